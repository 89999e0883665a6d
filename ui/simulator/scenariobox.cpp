// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/scenariobox.h"

#include "lib/simulator/builtinscenarios.h"
#include "lib/simulator/scenariofile.h"
#include "ui/common/settings.h"
#include "ui/simulator/scenariodrafts.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardItemModel>

#include <utility>

namespace {

constexpr QChar EditedMark(0x2022);

QString nameOf(const QString &source)
{
    const QFileInfo info(source);
    return info.isAbsolute() ? info.fileName() : source;
}

} // namespace

ScenarioBox::ScenarioBox(QWidget *parent)
    : QComboBox(parent)
{
    setAccessibleName(tr("Scenario"));
    setToolTip(tr("What the simulator plays"));
    setMaxVisibleItems(30);
    addBuiltin();
    for (const QString &path : Settings::recentScenarios()) {
        if (QFileInfo(path).isFile())
            addSource(path);
    }
    for (int i = 0; i < count(); ++i) {
        const QString source = itemData(i).toString();
        setEdited(source, !source.isEmpty() && ScenarioDrafts::exists(source));
    }
    setCurrentIndex(1);
}

// Grouped by what they are for; those that are not known here come last.
void ScenarioBox::addBuiltin()
{
    QStringList left;
    for (const BuiltinScenario &scenario : builtinScenarios())
        left.append(scenario.name);
    const std::pair<QString, QString> groups[]{
        {tr("First steps"), QStringLiteral("demo hello random slide")},
        {tr("Applications"), QStringLiteral("await chat orders progress ticker")},
        {tr("Language models"),
         QStringLiteral("anthropic gemini openai-chat openai-responses mcp")},
        {tr("Trouble"), QStringLiteral("buffering flaky flood huge resume torture")},
        {tr("More"), {}},
    };
    for (const auto &[heading, names] : groups) {
        const QStringList members = names.isEmpty() ? left : names.split(QLatin1Char(' '));
        if (!members.isEmpty())
            addHeading(heading);
        for (const QString &name : members) {
            if (left.removeAll(name) > 0)
                addSource(name);
        }
    }
}

void ScenarioBox::addHeading(const QString &text)
{
    addItem(text);
    QStandardItem *item = static_cast<QStandardItemModel *>(model())->item(count() - 1);
    item->setFlags(Qt::NoItemFlags);
    QFont font = item->font();
    font.setBold(true);
    item->setFont(font);
}

void ScenarioBox::addSource(const QString &source)
{
    if (QFileInfo(source).isAbsolute() && !std::exchange(m_hasFiles, true))
        addHeading(tr("Files"));
    addItem(nameOf(source), source);
}

void ScenarioBox::chooseFile(const QString &path)
{
    if (findData(path) < 0)
        addSource(path);
    setCurrentIndex(findData(path));
}

QStandardItem *ScenarioBox::itemOf(const QString &source) const
{
    const int place = findData(source);
    return place < 0 ? nullptr : static_cast<QStandardItemModel *>(model())->item(place);
}

void ScenarioBox::setEdited(const QString &source, bool isEdited)
{
    const QString name = nameOf(source);
    QStandardItem *item = itemOf(source);
    if (item && !source.isEmpty())
        item->setText(isEdited ? name + QLatin1Char(' ') + EditedMark : name);
}

// Their titles are read when somebody wants to know.
void ScenarioBox::showPopup()
{
    for (int i = 0; i < count() && !m_hasTips; ++i) {
        const QString source = itemData(i).toString();
        QString error;
        const bool isFile = QFileInfo(source).isAbsolute();
        const auto scenario =
            source.isEmpty() || isFile ? std::nullopt : loadScenario(source, &error);
        const QString tip = isFile ? QDir::toNativeSeparators(source)
            : scenario             ? scenario->title()
                                   : QString();
        setItemData(i, tip.toHtmlEscaped(), Qt::ToolTipRole);
    }
    m_hasTips = true;
    QComboBox::showPopup();
}
