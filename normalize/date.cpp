// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/date.h"

namespace prikaz::normalize {
}  // namespace prikaz::normalize
