#include "casus/base/pool.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace casus {
namespace {

// Jobs 0 … count-1.
struct Counter {
  int count = 0;
  int next = 0;
  std::optional<int> operator()() {
    return next < count ? std::optional<int>(next++) : std::nullopt;
  }
};

struct Space {
  std::vector<int> seen;
};

// Uneven jobs, so that answers come out of order.
int slow_square(int n) {
  std::this_thread::sleep_for(std::chrono::microseconds(n % 7 == 0 ? 900 : 10));
  return n * n;
}

class MapInOrder : public testing::TestWithParam<std::size_t> {};

TEST_P(MapInOrder, KeepsTheOrderOfTheInput) {
  std::vector<int> answers;
  Counter source{200};
  map_in_order(
      GetParam(), [] { return Space(); }, source,
      [](Space& space, int n) {
        space.seen.push_back(n);
        return slow_square(n);
      },
      [&](int answer) {
        answers.push_back(answer);
        return true;
      });
  ASSERT_EQ(answers.size(), 200U);
  for (int n = 0; n < 200; ++n) EXPECT_EQ(answers[static_cast<std::size_t>(n)], n * n);
}

TEST_P(MapInOrder, MakesOneWorkspaceForEachWorker) {
  std::atomic<int> made = 0;
  map_in_order(
      GetParam(), [&] { return made++; }, Counter{50}, [](int& /*space*/, int n) { return n; },
      [](int /*answer*/) { return true; });
  EXPECT_LE(made.load(), static_cast<int>(GetParam()));
  EXPECT_GE(made.load(), 1);
}

TEST_P(MapInOrder, KeepsAtMostFourJobsForEachWorkerInFlight) {
  int taken = 0;
  int sunk = 0;
  int most = 0;
  map_in_order(
      GetParam(), [] { return 0; },
      [&]() -> std::optional<int> {
        if (taken == 300) return std::nullopt;
        most = std::max(most, ++taken - sunk);
        return taken;
      },
      [](int& /*space*/, int n) {
        if (n == 1) std::this_thread::sleep_for(std::chrono::milliseconds(30));
        return n;
      },
      [&](int /*answer*/) {
        ++sunk;
        return true;
      });
  EXPECT_EQ(sunk, 300);
  EXPECT_LE(most, static_cast<int>(kInFlightPerWorker * GetParam()));
}

TEST_P(MapInOrder, TakesNothing) {
  int sunk = 0;
  map_in_order(
      GetParam(), [] { return 0; }, Counter{0}, [](int& /*space*/, int n) { return n; },
      [&](int /*answer*/) { return ++sunk > 0; });
  EXPECT_EQ(sunk, 0);
}

TEST_P(MapInOrder, StopsWhenTheSinkSaysSo) {
  std::vector<int> answers;
  map_in_order(
      GetParam(), [] { return 0; }, Counter{1'000'000}, [](int& /*space*/, int n) { return n; },
      [&](int answer) {
        answers.push_back(answer);
        return answers.size() < 10;
      });
  std::vector<int> expected(10);
  std::iota(expected.begin(), expected.end(), 0);
  EXPECT_EQ(answers, expected);
}

TEST_P(MapInOrder, ThrowsAgainWhatAJobThrew) {
  int sunk = 0;
  EXPECT_THROW(map_in_order(
                   GetParam(), [] { return 0; }, Counter{1'000'000},
                   [](int& /*space*/, int n) {
                     if (n == 40) throw std::runtime_error("job 40");
                     return n;
                   },
                   [&](int /*answer*/) { return ++sunk > 0; }),
               std::runtime_error);
  EXPECT_LE(sunk, 40);
}

TEST_P(MapInOrder, ThrowsAgainWhatSourceSinkOrFactoryThrew) {
  const auto work = [](int& /*space*/, int n) { return n; };
  const auto good_sink = [](int /*answer*/) { return true; };
  EXPECT_THROW(
      map_in_order(
          GetParam(), [] { return 0; },
          []() -> std::optional<int> { throw std::runtime_error("source"); }, work, good_sink),
      std::runtime_error);
  EXPECT_THROW(map_in_order(
                   GetParam(), [] { return 0; }, Counter{100}, work,
                   [](int /*answer*/) -> bool { throw std::runtime_error("sink"); }),
               std::runtime_error);
  EXPECT_THROW(map_in_order(
                   GetParam(), []() -> int { throw std::runtime_error("factory"); }, Counter{100},
                   work, good_sink),
               std::runtime_error);
}

INSTANTIATE_TEST_SUITE_P(Workers, MapInOrder, testing::Values(1, 2, 7));

TEST(MapInOrderOnce, NoWorkerIsOneWorker) {
  int sum = 0;
  map_in_order(
      0, [] { return 0; }, Counter{4}, [](int& /*space*/, int n) { return n; },
      [&](int answer) {
        sum += answer;
        return true;
      });
  EXPECT_EQ(sum, 6);
}

// One digest of many uneven jobs, whatever the number of workers.
TEST(MapInOrderOnce, GivesTheSameDigestForAnyNumberOfWorkers) {
  const auto digest = [](std::size_t workers) {
    std::uint64_t value = 17;
    map_in_order(
        workers, [] { return Space(); }, Counter{2000},
        [](Space& space, int n) {
          space.seen.assign(static_cast<std::size_t>(n % 50), n);
          return std::accumulate(space.seen.begin(), space.seen.end(), 0);
        },
        [&](int answer) {
          value = value * 1'099'511'628'211ULL + static_cast<std::uint64_t>(answer);
          return true;
        });
    return value;
  };
  EXPECT_EQ(digest(1), digest(2));
  EXPECT_EQ(digest(1), digest(7));
}

}  // namespace
}  // namespace casus
