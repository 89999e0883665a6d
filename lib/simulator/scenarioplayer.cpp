// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/scenarioplayer.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

// What one call may do before others have their turn.
constexpr qsizetype sliceBytes = 64 * 1024;
constexpr int sliceSteps = 10'000;

// A value cannot end its line: line breaks in data begin another data line, elsewhere they go.
QByteArray fieldLines(const ValueStep &step, QByteArray value)
{
    QByteArray lines = step.prefix;
    if (step.field != ValueStep::Field::Data) {
        value.removeIf([](char c) { return c == '\n' || c == '\r' || c == '\0'; });
        return lines + value + step.eol;
    }
    const QByteArray eol = step.eol.isEmpty() ? QByteArrayLiteral("\n") : step.eol;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] != '\n' && value[i] != '\r') {
            lines.append(value[i]);
            continue;
        }
        if (value[i] == '\r' && i + 1 < value.size() && value[i + 1] == '\n')
            ++i;
        lines.append(eol).append("data: ");
    }
    return lines + step.eol;
}

} // namespace

ScenarioPlayer::ScenarioPlayer(const ScenarioPart &part, const RequestFacts &request,
                               const Origin &origin)
    : m_part(part)
    , m_steps(part)
    , m_request(request)
    , m_sequence(origin.sequence)
    , m_random(part.seed.value_or(origin.seed))
    , m_out(part.head.queue.has_value())
{
    skipTo(origin.firstStep);
}

// What holds from some step on holds, too, if the stream begins behind it.
void ScenarioPlayer::skipTo(qsizetype step)
{
    for (m_next = 0; m_next < step; ++m_next) {
        const Step *found = m_steps.at(m_next);
        if (!found)
            return;
        const Step &passed = *found;
        if (const auto *at = std::get_if<AtStep>(&passed))
            m_recorded = std::max(m_recorded, at->position);
        else if (std::holds_alternative<PaceStep>(passed)
                 || std::holds_alternative<SpeedStep>(passed)
                 || std::holds_alternative<ChunkStep>(passed)
                 || std::holds_alternative<RateStep>(passed))
            apply(passed);
    }
}

void ScenarioPlayer::apply(const Step &fault)
{
    std::visit([this](const auto &one) { walk(one); }, fault);
}

void ScenarioPlayer::start(TimePoint now, qint64 wallTime)
{
    m_start = m_quietSince = m_silentUntil = now;
    m_wallStart = wallTime;
}

void ScenarioPlayer::play(TimePoint now, QList<Piece> *pieces, qsizetype mostPieces)
{
    const qint64 before = m_out.sentSize();
    const qsizetype piecesBefore = pieces->size();
    m_isSliced = false;
    m_out.closePiece();
    if (!std::exchange(m_hasBegun, true) && m_part.head.hasByteOrderMark)
        m_out.insert(QByteArrayLiteral("\xEF\xBB\xBF"), pieces);
    writeInserted(now, pieces);
    for (int steps = 0; isWalking() && (m_skipsWaits || m_start + m_position <= now); ++steps) {
        const qint64 written = m_out.sentSize() - before;
        const bool isFull = pieces->size() - piecesBefore >= mostPieces;
        const bool isSlice = steps >= sliceSteps || written >= sliceBytes || isFull;
        // Rather between two blocks, where newcomers of a shared stream can join.
        const bool canGoOn = steps < 2 * sliceSteps && written < 2 * sliceBytes;
        if (isSlice && (isAtBorder() || !canGoOn)) {
            m_isSliced = true;
            m_sliceDue = written > 0 ? now : now + 1ms; // a loop that sends nothing is no hurry
            break;
        }
        m_start = std::min(m_start, now - m_position); // earlier if it does not wait
        if (m_out.hasWaiting())
            send(pieces);
        else
            walkNext();
        writeInserted(now, pieces);
    }
    while (m_ending != Ending::None && m_out.hasWaiting())
        send(pieces);
    writeKeepAlive(now, pieces);
}

void ScenarioPlayer::send(QList<Piece> *pieces)
{
    m_quietSince = m_start + m_position;
    const microseconds pause = m_out.send(m_random, pieces);
    m_position += pause;
    m_recorded += microseconds(std::llround(double(pause.count()) * m_speed));
}

