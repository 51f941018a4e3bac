#pragma once

#include "sip_test.h"

#include <QWidget>

#include <optional>

class QLineEdit;

namespace ringthrough {

class StatusLine;

/// Asks for the phone provider's server, in plain words and with a hint where it stands.
class ServerField : public QWidget
{
    Q_OBJECT

public:
    explicit ServerField(QWidget *parent = nullptr);

    void offer(const std::optional<SipTarget> &target);
    std::optional<SipTarget> target() const; ///< nothing while it is not a server's name
    QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void targetChanged();

private:
    void judge();

    QLineEdit *m_field;
    StatusLine *m_complaint;
};

/// A target as a person would type it.
QString sipTargetText(const SipTarget &target);

} // namespace ringthrough
