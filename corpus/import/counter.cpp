// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/counter.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "corpus/import/walk.h"

namespace prikaz::corpus::import {

FileCounter::FileCounter(const std::vector<std::string>& paths, const std::string& corpus) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return;
  pid_ = fork();
  if (pid_ == 0) {
    close(ends[0]);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) signal(number, SIG_IGN);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    Walker walker(corpus);
    for (const std::string& path : paths) walker.add_root(path);
    std::uint64_t count = 0;
    while (walker.next()) ++count;
    _exit(write(ends[1], &count, sizeof count) == sizeof count ? 0 : 1);
  }
  close(ends[1]);
  fd_ = ends[0];
  fcntl(fd_, F_SETFL, O_NONBLOCK);
}

FileCounter::~FileCounter() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  if (fd_ >= 0) close(fd_);
}

std::optional<std::uint64_t> FileCounter::total() {
  std::uint64_t count = 0;
  if (!total_ && fd_ >= 0 && read(fd_, &count, sizeof count) == sizeof count) total_ = count;
  return total_;
}

}  // namespace prikaz::corpus::import
