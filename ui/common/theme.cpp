// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyleFactory>

#include <array>

namespace {

Theme lightTheme()
{
    return {.isDark = false,
            .window = QColor(0xf1f4f6),
            .base = QColor(0xffffff),
            .raised = QColor(0xffffff),
            .border = QColor(0xd5dce2),
            .text = QColor(0x17212b),
            .muted = QColor(0x5f6e7b),
            .accent = QColor(0x0b7285),
            .onAccent = QColor(0xffffff),
            .good = QColor(0x1a7f4e),
            .warning = QColor(0x9a5b00),
            .bad = QColor(0xc02b2b),
            .selection = QColor(0xd3eaf0),
            .mark = QColor(0xbfe3f0),
            .foundMark = QColor(0xffe08a)};
}

Theme darkTheme()
{
    return {.isDark = true,
            .window = QColor(0x171d24),
            .base = QColor(0x10151b),
            .raised = QColor(0x232c36),
            .border = QColor(0x313c48),
            .text = QColor(0xdfe6ec),
            .muted = QColor(0x8d9ba8),
            .accent = QColor(0x3bb8cb),
            .onAccent = QColor(0x06181c),
            .good = QColor(0x4cc38a),
            .warning = QColor(0xe5a63c),
            .bad = QColor(0xff7b72),
            .selection = QColor(0x1d4450),
            .mark = QColor(0x1c5566),
            .foundMark = QColor(0x6b5410)};
}

Theme &currentTheme()
{
    static Theme theme = lightTheme();
    return theme;
}

// Qt 6.4 does not tell the desktop's colour scheme, but its palette does.
bool isSystemDark()
{
    static const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

} // namespace

const Theme &Theme::current()
{
    return currentTheme();
}

void Theme::apply(Name name)
{
    const bool dark = name == Name::Dark || (name == Name::System && isSystemDark());
    currentTheme() = dark ? darkTheme() : lightTheme();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(currentTheme().palette());
    qApp->setStyleSheet(currentTheme().styleSheet());
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Button, raised);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, bad);
    palette.setColor(QPalette::ToolTipBase, raised);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, selection);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::Mid, border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, muted);
    return palette;
}

QColor Theme::typeColor(int typeIndex) const
{
    static constexpr std::array<QRgb, 8> onLight{0x0072b2, 0xc45500, 0x00855e, 0xa8488a,
                                                 0x8a6d00, 0x2a86b8, 0x5a4fb0, 0x5f6b75};
    static constexpr std::array<QRgb, 8> onDark{0x56b4e9, 0xf08c3e, 0x3fc79a, 0xe08cc4,
                                                0xe6d154, 0x8fd0f5, 0xa79df2, 0xaab6c0};
    if (typeIndex < 0)
        return muted;
    const auto place = size_t(typeIndex) % onLight.size();
    return QColor(isDark ? onDark[place] : onLight[place]);
}

QColor Theme::tint(int number) const
{
    static constexpr std::array<QRgb, TintCount> onLight{0xffe3e0, 0xffedcc, 0xfbf6c2,
                                                         0xdcf5e3, 0xdcebff, 0xf0e2fb};
    static constexpr std::array<QRgb, TintCount> onDark{0x4a2524, 0x46341a, 0x3f3d17,
                                                        0x1c3d2a, 0x1c3350, 0x3a2749};
    const auto place = size_t(number) % onLight.size();
    return QColor(isDark ? onDark[place] : onLight[place]);
}

QString Theme::styleSheet() const // NOLINT(readability-function-size): one long text
{
    QString sheet = QStringLiteral(R"(
QMainWindow, QDialog, QDockWidget { background: @window; }
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 4px 6px; }
QMenuBar { background: @window; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @selection; }
QMenu { background: @raised; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit#editor {
    background: @base; border: 1px solid @border; border-radius: 6px; padding: 5px 8px;
    selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit#editor:focus {
    border-color: @accent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/arrow-down.svg); width: 16px; height: 16px; }
