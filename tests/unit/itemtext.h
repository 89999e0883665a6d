// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/wire/streamparser.h"

#include <QByteArrayList>
#include <QMetaEnum>

#include <algorithm>
#include <memory>

// What a test expects of one item, or saw of it; a line of text, so that a difference can be read.
inline QByteArray itemText(StreamItem::Kind kind, QByteArrayView name, QByteArrayView data,
                           QByteArrayView lastEventId, qint64 begin, qint64 end)
{
    static constexpr const char *kinds[] = {"event",
                                            "comment",
                                            "retry",
                                            "unknown-field",
                                            "id-ignored",
                                            "retry-ignored",
                                            "block-without-data",
                                            "byte-order-mark",
                                            "too-large",
                                            "incomplete-block",
                                            "line"};
    const auto quoted = [](QByteArrayView bytes) {
        return bytes.size() > 200 ? QByteArray::number(qHash(bytes))
                                  : bytes.toByteArray().toPercentEncoding(" :{}\",+");
    };
    return QByteArray(kinds[int(kind)]) + ' ' + quoted(name) + " '" + quoted(data) + "' id '"
        + quoted(lastEventId) + "' " + QByteArray::number(begin) + ".." + QByteArray::number(end);
}

inline QByteArray itemText(const StreamItem &item)
{
    QByteArray text = itemText(item.kind(), item.name(), item.data(), item.lastEventId(),
                               item.begin(), item.end());
    if (item.kind() == StreamItem::Kind::Retry)
        text += ' ' + QByteArray::number(qint64(item.retry().count())) + "ms";
    return text;
}

// Hands the bytes to the parser in memory of exactly their size, which is gone when it has taken
// all items: a memory checker sees whatever it should not have looked at.
template<typename Take>
void feed(StreamParser &parser, QByteArrayView bytes, Take &&take)
{
    const auto chunk = std::make_unique<char[]>(size_t(bytes.size()));
    std::copy(bytes.begin(), bytes.end(), chunk.get());
    parser.feed(QByteArrayView(chunk.get(), bytes.size()));
    while (const StreamItem *item = parser.next())
        take(*item);
}
