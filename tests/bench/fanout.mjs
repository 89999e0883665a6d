// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people write when they need a stream for many clients: node fanout.mjs [EVENTS_A_SECOND]
// Without a number it sends as fast as the clients take it. Its first line is its port.

import { createServer } from 'node:http';

const rate = Number(process.argv[2] ?? 0);
const clients = new Set();

const server = createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  response.flushHeaders();
  clients.add(response);
  response.on('close', () => clients.delete(response));
});

function send() {
  const event = `event: tick\ndata: ${Date.now()}\n\n`;
  for (const client of clients) {
    if (rate > 0 || !client.writableNeedDrain)
      client.write(event);
  }
}

function flood() {
  send();
  setImmediate(flood);
}

server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  console.log(server.address().port);
  if (rate > 0)
    setInterval(send, 1000 / rate);
  else
    flood();
});
