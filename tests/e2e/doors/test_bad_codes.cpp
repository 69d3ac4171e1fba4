// What else may be held up to a till: each is refused by its own name, the sale goes on and is paid in cash.
#include "core/code/base45.h"
#include "core/code/code_reference.h"
#include "core/code/cose_sign1.h"
#include "core/code/settlement_code.h"
#include "core/wire/shop_api.h"
#include "platform/crypto/crypto.h"
#include "platform/system/system_clock.h"
#include "tests/e2e/support/phone.h"
#include "tests/e2e/support/phone_screen.h"
#include "tests/e2e/support/till.h"
#include "tests/e2e/support/waiting.h"

using namespace kazasu;
using namespace kazasu::test;

namespace {

const Member kTaro{"鈴木 太郎", "すずき たろう", "taro@example.jp", "kazasu bad codes"};
constexpr Pose kLinearPose{3.0, 1.3};  // a Code 128 is wide already
constexpr int kShortLifetimeMs = 4'000;
constexpr int kUsualLifetimeMs = 900'000;

CoseSign1 coseOf(const std::string& text) {
    const auto bytes = decodeBase45(text.substr(kSettlementCodePrefix.size()));
    KAZASU_CHECK(bytes.isOk());
    const auto cose = decodeCoseSign1(*bytes);
    KAZASU_CHECK(cose.isOk());
    return *cose;
}

std::string textOf(const CoseSign1& cose) {
    return std::string(kSettlementCodePrefix) + encodeBase45(cose.encode());
}

/// The same code over ten times the amount, with the signature that it came with.
std::string withMoreMoney(const std::string& text) {
    CoseSign1 cose = coseOf(text);
    auto claims = decodeClaims(cose.payload);
    KAZASU_CHECK(claims.isOk());
    claims->amount = *moneyFrom(claims->amount->minor() * 10, kYen.numeric);
    cose.payload = *encodeClaims(*claims);
    return textOf(cose);
}

/// The same claims, signed by somebody who is not the center; as `keyId` says or under their own.
std::string signedBySomebodyElse(const std::string& text, bool claimsToBeTheCenter) {
    SystemRandom random;
    const SigningKey key = SigningKey::generate(random);
    const CoseSign1 cose = coseOf(text);
    const auto own = keyIdOf(key.publicKey());
    const Bytes keyId = claimsToBeTheCenter ? cose.keyId : Bytes(own.begin(), own.end());
    return textOf(signCoseSign1(cose.algorithm, keyId, cose.payload, key));
}

std::string withAnotherLastDigit(std::string digits) {
    digits.back() = digits.back() == '9' ? '0' : static_cast<char>(digits.back() + 1);
    return digits;
}

QImage shown(const QImage& symbol) { return phonePicture(symbol, QStringLiteral("¥1,200")); }
QImage shownLinear(const QImage& symbol) {
    return phonePicture(symbol, QStringLiteral("¥1,200"), kLinearPose);
}
QImage shown(const PhoneCode& code) { return shown(QImage::fromData(QByteArray::fromStdString(code.image))); }

}  // namespace

class TestBadCodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void aBadCodeIsRefusedAndTheSaleIsPaidInCash_data();
    void aBadCodeIsRefusedAndTheSaleIsPaidInCash();
    void aTypedReferenceNeedsMoreThanDigits();
    void aCodePaysOnceEvenAfterAKill();
    void aCodeThatPaidHerePaysInNoOtherShop();
    void theBooksAgreeInTheEnd();

private:
    /// A code of that kind, in the member's phone.
    PhoneCode code(CodeWish wish = {}) {
        wish.amount = 1200;
        const auto held = m_phone->obtainCode(m_means, wish);
        KAZASU_CHECK(held.has_value());
        return *held;
    }
    void addForgedRows();
    void addUnusableRows();
    void addForeignRows();
    /// The name of the error with which the till refused what was read; the next command may follow.
    QByteArray refusalOf(const Json& read);
    void payTheRestInCash(const std::string& sale);

    RunningSystem m_system;
    Till m_till{m_system.controller};
    std::unique_ptr<Phone> m_phone;
    std::string m_means;
    PhoneCode m_expiredHere, m_expiredAnywhere, m_used;
    std::int64_t m_cashSales = 0;
    std::int64_t m_codeSales = 0;
};

