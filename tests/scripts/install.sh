# Sourced by the scripts that need packages: installs what is missing, from the
# distribution's own archive, as root or with sudo.
mfgq_packages=(build-essential cmake ninja-build pkg-config libgsl-dev libjansson-dev
    libutf8proc-dev libcmocka-dev python3 python3-pytest doxygen)
mfgq_missing=()
for package in "${mfgq_packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
        mfgq_missing+=("$package")
done
if [ ${#mfgq_missing[@]} -gt 0 ]; then
    mfgq_sudo=
    [ "$(id -u)" = 0 ] || mfgq_sudo=sudo
    echo "installing: ${mfgq_missing[*]}"
    $mfgq_sudo apt-get update -qq
    $mfgq_sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${mfgq_missing[@]}" >/dev/null
fi
command -v ccache >/dev/null && export CMAKE_C_COMPILER_LAUNCHER=ccache
# The distribution's Python has the distribution's pytest; another one first on the path may not.
python3 -c 'import pytest' 2>/dev/null || python3() { /usr/bin/python3 "$@"; }
