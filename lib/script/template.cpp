// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/template.h"

#include "lib/wire/isotime.h"

#include <algorithm>
#include <array>

namespace {

constexpr std::array words{
    "lorem",       "ipsum",      "dolor",         "sit",       "amet",
    "consectetur", "adipiscing", "elit",          "sed",       "do",
    "eiusmod",     "tempor",     "incididunt",    "ut",        "labore",
    "et",          "dolore",     "magna",         "aliqua",    "enim",
    "minim",       "veniam",     "quis",          "nostrud",   "exercitation",
    "ullamco",     "laboris",    "nisi",          "aliquip",   "ex",
    "ea",          "commodo",    "consequat",     "duis",      "aute",
    "irure",       "in",         "reprehenderit", "voluptate", "velit",
    "esse",        "cillum",     "fugiat",        "nulla",     "pariatur",
    "excepteur",   "sint",       "occaecat",      "cupidatat", "non",
    "proident",    "sunt",       "culpa",         "qui",       "officia",
    "deserunt",    "mollit",     "anim",
};

void appendHex(RandomSource &random, qint64 digits, QByteArray *output)
{
    constexpr int digitsAtOnce = 16;
    for (qint64 left = digits; left > 0; left -= digitsAtOnce) {
        quint64 bits = random.next();
        for (qint64 i = std::min<qint64>(left, digitsAtOnce); i > 0; --i, bits >>= 4)
            output->append("0123456789abcdef"[bits & 0xf]);
    }
}

void appendLorem(RandomSource &random, qint64 count, QByteArray *output)
{
    for (qint64 i = 0; i < count; ++i) {
        if (i > 0)
            output->append(' ');
        output->append(words[random.next() % words.size()]);
    }
}

// RFC 9562, version 4: all bits random but the six that say so.
void appendUuid(RandomSource &random, QByteArray *output)
{
    QByteArray digits;
    appendHex(random, 32, &digits);
    digits[12] = '4';
    digits[16] = "89ab"[random.next() & 3];
    for (const qsizetype dash : {20, 16, 12, 8})
        digits.insert(dash, '-');
    output->append(digits);
}

// 1234 with two decimals is 12.34; in integers, so that no rounding shows.
void appendDecimal(qint64 value, int decimals, QByteArray *output)
{
    QByteArray digits =
        QByteArray::number(value < 0 ? -value : value).rightJustified(decimals + 1, '0');
    if (decimals > 0)
        digits.insert(digits.size() - decimals, '.');
    if (value < 0)
        output->append('-');
    output->append(digits);
}

QByteArray isoTime(qint64 ms)
{
    const std::chrono::sys_time<std::chrono::microseconds> time{std::chrono::milliseconds(ms)};
    return IsoTime(time, IsoTime::Decimals::Milliseconds).text().toByteArray();
}

QByteArray valueOf(const QList<QPair<QByteArray, QByteArray>> &items, const QByteArray &name,
                   Qt::CaseSensitivity sensitivity)
{
    const auto found = std::find_if(items.begin(), items.end(), [&](const auto &item) {
        return item.first.compare(name, sensitivity) == 0;
    });
    return found == items.end() ? QByteArray() : found->second;
}

} // namespace

void Template::expand(const TemplateContext &context, QByteArray *output) const
{
    for (const Piece &piece : m_pieces) {
        if (piece.kind == Kind::Text)
            output->append(piece.text);
        else
            expandPiece(piece, context, output);
    }
}

void Template::expandPiece(const Piece &piece, const TemplateContext &context, QByteArray *output)
{
    RandomSource &random = *context.random;
    switch (piece.kind) {
    case Kind::Text:
        return;
    case Kind::NowIso:
        output->append(isoTime(context.wallTime));
        return;
    case Kind::NowMs:
        output->append(QByteArray::number(context.wallTime));
        return;
    case Kind::NowUnix:
        output->append(QByteArray::number(context.wallTime / 1000));
        return;
    case Kind::Sequence:
        output->append(QByteArray::number(static_cast<quint64>(piece.min) + context.sequence - 1));
        return;
    case Kind::Random:
        appendDecimal(random.between(piece.min, piece.max), piece.decimals, output);
        return;
    case Kind::Pick:
        output->append(piece.choices.at(random.between(0, piece.choices.size() - 1)));
        return;
    case Kind::Uuid:
        appendUuid(random, output);
        return;
    case Kind::Hex:
        appendHex(random, piece.min, output);
        return;
    case Kind::Lorem:
        appendLorem(random, piece.min, output);
        return;
    case Kind::Elapsed:
        appendDecimal(context.elapsed.count() / 1000, 3, output);
        return;
    case Kind::Repetition:
        output->append(QByteArray::number(context.repetition));
        return;
    case Kind::Attempt:
        output->append(QByteArray::number(context.request->attempt));
        return;
    case Kind::LastEventId:
    case Kind::Query:
    case Kind::Header:
    case Kind::Body:
        output->append(requestValue(piece, *context.request));
        return;
    }
}

QByteArray Template::requestValue(const Piece &piece, const RequestFacts &request)
{
    if (piece.kind == Kind::Query)
        return valueOf(request.query, piece.text, Qt::CaseSensitive);
    if (piece.kind == Kind::Header)
        return valueOf(request.headers, piece.text, Qt::CaseInsensitive);
    if (piece.kind == Kind::Body)
        return request.body.value(piece.choices);
    return request.lastEventId;
}

bool Template::usesSequence() const
{
    return std::any_of(m_pieces.begin(), m_pieces.end(),
                       [](const Piece &piece) { return piece.kind == Kind::Sequence; });
}

QList<QByteArray> Template::possibleValues() const
{
    constexpr qsizetype most = 100;
    QList<QByteArray> values{QByteArray()};
    for (const Piece &piece : m_pieces) {
        if (piece.kind != Kind::Text && piece.kind != Kind::Pick)
            return {};
        const QList<QByteArray> endings =
            piece.kind == Kind::Text ? QList{piece.text} : piece.choices;
        QList<QByteArray> longer;
        for (const QByteArray &value : std::as_const(values)) {
            for (const QByteArray &ending : endings)
                longer.append(value + ending);
        }
        if (longer.size() > most)
            return {};
        values = longer;
    }
    return values;
}
