// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Signature blocks: lines in, pairs of post and name out.
#include <algorithm>

#include "base/utf8.h"
#include "normalize/name.h"
#include "normalize/repair.h"
#include "schema/requisites/words.h"
#include "schema/stamp.h"

namespace prikaz::schema {
namespace {

using requisites::first_word;
using requisites::lexicon;

constexpr std::size_t kLongestPost = 400;  // bytes of one line
constexpr int kMostPostLines = 8;

/// A line without what only decorates a signature: placeholders, underscores, slashes, «М.П.».
std::string bare(std::string_view text) {
  const std::string plain = requisites::without_placeholders(text);
  std::string result;
  for (std::size_t i = 0; i < plain.size();) {
    std::size_t next = i;
    const char32_t c = utf8::next(plain, next);
    if (c == U'_' || c == U'/' || c == U'\\' || c == U'|' || c == U'*')
      result += ' ';
    else
      result.append(plain, i, next - i);
    i = next;
  }
  for (const std::string_view mark : {"М.П.", "М. П.", "(подпись)", "подпись"})
    if (const std::size_t at = result.find(mark); at != std::string::npos) result.erase(at, mark.size());
  return utf8::squeeze(result);
}

bool begins_post(std::string_view text) {
  const std::string folded = utf8::fold(text.substr(0, std::min<std::size_t>(text.size(), 200)));
  const std::string_view word = first_word(folded);
  if (word == "и") return folded.starts_with("и. о") || folded.starts_with("и .о");
  // «Генеральный директор», «Городской голова».
  if (word.ends_with("ый") || word.ends_with("ой") || word.ends_with("ий") || word.ends_with("ая")) {
    const std::size_t next = static_cast<std::size_t>(word.data() - folded.data()) + word.size();
    if (lexicon().posts.count(std::string(first_word(std::string_view(folded).substr(next))))) return true;
  }
  if (lexicon().posts.count(std::string(word))) return true;
  // «начальник-главный бухгалтер», «и.о.начальника».
  const std::size_t hyphen = word.find('-');
  if (hyphen != std::string_view::npos && lexicon().posts.count(std::string(word.substr(0, hyphen))))
    return true;
  return word.starts_with("и.о.") || word.starts_with("вр.и.о");
}

enum class LineKind { Neither, Name, Post, PostName, NamePost };

struct SignatureLine {
  LineKind kind = LineKind::Neither;
  std::string post, name;
};

std::string without_edges(std::string_view text) {
  text = utf8::trim(text);
  while (!text.empty() && (text.back() == ',' || text.back() == ':' || text.back() == ' '))
    text.remove_suffix(1);
  while (!text.empty() && (text.front() == ',' || text.front() == ' ')) text.remove_prefix(1);
  if (text.starts_with("– ") || text.starts_with("— ")) text.remove_prefix(4);
  return std::string(text);
}

// «И.Д. Ларина» at the end of the line: where it begins, or the line's size. Told before persons are looked
// for, since in «Начальник Управления И.Д. Ларина» the initials may be taken for those of the word before
// them.
std::size_t trailing_name(std::string_view line) {
  std::size_t begin = line.size(), letters = 0;
  char32_t first = 0;
  while (begin > 0) {
    std::size_t previous = begin;
    const char32_t c = utf8::previous(line, previous);
    if (!utf8::is_letter(c) && c != U'-') break;
    first = c;
    ++letters;
    begin = previous;
  }
  if (letters < 2 || !utf8::is_upper(first)) return line.size();
  int initials = 0;
  while (initials < 2 && begin > 0) {
    std::size_t at = begin;
    while (at > 0 && line[at - 1] == ' ' && begin - at < 2) --at;
    if (at < 3 || line[at - 1] != '.') break;
    std::size_t letter = at - 1;
    if (!utf8::is_upper(utf8::previous(line, letter))) break;
    begin = letter;
    ++initials;
  }
  const bool apart = begin == 0 || line[begin - 1] == ' ' || line[begin - 1] == ',';
  return initials > 0 && apart ? begin : line.size();
}

// `goes_on`: a post has begun above, so that a line without its first word may still belong to it.
SignatureLine read_line(std::string_view text, bool goes_on) {
  SignatureLine result;
  if (text.size() > kLongestPost) return result;
  const std::string line = bare(text);
  if (line.empty()) return result;
  if (const std::size_t name = trailing_name(line); name < line.size()) {
    result.post = without_edges(line.substr(0, name));
    if (!result.post.empty() && !begins_post(result.post) && !goes_on) return {};
    result.name = line.substr(name);
    result.kind = result.post.empty() ? LineKind::Name : LineKind::PostName;
    return result;
  }
  const auto persons = normalize::find_persons(line);
  if (persons.empty()) {
    const bool sentence = line.ends_with('.') && !line.ends_with("г.");
    if (begins_post(line) && !sentence && !line.ends_with(':') && !line.ends_with(';')) {
      result.kind = LineKind::Post;
      result.post = line;
    } else if (goes_on && !sentence && line.find(';') == std::string::npos) {
      result.kind = LineKind::Post;
      result.post = line;
    }
    return result;
  }
  const auto& last = persons.back();
  const std::string before = without_edges(line.substr(0, last.span.begin));
  std::string after = without_edges(line.substr(last.span.end));
  if (after == ".") after.clear();
  result.name = utf8::squeeze(last.span.of(line));
  if (before.empty() && after.empty()) {
    result.kind = LineKind::Name;
  } else if (after.empty() && persons.size() == 1 && (begins_post(before) || goes_on)) {
    result.kind = LineKind::PostName;
    result.post = before;
  } else if (before.empty() && begins_post(after)) {
    result.kind = LineKind::NamePost;
    result.post = after;
  }
  return result;
}

bool closes_block(const Line& line) {
  if (line.table || begins_stamp(line)) return true;
  const std::string key = requisites::key_of(line.text.substr(0, 60));
  return key.starts_with("согласован") || requisites::is_noise(key);
}

// A post over several lines and its name, beginning at `from`.
std::optional<Signatory> post_first(LineRange lines, std::size_t from, std::size_t& used) {
  Signatory found;
  std::string post;
  for (std::size_t k = from; k < lines.size() && k - from < kMostPostLines; ++k) {
    if (closes_block(lines[k])) return std::nullopt;
    const SignatureLine line = read_line(lines[k].text, k > from);
    if (line.kind == LineKind::Neither) {
      // A line that held nothing but an image stands between post and name.
      if (k > from && bare(lines[k].text).empty()) continue;
      return std::nullopt;
    }
    if (line.kind == LineKind::NamePost && k > from) return std::nullopt;
    if (k == from) found.at = lines[k].at;
    if (!line.post.empty()) post = requisites::join_lines(post, line.post);
    if (!line.name.empty()) {
      found.position = post;
      found.name = line.name;
      used = k - from + 1;
      return found;
    }
  }
  return std::nullopt;
}

// A name and behind it the post, which ends at a gap or before another name.
std::optional<Signatory> name_first(LineRange lines, std::size_t from, std::size_t& used) {
  Signatory found;
  found.at = lines[from].at;
  found.name = read_line(lines[from].text, false).name;
  used = 1;
  std::size_t k = from + 1;
  if (k >= lines.size() || closes_block(lines[k]) || read_line(lines[k].text, false).kind != LineKind::Post)
    return found;
  // Where a name follows the post, the post is that name's.
  std::size_t other = 0;
  if (post_first(lines, k, other)) return found;
  std::string post;
  for (; k < lines.size() && k - from < kMostPostLines; ++k) {
    if (closes_block(lines[k]) || (k > from + 1 && lines[k].gap_before)) break;
    const SignatureLine line = read_line(lines[k].text, k > from + 1);
    if (line.kind != LineKind::Post) break;
    post = requisites::join_lines(post, line.post);
  }
  found.position = post;
  used = k - from;
  return found;
}

// Damage in posts is undone here, so that it is everywhere; names stay as written.
void repair_posts(SignatoriesMatch& match) {
  for (Signatory& signatory : match.signatories) {
    if (!signatory.position) continue;
    normalize::RepairedText repaired = normalize::repair_text(*signatory.position);
    if (!repaired.repairs.empty()) signatory.raw["position"] = utf8::squeeze(*signatory.position);
    signatory.position = std::move(repaired.text);
  }
}

SignatoriesMatch find_signatories(LineRange lines, std::size_t from) {
  SignatoriesMatch match;
  std::size_t k = from;
  while (k < lines.size() && !closes_block(lines[k])) {
    const SignatureLine line = read_line(lines[k].text, false);
    std::size_t used = 0;
    std::optional<Signatory> found;
    if (line.kind == LineKind::Post || line.kind == LineKind::PostName) {
      found = post_first(lines, k, used);
    } else if (line.kind == LineKind::Name) {
      found = name_first(lines, k, used);
    } else if (line.kind == LineKind::NamePost) {
      found = Signatory{line.post, line.name, lines[k].at};
      used = 1;
    }
    if (!found) break;
    match.signatories.push_back(std::move(*found));
    k += used;
    match.lines = k - from;
  }
  return match;
}

}  // namespace

SignatoriesMatch read_signatories(LineRange lines, std::size_t from) {
  SignatoriesMatch match = find_signatories(lines, from);
  repair_posts(match);
  return match;
}

}  // namespace prikaz::schema
