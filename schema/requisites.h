// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The order itself out of the lines of a document: heading (issuer, kind, date, number, place), title,
// preamble with the acts it cites, clauses, control, entry into force, signatures, agreement. It finds where
// the order's own text ends; what follows (stamps, annexes) is left to others, but a stamp is looked into
// where the order has no heading. The parts of an order and their usual places are those of ГОСТ
// Р 7.0.97-2016; real orders leave out, move and double any of them.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "schema/coverage.h"
#include "schema/lines.h"
#include "schema/order_document.h"

namespace prikaz::schema {

enum class DocumentKind {
  Order,      ///< an act that stands on its own
  Amending,   ///< «О внесении изменений в …»: diagnostic `amending-act`
  AnnexOnly,  ///< an annex without its order: `annex-alone`
  Approved,   ///< a plan under «УТВЕРЖДАЮ», no order: `approved-plan`
  Other,      ///< nothing of an order is there
};

struct Requisites {
  Order order;
  DocumentKind kind = DocumentKind::Other;
  bool draft = false;   ///< number and date are blank, or it says «Проект»: diagnostic `draft`
  std::size_t end = 0;  ///< index of the first line that is not the order's own
  /// Lines [first, second) behind a table that are the order's own too; none where the table is an annex's.
  std::pair<std::size_t, std::size_t> behind_table = {0, 0};
};

struct RequisitesOptions {
  const normalize::Gazetteer* gazetteer = nullptr;
};

/// `lines`: the whole document. Places what it takes in `coverage`; never throws on content.
Requisites read_requisites(LineRange lines, CoverageMap& coverage, std::vector<Diagnostic>& diagnostics,
                           const RequisitesOptions& options = {});

}  // namespace prikaz::schema
