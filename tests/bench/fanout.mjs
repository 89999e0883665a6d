// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people write when they need a stream for many clients: node fanout.mjs CLIENTS EVENTS_A_SECOND
// It begins to send when so many clients are there; 0 events a second: as fast as they take it. Its
// first line is its port.

import { createServer } from 'node:http';

const expected = Number(process.argv[2]);
const rate = Number(process.argv[3]);
const clients = new Set();

const server = createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  response.flushHeaders();
  clients.add(response);
  response.on('close', () => clients.delete(response));
  if (clients.size === expected)
    begin();
});

function begin() {
  if (rate > 0)
    setInterval(send, 1000 / rate);
  else
    flood();
}

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
});
