// Country codes of ISO 3166-1 in the other notation, for formats that want three letters.
#pragma once
#include <string_view>

namespace nienbieu {

// "VNM" of "VN"; empty for what is no officially assigned code ("XK", "LB|IL").
std::string_view alpha3_of(std::string_view alpha2);

}  // namespace nienbieu
