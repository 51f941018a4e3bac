#pragma once

#include "sip_test.h"

#include <QWidget>

#include <optional>

class QLineEdit;

namespace ringthrough {

class StatusLine;

/// Asks for the phone provider's server, in plain words, and tells where it stands. Takes what
/// people paste, see readTypedServer().
class ServerField : public QWidget
{
    Q_OBJECT

public:
    explicit ServerField(QWidget *parent = nullptr);

    void offer(const std::optional<SipTarget> &target);
    std::optional<SipTarget> target() const; ///< nothing while it is not a server
    QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void targetChanged();

private:
    void judge();

    QLineEdit *m_field;
    StatusLine *m_answer; ///< what is wrong with it, or what was made of it
};

/// A target as a person would type it.
QString sipTargetText(const SipTarget &target);

} // namespace ringthrough
