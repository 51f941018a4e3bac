#include "progress_words.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)
};

struct ForQuestion
{
    AskedWords operator()(const AskHostKey &ask) const
    {
        return {
            Words::tr("Is this your router?"),
            Words::tr("We meet it for the first time. Its identity is: %1. If you are at home and "
                      "connected to your own router, say yes. We remember it and warn you when it "
                      "changes.")
                .arg(ask.fingerprint),
            Words::tr("Yes, this is my router"), Words::tr("No, stop")};
    }
    AskedWords operator()(const AskObsoleteAlgorithms &) const
    {
        return {Words::tr("Use the old kind of encryption?"),
                Words::tr("Your router only speaks an old kind of encryption. Somebody in your own "
                          "network could perhaps read along. At home that is usually all right."),
                Words::tr("Yes, use it this once"), Words::tr("No, stop")};
    }
    AskedWords operator()(const AskRestart &ask) const
    {
        const int minutes = qMax(1, (ask.seconds + 59) / 60);
        if (ask.byHand) {
            return {
                Words::tr("Please restart your router now"),
                Words::tr("Pull its power plug, wait ten seconds, and put it back. It takes about "
                          "%n minute(s) until it is there again. The change then takes effect.",
                          nullptr, minutes),
                Words::tr("It is there again"), Words::tr("Restart it later")};
        }
        return {
            Words::tr("Restart your router now?"),
            Words::tr("The change takes effect after a restart. Calls and internet are away for "
                      "about %n minute(s).",
                      nullptr, minutes),
            Words::tr("Restart it now"), Words::tr("Restart it later")};
    }
    AskedWords operator()(const AskSipTest &) const { return {}; }
};

} // namespace

QString stageSentence(Stage stage)
{
    switch (stage) {
    case Stage::Connect:
        return Words::tr("Connecting to your router");
    case Stage::SignIn:
        return Words::tr("Signing in");
    case Stage::Confirm:
        return Words::tr("Making sure that it is the right router");
    case Stage::Check:
        return Words::tr("Looking at how the setting stands");
    case Stage::Change:
        return Words::tr("Changing the setting");
    case Stage::Save:
        return Words::tr("Saving, so that it stays");
    case Stage::Restart:
        return Words::tr("Waiting for the restart of your router");
    case Stage::Verify:
        return Words::tr("Reading the setting again");
    case Stage::SipTest:
        return Words::tr("Testing your calls");
    case Stage::Undo:
        return Words::tr("Putting everything back as it was");
    }
    return {};
}

AskedWords askedWords(const Question &question)
{
    return std::visit(ForQuestion{}, question);
}

} // namespace ringthrough
