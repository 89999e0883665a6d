// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/spelling.h"
#include "lib/script/template.h"

#include <algorithm>

namespace {

// What {{hex N}} and {{lorem N}} may ask for, and all placeholders of one field together.
constexpr qint64 maximumHexDigits = 1024 * 1024;
constexpr qint64 maximumLoremWords = 100'000;
constexpr qint64 maximumFieldSize = 16 * 1024 * 1024;
constexpr int maximumDecimals = 9;

// A number as written in {{random}}: all digits as one integer, and how many were decimals.
struct Decimal
{
    qint64 digits = 0;
    int decimals = 0;

    qint64 scaledTo(int wanted) const
    {
        qint64 scaled = digits;
        for (int i = decimals; i < wanted; ++i)
            scaled *= 10;
        return scaled;
    }
};

std::optional<Decimal> parseDecimal(QByteArrayView text)
{
    constexpr qsizetype longest = 10; // with all decimals added it still fits 64 bits
    const bool isNegative = text.startsWith('-');
    const QByteArray plain = (isNegative ? text.sliced(1) : text).toByteArray();
    const qsizetype point = plain.indexOf('.');
    QByteArray digits = plain;
    if (point >= 0)
        digits.remove(point, 1);
    const bool areDigits =
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    const qsizetype decimals = point < 0 ? 0 : plain.size() - point - 1;
    if (!areDigits || digits.isEmpty() || digits.size() - decimals > longest || point == 0)
        return std::nullopt;
    if ((point >= 0 && decimals == 0) || decimals > maximumDecimals)
        return std::nullopt;
    const qint64 value = digits.toLongLong();
    return Decimal{isNegative ? -value : value, static_cast<int>(decimals)};
}

} // namespace

// Reads the text of one field value from left to right.
class TemplateCompiler
{
public:
    TemplateCompiler(QByteArrayView text, LineError *error)
        : m_text(text)
        , m_error(error)
    {
    }

    bool compile(Template *result);

private:
    using Kind = Template::Kind;
    using Piece = Template::Piece;

    bool compilePlaceholder(QByteArrayView inner, Piece *piece);
    bool compileNow(Piece *piece);
    bool compileRandom(Piece *piece);
    bool compilePick(Piece *piece);
    bool compileNumber(Kind kind, qint64 maximum, Piece *piece);
    bool compilePlain(Kind kind, Piece *piece);
    bool compileRequestPart(Piece *piece);
    bool reportUnknown();
    bool fail(const QString &message);

    QByteArrayView m_text;
    LineError *m_error;
    qsizetype m_at = 0; // where the placeholder being read begins
    QByteArray m_name;
    QByteArray m_arguments;
    qint64 m_size = 0; // the most bytes that sized placeholders can make
};

bool TemplateCompiler::compile(Template *result)
{
    while (m_at < m_text.size()) {
        const qsizetype open = m_text.indexOf("{{", m_at);
        const qsizetype textEnd = open < 0 ? m_text.size() : open;
        if (textEnd > m_at) {
            Piece piece;
            piece.text = m_text.sliced(m_at, textEnd - m_at).toByteArray();
            result->m_pieces.append(piece);
        }
        if (open < 0)
            return true;
        m_at = open;
        const qsizetype close = m_text.indexOf("}}", open + 2);
        if (close < 0)
            return fail(LineError::tr("This {{ is never closed; write {{lb}} to send two braces."));
        Piece piece;
        if (!compilePlaceholder(m_text.sliced(open + 2, close - open - 2), &piece))
            return false;
        result->m_pieces.append(piece);
        m_at = close + 2;
    }
    return true;
}

