// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "base/utf8.h"
#include "normalize/name.h"
#include "normalize/party/beginning.h"
#include "normalize/party/cell.h"
#include "normalize/party/contacts.h"
#include "normalize/party/expansion.h"
#include "normalize/party/issuer.h"
#include "normalize/party/key.h"
#include "normalize/party/role.h"

namespace prikaz::normalize {

using namespace party;

namespace {

std::string text_of(const Sentence& s, std::size_t first, std::size_t last) {
  if (first >= last) return {};
  const std::size_t begin = s.tokens[first].span.begin;
  return utf8::squeeze(s.tokens.text.substr(begin, s.tokens[last - 1].span.end - begin));
}

Government government_of(Case which) {
  switch (which) {
    case Genitive:
      return Government::Genitive;
    case Dative:
      return Government::Dative;
    case Accusative:
      return Government::Accusative;
    case Instrumental:
      return Government::Instrumental;
    case Prepositional:
      return Government::Prepositional;
    case Nominative:
      break;
  }
  return Government::Unknown;
}

// One behind the last token that belongs to `raw`: a closing full stop or dash is none of it.
std::size_t raw_end(const Sentence& s, const Segment& segment) {
  std::size_t last = segment.last;
  while (last > segment.first + 1) {
    const TokenKind kind = s.tokens[last - 1].kind;
    const bool stop = kind == TokenKind::Dot && !s.tokens[last - 2].initial &&
                      s.readings[last - 1].word_class != WordClass::Initial;
    if (!stop && kind != TokenKind::Comma && kind != TokenKind::Dash && kind != TokenKind::Semicolon &&
        kind != TokenKind::Slash)
      break;
    --last;
  }
  return last;
}

// The words that make the shared head: «Руководители» of «Руководители ШНОР и школ-лидеров», «зам. директора»
// of «… по УВР Панова Е.Е., по ВР …».
std::string shared_head(const Sentence& s, const std::vector<Segment>& segments, const Segment& segment) {
  const Segment& owner = segments[segment.shares_head_of];
  if (s.tokens[segment.first].kind == TokenKind::NumberSign)
    for (std::size_t i = owner.first; i < owner.last; ++i)
      if (s.tokens[i].kind == TokenKind::NumberSign) return text_of(s, owner.first, i);
  if (s.readings[segment.first].word_class == WordClass::Preposition)
    for (std::size_t i = owner.first; i < owner.last; ++i)
      if (s.readings[i].word_class == WordClass::Preposition) return text_of(s, owner.first, i);
  return owner.head == kNone ? std::string() : text_of(s, owner.first, owner.head + 1);
}

bool is_body_complement(const Reading& reading) {
  switch (reading.word_class) {
    case WordClass::Noun:
      return reading.noun.noun->type != NounType::Part &&
             (reading.noun.grammemes & (in_case(Genitive) | in_case(Instrumental)));
    case WordClass::Class:
    case WordClass::Body:
    case WordClass::School:
    case WordClass::Legal:
    case WordClass::Acronym:
      return true;
    default:
      return false;
  }
}

// «учреждений культуры, спорта и …»: behind the comma stands more of the same, no «ответственный за …».
bool goes_on(const Sentence& s, const Segment& segment, std::size_t i) {
  if (i >= segment.last) return false;
  const Beginning next = beginning_at(s, i);
  return next.word_class != WordClass::Participle && next.word_class != WordClass::Preposition &&
         next.word_class != WordClass::Mark && !(next.grammemes & in_case(Nominative) & ~in_case(Genitive)) &&
         !(next.noun != nullptr && next.noun->type == NounType::Position);
}

// For a post: whose it is, as written («ШНОР», «отдела образования»).
std::optional<std::string> holder_of(const Sentence& s, const Segment& segment,
                                     const std::vector<bool>& dropped) {
  if (segment.head == kNone) return std::nullopt;
  std::size_t first =
      segment.shares_head_of == kNone ? segment.head + s.readings[segment.head].length : segment.first;
  std::size_t last = first;
  bool body = false;
  for (std::size_t i = first; i < segment.last && !dropped[i - segment.first]; ++i) {
    const WordClass word_class = s.readings[i].word_class;
    if (s.tokens[i].kind == TokenKind::Comma && goes_on(s, segment, i + 1)) continue;
    const bool mark = s.tokens[i].kind == TokenKind::Comma || s.tokens[i].kind == TokenKind::Dash;
    if (mark || word_class == WordClass::Preposition) break;
    if (word_class != WordClass::Adjective && word_class != WordClass::Number && i == last && !body &&
        !is_body_complement(s.readings[i]) && s.tokens[i].kind != TokenKind::OpenQuote)
      return std::nullopt;
    body |= is_body_complement(s.readings[i]);
    if (s.tokens[i].kind == TokenKind::OpenQuote && s.tokens[i].mate != kNoMate &&
        s.tokens[i].mate < segment.last)
      i = s.tokens[i].mate;
    last = i + 1;
  }
  if (!body) return std::nullopt;
  return text_of(s, first, last);
}

// The document's short form of a name: one in brackets behind it, or one defined elsewhere for the same
// words.
std::optional<std::string> short_of(const Sentence& s, const Segment& segment, std::string_view raw,
                                    std::string_view base) {
  for (std::size_t i = segment.first; i < segment.last; ++i) {
    if (s.tokens[i].kind != TokenKind::OpenBracket || s.tokens[i].mate == kNoMate) continue;
    const bool capitals = s.tokens[i].mate == i + 2 && s.tokens[i + 1].acronym;
    if (!capitals && !s.alias_bracket(i)) continue;
    for (const AbbreviationMatch& match : find_abbreviations(raw)) return match.abbreviation.short_form;
    break;
  }
  for (const OwnShort& own : s.own)
    if (s.readings[segment.first].own >= 0 &&
        &s.own[static_cast<std::size_t>(s.readings[segment.first].own)] == &own &&
        segment.last == segment.first + s.readings[segment.first].length)
      return own.abbreviation->short_form;
  const Tokens words = s.own.empty() ? Tokens() : tokenize(base);
  for (const OwnShort& own : s.own)
    if (same_phrase(words, own.tokens) || same_phrase(words, own.full)) return own.abbreviation->short_form;
  if (find_abbreviation(base)) return std::string(base);  // «ОО» needs no definition
  return std::nullopt;
}

// Where the whole name is a short form that is no acronym («отдел по образованию»), the document's full form.
const OwnShort* whole_alias(const Sentence& s, std::string_view base) {
  if (s.own.empty()) return nullptr;
  const Tokens words = tokenize(base);
  for (const OwnShort& own : s.own)
    if (!own.acronym && words.size() == own.tokens.size() && same_phrase(words, own.tokens)) return &own;
  return nullptr;
}

struct Named {
  std::string base;  ///< nominative, short forms as written
  std::string name;
  bool inferred = false;
  bool alias = false;  ///< the document's full form took its place
};

Named name_segment(const Sentence& s, const std::vector<Segment>& segments, const Segment& segment,
                   const std::vector<bool>& dropped, const PartyContext& context) {
  Named result;
  if (segment.first < segment.last)
    result.base.reserve(s.tokens[segment.last - 1].span.end - s.tokens[segment.first].span.begin + 16);
  for (std::size_t i = segment.first; i < segment.last; ++i)
    if (!dropped[i - segment.first]) {
      if (!result.base.empty() && s.tokens[i].space_before) result.base += ' ';
      result.base += s.tokens.raw(i);
    }
  if (segment.written != Nominative) {
    result.base = to_nominative(result.base, government_of(segment.written)).name;
    const Sentence again = read_sentence(result.base, context);
    Segment whole;
    whole.last = again.size();
    const Expansion expansion = expand_segment(again, whole, std::vector<bool>(again.size(), false));
    result.name = expansion.name;
    result.inferred = expansion.general;
  } else if (segment.shares_head_of != kNone) {
    result.base = shared_head(s, segments, segment) + " " + result.base;
    const Expansion expansion = expand_text(result.base);
    result.name = expansion.name;
    result.inferred = true;
  } else {
    const Expansion expansion = expand_segment(s, segment, dropped);
    result.name = expansion.name;
    result.inferred = expansion.general;
  }
  if (const OwnShort* alias = whole_alias(s, result.base)) {
    const Expansion full = expand_text(alias->nominative);
    result.alias = true;
    result.base = alias->nominative;
    result.name = full.name;
    result.inferred = full.general;
  }
  return result;
}

// What stood in the cell for tokens [first, last).
std::string raw_text(const Sentence& s, const CleanCell& cell, std::size_t first, std::size_t last) {
  if (first >= last) return {};
  return utf8::squeeze(cell.written({s.tokens[first].span.begin, s.tokens[last - 1].span.end}));
}

// The key of a name that stands in the cell as it is: no need to read it again. Empty where words were
// dropped from its middle.
std::string key_as_read(const Sentence& s, const Segment& segment, const std::vector<bool>& dropped) {
  const auto kept_begin = std::find(dropped.begin(), dropped.end(), false);
  const auto kept_end = std::find(dropped.rbegin(), dropped.rend(), false).base();
  if (kept_begin >= kept_end || std::find(kept_begin, kept_end, true) != kept_end) return {};
  const auto offset = [&](auto at) { return segment.first + static_cast<std::size_t>(at - dropped.begin()); };
  return key_of(part_of(s, offset(kept_begin), offset(kept_end)));
}

Party build_party(const Sentence& s, const CleanCell& cell, const std::vector<Segment>& segments,
                  const Segment& segment, const PartyContext& context) {
  Party party;
  party.raw = raw_text(s, cell, segment.first, raw_end(s, segment));
  const std::string clean = cell.is_sound() ? party.raw : text_of(s, segment.first, raw_end(s, segment));
  party.agreed = segment.agreed;
  const auto person = [&]() -> std::string {
    std::string text = text_of(s, segment.person, segment.person_last);
    return segment.written == Nominative ? text : person_to_nominative(text, government_of(segment.written));
  };
  if (segment.only_person && segment.head == kNone) {
    party.kind = PartyKind::Person;
    party.role = "person";
    party.name = person();
    party.key = person_key(party.name);
    return party;
  }
  const std::vector<bool> dropped = dropped_tokens(s, segment);
  const Named named = name_segment(s, segments, segment, dropped, context);
  party.name = capitalized(named.name);
  if (named.inferred) party.inferred.push_back("name");
  const bool as_written = segment.shares_head_of == kNone && segment.written == Nominative;
  const KindAndRole kind = as_written ? classify_segment(s, segment) : [&] {
    const Sentence full = read_sentence(named.base, context);
    Segment whole;
    whole.last = full.size();
    return classify_segment(full, whole);
  }();
  party.kind = kind.kind;
  party.role = kind.role;
  if (segment.person != kNone) party.contact = person();
  if (party.kind == PartyKind::Position) party.of = holder_of(s, segment, dropped);
  party.short_name = short_of(s, segment, clean, named.base);
  if (as_written && !named.alias) party.key = key_as_read(s, segment, dropped);
  if (party.key.empty()) party.key = key_of(named.base, context);
  if (party.kind == PartyKind::Group && party.contact)
    party.kind = PartyKind::Organization;  // «ИП Иванов И.И.»
  if (party.name.empty()) {
    party.name = capitalized(clean);
    party.key = utf8::fold(clean);
  }
  return party;
}

std::vector<Segment> segments_of(const Sentence& s, std::string* trace) {
  const std::vector<Segment> split = split_parties(s, false, trace);
  return with_contacts(s, split);
}

constexpr std::size_t kMostPlaces = 200;  // of one key; above, each is taken for itself

// Every word of `part` (but lone letters, which damage leaves) stands in `whole`.
bool holds_words(std::string_view whole, std::string_view part) {
  const Tokens all = tokenize(whole), some = tokenize(part);
  for (std::size_t i = 0; i < some.size(); ++i) {
    if (some[i].kind != TokenKind::Word || some.word(i).size() <= 2) continue;
    bool found = false;
    for (std::size_t k = 0; k < all.size() && !found; ++k)
      found = all[k].kind == TokenKind::Word && all.word(k) == some.word(i);
    if (!found) return false;
  }
  return true;
}

// Whether a Russian word stands in the text: its second byte tells more than the lead, which most letters
// share.
bool holds(std::string_view text, std::string_view word) {
  const std::string_view tail = word.substr(1);
  for (std::size_t at = text.find(tail); at != std::string_view::npos; at = text.find(tail, at + 1))
    if (at > 0 && text[at - 1] == word[0]) return true;
  return false;
}

constexpr std::size_t kMostOwnShorts = 400;  // of one cell

// «Управление спорта (далее – УС), УС»: what the cell itself calls short, where the document's list has none.
std::vector<Abbreviation> own_of_cell(std::string_view cell, const PartyContext& context) {
  if (!holds(cell, "далее")) return {};
  std::vector<Abbreviation> own;
  if (context.abbreviations != nullptr) own = *context.abbreviations;
  const std::size_t known = own.size();
  std::unordered_set<std::string> shorts;
  for (const Abbreviation& abbreviation : own) shorts.insert(abbreviation.short_form);
  for (AbbreviationMatch& match : find_abbreviations(cell)) {
    if (own.size() - known >= kMostOwnShorts) break;
    if (shorts.insert(match.abbreviation.short_form).second) own.push_back(std::move(match.abbreviation));
  }
  if (own.size() == known) own.clear();
  return own;
}

bool has_word(const Sentence& s, const Segment& segment) {
  for (std::size_t i = segment.first; i < segment.last; ++i)
    if (s.tokens[i].kind == TokenKind::Word) return true;
  return segment.shares_head_of != kNone;
}

}  // namespace

std::string_view kind_name(PartyKind kind) {
  switch (kind) {
    case PartyKind::Organization:
      return "organization";
    case PartyKind::Unit:
      return "unit";
    case PartyKind::Position:
      return "position";
    case PartyKind::Person:
      return "person";
    case PartyKind::Group:
      return "group";
  }
  return "organization";
}

std::vector<Party> read_parties(std::string_view cell, const PartyContext& context) {
  const CleanCell clean(cell);
  if (names_nobody(clean.text())) return {};
  std::vector<Abbreviation> own = own_of_cell(clean.text(), context);
  const PartyContext inner = own.empty() ? context : PartyContext{&own};
  const Sentence sentence = read_sentence(clean.text(), inner);
  const std::vector<Segment> segments = segments_of(sentence, nullptr);
  std::vector<Party> parties;
  parties.reserve(segments.size());
  for (const Segment& segment : segments) {
    if (has_word(sentence, segment))
      parties.push_back(build_party(sentence, clean, segments, segment, inner));
  }
  return parties;
}

Party read_party(std::string_view text, const PartyContext& context) {
  const std::string plain = issuer_name(text);
  const CleanCell clean(plain);
  const Sentence sentence = read_sentence(clean.text(), context);
  std::vector<Segment> segments = split_parties(sentence, true);
  Party party;
  if (!segments.empty()) {
    find_bracketed_persons(sentence, segments);
    party = build_party(sentence, clean, segments, segments.front(), context);
  }
  party.raw = utf8::squeeze(text);
  return party;
}

bool is_party_list(std::string_view text) {
  constexpr std::size_t kLongestCell = 2000;
  if (text.size() > kLongestCell) return false;
  const CleanCell clean(text);
  const Sentence sentence = read_sentence(clean.text(), {});
  const std::vector<Segment> segments = segments_of(sentence, nullptr);
  std::size_t sure = 0, words = 0;
  for (const Segment& segment : segments) {
    if (!has_word(sentence, segment)) continue;
    ++words;
    if (segment.only_person) {
      ++sure;
      continue;
    }
    if (segment.head == kNone) return false;
    const Reading& head = sentence.readings[segment.head];
    switch (head.word_class) {
      case WordClass::Noun:
        if (head.noun.noun->type == NounType::Part || head.noun.noun->type == NounType::Area ||
            !(head.noun.grammemes & in_case(segment.written)))
          return false;
        ++sure;
        break;
      case WordClass::Legal:
      case WordClass::Class:
      case WordClass::Body:
      case WordClass::School:
      case WordClass::ShortWord:
        ++sure;
        break;
      case WordClass::Acronym:
        break;
      default:
        if (segment.shares_head_of == kNone) return false;
    }
  }
  return words > 0 && sure * 2 >= words;
}

void unify_party_keys(const std::vector<Party*>& parties, const PartyContext& context) {
  // What has one short form in the document is one party, whatever stands around its name.
  std::map<std::string, std::string> by_short;
  for (const Party* party : parties)
    if (party != nullptr && party->short_name) {
      const auto [known, added] = by_short.emplace(*party->short_name, party->key);
      if (!added && party->key.size() < known->second.size()) known->second = party->key;
    }
  // Bodies that only their places tell apart keep the place in their keys; a name without a place stands for
  // the only one.
  std::map<std::string, std::map<std::string, std::vector<Party*>>> by_key;
  for (Party* party : parties) {
    if (party == nullptr || party->kind == PartyKind::Person) continue;
    if (party->short_name) {
      party->key = by_short[*party->short_name];
      continue;
    }
    by_key[party->key][place_of(party->name, context)].push_back(party);
  }
  // Plain references: clang 14 captures no structured bindings.
  for (auto& entry : by_key) {
    auto& places = entry.second;
    const auto part_of_another = [&](const std::string& place) {
      return places.size() <= kMostPlaces &&
             std::any_of(places.begin(), places.end(), [&](const auto& other) {
               return other.first != place && holds_words(other.first, place);
             });
    };
    const auto distinct = std::count_if(places.begin(), places.end(), [&](const auto& place) {
      return !place.first.empty() && !part_of_another(place.first);
    });
    if (distinct < 2) continue;
    for (auto& [place, members] : places)
      if (!place.empty() && !part_of_another(place))
        for (Party* party : members) party->key = entry.first + " " + place;
  }
}

std::string explain_parties(std::string_view cell, const PartyContext& context) {
  const CleanCell clean(cell);
  const Sentence sentence = read_sentence(clean.text(), context);
  std::string lines =
      clean.text() == cell ? "tokens:" : "repaired: " + std::string(clean.text()) + "\ntokens:";
  for (std::size_t i = 0; i < sentence.size(); ++i)
    lines += " " + std::string(sentence.tokens.raw(i)) + "/" +
             std::string(class_name(sentence.readings[i].word_class));
  lines += "\ndecisions:\n";
  std::string trace;
  segments_of(sentence, &trace);
  lines += trace + "parties:\n";
  for (const Party& party : read_parties(cell, context)) {
    lines += "  " + party.raw + " -> " + party.name + " [" + std::string(kind_name(party.kind)) + ", " +
             party.role + ", key " + party.key;
    if (party.of) lines += ", of " + *party.of;
    if (party.contact) lines += ", contact " + *party.contact;
    if (party.short_name) lines += ", short " + *party.short_name;
    if (party.agreed) lines += ", agreed";
    lines += "]\n";
  }
  return lines;
}

}  // namespace prikaz::normalize
