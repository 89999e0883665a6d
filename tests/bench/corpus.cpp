// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/corpus.h"

namespace {

Corpus repeated(const char *name, const QByteArray &event, qint64 size)
{
    const qint64 count = std::max<qint64>(1, size / event.size());
    return {name, event, event.repeated(count), count};
}

QByteArray llmEvent()
{
    QByteArray event = R"(data: {"id":"chatcmpl-8f3a1c","object":"chat.completion.chunk",)"
                       R"("created":1763690000,"model":"river-1-large","system_fingerprint":)"
                       R"("fp_44709d6fcb","choices":[{"index":0,"delta":{"content":" river"},)"
                       R"("finish_reason":null}]})";
    event.append(218 - event.size(), ' ');
    return event + "\n\n";
}

QByteArray largeEvent()
{
    QByteArray event;
    while (event.size() < 64 * 1024)
        event += "data: " + QByteArray(72, 'x') + '\n';
    return event + '\n';
}

} // namespace

QList<Corpus> corpora(qint64 size)
{
    return {repeated("llm", llmEvent(), size),
            repeated("small", "event: tick\nid: 1234567\nretry: 3000\ndata: {\"n\":123}\n\n", size),
            repeated("large", largeEvent(), size)};
}
