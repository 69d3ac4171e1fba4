// After a payment by code: keys, tokens, a password, a session and a card number stand where they must, and
// in no other file, log or running program (docs/security.md, rows 19 and 33).
#include "core/bytes.h"
#include "tests/e2e/support/phone.h"
#include "tests/e2e/support/phone_screen.h"
#include "tests/e2e/support/till.h"
#include "tests/e2e/support/waiting.h"

#include <QDirIterator>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const Member kHanako{"山田 花子", "やまだ はなこ", "hanako@example.jp", "canary of a password"};

struct Secret {
    QByteArray name;
    QList<QByteArray> forms;
    QStringList home;  // what the path of a file that may hold it contains
};

QByteArray contentOf(const QString& path) {
    QFile file(path);
    KAZASU_CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

bool holds(const QByteArray& bytes, const Secret& secret) {
    return std::any_of(secret.forms.begin(), secret.forms.end(),
                       [&](const QByteArray& form) { return bytes.contains(form); });
}

/// What the process has written or been given: its writable memory. Empty when the system does not let us.
QByteArray memoryOf(qint64 process) {
    const QString folder = QStringLiteral("/proc/%1/").arg(process);
    const int memory = ::open((folder + QStringLiteral("mem")).toLatin1().constData(), O_RDONLY | O_CLOEXEC);
    if (memory < 0) return {};
    QByteArray all;
    const auto regions = contentOf(folder + QStringLiteral("maps")).split('\n');
    for (const auto& region : regions) {
        const auto fields = region.split(' ');
        if (fields.size() < 2 || !fields[1].startsWith("rw")) continue;
        const auto ends = fields[0].split('-');
        const auto from = ends[0].toULongLong(nullptr, 16);
        QByteArray part(qsizetype(ends[1].toULongLong(nullptr, 16) - from), '\0');
        const auto got = ::pread(memory, part.data(), std::size_t(part.size()), off_t(from));
        if (got > 0) all += part.left(got);
    }
    ::close(memory);
    return all;
}

}  // namespace

class TestSecretCanary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSecretsAreWhereTheyMustBe();
    void noOtherFileHoldsASecret();
    void noRunningProgramHoldsAnothersSecret();
    void noLogHoldsASecret();

private:
    void collectSecrets();

    RunningSystem m_system;
    Till m_till{m_system.controller};
    std::unique_ptr<Phone> m_phone;
    QList<Secret> m_secrets;
};

void TestSecretCanary::initTestCase() {
    QVERIFY2(m_system.start(), m_system.logs().constData());
    m_phone = std::make_unique<Phone>(m_system.phoneUrl());
    const std::string means = m_phone->becomeMember(kHanako);
    QVERIFY(!means.empty());
    CodeWish wish;
    wish.amount = 1200;
    const auto code = m_phone->obtainCode(means, wish);
    QVERIFY(code.has_value());
    QVERIFY2(m_till.open(), m_system.logs().constData());
    const std::string sale = m_till.ringUp();
    m_till.holdUp(
        phonePicture(QImage::fromData(QByteArray::fromStdString(code->image)), QStringLiteral("¥1,200")));
    QCOMPARE(textAt(m_till.waitForSettlement(), "completed.id"), sale);
    QVERIFY(becomesTrue([this] { return m_system.isSettled(); }));
    collectSecrets();
}

void TestSecretCanary::collectSecrets() {
    QDirIterator iterator(m_system.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QString path = iterator.next();
        const QString name = QFileInfo(path).fileName();
        if (!name.endsWith(QStringLiteral(".key")) && !name.startsWith(QStringLiteral("token-"))) continue;
        const QByteArray text = contentOf(path).trimmed();
        QVERIFY2(text.size() >= 16, qPrintable(path));
        Secret secret{name.toUtf8(), {text}, {path}};
        const QByteArray bytes = QByteArray::fromHex(text);
        if (bytes.toHex() == text.toLower()) secret.forms << bytes;
        m_secrets << secret;
    }
    m_secrets << Secret{"card", {QByteArray::fromStdString(kMemberCard)}, {QStringLiteral("/bank109/")}};
    m_secrets << Secret{"password", {QByteArray::fromStdString(kHanako.password)}, {}};
    m_secrets << Secret{"session", {QByteArray::fromStdString(m_phone->sessionCookie())}, {}};
}

void TestSecretCanary::theSecretsAreWhereTheyMustBe() {
    QVERIFY(m_secrets.size() >= 7);  // two keys, two tokens, a card, a password, a session
    for (const auto& secret : m_secrets) {
        QVERIFY(!secret.forms.isEmpty() && secret.forms[0].size() >= 10);
        const bool isFile = secret.name.endsWith(".key") || secret.name.startsWith("token-");
        if (!isFile) continue;
        const auto others = QFile::permissions(secret.home[0]) &
                            (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
        QVERIFY2(!others, secret.name.constData());
    }
}

void TestSecretCanary::noOtherFileHoldsASecret() {
    int files = 0;
    QDirIterator iterator(m_system.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QString path = iterator.next();
        const QByteArray content = contentOf(path);
        ++files;
        for (const auto& secret : m_secrets) {
            const bool isHome = std::any_of(secret.home.begin(), secret.home.end(),
                                            [&](const QString& home) { return path.contains(home); });
            QVERIFY2(isHome || !holds(content, secret),
                     qPrintable(path + QStringLiteral(" holds ") + QString::fromUtf8(secret.name)));
        }
    }
    QVERIFY(files > 15);  // four databases with their logs, configurations, keys, receipts
}

void TestSecretCanary::noRunningProgramHoldsAnothersSecret() {
    const auto memory = [](SystemProgram& program) { return memoryOf(program.process().processId()); };
    const QByteArray controller = memory(m_system.controller);
    if (controller.isEmpty()) QSKIP("this system does not let a parent read its child's memory");
    // That the search would find one: the shop's token is what the controller calls the center with.
    for (const auto& secret : m_secrets) {
        const bool isOurToken = secret.name == "token-" + QByteArray::number(kShop);
        if (isOurToken) QVERIFY(holds(controller, secret));
        if (!isOurToken) QVERIFY2(!holds(controller, secret), secret.name.constData());
    }
    // A bank knows its cards and the keys of its own lines.
    for (const auto& [bank, id] :
         {std::pair{&m_system.payerBank, kPayerBankId}, {&m_system.shopBank, kShopBankId}}) {
        const QByteArray bytes = memory(*bank);
        const QList<QByteArray> own{"card", "banks.key", QByteArray::fromStdString(std::string(id) + ".key")};
        for (const auto& secret : m_secrets) {
            if (!own.contains(secret.name)) QVERIFY2(!holds(bytes, secret), secret.name.constData());
        }
    }
}

void TestSecretCanary::noLogHoldsASecret() {
    QCOMPARE(m_till.close(), 0);
    for (SystemProgram* program : {&m_system.payerBank, &m_system.shopBank, &m_system.center})
        QCOMPARE(program->stop(), 0);
    const QByteArray logs = m_system.logs();
    QVERIFY(!logs.isEmpty());
    for (const auto& secret : m_secrets) QVERIFY2(!holds(logs, secret), secret.name.constData());
}

QTEST_MAIN(TestSecretCanary)
#include "test_secret_canary.moc"
