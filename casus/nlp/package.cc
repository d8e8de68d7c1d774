#include "casus/nlp/package.h"

#include <algorithm>
#include <array>
#include <utility>

#include "casus/base/hash.h"
#include "casus/base/json.h"
#include "casus/nlp/config.h"
#include "casus/nlp/package_parts.h"

namespace casus::nlp {
namespace {

Error unsupported(const std::string& message) {
  return {ErrorCode::kUnsupported, message};
}

// Setting of config.cfg that the runtime relies on.
struct Expected {
  std::string_view section;
  std::string_view key;
  std::string_view value;  // JSON, as written.
};
constexpr std::array kExpected = {
    Expected{"nlp", "lang", "\"en\""},
    Expected{"components.lemmatizer", "mode", "\"rule\""},
    Expected{"components.tok2vec.model", "@architectures", "\"spacy.Tok2Vec.v2\""},
    Expected{"components.tok2vec.model.embed", "@architectures", "\"spacy.MultiHashEmbed.v2\""},
    Expected{"components.tok2vec.model.encode", "@architectures",
             "\"spacy.MaxoutWindowEncoder.v2\""},
    Expected{"components.tok2vec.model.encode", "window_size", "1"},
    Expected{"components.tagger.model", "@architectures", "\"spacy.Tagger.v2\""},
    Expected{"components.tagger.model.tok2vec", "@architectures", "\"spacy.Tok2VecListener.v1\""},
    Expected{"components.parser.model", "@architectures", "\"spacy.TransitionBasedParser.v2\""},
    Expected{"components.parser.model", "state_type", "\"parser\""},
    Expected{"components.parser.model", "extra_state_tokens", "false"},
    Expected{"components.parser.model", "use_upper", "true"},
    Expected{"components.parser.model.tok2vec", "@architectures", "\"spacy.Tok2VecListener.v1\""},
    Expected{"components.ner.model", "@architectures", "\"spacy.TransitionBasedParser.v2\""},
    Expected{"components.ner.model", "state_type", "\"ner\""},
    Expected{"components.ner.model", "extra_state_tokens", "false"},
    Expected{"components.ner.model", "use_upper", "true"},
    Expected{"components.ner.model.tok2vec", "@architectures", "\"spacy.Tok2Vec.v2\""},
    Expected{"components.ner.model.tok2vec.embed", "@architectures", "\"spacy.MultiHashEmbed.v2\""},
    Expected{"components.ner.model.tok2vec.encode", "@architectures",
             "\"spacy.MaxoutWindowEncoder.v2\""},
};

Status check_config(const Config& config) {
  for (const auto& [section, key, value] : kExpected) {
    const std::string_view found = config.raw(section, key);
    if (found != value)
      return unsupported("[" + std::string(section) + "] " + std::string(key) + " is " +
                         (found.empty() ? "missing" : std::string(found)) + ", " +
                         std::string(value) + " is wanted");
  }
  // In this order; components that are disabled do not count.
  static constexpr std::array<std::string_view, 6> kPipeline = {
      "tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"};
  std::vector<std::string> pipeline = config.texts("nlp", "pipeline");
  for (const std::string& disabled : config.texts("nlp", "disabled"))
    std::erase(pipeline, disabled);
  if (!std::equal(pipeline.begin(), pipeline.end(), kPipeline.begin(), kPipeline.end()))
    return unsupported("[nlp] pipeline is " + std::string(config.raw("nlp", "pipeline")) +
                       ", tok2vec, tagger, parser, attribute_ruler, lemmatizer, ner are wanted");
  return ok_status();
}

class Loader {
 public:
  Loader(std::string folder, const nn::Kernels& kernels) : folder_(std::move(folder)) {
    parts_->kernels = &kernels;
  }

  Result<std::unique_ptr<PackageParts>> load() {
    CASUS_TRY_VOID(load_meta());
    CASUS_TRY_VOID(load_words());
    CASUS_TRY_VOID(load_vectors());
    CASUS_TRY_VOID(load_networks());
    parts_->hash = xxh3_64(std::string_view(hashes_));
    return std::move(parts_);
  }

