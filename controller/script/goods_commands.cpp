#include "controller/script/goods_commands.h"

#include "core/text/whole_number.h"

#include <algorithm>
#include <array>
#include <future>

namespace kazasu::controller {
namespace {

constexpr std::chrono::seconds kReceiptLimit{10};
constexpr std::array<std::string_view, 9> kGoodsCommands{
    "discount", "price",    "answer-price", "answer-age", "drop-question", "return", "return-without-receipt",
    "pay-out",  "give-back"};
constexpr std::array<std::string_view, 5> kGoodsExpectations{"refund", "refund-to-codes", "discount",
                                                             "question", "returnable"};

Result<std::int64_t> wholeFrom(std::string_view text) {
    const auto number = wholeNumber<std::int64_t>(text);
    if (!number) return Error{ErrorCode::InvalidArgument, "expected a whole number: " + std::string(text)};
    return *number;
}

Result<int> saleLineFrom(std::string_view text) {
    KAZASU_TRY(const auto number, wholeFrom(text));
    if (number < 0 || number > 9'999) return Error{ErrorCode::InvalidArgument, "out of range"};
    return static_cast<int>(number);
}

Result<Money> yenFrom(std::string_view text) {
    KAZASU_TRY(const auto yen, wholeFrom(text));
    return moneyFrom(yen, kYen.numeric);
}

std::pair<std::string, std::string> splitAtMark(const std::string& text, char mark) {
    const auto place = std::min(text.find(mark), text.size());
    return {text.substr(0, place), text.substr(std::min(place + 1, text.size()))};
}

/// "10%", "12.5%" or an amount; "none" takes it back.
Result<api::DiscountAsk> discountFrom(const std::string& text) {
    api::DiscountAsk ask;
    if (text == "none") return ask;
    if (text.empty() || text.back() != '%') {
        KAZASU_TRY(ask.amount, yenFrom(text));
        return ask;
    }
    const auto [whole, fraction] = splitAtMark(text.substr(0, text.size() - 1), '.');
    KAZASU_TRY(const auto percent, wholeFrom(whole));
    std::string hundredths = fraction + "00";
    KAZASU_TRY(const auto part, wholeFrom(hundredths.substr(0, 2)));
    if (fraction.size() > 2 || percent < 0 || percent > 100) return Error{ErrorCode::DiscountInvalid, text};
    ask.basisPoints = percent * 100 + part;
    return ask;
}

/// "1x2,3x1"
Result<std::vector<api::ReturnAsk>> returnLinesFrom(const std::string& text) {
    std::vector<api::ReturnAsk> lines;
    for (std::string rest = text; !rest.empty();) {
        auto [one, more] = splitAtMark(rest, ',');
        const auto [line, quantity] = splitAtMark(one, 'x');
        api::ReturnAsk ask;
        KAZASU_TRY(ask.line, saleLineFrom(line));
        KAZASU_TRY(ask.quantity, wholeFrom(quantity));
        lines.push_back(ask);
        rest = std::move(more);
    }
    return lines;
}

Status unmetGoods(const std::string& what, const std::string& found) {
    return Error{ErrorCode::Conflict, "expected " + what + ", found " + found};
}

std::string questionName(const std::optional<api::QuestionView>& question) {
    if (!question) return "none";
    return question->kind == api::QuestionView::Kind::Age ? "age" : "price";
}

}  // namespace

bool GoodsCommands::knows(std::string_view command) {
    return std::find(kGoodsCommands.begin(), kGoodsCommands.end(), command) != kGoodsCommands.end();
}

bool GoodsCommands::knowsExpectation(std::string_view kind) {
    return std::find(kGoodsExpectations.begin(), kGoodsExpectations.end(), kind) != kGoodsExpectations.end();
}

Status GoodsCommands::discount(const std::string& rest) {
    const auto [line, off] = splitAtMark(rest, ' ');
    KAZASU_TRY(const auto number, saleLineFrom(line));
    KAZASU_TRY(const auto ask, discountFrom(off));
    m_till.discount(number, ask);
    return {};
}

Status GoodsCommands::look(const std::string& receipt) {
    const auto answer = std::make_shared<std::promise<Result<api::ReceiptView>>>();
    auto answered = answer->get_future();
    m_till.findReceipt(receipt,
                       [answer](Result<api::ReceiptView> view) { answer->set_value(std::move(view)); });
    if (answered.wait_for(kReceiptLimit) != std::future_status::ready)
        return Error{ErrorCode::Timeout, "the till does not answer"};
    KAZASU_TRY(m_receipt, answered.get());
    return {};
}

Status GoodsCommands::returnGoods(const std::string& rest) {
    const auto [receipt, more] = splitAtMark(rest, ' ');
    const auto [what, reason] = splitAtMark(more, ' ');
    KAZASU_TRY_STATUS(look(receipt));
    std::vector<api::ReturnAsk> lines;
    if (what == "all") {
        for (const auto& line : m_receipt.lines) {
            if (line.returnable > 0) lines.push_back({line.number, line.returnable});
        }
    } else {
        KAZASU_TRY(lines, returnLinesFrom(what));
    }
    m_till.returnGoods(m_receipt.id, std::move(lines), reason);
    return {};
}

Status GoodsCommands::execute(const std::string& command, const std::string& rest,
                              const api::SaleView& sale) {
    const auto [first, more] = splitAtMark(rest, ' ');
    if (command == "discount") return discount(rest);
    if (command == "return") return returnGoods(rest);
    if (command == "price") {
        const auto [price, reason] = splitAtMark(more, ' ');
        KAZASU_TRY(const auto line, saleLineFrom(first));
        KAZASU_TRY(const auto amount, yenFrom(price));
        m_till.changePrice(line, amount, reason);
    } else if (command == "answer-price") {
        KAZASU_TRY(const auto amount, yenFrom(rest));
        m_till.answerPrice(amount);
    } else if (command == "answer-age") {
        m_till.answerAge(rest == "yes");
    } else if (command == "drop-question") {
        m_till.dropQuestion();
    } else if (command == "pay-out") {
        m_till.tenderCash(sale.total);
    } else if (command == "give-back") {
        m_till.giveBack();
    } else {
        const auto [quantity, reason] = splitAtMark(more, ' ');
        KAZASU_TRY(const auto pieces, wholeFrom(quantity));
        m_till.returnWithoutReceipt(first, pieces, reason);
    }
    return {};
}

Status GoodsCommands::expect(const std::string& kind, const std::string& value,
                             const api::SaleView& sale) const {
    std::string found;
    if (kind == "question") {
        found = questionName(sale.question);
    } else if (kind == "returnable") {
        const auto [line, expected] = splitAtMark(value, ' ');
        for (const auto& one : m_receipt.lines) {
            if (std::to_string(one.number) == line) found = line + " " + std::to_string(one.returnable);
        }
    } else {
        const Money amount = kind == "refund"            ? sale.refund
                             : kind == "refund-to-codes" ? sale.refundToCodes
                                                         : sale.discount;
        found = std::to_string(amount.minor());
    }
    return found == value ? Status{} : unmetGoods(kind + " " + value, found);
}

}  // namespace kazasu::controller
