// Hashing: SHA-256 where a byte must be vouched for, xxHash where a table must be fast.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace isnad::base {

// Returns: the SHA-256 of `bytes` as 64 lower-case hexadecimal digits. Source: FIPS 180-4.
std::string sha256_hex(std::string_view bytes);

// Returns: XXH3-64 of `bytes`; the same on every machine, so it may be stored and ordered by.
std::uint64_t fast_hash(std::string_view bytes, std::uint64_t seed = 0);

// Returns: `hash` as 16 lower-case hexadecimal digits.
std::string hex16(std::uint64_t hash);

}  // namespace isnad::base
