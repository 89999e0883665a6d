// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/insight/jsondocument.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

qsizetype skipDigits(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

// Where the number that begins with this digit ends (RFC 8259, 6).
qsizetype numberEnd(QByteArrayView text, qsizetype digit)
{
    qsizetype end = text[digit] == '0' ? digit + 1 : skipDigits(text, digit);
    if (end + 1 < text.size() && text[end] == '.' && isDigit(text[end + 1]))
        end = skipDigits(text, end + 1);
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        qsizetype exponent = end + 1;
        if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-'))
            ++exponent;
        if (exponent < text.size() && isDigit(text[exponent]))
            end = skipDigits(text, exponent);
    }
    return end;
}

// The numbers of a JSON text in their order, with all their digits. In the text each becomes a
// zero and blanks: the library would refuse those that no double can hold.
QList<QByteArray> takeNumbers(QByteArray *text)
{
    QList<QByteArray> numbers;
    bool inString = false;
    for (qsizetype i = 0; i < text->size(); ++i) {
        const char c = text->at(i);
        if (c == '"') {
            inString = !inString;
        } else if (inString) {
            i += c == '\\';
        } else if (isDigit(c)) {
            const qsizetype end = numberEnd(*text, i);
            const qsizetype begin = i > 0 && text->at(i - 1) == '-' ? i - 1 : i;
            numbers.append(text->sliced(begin, end - begin));
            std::fill(text->begin() + i, text->begin() + end, ' ');
            (*text)[i] = '0';
            i = end - 1;
        }
    }
    return numbers;
}

// Builds the list of nodes from nlohmann's SAX events. Its parser keeps its own stack, so that
// deep nesting costs memory only, and mostNodes bounds that.
class NodeBuilder : public nlohmann::json_sax<nlohmann::json>
{
public:
    NodeBuilder(const QList<QByteArray> &numbers, int mostNodes)
        : m_numbers(numbers)
        , m_mostNodes(mostNodes)
    {
    }

    QList<JsonNode> takeNodes() { return std::move(m_nodes); }

    bool null() override { return add(JsonNode::Type::Null, QStringLiteral("null")); }
    bool boolean(bool value) override
    {
        return add(JsonNode::Type::Bool, value ? QStringLiteral("true") : QStringLiteral("false"));
    }
    bool number_integer(number_integer_t) override { return addNumber(); }
    bool number_unsigned(number_unsigned_t) override { return addNumber(); }
    bool number_float(number_float_t, const string_t &) override { return addNumber(); }
    bool string(string_t &value) override
    {
        return add(JsonNode::Type::String, QString::fromStdString(value));
    }
    bool binary(binary_t &) override { return false; }
    bool key(string_t &value) override
    {
        m_key = QString::fromStdString(value);
        return true;
    }
    bool start_object(std::size_t) override { return open(JsonNode::Type::Object); }
    bool start_array(std::size_t) override { return open(JsonNode::Type::Array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override
    {
        return false;
    }

private:
    bool addNumber()
    {
        return add(JsonNode::Type::Number, QString::fromLatin1(m_numbers.at(m_nextNumber++)));
    }
    bool add(JsonNode::Type type, const QString &text)
    {
        if (m_nodes.size() >= m_mostNodes)
            return false;
        JsonNode node;
        node.type = type;
        node.text = text;
        node.parent = m_open.isEmpty() ? -1 : m_open.last();
        if (node.parent >= 0) {
            JsonNode &parent = m_nodes[node.parent];
            node.row = int(parent.children.size());
            parent.children.append(int(m_nodes.size()));
            if (parent.type == JsonNode::Type::Object)
                node.key = std::exchange(m_key, {});
        }
        m_nodes.append(node);
        return true;
    }
    bool open(JsonNode::Type type)
    {
        if (!add(type, {}))
            return false;
        m_open.append(int(m_nodes.size()) - 1);
        return true;
    }
    bool close()
    {
        m_open.removeLast();
        return true;
    }

    QList<QByteArray> m_numbers;
    qsizetype m_nextNumber = 0;
    QList<JsonNode> m_nodes;
    QList<int> m_open;
    QString m_key;
    int m_mostNodes;
};

} // namespace

std::optional<QList<JsonNode>> parseJson(QByteArrayView text, int mostNodes)
{
    if (text.contains('\0')) // the end of the text for the library
        return std::nullopt;
    QByteArray readable = text.toByteArray();
    NodeBuilder builder(takeNumbers(&readable), mostNodes);
    if (!nlohmann::json::sax_parse(readable.cbegin(), readable.cend(), &builder))
        return std::nullopt;
    return builder.takeNodes();
}

QString indentJson(const QString &text)
{
    QString result;
    result.reserve(text.size() * 2);
    int depth = 0;
    bool inString = false;
    const auto breakLine = [&] {
        // Deeper levels are not moved further right: hostile nesting would cost the square.
        result += QLatin1Char('\n') + QString(2 * std::min(depth, 64), QLatin1Char(' '));
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (inString) {
            result += c;
            if (c == u'\\' && i + 1 < text.size())
                result += text[++i];
            else if (c == u'"')
                inString = false;
            continue;
        }
        if (c.isSpace())
            continue;
        if (c == u'}' || c == u']') {
            depth = std::max(0, depth - 1);
            if (!result.endsWith(c == u'}' ? u'{' : u'['))
                breakLine();
        } else if (result.endsWith(u'{') || result.endsWith(u'[')) {
            breakLine();
        }
        result += c;
        if (c == u'"')
            inString = true;
        else if (c == u'{' || c == u'[')
            ++depth;
        else if (c == u',')
            breakLine();
        else if (c == u':')
            result += u' ';
    }
    return result;
}
