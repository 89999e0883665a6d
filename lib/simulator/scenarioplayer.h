// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/randomsource.h"
#include "lib/script/scenariopart.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <chrono>
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
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    enum class Ending {
        None,         // the stream goes on
        Close,        // a proper end
        CloseForGood, // a proper end; this client gets 204 from now on
        Drop,         // reset the connection
        Truncate,     // close it without a proper end
    };

    /*!
     * \a request is what templates may repeat; \a sequence is how many numbers {{seq}} has given
     * on this route. It is counted up, and must outlive the player.
     */
    ScenarioPlayer(const ScenarioPart &part, const RequestFacts &request, quint64 *sequence);

    //! Begins the timeline at \a now, which is \a wallTime (ms since 1970-01-01 UTC).
    void start(TimePoint now, qint64 wallTime);

    /*!
     * Appends to \a output what is due at \a now. Does only a slice of it (64 KiB) if it is more,
     * see isSliced(), so that no client keeps the others waiting.
     */
    void play(TimePoint now, QByteArray *output);

    //! Puts in a complete \a block at the next place where it does not break another one.
    void insert(const QByteArray &block);

    //! When play() has something to do again; nothing: never by itself.
    std::optional<TimePoint> due() const;
    //! Whether more was due than one slice: the next one may wait until the client has read.
    bool isSliced() const { return m_isSliced; }
    Ending ending() const { return m_ending; }
    //! How many blocks with data have been sent.
    qint64 eventCount() const { return m_eventCount; }
    //! Bytes given to insert() that found no place yet.
    qsizetype insertedSize() const { return m_inserted.size(); }

private:
    // Where in the stream the next byte goes.
    enum class Place { BetweenBlocks, InBlock, InLine };
    struct Loop
    {
        qsizetype body = 0;
        qint64 count = 0;
        qint64 repetition = 1;
    };

    bool isWalking() const { return m_ending == Ending::None && !m_isHeld && !m_isHung; }
    void walkNext();
    bool takesGap(const Step &step) const;
    void walk(const LinesStep &step);
    void walk(const ValueStep &step);
    void walk(const RawStep &step);
    void walk(const WaitStep &step);
    void walk(const SilenceStep &step);
    void walk(const AtStep &step);
    void walk(const PaceStep &step);
    void walk(const HangStep &step);
    void walk(const RepeatStep &step);
    void walk(const EndStep &step);
    void walk(const EndingStep &step);
    void walkEnd();
    void endBlock();
    void follow(QByteArrayView bytes);
    void writeInserted();
    void writeKeepAlive();

    ScenarioPart m_part;
    RequestFacts m_request;
    quint64 *m_sequence;
    RandomSource m_random;
    TimePoint m_start;
    qint64 m_wallStart = 0;
    TimePoint m_now;                // while playing
    QByteArray *m_output = nullptr; // while playing

    std::chrono::microseconds m_position{0}; // on the timeline
    std::chrono::microseconds m_origin{0};   // what @at counts from: the last beginning of the file
    std::chrono::microseconds m_gap{0};      // @pace
    bool m_owesGap = false;
    TimePoint m_quietSince;
    TimePoint m_silentUntil; // no keep-alives before
    qsizetype m_next = 0;    // step
    QList<Loop> m_loops;
    Place m_place = Place::BetweenBlocks;
    bool m_hasData = false;    // the open block is an event
    quint64 m_blockNumber = 0; // {{seq}} of the open block; 0: not asked for yet
    QByteArray m_inserted;
    qint64 m_insertedCount = 0;
    qint64 m_eventCount = 0;
    Ending m_ending = Ending::None;
    bool m_isHeld = false; // only keep-alives
    bool m_isHung = false; // not even those
    bool m_isSliced = false;
    TimePoint m_sliceDue;
};
