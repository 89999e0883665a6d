// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/importtarget.h"

#include "lib/wire/secret.h"

#include <QFileInfo>

#include <algorithm>

namespace {

constexpr qsizetype BatchSize = 1024 * 1024;
constexpr qsizetype MostBody = 4096; // of a response that is no stream

} // namespace

ImportTarget::ImportTarget(CaptureFile *file)
    : m_file(file)
{
}

void ImportTarget::beginAttempt(Record::Time begun, CaptureWriter::Request request)
{
    if (++m_attemptCount == 1)
        m_writer.writePragma();
    request.url = withoutSecrets(request.url);
    m_writer.beginAttempt(m_attemptCount, begun, request);
}

void ImportTarget::writeRedirect(int status, const QByteArray &url)
{
    m_writer.writeRedirect(status, withoutSecrets(url));
}

void ImportTarget::writeSent(const QList<HttpHeader> &headers)
{
    m_writer.writeSent(recordable(headers));
}

void ImportTarget::writeHead(int status, const QByteArray &httpVersion,
                             const QList<HttpHeader> &headers, QByteArrayView body)
{
    m_hasCutBody = m_hasCutBody || body.size() > MostBody;
    m_writer.writeHead(status, httpVersion, recordable(headers),
                       body.first(std::min(body.size(), MostBody)).toByteArray());
}

bool ImportTarget::writeBytes(QByteArrayView bytes, Record::Time time)
{
    m_writer.writeBytes(bytes, time);
    m_pending += bytes.size();
    return m_pending < BatchSize || flush();
}

bool ImportTarget::append(QByteArrayView bytes)
{
    if (m_error.isEmpty())
        m_error = m_file->append(bytes);
    return m_error.isEmpty();
}

bool ImportTarget::flush()
{
    m_pending = 0;
    return append(m_writer.take());
}

QString ImportTarget::folder() const
{
    return QFileInfo(m_file->path()).absolutePath();
}

void ImportTarget::addLoss(const QString &sentence)
{
    if (!m_losses.contains(sentence))
        m_losses.append(sentence);
}

QStringList ImportTarget::losses() const
{
    QStringList result = m_losses;
    if (m_hasHidden)
        result += tr("Secrets in headers and URLs are hidden.");
    if (m_hasLeftOut)
        result += tr("Headers with names that HTTP/1.1 does not allow are left out.");
    if (m_hasCutBody)
        result +=
            tr("Of responses that are no stream, only the first %1 bytes are kept.").arg(MostBody);
    return result;
}

// What can stand in a directive, and may be seen by others.
QList<HttpHeader> ImportTarget::recordable(const QList<HttpHeader> &headers)
{
    QList<HttpHeader> result;
    for (const HttpHeader &header : headers) {
        if (isHttpToken(header.first) && !header.first.startsWith('-'))
            result += header;
        else if (!header.first.startsWith(':')) // HTTP/2 has its request line in such ones
            m_hasLeftOut = true;
    }
    QList<HttpHeader> hidden = withHiddenSecrets(result);
    m_hasHidden = m_hasHidden || hidden != result;
    return hidden;
}

QByteArray ImportTarget::withoutSecrets(const QByteArray &url)
{
    const QUrl known = QUrl::fromEncoded(url);
    const QUrl hidden = withHiddenSecrets(known);
    if (hidden == known && known.userInfo().isEmpty())
        return url;
    m_hasHidden = true;
    return hidden.toString(QUrl::RemoveUserInfo).toUtf8();
}
