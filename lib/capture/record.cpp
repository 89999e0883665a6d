// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/record.h"

Record::Kind Record::kindOf(StreamItem::Kind kind)
{
    switch (kind) {
    case StreamItem::Kind::Event:
    case StreamItem::Kind::Line:
        return Kind::Event;
    case StreamItem::Kind::Comment:
        return Kind::Comment;
    case StreamItem::Kind::Retry:
        return Kind::Retry;
    case StreamItem::Kind::UnknownField:
    case StreamItem::Kind::IdIgnored:
    case StreamItem::Kind::RetryIgnored:
    case StreamItem::Kind::BlockWithoutData:
    case StreamItem::Kind::ByteOrderMark:
    case StreamItem::Kind::TooLarge:
    case StreamItem::Kind::IncompleteBlock:
        return Kind::Ignored;
    }
    Q_UNREACHABLE();
}
