#pragma once

#include <QWidget>

namespace ringthrough {

/// The places where people find the name of their provider's server, in the order in which they
/// are worth looking at.
class ServerPlaces : public QWidget
{
    Q_OBJECT

public:
    explicit ServerPlaces(QWidget *parent = nullptr);

private:
    void add(const QString &heading, const QString &text);
};

} // namespace ringthrough
