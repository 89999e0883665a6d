// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/literal.h"

#include <algorithm>

namespace {

constexpr qsizetype BlockSize = 128; // places looked at together

bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// How common a byte is in streams of JSON and English; 0 for what is rare.
qsizetype commonness(uchar byte)
{
    constexpr QByteArrayView mostCommonFirst(" \"etaoinsr,:dlcuhm0123_.p4567f89g{}[]ybwvkxATEOIN-");
    const qsizetype rank = mostCommonFirst.indexOf(static_cast<char>(byte));
    return rank < 0 ? 0 : mostCommonFirst.size() - rank;
}

} // namespace

Literal::Literal(const QByteArray &text, Letters letters)
    : m_text(text)
    , m_masks(text.size(), '\0')
    , m_letters(letters)
{
    Q_ASSERT(!text.isEmpty());
    for (qsizetype i = 0; i < text.size() && letters == Letters::AsciiCaseless; ++i) {
        if (!isAsciiLetter(text[i]))
            continue;
        m_masks[i] = 0x20;
        m_text[i] = static_cast<char>(text[i] | 0x20);
    }
    qsizetype rarest = 0;
    qsizetype next = text.size() - 1;
    const auto isRarer = [this](qsizetype a, qsizetype b) {
        return commonness(probeAt(a).value) < commonness(probeAt(b).value);
    };
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (isRarer(i, rarest)) {
            next = rarest;
            rarest = i;
        } else if (next == rarest || isRarer(i, next)) {
            next = i;
        }
    }
    m_probes = {probeAt(rarest), probeAt(next)};
}

Literal::Probe Literal::probeAt(qsizetype offset) const
{
    return {offset, static_cast<uchar>(m_masks[offset]), static_cast<uchar>(m_text[offset])};
}

bool Literal::fits(const uchar *place) const
{
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        if ((place[i] | static_cast<uchar>(m_masks[i])) != static_cast<uchar>(m_text[i]))
            return false;
    }
    return true;
}

// Whether both probes fit at any of the next places. Without branches, so that compilers make
// vector instructions of it.
bool Literal::mayBeginInBlock(const uchar *places) const
{
    const Probe first = m_probes[0];
    const Probe second = m_probes[1];
    const uchar *a = places + first.offset;
    const uchar *b = places + second.offset;
    uchar least = 0xFF; // 0: there is one
    for (qsizetype i = 0; i < BlockSize; ++i) {
        const auto differences = static_cast<uchar>(((a[i] | first.mask) ^ first.value)
                                                    | ((b[i] | second.mask) ^ second.value));
        least = std::min(least, differences);
    }
    return least == 0;
}

qsizetype Literal::find(QByteArrayView bytes, qsizetype from) const
{
    const auto *const begin = reinterpret_cast<const uchar *>(bytes.data());
    const qsizetype end = bytes.size() - m_text.size() + 1; // of the places where it may begin
    for (qsizetype at = from; at < end; at += BlockSize) {
        const qsizetype blockEnd = std::min(at + BlockSize, end);
        if (blockEnd - at == BlockSize && !mayBeginInBlock(begin + at))
            continue;
        for (qsizetype i = at; i < blockEnd; ++i) {
            if (m_probes[0].fits(begin + i) && fits(begin + i))
                return i;
        }
    }
    return -1;
}
