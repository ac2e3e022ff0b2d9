// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/library.h"

#include <dlfcn.h>

#include <string>

#include "base/error.h"

namespace prikaz {

void* SharedLibrary::find(const char* function) const {
  // Opening it again gives the same handle; it is never closed.
  void* library = dlopen(name_, RTLD_LAZY | RTLD_LOCAL);
  void* address = library ? dlsym(library, function) : nullptr;
  if (!address) {
    const char* reason = dlerror();
    throw Error(ErrorCode::MissingProgram,
                reason ? std::string(reason) : name_ + std::string(" lacks ") + function);
  }
  return address;
}

}  // namespace prikaz
