// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/library.h"

#include <zlib.h>

#include <catch2/catch.hpp>

#include "base/error.h"

namespace prikaz::test {
namespace {

constexpr SharedLibrary libz("libz.so.1");
PRIKAZ_LIBRARY_FUNCTION(libz, crc32);

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
  const unsigned char digits[] = {'1', '2', '3', '4', '5', '6', '7', '8', '9'};
  CHECK(crc32(0, digits, sizeof digits) == 0xCBF43926);  // the check value of CRC-32/ISO-HDLC
  CHECK(crc32(0, digits, 0) == 0);
  CHECK(libz.find("crc32") == libz.find("crc32"));
}

TEST_CASE("a library or function that is not there is an error, not a crash") {
  CHECK(failure_of(nowhere, "crc32") == ErrorCode::MissingProgram);
  CHECK(failure_of(libz, "prikaz_nowhere") == ErrorCode::MissingProgram);
}

}  // namespace prikaz::test
