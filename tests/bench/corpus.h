// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

// An event stream to measure with, made of events of one shape.
struct Corpus
{
    const char *name;
    QByteArray event; // one event, with its blank line
    QByteArray bytes; // many of them
    qint64 events;
};

// "llm": 220 bytes of JSON an event; "small": 54 bytes in four fields; "large": 64 KiB in lines of
// some 80 bytes. Each about that many bytes altogether.
QList<Corpus> corpora(qint64 size);
