// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/jqexpression.h"

#include "lib/wire/printable.h"
#include "lib/wire/utf8.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <cstdio> // before the header of jq, which does not say that it is about C
#include <limits>

extern "C" {
#include <jq.h>
}

namespace {

constexpr int MostResults = 10'000;
constexpr QByteArrayView Ellipsis("\xE2\x80\xA6");

struct JqText
{
    Q_DECLARE_TR_FUNCTIONS(JqExpression)
};

// Functions that reach out of the program stand for nothing here. Those of time abort the process
// in libjq 1.6 if what they are given is none, and those that look for a text never end if it is
// empty. The program itself goes into parentheses, so that it cannot import modules.
constexpr QByteArrayView Prelude = R"(
def env: {}; def input: empty; def inputs: empty; def debug: .; def debug(f): .; def stderr: .;
def input_filename: null; def input_line_number: 0; def modulemeta: null;
def get_search_list: []; def get_prog_origin: null; def get_jq_origin: null;
def halt: empty; def halt_error: empty; def halt_error(f): empty;
def _isTime($format): ($format | type) == "string"
    and (type != "number" or (. > -62135596800 and . < 253402300800));
def _strftime($format): strftime($format);
def strftime($format): if _isTime($format) then _strftime($format) else error("no time") end;
def _strflocaltime($format): strflocaltime($format);
def strflocaltime($format):
    if _isTime($format) then _strflocaltime($format) else error("no time") end;
def todateiso8601: strftime("%Y-%m-%dT%H:%M:%SZ"); def todate: todateiso8601; def date: todate;
def _indices($part): indices($part);
def indices($part): if $part == "" then [] else _indices($part) end;
def index($part): indices($part) | .[0];
def rindex($part): indices($part) | .[-1:][0];
{} as $ENV | (
)";

// A value of jq, which counts references to it.
class Value
{
public:
    explicit Value(jv value)
        : m_value(value)
    {
    }
    Value(const Value &) = delete;
    Value &operator=(const Value &) = delete;
    ~Value() { jv_free(m_value); }

    bool isValid() const { return jv_is_valid(m_value) != 0; }
    jv_kind kind() const { return jv_get_kind(m_value); }
    bool isTrue() const { return kind() != JV_KIND_FALSE && kind() != JV_KIND_NULL; }
    jv take() const { return jv_copy(m_value); }

    // Of a string.
    QByteArray text() const { return {jv_string_value(m_value), jv_string_length_bytes(take())}; }

    QByteArray json() const { return Value(jv_dump_string(take(), 0)).text(); }

private:
    jv m_value;
};

struct ParserDeleter
{
    void operator()(jv_parser *parser) const { jv_parser_free(parser); }
};

// Whether brackets outside of strings nest deeper than libjq takes.
bool isTooDeep(QByteArrayView json)
{
    int depth = 0;
    bool isInString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"')
            isInString = !isInString;
        else if (isInString)
            i += c == '\\' ? 1 : 0;
        else if (c == '[' || c == '{')
            ++depth;
        else if (c == ']' || c == '}')
            --depth;
        if (depth > JqExpression::DeepestNesting)
            return true;
    }
    return false;
}

// The value of a JSON text; an invalid one if it is none. libjq takes more for JSON than is, and
// leaks some of what it refuses.
jv parseValue(QByteArrayView json)
{
    constexpr qsizetype longest = std::numeric_limits<int>::max() / 4; // in case it is repaired
    // For the parsers a NUL is a blank or the end.
    if (json.size() > longest || json.contains('\0') || isTooDeep(json))
        return jv_invalid();
    const QByteArray repaired = isWellFormedUtf8(json) ? QByteArray() : toWellFormedUtf8(json);
    const QByteArrayView text = repaired.isEmpty() ? json : QByteArrayView(repaired);
    if (!nlohmann::json::accept(text.begin(), text.end()))
        return jv_invalid();
    const std::unique_ptr<jv_parser, ParserDeleter> parser(jv_parser_new(0));
    jv_parser_set_buf(parser.get(), text.data(), static_cast<int>(text.size()), 0);
    return jv_parser_next(parser.get());
}

