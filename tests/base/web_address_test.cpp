// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/web_address.h"

#include <catch2/catch.hpp>

using namespace prikaz;

TEST_CASE("what goes on with a web address that was broken") {
  CHECK(web_address_goes_on("Отчет: https://admin.example/category/", "otchet-2024"));
  CHECK(web_address_goes_on("https://admin.example/otchet-", "o-rabote"));
  CHECK(web_address_goes_on("на сайте (www.example.", "ru)"));
  CHECK(web_address_goes_on("https://отдел-", "культуры.рф"));
  CHECK(web_address_goes_on("https://admin.example/event/5", "1", true));
  // Without want of room the address ended.
  CHECK_FALSE(web_address_goes_on("https://admin.example/event/5", "1"));
  CHECK_FALSE(web_address_goes_on("https://admin.example/news/", "https://school.example"));
  CHECK_FALSE(web_address_goes_on("https://admin.example/news/", "Отдел культуры", true));
  CHECK_FALSE(web_address_goes_on("https://admin.example и школ-", "кураторов"));
  CHECK_FALSE(web_address_goes_on("учебно-", "методический", true));
  CHECK_FALSE(web_address_goes_on("", "otchet", true));
  CHECK_FALSE(web_address_goes_on("https://admin.example/", "", true));
}
