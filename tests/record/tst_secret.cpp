#include "secret.h"

#include <QDebug>
#include <QTest>

#include <type_traits>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
concept canBePrinted = requires(QDebug stream, T value)
{
    stream << value;
};

template <typename T>
concept canBeCompared = requires(T one, T other)
{
    one == other;
};

} // namespace

// What must not compile is part of the promise.
static_assert(!std::is_copy_constructible_v<Secret>);
static_assert(!std::is_copy_assignable_v<Secret>);
static_assert(!std::is_convertible_v<Secret, QString>);
static_assert(!std::is_convertible_v<Secret, QByteArray>);
static_assert(!std::is_convertible_v<QByteArray, Secret>);
static_assert(!canBePrinted<Secret> && canBePrinted<QByteArray>);
static_assert(!canBeCompared<Secret> && canBeCompared<QByteArray>);

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itHoldsTheBytes();
    void textBecomesUtf8();
    void movingLeavesNothingBehind();
    void aDuplicateSharesNoMemory();
    void theCallersCopyIsNotShared();
};

void TestSecret::itHoldsTheBytes()
{
    const Secret secret(QByteArray("pass word "));
    QCOMPARE(secret.reveal(), QByteArray("pass word "));
    QVERIFY(!secret.isEmpty());
    QVERIFY(Secret().isEmpty());
}

void TestSecret::textBecomesUtf8()
{
    QString typed = u"p\u00e4ss"_s;
    const Secret secret = Secret::fromString(std::move(typed));
    QCOMPARE(secret.reveal(), QByteArray("p\xc3\xa4ss"));
}

void TestSecret::movingLeavesNothingBehind()
{
    Secret first(QByteArray("one"));
    Secret second(std::move(first));
    QVERIFY(first.isEmpty()); // NOLINT: that it is empty is the point
    QCOMPARE(second.reveal(), QByteArray("one"));
    Secret third(QByteArray("three"));
    third = std::move(second);
    QCOMPARE(third.reveal(), QByteArray("one"));
    QVERIFY(second.isEmpty()); // NOLINT
}

void TestSecret::aDuplicateSharesNoMemory()
{
    auto first = std::make_unique<Secret>(QByteArray("shared?"));
    const Secret second = first->duplicate();
    QVERIFY(first->reveal().constData() != second.reveal().constData());
    first.reset();
    QCOMPARE(second.reveal(), QByteArray("shared?"));
}

void TestSecret::theCallersCopyIsNotShared()
{
    // Wiping a shared buffer would destroy the caller's text, or wipe a copy and leave the secret.
    const QByteArray mine("mine");
    {
        const Secret secret(mine);
        QVERIFY(secret.reveal().constData() != mine.constData());
    }
    QCOMPARE(mine, QByteArray("mine"));
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
