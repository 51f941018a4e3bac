#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace ringthrough {

/// An authority of the test's own and what it signs, made by openssl(1).
class TestAuthority
{
public:
    /// Makes the authority; false when openssl did not.
    bool make()
    {
        return openssl(QStringLiteral("req -x509 -days 30 -subj /CN=TestAuthority/O=Tests "
                                      "-keyout ca.key -out ca.pem ") +
                       freshKey());
    }

    /// "NAME.pem" and "NAME.key" for an alternative name such as "DNS:sip.example.test".
    /// `days` below nought: it has expired.
    bool sign(const QString &name, const QString &alternativeName, int days = 30)
    {
        QFile extensions(path(name + QStringLiteral(".ext")));
        const QByteArray text =
            "basicConstraints=critical,CA:FALSE\nsubjectAltName=" + alternativeName.toLatin1() +
            '\n';
        if (!extensions.open(QIODevice::WriteOnly) || extensions.write(text) != text.size())
            return false;
        extensions.close();
        return openssl(QStringLiteral("req -new -subj /CN=%2/O=Provider "
                                      "-keyout %1.key -out %1.csr ")
                           .arg(name, alternativeName.section(QLatin1Char(':'), 1)) +
                       freshKey()) &&
               openssl(QStringLiteral("x509 -req -in %1.csr -CA ca.pem -CAkey ca.key "
                                      "-CAcreateserial -extfile %1.ext -days %2 -out %1.pem")
                           .arg(name)
                           .arg(days));
    }

    /// The same, signed by itself.
    bool signItself(const QString &name, const QString &alternativeName)
    {
        return openssl(QStringLiteral("req -x509 -days 30 -subj /CN=sip.example.test "
                                      "-addext subjectAltName=%2 -keyout %1.key -out %1.pem ")
                           .arg(name, alternativeName) +
                       freshKey());
    }

    QString path(const QString &file) const { return m_folder.filePath(file); }

private:
    static QString freshKey()
    {
        return QStringLiteral("-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes");
    }

    bool openssl(const QString &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("openssl"), arguments.split(QLatin1Char(' ')));
        return process.waitForFinished(30000) && process.exitCode() == 0;
    }

    QTemporaryDir m_folder;
};

} // namespace ringthrough
