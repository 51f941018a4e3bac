#include "account_test.h"

#include "account_line.h"
#include "account_views.h"
#include "fresh_ports.h"
#include "own_link.h"
#include "path_words.h"

#include <QDateTime>
#include <QHostInfo>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace ringthrough {

namespace {

constexpr quint16 usualTlsPort = 5061;
constexpr quint16 usualControlPorts[] = {5080, 5062, 5160};
constexpr qsizetype shownBytes = 120;

enum class Step { Looking, Binding, ReadingMain, ReadingOther, Unbinding };

QHostAddress bestAddress(const QList<QHostAddress> &addresses)
{
    // Only IPv4 is translated, so there is most to be seen.
    const auto four = std::find_if(addresses.begin(), addresses.end(), [](const auto &one) {
        return one.protocol() == QAbstractSocket::IPv4Protocol;
    });
    return four != addresses.end() ? *four : addresses.value(0);
}

AccountIdentity identityOf(const AccountTestOptions &options)
{
    const qsizetype at = options.user.indexOf(QLatin1Char('@'));
    const QString behind = at < 0 ? QString() : options.user.mid(at + 1);
    const QString domain = !options.domain.isEmpty() ? options.domain
                           : !behind.isEmpty()       ? behind
                                                     : options.target.host;
    return {options.user.left(at < 0 ? options.user.size() : at).toUtf8(),
            options.signInAs.toUtf8(), hostText(domain)};
}

QString shown(const QByteArray &line)
{
    QString plain;
    for (const char one : line.left(shownBytes))
        plain += one >= ' ' && one <= '~' ? QLatin1Char(one) : QLatin1Char('?');
    return plain;
}

QStringList shown(const QList<QByteArray> &bindings)
{
    QStringList list;
    for (const QByteArray &one : bindings)
        list << QString::fromUtf8(one);
    return list;
}

Problem unexpected(const SipText &answer)
{
    return UnexpectedReply{During::SipTest, shown(answer.startLine)};
}

} // namespace

class AccountTest::Private
{
public:
    Private(AccountTest *job, AccountTestOptions how)
        : q(job), options(std::move(how)), identity(identityOf(options))
    {
    }

    void resolve();
    void begin(const QHostAddress &address);
    QList<AccountPath> otherPaths() const;
    void connectTo(AccountLine *line);
    void ask(Step next, AccountAsk what);
    void heard();
    void heardMain();
    void heardOther();
    bool isThroughTunnel() const;
    void noticeMissing(const QList<QByteArray> &after);
    void askNextPath();
    void compare(const QList<QByteArray> &bindings, const QByteArray &binding);
    void tidyUp(const Outcome<AccountFinding> &outcome);
    Problem problemOf(const AccountLine &line) const;
    QString otherPlaces() const;
    void finish(const Outcome<AccountFinding> &outcome);
    void release();

    AccountTest *const q;
    AccountTestOptions options;
    const AccountIdentity identity;
    QHostAddress server;
    int lookup = -1;
    QTimer limit;
    FreshPorts ports{QDateTime::currentMSecsSinceEpoch()};
    Step step = Step::Looking;
    bool mayBeBound = false;
    std::unique_ptr<AccountLine> main;
    std::unique_ptr<AccountLine> other;
    QList<AccountPath> paths; ///< still to be tried
    QList<QByteArray> before;
    AccountFinding finding;
    Outcome<AccountFinding> ending{Problem(Cancelled{})};
};

void AccountTest::Private::resolve()
{
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, q, [this] {
        finish(step == Step::Unbinding ? ending
                                       : Problem(TimedOut{During::SipTest, options.totalLimit}));
    });
    limit.start(options.totalLimit);
    if (identity.domain.isEmpty())
        return finish(Problem(HostNotFound{options.target.host}));
    const QHostAddress literal(options.target.host);
    if (!literal.isNull())
        return begin(literal);
    lookup = QHostInfo::lookupHost(options.target.host, q, [this](const QHostInfo &info) {
        lookup = -1;
        if (q->isRunning())
            begin(bestAddress(info.addresses()));
    });
}

