// The network of the simulated world: a request arrives once, twice, late or never, and so does its answer.
#pragma once

#include "tests/simulation/world/machine.h"

namespace kazasu::sim {

/// How long a message is under way. Some are held up for minutes, so that later ones overtake them.
inline Milliseconds drawLatency(World& world) {
    Dice& dice = world.dice();
    Milliseconds latency = dice.between(Milliseconds{1}, world.faults().longestLatency);
    if (!world.isCalm() && dice.chance(20)) latency += dice.between(Milliseconds{0}, Milliseconds{300'000});
    return latency;
}

/// One request and at most one answer to whoever asked.
template <class Request, class Answer>
class Exchange : public std::enable_shared_from_this<Exchange<Request, Answer>> {
public:
    using Reply = std::function<void(Answer)>;
    using Serve = std::function<void(const Request&, Reply)>;
    using Done = std::function<void(Result<Answer>)>;

    Exchange(Machine& from, Machine& to, Serve serve, Done done)
        : m_world(from.world()),
          m_from(from),
          m_to(to),
          m_life(from.life()),
          m_serve(std::move(serve)),
          m_done(std::move(done)) {}

    void send(const Request& request, Milliseconds timeout) {
        const auto self = this->shared_from_this();
        if (!m_from.isUp()) return;  // it has just died
        if ((m_from.isCut || m_to.isCut || !m_to.isUp()) && m_world.dice().chance(500))
            return finishAfter(drawLatency(m_world),
                               Error{ErrorCode::NetworkConnectFailed, "nobody is there"});
        finishAfter(timeout, Error{ErrorCode::Timeout, "no answer"});
        carry(m_from, m_to, [self, request] {
            const auto life = self->m_to.life();
            self->m_serve(request, [self, life](Answer answer) {
                if (*life) self->answer(std::move(answer));
            });
        });
    }

private:
    /// Brings it over as often as the network pleases.
    void carry(const Machine& from, const Machine& to, const std::function<void()>& arrive) {
        Dice& dice = m_world.dice();
        if (from.isCut || to.isCut || dice.chance(m_world.faults().lossPermille)) return;
        const int copies = dice.chance(m_world.faults().duplicationPermille) ? 2 : 1;
        for (int i = 0; i < copies; ++i)
            m_world.after(drawLatency(m_world), [&from, &to, arrive] {
                if (!from.isCut && to.isUp()) arrive();
            });
    }
    void answer(Answer answer) {
        if (!m_to.isUp()) return;  // it has just died: nobody says anything any more
        carry(m_to, m_from,
              [self = this->shared_from_this(), answer = std::move(answer)] { self->finish(answer); });
    }
    void finishAfter(Milliseconds delay, const Error& error) {
        m_world.after(delay, [self = this->shared_from_this(), error] { self->finish(error); });
    }
    void finish(Result<Answer> outcome) {
        if (std::exchange(m_isFinished, true) || !*m_life) return;
        m_done(std::move(outcome));
    }

    World& m_world;
    Machine& m_from;
    Machine& m_to;
    std::shared_ptr<const bool> m_life;
    Serve m_serve;
    Done m_done;
    bool m_isFinished = false;
};

template <class Request, class Answer>
void exchange(Machine& from, Machine& to, const Request& request, Milliseconds timeout,
              typename Exchange<Request, Answer>::Serve serve,
              typename Exchange<Request, Answer>::Done done) {
    std::make_shared<Exchange<Request, Answer>>(from, to, std::move(serve), std::move(done))
        ->send(request, timeout);
}

}  // namespace kazasu::sim
