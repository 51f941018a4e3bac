#include "advice.h"
#include "path_words.h"
#include "report.h"

#include "case_json.h"
#include "case_samples.h"

#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

// What must be in no report.
const QStringList personal{u"aa:bb:cc"_s,
                           u"198.51.100.77"_s,
                           u"2001:db8:77:1::5"_s,
                           u"sip.provider.test"_s,
                           u"Familie Meier"_s,
                           u"SN12345678"_s,
                           u"pool-77.isp.test"_s,
                           u"sessionid12345"_s,
                           u"hausmeister"_s,
                           u"198.51.100.1"_s,
                           u"4455667788"_s,
                           u"192.0.2.77"_s,
                           u"2001:db8:5::2"_s,
                           u"sip.example.com"_s,
                           u"stun.example.com"_s,
                           u"Provider Ltd"_s,
                           u"4930123456"_s,
                           u"Quandt"_s,
                           u"annaq"_s,
                           u"annas-laptop"_s,
                           u"209900"_s,
                           u"pin4711"_s,
                           u"4930654321"_s};

Case personalCase()
{
    Case state = fullCase();
    state.evidence->observations +=
        {{Signal::HttpBody, u"<title>x</title> Familie Meier SN12345678"_s,
          QUrl(u"http://192.168.1.1/"_s)},
         {Signal::HttpTitle, u"SSID: Familie Meier"_s,
          QUrl(u"http://192.168.1.1/?id=sessionid12345"_s)},
         {Signal::HttpCookie, u"SESSION=sessionid12345; path=/"_s, QUrl()},
         {Signal::DnsName, u"pool-77.isp.test"_s, QUrl()},
         {Signal::UpnpXml, u"<serialNumber>SN12345678</serialNumber>"_s, QUrl()},
         {Signal::SsdpServer, u"uuid:2f402f80-da50-11e1-9b23-004455667788"_s, QUrl()}};
    state.identification->candidates.first().reasons.append(
        Reason{state.evidence->observations.at(1), u"http.body contains"_s});
    state.network->chosen = 0;
    state.before->server = u"sip.provider.test:5060"_s;
    state.before->probes.first().sent = u"OPTIONS sip:sip.provider.test SIP/2.0\r\n"_s;
    state.after->server = u"sip.provider.test:5060"_s;
    state.before->alterations.first().received = u"<sip:a@198.51.100.77>"_s;
    state.path->tls->subject = u"O=Provider Ltd,CN=*.sip.example.com"_s;
    state.account->views[0].contacts +=
        {u"\"Anna Quandt, \\\"sip:x@y\\\"\" <sip:4930123456@192.0.2.77:5060>;expires=60"_s,
         u"<sip:annaq;tag=5@annas-laptop:5060>;+sip.instance=\"<urn:gsma:imei:35-209900>\""_s,
         u"Quandt <sips:annaq:pin4711@[2001:db8:77:1::5]>"_s, u"<tel:+4930654321>"_s};
    state.change->problem = u"sign-in refused for user 'hausmeister': no"_s;
    state.change->transcript = {{false, u"pool-77.isp.test\nRouter login: "_s},
                                {true, u"hausmeister"_s},
                                {false, u"hausmeister@box:~# "_s}};
    return state;
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingPersonalIsInIt_data();
    void nothingPersonalIsInIt();
    void whatHelpsIsStillThere();
    void theFirstLineIsForPeople();
    void aRedactedCaseIsStillACase();
    void redactingTwiceChangesNothingMore();
    void anEmptyCaseStillMakesAReport();
    void hostileTextDoesNotBecomeMarkup();
    void theProviderStandsAtTheEnd();
    void theChecksAndTheAdviceAreInIt();
    void theProvidersListsStayReadable();
    void whoDoesItIsSaid();
    void theDrawingIsInThePageOnly();
};

void TestReport::nothingPersonalIsInIt_data()
{
    QTest::addColumn<QString>("report");
    const Case state = personalCase();
    QTest::newRow("text") << reportAsText(state, {});
    QTest::newRow("markdown") << documentAsMarkdown(reportDocument(state, {})).remove(u'\\');
    QTest::newRow("html") << reportAsHtml(state, {});
    QTest::newRow("json") << QString::fromUtf8(reportAsJson(state));
}

void TestReport::nothingPersonalIsInIt()
{
    QFETCH(QString, report);
    for (const QString &secret : personal)
        QVERIFY2(!report.contains(secret, Qt::CaseInsensitive), qPrintable(secret));
}

void TestReport::whatHelpsIsStillThere()
{
    const QString report = reportAsText(personalCase(), {});
    for (const QString &part :
         {u"KX4-7TM"_s, u"MikroTik hAP ac2"_s, u"6.49.10"_s, u"192.168.1.20"_s, u"00:0c:42:"_s,
          u"Contact"_s, u"http.title"_s, u"@box:~#"_s, u"on before and is off now"_s})
        QVERIFY2(report.contains(part), qPrintable(part + u'\n' + report));
}

void TestReport::theFirstLineIsForPeople()
{
    const QStringList lines = reportAsText(personalCase(), {}).split(u'\n');
    QCOMPARE(lines.at(0), u"Ringthrough report KX4-7TM"_s);
    QCOMPARE(lines.at(3), headline(personalCase(), {}));
}

