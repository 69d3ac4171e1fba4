// PrintThread: a PrintQueue with a thread of its own, so that a printer that hangs holds up nothing but
// paper.
#pragma once

#include "controller/receipts/print_queue.h"
#include "core/executor.h"
#include "core/receipt/receipt_sink.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace kazasu::controller {

class PrintThread final : public PrintQueue {
public:
    static constexpr std::size_t kMaxQueued = 100;  // a printer that hangs for a day must not eat the memory

    PrintThread(ReceiptSink& sink, Executor& executor);
    /// Prints what it has begun; what waits behind it is dropped and can be reprinted.
    ~PrintThread() override;

    void print(Receipt receipt, Done done) override;
    [[nodiscard]] bool hasDrawer() const override { return m_sink.hasDrawer(); }
    void openDrawer(Done done) override;

private:
    struct Job {
        std::optional<Receipt> receipt;  // none: the drawer
        Done done;
    };
    void add(Job job);
    void work();

    ReceiptSink& m_sink;
    Executor& m_executor;
    std::mutex m_mutex;
    std::condition_variable m_hasWork;
    std::deque<Job> m_jobs;
    bool m_isEnding = false;
    std::thread m_thread;
};

}  // namespace kazasu::controller
