// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/scenarioplayer.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

// What one call may do before others have their turn.
constexpr qsizetype sliceBytes = 64 * 1024;
constexpr int sliceSteps = 10'000;

// A value cannot end its line: line breaks in data begin another data line, elsewhere they go.
void appendValue(const ValueStep &step, QByteArray value, QByteArray *output)
{
    output->append(step.prefix);
    if (step.field != ValueStep::Field::Data) {
        value.removeIf([](char c) { return c == '\n' || c == '\r' || c == '\0'; });
        output->append(value).append(step.eol);
        return;
    }
    const QByteArray eol = step.eol.isEmpty() ? QByteArrayLiteral("\n") : step.eol;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] != '\n' && value[i] != '\r') {
            output->append(value[i]);
            continue;
        }
        if (value[i] == '\r' && i + 1 < value.size() && value[i + 1] == '\n')
            ++i;
        output->append(eol).append("data: ");
    }
    output->append(step.eol);
}

} // namespace

ScenarioPlayer::ScenarioPlayer(const ScenarioPart &part, const RequestFacts &request,
                               quint64 *sequence)
    : m_part(part)
    , m_request(request)
    , m_sequence(sequence)
    , m_random(part.seed ? *part.seed : QRandomGenerator::global()->generate64())
{
}

void ScenarioPlayer::start(TimePoint now, qint64 wallTime)
{
    m_start = m_quietSince = m_silentUntil = now;
    m_wallStart = wallTime;
}

void ScenarioPlayer::play(TimePoint now, QByteArray *output)
{
    m_now = now;
    m_output = output;
    m_isSliced = false;
    const qsizetype begin = output->size();
    writeInserted();
    for (int steps = 0; isWalking() && m_start + m_position <= now; ++steps) {
        const bool hasWritten = output->size() > begin;
        if (output->size() - begin >= sliceBytes || steps >= sliceSteps) {
            m_isSliced = true;
            m_sliceDue = hasWritten ? now : now + 1ms; // a loop that sends nothing is no hurry
            break;
        }
        walkNext();
    }
    writeKeepAlive();
    m_output = nullptr;
}

void ScenarioPlayer::insert(const QByteArray &block)
{
    m_inserted.append(block);
    ++m_insertedCount;
}

std::optional<ScenarioPlayer::TimePoint> ScenarioPlayer::due() const
{
    std::optional<TimePoint> next;
    if (m_isSliced)
        next = m_sliceDue;
    else if (isWalking())
        next = m_start + m_position;
    const bool canKeepAlive =
        m_part.head.keepAlive && m_ending == Ending::None && !m_isHung && m_place != Place::InLine;
    if (canKeepAlive) {
        const TimePoint keepAlive = std::max(m_quietSince + *m_part.head.keepAlive, m_silentUntil);
        next = next ? std::min(*next, keepAlive) : keepAlive;
    }
    return next;
}

void ScenarioPlayer::walkNext()
{
    if (m_next >= m_part.steps.size()) {
        walkEnd();
        return;
    }
    const Step &step = m_part.steps.at(m_next);
    if (takesGap(step)) {
        m_owesGap = false;
        m_position += m_gap;
        return;
    }
    ++m_next;
    const qsizetype before = m_output->size();
    std::visit([this](const auto &one) { walk(one); }, step);
    if (m_output->size() > before)
        m_quietSince = m_start + m_position;
    if (m_place == Place::BetweenBlocks)
        writeInserted();
}

// The pace is a gap between two blocks with fields, so none stands before the first or after the
// last one; a comment follows its predecessor at once.
bool ScenarioPlayer::takesGap(const Step &step) const
{
    if (!m_owesGap || m_place != Place::BetweenBlocks)
        return false;
    const auto *lines = std::get_if<LinesStep>(&step);
    return (lines != nullptr && lines->hasField) || std::holds_alternative<ValueStep>(step)
        || std::holds_alternative<RawStep>(step);
}

