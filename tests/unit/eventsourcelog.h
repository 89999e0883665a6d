// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/eventsource.h"
#include "tests/unit/itemtext.h"

#include <QStringList>

// What an EventSource says, in its order: one short text for each signal.
class EventSourceLog : public QObject
{
public:
    explicit EventSourceLog(EventSource *source)
        : m_source(source)
    {
        connect(source, &EventSource::stateChanged, this,
                [this](EventSource::State state) { add("state " + nameOf(state)); });
        connect(source, &EventSource::attemptStarted, this,
                [this](int attempt) { add("attempt " + QByteArray::number(attempt)); });
        connect(source, &EventSource::opened, this, [this] { add("opened"); });
        connect(source, &EventSource::bytesReceived, this,
                [this](QByteArrayView bytes) { m_bytes.append(bytes); });
        connect(source, &EventSource::eventReceived, this, [this](const StreamItem &item) {
            add("event " + item.name().toByteArray() + ' ' + item.data().toByteArray());
        });
        connect(source, &EventSource::commentReceived, this,
                [this](const StreamItem &item) { add("comment" + item.data().toByteArray()); });
        connect(source, &EventSource::retryChanged, this,
                [this](std::chrono::milliseconds time, const StreamItem &) {
                    add("retry " + QByteArray::number(qint64(time.count())));
                });
        connect(source, &EventSource::ignored, this, [this](const StreamItem &item) {
            add("ignored " + itemText(item).split(' ').constFirst());
        });
        connect(source, &EventSource::errorOccurred, this, [this](EventSource::Error error) {
            // Each is what error() tells, too, and has a sentence.
            const QString sentence = m_source->errorString();
            const bool isWhole = sentence.size() > 10 && sentence.endsWith(QLatin1Char('.'));
            add("error " + nameOf(error));
            if (m_source->error() != error || !isWhole)
                add("without a sentence: " + sentence.toUtf8());
        });
    }

    // Since the last time it was taken.
    QByteArrayList take() { return std::exchange(m_lines, {}); }
    const QByteArrayList &lines() const { return m_lines; }
    bool contains(const QByteArray &line) const { return m_lines.contains(line); }

    // All bytes of the stream so far.
    QByteArray bytes() const { return m_bytes; }

private:
    template<typename Enum>
    static QByteArray nameOf(Enum value)
    {
        return QMetaEnum::fromType<Enum>().valueToKey(int(value));
    }

    void add(const QByteArray &line) { m_lines += line; }

    EventSource *m_source;
    QByteArrayList m_lines;
    QByteArray m_bytes;
};
