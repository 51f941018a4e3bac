#include "device_picker.h"

#include "texts.h"

#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace ringthrough {

namespace {

// More than this nobody reads; typing another letter is quicker.
constexpr int longestList = 200;
constexpr int modelsShown = 4;

} // namespace

QString deviceWords(const DeviceRef &ref)
{
    QString models = ref.device->models.mid(0, modelsShown).join(QStringLiteral(", "));
    if (ref.device->models.size() > modelsShown)
        models += QStringLiteral(", …");
    return DevicePicker::tr("%1: %2 (%3)", "maker: family (models)")
        .arg(ref.vendor->name, ref.device->family, models);
}

DevicePicker::DevicePicker(QWidget *parent)
    : QWidget(parent),
      m_field(new QLineEdit),
      m_list(new QListWidget),
      m_count(new StatusLine(QStringLiteral("pickerCount")))
{
    setObjectName(QStringLiteral("devicePicker"));
    auto *label = new Paragraph(tr("What is printed on the label of your router? "
                                   "Type the maker or the model, for example \"RT-AC68U\"."));
    label->setBuddy(m_field);
    m_field->setObjectName(QStringLiteral("deviceField"));
    m_field->setAccessibleName(tr("Maker or model of your router"));
    m_field->setAccessibleDescription(label->text());
    m_field->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("deviceList"));
    m_list->setAccessibleName(tr("Routers that fit"));
    m_list->setWordWrap(true);
    m_list->setAlternatingRowColors(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(label);
    column->addWidget(m_field);
    column->addWidget(m_count);
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &DevicePicker::search);
    connect(m_list, &QListWidget::currentItemChanged, this, &DevicePicker::chosenChanged);
}

void DevicePicker::offer(const KnowledgeBase &knowledge, const QStringList &likely)
{
    m_knowledge = &knowledge;
    m_likely = likely;
    search();
}

QString DevicePicker::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void DevicePicker::search()
{
    if (!m_knowledge)
        return;
    m_list->clear();
    const QString text = m_field->text().trimmed();
    if (!text.isEmpty()) {
        for (const DeviceRef &ref : m_knowledge->search(text).mid(0, longestList))
            add(ref);
    } else {
        for (const QString &id : m_likely) {
            if (const auto ref = m_knowledge->device(id))
                add(*ref);
        }
        for (const Vendor &vendor : m_knowledge->vendors()) {
            for (const Device &device : vendor.devices) {
                if (m_list->count() < longestList && !m_likely.contains(device.id))
                    add({&vendor, &device});
            }
        }
    }
    m_count->say(m_list->count() == 0 ? tr("No router fits. Try fewer letters, or only the maker.")
                                      : tr("%n router(s) fit.", nullptr, m_list->count()));
    Q_EMIT chosenChanged();
}

void DevicePicker::add(const DeviceRef &ref)
{
    auto *item = new QListWidgetItem(deviceWords(ref), m_list);
    item->setData(Qt::UserRole, ref.device->id);
}

} // namespace ringthrough
