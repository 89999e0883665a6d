// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUrl>
#include <QWidget>

// What a tab shows before it has a stream: what to do next.
class EmptyPage : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(QWidget *parent = nullptr);

signals:
    void demoRequested();
    void urlChosen(const QUrl &url);
    void fileChosen(const QString &path);

private:
    void addLeftRecordings();
    void addRecentUrls();
};