void TestReport::aRedactedCaseIsStillACase()
{
    const Outcome<Case> read = caseFromJson(reportAsJson(personalCase()));
    QVERIFY2(read.ok(), "a report can be opened like a saved case");
    QVERIFY(read.value() == redacted(personalCase()));
}

void TestReport::redactingTwiceChangesNothingMore()
{
    // The verdicts, times and words are none of redaction's business.
    const Case once = redacted(personalCase());
    QCOMPARE(once.reference, personalCase().reference);
    QCOMPARE(once.before->verdict, Verdict::Altered);
    QCOMPARE(once.change->commands, personalCase().change->commands);
    QCOMPARE(once.network->gateways.first().address, QHostAddress(u"192.168.1.1"_s));
}

void TestReport::anEmptyCaseStillMakesAReport()
{
    const QString report = reportAsText(newCase(), {});
    QVERIFY(report.contains(u"No router was found"_s));
    QVERIFY(report.contains(u"not tested"_s));
}

void TestReport::hostileTextDoesNotBecomeMarkup()
{
    Case state = personalCase();
    state.identification->candidates.first().model = u"<img src=x onerror=alert(1)>"_s;
    state.change->transcript.append({false, u"</code><script>alert(1)</script>"_s});
    const QString html = reportAsHtml(state, {});
    QVERIFY(!html.contains(u"<script"_s));
    QVERIFY(!html.contains(u"<img"_s));
}

void TestReport::theProviderStandsAtTheEnd()
{
    Profile profile;
    profile.name = u"Exatel <i>"_s;
    profile.support.phone = u"+44 1632 960000"_s;
    profile.firewall = {{*ipNetworkFromString(u"198.51.100.0/24"_s), {{5060, 5060}}, {}}};
    const QString report = reportAsText(personalCase(), {}, profile);
    const qsizetype phone = report.indexOf(u"+44 1632 960000"_s);
    QVERIFY(report.indexOf(u"198.51.100.0/24"_s) > report.indexOf(u"Messages of the test"_s));
    QVERIFY(phone > report.indexOf(u"198.51.100.0/24"_s));
    QVERIFY(report.indexOf(u"KX4-7TM"_s, phone) > phone); // the code to say on the phone
    QVERIFY(!reportAsHtml(personalCase(), {}, profile).contains(u"<i>"_s));
    profile = {};
    QCOMPARE(reportAsText(personalCase(), {}, profile), reportAsText(personalCase(), {}));
}

void TestReport::theChecksAndTheAdviceAreInIt()
{
    // The report redacts by itself; what it says is what is said of the redacted case.
    const Case state = redacted(personalCase());
    const QString report = reportAsText(personalCase(), {});
    for (const PathWords &words : pathWords(*state.path))
        QVERIFY2(report.contains(words.forPerson) && report.contains(words.forLog),
                 qPrintable(words.forLog + report));
    for (const Advice &advice : adviceFor(state, {}))
        QVERIFY2(report.contains(advice.title) && report.contains(advice.proof),
                 qPrintable(advice.title));
    QVERIFY(report.contains(wordsForPerson(*state.account)));
    QVERIFY(report.contains(droppedPhoneWords()));
    QVERIFY(report.contains(wordsForLog(*state.account)));
    QVERIFY(!reportAsText(newCase(), {}).contains(u"best first"_s));
}

// Somebody who reads it sees which phones are the same, and where they are at home.
void TestReport::theProvidersListsStayReadable()
{
    const AccountFinding clean = *redacted(personalCase()).account;
    const QString ours = clean.contact.section(u'@', 0, 0);
    QVERIFY2(ours.startsWith(u"sip:user-"_s), qPrintable(ours));
    QCOMPARE(clean.contact, ours + u"@192.168.1.20:40000"_s);
    QCOMPARE(clean.views.at(0).contacts.first(), clean.contact);
    QVERIFY(clean.views.at(1).contacts.first().startsWith(ours + u"@203.0.113."_s));
    QVERIFY(clean.views.at(1).contacts.first().endsWith(u":40000"_s));
    QVERIFY(clean.views.at(0).contacts.at(3).startsWith(u"sips:user-"_s));
    QVERIFY(clean.views.at(0).contacts.at(3).endsWith(u']'));
    QCOMPARE(clean.views.at(0).contacts.at(4), u"(left out)"_s);
}

void TestReport::whoDoesItIsSaid()
{
    const QString report = reportAsText(personalCase(), {});
    QVERIFY(report.contains(wordsForPerson(Layer::HomeRouter)));
    QVERIFY(report.contains(wordsForPerson(Trouble::NameInOrigin)));
    QVERIFY(!report.contains(wordsForPerson(Trouble::GrownMessage))); // it did not happen
}

void TestReport::theDrawingIsInThePageOnly()
{
    QVERIFY(reportAsHtml(personalCase(), {}).contains(u"<svg"_s));
    const QString text = reportAsText(personalCase(), {});
    QVERIFY(!text.contains(u"<svg"_s));
    QVERIFY2(text.contains(u"Slowest, ms"_s),
             qPrintable(text)); // the figures are there all the same
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
