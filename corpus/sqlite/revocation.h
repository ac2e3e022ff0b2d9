// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A decision that was revoked is not revived by a row that was made before that, such as one of an older
// dump.
#pragma once

#include "corpus/sqlite/database.h"

namespace prikaz::corpus::sqlite {

/// `find`: selects `revoked` and `revoked_by` of the row with the id that is bound.
template <typename Decision>
void keep_revocation(Statement& find, Decision& decision) {
  Query stored(find);
  stored->bind(1, decision.id);
  if (!decision.revoked.empty() || !stored->step() || stored->text(0) <= decision.made) return;
  decision.revoked = stored->string(0);
  decision.revoked_by = stored->string(1);
}

}  // namespace prikaz::corpus::sqlite
