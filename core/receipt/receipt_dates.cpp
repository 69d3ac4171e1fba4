#include "core/receipt/receipt_dates.h"

#include <array>
#include <cstdio>

namespace kazasu {
namespace {

std::string dayOf(int year, int month, int day, ReceiptLanguage language) {
    std::array<char, 64> text{};
    const char* format = language == ReceiptLanguage::Japanese ? "%04d年%02d月%02d日" : "%04d-%02d-%02d";
    const int length = std::snprintf(text.data(), text.size(), format, year, month, day);
    return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace

std::string dayText(const BusinessDay& day, ReceiptLanguage language) {
    return dayOf(day.year(), day.month(), day.day(), language);
}

std::string momentText(const CivilTime& civil, ReceiptLanguage language) {
    std::array<char, 32> time{};
    const int length = std::snprintf(time.data(), time.size(), " %02d:%02d", civil.hour, civil.minute);
    return dayOf(civil.year, civil.month, civil.day, language)
        .append(time.data(), static_cast<std::size_t>(length));
}

}  // namespace kazasu
