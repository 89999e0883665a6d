// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/captureimport.h"

#include "lib/exchange/foreignfile.h"
#include "lib/exchange/harimport.h"
#include "lib/exchange/importtarget.h"
#include "lib/exchange/jsonlinesimport.h"
#include "lib/exchange/streamimport.h"

namespace {

struct CaptureImport
{
    Q_DECLARE_TR_FUNCTIONS(CaptureImport)
};

// Why there is nothing to be found in a file that begins like this.
QString startProblem(const ForeignFile &source, ForeignFormat format)
{
    const QByteArrayView start = source.start();
    if (source.size() == 0)
        return CaptureImport::tr("%1 is empty.").arg(source.name());
    if (start.startsWith("\xFF\xFE") || start.startsWith("\xFE\xFF")) {
        return CaptureImport::tr(
                   "%1 is UTF-16, as PowerShell's > makes it; use curl's option --output instead.")
            .arg(source.name());
    }
    if (format == ForeignFormat::EventStream && !hasStreamLine(start)) {
        return CaptureImport::tr("%1 holds no event stream: no line of it is a comment or begins "
                                 "with data, event, id or retry.")
            .arg(source.name());
    }
    return {};
}

QString copyCapture(ForeignFile *source, ImportTarget *target)
{
    for (;;) {
        const QByteArrayView bytes = source->read();
        if (bytes.isEmpty())
            return source->error();
        if (!target->append(bytes))
            return target->error();
    }
}

QString importAs(ForeignFormat format, ForeignFile *source, ImportTarget *target)
{
    switch (format) {
    case ForeignFormat::AnnotatedStream:
        return copyCapture(source, target);
    case ForeignFormat::EventStream:
        return importStream(source, target);
    case ForeignFormat::HttpResponse:
        return importResponse(source, target);
    case ForeignFormat::Har:
        return importHar(source, target);
    case ForeignFormat::JsonLines:
        return importJsonLines(source, target);
    }
    Q_UNREACHABLE();
}

} // namespace

ImportResult importCapture(const QString &path, CaptureFile *target, Progress *progress)
{
    ImportResult result;
    ForeignFile source(path, progress);
    if (!source.isGood()) {
        result.error = source.error();
        return result;
    }
    const qint64 sizeBefore = target->size();
    ImportTarget output(target);
    result.format = detectFormat(source.start(), source.name());
    result.error = startProblem(source, result.format);
    if (result.error.isEmpty())
        result.error = importAs(result.format, &source, &output);
    if (result.error.isEmpty() && !output.flush())
        result.error = output.error();
    if (result.error.isEmpty())
        result.losses = output.losses();
    else
        target->truncate(sizeBefore);
    return result;
}
