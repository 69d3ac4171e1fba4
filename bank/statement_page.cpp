#include "bank/statement_page.h"

#include "core/text/display_width.h"

#include <array>
#include <cstdio>

namespace kazasu::bank {
namespace {

struct StatementWords {
    std::string_view languageCode, title, account, date, description, amount, balance, openingBalance,
        closingBalance, held, opening, debit, refund, transferIn, givenBack, undone, paidBack, used,
        instalments, until;
};
constexpr StatementWords kJapaneseWords{"ja",
                                        "ご利用明細",
                                        "口座",
                                        "日付",
                                        "内容",
                                        "金額",
                                        "残高",
                                        "繰越残高",
                                        "差引残高",
                                        "お取置き",
                                        "ご入金",
                                        "コード決済",
                                        "未使用分のお戻し",
                                        "決済代金のご入金",
                                        "お客様へのご返金",
                                        "ご返金の組戻し",
                                        "返品のご返金",
                                        "ご利用",
                                        "回払い",
                                        "全期間"};
constexpr StatementWords kEnglishWords{"en",
                                       "Account statement",
                                       "Account",
                                       "Date",
                                       "Description",
                                       "Amount",
                                       "Balance",
                                       "Opening balance",
                                       "Closing balance",
                                       "Held",
                                       "Deposit",
                                       "Code payment",
                                       "Return of unused amount",
                                       "Payment received",
                                       "Refund to a customer",
                                       "Refund that came back",
                                       "Refund from a shop",
                                       "used",
                                       " instalments",
                                       "From the beginning"};

const StatementWords& wordsOf(Language language) {
    return language == Language::Japanese ? kJapaneseWords : kEnglishWords;
}

std::string dateText(Instant instant) {
    const CivilTime day = civilAt(instant, kJapanOffset);
    std::array<char, 48> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", day.year, day.month, day.day);
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string periodText(const Statement& statement, const StatementWords& words) {
    return statement.month ? dateText(statement.month->begin()).substr(0, 7) : std::string(words.until);
}

std::string_view kindText(const StatementLine& line, const StatementWords& words) {
    if (line.kind == postingKindName(PostingKind::Opening)) return words.opening;
    if (line.kind == postingKindName(PostingKind::Debit)) return words.debit;
    if (line.kind == postingKindName(PostingKind::TransferOut)) return words.givenBack;
    if (line.isUndone) return words.undone;
    if (line.isFromShop) return words.paidBack;
    if (line.kind == postingKindName(PostingKind::Refund)) return words.refund;
    return words.transferIn;
}

/// The shop where it is known, otherwise what kind of movement it is.
std::string descriptionText(const StatementLine& line, const StatementWords& words) {
    std::string text{line.purchase ? std::string_view{line.purchase->shop} : kindText(line, words)};
    if (line.instalments > 1)
        text += " (" + std::to_string(line.instalments) + std::string(words.instalments) + ")";
    return text;
}

/// "2026-11-22 used ¥1,280: goods": what the shop reported, under the line of the debit.
std::string purchaseText(const Purchase& purchase, const StatementWords& words) {
    std::string text =
        dateText(purchase.usedAt) + " " + std::string(words.used) + " " + toDisplay(purchase.amount);
    if (!purchase.goods.empty()) text += ": " + purchase.goods;
    return text;
}

constexpr int kDescriptionColumns = 44;
constexpr int kAmountColumns = 16;

std::string padRight(std::string_view text, int columns) {
    return std::string(text) + spaces(columns - displayWidth(text));
}
std::string padLeft(std::string_view text, int columns) {
    return spaces(columns - displayWidth(text)) + std::string(text);
}

std::string textRow(std::string_view date, std::string_view description, std::string_view amount,
                    std::string_view balance) {
    return padRight(date, 12) + padRight(description, kDescriptionColumns) + padLeft(amount, kAmountColumns) +
           padLeft(balance, kAmountColumns) + "\n";
}

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            default:
                html += c;
        }
    }
    return html;
}

