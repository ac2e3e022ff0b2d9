// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/reparse.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "corpus/packing.h"
#include "corpus/paths.h"

namespace prikaz::corpus {

namespace {

using Json = nlohmann::json;

std::string brief(const Json& value) {
  std::string text = value.dump();
  constexpr std::size_t kLongest = 80;
  if (text.size() <= kLongest) return text;
  std::size_t cut = kLongest;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return text.substr(0, cut) + "…";
}

/// Originals that the corpus keeps, as files for the workers; gone with the object.
class Copies {
 public:
  Copies() = default;
  Copies(const Copies&) = delete;
  Copies& operator=(const Copies&) = delete;
  ~Copies() {
    std::error_code ignored;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
  }
  std::string write(const StoredContent& content) {
    if (folder_.empty()) {
      std::string pattern = (std::filesystem::temp_directory_path() / "prikaz-XXXXXX").string();
      if (!mkdtemp(pattern.data())) throw Error(ErrorCode::Unreadable, "no temporary folder can be made");
      folder_ = pattern;
    }
    const std::string path = folder_ + "/" + content.sha256;
    std::ofstream stream(path, std::ios::binary);
    stream << *content.bytes;
    if (!stream.flush()) throw Error(ErrorCode::DiskFull, path + ": cannot be written");
    return path;
  }
  void forget(const std::string& sha256) const {
    if (!folder_.empty()) unlink((folder_ + "/" + sha256).c_str());
  }

 private:
  std::string folder_;
};

/// Walks the contents and finds the bytes of each.
class Sources {
 public:
  Sources(Store& store, std::string unless, Copies& copies, std::vector<std::string>& unavailable)
      : store_(store), unless_(std::move(unless)), copies_(copies), unavailable_(unavailable) {}

  std::optional<Reread> next() {
    while (const std::optional<StoredContent> content = store_.next_content(unless_, after_)) {
      after_ = content->sha256;
      if (auto found = locate(*content)) {
        if (!found->file.empty()) return found;
      } else {
        unavailable_.push_back(content->paths.empty() ? content->sha256 : content->paths.front());
      }
    }
    return std::nullopt;
  }

 private:
  /// An empty file name: an archive that is read already.
  std::optional<Reread> locate(const StoredContent& content) {
    for (const std::string& path : content.paths) {
      struct stat status {};
      const std::size_t mark = path.find(kMemberMark);
      if (mark == std::string::npos) {
        if (stat(path.c_str(), &status) == 0 && static_cast<std::uint64_t>(status.st_size) == content.size)
          return Reread{path, {}};
      } else if (const std::string archive = path.substr(0, mark); stat(archive.c_str(), &status) == 0) {
        return archives_.insert(archive).second ? Reread{archive, {}} : Reread{};
      }
    }
    if (!content.bytes) return std::nullopt;
    return Reread{copies_.write(content), content.paths.empty() ? content.sha256 : content.paths.front()};
  }

  Store& store_;
  std::string unless_, after_;
  Copies& copies_;
  std::vector<std::string>& unavailable_;
  std::set<std::string> archives_;
};

}  // namespace

std::vector<std::string> describe_differences(std::string_view before, std::string_view after,
                                              std::size_t limit, std::size_t& count) {
  const Json left = Json::parse(before), right = Json::parse(after);
  std::vector<std::string> lines;
  count = 0;
  for (const Json& change : Json::diff(left, right)) {
    ++count;
    if (lines.size() == limit) continue;
    const std::string path = change.at("path").get<std::string>();
    const std::string kind = change.at("op").get<std::string>();
    const Json::json_pointer pointer(path);
    const std::string old_text = kind == "add" ? "nothing" : brief(left.at(pointer));
    const std::string new_text = kind == "remove" ? "nothing" : brief(change.at("value"));
    lines.push_back(path + ": " + old_text + " → " + new_text);
  }
  return lines;
}

ReparseResult reparse(Store& store, ImportOptions options, bool everything,
                      const std::function<void(const ReparseChange&)>& visit) {
  constexpr std::size_t kShown = 5;
  ReparseResult result;
  Copies copies;
  Sources sources(store, everything ? std::string() : options.program, copies, result.unavailable);
  options.command = "reparse";
  options.reread = [&] { return sources.next(); };
  const auto also_report = options.report;
  options.report = [&](const Outcome& outcome) {
    copies.forget(outcome.sha256);
    if (also_report) also_report(outcome);
    if (!outcome.reading) return;
    const std::vector<ReadingRecord> older = store.find_readings(outcome.sha256);
    if (older.empty()) return;
    const std::string json = unpack(outcome.reading->document);
    if (older.back().json == json) {
      ++result.unchanged;
      return;
    }
    ++result.changed;
    ReparseChange change{outcome.reading->order.id, outcome.path, older.back().program, {}, 0};
    change.differences = describe_differences(older.back().json, json, kShown, change.count);
    visit(change);
  };
  const ImportResult imported = import_files(store, options);
  result.counts = imported.counts;
  result.interrupted = imported.interrupted;
  return result;
}

}  // namespace prikaz::corpus
