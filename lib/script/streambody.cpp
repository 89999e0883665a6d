// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/streamhead.h"

#include <array>
#include <utility>

namespace {

constexpr qint64 mostQueued = 1'000'000;

bool fail(LineError *error, qsizetype offset, const QString &message)
{
    *error = {offset, message};
    return false;
}

// The value that belongs to a directive's only word; false: it is none of them.
template<typename Value, size_t Count>
bool takeWord(const Directive &directive,
              const std::array<std::pair<const char *, Value>, Count> &words, Value *value)
{
    const DirectiveArgument word = directive.arguments.value(0);
    if (directive.arguments.size() != 1 || !word.key.isEmpty())
        return false;
    for (const auto &[name, meaning] : words) {
        if (word.value == name) {
            *value = meaning;
            return true;
        }
    }
    return false;
}

bool applyFraming(const Directive &directive, StreamHead *head, LineError *error)
{
    using Framing = StreamHead::Framing;
    constexpr std::array<std::pair<const char *, Framing>, 2> words{{
        {"chunked", Framing::Chunked},
        {"close", Framing::UntilClose},
    }};
    const DirectiveArgument word = directive.arguments.value(0);
    bool isNumber = false;
    const qint64 length = word.value.toLongLong(&isNumber);
    if (directive.arguments.size() == 1 && word.key == "length" && isNumber && length >= 0) {
        head->framing = Framing::Length;
        head->length = length;
        return true;
    }
    return takeWord(directive, words, &head->framing)
        || fail(error, directive.textOffset,
                LineError::tr("@framing is one of chunked, close, or length=N with bytes."));
}

bool applyEncoding(const Directive &directive, StreamHead *head, LineError *error)
{
    using Encoding = StreamHead::Encoding;
    constexpr std::array<std::pair<const char *, Encoding>, 3> words{{
        {"identity", Encoding::Identity},
        {"gzip", Encoding::Gzip},
        {"gzip-noflush", Encoding::GzipWithoutFlush},
    }};
    return takeWord(directive, words, &head->encoding)
        || fail(error, directive.textOffset,
                LineError::tr("@encoding is one of identity, gzip, gzip-noflush."));
}

bool applyLineEnd(const Directive &directive, StreamHead *head, LineError *error)
{
    using LineEnd = StreamHead::LineEnd;
    constexpr std::array<std::pair<const char *, LineEnd>, 3> words{{
        {"lf", LineEnd::Lf},
        {"crlf", LineEnd::CrLf},
        {"cr", LineEnd::Cr},
    }};
    return takeWord(directive, words, &head->lineEnd)
        || fail(error, directive.textOffset, LineError::tr("@eol is one of lf, crlf, cr."));
}

bool applyByteOrderMark(const Directive &directive, StreamHead *head, LineError *error)
{
    head->hasByteOrderMark = true;
    return directive.arguments.isEmpty()
        || fail(error, directive.textOffset, LineError::tr("@bom takes no value."));
}

bool applyQueue(const Directive &directive, StreamHead *head, LineError *error)
{
    using Policy = StreamHead::Queue::Policy;
    constexpr std::array<std::pair<const char *, Policy>, 4> policies{{
        {"block", Policy::Block},
        {"drop-oldest", Policy::DropOldest},
        {"drop-newest", Policy::DropNewest},
        {"disconnect", Policy::Disconnect},
    }};
    StreamHead::Queue queue;
    bool isNumber = false;
    const DirectiveArgument count = directive.arguments.value(0);
    queue.limit = count.value.toLongLong(&isNumber);
    if (!isNumber || !count.key.isEmpty() || queue.limit < 1 || queue.limit > mostQueued)
        return fail(error, directive.textOffset,
                    LineError::tr("@queue needs a number of events from 1 to %1, as in @queue 1000 "
                                  "policy=disconnect.")
                        .arg(mostQueued));
    for (const DirectiveArgument &argument : directive.arguments.sliced(1)) {
        const auto *found = std::find_if(policies.begin(), policies.end(), [&](const auto &policy) {
            return argument.value == policy.first;
        });
        if (argument.key != "policy" || found == policies.end())
            return fail(
                error, argument.offset,
                LineError::tr("The policy of @queue is one of block, drop-oldest, drop-newest, "
                              "disconnect: policy=drop-oldest."));
        queue.policy = found->second;
    }
    head->queue = queue;
    return true;
}

} // namespace

QByteArray StreamHead::eol() const
{
    switch (lineEnd) {
    case LineEnd::AsItStands:
    case LineEnd::Lf:
        return QByteArrayLiteral("\n");
    case LineEnd::CrLf:
        return QByteArrayLiteral("\r\n");
    case LineEnd::Cr:
        return QByteArrayLiteral("\r");
    }
    Q_UNREACHABLE();
}

bool applyBodyDirective(const Directive &directive, StreamHead *head, LineError *error)
{
    if (directive.name == "framing")
        return applyFraming(directive, head, error);
    if (directive.name == "encoding")
        return applyEncoding(directive, head, error);
    if (directive.name == "eol")
        return applyLineEnd(directive, head, error);
    if (directive.name == "bom")
        return applyByteOrderMark(directive, head, error);
    Q_ASSERT(directive.name == "queue");
    return applyQueue(directive, head, error);
}
