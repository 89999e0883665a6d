// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/requestsection.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

// The body of a request and its content type. What is no text, or would not stay the same as one,
// is shown as bytes and sent as it is.
class BodySection : public RequestSection
{
    Q_OBJECT

public:
    explicit BodySection(QWidget *parent = nullptr);

    void showDraft(const RequestDraft &draft) override;
    void writeTo(RequestDraft *draft) const override;

    // The method it goes with, which is chosen elsewhere.
    void setMethod(const QByteArray &method);

private:
    QWidget *createTypeRow();
    QWidget *createBytesRow();
    void showBody(const QByteArray &body);
    void showHint();
    void loadFile();
    QByteArray typedText() const;

    QByteArray m_bytes; // the body, unless it is typed
    bool m_isTyped = true;
    QString m_fileError;
    QByteArray m_method;
    QComboBox *m_type = nullptr;
    QLabel *m_hint = nullptr;
    QWidget *m_bytesRow = nullptr;
    QLabel *m_bytesText = nullptr;
    QPlainTextEdit *m_edit = nullptr;
};
