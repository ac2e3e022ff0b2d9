// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the importer and its reading workers say to each other: frames over pipes, a length and a kind before
// each. A worker may have been damaged by what it read, so the importer's side checks every length.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "corpus/ledger.h"

namespace prikaz::corpus::import {

/// The peer does not keep to the protocol.
class BrokenFrame : public std::runtime_error {
 public:
  BrokenFrame() : std::runtime_error("a worker answered with a broken frame") {}
};

enum class FrameKind : std::uint8_t {
  Job,     ///< to the worker: one file to read
  Answer,  ///< to the worker: what is known of the content it asked about
  Begin,   ///< a file or member is about to be read: blame goes here from now on
  Ask,     ///< is this content known?
  Result,  ///< what came of it
  Done     ///< the job is over, all members included
};

struct Job {
  std::uint64_t number = 0;
  std::string path;
  std::string shown;               ///< the path for the ledger, where it is another one
  bool named = false;              ///< given by name, not found by walking
  bool reread = false;             ///< read it, known or not; members of an archive, too
  bool ask = true;                 ///< the content may be known: ask before reading
  std::uint64_t skip_members = 0;  ///< members of an archive that are dealt with already
};

enum class Verdict : std::uint8_t { Read, Known, Failed, Skipped };

struct Answer {
  Verdict verdict = Verdict::Read;
  std::string code;
};

struct Begin {
  std::uint64_t job = 0, member = 0;  ///< `member` counts from 1; 0 is the file itself
  std::string path;
};

struct Done {
  std::uint64_t job = 0;
  bool tired = false;  ///< the worker has grown: let it go
};

/// Field by field, the same list for both ways.
template <typename Codec>
void fields(Codec& codec, Job& job) {
  codec(job.number, job.path, job.shown, job.named, job.reread, job.ask, job.skip_members);
}
template <typename Codec>
void fields(Codec& codec, Answer& answer) {
  codec(answer.verdict, answer.code);
}
template <typename Codec>
void fields(Codec& codec, Begin& begin) {
  codec(begin.job, begin.member, begin.path);
}
template <typename Codec>
void fields(Codec& codec, Done& done) {
  codec(done.job, done.tired);
}
template <typename Codec>
void fields(Codec& codec, OrderSummary& order) {
  codec(order.id, order.kind, order.number, order.date, order.title, order.issuer, order.municipality,
        order.region_iso, order.region);
}
template <typename Codec>
void fields(Codec& codec, ActivitySummary& activity) {
  codec(activity.roadmap, activity.id, activity.number, activity.section, activity.title, activity.category,
        activity.start, activity.end, activity.timing, activity.responsible, activity.result, activity.stems);
}
template <typename Codec>
void fields(Codec& codec, Quality& quality) {
  codec(quality.roadmaps, quality.activities, quality.characters, quality.placed, quality.errors,
        quality.warnings, quality.has_body);
}
template <typename Codec>
void fields(Codec& codec, Reading& reading) {
  codec(reading.sha256, reading.name, reading.order, reading.issuer_key, reading.title_key, reading.quality,
        reading.activities, reading.document, reading.fingerprint);
}
template <typename Codec>
void fields(Codec& codec, Outcome& outcome) {
  codec(outcome.path, outcome.member, outcome.bytes, outcome.modified_ns, outcome.sha256, outcome.state,
        outcome.code, outcome.detail, outcome.failed_members, outcome.milliseconds, outcome.peak_kilobytes,
        outcome.reading, outcome.original);
}

class Encoder {
 public:
  template <typename... Values>
  void operator()(Values&... values) {
    (put(values), ...);
  }
  std::string take() { return std::move(bytes_); }

 private:
  void number(std::uint64_t value);
  void put(std::string& text);
  template <typename Value>
  void put(Value& value) {
    if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>) {
      number(static_cast<std::uint64_t>(value));
    } else {
      fields(*this, value);
    }
  }
  template <typename Value>
  void put(std::optional<Value>& value) {
    number(value.has_value());
    if (value) put(*value);
  }
  template <typename Value>
  void put(std::vector<Value>& values) {
    number(values.size());
    for (Value& value : values) put(value);
  }
  std::string bytes_;
};

/// Throws BrokenFrame where the bytes do not suffice.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : bytes_(bytes) {}
  template <typename... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }

 private:
  std::uint64_t number();
  void get(std::string& text);
  template <typename Value>
  void get(Value& value) {
    if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>) {
      value = static_cast<Value>(number());
    } else {
      fields(*this, value);
    }
  }
  template <typename Value>
  void get(std::optional<Value>& value) {
    value.reset();
    if (number() != 0) get(value.emplace());
  }
  template <typename Value>
  void get(std::vector<Value>& values) {
    values.clear();
    // Each element takes a byte at least: a count beyond the rest is a lie, found out before memory is taken.
    const std::uint64_t count = number();
    if (count > bytes_.size()) throw BrokenFrame();
    for (std::uint64_t i = 0; i < count; ++i) get(values.emplace_back());
  }
  std::string_view bytes_;
};

template <typename Value>
std::string encode(Value value) {
  Encoder encoder;
  encoder(value);
  return encoder.take();
}

template <typename Value>
Value decode(std::string_view bytes) {
  Value value;
  Decoder decoder(bytes);
  decoder(value);
  return value;
}

/// Writes a whole frame; false where the reader is gone.
bool write_frame(int fd, FrameKind kind, std::string_view payload);

struct Frame {
  FrameKind kind;
  std::string payload;
};

/// Collects bytes of one pipe and gives whole frames.
class FrameReader {
 public:
  explicit FrameReader(int fd) : fd_(fd) {}
  /// Reads what is there (once, for a non-blocking pipe); false at its end.
  bool fill();
  /// The next whole frame, or std::nullopt. Throws BrokenFrame for an impossible length.
  std::optional<Frame> next();
  /// Waits for a frame on a blocking pipe; std::nullopt at its end.
  std::optional<Frame> wait();

 private:
  int fd_;
  std::string buffer_;
  std::size_t position_ = 0;
};

}  // namespace prikaz::corpus::import