// Keeps the first message of a compilation: what follows only counts errors.
void keepMessage(void *kept, jv message)
{
    const Value text(jq_format_error(message));
    auto *const first = static_cast<QByteArray *>(kept);
    if (first->isEmpty() && text.kind() == JV_KIND_STRING)
        *first = text.text();
}

void ignoreMessage(void *, jv message)
{
    jv_free(message);
}

// The part of a message that is about the program: it begins with who speaks, and ends with a
// place in a program that is longer than what was typed, and that program.
QString usefulPart(QByteArray message)
{
    if (message.startsWith("jq: error: "))
        message = message.sliced(11);
    for (const char *end : {" (Unix shell quoting", " at <", "\n"}) {
        if (const qsizetype at = message.indexOf(end); at > 0)
            message.truncate(at);
    }
    message.replace("$end", "end of the program");
    message.replace("unexpected ')'", "unexpected ')' or end of the program");
    return toPrintable(message);
}

} // namespace

struct JqExpression::Program
{
    jq_state *state = jq_init();

    Program() = default;
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;
    ~Program()
    {
        if (state)
            jq_teardown(&state);
    }

    bool compile(const QByteArray &program, QByteArray *message) const;

    // Hands results to a function until it returns false.
    template<typename Take>
    void run(QByteArrayView json, Take take);
};

bool JqExpression::Program::compile(const QByteArray &program, QByteArray *message) const
{
    if (!state)
        return false;
    jq_set_attr(state, jv_string("JQ_LIBRARY_PATH"), jv_array());
    jq_set_error_cb(state, keepMessage, message);
    const bool isFine =
        jq_compile(state, (Prelude.toByteArray() + program + "\n)").constData()) != 0;
    jq_set_error_cb(state, ignoreMessage, nullptr);
    jq_set_debug_cb(state, ignoreMessage, nullptr);
    return isFine;
}

template<typename Take>
void JqExpression::Program::run(QByteArrayView json, Take take)
{
    const Value input(parseValue(json));
    if (!input.isValid())
        return;
    jq_start(state, input.take(), 0);
    for (int i = 0; i < MostResults; ++i) {
        const Value result(jq_next(state));
        if (!result.isValid() || !take(result))
            return;
    }
}

JqExpression::JqExpression(std::unique_ptr<Program> program)
    : m_program(std::move(program))
{
}

JqExpression::JqExpression(JqExpression &&other) noexcept = default;
JqExpression &JqExpression::operator=(JqExpression &&other) noexcept = default;
JqExpression::~JqExpression() = default;

std::optional<JqExpression> JqExpression::parse(const QByteArray &program, QString *error)
{
    QByteArray message;
    auto compiled = std::make_unique<Program>();
    if (program.contains('\0'))
        message = "a NUL character";
    else if (program.trimmed().isEmpty())
        message = "nothing is there";
    else if (compiled->compile(program, &message))
        return JqExpression(std::move(compiled));
    *error = JqText::tr("jq does not understand this program: %1.").arg(usefulPart(message));
    return std::nullopt;
}

QList<QByteArray> JqExpression::evaluate(QByteArrayView json, qsizetype mostResults)
{
    QList<QByteArray> results;
    if (mostResults <= 0)
        return results;
    m_program->run(json, [&](const Value &result) {
        results.append(result.json());
        return results.size() < mostResults;
    });
    return results;
}

QString JqExpression::evaluateText(QByteArrayView json, qsizetype mostCharacters)
{
    QByteArray text;
    bool isFirst = true;
    m_program->run(json, [&](const Value &result) {
        if (!isFirst)
            text += ", ";
        isFirst = false;
        text += result.kind() == JV_KIND_STRING ? result.text() : result.json();
        return text.size() <= 4 * mostCharacters; // bytes of the longest characters
    });
    const qsizetype mostBytes = 4 * mostCharacters + 4;
    QString line = toPrintable(QByteArrayView(text).first(std::min(text.size(), mostBytes)));
    if (line.size() <= mostCharacters)
        return line;
    line.truncate(line[mostCharacters - 1].isLowSurrogate() ? mostCharacters - 2
                                                            : mostCharacters - 1);
    return line + QString::fromUtf8(Ellipsis);
}

bool JqExpression::isTrue(QByteArrayView json)
{
    bool isTrue = false;
    m_program->run(json, [&](const Value &result) {
        isTrue = result.isTrue();
        return !isTrue;
    });
    return isTrue;
}
