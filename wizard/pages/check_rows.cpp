#include "check_rows.h"

#include "path_words.h"
#include "plain_button.h"
#include "texts.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QPushButton>

namespace ringthrough {

namespace {

QString answerOf(PathCheck check, const PathReport &report)
{
    for (const PathWords &words : pathWords(report))
        if (words.check == check)
            return words.forPerson;
    return {};
}

} // namespace

QString questionOf(PathCheck check)
{
    switch (check) {
    case PathCheck::Tls:
        return QCoreApplication::translate("CheckRows",
                                           "Does your phone provider take encrypted calls?");
    case PathCheck::OtherPorts:
        return QCoreApplication::translate("CheckRows",
                                           "Does your phone provider answer on other ports?");
    case PathCheck::Ipv6:
        return QCoreApplication::translate("CheckRows",
                                           "Does your phone provider answer over IPv6?");
    case PathCheck::Nat:
        return QCoreApplication::translate("CheckRows",
                                           "How does your router translate addresses?");
    case PathCheck::Layers:
        return QCoreApplication::translate("CheckRows", "Is there a second router?");
    case PathCheck::Lifetime:
        return QCoreApplication::translate(
            "CheckRows", "How long does your router remember a quiet phone? (3 minutes)");
    case PathCheck::Voice:
        return QCoreApplication::translate("CheckRows", "Would speech arrive in time?");
    }
    Q_UNREACHABLE();
    return {};
}

CheckRows::CheckRows(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("checkRows"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setColumnStretch(1, 1);
}

void CheckRows::show(const QList<PathCheck> &checks, const QList<PathCheck> &running,
                     const PathReport &report)
{
    for (const PathCheck check : checks) {
        const QString answer = answerOf(check, report);
        const bool asks = running.contains(check);
        const Mark unanswered = asks ? Mark::Now : Mark::Skipped;
        Row &row = rowFor(check);
        set(row, answer.isEmpty() ? unanswered : Mark::Done,
            answer.isEmpty() ? questionOf(check) : answer);
        row.skip->setVisible(asks && answer.isEmpty());
        // Beside a button as beside the first of several lines.
        m_grid->setAlignment(row.sign, row.skip->isHidden() ? Qt::AlignTop : Qt::AlignVCenter);
    }
}

CheckRows::Row &CheckRows::rowFor(PathCheck check)
{
    const auto found = m_rows.find(check);
    if (found != m_rows.end())
        return *found;
    const int number = count() + 1;
    // A number, so that each of these buttons has a letter of its own.
    auto *skip = plainButton(QStringLiteral("skip-%1").arg(pathCheckName(check)),
                             tr("Skip %1", "a number").arg(number));
    skip->setAccessibleName(tr("Skip: %1", "the question of a check").arg(questionOf(check)));
    connect(skip, &QPushButton::clicked, this, [this, check] { Q_EMIT skipped(check); });
    const Row row{new MarkSign(Mark::Now, this), new Paragraph, skip};
    row.text->setObjectName(QStringLiteral("check-%1").arg(pathCheckName(check)));
    m_grid->addWidget(row.sign, number - 1, 0, Qt::AlignTop);
    m_grid->addWidget(row.text, number - 1, 1);
    m_grid->addWidget(row.skip, number - 1, 2, Qt::AlignTop);
    return *m_rows.insert(check, row);
}

void CheckRows::set(Row &row, Mark mark, const QString &sentence)
{
    row.sign->setMark(mark);
    row.sign->setToolTip(markWord(mark));
    row.text->setText(sentence);
    row.text->setAccessibleName(
        tr("%1 (%2)", "a check or its answer, and how it stands: done, now …")
            .arg(sentence, markWord(mark)));
}

Mark CheckRows::mark(PathCheck check) const
{
    const auto found = m_rows.find(check);
    return found == m_rows.end() ? Mark::Skipped : found->sign->mark();
}

QString CheckRows::sentence(PathCheck check) const
{
    const auto found = m_rows.find(check);
    return found == m_rows.end() ? QString() : found->text->text();
}

} // namespace ringthrough
