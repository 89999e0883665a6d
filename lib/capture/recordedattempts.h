// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/record.h"
#include "lib/client/attempt.h"
#include "lib/script/directive.h"

#include <deque>
#include <memory>

// What the directives of a recording tell of its connection attempts. Keeps the latest ones.
class RecordedAttempts
{
public:
    static constexpr qsizetype MaxCount = 1000;

    // Takes over what a directive says. False if its text is malformed.
    bool take(const Directive &directive, Record::Time now);

    // An item of the stream came at that time.
    void count(const StreamItem &item, Record::Time now);
    void countBytes(qint64 size, Record::Time now);

    // Oldest first. They change no more.
    std::deque<std::shared_ptr<const Attempt>> all() const;
    std::shared_ptr<const Attempt> latest() const; // null before the first
    qint64 forgottenCount() const { return m_forgottenCount; }

    // How many have begun, forgotten ones included.
    int count() const { return m_count; }

    // Whether the head of the current one was right, or nothing is known of one.
    bool isInStream() const { return m_isInStream; }

    // Whether the current one tells what was asked for, or answered.
    bool hasExchange() const { return m_hasExchange; }

    // The wall clock of +0.
    Record::Time zero() const { return m_zero; }
    bool readsLines() const { return m_body != Body::EventStream; }
    bool skipsBlankLines() const { return m_body == Body::JsonLines; }

private:
    enum class Body : quint8 { EventStream, JsonLines, Lines };

    bool begin(QByteArrayView text);
    bool takeBegin(const Directive &directive);
    bool takeRequest(const Directive &directive);
    bool takeResponse(const Directive &directive);
    bool takeEnding(const Directive &directive, Record::Time now);
    bool takeStatus(QByteArrayView text);
    bool takeFinding(Directive directive);
    bool takeBodyStart(Directive directive);
    void end(QByteArrayView reason, Record::Time now);
    Attempt::Hop &hop();

    std::deque<std::shared_ptr<Attempt>> m_attempts;
    qint64 m_forgottenCount = 0;
    int m_count = 0;
    Record::Time m_zero{};
    Body m_body = Body::EventStream;
    bool m_isInStream = true;
    bool m_hasExchange = false;
    bool m_isGivenUp = false;
    std::optional<Attempt::Duration> m_took;
    std::optional<std::chrono::milliseconds> m_wait;
};
