// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/flowlinter.h"

#include <QLocale>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace std::chrono_literals;

namespace {

using Rule = Finding::Rule;

// What is seen often enough to be told, less what speaks against it.
constexpr int EnoughScore = 3;

constexpr auto ShortestPause = 200ms;       // between two pieces
constexpr auto LongPause = 1s;              // too long for a compressor at work
constexpr qint64 LargestBuffer = 64 * 1024; // a longer piece is no buffer but a busy stream
constexpr qint64 LargestDecoded = 1024 * 1024;
constexpr qint64 BufferUnit = 1024; // which the sizes of most buffers are multiples of

constexpr auto Instant = 50ms; // events within it have arrived together
constexpr auto CatchUp = 1s;   // after the head, in which a server may send what was missed
constexpr auto ShortestHeld = 1s;
constexpr auto LongHeld = 5s;
constexpr qsizetype LookedInto = 2048; // bytes of an event
constexpr size_t MaxTimes = 4;

std::vector<Timestamp> timesIn(const StreamItem &event)
{
    const auto start = [](QByteArrayView text) {
        return text.first(std::min(text.size(), LookedInto));
    };
    std::vector<Timestamp> times = findTimestamps(start(event.data()), MaxTimes);
    for (const Timestamp time : findTimestamps(start(event.lastEventId()), 1))
        times.push_back(time);
    return times;
}

int weight(std::chrono::milliseconds held)
{
    return held >= LongHeld ? 2 : held > ShortestHeld ? 1 : 0;
}

} // namespace

FlowLinter::FlowLinter(Time head, Coding coding)
    : m_coding(coding)
    , m_head(head)
    , m_readTime(head)
    , m_previousBegin(head)
{
}

void FlowLinter::takeRead(Time time, QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    const auto pause = time - m_readTime;
    m_readTime = time;
    if (pause >= ShortestPause && m_piece.size > 0)
        endPiece(pause);
    m_piece.size += bytes.size();
    m_piece.endsInLine = bytes.back() != '\n' && bytes.back() != '\r';
}

void FlowLinter::endPiece(std::chrono::microseconds pause)
{
    const Piece piece = std::exchange(m_piece, {});
    const bool isCompressed = m_coding == Coding::Compressed;
    if (!piece.endsInLine) {
        m_cutScore = std::max(0, m_cutScore - 1);
        return;
    }
    if (piece.size > (isCompressed ? LargestDecoded : LargestBuffer))
        return;
    const bool isFullBuffer = !isCompressed && piece.size % BufferUnit == 0;
    if (isFullBuffer)
        m_blockSize = std::gcd(m_blockSize, piece.size);
    m_cutScore += isFullBuffer || (isCompressed && pause >= LongPause) ? 2 : 1;
    if (m_cutScore < EnoughScore)
        return;
    if (isCompressed)
        tell(Rule::CompressedWithoutFlush, {});
    else
        tell(Rule::CutInBlocks, m_blockSize > 0 ? QString::number(m_blockSize) : QString());
}

void FlowLinter::takeEvent(const StreamItem &event)
{
    if (isTold(Rule::HeldBack))
        return;
    const auto since = m_readTime - m_burst.begin;
    if (m_burst.count > 0 && (since > Instant || since < 0ms))
        endBurst();
    if (m_burst.count == 0)
        m_burst.begin = m_readTime;
    if (++m_burst.count != m_burst.nextSample)
        return;
    // All of the first ones, then every ninth or so of what has come: little of a large burst is
    // missed, and a flood costs no more than a rill.
    m_burst.nextSample += m_burst.count < 64 ? 1 : m_burst.count / 8;
    m_burst.last = timesIn(event);
    if (m_burst.first.empty())
        m_burst.first = m_burst.last;
    const std::chrono::milliseconds held = heldTime();
    if (m_heldScore + weight(held) >= EnoughScore)
        tell(Rule::HeldBack,
             QLocale().toString(double(std::max(held, m_longestHeld).count()) / 1000, 'f', 1));
}

void FlowLinter::endBurst()
{
    const std::chrono::milliseconds held = heldTime();
    m_longestHeld = std::max(m_longestHeld, held);
    m_heldScore += weight(held);
    if (held == 0ms && isPrompt())
        m_heldScore = std::max(0, m_heldScore - 1);
    if (!m_burst.last.empty()) {
        m_previous = m_burst.last;
        m_previousBegin = m_burst.begin;
    }
    m_burst = {};
}

bool FlowLinter::isCatchUp() const
{
    return m_burst.begin - m_head < CatchUp;
}

// Whether all its events tell of about the same time.
bool FlowLinter::isPrompt() const
{
    const size_t count = std::min(m_burst.first.size(), m_burst.last.size());
    for (size_t i = 0; i < count; ++i) {
        if (std::chrono::abs(m_burst.last[i] - m_burst.first[i]) > ShortestHeld)
            return false;
    }
    return count > 0;
}

// How far apart the times are that the events of the burst tell of; 0 unless they are those of
// their sending, which are all after the burst before and go on as the clock does.
std::chrono::milliseconds FlowLinter::heldTime() const
{
    if (isCatchUp())
        return 0ms;
    const auto passed = m_burst.begin - m_previousBegin;
    const auto slack = std::max<std::chrono::microseconds>(1s, passed / 2);
    std::chrono::milliseconds longest = 0ms;
    for (size_t i = 0; i < std::min(m_burst.first.size(), m_burst.last.size()); ++i) {
        const auto held = m_burst.last[i] - m_burst.first[i];
        if (held <= ShortestHeld || held > passed + CatchUp)
            continue;
        const bool isKnown = i < m_previous.size();
        if (isKnown && m_burst.first[i] < m_previous[i])
            continue;
        if (isKnown && std::chrono::abs(m_burst.last[i] - m_previous[i] - passed) > slack)
            continue;
        longest = std::max(longest, held);
    }
    return longest;
}

QList<Finding> FlowLinter::take()
{
    return std::exchange(m_findings, {});
}

void FlowLinter::tell(Rule rule, const QString &detail)
{
    if (isTold(rule))
        return;
    m_isTold.set(size_t(rule));
    m_findings.append({rule, 0, 0, detail});
}
