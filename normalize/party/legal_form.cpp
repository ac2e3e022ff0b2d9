// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Legal forms as a letter grammar: [level][property] kind. «МКОУ» = М + К + ОУ. The pieces are
// lexicon/legal_forms.tsv.
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/data_file.h"
#include "normalize/party/lexicon.h"

extern "C" {
extern const char prikaz_data_legal_forms[], prikaz_data_legal_forms_end[];
}

namespace prikaz::normalize::party {
namespace {

struct Piece {
  std::string_view letters, full, role;
};

struct Pieces {
  std::vector<Piece> levels, properties, kinds, suffixes, wholes;
};

const Pieces& pieces() {
  static const Pieces table = [] {
    Pieces result;
    const std::string_view data{
        prikaz_data_legal_forms,
        static_cast<std::size_t>(prikaz_data_legal_forms_end - prikaz_data_legal_forms)};
    each_tsv_row(data, [&](const std::vector<std::string_view>& row) {
      if (row.size() < 4) return;
      const Piece piece{row[0], row[2], row[3] == "-" ? std::string_view() : row[3]};
      (row[1] == "level"      ? result.levels
       : row[1] == "property" ? result.properties
       : row[1] == "kind"     ? result.kinds
       : row[1] == "suffix"   ? result.suffixes
                              : result.wholes)
          .push_back(piece);
    });
    return result;
  }();
  return table;
}

const Piece* exact(const std::vector<Piece>& list, std::string_view letters) {
  for (const Piece& piece : list)
    if (piece.letters == letters) return &piece;
  return nullptr;
}

std::optional<LegalForm> compose(const Piece* level, const Piece* property, std::string_view rest,
                                 bool suffix_follows) {
  const Piece* kind = exact(pieces().kinds, rest);
  if (kind == nullptr || (level == nullptr && property == nullptr)) return std::nullopt;
  LegalForm form;
  for (const Piece* piece : {level, property})
    if (piece != nullptr) form.full += std::string(piece->full) + " ";
  const bool plain_school =
      kind->letters == "ОУ" && !suffix_follows && level != nullptr && level->letters != "ФГ";
  form.full += plain_school ? "общеобразовательное учреждение" : kind->full;
  form.role = kind->letters == "ОУ" && !plain_school ? std::string_view() : kind->role;
  form.regional = level != nullptr && level->letters.find("Г") != std::string_view::npos;
  return form;
}

std::optional<LegalForm> spell(std::string_view letters, bool suffix_follows) {
  if (const Piece* whole = exact(pieces().wholes, letters))
    return LegalForm{std::string(whole->full), whole->role, false, false};
  const auto with_property = [&](const Piece* level, std::string_view rest) -> std::optional<LegalForm> {
    for (const Piece& property : pieces().properties)
      if (rest.starts_with(property.letters))
        if (auto form = compose(level, &property, rest.substr(property.letters.size()), suffix_follows))
          return form;
    return compose(level, nullptr, rest, suffix_follows);
  };
  for (const Piece& level : pieces().levels)
    if (letters.starts_with(level.letters))
      if (auto form = with_property(&level, letters.substr(level.letters.size()))) return form;
  return with_property(nullptr, letters);
}

// Every form ends with the letters of a kind or is one of the wholes: most abbreviations are neither.
bool may_be_form(std::string_view letters) {
  return std::any_of(pieces().kinds.begin(), pieces().kinds.end(),
                     [&](const Piece& kind) { return letters.ends_with(kind.letters); }) ||
         exact(pieces().wholes, letters) != nullptr;
}

}  // namespace

const LegalForm* parse_legal_form(std::string_view letters, bool suffix_follows) {
  if (letters.size() < 4 || letters.size() > 20 || !may_be_form(letters)) return nullptr;
  thread_local std::map<std::string, std::unique_ptr<const LegalForm>, std::less<>> memory[2];
  auto& known = memory[suffix_follows ? 1 : 0];
  if (const auto found = known.find(letters); found != known.end()) return found->second.get();
  auto form = spell(letters, suffix_follows);
  if (!form) return nullptr;
  return known.emplace(letters, std::make_unique<const LegalForm>(std::move(*form))).first->second.get();
}

const std::string& spelled_out(const LegalForm& form, Case which) {
  thread_local std::unordered_map<const LegalForm*, std::array<std::string, 6>> memory;
  std::string& spelled = memory[&form][static_cast<std::size_t>(which)];
  if (spelled.empty()) spelled = inflect_phrase(form.full, which, false).value_or(form.full);
  return spelled;
}

std::optional<LegalForm> parse_legal_suffix(std::string_view letters) {
  if (const Piece* piece = exact(pieces().suffixes, letters))
    return LegalForm{std::string(piece->full), piece->role, false, true};
  return std::nullopt;
}

}  // namespace prikaz::normalize::party
