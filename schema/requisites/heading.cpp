// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites/heading.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/repair.h"
#include "schema/requisites/issuer.h"
#include "schema/requisites/title.h"
#include "schema/requisites/words.h"
#include "schema/roadmap/annex.h"

namespace prikaz::schema::requisites {
namespace {

constexpr std::size_t kMostTitleRows = 14;
constexpr std::size_t kLongestIssuerLine = 400;  // bytes
constexpr std::size_t kMostHeadingRows = 80;
constexpr std::size_t kMostLetterheadRows = 8;

std::string_view without_quote(std::string_view key) {
  for (const std::string_view quote : {"«", "\"", "“", "„"})
    if (key.starts_with(quote)) return utf8::trim(key.substr(quote.size()));
  return key;
}

bool begins_title(const Row& row) {
  const std::string_view key = without_quote(row.key);
  return key.starts_with("о ") || key.starts_with("об ") || key.starts_with("обо ");
}

bool begins_preamble(const Row& row) { return begins_with_phrase(row.key, lexicon().preambles); }

bool is_first_clause(const Row& row) {
  const auto number = read_clause_number(row.text());
  return number && (number->number == "1" || number->number == "1.1");
}

// A number without its sign: «059-08-01-09-846», «211-осн».
bool is_bare_number(std::string_view text) {
  std::size_t digits = 0, joints = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (utf8::is_digit(c))
      ++digits;
    else if (c == U'-' || c == U'/' || c == U'–')
      ++joints;
    else if (!utf8::is_letter(c))
      return false;
  }
  return digits > 0 && text.size() < 40 && (joints > 0 || digits >= 2) &&
         (utf8::is_digit(static_cast<unsigned char>(text[0])) || joints > 0);
}

bool is_issuer_line(std::string_view key) {
  if (key.empty() || key.size() > kLongestIssuerLine || key.ends_with('.') || key.ends_with(':') ||
      key.ends_with(';') || key.find(": ") != std::string_view::npos ||
      key.find('|') != std::string_view::npos)
    return false;
  for (std::size_t at = 0; at < key.size();) {
    const std::string_view word = first_word(key.substr(at));
    if (word.empty()) return false;
    if (begins_with_stem(word, lexicon().issuer_stems)) return true;
    at = static_cast<std::size_t>(word.data() - key.data()) + word.size();
    while (at < key.size()) {
      std::size_t next = at;
      if (utf8::is_letter(utf8::next(key, next))) break;
      at = next;
    }
  }
  return false;
}

class HeadingReader {
 public:
  HeadingReader(const Rows& rows, CoverageMap& coverage) : rows_(rows), coverage_(coverage) {}

  Heading read() {
    std::size_t r = 0;
    order_ = is_order();
    const std::size_t limit = std::min(rows_.size(), order_ ? kMostHeadingRows : kMostLetterheadRows);
    while (r < limit && !ends_head(r)) r = step(r);
    // Without kind, number and command a date is that of a plan's row or of its publication.
    if (!order_ && !head_.kind.value && !head_.number.value) head_.date = {};
    head_.end = r;
    settle_portal();
    return std::move(head_);
  }

