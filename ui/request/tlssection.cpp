// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/tlssection.h"

#include "ui/common/fileedit.h"
#include "ui/common/icon.h"
#include "ui/common/row.h"
#include "ui/common/secretedit.h"
#include "ui/request/formcolumns.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

TlsSection::TlsSection(QWidget *parent)
    : RequestSection(parent)
    , m_form(new FormColumns(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);

    const QString filter = tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)");
    // In the order in which they stand, which is that of the tab key.
    m_ca = new FileEdit(tr("File of certificates to trust"), filter, this);
    m_ca->edit()->setPlaceholderText(tr("besides those of the system"));
    m_overlook = new QCheckBox(this);
    m_exceptionRow = createExceptionRow();
    m_certificate = new FileEdit(tr("File of the client certificate"), filter, this);
    m_key = new FileEdit(tr("File of the client's key"), filter, this);
    m_key->edit()->setPlaceholderText(tr("if it is not in the same file"));
    m_password = new SecretEdit(tr("Password of the key"), this);

    m_form->addRow(FormColumns::First, tr("Trust CA f&ile"), m_ca, m_ca->edit());
    m_form->addRow(FormColumns::First, m_overlook);
    m_form->addRow(FormColumns::First, m_exceptionRow);
    m_form->addRow(FormColumns::Second, tr("C&lient certificate"), m_certificate,
                   m_certificate->edit());
    m_form->addRow(FormColumns::Second, tr("&Key"), m_key, m_key->edit());
    m_form->addRow(FormColumns::Second, tr("Key passwor&d"), m_password, m_password->edit());

    for (const FileEdit *file : {m_ca, m_certificate, m_key})
        connect(file->edit(), &QLineEdit::textChanged, this, &TlsSection::edited);
    connect(m_password->edit(), &QLineEdit::textChanged, this, &TlsSection::edited);
    connect(m_overlook, &QCheckBox::clicked, this, &TlsSection::overlook);
    showException();
}

QWidget *TlsSection::createExceptionRow()
{
    m_exceptionMark = new QLabel(this);
    m_exception = new QLabel(this);
    m_exception->setTextFormat(Qt::PlainText);
    m_exception->setWordWrap(true);
    m_exception->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_exception->setAccessibleName(tr("Exception from the rules of TLS"));
    m_exception->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *remove = new QPushButton(tr("Re&move"), this);
    remove->setAccessibleName(tr("Remove the TLS exception"));
    connect(remove, &QPushButton::clicked, this, [this] {
        m_exceptionHost.clear();
        m_exceptionDigest.clear();
        showException();
        emit edited();
    });
    return createRow(this, {m_exceptionMark, m_exception, remove}, 1);
}

void TlsSection::showDraft(const RequestDraft &draft)
{
    const StreamTls &tls = draft.request.tls;
    m_ca->edit()->setText(tls.caFile);
    m_certificate->edit()->setText(tls.certificateFile);
    m_key->edit()->setText(tls.keyFile);
    m_password->edit()->setText(tls.keyPassword);
    m_exceptionHost = tls.exceptionHost;
    m_exceptionDigest = tls.exceptionDigest;
    showException();
}

void TlsSection::writeTo(RequestDraft *draft) const
{
    StreamTls &tls = draft->request.tls;
    tls.caFile = m_ca->edit()->text();
    tls.certificateFile = m_certificate->edit()->text();
    tls.keyFile = m_key->edit()->text();
    tls.keyPassword = m_password->edit()->text();
    tls.exceptionHost = m_exceptionHost;
    tls.exceptionDigest = m_exceptionDigest;
}

void TlsSection::setHost(const QString &host)
{
    m_host = host;
    showException();
}

void TlsSection::overlook(bool isOverlooked)
{
    m_exceptionHost = isOverlooked ? m_host : QString();
    m_exceptionDigest.clear();
    showException();
    emit edited();
}

void TlsSection::showException()
{
    QString host = m_host;
    m_overlook->setText(host.isEmpty()
                            ? tr("&Overlook flaws of any certificate of the host")
                            : tr("&Overlook flaws of any certificate of %1")
                                  .arg(host.replace(QLatin1Char('&'), QLatin1String("&&"))));
    m_overlook->setEnabled(!m_host.isEmpty());
    m_overlook->setChecked(!m_host.isEmpty() && m_exceptionHost == m_host
                           && m_exceptionDigest.isEmpty());
    m_form->setRowVisible(m_exceptionRow, !m_exceptionHost.isEmpty());
    m_exceptionMark->setPixmap(
        themedPixmap(QStringLiteral("unlocked"), &Theme::warning, 16, devicePixelRatio()));
    m_exception->setText(
        m_exceptionDigest.isEmpty()
            ? tr("At %1 any certificate is accepted.").arg(m_exceptionHost)
            : tr("At %1 the certificate with SHA-256 %2… is accepted, whatever is wrong with it.")
                  .arg(m_exceptionHost,
                       QString::fromLatin1(
                           m_exceptionDigest.first(std::min<qsizetype>(8, m_exceptionDigest.size()))
                               .toHex(':')
                               .toUpper())));
    m_exception->setToolTip(QString::fromLatin1(m_exceptionDigest.toHex(':').toUpper()));
}
