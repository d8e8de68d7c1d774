// Files of a language package. Byte 0 picks a file of the tiny package, byte 1 how the rest is
// used: even, it stands in place of the file; odd, it is a list of patches (two bytes where, one
// byte what). A package that opens must annotate a text and give a sound annotation.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <unistd.h>

#include "casus/nlp/annotate.h"
#include "casus/nlp/test_package.h"

namespace {

using casus::nlp::testing::Files;
using casus::nlp::testing::Folder;

std::string changed(const std::string& whole, bool patch, const std::uint8_t* data,
                    std::size_t size) {
  if (!patch) return {reinterpret_cast<const char*>(data), size};
  std::string bytes = whole;
  for (std::size_t i = 0; i + 2 < size && !bytes.empty(); i += 3)
    bytes[(data[i] * 256U + data[i + 1]) % bytes.size()] = static_cast<char>(data[i + 2]);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Files files = casus::nlp::testing::tiny_package();
  static const Folder folder = [] {
    return Folder("casus_fuzz_model_" + std::to_string(getpid()));
  }();
  static const bool written = [] {
    folder.write(files);
    return true;
  }();
  if (!written || size < 2) return 0;
  auto file = files.begin();
  std::advance(file, data[0] % files.size());
  folder.write(file->first, changed(file->second, data[1] % 2 == 1, data + 2, size - 2));
  casus::Result<casus::nlp::Package> package = casus::nlp::Package::open(folder.path());
  if (package.ok()) {
    casus::Article article;
    article.text =
        "- The army can't hope; (Kyiv) hoped a.m. :) “No.” Then\nthe act 5% naïve 习近平 was.";
    casus::nlp::AnnotateScratch scratch;
    casus::Annotation annotation;
    for (const auto mode :
         {casus::nlp::AnnotateOptions::kLayout, casus::nlp::AnnotateOptions::kSpacy}) {
      casus::nlp::Annotator(package.value(), {mode, 4})(article, scratch, annotation);
      annotation.check();
    }
  }
  folder.write(file->first, file->second);
  return 0;
}
