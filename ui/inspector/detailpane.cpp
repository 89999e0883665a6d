// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/detailpane.h"

#include "lib/insight/jsondocument.h"
#include "lib/wire/printable.h"
#include "lib/wire/utf8.h"
#include "ui/common/format.h"
#include "ui/common/hexdump.h"
#include "ui/common/icon.h"
#include "ui/common/jsontreemodel.h"
#include "ui/common/theme.h"
#include "ui/inspector/findinglist.h"
#include "ui/inspector/recordfindings.h"
#include "ui/inspector/recordtext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

namespace {

// More would block the window; copying takes all of it.
constexpr qsizetype ShownText = 1024 * 1024;
constexpr qsizetype ShownBytes = 64 * 1024;
constexpr qsizetype ParsedJson = 2 * 1024 * 1024;
constexpr int ExpandedNodes = 300;
constexpr qint64 LintedBytes = 1024 * 1024;
constexpr qsizetype HighlightedBytes = 4096;

} // namespace

DetailPane::DetailPane(QWidget *parent)
    : QWidget(parent)
    , m_findings(new FindingList(this))
    , m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("band"));
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createHeader());
    layout->addWidget(m_findings);
    layout->addWidget(m_tabs);
    connect(m_findings, &FindingList::findingChosen, this, &DetailPane::highlight);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Details of the selected row"));
    m_tabs->addTab(createJsonTab(), tr("JSON"));
    m_tabs->addTab(m_text = createTextTab(tr("Data as text")), tr("Text"));
    m_tabs->addTab(m_bytes = createTextTab(tr("Bytes as received")), tr("Bytes"));
    connect(m_tabs, &QTabWidget::tabBarClicked, this, [this] { m_fellBack = false; });
    showNothing();
}

QWidget *DetailPane::createHeader()
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->addWidget(m_mark = new QLabel(header));
    layout->addWidget(m_heading = new QLabel(header));
    m_heading->setObjectName(QStringLiteral("heading"));
    m_heading->setTextFormat(Qt::PlainText);
    layout->addSpacing(8);
    layout->addWidget(m_facts = new QLabel(header), 1);
    m_facts->setObjectName(QStringLiteral("muted"));
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setMinimumWidth(40);
    addTools(header);
    return header;
}

