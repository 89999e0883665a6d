// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/filterbar.h"

#include "lib/query/query.h"
#include "lib/query/querycompletion.h"
#include "ui/common/icon.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

using namespace std::chrono_literals;

namespace {

constexpr auto TypingPause = 120ms;
constexpr qsizetype MenuText = 60; // characters of a filter in a menu

enum CompletionRole { InsertRole = Qt::UserRole };

QString menuText(const QString &filter)
{
    QString text = filter.size() > MenuText ? filter.left(MenuText - 1) + QChar(u'…') : filter;
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

QIcon tintIcon(int number)
{
    QPixmap pixmap(14, 14);
    pixmap.fill(Theme::current().tint(number));
    QPainter painter(&pixmap);
    painter.setPen(Theme::current().muted);
    painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1));
    return pixmap;
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QLineEdit(parent)
    , m_delay(new QTimer(this))
    , m_savedMenu(new QMenu(this))
    , m_completer(new QCompleter(this))
    , m_completions(new QStandardItemModel(this))
{
    setPlaceholderText(tr("Filter: words, type:tick, size>1kb, jq:(.price > 100)"));
    setAccessibleName(tr("Filter"));
    setToolTip(tr("Shows the rows that match. Ctrl+Space: what may stand here; "
                  "up and down: earlier filters."));
    setClearButtonEnabled(true);
    addAction(themedIcon(QStringLiteral("filter"), &Theme::muted), LeadingPosition);
    setMinimumWidth(120);
    m_delay->setSingleShot(true);
    m_delay->setInterval(TypingPause);
    connect(m_delay, &QTimer::timeout, this, &FilterBar::parse);
    connect(this, &QLineEdit::textChanged, m_delay, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_historyPlace = -1;
        complete(false);
    });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        parse();
        rememberFilter();
    });
    m_completer->setModel(m_completions);
    m_completer->setWidget(this);
    m_completer->popup()->setObjectName(QStringLiteral("completions"));
    m_completer->popup()->setAccessibleName(tr("What may stand here"));
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &FilterBar::insertCompletion);
    connect(m_savedMenu, &QMenu::aboutToShow, this, &FilterBar::fillSavedMenu);
}

void FilterBar::setFilter(const QString &text)
{
    setText(text);
    parse();
    rememberFilter();
}

void FilterBar::parse()
{
    m_delay->stop();
    const QString typed = text();
    QueryError error;
    const bool isFilter = Query::parse(typed, &error).has_value();
    setProperty("invalid", !isFilter);
    style()->polish(this); // as that
    setError(isFilter ? QString() : error.message);
    if (!isFilter || typed.trimmed() == m_filter)
        return;
    m_filter = typed.trimmed();
    emit filterChanged(m_filter);
}

void FilterBar::setError(const QString &error)
{
    if (m_error == error)
        return;
    m_error = error;
    emit errorChanged(error);
}

void FilterBar::rememberFilter()
{
    if (!m_filter.isEmpty() && m_error.isEmpty())
        Settings::addFilter(m_filter);
}

void FilterBar::fillSavedMenu()
{
    m_savedMenu->clear();
    QAction *save = m_savedMenu->addAction(
        themedIcon(QStringLiteral("star")), tr("&Keep this filter"), this, [this] {
            QStringList kept = Settings::keptFilters();
            kept.removeAll(m_filter);
            Settings::setKeptFilters(QStringList(m_filter) + kept);
        });
    QMenu *colors = m_savedMenu->addMenu(tr("&Colour its rows"));
    const QStringList names{tr("Red"),   tr("Orange"), tr("Yellow"),
                            tr("Green"), tr("Blue"),   tr("Violet")};
    for (int i = 0; i < Theme::TintCount; ++i)
        colors->addAction(tintIcon(i), names.value(i), this, [this, i] { emit colorChosen(i); });
    QAction *none = colors->addAction(tr("None"), this, [this] { emit colorChosen(-1); });
    none->setToolTip(tr("Rows that this filter finds have no colour of its own"));
    for (QAction *action : {save, colors->menuAction()})
        action->setEnabled(!m_filter.isEmpty());
    addFilters(tr("Kept"), Settings::keptFilters());
    addFilters(tr("Earlier"), Settings::filters());
    QMenu *forget = m_savedMenu->addMenu(tr("&Forget"));
    for (const QString &filter : Settings::keptFilters())
        forget->addAction(menuText(filter), this, [filter] {
            QStringList kept = Settings::keptFilters();
            kept.removeAll(filter);
            Settings::setKeptFilters(kept);
        });
    forget->addAction(tr("All earlier ones"), this, [] { Settings::clearFilters(); });
}

void FilterBar::addFilters(const QString &title, const QStringList &filters)
{
    if (filters.isEmpty())
        return;
    m_savedMenu->addSeparator();
    m_savedMenu->addAction(title)->setEnabled(false);
    for (const QString &filter : filters.first(std::min<qsizetype>(filters.size(), 10)))
        m_savedMenu->addAction(menuText(filter), this, [this, filter] { setFilter(filter); });
}

void FilterBar::keyPressEvent(QKeyEvent *event)
{
    if (m_completer->popup()->isVisible()
        && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
            || event->key() == Qt::Key_Tab)) {
        event->ignore(); // the popup takes it
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        complete(true);
    else if (event->key() == Qt::Key_Up)
        walkHistory(1);
    else if (event->key() == Qt::Key_Down && m_historyPlace < 0)
        emit leftDownwards();
    else if (event->key() == Qt::Key_Down)
        walkHistory(-1);
    else if (event->key() == Qt::Key_Escape && !text().isEmpty())
        setFilter({});
    else
        QLineEdit::keyPressEvent(event);
}

void FilterBar::walkHistory(int step)
{
    const QStringList earlier = Settings::filters();
    const int place = std::clamp(m_historyPlace + step, -1, int(earlier.size()) - 1);
    if (place == m_historyPlace)
        return;
    m_historyPlace = place;
    setText(place < 0 ? QString() : earlier.at(place));
}

void FilterBar::complete(bool isAsked)
{
    const CompletionList list = completions(text(), cursorPosition(), m_typeSource());
    m_completionBegin = list.begin;
    m_completionEnd = list.end;
    m_completions->clear();
    const QString typed = text().mid(list.begin, list.end - list.begin);
    for (const Completion &completion : list.items) {
        auto *item = new QStandardItem(completion.explanation.isEmpty() ? completion.text
                                                                        : completion.text
                                               + QStringLiteral("   ") + completion.explanation);
        item->setData(completion.text, InsertRole);
        m_completions->appendRow(item);
    }
    const bool isDone = list.items.size() == 1 && list.items.constFirst().text == typed;
    if (list.items.isEmpty() || isDone || (!isAsked && typed.isEmpty())) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete(QRect(cursorRect().left(), 0, std::min(width(), 460), height()));
}

void FilterBar::insertCompletion(const QModelIndex &index)
{
    const QString inserted = index.data(InsertRole).toString();
    QString whole = text();
    whole.replace(m_completionBegin, m_completionEnd - m_completionBegin, inserted);
    setText(whole);
    setCursorPosition(int(m_completionBegin + inserted.size()));
}
