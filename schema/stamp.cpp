// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/stamp.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/citation.h"
#include "normalize/date.h"
#include "normalize/name.h"
#include "normalize/repair.h"
#include "schema/requisites/words.h"

namespace prikaz::schema {
namespace {

using requisites::first_word;
using requisites::key_of;
using requisites::lexicon;

constexpr std::size_t kMostStampLines = 9;  // of one stamp
constexpr std::size_t kLongestLine = 400;   // bytes

std::string_view behind(std::string_view key, std::string_view word) {
  const std::size_t at = key.find(word);
  return at == std::string_view::npos ? std::string_view{} : utf8::trim(key.substr(at + word.size()));
}

/// Kind of the act named by the first word of `key`, if any.
std::optional<std::string> kind_at(std::string_view key) {
  const auto kind = lexicon().stamp_kinds.find(std::string(first_word(key)));
  return kind == lexicon().stamp_kinds.end() ? std::nullopt : std::optional(kind->second);
}

/// «№ 2», «2», «N 1», «№1а», «IV» at the begin: the number of an annex and the size of it.
std::optional<std::pair<std::string, std::size_t>> annex_number(std::string_view text) {
  std::size_t at = 0;
  bool sign = false;
  for (const std::string_view mark : {"№", "N", "No", "#"})
    if (text.starts_with(mark) && !utf8::letter_at(text, mark.size())) {
      at = mark.size();
      sign = true;
      break;
    }
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = utf8::next(text, next);
    if (!utf8::is_space(c) && c != U'_') break;
    at = next;
  }
  std::size_t end = at;
  while (end < text.size() && (utf8::is_digit(static_cast<unsigned char>(text[end])) ||
                               (end > at && text[end] == '.' && end + 1 < text.size() &&
                                utf8::is_digit(static_cast<unsigned char>(text[end + 1])))))
    ++end;
  if (end == at) {
    while (end < text.size() && std::string_view("IVX").find(text[end]) != std::string_view::npos) ++end;
    if (end == at || utf8::letter_at(text, end))
      return sign ? std::optional(std::pair(std::string(), at)) : std::nullopt;
    return std::pair(std::string(text.substr(at, end - at)), end);
  }
  if (end - at > 4) return std::nullopt;
  if (utf8::letter_at(text, end)) {
    std::size_t next = end;
    utf8::next(text, next);
    if (!utf8::letter_at(text, next)) end = next;
  }
  return std::pair(std::string(text.substr(at, end - at)), end);
}

/// «к приказу …»: «к» and the kind behind it.
std::optional<std::string> kind_behind_to(std::string_view key) {
  return key.starts_with("к ") ? kind_at(key.substr(3)) : std::nullopt;
}

constexpr std::string_view kAnnex = "приложение";

/// An «Приложение» that is a label and no sentence: alone, with its number, with «к приказу …».
bool is_annex_label(std::string_view key) {
  for (const std::string_view quote : {"«", "\"", "“"})
    if (key.starts_with(quote)) key = utf8::trim(key.substr(quote.size()));
  if (!key.starts_with(kAnnex) || utf8::letter_at(key, kAnnex.size())) return false;
  std::string_view rest = utf8::trim(key.substr(kAnnex.size()));
  if (rest.starts_with(':')) return false;
  std::string upper = utf8::to_upper(rest);
  if (const auto number = annex_number(upper))
    rest = utf8::trim(rest.substr(std::min(number->second, rest.size())));
  if (rest.starts_with('.') || rest.starts_with(',')) rest = utf8::trim(rest.substr(1));
  if (rest.empty() || kind_behind_to(rest)) return true;
  const std::string word(first_word(rest));
  return lexicon().approved.count(word) > 0 || (lexicon().annex_titles.count(word) > 0 && rest.size() < 120);
}

/// «УТВЕРЖДЕН», «Утверждено приказом …», «(утв. …)»: alone or with the act behind it.
bool is_approval_label(std::string_view key) {
  const std::string_view word = first_word(key);
  if (!lexicon().approved.count(std::string(word))) return false;
  std::string_view rest = behind(key, word);
  while (!rest.empty() && (rest.front() == '.' || rest.front() == ':' || rest.front() == '"'))
    rest = utf8::trim(rest.substr(1));
  if (rest.starts_with("»")) rest = utf8::trim(rest.substr(std::string_view("»").size()));
  if (rest.starts_with(':')) rest = utf8::trim(rest.substr(1));
  if (rest.empty() || kind_at(rest)) return true;
  if (rest.starts_with("на заседании") || rest.starts_with("в составе")) return true;
  return word == "утверждаю" && lexicon().posts.count(std::string(first_word(rest))) > 0;
}

bool begins_title_of_annex(std::string_view key) {
  return lexicon().annex_titles.count(std::string(first_word(key))) > 0;
}

/// What the lines of a stamp give, gathered one by one.
class StampReader {
 public:
  StampReader(LineRange lines, std::size_t from) : lines_(lines), from_(from), spaced_(stands_spaced()) {}

