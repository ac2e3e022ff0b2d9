// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites.h"

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"
#include "normalize/citation.h"
#include "normalize/repair.h"
#include "schema/requisites/body.h"
#include "schema/requisites/bounds.h"
#include "schema/requisites/footer.h"
#include "schema/requisites/heading.h"
#include "schema/requisites/issuer.h"
#include "schema/requisites/municipality.h"
#include "schema/requisites/side_by_side.h"
#include "schema/requisites/words.h"
#include "schema/roadmap/annex.h"
#include "schema/stamp.h"

namespace prikaz::schema {
namespace {

using requisites::Bounds;
using requisites::find_bounds;
using requisites::Heading;
using requisites::kMostLines;
using requisites::Rows;

class RequisitesReader {
 public:
  RequisitesReader(LineRange lines, CoverageMap& coverage, std::vector<Diagnostic>& diagnostics,
                   const RequisitesOptions& options)
      : lines_(lines), coverage_(coverage), diagnostics_(diagnostics), options_(options) {}

  Requisites read() {
    const Bounds bounds = find_bounds(lines_);
    if (bounds.stamp) stamp_ = read_stamp(lines_, *bounds.stamp);
    complete_stamp(bounds);
    rows_ = requisites::make_rows(lines_, bounds.end);
    requisites::keep_russian_half(rows_, coverage_);
    heading_ = requisites::read_heading(rows_, coverage_);
    requisites::take_footer(rows_, heading_.end, heading_, coverage_);
    const bool commanded =
        std::any_of(rows_.begin(), rows_.end(), [](const auto& row) { return row.command.has_value(); });
    has_order_ = heading_.kind.value || commanded || heading_.title.value || begins_with_resolution();
    take_heading();
    if (has_order_) {
      requisites::split_clauses(rows_, heading_.end);
      read_body();
      read_tail(row_ < rows_.size() ? rows_[row_].index : bounds.end, bounds.end);
      leave_rest(bounds);
      read_behind_table(bounds);
    } else if (take_side_by_side(bounds.end)) {
    } else if (stamp_ && bounds.stamp) {
      row_ = heading_.end;
      if (row_ < rows_.size()) read_tail(rows_[row_].index, bounds.end);
      result_.end = *bounds.stamp;
    }
    complete_from_stamp(bounds);
    complete_from_signatory();
    requisites::read_municipality(order(), {heading_, stamp_ ? stamp_->approval : std::nullopt, preamble_at_},
                                  options_.gazetteer);
    classify();
    check_dates();
    return std::move(result_);
  }

 private:
  // Neither heading nor resolving word: a preamble and behind it the first clause.
  bool begins_with_resolution() const {
    const std::size_t r = heading_.end;
    if (r >= rows_.size() || !requisites::begins_with_phrase(rows_[r].key, requisites::lexicon().preambles))
      return false;
    for (std::size_t k = r + 1; k < std::min(rows_.size(), r + 8); ++k)
      if (const auto number = requisites::read_clause_number(rows_[k].text());
          number && number->number == "1")
        return rows_[k].key.find("утверд") != std::string::npos;
    return false;
  }

  // «Приложение 2 / План … / (утв. постановлением …)»: a second stamp, below the title say, may approve what
  // the first only numbers, or name the issuer that the first one leaves out.
  void complete_stamp(const Bounds& bounds) {
    constexpr std::size_t kNear = 10;
    if (!stamp_ || stamp_->lines == 0 ||
        (stamp_->approval && stamp_->approval->issuer && stamp_->approval->number))
      return;
    const std::size_t from = *bounds.stamp + stamp_->lines;
    for (std::size_t k = from; k < std::min(lines_.size(), from + kNear) && !lines_[k].table; ++k) {
      const auto second = begins_stamp(lines_[k]) ? read_stamp(lines_, k) : std::nullopt;
      if (!second || !second->approval) continue;
      if (!stamp_->approval) {
        stamp_->approval = second->approval;
        return;
      }
      Approval& approval = *stamp_->approval;
      const bool numbers =
          !approval.number && second->approval->number && second->approval->date == approval.date;
      if (numbers) approval.number = second->approval->number;
      if (!second->approval->issuer || approval.issuer) continue;
      if (second->approval->date == approval.date && second->approval->number == approval.number) {
        approval.issuer = second->approval->issuer;
        approval.raw += " | " + second->approval->raw;
      }
      return;
    }
  }

