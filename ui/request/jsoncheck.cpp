// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/jsoncheck.h"

#include "lib/insight/jsondocument.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace {

struct JsonCheckText
{
    Q_DECLARE_TR_FUNCTIONS(JsonCheckText)
};

} // namespace

QString jsonProblem(const QByteArray &text)
{
    if (parseJson(text))
        return {};
    // In brackets, since Qt takes no more than arrays and objects for documents.
    QJsonParseError error;
    QJsonDocument::fromJson('[' + text + ']', &error);
    const qsizetype end = text.trimmed().isEmpty() ? 0 : text.size();
    const qsizetype offset = error.error == QJsonParseError::NoError
        ? end
        : std::clamp<qsizetype>(error.offset - 1, 0, end);
    const QByteArray before = text.first(offset);
    const qsizetype lineBegin = before.lastIndexOf('\n') + 1;
    return JsonCheckText::tr("Not JSON from line %1, column %2 on")
        .arg(before.count('\n') + 1)
        .arg(QString::fromUtf8(before.mid(lineBegin)).size() + 1);
}
