// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

// JSON as it was sent: members in their order, equal keys kept, numbers with all their digits.
// (QJsonDocument sorts, drops and rounds.)
struct JsonNode
{
    enum class Type : quint8 { Object, Array, String, Number, Bool, Null };

    Type type = Type::Null;
    int parent = -1;     // in the list of nodes; -1: the root
    int row = 0;         // among the parent's children
    QString key;         // of a member, otherwise empty
    QString text;        // the value of a String (unescaped), Number, Bool or Null
    QList<int> children; // in the list of nodes
};

// The nodes of a JSON text, parents before children, the root first. Nothing if it is not JSON,
// or has more than mostNodes nodes.
std::optional<QList<JsonNode>> parseJson(QByteArrayView text, int mostNodes = 200'000);

// The same JSON text with line breaks and indentation, and nothing else changed. The text must
// be JSON.
QString indentJson(const QString &text);
