// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/verdictmodel.h"

#include "lib/wire/printable.h"
#include "ui/common/icon.h"

#include <algorithm>
#include <numeric>

namespace {

int rank(Verdict::Outcome outcome)
{
    switch (outcome) {
    case Verdict::Outcome::Failed:
        return 0;
    case Verdict::Outcome::Noted:
        return 1;
    case Verdict::Outcome::Passed:
        return 2;
    }
    Q_UNREACHABLE();
}

QIcon outcomeIcon(Verdict::Outcome outcome)
{
    switch (outcome) {
    case Verdict::Outcome::Passed:
        return themedIcon(QStringLiteral("ok"), &Theme::good);
    case Verdict::Outcome::Failed:
        return themedIcon(QStringLiteral("error"), &Theme::bad);
    case Verdict::Outcome::Noted:
        return themedIcon(QStringLiteral("info"), &Theme::muted);
    }
    Q_UNREACHABLE();
}

QString ruleText(Verdict::Rule rule)
{
    static_assert(Verdict::RuleCount == 9);
    switch (rule) {
    case Verdict::Rule::Reconnection:
        return VerdictModel::tr("Coming back");
    case Verdict::Rule::ReconnectDelay:
        return VerdictModel::tr("Reconnection time");
    case Verdict::Rule::LastEventId:
        return VerdictModel::tr("Last-Event-ID");
    case Verdict::Rule::NoContent:
        return VerdictModel::tr("After 204");
    case Verdict::Rule::FatalAnswer:
        return VerdictModel::tr("After a final answer");
    case Verdict::Rule::LastEvent:
        return VerdictModel::tr("After the last event");
    case Verdict::Rule::ConnectionLimit:
        return VerdictModel::tr("Connections at once");
    case Verdict::Rule::Accept:
        return VerdictModel::tr("Accept");
    case Verdict::Rule::Caching:
        return VerdictModel::tr("Caching");
    }
    Q_UNREACHABLE();
}

} // namespace

bool VerdictModel::setVerdicts(const QList<Verdict> &verdicts)
{
    if (verdicts == m_verdicts)
        return false;
    beginResetModel();
    m_verdicts = verdicts;
    m_order.resize(verdicts.size());
    std::iota(m_order.begin(), m_order.end(), qsizetype(0));
    std::stable_sort(m_order.begin(), m_order.end(), [&](qsizetype a, qsizetype b) {
        return rank(verdicts[a].outcome) < rank(verdicts[b].outcome);
    });
    endResetModel();
    return true;
}

int VerdictModel::count(Verdict::Outcome outcome) const
{
    return int(std::count_if(m_verdicts.begin(), m_verdicts.end(),
                             [outcome](const Verdict &one) { return one.outcome == outcome; }));
}

int VerdictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(std::min(m_order.size(), MostShown));
}

QVariant VerdictModel::data(const QModelIndex &index, int role) const
{
    const Verdict &verdict = m_verdicts[m_order[index.row()]];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("%1 · %2 · attempt %3 of %4\n%5")
            .arg(ruleText(verdict.rule), toPrintable(verdict.route.toUtf8()),
                 QString::number(verdict.attempt), toPrintable(verdict.client.toUtf8()),
                 toPrintable(verdict.sentence.toUtf8()));
    case Qt::DecorationRole:
        return outcomeIcon(verdict.outcome);
    case Qt::ForegroundRole:
        return verdict.outcome == Verdict::Outcome::Failed ? Theme::current().text
                                                           : Theme::current().muted;
    default:
        return {};
    }
}