std::string htmlRow(std::string_view date, std::string_view description, std::string_view detail,
                    std::string_view amount, std::string_view balance) {
    std::string row = "<tr><td>" + escaped(date) + "</td><td>" + escaped(description);
    if (!detail.empty()) row += "<br><small>" + escaped(detail) + "</small>";
    return row + "</td><td class=\"n\">" + escaped(amount) + "</td><td class=\"n\">" + escaped(balance) +
           "</td></tr>\n";
}

constexpr std::string_view kStyle =
    "body{font:16px/1.5 sans-serif;max-width:52em;margin:2em auto;padding:0 1em;color:#1c1c1c}"
    "table{border-collapse:collapse;width:100%}th,td{padding:.4em .6em;border-bottom:1px solid "
    "#ddd;text-align:left;"
    "vertical-align:top}.n{text-align:right;white-space:nowrap}small{color:#555}";

std::string htmlTable(const Statement& statement, const StatementWords& words) {
    std::string html = "<table>\n<thead><tr><th>" + std::string(words.date) + "</th><th>" +
                       std::string(words.description) + "</th><th class=\"n\">" + std::string(words.amount) +
                       "</th><th class=\"n\">" + std::string(words.balance) + "</th></tr></thead>\n<tbody>\n";
    html += htmlRow("", words.openingBalance, "", "", toDisplay(statement.opening));
    for (const auto& line : statement.lines) {
        const std::string detail = line.purchase ? purchaseText(*line.purchase, words) : "";
        html += htmlRow(dateText(line.bookedAt), descriptionText(line, words), detail, toDisplay(line.amount),
                        toDisplay(line.balance));
    }
    if (!statement.held.isZero()) html += htmlRow("", words.held, "", toDisplay(statement.held), "");
    return html + htmlRow("", words.closingBalance, "", "", toDisplay(statement.closing)) +
           "</tbody>\n</table>\n";
}

}  // namespace

std::string statementText(const Statement& statement, const std::string& institutionName, Language language) {
    const auto& words = wordsOf(language);
    std::string text =
        institutionName + "\n" + std::string(words.title) + "  " + periodText(statement, words) + "\n";
    text += std::string(words.account) + " " + maskedNumber(statement.account.number) + "  " +
            statement.account.holder + "\n\n";
    text += textRow(words.date, words.description, words.amount, words.balance);
    text += textRow("", words.openingBalance, "", toDisplay(statement.opening));
    for (const auto& line : statement.lines) {
        text += textRow(dateText(line.bookedAt), descriptionText(line, words), toDisplay(line.amount),
                        toDisplay(line.balance));
        if (!line.purchase) continue;
        for (const auto& part : wrapToWidth(purchaseText(*line.purchase, words), kDescriptionColumns))
            text += spaces(12) + part + "\n";
    }
    if (!statement.held.isZero()) text += textRow("", words.held, toDisplay(statement.held), "");
    return text + textRow("", words.closingBalance, "", toDisplay(statement.closing));
}

std::string statementHtml(const Statement& statement, const std::string& institutionName, Language language) {
    const auto& words = wordsOf(language);
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + std::string(words.languageCode) +
                       "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                       "content=\"width=device-width\"><title>" +
                       std::string(words.title) + "</title><style>" + std::string(kStyle) +
                       "</style></head>\n<body>\n";
    html += "<p>" + escaped(institutionName) + "</p>\n<h1>" + std::string(words.title) + "</h1>\n";
    html += "<p>" + escaped(statement.account.holder) + "<br>" + std::string(words.account) + " " +
            maskedNumber(statement.account.number) + "<br>" + periodText(statement, words) + "</p>\n";
    return html + htmlTable(statement, words) + "</body>\n</html>\n";
}

}  // namespace kazasu::bank
