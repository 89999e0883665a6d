// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/lineerror.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <optional>

// One word of a directive: plain, "quoted", or key=word.
struct DirectiveArgument
{
    QByteArray key;   // empty: there is none
    QByteArray value; // escapes of a quoted value resolved
    bool isQuoted = false;
    qsizetype offset = 0;      // of the word, in bytes from the start of the line
    qsizetype valueOffset = 0; // of what stands behind "key="
};

// One comment line that begins with "@": `: @name arguments` (scenario-format.md §2).
struct Directive
{
    QByteArray name;
    bool isOptional = false;  // written `@?name`: ignore it if unknown
    qsizetype nameOffset = 0; // of the "@", in bytes from the start of the line
    QByteArray text;          // everything after the name, as it stands
    qsizetype textOffset = 0;
    QList<DirectiveArgument> arguments; // filled by splitArguments()
};

//! The directive in \a line (without its line end), unless that is any other line or begins `: @@`.
std::optional<Directive> parseDirective(QByteArrayView line);

//! Splits the directive's text into its arguments. False: a quotation is malformed, see \a error.
bool splitArguments(Directive *directive, LineError *error);