void TestBadCodes::initTestCase() {
    QVERIFY(initialiseCrypto().isOk());
    m_system.center.reconfigure("code_lifetime_ms", kShortLifetimeMs);
    QVERIFY2(m_system.start(), m_system.logs().constData());
    m_phone = std::make_unique<Phone>(m_system.phoneUrl());
    m_means = m_phone->becomeMember(kTaro);
    QVERIFY(!m_means.empty());
    CodeWish bound;
    bound.shop = kShop;
    m_expiredHere = code(bound);
    m_expiredAnywhere = code();
    const Json last = m_phone->get("/codes/" + m_expiredAnywhere.issueNumber).json();
    const Instant expiry = *parseRfc3339(textAt(last, "code.expires_at"));
    QVERIFY(becomesTrue([expiry] { return SystemClock{}.now() > expiry; }));
    QCOMPARE(m_system.center.stop(), 0);
    m_system.center.reconfigure("code_lifetime_ms", kUsualLifetimeMs);
    QVERIFY2(m_system.restartCenter(), m_system.logs().constData());
    QVERIFY(becomesTrue([this] { return m_phone->stateOf(m_expiredAnywhere.issueNumber) == "expired"; }));
    QVERIFY2(m_till.open(), m_system.logs().constData());
}

void TestBadCodes::cleanup() {
    if (!QTest::currentTestFailed()) return;
    qInfo("%s", m_system.logs().constData());
    // The next row begins with a new sale at a till that listens.
    m_system.controller.kill();
    if (m_till.open() && textAt(m_till.ask("status"), "sale.phase") == "open") m_till.ask("void-sale");
}

void TestBadCodes::aBadCodeIsRefusedAndTheSaleIsPaidInCash_data() {
    QTest::addColumn<QImage>("picture");
    QTest::addColumn<QByteArray>("error");
    addUnusableRows();
    addForgedRows();
    addForeignRows();
}

void TestBadCodes::addUnusableRows() {
    const auto row = [](const char* name, const QImage& picture, const char* error) {
        QTest::newRow(name) << picture << QByteArray(error);
    };
    row("expired, bound to this shop", shown(m_expiredHere), "CodeExpired");
    row("expired, the money is back", shown(m_expiredAnywhere), "CodeReturned");
    CodeWish elsewhere;
    elsewhere.shop = kOtherShop;
    row("bound to another shop", shown(code(elsewhere)), "CodeWrongShop");
    CodeWish undelivered;
    undelivered.isDelivered = false;
    row("not delivered", shown(code(undelivered)), "CodeNotDelivered");
    const PhoneCode revoked = code();
    KAZASU_CHECK(m_phone->post("/codes/" + revoked.issueNumber + "/cancel").status == 200);
    row("taken back by the member", shown(revoked), "CodeRevoked");
}

void TestBadCodes::addForgedRows() {
    const auto row = [](const char* name, const std::string& text, const char* error) {
        QTest::newRow(name) << shown(qrSymbol(text)) << QByteArray(error);
    };
    const std::string text = code().text;
    row("over more than was signed", withMoreMoney(text), "CodeSignatureInvalid");
    row("signed by somebody else", signedBySomebodyElse(text, false), "CodeKeyUnknown");
    row("signed by somebody else in our name", signedBySomebodyElse(text, true), "CodeSignatureInvalid");
    row("cut off", text.substr(0, text.size() - 3), "CodeMalformed");
    row("of another scheme's characters", "KZ1:kz1kz1", "CodeMalformed");
    row("longer than any code", text + text, "CodeTooLong");
}

void TestBadCodes::addForeignRows() {
    const auto row = [](const char* name, const QImage& picture, const char* error) {
        QTest::newRow(name) << picture << QByteArray(error);
    };
    SystemRandom random;
    const std::string unknown = CodeReference::make(*IssuerId::parse(kIssuer), random).toString();
    row("a reference that nobody issued", shownLinear(code128Symbol(unknown)), "CodeUnknown");
    row("a reference with a wrong digit", shownLinear(code128Symbol(withAnotherLastDigit(unknown))),
        "CodeCheckDigit");
    row("WeChat Pay", shownLinear(code128Symbol("134567890123456789")), "CodeForeignWallet");
    row("JPQR of PayPay", shownLinear(code128Symbol("900081811234567890123456")), "CodeForeignWallet");
    row("EMV from a wallet", shown(qrSymbol("hQVDUFYwMWETTwegAAAABlFWMDFQBE1JUg==")), "CodeForeignWallet");
    row("an EAN-13 of goods that are not sold here", shownLinear(ean13Symbol(kNotInCatalogue)),
        "SaleItemUnknown");
    row("a web page", shown(qrSymbol("https://example.jp/pay?amount=1200")), "SaleItemUnknown");
    row("a text without end", shown(qrSymbol(std::string(600, 'A'))), "SaleItemUnknown");
}

