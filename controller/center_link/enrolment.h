// How this machine became known to the center, and what it needs to call there: a file that
// `kazasu-controller enrol` writes once. Its key never leaves the machine.
#pragma once

#include "core/wire/enrolment.h"
#include "platform/http/tls_door.h"

namespace kazasu::controller {

struct Enrolment {
    ShopNumber shop;
    std::string shopName;
    TlsCaller caller;
    std::optional<PublicKey> root;  // that signs the center's key lists
};

/// The private key beside an enrolment's file.
std::string keyFileOfEnrolment(const std::string& path);

/// ConfigInvalid; NotFound before the machine is enrolled.
Result<Enrolment> readEnrolment(const std::string& path);

/// Makes a key beside `path` (or takes the one that an attempt left there), tells the center, and writes the
/// file. AlreadyExists when the machine is enrolled; otherwise the center's answer, or why it could not be
/// asked.
Result<Enrolment> enrolMachine(const std::string& path, const EnrolmentCode& code, const std::string& name);

}  // namespace kazasu::controller
