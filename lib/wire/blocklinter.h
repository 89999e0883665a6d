// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/wire/finding.h"
#include "lib/wire/streamparser.h"

#include <QByteArrayView>
#include <QList>

// How much of a block some bytes are.
enum class BlockExtent : quint8 {
    Whole, // from its first line to past its blank line, or to where the stream ended
    Lines, // some of its lines, such as a single comment: nothing is said about the block
};

// The most ignored lines of a block that are told of.
constexpr int MaxIgnoredLines = 100;

// What strikes the eye in the bytes of one block, by the place where it begins; what follows its
// blank line is not looked at, nor into a last line without a line end, as clients do not either.
// Of the rules for ignored lines, each line is told of; of any other only the first place.
//
// Agrees with StreamParser: what that reports as UnknownField, IdIgnored, RetryIgnored,
// BlockWithoutData, IncompleteBlock or ByteOrderMark is an UnknownField, IdWithNul, RetryNotDigits,
// EmptyEvent or IdAlone, CutOff or ByteOrderMark here, with the same begin and end.
//
// Takes time in proportion to the size.
QList<Finding> lintBlock(QByteArrayView bytes, BlockExtent extent = BlockExtent::Whole,
                         StreamParser::StartsAt start = StreamParser::StartsAt::Block);

// The same for the bytes of an item, whatever it is; a line of a stream that is no event stream has
// no findings. isCut: what the item has beyond them is missing.
QList<Finding> lintItem(StreamItem::Kind kind, QByteArrayView bytes, bool isCut = false);
