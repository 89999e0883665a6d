// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/simulator.h"

#include "lib/simulator/simulatorserver.h"

#include <QThread>

Simulator::Simulator(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<QList<Simulator::Client>>(); // its signals cross threads
    qRegisterMetaType<QList<Simulator::Sent>>();
}

Simulator::~Simulator()
{
    stop();
}

bool Simulator::start(const QList<Scenario> &scenarios, const Options &options)
{
    stop();
    const Router router(scenarios, options.staticFolder);
    m_errorString = router.problem();
    if (!m_errorString.isEmpty())
        return false;

    m_options = options;
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(QStringLiteral("simulator"));
    m_server = std::make_unique<SimulatorServer>(router, options);
    m_server->moveToThread(m_thread.get());
    connect(m_server.get(), &SimulatorServer::clientsChanged, this, &Simulator::clientsChanged);
    connect(m_server.get(), &SimulatorServer::logged, this, [this](const QStringList &lines) {
        for (const QString &line : lines)
            emit logged(line);
    });
    connect(m_server.get(), &SimulatorServer::clockChanged, this, &Simulator::clockChanged);
    connect(m_server.get(), &SimulatorServer::sent, this, &Simulator::sent);
    m_thread->start();
    quint16 openPort = 0;
    inServer([this, &openPort] {
        m_errorString = m_server->open();
        openPort = m_server->serverPort();
    });
    if (!m_errorString.isEmpty()) {
        closeThread();
        return false;
    }
    m_baseUrl = baseUrlOf(options, openPort);
    showUrls(router);
    emit started();
    return true;
}

bool Simulator::replace(const QList<Scenario> &scenarios)
{
    const Router router(scenarios, m_options.staticFolder);
    m_errorString = router.problem();
    if (!m_errorString.isEmpty() || !isListening())
        return false;
    inServer([this, &router] { m_server->replace(router); });
    showUrls(router);
    return true;
}

void Simulator::showUrls(const Router &router)
{
    m_streamUrls.clear();
    for (int i = 0; i < router.count(); ++i) {
        QUrl url = m_baseUrl;
        url.setPath(router.path(i), QUrl::DecodedMode);
        m_streamUrls.append(url);
    }
}

// Runs it in the server's thread, and waits until it is done. Nothing without a server.
void Simulator::inServer(const std::function<void()> &work) const
{
    if (m_server)
        QMetaObject::invokeMethod(m_server.get(), work, Qt::BlockingQueuedConnection);
}

void Simulator::stop()
{
    if (!isListening())
        return;
    closeThread();
    m_baseUrl.clear();
    m_streamUrls.clear();
    emit clientsChanged({});
    emit stopped();
}

void Simulator::closeThread()
{
    m_server->disconnect(this);
    // Sockets and timers must go in the thread they live in.
    inServer([this] { m_server.reset(); });
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
}

bool Simulator::isListening() const
{
    return m_server != nullptr;
}

quint16 Simulator::port() const
{
    return static_cast<quint16>(m_baseUrl.port(0));
}

QString Simulator::errorString() const
{
    return m_errorString;
}

QUrl Simulator::baseUrl() const
{
    return m_baseUrl;
}

QList<QUrl> Simulator::streamUrls() const
{
    return m_streamUrls;
}

int Simulator::push(const QByteArray &block, const QList<quint64> &clients)
{
    int count = 0;
    inServer([&] { count = m_server->push(block, clients); });
    return count;
}

int Simulator::signal(const QByteArray &name)
{
    int count = 0;
    inServer([&] { count = m_server->signal(name); });
    return count;
}

int Simulator::apply(const LiveFault &fault, const QList<quint64> &clients)
{
    int count = 0;
    inServer([&] { count = m_server->apply(fault, clients); });
    return count;
}

void Simulator::refuse(const Refusal &refusal, const QString &route)
{
    inServer([&] { m_server->refuse(refusal, route); });
}

void Simulator::setClock(const Clock &clock)
{
    inServer([&] { m_server->setClock(clock); });
}

Simulator::Clock Simulator::clock() const
{
    Clock clock;
    inServer([&] { clock = m_server->clock(); });
    return clock;
}

void Simulator::putForward(std::chrono::milliseconds time)
{
    inServer([&] { m_server->putForward(time); });
}

void Simulator::stepToNextEvent()
{
    inServer([&] { m_server->stepToNextEvent(); });
}

QList<AttemptFacts> Simulator::attempts() const
{
    QList<AttemptFacts> attempts;
    inServer([&] { attempts = m_server->attempts(); });
    return attempts;
}

void Simulator::forget()
{
    inServer([&] { m_server->forget(); });
}

// A server that listens on every address is reached on this machine's own.
QUrl Simulator::baseUrlOf(const Options &options, quint16 port)
{
    const QHostAddress &address = options.address;
    QHostAddress host = address;
    if (address == QHostAddress::Any || address == QHostAddress::AnyIPv4)
        host = QHostAddress::LocalHost;
    else if (address == QHostAddress::AnyIPv6)
        host = QHostAddress::LocalHostIPv6;
    QUrl url;
    url.setScheme(options.tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(host.toString());
    url.setPort(port);
    url.setPath(QStringLiteral("/"));
    return url;
}
