#include "core/report/report_words.h"

#include "core/check.h"

#include <algorithm>
#include <array>

namespace kazasu {
namespace {

struct WordRow {
    ReportWord word;
    std::string_view japanese;
    std::string_view english;
};

constexpr std::array kWords{
    WordRow{ReportWord::TitleX, "点検レポート X", "X REPORT"},
    WordRow{ReportWord::TitleZ, "精算レポート Z", "Z REPORT"},
    WordRow{ReportWord::ShiftNumber, "精算番号", "Shift no."},
    WordRow{ReportWord::Opened, "開始 {}", "Opened {}"},
    WordRow{ReportWord::OpenedByItself, "自動で開始", "Opened by itself"},
    WordRow{ReportWord::Made, "発行 {}", "Made {}"},
    WordRow{ReportWord::Receipts, "取引番号", "Receipts"},
    WordRow{ReportWord::NoReceipts, "取引なし", "No receipts"},
    WordRow{ReportWord::Sales, "売上", "SALES"},
    WordRow{ReportWord::Times, "{}件", "x{}"},
    WordRow{ReportWord::Pieces, "点数", "Pieces"},
    WordRow{ReportWord::PiecesOf, "{}点", "x{}"},
    WordRow{ReportWord::TotalTax, "消費税等 合計", "Consumption tax, total"},
    WordRow{ReportWord::VoidedLines, "取消明細", "Voided lines"},
    WordRow{ReportWord::VoidedSales, "取消会計", "Voided sales"},
    WordRow{ReportWord::Tenders, "支払方法別", "TENDERS"},
    WordRow{ReportWord::Cash, "現金", "Cash"},
    WordRow{ReportWord::CodesOnline, "決済コード", "Codes, online"},
    WordRow{ReportWord::CodesBound, "オフライン 当店用", "Offline, this shop's"},
    WordRow{ReportWord::CodesUnbound, "オフライン 共通", "Offline, others"},
    WordRow{ReportWord::Drawer, "現金在高", "DRAWER"},
    WordRow{ReportWord::Float, "釣銭準備金", "Float"},
    WordRow{ReportWord::CashSales, "現金売上", "Cash sales"},
    WordRow{ReportWord::PaidIn, "入金", "Cash in"},
    WordRow{ReportWord::PaidOut, "出金", "Cash out"},
    WordRow{ReportWord::Expected, "計算在高", "Expected"},
    WordRow{ReportWord::Counted, "実際在高", "Counted"},
    WordRow{ReportWord::OverShort, "過不足", "Over / short"},
    WordRow{ReportWord::CountAgain, "数えた回数", "Times counted"},
    WordRow{ReportWord::NotCounted, "在高は未確認です。", "Not counted yet."},
    WordRow{ReportWord::Departments, "部門別", "DEPARTMENTS"},
    WordRow{ReportWord::NoDepartment, "部門なし", "No department"},
    WordRow{ReportWord::Cashiers, "担当者別", "CASHIERS"},
    WordRow{ReportWord::NoCashier, "担当者なし", "No name"},
    WordRow{ReportWord::Hours, "時間帯別", "HOURS"},
    WordRow{ReportWord::Hour, "{}時台", "{}:00"},
    WordRow{ReportWord::Codes, "決済コードの照合", "CODES, THREE-WAY CHECK"},
    WordRow{ReportWord::SoldHere, "売上ファイル", "Sales file"},
    WordRow{ReportWord::Acknowledged, "センター受付済", "Center has"},
    WordRow{ReportWord::Waiting, "送信待ち", "Not sent yet"},
    WordRow{ReportWord::Refused, "センター拒否(損失)", "Refused (loss)"},
    WordRow{ReportWord::Credited, "うち入金確認済", "Credited by bank"},
    WordRow{ReportWord::Agrees, "一致しています。", "They agree."},
    WordRow{ReportWord::Disagrees, "【一致しません】", "** THEY DO NOT AGREE **"},
    WordRow{ReportWord::AtRisk, "未確定の金額(最大損失)", "AT RISK NOW"},
    WordRow{ReportWord::InDoubt, "確認中の支払い", "In doubt"},
    WordRow{ReportWord::Left, "残っているもの", "LEFT BEHIND"},
    WordRow{ReportWord::HeldSales, "保留中の会計", "Sales not finished"},
    WordRow{ReportWord::UnsentRecords, "未送信の記録", "Unsent records"},
    WordRow{ReportWord::NothingLeft, "なし", "Nothing"},
    WordRow{ReportWord::GrandTotal, "累計売上(GT)", "Grand total"},
    WordRow{ReportWord::Journal, "記録", "Journal"},
};

}  // namespace

std::string_view wordOf(ReportWord word, ReceiptLanguage language) {
    const auto* row =
        std::find_if(kWords.begin(), kWords.end(), [word](const WordRow& r) { return r.word == word; });
    KAZASU_CHECK(row != kWords.end());
    return language == ReceiptLanguage::Japanese ? row->japanese : row->english;
}

std::string phraseOf(ReportWord word, ReceiptLanguage language, std::string_view value) {
    std::string phrase{wordOf(word, language)};
    const auto place = phrase.find("{}");
    KAZASU_CHECK(place != std::string::npos);
    return phrase.replace(place, 2, value);
}

}  // namespace kazasu
