// The socket on which connections are accepted.
#pragma once
#include <string>

#include "base/result.h"

namespace nienbieu {

// A descriptor that does not block. `host` empty: every address; `port` "0": any free one.
Result<int> listen_on(const std::string& host, const std::string& port);

int port_of(int socket);  // 0 when it has none

}  // namespace nienbieu