  std::optional<StampMatch> read() {
    std::size_t k = from_;
    for (; k < lines_.size() && k - from_ < kMostStampLines; ++k) {
      const Line& line = lines_[k];
      if (line.table || line.text.size() > kLongestLine || !take(line, k)) break;
    }
    match_.lines = k - from_;
    if (match_.lines == 0) return std::nullopt;
    if (!text_.empty()) finish();
    return std::move(match_);
  }

 private:
  bool complete() const { return has_date_ && has_number_; }

  // Blank lines between all lines tell nothing: the two below the label stand apart as well.
  bool stands_spaced() const {
    for (std::size_t k = from_ + 1; k <= from_ + 2; ++k)
      if (k >= lines_.size() || lines_[k].table || !lines_[k].gap_before) return false;
    return true;
  }

  // Takes the line into the stamp, or says that the stamp has ended above it.
  bool take(const Line& line, std::size_t k) {
    const std::string key = key_of(line.text);
    if (approving_) return take_below_approval(line, key, k);
    if (is_annex_label(key)) return take_annex(line, key);
    if (k > from_ && !match_.annex && !text_.empty() && take_bracketed_annex(line, key)) return true;
    if (k > from_ && begins_title_of_annex(key) && !kind_at(key)) return false;
    if (is_approval_label(key)) {
      if (text_.empty() || !kind_) {
        approving_ = first_word(key) == "утверждаю" || first_word(key) == "принято";
        approved_ = !approving_;
        add(line, 0, key);
        if (approving_) take_post_of_label(line, k);
        return true;
      }
      return false;
    }
    if (kind_behind_to(key) || (k > from_ && kind_at(key) && !kind_)) {
      if (kind_ && complete()) return false;
      add(line, 0, key);
      return true;
    }
    if (k == from_) return false;
    return take_rest(line, key, k);
  }

  bool take_annex(const Line& line, std::string_view key) {
    std::string_view rest = utf8::trim(line.text.substr(std::min(line.text.size(), label_size(line.text))));
    std::string number;
    if (const auto found = annex_number(rest)) {
      number = found->first;
      rest = utf8::trim(rest.substr(found->second));
    }
    if (match_.annex && !match_.annex->empty() && !number.empty() && *match_.annex != number) return false;
    if (!text_.empty()) return false;
    if (!match_.annex) match_.annex_at = line.at;
    if (!match_.annex || match_.annex->empty()) match_.annex = number;
    if (rest.empty() || rest == "." || begins_title_of_annex(utf8::fold(rest))) return true;
    add(line, static_cast<std::size_t>(rest.data() - line.text.data()), key);
    return true;
  }

  // «от 9 февраля 2015 г. № 77 / (приложение 1)»: which annex of several this one is.
  bool take_bracketed_annex(const Line& line, std::string_view key) {
    constexpr std::string_view kLabel = "(приложение";
    if (!key.starts_with(kLabel) || !key.ends_with(')')) return false;
    const std::string_view inner = line.text.substr(0, line.text.rfind(')'));
    const std::string_view rest = utf8::trim(inner.substr(std::min(inner.size(), label_size(inner))));
    const auto number = annex_number(rest);
    if (!number || number->second != rest.size()) return false;
    match_.annex = number->first;
    match_.annex_at = line.at;
    return true;
  }

  // Bytes of «Приложение» with what stands before it, spaced letters included.
  static std::size_t label_size(std::string_view text) {
    std::size_t letters = 0, i = 0;
    while (i < text.size() && letters < 10) letters += utf8::is_letter(utf8::next(text, i));
    return i;
  }

