// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/attempttext.h"

#include "lib/wire/printable.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

struct AttemptText
{
    Q_DECLARE_TR_FUNCTIONS(AttemptText)
};

QString openSentence(const Attempt &attempt)
{
    if (attempt.eventCount > 0)
        return AttemptText::tr("Open.");
    return attempt.byteCount > 0 ? AttemptText::tr("Open; no event yet.")
                                 : AttemptText::tr("Open; nothing has come yet.");
}

QString countdown(std::chrono::milliseconds time)
{
    return formatDuration(std::chrono::ceil<std::chrono::seconds>(time));
}

} // namespace

AttemptState attemptState(const Attempt &attempt)
{
    if (!attempt.end)
        return attempt.isOpened ? AttemptState::Open : AttemptState::Connecting;
    if (attempt.wait)
        return AttemptState::Lost;
    return attempt.isOpened || attempt.isGivenUp ? AttemptState::Stopped : AttemptState::Failed;
}

QString attemptOutcome(const Attempt &attempt)
{
    const int status = attempt.lastHop().status;
    QStringList parts{status > 0 ? QString::number(status) : AttemptText::tr("no answer")};
    if (status == 0 && !attempt.end)
        parts = QStringList{AttemptText::tr("no answer yet")};
    if (attempt.byteCount > 0)
        parts << formatSize(attempt.byteCount);
    if (attempt.isOpened)
        parts << eventCountText(attempt.eventCount);
    return parts.join(QStringLiteral(" · "));
}

QString attemptSentence(const Attempt &attempt)
{
    if (attempt.end)
        return toPrintable(attempt.ending.toUtf8()); // may quote what a server said
    if (attempt.isOpened)
        return openSentence(attempt);
    const Attempt::Hop &hop = attempt.lastHop();
    return hop.requestSent
        ? AttemptText::tr("The server has the request and has not answered yet.")
        : AttemptText::tr("Connecting to %1.").arg(toPrintable(hop.url.host().toUtf8()));
}

Attempt::Duration attemptDuration(const Attempt &attempt, Attempt::Time now)
{
    return attempt.end.value_or(std::max(Attempt::Duration(0), now - attempt.begin));
}

QString attemptSequel(const AttemptHistory &history, qsizetype index)
{
    const Attempt &attempt = history.attempts[index];
    const bool isLast = index == history.attempts.size() - 1;
    if (!attempt.end)
        return {};
    const QString reason = toPrintable(attempt.waitReason.toUtf8());
    if (isLast && history.untilNext) {
        const QString time = countdown(*history.untilNext);
        return reason.isEmpty() ? AttemptText::tr("Next attempt in %1.").arg(time)
                                : AttemptText::tr("Next attempt in %1 (%2).").arg(time, reason);
    }
    if (isLast)
        return AttemptText::tr("No other attempt follows by itself.");
    if (!attempt.wait)
        return AttemptText::tr("The next attempt was asked for.");
    const QString time = formatDuration(*attempt.wait);
    return reason.isEmpty()
        ? AttemptText::tr("The wait before the next attempt: %1.").arg(time)
        : AttemptText::tr("The wait before the next attempt: %1 (%2).").arg(time, reason);
}

QString attemptShortSequel(const AttemptHistory &history, qsizetype index)
{
    const Attempt &attempt = history.attempts[index];
    const bool isLast = index == history.attempts.size() - 1;
    if (!attempt.end || !attempt.wait || (isLast && !history.untilNext))
        return {};
    return isLast ? AttemptText::tr("next in %1").arg(countdown(*history.untilNext))
                  : AttemptText::tr("then %1").arg(formatDuration(*attempt.wait));
}

QString eventCountText(qint64 count)
{
    return count == 1 ? AttemptText::tr("1 event")
                      : AttemptText::tr("%1 events").arg(QLocale().toString(count));
}
