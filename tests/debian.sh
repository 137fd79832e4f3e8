# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# Bare Debian roots for tests, from the mirror that this machine's own apt uses. Sourced by
# tests/fresh/run and tests/debian13/run. Needs root.

# The mirror that this machine's apt uses for Debian itself, whichever it is.
debian_mirror()
{
    apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' |
        awk -F'|' '$1 == "Debian" && $2 == "Debian" { print $3; exit }'
}

# How this machine's apt gets to its mirror (proxies, checks of dates), as apt.conf lines.
debian_apt_settings()
{
    apt-config dump | grep -E '^Acquire::(https?::|ftp::)?(Proxy|Check-Valid-Until|Check-Date)' || true
}

# debian_root RELEASE OUT PACKAGES APT_CONF OPTIONS...: a folder, or a tar file, with apt and
# PACKAGES (with commas) and nothing more. OPTIONS are mmdebstrap's.
debian_root()
{
    local mirror
    mirror=$(debian_mirror)
    [[ -n $mirror ]] || { echo 'apt here knows no Debian mirror; run apt-get update' >&2 && return 1; }
    mmdebstrap "${@:5}" --variant=apt --include="$3" --aptopt="$4" --aptopt='APT::Install-Recommends "false"' \
        --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/doc/*' \
        --dpkgopt='path-exclude=/usr/share/locale/*' \
        "$1" "$2" "deb $mirror $1 main" "deb $mirror $1-updates main"
}
