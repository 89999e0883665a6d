// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/directive.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

// Takes annotated text (scenario-format.md) apart: what was in the stream, and the directives in
// between. Finds them without looking at every line.
//
//     AnnotatedText text(bytes);
//     while (text.next())
//         …
class AnnotatedText
{
public:
    struct Part
    {
        bool isDirective = false;
        QByteArrayView bytes; // of a directive: its line, without the line end
        qsizetype begin = 0;  // in the text
        qsizetype end = 0;    // of a directive behind its line end
    };

    enum class Extent {
        Whole, // of a last line that has no end nothing is missing
        Piece, // more is to come: a last line that may be a directive is left
    };

    // startsLine: whether the text begins at the start of a line.
    explicit AnnotatedText(QByteArrayView text, Extent extent = Extent::Whole,
                           bool startsLine = true);

    // Goes on to the next part. False if there is none.
    bool next();
    const Part &part() const { return m_part; }

    // What has been taken: the text goes on from there.
    qsizetype position() const { return m_pos; }

    // Whether that is the start of a line.
    bool isAtLineStart() const;

private:
    qsizetype directiveBegin(qsizetype at) const;
    qsizetype heldBack() const;
    bool takeBytes(qsizetype end);
    bool takeDirective(qsizetype at);

    QByteArrayView m_text;
    Extent m_extent;
    bool m_startsLine;
    qsizetype m_pos = 0;
    qsizetype m_searched = 0; // no directive begins with an @ before
    Part m_part;
};

// The exact bytes of the stream in the lines of an annotated file, which begin at the start of a
// line: directives left out, comments that begin with "@" and @raw undone. Looks into lines, or
// into *scratch if anything had to be undone.
QByteArrayView streamBytes(QByteArrayView lines, QByteArray *scratch);

// The directives among some lines, which begin at the start of a line.
QList<Directive> directivesIn(QByteArrayView lines,
                              AnnotatedText::Extent extent = AnnotatedText::Extent::Whole);

// The bytes in the quotes of a line `: @raw "…"`; nothing if that is malformed.
bool decodeRaw(QByteArrayView line, QByteArray *bytes);
