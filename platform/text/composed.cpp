#include "platform/text/composed.h"

#include "core/text/utf8.h"

#include <QString>

namespace kazasu {

namespace {

bool isVariationSelector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

}  // namespace

std::string composed(std::string_view text) {
    if (!isUtf8(text)) return std::string(text);
    QString letters;
    for (const char32_t c : toCodePoints(text)) {
        if (!isVariationSelector(c)) letters += QChar::fromUcs4(c);
    }
    return letters.normalized(QString::NormalizationForm_C).toStdString();
}

}  // namespace kazasu
