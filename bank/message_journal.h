// MessageJournal: the first answer to each message, durable before it goes out; its repeat gets the same one.
#pragma once

#include "core/iso8583/message.h"
#include "platform/sql/database.h"

#include <optional>

namespace kazasu::bank {

class MessageJournal {
public:
    explicit MessageJournal(Database& database) : m_database(database) {}
    /// The stored answer, if this message was answered before. Conflict: the same message numbers with
    /// another body. The request must have DE7, DE11, DE32 and DE37; a repeat (0101) is the same message as
    /// its first (0100).
    Result<std::optional<iso8583::Message>> find(const iso8583::Message& request);
    /// Inside the caller's transaction.
    Status store(const iso8583::Message& request, const iso8583::Message& answer, Instant now);

private:
    Database& m_database;
};

}  // namespace kazasu::bank
