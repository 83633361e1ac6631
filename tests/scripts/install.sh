# Sourced by the scripts that need packages. mfgq_install NAME... installs what is missing
# from the distribution's own archive, as root or with sudo.
mfgq_install() {
    local package missing=() sudo=
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
            missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    [ "$(id -u)" = 0 ] || sudo=sudo
    echo "installing: ${missing[*]}"
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${missing[@]}" >/dev/null
}

mfgq_build_packages=(build-essential cmake ninja-build pkg-config libgsl-dev libjansson-dev
    libutf8proc-dev)
mfgq_test_packages=("${mfgq_build_packages[@]}" libcmocka-dev python3 python3-pytest python3-dev python3-venv doxygen)

command -v ccache >/dev/null && export CMAKE_C_COMPILER_LAUNCHER=ccache || true

# Every Lua that the distribution has; of the two LuaJITs, which exclude each other, the one there.
mfgq_test_packages+=(lua5.4 liblua5.1-0-dev liblua5.2-dev liblua5.3-dev liblua5.4-dev)
if apt-cache show libluajit2-5.1-dev >/dev/null 2>&1; then
    mfgq_luajit=libluajit2-5.1-dev
else
    mfgq_luajit=libluajit-5.1-dev
fi
pkg-config --exists luajit 2>/dev/null || mfgq_test_packages+=("$mfgq_luajit")
