// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/requestsection.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

// When to come back after the stream has broken, and what to read the response as.
class ReadingSection : public RequestSection
{
    Q_OBJECT

public:
    explicit ReadingSection(QWidget *parent = nullptr);

    void showDraft(const RequestDraft &draft) override;
    void writeTo(RequestDraft *draft) const override;

private:
    QWidget *createPolicy();
    QWidget *createReading();
    void showExplanations();

    QButtonGroup *m_policy = nullptr;
    QLabel *m_ceilingLabel = nullptr;
    QSpinBox *m_ceiling = nullptr;
    QComboBox *m_format = nullptr;
    QLabel *m_formatHint = nullptr;
    QCheckBox *m_anyType = nullptr;
};