 private:
  Result<MappedFile> open(const std::string& file) {
    Result<MappedFile> mapped = MappedFile::open(folder_ + "/" + file);
    if (!mapped.ok())
      return Error{mapped.error().code, where(file) + ": " + mapped.error().message};
    hashes_ += hex16(xxh3_64(mapped.value().bytes()));
    return mapped;
  }
  [[nodiscard]] std::string where(const std::string& file) const {
    return "model " + folder_ + ": " + file;
  }

  // Reads `file` with `read(bytes)` and puts what comes out into `part`.
  template <class T, class Read>
  Status load_part(const std::string& file, T& part, Read read) {
    CASUS_TRY(const MappedFile mapped, open(file));
    return take_part(file, part, read(mapped.bytes()));
  }
  template <class T>
  Status take_part(const std::string& file, T& part, Result<T> result) {
    if (!result.ok()) return result.error().in(where(file));
    part = result.take();
    return ok_status();
  }
  Result<Json> load_json(const std::string& file) {
    Json json;
    CASUS_TRY_VOID(load_part(file, json, [](std::string_view bytes) { return parse_json(bytes); }));
    if (!json.is_object())
      return Error{ErrorCode::kCorrupt, where(file) + ": a JSON object is wanted"};
    return json;
  }

  Status load_meta() {
    CASUS_TRY(const Json meta, load_json("meta.json"));
    const auto text = [&meta](const char* key) {
      return meta.contains(key) && meta[key].is_string() ? meta[key].get<std::string>()
                                                         : std::string();
    };
    if (text("lang") != "en")
      return unsupported(where("meta.json") + ": language '" + text("lang") +
                         "', only 'en' is known");
    parts_->name = text("lang") + "_" + text("name");
    parts_->version = text("version");
    static constexpr std::array<std::string_view, 5> kVersions = {"3.4.", "3.5.", "3.6.", "3.7.",
                                                                  "3.8."};
    if (std::none_of(kVersions.begin(), kVersions.end(),
                     [&](std::string_view v) { return parts_->version.starts_with(v); }))
      return unsupported(where("meta.json") + ": version '" + parts_->version +
                         "', only 3.4 to 3.8 are known");
    Config config;
    CASUS_TRY_VOID(load_part("config.cfg", config, Config::read));
    const Status checked = check_config(config);
    return checked.ok() ? checked : Status(checked.error().in(where("config.cfg")));
  }

  Status load_words() {
    PackageParts& p = *parts_;
    CASUS_TRY_VOID(load_part("vocab/lookups.bin", p.vocabulary, Vocabulary::read));
    CASUS_TRY_VOID(load_part("attribute_ruler/patterns", p.ruler, [&p](std::string_view bytes) {
      return AttributeRuler::read(bytes, p.vocabulary);
    }));
    CASUS_TRY_VOID(load_part("tokenizer", p.tokenizer, [&p](std::string_view bytes) {
      return Tokenizer::read(bytes, p.vocabulary);
    }));
    const std::string lemmas = "lemmatizer/lookups/lookups.bin";
    CASUS_TRY(p.lemma_file, open(lemmas));
    return take_part(lemmas, p.lemmatizer, Lemmatizer::read(p.lemma_file->bytes()));
  }

  Status load_vectors() {
    PackageParts& p = *parts_;
    CASUS_TRY(const Json mode, load_json("vocab/vectors.cfg"));
    if (!mode.contains("mode") || mode["mode"] != "default")
      return unsupported(where("vocab/vectors.cfg") + ": only the mode \"default\" is known");
    CASUS_TRY(p.vectors_file, open("vocab/vectors"));
    CASUS_TRY(const MappedFile keys, open("vocab/key2row"));
    return take_part("vocab", p.vectors, Vectors::read(p.vectors_file->bytes(), keys.bytes()));
  }

  Status load_networks() {
    PackageParts& p = *parts_;
    CASUS_TRY_VOID(
        load_part("tok2vec/model", p.tok2vec, [&p](std::string_view bytes) -> Result<Tok2Vec> {
          CASUS_TRY(const ThincModel model, ThincModel::read(bytes));
          return Tok2Vec::read(model, *p.kernels, p.vectors);
        }));
    CASUS_TRY_VOID(load_tagger());
    CASUS_TRY_VOID(check_search("parser/cfg"));
    CASUS_TRY_VOID(check_search("ner/cfg"));
    CASUS_TRY_VOID(load_parser());
    return load_entities();
  }

