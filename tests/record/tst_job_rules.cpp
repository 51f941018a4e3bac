#include "job_rules.h"

#include <QTimer>

#include <thread>

using namespace ringthrough;

namespace {

enum class Manner {
    Good,
    FinishesTwice,
    FinishesAfterCancel,
    NeverFinishes,
    SlowCancel,
    ForeignThread,
};

// A job with one fault to choose, to see that the rules notice it.
class SampleJob : public Job
{
    Q_OBJECT

public:
    explicit SampleJob(Manner manner) : m_manner(manner) {}

    ~SampleJob() override
    {
        if (m_thread.joinable())
            m_thread.join();
    }

Q_SIGNALS:
    void finished();

protected:
    void run() override
    {
        if (m_manner == Manner::NeverFinishes)
            return;
        if (m_manner == Manner::ForeignThread) {
            m_thread = std::thread([this] { end(); });
            return;
        }
        QTimer::singleShot(10, this, [this] { end(); });
    }

    void stop() override
    {
        if (m_manner == Manner::SlowCancel)
            std::this_thread::sleep_for(std::chrono::milliseconds(jobCancelMs + 20));
    }

private:
    void end()
    {
        if (conclude() || m_manner == Manner::FinishesAfterCancel)
            Q_EMIT finished();
        if (m_manner == Manner::FinishesTwice)
            Q_EMIT finished();
    }

    Manner m_manner;
    std::thread m_thread;
};

QString broken(Manner manner)
{
    return brokenJobRule<SampleJob>([manner] { return std::make_unique<SampleJob>(manner); }, 500);
}

} // namespace

class TestJobRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodJobBreaksNoRule() { QCOMPARE(broken(Manner::Good), QString()); }
    void eachFaultIsNoticed_data();
    void eachFaultIsNoticed();
    void aCancelledJobNeverRuns();
};

void TestJobRules::eachFaultIsNoticed_data()
{
    QTest::addColumn<Manner>("manner");
    QTest::addColumn<QString>("expected");
    QTest::newRow("twice") << Manner::FinishesTwice << QStringLiteral("finished more than once");
    QTest::newRow("after cancel") << Manner::FinishesAfterCancel
                                  << QStringLiteral("cancelled: finished afterwards");
    QTest::newRow("never") << Manner::NeverFinishes << QStringLiteral("never finished");
    QTest::newRow("slow cancel") << Manner::SlowCancel << QStringLiteral("cancelled: took");
    QTest::newRow("foreign thread")
        << Manner::ForeignThread << QStringLiteral("finished on a foreign thread");
}

void TestJobRules::eachFaultIsNoticed()
{
    QFETCH(Manner, manner);
    QFETCH(QString, expected);
    const QString rule = broken(manner);
    QVERIFY2(rule.startsWith(expected), qPrintable(rule));
}

void TestJobRules::aCancelledJobNeverRuns()
{
    SampleJob job(Manner::Good);
    int finished = 0;
    connect(&job, &SampleJob::finished, this, [&finished] { ++finished; });
    job.start();
    job.cancel();
    QTest::qWait(jobQuietMs);
    QCOMPARE(finished, 0);
}

QTEST_GUILESS_MAIN(TestJobRules)
#include "tst_job_rules.moc"
