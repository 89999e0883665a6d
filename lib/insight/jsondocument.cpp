// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/insight/jsondocument.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

// Builds the list of nodes from nlohmann's SAX events. Its parser keeps its own stack, so that
// deep nesting costs memory only, and mostNodes bounds that.
class NodeBuilder : public nlohmann::json_sax<nlohmann::json>
{
public:
    explicit NodeBuilder(int mostNodes)
        : m_mostNodes(mostNodes)
    {
    }

    QList<JsonNode> takeNodes() { return std::move(m_nodes); }

    bool null() override { return add(JsonNode::Type::Null, QStringLiteral("null")); }
    bool boolean(bool value) override
    {
        return add(JsonNode::Type::Bool, value ? QStringLiteral("true") : QStringLiteral("false"));
    }
    bool number_integer(number_integer_t value) override
    {
        // Numbers without a minus sign are unsigned, so this zero was written "-0".
        return add(JsonNode::Type::Number,
                   value == 0 ? QStringLiteral("-0") : QString::number(value));
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        return add(JsonNode::Type::Number, QString::number(value));
    }
    bool number_float(number_float_t, const string_t &digits) override
    {
        return add(JsonNode::Type::Number, QString::fromStdString(digits));
    }
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

    QList<JsonNode> m_nodes;
    QList<int> m_open;
    QString m_key;
    int m_mostNodes;
};

} // namespace

std::optional<QList<JsonNode>> parseJson(QByteArrayView text, int mostNodes)
{
    NodeBuilder builder(mostNodes);
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder))
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
