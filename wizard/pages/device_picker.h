#pragma once

#include "knowledge_base.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace ringthrough {

class StatusLine;

/// Finds a router in the knowledge base by what somebody reads on its label.
class DevicePicker : public QWidget
{
    Q_OBJECT

public:
    explicit DevicePicker(QWidget *parent = nullptr);

    /// The knowledge must outlive the picker or be replaced. `likely` devices stand first until
    /// something is typed.
    void offer(const KnowledgeBase &knowledge, const QStringList &likely);

    QString chosen() const; ///< device id; empty: none yet
    QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void chosenChanged();

private:
    void search();
    void add(const DeviceRef &ref);

    const KnowledgeBase *m_knowledge = nullptr;
    QStringList m_likely;
    QLineEdit *m_field;
    QListWidget *m_list;
    StatusLine *m_count;
};

/// A device as a person would call it: maker, family and some of its models.
QString deviceWords(const DeviceRef &ref);

} // namespace ringthrough
