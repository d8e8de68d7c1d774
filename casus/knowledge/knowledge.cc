#include "casus/knowledge/knowledge.h"

namespace casus::knowledge {
namespace {

// Reads the sections of a pack one after the other; after the first failure it reads nothing.
class SectionReader {
 public:
  explicit SectionReader(const Pack& pack) : pack_(pack) {}

  // Section `name` into `out`, by T::read; `more` is what else T::read wants.
  template <class T, class... More>
  void operator()(const char* name, T& out, const More&... more) {
    if (status_.ok()) status_ = read(name, out, more...);
  }
  [[nodiscard]] const Status& status() const { return status_; }

 private:
  template <class T, class... More>
  Status read(const char* name, T& out, const More&... more) {
    CASUS_TRY(const std::string_view section, pack_.section(name));
    CASUS_TRY(out, T::read(section, more...));
    return ok_status();
  }

  const Pack& pack_;
  Status status_ = ok_status();
};

}  // namespace

Result<Knowledge> Knowledge::open(const Pack& pack) {
  Knowledge knowledge(pack);
  CASUS_TRY(const std::string_view places, pack.section("places"));
  SectionReader read(pack);
  read("actors", knowledge.actors_);
  read("gazetteer", knowledge.gazetteer_, places);
  read("ontology", knowledge.ontology_);
  read("open_fields", knowledge.open_fields_);
  read("lexicon", knowledge.lexicon_);
  read("frames", knowledge.frames_, knowledge.lexicon_);
  read("times", knowledge.time_words_);
  read("numbers", knowledge.number_words_);
  read("units", knowledge.unit_words_);
  read("coreference", knowledge.reference_words_);
  read("grammar", knowledge.grammar_);
  if (!read.status().ok()) return read.status().error();
  return knowledge;
}

}  // namespace casus::knowledge
