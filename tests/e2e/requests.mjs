// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Requests as no browser sends them, for a server that answers POST /echo and GET /quiet.

export const host = "Host: 127.0.0.1\r\n";
export const post = `POST /echo HTTP/1.1\r\n${host}`;
export const chunked = `${post}Transfer-Encoding: chunked\r\n\r\n`;

export const blank = "x".repeat(20_000);

// What is refused: the bytes, the status, and the reason that stands on stderr.
export const malformed = {
    "a head of 20 kB": [`GET /quiet HTTP/1.1\r\n${host}X: ${blank}\r\n\r\n`, 431, /larger than 16 KiB/],
    "a head without an end": [`GET /quiet HTTP/1.1\r\n${host}X: ${blank}`, 431, /larger than 16 KiB/],
    "a target of 20 kB": [`GET /${blank} HTTP/1.1\r\n${host}\r\n`, 431, /larger than 16 KiB/],
    "a method of 20 kB": [`${blank} / HTTP/1.1\r\n${host}\r\n`, 431, /larger than 16 KiB/],
    "101 headers": [`GET /quiet HTTP/1.1\r\n${host}${"a: b\r\n".repeat(100)}\r\n`, 431, /more than 100 headers/],
    "a body of 2 MiB": [`${post}Content-Length: 2097152\r\n\r\n`, 413, /larger than 1 MiB/],
    "chunks of 2 MiB": [`${chunked}200000\r\n${"x".repeat(0x200000)}\r\n0\r\n\r\n`, 413, /larger than 1 MiB/],
    "4 MiB of chunk extension": [`${chunked}5;a=${"x".repeat(0x400000)}`, 413, /larger than 1 MiB/],
    "chunks that are mostly framing": [`${chunked}${"1\r\nx\r\n".repeat(500_000)}0\r\n\r\n`, 413, /larger than 1 MiB/],
    "4 MiB of trailers": [`${chunked}0\r\n${"a: b\r\n".repeat(700_000)}`, 4, /malformed|larger/],
    // Shapes that another server may read differently
    "two lengths": [`${post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`, 400, /Content-Length/],
    "a length with a sign": [`${post}Content-Length: +5\r\n\r\nhello`, 400, /Content-Length/],
    "a negative length": [`${post}Content-Length: -5\r\n\r\nhello`, 400, /Content-Length/],
    "a length beyond all numbers": [`${post}Content-Length: ${"9".repeat(30)}\r\n\r\nhello`, 400, /Content-Length/],
    "length, then chunked": [`${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400, /Transfer/],
    "chunked, then length": [`${post}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`, 400, /Content-Len/],
    "a coding nobody knows": [`${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`, 501, /No Transfer-Encoding but/],
    "a coding on top": [`${post}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, 501, /No Transfer-Encoding but/],
    "two codings": [`${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n`, 400, /Transfer/],
    "a coding behind VT": [`${post}Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n`, 400, /bad value/],
    "a coding in HTTP/1.0": ["POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, /HTTP\/1.0 has no/],
    "junk for a chunk size": [`${chunked}zz\r\nhello\r\n0\r\n\r\n`, 400, /bad chunk/],
    "a chunk size as in C": [`${chunked}0x5\r\nhello\r\n0\r\n\r\n`, 400, /bad chunk/],
    "a negative chunk size": [`${chunked}-5\r\nhello\r\n0\r\n\r\n`, 400, /bad chunk/],
    "a chunk size that overflows": [`${chunked}FFFFFFFFFFFFFFFFF1\r\nhello\r\n0\r\n\r\n`, 400, /bad chunk/],
    "the largest chunk size": [`${chunked}FFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n`, 413, /larger than 1 MiB/],
    "a chunk longer than it says": [`${chunked}5\r\nhelloGET / HTTP/1.1\r\n\r\n`, 400, /bad chunk/],
    "LF behind a chunk size": [`${chunked}5\nhello\r\n0\r\n\r\n`, 400, /bad chunk/],
    "LF in a chunk extension": [`${chunked}5;a\nb\r\nhello\r\n0\r\n\r\n`, 400, /bad chunk/],
    "a length in the trailers": [`${chunked}0\r\nContent-Length: 50\r\n\r\n`, 400, /Content-Length/],
    "a folded line before all others": [`POST /echo HTTP/1.1\r\n X: y\r\n${host}\r\n`, 400, /bad field/],
    "a blank before the colon": [`${post}Content-Length : 5\r\n\r\nhello`, 400, /bad field/],
    "no name": [`${post}: 5\r\n\r\n`, 400, /bad field/],
    "no colon": [`${post}hello\r\n\r\n`, 400, /bad field/],
    "LF within the head": [`${post}X: a\nContent-Length: 5\r\n\r\nhello`, 400, /bad value/],
    "LF behind the request line": [`POST /echo HTTP/1.1\n${host}\r\n`, 505, /HTTP\/1\.1/],
    "CR within the head": [`${post}X: a\rContent-Length: 5\r\n\r\nhello`, 400, /bad line ending/],
    "NUL in a value": [`${post}X: a\0b\r\n\r\n`, 400, /bad value/],
    "NUL in a name": [`${post}X\0: b\r\n\r\n`, 400, /bad field/],
    "NUL in the target": [`POST /echo\0 HTTP/1.1\r\n${host}\r\n`, 400, /bad target/],
    "a blank in the target": [`POST /echo x HTTP/1.1\r\n${host}\r\n`, 505, /HTTP\/1\.1/],
    "two blanks": [`POST  /echo HTTP/1.1\r\n${host}\r\n`, 400, /bad target/],
    "a control character in the method": [`P\x01ST /echo HTTP/1.1\r\n${host}\r\n`, 400, /bad method/],
    "no host": ["POST /echo HTTP/1.1\r\n\r\n", 400, /exactly one Host/],
    "two hosts": [`${post}${host}\r\n`, 400, /exactly one Host/],
    "a host with a blank": ["POST /echo HTTP/1.1\r\nHost: a b\r\n\r\n", 400, /not a host/],
    "HTTP/0.9": ["GET /quiet\r\n\r\n", 400, /bad target/],
    "HTTP/2": ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, /HTTP\/1\.1/],
    "a tunnel": [`CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`, 400, /not a path/],
    "TLS": ["\x16\x03\x01\x02\x00\x01\x00\x01", 400, /use http:\/\//],
};

// What is right, and must not be taken for more than one request.
export const wellFormed = {
    "a request inside a body": [`${post}Content-Length: 35\r\n\r\nGET /quiet HTTP/1.1\r\nHost: evil\r\n\r\n`],
    "a request inside a chunk": [`${chunked}23\r\nGET /quiet HTTP/1.1\r\nHost: evil\r\n\r\n\r\n0\r\n\r\n`],
    "the same length twice": [`${post}Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello`],
    "a folded line": [`${post}X: a\r\n b: c\r\nContent-Length: 5\r\n\r\nhello`],
    "a folded coding": [`${post}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n`],
    "a chunk extension": [`${chunked}5;a=b\r\nhello\r\n0\r\n\r\n`],
    "a whole URL": [`POST http://evil.example/echo HTTP/1.1\r\n${host}Content-Length: 0\r\n\r\n`],
    "an offer to speak another protocol": [`${post}Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n`],
};
