// The closed label sets of the grammar: Penn Treebank tags, universal parts of speech, ClearNLP
// dependency relations, OntoNotes entity types. A model with a label that is not here is refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace casus {

// Universal parts of speech (universaldependencies.org, v2), plus spaCy's SPACE. kNone: unset.
// clang-format off
#define CASUS_POS(X) \
  X(Adj, "ADJ") X(Adp, "ADP") X(Adv, "ADV") X(Aux, "AUX") X(Conj, "CONJ") X(Cconj, "CCONJ") \
  X(Det, "DET") X(Intj, "INTJ") X(Noun, "NOUN") X(Num, "NUM") X(Part, "PART") X(Pron, "PRON") \
  X(Propn, "PROPN") X(Punct, "PUNCT") X(Sconj, "SCONJ") X(Sym, "SYM") X(Verb, "VERB") \
  X(X, "X") X(Space, "SPACE")
// clang-format on

// Penn Treebank tags as in OntoNotes 5.
// clang-format off
#define CASUS_TAG(X) \
  X(Dollar, "$") X(ClosingQuote, "''") X(Comma, ",") X(LeftBracket, "-LRB-") \
  X(RightBracket, "-RRB-") X(Period, ".") X(Colon, ":") X(Add, "ADD") X(Afx, "AFX") \
  X(CC, "CC") X(CD, "CD") X(DT, "DT") X(EX, "EX") X(FW, "FW") X(Hyph, "HYPH") X(IN, "IN") \
  X(JJ, "JJ") X(JJR, "JJR") X(JJS, "JJS") X(LS, "LS") X(MD, "MD") X(NFP, "NFP") X(NN, "NN") \
  X(NNP, "NNP") X(NNPS, "NNPS") X(NNS, "NNS") X(PDT, "PDT") X(POS, "POS") X(PRP, "PRP") \
  X(PRPs, "PRP$") X(RB, "RB") X(RBR, "RBR") X(RBS, "RBS") X(RP, "RP") X(SYM, "SYM") \
  X(TO, "TO") X(UH, "UH") X(VB, "VB") X(VBD, "VBD") X(VBG, "VBG") X(VBN, "VBN") X(VBP, "VBP") \
  X(VBZ, "VBZ") X(WDT, "WDT") X(WP, "WP") X(WPs, "WP$") X(WRB, "WRB") X(XX, "XX") \
  X(Space, "_SP") X(OpeningQuote, "``")
// clang-format on

// ClearNLP (CLEAR style) relations, as spaCy's English models give them.
// clang-format off
#define CASUS_DEP(X) \
  X(Root, "ROOT") X(acl, "acl") X(acomp, "acomp") X(advcl, "advcl") X(advmod, "advmod") \
  X(agent, "agent") X(amod, "amod") X(appos, "appos") X(attr, "attr") X(aux, "aux") \
  X(auxpass, "auxpass") X(case_, "case") X(cc, "cc") X(ccomp, "ccomp") X(compound, "compound") \
  X(conj, "conj") X(csubj, "csubj") X(csubjpass, "csubjpass") X(dative, "dative") \
  X(dep, "dep") X(det, "det") X(dobj, "dobj") X(expl, "expl") X(intj, "intj") X(mark, "mark") \
  X(meta, "meta") X(neg, "neg") X(nmod, "nmod") X(npadvmod, "npadvmod") X(nsubj, "nsubj") \
  X(nsubjpass, "nsubjpass") X(nummod, "nummod") X(oprd, "oprd") X(parataxis, "parataxis") \
  X(pcomp, "pcomp") X(pobj, "pobj") X(poss, "poss") X(preconj, "preconj") X(predet, "predet") \
  X(prep, "prep") X(prt, "prt") X(punct, "punct") X(quantmod, "quantmod") X(relcl, "relcl") \
  X(xcomp, "xcomp")
// clang-format on

// OntoNotes 5 entity types.
// clang-format off
#define CASUS_ENTITY(X) \
  X(Cardinal, "CARDINAL") X(Date, "DATE") X(Event, "EVENT") X(Fac, "FAC") X(Gpe, "GPE") \
  X(Language, "LANGUAGE") X(Law, "LAW") X(Loc, "LOC") X(Money, "MONEY") X(Norp, "NORP") \
  X(Ordinal, "ORDINAL") X(Org, "ORG") X(Percent, "PERCENT") X(Person, "PERSON") \
  X(Product, "PRODUCT") X(Quantity, "QUANTITY") X(Time, "TIME") X(WorkOfArt, "WORK_OF_ART")
// clang-format on

#define CASUS_ENUMERATOR(name, text) k##name,
enum class Pos : std::uint8_t { kNone, CASUS_POS(CASUS_ENUMERATOR) };
enum class Tag : std::uint8_t { kNone, CASUS_TAG(CASUS_ENUMERATOR) };
enum class Dep : std::uint8_t { kNone, CASUS_DEP(CASUS_ENUMERATOR) };
enum class EntityType : std::uint8_t { kNone, CASUS_ENTITY(CASUS_ENUMERATOR) };
#undef CASUS_ENUMERATOR

// The label as the model writes it; "" for kNone.
[[nodiscard]] std::string_view to_string(Pos pos);
[[nodiscard]] std::string_view to_string(Tag tag);
[[nodiscard]] std::string_view to_string(Dep dep);
[[nodiscard]] std::string_view to_string(EntityType type);
// Nothing for an unknown label; kNone for "".
[[nodiscard]] std::optional<Pos> parse_pos(std::string_view label);
[[nodiscard]] std::optional<Tag> parse_tag(std::string_view label);
[[nodiscard]] std::optional<Dep> parse_dep(std::string_view label);
[[nodiscard]] std::optional<EntityType> parse_entity_type(std::string_view label);

}  // namespace casus