void DetailPane::addTools(QWidget *header)
{
    m_attempt = new QToolButton(header);
    m_attempt->setText(tr("Show attempt"));
    m_attempt->setAccessibleName(tr("Show attempt"));
    m_attempt->setToolTip(tr("All about the connection attempt that this row belongs to"));
    connect(m_attempt, &QToolButton::clicked, this, &DetailPane::attemptRequested);
    header->layout()->addWidget(m_attempt);
    m_note = new QLineEdit(header);
    m_note->setPlaceholderText(tr("Your note on this row"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setMaximumWidth(320);
    connect(m_note, &QLineEdit::editingFinished, this, &DetailPane::editNote);
    header->layout()->addWidget(m_note);
    m_bookmark = new QToolButton(header);
    m_bookmark->setIcon(themedIcon(QStringLiteral("bookmark")));
    m_bookmark->setToolTip(tr("Mark this row (Ctrl+B)"));
    m_bookmark->setAccessibleName(tr("Bookmark"));
    m_bookmark->setCheckable(true);
    connect(m_bookmark, &QToolButton::clicked, this, [this](bool isMarked) {
        emit noteEdited(isMarked ? std::optional(QString()) : std::nullopt);
        if (isMarked)
            m_note->setFocus();
    });
    header->layout()->addWidget(m_bookmark);
    m_indent = new QToolButton(header);
    m_indent->setText(tr("Indent JSON"));
    m_indent->setToolTip(tr("Show JSON text indented; nothing else is changed"));
    m_indent->setCheckable(true);
    m_indent->setChecked(true);
    connect(m_indent, &QToolButton::toggled, this, &DetailPane::showText);
    header->layout()->addWidget(m_indent);
    m_copy = new QToolButton(header);
    m_copy->setIcon(themedIcon(QStringLiteral("copy")));
    m_copy->setToolTip(tr("Copy the data as it was sent"));
    m_copy->setAccessibleName(tr("Copy data"));
    connect(m_copy, &QToolButton::clicked, this, &DetailPane::copyData);
    header->layout()->addWidget(m_copy);
}

QWidget *DetailPane::createJsonTab()
{
    m_jsonStack = new QStackedWidget(this);
    m_treeModel = new JsonTreeModel(this);
    m_tree = new QTreeView(m_jsonStack);
    m_tree->setModel(m_treeModel);
    m_tree->setAccessibleName(tr("Data as a JSON tree"));
    m_tree->setUniformRowHeights(true);
    m_tree->setFont(wireFont());
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(JsonTreeModel::Key, 240);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_noJson = new QLabel(m_jsonStack);
    m_noJson->setObjectName(QStringLiteral("muted"));
    m_noJson->setTextFormat(Qt::PlainText);
    m_noJson->setAlignment(Qt::AlignCenter);
    m_noJson->setWordWrap(true);
    m_jsonStack->addWidget(m_noJson);
    m_jsonStack->addWidget(m_tree);
    return m_jsonStack;
}

QPlainTextEdit *DetailPane::createTextTab(const QString &accessibleName)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setReadOnly(true);
    edit->setFont(wireFont());
    edit->setAccessibleName(accessibleName);
    edit->setFrameShape(QFrame::NoFrame);
    edit->document()->setDocumentMargin(12);
    return edit;
}

void DetailPane::showNothing()
{
    m_record = Record();
    m_mark->clear();
    m_heading->clear();
    m_facts->setText(tr("Select a row to see it in full."));
    m_attempt->hide();
    showNote({});
    m_bookmark->setEnabled(false);
    m_indent->setEnabled(false);
    m_copy->setEnabled(false);
    m_findings->setFindings({}, {});
    m_noJson->setText(tr("Select a row to see it in full."));
    m_jsonStack->setCurrentWidget(m_noJson);
    m_treeModel->setNodes({});
    m_text->clear();
    m_bytes->clear();
}

void DetailPane::showNote(const std::optional<QString> &note)
{
    m_bookmark->setChecked(note.has_value());
    m_note->setVisible(note.has_value());
    m_note->setText(note.value_or(QString()));
    m_note->setModified(false);
}

void DetailPane::editNote()
{
    if (!m_note->isModified())
        return;
    m_note->setModified(false);
    emit noteEdited(m_note->text().simplified());
}

void DetailPane::showRecord(const Record &record, const QColor &typeColor,
                            const std::optional<QString> &note)
{
    m_record = record;
    QPixmap mark(QSize(10, 10) * devicePixelRatio());
    mark.setDevicePixelRatio(devicePixelRatio());
    mark.fill(record.kind == Record::Kind::Event ? typeColor : Theme::current().border);
    m_mark->setPixmap(mark);
    m_heading->setText(recordType(record));
    QStringList facts;
    if (record.kind == Record::Kind::Event)
        facts << QStringLiteral("#%1").arg(record.number);
    if (!record.item.lastEventId().isEmpty())
        facts << tr("id %1").arg(toPrintable(record.item.lastEventId()).left(200));
    facts << formatFullTime(record.time);
    if (record.kind == Record::Kind::Event)
        facts << formatSize(record.size);
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
    m_attempt->setVisible(record.isNote());
    showNote(note);
    m_bookmark->setEnabled(true);
    m_copy->setEnabled(true);
    showJson();
    showText();
    showBytes();
    showFindings();
}

void DetailPane::showJson()
{
    const QByteArrayView sent = m_record.item.data();
    std::optional<QList<JsonNode>> nodes;
    if (m_record.kind != Record::Kind::Event)
        m_noJson->setText(recordPreview(m_record));
    else if (sent.size() > ParsedJson)
        m_noJson->setText(
            tr("%1 of data are too much for the tree; see the text.").arg(formatSize(sent.size())));
    else if (!(nodes = parseJson(sent)))
        m_noJson->setText(tr("This data is not JSON; see the text."));
    m_indent->setEnabled(nodes.has_value());
    m_treeModel->setNodes(nodes.value_or(QList<JsonNode>()));
    m_jsonStack->setCurrentWidget(nodes ? static_cast<QWidget *>(m_tree) : m_noJson);
    fallBackToText(nodes.has_value());
    if (nodes && nodes->size() <= ExpandedNodes)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(0);
}

// What is not JSON is shown as text, and the tree comes back with the next JSON, unless the user
// has chosen a tab meanwhile.
void DetailPane::fallBackToText(bool isJson)
{
    if (!isJson && m_tabs->currentWidget() == m_jsonStack) {
        m_tabs->setCurrentWidget(m_text);
        m_fellBack = true;
    } else if (isJson && m_fellBack) {
        m_tabs->setCurrentWidget(m_jsonStack);
        m_fellBack = false;
    }
}

void DetailPane::showText()
{
    const bool isIgnored = m_record.kind == Record::Kind::Ignored; // why is said above
    if (m_record.kind != Record::Kind::Event && !isIgnored) {
        m_text->setPlainText(recordPreview(m_record));
        return;
    }
    const QByteArrayView sent = isIgnored ? m_record.bytes : m_record.item.data();
    QString text = decodeUtf8(sent.first(std::min(sent.size(), ShownText)));
    if (m_indent->isChecked() && m_indent->isEnabled() && sent.size() <= ShownText)
        text = indentJson(text);
    if (sent.size() > ShownText)
        text += QLatin1Char('\n')
            + tr("… %1 more; “Copy data” takes all of it.")
                  .arg(formatSize(sent.size() - ShownText));
    m_text->setPlainText(text);
}

void DetailPane::showBytes()
{
    const QByteArrayView bytes = m_record.bytes;
    QString text = hexDump(bytes.first(std::min(bytes.size(), ShownBytes)));
    if (bytes.size() > ShownBytes)
        text += tr("… %1 more").arg(formatSize(bytes.size() - ShownBytes));
    m_bytes->setPlainText(text);
    m_bytes->setExtraSelections({});
}

void DetailPane::showFindings()
{
    m_findings->setFindings(
        recordFindings(m_record, LintedBytes),
        m_record.bytes.size() < LintedBytes
            ? QString()
            : tr("Only the first %1 were looked at.").arg(formatSize(LintedBytes)));
}

// Shows the bytes that a finding is about.
void DetailPane::highlight(const Finding &finding)
{
    const auto begin = qsizetype(finding.begin);
    const qsizetype end = std::min({qsizetype(finding.end), begin + HighlightedBytes, ShownBytes});
    if (begin >= end)
        return;
    m_tabs->setCurrentWidget(m_bytes);
    m_fellBack = false;
    QList<QTextEdit::ExtraSelection> selections;
    for (const auto &[place, size] : hexDumpRanges(begin, end)) {
        QTextCursor cursor(m_bytes->document());
        cursor.setPosition(int(place));
        cursor.setPosition(int(place + size), QTextCursor::KeepAnchor);
        QTextCharFormat format;
        format.setBackground(Theme::current().selection);
        selections.append({cursor, format});
    }
    m_bytes->setExtraSelections(selections);
    QTextCursor first = selections.constFirst().cursor;
    first.clearSelection();
    m_bytes->setTextCursor(first);
    m_bytes->centerCursor();
}

void DetailPane::copyData() const
{
    const bool isNote = m_record.isNote();
    QGuiApplication::clipboard()->setText(isNote ? m_record.note
                                                 : decodeUtf8(m_record.item.data()));
}