void ScenarioPlayer::walk(const LinesStep &step)
{
    m_output->append(step.bytes);
    if (m_place == Place::InLine) {
        follow(step.bytes); // its first line end belongs to the line before
        return;
    }
    if (step.hasField)
        m_place = Place::InBlock;
    m_hasData = m_hasData || step.hasData;
    if (step.endsBlock)
        endBlock();
    else if (!step.bytes.endsWith('\n') && !step.bytes.endsWith('\r'))
        m_place = Place::InLine;
}

void ScenarioPlayer::walk(const ValueStep &step)
{
    if (step.value.usesSequence() && m_blockNumber == 0)
        m_blockNumber = ++*m_sequence;
    const auto late = std::chrono::duration_cast<std::chrono::milliseconds>(m_now - m_start);
    TemplateContext context;
    context.random = &m_random;
    context.sequence = m_blockNumber;
    context.wallTime = m_wallStart + late.count();
    context.elapsed = m_position;
    context.repetition = m_loops.isEmpty() ? 1 : m_loops.last().repetition;
    context.request = &m_request;
    QByteArray value;
    step.value.expand(context, &value);
    appendValue(step, value, m_output);
    m_place = step.eol.isEmpty() ? Place::InLine : Place::InBlock;
    m_hasData = m_hasData || step.field == ValueStep::Field::Data;
}

void ScenarioPlayer::walk(const RawStep &step)
{
    m_output->append(step.bytes);
    follow(step.bytes);
}

void ScenarioPlayer::walk(const WaitStep &step)
{
    m_owesGap = false;
    m_position += step.time.sample(m_random);
}

void ScenarioPlayer::walk(const SilenceStep &step)
{
    m_owesGap = false;
    m_position += step.time.sample(m_random);
    m_silentUntil = m_start + m_position;
}

void ScenarioPlayer::walk(const AtStep &step)
{
    m_owesGap = false;
    m_position = std::max(m_position, m_origin + step.position);
}

void ScenarioPlayer::walk(const PaceStep &step)
{
    m_gap = step.gap;
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
    if (step.probability < 1 && !m_random.chance(step.probability))
        return;
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
        m_origin = m_position;
        return;
    }
}

void ScenarioPlayer::endBlock()
{
    m_eventCount += m_hasData ? 1 : 0;
    m_owesGap = m_owesGap || (m_place == Place::InBlock && m_gap > 0us);
    m_place = Place::BetweenBlocks;
    m_hasData = false;
    m_blockNumber = 0;
}

// Keeps m_place right behind bytes that may end anywhere.
void ScenarioPlayer::follow(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '\n' && bytes[i] != '\r') {
            m_place = Place::InLine;
            continue;
        }
        if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n')
            ++i;
        if (m_place == Place::InLine)
            m_place = Place::InBlock;
        else
            endBlock();
    }
}

void ScenarioPlayer::writeInserted()
{
    if (m_inserted.isEmpty() || m_place != Place::BetweenBlocks || m_ending != Ending::None)
        return;
    m_output->append(m_inserted);
    m_inserted.clear();
    m_eventCount += std::exchange(m_insertedCount, 0);
    m_quietSince = m_now;
}

void ScenarioPlayer::writeKeepAlive()
{
    const auto interval = m_part.head.keepAlive;
    const bool isAllowed = interval && m_ending == Ending::None && !m_isHung
        && m_place != Place::InLine && m_now >= m_silentUntil;
    if (!isAllowed || m_now < m_quietSince + *interval)
        return;
    for (const QByteArray &line : m_part.head.keepAliveText.split('\n'))
        m_output->append(": ").append(line).append('\n');
    // Inside a block a blank line would dispatch half of an event.
    if (m_place == Place::BetweenBlocks)
        m_output->append('\n');
    m_quietSince += *interval;
    if (m_quietSince + *interval <= m_now)
        m_quietSince = m_now;
}
