#include "core/receipt/receipt_words.h"

#include "core/check.h"

#include <algorithm>
#include <array>

namespace kazasu {
namespace {

struct WordRow {
    ReceiptWord word;
    std::string_view japanese;
    std::string_view english;
};

constexpr std::array kWords{
    WordRow{ReceiptWord::Title, "領収証", "RECEIPT"},
    WordRow{ReceiptWord::Reprint, "【再発行】", "** REPRINT **"},
    WordRow{ReceiptWord::Training, "練習 TRAINING", "TRAINING 練習"},
    WordRow{ReceiptWord::NoReceipt, "領収証ではありません", "THIS IS NOT A RECEIPT"},
    WordRow{ReceiptWord::Phone, "電話 {}", "Tel. {}"},
    WordRow{ReceiptWord::RegistrationNumber, "登録番号 {}", "Registration no. {}"},
    WordRow{ReceiptWord::Register, "レジ {}", "Register {}"},
    WordRow{ReceiptWord::Cashier, "担当 {}", "Cashier {}"},
    WordRow{ReceiptWord::ReceiptNumber, "取引番号 {}", "No. {}"},
    WordRow{ReceiptWord::QuantityTimesPrice, "{}点 ×", "{} x"},
    WordRow{ReceiptWord::Subtotal, "小計", "Subtotal"},
    WordRow{ReceiptWord::ItemCount, "お買上点数", "Items"},
    WordRow{ReceiptWord::Total, "合計", "TOTAL"},
    WordRow{ReceiptWord::RateTotal, "{}対象", "Taxable at {}"},
    WordRow{ReceiptWord::ReducedRateTotal, "{}対象※", "Taxable at {}*"},
    WordRow{ReceiptWord::ExemptTotal, "非課税対象", "Not taxable"},
    WordRow{ReceiptWord::TaxWithin, "内消費税等", "Consumption tax incl."},
    WordRow{ReceiptWord::TaxOnTop, "消費税等", "Consumption tax"},
    WordRow{ReceiptWord::Cash, "現金お預り", "Cash"},
    WordRow{ReceiptWord::SettlementCode, "決済コード", "Settlement code"},
    WordRow{ReceiptWord::Issuer, "発行元 {}", "Issuer {}"},
    WordRow{ReceiptWord::IssueNumber, "発行番号 {}", "Issue no. {}"},
    WordRow{ReceiptWord::AcceptedOffline, "オフラインで承認", "Accepted offline"},
    WordRow{ReceiptWord::CodeAmount, "コードの金額", "Code amount"},
    WordRow{ReceiptWord::RemainderReturned, "会員へ戻る残額", "Returned to member"},
    WordRow{ReceiptWord::Change, "お釣り", "Change"},
    WordRow{ReceiptWord::ReducedMark, "※", "*"},
    WordRow{ReceiptWord::ReducedLegend, "※は軽減税率({})対象商品です。", "* Reduced tax rate ({}) applies."},
    WordRow{ReceiptWord::Thanks, "ありがとうございました。", "Thank you."},
    WordRow{ReceiptWord::Discount, "値引 {}", "Discount {}"},
    WordRow{ReceiptWord::ListPrice, "通常価格 {}", "Regular price {}"},
    WordRow{ReceiptWord::AfterDiscounts, "{}点 値引後", "{} after discounts"},
    WordRow{ReceiptWord::ReturnTitle, "返品", "RETURN"},
    WordRow{ReceiptWord::ReturnInvoice, "適格返還請求書", "Qualified return invoice"},
    WordRow{ReceiptWord::CameBack, "返品（レシートなし）", "Returned without receipt"},
    WordRow{ReceiptWord::CameBackOf, "返品 元の取引番号 {}", "Returned from no. {}"},
    WordRow{ReceiptWord::SoldOn, "お買上日 {}", "Sold on {}"},
    WordRow{ReceiptWord::ReturnedCount, "返品点数", "Items returned"},
    WordRow{ReceiptWord::RefundTotal, "ご返金", "REFUND"},
    WordRow{ReceiptWord::PaidBack, "現金ご返金", "Cash paid back"},
    WordRow{ReceiptWord::PaidBackToCode, "決済コードへご返金", "Back to settlement code"},
    WordRow{ReceiptWord::PaidBackToMeans, "支払元の口座・カードへ戻ります", "To the account or card used"},
    WordRow{ReceiptWord::GiftTitle, "ギフトレシート", "GIFT RECEIPT"},
    WordRow{ReceiptWord::GiftNote, "交換・返品の際にお持ちください。",
            "Bring it along to exchange the goods."},
    WordRow{ReceiptWord::Pieces, "{}点", "{} pc."},
    WordRow{ReceiptWord::NamedTitle, "領収書", "RECEIPT"},
    WordRow{ReceiptWord::NamedFor, "{} 様", "Received from {}"},
    WordRow{ReceiptWord::NamedPurpose, "但し {}として", "for {}"},
    WordRow{ReceiptWord::NamedReceived, "上記正に領収いたしました。", "The amount above was received."},
    WordRow{ReceiptWord::Breakdown, "内訳", "Of which"},
    WordRow{ReceiptWord::PaidByCode, "うち決済コード払い", "Paid by settlement code"},
    WordRow{ReceiptWord::StampHere, "収入印紙 {}", "Revenue stamp {}"},
};

}  // namespace

std::string_view wordOf(ReceiptWord word, ReceiptLanguage language) {
    const auto* row =
        std::find_if(kWords.begin(), kWords.end(), [word](const WordRow& r) { return r.word == word; });
    KAZASU_CHECK(row != kWords.end());
    return language == ReceiptLanguage::Japanese ? row->japanese : row->english;
}

std::string phraseOf(ReceiptWord word, ReceiptLanguage language, std::string_view value) {
    std::string phrase{wordOf(word, language)};
    const auto place = phrase.find("{}");
    KAZASU_CHECK(place != std::string::npos);
    return phrase.replace(place, 2, value);
}

std::string_view nameOf(ReceiptLanguage language) {
    return language == ReceiptLanguage::Japanese ? "ja" : "en";
}

}  // namespace kazasu
