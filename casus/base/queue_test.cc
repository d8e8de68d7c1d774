#include "casus/base/queue.h"

#include <chrono>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace casus {
namespace {

TEST(BoundedQueue, HandsOutInOrder) {
  BoundedQueue<int> queue(3);
  EXPECT_TRUE(queue.push(1));
  EXPECT_TRUE(queue.push(2));
  EXPECT_EQ(queue.size(), 2U);
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_EQ(queue.try_pop(), 2);
  EXPECT_EQ(queue.try_pop(), std::nullopt);
}

TEST(BoundedQueue, CarriesValuesThatOnlyMove) {
  BoundedQueue<std::unique_ptr<int>> queue(1);
  queue.push(std::make_unique<int>(7));
  EXPECT_EQ(**queue.pop(), 7);
}

TEST(BoundedQueue, ZeroCapacityIsOne) {
  BoundedQueue<int> queue(0);
  EXPECT_TRUE(queue.push(1));
  EXPECT_EQ(queue.pop(), 1);
}

TEST(BoundedQueue, CloseHandsOutWhatWaits) {
  BoundedQueue<int> queue(2);
  queue.push(1);
  queue.close();
  EXPECT_FALSE(queue.push(2));
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_EQ(queue.pop(), std::nullopt);
}

TEST(BoundedQueue, CancelDropsWhatWaits) {
  BoundedQueue<int> queue(2);
  queue.push(1);
  queue.cancel();
  EXPECT_EQ(queue.pop(), std::nullopt);
}

TEST(BoundedQueue, PushWaitsWhileFull) {
  BoundedQueue<int> queue(1);
  queue.push(1);
  std::thread pusher([&] { queue.push(2); });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(queue.size(), 1U);
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_EQ(queue.pop(), 2);
  pusher.join();
}

// A close that woke only one waiter would hang here.
TEST(BoundedQueue, CloseWakesEveryWaiter) {
  BoundedQueue<int> queue(1);
  std::vector<std::thread> waiters;
  for (int i = 0; i < 5; ++i) {
    waiters.emplace_back([&] { EXPECT_EQ(queue.pop(), std::nullopt); });
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  queue.close();
  for (std::thread& waiter : waiters) waiter.join();

  BoundedQueue<int> full(1);
  full.push(1);
  std::vector<std::thread> pushers;
  for (int i = 0; i < 5; ++i) {
    pushers.emplace_back([&] { EXPECT_FALSE(full.push(2)); });
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  full.cancel();
  for (std::thread& pusher : pushers) pusher.join();
}

}  // namespace
}  // namespace casus
