// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/inline_marks.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

// The tags that word processors and converters leave behind in text; any other "<…>" is text.
constexpr std::array<std::string_view, 22> kTags = {
    "b",    "i",      "u",   "s",     "em",  "strong", "br",  "p",  "sup",  "sub", "font",
    "span", "center", "div", "small", "big", "del",    "ins", "tt", "mark", "a",   "o:p"};

bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Tag {
  std::size_t length = 0;  // 0: no tag
  bool line_break = false;
  std::string_view link;
};

Tag tag_at(std::string_view text) {
  constexpr std::size_t kLongestTag = 1000;
  if (text.size() < 3 || text[0] != '<') return {};
  std::size_t i = text[1] == '/' ? 2 : 1;
  const std::size_t begin = i;
  while (i < text.size() && i < 12 && (ascii_letter(text[i]) || text[i] == ':')) ++i;
  std::string name(text.substr(begin, i - begin));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (std::find(kTags.begin(), kTags.end(), name) == kTags.end()) return {};
  if (i >= text.size() || (text[i] != '>' && text[i] != '/' && text[i] != ' ')) return {};
  const std::size_t end = text.substr(0, kLongestTag).find('>', i);
  if (end == std::string_view::npos) return {};
  Tag tag{end + 1, name == "br", {}};
  if (name == "a") {
    const std::size_t href = text.substr(0, end).find("href=\"");
    if (href != std::string_view::npos) {
      const std::size_t from = href + 6, to = text.substr(0, end).find('"', from);
      if (to != std::string_view::npos) tag.link = text.substr(from, to - from);
    }
  }
  return tag;
}

class InlineCleaner {
 public:
  InlineCleaner(std::string_view text, Dialect dialect)
      : text_(text), markdown_(dialect == Dialect::Markdown) {}

  Cleaned run() {
    result_.text.reserve(text_.size());
    if (markdown_) find_emphasis();
    for (std::size_t i = 0; i < text_.size();) i = step(i);
    const std::string_view trimmed = utf8::trim(result_.text);
    if (trimmed.size() != result_.text.size()) result_.text = std::string(trimmed);
    return std::move(result_);
  }

 private:
  std::size_t step(std::size_t i) {
    const std::string_view rest = text_.substr(i);
    switch (text_[i]) {
      case '[':
        if (const std::size_t length = placeholder_length(rest)) return i + length;
        if (markdown_) {
          if (const std::size_t length = link_at(i)) return length;
        }
        break;
      case '<': {
        const Tag tag = tag_at(rest);
        if (tag.length) {
          if (tag.line_break) result_.text += '\n';
          if (!tag.link.empty()) result_.links.emplace_back(tag.link);
          return i + tag.length;
        }
        if (markdown_) {
          if (const std::size_t length = autolink(i)) return length;
        }
        break;
      }
      default:
        if (markdown_) {
          if (const std::size_t after = markdown_step(i)) return after;
        }
    }
    return copy(i);
  }

