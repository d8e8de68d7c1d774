#include "casus/resolve/find_coreference.h"

namespace casus::resolve {

std::vector<CoreferenceMention> clusters_of(const std::vector<ActorMention>& mentions,
                                            const Annotation& a) {
  std::vector<CoreferenceMention> clusters;
  clusters.reserve(mentions.size());
  for (const ActorMention& mention : mentions) {
    CoreferenceMention m;
    m.span = mention.span;
    m.head = mention.head;
    m.cluster = mention.actor.value;
    m.actor = mention.actor;
    const Pos pos = a.pos[mention.head];
    m.type = pos == Pos::kPron || a.tag[mention.head] == Tag::kPRPs ? "pronoun"
             : pos == Pos::kPropn                                   ? "name"
                                                                    : "nominal";
    clusters.push_back(std::move(m));
  }
  return clusters;
}

}  // namespace casus::resolve
