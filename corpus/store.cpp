// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/store.h"

namespace prikaz::corpus {

std::string program_version() { return "prikaz " PRIKAZ_VERSION; }

}  // namespace prikaz::corpus
