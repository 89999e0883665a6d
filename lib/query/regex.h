// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>

// A regular expression over bytes that are mostly UTF-8: those of Perl 5, as PCRE2 has them. What
// is not UTF-8 matches nothing but does no harm. Not to be used by two threads at once.
class Regex
{
public:
    enum Flag : quint8 {
        NoFlag = 0,
        Caseless = 1,
        Multiline = 2, // ^ and $ are for lines
        DotAll = 4,    // . is a line break, too
        Verbatim = 8,  // the pattern is a text to look for
    };
    Q_DECLARE_FLAGS(Flags, Flag)

    struct Error
    {
        qsizetype offset = 0; // in bytes from the start of the pattern
        QString message;      // of PCRE2, in English, such as "missing closing parenthesis"
    };

    // What a search found. It gives up when a pattern takes too many steps at one place, or on the
    // whole much longer than 20 ns a byte.
    struct Match
    {
        enum class Result : quint8 { Found, NotFound, GaveUp };

        Result result = Result::NotFound;
        qsizetype begin = -1;
        qsizetype end = -1;
    };

    static std::optional<Regex> compile(const QByteArray &pattern, Flags flags, Error *error);

    Regex(Regex &&other) noexcept;
    Regex &operator=(Regex &&other) noexcept;
    ~Regex();

    // The first match that begins at or after an offset.
    Match search(QByteArrayView bytes, qsizetype from = 0) const;

    // The same for a pattern that never matches over line ends (LF), see regexShape(): faster where
    // there are many.
    Match searchLines(QByteArrayView bytes, qsizetype from) const;

    bool occursIn(QByteArrayView bytes) const
    {
        return search(bytes).result == Match::Result::Found;
    }

private:
    struct Compiled;

    explicit Regex(std::unique_ptr<Compiled> compiled);

    bool isQuickIn(qsizetype size) const;
    Match searchQuickly(QByteArrayView bytes, qsizetype from) const;
    Match searchPatiently(QByteArrayView bytes, qsizetype from) const;

    std::unique_ptr<Compiled> m_compiled;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(Regex::Flags)
