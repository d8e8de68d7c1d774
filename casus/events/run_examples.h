// Examples of frames: sentences and what they must give (docs/rule-language.md, "Examples").
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/events/extract_events.h"
#include "casus/types/document.h"

namespace casus::events {

struct ExampleOutcome {
  std::string frame;
  std::string sentence;
  std::string wanted;
  std::string got;    // What the frames of the file gave, "; " between them, "-" for nothing.
  std::string where;  // "data/frames/aid.yaml:41"
  bool passed = false;
  bool parse_error = false;  // The example says that the parser breaks it: counted apart.
  std::string form;          // Of the clause that gave what was wanted: "finite passive"; "".
};

// Fills every layer below events of a document that holds the sentence; the engine's part. The
// document stays valid until the next call. nullptr when the sentence could not be read.
using ReadSentence = std::function<const Document*(const std::string& sentence)>;

// Runs the examples of all frames, or of the frame `only`. In order of frames and lines.
// Tested by run_examples_test.cc.
[[nodiscard]] std::vector<ExampleOutcome> run_examples(const EventExtractor& extractor,
                                                       const ReadSentence& read,
                                                       std::string_view only,
                                                       EventScratch& scratch);

// Frames whose examples are too few, each with what is missing: three that give the frame, in two
// forms, and one that looks like it and gives nothing. Outcomes are those of all frames or of one.
[[nodiscard]] std::vector<std::string> thin_frames(const std::vector<ExampleOutcome>& outcomes);

// "visit William Ruto > Lisbon {stage=…}" in parts.
struct ExampleDump {
  std::string frame;
  std::vector<std::string> actors, recipients;
  std::vector<std::pair<std::string, std::string>> slots;
};
[[nodiscard]] ExampleDump parse_example_dump(std::string_view text);
// One phrase stands inside the other, as whole words, whatever the case.
[[nodiscard]] bool is_part_of_phrase(std::string_view a, std::string_view b);

}  // namespace casus::events
