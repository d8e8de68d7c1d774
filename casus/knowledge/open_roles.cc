#include "casus/knowledge/open_roles.h"

#include "casus/knowledge/archive.h"

namespace casus::knowledge {

template <class Archive>
void fields(Archive& archive, RoleWeights& x) {
  archive(x.nobody);
  archive(x.of);
}
template <class Archive>
void fields(Archive& archive, OpenRoleTables& x) {
  archive(x.of);
}

double RoleWeights::score(const RoleFeatures& features) const {
  double sum = 0.0;
  for (std::size_t i = 0; i < kRoleFeatures; ++i) sum += of[i] * features[i];
  return sum;
}

std::string OpenRoleTables::write() const {
  Packer packer;
  packer(*this);
  return packer.take();
}

Result<OpenRoleWeights> OpenRoleWeights::read(std::string_view section) {
  OpenRoleWeights weights;
  Unpacker unpacker(section);
  unpacker(weights.tables_);
  if (!unpacker.ok())
    return Error{ErrorCode::kCorrupt,
                 "pack section 'open_roles' is damaged: run make to rebuild it"};
  return weights;
}

}  // namespace casus::knowledge
