// BoundedQueue: hands values from some threads to others; the only lock in Casus.
//
// push() waits while the queue is full, pop() while it is empty; close() wakes everybody. Unlike a
// queue whose close wakes one waiter, every state change notifies all who may be concerned.
// Thread-safe. Tested by queue_test.cc and, under ThreadSanitizer, by pool_test.cc.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace casus {

template <class T>
class BoundedQueue {
 public:
  // Holds at most `capacity` values, at least one.
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity == 0 ? 1 : capacity) {}
  BoundedQueue(const BoundedQueue&) = delete;
  BoundedQueue& operator=(const BoundedQueue&) = delete;

  // Waits for room; false, and the value is dropped, once the queue is closed.
  bool push(T value) {
    std::unique_lock lock(mutex_);
    has_room_.wait(lock, [this] { return closed_ || values_.size() < capacity_; });
    if (closed_) return false;
    values_.push_back(std::move(value));
    lock.unlock();
    has_value_.notify_one();
    return true;
  }

  // Waits for a value; none once the queue is closed and empty.
  [[nodiscard]] std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    has_value_.wait(lock, [this] { return closed_ || !values_.empty(); });
    return take(lock);
  }

  // A value if one is there now.
  [[nodiscard]] std::optional<T> try_pop() {
    std::unique_lock lock(mutex_);
    return take(lock);
  }

  // No more values come; those that wait are still handed out.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    has_room_.notify_all();
    has_value_.notify_all();
  }

  // close(), and what waits is dropped.
  void cancel() {
    std::deque<T> dropped;  // Destroyed outside the lock.
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      dropped.swap(values_);
    }
    has_room_.notify_all();
    has_value_.notify_all();
  }

  [[nodiscard]] std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return values_.size();
  }

 private:
  std::optional<T> take(std::unique_lock<std::mutex>& lock) {
    if (values_.empty()) return std::nullopt;
    std::optional<T> value(std::move(values_.front()));
    values_.pop_front();
    lock.unlock();
    has_room_.notify_one();
    return value;
  }

  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::condition_variable has_room_;
  std::condition_variable has_value_;
  std::deque<T> values_;
  bool closed_ = false;
};

}  // namespace casus