 private:
  // A command or a kind says that this is an order's head, not a plan alone with a letterhead at most.
  bool is_order() const {
    if (std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.command.has_value(); }))
      return true;
    for (std::size_t r = 0; r < std::min(rows_.size(), kMostHeadingRows); ++r)
      if (const HeadLine line = read_head_line(rows_[r].text()); line.kind && (line.fits || line.number))
        return true;
    return false;
  }

  bool ends_head(std::size_t r) const {
    const Row& row = rows_[r];
    if (row.command || row.key.starts_with("согласован")) return true;
    if (is_first_clause(row)) return head_.kind.value || head_.title.value || !heading_ahead(r);
    if (begins_preamble(row)) return true;
    if (!head_.kind.value && !head_.title.value && names_annex(row) && !order_ahead(r)) return true;
    if (head_.title.value && (titled_by_portal_ || below_portal_) && kind_ahead(r)) return false;
    // Text behind the title that is no line of the head: an unlisted preamble, or clauses without numbers.
    return head_.title.value && adoption_end(r) == r && r > head_.title.row && !is_noise(row.key) &&
           !read_head_line(row.text()).fits && !is_bare_number(row.text());
  }

  // «Примерный план …», «ПАСПОРТ»: the title of what has no order above it.
  static bool names_annex(const Row& row) {
    const auto found = lexicon().annex_titles.find(std::string(first_word(row.key)));
    return (found != lexicon().annex_titles.end() && !found->second.empty()) || begins_plan_title(*row.line);
  }

  bool order_ahead(std::size_t r) const {
    for (std::size_t k = r + 1; k < std::min(rows_.size(), r + kMostHeadingRows); ++k)
      if (rows_[k].command || begins_title(rows_[k]) || read_head_line(rows_[k].text()).kind) return true;
    return false;
  }

  // A list of the page above the letterhead: kind, and date or number soon below it, are still to come.
  bool heading_ahead(std::size_t r) const {
    constexpr std::size_t kNear = 3;
    for (std::size_t k = r + 1; order_ && k < std::min(rows_.size(), r + kMostHeadingRows); ++k) {
      if (rows_[k].command) return false;
      const HeadLine line = read_head_line(rows_[k].text());
      if (!line.fits || !line.kind || !line.title.empty()) continue;
      for (std::size_t below = k; below < std::min(rows_.size(), k + kNear); ++below)
        if (const HeadLine next = read_head_line(rows_[below].text());
            next.fits && (next.date || next.number))
          return true;
      return false;
    }
    return false;
  }

  // The heading itself below a portal's line: its kind on a line of its own.
  bool kind_ahead(std::size_t r) const {
    for (std::size_t k = r; k < std::min(rows_.size(), r + kMostTitleRows); ++k) {
      if (rows_[k].command || is_first_clause(rows_[k])) return false;
      const HeadLine line = read_head_line(rows_[k].text());
      if (line.fits && line.kind && line.title.empty()) return true;
    }
    return false;
  }

  std::size_t step(std::size_t r) {
    const Row& row = rows_[r];
    if (is_noise(row.key) && lapse_remark(row.text()) == 0) return r + 1;
    if (const std::size_t end = std::max(adoption_end(r), note_end(r)); end > r) {
      for (std::size_t k = r; k < end; ++k) place(coverage_, rows_[k]);
      return end;
    }
    if (row.key == "проект" || row.key == "проект:") {
      head_.draft = true;
      place(coverage_, row);
      return r + 1;
    }
    if (!head_.title.value && begins_title(row)) return take_title(r);
    if (head_.kind.value && !head_.number.value && is_bare_number(row.text())) {
      head_.number = {std::string(row.text()), row.at(), r};
      place(coverage_, row);
      return r + 1;
    }
    if (const std::size_t remark = lapse_remark(row.text()); remark > 0) return take_lapsed(r, remark);
    const HeadLine line = read_head_line(row.text());
    if (const auto whole = wrapped_line(r, line)) {
      place(coverage_, rows_[r + 1]);
      take_line(r, *whole);
      return r + 2;
    }
    if (line.fits && is_head(r, line)) return take_line(r, line);
    if (line.kind && (line.number || line.date) && !head_.kind.value) return take_crowded_line(r, line);
    if (lexicon().drops.count(row.key) || has_other_cyrillic(row.text())) {
      place(coverage_, row);
      return r + 1;
    }
    const bool adjacent = last_issuer_ + 1 == r && last_issuer_set_ && !row.gap && row.text().size() < 200;
    const bool quoted = row.text().starts_with("«") || row.text().starts_with("\"");
    const bool heads = order_ || adjacent || begins_issuer(row.text());
    if ((heads && is_issuer_line(row.key)) || (adjacent && !row.key.ends_with('.')) ||
        (last_issuer_set_ && quoted)) {
      head_.issuer.push_back({std::string(row.text()), row.at(), head_.kind.value.has_value(), r});
      last_issuer_ = r;
      last_issuer_set_ = true;
      place(coverage_, row);
    }
    return r + 1;
  }

  // «ПОСТАНОВЛЕНИЕ Администрации Спировского / района от 21.04.2006 № 52»: one line of a portal over two
  // rows.
  std::optional<HeadLine> wrapped_line(std::size_t r, const HeadLine& line) const {
    const bool more = utf8::trim(rows_[r].text()).find(' ') != std::string_view::npos;
    if (!line.kind || !more || line.date || line.number || r + 1 >= rows_.size() || rows_[r + 1].gap ||
        rows_[r + 1].command || read_head_line(rows_[r + 1].text()).fits)
      return std::nullopt;
    HeadLine whole = read_head_line(std::string(rows_[r].text()) + ' ' + std::string(rows_[r + 1].text()));
    if (!whole.fits || !whole.kind || !whole.date || !whole.number || whole.place) return std::nullopt;
    return whole;
  }

  static bool may_lapse(std::string_view text) {
    constexpr std::size_t kFirstLetters = 4;  // bytes
    const std::string folded = utf8::fold(text);
    return std::any_of(lexicon().lapses.begin(), lexicon().lapses.end(), [&](const std::string& lapse) {
      return folded.compare(0, kFirstLetters, lapse, 0, kFirstLetters) == 0;
    });
  }

  // «(В редакции распоряжения … / от …)»: behind the last row of a portal's note, or `r`.
  std::size_t note_end(std::size_t r) const {
    constexpr std::size_t kMostRows = 4;
    if (!is_editorial(rows_[r].key)) return r;
    for (std::size_t k = r; k < std::min(rows_.size(), r + kMostRows); ++k)
      if (rows_[k].text().find(')') != std::string_view::npos) return k + 1;
    return r;
  }

  // «Принято / решением Совета депутатов / от 27 декабря 2007 г. № 68»: behind the last row of such a note of
  // the head, or `r`.
  std::size_t adoption_end(std::size_t r) const {
    constexpr std::size_t kMostRows = 8;
    if (!begins_with_stem(rows_[r].key, lexicon().adoptions)) return r;
    for (std::size_t k = r; k < std::min(rows_.size(), r + kMostRows); ++k) {
      if (rows_[k].command || is_first_clause(rows_[k]) || begins_preamble(rows_[k])) return r;
      if (!normalize::find_dates(rows_[k].text()).empty()) return k + 1;
    }
    return r;
  }

  // «… г. Тотьма Утратило силу - Постановление»: where a portal's remark beside the head begins, or 0.
  static std::size_t lapse_remark(std::string_view text) {
    for (std::size_t space = text.find(' '); space != std::string_view::npos;
         space = text.find(' ', space + 1)) {
      const std::string_view rest = text.substr(space + 1);
      constexpr std::size_t kTold = 20;  // bytes that tell most words apart
      if (!utf8::starts_with_upper(rest) || !may_lapse(rest.substr(0, kTold))) continue;
      if (begins_with_stem(utf8::fold(normalize::repair_text(rest).text), lexicon().lapses) &&
          read_head_line(text.substr(0, space)).fits)
        return space;
    }
    return 0;
  }

  // The head left of the remark; the lines of the act that ended it follow up to a title or command.
  std::size_t take_lapsed(std::size_t r, std::size_t remark) {
    const HeadLine line = read_head_line(rows_[r].text().substr(0, remark));
    if (line.fits) take_line(r, line);
    for (++r; r < rows_.size() && !begins_title(rows_[r]) && !ends_head(r); ++r) {
      const HeadLine other = read_head_line(rows_[r].text());
      if (!(other.fits && (other.date || other.number)) && !is_issuer_line(rows_[r].key)) break;
      place(coverage_, rows_[r]);
    }
    return r;
  }

  // «Приказ министерства …» may begin a sentence: without capitals it is a head only where date or number
  // follow.
  bool is_head(std::size_t r, const HeadLine& line) const {
    if (!line.kind || line.issuer.empty() || line.date || line.number) return true;
    if (utf8::to_upper(line.issuer) == line.issuer) return true;
    for (std::size_t k = r + 1; k < std::min(rows_.size(), r + 5); ++k) {
      const HeadLine next = read_head_line(rows_[k].text());
      if (next.fits && (next.date || next.number || next.blank)) return true;
    }
    return false;
  }

  std::size_t take_line(std::size_t r, const HeadLine& line) {
    const Row& row = rows_[r];
    const bool second_kind = line.kind && head_.kind.value && line.issuer.empty();
    if (second_kind || (line.kind && !head_.kind.value)) {
      // A portal's own line above the heading is only kept for what the heading itself does not say.
      if (second_kind) {
        portal_ = head_;
        head_.number = head_.place = head_.title = {};
        head_.date = {};
        head_.raw_title.clear();
        titled_by_portal_ = below_portal_ = false;
        head_.portal_issuer = portal_issuer_;
        own_issuer_below(head_.kind.row);
        has_portal_ = true;
      }
      head_.kind = {line.kind, row.at(), r};
    }
    below_portal_ |= line.kind && !line.issuer.empty() && (line.date || line.number);
    if (line.number && !head_.number.value) head_.number = {line.number, row.at(), r};
    // A date beside the number is the order's; one alone above the kind may be the portal's.
    const bool beside_number = line.date && line.number && head_.kind.value && head_.number.row == r &&
                               head_.date.row < head_.kind.row;
    if (line.date && (!head_.date.value || !head_.kind.value || beside_number))
      head_.date = {line.date, row.at(), r};
    if (line.place && !head_.place.value) head_.place = {line.place, row.at(), r};
    head_.blank |= line.blank;
    if (!line.issuer.empty()) {
      // With a date or number on the same line it is a portal's title line, or the whole head on one line.
      if (line.date || line.number)
        portal_issuer_.push_back({line.issuer, row.at(), true, r});
      else
        head_.issuer.push_back({line.issuer, row.at(), true, r}), last_issuer_ = r, last_issuer_set_ = true;
    }
    if (!line.title.empty() && !head_.title.value) {
      set_title(line.title, row.at(), r);
      titled_by_portal_ = line.kind.has_value();
    }
    place(coverage_, row);
    return r + 1;
  }

  // Below a portal's line the letterhead begins anew: what stood above was the portal's page.
  void own_issuer_below(std::size_t portal) {
    std::vector<IssuerLine> own;
    for (const IssuerLine& line : head_.issuer)
      if (line.row > portal) own.push_back({line.text, line.at, false, line.row});
    if (!own.empty()) head_.issuer = std::move(own);
  }

  // The whole head on one line: «ПРИКАЗ № 5 от … Отдел образования …. О плане работы.»
  std::size_t take_crowded_line(std::size_t r, HeadLine line) {
    const std::string rest = std::move(line.rest);
    take_line(r, line);
    for (std::size_t begin = 0; begin < rest.size();) {
      std::size_t end = begin;
      do end = std::min(rest.find(". ", end + 1), rest.size());
      while (end < rest.size() && end >= 4 && rest[end - 3] == ' ');
      const std::string piece(utf8::trim(std::string_view(rest).substr(begin, end - begin)));
      const std::string key = utf8::fold(piece);
      begin = end + 2;
      if (!head_.title.value && (key.starts_with("о ") || key.starts_with("об ")))
        set_title(piece, rows_[r].at(), r);
      else if (!head_.title.value && is_issuer_line(key))
        head_.issuer.push_back({piece, rows_[r].at(), false, r});
    }
    return r + 1;
  }

  void settle_portal() {
    if (head_.issuer.empty()) head_.issuer = portal_issuer_;
    if (!has_portal_) return;
    const auto differs = [&](const std::string& name, const std::optional<std::string>& portal,
                             std::optional<std::string> own) {
      if (portal && own && *portal != *own)
        head_.mismatches.push_back(name + " " + *own + ", above it " + *portal);
    };
    differs("number", portal_.number.value, head_.number.value);
    differs("date",
            portal_.date.value ? std::optional(normalize::iso_date(*portal_.date.value)) : std::nullopt,
            head_.date.value ? std::optional(normalize::iso_date(*head_.date.value)) : std::nullopt);
    if (!head_.number.value) head_.number = portal_.number;
    if (!head_.date.value) head_.date = portal_.date;
    if (!head_.place.value) head_.place = portal_.place;
    // One title twice: a dump that joined lines has lost spaces in it, which the portal's line still has.
    const bool lost_spaces = head_.title.value && portal_.title.value &&
                             same_but_spaces(*head_.title.value, *portal_.title.value) &&
                             portal_.title.value->size() > head_.title.value->size();
    if (!head_.title.value || lost_spaces) {
      head_.title = portal_.title;
      head_.raw_title = portal_.raw_title;
    }
  }

  static bool same_but_spaces(std::string_view first, std::string_view second) {
    const auto letters = [](std::string_view text) {
      std::string result = utf8::fold(text);
      std::erase(result, ' ');
      return result;
    };
    return letters(first) == letters(second);
  }

  // True where the row goes on with the title of the rows above.
  bool continues_title(std::size_t r, const std::string& title, std::size_t longest) const {
    const Row& row = rows_[r];
    if (row.command || begins_preamble(row) || read_clause_number(row.text()) || is_noise(row.key) ||
        is_editorial(row.key))
      return false;
    if (resolves(r) ||
        (is_capitals(title) && !has_no_small_letters(row.text()) && !closes_quotation(r, title)))
      return false;
    if (is_quotation(title)) return false;
    // Below a portal's line in small letters the letterhead begins.
    if (!is_capitals(title) && utf8::starts_with_upper(row.text()) && has_no_small_letters(row.text()) &&
        kind_ahead(r))
      return false;
    const HeadLine line = read_head_line(row.text());
    if (line.fits && (line.date || line.number || line.kind || line.place || line.blank))
      return !row.gap && line.number && names_act(title);
    const bool small = !utf8::starts_with_upper(row.text()) && utf8::is_letter([&] {
      std::size_t i = 0;
      return utf8::next(row.text(), i);
    }());
    if (row.gap && !title.ends_with('.') &&
        (closes_quotation(r, title) ||
         (is_capitals(title) && has_no_small_letters(row.text()) && !begins_body(row.key)) ||
         begins_quotation(row.text())))
      return true;
    if (row.gap) return small && row.text().size() < 240 && !title.ends_with('.');
    return row.text().size() < 200 || row.text().size() < 2 * longest;
  }

  static bool begins_quotation(std::string_view text) {
    return text.starts_with("«") || text.starts_with("\"") || text.starts_with("“");
  }

  // «… программы / «Развитие спорта / Лебяжского округа / на 2020 год»»: the mark that closes the title's
  // quotation stands in this row or in one of those that still can be the title's.
  bool closes_quotation(std::size_t r, const std::string& title) const {
    constexpr std::size_t kMostRows = 5;
    int open = open_quotes(title);
    for (std::size_t k = r; open > 0 && k < std::min(rows_.size(), r + kMostRows); ++k) {
      const std::string_view text = rows_[k].text();
      if (rows_[k].command || begins_preamble(rows_[k]) || read_clause_number(text)) return false;
      if (text.find("»") < text.find("«") ||
          (title.find('"') != std::string::npos && text.find('"') < text.size()))
        return true;
      open += open_quotes(text);
    }
    return false;
  }

  // «Администрация района, рассмотрев …, постановляет:»: a body in the nominative resolves, on this line or
  // the next.
  bool resolves(std::size_t r) const {
    if (r + 1 < rows_.size() && rows_[r + 1].command && rows_[r + 1].line == rows_[r].line) return true;
    if (!utf8::starts_with_upper(rows_[r].text()) || is_capitals(rows_[r].text()) ||
        !lexicon().bodies.count(std::string(first_word(rows_[r].key))))
      return false;
    for (std::size_t k = r + 1; k < std::min(rows_.size(), r + 6); ++k)
      if (rows_[k].command) return true;
    return false;
  }

  static bool begins_body(std::string_view key) {
    return lexicon().bodies.count(std::string(first_word(key))) > 0;
  }

  std::size_t take_title(std::size_t r) {
    const std::size_t first = r;
    std::string title(utf8::squeeze(without_placeholders(rows_[r].text())));
    std::size_t longest = rows_[r].text().size();
    place(coverage_, rows_[r]);
    for (++r; r < rows_.size() && r - first < kMostTitleRows && continues_title(r, title, longest); ++r) {
      title = join_lines(title, utf8::squeeze(without_placeholders(rows_[r].text())));
      longest = std::max(longest, rows_[r].text().size());
      place(coverage_, rows_[r]);
    }
    set_title(title, rows_[first].at(), first);
    return r;
  }

  void set_title(const std::string& written, const Place& at, std::size_t r) {
    std::string text = normalize::repair_text(written).text;
    text = unquoted_title(text);
    head_.title = {text, at, r};
    if (!normalize::repair_text(written).repairs.empty()) head_.raw_title = written;
  }

  const Rows& rows_;
  CoverageMap& coverage_;
  Heading head_, portal_;
  std::vector<IssuerLine> portal_issuer_;
  std::size_t last_issuer_ = 0;
  bool order_ = true, last_issuer_set_ = false, has_portal_ = false, titled_by_portal_ = false,
       below_portal_ = false;
};

}  // namespace

Heading read_heading(const Rows& rows, CoverageMap& coverage) { return HeadingReader(rows, coverage).read(); }

}  // namespace prikaz::schema::requisites
