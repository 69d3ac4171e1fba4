// EmbeddedController: a whole store controller inside a program, the same in kazasu-controller and in the
// cashier's window: one thread for all decisions, one database, the line to the center, the outbox and the
// printing.
#pragma once

#include "controller/api/people.h"
#include "controller/api/shift.h"
#include "controller/api/till.h"
#include "controller/controller_config.h"
#include "core/receipt/receipt_sink.h"

#include <memory>

namespace kazasu::controller {

class EmbeddedController {
public:
    /// Opens the database (and creates it), then goes on where an earlier run stopped. The sink must outlive
    /// the controller; it is called on a thread of its own.
    static Result<std::unique_ptr<EmbeddedController>> start(const ControllerConfig& config,
                                                             ReceiptSink& sink);
    /// Ends without waiting for the center: what is unfinished stands in the database. Not on its own thread.
    ~EmbeddedController();
    EmbeddedController(const EmbeddedController&) = delete;
    EmbeddedController& operator=(const EmbeddedController&) = delete;

    [[nodiscard]] api::Till& till();
    [[nodiscard]] api::People& people();
    [[nodiscard]] api::Shifts& shifts();

private:
    struct Impl;
    explicit EmbeddedController(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kazasu::controller
