// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/library.h"

#include <math.h>

#include <catch2/catch.hpp>

#include "base/error.h"

namespace prikaz::test {
namespace {

constexpr SharedLibrary libm("libm.so.6");
PRIKAZ_LIBRARY_FUNCTION(libm, cbrt);

constexpr SharedLibrary nowhere("libprikaz-nowhere.so.0");

ErrorCode failure_of(const SharedLibrary& library, const char* function) {
  try {
    library.find(function);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::Internal;
}

}  // namespace

TEST_CASE("a function is found in its library when it is called") {
  CHECK(cbrt(27.0) == 3.0);
  CHECK(cbrt(64.0) == 4.0);
  CHECK(libm.find("cbrt") == libm.find("cbrt"));
}

TEST_CASE("a library or function that is not there is an error, not a crash") {
  CHECK(failure_of(nowhere, "cbrt") == ErrorCode::MissingProgram);
  CHECK(failure_of(libm, "prikaz_nowhere") == ErrorCode::MissingProgram);
}

}  // namespace prikaz::test
