// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/harhandler.h"

#include "lib/wire/timestamp.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <istream>

namespace {

constexpr QByteArrayView Entries = ".log.entries";
constexpr QByteArrayView Entry = ".log.entries.#";
constexpr size_t MostLevels = 16;   // whose path is looked at
constexpr size_t MostNameSize = 64; // bytes

// nlohmann's events, for the handler.
class Parser : public nlohmann::json_sax<nlohmann::json>
{
public:
    explicit Parser(HarHandler *handler)
        : m_handler(handler)
    {
    }

    bool null() override { return takeOther(); }
    bool boolean(bool) override { return takeOther(); }
    bool number_integer(number_integer_t value) override { return takeNumber(double(value)); }
    bool number_unsigned(number_unsigned_t value) override { return takeNumber(double(value)); }
    bool number_float(number_float_t value, const string_t &) override { return takeNumber(value); }
    bool string(string_t &value) override
    {
        m_handler->takeText(value);
        return true;
    }
    bool binary(binary_t &) override { return false; }
    bool key(string_t &value) override
    {
        m_handler->takeName(value);
        return true;
    }
    bool start_object(std::size_t) override { return open(HarHandler::Container::Object); }
    bool start_array(std::size_t) override { return open(HarHandler::Container::Array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::detail::exception &) override
    {
        m_handler->fail(position);
        return false;
    }

private:
    bool takeNumber(double value)
    {
        m_handler->takeNumber(value);
        return true;
    }
    bool takeOther()
    {
        m_handler->takeOther();
        return true;
    }
    bool open(HarHandler::Container container)
    {
        m_handler->open(container);
        return true;
    }
    bool close()
    {
        m_handler->close();
        return true;
    }

    HarHandler *m_handler;
};

QByteArray toBytes(const std::string &text)
{
    return {text.data(), qsizetype(text.size())};
}

std::chrono::microseconds fromMilliseconds(double time)
{
    constexpr double most = 1e15; // some 30,000 years
    return std::chrono::microseconds(std::llround(std::clamp(time, 0.0, most) * 1000));
}

} // namespace

bool HarHandler::parse(std::streambuf *bytes)
{
    Parser parser(this);
    std::istream stream(bytes);
    return nlohmann::json::sax_parse(stream, &parser);
}

void HarHandler::open(Container container)
{
    ++m_count;
    if (m_levels.size() == MostLevels) {
        ++m_deep;
        return;
    }
    if (m_path == Entries && container == Container::Array)
        m_hasEntries = true;
    const QByteArrayView field = this->field();
    if (m_path == Entry) {
        m_entry = {};
        m_body.clear();
    } else if (field == "._eventSourceMessages") {
        m_entry.hasMessages = true;
        m_entry.messagesAt = m_reader->storeSize();
    } else if (field == "._eventSourceMessages.#") {
        m_message = {};
    } else if (field == ".request.postData") {
        m_entry.hasRequestBody = true;
    } else if (field.endsWith(".headers.#")) {
        m_header = {};
    }
    m_levels.push_back(m_path.size());
    if (container == Container::Array)
        m_path += ".#";
}

void HarHandler::close()
{
    ++m_count;
    if (m_deep > 0) {
        --m_deep;
        return;
    }
    m_path.truncate(m_levels.back());
    m_levels.pop_back();
    const QByteArrayView field = this->field();
    if (m_path == Entry) {
        m_reader->takeEntry(&m_entry, m_body);
    } else if (field == ".request.headers.#") {
        m_entry.requestHeaders += m_header;
    } else if (field == ".response.headers.#") {
        m_entry.responseHeaders += m_header;
    } else if (field == "._eventSourceMessages.#") {
        m_reader->storeMessage(m_message);
        ++m_entry.messageCount;
    }
}

void HarHandler::takeName(const std::string &name)
{
    ++m_count;
    if (m_deep > 0)
        return;
    m_path.truncate(m_levels.back());
    m_path.append('.').append(name.data(), qsizetype(std::min(name.size(), MostNameSize)));
}

void HarHandler::takeText(const std::string &text)
{
    ++m_count;
    const QByteArrayView field = this->field();
    if (field.startsWith("._eventSourceMessages.#."))
        takeMessageText(field.sliced(24), text);
    else if (field.endsWith(".headers.#.name"))
        m_header.first = toBytes(text);
    else if (field.endsWith(".headers.#.value"))
        m_header.second = toBytes(text);
    else if (!field.isEmpty())
        takeEntryText(field, text);
}

void HarHandler::takeEntryText(QByteArrayView field, const std::string &text)
{
    if (field == ".response.content.text") {
        m_entry.hasBody = true;
        m_body = toBytes(text);
    } else if (field == ".response.content.encoding") {
        m_entry.isBase64 = text == "base64";
    } else if (field == ".response.content.mimeType") {
        m_entry.mimeType = toBytes(text);
    } else if (field == ".startedDateTime") {
        const auto times = findTimestamps(QByteArrayView(text.data(), qsizetype(text.size())), 1);
        if (!times.empty())
            m_entry.begin = times.front();
    } else if (field == ".request.method") {
        m_entry.method = toBytes(text);
    } else if (field == ".request.url") {
        m_entry.url = toBytes(text);
    } else if (field == ".response.httpVersion") {
        m_entry.httpVersion = toBytes(text);
    } else if (field == ".comment") {
        m_entry.comment = QString::fromStdString(text);
    }
}

void HarHandler::takeMessageText(QByteArrayView field, const std::string &text)
{
    if (field == "eventName") {
        m_message.type = toBytes(text);
    } else if (field == "eventId") {
        m_message.id = toBytes(text);
        m_message.hasId = true;
    } else if (field == "data") {
        m_message.data = toBytes(text);
    }
}

void HarHandler::takeNumber(double number)
{
    ++m_count;
    const QByteArrayView field = this->field();
    if (field == "._eventSourceMessages.#.time") {
        m_message.time = Record::Time(fromMilliseconds(number * 1000));
    } else if (field == ".time") {
        m_entry.took = fromMilliseconds(number);
    } else if (field == ".response.status") {
        m_entry.status = number >= 100 && number < 1000 ? int(number) : 0;
    } else if (field == ".timings.blocked" || field == ".timings.dns" || field == ".timings.connect"
               || field == ".timings.send" || field == ".timings.wait") {
        m_entry.head += fromMilliseconds(number); // -1: does not apply
    }
}

// The current value's path in its entry, if it is in one.
QByteArrayView HarHandler::field() const
{
    const QByteArrayView path = m_path;
    return m_deep == 0 && path.size() > Entry.size() && path.startsWith(Entry)
        ? path.sliced(Entry.size())
        : QByteArrayView();
}
