// The tables behind error_texts.h, one file a subject. Their texts are translated in the context
// "ErrorTexts".
#pragma once

#include "core/error.h"

#include <span>

namespace kazasu::app {

struct WordsRow {
    ErrorCode code;
    const char* happened;
    const char* next;
};

std::span<const WordsRow> machineErrorWords();
std::span<const WordsRow> codeErrorWords();
std::span<const WordsRow> saleErrorWords();
std::span<const WordsRow> bankErrorWords();
std::span<const WordsRow> deviceErrorWords();
std::span<const WordsRow> peopleErrorWords();

}  // namespace kazasu::app