  Status load_tagger() {
    PackageParts& p = *parts_;
    CASUS_TRY(const Json settings, load_json("tagger/cfg"));
    if (!settings.contains("labels") || !settings["labels"].is_array())
      return Error{ErrorCode::kCorrupt, where("tagger/cfg") + ": labels are missing"};
    for (const Json& label : settings["labels"]) {
      const auto tag = label.is_string() ? parse_tag(label.get<std::string>()) : std::nullopt;
      if (!tag)
        return unsupported(where("tagger/cfg") + ": tag " + write_json(label) + " is not known");
      p.tags.push_back(*tag);
    }
    return load_part("tagger/model", p.tagger, [&p](std::string_view bytes) -> Result<nn::Linear> {
      CASUS_TRY(const ThincModel model, ThincModel::read(bytes));
      const std::vector<std::size_t> nodes = model.find("softmax");
      if (nodes.size() != 1) return Error{ErrorCode::kCorrupt, "one node softmax is wanted"};
      const std::array<std::size_t, 2> shape = {p.tags.size(), p.tok2vec.width()};
      CASUS_TRY(const Tensor* weights, model.weight(nodes[0], "W", shape));
      CASUS_TRY(const Tensor* bias, model.weight(nodes[0], "b", std::array{p.tags.size()}));
      return nn::Linear(*p.kernels, weights->values, bias->values, p.tok2vec.width());
    });
  }

  // Greedy search over single tokens is what runs here.
  Status check_search(const std::string& file) {
    CASUS_TRY(const Json settings, load_json(file));
    if (settings.contains("beam_width") && settings["beam_width"] != 1)
      return unsupported(where(file) + ": beam_width must be 1");
    if (settings.contains("learn_tokens") && settings["learn_tokens"] != false)
      return unsupported(where(file) + ": learn_tokens must be false");
    return ok_status();
  }

  Status load_parser() {
    PackageParts& p = *parts_;
    CASUS_TRY(const MappedFile moves, open("parser/moves"));
    CASUS_TRY_VOID(
        load_part("parser/model", p.parser, [&](std::string_view bytes) -> Result<Parser> {
          CASUS_TRY(const ThincModel model, ThincModel::read(bytes));
          return Parser::read(model, moves.bytes(), *p.kernels);
        }));
    if (p.parser.scorer().inputs() != p.tok2vec.width())
      return Error{ErrorCode::kCorrupt, where("parser/model") + ": its input has width " +
                                            std::to_string(p.parser.scorer().inputs()) +
                                            ", tok2vec gives " + std::to_string(p.tok2vec.width())};
    return ok_status();
  }

  Status load_entities() {
    PackageParts& p = *parts_;
    CASUS_TRY(const MappedFile moves, open("ner/moves"));
    return load_part("ner/model", p.entities,
                     [&](std::string_view bytes) -> Result<EntityRecognizer> {
                       CASUS_TRY(const ThincModel model, ThincModel::read(bytes));
                       CASUS_TRY(p.entity_tok2vec, Tok2Vec::read(model, *p.kernels, p.vectors));
                       CASUS_TRY(EntityRecognizer entities,
                                 EntityRecognizer::read(model, moves.bytes(), *p.kernels));
                       if (entities.scorer().inputs() != p.entity_tok2vec.width())
                         return Error{ErrorCode::kCorrupt, "the widths of its two networks differ"};
                       return entities;
                     });
  }

  std::string folder_;
  std::string hashes_;
  std::unique_ptr<PackageParts> parts_ = std::make_unique<PackageParts>();
};

}  // namespace

Package::Package(std::unique_ptr<const PackageParts> parts) : parts_(std::move(parts)) {}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

Result<Package> Package::open(const std::string& folder, nn::KernelChoice kernels) {
  CASUS_TRY(std::unique_ptr<PackageParts> parts, Loader(folder, nn::kernels(kernels)).load());
  return Package(std::move(parts));
}

const std::string& Package::name() const {
  return parts_->name;
}
const std::string& Package::version() const {
  return parts_->version;
}
std::uint64_t Package::hash() const {
  return parts_->hash;
}
std::string Package::kernel_name() const {
  return parts_->kernels->name;
}

}  // namespace casus::nlp