void AccountTest::Private::begin(const QHostAddress &address)
{
    if (address.isNull())
        return finish(Problem(HostNotFound{options.target.host}));
    server = address;
    finding.throughTunnel = isThroughTunnel();
    if (finding.throughTunnel)
        return finish(finding);
    Q_EMIT q->progressed(AccountTest::tr("Signing in at %1, as your phone does.")
                             .arg(sipTargetToString(options.target)));
    if (!q->isRunning())
        return;
    AccountPath path;
    path.server = server;
    path.port = options.target.port;
    path.wishedPort = ports.next();
    main = std::make_unique<AccountLine>(path, identity, options.password);
    connectTo(main.get());
    paths = otherPaths();
    ask(Step::Looking, AccountAsk::Read);
}

bool AccountTest::Private::isThroughTunnel() const
{
    SipWire wire(Wire::Udp);
    wire.open(server, options.target.port, 0);
    return wire.isOpen() && ownLink(wire.ownAddress(), server, options.gateway).tunnel;
}

QList<AccountPath> AccountTest::Private::otherPaths() const
{
    AccountPath tls;
    tls.wire = Wire::Tls;
    tls.server = server;
    tls.port = options.target.tlsPort != 0 ? options.target.tlsPort : usualTlsPort;
    tls.tlsName = options.target.host;
    tls.authorities = options.authorities;
    QList<AccountPath> list{tls};
    AccountPath udp;
    udp.server = server;
    udp.patient = options.target.controlPort != 0;
    for (const quint16 port : usualControlPorts) {
        udp.port = udp.patient ? options.target.controlPort : port;
        if (udp.port != options.target.port && (list.size() == 1 || !udp.patient))
            list.append(udp);
    }
    return list;
}

// Queued: the end of the job takes the lines away, which must not happen in their own hands.
void AccountTest::Private::connectTo(AccountLine *line)
{
    QObject::connect(
        line, &AccountLine::replied, q, [this] { heard(); }, Qt::QueuedConnection);
}

void AccountTest::Private::ask(Step next, AccountAsk what)
{
    step = next;
    mayBeBound = mayBeBound || what == AccountAsk::Bind;
    (next == Step::ReadingOther ? other : main)->ask(what);
}

void AccountTest::Private::heard()
{
    if (!q->isRunning())
        return;
    if (step == Step::ReadingOther)
        heardOther();
    else if (step == Step::Unbinding)
        finish(ending);
    else
        heardMain();
}

void AccountTest::Private::heardMain()
{
    if (main->end() != AccountEnd::Taken)
        return tidyUp(problemOf(*main));
    const QList<QByteArray> bindings = bindingsIn(main->answer());
    if (step == Step::Looking) {
        before = bindings;
        return ask(Step::Binding, AccountAsk::Bind);
    }
    if (step == Step::Binding)
        return ask(Step::ReadingMain, AccountAsk::Read);
    noticeMissing(bindings);
    if (!q->isRunning())
        return;
    if (bindingOf(bindings, main->contactUser()).isEmpty())
        return tidyUp(unexpected(main->answer()));
    finding.contact = QString::fromUtf8(main->contact());
    finding.views.append({main->path().name(), shown(bindings)});
    askNextPath();
}

void AccountTest::Private::noticeMissing(const QList<QByteArray> &after)
{
    finding.phoneDropped = !missingFrom(before, after).isEmpty();
    if (finding.phoneDropped)
        Q_EMIT q->progressed(droppedPhoneWords());
}

