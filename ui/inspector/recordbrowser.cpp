// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/recordbrowser.h"

#include "lib/capture/capture.h"
#include "lib/query/jqexpression.h"
#include "lib/script/duration.h"
#include "ui/common/settings.h"
#include "ui/inspector/findbar.h"
#include "ui/inspector/promptbar.h"

#include <QDateTime>
#include <QHeaderView>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

RecordBrowser::RecordBrowser(Capture *capture, QWidget *parent)
    : QWidget(parent)
    , m_capture(capture)
    , m_all(capture)
    , m_found(capture, EventTableModel::Without::Nothing)
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_allView(new RecordView(m_splitter))
    , m_foundView(new RecordView(m_splitter))
    , m_lastView(m_allView)
    , m_find(new FindBar(capture, this))
    , m_prompt(new PromptBar(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_prompt);
    layout->addWidget(m_find);
    m_splitter->setChildrenCollapsible(false);
    m_foundView->setAccessibleName(tr("Rows that the filter finds"));
    addView(m_allView, &m_all);
    addView(m_foundView, &m_found);
    connect(m_find, &FindBar::textChanged, &m_highlighter, &Highlighter::setSearch);
    connect(m_find, &FindBar::nextRequested, this, &RecordBrowser::findNext);
    connect(m_find, &FindBar::previousRequested, this, &RecordBrowser::findPrevious);
    connect(m_find, &FindBar::closed, this, [this] { view()->setFocus(); });
    connect(m_prompt, &PromptBar::closed, this, [this] { view()->setFocus(); });
    connect(capture, &Capture::grown, this, [this] {
        if (m_filter)
            m_filter->proceed();
        else if (!m_filterText.isEmpty())
            applyFilter(m_filterText);
        else if (m_all.isPaused())
            emit countChanged();
    });
    connect(capture, &Capture::cleared, this, [this] {
        if (m_filter)
            startFilter(filter());
    });
    takeSettings();
    arrangeViews();
}

RecordBrowser::~RecordBrowser() = default;

void RecordBrowser::addView(RecordView *view, EventTableModel *model)
{
    view->setRecords(model);
    view->setHighlighter(&m_highlighter);
    view->installEventFilter(this);
    view->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view->horizontalHeader(), &QHeaderView::customContextMenuRequested, this,
            [this, view](const QPoint &place) { showColumnMenu(view, place); });
    connect(view, &RecordView::rowChosen, this, [this, view, model](int row) {
        if (view->hasFocus())
            m_lastView = view;
        chooseRow(*model, row);
    });
    connect(view, &RecordView::activated, this, [this, model](const QModelIndex &index) {
        emit rowActivated(model->captureRow(index.row()));
    });
    connect(view, &RecordView::followingChanged, this, [this, view](bool following) {
        if (view == this->view())
            emit followingChanged(following);
    });
    connect(model, &QAbstractItemModel::rowsInserted, this, &RecordBrowser::countChanged);
    connect(model, &QAbstractItemModel::modelReset, this, &RecordBrowser::countChanged);
}

bool RecordBrowser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        m_lastView = static_cast<RecordView *>(watched);
        emit followingChanged(view()->isFollowing());
    }
    return QWidget::eventFilter(watched, event);
}

RecordView *RecordBrowser::view() const
{
    if (!m_filter)
        return m_allView;
    return m_results == Results::Instead ? m_foundView : m_lastView;
}

const EventTableModel &RecordBrowser::model() const
{
    return view() == m_allView ? m_all : m_found;
}

qsizetype RecordBrowser::selectedRow() const
{
    const QModelIndex current = view()->currentIndex();
    if (!current.isValid() || !view()->selectionModel()->isRowSelected(current.row()))
        return -1;
    return model().captureRow(current.row());
}

