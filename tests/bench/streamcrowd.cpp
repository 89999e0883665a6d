// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/streamcrowd.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>
#include <cerrno>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr QByteArrayView dataField("data: ");
constexpr int sampleOf = 7; // the latency of one event in so many is kept

double nowInMs()
{
    return std::chrono::duration<double, std::milli>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace

StreamCrowd::StreamCrowd(quint16 port, const QByteArray &path)
    : m_port(port)
    , m_request("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
    , m_poll(::epoll_create1(0))
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

StreamCrowd::~StreamCrowd()
{
    for (const Client &client : m_clients)
        ::close(client.descriptor);
    ::close(m_poll);
}

bool StreamCrowd::open(size_t index)
{
    Client &client = m_clients[index];
    client.descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int result =
        ::connect(client.descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address);
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT;
    event.data.u64 = index;
    ::epoll_ctl(m_poll, EPOLL_CTL_ADD, client.descriptor, &event);
    return result == 0 || errno == EINPROGRESS;
}

std::chrono::duration<double> StreamCrowd::join(int count)
{
    const auto begun = steady_clock::now();
    m_clients.resize(size_t(count));
    for (size_t i = 0; i < m_clients.size(); ++i) {
        if (!open(i))
            return -1s;
    }
    std::array<epoll_event, 1024> events;
    while (m_openCount < count) {
        if (steady_clock::now() - begun > 60s)
            return -1s;
        const int ready = ::epoll_wait(m_poll, events.data(), int(events.size()), 1000);
        for (int i = 0; i < ready; ++i) {
            Client &client = m_clients[events[size_t(i)].data.u64];
            if (events[size_t(i)].events & EPOLLOUT) {
                [[maybe_unused]] const auto sent =
                    ::send(client.descriptor, m_request.data(), size_t(m_request.size()), 0);
                events[size_t(i)].events = EPOLLIN;
                ::epoll_ctl(m_poll, EPOLL_CTL_MOD, client.descriptor, &events[size_t(i)]);
            } else {
                read(&client);
            }
        }
    }
    return steady_clock::now() - begun;
}

void StreamCrowd::listen(std::chrono::milliseconds time)
{
    m_events = 0;
    m_latencies.clear();
    for (Client &client : m_clients)
        client.events = 0;
    const auto end = steady_clock::now() + time;
    std::array<epoll_event, 1024> events;
    while (steady_clock::now() < end) {
        const int ready = ::epoll_wait(m_poll, events.data(), int(events.size()), 20);
        for (int i = 0; i < ready; ++i)
            read(&m_clients[events[size_t(i)].data.u64]);
    }
}

void StreamCrowd::read(Client *client)
{
    static std::array<char, 256 * 1024> buffer;
    const ssize_t size = ::recv(client->descriptor, buffer.data(), buffer.size(), 0);
    if (size <= 0) {
        ::epoll_ctl(m_poll, EPOLL_CTL_DEL, client->descriptor, nullptr);
        return;
    }
    if (!client->isOpen) {
        client->isOpen = true;
        ++m_openCount;
    }
    take(client, QByteArrayView(buffer.data(), size));
}

// Every event has one line "data: 1795223880000".
void StreamCrowd::take(Client *client, QByteArrayView bytes)
{
    const double now = nowInMs();
    QByteArray joined;
    if (!client->rest.isEmpty()) {
        joined = client->rest + bytes.toByteArray();
        bytes = joined;
    }
    qsizetype at = 0;
    for (;;) {
        const qsizetype begin = bytes.indexOf(dataField, at);
        const qsizetype end = begin < 0 ? -1 : bytes.indexOf('\n', begin);
        if (end < 0) {
            const qsizetype keep = begin < 0 ? std::max(at, bytes.size() - 5) : begin;
            client->rest = bytes.sliced(keep).toByteArray();
            return;
        }
        ++client->events;
        if (++m_events % sampleOf == 0)
            m_latencies.push_back(
                float(now
                      - bytes.sliced(begin + dataField.size(), end - begin - dataField.size())
                            .toDouble()));
        at = end;
    }
}

qint64 StreamCrowd::leastOfAny() const
{
    const auto least =
        std::min_element(m_clients.begin(), m_clients.end(),
                         [](const Client &a, const Client &b) { return a.events < b.events; });
    return least == m_clients.end() ? 0 : least->events;
}

double StreamCrowd::latency(double quantile) const
{
    if (m_latencies.empty())
        return 0;
    std::vector<float> sorted = m_latencies;
    const auto place = sorted.begin() + qsizetype(double(sorted.size() - 1) * quantile);
    std::nth_element(sorted.begin(), place, sorted.end());
    return double(*place);
}
