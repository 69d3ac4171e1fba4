// The fuzz targets by name (targets.cpp is made by CMake).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kazasu::test {

struct FuzzTarget {
    const char* name;
    int (*run)(const std::uint8_t* data, std::size_t size);
};

const std::vector<FuzzTarget>& fuzzTargets();

}  // namespace kazasu::test
