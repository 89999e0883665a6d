// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/scenario.h"

#include <QByteArray>
#include <QList>

// A stream the page can connect to.
struct DemoStream
{
    QString path; // as in a URL, not decoded
    QString name;
    QString title;
    QStringList eventTypes; // a browser's EventSource reports only those it listens to
};

//! The built-in web page (resources/web/index.html) that connects to one of \a streams; empty if
//! the program was built without it.
QByteArray demoPage(const QList<DemoStream> &streams);
