// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/gui/gui.h"
#include "ui/inspector/eventtablemodel.h"
#include "ui/mainwindow.h"

#include <QStringList>

#include <memory>

class QAction;
class QLineEdit;
class RecordView;

// A window in the hands of a person: finds, clicks, types and reads.
class WindowDriver
{
public:
    void openWindow();
    void closeWindow() { m_window.reset(); }
    MainWindow *window() const { return m_window.get(); }

    QLineEdit *url() const;
    RecordView *rows() const;
    QAction *action(const QString &text) const; // without its &

    // Types a URL and Return.
    void type(const QString &text) const;

    // Clicks the button with that accessible name.
    void click(const QString &button) const;

    void press(const QString &shortcut) const;

    // Opens the request panel, if it is not, and clicks on that part of it.
    void showPart(const QString &name) const;

    // Types into a field in place of what it has, chooses an entry of a box, sets a check mark: by
    // accessible name, or by text for a check mark.
    void fill(const QString &field, const QString &text) const;
    void choose(const QString &box, const QString &entry) const;
    void check(const QString &mark) const;

    // What a field says.
    QString field(const QString &name) const;

    // What a label says; in full, if only the beginning of it fits.
    QString sentence(const QString &label) const;

    // The cells of a column of the stream in sight.
    QStringList column(EventTableModel::Column column) const;

    // What the newest row says; empty if there is none.
    QString lastText() const;

private:
    IsolatedSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
};

// Key by key, and by the input method what is not on a keyboard.
void typeText(QWidget *field, const QString &text);

// "a|b|c" as a list.
QStringList words(const char *text);
