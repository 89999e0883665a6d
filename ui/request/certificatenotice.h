// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/attempt.h"
#include "ui/request/formcolumns.h"

#include <QFrame>

class QLabel;
class QPushButton;

// A certificate that was refused: whose it is, why it is not trusted, and a way to trust it all
// the same.
class CertificateNotice : public QFrame
{
    Q_OBJECT

public:
    explicit CertificateNotice(QWidget *parent = nullptr);

    void showCertificate(const QString &host, const Attempt::Tls &tls);

signals:
    // digest: SHA-256 of the certificate.
    void trusted(const QString &host, const QByteArray &digest);
    void dismissed();

private:
    QWidget *createTop();
    QLabel *addFact(FormColumns *form, FormColumns::Column column, const QString &name);

    QString m_host;
    QByteArray m_digest;
    QLabel *m_mark = nullptr;
    QLabel *m_heading = nullptr;
    QPushButton *m_trust = nullptr;
    QLabel *m_flaws = nullptr;
    QLabel *m_subject = nullptr;
    QLabel *m_issuer = nullptr;
    QLabel *m_validity = nullptr;
    QLabel *m_fingerprint = nullptr;
};
