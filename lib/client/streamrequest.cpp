// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/client/streamrequest.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct StreamRequestText
{
    Q_DECLARE_TR_FUNCTIONS(StreamRequestText)
};

bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView others("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [others](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || others.contains(c);
    });
}

QByteArray essenceOf(QByteArrayView value)
{
    const qsizetype semicolon = value.indexOf(';');
    const QByteArrayView type = (semicolon < 0 ? value : value.first(semicolon)).trimmed();
    const qsizetype slash = type.indexOf('/');
    if (slash < 0 || !isToken(type.first(slash)) || !isToken(type.sliced(slash + 1)))
        return {};
    return type.toByteArray().toLower();
}

} // namespace

std::optional<QUrl> parseStreamUrl(const QString &text, QString *error)
{
    const auto refuse = [error](const QString &sentence) -> std::optional<QUrl> {
        if (error)
            *error = sentence;
        return std::nullopt;
    };
    QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return refuse(StreamRequestText::tr("Type the URL of an event stream, such as "
                                            "http://localhost:8080/events."));
    if (!trimmed.contains(QLatin1String("://")))
        trimmed.prepend(QLatin1String("http://"));
    const QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return refuse(StreamRequestText::tr("“%1” is not a URL.").arg(text.trimmed()));
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        return refuse(StreamRequestText::tr(
                          "“%1” URLs cannot be read as an event stream, only http and https.")
                          .arg(url.scheme()));
    return url;
}

QByteArray mimeEssence(QByteArrayView contentType)
{
    QByteArray last;
    while (true) {
        const qsizetype comma = contentType.indexOf(',');
        const QByteArray essence = essenceOf(comma < 0 ? contentType : contentType.first(comma));
        if (!essence.isEmpty() && essence != "*/*")
            last = essence;
        if (comma < 0)
            return last;
        contentType = contentType.sliced(comma + 1);
    }
}
