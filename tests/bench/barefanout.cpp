// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/barefanout.h"

#include <QByteArray>

#include <array>
#include <chrono>
#include <cstdio>
#include <optional>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr int backlog = 4096;
constexpr char head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                        "Transfer-Encoding: chunked\r\n\r\n";

int listenSomewhere()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(listener, reinterpret_cast<sockaddr *>(&address), size);
    ::listen(listener, backlog);
    ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
    std::printf("%d\n", int(ntohs(address.sin_port)));
    std::fflush(stdout);
    return listener;
}

void watch(int poll, int descriptor)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = descriptor;
    ::epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event);
}

void acceptAll(int poll, int listener)
{
    const int on = 1;
    for (int client = 0; (client = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
        ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        watch(poll, client);
    }
}

QByteArray chunkOfNow()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto ms = std::chrono::duration_cast<milliseconds>(now).count();
    const QByteArray event = "event: tick\ndata: " + QByteArray::number(qint64(ms)) + "\n\n";
    return QByteArray::number(event.size(), 16) + "\r\n" + event + "\r\n";
}

} // namespace

void runBareFanout(int clients, int eventsPerSecond)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    const int listener = listenSomewhere();
    const int poll = ::epoll_create1(0);
    watch(poll, listener);
    std::vector<int> joined;
    std::optional<steady_clock::time_point> due;
    std::array<epoll_event, 1024> events;
    std::array<char, 4096> request;
    for (;;) {
        const auto left = due ? *due - steady_clock::now() : 1s;
        const int wait = int(std::max<qint64>(0, std::chrono::ceil<milliseconds>(left).count()));
        const int ready = ::epoll_wait(poll, events.data(), int(events.size()), wait);
        for (int i = 0; i < ready; ++i) {
            const int descriptor = events[size_t(i)].data.fd;
            if (descriptor == listener) {
                acceptAll(poll, listener);
            } else if (::recv(descriptor, request.data(), request.size(), 0) > 0) {
                ::send(descriptor, head, sizeof head - 1, MSG_NOSIGNAL);
                joined.push_back(descriptor);
            } else {
                ::epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, nullptr);
            }
        }
        if (!due && joined.size() == size_t(clients))
            due = steady_clock::now();
        if (!due || *due > steady_clock::now())
            continue;
        const QByteArray chunk = chunkOfNow();
        for (const int descriptor : joined)
            ::send(descriptor, chunk.constData(), size_t(chunk.size()),
                   MSG_NOSIGNAL | MSG_DONTWAIT);
        *due += milliseconds(1000) / eventsPerSecond;
    }
}
