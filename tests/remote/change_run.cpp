#include "change_run.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QTestEventLoop>

#include <utility>

namespace ringthrough {

using namespace std::chrono_literals;

ChangePlan loopbackPlan(const Device &device, Transport via, quint16 port, const QString &folder)
{
    ChangePlan plan;
    plan.address = QStringLiteral("127.0.0.1");
    plan.port = port;
    plan.via = via;
    plan.device = device;
    plan.stateFolder = folder;
    plan.limits.connect = 2000ms;
    plan.limits.signIn = 2000ms;
    plan.limits.reply = 700ms;
    plan.limits.change = 700ms;
    plan.limits.settle = 2ms;
    plan.limits.leave = 200ms;
    plan.limits.reconnect = 1000ms;
    plan.limits.retryPause = 20ms;
    plan.limits.restartGrace = 0ms;
    plan.limits.restart = 3000ms;
    plan.limits.answer = 3000ms;
    return plan;
}

SignInDetails detailsFor(const Dialogue &dialogue)
{
    SignInDetails details;
    details.user = dialogue.user;
    details.password = Secret(dialogue.password.toUtf8());
    details.privilegedPassword = Secret(dialogue.privilegedPassword.toUtf8());
    return details;
}

ChangeResult runChange(const ChangePlan &plan, SignInDetails details, const Answers &answers)
{
    ChangeRouter job(plan, std::move(details));
    std::optional<ChangeResult> result;
    QObject::connect(&job, &ChangeRouter::finished, &job, [&](const ChangeResult &came) {
        result = came;
        QTestEventLoop::instance().exitLoop();
    });
    QObject::connect(&job, &ChangeRouter::asked, &job, [&](const Question &question) {
        if (std::holds_alternative<AskHostKey>(question))
            job.answer(answers.hostKey);
        else if (std::holds_alternative<AskObsoleteAlgorithms>(question))
            job.answer(answers.obsolete);
        else if (std::holds_alternative<AskRestart>(question))
            job.answer(answers.restart);
        else
            job.answerSipTest(answers.sipTest(std::get<AskSipTest>(question).afterChange));
    });
    if (answers.onStart)
        answers.onStart(job);
    job.start();
    // Not qWaitFor(), which naps for 10 ms at a time while the box's server has work to do.
    QTestEventLoop::instance().enterLoop(30);
    if (!result && !QTest::currentTestFailed())
        qFatal("the change did not end");
    return result.value_or(ChangeResult());
}

Diagnosis diagnosed(Verdict verdict, bool byMirror)
{
    Diagnosis diagnosis;
    diagnosis.verdict = verdict;
    diagnosis.provedByMirror = byMirror;
    diagnosis.server = QStringLiteral("sip.example.net");
    diagnosis.reason = verdict == Verdict::Altered ? VerdictReason::MirrorDiffers
                       : verdict == Verdict::Clean ? (byMirror ? VerdictReason::MirrorUnchanged
                                                               : VerdictReason::NoSignFound)
                                                   : VerdictReason::ServerSilent;
    return diagnosis;
}

JournalEntry lastEntry(const QString &folder)
{
    const auto entries = Journal(folder).entries();
    return entries && !entries.value().isEmpty() ? entries.value().last() : JournalEntry();
}

QString allTextOf(const ChangeResult &result, const QString &folder)
{
    const Change &change = result.change;
    QString all =
        change.commands.join(QLatin1Char('\n')) + change.problem + change.problemForPerson;
    for (const TranscriptLine &line : change.transcript)
        all += line.text + QLatin1Char('\n');
    for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::Hidden)) {
        QFile file(QDir(folder).filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all += QString::fromUtf8(file.readAll());
    }
    return all;
}

} // namespace ringthrough
