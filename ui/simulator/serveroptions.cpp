// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/serveroptions.h"

#include "lib/simulator/localcertificate.h"
#include "ui/common/row.h"
#include "ui/common/toolbutton.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QNetworkInterface>

namespace {

enum Host { ThisMachine, Everybody };

} // namespace

ServerOptions::ServerOptions(QWidget *parent)
    : QWidget(parent)
    , m_host(new QComboBox(this))
    , m_tls(new QCheckBox(tr("https, with a certificate made on the spot"), this))
    , m_folder(new QLineEdit(this))
{
    m_host->addItems({tr("this machine only"), tr("everybody in the network")});
    m_host->setAccessibleName(tr("Who reaches the simulator"));
    m_host->setToolTip(tr("Listens on the address of this machine alone, or on all it has"));
    m_tls->setToolTip(tr("For localhost, 127.0.0.1 and ::1; clients have to be told to trust it"));
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addRow(tr("For"), m_host);
    layout->addRow({}, m_tls);
    layout->addRow(tr("Files"), createFolderRow());
    connect(m_host, &QComboBox::currentIndexChanged, this, &ServerOptions::changed);
    connect(m_tls, &QCheckBox::toggled, this, &ServerOptions::changed);
    connect(m_folder, &QLineEdit::textChanged, this, &ServerOptions::changed);
}

QWidget *ServerOptions::createFolderRow()
{
    m_folder->setAccessibleName(tr("Folder of files to serve"));
    m_folder->setPlaceholderText(tr("a folder served beside the stream"));
    m_folder->setToolTip(tr("A web page in it can read the stream without CORS"));
    m_folder->setClearButtonEnabled(true);
    auto *choose =
        createToolButton(this, QStringLiteral("folder"), tr("Choose a folder of files to serve"));
    connect(choose, &QToolButton::clicked, this, &ServerOptions::chooseFolder);
    return createRow(this, {m_folder, choose}, 0);
}

void ServerOptions::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder of files to serve"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_folder->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

bool ServerOptions::fill(Simulator::Options *options, QString *error) const
{
    const bool isOpen = isForEverybody();
    options->address = isOpen ? QHostAddress::Any : QHostAddress::LocalHost;
    options->staticFolder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    if (!m_tls->isChecked())
        return true;
    const auto certificate =
        makeLocalCertificate(isOpen ? networkAddresses() : QStringList(), error);
    if (!certificate)
        return false;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(certificate->chain);
    tls.setPrivateKey(certificate->key);
    options->tls = tls;
    return true;
}

bool ServerOptions::isForEverybody() const
{
    return m_host->currentIndex() == Everybody;
}

QString ServerOptions::summary() const
{
    QStringList parts;
    if (isForEverybody())
        parts.append(tr("for everybody"));
    if (m_tls->isChecked())
        parts.append(tr("https"));
    if (!m_folder->text().trimmed().isEmpty())
        parts.append(tr("files"));
    return parts.join(QStringLiteral(", "));
}

QStringList networkAddresses()
{
    QStringList addresses;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (!address.isLoopback() && !address.isLinkLocal())
            addresses.append(address.toString());
    }
    return addresses;
}
