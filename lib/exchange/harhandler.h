// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/exchange/harreader.h"

#include <streambuf>
#include <vector>

// Takes an archive's values one by one, each with its path, and makes entries of them.
class HarHandler
{
public:
    enum class Container { Object, Array };

    explicit HarHandler(HarReader *reader)
        : m_reader(reader)
    {
    }

    // Whether it is JSON.
    bool parse(std::streambuf *bytes);

    // How many values, names and brackets there were so far.
    qint64 count() const { return m_count; }

    // Where it is no JSON, in bytes from the beginning.
    qint64 errorAt() const { return m_errorAt; }

    // Whether there is a list of entries.
    bool hasEntries() const { return m_hasEntries; }

    // For the parser.
    void open(Container container);
    void close();
    void takeName(const std::string &name);
    void takeText(const std::string &text);
    void takeNumber(double number);
    void takeOther() { ++m_count; }
    void fail(std::size_t position) { m_errorAt = qint64(position); }

private:
    void takeEntryText(QByteArrayView field, const std::string &text);
    void takeMessageText(QByteArrayView field, const std::string &text);
    QByteArrayView field() const;

    HarReader *m_reader;
    QByteArray m_path; // of the value to come: ".log.entries.#.request.url"; # is any element
    std::vector<qsizetype> m_levels; // sizes of the paths of what is open
    qint64 m_deep = 0;               // levels below those
    HarEntry m_entry;
    HarMessage m_message;
    HttpHeader m_header;
    QByteArray m_body;
    qint64 m_count = 0;
    qint64 m_errorAt = 0;
    bool m_hasEntries = false;
};
