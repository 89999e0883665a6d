// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

// The JSON body of a request, which {{body.x.y}} repeats parts of: parsed once, cheap to copy.
// Numbers keep the digits they were sent with. Nesting costs memory only, and mostValues bounds
// that.
class RequestBody
{
public:
    static constexpr qsizetype mostValues = 200'000;

    RequestBody() = default;

    // Holds nothing if the bytes are not JSON (RFC 8259), or more than mostValues values.
    // Not explicit: for whoever hands over a request this is what the bytes are.
    RequestBody(const QByteArray &bytes);

    // What stands at the path, member by name and array element by index: the text of a string,
    // anything else as compact JSON. Empty if there is no such thing. Of members with the same
    // name the last one counts, as for JSON.parse.
    QByteArray value(const QByteArrayList &path) const;

private:
    friend class RequestBodyReader;

    struct Value
    {
        QByteArray name;     // of a member
        qsizetype begin = 0; // in the text
        qsizetype end = 0;
        int parent = -1; // in the list of values, as the next two; -1: none
        int firstChild = -1;
        int next = -1; // of the same parent
    };

    int find(const QByteArrayList &path) const;
    int member(const Value &object, const QByteArray &name) const;
    int element(const Value &array, const QByteArray &index) const;

    QByteArray m_text;
    QList<Value> m_values; // the root first
};
