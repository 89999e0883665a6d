// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

// A text to look for in bytes, at the speed of memory: two of its rarer bytes are compared at many
// places at once, and the rest only where both are right.
class Literal
{
public:
    enum class Letters : quint8 {
        Exact,
        AsciiCaseless, // A to Z are equal to a to z; all other bytes are themselves
    };

    // text: not empty.
    Literal(const QByteArray &text, Letters letters);

    // Where it occurs first, at or after an offset; -1 if nowhere.
    qsizetype find(QByteArrayView bytes, qsizetype from = 0) const;

    bool occursIn(QByteArrayView bytes) const { return find(bytes) >= 0; }
    qsizetype size() const { return m_text.size(); }
    Letters letters() const { return m_letters; }

private:
    // A byte of the text; a byte of the input is equal to it if it is so with the mask's bit set.
    struct Probe
    {
        qsizetype offset = 0;
        uchar mask = 0;
        uchar value = 0;

        bool fits(const uchar *text) const { return (text[offset] | mask) == value; }
    };

    Probe probeAt(qsizetype offset) const;
    bool fits(const uchar *place) const;
    bool mayBeginInBlock(const uchar *places) const;

    QByteArray m_text;  // with the masks applied
    QByteArray m_masks; // 0x20 for letters of either case
    Letters m_letters;
    std::array<Probe, 2> m_probes;
};
