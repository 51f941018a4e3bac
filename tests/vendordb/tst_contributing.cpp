#include "evidence_json.h"
#include "knowledge_base.h"
#include "lint.h"
#include "matcher.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ringthrough;
using namespace Qt::StringLiterals;

/// The worked example that newcomers copy has to be right.
class TestContributing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exampleLoads();
    void exampleSatisfiesTheLint();
    void exampleStartsFromItsEvidence();
    void exampleIsIdentified();

private:
    QTemporaryDir m_folder;
    LoadedKnowledge m_loaded; ///< the example beside all that is bundled
    Evidence m_evidence;
    QJsonObject m_expected;
};

namespace {

QString blockOf(const QString &page, const QString &language)
{
    return page.section(u"```"_s + language + u'\n', 1).section(u"```"_s, 0, 0);
}

// The line that goes into the case of a test.
QJsonObject expectedIn(const QString &page)
{
    const QString line = page.section(u"    \"expect\": "_s, 1).section(u'\n', 0, 0);
    return QJsonDocument::fromJson(line.toUtf8()).object();
}

} // namespace

void TestContributing::initTestCase()
{
    QFile file(QStringLiteral(RT_SOURCE_DIR "/CONTRIBUTING.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString page = QString::fromUtf8(file.readAll());
    QFile example(m_folder.filePath(u"lindholm.yaml"_s));
    QVERIFY(example.open(QIODevice::WriteOnly));
    example.write(blockOf(page, u"yaml"_s).toUtf8());
    example.close();
    m_loaded = loadKnowledge({QStringLiteral(RT_SOURCE_DIR "/vendordb/data"), m_folder.path()});
    const auto evidence = evidenceFromJson(blockOf(page, u"json"_s).toUtf8());
    if (const auto *problem = std::get_if<QString>(&evidence))
        QFAIL(qPrintable(*problem));
    m_evidence = std::get<Evidence>(evidence);
    m_expected = expectedIn(page);
    QVERIFY(!m_expected.isEmpty());
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

// Each rule has an example that the evidence shows, word by word.
void TestContributing::exampleStartsFromItsEvidence()
{
    const Vendor *vendor = m_loaded.base.vendor(u"lindholm"_s);
    QVERIFY(vendor);
    const QList<Rule> rules = vendor->rules + vendor->devices.first().rules;
    QCOMPARE(rules.size(), 2);
    for (const Rule &rule : rules) {
        QVERIFY(std::any_of(m_evidence.observations.begin(), m_evidence.observations.end(),
                            [&rule](const Observation &seen) {
                                return rule.fits(seen) && rule.matches.contains(seen.value);
                            }));
    }
}

void TestContributing::exampleIsIdentified()
{
    const Identification found = identify(m_loaded.base, m_evidence);
    QCOMPARE(found.isSure(), m_expected.value(u"sure").toBool());
    QVERIFY(found.isSure());
    QCOMPARE(found.best()->vendorId, m_expected.value(u"vendor").toString());
    QCOMPARE(found.best()->deviceId, m_expected.value(u"device").toString());
    QCOMPARE(found.best()->model, m_expected.value(u"model").toString());
}

QTEST_GUILESS_MAIN(TestContributing)
#include "tst_contributing.moc"
