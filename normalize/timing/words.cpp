// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/timing/words.h"

#include <array>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/data_file.h"
#include "base/utf8.h"

extern "C" const char prikaz_data_months[], prikaz_data_months_end[];
extern "C" const char prikaz_data_timing_words[], prikaz_data_timing_words_end[];
extern "C" const char prikaz_data_timing_conditions[], prikaz_data_timing_conditions_end[];

namespace prikaz::normalize::timing {
namespace {

constexpr std::pair<std::string_view, Word> kClasses[] = {
    {"month", Word::Month},
    {"weekday", Word::Weekday},
    {"day", Word::Day},
    {"week", Word::Week},
    {"decade", Word::Decade},
    {"month-unit", Word::MonthUnit},
    {"quarter", Word::Quarter},
    {"half", Word::Half},
    {"year", Word::Year},
    {"term", Word::Term},
    {"half-part", Word::HalfPart},
    {"day-of-month", Word::DayOfMonth},
    {"hour", Word::Hour},
    {"minute", Word::Minute},
    {"season", Word::Season},
    {"season-adjective", Word::SeasonAdjective},
    {"season-noun", Word::SeasonNoun},
    {"period", Word::Period},
    {"holidays", Word::Holidays},
    {"school", Word::School},
    {"calendar", Word::Calendar},
    {"relative", Word::Relative},
    {"ordinal", Word::Ordinal},
    {"tens", Word::Tens},
    {"last", Word::Last},
    {"cardinal", Word::Cardinal},
    {"roman", Word::Roman},
    {"damaged-roman", Word::DamagedRoman},
    {"edge", Word::Edge},
    {"edge-event", Word::EdgeEvent},
    {"frequency", Word::Frequency},
    {"every", Word::Every},
    {"times", Word::Times},
    {"times-adverb", Word::TimesAdverb},
    {"rarer", Word::Rarer},
    {"less", Word::Less},
    {"more", Word::More},
    {"minimum", Word::Minimum},
    {"not", Word::Not},
    {"than", Word::Than},
    {"later", Word::Later},
    {"earlier", Word::Earlier},
    {"by", Word::By},
    {"to", Word::To},
    {"through", Word::Through},
    {"from", Word::From},
    {"from-document", Word::FromDocument},
    {"after", Word::After},
    {"in", Word::In},
    {"ahead", Word::Ahead},
    {"starting", Word::Starting},
    {"during", Word::During},
    {"and", Word::And},
    {"noise", Word::Noise},
    {"further", Word::Further},
    {"term-word", Word::TermWord},
    {"term-noun", Word::TermNoun},
    {"ongoing", Word::Ongoing},
    {"ongoing-adjective", Word::OngoingAdjective},
    {"ongoing-noun", Word::OngoingNoun},
    {"whole", Word::Whole},
    {"plan", Word::Plan},
    {"plan-adjective", Word::PlanAdjective},
    {"day-adjective", Word::DayAdjective},
    {"day-group", Word::DayGroup},
    {"amount", Word::Amount},
    {"naming", Word::Naming},
    {"opener", Word::Opener},
    {"event", Word::Event},
};

// Words that are read through a slip of the pen: long, and seldom near to another word.
bool is_guessed(Word word) {
  switch (word) {
    case Word::Month:
    case Word::Quarter:
    case Word::Half:
    case Word::Frequency:
    case Word::Ongoing:
    case Word::During:
    case Word::Later:
      return true;
    default:
      return false;
  }
}

constexpr std::size_t kMinGuessed = 6;

struct Vocabulary {
  std::unordered_map<std::string_view, WordEntry> words;
  struct Shortened {
    WordEntry entry;
    std::size_t left_out;  // which letter
  };
  // Lengths of the words by their first two letters: most look-ups end there.
  std::array<std::uint32_t, 1024> lengths_by_beginning{};
  // Lengths of the guessed words by their first and last letter, which a slip keeps: most words end there.
  std::array<std::uint32_t, 1024> lengths{};
  std::unordered_multimap<std::string, Shortened> shortened;  // guessed words, each with one letter left out
  std::vector<std::string> keys;                              // what `words` points into
  std::string conflicts;

