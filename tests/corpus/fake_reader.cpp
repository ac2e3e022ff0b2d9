// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/corpus/fake_reader.h"

#include <signal.h>
#include <unistd.h>

#include <cstdlib>

#include "base/error.h"
#include "base/sha256.h"
#include "tests/corpus/samples.h"

namespace prikaz::corpus::test {

namespace {

[[noreturn]] void misbehave(std::string_view how) {
  if (how.starts_with("!crash")) {
    signal(SIGSEGV, SIG_DFL);  // sanitizers catch it
    raise(SIGSEGV);
  }
  if (how.starts_with("!hang")) {
    volatile unsigned always = 1;
    while (always != 0) {
    }
  }
  if (how.starts_with("!sleep")) {
    while (true) pause();
  }
  if (how.starts_with("!memory")) {
    std::vector<std::string> heap;
    while (true) heap.emplace_back(std::size_t{16} << 20, 'x');
  }
  if (how.starts_with("!exit")) _exit(3);
  Place page;
  page.page = 3;
  throw Error(ErrorCode::Damaged, "no good", page);
}

schema::OrderDocument read(std::string_view bytes, std::string_view name) {
  if (bytes.starts_with("!")) misbehave(bytes);
  if (bytes.starts_with("?")) throw Error(ErrorCode::UnknownFormat, "no reader knows it");
  const std::string number(bytes.substr(6, bytes.find('\n') - 6));
  Sample sample;
  sample.id = "ru-per/kungur/prikaz/2022-09-02/" + number;
  sample.name = std::string(name);
  sample.content = std::string(bytes);
  sample.activities = {"Мероприятие " + number, "Семинар " + number};
  return make_document(sample);
}

}  // namespace

Reader fake_reader() {
  return {read, [](std::string_view, std::string_view) { return false; },
          [](std::string_view name) { return name.ends_with(".txt"); }};
}

}  // namespace prikaz::corpus::test
