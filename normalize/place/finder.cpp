// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/place/finder.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/municipality.h"
#include "normalize/name/lexicon.h"
#include "normalize/name/place_name.h"
#include "normalize/name/readings.h"
#include "normalize/place/adjectives.h"
#include "normalize/place/kinds.h"
#include "normalize/place/proper_case.h"
#include "normalize/place/quoted_name.h"
#include "normalize/place/regions.h"
#include "normalize/place/towns.h"

namespace prikaz::normalize::places {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLongestName = 3;  // words of a name without quotes

class Finder {
 public:
  explicit Finder(std::string_view text)
      : text_(text), items_(cut_items(text)), regions_(find_regions(text)) {}

  std::vector<Mention> find() {
    for (std::size_t at = 0; at < items_.size();) {
      const auto kind = match_kind(items_, at);
      if (!kind || region_at(at)) {
        at = std::max(at + 1, read_bare_town(at));
        continue;
      }
      const std::size_t end = read_kind(*kind);
      at = std::max(end, kind->end);
    }
    return std::move(mentions_);
  }

 private:
  std::size_t read_kind(const KindMatch& match) {
    const NamePlace where = match.kind->where;
    if (where == NamePlace::Ignored) {
      used_ = match.end;
      return match.end;
    }
    if (where == NamePlace::Settlement)
      return match.begin > 0 && is_governor(match.begin - 1) ? read_settlement(match) : match.end;
    if (where == NamePlace::Wrapper) return read_wrapper(match);
    if (where != NamePlace::After)
      if (const auto name = name_before(match)) {
        add_before(match, *name);
        return match.end;
      }
    if (where == NamePlace::Before)
      if (const auto name = unusual_name_after(match)) {
        add_after(match, *name);
        return name->end;
      }
    if (where == NamePlace::Before || (match.kind->name == "округ" && !body_before(match.begin)))
      return match.end;
    if (const auto name = name_after(match)) {
      add_after(match, *name);
      return name->end;
    }
    return match.end;
  }

  // «Ленинского муниципального района», unless the word is another mention's.
  std::optional<std::string> name_before(const KindMatch& match) const {
    return match.begin > used_ ? adjective_before(items_, match) : std::nullopt;
  }

  // «района имени Лазо», «МО «сельсовет Урахинский»», «района Бибирево города Москвы».
  std::optional<Found> unusual_name_after(const KindMatch& match) {
    const std::size_t at = match.end;
    if (at >= items_.size() || items_[at].kind != ItemKind::Word) return std::nullopt;
    if (items_[at].folded == "имени" || items_[at].folded == "им") return dedicated_name(at);
    if (!items_[at].capital) return std::nullopt;
    if (items_[match.begin].quoted && items_[at].quoted)
      return at + 1 < items_.size() && items_[at + 1].kind == ItemKind::CloseQuote ? plain_name(at, match)
                                                                                   : std::nullopt;
    auto name = plain_name(at, match);
    return name && city_region_at(name->end) ? name : std::nullopt;
  }

  // «города Москвы», «в городе Москве», «Санкт-Петербурга»: a region that is a city.
  bool city_region_at(std::size_t at) const {
    if (at < items_.size() && items_[at].folded == "в") ++at;
    const RegionMatch* region = at < items_.size() ? region_over(at) : nullptr;
    return region && (region->region.iso == "RU-MOW" || region->region.iso == "RU-SPE");
  }

  // Bodies that only towns and larger have, right before the name: «Администрация Волгограда», «мэр Казани»;
  // «Брянская городская администрация».
  bool is_governor(std::size_t at) const { return is_governing_body(items_, at); }

  std::size_t read_bare_town(std::size_t at) {
    if (items_[at].kind != ItemKind::Word || !items_[at].capital || at < used_) return at;
    if (const std::string town = town_of_adjective(items_, at); !town.empty()) return add_town(at, 1, town);
    if (at > 0 && is_governor(at - 1) && !region_at(at)) {
      const std::vector<Case> genitive = {Case::Genitive};
      const std::size_t words = std::max<std::size_t>(town_words(at, genitive), 1);
      const std::string name = restored(at, words, genitive, Gender::Masculine);
      const auto kind = at + words < items_.size() ? match_kind(items_, at + words) : std::nullopt;
      const bool kind_behind = kind && !items_[at + words].new_line &&
                               kind->kind->where != NamePlace::After &&
                               kind->kind->where != NamePlace::Settlement;  // «Ленинского района»
      // «мэр Орлов» is a person, «администрация Сочи» is not: a name that is no genitive must be
      // indeclinable.
      std::size_t end = name.size();
      const bool declined =
          utf8::fold(name) != items_[at].folded || words > 1 ||
          (end > 0 && U"аеиоуыэюя"sv.find(utf8::previous(name, end)) != std::u32string_view::npos);
      if (declined && is_known_town(name) && !kind_behind && !is_person_behind(at + words))
        return add_town(at, words, name);
    }
    return at;
  }

