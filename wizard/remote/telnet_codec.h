#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

namespace ringthrough {

/// The telnet protocol as a client needs it (RFC 854, 855, 1073, 1091, 1143): takes it out of what
/// comes and puts it into what goes. Pure; the bytes are moved by somebody else.
class TelnetCodec
{
public:
    struct Terminal
    {
        QByteArray type = QByteArrayLiteral("VT100");
        quint16 columns = 511; ///< wide, so that no device breaks a long line
        quint16 rows = 1000;   ///< high, so that few devices begin to page
    };

    TelnetCodec() = default;
    explicit TelnetCodec(Terminal terminal) : m_terminal(std::move(terminal)) {}

    /// Takes bytes as they come, cut anywhere, and gives those meant for the terminal. What has to
    /// be answered is added to `reply`.
    QByteArray receive(QByteArrayView bytes, QByteArray &reply);

    /// What is typed, as it goes over the line.
    static QByteArray typed(QByteArrayView text);

    /// The end of a typed line.
    static QByteArray lineEnd() { return QByteArrayLiteral("\r\n"); }

    /// True while the other side has said that it echoes.
    bool peerEchoes() const;

private:
    enum class State { Data, Command, Option, SubOption, SubData, SubCommand };

    void data(uchar byte, QByteArray &out);
    void command(uchar byte, QByteArray &out);
    void option(uchar byte, QByteArray &reply);
    void subCommand(uchar byte, QByteArray &out, QByteArray &reply);
    void subnegotiated(QByteArray &reply) const;
    void sendWindowSize(QByteArray &reply) const;

    Terminal m_terminal;
    State m_state = State::Data;
    uchar m_verb = 0;
    uchar m_subOption = 0;
    QByteArray m_sub;
    // We never ask for an option first, so of RFC 1143's states only "no" and "yes" can be reached;
    // answering only when they change is what keeps two sides from answering each other for ever.
    std::array<bool, 256> m_ours{};
    std::array<bool, 256> m_theirs{};
};

} // namespace ringthrough
