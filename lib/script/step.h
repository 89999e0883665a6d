// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/duration.h"
#include "lib/script/template.h"

#include <QByteArray>
#include <chrono>
#include <optional>
#include <variant>

// The steps a player walks. Nothing in them can fail: the compiler has checked them.

// Whole lines as they stand, up to the blank line that ends a block.
struct LinesStep
{
    QByteArray bytes;
    bool hasField = false; // not only comments
    bool hasData = false;  // the block is an event
    bool endsBlock = false;
};

// One field whose value is made anew each time.
struct ValueStep
{
    QByteArray prefix; // "data: "
    Template value;
    QByteArray eol; // of the line in the file; empty if it had none
    enum class Field { Data, Id, Event } field = Field::Data;
};

// Bytes that need not be lines (@raw).
struct RawStep
{
    QByteArray bytes;
    double probability = 1;
};

struct WaitStep
{
    DurationRange time;
};

// Like a wait, but without keep-alives.
struct SilenceStep
{
    DurationRange time;
};

// Waits until a time counted from the response head.
struct AtStep
{
    std::chrono::microseconds position{0};
};

// From here on this gap is left between two events, unless a time directive stands there.
struct PaceStep
{
    std::chrono::microseconds gap{0};
};

// From here on all times are divided by this.
struct SpeedStep
{
    double factor = 1;
};

// Waits until somebody signals that name.
struct AwaitStep
{
    QByteArray name;
};

// A word for whoever watches the server.
struct LabelStep
{
    QByteArray text;
};

// Of the next event only so many bytes are sent at first, the rest after a pause.
struct CutStep
{
    qint64 size = 0;
    DurationRange pause;
    double probability = 1;
};

// From here on the bytes are sent in pieces of that size, with pauses between them.
struct ChunkStep
{
    std::optional<SizeRange> size; // nothing: no longer
    DurationRange pause;
    double probability = 1;
};

// From here on no more bytes are sent in a second than these.
struct RateStep
{
    std::optional<qint64> bytesPerSecond; // nothing: no limit
    double probability = 1;
};

// What happens to the next event as a whole.
struct MishapStep
{
    enum class Kind {
        Duplicate,
        Skip,
        Swap, // it is exchanged with its successor
    };
    Kind kind = Kind::Duplicate;
    double probability = 1;
};

// Nothing more is sent, ever.
struct HangStep
{
};

struct RepeatStep
{
    static constexpr qint64 endless = -1;
    qint64 count = endless;
    qsizetype end = 0; // index of its EndStep
};

struct EndStep
{
};

// The connection ends here, with this probability.
struct EndingStep
{
    enum class Kind { Close, Drop, Truncate } kind = Kind::Close;
    double probability = 1;
};

using Step = std::variant<LinesStep, ValueStep, RawStep, WaitStep, SilenceStep, AtStep, PaceStep,
                          SpeedStep, AwaitStep, LabelStep, CutStep, ChunkStep, RateStep, MishapStep,
                          HangStep, RepeatStep, EndStep, EndingStep>;

//! Whether walking \a step again and again cannot keep a machine busy for nothing.
inline bool sendsOrWaits(const Step &step)
{
    if (const auto *wait = std::get_if<WaitStep>(&step))
        return wait->time.max.count() > 0;
    if (const auto *silence = std::get_if<SilenceStep>(&step))
        return silence->time.max.count() > 0;
    if (const auto *raw = std::get_if<RawStep>(&step))
        return !raw->bytes.isEmpty();
    return std::holds_alternative<LinesStep>(step) || std::holds_alternative<ValueStep>(step)
        || std::holds_alternative<HangStep>(step) || std::holds_alternative<AwaitStep>(step)
        || std::holds_alternative<EndingStep>(step);
}