QLineEdit[invalid="true"] { border-color: @bad; }
QLineEdit#cell { border-radius: 0; padding: 0 2px; }
QTableView#headers QHeaderView::section { padding: 5px 3px; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator {
    width: 14px; height: 14px; background: @base; border: 1px solid @muted; border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QTableView::indicator:checked {
    background: @accent; border-color: @accent; image: url(@check); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent;
    background: @onAccent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @text; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @border; }
QListView#completions { background: @raised; border: 1px solid @border; padding: 4px;
    selection-background-color: @selection; selection-color: @text; outline: none; }
QListView#completions::item { padding: 4px 6px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @border;
    selection-background-color: @selection; selection-color: @text; }
QPushButton { background: @raised; border: 1px solid @border; border-radius: 6px;
    padding: 5px 14px; min-height: 18px; }
QPushButton:hover { border-color: @muted; }
QPushButton:pressed { background: @selection; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @muted; }
QPushButton#primary { background: @accent; color: @onAccent; border-color: @accent;
    font-weight: 600; }
QPushButton#primary:hover { background: @text; border-color: @text; color: @base; }
QPushButton#primary:disabled { background: @border; border-color: @border; color: @muted; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton#framed { border-color: @border; background: @raised; padding: 3px 8px; }
QToolButton#framed:disabled { color: @muted; }
QToolButton#framed:focus { border-color: @accent; }
QToolButton:hover, QToolButton#framed:hover { background: @selection; }
QToolButton:checked { background: @selection; }
QToolButton:focus { border-color: @accent; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { padding: 6px 12px; margin-right: 2px; border: none; color: @muted;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar#narrow::tab { padding: 6px 8px; }
QTableView, QTreeView, QPlainTextEdit { background: @base; border: none; }
QTableView { selection-background-color: @selection; selection-color: @text; }
QTableView#padded { outline: none; }
QTableView#padded::item { padding: 0 6px; border: none; }
QTableView#padded::item:selected { background: @selection; }
QTreeView { selection-background-color: @selection; selection-color: @text; outline: none; }
QListView#findings { background: @base; border: none; padding: 0 8px; }
QHeaderView { background: @base; }
QHeaderView::section { background: @base; color: @muted; border: none;
    border-bottom: 1px solid @border; padding: 5px 8px; }
QSplitter::handle { background: @border; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:horizontal { width: 1px; }
QStatusBar { background: @window; border-top: 1px solid @border; }
QStatusBar::item { border: none; }
QDockWidget { titlebar-close-icon: none; }
QDockWidget::title { background: @window; padding: 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame#line { background: @border; max-height: 1px; min-height: 1px; }
QLabel#muted { color: @muted; }
QLabel#heading { font-weight: 600; }
QLabel#title { font-size: 20px; font-weight: 600; }
QLabel#bad { color: @bad; }
QLabel#warning { color: @warning; }
QWidget#band { background: @base; }
QFrame#notice { border-top: 1px solid @border; }
)");
    sheet.replace(QLatin1String("@check)"), // style sheets do not tint
                  isDark ? QLatin1String(":/icons/check.svg)")
                         : QLatin1String(":/icons/check-white.svg)"));
    const std::pair<const char *, QColor> colors[] = {
        {"@window", window},       {"@base", base},         {"@raised", raised},
        {"@border", border},       {"@text", text},         {"@muted", muted},
        {"@accent", accent},       {"@onAccent", onAccent}, {"@bad", bad},
        {"@selection", selection}, {"@warning", warning},
    };
    for (const auto &[name, color] : colors)
        sheet.replace(QLatin1String(name) + QLatin1Char(';'), color.name() + QLatin1Char(';'));
    for (const auto &[name, color] : colors)
        sheet.replace(QLatin1String(name) + QLatin1Char(' '), color.name() + QLatin1Char(' '));
    return sheet;
}

QFont wireFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}
