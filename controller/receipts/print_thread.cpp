#include "controller/receipts/print_thread.h"

namespace kazasu::controller {

PrintThread::PrintThread(ReceiptSink& sink, Executor& executor)
    : m_sink(sink), m_executor(executor), m_thread([this] { work(); }) {}

PrintThread::~PrintThread() {
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_hasWork.notify_one();
    m_thread.join();
}

void PrintThread::print(Receipt receipt, Done done) { add({std::move(receipt), std::move(done)}); }

void PrintThread::openDrawer(Done done) { add({std::nullopt, std::move(done)}); }

void PrintThread::add(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_jobs.size() < kMaxQueued) {
            m_jobs.push_back(std::move(job));
            m_hasWork.notify_one();
            return;
        }
    }
    m_executor.post([done = std::move(job.done)] {
        done(Error{ErrorCode::PrinterNotReady, "too many receipts are waiting"});
    });
}

void PrintThread::work() {
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_hasWork.wait(lock, [this] { return m_isEnding || !m_jobs.empty(); });
        if (m_isEnding) return;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        const Status printed = job.receipt ? m_sink.print(*job.receipt) : m_sink.openDrawer();
        m_executor.post([done = std::move(job.done), printed] { done(printed); });
    }
}

}  // namespace kazasu::controller
