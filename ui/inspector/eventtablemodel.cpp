// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/eventtablemodel.h"

#include "lib/capture/capture.h"
#include "lib/query/filterrun.h"
#include "lib/query/jqcolumn.h"
#include "lib/query/rowsearch.h"
#include "lib/wire/printable.h"
#include "lib/wire/utf8.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/inspector/recordfindings.h"
#include "ui/inspector/recordtext.h"

#include <algorithm>
#include <limits>

using namespace std::chrono_literals;

namespace {

constexpr auto Frame = 16ms;
constexpr int CachedRows = 500;       // a few screens
constexpr qint64 PreviewBytes = 4096; // read of a block to show its row

// The first of them, and how many more there are.
QString warningText(const Record &record)
{
    if (record.kind == Record::Kind::Hint)
        return recordPreview(record);
    const QList<Finding> findings = recordFindings(record, PreviewBytes);
    const auto end = std::find_if(findings.begin(), findings.end(), [](const Finding &finding) {
        return severity(finding.rule) != Finding::Severity::Warning;
    });
    const qsizetype count = end - findings.begin();
    if (count == 0)
        return {};
    QString text = toPrintable(findingText(findings.constFirst()).toUtf8());
    if (count > 1)
        text += QLatin1Char(' ') + EventTableModel::tr("And %1 more.").arg(count - 1);
    if (record.bytes.size() >= PreviewBytes)
        text += QLatin1Char(' ')
            + EventTableModel::tr("Only the first %1 were looked at.")
                  .arg(formatSize(PreviewBytes));
    return text;
}

} // namespace

EventTableModel::EventTableModel(Capture *capture, Without without, QObject *parent)
    : QAbstractTableModel(parent)
    , m_capture(capture)
    , m_without(without)
    , m_frame(this)
    , m_rows(CachedRows)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(Frame);
    connect(&m_frame, &QTimer::timeout, this, &EventTableModel::showNewRows);
    connect(capture, &Capture::grown, this, [this] {
        if (!m_frame.isActive() && !m_filter)
            m_frame.start();
    });
    connect(capture, &Capture::cleared, this, [this] {
        forgetShown();
        resetRows();
    });
    connect(capture, &Capture::bookmarksChanged, this, [this] { updateCells(0); });
    showNewRows();
}

EventTableModel::~EventTableModel() = default;

void EventTableModel::setFilter(FilterRun *filter)
{
    if (m_filter)
        m_filter->disconnect(this);
    beginResetModel();
    m_filter = filter;
    m_rowCount = 0;
    if (!m_isPaused || filter)
        m_rowCount = int(availableCount());
    endResetModel();
    if (filter)
        connect(filter, &FilterRun::advanced, this, &EventTableModel::showNewRows);
}

void EventTableModel::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    showNewRows();
}

qsizetype EventTableModel::waitingCount() const
{
    return availableCount() - m_rowCount;
}

// A view counts rows in an int.
qsizetype EventTableModel::availableCount() const
{
    const qsizetype all = m_without == Without::All ? m_capture->count() : 0;
    const qsizetype count = m_filter ? qsizetype(m_filter->rows().size()) : all;
    return std::min<qsizetype>(count, std::numeric_limits<int>::max());
}

qsizetype EventTableModel::captureRow(int row) const
{
    return m_filter ? qsizetype(m_filter->rows()[size_t(row)]) : row;
}

int EventTableModel::rowOf(qsizetype captureRow) const
{
    if (!m_filter)
        return int(captureRow);
    const std::vector<quint32> &rows = m_filter->rows();
    return int(std::lower_bound(rows.begin(), rows.end(), quint32(captureRow)) - rows.begin());
}

void EventTableModel::showNewRows()
{
    const auto count = int(availableCount());
    if (count <= m_rowCount || m_isPaused)
        return;
    prepareColumns();
    prepareRules();
    beginInsertRows({}, m_rowCount, count - 1);
    m_rowCount = count;
    endInsertRows();
}

void EventTableModel::resetRows()
{
    beginResetModel();
    m_filter = nullptr;
    m_rowCount = 0;
    endResetModel();
}

// What was made of rows is made anew.
void EventTableModel::forgetShown()
{
    m_rows.clear();
    m_jqColumns.clear();
    m_ruleSearches.clear();
}

void EventTableModel::setJqColumns(const QStringList &programs)
{
    beginResetModel();
    m_jqPrograms = programs;
    m_jqColumns.clear();
    prepareColumns();
    endResetModel();
}

void EventTableModel::setColorRules(const QList<ColorRule> &rules)
{
    m_colorRules = rules;
    m_ruleSearches.clear();
    m_rows.clear();
    prepareRules();
    updateCells(0);
}

// They read the file, which is there with the first rows.
void EventTableModel::prepareColumns()
{
    if (!m_capture->file() || !m_jqColumns.empty())
        return;
    for (const QString &program : m_jqPrograms) {
        m_jqColumns.push_back(
            std::make_unique<JqColumn>(m_capture->file(), m_capture->index(), program));
        connect(m_jqColumns.back().get(), &JqColumn::changed, this,
                [this] { updateCells(ColumnCount); });
    }
}

void EventTableModel::prepareRules()
{
    if (!m_capture->file() || !m_ruleSearches.empty())
        return;
    for (const ColorRule &rule : m_colorRules) {
        QueryError error;
        auto query = Query::parse(rule.query, &error);
        m_ruleSearches.push_back(query ? std::make_unique<RowSearch>(
                                     m_capture->file(), m_capture->index(), std::move(*query))
                                       : nullptr);
    }
}

