#include "platform/http/tls_context.h"

#include "platform/crypto/openssl_key_hash.h"

namespace kazasu {

namespace ssl = boost::asio::ssl;

Result<std::unique_ptr<ssl::context>> makeTlsContext(const TlsDoor& door) {
    KAZASU_TRY(const auto own, checkTlsIdentity(door.identity));
    static_cast<void>(own);
    auto context = std::make_unique<ssl::context>(ssl::context::tls_server);
    boost::system::error_code error;
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_3_VERSION);
    SSL_CTX_set_session_cache_mode(context->native_handle(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context->native_handle(), 0);  // every connection shows its key again
    context->use_certificate_file(door.identity.certificate, ssl::context::pem, error);
    if (!error) context->use_private_key_file(door.identity.key, ssl::context::pem, error);
    if (error) return Error{ErrorCode::ConfigInvalid, door.identity.certificate + ": " + error.message()};
    if (!door.admits) return context;
    context->set_verify_mode(ssl::verify_peer | ssl::verify_fail_if_no_peer_cert, error);
    context->set_verify_callback(
        [admits = door.admits](bool, ssl::verify_context& verification) {
            X509_STORE_CTX* store = verification.native_handle();
            const auto key = keyHashOf(X509_STORE_CTX_get0_cert(store));
            if (key && admits(*key)) return true;
            X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED);
            return false;
        },
        error);
    if (error) return Error{ErrorCode::Internal, error.message()};
    return context;
}

}  // namespace kazasu
