// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/regex.h"

#include <array>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace {

constexpr quint32 MostSteps = 1'000'000; // from one place on
constexpr quint32 MostHeap = 20'000;     // kB
constexpr size_t FirstStack = 32 * 1024;
constexpr size_t LargestStack = 1024 * 1024;

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

} // namespace

struct Regex::Compiled
{
    Code code;
    JitStack stack;
    MatchContext context;
    MatchData data;
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
    const CompileContext context(pcre2_compile_context_create(nullptr));
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF); // the lines of data are joined by it
    int code = 0;
    PCRE2_SIZE offset = 0;
    auto result = std::make_unique<Compiled>();
    result->code.reset(pcre2_compile(pointer(pattern), static_cast<size_t>(pattern.size()),
                                     compileOptions(flags), &code, &offset, context.get()));
    if (!result->code) {
        *error = {std::min(static_cast<qsizetype>(offset), pattern.size()), errorMessage(code)};
        return std::nullopt;
    }
    pcre2_jit_compile(result->code.get(), PCRE2_JIT_COMPLETE); // if it cannot, it is slower only
    result->stack.reset(pcre2_jit_stack_create(FirstStack, LargestStack, nullptr));
    result->context.reset(pcre2_match_context_create(nullptr));
    pcre2_jit_stack_assign(result->context.get(), nullptr, result->stack.get());
    pcre2_set_match_limit(result->context.get(), MostSteps);
    pcre2_set_depth_limit(result->context.get(), MostSteps);
    pcre2_set_heap_limit(result->context.get(), MostHeap);
    result->data.reset(pcre2_match_data_create_from_pattern(result->code.get(), nullptr));
    return Regex(std::move(result));
}

Regex::Match Regex::search(QByteArrayView bytes, qsizetype from) const
{
    const int code = pcre2_match(m_compiled->code.get(), pointer(bytes),
                                 static_cast<size_t>(bytes.size()), static_cast<size_t>(from), 0,
                                 m_compiled->data.get(), m_compiled->context.get());
    if (code == PCRE2_ERROR_NOMATCH)
        return {};
    if (code < 0)
        return {Match::Result::GaveUp};
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(m_compiled->data.get());
    const auto begin = static_cast<qsizetype>(ends[0]); // \K may put it past the end
    return {Match::Result::Found, begin, std::max(begin, static_cast<qsizetype>(ends[1]))};
}
