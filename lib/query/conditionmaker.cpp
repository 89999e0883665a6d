// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/conditionmaker.h"

#include "lib/query/regexshape.h"
#include "lib/query/rowconditions.h"
#include "lib/script/lineerror.h"
#include "lib/script/spelling.h"

#include <functional>

namespace {

using Name = QueryField::Name;

// One of several names with commas between, and where it stands.
struct ListedName
{
    QString text;
    qsizetype begin = 0;
    qsizetype end = 0;
};

ConditionPtr fail(qsizetype begin, qsizetype end, const QString &message, QueryError *error)
{
    *error = {begin, end - begin, message};
    return nullptr;
}

ConditionPtr anyOf(std::vector<ConditionPtr> parts)
{
    if (parts.size() == 1)
        return std::move(parts.front());
    return std::make_unique<AnyOf>(std::move(parts));
}

TextSource sourceOf(const QueryToken &token)
{
    if (!token.field)
        return TextSource::Anywhere;
    switch (token.field->name) {
    case Name::Comment:
        return TextSource::Comments;
    case Name::Note:
        return TextSource::Notes;
    case Name::Bookmark:
        return TextSource::BookmarkNotes;
    default:
        return TextSource::Data;
    }
}

ConditionPtr makeRegex(const QueryToken &token, QueryError *error)
{
    const QByteArray pattern = token.value.toUtf8();
    Regex::Error regexError;
    auto regex = Regex::compile(pattern, token.flags, &regexError);
    if (!regex) {
        const qsizetype offset = QString::fromUtf8(pattern.first(regexError.offset)).size();
        const qsizetype begin = token.valueBegin + offset;
        return fail(begin, std::min(begin + 1, token.valueEnd),
                    QueryError::tr("This is no regular expression: %1.").arg(regexError.message),
                    error);
    }
    const auto shared = std::make_shared<const Regex>(std::move(*regex));
    const RegexShape shape = regexShape(pattern, token.flags);
    Candidates candidates;
    if (shape.staysInLine)
        candidates = Candidates::ofRegex(shared);
    else if (!shape.literal.isEmpty())
        candidates = Candidates::ofLiteral(Literal(shape.literal,
                                                   token.flags & Regex::Caseless
                                                       ? Literal::Letters::AsciiCaseless
                                                       : Literal::Letters::Exact));
    return std::make_unique<RegexCondition>(shared, std::move(candidates), sourceOf(token));
}

// Any row that has such a text at all.
ConditionPtr makeBare(Name field)
{
    const auto kind = [field]() -> bool (*)(const QueryRow &) {
        switch (field) {
        case Name::Comment:
            return [](const QueryRow &row) { return row.kind == Record::Kind::Comment; };
        case Name::Note:
            return [](const QueryRow &row) { return row.isNote(); };
        default:
            return [](const QueryRow &row) { return row.isBookmarked; };
        }
    };
    return std::make_unique<KindCondition>(kind());
}

ConditionPtr makeText(const QueryToken &token, QueryError *error)
{
    if (token.isPattern)
        return makeRegex(token, error);
    if (!token.value.isEmpty())
        return std::make_unique<TextCondition>(TextPattern(token.value), sourceOf(token));
    if (token.field && token.field->mayBeBare)
        return makeBare(token.field->name);
    return fail(token.begin, token.end,
                QueryError::tr("There is nothing to search for between these quotes."), error);
}

// Separated by commas or, as everywhere, by bars; a quoted value is one name.
std::optional<QList<ListedName>> listedNames(const QueryToken &token, QueryError *error)
{
    if (token.isQuoted)
        return QList{ListedName{token.value, token.valueBegin, token.valueEnd}};
    QList<ListedName> names;
    for (qsizetype begin = 0; begin <= token.value.size();) {
        qsizetype end = begin;
        while (end < token.value.size() && token.value[end] != u',' && token.value[end] != u'|')
            ++end;
        if (end == begin && !token.value.isEmpty()) {
            fail(token.valueBegin, token.valueEnd,
                 QueryError::tr("A name is missing beside this comma."), error);
            return std::nullopt;
        }
        names.append({token.value.sliced(begin, end - begin), token.valueBegin + begin,
                      token.valueBegin + end});
        begin = end + 1;
    }
    return names;
}

ConditionPtr makeNames(const QueryToken &token, const QList<ListedName> &names)
{
    const auto of =
        token.field->name == Name::Type ? NameCondition::Of::Type : NameCondition::Of::Id;
    QList<NamePattern> patterns;
    for (const ListedName &name : names)
        patterns.append(NamePattern(name.text.toUtf8(),
                                    token.isQuoted ? NamePattern::Stars::ForThemselves
                                                   : NamePattern::Stars::ForAnything));
    return std::make_unique<NameCondition>(of, patterns);
}

// A sentence about a name that is none, and where it is.
ConditionPtr failUnknown(const ListedName &name, const QList<QByteArray> &known,
                         const QString &message, QueryError *error)
{
    const QByteArray suggestion = closestName(name.text.toUtf8(), known);
    const QString hint = suggestion.isEmpty()
        ? QueryError::tr("Use one of: %1.").arg(QString::fromUtf8(known.join(", ")))
        : QueryError::tr("Did you mean %1?").arg(QString::fromUtf8(suggestion));
    return fail(name.begin, name.end,
                message.arg(quotedForMessage(name.text.toUtf8())) + u' ' + hint, error);
}

ConditionPtr makeKind(const ListedName &name, QueryError *error)
{
    const RowKind *kind = findRowKind(name.text);
    if (!kind)
        return failUnknown(name, rowKindWords(), QueryError::tr("There is no kind of row %1."),
                           error);
    if (!kind->holds)
        return std::make_unique<LintCondition>(std::nullopt);
    return std::make_unique<KindCondition>(kind->holds);
}

ConditionPtr makeLint(const ListedName &name, QueryError *error)
{
    if (name.text.isEmpty())
        return std::make_unique<LintCondition>(std::nullopt);
    const QList<QByteArray> words = lintRuleWords();
    const qsizetype rule = words.indexOf(name.text.toLower().toUtf8());
    if (rule < 0)
        return failUnknown(name, words, QueryError::tr("There is no rule %1."), error);
    return std::make_unique<LintCondition>(static_cast<Finding::Rule>(rule));
}

ConditionPtr makeListed(const QueryToken &token, QueryError *error)
{
    const auto names = listedNames(token, error);
    if (!names)
        return nullptr;
    const Name field = token.field->name;
    if (field == Name::Type || field == Name::Id)
        return makeNames(token, *names);
    std::vector<ConditionPtr> parts;
    for (const ListedName &name : *names) {
        parts.push_back(field == Name::Is ? makeKind(name, error) : makeLint(name, error));
        if (!parts.back())
            return nullptr;
    }
    return anyOf(std::move(parts));
}

ConditionPtr makeRange(const QueryToken &token, Name field, QueryError *error)
{
    const auto range = parseRange(token, field, error);
    if (!range)
        return nullptr;
    return std::make_unique<RangeCondition>(field, *range);
}

ConditionPtr makeProgram(const QueryToken &token, QueryError *error)
{
    QString message;
    auto expression = JqExpression::parse(token.value.toUtf8(), &message);
    if (!expression)
        return fail(token.valueBegin, token.valueEnd, message, error);
    return std::make_unique<JqCondition>(std::move(*expression));
}

ConditionPtr makeField(const QueryToken &token, QueryError *error)
{
    switch (token.field->value) {
    case QueryField::Value::Names:
        return makeListed(token, error);
    case QueryField::Value::Text:
        return makeText(token, error);
    case QueryField::Value::Range:
        return makeRange(token, token.field->name, error);
    case QueryField::Value::Program:
        return makeProgram(token, error);
    }
    Q_UNREACHABLE();
}

} // namespace

QList<QByteArray> lintRuleWords()
{
    QList<QByteArray> words;
    for (int rule = 0; rule <= static_cast<int>(Finding::Rule::NamedEvent); ++rule)
        words.append(ruleName(static_cast<Finding::Rule>(rule)).toByteArray());
    return words;
}

ConditionPtr makeCondition(const QueryToken &token, QueryError *error)
{
    switch (token.kind) {
    case QueryToken::Kind::Pattern:
        return makeRegex(token, error);
    case QueryToken::Kind::Numbers:
        return makeRange(token, Name::Number, error);
    case QueryToken::Kind::Field: {
        ConditionPtr condition = makeField(token, error);
        // Ranges see to it themselves.
        const bool isInverted = token.comparison == Comparison::NotEqual
            && token.field->value != QueryField::Value::Range;
        if (condition && isInverted)
            return std::make_unique<Not>(std::move(condition));
        return condition;
    }
    default:
        return makeText(token, error);
    }
}
