// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/contacts.h"

#include <algorithm>

namespace prikaz::normalize::party {
namespace {

bool takes_contact(const Sentence& s, const Segment& segment) {
  if (segment.only_person || segment.person != kNone || segment.head == kNone ||
      segment.shares_head_of != kNone)
    return false;
  const Reading& head = s.readings[segment.head];
  if (head.word_class == WordClass::Class) return false;
  if (head.word_class != WordClass::Noun) return true;
  return (head.noun.grammemes & kSingular & in_case(segment.written)) != 0 &&
         head.noun.noun->type != NounType::People;
}

bool is_position(const Sentence& s, const Segment& segment) {
  return segment.head != kNone && s.readings[segment.head].noun.noun != nullptr &&
         s.readings[segment.head].noun.noun->type == NounType::Position;
}

Segment joined(const Segment& first, const Segment& second) {
  Segment result = first.only_person ? second : first;
  const Segment& person = first.only_person ? first : second;
  result.first = first.first;
  result.last = second.last;
  result.gap = first.gap;
  if (first.only_person) result.phrase = second.first;
  result.person = person.person;
  result.person_last = person.person_last;
  result.agreed = first.agreed || second.agreed;
  result.only_person = false;
  return result;
}

// «Департамент …, Фамилия И.О.» and «Фамилия И.О., методист» are one party each. Which of the two orders
// holds is told by the first comma of the cell between a person and something else.
std::vector<Segment> pair_contacts(const Sentence& s, const std::vector<Segment>& segments) {
  std::vector<Segment> result;
  for (std::size_t k = 0; k < segments.size(); ++k) {
    const Segment& first = segments[k];
    if (k + 1 < segments.size() && first.shares_head_of == kNone) {
      const Segment& second = segments[k + 1];
      const bool near = second.gap == Gap::Comma || second.gap == Gap::Newline || second.gap == Gap::Space;
      const bool next_shares = k + 2 < segments.size() && segments[k + 2].shares_head_of == k + 1;
      const bool person_behind = second.only_person && takes_contact(s, first);
      const bool post_behind =
          first.only_person && takes_contact(s, second) && is_position(s, second) && second.gap == Gap::Comma;
      // «Фамилия И.О., МБУ «…»», but not over two lines, which are a list.
      const bool body_behind = first.only_person && takes_contact(s, second) && segments.size() == 2 &&
                               second.gap == Gap::Comma && !s.tokens[second.first].newline_before;
      if (near && !next_shares && (person_behind || post_behind || body_behind)) {
        result.push_back(joined(first, second));
        ++k;
        continue;
      }
    }
    result.push_back(first);
  }
  return result;
}

// Indices of shared heads hold for the splitter's segments; pairing moves them.
void realign_shared_heads(const std::vector<Segment>& before, std::vector<Segment>& after) {
  for (Segment& segment : after) {
    if (segment.shares_head_of == kNone) continue;
    const std::size_t owner = before[segment.shares_head_of].first;
    for (std::size_t k = 0; k < after.size(); ++k)
      if (after[k].first <= owner && owner < after[k].last) {
        segment.shares_head_of = k;
        break;
      }
  }
}

// «директора школ: Фамилия И.О., Фамилия И.О.»: the holders of one post in the plural.
std::vector<Segment> join_holders(const Sentence& s, const std::vector<Segment>& segments) {
  std::vector<Segment> result;
  for (const Segment& segment : segments) {
    if (!result.empty() && segment.only_person && segment.gap != Gap::Hard) {
      Segment& before = result.back();
      const bool holders = !before.only_person && before.person != kNone && is_position(s, before) &&
                           (s.readings[before.head].noun.grammemes & kPlural & in_case(before.written)) &&
                           before.person_last + 1 >= segment.first;
      if (holders) {
        before.last = segment.last;
        before.person_last = segment.person_last;
        before.agreed |= segment.agreed;
        continue;
      }
    }
    result.push_back(segment);
  }
  return result;
}

}  // namespace

void find_bracketed_persons(const Sentence& s, std::vector<Segment>& segments) {
  for (Segment& segment : segments)
    for (std::size_t i = segment.first; segment.person == kNone && i + 2 < segment.last; ++i)
      if (s.tokens[i].kind == TokenKind::OpenBracket && s.tokens[i].mate != kNoMate &&
          s.tokens[i].mate > i + 1) {
        for (std::size_t k = i + 1; k < s.tokens[i].mate && k < i + 5; ++k)
          if (s.person_end(k) == s.tokens[i].mate) {
            segment.person = k;
            segment.person_last = s.tokens[i].mate;
            break;
          }
      }
}

std::vector<Segment> with_contacts(const Sentence& s, const std::vector<Segment>& split) {
  const bool persons =
      std::any_of(split.begin(), split.end(), [](const Segment& segment) { return segment.only_person; });
  std::vector<Segment> segments = persons ? join_holders(s, pair_contacts(s, split)) : split;
  if (segments.size() != split.size()) realign_shared_heads(split, segments);
  find_bracketed_persons(s, segments);
  return segments;
}

}  // namespace prikaz::normalize::party
