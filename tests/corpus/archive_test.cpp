// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Archives made byte by byte: what the tools of the day write, and what no tool would.
#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <map>

#include "corpus/import/archive.h"
#include "tests/corpus/samples.h"

using namespace prikaz;
using namespace prikaz::corpus;
using namespace prikaz::corpus::test;

namespace {

std::string little(std::uint64_t value, int bytes) {
  std::string text;
  for (; bytes > 0; --bytes, value >>= 8) text += static_cast<char>(value & 0xff);
  return text;
}

std::uint32_t crc(const std::string& bytes) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

/// One stored member (APPNOTE 4.3); bit 11 of the flags says that its name is UTF-8.
std::string zip(const std::string& name, const std::string& content, unsigned flags = 0x800) {
  const std::string common = little(20, 2) + little(flags, 2) + little(0, 2) + little(0, 4) +
                             little(crc(content), 4) + little(content.size(), 4) + little(content.size(), 4) +
                             little(name.size(), 2);
  const std::string local = "PK\x03\x04" + common + little(0, 2) + name + content;
  const std::string central = "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) +
                              little(0, 2) + little(0, 2) + little(0, 4) + little(0, 4) + name;
  return local + central + "PK\x05\x06" + little(0, 4) + little(1, 2) + little(1, 2) +
         little(central.size(), 4) + little(local.size(), 4) + little(0, 2);
}

/// RAR 4 (technote.txt of WinRAR 4): a head, and one stored member.
std::string rar4(const std::string& name, const std::string& content) {
  const auto block = [](char type, unsigned flags, const std::string& body) {
    const std::string head = type + little(flags, 2) + little(7 + body.size(), 2) + body;
    return little(crc(head) & 0xffff, 2) + head;
  };
  const std::string file = little(content.size(), 4) + little(content.size(), 4) + little(2, 1) +
                           little(crc(content), 4) + little(0x5a000000, 4) + little(20, 1) + little(0x30, 1) +
                           little(name.size(), 2) + little(0x20, 4) + name;
  return std::string("Rar!\x1A\x07\0", 7) + block(0x73, 0, std::string(6, '\0')) + block(0x74, 0x8000, file) +
         content + block(0x7b, 0x4000, "");
}

/// RAR 5 (rarlab.com/technote.htm): numbers below 128 are their own variable-length form.
std::string rar5(const std::string& name, const std::string& content) {
  const auto number = [](std::size_t value) {
    REQUIRE(value < 0x80);
    return little(value, 1);
  };
  const auto block = [&](const std::string& body) {
    const std::string head = number(body.size()) + body;
    return little(crc(head), 4) + head;
  };
  const std::string file = number(2) + number(2) + number(content.size()) + number(4) +
                           number(content.size()) + number(0x20) + little(crc(content), 4) + number(0) +
                           number(1) + number(name.size()) + name;
  return std::string("Rar!\x1A\x07\x01\0", 8) + block(number(1) + number(0) + number(0)) + block(file) +
         content + block(number(5) + number(0) + number(0));
}

std::map<std::string, std::string> members_of(const std::string& archive) {
  const TemporaryFolder folder;
  folder.write("archive", archive);
  std::map<std::string, std::string> members;
  import::ArchiveCallbacks callbacks;
  callbacks.is_archive = [](std::string_view bytes, std::string_view) {
    return import::looks_like_archive(bytes);
  };
  callbacks.begin = [](std::uint64_t, const std::string&) { return true; };
  callbacks.member = [&](const import::ArchiveMember& member) {
    members[member.path] =
        member.error ? "failed: " + std::string(code_name(member.error->code())) : member.bytes;
  };
  const int fd = open(folder.path("archive").c_str(), O_RDONLY | O_CLOEXEC);
  import::each_member(fd, archive.size(), Limits{}, callbacks);
  close(fd);
  return members;
}

using Members = std::map<std::string, std::string>;

}  // namespace

TEST_CASE("Names of members are read in UTF-8 and in the DOS code page, whatever the locale") {
  CHECK(members_of(zip("Папка/приказ.txt", "да")) == Members{{"Папка/приказ.txt", "да"}});
  // «Приказ» in code page 866, as Windows packs it.
  CHECK(members_of(zip("\x8F\xE0\xA8\xAA\xA0\xA7.txt", "да", 0)) == Members{{"Приказ.txt", "да"}});
  // Bytes that the flag calls UTF-8 and that are none.
  const Members broken = members_of(zip("\xFF\xFE.txt", "да"));
  REQUIRE(broken.size() == 1);
  CHECK(broken.begin()->second == "да");
}

TEST_CASE("RAR of both generations is looked into") {
  CHECK(members_of(rar4("orders\\one.txt", "раз")) == Members{{"orders/one.txt", "раз"}});
  CHECK(members_of(rar5("Приказы/два.txt", "два")) == Members{{"Приказы/два.txt", "два"}});
}

TEST_CASE("Archives in archives, down to the limit and not below") {
  std::string archive = zip("order.txt", "да");
  std::string path = "order.txt";
  for (int depth = 1; depth < import::kArchiveDepth; ++depth) {
    archive = zip("inner.zip", archive);
    path = "inner.zip!/" + path;
  }
  CHECK(members_of(archive) == Members{{path, "да"}});
  const Members deeper = members_of(zip("inner.zip", archive));
  REQUIRE(deeper.size() == 1);
  CHECK(deeper.begin()->second == "failed: limit-exceeded");
}
