// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <cstring>
#include <vector>

// Bytes that are appended to, piece by piece. Inline, unlike QByteArray and std::string, since the
// pieces may be single bytes.
class ByteBuffer
{
public:
    bool isEmpty() const { return m_size == 0; }
    qsizetype size() const { return m_size; }
    const char *data() const { return m_bytes.data(); }
    QByteArrayView view() const { return {m_bytes.data(), m_size}; }

    void append(char byte)
    {
        if (m_size == capacity())
            grow(1);
        m_bytes[size_t(m_size++)] = byte;
    }

    void append(QByteArrayView bytes)
    {
        if (bytes.size() <= 1) {
            if (!bytes.isEmpty())
                append(bytes.front());
            return;
        }
        if (bytes.size() > capacity() - m_size)
            grow(bytes.size());
        std::memcpy(m_bytes.data() + m_size, bytes.data(), size_t(bytes.size()));
        m_size += bytes.size();
    }

    // Empties it. The bytes stay where they are until more are appended, or shrink().
    void clear() { m_size = 0; }

    // Gives memory back if something huge made it grow. Only when it is empty.
    void shrink()
    {
        if (capacity() > KeptCapacity)
            std::vector<char>().swap(m_bytes);
    }

private:
    static constexpr qsizetype KeptCapacity = 1024 * 1024;

    qsizetype capacity() const { return qsizetype(m_bytes.size()); }
    void grow(qsizetype more)
    {
        m_bytes.resize(size_t(std::max({2 * capacity(), m_size + more, qsizetype(256)})));
    }

    std::vector<char> m_bytes; // those beyond m_size are room
    qsizetype m_size = 0;
};
