// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// C libraries that are opened when one of their functions is called for the first time: those that few runs
// need and that would cost every run its start (libzip and libxlsxwriter bring OpenSSL). One list of
// functions beside their calls is all there is to write; the compiler checks the calls against the library's
// own header, and what is missing in the list does not link.
//
//   namespace prikaz::room {
//   constexpr SharedLibrary libzip(PRIKAZ_LIBZIP);  // its soname, from prikaz_lazy_library() of CMake
//   PRIKAZ_LIBRARY_FUNCTION(libzip, zip_fclose);    // from here on zip_fclose(file) is this one
#pragma once

#include <atomic>

namespace prikaz {

class SharedLibrary {
 public:
  /// `name` as the dynamic loader searches for it (ld.so(8)); a literal.
  constexpr explicit SharedLibrary(const char* name) : name_(name) {}
  /// The address of a function. Opens the library, which stays open. Throws Error(MissingProgram) where the
  /// library or the function is not there.
  void* find(const char* function) const;

 private:
  const char* name_;
};

template <typename Signature>
class LibraryFunction;

/// Called like the function itself, from any thread. Throws what SharedLibrary::find throws, at the first
/// call.
template <typename Result, typename... Arguments>
class LibraryFunction<Result(Arguments...)> {
 public:
  constexpr LibraryFunction(const SharedLibrary& library, const char* name)
      : library_(library), name_(name) {}
  Result operator()(Arguments... arguments) const {
    void* address = address_.load(std::memory_order_relaxed);
    if (!address) {
      address = library_.find(name_);
      address_.store(address, std::memory_order_relaxed);
    }
    return reinterpret_cast<Result (*)(Arguments...)>(address)(arguments...);
  }

 private:
  const SharedLibrary& library_;
  const char* name_;
  mutable std::atomic<void*> address_{nullptr};
};

}  // namespace prikaz

#define PRIKAZ_TEXT_OF(name) #name
/// Hides the global function `name` in the namespace where it stands. Names that a header maps to versioned
/// ones (ICU) are looked up by these.
#define PRIKAZ_LIBRARY_FUNCTION(library, name) \
  inline const ::prikaz::LibraryFunction<decltype(::name)> name { library, PRIKAZ_TEXT_OF(name) }