  // A line that only goes on: the issuer's name, «от … № …», a number alone.
  bool take_rest(const Line& line, const std::string& key, std::size_t k) {
    if (text_.empty() && !match_.annex) return false;
    const std::string repaired = normalize::repair_text(line.text).text;
    const bool date = !normalize::find_dates(repaired).empty();
    const bool number = normalize::find_number(repaired).has_value();
    const bool from = key.starts_with("от ") || key.starts_with("от«") || key.starts_with("от_");
    const bool blank = key.find("__") != std::string::npos;
    if (text_.empty()) return false;
    if (from || (date && !has_date_ && first_is_digit_or_quote(key)) || (number && !has_number_) ||
        (blank && from)) {
      if (complete() || (from && has_date_)) return false;
      add(line, 0, key);
      return true;
    }
    // More of the issuer's name, while the date is still to come.
    if (has_date_ || has_number_ || (line.gap_before && !spaced_) || line.text.size() > 220 ||
        begins_title_of_annex(key))
      return false;
    if (!kind_ && !date_ahead(k)) return false;
    if (!date_ahead(k)) return false;
    add(line, 0, key);
    return true;
  }

  static bool first_is_digit_or_quote(std::string_view key) {
    return !key.empty() &&
           (utf8::is_digit(static_cast<unsigned char>(key[0])) || key.starts_with("«") || key[0] == '"');
  }

  // True where one of the next lines brings «от …» or a number: then what stands between is the issuer.
  bool date_ahead(std::size_t k) const {
    constexpr std::size_t kMostIssuerLines = 7;
    for (std::size_t next = k; next < lines_.size() && next - k < kMostIssuerLines; ++next) {
      if (lines_[next].table || (next > k && lines_[next].gap_before && !spaced_)) return false;
      const std::string key = key_of(lines_[next].text.substr(0, kLongestLine));
      if (next > k && begins_title_of_annex(key)) return false;
      if (key.starts_with("от ") || key.find(" от ") != std::string::npos || key.starts_with("№") ||
          key.find("__") != std::string::npos || !normalize::find_dates(key).empty())
        return true;
    }
    return false;
  }

  // «УТВЕРЖДАЮ Директор школы»: the post on the label's own line.
  void take_post_of_label(const Line& line, std::size_t k) {
    const std::string folded = utf8::fold(line.text);
    const std::size_t at = folded.find("утверждаю");
    if (at == std::string::npos || folded.size() != line.text.size()) return;
    std::size_t rest = at + std::string_view("утверждаю").size();
    while (rest < line.text.size() && !utf8::letter_at(line.text, rest)) {
      std::size_t next = rest;
      utf8::next(line.text, next);
      rest = next;
    }
    if (rest >= line.text.size()) return;
    Line post = line;
    post.text = line.text.substr(rest);
    Lines block{post};
    for (std::size_t next = k + 1; next < lines_.size() && block.size() < 6; ++next)
      block.push_back(lines_[next]);
    if (auto found = read_signatories(block, 0); !found.signatories.empty())
      take_signatory(found, k + found.lines);
  }

  void take_signatory(SignatoriesMatch& found, std::size_t until) {
    match_.signatory = std::move(found.signatories.front());
    signed_until_ = until;
  }

  // Below «УТВЕРЖДАЮ»: post and name, «Приказ № … от …», the date; nothing else.
  bool take_below_approval(const Line& line, const std::string& key, std::size_t k) {
    if (signed_until_ > k) {
      add(line, 0, key);
      return true;
    }
    if (begins_title_of_annex(key) && !kind_at(key)) return false;
    if (!match_.signatory) {
      if (auto found = read_signatories(lines_.subspan(k, std::min<std::size_t>(lines_.size() - k, 6)), 0);
          !found.signatories.empty()) {
        std::size_t used = found.lines;
        if (found.signatories.size() > 1) {
          used = 1;
          while (used < found.lines && read_signatories(lines_.subspan(k, used), 0).signatories.empty())
            ++used;
        }
        take_signatory(found, k + used);
        add(line, 0, key);
        return true;
      }
    }
    const std::string repaired = normalize::repair_text(line.text).text;
    const bool date = !normalize::find_dates(repaired).empty() && line.text.size() < 120;
    const bool blank = requisites::blank_size(line.text, 0) > 0;
    if (kind_at(key) || kind_behind_to(key) || (date && !has_date_) || blank ||
        (normalize::find_number(repaired) && !has_number_)) {
      add(line, 0, key);
      return true;
    }
    // A post without a name: «ДИРЕКТОР ШКОЛЫ».
    if (k == from_ + 1 && lexicon().posts.count(std::string(first_word(key))) && line.text.size() < 200) {
      match_.signatory = Signatory{utf8::squeeze(line.text), std::nullopt, line.at};
      add(line, 0, key);
      return true;
    }
    return false;
  }

