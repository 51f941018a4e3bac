#include "sign_in.h"

#include "change_router.h"
#include "recipe_text.h"

#include <utility>

namespace ringthrough {

namespace {

class SigningIn
{
public:
    SigningIn(Shell &shell, const Recipe &recipe, const SignInDetails &details,
              const RemoteLimits &limits, const std::stop_token &stop)
        : m_shell(shell), m_recipe(recipe), m_details(details), m_limits(limits), m_stop(stop)
    {
    }

    Outcome<QString> operator()()
    {
        const auto problem = m_shell.channel().signsIn() ? firstPrompt() : askedByRouter();
        if (problem)
            return *problem;
        m_shell.setPrompt(m_recipe.signIn.prompt);
        for (const Command &choice : m_recipe.signIn.menu) {
            const auto reply = m_shell.run(choice, {During::SigningIn, m_limits.reply, m_stop});
            if (!reply)
                return reply.problem();
            m_seen += m_shell.shown();
        }
        if (const auto refused = privileged())
            return *refused;
        return m_shell.channel().greeting() + m_seen;
    }

private:
    Outcome<int> await(const QList<Shell::Awaited> &awaited)
    {
        auto which = m_shell.await(awaited, {During::SigningIn, m_limits.signIn, m_stop});
        m_seen += m_shell.shown();
        return which;
    }

    std::optional<Problem> firstPrompt()
    {
        const auto which = await({{m_recipe.signIn.prompt}});
        return which ? std::nullopt : std::optional<Problem>(which.problem());
    }

    // The order matters: a text that speaks of failures may stand before a prompt that let us in.
    std::optional<Problem> askedByRouter()
    {
        const SignIn &words = m_recipe.signIn;
        const QList<Shell::Awaited> awaited{
            {words.userPrompt}, {words.passwordPrompt}, {words.prompt}, {words.refused, false}};
        bool toldUser = false;
        bool toldPassword = false;
        for (;;) {
            const auto which = await(awaited);
            if (!which)
                return which.problem();
            const bool asksAgain = (which.value() == 0 && std::exchange(toldUser, true)) ||
                                   (which.value() == 1 && std::exchange(toldPassword, true));
            if (asksAgain || which.value() == 3)
                return SignInRefused{m_details.user, m_shell.masked(m_shell.shown())};
            if (which.value() == 2)
                return std::nullopt;
            const bool typed = which.value() == 0 ? m_shell.type(m_details.user, m_stop)
                                                  : m_shell.type(m_details.password, m_stop);
            if (!typed)
                return ConnectionLost{During::SigningIn};
        }
    }

    std::optional<Problem> privileged()
    {
        if (!m_recipe.signIn.privileged)
            return std::nullopt;
        const PrivilegedMode &mode = *m_recipe.signIn.privileged;
        m_shell.setPrompt(mode.prompt);
        if (fitsAtEnd(mode.prompt, m_shell.shown()))
            return std::nullopt;
        if (!m_shell.type(mode.send, m_stop))
            return ConnectionLost{During::SigningIn};
        const QList<Shell::Awaited> awaited{
            {mode.prompt}, {mode.passwordPrompt}, {m_recipe.signIn.prompt}};
        auto which = await(awaited);
        if (which && which.value() == 1) {
            const Secret &own = m_details.privilegedPassword;
            if (!m_shell.type(own.isEmpty() ? m_details.password : own, m_stop))
                return ConnectionLost{During::SigningIn};
            which = await(awaited);
        }
        if (!which)
            return which.problem();
        if (which.value() != 0)
            return SignInRefused{m_details.user, m_shell.masked(m_shell.shown())};
        return std::nullopt;
    }

    Shell &m_shell;
    const Recipe &m_recipe;
    const SignInDetails &m_details;
    const RemoteLimits &m_limits;
    const std::stop_token &m_stop;
    QString m_seen;
};

} // namespace

Outcome<QString> signIn(Shell &shell, const Recipe &recipe, const SignInDetails &details,
                        const RemoteLimits &limits, const std::stop_token &stop)
{
    return SigningIn(shell, recipe, details, limits, stop)();
}

} // namespace ringthrough
