// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/client/contentdecoder.h"
#include "lib/simulator/bodyencoder.h"

#include <QRandomGenerator>
#include <QTest>

#include <zlib.h>

using namespace Qt::StringLiterals;
using Flush = BodyEncoder::Flush;

class TestBodyEncoder : public QObject
{
    Q_OBJECT

private slots:
    void canBeDecodedEachTime();
    void holdsBackWithoutFlush();
    void givesBlocksWithoutFlush();
    void flushesWhatWasHeldBack();
    void endsTheFormat_data();
    void endsTheFormat();
    void givesNothingForNothing();
    void moves();
};

namespace {

// Text that hardly gets smaller: the same at each run.
QByteArray noise(qsizetype size)
{
    QRandomGenerator generator(7);
    QByteArray result(size, '\0');
    for (char &byte : result)
        byte = char(generator.bounded(256));
    return result;
}

// By zlib alone. Nothing if it is no whole gzip body.
std::optional<QByteArray> inflated(QByteArray bytes)
{
    constexpr int gzipFrame = 16 + MAX_WBITS;
    constexpr qsizetype mostBytes = 8 * 1024 * 1024;
    QByteArray result(mostBytes, '\0');
    z_stream stream = {};
    inflateInit2(&stream, gzipFrame);
    stream.next_in = reinterpret_cast<Bytef *>(bytes.data());
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = uInt(result.size());
    const int ending = inflate(&stream, Z_FINISH);
    result.chop(qsizetype(stream.avail_out));
    const bool isWhole = ending == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    return isWhole ? std::optional(result) : std::nullopt;
}

QByteArray decode(ContentDecoder *decoder, const QByteArray &bytes)
{
    QByteArray result;
    decoder->feed(bytes);
    while (const auto piece = decoder->next())
        result += *piece;
    return result;
}

} // namespace

void TestBodyEncoder::canBeDecodedEachTime()
{
    BodyEncoder encoder;
    auto decoder = ContentDecoder::forEncoding("gzip");
    for (const QByteArray &part : {"data: a\n\n"_ba, ":\n"_ba, "d"_ba, noise(100'000)})
        QCOMPARE(decode(&*decoder, encoder.encode(part, Flush::EachTime)), part);
    QCOMPARE(decode(&*decoder, encoder.finish()), QByteArray());
    QVERIFY(!decoder->hasFailed());
}

void TestBodyEncoder::holdsBackWithoutFlush()
{
    BodyEncoder encoder;
    auto decoder = ContentDecoder::forEncoding("gzip");
    const QByteArray event = "data: {\"n\":1}\n\n";
    QByteArray sent;
    for (int i = 0; i < 100; ++i)
        sent += encoder.encode(event, Flush::Never);
    QCOMPARE(decode(&*decoder, sent), QByteArray()); // no more than the head of the format
    QCOMPARE(decode(&*decoder, encoder.finish()), event.repeated(100));
}

void TestBodyEncoder::givesBlocksWithoutFlush()
{
    BodyEncoder encoder;
    auto decoder = ContentDecoder::forEncoding("gzip");
    const QByteArray body = noise(200'000);
    const QByteArray early = decode(&*decoder, encoder.encode(body, Flush::Never));
    QVERIFY(!early.isEmpty());
    QVERIFY(early.size() < body.size());
    QCOMPARE(early + decode(&*decoder, encoder.finish()), body);
}

void TestBodyEncoder::flushesWhatWasHeldBack()
{
    BodyEncoder encoder;
    auto decoder = ContentDecoder::forEncoding("gzip");
    QCOMPARE(decode(&*decoder, encoder.encode("data: a\n", Flush::Never)), QByteArray());
    QCOMPARE(decode(&*decoder, encoder.encode("\n", Flush::EachTime)), "data: a\n\n");
}

void TestBodyEncoder::endsTheFormat_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qsizetype>("partSize");
    QTest::addColumn<Flush>("flush");

    for (const Flush flush : {Flush::EachTime, Flush::Never}) {
        const char *name = flush == Flush::EachTime ? "flushed" : "held-back";
        QTest::addRow("%s-nothing", name) << QByteArray() << qsizetype(1) << flush;
        QTest::addRow("%s-bytes", name) << "data: 水\n\n"_ba << qsizetype(1) << flush;
        QTest::addRow("%s-more-than-a-piece", name) << noise(16'384) << qsizetype(16'384) << flush;
        QTest::addRow("%s-many-pieces", name) << noise(1'000'000) << qsizetype(333'333) << flush;
        QTest::addRow("%s-repetitive", name)
            << QByteArray(5'000'000, 'x') << qsizetype(999) << flush;
    }
}

void TestBodyEncoder::endsTheFormat()
{
    QFETCH(const QByteArray, body);
    QFETCH(const qsizetype, partSize);
    QFETCH(const Flush, flush);
    BodyEncoder encoder;
    QByteArray sent;
    for (qsizetype i = 0; i < body.size(); i += partSize)
        sent += encoder.encode(body.mid(i, partSize), flush);
    QVERIFY(!inflated(sent));
    QCOMPARE(inflated(sent + encoder.finish()), body);
}

void TestBodyEncoder::givesNothingForNothing()
{
    BodyEncoder encoder;
    encoder.encode("a", Flush::EachTime);
    QCOMPARE(encoder.encode({}, Flush::EachTime), QByteArray());
    QCOMPARE(encoder.encode({}, Flush::Never), QByteArray());
}

void TestBodyEncoder::moves()
{
    BodyEncoder first;
    QByteArray sent = first.encode("data: a\n", Flush::Never);
    BodyEncoder second = std::move(first);
    sent += second.encode("\n", Flush::EachTime);
    QCOMPARE(inflated(sent + second.finish()), "data: a\n\n"_ba);
}

QTEST_APPLESS_MAIN(TestBodyEncoder)
#include "tst_bodyencoder.moc"
