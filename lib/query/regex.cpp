// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/regex.h"

#include "lib/query/regexshape.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace {

constexpr quint32 MostSteps = 1'000'000; // from one place on
constexpr quint32 MostHeap = 20'000;     // kB
constexpr size_t FirstStack = 32 * 1024;
constexpr size_t LargestStack = 1024 * 1024;

constexpr auto LeastPatience = std::chrono::milliseconds(200);
constexpr auto PatiencePerByte = std::chrono::nanoseconds(20);
constexpr int StepsBetweenLooks = 1024; // at the clock

// In lines that are no longer a pattern with few repeated parts takes no time worth looking at.
constexpr qsizetype ShortLine = 2048;
constexpr int FewRepeatedParts = 2;
constexpr qsizetype ManyLines = 128 * 1024; // bytes that are searched together

using Clock = std::chrono::steady_clock;

template<auto free>
struct Freeing
{
    template<typename T>
    void operator()(T *pointer) const
    {
        free(pointer);
    }
};

using Code = std::unique_ptr<pcre2_code, Freeing<pcre2_code_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, Freeing<pcre2_match_data_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, Freeing<pcre2_match_context_free>>;
using CompileContext = std::unique_ptr<pcre2_compile_context, Freeing<pcre2_compile_context_free>>;
using JitStack = std::unique_ptr<pcre2_jit_stack, Freeing<pcre2_jit_stack_free>>;

QString errorMessage(int code)
{
    std::array<PCRE2_UCHAR, 256> text{};
    pcre2_get_error_message(code, text.data(), text.size());
    return QString::fromLatin1(reinterpret_cast<const char *>(text.data()));
}

PCRE2_SPTR pointer(QByteArrayView bytes)
{
    return reinterpret_cast<PCRE2_SPTR>(bytes.data() ? bytes.data() : "");
}

quint32 compileOptions(Regex::Flags flags)
{
    quint32 options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
    if (flags & Regex::Caseless)
        options |= PCRE2_CASELESS;
    if (flags & Regex::Verbatim)
        return options | PCRE2_LITERAL;
    if (flags & Regex::Multiline)
        options |= PCRE2_MULTILINE;
    if (flags & Regex::DotAll)
        options |= PCRE2_DOTALL;
    return options | PCRE2_NEVER_BACKSLASH_C;
}

Code compileCode(const QByteArray &pattern, quint32 options, Regex::Error *error)
{
    const CompileContext context(pcre2_compile_context_create(nullptr));
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF); // the lines of data are joined by it
    int number = 0;
    PCRE2_SIZE offset = 0;
    Code code(pcre2_compile(pointer(pattern), static_cast<size_t>(pattern.size()), options, &number,
                            &offset, context.get()));
    if (code)
        pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE); // if it cannot, it is slower only
    else
        *error = {std::min(static_cast<qsizetype>(offset), pattern.size()), errorMessage(number)};
    return code;
}

// When a search has to end.
struct Patience
{
    Clock::time_point deadline;
    int steps = 0;
};

// Called at each step; what is not 0 ends the search.
int takeStep(pcre2_callout_block *, void *data)
{
    auto *const patience = static_cast<Patience *>(data);
    if (++patience->steps % StepsBetweenLooks != 0 || Clock::now() < patience->deadline)
        return 0;
    return PCRE2_ERROR_CALLOUT;
}

} // namespace

struct Regex::Compiled
{
    QByteArray pattern;
    quint32 options = 0;
    int repeatedParts = 0;
    Code quick;
    Code patient; // looks at the clock; made when it is needed
    JitStack stack;
    MatchContext context;
    MatchData data;

    Match match(const Code &code, QByteArrayView bytes, qsizetype from) const;
};

Regex::Regex(std::unique_ptr<Compiled> compiled)
    : m_compiled(std::move(compiled))
{
}

Regex::Regex(Regex &&other) noexcept = default;
Regex &Regex::operator=(Regex &&other) noexcept = default;
Regex::~Regex() = default;