  void add(const Line& line, std::size_t begin, std::string_view key) {
    const std::string piece = utf8::squeeze(requisites::without_placeholders(line.text.substr(begin)));
    if (text_.empty()) at_ = line.at;
    text_ = requisites::join_lines(text_, piece);
    const std::string repaired = normalize::repair_text(piece).text;
    const bool date = !normalize::find_dates(repaired).empty();
    const bool number = repaired.find("№") != std::string::npos || key.find("n ") != std::string_view::npos;
    if ((number && !has_number_) || (date && !has_date_ && !has_number_)) match_.number_at = line.at;
    has_date_ |= date;
    has_number_ |= number;
    if (!kind_) find_kind(repaired);
  }

  void find_kind(std::string_view text) {
    const std::string folded = utf8::fold(text);
    for (std::size_t at = 0; at < folded.size();) {
      const std::string_view word = first_word(std::string_view(folded).substr(at));
      if (word.empty()) return;
      const std::size_t begin = static_cast<std::size_t>(word.data() - folded.data());
      if (const auto kind = lexicon().stamp_kinds.find(std::string(word));
          kind != lexicon().stamp_kinds.end()) {
        kind_ = kind->second;
        return;
      }
      at = begin + word.size();
      while (at < folded.size() && !utf8::letter_at(folded, at)) ++at;
    }
  }

  void finish();

  LineRange lines_;
  std::size_t from_;
  StampMatch match_;
  std::string text_;  ///< of the approval, joined
  Place at_;
  std::optional<std::string> kind_;
  bool spaced_ = false;  ///< blank space stands between all its lines
  bool has_date_ = false, has_number_ = false, approving_ = false, approved_ = false;
  std::size_t signed_until_ = 0;
};

struct Numbered {
  std::size_t begin = std::string::npos, end = std::string::npos;
  std::string number;
};

// The number of the act among those of the text: the one beside its date, else the first that stands in no
// quotation («к приказу МБОУ «Лицей № 3» от 30.09.2021 № 211»); with or without its sign («пр. 12-од от …»).
Numbered find_document_number(std::string_view text, std::size_t kind_end,
                              const std::vector<normalize::DateMatch>& dates) {
  constexpr std::size_t kBesideDate = 12;  // bytes between: «г. », «года », « от »
  Numbered first;
  int quoted = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto match = i >= kind_end && (i == 0 || !utf8::letter_at(text, i - 1))
                           ? normalize::find_number(text.substr(i))
                           : std::nullopt;
    if (!match) {
      const char32_t c = utf8::next(text, i);
      quoted += c == U'«' ? 1 : c == U'»' && quoted > 0 ? -1 : 0;
      continue;
    }
    const Numbered number{i, i + match->span.end, match->number};
    const bool beside = std::any_of(dates.begin(), dates.end(), [&](const normalize::DateMatch& date) {
      return (number.begin >= date.span.end && number.begin - date.span.end <= kBesideDate) ||
             (date.span.begin >= number.end && date.span.begin - number.end <= kBesideDate);
    });
    if (beside && quoted == 0) return number;
    if (first.begin == std::string::npos && quoted == 0) first = number;
    i = std::max(number.end, i + 1);
  }
  if (first.begin != std::string::npos) return first;
  std::size_t at = kind_end;
  while (at < text.size() && (text[at] == ' ' || text[at] == '.')) ++at;
  if (at < text.size() && utf8::is_digit(static_cast<unsigned char>(text[at])))
    if (const auto match = normalize::find_number("№ " + std::string(text.substr(at)))) {
      const std::size_t size = match->span.end - std::string_view("№ ").size();
      if (normalize::find_dates(text.substr(at, size)).empty()) return {at, at + size, match->number};
    }
  return {};
}

