// What OpenSSL needs to hold a TlsDoor.
#pragma once

#include "platform/http/tls_door.h"

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace kazasu {

/// ConfigInvalid when the files are not a key and its certificate.
Result<std::unique_ptr<boost::asio::ssl::context>> makeTlsContext(const TlsDoor& door);

}  // namespace kazasu
