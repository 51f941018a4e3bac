#include "program.h"

#include "profile_target.h"
#include "remembered.h"
#include "wizard_window.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace ringthrough {

namespace {

Q_LOGGING_CATEGORY(lcApp, "app", QtWarningMsg)

Surroundings practiceSurroundings(const PracticeAddresses &at)
{
    Surroundings around;
    around.network = practiceNetwork(at);
    around.discovery = practiceDiscovery(at);
    around.sipServer = at.sipServer;
    around.telnetPort = at.telnetPort;
    around.sshPort = at.sshPort;
    return around;
}

std::optional<Profile> profileIn(const QString &file)
{
    if (file.isEmpty())
        return std::nullopt;
    const auto read = loadProfile(file);
    if (const auto *profile = std::get_if<Profile>(&read))
        return *profile;
    for (const Mistake &mistake : std::get<QList<Mistake>>(read))
        qCWarning(lcApp).noquote() << mistake.toString();
    return std::nullopt;
}

} // namespace

Program::Program(Options options)
    : m_options(std::move(options)), m_profile(profileIn(m_options.profile))
{
    connect(&m_loader, &LoadInBackground::loaded, this, &Program::takeKnowledge);
}

Program::~Program() = default;

void Program::start()
{
    if (!m_options.practice) {
        Surroundings around;
        around.stateFolder = m_options.stateFolder;
        around.sipServer = m_profile ? sipTargetOf(*m_profile) : std::nullopt;
        if (!around.sipServer)
            around.sipServer = rememberedServer();
        openWindow(around, {});
    }
    QStringList folders{bundledKnowledgeFolder()};
    folders.append(m_options.knowledgeFolders);
    m_loader.start(folders);
}

void Program::takeKnowledge(const std::shared_ptr<const LoadedKnowledge> &loaded)
{
    for (const Mistake &mistake : loaded->mistakes)
        qCWarning(lcApp).noquote() << mistake.toString();
    const std::shared_ptr<const KnowledgeBase> base(loaded, &loaded->base);
    if (m_options.practice)
        startPractice(base);
    else
        m_flow->setKnowledge(base);
}

void Program::startPractice(const std::shared_ptr<const KnowledgeBase> &base)
{
    const QString &id = m_options.practiceDevice;
    const auto ref = practiceDevice(*base, id);
    m_practice = std::make_unique<PracticeRouter>();
    const auto listening = ref ? m_practice->listen(*ref->vendor, *ref->device)
                               : Outcome<PracticeAddresses>(Problem(NoRecipe{id, {}}));
    if (!listening) {
        qCCritical(lcApp).noquote() << wordsForLog(listening.problem());
        QCoreApplication::exit(exitCode(listening.problem()));
        return;
    }
    const PracticeAddresses &at = listening.value();
    Surroundings around = practiceSurroundings(at);
    around.knowledge = base;
    around.stateFolder = m_practiceState.path();
    const QString notice = at.privilegedPassword.isEmpty()
                               ? tr("Practice: this router is only pretended. Its user name is "
                                    "\"%1\", its password \"%2\".")
                                     .arg(at.user, at.password)
                               : tr("Practice: this router is only pretended. Its user name is "
                                    "\"%1\", its password \"%2\", "
                                    "its second password \"%3\".")
                                     .arg(at.user, at.password, at.privilegedPassword);
    openWindow(around, notice);
}

// A profile that cannot be read is the provider's business, but only the person can tell it.
QString Program::withProfileNotice(const QString &notice) const
{
    if (m_profile || m_options.profile.isEmpty())
        return notice;
    const QString broken = tr("The file of your phone provider has a mistake in it and is not "
                              "used. Please tell your phone provider.");
    return notice.isEmpty() ? broken : notice + u'\n' + broken;
}

void Program::openWindow(Surroundings around, const QString &notice)
{
    around.profile = m_profile;
    m_flow = std::make_unique<Flow>(std::move(around));
    m_window = std::make_unique<WizardWindow>(*m_flow);
    m_window->setNotice(withProfileNotice(notice));
    if (!m_options.practice)
        connect(m_flow.get(), &Flow::caseChanged, this,
                [this] { rememberServer(m_flow->sipServer()); });
    m_window->show();
}

} // namespace ringthrough
