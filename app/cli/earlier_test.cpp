#include "earlier_test.h"

#include "case_json.h"
#include "case_store.h"

#include <QFile>
#include <QJsonDocument>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 4 * 1024 * 1024;
const QString lastCase = u"last"_s;

Problem unreadable(const QString &file, const QString &why)
{
    return FileProblem{file, why};
}

Outcome<RoutedTest> lastTestOf(const Case &state, const QString &file)
{
    if (!state.after && !state.before)
        return unreadable(file, u"it holds no SIP test"_s);
    RoutedTest test{state.after ? *state.after : *state.before, {}};
    // A file may be a report, in which hardware addresses have been replaced.
    if (const Gateway *gateway = state.network ? state.network->gateway() : nullptr;
        gateway && file == lastCase)
        test.gateway = *gateway;
    return test;
}

// Answers are parts of a case, so a case's reader, which expects an enemy, reads them.
Outcome<Case> caseAround(const QJsonObject &test)
{
    QJsonObject whole = caseToJson(newCase());
    whole.insert(u"before"_s, test);
    return caseFromJson(QJsonDocument(whole).toJson());
}

Outcome<Case> readCase(const QByteArray &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    if (json.contains(u"verdict"_s))
        return caseAround(json);
    if (json.value(u"test"_s).isObject())
        return caseAround(json.value(u"test"_s).toObject());
    return caseFromJson(text);
}

} // namespace

Outcome<RoutedTest> earlierTest(const QString &file, const QString &stateFolder)
{
    Outcome<Case> state(unreadable(file, {}));
    if (file == lastCase) {
        state = CaseStore(stateFolder).load();
    } else {
        QFile input(file);
        if (!input.open(QIODevice::ReadOnly))
            return unreadable(file, input.errorString());
        state = readCase(input.read(mostBytes));
    }
    return state ? lastTestOf(state.value(), file) : Outcome<RoutedTest>(state.problem());
}

} // namespace ringthrough
