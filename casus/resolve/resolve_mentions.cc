#include "casus/resolve/resolve_mentions.h"

#include <algorithm>

#include "casus/resolve/find_actors.h"
#include "casus/resolve/find_coreference.h"
#include "casus/resolve/find_persons.h"
#include "casus/resolve/find_places.h"
#include "casus/resolve/find_quantities.h"
#include "casus/resolve/find_times.h"
#include "casus/resolve/infer_countries.h"
#include "casus/resolve/name_hits.h"
#include "casus/resolve/word_facts.h"

namespace casus::resolve {

struct ResolveScratch::Parts {
  WordFactsTable facts;
  NameHits hits;
};

ResolveScratch::ResolveScratch() : parts_(std::make_unique<Parts>()) {}
ResolveScratch::~ResolveScratch() = default;
ResolveScratch::ResolveScratch(ResolveScratch&&) noexcept = default;
ResolveScratch& ResolveScratch::operator=(ResolveScratch&&) noexcept = default;

Resolver::Resolver(const knowledge::Knowledge& knowledge)
    : tables_{knowledge.time_words(),      knowledge.number_words(), knowledge.unit_words(),
              knowledge.reference_words(), knowledge.actors(),       knowledge.gazetteer()} {}

void Resolver::operator()(const Article& article, const Annotation& annotation,
                          const Propositions& propositions, const Speech& speech,
                          ResolveScratch& scratch, Mentions& mentions) const {
  mentions.clear();
  ResolveScratch::Parts& parts = *scratch.parts_;
  parts.facts.build(annotation, tables_.times, tables_.numbers, tables_.units);
  find_times(article, annotation, propositions, parts.facts, mentions.times);
  find_quantities(annotation, tables_.numbers, parts.facts, mentions.times, mentions.quantities);

  parts.hits.build(annotation, tables_.actors);
  ActorList actors(mentions.actors);
  PersonsFound persons;
  find_persons({annotation, parts.hits, tables_.actors, tables_.gazetteer, mentions.times}, actors,
               persons);
  ActorsFound found;
  find_actors(
      {annotation, parts.hits, tables_.actors, tables_.references, tables_.gazetteer, persons},
      actors, found);
  mentions.actor_mentions = std::move(found.mentions);
  const CoreferenceInput input{
      annotation,      speech,      tables_.actors, tables_.references, article.published,
      persons.persons, found.roles, found.owned,    found.country};
  find_coreference(input, actors, mentions.actor_mentions);
  mentions.coreference = clusters_of(mentions.actor_mentions, annotation);
  find_places(annotation, parts.hits, tables_.gazetteer, tables_.references, persons.taken,
              mentions.places);
  mentions.offices = std::move(persons.offices);
  std::sort(mentions.offices.begin(), mentions.offices.end(),
            [](const OfficeMention& x, const OfficeMention& y) { return x.office < y.office; });
  infer_countries({annotation, parts.hits, mentions}, mentions.actors);
  actors.finish();
  mentions.index(annotation.size());
}

}  // namespace casus::resolve