  Vocabulary() {
    keys.reserve(2000);
    words.reserve(2000);
    load({prikaz_data_months, prikaz_data_months_end});
    load({prikaz_data_timing_words, prikaz_data_timing_words_end});
    load({prikaz_data_timing_conditions, prikaz_data_timing_conditions_end});
    for (const std::string& key : keys) {
      if (!key.empty()) lengths_by_beginning[beginning_of(key)] |= 1u << key.size();
      const WordEntry entry = words.at(key);
      if (!is_guessed(entry.word) || key.size() < kMinGuessed) continue;
      lengths[ends_of(key)] |= 1u << key.size();
      for (std::size_t i = 1; i + 1 < key.size(); ++i)
        shortened.emplace(without(key, i), Shortened{entry, i});
    }
  }

  static std::size_t ends_of(std::string_view key) {
    return (static_cast<unsigned char>(key.front()) & 31u) << 5 |
           (static_cast<unsigned char>(key.back()) & 31u);
  }
  static std::size_t beginning_of(std::string_view key) {
    const unsigned char second = key.size() > 1 ? static_cast<unsigned char>(key[1]) : 0;
    return (static_cast<unsigned char>(key[0]) & 31u) << 5 | (second & 31u);
  }
  /// False for nearly all that is no word; a key has at most WordKey::kCapacity letters.
  bool may_be_word(std::string_view key) const {
    return !key.empty() && key.size() <= WordKey::kCapacity &&
           (lengths_by_beginning[beginning_of(key)] >> key.size() & 1) != 0;
  }
  std::uint32_t lengths_of(std::string_view key) const {
    constexpr std::uint32_t kOne = 1u << 1;
    if (key.empty()) return 0;
    const std::uint32_t one = lengths_by_beginning[beginning_of(key.substr(0, 1))] & kOne;
    return key.size() == 1 ? one : one | (lengths_by_beginning[beginning_of(key)] & ~kOne);
  }
  bool may_be_misspelt(std::string_view key) const {
    return key.size() < 30 && (lengths[ends_of(key)] & 7u << (key.size() - 1)) != 0;
  }

  static std::string without(std::string_view key, std::size_t letter) {
    return std::string(key.substr(0, letter)) + std::string(key.substr(letter + 1));
  }

  void load(std::string_view table) {
    each_tsv_row(table, [&](const std::vector<std::string_view>& fields) {
      if (fields.size() < 4) {
        conflicts += "a row with fewer than four fields\n";
        return;
      }
      WordEntry entry;
      for (const auto& [name, word] : kClasses)
        if (name == fields[2]) entry.word = word;
      if (entry.word == Word::None) conflicts += std::string(fields[2]) + ": no such class\n";
      std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), entry.value);
      std::string_view endings = fields[1];
      for (bool more = true; more;) {
        const std::size_t bar = endings.find('|');
        more = bar != std::string_view::npos;
        add(std::string(fields[0]) + std::string(endings.substr(0, bar)), entry);
        if (more) endings.remove_prefix(bar + 1);
      }
    });
  }

  void add(const std::string& form, WordEntry entry) {
    std::string key = word_key(form);
    const auto known = words.find(key);
    if (known == words.end()) {
      keys.push_back(std::move(key));
      words.emplace(keys.back(), entry);
    } else if (known->second.word != entry.word || known->second.value != entry.value) {
      conflicts += form + ": in two rows\n";
    }
  }
};

const Vocabulary& vocabulary() {
  static const Vocabulary loaded;
  return loaded;
}

// Lower-case Cyrillic а…я take 0x80…0x9F; letters that look the same share the byte.
constexpr char cyrillic(char32_t lower) { return static_cast<char>(0x80 + (lower - U'а')); }

char fold_latin(char32_t letter) {
  switch (letter) {
    case 'a':
    case 'A':
      return cyrillic(U'а');
    case 'B':
      return cyrillic(U'в');
    case 'b':
      return cyrillic(U'ь');
    case 'c':
    case 'C':
      return cyrillic(U'с');
    case 'e':
    case 'E':
      return cyrillic(U'е');
    case 'H':
      return cyrillic(U'н');
    case 'k':
    case 'K':
      return cyrillic(U'к');
    case 'm':
    case 'M':
      return cyrillic(U'м');
    case 'n':
      return cyrillic(U'п');
    case 'o':
    case 'O':
      return cyrillic(U'о');
    case 'p':
    case 'P':
      return cyrillic(U'р');
    case 'r':
      return cyrillic(U'г');
    case 't':
    case 'T':
      return cyrillic(U'т');
    case 'u':
      return cyrillic(U'и');
    case 'x':
    case 'X':
      return cyrillic(U'х');
    case 'y':
    case 'Y':
      return cyrillic(U'у');
    case 'l':
    case 'I':
      return 'i';
    default:
      return static_cast<char>(letter | 0x20);
  }
}

