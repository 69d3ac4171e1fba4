#include "bank/answers.h"

#include "core/iso8583/response_code.h"

namespace kazasu::bank {

using iso8583::Message;
namespace field = iso8583::field;

Message answerTo(const Message& request, std::string_view responseCode) {
    Message answer{request.responseType()};
    for (const int number :
         {field::kProcessingCode, field::kAmount, field::kTransmissionTime, field::kTraceNumber,
          field::kAcquirer, field::kForwarder, field::kReference, field::kCurrency, field::kNetworkCode}) {
        if (request.has(number)) answer.set(number, std::string(request.get(number)));
    }
    answer.set(field::kResponseCode, std::string(responseCode));
    return answer;
}

bool isOwnTrouble(const Error& error) {
    const int number = static_cast<int>(error.code);
    const bool isStorage = number >= static_cast<int>(ErrorCode::StorageOpenFailed) &&
                           number < static_cast<int>(ErrorCode::NetworkConnectFailed);
    return isStorage || error.code == ErrorCode::OutcomeUnknown || error.code == ErrorCode::Internal;
}

Message refusalOf(const Message& request, const Error& error) {
    return answerTo(request, iso8583::responseCodeFor(error.code));
}

}  // namespace kazasu::bank
