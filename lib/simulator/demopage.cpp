// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/demopage.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

QByteArray demoPage(const QList<DemoStream> &streams)
{
    QFile file(QStringLiteral(":/web/index.html"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QJsonArray list;
    for (const DemoStream &stream : streams) {
        list.append(
            QJsonObject{{QStringLiteral("path"), stream.path},
                        {QStringLiteral("name"), stream.name},
                        {QStringLiteral("title"), stream.title},
                        {QStringLiteral("types"), QJsonArray::fromStringList(stream.eventTypes)}});
    }
    QByteArray json = QJsonDocument(list).toJson(QJsonDocument::Compact);
    json.replace('<', "\\u003c"); // no text of a scenario can end the script element
    // The page is a working file without us: an empty list stands in a comment's place.
    return file.readAll().replace("/*streams*/ []", json);
}
