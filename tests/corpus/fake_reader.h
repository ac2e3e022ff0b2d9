// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reading function for tests of the importer. The content decides: "order N" is an order with the number N
// (the lines behind it only make the bytes differ), "!crash", "!hang", "!sleep", "!exit", "!throw", "!memory"
// do what they say, "?…" is of an unknown format.
#pragma once

#include "corpus/import.h"

namespace prikaz::corpus::test {

Reader fake_reader();

}  // namespace prikaz::corpus::test
