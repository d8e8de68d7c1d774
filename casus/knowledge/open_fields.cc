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
  Packer packer;
  packer(*this);
  return packer.take();
}

Result<OpenFieldWeights> OpenFieldWeights::read(std::string_view section) {
  OpenFieldWeights weights;
  Unpacker unpacker(section);
  unpacker(weights.tables_);
  if (!unpacker.ok())
    return Error{ErrorCode::kCorrupt,
                 "pack section 'open_fields' is damaged: run make to rebuild it"};
  return weights;
}

}  // namespace casus::knowledge
