#include "casus/knowledge/open_fields.h"

#include "casus/knowledge/archive.h"

namespace casus::knowledge {

template <class Archive, std::size_t kFeatures>
void fields(Archive& archive, ChoiceWeights<kFeatures>& x) {
  archive(x.nobody);
  archive(x.of);
}
template <class Archive>
void fields(Archive& archive, OpenFieldTables& x) {
  archive(x.roles);
  archive(x.dates);
}

std::string OpenFieldTables::write() const {
  return write_section(*this);
}

Result<OpenFieldWeights> OpenFieldWeights::read(std::string_view section) {
  OpenFieldWeights weights;
  CASUS_TRY_VOID(read_section(section, "open_fields", weights.tables_,
                              [](const OpenFieldTables&) { return true; }));
  return weights;
}

}  // namespace casus::knowledge
