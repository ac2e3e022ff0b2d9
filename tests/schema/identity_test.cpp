// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/identity.h"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::schema;

TEST_CASE("slugs are the transliteration of the United States Board on Geographic Names, in ASCII") {
  CHECK(slug("Серафимовичский муниципальный район") == "serafimovichskiy-munitsipalnyy-rayon");
  CHECK(slug("118-о") == "118-o");
  CHECK(slug("969/1") == "969-1");
  CHECK(slug("Усть-Хопёрская (ст-ца)") == "ust-khoperskaya-st-tsa");
  CHECK(slug("МКУ «Центр \"Рост\"»") == "mku-tsentr-rost");
  CHECK(slug("объём") == "obyem");
  CHECK(slug("RU-PER") == "ru-per");
  CHECK(slug(" – ") == "");
  CHECK(slug("") == "");
}

TEST_CASE("an order has one identity, whatever file it comes in") {
  const std::string hash(64, 'a');
  Order order;
  order.kind = "приказ";
  CHECK(order_id(order, hash) == "ru/-/prikaz/-/sha256-aaaaaaaaaaaaaaaa");
  order.number = "118-о";
  CHECK(order_id(order, hash) == "ru/-/prikaz/-/118-o");
  order.date = normalize::parse_iso_date("2022-09-02");
  order.issuer.emplace();
  order.issuer->name = "Управление образования";
  CHECK(order_id(order, hash) == "ru/upravleniye-obrazovaniya/prikaz/2022-09-02/118-o");
  order.municipality.emplace();
  order.municipality->name = "город Кунгур";
  CHECK(order_id(order, hash) == "ru/kungur/prikaz/2022-09-02/118-o");
  order.municipality->region = normalize::Region{"RU-PER", "Пермский край"};
  CHECK(order_id(order, hash) == "ru-per/kungur/prikaz/2022-09-02/118-o");
  order.municipality->region = normalize::Region{std::nullopt, "Донецкая Народная Республика"};
  CHECK(order_id(order, hash) == "donetskaya-narodnaya-respublika/kungur/prikaz/2022-09-02/118-o");
  order.number.reset();
  CHECK(order_id(order, hash) == "donetskaya-narodnaya-respublika/kungur/prikaz/2022-09-02/-");
}
