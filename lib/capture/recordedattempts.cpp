// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/recordedattempts.h"

#include "lib/script/duration.h"

#include <QDateTime>

namespace {

// "2026-11-21T01:58:00.123456Z", with any number of decimals.
std::optional<Record::Time> parseTime(QByteArrayView text)
{
    constexpr qsizetype secondsSize = 19;
    if (text.size() <= secondsSize || !text.endsWith('Z'))
        return std::nullopt;
    const QDateTime seconds = QDateTime::fromString(
        QString::fromLatin1(text.first(secondsSize)) + QLatin1Char('Z'), Qt::ISODate);
    QByteArray fraction = text.sliced(secondsSize).chopped(1).toByteArray();
    bool isNumber = fraction.isEmpty();
    qint64 micros = 0;
    if (fraction.startsWith('.'))
        micros = fraction.sliced(1).leftJustified(6, '0', true).toUInt(&isNumber);
    if (!seconds.isValid() || !isNumber)
        return std::nullopt;
    return Record::Time(std::chrono::microseconds(seconds.toSecsSinceEpoch() * 1'000'000 + micros));
}

std::optional<Attempt::Duration> parseTook(QByteArrayView text)
{
    LineError error;
    return parseDuration(text, &error);
}

bool appendHeader(QByteArrayView text, QList<HttpHeader> *headers)
{
    const qsizetype colon = text.indexOf(':');
    if (colon <= 0)
        return false;
    headers->append(
        {text.first(colon).toByteArray(), text.sliced(colon + 1).trimmed().toByteArray()});
    return true;
}

} // namespace

bool RecordedAttempts::begin(QByteArrayView text)
{
    const qsizetype dots = text.indexOf("..");
    bool isNumber = false;
    const int number = (dots < 0 ? text : text.first(dots)).toInt(&isNumber);
    if (!isNumber || number < 1)
        return false;
    auto attempt = std::make_shared<Attempt>();
    attempt->number = number;
    attempt->hops.emplaceBack();
    attempt->begin = m_zero;
    m_attempts.push_back(std::move(attempt));
    ++m_count;
    if (qsizetype(m_attempts.size()) > MaxCount) {
        m_attempts.pop_front();
        ++m_forgottenCount;
    }
    m_body = Body::EventStream;
    m_isInStream = true; // unless a request says that its response is to be looked at first
    m_hasExchange = false;
    m_isGivenUp = false;
    m_took.reset();
    m_wait.reset();
    return true;
}

bool RecordedAttempts::take(const Directive &directive, Record::Time now)
{
    if (directive.name == "connection")
        return begin(directive.text);
    const bool isTimeOfStream = directive.name == "recorded"; // also where there is no attempt
    if (m_attempts.empty() && !isTimeOfStream)
        return true;
    return takeBegin(directive) && takeRequest(directive) && takeResponse(directive)
        && takeEnding(directive, now);
}

// The times an attempt counts from.
bool RecordedAttempts::takeBegin(const Directive &directive)
{
    const bool isHead = directive.name == "recorded";
    if (!isHead && directive.name != "begun")
        return true;
    const auto time = parseTime(directive.text);
    m_zero = time.value_or(m_zero);
    m_isInStream = m_isInStream || isHead;
    if (isHead && !m_attempts.empty()) {
        m_attempts.back()->isOpened = true;
        hop().head = m_zero - m_attempts.back()->begin;
    } else if (!isHead) {
        m_attempts.back()->begin = m_zero;
    }
    return time.has_value();
}

bool RecordedAttempts::takeRequest(const Directive &directive)
{
    const QByteArray &name = directive.name;
    const QByteArray &text = directive.text;
    const qsizetype blank = text.indexOf(' ');
    if (name == "body") {
        m_body = text == "lines" ? Body::Lines : Body::JsonLines;
    } else if (name == "request") {
        hop().method = text.first(std::max<qsizetype>(0, blank));
        hop().url = QUrl::fromEncoded(text.sliced(blank + 1));
        m_isInStream = false;
        m_hasExchange = true;
    } else if (name == "redirect") {
        hop().status = text.first(std::max<qsizetype>(0, blank)).toInt();
        const QByteArray method = hop().method;
        m_attempts.back()->hops.emplaceBack();
        hop().method = method;
        hop().url = QUrl::fromEncoded(text.sliced(blank + 1));
    } else if (name == "sent") {
        if (text.startsWith("Last-Event-ID:"))
            m_attempts.back()->lastEventId = text.sliced(14).trimmed();
        return appendHeader(text, &hop().requestHeaders);
    }
    return true;
}