bool TemplateCompiler::compilePlaceholder(QByteArrayView inner, Piece *piece)
{
    const QByteArray trimmed = inner.toByteArray().trimmed();
    const qsizetype blank = trimmed.indexOf(' ');
    m_name = blank < 0 ? trimmed : trimmed.first(blank);
    m_arguments = blank < 0 ? QByteArray() : trimmed.sliced(blank).trimmed();

    if (m_name == "now")
        return compileNow(piece);
    if (m_name == "seq") {
        piece->min = 1;
        return m_arguments.isEmpty() ? compilePlain(Kind::Sequence, piece)
                                     : compileNumber(Kind::Sequence, 1'000'000'000'000'000, piece);
    }
    if (m_name == "random")
        return compileRandom(piece);
    if (m_name == "pick")
        return compilePick(piece);
    if (m_name == "hex")
        return compileNumber(Kind::Hex, maximumHexDigits, piece);
    if (m_name == "lorem")
        return compileNumber(Kind::Lorem, maximumLoremWords, piece);
    if (m_name == "lb") {
        piece->text = "{{";
        return compilePlain(Kind::Text, piece);
    }
    if (m_name == "uuid")
        return compilePlain(Kind::Uuid, piece);
    if (m_name == "elapsed")
        return compilePlain(Kind::Elapsed, piece);
    if (m_name == "repeat")
        return compilePlain(Kind::Repetition, piece);
    if (m_name == "connection")
        return compilePlain(Kind::Attempt, piece);
    if (m_name == "last-event-id")
        return compilePlain(Kind::LastEventId, piece);
    return compileRequestPart(piece);
}

bool TemplateCompiler::compileNow(Piece *piece)
{
    if (m_arguments.isEmpty())
        piece->kind = Kind::NowIso;
    else if (m_arguments == "ms")
        piece->kind = Kind::NowMs;
    else if (m_arguments == "unix")
        piece->kind = Kind::NowUnix;
    else
        return fail(LineError::tr(
            "After now only ms or unix can stand: {{now}}, {{now ms}}, {{now unix}}."));
    return true;
}

bool TemplateCompiler::compileRandom(Piece *piece)
{
    const QList<QByteArray> bounds = m_arguments.simplified().split(' ');
    const auto min = parseDecimal(bounds.first());
    const auto max = parseDecimal(bounds.last());
    if (bounds.size() != 2 || !min || !max)
        return fail(
            LineError::tr("random needs two numbers, such as {{random 1 100}} or "
                          "{{random 0.00 9.99}}, of at most ten digits and nine decimals."));
    piece->kind = Kind::Random;
    piece->decimals = std::max(min->decimals, max->decimals);
    piece->min = min->scaledTo(piece->decimals);
    piece->max = max->scaledTo(piece->decimals);
    if (piece->min > piece->max)
        return fail(
            LineError::tr("The first number of random must not be greater than the second."));
    return true;
}

bool TemplateCompiler::compilePick(Piece *piece)
{
    piece->kind = Kind::Pick;
    for (const QByteArray &choice : m_arguments.split('|'))
        piece->choices.append(choice.trimmed());
    if (m_arguments.isEmpty())
        return fail(LineError::tr("pick needs something to choose from: {{pick red|green|blue}}."));
    return true;
}

bool TemplateCompiler::compileNumber(Kind kind, qint64 maximum, Piece *piece)
{
    bool isNumber = false;
    piece->kind = kind;
    piece->min = m_arguments.toLongLong(&isNumber);
    if (!isNumber || piece->min < (kind == Kind::Sequence ? 0 : 1) || piece->min > maximum)
        return fail(LineError::tr("%1 needs a whole number up to %2.")
                        .arg(QString::fromUtf8(m_name))
                        .arg(maximum));
    constexpr qint64 longestWord = 16;
    if (kind != Kind::Sequence)
        m_size += kind == Kind::Lorem ? piece->min * longestWord : piece->min;
    if (m_size > maximumFieldSize)
        return fail(
            LineError::tr("The placeholders of this line can make more than 16 MB together."));
    return true;
}

bool TemplateCompiler::compilePlain(Kind kind, Piece *piece)
{
    piece->kind = kind;
    if (!m_arguments.isEmpty())
        return fail(LineError::tr("%1 stands alone: {{%1}}.").arg(QString::fromUtf8(m_name)));
    return true;
}

bool TemplateCompiler::compileRequestPart(Piece *piece)
{
    const bool isQuery = m_name.startsWith("query.");
    const bool isBody = m_name.startsWith("body.");
    if (!isQuery && !isBody && !m_name.startsWith("header."))
        return reportUnknown();
    piece->text = m_name.sliced(m_name.indexOf('.') + 1);
    if (isBody)
        piece->choices = piece->text.split('.');
    if (piece->text.isEmpty() || piece->choices.contains(QByteArray()))
        return fail(LineError::tr("After %1 a name is missing.").arg(QString::fromUtf8(m_name)));
    return compilePlain(isQuery ? Kind::Query : isBody ? Kind::Body : Kind::Header, piece);
}

bool TemplateCompiler::reportUnknown()
{
    static const QList<QByteArray> names{
        "now",           "seq",     "random",   "pick",   "uuid",
        "hex",           "lorem",   "elapsed",  "repeat", "connection",
        "last-event-id", "query.x", "header.x", "body.x", "lb",
    };
    if (m_name.isEmpty())
        return fail(LineError::tr("This placeholder is empty; write {{lb}} to send two braces."));
    const QByteArray meant = closestName(m_name, names);
    const QString unknown =
        LineError::tr("There is no placeholder %1").arg(quotedForMessage(m_name));
    if (meant.isEmpty())
        return fail(
            unknown
            + LineError::tr("; the names are %1.").arg(QString::fromLatin1(names.join(", "))));
    return fail(unknown + LineError::tr("; did you mean %1?").arg(QString::fromLatin1(meant)));
}

bool TemplateCompiler::fail(const QString &message)
{
    *m_error = {m_at, message};
    return false;
}

std::optional<Template> Template::compile(QByteArrayView text, LineError *error)
{
    Template result;
    TemplateCompiler compiler(text, error);
    if (!compiler.compile(&result))
        return std::nullopt;
    return result;
}
