# Shared by the scripts here. Sourced, not run.
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

need_dotnet() {
    if ! command -v dotnet >/dev/null; then
        echo "The .NET SDK 10 is needed: https://dotnet.microsoft.com/download" >&2
        exit 1
    fi
    # The pictures are bundled by the build.
    if ! command -v npm >/dev/null; then
        echo "Node 20 or newer with npm is needed: https://nodejs.org/" >&2
        exit 1
    fi
}

# Debian packages that are missing, installed where we may. $@: pairs "file-or-command:package".
need_packages() {
    local missing=() pair
    for pair in "$@"; do
        local what="${pair%%=*}" package="${pair#*=}"
        command -v "$what" >/dev/null 2>&1 || compgen -G "$what" >/dev/null || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing ${missing[*]} …" >&2
        apt-get update -q >/dev/null
        DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
    else
        echo "Missing: ${missing[*]}. Install them, e.g.: sudo apt-get install ${missing[*]}" >&2
    fi
}