  std::size_t copy(std::size_t i) {
    std::size_t end = i + 1;
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0x80 || text_[end] == ' ')) ++end;
    result_.text += text_.substr(i, end - i);
    return end;
  }

  static bool punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
  }

  // Returns where to go on, 0 where there is no mark.
  std::size_t markdown_step(std::size_t i) {
    const char c = text_[i];
    if (c == '\\' && i + 1 < text_.size() && punctuation(text_[i + 1])) {
      result_.text += text_[i + 1];
      return i + 2;
    }
    if (c == '!' && text_.substr(i, 2) == "![") {
      const std::size_t middle = text_.substr(0, std::min(text_.size(), i + 1000)).find("](", i);
      if (middle == std::string_view::npos) return 0;
      const std::size_t end = text_.substr(0, std::min(text_.size(), middle + 2000)).find(')', middle);
      return end == std::string_view::npos ? 0 : end + 1;
    }
    if (c == '&') return entity(i);
    if (next_mark_ < marks_.size() && marks_[next_mark_].at == i) return i + marks_[next_mark_++].length;
    return 0;
  }

  std::size_t entity(std::size_t i) {
    struct Entity {
      std::string_view name, value;
    };
    static constexpr std::array<Entity, 10> kEntities = {{{"&nbsp;", "\u00A0"},
                                                          {"&amp;", "&"},
                                                          {"&lt;", "<"},
                                                          {"&gt;", ">"},
                                                          {"&quot;", "\""},
                                                          {"&laquo;", "«"},
                                                          {"&raquo;", "»"},
                                                          {"&ndash;", "–"},
                                                          {"&mdash;", "—"},
                                                          {"&#39;", "'"}}};
    for (const Entity& entity : kEntities)
      if (text_.substr(i).starts_with(entity.name)) {
        result_.text += entity.value;
        return i + entity.name.size();
      }
    return 0;
  }

  // [text](target): the text goes on being read, the target goes to the links.
  std::size_t link_at(std::size_t i) {
    constexpr std::size_t kLongestLink = 4000;
    const std::string_view window = text_.substr(0, std::min(text_.size(), i + kLongestLink));
    if (link_middle_ < i) link_middle_ = std::min(text_.find("](", i), text_.size());
    const std::size_t middle = link_middle_;
    if (middle >= window.size() || window.substr(i + 1, middle - i - 1).find('[') != std::string_view::npos ||
        window.substr(i + 1, middle - i - 1).find(']') != std::string_view::npos)
      return 0;
    const std::size_t end = window.find(')', middle);
    if (end == std::string_view::npos || end == middle + 2) return 0;
    std::string_view target = window.substr(middle + 2, end - middle - 2);
    target = target.substr(0, target.find(' '));
    std::size_t hidden = 0;
    Cleaned inner = clean_inline(window.substr(i + 1, middle - i - 1), Dialect::Markdown, hidden);
    result_.text += inner.text;
    result_.links.emplace_back(target);
    skip_marks(end + 1);
    return end + 1;
  }

  std::size_t autolink(std::size_t i) {
    const std::string_view window = text_.substr(i + 1, 2000);
    if (!window.starts_with("http://") && !window.starts_with("https://") && !window.starts_with("mailto:"))
      return 0;
    const std::size_t end = window.find('>');
    if (end == std::string_view::npos || window.substr(0, end).find(' ') != std::string_view::npos) return 0;
    result_.text += window.substr(0, end);
    skip_marks(i + 1 + end + 1);
    return i + 1 + end + 1;
  }

  void skip_marks(std::size_t until) {
    while (next_mark_ < marks_.size() && marks_[next_mark_].at < until) ++next_mark_;
  }

  // Runs of '*', '_', '`', '~~' that open or close something, paired from the left with a stack for each
  // kind.
  struct Mark {
    std::size_t at = 0, length = 0;
  };
  struct Run {
    std::size_t at, length;
    char character;
    bool opens, closes;
  };

  void find_emphasis() {
    std::vector<Run> open;
    for (std::size_t i = 0; i < text_.size();) {
      const char c = text_[i];
      if (c == '\\') {
        i += 2;
        continue;
      }
      if (c != '*' && c != '_' && c != '`' && c != '~') {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < text_.size() && text_[end] == c) ++end;
      consider({i, end - i, c, false, false}, open);
      i = end;
    }
    std::sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) { return a.at < b.at; });
  }

  void consider(Run run, std::vector<Run>& open) {
    if (run.length > 3 || (run.character == '~' && run.length != 2)) return;
    std::size_t p = run.at, n = run.at + run.length;
    const char32_t before = p ? utf8::previous(text_, p) : U' ';
    const char32_t after = n < text_.size() ? utf8::next(text_, n) : U' ';
    const bool word_before = utf8::is_letter(before) || utf8::is_digit(before);
    const bool word_after = utf8::is_letter(after) || utf8::is_digit(after);
    run.opens = !utf8::is_space(after) && (word_after || !word_before);
    run.closes = !utf8::is_space(before) && (word_before || !word_after);
    if (run.character == '_' ||
        run.length == 1) {  // inside a word it is no mark, and a lone one must touch a word
      run.opens = run.opens && !word_before;
      run.closes = run.closes && !word_after;
    }
    if (run.closes)
      for (std::size_t k = open.size(); k-- > 0 && open.size() - k <= 8;)
        if (open[k].character == run.character && open[k].length == run.length) {
          marks_.push_back({open[k].at, open[k].length});
          marks_.push_back({run.at, run.length});
          open.resize(k);
          return;
        }
    if (run.opens) open.push_back(run);
  }

  std::string_view text_;
  bool markdown_;
  std::vector<Mark> marks_;
  std::size_t next_mark_ = 0;
  std::size_t link_middle_ = 0;  // where the next "](" stands, looked for once
  Cleaned result_;
};

}  // namespace

Cleaned clean_inline(std::string_view text, Dialect dialect, std::size_t& markup) {
  const std::string_view marks = dialect == Dialect::Markdown ? "[<*_`~\\&!" : "[<";
  const bool marked = std::any_of(text.begin(), text.end(), [&](char c) {
    return static_cast<unsigned char>(c) < 0x80 && marks.find(c) != std::string_view::npos;
  });
  if (!marked) return {std::string(utf8::trim(text)), {}};
  Cleaned cleaned = InlineCleaner(text, dialect).run();
  markup += utf8::count_visible(text) - utf8::count_visible(cleaned.text);
  return cleaned;
}

}  // namespace prikaz::extract::layout
