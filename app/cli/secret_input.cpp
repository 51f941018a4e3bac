#include "secret_input.h"

#include <array>
#include <cstdio>
#include <cstring>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

namespace ringthrough {

namespace {

constexpr size_t longestLine = 1024;

// Switches the echo of typed keys off for as long as it lives.
#ifdef Q_OS_WIN
class NoEcho
{
public:
    NoEcho() : m_input(GetStdHandle(STD_INPUT_HANDLE))
    {
        GetConsoleMode(m_input, &m_before);
        SetConsoleMode(m_input, m_before & ~DWORD(ENABLE_ECHO_INPUT));
    }
    ~NoEcho() { SetConsoleMode(m_input, m_before); }

private:
    HANDLE m_input;
    DWORD m_before = 0;
};
#else
class NoEcho
{
public:
    NoEcho()
    {
        tcgetattr(STDIN_FILENO, &m_before);
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~NoEcho() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }

private:
    termios m_before{};
};
#endif

void print(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

} // namespace

bool canAsk()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stdin)) != 0;
#else
    return isatty(STDIN_FILENO) == 1;
#endif
}

std::optional<Secret> readSecretLine()
{
    // Unbuffered, so that no copy of a password stays behind in the C library.
    std::setvbuf(stdin, nullptr, _IONBF, 0);
    std::array<char, longestLine> line{};
    const bool read = std::fgets(line.data(), int(line.size()), stdin) != nullptr;
    const size_t length = read ? std::strcspn(line.data(), "\r\n") : 0;
    std::optional<Secret> secret;
    if (read)
        secret.emplace(QByteArray(line.data(), qsizetype(length)));
    volatile char *wipe = line.data();
    for (size_t i = 0; i < line.size(); ++i)
        wipe[i] = 0;
    return secret;
}

std::optional<Secret> askSecret(const QString &prompt)
{
    print(prompt + QLatin1Char(' '));
    std::optional<Secret> secret;
    {
        const NoEcho quiet;
        secret = readSecretLine();
    }
    print(QStringLiteral("\n"));
    return secret;
}

bool askYes(const QString &question)
{
    print(question + QStringLiteral(" [y/N] "));
    const std::optional<Secret> answer = readSecretLine();
    const QByteArray word = answer ? answer->reveal().trimmed().toLower() : QByteArray();
    return word == "y" || word == "yes";
}

} // namespace ringthrough
