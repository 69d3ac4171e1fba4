// StaffDesk: who stands at this register, and what that person may do just now. Signing in, locking, and
// rights granted for once by somebody else's PIN; every step is in the journal. Lives on the till's executor.
#pragma once

#include "controller/sales_file/journal_note.h"
#include "controller/staff/pin_guard.h"
#include "controller/till/store_settings.h"
#include "core/executor.h"
#include "core/json.h"

namespace kazasu::controller {

/// What nobody carried out by then has to be granted again.
inline constexpr Milliseconds kGrantLifetime = std::chrono::minutes{2};

inline constexpr std::string_view kSignInEntry = "sign_in";
inline constexpr std::string_view kSignOutEntry = "sign_out";
inline constexpr std::string_view kGrantEntry = "grant";

struct StaffDoors {
    Database& database;
    Clock& clock;
    Timers& timers;
    Random& random;
    const StoreSettings& settings;
    PinGuard::Check check;
};

class StaffDesk final : public RightsDoor {
public:
    explicit StaffDesk(StaffDoors doors);
    ~StaffDesk() override;
    StaffDesk(const StaffDesk&) = delete;
    StaffDesk& operator=(const StaffDesk&) = delete;

    /// Looks whether the shop knows any people. Nobody is signed in after a start.
    [[nodiscard]] Status start() { return lookAgain(); }
    /// Told after every change of the view.
    void onChange(std::function<void()> listener) { m_listener = std::move(listener); }
    /// Asked when the time to lock has come: false waits once more, as while a payment is being checked.
    void mayLock(std::function<bool()> question) { m_mayLock = std::move(question); }
    [[nodiscard]] const api::PeopleView& view() const { return m_view; }

    [[nodiscard]] Status signIn(int number, std::string_view pin);
    void signOut();
    void lock();
    /// Somebody does something: the time until the lock begins again.
    void touch();
    [[nodiscard]] Status grant(int number, std::string_view pin, const std::string& reason);
    void refuseGrant();

    /// SignInNeeded unless somebody is signed in, or the shop knows no people.
    [[nodiscard]] Status checkSignedIn() const;
    [[nodiscard]] Result<Permit> require(Right right, const std::string& subject,
                                         std::function<void()> again) override;
    [[nodiscard]] Actor actor() const override;

    /// Sign-ins and grants are noted in these books of a training from now on; null: it is over.
    void train(Database* books);
    /// The list of people has changed.
    [[nodiscard]] Status lookAgain();

private:
    struct Grant {
        Right right;
        std::string subject;
        Actor grantor;
        std::string reason;
        Milliseconds until;  // monotonic
    };
    [[nodiscard]] Status note(std::string_view kind, Json content);
    [[nodiscard]] bool hasGrantFor(Right right, const std::string& subject) const;
    [[nodiscard]] Status noteGrant(const StaffMember& grantor, const std::string& reason);
    void changed();
    void dropWishes();
    void waitToLock(Milliseconds delay);
    void lockIfIdle();

    StaffDoors m_doors;
    Database* m_books;
    PinGuard m_guard;
    StaffStore m_store;
    JournalNote m_note;
    std::function<void()> m_listener;
    std::function<bool()> m_mayLock;
    std::function<void()> m_again;
    api::PeopleView m_view;
    std::optional<Grant> m_grant;
    Milliseconds m_touchedAt{0};  // monotonic
    TimerId m_idle = 0;
};

}  // namespace kazasu::controller
