// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/eventtablemodel.h"

#include "lib/capture/capture.h"
#include "lib/wire/printable.h"
#include "lib/wire/utf8.h"
#include "ui/common/format.h"
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

EventTableModel::EventTableModel(Capture *capture, QObject *parent)
    : QAbstractTableModel(parent)
    , m_capture(capture)
    , m_frame(this)
    , m_rows(CachedRows)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(Frame);
    connect(&m_frame, &QTimer::timeout, this, &EventTableModel::showNewRows);
    connect(capture, &Capture::grown, this, [this] {
        if (!m_frame.isActive())
            m_frame.start();
    });
    connect(capture, &Capture::cleared, this, &EventTableModel::reset);
    showNewRows();
}

void EventTableModel::showNewRows()
{
    const auto count =
        int(std::min<qsizetype>(m_capture->count(), std::numeric_limits<int>::max()));
    if (count <= m_rowCount)
        return;
    beginInsertRows({}, m_rowCount, count - 1);
    m_rowCount = count;
    endInsertRows();
}

void EventTableModel::reset()
{
    beginResetModel();
    m_rows.clear();
    m_rowCount = 0;
    endResetModel();
}

int EventTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rowCount;
}

int EventTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
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
        return int(m_capture->kind(index.row()));
    case TypeIndexRole:
        return m_capture->typeIndex(index.row());
    case WarningRole:
        return row(index.row()).warning;
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
        const Record record = m_capture->record(index.row());
        text += record.isNote() ? QStringLiteral("# ") + recordPreview(record) + QLatin1Char('\n')
                                : decodeUtf8(record.bytes);
    }
    return text;
}

const EventTableModel::Row &EventTableModel::row(int number) const
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
    const Row &result = *row;
    m_rows.insert(number, row.release());
    return result;
}

QString EventTableModel::cell(int number, int column) const
{
    const Row &shown = row(number);
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
    return row == 0 ? QString() : formatDifference(m_capture->time(row) - m_capture->time(row - 1));
}

// In tags, so that it is shown as it is and broken into lines.
QString EventTableModel::toolTip(int number) const
{
    const QString warning = row(number).warning;
    return warning.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(warning.toHtmlEscaped());
}

QString EventTableModel::accessibleText(int number) const
{
    const Row &shown = row(number);
    QStringList parts{shown.number, shown.time, shown.type, shown.id, shown.preview};
    if (!shown.warning.isEmpty() && shown.warning != shown.preview)
        parts << tr("Warning: %1").arg(shown.warning);
    return parts.join(QLatin1Char(' '));
}
