// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/curl/curloption.h"

#include <QHash>

namespace {

using Meaning = CurlOption::Meaning;

struct Group
{
    Meaning meaning;
    const char *options; // NAME or LETTER:NAME, and = if a value follows
};

constexpr Group groups[] = {
    {Meaning::Url, "url="},
    {Meaning::UrlQuery, "url-query="},
    {Meaning::Request, "X:request="},
    {Meaning::Get, "G:get"},
    {Meaning::Head, "I:head"},
    {Meaning::Header, "H:header="},
    {Meaning::Cookie, "b:cookie="},
    {Meaning::UserAgent, "A:user-agent="},
    {Meaning::Referer, "e:referer="},
    {Meaning::User, "u:user="},
    {Meaning::Bearer, "oauth2-bearer="},
    {Meaning::Data, "d:data= data-ascii="},
    {Meaning::DataBinary, "data-binary="},
    {Meaning::DataRaw, "data-raw="},
    {Meaning::DataUrlEncode, "data-urlencode="},
    {Meaning::Json, "json="},
    {Meaning::HttpVersion, "http1.1 http2 http2-prior-knowledge"},
    {Meaning::Compressed, "compressed"},
    {Meaning::Proxy, "x:proxy="},
    {Meaning::Socks5, "socks5= socks5-hostname="},
    {Meaning::ProxyUser, "U:proxy-user="},
    {Meaning::NoProxy, "noproxy="},
    {Meaning::Insecure, "k:insecure"},
    {Meaning::CaFile, "cacert="},
    {Meaning::Certificate, "E:cert="},
    {Meaning::Key, "key="},
    {Meaning::KeyPassword, "pass="},

    {Meaning::Ignored,
     // what curl shows, and where it puts it
     "s:silent S:show-error v:verbose i:include show-headers f:fail fail-early fail-with-body "
     "#:progress-bar N:no-buffer no-progress-meter o:output= output-dir= O:remote-name "
     "remote-name-all J:remote-header-name R:remote-time w:write-out= D:dump-header= stderr= "
     "trace= trace-ascii= trace-config= trace-ids trace-time create-dirs create-file-mode= "
     "no-clobber remove-on-error skip-existing out-null xattr styled-output "
     "suppress-connect-headers libcurl= "
     // what it keeps for another time
     "c:cookie-jar= j:junk-session-cookies etag-save= "
     // what is so anyway, or makes no difference for one request
     "q:disable g:globoff L:location follow basic proxy-basic http0.9 tcp-nodelay no-keepalive "
     "keepalive-time= keepalive-cnt= no-npn no-sessionid Z:parallel parallel-immediate "
     "parallel-max= parallel-max-host= B:use-ascii expect100-timeout= disallow-username-in-url"},
    {Meaning::Next, "::next"},
    {Meaning::OtherCredentials, "aws-sigv4= digest negotiate ntlm ntlm-wb"},
    {Meaning::OtherWay,
     "resolve= connect-to= unix-socket= abstract-unix-socket= interface= local-port= 4:ipv4 "
     "6:ipv6 dns-interface= dns-ipv4-addr= dns-ipv6-addr= dns-servers= doh-url= "
     "doh-cert-status doh-insecure preproxy= proxy1.0= p:proxytunnel socks4= socks4a= "
     "ipfs-gateway= request-target= proto-default="},
    {Meaning::Unsupported,
     // HTTP
     "anyauth n:netrc netrc-file= netrc-optional 0:http1.0 http3 http3-only F:form= "
     "form-string= form-escape T:upload-file= r:range= C:continue-at= z:time-cond= "
     "etag-compare= raw tr-encoding ignore-content-length crlf location-trusted max-redirs= "
     "post301 post302 post303 proto= proto-redir= alt-svc= hsts= haproxy-protocol "
     "haproxy-clientip= path-as-is m:max-time= connect-timeout= retry= retry-all-errors "
     "retry-connrefused retry-delay= retry-max-time= limit-rate= max-filesize= rate= "
     "Y:speed-limit= y:speed-time= happy-eyeballs-timeout-ms= tcp-fastopen mptcp ip-tos= "
     "vlan-priority= no-alpn "
     // TLS
     "1:tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tls-max= tls13-ciphers= tls-earlydata "
     "tlsauthtype= tlspassword= tlsuser= 2:sslv2 3:sslv3 ssl ssl-allow-beast "
     "ssl-auto-client-cert ssl-no-revoke ssl-reqd ssl-revoke-best-effort ssl-sessions= "
     "ca-native capath= cert-status cert-type= ciphers= crlfile= curves= dump-ca-embed ech= "
     "egd-file= engine= false-start key-type= pinnedpubkey= random-file= sigalgs= "
     // the proxy
     "proxy-anyauth proxy-ca-native proxy-cacert= proxy-capath= proxy-cert= proxy-cert-type= "
     "proxy-ciphers= proxy-crlfile= proxy-digest proxy-header= proxy-http2 proxy-insecure "
     "proxy-key= proxy-key-type= proxy-negotiate proxy-ntlm proxy-pass= proxy-pinnedpubkey= "
     "proxy-service-name= proxy-ssl-allow-beast proxy-ssl-auto-client-cert "
     "proxy-tls13-ciphers= proxy-tlsauthtype= proxy-tlspassword= proxy-tlsuser= proxy-tlsv1 "
     "service-name= delegation= socks5-basic socks5-gssapi socks5-gssapi-nec "
     "socks5-gssapi-service= "
     // curl itself
     "K:config= variable= h:help M:manual V:version metalink "
     // other protocols
     "a:append compressed-ssh disable-eprt disable-epsv ftp-account= ftp-alternative-to-user= "
     "ftp-create-dirs ftp-method= ftp-pasv P:ftp-port= ftp-pret ftp-skip-pasv-ip ftp-ssl-ccc "
     "ftp-ssl-ccc-mode= ftp-ssl-control hostpubmd5= hostpubsha256= krb= l:list-only "
     "knownhosts= login-options= mail-auth= mail-from= mail-rcpt= mail-rcpt-allowfails pubkey= "
     "Q:quote= sasl-authzid= sasl-ir t:telnet-option= tftp-blksize= tftp-no-options "
     "upload-flags="},
};

QHash<QByteArray, CurlOption> readGroups()
{
    QHash<QByteArray, CurlOption> options;
    for (const Group &group : groups) {
        const QList<QByteArray> words = QByteArray(group.options).split(' ');
        for (QByteArray name : words) {
            const bool takesValue = name.endsWith('=');
            if (takesValue)
                name.chop(1);
            const bool hasLetter = name.size() > 1 && name.at(1) == ':';
            const QByteArray letter = hasLetter ? name.first(1) : QByteArray();
            if (hasLetter)
                name.remove(0, 2);
            const CurlOption option{name, group.meaning, takesValue};
            options.insert(name, option);
            if (hasLetter)
                options.insert(letter, option);
        }
    }
    return options;
}

const CurlOption *find(const QByteArray &key)
{
    static const QHash<QByteArray, CurlOption> options = readGroups();
    const auto found = options.constFind(key);
    return found == options.constEnd() ? nullptr : &*found;
}

} // namespace

const CurlOption *findCurlOption(QByteArrayView name)
{
    // A longer one need not be copied; a single letter is no name.
    return name.size() < 2 || name.size() > 64 ? nullptr : find(name.toByteArray());
}

const CurlOption *findCurlOption(char letter)
{
    return find(QByteArray(1, letter));
}
