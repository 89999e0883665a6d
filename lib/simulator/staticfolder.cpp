// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/staticfolder.h"

#include <QFileInfo>
#include <QMimeDatabase>

StaticFolder::StaticFolder(const QString &path)
    : m_path(path)
{
    const QFileInfo folder(path);
    if (path.isEmpty() || !folder.isDir())
        return;
    m_root = folder.canonicalFilePath();
    if (!m_root.endsWith(u'/'))
        m_root += u'/';
}

std::optional<QString> StaticFolder::find(const QByteArray &path) const
{
    if (m_root.isEmpty() || path.contains('\0'))
        return std::nullopt;
    QString wanted = m_root + QString::fromUtf8(path);
    if (path.endsWith('/'))
        wanted += QLatin1String("index.html");
    // "..", "." and symbolic links are gone from the canonical path, so comparing beginnings is
    // enough to tell whether it has left the folder.
    const QFileInfo file(QFileInfo(wanted).canonicalFilePath());
    if (!file.filePath().startsWith(m_root) || !file.isFile() || !file.isReadable())
        return std::nullopt;
    return file.filePath();
}

QByteArray StaticFolder::contentType(const QString &path)
{
    // By name only: a file that is being written has no contents to go by.
    const QMimeType type = QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchExtension);
    QByteArray name = type.name().toLatin1();
    if (name == "application/javascript")
        name = "text/javascript"; // RFC 9239
    if (path.endsWith(QLatin1String(".wasm")))
        name = "application/wasm"; // browsers insist on it, and not every database knows it
    const bool isText = name.startsWith("text/") || name.endsWith("json") || name.endsWith("xml");
    return isText ? name + "; charset=utf-8" : name;
}