void EventTableModel::updateCells(int fromColumn)
{
    if (m_rowCount > 0)
        emit dataChanged(index(0, fromColumn), index(m_rowCount - 1, columnCount() - 1));
}

int EventTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rowCount;
}

int EventTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount + m_jqPrograms.size());
}

QVariant EventTableModel::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter
                   | (index.column() <= Difference || index.column() == Size ? Qt::AlignRight
                                                                             : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        return accessibleText(index.row());
    case KindRole:
        return int(m_capture->kind(captureRow(index.row())));
    case TypeIndexRole:
        return m_capture->typeIndex(captureRow(index.row()));
    case WarningRole:
        return row(captureRow(index.row())).warning;
    case BookmarkRole:
        return m_capture->index()->isBookmarked(captureRow(index.row()));
    case TintRole:
        return row(captureRow(index.row())).tint;
    case Qt::ToolTipRole:
        return toolTip(index.row());
    default:
        return {};
    }
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter
                   | (section <= Difference || section == Size ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    if (section >= ColumnCount)
        return m_jqPrograms.value(section - ColumnCount);
    switch (Column(section)) {
    case Number:
        return QStringLiteral("#");
    case Time:
        return tr("Time");
    case Difference:
        return QStringLiteral("Δ");
    case Type:
        return tr("Type");
    case Id:
        return tr("Id");
    case Data:
        return tr("Data");
    case Size:
        return tr("Size");
    case LogLine:
        return tr("Log");
    case ColumnCount:
        break;
    }
    return {};
}

QString EventTableModel::text(const QModelIndexList &rows) const
{
    QString text;
    for (const QModelIndex &index : rows) {
        const Record record = m_capture->record(captureRow(index.row()));
        text += record.isNote() ? QStringLiteral("# ") + recordPreview(record) + QLatin1Char('\n')
                                : decodeUtf8(record.bytes);
    }
    return text;
}

const EventTableModel::Row &EventTableModel::row(qsizetype number) const
{
    if (const Row *row = m_rows.object(number))
        return *row;
    const Record record = m_capture->record(number, PreviewBytes);
    const bool isEvent = record.kind == Record::Kind::Event;
    auto row = std::make_unique<Row>();
    row->number = isEvent ? QString::number(record.number) : QString();
    row->time = formatTime(record.time);
    row->type = isEvent && m_capture->typeIndex(number) >= 0
        ? toPrintable(m_capture->types().at(m_capture->typeIndex(number)).left(200))
        : recordType(record);
    row->id = isEvent ? toPrintable(record.item.lastEventId().first(
                  std::min<qsizetype>(record.item.lastEventId().size(), 200)))
                      : QString();
    row->preview = recordPreview(record);
    row->size = isEvent ? formatSize(record.size) : QString();
    row->warning = warningText(record);
    row->tint = tint(number);
    const Row &result = *row;
    m_rows.insert(number, row.release());
    return result;
}

QString EventTableModel::cell(int number, int column) const
{
    if (column >= ColumnCount)
        return jqCell(number, column);
    const Row &shown = row(captureRow(number));
    switch (Column(column)) {
    case Number:
        return shown.number;
    case Time:
        return shown.time;
    case Difference:
        return difference(number);
    case Type:
        return shown.type;
    case Id:
        return shown.id;
    case Data:
        return shown.preview;
    case Size:
        return shown.size;
    case LogLine:
        return shown.time + QStringLiteral("  ") + shown.type.leftJustified(10)
            + QStringLiteral("  ")
            + (shown.id.isEmpty() ? QString() : QStringLiteral("[%1]  ").arg(shown.id))
            + shown.preview;
    case ColumnCount:
        break;
    }
    return {};
}

QString EventTableModel::difference(int row) const
{
    return row == 0
        ? QString()
        : formatDifference(m_capture->time(captureRow(row)) - m_capture->time(captureRow(row - 1)));
}

QString EventTableModel::jqCell(int number, int column) const
{
    const qsizetype row = captureRow(number);
    if (m_capture->kind(row) != Record::Kind::Event)
        return {};
    return m_jqColumns[size_t(column - ColumnCount)]->text(row);
}

QColor EventTableModel::tint(qsizetype number) const
{
    for (size_t i = 0; i < m_ruleSearches.size(); ++i) {
        if (m_ruleSearches[i] && m_ruleSearches[i]->matches(number))
            return Theme::current().tint(m_colorRules.at(qsizetype(i)).color);
    }
    return {};
}

// In tags, so that it is shown as it is and broken into lines.
QString EventTableModel::toolTip(int number) const
{
    const QString warning = row(captureRow(number)).warning;
    return warning.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(warning.toHtmlEscaped());
}

QString EventTableModel::accessibleText(int number) const
{
    const Row &shown = row(captureRow(number));
    QStringList parts{shown.number, shown.time, shown.type, shown.id, shown.preview};
    if (!shown.warning.isEmpty() && shown.warning != shown.preview)
        parts << tr("Warning: %1").arg(shown.warning);
    if (m_capture->index()->isBookmarked(captureRow(number)))
        parts << tr("Bookmarked");
    return parts.join(QLatin1Char(' '));
}
