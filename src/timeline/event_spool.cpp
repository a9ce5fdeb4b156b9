#include "timeline/event_spool.h"

namespace nienbieu {

void EventSpool::add(const EventRecord& event, std::uint32_t version) {
  Head head{version, event.trigger.start, static_cast<std::uint32_t>(event.id.size()), 0, {}};
  body_.clear();
  write_event_body(event, body_, &head.layout);
  head.body = static_cast<std::uint32_t>(body_.size());
  file_.append(&head, sizeof head);
  file_.append(event.id);
  file_.append(body_);
}

void EventSpool::read(std::uint64_t at, Item& item) {
  const auto head = file_.read_value<Head>(at);
  item.version = head.version;
  item.start = head.start;
  item.layout = head.layout;
  item.id.resize(head.id);
  item.body.resize(head.body);
  file_.read(at + sizeof head, item.id.data(), head.id);
  file_.read(at + sizeof head + head.id, item.body.data(), head.body);
}

void EventSpool::each_version(const std::function<void(std::uint32_t, std::uint64_t)>& visit) {
  for (std::uint64_t at = 0; at < file_.size();) {
    const auto head = file_.read_value<Head>(at);
    visit(head.version, at);
    at += sizeof head + head.id + head.body;
  }
}

const StoredEvent& WholeEvents::event(std::uint32_t position) const {
  Loaded* oldest = &loaded_[0];
  for (Loaded& one : loaded_) {
    if (one.position == position) {
      one.asked = ++asked_;
      return one.event;
    }
    if (one.asked < oldest->asked) oldest = &one;
  }
  Loaded& into = *oldest;
  into.asked = ++asked_;
  into.position = position;
  spool_.read(places_.read_value<std::uint64_t>(position * sizeof(std::uint64_t)), into.item);
  into.event = facts_.event(position);
  into.event.id = into.item.id;
  into.event.body = into.item.body;
  into.event.layout = into.item.layout;
  return into.event;
}

}  // namespace nienbieu
