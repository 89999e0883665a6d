// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>
#include <QStringList>

#include <optional>

// What a server shows to whoever asks for TLS.
struct LocalCertificate
{
    QList<QSslCertificate> chain; // the server's own first
    QSslKey key;                  // of that one
};

// Makes a certificate that is its own authority, with a new key (ECDSA, P-256), for servers called
// localhost, 127.0.0.1 or ::1, or as further hosts say: names, also with letters beyond ASCII, and
// addresses. It is valid from yesterday, as clocks differ, for 30 days from now. On failure returns
// nothing and puts one sentence into error.
std::optional<LocalCertificate> makeLocalCertificate(const QStringList &furtherHosts,
                                                     QString *error);

// Reads a certificate, with those that vouch for it after it, and its key from files in PEM format.
// Without a name of a key file both are in one. On failure as above.
std::optional<LocalCertificate> readLocalCertificate(const QString &chainFile,
                                                     const QString &keyFile, QString *error);