bool RecordedAttempts::takeResponse(const Directive &directive)
{
    const QByteArray &name = directive.name;
    const QByteArray &text = directive.text;
    if (name == "status")
        return takeStatus(text);
    if (name == "header")
        return text.startsWith('-') || appendHeader(text, &hop().responseHeaders);
    if (name == "raw")
        return m_isInStream || takeBodyStart(directive);
    if (name == "finding")
        return takeFinding(directive);
    if (name == "protocol")
        hop().httpVersion = text;
    return true;
}

bool RecordedAttempts::takeEnding(const Directive &directive, Record::Time now)
{
    const QByteArray &name = directive.name;
    if (name == "took") {
        m_took = parseTook(directive.text);
        return m_took.has_value();
    }
    if (name == "next") {
        const auto wait = parseTook(directive.text);
        if (wait)
            m_wait = std::chrono::duration_cast<std::chrono::milliseconds>(*wait);
        return wait.has_value();
    }
    if (name == "hang")
        m_isGivenUp = true;
    else if (name == "ended")
        end(directive.text, now);
    return true;
}

bool RecordedAttempts::takeStatus(QByteArrayView text)
{
    m_hasExchange = true;
    Directive directive;
    directive.text = text.toByteArray();
    LineError error;
    if (!splitArguments(&directive, &error) || directive.arguments.isEmpty())
        return false;
    bool isNumber = false;
    hop().status = directive.arguments.constFirst().value.toInt(&isNumber);
    for (const DirectiveArgument &argument : std::as_const(directive.arguments)) {
        if (argument.key == "body")
            m_attempts.back()->bodyStart = argument.value;
    }
    return isNumber;
}

bool RecordedAttempts::takeFinding(Directive directive)
{
    LineError error;
    if (!splitArguments(&directive, &error))
        return false;
    for (int i = 0; i < Finding::RuleCount; ++i) {
        Finding finding;
        finding.rule = Finding::Rule(i);
        finding.detail = QString::fromUtf8(directive.arguments.value(1).value);
        if (ruleName(finding.rule) == directive.arguments.value(0).value)
            m_attempts.back()->findings.append(finding);
    }
    return true;
}

// Of a response that was 200 OK, but no stream.
bool RecordedAttempts::takeBodyStart(Directive directive)
{
    LineError error;
    if (!splitArguments(&directive, &error) || directive.arguments.size() != 1)
        return false;
    m_attempts.back()->bodyStart += directive.arguments.constFirst().value;
    return true;
}

void RecordedAttempts::count(const StreamItem &item, Record::Time now)
{
    if (m_attempts.empty())
        return;
    Attempt &attempt = *m_attempts.back();
    if (item.kind() == StreamItem::Kind::Event || item.kind() == StreamItem::Kind::Line) {
        if (++attempt.eventCount == 1)
            attempt.firstEvent = now - attempt.begin;
    } else if (item.kind() == StreamItem::Kind::Comment) {
        ++attempt.commentCount;
    } else if (item.kind() == StreamItem::Kind::IncompleteBlock) {
        attempt.discardedSize = item.size();
    } else if (item.kind() != StreamItem::Kind::Retry) {
        ++attempt.ignoredCount;
    }
}

void RecordedAttempts::countBytes(qint64 size, Record::Time now)
{
    if (m_attempts.empty())
        return;
    Attempt &attempt = *m_attempts.back();
    attempt.lastByte = now - attempt.begin;
    if (attempt.byteCount == 0)
        attempt.firstByte = attempt.lastByte;
    attempt.byteCount += size;
    attempt.encodedByteCount = attempt.byteCount;
}

void RecordedAttempts::end(QByteArrayView reason, Record::Time now)
{
    Attempt &attempt = *m_attempts.back();
    attempt.end = m_took.value_or(now - attempt.begin);
    attempt.ending = QString::fromUtf8(reason);
    attempt.isGivenUp = m_isGivenUp;
    attempt.wait = m_wait;
    m_isInStream = false;
}

std::deque<std::shared_ptr<const Attempt>> RecordedAttempts::all() const
{
    return {m_attempts.begin(), m_attempts.end()};
}

std::shared_ptr<const Attempt> RecordedAttempts::latest() const
{
    return m_attempts.empty() ? nullptr : m_attempts.back();
}

Attempt::Hop &RecordedAttempts::hop()
{
    return m_attempts.back()->hops.last();
}
