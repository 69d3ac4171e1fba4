// What is accepted of a request before its body is read. Stricter than Boost.Beast wherever RFC 9112 leaves a
// choice: whoever stands between a client and us must never see another end of a request than we do.
#pragma once

#include "core/result.h"
#include "platform/http/message.h"

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>

namespace kazasu {

/// Where the head ends, its empty line included; none while that has not come.
std::optional<std::size_t> endOfHead(std::string_view bytes);
/// Whether a header goes on in the next line (RFC 9112, section 5.2). Beast joins such lines, others do not.
bool hasFoldedLine(std::string_view head);
/// The request without its body, or NetworkProtocol with the reason.
Result<HttpRequest> acceptedHead(const boost::beast::http::request_header<>& head);

}  // namespace kazasu
