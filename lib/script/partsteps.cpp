// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/partsteps.h"

#include "lib/script/scenariocompiler.h"
#include "lib/script/scriptlines.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace {

constexpr qint64 windowSize = 256 * 1024;

} // namespace

PartSteps::PartSteps(const ScenarioPart &part)
    : m_part(part)
{
    if (m_part.source) {
        m_part.steps.clear();
        rewind();
    }
}

PartSteps::~PartSteps() = default;
PartSteps::PartSteps(PartSteps &&) noexcept = default;
PartSteps &PartSteps::operator=(PartSteps &&) noexcept = default;

void PartSteps::rewind()
{
    m_file = std::make_unique<QFile>(m_part.source->path);
    m_isAtEnd = !m_file->open(QIODevice::ReadOnly) || !m_file->seek(m_part.source->begin);
    m_place = m_part.source->begin;
    m_rest.clear();
    m_steps.clear();
    m_first = 0;
    m_error = std::make_unique<ScriptError>();
    m_compiler = std::make_unique<ScenarioCompiler>(m_error.get());
    m_compiler->beginPart(m_part);
}

const Step *PartSteps::at(qsizetype index)
{
    if (!m_part.source)
        return index < m_part.steps.size() ? &m_part.steps.at(index) : nullptr;
    if (index < m_first)
        rewind();
    while (index >= m_first + m_steps.size()) {
        if (!readOn())
            return nullptr;
    }
    return &m_steps.at(index - m_first);
}

// The steps of the next lines take the place of those before. False: there are none.
bool PartSteps::readOn()
{
    if (m_isAtEnd)
        return false;
    const qint64 wanted = std::min(windowSize, m_part.source->end - m_place);
    const QByteArray bytes = m_file->read(wanted);
    m_place += bytes.size();
    m_isAtEnd = bytes.size() < wanted || m_place >= m_part.source->end;
    m_rest += bytes;
    const qsizetype size = wholeLines(m_rest, m_isAtEnd);
    const bool isRight = m_compiler->compileMore(QByteArrayView(m_rest).first(size));
    m_rest.remove(0, size);
    m_isAtEnd = m_isAtEnd || !isRight;
    m_first += m_steps.size();
    m_steps = m_compiler->takeSteps(m_isAtEnd);
    return true;
}
