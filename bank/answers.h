// Answers: what every answer of this host has in common, and which errors are an answer at all.
#pragma once

#include "core/iso8583/message.h"

namespace kazasu::bank {

/// The answer to a request: its type, what identifies it (DE3, 4, 7, 11, 32, 33, 37, 49, 70), and DE39. Never
/// a card or account number.
iso8583::Message answerTo(const iso8583::Message& request, std::string_view responseCode);
/// Whether an error is our trouble (storage, a defect), about which the sender learns nothing but "try
/// again".
bool isOwnTrouble(const Error& error);
/// The answer for an error that is a refusal.
iso8583::Message refusalOf(const iso8583::Message& request, const Error& error);

}  // namespace kazasu::bank
