// Errors as values: Result<T> is either a value or an Error that says what went wrong and where.
//
// Broken input is a news engine's normal day, so failing is part of the signature and the compiler
// refuses to let it be ignored. Member names follow std::expected, which g++ 12 does not have yet.
// Absent is not failed: use std::optional for "there is none".
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <variant>

namespace isnad::base {

enum class ErrorCode {
    unreadable,   // the operating system would not give the bytes
    empty,        // there are no bytes
    too_large,    // over a stated limit
    not_text,     // bytes that are no text in any encoding
    malformed,    // text that breaks its own format
    unsupported,  // a format or option this build does not read
    conflict,     // contradicts what is already kept
    internal,     // a library failed in a way that is not the input's fault
};

struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;  // a sentence without full stop, for a person
    std::string where;    // file, line or field; may be empty

    std::string to_string() const { return where.empty() ? message : where + ": " + message; }
};

struct Nothing {};  // the value of a Result that only says "done"

template <typename T>
class [[nodiscard]] Result {
  public:
    using value_type = T;

    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() & { return std::get<0>(state_); }
    const T& value() const& { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    Error& error() & { return std::get<1>(state_); }
    const Error& error() const& { return std::get<1>(state_); }
    Error&& error() && { return std::get<1>(std::move(state_)); }

  private:
    std::variant<T, Error> state_;
};

using Status = Result<Nothing>;
inline Status ok() {
    return Nothing{};
}

[[noreturn]] inline void assert_failed(const char* what, const char* file, int line) {
    std::fprintf(stderr, "isnad: a bug: %s (%s:%d)\n", what, file, line);
    std::abort();
}

}  // namespace isnad::base

#define ISNAD_CONCAT_(a, b) a##b
#define ISNAD_CONCAT(a, b) ISNAD_CONCAT_(a, b)

// ISNAD_TRY(auto x, f());  binds the value, or returns the error to the caller.
#define ISNAD_TRY(declaration, expression)                      \
    auto ISNAD_CONCAT(try_, __LINE__) = (expression);           \
    if (!ISNAD_CONCAT(try_, __LINE__).has_value())              \
        return std::move(ISNAD_CONCAT(try_, __LINE__)).error(); \
    declaration = std::move(ISNAD_CONCAT(try_, __LINE__)).value()

// ISNAD_TRY_DO(f());  the same for a Status.
#define ISNAD_TRY_DO(expression)                                                                  \
    do {                                                                                          \
        if (auto status_ = (expression); !status_.has_value()) return std::move(status_).error(); \
    } while (false)

// A broken promise of the program itself, never of its input. Checked in every build.
#define ISNAD_ASSERT(condition) \
    ((condition) ? void(0) : ::isnad::base::assert_failed(#condition, __FILE__, __LINE__))
