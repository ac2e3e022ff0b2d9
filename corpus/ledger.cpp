// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/ledger.h"

#include <array>
#include <chrono>
#include <ctime>
#include <utility>

namespace prikaz::corpus {

namespace {
constexpr std::array<std::pair<FileState, std::string_view>, 6> kFileStates{
    {{FileState::Read, "read"},
     {FileState::Known, "known"},
     {FileState::Failed, "failed"},
     {FileState::Skipped, "skipped"},
     {FileState::Archive, "archive"},
     {FileState::OtherShard, "other-shard"}}};
}  // namespace

std::string_view state_name(FileState state) {
  for (const auto& [value, name] : kFileStates)
    if (value == state) return name;
  return "failed";
}

std::optional<FileState> state_by_name(std::string_view name) {
  for (const auto& [value, known] : kFileStates)
    if (known == name) return value;
  return std::nullopt;
}

std::string utc_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

}  // namespace prikaz::corpus
