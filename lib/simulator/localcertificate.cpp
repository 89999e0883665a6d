// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/localcertificate.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QUrl>
#include <QtEndian>

#include <algorithm>
#include <memory>

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace {

struct LocalCertificateText
{
    Q_DECLARE_TR_FUNCTIONS(LocalCertificateText)
};

template<auto Function>
struct FreeWith
{
    template<typename Type>
    void operator()(Type *object) const
    {
        Function(object);
    }
};

using Bio = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using Name = std::unique_ptr<GENERAL_NAME, FreeWith<GENERAL_NAME_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, FreeWith<GENERAL_NAMES_free>>;
using Number = std::unique_ptr<BIGNUM, FreeWith<BN_free>>;

// An address in network order. Empty: that is none, but a name.
QByteArray addressBytes(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 number = qToBigEndian(address.toIPv4Address());
        return QByteArray(reinterpret_cast<const char *>(&number), sizeof(number));
    }
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        return QByteArray(reinterpret_cast<const char *>(bytes.c), sizeof(bytes.c));
    }
    return {};
}

// As certificates have it; empty if it cannot be one.
QByteArray hostName(const QString &host)
{
    const bool isPlain = std::all_of(host.begin(), host.end(), [](QChar one) {
        return one.unicode() < 0x80
            && (one.isLetterOrNumber() || QStringView(u"-._*").contains(one));
    });
    return isPlain ? host.toLatin1() : QUrl::toAce(host);
}

bool addHost(GENERAL_NAMES *names, const QString &host)
{
    const QByteArray address = addressBytes(QHostAddress(host));
    const QByteArray bytes = address.isEmpty() ? hostName(host) : address;
    Name name(GENERAL_NAME_new());
    ASN1_STRING *value =
        ASN1_STRING_type_new(address.isEmpty() ? V_ASN1_IA5STRING : V_ASN1_OCTET_STRING);
    if (bytes.isEmpty() || !name || !value
        || !ASN1_STRING_set(value, bytes.constData(), int(bytes.size()))) {
        ASN1_STRING_free(value);
        return false;
    }
    GENERAL_NAME_set0_value(name.get(), address.isEmpty() ? GEN_DNS : GEN_IPADD, value);
    if (!sk_GENERAL_NAME_push(names, name.get()))
        return false;
    (void)name.release(); // it is the list's now
    return true;
}

bool addExtension(X509 *certificate, int kind, const char *value)
{
    X509V3_CTX context = {};
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(certificate, extension.get(), -1);
}

// Not an authority for others: browsers refuse one of those as a server's. What its key is for is
// left open, since a key that is not for certificates could not have signed this one.
bool describe(X509 *certificate, const GENERAL_NAMES *names)
{
    return addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(certificate, NID_ext_key_usage, "serverAuth")
        && addExtension(certificate, NID_subject_key_identifier, "hash")
        && X509_add1_ext_i2d(certificate, NID_subject_alt_name, const_cast<GENERAL_NAMES *>(names),
                             0, X509V3_ADD_DEFAULT)
        == 1;
}

bool setName(X509 *certificate)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    const auto add = [name](const char *field, const char *value) {
        return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                                          reinterpret_cast<const unsigned char *>(value), -1, -1, 0)
            == 1;
    };
    return add("O", "Streamgauge") && add("CN", "localhost")
        && X509_set_issuer_name(certificate, name);
}

// Another one each time: browsers refuse two of one issuer with the same number.
bool setNumber(X509 *certificate)
{
    constexpr int bits = 127; // RFC 5280, section 4.1.2.2: positive, at most 20 bytes
    const Number number(BN_new());
    return number && BN_rand(number.get(), bits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY)
        && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setTimes(X509 *certificate)
{
    constexpr long day = 24 * 60 * 60;
    return X509_gmtime_adj(X509_getm_notBefore(certificate), -day)
        && X509_gmtime_adj(X509_getm_notAfter(certificate), 30 * day);
}

Certificate makeCertificate(EVP_PKEY *key, const GENERAL_NAMES *names)
{
    Certificate certificate(X509_new());
    const bool isMade = certificate && X509_set_version(certificate.get(), X509_VERSION_3)
        && setNumber(certificate.get()) && setTimes(certificate.get()) && setName(certificate.get())
        && X509_set_pubkey(certificate.get(), key) && describe(certificate.get(), names)
        && X509_sign(certificate.get(), key, EVP_sha256()) > 0;
    return isMade ? std::move(certificate) : nullptr;
}

QByteArray contents(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

QSslCertificate toQt(X509 *certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || !i2d_X509_bio(bio.get(), certificate))
        return QSslCertificate();
    return QSslCertificate(contents(bio.get()), QSsl::Der);
}

// Null: Qt cannot use such a key.
QSslKey toQt(EVP_PKEY *key)
{
    const int kind = EVP_PKEY_get_base_id(key);
    const Bio bio(BIO_new(BIO_s_mem()));
    if ((kind != EVP_PKEY_RSA && kind != EVP_PKEY_EC && kind != EVP_PKEY_DSA) || !bio
        || !PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr))
        return {};
    const QSsl::KeyAlgorithm algorithm = kind == EVP_PKEY_RSA ? QSsl::Rsa
        : kind == EVP_PKEY_EC                                 ? QSsl::Ec
                                                              : QSsl::Dsa;
    return QSslKey(contents(bio.get()), algorithm);
}

