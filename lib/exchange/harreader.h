// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/record.h"
#include "lib/wire/httpheader.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QTemporaryFile>

#include <optional>
#include <vector>

class ForeignFile;

// An entry of an HTTP Archive whose response is an event stream, as the archive has it.
struct HarEntry
{
    std::optional<Record::Time> begin; // nothing: the archive does not say it
    std::chrono::microseconds took{0};
    std::chrono::microseconds head{0}; // since begin: when the response began
    QByteArray method;
    QByteArray url;
    QList<HttpHeader> requestHeaders;
    int status = 0; // 0: there was no response
    QByteArray httpVersion;
    QList<HttpHeader> responseHeaders;
    QByteArray mimeType;
    QString comment;
    bool hasRequestBody = false;
    bool hasMessages = false;
    bool hasBody = false;
    bool isBase64 = false;
    qint64 messageCount = 0;
    qint64 messagesAt = 0; // in the reader's store
    qint64 bodyAt = 0;
};

// One of an entry's "_eventSourceMessages".
struct HarMessage
{
    std::optional<Record::Time> time;
    QByteArray type;
    QByteArray id;
    QByteArray data;
    bool hasId = false;
};

// Reads an HTTP Archive (HAR 1.2) in one pass. What is large is put into a temporary file, since
// members stand in any order and entries need not be sorted: memory is bounded by the largest
// single text, and that must not be over MaxText.
class HarReader
{
    Q_DECLARE_TR_FUNCTIONS(HarReader)
public:
    static constexpr qint64 MaxText = 128 * 1024 * 1024;

    // folder: where the temporary file may be.
    HarReader(ForeignFile *source, const QString &folder);

    // Returns one sentence if that fails.
    QString read();

    // The event streams by the time they began, and the others.
    const std::vector<HarEntry> &entries() const { return m_entries; }
    qint64 otherCount() const { return m_otherCount; }
    const QStringList &others() const { return m_others; } // URLs of the first few

    // Calls take with each message of an entry, in their order, until that returns false.
    template<typename Take>
    void readMessages(const HarEntry &entry, Take take)
    {
        m_store.seek(entry.messagesAt);
        QDataStream stream(&m_store);
        HarMessage message;
        for (qint64 i = 0; i < entry.messageCount; ++i) {
            readMessage(&stream, &message);
            if (!take(message))
                return;
        }
    }

    // The recorded body, with base64 undone. Nothing if that is malformed.
    std::optional<QByteArray> readBody(const HarEntry &entry);

private:
    friend class HarHandler;

    static void readMessage(QDataStream *stream, HarMessage *message);
    void storeMessage(const HarMessage &message);
    qint64 storeSize() const { return m_store.pos(); }
    void takeEntry(HarEntry *entry, const QByteArray &body);

    ForeignFile *m_source;
    QTemporaryFile m_store;
    QDataStream m_writer;
    std::vector<HarEntry> m_entries;
    QStringList m_others;
    qint64 m_otherCount = 0;
};
