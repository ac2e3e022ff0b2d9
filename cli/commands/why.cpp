// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why two activities are, or are not, the same planned activity.
#include <string>

#include "base/error.h"
#include "cli/command.h"
#include "cli/corpus_option.h"
#include "cli/output.h"
#include "corpus/comparison.h"
#include "corpus/comparison_writer.h"
#include "corpus/store.h"

namespace prikaz::cli {
namespace {

struct Found {
  corpus::ActivityText text;
  std::string title;
  bool known = false;
};

class Why : public Command {
 public:
  void declare(CLI::App& app) override {
    declare_corpus(app, corpus_);
    app.add_option("A", a_, "An activity: ORDER#ROADMAP/ACTIVITY, as `compare --format json` names it")
        ->required();
    app.add_option("B", b_, "The other one")->required();
  }

  std::string_view examples() const override {
    return "why 'ru-per/perm/prikaz/2021-08-09/12#0/a3' 'ru-per/kungur/prikaz/2021-09-01/7#0/a1'";
  }

  int run() override {
    Found a, b;
    corpus::StemWeights weights;
    std::uint32_t owner = 0;
    const auto store = corpus::open_corpus(corpus_, corpus::OpenMode::Read);
    store->each_order({}, [&](const corpus::StoredOrder& stored) {
      const schema::OrderDocument order = stored.document();
      const corpus::ShortForms forms = corpus::short_forms(order);
      const auto place = corpus::place_stems(order.order);
      for (std::size_t r = 0; r < order.roadmaps.size(); ++r)
        for (const schema::Activity& activity : order.roadmaps[r].activities) {
          corpus::ActivityText text = corpus::describe_activity(activity, forms, place);
          weights.add(text.stems, owner);
          const std::string identity = corpus::activity_identity(stored.key, r, activity.id);
          if (identity == a_) a = {text, activity.title, true};
          if (identity == b_) b = {std::move(text), activity.title, true};
        }
      ++owner;
      return true;
    });
    weights.finish();
    for (const auto& [found, name] : {std::pair{&a, &a_}, std::pair{&b, &b_}})
      if (!found->known)
        throw Error(ErrorCode::Usage,
                    "no activity «" + *name + "» in the corpus; `prikaz compare --format json` lists them");
    Output output;
    output.write(corpus::write_explanation(corpus::explain(a.text, b.text, weights), a.title, b.title));
    output.flush();
    return kDone;
  }

 private:
  std::string corpus_, a_, b_;
};

}  // namespace

std::unique_ptr<Command> make_why() { return std::make_unique<Why>(); }

}  // namespace prikaz::cli
