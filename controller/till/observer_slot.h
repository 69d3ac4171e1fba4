// ObserverSlot: whoever observes just now. When set() has returned, the one before is not called any more.
#pragma once

#include <mutex>
#include <utility>

namespace kazasu::controller {

template <class Observer>
class ObserverSlot {
public:
    void set(Observer* observer) {
        const std::lock_guard lock(m_mutex);
        m_observer = observer;
    }
    template <class... Parameters, class... Said>
    void tell(void (Observer::*what)(Parameters...), Said&&... said) {
        const std::lock_guard lock(m_mutex);
        if (m_observer != nullptr) (m_observer->*what)(std::forward<Said>(said)...);
    }

private:
    std::recursive_mutex m_mutex;  // an observer may take itself off from inside a call
    Observer* m_observer = nullptr;
};

}  // namespace kazasu::controller