  void set_at(const std::string& field, const Place& at) { order().at[field] = at; }
  Order& order() { return result_.order; }

  void take_heading() {
    if (heading_.kind.value) {
      order().kind = *heading_.kind.value;
      set_at("kind", heading_.kind.at);
      has_kind_ = true;
    }
    if (heading_.number.value) order().number = heading_.number.value, set_at("number", heading_.number.at);
    if (heading_.date.value) order().date = heading_.date.value, set_at("date", heading_.date.at);
    if (heading_.place.value) order().place = heading_.place.value, set_at("place", heading_.place.at);
    if (heading_.title.value) {
      order().title = heading_.title.value;
      set_at("title", heading_.title.at);
      if (!heading_.raw_title.empty()) {
        requisites::repaired_field(heading_.raw_title, "title", heading_.title.at, order().raw, diagnostics_);
      }
    }
    order().issuer = requisites::compose_issuer(heading_.issuer);
    for (const std::string& mismatch : heading_.mismatches)
      diagnostics_.push_back(
          {"heading-mismatch", Severity::Warning, "the heading has " + mismatch, heading_.kind.at});
  }

  void read_body() {
    requisites::Body body = requisites::read_body(lines_, rows_, heading_.end, coverage_, diagnostics_);
    if (body.preamble) {
      order().preamble = requisites::repaired_field(body.preamble_written, "preamble", body.preamble_at,
                                                    order().raw, diagnostics_);
      set_at("preamble", body.preamble_at);
      preamble_at_ = body.preamble_at;
    }
    if (!has_kind_ && body.command_kind && !body.command_kind->empty()) {
      order().kind = *body.command_kind;
      order().inferred.push_back("kind");
      set_at("kind", body.command_at);
      has_kind_ = true;
    }
    order().clauses = std::move(body.clauses);
    take_control();
    complete_from_preamble(body);
    complete_kind();
    row_ = body.end;
    read_citations(body.preamble_written);
  }

  // «Контроль за исполнением настоящего распоряжения …»: what the order calls itself, where no heading does.
  void complete_kind() {
    if (has_kind_) return;
    for (const Clause& clause : order().clauses) {
      const auto kind = requisites::find_own_kind(clause.text);
      if (!kind) continue;
      order().kind = *kind;
      order().inferred.push_back("kind");
      set_at("kind", clause.at);
      has_kind_ = true;
      return;
    }
  }

  // «… администрация района постановляет:» names the issuer where no line of the head does.
  void complete_from_preamble(const requisites::Body& body) {
    if (has_issuer() || !order().preamble || body.command_word.empty() ||
        body.command_word.find("ю") != std::string::npos)
      return;
    if (auto issuer = requisites::issuer_of_preamble(*order().preamble))
      infer_issuer(std::move(*issuer), body.command_at);
  }

  // A letterhead that only names the municipality gives way to what names a body.
  bool has_issuer() const {
    return result_.order.issuer && (issuer_inferred_ || !requisites::names_area_only(heading_.issuer));
  }

  void infer_issuer(PlacedParty issuer, const Place& at) {
    issuer.at = at;
    order().issuer = std::move(issuer);
    order().inferred.push_back("issuer");
    issuer_inferred_ = true;
  }

