// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/bodysection.h"

#include "lib/wire/utf8.h"
#include "ui/common/format.h"
#include "ui/common/hexdump.h"
#include "ui/common/icon.h"
#include "ui/common/row.h"
#include "ui/common/theme.h"
#include "ui/request/jsoncheck.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QTextDocument>
#include <QVBoxLayout>

namespace {

constexpr qsizetype LongestTyped = 256 * 1024; // more makes an editor slow
constexpr qsizetype ShownBytes = 4 * 1024;
constexpr qint64 LargestFile = 64 * 1024 * 1024;

bool isControl(char c)
{
    return (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7f';
}

// Whether an editor gives back what it is given: it would turn some characters into others.
bool isEditable(const QByteArray &body)
{
    return body.size() <= LongestTyped && isWellFormedUtf8(body)
        && std::none_of(body.begin(), body.end(), isControl) && !body.contains("\u2028")
        && !body.contains("\u2029") && !body.contains("\uFDD0") && !body.contains("\uFDD1");
}

} // namespace

BodySection::BodySection(QWidget *parent)
    : RequestSection(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(createTypeRow());
    layout->addWidget(m_bytesRow = createBytesRow());
    m_edit = new QPlainTextEdit(this);
    m_edit->setObjectName(QStringLiteral("editor"));
    m_edit->setAccessibleName(tr("Body of the request"));
    m_edit->setFont(wireFont());
    m_edit->setTabChangesFocus(true);
    m_edit->setMinimumHeight(48);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        showHint();
        emit edited();
    });
    layout->addWidget(m_edit, 1);
    showBody({});
}

QWidget *BodySection::createTypeRow()
{
    m_type = new QComboBox(this);
    m_type->setEditable(true);
    m_type->setInsertPolicy(QComboBox::NoInsert);
    m_type->setAccessibleName(tr("Content type of the body"));
    m_type->lineEdit()->setAccessibleName(m_type->accessibleName());
    m_type->lineEdit()->setPlaceholderText(tr("none"));
    m_type->addItems({QString(), QStringLiteral("application/json"),
                      QStringLiteral("application/x-www-form-urlencoded"),
                      QStringLiteral("text/plain; charset=utf-8"),
                      QStringLiteral("application/xml"),
                      QStringLiteral("application/octet-stream")});
    m_type->setMinimumContentsLength(16);
    m_type->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_type->setMaximumWidth(320);
    connect(m_type, &QComboBox::editTextChanged, this, [this] {
        showHint();
        emit edited();
    });
    auto *label = new QLabel(tr("Content t&ype"), this);
    label->setBuddy(m_type);
    m_hint = new QLabel(this);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAccessibleName(tr("Check of the body"));
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *load = new QPushButton(themedIcon(QStringLiteral("folder")), tr("File…"), this);
    load->setToolTip(tr("Send the contents of a file"));
    load->setAccessibleName(tr("Send the contents of a file"));
    connect(load, &QPushButton::clicked, this, &BodySection::loadFile);
    QWidget *row = createRow(this, {label, m_type, m_hint, load}, 2);
    static_cast<QHBoxLayout *>(row->layout())->setStretch(1, 1);
    return row;
}

QWidget *BodySection::createBytesRow()
{
    m_bytesText = new QLabel(this);
    m_bytesText->setTextFormat(Qt::PlainText);
    m_bytesText->setWordWrap(true);
    auto *remove = new QPushButton(themedIcon(QStringLiteral("clear")), tr("Re&move"), this);
    remove->setToolTip(tr("Remove the body, to type another"));
    remove->setAccessibleName(tr("Remove the body"));
    connect(remove, &QPushButton::clicked, this, [this] {
        showBody({});
        emit edited();
        m_edit->setFocus();
    });
    return createRow(this, {m_bytesText, remove}, 0);
}

void BodySection::showDraft(const RequestDraft &draft)
{
    m_fileError.clear();
    m_method = draft.request.method;
    m_type->setEditText(QString::fromUtf8(draft.header("Content-Type")));
    showBody(draft.request.body);
}

void BodySection::writeTo(RequestDraft *draft) const
{
    draft->request.body = m_isTyped ? typedText() : m_bytes;
    draft->setHeader("Content-Type", m_type->currentText().trimmed().toUtf8());
}

void BodySection::setMethod(const QByteArray &method)
{
    m_method = method;
    showHint();
}

void BodySection::showBody(const QByteArray &body)
{
    m_isTyped = isEditable(body);
    m_bytes = m_isTyped ? QByteArray() : body;
    m_bytesRow->setVisible(!m_isTyped);
    m_bytesText->setText(
        isWellFormedUtf8(body)
            ? tr("%1 of text, sent as they are; an editor would change them.")
                  .arg(formatSize(body.size()))
            : tr("%1 of binary data, sent as they are.").arg(formatSize(body.size())));
    m_edit->setReadOnly(!m_isTyped);
    m_edit->setPlaceholderText(tr("No body. Type one, or load a file."));
    const qsizetype shown = std::min(body.size(), ShownBytes);
    QString text = m_isTyped ? QString::fromUtf8(body) : hexDump(QByteArrayView(body).first(shown));
    if (!m_isTyped && shown < body.size())
        text += tr("… %1 more").arg(formatSize(body.size() - shown));
    m_edit->setPlainText(text);
    showHint();
}

// Not toPlainText(), which makes blanks of no-break spaces.
QByteArray BodySection::typedText() const
{
    return m_edit->document()
        ->toRawText()
        .replace(QChar::ParagraphSeparator, QLatin1Char('\n'))
        .replace(QChar::LineSeparator, QLatin1Char('\n'))
        .toUtf8();
}

void BodySection::showHint()
{
    if (!m_edit)
        return; // still being built
    const QByteArray body = m_isTyped ? typedText() : m_bytes;
    const QByteArray essence = mimeEssence(m_type->currentText().toUtf8());
    const bool isJson = essence == "application/json" || essence.endsWith("+json");
    QString wrong = m_fileError;
    QString hint;
    if (wrong.isEmpty() && isJson && !body.isEmpty() && body.size() <= LongestTyped)
        wrong = jsonProblem(body);
    if (wrong.isEmpty() && !body.isEmpty()) {
        hint = formatSize(body.size());
        if (isJson && body.size() <= LongestTyped)
            hint = tr("Valid JSON · %1").arg(hint);
        if (m_method == "GET" || m_method == "HEAD")
            hint = tr("%1 · unusual with %2; choose POST at the left of the URL")
                       .arg(hint, QString::fromLatin1(m_method));
    }
    m_hint->setText(wrong.isEmpty() ? hint : wrong);
    m_hint->setToolTip(m_hint->text().toHtmlEscaped());
    m_hint->setObjectName(wrong.isEmpty() ? QStringLiteral("muted") : QStringLiteral("bad"));
    m_hint->style()->polish(m_hint);
}

void BodySection::loadFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Send the contents of a file"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        m_fileError = tr("%1 cannot be read: %2.").arg(path, file.errorString());
    else if (file.size() > LargestFile)
        m_fileError = tr("%1 is too large: more than %2.").arg(path, formatSize(LargestFile));
    else
        m_fileError.clear();
    if (m_fileError.isEmpty())
        showBody(file.readAll());
    showHint();
    emit edited();
}