std::vector<quint32> RecordBrowser::selectedRows() const
{
    std::vector<quint32> rows;
    for (const QItemSelectionRange &range : view()->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(quint32(model().captureRow(row)));
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

// A row that is chosen among the found ones is shown among all, too.
void RecordBrowser::chooseRow(const EventTableModel &model, int row)
{
    const qsizetype captureRow = row < 0 ? -1 : model.captureRow(row);
    if (&model == &m_found && m_results == Results::Beside && row >= 0) {
        const QSignalBlocker blocker(m_allView);
        m_allView->chooseRow(m_all.rowOf(captureRow));
    }
    m_find->setCurrentRow(captureRow);
    emit rowChosen(captureRow);
}

void RecordBrowser::setFilter(const QString &filter)
{
    if (filter == this->filter())
        return;
    const qsizetype row = selectedRow();
    applyFilter(filter);
    if (row >= 0 && !m_filter)
        showRow(row);
}

void RecordBrowser::applyFilter(const QString &filter)
{
    startFilter(filter);
    m_lastView = m_filter ? m_foundView : m_allView;
    arrangeViews();
}

void RecordBrowser::startFilter(const QString &filter)
{
    m_filterText = filter.trimmed();
    m_found.setFilter(nullptr);
    m_filter.reset();
    m_highlighter.setFilter(filter);
    if (!m_filterText.isEmpty() && m_capture->file()) {
        m_filter = std::make_unique<FilterRun>(m_capture->file(), m_capture->index(), filter);
        m_found.setFilter(m_filter.get());
        connect(m_filter.get(), &FilterRun::advanced, this, &RecordBrowser::showSearched);
        showSearched();
    }
    emit countChanged();
}

void RecordBrowser::showSearched()
{
    m_foundView->setEmptyText(m_filter->isCaughtUp()
                                  ? tr("No row matches the filter. Esc in its line removes it.")
                                  : tr("Looking for rows that match …"));
    emit countChanged();
}

void RecordBrowser::setResults(Results results)
{
    m_results = results;
    arrangeViews();
}

void RecordBrowser::arrangeViews()
{
    const bool hadFocus = m_allView->hasFocus() || m_foundView->hasFocus();
    m_allView->setVisible(!m_filter || m_results == Results::Beside);
    m_foundView->setVisible(m_filter != nullptr);
    if (hadFocus)
        view()->setFocus();
    emit followingChanged(view()->isFollowing());
}

void RecordBrowser::setLook(RecordView::Look look) const
{
    for (RecordView *view : views())
        view->setLook(look);
}

void RecordBrowser::setFollowing(bool following) const
{
    for (RecordView *view : views())
        view->setFollowing(following);
}

void RecordBrowser::setPaused(bool isPaused)
{
    m_all.setPaused(isPaused);
    m_found.setPaused(isPaused);
    emit countChanged();
}

void RecordBrowser::find()
{
    m_find->open();
}

void RecordBrowser::findNext()
{
    if (const qsizetype row = m_find->next(selectedRow()); row >= 0)
        showRow(row);
}

void RecordBrowser::findPrevious()
{
    const qsizetype selected = selectedRow();
    const qsizetype row = m_find->previous(selected < 0 ? m_capture->count() : selected);
    if (row >= 0)
        showRow(row);
}

// Among all rows if the filter does not show it.
void RecordBrowser::showRow(qsizetype captureRow)
{
    if (m_filter && m_results == Results::Instead) {
        const int row = m_found.rowOf(captureRow);
        if (row < m_found.rowCount() && m_found.captureRow(row) == captureRow) {
            m_foundView->chooseRow(row);
            return;
        }
        setResults(Results::Beside);
    }
    m_lastView = m_allView;
    m_allView->chooseRow(m_all.rowOf(captureRow));
}

void RecordBrowser::jump()
{
    m_prompt->ask(tr("Go to"), {}, tr("an event’s number, or a time such as 10:30:05 or +2m"),
                  [this](const QString &text) { return jumpTo(text); });
}

QString RecordBrowser::jumpTo(const QString &text)
{
    const qsizetype count = m_capture->count();
    QString number = text.trimmed();
    if (number.startsWith(QLatin1Char('#')))
        number.remove(0, 1);
    bool isNumber = false;
    const bool isLater = number.startsWith(QLatin1Char('+'));
    const qint64 event = isLater ? 0 : QLocale().toLongLong(number, &isNumber);
    qsizetype row = m_capture->index()->rowOfEvent(event);
    if (isNumber) {
        if (row >= count)
            return tr("There are %1 events.")
                .arg(QLocale().toString(qint64(m_capture->eventCount())));
    } else if (isLater) {
        LineError error;
        const auto time = parseDuration(number.sliced(1).toUtf8(), &error);
        if (!time)
            return error.message;
        row = count == 0 ? 0 : m_capture->index()->rowAtTime(m_capture->time(0) + *time);
    } else {
        row = rowAtTimeOfDay(number);
        if (row < 0)
            return tr("This is neither a number nor a time; write 42, 10:30:05 or +2m.");
    }
    if (count == 0)
        return tr("There are no rows yet.");
    setFollowing(false);
    showRow(std::min(row, count - 1));
    return {};
}

// On the day of the first row, or on the next one if that is too early; -1: it is no time.
qsizetype RecordBrowser::rowAtTimeOfDay(const QString &text) const
{
    QTime time;
    for (const char *format : {"H:mm", "H:mm:ss", "H:mm:ss.z"}) {
        if (!time.isValid())
            time = QTime::fromString(text, QLatin1String(format));
    }
    if (!time.isValid() || m_capture->count() == 0)
        return time.isValid() ? 0 : -1;
    const auto first = std::chrono::floor<std::chrono::milliseconds>(m_capture->time(0));
    QDateTime wanted = QDateTime::fromMSecsSinceEpoch(first.time_since_epoch().count());
    wanted.setTime(time);
    const auto row = [&] {
        return m_capture->index()->rowAtTime(
            Record::Time(std::chrono::milliseconds(wanted.toMSecsSinceEpoch())));
    };
    if (row() > 0)
        return row();
    wanted = wanted.addDays(1);
    return row() < m_capture->count() ? row() : 0;
}

void RecordBrowser::addColumn()
{
    m_prompt->ask(tr("New column"), {},
                  tr("a jq expression over the data, such as .price or .delta.text"),
                  [this](const QString &text) {
                      QString error;
                      if (text.trimmed().isEmpty())
                          return tr("Write what the column shows, such as .price.");
                      if (!JqExpression::parse(text.toUtf8(), &error))
                          return error;
                      Settings::setJqColumns(Settings::jqColumns() + QStringList{text.trimmed()});
                      takeSettings();
                      return QString();
                  });
}

void RecordBrowser::removeColumn(int column)
{
    QStringList columns = Settings::jqColumns();
    columns.removeAll(m_all.jqColumns().value(column - EventTableModel::ColumnCount));
    Settings::setJqColumns(columns);
    takeSettings();
}

void RecordBrowser::showColumnMenu(RecordView *view, const QPoint &place)
{
    QMenu menu;
    menu.addAction(tr("&Add a column…"), this, &RecordBrowser::addColumn);
    const int column = view->horizontalHeader()->logicalIndexAt(place);
    if (column >= EventTableModel::ColumnCount)
        menu.addAction(tr("&Remove this column"), this, [this, column] { removeColumn(column); });
    menu.exec(view->horizontalHeader()->mapToGlobal(place));
}

void RecordBrowser::takeSettings()
{
    for (EventTableModel *model : {&m_all, &m_found}) {
        if (model->jqColumns() != Settings::jqColumns())
            model->setJqColumns(Settings::jqColumns());
        model->setColorRules(Settings::colorRules());
    }
    for (RecordView *view : views())
        view->setLook(view->look());
}

void RecordBrowser::toggleBookmark()
{
    const qsizetype row = selectedRow();
    if (row < 0)
        return;
    const bool isBookmarked = m_capture->index()->isBookmarked(row);
    m_capture->setBookmark(row, isBookmarked ? std::nullopt : std::optional(QString()));
    emit rowChosen(row);
}

void RecordBrowser::goToBookmark(int step)
{
    const QMap<qsizetype, QString> bookmarks = m_capture->bookmarks();
    if (bookmarks.isEmpty())
        return;
    const qsizetype row = selectedRow();
    if (step > 0) {
        const auto next = bookmarks.upperBound(row);
        showRow(next == bookmarks.cend() ? bookmarks.firstKey() : next.key());
    } else {
        const auto here = bookmarks.lowerBound(row);
        showRow(row < 0 || here == bookmarks.cbegin() ? bookmarks.lastKey()
                                                      : std::prev(here).key());
    }
}