  void read_citations(const std::string& written) {
    if (!order().preamble) return;
    auto citations = normalize::find_citations(requisites::blank_notes(*order().preamble));
    // `raw` is verbatim: from the preamble as written, where its damage did not hide an act.
    const auto as_written = written == *order().preamble
                                ? citations
                                : normalize::find_citations(requisites::blank_notes(written));
    for (std::size_t c = 0; c < citations.size(); ++c) {
      auto& citation = citations[c];
      if (as_written.size() == citations.size()) citation.raw = as_written[c].raw;
      CitedAct act;
      act.kind = std::move(citation.kind);
      act.issuer = std::move(citation.issuer);
      act.date = citation.date;
      act.number = std::move(citation.number);
      act.title = std::move(citation.title);
      act.raw = std::move(citation.raw);
      act.at = place_of(citation.span.begin);
      order().citations.push_back(std::move(act));
    }
  }

  // The line of the preamble in which its byte `offset` stands, as far as joining kept lengths.
  Place place_of(std::size_t offset) const {
    std::size_t passed = 0;
    Place at = preamble_at_;
    for (std::size_t r = heading_.end; r < row_ && r < rows_.size(); ++r) {
      if (rows_[r].command) break;
      at = rows_[r].at();
      passed += utf8::squeeze(rows_[r].text()).size() + 1;
      if (offset < passed) break;
    }
    return at;
  }

  bool take_side_by_side(std::size_t limit) {
    for (std::size_t k = 0; k < std::min<std::size_t>(limit, 15); ++k) {
      const auto found = requisites::read_side_by_side(lines_, k);
      if (!found || found->right.empty()) continue;
      auto stamp = read_stamp(found->right, 0);
      if (!stamp) return false;
      stamp_ = std::move(stamp);
      for (std::size_t l = 1; l < found->left.size(); ++l)
        if (const SignatoriesMatch match = read_signatories(found->left, l); match.lines > 0) {
          order().agreed_by = match.signatories;
          break;
        }
      for (std::size_t used = k; used < found->end; ++used) place(coverage_, lines_[used]);
      result_.end = found->end;
      return true;
    }
    return false;
  }

  // Signatures and agreement behind the clauses, in either order, up to the stamp or the table.
  void read_tail(std::size_t k, std::size_t limit) {
    result_.end = k;
    const LineRange own = lines_.subspan(0, limit);
    bool agreement = false, signed_before = false;
    for (std::size_t skipped = 0; k < limit && skipped < 12;) {
      const std::string key = requisites::key_of(own[k].text.substr(0, 80));
      if (key.starts_with("согласован")) {
        agreement = true;
        place(coverage_, own[k]);
        result_.end = ++k;
        continue;
      }
      // The annex begins with its title where it has no stamp.
      if (own[k].gap_before &&
          requisites::lexicon().annex_titles.count(std::string(requisites::first_word(key))))
        break;
      const SignatoriesMatch match = read_signatories(own, k);
      if (match.lines == 0) {
        const bool blank = requisites::read_head_line(own[k].text).blank;
        if (blank && (agreement || signed_before)) {
          place(coverage_, own[k]);
          result_.end = k + 1;
        }
        ++k, ++skipped;
        continue;
      }
      take_signatories(match, own, k, agreement, signed_before);
      for (std::size_t used = 0; used < match.lines; ++used) place(coverage_, own[k + used]);
      k += match.lines;
      result_.end = k;
      skipped = 0;
    }
  }

  // An order that goes on behind a table in its midst («строку 5 изложить в следующей редакции: …»): the next
  // clause, or the signature that it still lacks.
  void read_behind_table(const Bounds& bounds) {
    const std::size_t table = bounds.end;
    if (table >= lines_.size() || !lines_[table].table || order().clauses.empty() ||
        !order().signatories.empty())
      return;
    std::size_t begin = table, limit = table;
    while (begin < lines_.size() && lines_[begin].table) ++begin;
    for (limit = begin; limit < std::min(lines_.size(), begin + kMostLines) && !lines_[limit].table; ++limit)
      if (begins_stamp(lines_[limit])) break;
    if (begin == limit) return;
    const LineRange tail = lines_.first(limit);
    const auto number = requisites::read_clause_number(lines_[begin].text);
    const int next = std::atoi(order().clauses.back().number.c_str()) + 1;
    if (!(number && number->number == std::to_string(next)) && read_signatories(tail, begin).lines == 0)
      return;
    Rows rows = requisites::make_rows(tail, limit);
    std::erase_if(rows, [&](const requisites::Row& row) { return row.index < begin; });
    requisites::Body body = requisites::read_body(tail, rows, 0, coverage_, diagnostics_);
    for (Clause& clause : body.clauses) order().clauses.push_back(std::move(clause));
    if (!order().control) take_control();
    const std::size_t end = result_.end;
    read_tail(body.end < rows.size() ? rows[body.end].index : limit, limit);
    result_.behind_table = {begin, result_.end};
    result_.end = end;
  }

