#pragma once

#include "page.h"

namespace ringthrough {

class CheckList;
class ConfidencePicture;
class DevicePicker;
class Disclosure;
class FailureBox;
class Paragraph;
class StatusLine;

/// Who the router is, how sure that is and why; or choosing it by hand.
class RouterPage : public Page
{
    Q_OBJECT

public:
    explicit RouterPage(Flow &flow);

    QString title() const override;
    QString nextText() const override;
    bool canGoOn() const override;
    void enter(Way way) override;
    void next() override;
    QWidget *firstControl() const override;

private:
    void showCase();
    void showReasons();
    void offerDevices();
    QString proposed() const; ///< device id that the main button agrees to; empty: none
    bool isOnline() const;

    ConfidencePicture *m_picture;
    StatusLine *m_certainty;
    Paragraph *m_about;
    QWidget *m_reasons;
    Disclosure *m_another;
    DevicePicker *m_picker;
    FailureBox *m_failure;
};

} // namespace ringthrough