std::optional<Regex> Regex::compile(const QByteArray &pattern, Flags flags, Error *error)
{
    auto result = std::make_unique<Compiled>();
    result->pattern = pattern;
    result->options = compileOptions(flags);
    result->repeatedParts = flags & Verbatim ? 0 : regexShape(pattern, flags).repeatedParts;
    result->quick = compileCode(pattern, result->options, error);
    if (!result->quick)
        return std::nullopt;
    result->stack.reset(pcre2_jit_stack_create(FirstStack, LargestStack, nullptr));
    result->context.reset(pcre2_match_context_create(nullptr));
    pcre2_jit_stack_assign(result->context.get(), nullptr, result->stack.get());
    pcre2_set_match_limit(result->context.get(), MostSteps);
    pcre2_set_depth_limit(result->context.get(), MostSteps);
    pcre2_set_heap_limit(result->context.get(), MostHeap);
    result->data.reset(pcre2_match_data_create_from_pattern(result->quick.get(), nullptr));
    return Regex(std::move(result));
}

Regex::Match Regex::Compiled::match(const Code &code, QByteArrayView bytes, qsizetype from) const
{
    const int number = pcre2_match(code.get(), pointer(bytes), static_cast<size_t>(bytes.size()),
                                   static_cast<size_t>(from), 0, data.get(), context.get());
    if (number == PCRE2_ERROR_NOMATCH)
        return {};
    if (number < 0)
        return {Match::Result::GaveUp};
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(data.get());
    const auto begin = static_cast<qsizetype>(ends[0]); // \K may put it past the end
    return {Match::Result::Found, begin, std::max(begin, static_cast<qsizetype>(ends[1]))};
}

// Whether the limits are enough in a line, or a text, of that size. They do not count what is
// repeated, such as .*, character by character.
bool Regex::isQuickIn(qsizetype size) const
{
    return m_compiled->repeatedParts == 0
        || (m_compiled->repeatedParts <= FewRepeatedParts && size <= ShortLine);
}

Regex::Match Regex::search(QByteArrayView bytes, qsizetype from) const
{
    return isQuickIn(bytes.size() - from) ? searchQuickly(bytes, from)
                                          : searchPatiently(bytes, from);
}

Regex::Match Regex::searchLines(QByteArrayView bytes, qsizetype from) const
{
    if (isQuickIn(std::numeric_limits<qsizetype>::max()))
        return searchQuickly(bytes, from);
    while (from < bytes.size()) {
        qsizetype end = from;
        qsizetype longest = 0;
        while (end < bytes.size() && end - from < ManyLines) {
            const qsizetype found = bytes.indexOf('\n', end);
            const qsizetype next = found < 0 ? bytes.size() : found + 1;
            longest = std::max(longest, next - end);
            end = next;
        }
        const QByteArrayView lines = bytes.first(end);
        const Match match =
            isQuickIn(longest) ? searchQuickly(lines, from) : searchPatiently(lines, from);
        if (match.result != Match::Result::NotFound)
            return match;
        from = end;
    }
    return {};
}

Regex::Match Regex::searchQuickly(QByteArrayView bytes, qsizetype from) const
{
    return m_compiled->match(m_compiled->quick, bytes, from);
}

Regex::Match Regex::searchPatiently(QByteArrayView bytes, qsizetype from) const
{
    Error error;
    if (!m_compiled->patient)
        m_compiled->patient =
            compileCode(m_compiled->pattern, m_compiled->options | PCRE2_AUTO_CALLOUT, &error);
    if (!m_compiled->patient)
        return {Match::Result::GaveUp};
    Patience patience{Clock::now() + LeastPatience + (bytes.size() - from) * PatiencePerByte};
    pcre2_set_callout(m_compiled->context.get(), takeStep, &patience);
    const Match match = m_compiled->match(m_compiled->patient, bytes, from);
    pcre2_set_callout(m_compiled->context.get(), nullptr, nullptr); // patterns may have their own
    return match;
}
