// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/wire/secret.h"
#include "ui/inspector/attempttext.h"

#include <QWidget>

class AttemptTimeline;
class FactSheet;
class QLabel;
class QToolButton;

// One attempt in full: first why it ended, then where its time went, then everything else.
class AttemptDetails : public QWidget
{
    Q_OBJECT

public:
    explicit AttemptDetails(QWidget *parent = nullptr);

    // Shows one of them; none if the index is negative.
    void showAttempt(const AttemptHistory &history, qsizetype index);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *createHeader();
    QLabel *addLabel(const QString &accessibleName);
    void refresh();
    void copyReport() const;
    Secrets secrets() const;

    AttemptHistory m_history;
    qsizetype m_index = -1;
    QLabel *m_icon = nullptr;
    QLabel *m_sentence = nullptr;
    QLabel *m_sequel = nullptr;
    QToolButton *m_showSecrets = nullptr;
    QToolButton *m_copy = nullptr;
    AttemptTimeline *m_timeline = nullptr;
    FactSheet *m_facts = nullptr;
};
