# The Debian 12 packages that Niên biểu needs: the one list, sourced by tools/quickstart and tools/test.
#
#   install_packages build test    installs what of these groups is missing, without asking; needs root or sudo only then

packages_build=(
  build-essential g++ cmake ninja-build pkg-config ccache lld
  libicu-dev nlohmann-json3-dev libspdlog-dev libfmt-dev libcli11-dev libgumbo-dev libsimdjson-dev
  libsqlite3-dev libzstd-dev zlib1g-dev
  ca-certificates nodejs npm
)
packages_test=(doctest-dev libbenchmark-dev python3 python3-jsonschema python3-icalendar clang-format clang-tidy chromium git)

# A command that is there already, from whatever source, stands for its package: Node.js from elsewhere and Debian's npm exclude each other.
declare -A package_command=([nodejs]=node [npm]=npm [chromium]=chromium)

missing_packages() {
  local group package list
  for group in "$@"; do
    list="packages_$group[@]"
    for package in "${!list}"; do
      if [ -n "${package_command[$package]:-}" ] && command -v "${package_command[$package]}" >/dev/null; then continue; fi
      [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
  done
}

install_packages() {
  local missing sudo=()
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { printf 'These packages are missing; install them as root: %s\n' "${missing[*]}" >&2; return 1; }
    sudo=(sudo)
  fi
  printf 'Installing %s\n' "${missing[*]}"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
