// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/curl/shelltext.h"

#include <QCoreApplication>

namespace {

struct ShellText
{
    Q_DECLARE_TR_FUNCTIONS(ShellText)
};

} // namespace

qsizetype skipLineEnd(QByteArrayView text, qsizetype at)
{
    return at + (text.sliced(at).startsWith("\r\n") ? 2 : 1);
}

QString neverClosed(QByteArrayView text, qsizetype at, qsizetype size)
{
    const QByteArrayView before = text.first(at);
    const qsizetype lineBegin = before.lastIndexOf('\n') + 1;
    return ShellText::tr("The %1 at line %2, column %3 is never closed.")
        .arg(QString::fromUtf8(text.sliced(at, size)))
        .arg(before.count('\n') + 1)
        .arg(QString::fromUtf8(before.sliced(lineBegin)).size() + 1);
}
