# Everything from outside, found once. The reason and the one door of each: docs/dependencies.md.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Sql SerialPort Svg Multimedia Test LinguistTools)
find_package(Threads REQUIRED)
find_package(CURL REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(ZXing REQUIRED)  # no version: 2.x and 3.x refuse "1.4" although both work
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)  # to switch off what is not needed on Qt's connections; all SQL goes through Qt
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq)  # for the warnings PostgreSQL gives at COMMIT; SQL goes through Qt
