// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/headlinter.h"

#include "lib/wire/printable.h"

#include <algorithm>

namespace {

using Rule = Finding::Rule;

constexpr qsizetype LongestQuote = 200;

Finding about(Rule rule, QByteArrayView detail = {})
{
    return {rule, 0, 0, toPrintable(detail.first(std::min(detail.size(), LongestQuote)))};
}

// The directives of Cache-Control (RFC 9111, section 5.2).
class CacheControl
{
public:
    explicit CacheControl(QByteArrayView value)
        : m_directives(headerList(value))
    {
    }

    bool has(QByteArrayView name) const
    {
        return std::any_of(m_directives.begin(), m_directives.end(), [name](QByteArrayView one) {
            return one.compare(name, Qt::CaseInsensitive) == 0;
        });
    }

    // Whether there is one such as "max-age=60", which begins with the name and "=".
    bool hasTime(QByteArrayView name) const
    {
        return std::any_of(m_directives.begin(), m_directives.end(), [name](QByteArrayView one) {
            return one.size() > name.size()
                && one.first(name.size()).compare(name, Qt::CaseInsensitive) == 0
                && one.sliced(name.size()).toByteArray().toLongLong() > 0;
        });
    }

    bool allowsSharing() const
    {
        const bool forbids = has("no-store") || has("no-cache") || has("private");
        return !forbids && (has("public") || hasTime("max-age=") || hasTime("s-maxage="));
    }

private:
    QList<QByteArrayView> m_directives;
};

} // namespace

QList<Finding> lintHead(const QList<HttpHeader> &headers)
{
    const QByteArray contentType = combinedHeader(headers, "Content-Type");
    if (mimeEssence(contentType) != "text/event-stream")
        return {about(Rule::RefusedContentType, contentType)};

    QList<Finding> findings;
    const QByteArray charset = mimeCharset(contentType);
    if (!charset.isEmpty() && charset != "utf-8" && charset != "utf8")
        findings += about(Rule::ForeignCharset, charset);

    const QByteArray length = combinedHeader(headers, "Content-Length");
    if (!length.isEmpty())
        findings += about(Rule::ContentLength, length);

    const QByteArray coding = combinedHeader(headers, "Content-Encoding");
    if (!coding.isEmpty() && coding.compare("identity", Qt::CaseInsensitive) != 0)
        findings += about(Rule::Compressed, coding);

    const QByteArray cacheControl = combinedHeader(headers, "Cache-Control");
    const CacheControl caching(cacheControl);
    if (caching.allowsSharing())
        findings += about(Rule::Cacheable, cacheControl);

    const QByteArray buffering = combinedHeader(headers, "X-Accel-Buffering");
    if (!caching.has("no-transform") && buffering.compare("no", Qt::CaseInsensitive) != 0)
        findings += about(Rule::Transformable);
    return findings;
}
