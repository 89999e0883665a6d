// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/attempt.h"
#include "ui/request/formcolumns.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class StreamPage;

// The certificate over which the stream in sight was refused: whose it is, why it is not trusted,
// and a way to trust it all the same. Hidden while there is none.
class CertificateNotice : public QFrame
{
    Q_OBJECT

public:
    explicit CertificateNotice(QWidget *parent = nullptr);

    void setPage(StreamPage *page);

private:
    QWidget *createTop();
    QLabel *addFact(FormColumns *form, FormColumns::Column column, const QString &name);

    void showStream();
    void showCertificate(const Attempt::Hop &hop);
    void trust();

    QPointer<StreamPage> m_page;
    QString m_host;
    QByteArray m_digest;
    QLabel *m_mark = nullptr;
    QLabel *m_heading = nullptr;
    QLabel *m_flaws = nullptr;
    QLabel *m_subject = nullptr;
    QLabel *m_issuer = nullptr;
    QLabel *m_validity = nullptr;
    QLabel *m_fingerprint = nullptr;
};
