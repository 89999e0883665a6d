#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Streamgauge authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the certificates beside it anew. They are for tests on the loopback only: their keys are
# public.

set -eu
cd "$(dirname "$0")"
days=36500
key="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc"
hosts="subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1"

# shellcheck disable=SC2086 # a list of options
{
    # An authority, a server and a client that it vouches for; and a server that nobody vouches for.
    openssl req -x509 $key -days $days -subj "/CN=Streamgauge test authority" -keyout ca.key -out ca.pem
    openssl req -x509 $key -days $days -subj "/CN=localhost" -addext "$hosts" \
        -keyout selfsigned.key -out selfsigned.pem
    for name in server client; do
        openssl req $key -subj "/CN=Streamgauge test $name" -keyout $name.key -out $name.csr
        printf '%s\n' "$hosts" >$name.ext
        openssl x509 -req -in $name.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days $days \
            -extfile $name.ext -out $name.pem
    done
}
# The client's key, also under the password "secret"; and in one file with its certificate.
openssl pkcs8 -topk8 -in client.key -v2 aes256 -passout pass:secret -out client-encrypted.key
cat client.pem client.key >client-both.pem
rm -f ./*.csr ./*.ext ./*.srl ca.key
