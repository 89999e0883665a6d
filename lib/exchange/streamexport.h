// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/recordedattempts.h"
#include "lib/exchange/keptranges.h"

#include <vector>

class AnnotatedText;
class ExportOutput;

// Writes the selected part of a capture's file as a capture, or as a plain stream: goes through
// the file once.
class StreamExport
{
public:
    enum class Form { Annotated, Plain };

    StreamExport(const ExportRequest &request, Form form, ExportOutput *output);

    // False if the output does not want more, or the file cannot be read, see error().
    bool run();
    QString error() const { return m_error; }

private:
    bool fill(QByteArray *window, qint64 begin);
    bool copyAll();
    bool copySelected();
    void takeWindow(QByteArrayView window, AnnotatedText *text);
    void takeBytes(QByteArrayView bytes, qint64 begin);
    void takeDirective(QByteArrayView line, qint64 begin);
    void takeRaw(QByteArrayView line, qint64 begin);
    bool keeps(const Directive &directive, qint64 begin);
    bool isKept(qint64 place);
    void write(QByteArrayView bytes);

    const ExportRequest &m_request;
    Form m_form;
    ExportOutput *m_output;
    KeptRanges m_ranges;
    RecordedAttempts m_attempts;
    std::vector<bool> m_keptAttempts; // by their place, from 1; 0 is what comes before them
    QByteArray m_time;                // the directive that holds here, if it is not written yet
    QString m_error;
    qint64 m_position = 0; // in the file
    bool m_isLineStart = true;
    bool m_endsLine = true; // what was written
};
