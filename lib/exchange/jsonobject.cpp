// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/jsonobject.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

// Takes nlohmann's SAX events. What lies deeper than the members is only checked.
class JsonObjectBuilder : public nlohmann::json_sax<nlohmann::json>
{
public:
    bool null() override { return add(JsonMember::Type::Other); }
    bool boolean(bool) override { return add(JsonMember::Type::Other); }
    bool number_integer(number_integer_t value) override
    {
        return add(JsonMember::Type::Number, QByteArray::number(qint64(value)));
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        return add(JsonMember::Type::Number, QByteArray::number(quint64(value)));
    }
    bool number_float(number_float_t, const string_t &text) override
    {
        return add(JsonMember::Type::Number, QByteArray::fromStdString(text));
    }
    bool string(string_t &value) override
    {
        return m_depth > 1
            || add(JsonMember::Type::String, QByteArray(value.data(), qsizetype(value.size())));
    }
    bool binary(binary_t &) override { return false; }
    bool key(string_t &value) override
    {
        if (m_depth == 1)
            m_key = QByteArray::fromStdString(value);
        return true;
    }
    bool start_object(std::size_t) override { return open(true); }
    bool start_array(std::size_t) override { return open(false); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::detail::exception &) override
    {
        m_errorAt = qsizetype(position);
        return false;
    }

    qsizetype errorAt() const { return m_errorAt; }
    JsonObject take() { return std::move(m_object); }

private:
    bool add(JsonMember::Type type, const QByteArray &text = {})
    {
        if (m_depth == 1 && m_isObject)
            m_object.m_members.append({m_key, type, text});
        return true;
    }
    bool open(bool isObject)
    {
        add(JsonMember::Type::Other);
        if (m_depth++ == 0)
            m_isObject = isObject;
        return true;
    }
    bool close()
    {
        --m_depth;
        return true;
    }

    JsonObject m_object;
    QByteArray m_key;
    qsizetype m_errorAt = 0;
    int m_depth = 0;
    bool m_isObject = false;
};

std::optional<JsonObject> JsonObject::parse(QByteArrayView text, qsizetype *errorAt)
{
    JsonObjectBuilder builder;
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder))
        return builder.take();
    *errorAt = std::max<qsizetype>(0, builder.errorAt() - 1);
    return std::nullopt;
}

const JsonMember *JsonObject::find(QByteArrayView name) const
{
    const auto found = std::find_if(m_members.crbegin(), m_members.crend(),
                                    [&](const JsonMember &member) { return member.name == name; });
    return found == m_members.crend() ? nullptr : &*found;
}

QByteArray JsonObject::string(QByteArrayView name) const
{
    const JsonMember *member = find(name);
    return member && member->type == JsonMember::Type::String ? member->text : QByteArray();
}

std::optional<qint64> JsonObject::integer(QByteArrayView name) const
{
    const JsonMember *member = find(name);
    bool isWhole = false;
    const qint64 value =
        member && member->type == JsonMember::Type::Number ? member->text.toLongLong(&isWhole) : 0;
    return isWhole ? std::optional(value) : std::nullopt;
}
