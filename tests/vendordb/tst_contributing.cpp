#include "knowledge_base.h"
#include "lint.h"
#include "matcher.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

/// The worked example that newcomers copy has to be right.
class TestContributing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void exampleLoads();
    void exampleSatisfiesTheLint();
    void exampleIsIdentified();

private:
    QTemporaryDir m_folder;
    LoadedKnowledge m_loaded;
};

void TestContributing::init()
{
    QFile page(QStringLiteral(RT_SOURCE_DIR "/CONTRIBUTING.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(page.readAll());
    const QString example = text.section(u"```yaml\n"_s, 1).section(u"```"_s, 0, 0);
    QFile file(m_folder.filePath(u"lindholm.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(example.toUtf8());
    file.close();
    m_loaded = loadKnowledge({m_folder.path()});
}

void TestContributing::exampleLoads()
{
    for (const Mistake &mistake : m_loaded.mistakes)
        qWarning().noquote() << mistake.toString();
    QVERIFY(m_loaded.mistakes.isEmpty());
    const auto found = m_loaded.base.device(u"lindholm-lr"_s);
    QVERIFY(found);
    QVERIFY(found->device->recipe);
}

void TestContributing::exampleSatisfiesTheLint()
{
    const QList<Mistake> mistakes = lint({m_folder.path()});
    for (const Mistake &mistake : mistakes)
        qWarning().noquote() << mistake.toString();
    QVERIFY(mistakes.isEmpty());
}

void TestContributing::exampleIsIdentified()
{
    Evidence evidence;
    evidence.observations = {{Signal::HttpTitle, u"Lindholm LR-300"_s, {}}};
    const Identification found = identify(m_loaded.base, evidence);
    QVERIFY(found.isSure());
    QCOMPARE(found.best()->model, u"LR-300"_s);
}

QTEST_GUILESS_MAIN(TestContributing)
#include "tst_contributing.moc"
