// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/reason.h"

namespace prikaz::corpus {
namespace {

std::string in_quotes(const std::vector<std::string>& plans) {
  std::string list;
  for (const std::string& plan : plans) list += (list.empty() ? "«" : ", «") + plan + "»";
  return list;
}

std::string english(const Reason& reason) {
  const std::string count = std::to_string(reason.count), of = std::to_string(reason.of);
  switch (reason.code) {
    case ReasonCode::None:
      return {};
    case ReasonCode::NoPlan:
      return reason.count == 1 ? "its order in the corpus holds no plan"
                               : "none of its " + count + " orders in the corpus holds a plan";
    case ReasonCode::NothingLikeIt:
      return "read completely, has nothing like it: " + in_quotes(reason.plans) +
             (reason.more ? " and " + std::to_string(reason.more) + " more" : "");
    case ReasonCode::Diagnostic: {
      const std::string place = describe(reason.at);
      return reason.order + ": " + reason.text + (place.empty() ? "" : " (" + place + ")") + ": " +
             reason.detail;
    }
    case ReasonCode::NotUnderstood:
      return reason.order + ": " + count + " of " + of + " characters were not understood";
    case ReasonCode::Undated:
      return "planned, without a date that can be compared: «" + reason.text + "»";
    case ReasonCode::OutsidePeriod:
      return "planned outside the period: «" + reason.text + "»";
  }
  return {};
}

std::string russian(const Reason& reason) {
  const std::string count = std::to_string(reason.count), of = std::to_string(reason.of);
  switch (reason.code) {
    case ReasonCode::None:
      return {};
    case ReasonCode::NoPlan:
      return "планов нет; приказов в корпусе: " + count;
    case ReasonCode::NothingLikeIt:
      return "прочитано полностью, такого нет: " + in_quotes(reason.plans) +
             (reason.more ? " и ещё " + std::to_string(reason.more) : "");
    case ReasonCode::Diagnostic: {
      const std::string place = describe(reason.at);
      return reason.order + ": замечание " + reason.text + (place.empty() ? "" : " (" + place + ")");
    }
    case ReasonCode::NotUnderstood:
      return reason.order + ": не понято " + count + " из " + of + " знаков";
    case ReasonCode::Undated:
      return "запланировано без даты, которую можно сравнить: «" + reason.text + "»";
    case ReasonCode::OutsidePeriod:
      return "запланировано вне периода: «" + reason.text + "»";
  }
  return {};
}

}  // namespace

std::string_view reason_name(ReasonCode code) {
  switch (code) {
    case ReasonCode::None:
      return "";
    case ReasonCode::NoPlan:
      return "no-plan";
    case ReasonCode::NothingLikeIt:
      return "nothing-like-it";
    case ReasonCode::Diagnostic:
      return "diagnostic";
    case ReasonCode::NotUnderstood:
      return "not-understood";
    case ReasonCode::Undated:
      return "undated";
    case ReasonCode::OutsidePeriod:
      return "outside-period";
  }
  return "";
}

std::string write_reason(const Reason& reason, Language language) {
  return language == Language::Russian ? russian(reason) : english(reason);
}

std::string_view conflict_name(ConflictCode code) {
  return code == ConflictCode::KeptApart ? "kept-apart" : "different-from-itself";
}

std::string write_conflict(ConflictCode code, Language language) {
  if (language == Language::Russian)
    return code == ConflictCode::KeptApart ? "другие решения разделяют их; «разные» сильнее"
                                           : "мероприятие не отличается от самого себя";
  return code == ConflictCode::KeptApart ? "other judgements keep the two apart; «different» holds"
                                         : "an activity is not different from itself";
}

}  // namespace prikaz::corpus
