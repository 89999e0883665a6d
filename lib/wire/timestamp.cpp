// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/timestamp.h"

#include <algorithm>
#include <optional>

using namespace std::chrono_literals;

namespace {

constexpr Timestamp Earliest = std::chrono::sys_days(std::chrono::year(2001) / 1 / 1);
constexpr Timestamp Latest = std::chrono::sys_days(std::chrono::year(2100) / 1 / 1);

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Takes a text from its beginning. What is not there is not taken.
class Taker
{
public:
    explicit Taker(QByteArrayView text)
        : m_text(text)
    {
    }

    qsizetype digitCount() const
    {
        qsizetype count = 0;
        while (count < m_text.size() && isDigit(m_text[count]))
            ++count;
        return count;
    }

    bool take(QByteArrayView any)
    {
        if (m_text.isEmpty() || !any.contains(m_text.front()))
            return false;
        m_text = m_text.sliced(1);
        return true;
    }

    std::optional<qint64> takeNumber(qsizetype digits)
    {
        if (digitCount() < digits)
            return std::nullopt;
        qint64 number = 0;
        for (const char c : m_text.first(digits))
            number = number * 10 + (c - '0');
        m_text = m_text.sliced(digits);
        return number;
    }

    // Digits after a point or comma, of which all are taken and three count.
    std::chrono::milliseconds takeFraction()
    {
        const QByteArrayView before = m_text;
        if (!take(".,") || digitCount() == 0) {
            m_text = before;
            return 0ms;
        }
        std::chrono::milliseconds result = 0ms;
        auto unit = 100ms;
        for (; !m_text.isEmpty() && isDigit(m_text.front()); m_text = m_text.sliced(1)) {
            result += unit * (m_text.front() - '0');
            unit /= 10;
        }
        return result;
    }

    bool isAtWordEnd() const
    {
        return m_text.isEmpty() || !(isDigit(m_text.front()) || isLetter(m_text.front()));
    }

private:
    QByteArrayView m_text;
};

// Minutes east of Greenwich. Nothing if what stands there is no zone; 0 if nothing does.
std::optional<std::chrono::minutes> takeZone(Taker &text)
{
    if (text.take("Zz"))
        return 0min;
    const bool isEast = text.take("+");
    if (!isEast && !text.take("-"))
        return 0min;
    const auto hours = text.takeNumber(2);
    text.take(":");
    const auto minutes = text.digitCount() >= 2 ? text.takeNumber(2) : 0;
    if (!hours || *hours > 23 || *minutes > 59)
        return std::nullopt;
    const std::chrono::minutes offset(*hours * 60 + *minutes);
    return isEast ? offset : -offset;
}

std::optional<Timestamp> readDateTime(Taker text)
{
    const auto year = text.takeNumber(4);
    const bool hasDash = text.take("-");
    const auto month = text.takeNumber(2);
    if (!hasDash || !month || !text.take("-"))
        return std::nullopt;
    const auto day = text.takeNumber(2);
    if (!day || !text.take("Tt "))
        return std::nullopt;
    const auto hour = text.takeNumber(2);
    if (!hour || !text.take(":"))
        return std::nullopt;
    const auto minute = text.takeNumber(2);
    const auto second = text.take(":") ? text.takeNumber(2) : 0;
    const auto fraction = text.takeFraction();
    const auto zone = takeZone(text);
    const std::chrono::year_month_day date{std::chrono::year(int(*year)),
                                           std::chrono::month(unsigned(*month)),
                                           std::chrono::day(unsigned(*day))};
    if (!minute || !second || !zone || !date.ok() || *hour > 24 || *minute > 59 || *second > 60
        || !text.isAtWordEnd())
        return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute)
        + std::chrono::seconds(*second) + fraction - *zone;
}

std::optional<Timestamp> readNumber(Taker text, qsizetype digits)
{
    const qint64 number = text.takeNumber(digits).value_or(0);
    const auto fraction = text.takeFraction();
    if (!text.isAtWordEnd())
        return std::nullopt;
    return Timestamp(digits == 13 ? std::chrono::milliseconds(number)
                                  : std::chrono::seconds(number) + fraction);
}

std::optional<Timestamp> readTimestamp(QByteArrayView text, qsizetype digits)
{
    std::optional<Timestamp> time;
    if (digits == 4)
        time = readDateTime(Taker(text));
    else if (digits == 10 || digits == 13)
        time = readNumber(Taker(text), digits);
    return time && *time >= Earliest && *time < Latest ? time : std::nullopt;
}

} // namespace

std::vector<Timestamp> findTimestamps(QByteArrayView text, size_t maxCount)
{
    std::vector<Timestamp> result;
    const char *at = text.begin();
    while (result.size() < maxCount) {
        at = std::find_if(at, text.end(), isDigit);
        if (at == text.end())
            break;
        const QByteArrayView rest(at, text.end());
        const qsizetype digits = Taker(rest).digitCount();
        const bool isInside = at != text.begin() && (isLetter(at[-1]) || at[-1] == '.');
        if (const auto time = isInside ? std::nullopt : readTimestamp(rest, digits))
            result.push_back(*time);
        at += digits;
    }
    return result;
}
