// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/headersection.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QCompleter>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>

namespace {

// Those that a request for an event stream may want to have.
QStringList commonHeaders()
{
    return {QStringLiteral("Accept"),          QStringLiteral("Accept-Encoding"),
            QStringLiteral("Accept-Language"), QStringLiteral("Authorization"),
            QStringLiteral("Cache-Control"),   QStringLiteral("Content-Type"),
            QStringLiteral("Cookie"),          QStringLiteral("Last-Event-ID"),
            QStringLiteral("Mcp-Session-Id"),  QStringLiteral("Origin"),
            QStringLiteral("Pragma"),          QStringLiteral("Prefer"),
            QStringLiteral("Referer"),         QStringLiteral("User-Agent"),
            QStringLiteral("X-Api-Key"),       QStringLiteral("X-Forwarded-For"),
            QStringLiteral("X-Request-Id"),    QStringLiteral("X-Requested-With")};
}

class HeaderDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &index) const override
    {
        auto *edit = new QLineEdit(parent);
        edit->setObjectName(QStringLiteral("cell"));
        edit->setFont(wireFont());
        edit->setAccessibleName(index.column() == HeaderTableModel::Name
                                    ? HeaderSection::tr("Name of the header")
                                    : HeaderSection::tr("Value of the header"));
        if (index.column() == HeaderTableModel::Name) {
            auto *completer = new QCompleter(commonHeaders(), edit);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            edit->setCompleter(completer);
        }
        return edit;
    }
};

} // namespace

HeaderSection::HeaderSection(QWidget *parent)
    : RequestSection(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_table = createTable(), 1);

    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(8);
    layout->addLayout(buttons);
    QPushButton *add = addButton(QStringLiteral("add"), tr("A&dd"), tr("Add a header"));
    m_remove = addButton(QStringLiteral("clear"), tr("R&emove"), tr("Remove the selected headers"));
    QPushButton *paste = addButton(QStringLiteral("copy"), tr("Paste &lines"),
                                   tr("Paste lines such as “Name: value” from the clipboard"));
    for (QPushButton *button : {add, m_remove, paste})
        buttons->addWidget(button);
    buttons->addStretch(1);
    connect(add, &QPushButton::clicked, this, &HeaderSection::addHeader);
    connect(m_remove, &QPushButton::clicked, this, &HeaderSection::removeSelected);
    connect(paste, &QPushButton::clicked, this, &HeaderSection::pasteLines);
    connect(&m_model, &HeaderTableModel::edited, this, &HeaderSection::edited);
    showRemovable();
}

QTableView *HeaderSection::createTable()
{
    auto *table = new QTableView(this);
    table->setObjectName(QStringLiteral("headers"));
    table->setModel(&m_model);
    table->setItemDelegate(new HeaderDelegate(table));
    table->setAccessibleName(tr("Headers of the request"));
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setEditTriggers(QTableView::DoubleClicked | QTableView::EditKeyPressed
                           | QTableView::AnyKeyPressed);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(QFontMetrics(wireFont()).height() + 10);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->resizeSection(HeaderTableModel::Sent, 56);
    header->resizeSection(HeaderTableModel::Name, 200);
    table->installEventFilter(this);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HeaderSection::showRemovable);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &HeaderSection::showRemovable);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &HeaderSection::showRemovable);
    return table;
}

QPushButton *HeaderSection::addButton(const QString &icon, const QString &text,
                                      const QString &toolTip)
{
    auto *button = new QPushButton(themedIcon(icon), text, this);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    return button;
}

void HeaderSection::showDraft(const RequestDraft &draft)
{
    m_model.setLines(draft.headers);
}

void HeaderSection::writeTo(RequestDraft *draft) const
{
    draft->headers = m_model.lines();
}

bool HeaderSection::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Paste)) {
            pasteLines();
            return true;
        }
        if (key->matches(QKeySequence::Delete) || key->key() == Qt::Key_Backspace) {
            removeSelected();
            return true;
        }
    }
    return RequestSection::eventFilter(watched, event);
}

void HeaderSection::addHeader()
{
    const QModelIndex name = m_model.index(int(m_model.lines().size()), HeaderTableModel::Name);
    m_table->setCurrentIndex(name);
    m_table->edit(name);
}

void HeaderSection::removeSelected()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    m_model.remove(rows);
}

void HeaderSection::pasteLines()
{
    const int row = m_table->selectionModel()->hasSelection() ? m_table->currentIndex().row()
                                                              : int(m_model.lines().size());
    m_model.paste(row, QGuiApplication::clipboard()->text());
}

void HeaderSection::showRemovable()
{
    if (m_remove)
        m_remove->setEnabled(m_table->selectionModel()->hasSelection());
}
