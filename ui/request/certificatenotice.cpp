// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/certificatenotice.h"

#include "lib/wire/printable.h"
#include "ui/common/icon.h"
#include "ui/common/theme.h"
#include "ui/inspector/streampage.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

namespace {

// What a certificate says is the server's to choose.
QString printable(const QString &text)
{
    return toPrintable(text.left(300).toUtf8());
}

QString nameOf(const QStringList &commonNames, const QStringList &organizations)
{
    return printable((commonNames + organizations).join(QStringLiteral(", ")));
}

QString fingerprintOf(const QByteArray &digest)
{
    QString hex = QString::fromLatin1(digest.toHex(':').toUpper());
    hex.replace(47, 1, QLatin1Char('\n')); // two lines of 16 bytes
    return hex;
}

} // namespace

CertificateNotice::CertificateNotice(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("notice"));
    setAccessibleName(tr("A certificate that is not trusted"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(4);
    layout->addWidget(createTop());
    auto *form = new FormColumns(this);
    form->layout()->setContentsMargins(24, 0, 0, 0);
    layout->addWidget(form);
    m_flaws = addFact(form, FormColumns::First, tr("Why"));
    m_subject = addFact(form, FormColumns::First, tr("Issued to"));
    m_issuer = addFact(form, FormColumns::First, tr("Issued by"));
    m_validity = addFact(form, FormColumns::Second, tr("Valid"));
    m_fingerprint = addFact(form, FormColumns::Second, tr("SHA-256"));
    m_fingerprint->setFont(wireFont());
    m_fingerprint->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    hide();
}

QWidget *CertificateNotice::createTop()
{
    auto *top = new QWidget(this);
    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_mark = new QLabel(top));
    layout->addWidget(m_heading = new QLabel(top), 1);
    m_heading->setObjectName(QStringLiteral("heading"));
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_heading->setWordWrap(true);
    auto *trust = new QPushButton(tr("Trust this certificate for this host"), top);
    trust->setAccessibleName(trust->text());
    connect(trust, &QPushButton::clicked, this, &CertificateNotice::trust);
    layout->addWidget(trust);
    auto *close = new QToolButton(top);
    close->setIcon(themedIcon(QStringLiteral("close"), &Theme::muted));
    close->setToolTip(tr("Hide this; the certificate stays refused"));
    close->setAccessibleName(tr("Hide the certificate"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    layout->addWidget(close);
    return top;
}

QLabel *CertificateNotice::addFact(FormColumns *form, FormColumns::Column column,
                                   const QString &name)
{
    auto *fact = new QLabel(this);
    fact->setTextFormat(Qt::PlainText);
    fact->setWordWrap(true);
    fact->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // however long a word
    fact->setAccessibleName(name);
    fact->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(column, name, fact, fact);
    return fact;
}

void CertificateNotice::setPage(StreamPage *page)
{
    if (m_page)
        disconnect(m_page, nullptr, this, nullptr);
    m_page = page;
    if (!page)
        return;
    connect(page, &StreamPage::stateChanged, this, &CertificateNotice::showStream);
    showStream();
}

// What was refused is shown until there is another attempt.
void CertificateNotice::showStream()
{
    hide();
    const EventSource &source = m_page->source();
    if (source.state() != EventSource::State::Closed || source.error() != EventSource::Error::Tls)
        return;
    const Attempt::Hop &hop = source.currentAttempt()->lastHop();
    if (hop.tls && !hop.tls->chain.isEmpty() && !hop.tls->flaws.isEmpty())
        showCertificate(hop);
}

void CertificateNotice::trust()
{
    RequestDraft draft = m_page->draft();
    draft.request.tls.exceptionHost = m_host;
    draft.request.tls.exceptionDigest = m_digest;
    m_page->setDraft(draft);
    m_page->reconnect();
}

void CertificateNotice::showCertificate(const Attempt::Hop &hop)
{
    const QSslCertificate &certificate = hop.tls->chain.constFirst();
    m_host = hop.url.host();
    m_digest = certificate.digest(QCryptographicHash::Sha256);
    m_mark->setPixmap(themedPixmap(QStringLiteral("warning"), &Theme::bad, 16, devicePixelRatio()));
    m_heading->setText(tr("The certificate of %1 is not trusted").arg(m_host));
    m_flaws->setText(printable(hop.tls->flaws.join(QLatin1Char(' '))));
    m_subject->setText(nameOf(certificate.subjectInfo(QSslCertificate::CommonName),
                              certificate.subjectInfo(QSslCertificate::Organization)));
    m_issuer->setText(certificate.isSelfSigned()
                          ? tr("itself: nobody else vouches for it")
                          : nameOf(certificate.issuerInfo(QSslCertificate::CommonName),
                                   certificate.issuerInfo(QSslCertificate::Organization)));
    const QLocale locale;
    m_validity->setText(tr("from %1 until %2")
                            .arg(locale.toString(certificate.effectiveDate().toLocalTime().date(),
                                                 QLocale::ShortFormat),
                                 locale.toString(certificate.expiryDate().toLocalTime().date(),
                                                 QLocale::ShortFormat)));
    m_fingerprint->setText(fingerprintOf(m_digest));
    show();
}
