#pragma once

#include <QLayout>
#include <QWidget>

namespace ringthrough {

/// Lays widgets out in reading direction and breaks the row where the width ends, so that buttons
/// with long words or large letters are never cut.
class WrapLayout : public QLayout
{
    Q_OBJECT

public:
    explicit WrapLayout(QWidget *parent);
    ~WrapLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool really) const;

    QList<QLayoutItem *> m_items;
};

/// A row of widgets in a WrapLayout.
class FlowRow : public QWidget
{
    Q_OBJECT

public:
    explicit FlowRow(const QList<QWidget *> &widgets);
};

} // namespace ringthrough
