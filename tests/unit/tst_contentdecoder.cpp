// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/client/contentdecoder.h"

#include <QTest>

#include <zlib.h>

using namespace Qt::StringLiterals;

class TestContentDecoder : public QObject
{
    Q_OBJECT

private slots:
    void knowsEncodings_data();
    void knowsEncodings();
    void decodes_data();
    void decodes();
    void givesWhatWasFlushed();
    void boundsItsPieces();
    void noticesDamage_data();
    void noticesDamage();
    void readsSeveralMembers();
};

namespace {

constexpr int GzipFrame = 16 + MAX_WBITS;
constexpr int ZlibFrame = MAX_WBITS;
constexpr int NoFrame = -MAX_WBITS;

// The parts, each flushed; then, if wanted, the end.
QByteArrayList compress(const QByteArrayList &parts, int frame, int lastFlush = Z_FINISH)
{
    z_stream stream = {};
    deflateInit2(&stream, 9, Z_DEFLATED, frame, 8, Z_DEFAULT_STRATEGY);
    QByteArrayList result;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QByteArray part = parts[i];
        QByteArray output(qsizetype(deflateBound(&stream, uLong(part.size()))) + 100, '\0');
        stream.next_in = reinterpret_cast<Bytef *>(part.data());
        stream.avail_in = uInt(part.size());
        stream.next_out = reinterpret_cast<Bytef *>(output.data());
        stream.avail_out = uInt(output.size());
        deflate(&stream, i + 1 == parts.size() ? lastFlush : Z_SYNC_FLUSH);
        output.chop(qsizetype(stream.avail_out));
        result += output;
    }
    deflateEnd(&stream);
    return result;
}

QByteArray decode(ContentDecoder &decoder, QByteArrayView bytes)
{
    QByteArray result;
    decoder.feed(bytes);
    while (const auto piece = decoder.next())
        result += *piece;
    return result;
}

} // namespace

void TestContentDecoder::knowsEncodings_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<bool>("isKnown");

    for (const char *known : {"", "identity", "gzip", "GZIP", " x-gzip ", "deflate"})
        QTest::addRow("known-%s", known) << QByteArray(known) << true;
    for (const char *unknown : {"br", "zstd", "gzip, gzip", "compress", "gzipp"})
        QTest::addRow("unknown-%s", unknown) << QByteArray(unknown) << false;
}

void TestContentDecoder::knowsEncodings()
{
    QFETCH(const QByteArray, encoding);
    QTEST(ContentDecoder::forEncoding(encoding).has_value(), "isKnown");
}

void TestContentDecoder::decodes_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray text = "data: 水\n\n"_ba.repeated(50);

    QTest::newRow("identity") << ""_ba << text;
    QTest::newRow("gzip") << "gzip"_ba << compress({text}, GzipFrame).join();
    QTest::newRow("deflate") << "deflate"_ba << compress({text}, ZlibFrame).join();
    QTest::newRow("deflate-without-frame") << "deflate"_ba << compress({text}, NoFrame).join();
    QTest::newRow("unfinished") << "gzip"_ba << compress({text}, GzipFrame, Z_SYNC_FLUSH).join();
}

void TestContentDecoder::decodes()
{
    QFETCH(const QByteArray, encoding);
    QFETCH(const QByteArray, bytes);
    const QByteArray text = "data: 水\n\n"_ba.repeated(50);
    for (qsizetype size = 1; size <= bytes.size(); size += 1 + size / 4) {
        auto decoder = ContentDecoder::forEncoding(encoding);
        QCOMPARE(decoder->isIdentity(), encoding.isEmpty());
        QByteArray result;
        for (qsizetype i = 0; i < bytes.size(); i += size)
            result +=
                decode(*decoder, QByteArrayView(bytes).sliced(i, std::min(size, bytes.size() - i)));
        QCOMPARE(result, text);
        QVERIFY(!decoder->hasFailed());
    }
}

void TestContentDecoder::givesWhatWasFlushed()
{
    const QByteArrayList parts{"data: a\n\n", "data: b\n\n", ":\n"};
    const QByteArrayList compressed = compress(parts, GzipFrame);
    auto decoder = ContentDecoder::forEncoding("gzip");
    for (qsizetype i = 0; i < parts.size(); ++i)
        QCOMPARE(decode(*decoder, compressed[i]), parts[i]);
    QCOMPARE(decode(*decoder, {}), "");
    QVERIFY(!decoder->hasFailed());
}

// 64 MB that come as 64 kB.
void TestContentDecoder::boundsItsPieces()
{
    constexpr qsizetype size = 64 * 1024 * 1024;
    const QByteArray bomb = compress({QByteArray(size, 'x')}, GzipFrame).join();
    QVERIFY(bomb.size() < size / 900);
    auto decoder = ContentDecoder::forEncoding("gzip");
    decoder->feed(bomb);
    qsizetype sum = 0;
    while (const auto piece = decoder->next()) {
        QVERIFY(piece->size() <= 64 * 1024);
        sum += piece->size();
    }
    QCOMPARE(sum, size);
}

void TestContentDecoder::noticesDamage_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QByteArray gzip = compress({"data: a\n\n"}, GzipFrame).join();

    QTest::newRow("plain-text") << "gzip"_ba
                                << "data: a\n\n"_ba;
    QTest::newRow("plain-text-deflate") << "deflate"_ba
                                        << "xxxxxxxxxx"_ba;
    gzip[gzip.size() - 6] = char(gzip[gzip.size() - 6] + 1);
    QTest::newRow("wrong-checksum") << "gzip"_ba << gzip;
}

void TestContentDecoder::noticesDamage()
{
    QFETCH(const QByteArray, encoding);
    QFETCH(const QByteArray, bytes);
    auto decoder = ContentDecoder::forEncoding(encoding);
    decode(*decoder, bytes);
    QVERIFY(decoder->hasFailed());
    QCOMPARE(decode(*decoder, bytes), "");
}

void TestContentDecoder::readsSeveralMembers()
{
    auto decoder = ContentDecoder::forEncoding("gzip");
    const QByteArray a = compress({"a"}, GzipFrame).join();
    const QByteArray b = compress({"b"}, GzipFrame).join();
    QCOMPARE(decode(*decoder, a + b + a), "aba");
    QCOMPARE(decode(*decoder, b), "b");
    QVERIFY(!decoder->hasFailed());
}

QTEST_APPLESS_MAIN(TestContentDecoder)
#include "tst_contentdecoder.moc"
