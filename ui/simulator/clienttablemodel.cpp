// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/clienttablemodel.h"

#include "lib/wire/printable.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace {

constexpr qint64 NoticeableQueue = 4 * 1024; // bytes: less is on its way all the time
constexpr double LeastShown = 1024;          // bytes
constexpr double Magnitudes = 14;            // powers of two up to 16 MB

bool isSame(const Simulator::Client &a, const Simulator::Client &b)
{
    return a.eventsSent == b.eventsSent && a.bytesSent == b.bytesSent
        && a.bytesQueued == b.bytesQueued && a.eventsQueued == b.eventsQueued
        && a.eventsDropped == b.eventsDropped && a.awaits == b.awaits && a.label == b.label;
}

bool isNumber(int column)
{
    using Model = ClientTableModel;
    return column == Model::AttemptColumn || column == Model::EventsColumn
        || column == Model::SentColumn || column == Model::QueueColumn
        || column == Model::DroppedColumn;
}

double queueShare(qint64 bytes)
{
    if (double(bytes) <= LeastShown)
        return 0;
    return std::min(1.0, std::log2(double(bytes) / LeastShown) / Magnitudes);
}

} // namespace

QString clientName(const Simulator::Client &client)
{
    const bool isIpv6 = client.address.contains(QLatin1Char(':'));
    return (isIpv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(client.address, QString::number(client.port));
}

void ClientTableModel::setClients(const QList<Simulator::Client> &clients)
{
    removeGone(clients);
    insertNew(clients);
    update(clients);
}

void ClientTableModel::removeGone(const QList<Simulator::Client> &clients)
{
    QSet<quint64> left;
    left.reserve(clients.size());
    for (const Simulator::Client &client : clients)
        left.insert(client.id);
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (left.contains(idAt(last)))
            continue;
        int first = last;
        while (first > 0 && !left.contains(idAt(first - 1)))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

// Most come at the end, but a connection may wait before it asks for a stream.
void ClientTableModel::insertNew(const QList<Simulator::Client> &clients)
{
    for (int first = 0; first < clients.size(); ++first) {
        const bool isThere = first < m_rows.size();
        if (isThere && idAt(first) == clients[first].id)
            continue;
        int last = first;
        while (last + 1 < clients.size() && (!isThere || clients[last + 1].id != idAt(first)))
            ++last;
        beginInsertRows({}, first, last);
        QList<Row> added;
        for (int i = first; i <= last; ++i)
            added.append({clients[i], false});
        m_rows = m_rows.first(first) + added + m_rows.sliced(first);
        endInsertRows();
        first = last;
    }
}

void ClientTableModel::update(const QList<Simulator::Client> &clients)
{
    int first = -1;
    int last = -1;
    for (int i = 0; i < clients.size(); ++i) {
        Row &row = m_rows[i];
        const bool isGrowing = clients[i].bytesQueued > row.client.bytesQueued
            && clients[i].bytesQueued > NoticeableQueue;
        if (isSame(row.client, clients[i]) && isGrowing == row.isGrowing)
            continue;
        row = {clients[i], isGrowing};
        first = first < 0 ? i : first;
        last = i;
    }
    if (first >= 0)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int ClientTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ClientTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ClientTableModel::queueText(const Row &row) const
{
    const Simulator::Client &client = row.client;
    if (client.bytesQueued == 0 && client.eventsQueued == 0)
        return QStringLiteral("–");
    const QString size = formatSize(client.bytesQueued);
    const QString text = client.eventsQueued == 0
        ? size
        : QStringLiteral("%1 / %2").arg(size, QLocale().toString(client.eventsQueued));
    return row.isGrowing ? QStringLiteral("▲ ") + text : text;
}

QString ClientTableModel::text(const Row &row, int column) const
{
    const Simulator::Client &client = row.client;
    switch (Column(column)) {
    case ClientColumn:
        return clientName(client);
    case AttemptColumn:
        return QString::number(client.attempt);
    case LastIdColumn:
        return toPrintable(client.lastEventId);
    case EventsColumn:
        return QLocale().toString(client.eventsSent);
    case SentColumn:
        return formatSize(client.bytesSent);
    case QueueColumn:
        return queueText(row);
    case AwaitsColumn:
        return toPrintable(client.awaits);
    case LabelColumn:
        return toPrintable(client.label.toUtf8());
    case DroppedColumn:
        return client.eventsDropped == 0 ? QStringLiteral("–")
                                         : QLocale().toString(client.eventsDropped);
    case SinceColumn:
        return client.since.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    case RouteColumn:
        return toPrintable(client.path.toUtf8());
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ClientTableModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return text(row, column).toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if ((column == QueueColumn && row.isGrowing)
            || (column == DroppedColumn && row.client.eventsDropped > 0))
            return Theme::current().warning;
        return {};
    case QueueShareRole:
        return queueShare(row.client.bytesQueued);
    case IsGrowingRole:
        return row.isGrowing;
    default:
        return {};
    }
}

QVariant ClientTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    static_assert(ColumnCount == 11);
    const bool isTip = role == Qt::ToolTipRole;
    const QStringList names{tr("Client"),        tr("Try"),   tr("Events"),    tr("Queue"),
                            tr("Last-Event-ID"), tr("Sent"),  tr("Waits for"), tr("Label"),
                            tr("Lost"),          tr("Since"), tr("Route")};
    const QStringList tips{tr("Address and port of the client"),
                           tr("Which attempt of this client it is"),
                           tr("Events sent"),
                           tr("Bytes and events that wait for the client to read; ▲ growing"),
                           tr("What the client said it has got last"),
                           tr("Bytes of the stream sent, without HTTP"),
                           tr("The @await it stands at"),
                           tr("The last @label it has passed"),
                           tr("Events dropped because it reads too slowly (@queue)"),
                           tr("When it connected"),
                           tr("The path it asked for")};
    return isTip ? tips.value(section) : names.value(section);
}