  // «глава Орлова И.И.»
  bool is_person_behind(std::size_t at) const {
    return at + 1 < items_.size() && items_[at].kind == ItemKind::Word &&
           utf8::length(items_[at].text) == 1 && items_[at + 1].kind == ItemKind::Dot;
  }

  std::size_t add_town(std::size_t at, std::size_t words, const std::string& name) {
    if (region_by_city(name)) return at;
    Mention mention;
    mention.span = {items_[at].span.begin, items_[at + words - 1].span.end};
    mention.name = "город " + name;
    mention.proper = name;
    mention.town = mention.name_behind = mention.governed = true;
    used_ = at + words;
    mentions_.push_back(std::move(mention));
    return at + words;
  }

  // Behind the kind: «Самара», «город Лангепас», «"Шилкинский район"», «(Новокуйбышевск)», «имени Лазо».
  std::optional<Found> name_after(const KindMatch& match) {
    std::size_t at = match.end;
    const bool short_kind = match.kind->name == "город" && utf8::length(items_[match.begin].folded) <= 3;
    if (short_kind) {
      const bool year = match.begin > 0 && items_[match.begin - 1].kind == ItemKind::Number;
      if (year || at >= items_.size() || items_[at].kind != ItemKind::Dot) return std::nullopt;
      ++at;
    }
    at = skip_region(at);
    if (at < items_.size() && items_[at].kind == ItemKind::Dash) ++at;
    if (at >= items_.size()) return std::nullopt;
    if (items_[at].kind == ItemKind::OpenQuote) return quoted_name(items_, at);
    if (items_[at].kind == ItemKind::OpenBracket)
      return match.kind->name == "город" ? std::nullopt : bracketed_name(at, match);
    if (items_[at].folded == "имени" || items_[at].folded == "им") return dedicated_name(at);
    return plain_name(at, match);
  }

  std::size_t skip_region(std::size_t at) const {
    if (at >= items_.size()) return at;
    for (const RegionMatch& region : regions_) {
      if (region.span.begin != items_[at].span.begin) continue;
      std::size_t end = at;
      while (end < items_.size() && items_[end].span.begin < region.span.end) ++end;
      return end < items_.size() && items_[end].kind == ItemKind::OpenQuote ? end : at;
    }
    return at;
  }

  // «городского округа (Новокуйбышевск)»: nothing but the name stands in the brackets.
  std::optional<Found> bracketed_name(std::size_t open, const KindMatch& match) {
    auto found = open + 1 < items_.size() ? plain_name(open + 1, match) : std::nullopt;
    if (!found || found->end >= items_.size() || items_[found->end].kind != ItemKind::CloseBracket)
      return std::nullopt;
    ++found->end;
    return found;
  }

  std::optional<Found> dedicated_name(std::size_t at) {
    Found found;
    found.end = at + 1;
    if (found.end < items_.size() && items_[found.end].kind == ItemKind::Dot) ++found.end;
    while (found.end < items_.size() && found.end < at + 4 && items_[found.end].kind == ItemKind::Word &&
           items_[found.end].capital && !region_at(found.end)) {
      found.proper += (found.proper.empty() ? "" : " ") + proper_case(items_[found.end].text);
      ++found.end;
    }
    if (found.proper.empty()) return std::nullopt;
    found.name = "имени " + found.proper;
    return found;
  }

