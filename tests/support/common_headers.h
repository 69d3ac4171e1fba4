// What nearly every test includes, for builds that compile it once. No file includes this one by name. Not
// <QTest>: what its QTEST_MAIN starts depends on the libraries of each test.
#pragma once

#include "core/iso8583/transport.h"
#include "core/json.h"
#include "core/sale/sale.h"
#include "platform/crypto/crypto.h"
#include "platform/http/client.h"
#include "platform/http/server.h"
#include "platform/sql/commit_queue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <thread>
#include <vector>
