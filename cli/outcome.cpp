// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/outcome.h"

#include <cstring>
#include <type_traits>

namespace prikaz::cli {
namespace {

class Packer {
 public:
  template <typename Value>
  void number(const Value& value) {
    static_assert(std::is_trivially_copyable_v<Value>);
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void text(std::string_view value) {
    number(std::uint64_t{value.size()});
    bytes += value;
  }
  std::string bytes;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  template <typename Value>
  bool number(Value& value) {
    if (rest_.size() < sizeof value) return false;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return true;
  }
  bool flag(bool& value) {
    unsigned char byte = 0;
    if (!number(byte) || byte > 1) return false;
    value = byte == 1;
    return true;
  }
  bool text(std::string& value) {
    std::uint64_t size = 0;
    if (!number(size) || size > rest_.size()) return false;
    value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return true;
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

void pack_place(Packer& packer, const Place& place) {
  for (const int number : {place.page, place.block, place.table, place.row, place.column, place.line})
    packer.number(number);
  packer.number(static_cast<unsigned char>(place.box.has_value()));
  packer.number(place.box.value_or(Box{}));
}

bool unpack_place(Unpacker& unpacker, Place& place) {
  for (int* number : {&place.page, &place.block, &place.table, &place.row, &place.column, &place.line})
    if (!unpacker.number(*number)) return false;
  bool boxed = false;
  Box box;
  if (!unpacker.flag(boxed) || !unpacker.number(box)) return false;
  if (boxed) place.box = box;
  return true;
}

}  // namespace

std::string pack_outcome(const Outcome& outcome) {
  Packer packer;
  packer.text(outcome.name);
  packer.text(outcome.note);
  packer.number(static_cast<unsigned char>(outcome.warnings));
  packer.text(outcome.sha256);
  packer.number(outcome.bytes);
  packer.number(static_cast<unsigned char>(outcome.error.has_value()));
  if (outcome.error) {
    packer.number(outcome.error->code());
    packer.text(outcome.error->detail());
    pack_place(packer, outcome.error->at());
  }
  packer.text(outcome.output);
  return std::move(packer.bytes);
}

bool unpack_outcome(std::string_view bytes, Outcome& outcome) {
  Unpacker unpacker(bytes);
  bool failed = false;
  if (!unpacker.text(outcome.name) || !unpacker.text(outcome.note) || !unpacker.flag(outcome.warnings) ||
      !unpacker.text(outcome.sha256) || !unpacker.number(outcome.bytes) || !unpacker.flag(failed))
    return false;
  if (failed) {
    ErrorCode code = ErrorCode::Internal;
    std::string detail;
    Place at;
    if (!unpacker.number(code) || code < ErrorCode{} || code > ErrorCode::Internal ||
        !unpacker.text(detail) || !unpack_place(unpacker, at))
      return false;
    outcome.error = Error(code, detail, at);
  }
  return unpacker.text(outcome.output) && unpacker.at_end();
}

}  // namespace prikaz::cli