void StampReader::finish() {
  const std::string text = normalize::repair_text(text_).text;
  const std::string folded = utf8::fold(text);
  Approval approval;
  approval.raw = text_;
  approval.at = at_;
  approval.kind = kind_;
  std::size_t kind_end = 0;
  if (kind_ && folded.size() == text.size()) {
    for (const auto& [form, kind] : lexicon().stamp_kinds) {
      if (kind != *kind_) continue;
      for (std::size_t at = folded.find(form); at != std::string::npos; at = folded.find(form, at + 1)) {
        const bool whole = !utf8::letter_at(folded, at + form.size()) &&
                           (at < 2 || !utf8::letter_at(folded, at - 2) || folded[at - 1] == ' ');
        if (whole && (kind_end == 0 || at + form.size() < kind_end)) kind_end = at + form.size();
      }
    }
  }
  const auto dates = normalize::find_dates(text);
  if (!dates.empty()) approval.date = dates.front().date;
  const Numbered number = kind_end || !approving_ ? find_document_number(text, kind_end, dates) : Numbered{};
  // «Утверждён администрацией района от … № 5»: an act whose kind is left out.
  const bool nameless = !kind_ && approved_ && number.begin != std::string::npos && !dates.empty();
  if (number.end != std::string::npos && (kind_ || nameless)) approval.number = number.number;
  if (nameless) kind_end = first_word(folded).size();
  if ((kind_ || nameless) && kind_end) {
    std::size_t end = text.size();
    for (const auto& date : dates)
      if (date.span.begin >= kind_end) end = std::min(end, date.span.begin);
    if (number.begin != std::string::npos) end = std::min(end, number.begin);
    for (const std::string_view mark : {" № ", " _", " от _", " от «", " №"})
      if (const std::size_t at = text.find(mark, kind_end); at != std::string::npos) end = std::min(end, at);
    std::string issuer = utf8::squeeze(std::string_view(text).substr(kind_end, end - kind_end));
    for (const std::string_view tail : {" от", " ОТ", " От", "от", "ОТ", "От"})
      if (issuer.ends_with(tail) && (issuer.size() == tail.size() || tail[0] == ' '))
        issuer.resize(issuer.size() - tail.size());
    issuer = std::string(utf8::trim(issuer));
    while (!issuer.empty() && (issuer.front() == '.' || issuer.front() == ' ')) issuer.erase(0, 1);
    while (!issuer.empty() && (issuer.back() == ',' || issuer.back() == ' ')) issuer.pop_back();
    if (!issuer.empty() && utf8::letter_at(issuer, 0)) {
      const std::string cased = normalize::to_sentence_case(issuer);
      std::string name = normalize::to_nominative(cased, nameless ? normalize::Government::Unknown
                                                                  : normalize::Government::Genitive)
                             .name;
      std::size_t first = 0;
      std::string capital;
      utf8::append(capital, utf8::to_upper(utf8::next(name, first)));
      approval.issuer = capital + name.substr(first);
    }
  }
  match_.approval = std::move(approval);
}

}  // namespace

namespace {

// The first letter of the words with which stamps begin, in either script: most lines are told by it at once.
bool may_begin_stamp(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::to_lower(utf8::next(text, i));
    if (utf8::is_letter(c)) return std::u32string_view(U"пувкpykb").find(c) != std::u32string_view::npos;
    if (utf8::is_digit(c)) return false;
  }
  return false;
}

}  // namespace

bool begins_stamp(const Line& line) {
  if (line.table || line.text.size() > kLongestLine || !may_begin_stamp(line.text)) return false;
  const std::string key = key_of(line.text);
  if (is_annex_label(key) || is_approval_label(key)) return true;
  return kind_behind_to(key).has_value() && key.size() < 200;
}

std::optional<StampMatch> read_stamp(LineRange lines, std::size_t from) {
  if (from >= lines.size() || !begins_stamp(lines[from])) return std::nullopt;
  return StampReader(lines, from).read();
}

}  // namespace prikaz::schema
