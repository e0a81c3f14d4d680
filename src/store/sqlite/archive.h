// Three archives with one face, for the describe() functions of pack.cpp: one writes bytes, one
// reads them with every bound checked, one only spells the layout.
//
// An archive is called with fields: `archive(a, b, c)`. Numbers, bools, enums (all values up to the
// last enumerator, see Last), strings, vectors, optionals and maps are known here; a struct is
// known by its overload of describe(archive, struct).
#pragma once

#include <bit>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace isnad::store {

// The last enumerator of an enum: `template <> constexpr auto kLast<Colour> = Colour::blue;`
template <typename Enum>
constexpr Enum kLast = Enum{};

template <typename T>
concept EnumType = std::is_enum_v<T>;
template <typename T>
concept StructType = std::is_class_v<T>;

class Writer {
  public:
    template <typename T>
    using Of = const T;

    template <typename... Fields>
    void operator()(const Fields&... fields) {
        (put(fields), ...);
    }
    std::string take() { return std::move(bytes_); }

  private:
    void put(std::uint64_t number) {
        for (; number >= 0x80; number >>= 7) bytes_ += static_cast<char>(number | 0x80);
        bytes_ += static_cast<char>(number);
    }
    void put(std::uint32_t number) { put(std::uint64_t{number}); }
    void put(bool yes) { bytes_ += static_cast<char>(yes); }
    void put(double number) {
        const auto bits = std::bit_cast<std::uint64_t>(number);
        for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(bits >> shift);
    }
    void put(const std::string& text) {
        put(std::uint64_t{text.size()});
        bytes_ += text;
    }
    template <EnumType Enum>
    void put(Enum value) {
        put(static_cast<std::uint64_t>(value));
    }
    template <typename T>
    void put(const std::vector<T>& list) {
        put(std::uint64_t{list.size()});
        for (const auto& item : list) put(item);
    }
    template <typename T>
    void put(const std::optional<T>& maybe) {
        put(maybe.has_value());
        if (maybe) put(*maybe);
    }
    template <typename K, typename V>
    void put(const std::map<K, V>& table) {
        put(std::uint64_t{table.size()});
        for (const auto& [key, value] : table) (*this)(key, value);
    }
    template <StructType Struct>
    void put(const Struct& value) {
        describe(*this, value);
    }

    std::string bytes_;
};

// Once something does not fit it has failed, and every later field is left as it is.
class Reader {
  public:
    template <typename T>
    using Of = T;

    // Lifetime: `bytes` must outlive the reader.
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    template <typename... Fields>
    void operator()(Fields&... fields) {
        (get(fields), ...);
    }
    // Whether all went well and nothing is left.
    bool complete() const { return !failed_ && rest_.empty(); }

  private:
    void fail() {
        failed_ = true;
        rest_ = {};
    }
    unsigned char byte() {
        if (rest_.empty()) {
            failed_ = true;
            return 0;
        }
        const auto value = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }
    void get(std::uint64_t& number) {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::uint64_t bits = byte();
            if (shift == 63 && bits > 1) return fail();
            value |= (bits & 0x7f) << shift;
            if (bits < 0x80) {
                if (!failed_) number = value;
                return;
            }
        }
        fail();
    }
    void get(std::uint32_t& number) {
        std::uint64_t value = 0;
        get(value);
        if (value > UINT32_MAX) return fail();
        number = static_cast<std::uint32_t>(value);
    }
    void get(bool& yes) {
        const auto value = byte();
        if (value > 1) return fail();
        yes = value == 1;
    }
    void get(double& number) {
        std::uint64_t bits = 0;
        for (int shift = 0; shift < 64; shift += 8) bits |= std::uint64_t{byte()} << shift;
        if (!failed_) number = std::bit_cast<double>(bits);
    }
    void get(std::string& text) {
        const std::uint64_t size = count();
        text.assign(rest_.substr(0, size));
        rest_.remove_prefix(size);
    }
    template <EnumType Enum>
    void get(Enum& value) {
        std::uint64_t number = 0;
        get(number);
        if (number > static_cast<std::uint64_t>(kLast<Enum>)) return fail();
        value = static_cast<Enum>(number);
    }
    template <typename T>
    void get(std::vector<T>& list) {
        list.clear();
        for (std::uint64_t left = count(); left > 0 && !failed_; --left) get(list.emplace_back());
    }
    template <typename T>
    void get(std::optional<T>& maybe) {
        bool has = false;
        get(has);
        maybe.reset();
        if (has && !failed_) get(maybe.emplace());
    }
    template <typename K, typename V>
    void get(std::map<K, V>& table) {
        table.clear();
        for (std::uint64_t left = count(); left > 0 && !failed_; --left) {
            std::pair<K, V> entry;
            (*this)(entry.first, entry.second);
            table.insert(std::move(entry));
        }
    }
    template <StructType Struct>
    void get(Struct& value) {
        describe(*this, value);
    }
    // A count of things that take a byte each at least, so never more than what is left.
    std::uint64_t count() {
        std::uint64_t number = 0;
        get(number);
        if (number > rest_.size()) {
            fail();
            return 0;
        }
        return number;
    }

    std::string_view rest_;
    bool failed_ = false;
};

// Spells the types it is called with, depth first: two layouts that differ spell differently,
// unless all that changed is which of two fields of one type is which.
class Shape {
  public:
    template <typename T>
    using Of = T;

    template <typename... Fields>
    void operator()(Fields&... fields) {
        (spell(fields), ...);
    }
    const std::string& spelling() const { return spelling_; }

  private:
    void spell(std::uint64_t&) { spelling_ += 'n'; }
    void spell(std::uint32_t&) { spelling_ += 'i'; }
    void spell(bool&) { spelling_ += 'b'; }
    void spell(double&) { spelling_ += 'd'; }
    void spell(std::string&) { spelling_ += 's'; }
    template <EnumType Enum>
    void spell(Enum&) {
        spelling_ += 'e' + std::to_string(static_cast<std::uint64_t>(kLast<Enum>));
    }
    template <typename T>
    void spell(std::vector<T>&) {
        T item{};
        spelling_ += '[';
        spell(item);
        spelling_ += ']';
    }
    template <typename T>
    void spell(std::optional<T>&) {
        T item{};
        spelling_ += '?';
        spell(item);
    }
    template <typename K, typename V>
    void spell(std::map<K, V>&) {
        K key{};
        V value{};
        spelling_ += '{';
        (*this)(key, value);
        spelling_ += '}';
    }
    template <StructType Struct>
    void spell(Struct& value) {
        spelling_ += '(';
        describe(*this, value);
        spelling_ += ')';
    }

    std::string spelling_;
};

}  // namespace isnad::store
