// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/pushhistory.h"

#include "lib/wire/printable.h"

#include <QCoreApplication>
#include <QSettings>
#include <QVariantMap>

#include <algorithm>
#include <chrono>

namespace {

struct ComposedText
{
    Q_DECLARE_TR_FUNCTIONS(ComposedText)
};

constexpr qsizetype LongestKept = 64 * 1024; // characters of data
const auto Key = QLatin1String("pushedEvents");

QVariant toVariant(const ComposedEvent &event)
{
    return QVariantMap{{QStringLiteral("type"), event.type},
                       {QStringLiteral("id"), event.id},
                       {QStringLiteral("data"), event.data},
                       {QStringLiteral("retry"), event.retry}};
}

ComposedEvent fromVariant(const QVariant &value)
{
    const QVariantMap map = value.toMap();
    return {map.value(QStringLiteral("type")).toString(),
            map.value(QStringLiteral("id")).toString(),
            map.value(QStringLiteral("data")).toString(),
            map.value(QStringLiteral("retry")).toString()};
}

} // namespace

std::optional<QByteArray> ComposedEvent::block(QString *error) const
{
    OutgoingEvent event;
    event.type = type.toUtf8();
    event.data = data.toUtf8();
    if (!id.isEmpty())
        event.id = id.toUtf8();
    if (!retry.isEmpty()) {
        bool isNumber = false;
        const qlonglong time = retry.toLongLong(&isNumber);
        if (!isNumber || time < 0) {
            *error = ComposedText::tr("A retry is a number of milliseconds, such as 3000.");
            return std::nullopt;
        }
        event.retry = std::chrono::milliseconds(time);
    }
    StreamWriter writer;
    if (!writer.writeEvent(event)) {
        *error = ComposedText::tr("A type or id must not contain line breaks or NUL characters.");
        return std::nullopt;
    }
    return writer.take();
}

QString ComposedEvent::summary(qsizetype length) const
{
    QStringList parts{type.isEmpty() ? QStringLiteral("message") : type};
    if (!id.isEmpty())
        parts.append(id);
    parts.append(data);
    const QString joined = parts.join(QStringLiteral("  "));
    const QString whole = toPrintable(joined.first(std::min(length + 1, joined.size())).toUtf8());
    return whole.size() > length ? whole.first(length - 1) + QChar(0x2026) : whole;
}

QList<ComposedEvent> PushHistory::events()
{
    QList<ComposedEvent> events;
    for (const QVariant &value : QSettings().value(Key).toList())
        events.append(fromVariant(value));
    return events;
}

void PushHistory::add(const ComposedEvent &event)
{
    if (event.data.size() > LongestKept) // settings are no place for it
        return;
    QList<ComposedEvent> kept = events();
    kept.removeAll(event);
    kept.prepend(event);
    QVariantList values;
    for (const ComposedEvent &one : kept.first(std::min(kept.size(), Most)))
        values.append(toVariant(one));
    QSettings().setValue(Key, values);
}

void PushHistory::clear()
{
    QSettings().remove(Key);
}
