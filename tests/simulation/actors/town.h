// Town: who lives in every simulated world, and the machines' disks on its first morning. Made once a process
// by the production code; each world begins with a copy.
#pragma once

#include "bank/accounts.h"
#include "core/ids.h"
#include "platform/crypto/crypto.h"
#include "platform/crypto/secret_box.h"
#include "tests/simulation/disk/crash_disk.h"

#include <array>
#include <memory>

namespace kazasu::sim {

inline constexpr int kStoreCount = 3;
inline constexpr int kMemberCount = 6;
inline constexpr std::int64_t kDepositYen = 50'000'000;  // of each account of a member
inline constexpr std::int64_t kTeaYen = 128;
inline constexpr const char* kTeaCode = "4901234567894";
/// In the middle of every day the center begins to sign with its next key.
inline constexpr Milliseconds kRotation = std::chrono::minutes{90};

struct TownShop {
    ShopNumber number;
    std::string token, account;
    InstitutionId bank;
};

struct TownMember {
    ClientId client;
    std::vector<MeansId> means;
};

struct Town {
    static const Town& get();

    IssuerId issuer;
    std::array<InstitutionId, 2> banks;
    std::array<std::shared_ptr<const SigningKey>, 2> signers;  // the second from kRotation on
    SecretBox box;
    std::string laterKeyList;  // names both
    std::vector<TownShop> shops;
    std::vector<TownMember> members;
    DiskImage centerDisk;
    std::vector<DiskImage> storeDisks, bankDisks;
};

/// Where the migrations of a program are in the source tree.
std::string migrationsOf(const std::string& program);

}  // namespace kazasu::sim
