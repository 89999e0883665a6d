// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

// An option of curl, and what it means for an event stream.
struct CurlOption
{
    enum class Meaning : quint8 {
        // What becomes part of a request.
        Url,
        UrlQuery,
        Request,
        Get,
        Head,
        Header,
        Cookie,
        UserAgent,
        Referer,
        User,
        Bearer,
        Data,
        DataBinary,
        DataRaw,
        DataUrlEncode,
        Json,
        HttpVersion,
        Compressed,
        Proxy,
        Socks5,
        ProxyUser,
        NoProxy,
        Insecure,
        CaFile,
        Certificate,
        Key,
        KeyPassword,
        // What does not.
        Ignored,          // nothing is lost: it is about curl's output, or goes without saying
        Next,             // another request begins
        OtherCredentials, // than Basic and Bearer
        OtherWay,         // than the one to where the URL says
        Unsupported,
    };

    QByteArray name; // the long one, without dashes
    Meaning meaning = Meaning::Unsupported;
    bool takesValue = false;
};

// The option of that name, or of that letter. Null if curl, up to version 8.17, has none such.
const CurlOption *findCurlOption(QByteArrayView name);
const CurlOption *findCurlOption(char letter);