char fold_other(char32_t letter) {
  switch (letter) {
    case 0x456:
    case 0x406:
      return 'i';  // Ukrainian і
    case 0x457:
    case 0x407:
      return 'i';  // ї
    case 0x454:
    case 0x404:
      return cyrillic(U'е');  // є
    case 0x3B1:
    case 0x391:
      return cyrillic(U'а');  // Greek
    case 0x392:
      return cyrillic(U'в');
    case 0x3B5:
    case 0x395:
      return cyrillic(U'е');
    case 0x39A:
    case 0x3BA:
      return cyrillic(U'к');
    case 0x39C:
      return cyrillic(U'м');
    case 0x39D:
    case 0x397:
      return cyrillic(U'н');
    case 0x3BF:
    case 0x39F:
      return cyrillic(U'о');
    case 0x3C1:
    case 0x3A1:
      return cyrillic(U'р');
    case 0x3A4:
    case 0x3C4:
      return cyrillic(U'т');
    case 0x3A5:
    case 0x3C5:
      return cyrillic(U'у');
    case 0x3A7:
    case 0x3C7:
      return cyrillic(U'х');
    case 0x3B9:
    case 0x399:
      return 'i';
    case 0x627:
      return cyrillic(U'а');  // Arabic letters that some converters leave behind
    case 0x641:
      return cyrillic(U'ф');
    case 0x2160:
      return 'i';  // Ⅰ
    default:
      return '?';
  }
}

}  // namespace

char WordKey::fold(char32_t letter) {
  if (letter >= U'а' && letter <= U'я') return cyrillic(letter);
  if (letter >= U'А' && letter <= U'Я') return cyrillic(letter + 32);
  if (letter == U'ё' || letter == U'Ё') return cyrillic(U'е');
  return letter < 0x80 ? fold_latin(letter) : fold_other(letter);
}

std::string word_key(std::string_view text) {
  WordKey key;
  for (std::size_t i = 0; i < text.size();) key.add(utf8::next(text, i));
  return std::string(key.view());
}

WordEntry find_word(std::string_view key) {
  const Vocabulary& known = vocabulary();
  if (!known.may_be_word(key)) return {};
  const auto found = known.words.find(key);
  return found == known.words.end() ? WordEntry{} : found->second;
}

std::uint32_t word_lengths(std::string_view key) { return vocabulary().lengths_of(key); }

WordEntry find_misspelt(std::string_view key) {
  if (key.size() < kMinGuessed) return {};
  const Vocabulary& known = vocabulary();
  if (!known.may_be_misspelt(key)) return {};
  std::optional<WordEntry> guess;
  bool several = false;
  const auto take = [&](const WordEntry& entry) {
    several |= guess && (guess->word != entry.word || guess->value != entry.value);
    guess = entry;
  };
  const auto missing = known.shortened.equal_range(std::string(key));
  for (auto found = missing.first; found != missing.second; ++found) take(found->second.entry);
  for (std::size_t i = 1; i + 1 < key.size(); ++i) {
    const std::string rest = Vocabulary::without(key, i);
    const auto word = known.words.find(rest);
    if (word != known.words.end() && rest.size() >= kMinGuessed && is_guessed(word->second.word))
      take(word->second);  // one letter too many
    const auto [begin, end] = known.shortened.equal_range(rest);
    for (auto found = begin; found != end; ++found) {
      const std::size_t other = found->second.left_out;  // another letter, or two exchanged
      if (other == i || other + 1 == i || i + 1 == other) take(found->second.entry);
    }
  }
  return guess && !several ? *guess : WordEntry{};
}

std::string word_conflicts() { return vocabulary().conflicts; }

}  // namespace prikaz::normalize::timing
