// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/lineerror.h"

QString quotedForMessage(QByteArrayView text)
{
    constexpr qsizetype longest = 40;
    QString shown = QString::fromUtf8(text.first(qMin(text.size(), longest)));
    for (QChar &c : shown) {
        if (!c.isPrint())
            c = QChar::ReplacementCharacter;
    }
    if (text.size() > longest)
        shown += u'…';
    return u'“' + shown + u'”';
}
