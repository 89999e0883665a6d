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
    const QByteArray &name = directive.name;
    const QByteArray &text = directive.text;
    if (name == "connection")
        return begin(text);
    if (name == "recorded") {
        const auto time = parseTime(text);
        m_zero = time.value_or(m_zero);
        m_isInStream = true;
        if (!m_attempts.empty()) {
            Attempt &attempt = *m_attempts.back();
            attempt.isOpened = true;
            hop().head = m_zero - attempt.begin;
        }
        return time.has_value();
    }
    if (m_attempts.empty())
        return true;
    Attempt &attempt = *m_attempts.back();
    if (name == "begun") {
        const auto time = parseTime(text);
        attempt.begin = m_zero = time.value_or(m_zero);
        return time.has_value();
    }
    if (name == "body") {
        m_body = text == "lines" ? Body::Lines : Body::JsonLines;
    } else if (name == "request") {
        const qsizetype blank = text.indexOf(' ');
        hop().method = text.first(std::max<qsizetype>(0, blank));
        hop().url = QUrl::fromEncoded(text.sliced(blank + 1));
        m_isInStream = false;
        m_hasExchange = true;
    } else if (name == "redirect") {
        hop().status = text.first(std::max<qsizetype>(0, text.indexOf(' '))).toInt();
        const QByteArray method = hop().method;
        attempt.hops.emplaceBack();
        hop().method = method;
        hop().url = QUrl::fromEncoded(text.sliced(text.indexOf(' ') + 1));
    } else if (name == "sent") {
        if (text.startsWith("Last-Event-ID:"))
            attempt.lastEventId = text.sliced(14).trimmed();
        return appendHeader(text, &hop().requestHeaders);
    } else if (name == "status") {
        return takeStatus(text);
    } else if (name == "protocol") {
        hop().httpVersion = text;
    } else if (name == "header") {
        return text.startsWith('-') || appendHeader(text, &hop().responseHeaders);
    } else if (name == "finding") {
        return takeFinding(directive);
    } else if (name == "raw") {
        return m_isInStream || takeBodyStart(directive);
    } else if (name == "took") {
        m_took = parseTook(text);
        return m_took.has_value();
    } else if (name == "next") {
        const auto wait = parseTook(text);
        if (wait)
            m_wait = std::chrono::duration_cast<std::chrono::milliseconds>(*wait);
        return wait.has_value();
    } else if (name == "hang") {
        m_isGivenUp = true;
    } else if (name == "ended") {
        end(text, now);
    }
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
