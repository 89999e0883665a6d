// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/simulatorbench.h"

#include "tests/bench/streamcrowd.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrl>

#include <cstdio>

#include <unistd.h>

using namespace std::chrono_literals;

namespace {

constexpr auto measuredTime = 10s;

// Seconds of processor time that a process has used.
double processorTime(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray stat = file.readAll();
    const QByteArrayList fields = stat.sliced(stat.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble())
        / double(::sysconf(_SC_CLK_TCK));
}

// A server in a process of its own; its first line tells the port.
class Server
{
public:
    explicit Server(const QStringList &command)
    {
        m_process.setProgram(command.first());
        m_process.setArguments(command.sliced(1));
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start();
        if (!m_process.waitForReadyRead(10'000))
            return;
        const QByteArray line = m_process.readLine().trimmed();
        m_port = line.startsWith("http") ? quint16(QUrl(QString::fromUtf8(line)).port())
                                         : line.toUShort();
    }
    ~Server()
    {
        m_process.terminate();
        m_process.waitForFinished(10'000);
    }
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    quint16 port() const { return m_port; }
    double processorTime() const { return ::processorTime(m_process.processId()); }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

QStringList simulator(const QTemporaryDir &folder, const QByteArray &scenario)
{
    const QString path = folder.filePath(QStringLiteral("bench.sse"));
    QFile file(path);
    file.open(QIODevice::WriteOnly);
    file.write(": @streamgauge 1\n: @template on\n" + scenario);
    file.close();
    return {QCoreApplication::applicationDirPath() + QStringLiteral("/sgauge"),
            QStringLiteral("serve"),
            path,
            QStringLiteral("--port"),
            QStringLiteral("0"),
            QStringLiteral("--quiet")};
}

// 0 events a second: as fast as it goes.
QStringList node(int clients, int eventsPerSecond)
{
    return {QStringLiteral("node"), QStringLiteral(STREAMGAUGE_BENCH_SOURCE "/fanout.mjs"),
            QString::number(clients), QString::number(eventsPerSecond)};
}

QStringList bareSockets(int clients, int eventsPerSecond)
{
    return {QCoreApplication::applicationFilePath(), QStringLiteral("bare-fanout"),
            QString::number(clients), QString::number(eventsPerSecond)};
}

// Lets a scenario go on behind its "@await go". The other servers begin by themselves when all
// clients are there, and take this for one more client, which leaves at once.
void letGo(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.waitForConnected();
    socket.write("POST /.streamgauge/signal HTTP/1.1\r\nHost: localhost\r\n"
                 "Content-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"name\":\"go\"}");
    socket.waitForReadyRead();
}

void measure(const char *name, const QStringList &command, int clients)
{
    const Server server(command);
    StreamCrowd crowd(server.port(), "/s");
    const auto joined = crowd.join(clients);
    if (server.port() == 0 || joined.count() < 0) {
        std::printf("  %-34s failed\n", name);
        return;
    }
    letGo(server.port());
    crowd.listen(2s); // until it runs evenly
    const double before = server.processorTime();
    crowd.listen(measuredTime);
    const double used = server.processorTime() - before;
    const double seconds = std::chrono::duration<double>(measuredTime).count();
    std::printf("  %-34s %9.0f deliveries/s, each client at least %6.1f/s, late %5.1f ms (median) "
                "%6.1f ms (p99), %3.0f %% of a core; all joined after %4.0f ms\n",
                name, double(crowd.eventCount()) / seconds, double(crowd.leastOfAny()) / seconds,
                crowd.latency(0.5), crowd.latency(0.99), 100 * used / seconds,
                1000 * joined.count());
    std::fflush(stdout);
}

} // namespace

void measureSimulator()
{
    const QTemporaryDir folder;
    const QByteArray event = "event: tick\ndata: {{now ms}}\n\n";
    const QByteArray tenASecond = ": @pace 10/s\n: @repeat forever\n" + event + ": @end\n";
    const QByteArray flood = ": @pace 1000/s\n: @repeat forever\n" + event + ": @end\n";
    const QByteArray shared = ": @shared\n: @await go\n";
    std::printf("simulator, 10,000 clients x 10 events/s\n");
    measure("@shared", simulator(folder, shared + tenASecond), 10'000);
    measure("each its own timeline", simulator(folder, tenASecond), 10'000);
    measure("Node http", node(10'000, 10), 10'000);
    measure("the sockets alone", bareSockets(10'000, 10), 10'000);
    for (const int clients : {1'000, 10'000}) {
        std::printf("simulator, %d clients, as fast as it goes\n", clients);
        measure("@shared, 1,000 events/s asked", simulator(folder, shared + flood), clients);
        measure("Node http, as fast as it goes", node(clients, 0), clients);
    }
}
