// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/attemptlistmodel.h"

#include "ui/common/format.h"

#include <algorithm>

namespace {

bool isSameAttempt(const Attempt &a, const Attempt &b)
{
    return a.begin == b.begin && a.number == b.number;
}

} // namespace

void AttemptListModel::setHistory(const AttemptHistory &history)
{
    QList<Attempt> &shown = m_history.attempts;
    m_history.untilNext = history.untilNext;
    m_history.time = history.time;
    if (!removeForgotten(history.attempts)) {
        beginResetModel();
        m_history = history;
        endResetModel();
        return;
    }
    const qsizetype known = shown.size();
    if (known > 0) {
        shown.last() = history.attempts[known - 1];
        emit dataChanged(index(int(known - 1)), index(int(known - 1)));
    }
    if (history.attempts.size() == known)
        return;
    beginInsertRows({}, int(known), int(history.attempts.size() - 1));
    shown += history.attempts.sliced(known);
    endInsertRows();
    if (known > 0) // there is one after it now
        emit dataChanged(index(int(known - 1)), index(int(known - 1)), {SequelRole});
}

// Removes the oldest rows until those left are the first of the kept ones. False if that cannot
// be.
bool AttemptListModel::removeForgotten(const QList<Attempt> &kept)
{
    QList<Attempt> &shown = m_history.attempts;
    if (shown.isEmpty())
        return true;
    if (kept.isEmpty())
        return false;
    const auto first = std::find_if(shown.cbegin(), shown.cend(), [&](const Attempt &attempt) {
        return isSameAttempt(attempt, kept.constFirst());
    });
    const qsizetype left = shown.cend() - first;
    if (left == 0 || left > kept.size() || !isSameAttempt(shown.constLast(), kept[left - 1]))
        return false;
    if (left == shown.size())
        return true;
    beginRemoveRows({}, 0, int(shown.size() - left - 1));
    shown.remove(0, shown.size() - left);
    endRemoveRows();
    return true;
}

int AttemptListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_history.attempts.size());
}

QVariant AttemptListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Attempt &attempt = m_history.attempts[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return joined(index, {TitleRole, OutcomeRole, DurationRole, SentenceRole});
    case Qt::AccessibleTextRole:
        return joined(index, {TitleRole, OutcomeRole, DurationRole, SentenceRole, SequelRole});
    case StateRole:
        return int(attemptState(attempt));
    case TitleRole:
        return QStringLiteral("%1   %2").arg(attempt.number).arg(formatTime(attempt.begin));
    case DurationRole:
        return formatSpan(attemptDuration(attempt, m_history.time));
    case OutcomeRole:
        return attemptOutcome(attempt);
    case SentenceRole:
        return attemptSentence(attempt);
    case SequelRole:
        return attemptShortSequel(m_history, index.row());
    default:
        return {};
    }
}

QString AttemptListModel::joined(const QModelIndex &index, const QList<Role> &roles) const
{
    QStringList parts;
    for (const Role role : roles)
        parts << data(index, role).toString();
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}
