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

QString folderIn(const QLineEdit *edit)
{
    return QDir::fromNativeSeparators(edit->text().trimmed());
}

} // namespace

ServerOptions::ServerOptions(QWidget *parent)
    : QWidget(parent)
    , m_host(new QComboBox(this))
    , m_tls(new QCheckBox(tr("https, with a certificate made on the spot"), this))
    , m_scenarios(new QLineEdit(this))
    , m_files(new QLineEdit(this))
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
    m_scenarios->setPlaceholderText(tr("a folder whose streams are served, too"));
    m_scenarios->setToolTip(tr("Each *.sse file in it answers its @route, or its name as a path"));
    layout->addRow(tr("Scenarios"), createFolderRow(m_scenarios, tr("Folder of more scenarios")));
    m_files->setPlaceholderText(tr("a folder served beside the stream"));
    m_files->setToolTip(tr("A web page in it can read the stream without CORS"));
    layout->addRow(tr("Files"), createFolderRow(m_files, tr("Folder of files to serve")));
    connect(m_host, &QComboBox::currentIndexChanged, this, &ServerOptions::changed);
    connect(m_tls, &QCheckBox::toggled, this, &ServerOptions::changed);
    for (const QLineEdit *edit : {m_scenarios, m_files})
        connect(edit, &QLineEdit::textChanged, this, &ServerOptions::changed);
}

// The placeholder says what the folder is for, the name is that of its field and its dialog.
QWidget *ServerOptions::createFolderRow(QLineEdit *edit, const QString &name)
{
    edit->setAccessibleName(name);
    edit->setClearButtonEnabled(true);
    auto *choose = createToolButton(this, QStringLiteral("folder"), tr("Choose: %1").arg(name));
    connect(choose, &QToolButton::clicked, this, [this, edit, name] { chooseFolder(edit, name); });
    return createRow(this, {edit, choose}, 0);
}

void ServerOptions::chooseFolder(QLineEdit *edit, const QString &title)
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, edit,
            [edit](const QString &path) { edit->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

bool ServerOptions::fill(Simulator::Options *options, QString *error) const
{
    const bool isOpen = isForEverybody();
    options->address = isOpen ? QHostAddress::Any : QHostAddress::LocalHost;
    options->staticFolder = folderIn(m_files);
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

QString ServerOptions::scenarioFolder() const
{
    return folderIn(m_scenarios);
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
    if (!scenarioFolder().isEmpty())
        parts.append(tr("more scenarios"));
    if (!folderIn(m_files).isEmpty())
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