void ScenarioPlayer::insert(const QByteArray &block)
{
    m_inserted.append(block);
}

bool ScenarioPlayer::signal(QByteArrayView name, TimePoint now)
{
    if (m_awaited.isEmpty() || m_awaited != name)
        return false;
    m_awaited.clear();
    const auto stood = std::chrono::duration_cast<microseconds>(now - m_start) - m_position;
    if (stood > 0us)
        advance(microseconds(std::llround(double(stood.count()) * m_speed)));
    return true;
}

std::optional<ScenarioPlayer::TimePoint> ScenarioPlayer::stepDue() const
{
    if (m_isSliced)
        return m_sliceDue;
    if (!isWalking())
        return std::nullopt;
    return m_skipsWaits ? m_start : m_start + m_position;
}

std::optional<ScenarioPlayer::TimePoint> ScenarioPlayer::due() const
{
    std::optional<TimePoint> next = stepDue();
    const bool canKeepAlive = m_part.head.keepAlive && m_ending == Ending::None && !m_isHung
        && m_out.place() != PieceMaker::Place::InLine && !m_out.hasWaiting();
    if (canKeepAlive) {
        const TimePoint keepAlive = std::max(m_quietSince + *m_part.head.keepAlive, m_silentUntil);
        next = next ? std::min(*next, keepAlive) : keepAlive;
    }
    return next;
}

void ScenarioPlayer::walkNext()
{
    const Step *step = m_steps.at(m_next);
    if (!step) {
        walkEnd();
        return;
    }
    if (takesGap(*step)) {
        m_owesGap = false;
        advance(m_gap);
        return;
    }
    ++m_next;
    apply(*step);
}

bool ScenarioPlayer::happens(double probability)
{
    return probability >= 1 || m_random.chance(probability);
}

void ScenarioPlayer::advance(microseconds time)
{
    m_recorded += time;
    m_position += m_speed == 1 ? time : microseconds(std::llround(double(time.count()) / m_speed));
}

// The pace is a gap between two blocks with fields, so none stands before the first or after the
// last one; a comment follows its predecessor at once.
bool ScenarioPlayer::takesGap(const Step &step) const
{
    if (!m_owesGap || m_out.place() != PieceMaker::Place::BetweenBlocks)
        return false;
    const auto *lines = std::get_if<LinesStep>(&step);
    return (lines != nullptr && lines->hasField) || std::holds_alternative<ValueStep>(step)
        || std::holds_alternative<RawStep>(step);
}

void ScenarioPlayer::walk(const LinesStep &step)
{
    const bool isOpen = step.hasField || m_out.place() != PieceMaker::Place::BetweenBlocks;
    m_out.write(step);
    noteBlockEnd(isOpen);
}

void ScenarioPlayer::walk(const ValueStep &step)
{
    if (step.value.usesSequence() && m_blockNumber == 0)
        m_blockNumber = ++*m_sequence;
    TemplateContext context;
    context.random = &m_random;
    context.sequence = m_blockNumber;
    context.wallTime =
        m_wallStart + std::chrono::duration_cast<std::chrono::milliseconds>(m_position).count();
    context.elapsed = m_position;
    context.repetition = m_loops.isEmpty() ? 1 : m_loops.last().repetition;
    context.request = &m_request;
    QByteArray value;
    step.value.expand(context, &value);
    m_out.writeField(fieldLines(step, value), step.field == ValueStep::Field::Data);
}

void ScenarioPlayer::walk(const RawStep &step)
{
    if (!happens(step.probability))
        return;
    m_out.writeRaw(step.bytes);
    noteBlockEnd(true);
}

void ScenarioPlayer::walk(const WaitStep &step)
{
    m_owesGap = false;
    advance(step.time.sample(m_random));
}

void ScenarioPlayer::walk(const SilenceStep &step)
{
    m_owesGap = false;
    advance(step.time.sample(m_random));
    m_silentUntil = m_start + m_position;
}

void ScenarioPlayer::walk(const AtStep &step)
{
    m_owesGap = false;
    if (step.position < m_recorded)
        m_labels.append(tr("@at +%1s came late").arg(double(step.position.count()) / 1e6));
    else
        advance(step.position - m_recorded);
}

