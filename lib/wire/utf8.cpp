// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/utf8.h"

namespace {

constexpr auto Replacement = "\xEF\xBF\xBD";

struct Sequence
{
    qsizetype size; // bytes that belong together: a character, or a maximal subpart
    bool wellFormed;
};

// Reads one character or maximal subpart after Table 3-7 of the Unicode Standard: the lead
// byte sets the length and the range of the second byte.
Sequence sequenceAt(QByteArrayView bytes, qsizetype at)
{
    const auto byte = [bytes](qsizetype i) { return static_cast<uchar>(bytes[i]); };
    const uchar lead = byte(at);
    if (lead < 0x80)
        return {1, true};
    if (lead < 0xC2 || lead > 0xF4)
        return {1, false};
    const qsizetype length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    uchar low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    uchar high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (qsizetype i = 1; i < length; ++i) {
        if (at + i == bytes.size() || byte(at + i) < low || byte(at + i) > high)
            return {i, false};
        low = 0x80;
        high = 0xBF;
    }
    return {length, true};
}

} // namespace

bool isWellFormedUtf8(QByteArrayView bytes)
{
    return bytes.isValidUtf8();
}

QByteArray toWellFormedUtf8(QByteArrayView bytes)
{
    if (isWellFormedUtf8(bytes))
        return bytes.toByteArray();
    QByteArray result;
    result.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size();) {
        const Sequence sequence = sequenceAt(bytes, i);
        if (sequence.wellFormed)
            result.append(bytes.sliced(i, sequence.size));
        else
            result.append(Replacement);
        i += sequence.size;
    }
    return result;
}

// QString::fromUtf8() would strip a byte order mark, and replaces ill-formed sequences byte by
// byte; it is right for what is well-formed, which is nearly everything.
QString decodeUtf8(QByteArrayView bytes)
{
    constexpr QChar byteOrderMark(0xFEFF);
    const QString text = isWellFormedUtf8(bytes) ? QString::fromUtf8(bytes)
                                                 : QString::fromUtf8(toWellFormedUtf8(bytes));
    return bytes.startsWith("\xEF\xBB\xBF") ? byteOrderMark + text : text;
}

IllFormedUtf8 findIllFormedUtf8(QByteArrayView bytes)
{
    IllFormedUtf8 result;
    if (isWellFormedUtf8(bytes))
        return result;
    for (qsizetype i = 0; i < bytes.size();) {
        const Sequence sequence = sequenceAt(bytes, i);
        if (!sequence.wellFormed && ++result.count == 1) {
            result.begin = i;
            result.end = i + sequence.size;
        }
        i += sequence.size;
    }
    return result;
}