  bool may_be_name(std::size_t at) const {
    const Item& item = items_[at];
    if (item.kind != ItemKind::Word || !item.capital || region_at(at)) return false;
    if (utf8::length(item.text) < 2 || names::is_preposition(item.text)) return false;
    if (item.all_capitals && names::keeps_capitals(item.text)) return false;
    if (is_body(items_, at) && !town_among(item.text)) return false;
    const std::vector<Reading> readings = read_word(item.text);
    bool common = !readings.empty();
    for (const Reading& reading : readings) {
      const bool noun = reading.tag.part == PartOfSpeech::Noun && !reading.tag.place && !reading.tag.surname;
      const bool known = reading.source == WordSource::Dictionary || reading.source == WordSource::Lexicon;
      common &= (noun && known && names::kind_of_noun(reading.lemma).has_value()) ||
                names::is_kind_adjective(reading.lemma);
    }
    return !common || town_among(item.text);
  }

  std::optional<Found> plain_name(std::size_t at, const KindMatch& match) {
    Found found;
    std::string front;
    std::vector<Case> cases = match.cases;
    // «городской округ город Лангепас», «ЗАТО г. Североморск»
    if (const auto inner = match_kind(items_, at);
        inner && match.kind->name != "город" &&
        (inner->kind->where == NamePlace::After || inner->kind->where == NamePlace::Settlement) &&
        inner->kind != match.kind && !region_at(at)) {
      front = inner->kind->name + " ";
      at = inner->end;
      if (at < items_.size() && items_[at].kind == ItemKind::Dot) ++at;
      if (!inner->cases.empty()) cases = inner->cases;
      if (std::find(cases.begin(), cases.end(), Case::Nominative) != cases.end()) cases = {Case::Nominative};
      if (at < items_.size() && items_[at].folded == "имени") {
        auto honoured = dedicated_name(at);
        if (honoured) honoured->name = front + honoured->name;
        return honoured;
      }
      if (inner->kind->type && at < items_.size())  // «городской округ ЗАТО город Североморск»
        if (auto deeper =
                items_[at].kind == ItemKind::OpenQuote ? quoted_name(items_, at) : plain_name(at, *inner)) {
          deeper->name = front + deeper->name;
          return deeper;
        }
    }
    // «сельского поселения Мосты», «городского округа Самара»: the name behind such a kind does not decline.
    const bool apart = front.empty() && match.kind->type && match.kind->name.find(' ') != std::string::npos;
    if (at >= items_.size()) return std::nullopt;
    if (match.kind->type && match.kind->type->ends_with("поселение") && belongs_to_district(items_, at))
      return std::nullopt;
    if (const std::size_t words = town_words(at, cases); words > 1) {
      found.proper = restored(at, words, cases, match.kind->gender);
      found.name = front + found.proper;
      found.end = at + words;
      take_tail(found);
      return found;
    }
    if (!may_be_name(at)) return apart ? name_of_common_words(at) : std::nullopt;
    if (auto inner = inner_district(at)) {
      inner->name = front + inner->name;
      return inner;
    }
    if ((apart || match.kind->where == NamePlace::Settlement) && small_noun_behind(at)) {
      const std::string name = std::string(items_[at].text) + " " + std::string(items_[at + 1].text);
      return Found{front + name, name, at + 2};
    }
    std::size_t words = 1;
    while (words < kLongestName && at + words < items_.size() && may_be_name(at + words) &&
           !new_line_splits(at, words) && !match_kind(items_, at + words) &&
           !belongs_to_district(items_, at + words))
      ++words;
    for (; words > 0; --words) {
      std::string name = restored(at, words, cases, match.kind->gender);
      // «Бирюлёво Восточное», «Остров Декабристов», «село Верхняя Манома»: of one word capitals would tell
      // nothing.
      const bool settlement = match.kind->where == NamePlace::Settlement && words == 2;
      const bool whole = (settlement && nominative_pair(items_, at)) ||
                         (apart && words == 2 && belongs_behind(items_, at)) || city_region_at(at + words);
      if (words > 1 && !is_known_town(name) && !(words == 2 && agreeing_pair(items_, at)) &&
          !(whole && !items_[at].all_capitals))
        continue;
      std::string written =
          apart ? restored(at, words, {Case::Nominative}, match.kind->gender) : std::string();
      const bool declined = !apart || (is_known_town(name) && !is_known_town(written));
      found.proper = declined ? std::move(name) : std::move(written);
      break;
    }
    found.name = front + found.proper;
    found.end = at + words;
    take_tail(found);
    return found;
  }

