#include "log_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>

#include <cstdio>
#include <memory>

namespace ringthrough {

namespace {

constexpr qint64 largestLog = 512 * 1024;

// Qt's message handler is a plain function for the whole process, so its file has to be one too.
struct LogFile
{
    QMutex mutex;
    QFile file;
};

LogFile &logFile()
{
    static LogFile log;
    return log;
}

void rotate(QFile &file)
{
    const QString old = file.fileName() + QStringLiteral(".1");
    file.close();
    QFile::remove(old);
    file.rename(old);
    file.setFileName(QString(old).chopped(2));
}

bool openForMore(QFile &file)
{
    return file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Text) &&
           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray line = qFormatLogMessage(type, context, message).toUtf8() + '\n';
    std::fputs(line.constData(), stderr);
    LogFile &log = logFile();
    const QMutexLocker lock(&log.mutex);
    if (log.file.size() > largestLog) {
        rotate(log.file);
        openForMore(log.file);
    }
    log.file.write(line);
    log.file.flush();
}

} // namespace

void logToFile(const QString &file)
{
    QDir().mkpath(QFileInfo(file).path());
    LogFile &log = logFile();
    {
        const QMutexLocker lock(&log.mutex);
        log.file.close();
        log.file.setFileName(file);
        if (!openForMore(log.file))
            return; // a log that cannot be written must not keep anybody from their calls
    }
    qSetMessagePattern(
        QStringLiteral("%{time yyyy-MM-ddThh:mm:ss.zzz} %{type} %{category}: %{message}"));
    qInstallMessageHandler(writeMessage);
}

} // namespace ringthrough
