#include <cstdlib>
#include <vector>

#include "casus/base/file.h"
#include "casus/engine/engine.h"

namespace casus::engine {
namespace {

// A model folder has a config.cfg; a folder of models has one below `sm`.
std::string model_in(const std::string& folder) {
  for (const char* below : {"", "/sm"})
    if (file_exists(folder + below + "/config.cfg")) return folder + below;
  return {};
}

std::string program_folder() {
  return parent_folder(program_path());
}

}  // namespace

Result<std::string> find_model(const std::string& flag) {
  if (!flag.empty()) {
    if (std::string found = model_in(flag); !found.empty()) return found;
    return Error{ErrorCode::kNotFound,
                 "--model " + flag + ": no config.cfg there, so no spaCy model"};
  }
  std::vector<std::string> places;
  if (const char* named = std::getenv("CASUS_MODEL"); named != nullptr && *named != '\0')
    places.emplace_back(named);
  const std::string program = program_folder();
  places.push_back(program + "/model");
  places.push_back(program + "/../model");
  places.emplace_back("build/model");
  std::string tried;
  for (const std::string& place : places) {
    if (std::string found = model_in(place); !found.empty()) return found;
    tried += (tried.empty() ? "" : ", ") + place;
  }
  return Error{ErrorCode::kNotFound,
               "no language model found (looked in " + tried +
                   "): run tools/setup, or name a spaCy English package with --model DIR"};
}

Result<std::string> find_pack(const std::string& flag) {
  if (!flag.empty()) return flag;
  const std::string beside = program_folder() + "/casus.pack";
  if (file_exists(beside)) return beside;
  return Error{ErrorCode::kNotFound,
               beside + " is missing: run make, it compiles data/ to the pack"};
}

}  // namespace casus::engine
