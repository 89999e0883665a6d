// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/jsoncheck.h"

#include "lib/insight/jsondocument.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

namespace {

struct JsonCheckText
{
    Q_DECLARE_TR_FUNCTIONS(JsonCheckText)
};

// Takes no notice of anything but the first error.
class FirstError : public nlohmann::json_sax<nlohmann::json>
{
public:
    qsizetype position() const { return m_position; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t &) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }

    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::detail::exception &) override
    {
        m_position = qsizetype(position);
        return false;
    }

private:
    qsizetype m_position = 0; // of the last byte that was read, from 1
};

} // namespace

QString jsonProblem(const QByteArray &text)
{
    if (parseJson(text))
        return {};
    FirstError error;
    nlohmann::json::sax_parse(text.begin(), text.end(), &error);
    const QByteArray before =
        text.first(std::clamp<qsizetype>(error.position() - 1, 0, text.size()));
    const qsizetype lineBegin = before.lastIndexOf('\n') + 1;
    return JsonCheckText::tr("Not JSON from line %1, column %2 on")
        .arg(before.count('\n') + 1)
        .arg(QString::fromUtf8(before.mid(lineBegin)).size() + 1);
}
