// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/requestdraft.h"

#include <QWidget>

// A part of the request panel, which edits its own part of a draft.
class RequestSection : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void showDraft(const RequestDraft &draft) = 0;

    // Puts what the section holds into the draft, and nothing else.
    virtual void writeTo(RequestDraft *draft) const = 0;

signals:
    void edited();
};
