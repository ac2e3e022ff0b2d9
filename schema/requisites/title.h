// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small questions about an order's title: its capitals, its quotation marks, whether it goes on.
#pragma once

#include <string>
#include <string_view>

namespace prikaz::schema::requisites {

bool has_no_small_letters(std::string_view text);
/// At least eight letters, all of them capitals.
bool is_capitals(std::string_view text);

/// «О внесении изменений в постановление», «…, утверждённую приказом от»: number and date of that act follow.
bool names_act(std::string_view title);

/// «Об утверждении …» in quotes as a whole: nothing belongs to it behind the closing mark.
bool is_quotation(std::string_view title);

/// The title without the quotation marks around it. Where two quotations share their closing mark («"Об
/// утверждении программы "Молодёжь"») it stays with the inner one.
std::string unquoted_title(std::string_view title);

/// How many quotation marks of the text nothing closes.
int open_quotes(std::string_view text);

}  // namespace prikaz::schema::requisites
