// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "corpus/packing.h"

#include <zstd.h>

#include "base/error.h"

namespace prikaz::corpus {

namespace {
constexpr int kLevel = 3;

struct Compressor {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  Compressor() {
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  }
  ~Compressor() { ZSTD_freeCCtx(context); }
};
}  // namespace

std::string pack(std::string_view bytes) {
  thread_local Compressor compressor;
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(compressor.context, packed.data(), packed.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size)) throw Error(ErrorCode::Internal, ZSTD_getErrorName(size));
  packed.resize(size);
  packed.shrink_to_fit();
  return packed;
}

std::string unpack(std::string_view packed, std::size_t limit) {
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > limit)
    throw Error(ErrorCode::StoreDamaged, "a packed document has no valid head");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  const std::size_t written = ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size());
  if (ZSTD_isError(written) || written != bytes.size())
    throw Error(ErrorCode::StoreDamaged, "a packed document is broken");
  return bytes;
}

}  // namespace prikaz::corpus
