// Days and moments as the papers of a till say them.
#pragma once

#include "core/business_day.h"
#include "core/receipt/receipt_words.h"
#include "core/time.h"

namespace kazasu {

/// "2026年11月22日", or "2026-11-22".
std::string dayText(const BusinessDay& day, ReceiptLanguage language);
/// The same with hours and minutes.
std::string momentText(const CivilTime& civil, ReceiptLanguage language);

}  // namespace kazasu
