// Another program at the same SQLite file, without any of our rules.
#pragma once

#include <sqlite3.h>

#include <string>

namespace kazasu::test {

class OtherProgram {
public:
    explicit OtherProgram(const std::string& path) { sqlite3_open(path.c_str(), &m_handle); }
    ~OtherProgram() { sqlite3_close(m_handle); }
    OtherProgram(const OtherProgram&) = delete;
    OtherProgram& operator=(const OtherProgram&) = delete;

    int run(const char* sql) { return sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr); }
    std::string ask(const char* sql) {
        std::string answer;
        const auto take = [](void* out, int, char** values, char**) {
            *static_cast<std::string*>(out) = values[0] != nullptr ? values[0] : "NULL";
            return 0;
        };
        if (sqlite3_exec(m_handle, sql, take, &answer, nullptr) != SQLITE_OK) return sqlite3_errmsg(m_handle);
        return answer;
    }

private:
    sqlite3* m_handle = nullptr;
};

}  // namespace kazasu::test
