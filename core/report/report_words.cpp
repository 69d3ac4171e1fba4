#include "core/report/report_words.h"

#include "core/check.h"

#include <algorithm>
#include <array>

namespace kazasu {
namespace {

struct ReportWordRow {
    ReportWord word;
    std::string_view japanese;
    std::string_view english;
};

constexpr std::array kReportWords{
    ReportWordRow{ReportWord::TitleX, "点検レポート X", "X REPORT"},
    ReportWordRow{ReportWord::TitleZ, "精算レポート Z", "Z REPORT"},
    ReportWordRow{ReportWord::ShiftNumber, "精算番号", "Shift no."},
    ReportWordRow{ReportWord::Opened, "開始 {}", "Opened {}"},
    ReportWordRow{ReportWord::OpenedByItself, "自動で開始", "Opened by itself"},
    ReportWordRow{ReportWord::Made, "発行 {}", "Made {}"},
    ReportWordRow{ReportWord::Receipts, "取引番号", "Receipts"},
    ReportWordRow{ReportWord::NoReceipts, "取引なし", "No receipts"},
    ReportWordRow{ReportWord::Sales, "売上", "SALES"},
    ReportWordRow{ReportWord::Times, "{}件", "x{}"},
    ReportWordRow{ReportWord::Pieces, "点数", "Pieces"},
    ReportWordRow{ReportWord::PiecesOf, "{}点", "x{}"},
    ReportWordRow{ReportWord::TotalTax, "消費税等 合計", "Consumption tax, total"},
    ReportWordRow{ReportWord::Returns, "返品", "Returns"},
    ReportWordRow{ReportWord::Discounts, "値引", "Discounts"},
    ReportWordRow{ReportWord::PaidOutForReturns, "うち返品の返金", "of which paid back"},
    ReportWordRow{ReportWord::VoidedLines, "取消明細", "Voided lines"},
    ReportWordRow{ReportWord::VoidedSales, "取消会計", "Voided sales"},
    ReportWordRow{ReportWord::Tenders, "支払方法別", "TENDERS"},
    ReportWordRow{ReportWord::Cash, "現金", "Cash"},
    ReportWordRow{ReportWord::CodesOnline, "決済コード", "Codes, online"},
    ReportWordRow{ReportWord::CodesBound, "オフライン 当店用", "Offline, this shop's"},
    ReportWordRow{ReportWord::CodesUnbound, "オフライン 共通", "Offline, others"},
    ReportWordRow{ReportWord::GivenBackToCodes, "コードへの返金", "Back to codes"},
    ReportWordRow{ReportWord::Drawer, "現金在高", "DRAWER"},
    ReportWordRow{ReportWord::Float, "釣銭準備金", "Float"},
    ReportWordRow{ReportWord::CashSales, "現金売上", "Cash sales"},
    ReportWordRow{ReportWord::PaidIn, "入金", "Cash in"},
    ReportWordRow{ReportWord::PaidOut, "出金", "Cash out"},
    ReportWordRow{ReportWord::Expected, "計算在高", "Expected"},
    ReportWordRow{ReportWord::Counted, "実際在高", "Counted"},
    ReportWordRow{ReportWord::OverShort, "過不足", "Over / short"},
    ReportWordRow{ReportWord::CountAgain, "数えた回数", "Times counted"},
    ReportWordRow{ReportWord::NotCounted, "在高は未確認です。", "Not counted yet."},
    ReportWordRow{ReportWord::Departments, "部門別", "DEPARTMENTS"},
    ReportWordRow{ReportWord::NoDepartment, "部門なし", "No department"},
    ReportWordRow{ReportWord::Cashiers, "担当者別", "CASHIERS"},
    ReportWordRow{ReportWord::NoCashier, "担当者なし", "No name"},
    ReportWordRow{ReportWord::Hours, "時間帯別", "HOURS"},
    ReportWordRow{ReportWord::Hour, "{}時台", "{}:00"},
    ReportWordRow{ReportWord::Codes, "決済コードの照合", "CODES, THREE-WAY CHECK"},
    ReportWordRow{ReportWord::SoldHere, "売上ファイル", "Sales file"},
    ReportWordRow{ReportWord::Acknowledged, "センター受付済", "Center has"},
    ReportWordRow{ReportWord::Waiting, "送信待ち", "Not sent yet"},
    ReportWordRow{ReportWord::Refused, "センター拒否(損失)", "Refused (loss)"},
    ReportWordRow{ReportWord::Credited, "うち入金確認済", "Credited by bank"},
    ReportWordRow{ReportWord::Agrees, "一致しています。", "They agree."},
    ReportWordRow{ReportWord::Disagrees, "【一致しません】", "** THEY DO NOT AGREE **"},
    ReportWordRow{ReportWord::AtRisk, "未決済の金額(最大損失)", "AT RISK NOW"},
    ReportWordRow{ReportWord::InDoubt, "未確定の支払い", "In doubt"},
    ReportWordRow{ReportWord::Left, "残っているもの", "LEFT BEHIND"},
    ReportWordRow{ReportWord::HeldSales, "保留中の会計", "Sales not finished"},
    ReportWordRow{ReportWord::UnsentRecords, "未送信の記録", "Unsent records"},
    ReportWordRow{ReportWord::OpenRefunds, "済んでいない返金", "Refunds not done"},
    ReportWordRow{ReportWord::NothingLeft, "なし", "Nothing"},
    ReportWordRow{ReportWord::GrandTotal, "累計売上(GT)", "Grand total"},
    ReportWordRow{ReportWord::Journal, "記録", "Journal"},
};

}  // namespace

std::string_view wordOf(ReportWord word, ReceiptLanguage language) {
    const auto* row = std::find_if(kReportWords.begin(), kReportWords.end(),
                                   [word](const ReportWordRow& r) { return r.word == word; });
    KAZASU_CHECK(row != kReportWords.end());
    return language == ReceiptLanguage::Japanese ? row->japanese : row->english;
}

std::string phraseOf(ReportWord word, ReceiptLanguage language, std::string_view value) {
    std::string phrase{wordOf(word, language)};
    const auto place = phrase.find("{}");
    KAZASU_CHECK(place != std::string::npos);
    return phrase.replace(place, 2, value);
}

}  // namespace kazasu
