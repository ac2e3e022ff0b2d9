// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Completion scripts, made from the table of commands and the options that they declare.
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/output.h"

namespace prikaz::cli {
namespace {

struct OptionWords {
  std::string name;  // "--pretty"
  std::string summary;
  bool takes_value = false;
};

std::vector<OptionWords> options_of(const CommandRow& row) {
  const std::unique_ptr<Command> command = row.make();
  const std::unique_ptr<CLI::App> app = build_app(row, *command);
  std::vector<OptionWords> words;
  for (const CLI::Option* option : app->get_options())
    for (const std::string& name : option->get_lnames())
      words.push_back({"--" + name, option->get_description(), option->get_items_expected_max() > 0});
  return words;
}

std::string joined_names() {
  std::string names;
  for (const CommandRow& row : commands()) names += (names.empty() ? "" : " ") + std::string(row.name);
  return names;
}

void write_bash(Output& output) {
  output.write(
      "# bash completion for prikaz; load it with: source <(prikaz completion bash)\n"
      "_prikaz() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} options=\n"
      "  COMPREPLY=()\n"
      "  if [[ $COMP_CWORD -eq 1 ]]; then\n"
      "    COMPREPLY=($(compgen -W '");
  output.write(joined_names()).write("' -- \"$word\"))\n    return\n  fi\n  case ${COMP_WORDS[1]} in\n");
  for (const CommandRow& row : commands()) {
    std::string names;
    for (const OptionWords& option : options_of(row)) names += (names.empty() ? "" : " ") + option.name;
    output.write("    ").write(row.name).write(") options='").write(names).write("' ;;\n");
  }
  output.write(
      "  esac\n"
      "  if [[ $word == -* ]]; then\n"
      "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
      "  elif [[ ${COMP_WORDS[1]} == help ]]; then\n"
      "    COMPREPLY=($(compgen -W '");
  output.write(joined_names())
      .write(
          "' -- \"$word\"))\n"
          "  else\n"
          "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
          "  fi\n"
          "}\n"
          "complete -o filenames -F _prikaz prikaz\n");
}

// Inside single quotes of a shell, and for zsh inside […] too.
std::string quoted(std::string_view text, bool brackets) {
  std::string result;
  for (const char c : text) {
    if (c == '\'')
      result += "'\\''";
    else if (brackets && (c == '[' || c == ']' || c == ':'))
      result += std::string("\\") + c;
    else
      result += c;
  }
  return result;
}

void write_zsh(Output& output) {
  output.write(
      "#compdef prikaz\n"
      "# zsh completion for prikaz; put it into a folder of $fpath as _prikaz\n"
      "_prikaz() {\n"
      "  local -a commands\n"
      "  commands=(\n");
  for (const CommandRow& row : commands())
    output.write("    '").write(row.name).write(":" + quoted(row.summary, false) + "'\n");
  output.write(
      "  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    _describe command commands\n"
      "    return\n"
      "  fi\n"
      "  case ${words[2]} in\n");
  for (const CommandRow& row : commands()) {
    output.write("    ").write(row.name).write(")\n      _arguments -s '1: :' \\\n");
    for (const OptionWords& option : options_of(row)) {
      output.write("        '").write(option.name).write("[" + quoted(option.summary, true) + "]");
      output.write(option.takes_value ? ":value:_files' \\\n" : "' \\\n");
    }
    output.write(row.name == "help" ? "        '*:command:(" + joined_names() + ")' ;;\n"
                                    : "        '*:file:_files' ;;\n");
  }
  output.write(
      "  esac\n"
      "}\n"
      "_prikaz \"$@\"\n");
}

void write_fish(Output& output) {
  output.write("# fish completion for prikaz; load it with: prikaz completion fish | source\n");
  for (const CommandRow& row : commands())
    output.write("complete -c prikaz -n __fish_use_subcommand -f -a ")
        .write(row.name)
        .write(" -d '" + quoted(row.summary, false) + "'\n");
  for (const CommandRow& row : commands())
    for (const OptionWords& option : options_of(row))
      output.write("complete -c prikaz -n '__fish_seen_subcommand_from ")
          .write(row.name)
          .write("' -l ")
          .write(option.name.substr(2))
          .write(option.takes_value ? " -r" : "")
          .write(" -d '" + quoted(option.summary, false) + "'\n");
}

class Completion : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("SHELL", shell_, "bash, zsh or fish")
        ->type_name("")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  }
  std::string_view examples() const override {
    return "completion bash > ~/.local/share/bash-completion/completions/prikaz";
  }

  int run() override {
    Output output;
    if (shell_ == "bash")
      write_bash(output);
    else if (shell_ == "zsh")
      write_zsh(output);
    else
      write_fish(output);
    output.flush();
    return kDone;
  }

 private:
  std::string shell_;
};

}  // namespace

std::unique_ptr<Command> make_completion() { return std::make_unique<Completion>(); }

}  // namespace prikaz::cli