  void take_control() {
    if (auto control = requisites::find_control(order().clauses)) {
      order().control = std::move(control->control);
      set_at("control", control->at);
    }
  }

  // The post is repaired already; what stood there is said once.
  void report_repair(const Signatory& signatory) {
    if (const auto raw = signatory.raw.find("position"); raw != signatory.raw.end()) {
      RawTexts ignored;
      requisites::repaired_field(raw->second, "position", signatory.at, ignored, diagnostics_);
    }
  }

  // An agreement that stands before the signature ends with a signature on one line behind blank space.
  void take_signatories(const SignatoriesMatch& match, LineRange own, std::size_t k, bool agreement,
                        bool& signed_before) {
    for (std::size_t s = 0; s < match.signatories.size(); ++s) {
      const Signatory& signatory = match.signatories[s];
      report_repair(signatory);
      const bool last_of_order = agreement && !signed_before && s + 1 == match.signatories.size() &&
                                 (order().agreed_by.size() + (s > 0)) > 0 && stands_apart(own, k, signatory);
      if (agreement && !last_of_order) {
        order().agreed_by.push_back(signatory);
      } else {
        order().signatories.push_back(signatory);
        signed_before = true;
      }
    }
  }

  // «Исп. …», «Разослано: …» between the signature and the annex's stamp belong to the order, not to the
  // plan; no field takes them.
  void leave_rest(const Bounds& bounds) {
    constexpr std::size_t kMostRestLines = 12;
    const std::size_t from = result_.end;
    if (!bounds.stamp || *bounds.stamp != bounds.end || from == 0 || bounds.end <= from ||
        bounds.end - from > kMostRestLines)
      return;
    // «Глава района ________»: nobody has signed yet.
    constexpr std::string_view kBlank = "____";
    const bool unsigned_form =
        std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(from),
                    lines_.begin() + static_cast<std::ptrdiff_t>(bounds.end),
                    [&](const Line& line) { return line.text.find(kBlank) != std::string_view::npos; });
    if (order().signatories.empty() && !unsigned_form) return;
    const bool annex = std::any_of(
        lines_.begin() + static_cast<std::ptrdiff_t>(from),
        lines_.begin() + static_cast<std::ptrdiff_t>(bounds.end), [](const Line& line) {
          const std::string key = requisites::key_of(line.text.substr(0, 80));
          return begins_plan_title(line) ||
                 requisites::lexicon().annex_titles.count(std::string(requisites::first_word(key))) > 0;
        });
    if (!annex) result_.end = bounds.end;
  }

  static bool stands_apart(LineRange own, std::size_t from, const Signatory& signatory) {
    for (std::size_t k = from; k < own.size(); ++k)
      if (own[k].at == signatory.at)
        return own[k].gap_before && signatory.name && signatory.position &&
               own[k].text.find(*signatory.name) != std::string_view::npos;
    return false;
  }

