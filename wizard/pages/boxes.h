#pragma once

#include <QFrame>

class QPushButton;

namespace ringthrough {

class Flow;
class Paragraph;
class StatusLine;

/// Something did not work: what happened, the three ways on, and whom the phone provider's profile
/// names to be asked.
class FailureBox : public QFrame
{
    Q_OBJECT

public:
    FailureBox(const Flow &flow, const QString &byHandText, QWidget *parent = nullptr);

    void tell(const QString &words, const QString &tryAgainText = {}); ///< empty: "Try again"
    void clear();
    QPushButton *tryAgainButton() const { return m_tryAgain; }
    QPushButton *byHandButton() const { return m_byHand; }

Q_SIGNALS:
    void tryAgain();
    void byHand();
    void support();

private:
    const Flow &m_flow;
    StatusLine *m_words;
    StatusLine *m_support;
    QPushButton *m_tryAgain;
    QPushButton *m_byHand;
};

/// What the provider's profile says to somebody who needs help; empty without one.
QString supportWordsFor(const Flow &flow);

/// A question in the page itself, with its two answers.
class QuestionBox : public QFrame
{
    Q_OBJECT

public:
    explicit QuestionBox(const QString &name, QWidget *parent = nullptr);

    void ask(const QString &question, const QString &why, const QString &yes, const QString &no);

Q_SIGNALS:
    void answered(bool yes);

private:
    void close(bool yes);

    StatusLine *m_question;
    Paragraph *m_why;
    QPushButton *m_yes;
    QPushButton *m_no;
};

/// A part of a page that opens and closes.
class Disclosure : public QWidget
{
    Q_OBJECT

public:
    Disclosure(const QString &name, const QString &openText, const QString &closeText,
               QWidget *content);

    bool isOpen() const;
    void setOpen(bool open);
    void setClosable(bool closable); ///< false: no button, it stays as it is

private:
    QString m_openText;
    QString m_closeText;
    QPushButton *m_button;
    QWidget *m_content;
};

} // namespace ringthrough
