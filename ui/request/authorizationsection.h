// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/requestsection.h"

class FormColumns;
class QComboBox;
class QLabel;
class QLineEdit;
class SecretEdit;

// Who asks: the Authorization and Cookie headers in other words.
class AuthorizationSection : public RequestSection
{
    Q_OBJECT

public:
    explicit AuthorizationSection(QWidget *parent = nullptr);

    void showDraft(const RequestDraft &draft) override;
    void writeTo(RequestDraft *draft) const override;

private:
    enum Scheme { None, Basic, Bearer, Other };

    void showScheme();
    void showCredentials(const QByteArray &credentials);
    QByteArray credentials() const;

    QByteArray m_other; // credentials of a scheme that has no fields here
    FormColumns *m_form = nullptr;
    QComboBox *m_scheme = nullptr;
    QLabel *m_schemeHint = nullptr;
    QLineEdit *m_user = nullptr;
    SecretEdit *m_password = nullptr;
    SecretEdit *m_token = nullptr;
    SecretEdit *m_cookie = nullptr;
};
