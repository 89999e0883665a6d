// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/wire/finding.h"
#include "lib/wire/streamitem.h"
#include "lib/wire/timestamp.h"

#include <QByteArrayView>
#include <QList>

#include <bitset>
#include <chrono>
#include <vector>

// Notices that something between a server and its client keeps bytes back, from when the bytes of
// one stream arrive and from the times that its events tell of. Two signs, each of which must be
// seen again and again, with little that speaks against it:
//
// - HeldBack: events that arrive at once tell of times more than a second apart, and these times
//   go on from burst to burst as fast as the clock does. That leaves out a replay of what happened
//   while nobody was connected, and data about other times than that of its sending.
// - CutInBlocks, or CompressedWithoutFlush: what arrives ends in the middle of a line, and goes on
//   only after a pause. Servers write whole lines; full buffers end anywhere.
//
//     for each network read:
//         linter.takeRead(time, bytes);
//         for each event in it:
//             linter.takeEvent(event);
//         … linter.take() …
//
// Costs next to nothing: few events are looked into when many arrive.
class FlowLinter
{
public:
    // By any clock, the same for all calls; only the differences count.
    using Time = std::chrono::sys_time<std::chrono::microseconds>;

    enum class Coding : quint8 { Identity, Compressed };

    // head: when the head of the response was there.
    explicit FlowLinter(Time head, Coding coding = Coding::Identity);

    // The bytes of one read, after decompression.
    void takeRead(Time time, QByteArrayView bytes);

    // An event in the bytes of the latest read.
    void takeEvent(const StreamItem &event);

    // What has been found since the last call; each rule once.
    QList<Finding> take();

private:
    // Bytes between two pauses.
    struct Piece
    {
        qint64 size = 0;
        bool endsInLine = false;
    };

    // Events that arrive within an instant.
    struct Burst
    {
        Time begin;
        qint64 count = 0;
        qint64 nextSample = 1; // the event that is looked into next
        std::vector<Timestamp> first;
        std::vector<Timestamp> last; // the same times, of the latest event looked into
    };

    void endPiece(std::chrono::microseconds pause);
    void endBurst();
    bool isCatchUp() const;
    bool isPrompt() const;
    std::chrono::milliseconds heldTime() const;
    void tell(Finding::Rule rule, const QString &detail);
    bool isTold(Finding::Rule rule) const { return m_isTold.test(size_t(rule)); }

    Coding m_coding;
    Time m_head;
    Time m_readTime;

    Piece m_piece;
    int m_cutScore = 0;
    qint64 m_blockSize = 0; // that divides all cut pieces that look like full buffers

    Burst m_burst;
    std::vector<Timestamp> m_previous; // the last times of the burst before
    Time m_previousBegin;              // of that burst; of the head if there was none
    std::chrono::milliseconds m_longestHeld{0};
    int m_heldScore = 0;

    QList<Finding> m_findings;
    std::bitset<Finding::RuleCount> m_isTold;
};
