// A center with one member, Taro, and how he signs in: what the tests of the members' door share.
#pragma once

#include "tests/component/center/bench_caller.h"

#include <QTest>

namespace kazasu::test {

inline const std::string kTaroEmail = "taro@example.jp", kTaroPassword = "correct horse battery";

inline Json person(const std::string& email, const std::string& password = kTaroPassword) {
    return Json::object()
        .set("name", "太郎")
        .set("reading", "たろう")
        .set("email", email)
        .set("password", password);
}
inline Json credentials(const std::string& email, const std::string& password) {
    return Json::object().set("email", email).set("password", password);
}

struct MembersDoor {
    MembersDoor() {
        static const std::string kHash = hashPassword(kTaroPassword).value();  // slow, as it has to be
        const Status made = bench.inBooks([this](Database& books) {
            return insertMember(books, taro, {"太郎", "たろう", kTaroEmail, ""}, kHash, bench.clock.now());
        });
        KAZASU_CHECK(made.isOk());
    }
    Answer tryWith(const std::string& email, const std::string& password) {
        return caller.member("POST", "/member/v1/sessions", credentials(email, password));
    }
    static std::string tokenIn(const Answer& answer) {
        const std::string set = answer.header("set-cookie");
        return set.substr(set.find('=') + 1, set.find(';') - set.find('=') - 1);
    }
    std::string signIn() { return tokenIn(tryWith(kTaroEmail, kTaroPassword)); }

    CenterBench bench;
    BenchCaller caller{bench};
    ClientId taro = ClientId::make(bench.clock, bench.random);
};

}  // namespace kazasu::test
