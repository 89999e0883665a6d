// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/secret.h"

#include <QUrlQuery>

#include <algorithm>

bool isSecretName(QByteArrayView name)
{
    static constexpr QByteArrayView whole[]{
        "authorization", "proxy-authorization", "cookie", "set-cookie", "auth", "key", "sig"};
    static constexpr QByteArrayView parts[]{"token",   "secret", "password", "api-key",
                                            "api_key", "apikey", "session",  "signature"};
    constexpr qsizetype longest = 128; // of a name that is worth reading to its end
    const QByteArray lower = name.first(std::min(name.size(), longest)).toByteArray().toLower();
    return std::find(std::begin(whole), std::end(whole), lower) != std::end(whole)
        || std::any_of(std::begin(parts), std::end(parts),
                       [&](QByteArrayView part) { return lower.contains(part); });
}

QString secretMark()
{
    return QStringLiteral("•••");
}

QString hiddenValue(QByteArrayView name, QByteArrayView value)
{
    static constexpr QByteArrayView knownSchemes[]{"Basic", "Bearer", "Digest", "Negotiate"};
    const bool isCredentials = name.compare("Authorization", Qt::CaseInsensitive) == 0
        || name.compare("Proxy-Authorization", Qt::CaseInsensitive) == 0;
    for (const QByteArrayView scheme : knownSchemes) {
        if (isCredentials && value.size() > scheme.size() && value[scheme.size()] == ' '
            && value.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0)
            return QString::fromLatin1(value.first(scheme.size() + 1)) + secretMark();
    }
    return secretMark();
}

QUrl withHiddenSecrets(const QUrl &url)
{
    QUrl hidden = url;
    if (!url.password().isEmpty())
        hidden.setPassword(secretMark());
    QUrlQuery query;
    bool isChanged = false;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyEncoded);
    for (const auto &[name, value] : items) {
        const bool isSecret = !value.isEmpty() && isSecretName(name.toUtf8());
        query.addQueryItem(name, isSecret ? secretMark() : value);
        isChanged = isChanged || isSecret;
    }
    if (isChanged) // anything else stays as it was spelled
        hidden.setQuery(query);
    return hidden;
}

QList<HttpHeader> withHiddenSecrets(const QList<HttpHeader> &headers)
{
    QList<HttpHeader> result = headers;
    for (auto &[name, value] : result) {
        if (isSecretName(name))
            value = hiddenValue(name, value).toUtf8();
    }
    return result;
}
