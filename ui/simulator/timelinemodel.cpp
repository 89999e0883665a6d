// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/timelinemodel.h"

#include "lib/wire/printable.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/simulator/clienttablemodel.h"

#include <algorithm>

namespace {

constexpr qsizetype MostNames = 4 * TimelineModel::MostEntries;

} // namespace

bool TimelineModel::isShown(const Simulator::Sent &sent) const
{
    return m_filter.isEmpty() || sent.client == 0 || m_filter.contains(sent.client);
}

void TimelineModel::append(const QList<Simulator::Sent> &sent)
{
    const QList<Simulator::Sent> added = sent.last(std::min(sent.size(), MostEntries));
    const auto surplus = qsizetype(m_entries.size()) + added.size() - MostEntries;
    removeOldest(std::max<qsizetype>(surplus, 0));
    const auto shown =
        std::count_if(added.begin(), added.end(), [this](const auto &one) { return isShown(one); });
    if (shown > 0)
        beginInsertRows({}, rowCount(), rowCount() + int(shown) - 1);
    for (const Simulator::Sent &one : added) {
        if (isShown(one))
            m_shown.push_back(m_firstNumber + qint64(m_entries.size()));
        m_entries.push_back(one);
    }
    if (shown > 0)
        endInsertRows();
}

void TimelineModel::removeOldest(qsizetype count)
{
    const qint64 first = m_firstNumber + count;
    const auto end = std::lower_bound(m_shown.begin(), m_shown.end(), first);
    const bool hasRows = end != m_shown.begin();
    if (hasRows)
        beginRemoveRows({}, 0, int(end - m_shown.begin()) - 1);
    m_shown.erase(m_shown.begin(), end);
    m_entries.erase(m_entries.begin(), m_entries.begin() + count);
    m_firstNumber = first;
    if (hasRows)
        endRemoveRows();
}

void TimelineModel::clear()
{
    beginResetModel();
    m_firstNumber += qint64(m_entries.size());
    m_entries.clear();
    m_shown.clear();
    endResetModel();
}

void TimelineModel::noteClients(const QList<Simulator::Client> &clients)
{
    if (m_names.size() > MostNames)
        m_names.clear();
    for (const Simulator::Client &client : clients) {
        if (!m_names.contains(client.id))
            m_names.insert(client.id, clientName(client));
    }
}

void TimelineModel::setFilter(const QList<quint64> &clients)
{
    const QSet<quint64> filter(clients.begin(), clients.end());
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_shown.clear();
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (isShown(m_entries[i]))
            m_shown.push_back(m_firstNumber + qint64(i));
    }
    endResetModel();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

// One that came and went between two reports has a number only.
QString TimelineModel::nameOf(quint64 client) const
{
    if (client == 0)
        return tr("all");
    return m_names.value(client, QStringLiteral("#%1").arg(client));
}

// Of clients on this machine the port says enough.
QString TimelineModel::shortNameOf(quint64 client) const
{
    const QString name = nameOf(client);
    return name.startsWith(QLatin1String("127.0.0.1:")) ? name.sliced(9) : name;
}

static QString typeText(const Simulator::Sent &sent)
{
    using Kind = Simulator::Sent::Kind;
    switch (sent.kind) {
    case Kind::Event:
        return sent.type.isEmpty() ? QStringLiteral("message") : toPrintable(sent.type);
    case Kind::Comment:
        return TimelineModel::tr("comment");
    case Kind::Retry:
        return TimelineModel::tr("retry");
    case Kind::Other:
        return TimelineModel::tr("bytes");
    case Kind::Label:
        return TimelineModel::tr("label");
    case Kind::Began:
        return TimelineModel::tr("begins");
    case Kind::Ended:
        return TimelineModel::tr("ends");
    case Kind::Fault:
        return TimelineModel::tr("fault");
    }
    Q_UNREACHABLE();
}

QString TimelineModel::text(const Simulator::Sent &sent, int column) const
{
    using Kind = Simulator::Sent::Kind;
    switch (Column(column)) {
    case TimeColumn:
        return formatTime(Record::Time(std::chrono::milliseconds(sent.time)));
    case ClientColumn:
        return shortNameOf(sent.client);
    case TypeColumn:
        return typeText(sent);
    case IdColumn:
        return sent.kind == Kind::Event ? toPrintable(sent.id) : QString();
    case TextColumn:
        return (sent.kind == Kind::Comment ? QStringLiteral(": ") : QString())
            + toPrintable(sent.text.toUtf8());
    case SizeColumn:
        return sent.size > 0 ? formatSize(sent.size) : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    using Kind = Simulator::Sent::Kind;
    const qint64 number = m_shown[size_t(index.row())];
    const Simulator::Sent &sent = m_entries[size_t(number - m_firstNumber)];
    const int column = index.column();
    const Theme &theme = Theme::current();
    switch (role) {
    case Qt::DisplayRole:
        return text(sent, column);
    case Qt::ToolTipRole:
        return (column == ClientColumn ? nameOf(sent.client) : text(sent, column)).toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return int((column == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        return column == TextColumn || column == TypeColumn || column == IdColumn ? wireFont()
                                                                                  : QVariant();
    case Qt::ForegroundRole:
        if (sent.kind == Kind::Fault)
            return theme.warning;
        if (sent.kind == Kind::Label)
            return theme.accent;
        return sent.kind == Kind::Event ? theme.text : theme.muted;
    default:
        return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    static_assert(ColumnCount == 6);
    const QStringList names{tr("Time"), tr("Client"), tr("Type"), tr("Data"), tr("Id"), tr("Size")};
    return names.value(section);
}
