// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/captureexport.h"

#include "lib/exchange/exportoutput.h"
#include "lib/exchange/exportwalk.h"
#include "lib/exchange/rowexport.h"
#include "lib/exchange/streamexport.h"

#include <QSaveFile>

namespace {

QString exportStream(const ExportRequest &request, StreamExport::Form form, ExportOutput *output)
{
    StreamExport stream(request, form, output);
    return stream.run() ? QString() : stream.error();
}

} // namespace

QString exportCapture(const ExportRequest &request, QIODevice *output, Progress *progress)
{
    ExportOutput batches(output, progress);
    QString error;
    switch (request.format) {
    case ExportFormat::Annotated:
        error = exportStream(request, StreamExport::Form::Annotated, &batches);
        break;
    case ExportFormat::Plain:
        error = exportStream(request, StreamExport::Form::Plain, &batches);
        break;
    case ExportFormat::JsonLines: {
        ExportWalk walk(request, ExportWalk::Ids::Last);
        exportJsonLines(&walk, &batches);
        break;
    }
    case ExportFormat::Csv: {
        ExportWalk walk(request, ExportWalk::Ids::Own);
        exportCsv(&walk, &batches);
        break;
    }
    case ExportFormat::Har: {
        ExportWalk walk(request, ExportWalk::Ids::Last);
        exportHar(&walk, &batches);
        break;
    }
    }
    if (error.isEmpty() && !batches.flush())
        error = batches.error();
    return error;
}

QString exportToFile(const ExportRequest &request, const QString &path, Progress *progress)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return ExportOutput::tr("%1 cannot be written: %2.").arg(path, file.errorString());
    }
    QString error = exportCapture(request, &file, progress);
    if (!error.isEmpty()) {
        file.cancelWriting();
        return error;
    }
    if (!file.commit())
        return ExportOutput::tr("%1 cannot be written: %2.").arg(path, file.errorString());
    return {};
}