  // Where the order's own text is silent, the stamp of its annex speaks.
  void complete_from_stamp(const Bounds& bounds) {
    if (!stamp_) return;
    const auto infer = [&](const std::string& field, const Place& at) {
      order().inferred.push_back(field);
      set_at(field, at);
      for (std::size_t k = 0; bounds.stamp && k < stamp_->lines; ++k)
        place(coverage_, lines_[*bounds.stamp + k]);
    };
    if (stamp_->signatory && !has_order_) order().signatories.push_back(*stamp_->signatory);
    if (!stamp_->approval) return;
    const Approval& approval = *stamp_->approval;
    if (!has_kind_ && approval.kind) {
      const auto& kinds = requisites::lexicon().kinds;
      const auto known = kinds.find(*approval.kind);
      order().kind = known == kinds.end() ? "иное" : known->second;
      infer("kind", approval.at);
    }
    // A blank in the heading is a draft's, and no reason to take the number from elsewhere.
    if (!order().number && !heading_.blank && approval.number) {
      order().number = approval.number;
      infer("number", approval.at);
    }
    if (!order().date && !heading_.blank && approval.date) {
      order().date = approval.date;
      infer("date", approval.at);
    }
    if (!order().issuer && approval.issuer) {
      PlacedParty issuer;
      static_cast<normalize::Party&>(issuer) = normalize::read_party(*approval.issuer);
      infer_issuer(std::move(issuer), approval.at);
    }
  }

  // At last the signatory's post says whose order it is.
  void complete_from_signatory() {
    if (has_issuer() || order().signatories.empty() || !order().signatories.front().position) return;
    const Signatory& signatory = order().signatories.front();
    if (auto issuer = requisites::issuer_of_post(*signatory.position))
      infer_issuer(std::move(*issuer), signatory.at);
  }

  void classify() {
    const std::string title = order().title ? utf8::fold(*order().title) : std::string();
    const Place& top = lines_.empty() ? Place{} : lines_.front().at;
    if (requisites::begins_with_stem(title, requisites::lexicon().amending)) {
      result_.kind = DocumentKind::Amending;
      diagnostics_.push_back(
          {"amending-act", Severity::Info, "the order changes another one", order().at["title"]});
    } else if (has_order_) {
      result_.kind = DocumentKind::Order;
    } else if (stamp_ && stamp_->signatory) {
      result_.kind = DocumentKind::Approved;
      diagnostics_.push_back(
          {"approved-plan", Severity::Info, "a plan under an approval stamp, without an order", top});
    } else if (stamp_) {
      result_.kind = DocumentKind::AnnexOnly;
      diagnostics_.push_back({"annex-alone", Severity::Info, "an annex without its order", top});
    }
    result_.draft =
        heading_.draft || (heading_.blank && !order().number) || (heading_.blank && !order().date);
    if (result_.draft)
      diagnostics_.push_back({"draft", Severity::Info, "the number or the date is blank", heading_.kind.at});
    // The order of effect depends on the date, which a stamp may have given.
    if (auto effective = requisites::find_effective(order().clauses, order().date)) {
      order().effective = std::move(effective->effective);
      set_at("effective", effective->at);
    }
  }

  void check_dates() {
    if (!order().date) return;
    for (const CitedAct& act : order().citations)
      if (act.date && normalize::days_between(*order().date, *act.date) > 0)
        diagnostics_.push_back({"cites-later-act", Severity::Warning,
                                "an order of " + normalize::iso_date(*order().date) + " rests on an act of " +
                                    normalize::iso_date(*act.date),
                                act.at});
  }

  LineRange lines_;
  CoverageMap& coverage_;
  std::vector<Diagnostic>& diagnostics_;
  const RequisitesOptions& options_;
  Requisites result_;
  Rows rows_;
  Heading heading_;
  std::optional<StampMatch> stamp_;
  std::size_t row_ = 0;
  Place preamble_at_;
  bool has_order_ = false, has_kind_ = false, issuer_inferred_ = false;
};

}  // namespace

Requisites read_requisites(LineRange lines, CoverageMap& coverage, std::vector<Diagnostic>& diagnostics,
                           const RequisitesOptions& options) {
  return RequisitesReader(lines, coverage, diagnostics, options).read();
}

}  // namespace prikaz::schema
