#pragma once

#include <QObject>

#include <memory>

namespace ringthrough {

/// Tells when somebody presses Ctrl-C or ends the program from outside, so that a router is not
/// left half changed. One at a time.
class Interrupt : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

Q_SIGNALS:
    void happened();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ringthrough
