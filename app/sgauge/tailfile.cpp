// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/tailfile.h"

#include "app/sgauge/command.h"
#include "app/sgauge/console.h"
#include "app/sgauge/recordingfile.h"
#include "app/sgauge/rowfilter.h"
#include "app/sgauge/tailtext.h"
#include "lib/capture/capturewalk.h"

#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <csignal>

namespace {

constexpr qsizetype PieceSize = 64 * 1024; // written at once

struct TailFile
{
    Q_DECLARE_TR_FUNCTIONS(TailFile)
};

int fail(const QString &sentence)
{
    Console::printError(QStringLiteral("sgauge: %1\n").arg(TailText::printable(sentence)));
    return Failure;
}

// What a row is in words. Nothing of a request that has been redirected, as nothing is said of it
// while that happens.
QByteArray wordedNote(const TailOutput &output, const CaptureWalk &walk)
{
    const Attempt &attempt = walk.attempt();
    switch (walk.view().entry.kind) {
    case Record::Kind::Attempt:
        return attempt.hops.size() > 1 ? QByteArray() : output.attemptStarted(walk.time(), attempt);
    case Record::Kind::Opened:
        return output.opened(walk.time(), attempt);
    case Record::Kind::Lost:
    case Record::Kind::Closed:
        return output.error(walk.time(), attempt);
    case Record::Kind::Stopped:
        return output.stopped(walk.time(), attempt);
    case Record::Kind::Hint:
        return attempt.findings.isEmpty()
            ? QByteArray()
            : output.finding(walk.time(), attempt.findings.constLast());
    case Record::Kind::Event:
    case Record::Kind::Comment:
    case Record::Kind::Retry:
    case Record::Kind::Ignored:
        break;
    }
    Q_UNREACHABLE();
}

QByteArray worded(const TailOutput &output, const CaptureWalk &walk)
{
    const RecordReader::View &row = walk.view();
    if (Record::isNote(row.entry.kind))
        return wordedNote(output, walk);
    if (!row.item) { // too large, or cut off
        const qint64 size = row.isCut ? row.entry.size : row.bytes.size();
        return output.ignored(walk.time(), {row.entry.itemKind, {}, {}, size});
    }
    if (row.entry.kind != Record::Kind::Event)
        return output.item(walk.time(), *row.item);
    return output.event(walk.time(), *row.item, row.entry.number,
                        urlOrigin(walk.attempt().lastHop().url));
}

// What is left to say once all has been written.
int conclude(const CaptureWalk &walk, const QString &path, qint64 events, qint64 wanted)
{
    if (const QString damage = walk.damage(); !damage.isEmpty())
        return fail(damage);
    if (events < wanted) {
        return fail(TailFile::tr("%1 of %2 events are in %3.")
                        .arg(QString::number(events), QString::number(wanted), path));
    }
    return Success;
}

} // namespace

bool isFileName(const QString &word)
{
    if (QFileInfo::exists(word))
        return true;
    if (word.contains(QLatin1String("://")))
        return false;
    // Without a scheme, too, there may be a path behind a host.
    const QStringList starts{QStringLiteral("/"), QStringLiteral("./"), QStringLiteral("../")};
    return word.endsWith(QLatin1String(".sse"), Qt::CaseInsensitive)
        || std::any_of(starts.begin(), starts.end(),
                       [&word](const QString &start) { return word.startsWith(start); });
}

int tailFile(const QString &path, const TailFileOptions &options)
{
    std::signal(SIGPIPE, SIG_IGN);
    QString problem;
    const auto file = openRecording(path, &problem);
    if (!file)
        return fail(problem);
    RowFilter filter;
    filter.set(options.filter);
    CaptureWalk walk(file);
    const auto output = TailOutput::create(options.format);
    QByteArray lines;
    int error = 0;
    qint64 events = 0;
    bool isEnough = false;
    while (error == 0 && !isEnough && walk.next()) {
        if (!filter.takes(walk.view(), walk.attempt().number))
            continue;
        lines += worded(*output, walk);
        if (walk.view().entry.kind == Record::Kind::Event)
            isEnough = ++events == options.count;
        if (lines.size() >= PieceSize)
            error = Console::write(std::exchange(lines, {}));
    }
    if (error == 0)
        error = Console::write(lines);
    if (error == EPIPE) // such as `| head -1`, which has all it wants
        return Success;
    if (error != 0)
        return fail(TailFile::tr("Cannot write: %1.").arg(qt_error_string(error)));
    if (isEnough)
        return Success;
    return conclude(walk, path, events, options.count);
}
