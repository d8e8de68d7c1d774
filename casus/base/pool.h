// map_in_order(): many workers, one order of results.
//
//   map_in_order(
//       jobs,                                            // number of worker threads, at least one
//       [&] { return Workspace(); },                     // once on each worker
//       [&]() -> std::optional<RawPage> { … },           // next job; none: no more
//       [&](Workspace& space, RawPage page) { … return record; },   // on a worker
//       [&](Record record) { …; return true; });         // in input order; false: stop now
//
// `source` and `sink` run on the calling thread and need no locks; `work` runs on the workers, each
// with a workspace of its own; they and the workspace factory are called from several threads at
// once. At most kInFlightPerWorker jobs a worker are between source and sink, so memory is bounded
// however slow one job is. Results that are ready are handed on before the next job is taken, so a
// source that waits for input holds back at most what is still being worked on.
//
// Stopping: when `source` says none, what is in flight is finished; when `sink` returns false, jobs
// not begun are dropped. An exception of source, sink, work or the workspace factory stops the pool
// in the same way and is thrown again on the calling thread after all workers have ended; a caller
// who wants to survive a bad job catches inside `work`. Tested by pool_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "casus/base/queue.h"

namespace casus {

inline constexpr std::size_t kInFlightPerWorker = 4;

namespace pool_internal {

template <class Job>
struct Numbered {
  std::uint64_t number = 0;
  Job job;
};

template <class Answer>
struct Outcome {
  std::uint64_t number = 0;
  std::optional<Answer> answer;
  std::exception_ptr failure;  // Set where there is no answer.
};

// Runs until there are no more jobs or something throws; never lets an exception out.
template <class Job, class Answer, class MakeWorkspace, class Work>
void run_worker(BoundedQueue<Numbered<Job>>& jobs, BoundedQueue<Outcome<Answer>>& outcomes,
                MakeWorkspace& make_workspace, Work& work) {
  try {
    auto workspace = make_workspace();
    while (std::optional<Numbered<Job>> next = jobs.pop()) {
      outcomes.push({next->number, work(workspace, std::move(next->job)), nullptr});
    }
  } catch (...) {
    outcomes.push({0, std::nullopt, std::current_exception()});
  }
}

// Answers that came before their turn; in input order they leave.
template <class Answer>
class Reorder {
 public:
  // Throws what the worker threw.
  void put(Outcome<Answer> outcome) {
    if (outcome.failure) std::rethrow_exception(outcome.failure);
    const auto place = static_cast<std::size_t>(outcome.number - next_);
    if (place >= waiting_.size()) waiting_.resize(place + 1);
    waiting_[place] = std::move(outcome.answer);
  }
  [[nodiscard]] std::optional<Answer> take() {
    if (waiting_.empty() || !waiting_.front()) return std::nullopt;
    std::optional<Answer> answer = std::move(waiting_.front());
    waiting_.pop_front();
    ++next_;
    return answer;
  }
  // Number of the next answer to leave: so many have left.
  [[nodiscard]] std::uint64_t next() const { return next_; }

 private:
  std::deque<std::optional<Answer>> waiting_;
  std::uint64_t next_ = 0;
};

// Worker threads that end, whatever happens, before what they refer to does.
template <class Job>
class Workers {
 public:
  explicit Workers(BoundedQueue<Numbered<Job>>& jobs) : jobs_(jobs) {}
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers() {
    jobs_.cancel();
    for (std::thread& thread : threads_) thread.join();
  }
  template <class Run>
  void start(std::size_t count, Run run) {
    threads_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) threads_.emplace_back(run);
  }

 private:
  BoundedQueue<Numbered<Job>>& jobs_;
  std::vector<std::thread> threads_;
};

}  // namespace pool_internal

template <class MakeWorkspace, class Source, class Work, class Sink>
void map_in_order(std::size_t workers, MakeWorkspace make_workspace, Source source, Work work,
                  Sink sink) {
  using Job = typename std::invoke_result_t<Source&>::value_type;
  using Workspace = std::invoke_result_t<MakeWorkspace&>;
  using Answer = std::invoke_result_t<Work&, Workspace&, Job>;
  if (workers == 0) workers = 1;
  const std::size_t limit = kInFlightPerWorker * workers;

  BoundedQueue<pool_internal::Numbered<Job>> jobs(limit);
  // Room for every job in flight and a last word of every worker: they never wait to hand over.
  BoundedQueue<pool_internal::Outcome<Answer>> outcomes(limit + workers);
  pool_internal::Workers<Job> threads(jobs);
  threads.start(workers, [&] {
    pool_internal::run_worker<Job, Answer>(jobs, outcomes, make_workspace, work);
  });

  pool_internal::Reorder<Answer> reorder;
  std::uint64_t taken = 0;
  bool more = true;
  while (true) {
    while (auto outcome = outcomes.try_pop()) reorder.put(std::move(*outcome));
    while (std::optional<Answer> answer = reorder.take()) {
      if (!sink(std::move(*answer))) return;
    }
    if (more && taken - reorder.next() < limit) {
      std::optional<Job> job = source();
      more = job.has_value();
      if (more) jobs.push({taken++, std::move(*job)});
    } else if (taken == reorder.next()) {
      return;
    } else {
      reorder.put(std::move(*outcomes.pop()));  // Never closed: one is on its way.
    }
  }
}

}  // namespace casus
