// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

// A member of an object whose own value is not taken apart any further.
struct JsonMember
{
    enum class Type { String, Number, Other };

    QByteArray name;
    Type type = Type::Other;
    QByteArray text; // String: its value; Number: as it is written, as far as a double goes
};

// The members of one JSON text (RFC 8259), in their order; none if its value is no object.
class JsonObject
{
public:
    // Nothing if it is no JSON, and where that shows in *errorAt, in bytes.
    static std::optional<JsonObject> parse(QByteArrayView text, qsizetype *errorAt);

    const QList<JsonMember> &members() const { return m_members; }

    // The last member of that name, as JSON is mostly read. Null if there is none.
    const JsonMember *find(QByteArrayView name) const;

    // The value of a string of that name; null if there is none.
    QByteArray string(QByteArrayView name) const;

    // The value of a whole number of that name; nothing if there is none.
    std::optional<qint64> integer(QByteArrayView name) const;

private:
    friend class JsonObjectBuilder;

    QList<JsonMember> m_members;
};
