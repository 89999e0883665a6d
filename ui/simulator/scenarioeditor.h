// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/script/scenario.h"
#include "ui/simulator/scenariotext.h"

#include <QWidget>

#include <optional>

class NoticeBar;
class ProblemList;
class QLabel;
class QPushButton;
class QTimer;
class QToolButton;
class ScenarioChecker;
struct ScenarioCheck;
class ScenarioEdit;

// Shows a scenario, lets it be changed, and says what is wrong with it. What is changed stays as a
// draft beside the scenario until it is saved or given up: nothing of it is lost, whatever is
// opened next.
class ScenarioEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ScenarioEditor(QWidget *parent = nullptr);
    ~ScenarioEditor() override;

    // Shows a built-in scenario, by its name, or a file, with its draft if there is one. False,
    // and a sentence in *error, if there is neither.
    bool open(const QString &source, QString *error);
    QString source() const { return m_source; }

    // Reads a file again that has been changed elsewhere, unless there is a draft.
    bool reload(QString *error);

    bool isModified() const;

    // What is to be played: the text, or the file as it is if that cannot be edited.
    QByteArray bytes() const;

    // The same read and named. On failure nothing, and a sentence with the place in *error.
    std::optional<Scenario> scenario(QString *error) const;

    // Whether there is a server that it can be applied to.
    void setApplicable(bool isApplicable);
    void showSentence(const QString &sentence);

signals:
    void applyRequested();
    void changed();                          // the text
    void modifiedChanged();                  // see isModified()
    void titleChanged(const QString &title); // of the scenario, as it is now
    void savedAs(const QString &path);       // the draft of source() has become that file

private:
    QWidget *createTools();
    QToolButton *createTool(const QString &text, const QString &explanation);
    bool read(const QString &source, QByteArray *bytes, QString *error) const;
    void showBytes(const QByteArray &bytes);
    void noteModification();
    void keepDraft();
    void check();
    void showCheck(const ScenarioCheck &check);
    void format();
    void save();
    void chooseFile();
    void saveTo(const QString &path);
    void revert();
    bool isBuiltin() const;

    QString m_source;
    QByteArray m_bytes;                  // as read
    std::optional<ScenarioText> m_shape; // nothing: it cannot be edited
    int m_checkedRevision = -1;          // of the document
    bool m_isLoading = false;
    NoticeBar *m_notice = nullptr;
    ScenarioEdit *m_edit = nullptr;
    ProblemList *m_problems = nullptr;
    ScenarioChecker *m_checker = nullptr;
    QTimer *m_pause = nullptr; // of typing
    QToolButton *m_format = nullptr;
    QToolButton *m_save = nullptr;
    QToolButton *m_saveAs = nullptr;
    QToolButton *m_revert = nullptr;
    QPushButton *m_apply = nullptr;
};
