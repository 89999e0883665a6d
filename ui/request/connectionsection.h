// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/requestsection.h"

class FormColumns;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class SecretEdit;

// How the server is reached, from where in the stream, and how long silence is borne.
class ConnectionSection : public RequestSection
{
    Q_OBJECT

public:
    explicit ConnectionSection(QWidget *parent = nullptr);

    void showDraft(const RequestDraft &draft) override;
    void writeTo(RequestDraft *draft) const override;

    // The last event ID that the stream has now, which is sent unless another is typed.
    void showStreamId(const QByteArray &id);

signals:
    void forgetRequested();

private:
    QWidget *createAddressRow();
    QWidget *createIdRow();
    void addRows(FormColumns *form);
    void showProxy();

    bool m_isIdTyped = false; // so that it counts although it may be empty
    FormColumns *m_form = nullptr;
    QComboBox *m_version = nullptr;
    QCheckBox *m_compression = nullptr;
    QSpinBox *m_idle = nullptr;
    QWidget *m_idRow = nullptr;
    QLineEdit *m_id = nullptr;
    QPushButton *m_forget = nullptr;
    QComboBox *m_proxy = nullptr;
    QWidget *m_addressRow = nullptr;
    QLineEdit *m_host = nullptr;
    QSpinBox *m_port = nullptr;
    QLineEdit *m_user = nullptr;
    SecretEdit *m_password = nullptr;
};
