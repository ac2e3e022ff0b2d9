// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hand-made order documents and a folder of its own for each test.
#pragma once

#include <filesystem>
#include <string>

#include "corpus/store.h"
#include "schema/order_document.h"

namespace prikaz::corpus::test {

/// A folder that is gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  std::string path(const std::string& name) const { return (path_ / name).string(); }
  const std::filesystem::path& root() const { return path_; }
  void write(const std::string& name, const std::string& bytes) const;

 private:
  std::filesystem::path path_;
};

struct Sample {
  std::string id = "ru-per/kungur/prikaz/2022-09-02/118-o";
  std::string issuer = "Управление образования администрации города Кунгура";
  std::string title = "О плане мероприятий по развитию школьных библиотек";
  std::vector<std::string> activities = {"Обновление книжного фонда", "Обучение библиотекарей"};
  bool body = true;
  std::string name = "order.txt";
  std::string content = "a";  ///< stands for the bytes; the hash is made from it
};

schema::OrderDocument make_document(const Sample& sample);
Outcome make_outcome(const Sample& sample, const std::string& path = {});

/// What `prikaz export --format ndjson` prints.
std::string export_all(Store& store);

std::string read_file(const std::string& path);

}  // namespace prikaz::corpus::test
