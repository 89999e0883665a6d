// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/tailoutput.h"

#include "app/sgauge/console.h"
#include "app/sgauge/tailjson.h"
#include "app/sgauge/tailtext.h"

std::unique_ptr<TailOutput> TailOutput::create(Format format)
{
    if (format == Format::Json)
        return std::make_unique<TailJson>();
    return std::make_unique<TailText>(Console::hasColours());
}

QByteArray TailOutput::item(Time time, const StreamItem &item) const
{
    switch (item.kind()) {
    case StreamItem::Kind::Comment:
        return comment(time, item);
    case StreamItem::Kind::Retry:
        return retry(time, item);
    default:
        return ignored(time, {item.kind(), item.name(), item.data(), item.size()});
    }
}