void ScenarioPlayer::walk(const PaceStep &step)
{
    m_gap = step.gap;
}

void ScenarioPlayer::walk(const SpeedStep &step)
{
    m_speed = step.factor;
}

void ScenarioPlayer::walk(const AwaitStep &step)
{
    m_owesGap = false;
    m_awaited = step.name;
}

void ScenarioPlayer::walk(const LabelStep &step)
{
    m_labels.append(QString::fromUtf8(step.text));
}

void ScenarioPlayer::walk(const CutStep &step)
{
    if (happens(step.probability))
        m_out.setCut(step);
}

void ScenarioPlayer::walk(const ChunkStep &step)
{
    if (happens(step.probability))
        m_out.setChunk(step);
}

void ScenarioPlayer::walk(const RateStep &step)
{
    if (happens(step.probability))
        m_out.setRate(step.bytesPerSecond);
}

void ScenarioPlayer::walk(const MishapStep &step)
{
    if (happens(step.probability))
        m_out.setMishap(step.kind);
}

void ScenarioPlayer::walk(const HangStep &)
{
    m_isHung = true;
}

void ScenarioPlayer::walk(const RepeatStep &step)
{
    m_loops.append({m_next, step.count, 1});
}

void ScenarioPlayer::walk(const EndStep &)
{
    Loop &loop = m_loops.last();
    if (loop.count != RepeatStep::endless && loop.repetition >= loop.count) {
        m_loops.removeLast();
        return;
    }
    ++loop.repetition;
    m_next = loop.body;
}

void ScenarioPlayer::walk(const EndingStep &step)
{
    if (!happens(step.probability))
        return;
    if (step.kind != EndingStep::Kind::Drop)
        m_out.flush();
    switch (step.kind) {
    case EndingStep::Kind::Close:
        m_ending = Ending::Close;
        return;
    case EndingStep::Kind::Drop:
        m_ending = Ending::Drop;
        return;
    case EndingStep::Kind::Truncate:
        m_ending = Ending::Truncate;
        return;
    }
}

void ScenarioPlayer::walkEnd()
{
    m_out.flush();
    if (m_out.hasWaiting())
        return;
    switch (m_part.eof) {
    case ScenarioPart::Eof::Close:
        m_ending = Ending::Close;
        return;
    case ScenarioPart::Eof::NoContent:
        m_ending = Ending::CloseForGood;
        return;
    case ScenarioPart::Eof::Hold:
        m_isHeld = true;
        return;
    case ScenarioPart::Eof::Loop:
        m_next = 0;
        m_recorded = microseconds(0); // @at counts from here again
        return;
    }
}

// After each step that may have ended a block. wasOpen: the block is more than comments.
void ScenarioPlayer::noteBlockEnd(bool wasOpen)
{
    if (m_out.place() != PieceMaker::Place::BetweenBlocks)
        return;
    m_owesGap = m_owesGap || (wasOpen && m_gap > 0us);
    m_blockNumber = 0;
}

void ScenarioPlayer::writeInserted(TimePoint now, QList<Piece> *pieces)
{
    if (m_inserted.isEmpty() || !isAtBorder() || m_ending != Ending::None)
        return;
    m_out.insert(std::exchange(m_inserted, {}), pieces);
    m_quietSince = now;
}

void ScenarioPlayer::writeKeepAlive(TimePoint now, QList<Piece> *pieces)
{
    const auto interval = m_part.head.keepAlive;
    const bool isAllowed = interval && m_ending == Ending::None && !m_isHung
        && m_out.place() != PieceMaker::Place::InLine && !m_out.hasWaiting()
        && now >= m_silentUntil;
    if (!isAllowed || now < m_quietSince + *interval)
        return;
    const QByteArray eol = m_part.head.eol();
    QByteArray comment;
    for (const QByteArray &line : m_part.head.keepAliveText.split('\n'))
        comment += ": " + line + eol;
    // Inside a block a blank line would dispatch half of an event.
    if (isAtBorder())
        comment += eol;
    m_out.insert(comment, pieces);
    m_quietSince += *interval;
    if (m_quietSince + *interval <= now)
        m_quietSince = now;
}
