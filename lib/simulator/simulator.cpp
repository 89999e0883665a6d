// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/simulator.h"

#include "lib/simulator/simulatorserver.h"

#include <QThread>

Simulator::Simulator(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<QList<Simulator::Client>>(); // its signals cross threads
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

    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(QStringLiteral("simulator"));
    m_server =
        std::make_unique<SimulatorServer>(router, static_cast<int>(scenarios.size()), options);
    m_server->moveToThread(m_thread.get());
    connect(m_server.get(), &SimulatorServer::clientsChanged, this, &Simulator::clientsChanged);
    connect(m_server.get(), &SimulatorServer::logged, this, &Simulator::logged);
    m_thread->start();
    quint16 openPort = 0;
    QMetaObject::invokeMethod(
        m_server.get(),
        [this, &openPort] {
            m_errorString = m_server->open();
            openPort = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
    if (!m_errorString.isEmpty()) {
        closeThread();
        return false;
    }

    m_baseUrl = baseUrlOf(options.address, openPort);
    for (int i = 0; i < scenarios.size(); ++i) {
        QUrl url = m_baseUrl;
        url.setPath(router.path(i), QUrl::DecodedMode);
        m_streamUrls.append(url);
    }
    emit started();
    return true;
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
    QMetaObject::invokeMethod(
        m_server.get(), [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
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

int Simulator::push(const QByteArray &block)
{
    int count = 0;
    if (isListening()) {
        QMetaObject::invokeMethod(
            m_server.get(), [&] { count = m_server->push(block); }, Qt::BlockingQueuedConnection);
    }
    return count;
}

// A server that listens on every address is reached on this machine's own.
QUrl Simulator::baseUrlOf(const QHostAddress &address, quint16 port)
{
    QHostAddress host = address;
    if (address == QHostAddress::Any || address == QHostAddress::AnyIPv4)
        host = QHostAddress::LocalHost;
    else if (address == QHostAddress::AnyIPv6)
        host = QHostAddress::LocalHostIPv6;
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(host.toString());
    url.setPort(port);
    url.setPath(QStringLiteral("/"));
    return url;
}
