// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/partsteps.h"
#include "lib/script/randomsource.h"
#include "lib/script/scenariopart.h"
#include "lib/simulator/piecemaker.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QCoreApplication>
#include <QList>
#include <QStringList>
#include <chrono>
#include <limits>
#include <optional>

/*!
 * Plays one part of a scenario to one client: told the time, it says what to send and when it
 * wants to be asked again. A value that owns neither socket nor timer.
 *
 * Every time is counted from the start of the stream, never from when the last step was carried
 * out, so that being late once does not make everything after it late.
 */
class ScenarioPlayer
{
    Q_DECLARE_TR_FUNCTIONS(ScenarioPlayer)

public:
    using TimePoint = std::chrono::steady_clock::time_point;

    enum class Ending {
        None,         // the stream goes on
        Close,        // a proper end
        CloseForGood, // a proper end; this client gets 204 from now on
        Drop,         // reset the connection
        Truncate,     // close it without a proper end
    };

    // What an attempt has from the attempts before it.
    struct Origin
    {
        quint64 *sequence = nullptr; // how many numbers {{seq}} has given on this route; is counted
                                     // up, and must outlive the player
        quint64 seed = 0;            // unless the scenario has one of its own
        qsizetype firstStep = 0;     // what comes before is passed over
    };

    // request: what templates may repeat.
    ScenarioPlayer(const ScenarioPart &part, const RequestFacts &request, const Origin &origin);

    // Begins the timeline at that time, which is wallTime (ms since 1970-01-01 UTC).
    void start(TimePoint now, qint64 wallTime);

    // Appends what is due at that time. Does only a slice of it (64 KiB, or so many pieces) if it
    // is more, see isSliced(), so that no client keeps the others waiting.
    void play(TimePoint now, QList<Piece> *pieces,
              qsizetype mostPieces = std::numeric_limits<qsizetype>::max());

    // Puts in a complete block at the next place where it does not break another one.
    void insert(const QByteArray &block);

    // Goes on if it waits for that name (@await). Whether it did.
    bool signal(QByteArrayView name, TimePoint now);

    // The name it waits for; empty: it does not.
    QByteArray awaitedName() const { return m_awaited; }

    // Whether everything but @await, @hang and @eof hold is carried out without waiting.
    void setSkipsWaits(bool skips) { m_skipsWaits = skips; }

    // The wall clock has gone on while the timeline stood still.
    void shiftWallTime(std::chrono::milliseconds by) { m_wallStart += by.count(); }

    // Of the directives for the next event or for all that follow, as if it stood here.
    void apply(const Step &fault);

    // When play() has something to do again; nothing: never by itself.
    std::optional<TimePoint> due() const;
    // The same without keep-alives: when the next step is due.
    std::optional<TimePoint> stepDue() const;
    // Whether more was due than one slice: the next one may wait until the client has read.
    bool isSliced() const { return m_isSliced; }
    Ending ending() const { return m_ending; }
    // Whether every step has been walked, so that no further event comes by itself.
    bool isAtEnd() const { return m_isHeld || m_ending != Ending::None; }
    // Whether nothing of a block has gone out that is not complete.
    bool isAtBorder() const
    {
        return m_out.isAtBorder() && m_out.place() == PieceMaker::Place::BetweenBlocks;
    }
    // Bytes given to insert() that found no place yet.
    qsizetype insertedSize() const { return m_inserted.size(); }
    // What happened since the last call that is to be told of: labels, and @at that came late.
    QStringList takeLabels() { return std::exchange(m_labels, {}); }

private:
    struct Loop
    {
        qsizetype body = 0;
        qint64 count = 0;
        qint64 repetition = 1;
    };

    bool isWalking() const
    {
        return m_ending == Ending::None && !m_isHeld && !m_isHung && m_awaited.isEmpty();
    }
    void skipTo(qsizetype step);
    void walkNext();
    bool takesGap(const Step &step) const;
    bool happens(double probability);
    void advance(std::chrono::microseconds time);
    void walk(const LinesStep &step);
    void walk(const ValueStep &step);
    void walk(const RawStep &step);
    void walk(const WaitStep &step);
    void walk(const SilenceStep &step);
    void walk(const AtStep &step);
    void walk(const PaceStep &step);
    void walk(const SpeedStep &step);
    void walk(const AwaitStep &step);
    void walk(const LabelStep &step);
    void walk(const CutStep &step);
    void walk(const ChunkStep &step);
    void walk(const RateStep &step);
    void walk(const MishapStep &step);
    void walk(const HangStep &step);
    void walk(const RepeatStep &step);
    void walk(const EndStep &step);
    void walk(const EndingStep &step);
    void walkEnd();
    void noteBlockEnd(bool wasOpen);
    void send(QList<Piece> *pieces);
    void writeInserted(TimePoint now, QList<Piece> *pieces);
    void writeKeepAlive(TimePoint now, QList<Piece> *pieces);

    ScenarioPart m_part;
    PartSteps m_steps;
    RequestFacts m_request;
    quint64 *m_sequence;
    RandomSource m_random;
    PieceMaker m_out;
    TimePoint m_start;
    qint64 m_wallStart = 0;

    std::chrono::microseconds m_position{0}; // on the timeline
    std::chrono::microseconds m_recorded{0}; // the same as @at counts it, at no speed but its own
    std::chrono::microseconds m_gap{0};      // @pace
    double m_speed = 1;
    bool m_owesGap = false;
    bool m_skipsWaits = false;
    TimePoint m_quietSince;
    TimePoint m_silentUntil; // no keep-alives before
    qsizetype m_next = 0;    // step
    QList<Loop> m_loops;
    quint64 m_blockNumber = 0; // {{seq}} of the open block; 0: not asked for yet
    QByteArray m_inserted;
    QByteArray m_awaited;
    QStringList m_labels;
    Ending m_ending = Ending::None;
    bool m_isHeld = false; // only keep-alives
    bool m_isHung = false; // not even those
    bool m_hasBegun = false;
    bool m_isSliced = false;
    TimePoint m_sliceDue;
};
