// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Time, memory and quality of the grouping on synthesized activities with known groups: a title labelled by
// hand, a theme, an audience and an object of its own make an activity; each municipality words it anew
// (concepts.tsv), leaves out or adds what tells nothing, turns parts around, mistypes. Processor time is told
// beside the time that passed, for machines that do other things besides.
//
//   bench_grouping COUNT [THREADS [REVIEW_SHIFT]]
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/data_file.h"
#include "base/utf8.h"
#include "corpus/concepts.h"
#include "corpus/grouping.h"
#include "normalize/category.h"
#include "normalize/stem.h"

using namespace prikaz;
using namespace prikaz::corpus;

namespace {

constexpr std::size_t kMembersOfGroup = 50;  // on average
constexpr std::uint32_t kActivitiesOfPlan = 25;
constexpr std::size_t kTitlesAtOnce = 8192;
constexpr std::size_t kObjectWords = 20'000;

std::string read(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  if (text.str().empty()) std::exit((std::fprintf(stderr, "cannot read %s\n", path.c_str()), 2));
  return text.str();
}

class Synthesizer {
 public:
  explicit Synthesizer(unsigned seed) : random_(seed) {
    const std::string root = PRIKAZ_SOURCE_DIR;
    each_tsv_row(read(root + "/tests/corpus/grouping_gold.tsv"), [&](const auto& row) {
      if (seen_.insert({std::string(row[2]), 0}).second) seeds_.emplace_back(row[5]);
    });
    each_tsv_row(read(root + "/bench/activity_slots.tsv"),
                 [&](const auto& row) { (row[0] == "theme" ? themes_ : audiences_).emplace_back(row[1]); });
    each_tsv_row(read(root + "/corpus/lexicon/concepts.tsv"), [&](const auto& row) {
      for (const std::string& stem : normalize::stem_text(row[0])) {
        std::vector<std::string>& words = concepts_[std::string(concept_of(stem))];
        for (std::size_t at = 0; at < row[0].size();) {
          const std::size_t end = std::min(row[0].find(' ', at), row[0].size());
          words.emplace_back(row[0].substr(at, end - at));
          at = end + 1;
        }
        break;
      }
    });
  }

  std::size_t most() const { return seeds_.size() * themes_.size() * audiences_.size(); }

  // The activity of a number, worded anew.
  std::string title(std::size_t number) {
    const std::string& seed = seeds_[number % seeds_.size()];
    const std::string& theme = themes_[number / seeds_.size() % themes_.size()];
    const std::string& audience = audiences_[number / seeds_.size() / themes_.size() % audiences_.size()];
    std::string text = reword(seed);
    const std::string object = made_word(number % kObjectWords) + " " + made_word(number / 3 % kObjectWords);
    text += chance(0.5) ? " " + object + " " + theme + " " + audience
                        : " " + audience + " " + object + " " + theme;
    if (chance(0.2)) text = "Проведение мероприятий: " + text;
    if (chance(0.2)) text += " в 2022 году";
    return text;
  }

 private:
  bool chance(double share) { return std::uniform_real_distribution<>(0, 1)(random_) < share; }
  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }

  // Words of a vocabulary as large as that of real plans; no real ones.
  static std::string made_word(std::size_t number) {
    static const char* const kSyllables[] = {"ба", "во", "ге", "ди", "жу", "за", "ка", "ло", "ме", "ни",
                                             "по", "ра", "се", "ти", "фу", "ха", "цо", "че", "ши", "эр"};
    std::string word;
    for (std::size_t rest = number + 400; rest > 0; rest /= 20) word += kSyllables[rest % 20];
    return word + "лка";
  }

  std::string reword(const std::string& seed) {
    std::string result;
    std::stringstream words(seed);
    for (std::string word; words >> word;) {
      const std::string stem(concept_of(normalize::stem_word(word)));
      const auto known = concepts_.find(stem);
      if (known != concepts_.end() && chance(0.25)) word = known->second[pick(known->second.size())];
      if (word.size() > 12 && chance(0.02))
        word.erase(word.size() / 2 & ~std::size_t{1}, 2);  // a letter is lost
      result += (result.empty() ? "" : " ") + word;
    }
    return result;
  }

  std::mt19937 random_;
  std::unordered_map<std::string, int> seen_;
  std::vector<std::string> seeds_, themes_, audiences_;
  std::unordered_map<std::string, std::vector<std::string>> concepts_;
};

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int count, char** words) {
  const std::size_t wanted = count > 1 ? std::strtoul(words[1], nullptr, 10) : 10'000;
  const auto threads = static_cast<unsigned>(count > 2 ? std::strtoul(words[2], nullptr, 10) : 2);
  const double shift = count > 3 ? std::strtod(words[3], nullptr) : 0;
  Synthesizer synthesizer(1);
  const std::size_t groups = std::min(synthesizer.most(), std::max<std::size_t>(1, wanted / kMembersOfGroup));
  std::mt19937 random(2);
  std::vector<std::string> titles;
  std::vector<std::uint32_t> truth;
  for (std::size_t k = 0; k < wanted; ++k) {
    // Some activities are planned everywhere, most in few places.
    const double share = std::uniform_real_distribution<>(0, 1)(random);
    truth.push_back(static_cast<std::uint32_t>(share * share * static_cast<double>(groups)));
    titles.push_back(synthesizer.title(truth.back() * 7919u % synthesizer.most()));
  }
  const auto start = std::chrono::steady_clock::now();
  const double processor_start = processor_seconds();
  GroupingThresholds thresholds;
  thresholds.review += shift;
  thresholds.sure += shift;
  Grouping grouping(thresholds);
  const TitleContext context;
  for (std::size_t from = 0; from < wanted; from += kTitlesAtOnce) {
    std::vector<TitleToDescribe> part;
    for (std::size_t k = from; k < std::min(wanted, from + kTitlesAtOnce); ++k)
      part.push_back({titles[k], Level::Unknown, &context});
    const std::vector<ActivityText> texts = describe_titles(part, threads);
    for (std::size_t k = 0; k < texts.size(); ++k) {
      const auto plan = static_cast<std::uint32_t>(from + k) / kActivitiesOfPlan;
      grouping.add(texts[k], std::to_string(from + k), plan, plan);
    }
  }
  const double described = processor_seconds() - processor_start;
  const std::vector<ActivityGroup> found = grouping.run(threads);
  const double total = seconds_since(start), processor = processor_seconds() - processor_start;

  const auto pairs = [](double n) { return n * (n - 1) / 2; };
  double together = 0, right = 0, same = 0;
  std::unordered_map<std::uint32_t, double> sizes;
  for (const std::uint32_t group : truth) ++sizes[group];
  for (const auto& [group, size] : sizes) same += pairs(size);
  std::size_t largest = 0;
  for (const ActivityGroup& group : found) {
    std::unordered_map<std::uint32_t, double> parts;
    for (const GroupMember& member : group.members) ++parts[truth[member.item]];
    for (const auto& [part, size] : parts) right += pairs(size);
    together += pairs(static_cast<double>(group.members.size()));
    largest = std::max(largest, parts.size());
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(
      "%zu activities, %zu true groups, %zu found: %.1f s, of the processor %.1f s (describing %.1f s), %.2f "
      "GB; precision %.3f, recall "
      "%.3f, F1 %.3f; most true groups in one: %zu\n",
      wanted, sizes.size(), found.size(), total, processor, described,
      static_cast<double>(usage.ru_maxrss) / 1e6, right / together, right / same,
      2 * right / (together + same), largest);
}
