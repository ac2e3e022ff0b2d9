// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The vocabulary of timings: a word's letters to what the grammar takes it for. The words are rows of
// normalize/lexicon/months.tsv, timing_words.tsv and timing_conditions.tsv. Look-ups go by a key of one byte
// a letter in which look-alikes of other scripts, capitals and ё are the same, so that «ceнтябрь» and
// «СЕНТЯБРЬ» are «сентябрь».
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace prikaz::normalize::timing {

enum class Word : std::uint8_t {
  None,     ///< not in the vocabulary
  Month,    ///< value 1…12
  Weekday,  ///< value 1…7
  Day,      ///< «день»
  Week,
  Decade,     ///< «декада»: ten days
  MonthUnit,  ///< «месяц»
  Quarter,
  Half,  ///< «полугодие»
  Year,  ///< «год», «г.», «лет»; value 1: more than one, «гг.»
  Term,  ///< «четверть», «семестр»: parts of a school year that each school sets itself
  HalfPart,    ///< «половина»
  DayOfMonth,  ///< «число»
  Hour,
  Minute,
  Season,  ///< value 1 spring … 4 winter
  SeasonAdjective,
  SeasonNoun,  ///< «сезон»
  Period,      ///< «период»
  Holidays,
  School,    ///< «учебный»
  Calendar,  ///< «календарный»
  Relative,  ///< «текущий» 0, «следующий» 1, «отчётный» 2, «прошлый» 3
  Ordinal,   ///< «первый»
  Tens,      ///< «двадцать» before an ordinal
  Last,
  Cardinal,
  Roman,
  DamagedRoman,  ///< «Ш» for III: a numeral only before a unit
  Edge,          ///< «начало» 1, «середина» 2, «конец» 3
  EdgeEvent,     ///< «окончание»: an edge before a unit, an event elsewhere
  Frequency,     ///< «ежегодно»: value 100 × frequency + interval
  Every,
  Times,        ///< «раз»
  TimesAdverb,  ///< «дважды»
  Rarer,        ///< «реже»
  Less,
  More,
  Minimum,
  Not,
  Than,
  Later,
  Earlier,
  By,            ///< «до»
  To,            ///< «к»
  Through,       ///< «по»
  From,          ///< «с»
  FromDocument,  ///< «от»: of a range or of a paper's date
  After,
  In,        ///< «в» 0, «на» 1
  Ahead,     ///< «за», «через»
  Starting,  ///< «начиная»
  During,    ///< «течение»
  And,
  Noise,     ///< words that change nothing: «ориентировочно», «включительно»
  Further,   ///< «далее»
  TermWord,  ///< «срок»
  TermNoun,  ///< «исполнения»
  Ongoing,
  OngoingAdjective,
  OngoingNoun,
  Whole,  ///< «весь»
  Plan,
  PlanAdjective,
  DayAdjective,  ///< «рабочих»
  DayGroup,      ///< «будням», «рабочим (дням)»: value 1 Monday to Friday, 2 the weekend
  Amount,        ///< what a number counts where it is no date: «руб.», «чел.», «%»
  Naming,        ///< «ул.», «им.»: the day behind it is a name
  Opener,        ///< begins a clause that sets the time: «при»; value 1 where it is one by itself
  Event,         ///< makes such a clause certain: «графику»
};

struct WordEntry {
  Word word = Word::None;
  std::int16_t value = 0;
};

/// The letters of one word, one byte each. Longer words are cut: no word of ours is that long.
class WordKey {
 public:
  static constexpr std::size_t kCapacity = 24;
  /// Adds a letter, lower case or capital, Cyrillic or its look-alike.
  void add(char32_t letter) {
    if (size_ < kCapacity) bytes_[size_] = fold(letter);
    if (size_ < 255) ++size_;
  }
  /// The last letter was half of this one («и» before a combining breve).
  void replace_last(char32_t letter) {
    if (size_ > 0 && size_ <= kCapacity) bytes_[size_ - 1] = fold(letter);
  }
  std::string_view view() const { return {bytes_.data(), size_ < kCapacity ? size_ : kCapacity}; }
  bool overlong() const { return size_ > kCapacity; }
  std::size_t size() const { return size_; }

 private:
  static char fold(char32_t letter);
  std::array<char, kCapacity> bytes_;
  std::uint8_t size_ = 0;
};

WordEntry find_word(std::string_view key);

/// Which lengths words may have that begin as `key` does: bit n for n letters. What is not set is no word.
std::uint32_t word_lengths(std::string_view key);

/// The word that a long unknown one is but a slip away from: one letter too many, too few, another, or two
/// exchanged, not its first or last. Only words that date; None where there is none or the key is short.
WordEntry find_misspelt(std::string_view key);

/// The key of a word of the tables or of the grammar itself («т» of «т.г.»).
std::string word_key(std::string_view text);

/// Rows that say something else of a form that an earlier row has, "form: class, class": for the tests, empty
/// when all is well.
std::string word_conflicts();

}  // namespace prikaz::normalize::timing
