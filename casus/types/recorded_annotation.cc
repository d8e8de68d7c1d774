#include "casus/types/recorded_annotation.h"

#include <charconv>
#include <vector>

#include "casus/base/utf8.h"

namespace casus {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

struct Reader {
  RecordedAnnotation out;
  std::uint32_t sentence_begin = 0;
  std::string last_entity;
  int line_number = 0;

  [[nodiscard]] Error error(const std::string& message) const {
    return {ErrorCode::kCorrupt,
            "recorded parse, line " + std::to_string(line_number) + ": " + message};
  }

  Status end_sentence() {
    Annotation& a = out.annotation;
    const auto n = static_cast<std::uint32_t>(a.size());
    if (n == sentence_begin) return ok_status();
    const TokenSpan span(sentence_begin, n);
    for (const TokenId t : span) {
      const std::uint32_t head = a.head[t].value;  // From 1 in the sentence, 0 for the root.
      if (head > span.size()) return error("a head is outside its sentence");
      a.head[t] = head == 0 ? t : TokenId(sentence_begin + head - 1);
    }
    a.sentences.push(span);
    sentence_begin = n;
    last_entity.clear();
    return ok_status();
  }

  Status add_entity(std::string_view label) {
    Annotation& a = out.annotation;
    const TokenId t(a.size() - 1);
    a.entity_of.push(EntityId());
    if (label == "-") {
      last_entity.clear();
      return ok_status();
    }
    const auto type = parse_entity_type(label.substr(0, label.find('-')));
    if (!type || *type == EntityType::kNone)
      return error("unknown entity type " + std::string(label));
    if (label != last_entity) a.entities.push({TokenSpan(t, t), *type});
    a.entities.back().span.end_ = t.value + 1;
    a.entity_of[t] = EntityId(a.entities.size() - 1);
    last_entity = label;
    return ok_status();
  }

  Status add_token(const std::vector<std::string_view>& f) {
    if (f.size() != 9) return error("wanted 9 fields, found " + std::to_string(f.size()));
    Annotation& a = out.annotation;
    const auto tag = parse_tag(f[2]);
    const auto pos = parse_pos(f[3]);
    const auto dep = parse_dep(f[7]);
    if (!tag || !pos || !dep) return error("unknown tag, part of speech or relation");
    std::uint32_t head = 0;
    if (std::from_chars(f[6].data(), f[6].data() + f[6].size(), head).ec != std::errc())
      return error("the head must be a number");
    const std::size_t begin = out.text.size();
    out.text.append(f[0]);
    a.span.push(TextSpan(begin, out.text.size()));
    if (f[1] == "_") out.text.push_back(' ');
    a.space_after.push(f[1] == "_" ? 1 : 0);
    a.text.push(a.strings.intern(f[0]));
    const std::string lower = to_lower(f[0]);
    a.lower.push(a.strings.intern(lower));
    a.norm.push(a.strings.intern(lower));
    a.tag.push(*tag);
    a.pos.push(*pos);
    a.morph.push(a.strings.intern(f[4] == "-" ? "" : f[4]));
    a.lemma.push(a.strings.intern(f[5]));
    a.parity_lemma.push(a.lemma.back());
    a.head.push(TokenId(head));
    a.dep.push(*dep);
    return add_entity(f[8]);
  }
};

bool is_chunk_relation(Dep dep) {
  switch (dep) {
    case Dep::koprd:
    case Dep::knsubj:
    case Dep::kdobj:
    case Dep::knsubjpass:
    case Dep::kpcomp:
    case Dep::kpobj:
    case Dep::kdative:
    case Dep::kappos:
    case Dep::kattr:
    case Dep::kRoot:
      return true;
    default:
      return false;
  }
}

}  // namespace

Result<RecordedAnnotation> read_recorded_annotation(std::string_view lines) {
  Reader reader;
  for (std::string_view line : split(lines, '\n')) {
    ++reader.line_number;
    if (line.empty()) {
      CASUS_TRY_VOID(reader.end_sentence());
    } else if (line == "# block") {
      CASUS_TRY_VOID(reader.end_sentence());
      if (!reader.out.text.empty()) reader.out.text += "\n\n";
    } else {
      CASUS_TRY_VOID(reader.add_token(split(line, '\t')));
    }
  }
  CASUS_TRY_VOID(reader.end_sentence());
  find_edges(reader.out.annotation);
  find_chunks(reader.out.annotation);
  return std::move(reader.out);
}

std::string write_recorded_annotation(const Annotation& a) {
  std::string out;
  for (const TokenSpan sentence : a.sentences) {
    if (sentence.begin_ > 0) {
      out += "\n";
      const std::uint32_t gap =
          a.span[sentence.begin()].begin_ - a.span[sentence.begin().before()].end_;
      if (gap >= 2) out += "# block\n";
    }
    for (const TokenId t : sentence) {
      const EntityId entity = a.entity_of[t];
      const std::string_view morph = a.string(a.morph[t]);
      out += std::string(a.string(a.text[t])) + "\t" + (a.space_after[t] != 0 ? "_" : "-") + "\t" +
             std::string(to_string(a.tag[t])) + "\t" + std::string(to_string(a.pos[t])) + "\t" +
             (morph.empty() ? "-" : std::string(morph)) + "\t" + std::string(a.string(a.lemma[t])) +
             "\t" + std::to_string(a.head[t] == t ? 0 : a.head[t].value - sentence.begin_ + 1) +
             "\t" + std::string(to_string(a.dep[t])) + "\t" +
             (entity.valid() ? std::string(to_string(a.entities[entity].type)) + "-" +
                                   std::to_string(entity.value + 1)
                             : std::string("-")) +
             "\n";
    }
  }
  return out;
}

void find_edges(Annotation& a) {
  const std::size_t n = a.size();
  a.left_edge.resize(n);
  a.right_edge.resize(n);
  a.sentence_of.resize(n);
  for (const SentenceId id : a.sentences.ids())
    for (const TokenId t : a.sentences[id]) a.sentence_of[t] = id;
  for (const TokenId t : a.tokens()) {
    a.left_edge[t] = t;
    a.right_edge[t] = t.next();
  }
  // Each token widens all its ancestors.
  for (const TokenId t : a.tokens()) {
    std::size_t steps = 0;
    for (TokenId up = t; a.head[up] != up && steps++ <= n;) {
      up = a.head[up];
      if (t < a.left_edge[up]) a.left_edge[up] = t;
      if (a.right_edge[up] < t.next()) a.right_edge[up] = t.next();
    }
  }
}

void find_chunks(Annotation& a) {
  a.chunks.clear();
  std::uint32_t previous_end = 0;  // First token after the last chunk.
  for (const TokenId t : a.tokens()) {
    const Pos pos = a.pos[t];
    if (pos != Pos::kNoun && pos != Pos::kPropn && pos != Pos::kPron) continue;
    if (a.left_edge[t].value < previous_end) continue;
    bool chunk = is_chunk_relation(a.dep[t]);
    if (a.dep[t] == Dep::kconj) {
      TokenId head = a.head[t];
      while (a.dep[head] == Dep::kconj && a.head[head] < head) head = a.head[head];
      chunk = is_chunk_relation(a.dep[head]);
    }
    if (!chunk) continue;
    a.chunks.push({TokenSpan(a.left_edge[t], t.next()), t});
    previous_end = t.value + 1;
  }
}

}  // namespace casus