  // «муниципальный округ Озеро Долгое», «Аэропорт города Москвы», «№ 15»: behind such a kind capitals alone
  // make a name.
  std::optional<Found> name_of_common_words(std::size_t at) const {
    if (items_[at].text == "№" && at + 1 < items_.size() && items_[at + 1].kind == ItemKind::Number) {
      std::size_t end = at + 1;
      while (end < items_.size() && items_[end].kind == ItemKind::Number) ++end;
      const std::string name =
          "№ " + std::string(text_.substr(items_[at + 1].span.begin,
                                          items_[end - 1].span.end - items_[at + 1].span.begin));
      return Found{name, name, end};
    }
    const auto plain = [this](std::size_t k) {
      return k < items_.size() && items_[k].kind == ItemKind::Word && items_[k].capital &&
             !items_[k].all_capitals && !items_[k].new_line && !region_at(k) &&
             utf8::length(items_[k].text) > 1;
    };
    if (!plain(at) || match_kind(items_, at)) return std::nullopt;
    if (city_region_at(at + 1))
      return Found{std::string(items_[at].text), std::string(items_[at].text), at + 1};
    if (!plain(at + 1) || is_body(items_, at) || is_body(items_, at + 1) || match_kind(items_, at + 1))
      return std::nullopt;
    const std::string name = std::string(items_[at].text) + " " + std::string(items_[at + 1].text);
    return Found{name, name, at + 2};
  }

  // «муниципальный округ Филевский парк»: the noun of its own is written small.
  bool small_noun_behind(std::size_t at) const {
    return at + 1 < items_.size() && items_[at + 1].kind == ItemKind::Word && !items_[at + 1].capital &&
           !items_[at].all_capitals && !match_kind(items_, at + 1) && !is_body(items_, at + 1) &&
           nominative_pair(items_, at);
  }

  // How many words from `at` are together the name of a town: «НАБЕРЕЖНЫЕ ЧЕЛНЫ», «Набережных Челнов».
  std::size_t town_words(std::size_t at, const std::vector<Case>& cases) const {
    std::string name;
    std::size_t longest = 0;
    for (std::size_t words = 1; words <= kLongestName && at + words <= items_.size(); ++words) {
      const Item& item = items_[at + words - 1];
      if (item.kind != ItemKind::Word || !item.capital || match_kind(items_, at + words - 1)) break;
      name += (words > 1 ? " " : "") + item.folded;
      if (words > 1 && region_at(at + words - 1)) break;
      if (is_known_town(name) || (words > 1 && is_known_town(restored(at, words, cases, Gender::Masculine))))
        longest = words;
    }
    return longest;
  }

  // «сельское поселение Ишмурзинский сельсовет»
  std::optional<Found> inner_district(std::size_t at) {
    if (at + 1 >= items_.size()) return std::nullopt;
    const auto kind = match_kind(items_, at + 1);
    if (!kind || kind->kind->where != NamePlace::Before || kind->kind->name_concluded) return std::nullopt;
    const auto name = adjective_before(items_, *kind);
    if (!name) return std::nullopt;
    return Found{*name + " " + kind->kind->name, *name, kind->end};
  }

  bool new_line_splits(std::size_t at, std::size_t words) const {
    const Item& next = items_[at + words];
    return next.new_line && !agreeing_pair(items_, at + words - 1);
  }

  std::string restored(std::size_t at, std::size_t words, const std::vector<Case>& cases,
                       Gender gender) const {
    std::string flat;
    for (std::size_t k = at; k < at + words; ++k) flat += (k > at ? " " : "") + proper_case(items_[k].text);
    const auto tokens = names::cut_tokens(flat);
    if (tokens.size() != words) return flat;
    return proper_case(names::restore_place_name(flat, tokens, 0, words, cases, gender));
  }

  // «с подведомственной территорией»
  void take_tail(Found& found) const {
    if (found.end + 2 >= items_.size() || items_[found.end].folded != "с") return;
    if (!items_[found.end + 1].folded.starts_with("подведомственн")) return;
    if (!items_[found.end + 2].folded.starts_with("территори")) return;
    for (int k = 0; k < 3; ++k) found.name += " " + utf8::to_lower(items_[found.end++].text);
  }

