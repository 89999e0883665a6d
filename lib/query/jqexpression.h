// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

// A program of jq, compiled; for filters and for columns of the table.
//
// Programs know nothing but the JSON they are given: what would read input, the environment, files
// or the command line, or write anywhere, has no effect. What the user has defined in ~/.jq counts,
// as it does with jq itself.
//
// libjq cannot be interrupted: who lets others' programs run, or any while a window waits, does so
// in another thread. Compiling takes some 40 ms. An object must not be used by two threads at once.
class JqExpression
{
public:
    // The most levels of arrays and objects in what is read.
    static constexpr int DeepestNesting = 256;

    // program: UTF-8. On failure returns nothing and sets *error: one printable sentence, in which
    // jq's own words are English.
    static std::optional<JqExpression> parse(const QByteArray &program, QString *error);

    JqExpression(JqExpression &&other) noexcept;
    JqExpression &operator=(JqExpression &&other) noexcept;
    ~JqExpression();

    // What the program makes of a JSON text: compact JSON texts, up to an error or as many as asked
    // for. Nothing if it is not JSON. Numbers are what doubles can tell apart.
    QList<QByteArray> evaluate(QByteArrayView json, qsizetype mostResults);

    // The same in one line for a cell of a table: strings without quotes, several results separated
    // by commas, printable, with an ellipsis where it would be longer than so many characters.
    QString evaluateText(QByteArrayView json, qsizetype mostCharacters = 500);

    // Whether there is a result other than false and null among the first ten thousand. False if it
    // is not JSON, or after an error.
    bool isTrue(QByteArrayView json);

private:
    struct Program;

    explicit JqExpression(std::unique_ptr<Program> program);

    std::unique_ptr<Program> m_program;
};
