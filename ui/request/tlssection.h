// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/requestsection.h"

class FileEdit;
class FormColumns;
class QCheckBox;
class QLabel;
class QPushButton;
class SecretEdit;

// Whom to trust, how to say who asks, and the exception that is made for one host.
class TlsSection : public RequestSection
{
    Q_OBJECT

public:
    explicit TlsSection(QWidget *parent = nullptr);

    void showDraft(const RequestDraft &draft) override;
    void writeTo(RequestDraft *draft) const override;

    // The host that the typed URL names; empty if it names none.
    void setHost(const QString &host);

private:
    QWidget *createExceptionRow();
    void overlook(bool isOverlooked);
    void showException();

    QString m_host;
    QString m_exceptionHost;
    QByteArray m_exceptionDigest;
    FormColumns *m_form = nullptr;
    FileEdit *m_ca = nullptr;
    FileEdit *m_certificate = nullptr;
    FileEdit *m_key = nullptr;
    SecretEdit *m_password = nullptr;
    QCheckBox *m_overlook = nullptr;
    QWidget *m_exceptionRow = nullptr;
    QLabel *m_exceptionMark = nullptr;
    QLabel *m_exception = nullptr;
};
