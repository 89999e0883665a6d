// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/streamexport.h"

#include "lib/exchange/exportoutput.h"
#include "lib/script/annotatedtext.h"

#include <QLocale>

#include <algorithm>

namespace {

constexpr qsizetype WindowSize = 1024 * 1024;

// By their place among all: those that a selected row is of.
std::vector<bool> keptAttempts(const ExportRequest &request)
{
    std::vector<bool> kept = {true};
    const auto keep = [&](qsizetype row) {
        const auto place = size_t(request.index->attempt(row));
        if (kept.size() <= place)
            kept.resize(place + 1);
        kept[place] = true;
    };
    const qsizetype count = request.index->count();
    if (request.rows) {
        for (const quint32 row : *request.rows) {
            if (qsizetype(row) < count)
                keep(qsizetype(row));
        }
    }
    return kept;
}

QByteArrayView withoutLineEnd(QByteArrayView line)
{
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

StreamExport::StreamExport(const ExportRequest &request, Form form, ExportOutput *output)
    : m_request(request)
    , m_form(form)
    , m_output(output)
    , m_ranges(request, form == Form::Plain ? KeptRanges::Blocks::Whole : KeptRanges::Blocks::All)
    , m_keptAttempts(keptAttempts(request))
{
}

bool StreamExport::run()
{
    return m_form == Form::Annotated && !m_request.rows ? copyAll() : copySelected();
}

// As much as the window holds, or what is left.
bool StreamExport::fill(QByteArray *window, qint64 begin)
{
    const qint64 wanted = std::min<qint64>(window->size(), m_request.file->size() - begin);
    window->resize(wanted);
    if (m_request.file->read(begin, window->data(), wanted) == wanted)
        return true;
    m_error = ExportOutput::tr("The capture cannot be read at byte %1; it may have been cut short.")
                  .arg(QLocale().toString(begin));
    return false;
}

bool StreamExport::copyAll()
{
    const qint64 size = m_request.file->size();
    while (m_position < size) {
        QByteArray window(WindowSize, Qt::Uninitialized);
        if (!fill(&window, m_position))
            return false;
        m_output->bytes().append(window);
        m_position += window.size();
        if (!m_output->commit(double(m_position) / double(size)))
            return false;
    }
    return true;
}

bool StreamExport::copySelected()
{
    const qint64 size = m_request.file->size();
    qsizetype windowSize = WindowSize;
    QByteArray window;
    while (m_position < size) {
        const qint64 begin = m_position;
        window.resize(windowSize);
        if (!fill(&window, begin))
            return false;
        const bool isLast = begin + window.size() == size;
        AnnotatedText text(window,
                           isLast ? AnnotatedText::Extent::Whole : AnnotatedText::Extent::Piece,
                           m_isLineStart);
        takeWindow(window, &text);
        if (!m_output->commit(double(m_position) / double(size)))
            return false;
        windowSize = m_position == begin ? 2 * windowSize : WindowSize; // for a long directive
    }
    return true;
}

void StreamExport::takeWindow(QByteArrayView window, AnnotatedText *text)
{
    const qint64 base = m_position;
    qsizetype begin = 0;
    while (text->next()) {
        const AnnotatedText::Part &part = text->part();
        // The file's own bytes have a comment's additional @, and line ends.
        const QByteArrayView own = window.sliced(begin, text->position() - begin);
        if (part.isDirective)
            takeDirective(own, base + begin);
        else
            takeBytes(m_form == Form::Plain ? part.bytes : own, base + begin);
        begin = text->position();
    }
    m_isLineStart = text->isAtLineStart();
    m_position = base + begin;
}

void StreamExport::takeBytes(QByteArrayView bytes, qint64 begin)
{
    if (m_form == Form::Plain && !m_attempts.isInStream())
        return;
    const qint64 end = begin + bytes.size();
    for (qint64 at = begin; at < end;) {
        const auto range = m_ranges.rangeAt(at);
        if (!range || range->begin >= end)
            return;
        const qint64 from = std::max(at, range->begin);
        at = std::min(end, range->end);
        write(bytes.sliced(from - begin, at - from));
    }
}

bool StreamExport::isKept(qint64 place)
{
    const auto range = m_ranges.rangeAt(place);
    return range && range->begin <= place;
}

void StreamExport::takeDirective(QByteArrayView line, qint64 begin)
{
    if (line.startsWith(": @at ")) { // most of them are
        m_time = line.toByteArray();
        return;
    }
    const auto directive = parseDirective(withoutLineEnd(line));
    if (!directive)
        return;
    if (directive->name == "raw" && m_attempts.isInStream()) {
        takeRaw(line, begin);
        return;
    }
    m_attempts.take(*directive, {});
    if (directive->name == "connection" || directive->name == "recorded")
        m_time.clear();
    if (directive->name == "connection" && !std::exchange(m_endsLine, true))
        write("\n"); // the last line of a body that is no event stream
    if (m_form == Form::Annotated && keeps(*directive, begin))
        write(line);
}

void StreamExport::takeRaw(QByteArrayView line, qint64 begin)
{
    QByteArray bytes;
    if (!isKept(begin))
        return;
    if (m_form == Form::Annotated)
        write(line);
    else if (decodeRaw(withoutLineEnd(line), &bytes))
        write(bytes);
}

bool StreamExport::keeps(const Directive &directive, qint64 begin)
{
    const auto place = size_t(m_attempts.count());
    if (directive.name == "bookmark" || place >= m_keptAttempts.size() || !m_keptAttempts[place])
        return false;
    return directive.name != "finding" || isKept(begin);
}

// In a capture, behind the time.
void StreamExport::write(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    if (m_form == Form::Annotated)
        m_output->bytes().append(std::exchange(m_time, {}));
    m_output->bytes().append(bytes);
    m_endsLine = bytes.endsWith('\n') || bytes.endsWith('\r');
}
