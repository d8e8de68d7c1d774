#include "casus/knowledge/ontology.h"

#include "casus/knowledge/archive.h"

namespace casus::knowledge {

template <class Archive>
void fields(Archive& archive, TypeFacts& x) {
  archive(x.quad);
  archive(x.intensity);
  archive(x.speech);
  archive(x.actor_role);
  archive(x.recipient_role);
  archive(x.cameo);
  archive(x.modes);
}
template <class Archive>
void fields(Archive& archive, StatusRow& x) {
  archive(x.factuality);
  archive(x.effect);
  archive(x.claim);
  archive(x.speech);
  archive(x.promise);
  archive(x.hedged);
  archive(x.disputed);
  archive(x.ongoing);
  archive(x.is_event);
  archive(x.gives);
  archive(x.why);
}
template <class Archive>
void fields(Archive& archive, OntologyTables& x) {
  archive(x.types);
  archive(x.contexts);
  archive(x.record_roles);
  archive(x.cameo);
  archive(x.quantities);
  archive(x.status);
}

namespace {

template <class Enum>
bool is_in(std::uint8_t mask, Enum value) {
  return (mask >> static_cast<unsigned>(value) & 1U) != 0;
}

bool is_in(std::uint8_t mask, bool value) {
  return (mask >> (value ? 1U : 0U) & 1U) != 0;
}

bool fits(const StatusRow& row, const StatusFacts& facts) {
  return is_in(row.factuality, facts.factuality) && is_in(row.effect, facts.effect) &&
         is_in(row.claim, facts.claim) && is_in(row.speech, facts.speech) &&
         is_in(row.promise, facts.promise) && is_in(row.hedged, facts.hedged) &&
         is_in(row.disputed, facts.disputed) && is_in(row.ongoing, facts.ongoing);
}

}  // namespace

std::string OntologyTables::write() const {
  return write_section(*this);
}

Result<Ontology> Ontology::read(std::string_view section) {
  Ontology ontology;
  CASUS_TRY_VOID(read_section(section, "ontology", ontology.tables_,
                              [](const OntologyTables& tables) { return !tables.status.empty(); }));
  return ontology;
}

double Ontology::intensity(EventType type, const std::string& mode) const {
  const TypeFacts& facts = of(type);
  const auto found = facts.modes.find(mode);
  return found == facts.modes.end() ? facts.intensity : found->second;
}

const std::string& Ontology::cameo(EventType type, const std::string& frame) const {
  const auto found = tables_.cameo.find(frame);
  return found == tables_.cameo.end() ? of(type).cameo : found->second;
}

std::string_view Ontology::quantity_role(const std::string& lemma) const {
  const auto found = tables_.quantities.find(lemma);
  return found == tables_.quantities.end() ? std::string_view() : std::string_view(found->second);
}

const StatusRow& Ontology::status(const StatusFacts& facts) const {
  for (const StatusRow& row : tables_.status)
    if (fits(row, facts)) return row;
  return tables_.status.back();
}

}  // namespace casus::knowledge
