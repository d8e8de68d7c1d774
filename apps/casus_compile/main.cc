// casus_compile DATA_DIR GAZETTEER_DIR OUT.pack: data/ and the gazetteer tables -> one mapped pack.
//
// Exit codes: 0 done, 2 usage, 3 failure (the message names file, line and column where it can).
#include <cstdio>
#include <exception>
#include <string>

#include <CLI/CLI.hpp>

#include "casus/base/file.h"
#include "casus/base/result.h"
#include "casus/compile/compile_pack.h"

namespace {

constexpr int kUsage = 2;
constexpr int kFailure = 3;

struct Options {
  std::string data_folder, gazetteer_folder, out_path;
  bool without_gazetteer = false;
};

casus::Status compile(const Options& options) {
  if (!casus::is_directory(options.data_folder))
    return casus::Error{casus::ErrorCode::kNotFound, options.data_folder + ": no such folder"};
  const std::string gazetteer = options.without_gazetteer ? "" : options.gazetteer_folder;
  if (!gazetteer.empty() && !casus::file_exists(gazetteer + "/places.tsv"))
    return casus::Error{casus::ErrorCode::kNotFound,
                        gazetteer +
                            "/places.tsv: no gazetteer there: run tools/setup and "
                            "tools/make_gazetteer.py, or pass --without-gazetteer"};
  CASUS_TRY(const std::string pack, casus::compile::compile_pack(options.data_folder, gazetteer));
  return casus::replace_file(options.out_path, pack);
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app{"Compile data/ and the gazetteer tables into the pack that casus maps at start."};
  app.add_option("DATA_DIR", options.data_folder, "the folder data/")->required();
  app.add_option("GAZETTEER_DIR", options.gazetteer_folder,
                 "the folder that tools/make_gazetteer.py wrote (places.tsv)")
      ->required();
  app.add_option("OUT.pack", options.out_path, "the pack to write")->required();
  app.add_flag("--without-gazetteer", options.without_gazetteer,
               "leave GAZETTEER_DIR aside: only the places of data/places/ are known");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kUsage;
  }
  const casus::Status status = compile(options);
  if (status.ok()) return 0;
  std::fprintf(stderr, "casus_compile: %s\n", status.error().message.c_str());
  return kFailure;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "casus_compile: internal: %s\n", error.what());
    return kFailure;
  }
}
