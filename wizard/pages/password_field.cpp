#include "password_field.h"

#include <QLineEdit>

namespace ringthrough {

QLineEdit *passwordField(const QString &name, const QString &spoken)
{
    auto *field = new QLineEdit;
    field->setObjectName(name);
    field->setAccessibleName(spoken);
    field->setEchoMode(QLineEdit::Password);
    field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    return field;
}

Secret takeSecret(QLineEdit &field)
{
    Secret secret = Secret::fromString(field.text());
    field.setText({}); // clear() could be undone
    return secret;
}

} // namespace ringthrough
