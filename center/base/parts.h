// CenterParts: everything that the center's logic is given from outside. It owns none of it, reads no clock
// and draws no random number but through these.
#pragma once

#include "center/base/bank_directory.h"
#include "center/base/limits.h"
#include "center/base/workers.h"
#include "center/keys/signing_keys.h"
#include "core/barcode.h"
#include "core/executor.h"
#include "core/random.h"
#include "core/signature.h"
#include "core/time.h"
#include "platform/crypto/secret_box.h"
#include "platform/sql/commit_queue.h"

namespace kazasu::center {

struct CenterSettings {
    IssuerId issuer;
    std::string name;
    Milliseconds codeLifetime = std::chrono::minutes{15};
    Milliseconds bankTimeout = std::chrono::seconds{10};  // for one answer of a bank
    CenterLimits limits = {};
};

struct CenterParts {
    CenterSettings settings;
    Clock& clock;
    Random& random;      // safe to use from several threads
    CommitQueue& queue;  // every look at the books and every change of them
    Workers& passwords;  // Argon2id; few at a time
    Workers& checks;     // signatures and images
    Executor& lane;      // one thread: in-memory state of waiting requests, bank link, timers
    Timers& timers;      // of the lane
    SigningKeys& keys;
    const SignatureVerifier& verifier;
    const SecretBox& box;
    const BarcodeWriter& barcodes;
    BankDirectory& banks;
};

}  // namespace kazasu::center