void AccountTest::Private::askNextPath()
{
    if (paths.isEmpty())
        return tidyUp(Problem(ServerSilent{otherPlaces()}));
    if (!other)
        Q_EMIT q->progressed(AccountTest::tr("Reading the same list on another way."));
    if (!q->isRunning())
        return;
    AccountPath path = paths.takeFirst();
    path.wishedPort = path.wire == Wire::Udp ? ports.next() : 0;
    other = std::make_unique<AccountLine>(path, identity, options.password);
    connectTo(other.get());
    ask(Step::ReadingOther, AccountAsk::Read);
}

void AccountTest::Private::heardOther()
{
    // A password that is refused anywhere is not tried anywhere else.
    if (other->end() == AccountEnd::Refused)
        return tidyUp(problemOf(*other));
    const QList<QByteArray> bindings =
        other->end() == AccountEnd::Taken ? bindingsIn(other->answer()) : QList<QByteArray>();
    const QByteArray binding = bindingOf(bindings, main->contactUser());
    // Not this way, or somebody else's registrar.
    if (binding.isEmpty())
        return askNextPath();
    compare(bindings, binding);
}

void AccountTest::Private::compare(const QList<QByteArray> &bindings, const QByteArray &binding)
{
    const QByteArray atMain = bindingOf(bindingsIn(main->answer()), main->contactUser());
    finding.views.append({other->path().name(), shown(bindings)});
    const ViewsSay says = compareViews(
        {main->ownPlace(), hostOfUri(atMain), hostOfUri(binding), seenAs(other->answer())});
    finding.differs = says == ViewsSay::Differs;
    if (says == ViewsSay::Unclear)
        return tidyUp(Problem(UnexpectedReply{During::SipTest, shown(binding)}));
    tidyUp(finding);
}

void AccountTest::Private::tidyUp(const Outcome<AccountFinding> &outcome)
{
    ending = outcome;
    // Whoever has just refused the password is not told it again; a minute ends the binding, too.
    if (!mayBeBound || main->end() == AccountEnd::Refused)
        return finish(ending);
    Q_EMIT q->progressed(AccountTest::tr("Signing out again."));
    if (q->isRunning())
        ask(Step::Unbinding, AccountAsk::Unbind);
}

Problem AccountTest::Private::problemOf(const AccountLine &line) const
{
    switch (line.end()) {
    case AccountEnd::Refused:
        return SignInRefused{options.user, shown(line.answer().startLine)};
    case AccountEnd::Unsupported:
        return SignInUnsupported{offeredSchemes(line.answer())};
    case AccountEnd::Silent:
        return ServerSilent{sipTargetToString(options.target)};
    case AccountEnd::Unreachable:
        return ConnectionRefused{server.toString(), line.path().port, line.detail()};
    case AccountEnd::Taken:
    case AccountEnd::Unexpected:
        break;
    }
    return unexpected(line.answer());
}

QString AccountTest::Private::otherPlaces() const
{
    QStringList names;
    for (const AccountPath &path : otherPaths())
        names << path.name();
    return options.target.host + QStringLiteral(" (%1)").arg(names.join(QStringLiteral(", ")));
}

void AccountTest::Private::finish(const Outcome<AccountFinding> &outcome)
{
    const Outcome<AccountFinding> result = outcome;
    if (!q->conclude())
        return;
    if (step == Step::Unbinding)
        mayBeBound = false;
    release();
    Q_EMIT q->finished(result);
}

void AccountTest::Private::release()
{
    limit.stop();
    if (lookup != -1)
        QHostInfo::abortHostLookup(lookup);
    lookup = -1;
    if (mayBeBound && main && main->end() != AccountEnd::Refused)
        main->unbindInPassing();
    mayBeBound = false;
    other.reset();
    main.reset();
    options.password = Secret();
}

AccountTest::AccountTest(AccountTestOptions options, QObject *parent)
    : Job(parent), d(std::make_unique<Private>(this, std::move(options)))
{
}

AccountTest::~AccountTest()
{
    cancel();
}

void AccountTest::run()
{
    d->resolve();
}

void AccountTest::stop()
{
    d->release();
}

} // namespace ringthrough
