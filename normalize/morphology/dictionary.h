// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The OpenCorpora dictionary as `scripts/fetch-data` lays it out in az/: words, prediction by endings,
// probabilities of tags, paradigms, suffixes, tags. All of it is mapped; nothing but the table of tags is
// read at start.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_file.h"
#include "normalize/morphology.h"
#include "normalize/morphology/word_graph.h"

namespace prikaz::normalize {

class Dictionary {
 public:
  /// nullptr where a file is absent or damaged.
  static std::unique_ptr<const Dictionary> open();

  /// Readings of a lower-case CP1251 word in the dictionary, or else by its ending.
  std::vector<WordParse> parse(std::string_view word) const;
  std::string inflect(const WordParse& parse, Case wanted, bool plural, Gender gender) const;
  std::string_view tag_text(const WordParse& parse) const;

 private:
  struct Strings {
    std::string_view bytes;
    std::uint32_t count = 0;
    std::string_view at(std::uint32_t index) const;
  };
  struct Paradigm {
    std::string_view cells;  ///< uint16: suffixes, tags, prefixes; a third each
    std::size_t forms() const { return cells.size() / 6; }
    std::uint16_t at(std::size_t third, std::size_t form) const;
  };

  bool map(std::string_view name, std::string_view& bytes);
  bool index_paradigms(std::string_view bytes);
  bool read_tags();
  Paradigm paradigm(std::uint16_t number) const;
  std::string_view prefix(const Paradigm& paradigm, std::size_t form) const;
  std::string form_of(const WordParse& parse, const Paradigm& cells, std::size_t form) const;
  void add(std::vector<WordParse>& parses, std::string word, std::uint16_t paradigm, std::uint16_t form,
           double weight, WordSource source) const;
  void find_known(std::string_view word, std::vector<WordParse>& parses) const;
  void predict(std::string_view word, std::vector<WordParse>& parses) const;
  void weigh(std::string_view word, std::vector<WordParse>& parses) const;

  std::vector<MappedFile> files_;
  WordGraph words_, endings_, probabilities_;
  Strings suffixes_, tags_;
  std::string_view paradigms_;
  std::vector<std::uint32_t> paradigm_at_;
  std::vector<WordTag> tag_table_;
};

/// An OpenCorpora tag («NOUN,inan,masc sing,nomn») to ours.
WordTag read_tag(std::string_view text);

}  // namespace prikaz::normalize
