// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/stamp.h"

#include <catch2/catch.hpp>

#include "base/data_file.h"
#include "tests/schema/lines_of.h"

using namespace prikaz;
using namespace prikaz::schema;

namespace {

std::string or_dash(const std::optional<std::string>& text) { return text ? *text : "-"; }

std::string dump(const Signatory& signatory) {
  return or_dash(signatory.position) + " / " + or_dash(signatory.name);
}

std::string dump(const std::optional<StampMatch>& stamp) {
  if (!stamp) return "";
  const Approval approval = stamp->approval.value_or(Approval{});
  const std::string annex = !stamp->annex ? "-" : stamp->annex->empty() ? "()" : *stamp->annex;
  return annex + "; " + or_dash(approval.kind) + "; " + or_dash(approval.issuer) + "; " +
         (approval.date ? normalize::iso_date(*approval.date) : "-") + "; " + or_dash(approval.number) +
         "; " + std::to_string(stamp->lines) + "; " + (stamp->signatory ? dump(*stamp->signatory) : "-");
}

template <typename Read>
void check_set(const std::string& path, int percent, Read read) {
  const auto file = MappedFile::open(path);
  REQUIRE(file);
  int total = 0, hits = 0;
  std::string misses;
  each_tsv_row(file->bytes(), [&](const std::vector<std::string_view>& fields) {
    ++total;
    const extract::Document document = tests::document_of(fields.at(0));
    const CoverageMap coverage(document);
    const std::string got = read(flatten(document, coverage));
    const std::string want(fields.at(1) == " " ? "" : fields.at(1));
    if (got == want)
      ++hits;
    else
      misses += std::string(fields[0]) + "\n  got  " + got + "\n  want " + want + "\n";
  });
  INFO(hits << " of " << total << "\n" << misses);
  CHECK(hits * 100 >= total * percent);
}

}  // namespace

TEST_CASE("approval stamps: the blind set") {
  check_set(PRIKAZ_SOURCE_DIR "/tests/schema/stamps_blind.tsv", 95,
            [](const Lines& lines) { return dump(read_stamp(lines, 0)); });
}

TEST_CASE("approval stamps: what was met later") {
  check_set(PRIKAZ_SOURCE_DIR "/tests/schema/stamps.tsv", 100,
            [](const Lines& lines) { return dump(read_stamp(lines, 0)); });
}

TEST_CASE("signatures: the blind set") {
  check_set(PRIKAZ_SOURCE_DIR "/tests/schema/signatures_blind.tsv", 95, [](const Lines& lines) {
    std::string result;
    for (const Signatory& signatory : read_signatories(lines, 0).signatories)
      result += (result.empty() ? "" : " || ") + dump(signatory);
    return result;
  });
}
