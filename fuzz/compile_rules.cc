// Any bytes as rule files: refused with a message, or compiled to sections that can be read.
//
// The input is parted by lines "%%" into valencies, predicate classes, noun classes and frames.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "casus/compile/frames.h"
#include "casus/compile/lexicon.h"
#include "casus/knowledge/frames.h"

namespace {

constexpr std::string_view kParting = "\n%%\n";

std::vector<std::string> parts_of(std::string_view input) {
  std::vector<std::string> parts;
  while (parts.size() < 3) {
    const std::size_t at = input.find(kParting);
    parts.emplace_back(input.substr(0, at));
    input = at == std::string_view::npos ? std::string_view() : input.substr(at + kParting.size());
  }
  parts.emplace_back(input);
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using casus::compile::Sources;
  const std::vector<std::string> parts =
      parts_of({reinterpret_cast<const char*>(data), size});  // NOLINT: bytes as text
  Sources sources;
  sources.add({"lexicon/valency.yaml", "valency.yaml", parts[0], 0});
  sources.add({"lexicon/verbs/verbs.yaml", "verbs.yaml", parts[1], 0});
  sources.add({"lexicon/nouns/nouns.yaml", "nouns.yaml", parts[2], 0});
  sources.add({"frames/frames.yaml", "frames.yaml", parts[3], 0});
  const auto lexicon_section = casus::compile::compile_lexicon(sources);
  if (!lexicon_section.ok()) return 0;
  auto lexicon = casus::knowledge::Lexicon::read(lexicon_section.value());
  if (!lexicon.ok()) std::abort();
  const casus::knowledge::Ontology ontology;
  const auto frames_section = casus::compile::compile_frames(sources, lexicon.value(), ontology);
  if (!frames_section.ok()) return 0;
  if (!casus::knowledge::Frames::read(frames_section.value(), lexicon.value()).ok()) std::abort();
  return 0;
}
