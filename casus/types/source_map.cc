#include "casus/types/source_map.h"

#include <algorithm>

#include "casus/base/check.h"

namespace casus {
namespace {

void add_segment(std::vector<ByteRange>& segments, std::uint32_t begin, std::uint32_t end) {
  if (begin == end) return;
  if (!segments.empty() && segments.back().end == begin) {
    segments.back().end = end;
  } else if (segments.empty() || segments.back() != ByteRange{begin, end}) {
    // Two characters of one reference (some named entities give two) are one segment.
    segments.push_back({begin, end});
  }
}

}  // namespace

void SourceMap::copy(std::uint32_t source_begin, std::uint32_t size) {
  if (size == 0) return;
  if (!runs_.empty()) {
    Run& last = runs_.back();
    if (last.copied && last.source_begin + last.source_size == source_begin) {
      last.derived_size += size;
      last.source_size += size;
      derived_size_ += size;
      return;
    }
  }
  runs_.push_back({derived_size_, size, source_begin, size, true});
  derived_size_ += size;
}

void SourceMap::replace(std::uint32_t derived_size, std::uint32_t source_begin,
                        std::uint32_t source_size) {
  if (derived_size == 0) return;
  runs_.push_back({derived_size_, derived_size, source_begin, source_size, false});
  derived_size_ += derived_size;
}

void SourceMap::insert(std::uint32_t derived_size) {
  replace(derived_size, 0, 0);
}

void SourceMap::append(const SourceMap& other, std::uint32_t begin, std::uint32_t end) {
  CASUS_CHECK(begin <= end && end <= other.derived_size_);
  auto run = std::upper_bound(other.runs_.begin(), other.runs_.end(), begin,
                              [](std::uint32_t at, const Run& r) { return at < r.derived_begin; });
  if (run != other.runs_.begin()) --run;
  for (; run != other.runs_.end() && run->derived_begin < end; ++run) {
    const std::uint32_t from = std::max(begin, run->derived_begin);
    const std::uint32_t to = std::min(end, run->derived_begin + run->derived_size);
    if (from >= to) continue;
    if (run->copied) {
      copy(run->source_begin + (from - run->derived_begin), to - from);
    } else {
      replace(to - from, run->source_begin, run->source_size);
    }
  }
}

std::vector<ByteRange> SourceMap::segments(std::uint32_t begin, std::uint32_t end) const {
  CASUS_CHECK(begin <= end && end <= derived_size_);
  std::vector<ByteRange> found;
  auto run = std::upper_bound(runs_.begin(), runs_.end(), begin,
                              [](std::uint32_t at, const Run& r) { return at < r.derived_begin; });
  if (run != runs_.begin()) --run;
  for (; run != runs_.end() && run->derived_begin < end; ++run) {
    const std::uint32_t from = std::max(begin, run->derived_begin);
    const std::uint32_t to = std::min(end, run->derived_begin + run->derived_size);
    if (from >= to) continue;
    if (run->copied) {
      const std::uint32_t shift =
          run->source_begin - run->derived_begin;  // Modulo 2^32 on purpose.
      add_segment(found, from + shift, to + shift);
    } else {
      add_segment(found, run->source_begin, run->source_begin + run->source_size);
    }
  }
  return found;
}

SourceMap SourceMap::then(const SourceMap& next) const {
  SourceMap result;
  for (const Run& run : next.runs_) {
    if (run.copied) {
      result.append(*this, run.source_begin, run.source_begin + run.source_size);
      continue;
    }
    const std::vector<ByteRange> sources =
        run.source_size == 0 ? std::vector<ByteRange>()
                             : segments(run.source_begin, run.source_begin + run.source_size);
    if (sources.empty()) {
      result.insert(run.derived_size);
    } else {
      // Several pieces stand under white space that was squeezed across tags: the first stands for
      // it, as what lies between them is not text.
      result.replace(run.derived_size, sources.front().begin,
                     sources.front().end - sources.front().begin);
    }
  }
  return result;
}

void SourceMap::check() const {
  std::uint32_t at = 0;
  for (const Run& run : runs_) {
    CASUS_CHECK(run.derived_begin == at);
    CASUS_CHECK(run.derived_size > 0);
    CASUS_CHECK(!run.copied || run.derived_size == run.source_size);
    at += run.derived_size;
  }
  CASUS_CHECK(at == derived_size_);
}

void SourceMap::clear() {
  runs_.clear();
  derived_size_ = 0;
}

}  // namespace casus