QByteArray TestBadCodes::refusalOf(const Json& read) {
    const auto notices = listAt(read, "notices");
    if (!notices.empty()) {
        const std::string name = textAt(notices.front(), "name");
        m_till.ask("expect notice " + name);
        return QByteArray::fromStdString(name);
    }
    const Json answer = m_till.waitForSettlement();
    if (textAt(answer, "settlement.phase") != "refused") return "not refused";
    return QByteArray::fromStdString(textAt(answer, "settlement.error.name"));
}

void TestBadCodes::payTheRestInCash(const std::string& sale) {
    const Json paid = m_till.payCash(kPrice);
    QCOMPARE(textAt(paid, "completed.id"), sale);
    QCOMPARE(numberAt(paid, "completed.total_minor"), kPrice);
    QCOMPARE(numberAt(paid, "completed.change_minor"), 0);
    ++m_cashSales;
}

void TestBadCodes::aBadCodeIsRefusedAndTheSaleIsPaidInCash() {
    QFETCH(const QImage, picture);
    QFETCH(const QByteArray, error);
    const std::string sale = m_till.ringUp();
    QVERIFY(!sale.empty());
    const Json read = m_till.holdUp(picture);
    QCOMPARE(refusalOf(read), error);
    QCOMPARE(numberAt(m_till.ask("status"), "sale.due_minor"), kPrice);
    payTheRestInCash(sale);
}

void TestBadCodes::aTypedReferenceNeedsMoreThanDigits() {
    const PhoneCode held = code();
    const std::string sale = m_till.ringUp();
    QCOMPARE(refusalOf(m_till.ask("enter " + held.digits)), QByteArray("CodeTypedNeedsConfirmation"));
    QCOMPARE(m_phone->stateOf(held.issueNumber), std::string("delivered"));
    payTheRestInCash(sale);
}

void TestBadCodes::aCodePaysOnceEvenAfterAKill() {
    m_used = code();
    const std::string first = m_till.ringUp();
    m_till.holdUp(shown(m_used));
    QCOMPARE(textAt(m_till.waitForSettlement(), "completed.id"), first);
    ++m_codeSales;

    const std::string second = m_till.ringUp();
    QCOMPARE(refusalOf(m_till.holdUp(shown(m_used))), QByteArray("CodeAlreadyUsed"));
    payTheRestInCash(second);

    m_system.controller.kill();
    QVERIFY2(m_till.open(), m_system.logs().constData());
    const std::string third = m_till.ringUp();
    QCOMPARE(refusalOf(m_till.holdUp(shown(m_used))), QByteArray("CodeAlreadyUsed"));
    payTheRestInCash(third);
    const std::string fourth = m_till.ringUp();  // its other form, which only the center resolves
    QCOMPARE(refusalOf(m_till.holdUp(shownLinear(code128Symbol(m_used.digits)))),
             QByteArray("CodeAlreadyUsed"));
    payTheRestInCash(fourth);
}

void TestBadCodes::aCodeThatPaidHerePaysInNoOtherShop() {
    QVERIFY(!m_used.text.empty());
    SystemClock clock;
    SystemRandom random;
    const ClaimRequest claim{ClaimId::make(clock, random), SaleId::make(clock, random), m_used.text,
                             *moneyFrom(500, kYen.numeric), "99"};
    const auto answer =
        m_system.askAsShop("PUT", "/shop/v1/claims/" + claim.id.toString(), toJson(claim).dump(), kOtherShop);
    QCOMPARE(answer.status, 200);
    QCOMPARE(textAt(answer.json(), "claim.state"), std::string("refused"));
    QCOMPARE(textAt(answer.json(), "claim.error.name"), std::string("CodeAlreadyUsed"));
}

void TestBadCodes::theBooksAgreeInTheEnd() {
    QVERIFY(becomesTrue([this] { return m_system.isSettled(); }));
    const Finished check = m_system.check();
    QVERIFY2(check.exitCode == 0, (check.output + check.errors).constData());
    const Json sales = m_system.sales();
    QCOMPARE(numberAt(sales, "count"), m_cashSales + m_codeSales);
    QCOMPARE(numberAt(sales, "cash_minor"), m_cashSales * kPrice);
    QCOMPARE(numberAt(sales, "settlement_minor"), m_codeSales * kPrice);
    QCOMPARE(numberAt(sales, "settlement_count"), 1);
    QCOMPARE(balanceAt(m_system.shopBankBooks(), "accounts", kShopAccount), kPrice);
    QCOMPARE(m_till.close(), 0);
    QCOMPARE(m_system.controller.run("journal verify").exitCode, 0);
}

QTEST_MAIN(TestBadCodes)
#include "test_bad_codes.moc"
