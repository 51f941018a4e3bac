// The acceptance of the SIP test: every kind of ALG that the lab has, behind every kind of address
// translation, against every kind of server, over UDP and TCP. What must be said follows from the
// topology. An "altered" where nothing alters is a failure without exception; what is missed stands
// in known_misses.cpp with its reason. What was said is compared with the committed page.

#include "known_misses.h"
#include "matrix_page.h"
#include "sip_lab.h"
#include "sip_runs.h"

#include <QFile>
#include <QLockFile>
#include <QTest>

#include <unistd.h>

using namespace ringthrough;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ringthrough::Cell)

namespace {

const QString committedPage = QStringLiteral(RT_SOURCE_DIR "/wizard/diagnosis/MATRIX.md");

// Sections come from several programs at once, so each is put into what is there.
const QString pageToWrite = qEnvironmentVariableIntValue("RT_WRITE_MATRIX") == 1
                                ? committedPage
                                : qEnvironmentVariable("RT_MATRIX_FILE");

QString textOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool writeSection(const QString &name, Nat nat, const QString &section)
{
    QLockFile lock(name + u".lock"_s);
    if (!lock.lock())
        return false;
    const QByteArray page = withSection(textOf(name), nat, section).toUtf8();
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(page) == page.size();
}

SipTestOptions optionsFor(const Cell &cell)
{
    SipTestOptions options;
    options.target.host = addressOf(cell.server);
    options.target.controlPort = 5080;
    options.transports = cell.wire;
    return options;
}

QString said(const Diagnosis &diagnosis)
{
    QStringList words{verdictName(diagnosis.verdict), verdictReasonName(diagnosis.reason),
                      layerName(diagnosis.layer)};
    for (const Alteration &one : diagnosis.alterations)
        words << u"%1 (%2): %3 -> %4"_s.arg(one.part, one.flow, one.sent.left(200),
                                            one.received.left(200));
    for (const ProbeRecord &probe : diagnosis.probes)
        words << u"%1 %2 %3: %4"_s.arg(probe.name, probe.transport, probe.target, probe.outcome);
    return words.join(u"\n    "_s);
}

// What is wrong with it, in words; empty when nothing is.
QString mistakeIn(const Diagnosis &diagnosis, const Cell &cell)
{
    const Truth truth = truthOf(cell);
    const QSet<QString> parts = partsOf(diagnosis);
    const KnownMiss *miss = knownMissOf(cell);
    if (!(parts - partsThatCanBeAltered(cell)).isEmpty() ||
        !(partsFromStations(diagnosis) - partsThatStationsCanShow(cell)).isEmpty())
        return u"false alarm: this cannot have been altered"_s;
    if (!truth.alters() && diagnosis.verdict == Verdict::Altered)
        return u"false alarm: nothing alters"_s;
    if (diagnosis.layer != Layer::Unknown && diagnosis.layer != truth.layer)
        return u"the wrong box is named"_s;
    if (miss)
        return diagnosis.verdict == miss->verdict && diagnosis.reason == miss->reason
                   ? QString()
                   : u"another verdict than the known miss; it may have to go"_s;
    if (truth.alters() && diagnosis.verdict != Verdict::Altered)
        return u"missed"_s;
    if (truth.alters() && diagnosis.layer == Layer::Unknown)
        return u"no box is named"_s;
    if (partsAreExact(cell) && parts != partsThatCanBeAltered(cell))
        return u"not every part was found"_s;
    if (!truth.alters() && !truth.translated)
        return diagnosis.reason == VerdictReason::NoAddressTranslation ? QString()
                                                                       : u"not said that"_s;
    if (!truth.alters())
        return diagnosis.reason == (cell.server == ServerKind::Mirror
                                        ? VerdictReason::MirrorUnchanged
                                        : VerdictReason::NoSignFound)
                   ? QString()
                   : u"not called clean"_s;
    return {};
}

} // namespace

class TestLabMatrix : public QObject
{
    Q_OBJECT

private:
    static void cells(Nat nat)
    {
        QTest::addColumn<Cell>("cell");
        // Servers take turns, so that none has reason to think of a flood.
        for (const Helper helper : allHelpers)
            for (const SipTransports wire : allWires)
                for (const ServerKind server : allServers)
                    QTest::addRow("%s, %s %s", qPrintable(titleOf(helper)),
                                  qPrintable(titleOf(server)), qPrintable(titleOf(wire)))
                        << Cell{nat, helper, server, wire};
    }

    void measure()
    {
        QFETCH(Cell, cell);
        QVERIFY(m_lab.run(commandsFor(cell)));
        const Diagnosis diagnosis = diagnose(optionsFor(cell));
        m_measured.append({cell, diagnosis});
        const QString mistake = mistakeIn(diagnosis, cell);
        QVERIFY2(mistake.isEmpty(), qPrintable(mistake + u": "_s + said(diagnosis)));
        const QString immoderate = immoderateIn(diagnosis, cell.server == ServerKind::Mirror);
        QVERIFY2(immoderate.isEmpty(), qPrintable(immoderate + u": "_s + said(diagnosis)));
    }

    // In the order of the columns.
    QList<Measured> measured(Nat nat) const
    {
        QList<Measured> found;
        for (const Helper helper : allHelpers)
            for (const ServerKind server : allServers)
                for (const SipTransports wire : allWires)
                    for (const Measured &one : m_measured)
                        if (one.cell.nat == nat && one.cell.helper == helper &&
                            one.cell.server == server && one.cell.wire == wire)
                            found.append(one);
        return found;
    }

    SipLab m_lab{u"lm"_s};
    QList<Measured> m_measured;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(geteuid() == 0, "network namespaces need root");
        QVERIFY(m_lab.up());
        QVERIFY(m_lab.startMirror(addressOf(ServerKind::Mirror), {5060, 5080}));
        QVERIFY(m_lab.startRegistrar(addressOf(ServerKind::Registrar), {5060, 5080}));
        QVERIFY(m_lab.startBaresip(addressOf(ServerKind::Baresip), {5060, 5080}));
    }

    void masquerade_data() { cells(Nat::Masquerade); }
    void masquerade() { measure(); }
    void random_ports_data() { cells(Nat::RandomPorts); }
    void random_ports() { measure(); }
    void no_translation_data() { cells(Nat::None); }
    void no_translation() { measure(); }
    void double_translation_data() { cells(Nat::Double); }
    void double_translation() { measure(); }

    // Of each kind of translation that was measured whole.
    void cleanupTestCase()
    {
        QVERIFY(m_lab.down());
        const QString page = textOf(committedPage);
        for (const Nat nat : allNats) {
            const QList<Measured> whole = measured(nat);
            if (whole.size() != 48)
                continue;
            const QString section = sectionOf(nat, whole);
            QVERIFY(pageToWrite.isEmpty() || writeSection(pageToWrite, nat, section));
            if (pageToWrite == committedPage)
                continue;
            QVERIFY2(sectionIn(page, nat).trimmed() == section.trimmed(), qPrintable(section));
            QVERIFY2(headIn(page) == headIn(emptyPage()), "the head of the page is an old one");
        }
    }
};

QTEST_GUILESS_MAIN(TestLabMatrix)
#include "tst_lab_matrix.moc"
