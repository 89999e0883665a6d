// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/curl/curldata.h"

#include "lib/wire/printable.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace {

struct CurlDataText
{
    Q_DECLARE_TR_FUNCTIONS(CurlDataText)
};

constexpr qint64 MaxSize = 64 * 1024 * 1024;

QString maxSizeText()
{
    return QLocale().formattedDataSize(MaxSize);
}

} // namespace

std::optional<QByteArray> readCurlFile(const QByteArray &name, QString *error)
{
    QFile file(QString::fromUtf8(name));
    const QString shown = toPrintable(name);
    QByteArray bytes;
    // Others, such as a pipe, could let us wait for ever.
    if (name.contains('\0') || !QFileInfo(file).isFile()) {
        *error = CurlDataText::tr("There is no file “%1”.").arg(shown);
        return std::nullopt;
    }
    if (file.open(QFile::ReadOnly))
        bytes = file.read(MaxSize + 1);
    if (file.error() != QFile::NoError) {
        *error = CurlDataText::tr("Cannot read “%1”: %2.").arg(shown, file.errorString());
        return std::nullopt;
    }
    if (bytes.size() > MaxSize) {
        *error = CurlDataText::tr("“%1” is more than the %2 that a request may have.")
                     .arg(shown, maxSizeText());
        return std::nullopt;
    }
    return bytes;
}

bool CurlData::append(CurlOption::Meaning option, const QByteArray &value, QString *error)
{
    const auto added = piece(option, value, error);
    if (!added)
        return false;
    if (m_bytes.size() + added->size() > MaxSize) {
        *error = CurlDataText::tr("The data are more than the %1 that a request may have.")
                     .arg(maxSizeText());
        return false;
    }
    if (!m_bytes.isEmpty() && option != CurlOption::Meaning::Json)
        m_bytes += '&';
    m_bytes += *added;
    return true;
}

std::optional<QByteArray> CurlData::piece(CurlOption::Meaning option, const QByteArray &value,
                                          QString *error)
{
    using Meaning = CurlOption::Meaning;
    if (option == Meaning::DataUrlEncode)
        return encodedPiece(value, error);
    if (option == Meaning::UrlQuery)
        return value.startsWith('+') ? value.sliced(1) : encodedPiece(value, error);
    if (option == Meaning::DataRaw || !value.startsWith('@'))
        return value;
    auto bytes = read(value.sliced(1), error);
    if (bytes && option == Meaning::Data)
        bytes->removeIf([](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return bytes;
}

// One of: content, =content, name=content, @file, name@file.
std::optional<QByteArray> CurlData::encodedPiece(const QByteArray &value, QString *error)
{
    qsizetype mark = value.indexOf('=');
    if (mark < 0)
        mark = value.indexOf('@');
    const QByteArray name = value.first(std::max<qsizetype>(mark, 0));
    std::optional<QByteArray> content = value.sliced(mark + 1);
    if (mark >= 0 && value.at(mark) == '@')
        content = read(*content, error);
    if (!content)
        return std::nullopt;
    const QByteArray encoded = content->toPercentEncoding(" ").replace(' ', '+');
    return name.isEmpty() ? encoded : name + '=' + encoded;
}

std::optional<QByteArray> CurlData::read(const QByteArray &name, QString *error)
{
    if (name != "-")
        return readCurlFile(name, error);
    m_lacksInput = m_lacksInput || !m_input;
    return std::exchange(m_input, QByteArray()).value_or(QByteArray());
}
