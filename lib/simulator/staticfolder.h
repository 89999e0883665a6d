// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

// The folder whose files are served beside the streams; nothing outside it can be reached.
class StaticFolder
{
public:
    //! \a path as the user wrote it; empty: there is no folder, and nothing is ever found.
    explicit StaticFolder(const QString &path = {});

    //! Whether there is such a folder, or none is wanted.
    bool isUsable() const { return m_path.isEmpty() || !m_root.isEmpty(); }

    /*!
     * The file that the decoded \a path of a request means: absolute, without symbolic links, and
     * inside the folder. For a folder that is its index.html. Nothing, if there is no such file.
     */
    std::optional<QString> find(const QByteArray &path) const;

    //! The Content-Type for the file \a path; text is said to be UTF-8.
    static QByteArray contentType(const QString &path);

private:
    QString m_path;
    QString m_root; // canonical, ends with "/"
};
