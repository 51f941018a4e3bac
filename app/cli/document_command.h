#pragma once

#include "command.h"
#include "document.h"

#include <QCommandLineOption>

#include <optional>

namespace ringthrough {

/// What `guide` and `report` share: one document, in a format of the person's choice, for the
/// screen or for a file.
class DocumentCommand : public CliCommand
{
    Q_OBJECT

protected:
    static QList<QCommandLineOption> documentOptions();

    /// text, markdown, html, pdf or json. Nothing when another was asked for; it has been answered
    /// then.
    std::optional<QString> format();

    /// The document in any format but json.
    static QByteArray rendered(const Document &document, const QString &format);

    /// Prints the document or writes it into the file that was named, and ends.
    void handOver(const QByteArray &document);
};

} // namespace ringthrough