  // «муниципальное образование «Северодвинск»»: only where no kind of its own stands inside.
  std::size_t read_wrapper(const KindMatch& match) {
    std::size_t at = match.end;
    if (at < items_.size() && items_[at].kind == ItemKind::Dash) ++at;
    const bool quoted = at < items_.size() && items_[at].kind == ItemKind::OpenQuote;
    const std::size_t first = at + quoted;
    for (std::size_t k = first; k < items_.size() && k < first + 4; ++k) {
      if (items_[k].kind != ItemKind::Word) break;
      const auto inner = match_kind(items_, k);
      if (inner && inner->kind->where == NamePlace::Settlement && k == first) return read_settlement(*inner);
      if (inner) return match.end;
    }
    if (match.begin > 0 && is_adjective_of(match)) return match.end;
    std::optional<Found> name;
    if (quoted)
      name = quoted_name(items_, at);
    else if (at < items_.size() && may_be_name(at) &&
             (town_among(items_[at].text) || is_neuter_adjective(items_[at].text)))
      name = plain_name(at, match);
    if (!name) return match.end;
    add_after(match, *name);
    return name->end;
  }

  bool is_adjective_of(const KindMatch& match) {
    const auto name = name_before(match);
    if (!name) return false;
    add_before(match, *name);
    return true;
  }

  // «муниципальное образование посёлок Пангоды»
  std::size_t read_settlement(const KindMatch& match) {
    const auto name = plain_name(match.end, match);
    if (!name) return match.end;
    add_after(match, *name);
    return name->end;
  }

  const RegionMatch* region_over(std::size_t at) const {
    const Span span = items_[at].span;
    const auto region =
        std::lower_bound(regions_.begin(), regions_.end(), span.begin + 1,
                         [](const RegionMatch& r, std::size_t begin) { return r.span.end < begin; });
    const bool over =
        region != regions_.end() && region->span.begin <= span.begin && span.end <= region->span.end;
    return over ? &*region : nullptr;
  }
  bool region_at(std::size_t at) const { return region_over(at) != nullptr; }

  bool body_before(std::size_t at) const {
    for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
      if (items_[at - back].kind == ItemKind::Comma || items_[at - back].kind == ItemKind::Number)
        return false;
      if (is_body(items_, at - back)) return true;
    }
    return false;
  }

  Mention make(const KindMatch& match, Span span, std::size_t first_item) {
    Mention mention;
    mention.span = span;
    mention.type = match.kind->type;
    mention.type_concluded = match.kind->type_concluded;
    mention.name_concluded = match.kind->name_concluded;
    mention.town = match.kind->name == "город" || match.kind->name.starts_with("город-");
    mention.region = match.kind->region;
    mention.settlement_level = match.kind->type && (match.kind->type->ends_with("поселение"));
    mention.governed = body_before(first_item);
    for (std::size_t back = 1; back <= 4 && back <= first_item && !mention.bracketed; ++back) {
      if (items_[first_item - back].kind == ItemKind::CloseBracket) break;
      mention.bracketed = items_[first_item - back].kind == ItemKind::OpenBracket;
    }
    return mention;
  }

  void add_before(const KindMatch& match, const std::string& name) {
    Mention mention =
        make(match, {items_[match.begin - 1].span.begin, items_[match.end - 1].span.end}, match.begin - 1);
    mention.name = name + " " + match.kind->name;
    mention.proper = name;
    used_ = match.end;
    mentions_.push_back(std::move(mention));
  }

  void add_after(const KindMatch& match, const Found& name) {
    if (match.kind->name == "город" && region_by_city(name.proper)) return;
    Mention mention =
        make(match, {items_[match.begin].span.begin, items_[name.end - 1].span.end}, match.begin);
    mention.name_behind = true;
    if (mention.town) mention.type = type_in_brackets(name.end);
    mention.name = match.kind->name + " " + name.name;
    mention.proper = name.proper;
    used_ = name.end;
    mentions_.push_back(std::move(mention));
  }

  // «город Гусь-Хрустальный (городской округ)»
  std::optional<std::string> type_in_brackets(std::size_t at) const {
    if (at + 2 >= items_.size() || items_[at].kind != ItemKind::OpenBracket) return std::nullopt;
    const auto kind = match_kind(items_, at + 1);
    const bool whole = kind && kind->end < items_.size() && items_[kind->end].kind == ItemKind::CloseBracket;
    return whole ? kind->kind->type : std::nullopt;
  }

  std::string_view text_;
  std::vector<Item> items_;
  std::vector<RegionMatch> regions_;
  std::size_t used_ = 0;  ///< items before this belong to a mention
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> find_mentions(std::string_view text) { return Finder(text).find(); }

}  // namespace prikaz::normalize::places
