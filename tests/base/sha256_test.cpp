// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sha256.h"

#include <catch2/catch.hpp>

TEST_CASE("SHA-256 gives the standard's examples") {
  CHECK(prikaz::sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(prikaz::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("piece by piece it is the same") {
  prikaz::Sha256 hash;
  hash.update("a");
  hash.update("bc");
  CHECK(hash.hex() == prikaz::sha256_hex("abc"));
}
