// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;

// A line below the rows that asks for one thing, such as where to jump to, and is gone again.
class PromptBar : public QWidget
{
    Q_OBJECT

public:
    explicit PromptBar(QWidget *parent = nullptr);

    // What is typed is taken with Enter. The function says in one sentence what is wrong with it;
    // if that is nothing, the line goes away.
    using Take = std::function<QString(const QString &text)>;
    void ask(const QString &label, const QString &text, const QString &hint, const Take &take);

signals:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take();
    void close();

    QLabel *m_label;
    QLineEdit *m_edit;
    QLabel *m_error;
    Take m_take;
};
