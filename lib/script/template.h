// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/lineerror.h"
#include "lib/script/randomsource.h"
#include "lib/script/requestbody.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <chrono>
#include <optional>

// What a client said when it asked for the stream, as far as a scenario can repeat it.
struct RequestFacts
{
    int attempt = 1;
    QByteArray lastEventId;
    QList<QPair<QByteArray, QByteArray>> query;   // decoded
    QList<QPair<QByteArray, QByteArray>> headers; // names in any case
    RequestBody body = {};
};

// What the placeholders of a template stand for at one moment of one stream.
struct TemplateContext
{
    RandomSource *random = nullptr;
    quint64 sequence = 1;                 // {{seq}}: 1 for the first event of the route
    qint64 wallTime = 0;                  // ms since 1970-01-01 UTC
    std::chrono::microseconds elapsed{0}; // since the response head, on the scenario's timeline
    qint64 repetition = 1;                // of the innermost @repeat, from 1
    const RequestFacts *request = nullptr;
};

/*!
 * The value of a field with placeholders, `{{…}}` (scenario-format.md §3), checked once and
 * expanded for each event.
 */
class Template
{
public:
    /*!
     * Reads \a text. An unknown or malformed placeholder returns nothing and sets \a error, its
     * offset counted from the start of \a text.
     */
    static std::optional<Template> compile(QByteArrayView text, LineError *error);

    //! Appends the text with its placeholders replaced to \a output.
    void expand(const TemplateContext &context, QByteArray *output) const;

    //! Whether {{seq}} is in it, so that expanding needs a number of its own.
    bool usesSequence() const;

    //! Every text it can become, if that takes nothing but {{pick}}; otherwise empty.
    QList<QByteArray> possibleValues() const;

private:
    friend class TemplateCompiler;

    enum class Kind {
        Text,
        NowIso,
        NowMs,
        NowUnix,
        Sequence,
        Random,
        Pick,
        Uuid,
        Hex,
        Lorem,
        Elapsed,
        Repetition,
        Attempt,
        LastEventId,
        Query,
        Header,
        Body,
    };

    struct Piece
    {
        Kind kind = Kind::Text;
        QByteArray text; // or the name of a query item or header
        qint64 min = 0;  // of Random, times 10^decimals; start of Sequence; length of Hex and Lorem
        qint64 max = 0;
        int decimals = 0;
        QList<QByteArray> choices; // of Pick; or the path of Body
    };

    static void expandPiece(const Piece &piece, const TemplateContext &context, QByteArray *output);
    static QByteArray requestValue(const Piece &piece, const RequestFacts &request);

    QList<Piece> m_pieces;
};
