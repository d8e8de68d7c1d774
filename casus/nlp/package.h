// Package: one of spaCy's English packages (en_core_web_sm, md, lg; 3.4 to 3.8), the unmodified
// files of its folder, checked and ready to run.
//
//   CASUS_TRY(const nlp::Package package, nlp::Package::open("build/model/sm"));
//   nlp::Annotator annotate(package, {});
//
// Const after loading; one package serves all threads. Tested by: package_test.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "casus/base/result.h"
#include "casus/nn/kernels.h"

namespace casus::nlp {

struct PackageParts;

class Package {
 public:
  // Every file that is used is checked: structure, shapes, finite numbers, labels, versions. The
  // message names the file, the place in it and what was wanted. Fails with kNotFound (a file is
  // missing), kCorrupt (damaged) or kUnsupported (another version or kind of model).
  // REQUIRES: nn::supported(kernels)
  [[nodiscard]] static Result<Package> open(const std::string& folder,
                                            nn::KernelChoice kernels = nn::KernelChoice::kBest);
  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;
  ~Package();

  [[nodiscard]] const std::string& name() const;     // "en_core_web_sm", as meta.json says.
  [[nodiscard]] const std::string& version() const;  // "3.8.0"
  // Of the bytes of all files that matter: equal hashes, equal annotations.
  [[nodiscard]] std::uint64_t hash() const;
  [[nodiscard]] std::string kernel_name() const;  // "portable", "avx2" or "avx512".

  // For the other files of this room.
  [[nodiscard]] const PackageParts& parts() const { return *parts_; }

 private:
  explicit Package(std::unique_ptr<const PackageParts> parts);
  std::unique_ptr<const PackageParts> parts_;
};

}  // namespace casus::nlp