QString failureText()
{
    const char *reason = ERR_reason_error_string(ERR_peek_last_error());
    ERR_clear_error();
    return LocalCertificateText::tr("No certificate could be made: %1.")
        .arg(reason ? QString::fromLatin1(reason)
                    : LocalCertificateText::tr("Qt has no support for TLS here"));
}

QByteArray readFile(const QString &name, QString *error)
{
    constexpr qint64 mostBytes = 4 * 1024 * 1024;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        *error = LocalCertificateText::tr("“%1” cannot be read: %2.").arg(name, file.errorString());
        return {};
    }
    return file.read(mostBytes);
}

// A key that is found, and why not.
struct KeyReading
{
    Key key;
    bool isEncrypted = false;
};

KeyReading readKey(const QByteArray &pem)
{
    KeyReading reading;
    // There is nobody to ask for a password. That one is asked for shows that there is a key.
    const auto refusePassword = [](char *, int, int, void *isEncrypted) {
        *static_cast<bool *>(isEncrypted) = true;
        return -1;
    };
    const Bio bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    reading.key.reset(
        PEM_read_bio_PrivateKey(bio.get(), nullptr, refusePassword, &reading.isEncrypted));
    ERR_clear_error();
    return reading;
}

bool belongTogether(const QSslCertificate &certificate, EVP_PKEY *key)
{
    if (!key)
        return false;
    const QByteArray der = certificate.toDer();
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
    const Certificate parsed(d2i_X509(nullptr, &bytes, long(der.size())));
    const bool isSame = parsed && X509_check_private_key(parsed.get(), key) == 1;
    ERR_clear_error();
    return isSame;
}

// Why the key is not one for the certificates in the chain's file.
QString keyProblem(const KeyReading &reading, const QString &keyFile, const QString &chainFile)
{
    if (reading.isEncrypted) {
        return LocalCertificateText::tr(
                   "The key in “%1” is encrypted. A copy without a password is made by “openssl "
                   "pkey -in FILE -out COPY”.")
            .arg(keyFile);
    }
    if (!reading.key) {
        return LocalCertificateText::tr("There is no private key in PEM format in “%1”.")
            .arg(keyFile);
    }
    return LocalCertificateText::tr(
               "The key in “%1” does not belong to the first certificate in “%2”.")
        .arg(keyFile, chainFile);
}

} // namespace

std::optional<LocalCertificate> makeLocalCertificate(const QStringList &furtherHosts,
                                                     QString *error)
{
    QStringList hosts{QStringLiteral("localhost"), QStringLiteral("127.0.0.1"),
                      QStringLiteral("::1")};
    hosts += furtherHosts;
    hosts.removeDuplicates();
    const Names names(GENERAL_NAMES_new());
    for (const QString &host : std::as_const(hosts)) {
        if (!names || !addHost(names.get(), host)) {
            *error = LocalCertificateText::tr("“%1” is no name or address of a host that a "
                                              "certificate can be for.")
                         .arg(host);
            return std::nullopt;
        }
    }
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = key ? makeCertificate(key.get(), names.get()) : nullptr;
    LocalCertificate result;
    if (certificate) {
        result.chain = {toQt(certificate.get())};
        result.key = toQt(key.get());
    }
    if (!certificate || result.chain.first().isNull() || result.key.isNull()) {
        *error = failureText();
        return std::nullopt;
    }
    return result;
}

std::optional<LocalCertificate> readLocalCertificate(const QString &chainFile,
                                                     const QString &keyFile, QString *error)
{
    QString problem;
    const QByteArray chainPem = readFile(chainFile, &problem);
    const QString keyName = keyFile.isEmpty() ? chainFile : keyFile;
    const QByteArray keyPem = problem.isEmpty() ? readFile(keyName, &problem) : QByteArray();
    LocalCertificate result{QSslCertificate::fromData(chainPem, QSsl::Pem), {}};
    const KeyReading reading = readKey(keyPem);
    if (reading.key)
        result.key = toQt(reading.key.get());
    if (problem.isEmpty() && result.chain.isEmpty()) {
        problem = LocalCertificateText::tr("There is no certificate in PEM format in “%1”.")
                      .arg(chainFile);
    } else if (problem.isEmpty() && !belongTogether(result.chain.first(), reading.key.get())) {
        problem = keyProblem(reading, keyName, chainFile);
    } else if (problem.isEmpty() && result.key.isNull()) {
        problem = LocalCertificateText::tr(
                      "The key in “%1” is none of RSA, EC or DSA, which are all that Qt can use.")
                      .arg(keyName);
    }
    if (problem.isEmpty())
        return result;
    *error = problem;
    return std::nullopt;
}
