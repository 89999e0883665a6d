// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/harimport.h"

#include "lib/exchange/foreignfile.h"
#include "lib/exchange/importtarget.h"

QString importHar(ForeignFile *, ImportTarget *)
{
    return ForeignFile::tr("HAR files cannot be imported yet.");
}
