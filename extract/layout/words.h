// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words that layout detection may know (layout_words.tsv): headings of columns, words of signature and
// agreement blocks, names of section rows, placeholders of text dumps, words with a hyphen of their own. They
// tell where a table stands, never what it means.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace prikaz::extract::layout {

/// How many heading words ("Мероприятие", "Срок исполнения") `line` holds, overlaps counted once. `only`: set
/// where nothing else stands in the line but digits and punctuation.
int count_heading_words(std::string_view line, bool* only = nullptr);

/// Length in bytes of the heading phrase that begins `text`, or 0: "Срок исполнения Исполнители" → the first
/// two words.
std::size_t heading_phrase(std::string_view text);

/// «N»: heads a column where it is the whole cell.
bool is_lone_heading(std::string_view text);

/// "СОГЛАСОВАНО", "УТВЕРЖДАЮ", "Приложение" …: the line begins a block that is laid out in columns but is no
/// table.
bool begins_signature_block(std::string_view text);

/// "Раздел 2", "Задача 1", "III.", "2. Название": a section row, by its beginning.
bool begins_section(std::string_view text);

/// "ДОКУМЕНТ ПОДПИСАН …": where an electronic signature's stamp begins.
bool begins_stamp(std::string_view text);

/// Likewise, and «Электронная подпись», «Документ создан в электронной форме»: a stamp where its further
/// lines follow.
bool heads_stamp(std::string_view text);

/// Cheap: false where no text that begins with this word can be any line of one.
bool may_begin_stamp(std::string_view word);

/// "ПОСТАНОВЛЕНИЕ", "П Р И К А З": the whole line, in capitals, is an act's kind.
bool is_act_kind(std::string_view text);

/// "Сертификат: …", "Владелец …", "Действителен с …": a further line of such a stamp.
bool goes_on_with_stamp(std::string_view text);

/// Any line of such a stamp.
bool begins_stamp_line(std::string_view text);

/// "Продолжение таблицы 2": a line that a page break puts between the rows of a table.
bool is_next_page_line(std::string_view text);

/// Which page of how many a text tells: "Страница 2 из 7" at its end or anywhere in it.
struct PageOf {
  int number = 0;
  std::size_t begin = 0, end = 0;  ///< in bytes of the text
};
std::optional<PageOf> page_of(std::string_view text);
/// It tells nothing else: "Лист 2", "стр. 2 из 7".
bool is_page_of(std::string_view text);

/// "Таблица 3", "Источник: …": a title above a table or a note below it.
bool begins_caption(std::string_view text);

/// "План мероприятий …", "Дорожная карта …": the title of a plan.
bool begins_plan_title(std::string_view text);

/// "в", "на", "гг": a word of one or two letters.
bool is_short_word(std::string_view word);

enum class TimeWord { None, Time, Link, Behind };

/// Whether a word is a time by itself ("июнь", "постоянно"), joins times ("до", "года"), or stands between
/// two of them only ("и").
TimeWord time_word(std::string_view word);

/// "Срок исполнения", "Дата": a column so headed holds times.
bool heads_times(std::string_view heading);

/// Length of the placeholder ("[image: …]", "[bookmark: …]") that begins `text`, or 0.
std::size_t placeholder_length(std::string_view text);

/// Whether the word that was cut between `left` and `right` at a line's end is written with a hyphen of its
/// own: "организационно" + "методический" yes, "допол" + "нительного" no.
bool keeps_hyphen(std::string_view left, std::string_view right);

/// The letters at the end, at the beginning of `text`.
std::string_view last_letters(std::string_view text);
std::string_view first_letters(std::string_view text);

/// Begins with a letter that is no capital: what goes on.
bool starts_lower(std::string_view text);

}  // namespace prikaz::extract::layout
