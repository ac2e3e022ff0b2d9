// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A comparison as one HTML file that opens from disk without a network. The page itself
// (web/dist/report_page.html) is built by web/ and compiled in; what is written here is the data inside it,
// "prikaz-report/1", described in web/README.md.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/comparison.h"
#include "schema/order_document.h"

namespace prikaz::corpus {

/// Takes the pieces of the file in their order.
using ReportSink = std::function<void(std::string_view)>;

/// Keeps what the page shows of each order, compressed: some kilobytes an order.
class ReportBuilder {
 public:
  ReportBuilder();
  ~ReportBuilder();
  ReportBuilder(const ReportBuilder&) = delete;
  ReportBuilder& operator=(const ReportBuilder&) = delete;

  /// `key` as it was given to ComparisonBuilder::add.
  void add(const schema::OrderDocument& order, std::string_view key);

  /// Only orders and activities of `comparison` are written, whatever was added. Same input, same bytes.
  /// `options` are told to the reader of the page. What `sink` throws goes through.
  void write(const Comparison& comparison, const CompareOptions& options, const ReportSink& sink) const;
  /// The same into a file, under a temporary name until it is whole. Throws Error(DiskFull, Unreadable,
  /// NotFound).
  void write_file(const Comparison& comparison, const CompareOptions& options, const std::string& path) const;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace prikaz::corpus
