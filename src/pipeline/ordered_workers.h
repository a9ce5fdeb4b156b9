// Work done by several threads, results taken in the order of the tasks: the same bytes with any number of threads.
//
// run() calls `read` (on the calling thread) for task after task until it returns false, `work` on the worker threads (each with a worker
// number below `threads`, for buffers of its own), and `write` on the calling thread in task order. At most `2 * threads + 2` tasks are in
// flight, so memory does not grow with the input (back-pressure). With one thread everything happens on the calling thread.
// Task is default-constructible; tasks are reused, so that their buffers keep their memory.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

namespace nienbieu {

template <class Task, class Read, class Work, class Write>
void run_ordered(unsigned threads, Read&& read, Work&& work, Write&& write) {
  if (threads <= 1) {
    Task task;
    while (read(task)) {
      work(task, 0u);
      write(task);
    }
    return;
  }
  enum class State : std::uint8_t { free, ready, working, done };
  struct Slot {
    Task task;
    State state = State::free;
  };
  std::vector<Slot> ring(2 * threads + 2);
  std::mutex mutex;
  std::condition_variable changed;
  std::uint64_t next_work = 0, filled = 0;
  bool ended = false;

  std::vector<std::thread> pool;
  for (unsigned number = 0; number < threads; ++number) {
    pool.emplace_back([&, number] {
      std::unique_lock lock(mutex);
      for (;;) {
        changed.wait(lock, [&] { return ended || next_work < filled; });
        if (next_work >= filled) return;
        Slot& slot = ring[next_work++ % ring.size()];
        slot.state = State::working;
        lock.unlock();
        work(slot.task, number);
        lock.lock();
        slot.state = State::done;
        changed.notify_all();
      }
    });
  }

  std::uint64_t written = 0;
  bool more = true;
  while (more || written < filled) {
    if (more && filled - written < ring.size()) {
      Slot& slot = ring[filled % ring.size()];
      more = read(slot.task);  // the slot is free: no worker looks at it
      std::lock_guard lock(mutex);
      if (more)
        slot.state = State::ready, ++filled;
      else
        ended = true;
      changed.notify_all();
      continue;
    }
    Slot& slot = ring[written % ring.size()];
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return slot.state == State::done; });
    }
    write(slot.task);
    slot.state = State::free;
    ++written;
  }
  for (auto& thread : pool) thread.join();
}

}  // namespace nienbieu
