#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Holds the layers: who may include what, and what the pure parts may not call.
#
#   tests/check_layers.sh [ROOT]      checks ROOT (this tree by default)
#   tests/check_layers.sh --self-test plants one violation of each rule and wants it caught
set -euo pipefail

# "layer: what its quoted includes may begin with". main.c is a layer of its own.
allowed='
app/main.c:  app/cli/
app/cli/:    app/cli/ app/load/ app/sdl/ app/raster/ app/store/ app/report/ app/sound/ app/ui/ app/core/ hw/
app/load/:   app/load/ app/core/ app/sound/ app/ui/figure/ hw/buttons.h hw/lamps.h
app/report/: app/report/ app/core/usage.h app/core/usage_stats.h app/core/words.h app/core/report_words.h
app/sdl/:    app/sdl/ app/raster/ app/sound/ app/core/button.h
app/store/:  app/store/ app/core/usage.h app/core/usage_stats.h
app/raster/: app/raster/ app/ui/draw.h app/ui/metrics.h
app/ui/:     app/ui/ app/core/
app/sound/:  app/sound/ app/core/effects.h
app/core/:   app/core/
hw/:         hw/ app/core/button.h
'

# "system header: the only layers that may include it", as patterns.
owners='
^sqlite3        ^app/store/
^gpiod          ^hw/
^libudev        ^hw/
^(cyaml|yaml)   ^app/load/
^SDL            ^app/(sdl|raster)/
^(ft2build|freetype) ^app/raster/
^png            ^app/(raster|cli)/
^samplerate     ^app/cli/
^linux/         ^hw/
'

# The pure parts: app/core, app/sound and app/ui.
pure_headers='^(assert|ctype|float|inttypes|limits|math|stdarg|stdbool|stddef|stdint|stdio|stdlib|string)[.]h$'
pure_words='malloc calloc realloc free aligned_alloc strdup strndup FILE stdin stdout stderr
    fopen fclose fread fwrite fgets fputs fputc puts putchar printf fprintf vprintf vfprintf perror
    open read write remove rename getenv setenv system exit abort atexit
    time clock clock_gettime gettimeofday localtime gmtime mktime strftime nanosleep sleep
    rand srand random signal raise setlocale'

# Prints each violation as FILE:LINE: what. Comments and strings are cut first, so that words in
# them are not taken for calls.
find_violations()
{
    find app hw -name '*.[ch]' -print | LC_ALL=C sort | xargs -r awk \
        -v allowed="$allowed" -v owners="$owners" \
        -v pure_headers="$pure_headers" -v pure_words="$pure_words" '
    function layer_of(file) {
        if (file == "app/main.c") return file
        if (file ~ /^hw\//) return "hw/"
        return match(file, /^app\/[^\/]+\//) ? substr(file, 1, RLENGTH) : file
    }
    function bad(text) { printf "%s:%d: %s\n", FILENAME, FNR, text }
    function code_of(line,    out) {
        gsub(/\\./, "", line)
        gsub(/"[^"]*"/, "\"\"", line)
        gsub(/\047[^\047]*\047/, "0", line)
        out = ""
        while (line != "") {
            if (in_comment) {
                if (!match(line, /\*\//)) return out
                line = substr(line, RSTART + 2)
                in_comment = 0
            } else if (match(line, /\/\*|\/\//)) {
                out = out substr(line, 1, RSTART - 1) " "
                if (substr(line, RSTART, 2) == "//") return out
                line = substr(line, RSTART + 2)
                in_comment = 1
            } else {
                return out line
            }
        }
        return out
    }
    function check_quoted(path,    i) {
        if (!(layer in may)) { bad("no rule for the layer " layer); return }
        for (i = 1; i <= may[layer]; i++)
            if (index(path, prefix[layer, i]) == 1) return
        bad(layer " may not include \"" path "\"")
    }
    function check_system(path,    i) {
        if (pure && path !~ pure_headers) bad(layer " is pure and may not include <" path ">")
        for (i = 1; i <= owner_count; i++)
            if (path ~ owner_header[i] && layer !~ owner_layer[i])
                bad("<" path "> belongs to " owner_layer[i])
    }
    BEGIN {
        count = split(allowed, lines, "\n")
        for (i = 1; i <= count; i++) {
            fields = split(lines[i], field, " ")
            if (fields < 2) continue
            name = substr(field[1], 1, length(field[1]) - 1)
            may[name] = fields - 1
            for (j = 2; j <= fields; j++) prefix[name, j - 1] = field[j]
        }
        count = split(owners, lines, "\n")
        for (i = 1; i <= count; i++)
            if (split(lines[i], field, " ") == 2) {
                owner_header[++owner_count] = field[1]
                owner_layer[owner_count] = field[2]
            }
        count = split(pure_words, words, " ")
        for (i = 1; i <= count; i++) forbidden[words[i]]
    }
    FNR == 1 {
        layer = layer_of(FILENAME)
        pure = layer ~ /^app\/(core|sound|ui)\/$/
        in_comment = 0
    }
    match($0, /^[ \t]*#[ \t]*include[ \t]*[<"][^>"]*/) {
        path = substr($0, RSTART, RLENGTH)
        quoted = path ~ /"/
        sub(/^[^<"]*[<"]/, "", path)
        if (quoted) check_quoted(path); else check_system(path)
        next
    }
    {
        code = code_of($0)
        if (!pure) next
        while (match(code, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(?/)) {
            word = substr(code, RSTART, RLENGTH)
            before = RSTART > 1 ? substr(code, RSTART - 1, 1) : ""
            code = substr(code, RSTART + RLENGTH)
            called = sub(/[ \t]*\($/, "", word)
            sub(/[ \t]+$/, "", word)
            # A field or an argument may have such a name, a call may not.
            if (word in forbidden && before !~ /[.>]/ && (called || word ~ /^(FILE|std(in|out|err))$/))
                bad(layer " is pure and may not use " word)
        }
    }'
}

check()
{
    local found
    cd -- "$1"
    found=$(find_violations)
    if [[ -n $found ]]; then
        printf '%s\n' "$found" >&2
        return 1
    fi
}

# plant FILE LINE: one line of code that must be caught in FILE.
plant()
{
    mkdir -p "$temp/${1%/*}"
    printf '/* malloc(1) in a comment */\n%s\n' "$2" >"$temp/$1"
    if (check "$temp" 2>"$temp/found"); then
        printf 'not caught in %s: %s\n' "$1" "$2" >&2
        failed=1
    elif ! grep -q "^$1:2: " "$temp/found"; then
        printf 'caught at the wrong place: %s\n' "$(<"$temp/found")" >&2
        failed=1
    fi
    rm "$temp/$1"
}

self_test()
{
    failed=0
    temp=$(mktemp -d)
    trap 'rm -rf "$temp"' EXIT
    mkdir -p "$temp/app/core" "$temp/app/sound" "$temp/app/ui" "$temp/app/raster" "$temp/hw"
    # What is allowed must stay so, and words in comments, strings and names are no calls.
    printf '%s\n' '#include "app/core/plan.h"' '#include <string.h>' '/* uses free( ) and' \
        ' * malloc( ) */' 'const char *text = "malloc(1)"; int time; // exit(1)' \
        'int free_slots(struct x *x) { return x->free(1) + x->time; }' >"$temp/app/core/good.c"
    printf '#include "app/core/model.h"\n#include "app/ui/draw.h"\n' >"$temp/app/ui/good.c"
    printf '#include "app/core/effects.h"\n#include <math.h>\n' >"$temp/app/sound/good.c"
    printf '#include "app/ui/draw.h"\n#include <ft2build.h>\n' >"$temp/app/raster/good.c"
    if ! (check "$temp"); then
        echo 'good code was not let through' >&2
        failed=1
    fi
    plant app/core/x.c '#include "app/ui/draw.h"'
    plant app/core/x.h '#include "hw/buttons.h"'
    plant app/core/x.c '#include <SDL.h>'
    plant app/core/x.c '#  include <time.h>'
    plant app/core/x.c '#include <pthread.h>'
    plant app/core/x.c 'void *p = malloc(3);'
    plant app/core/x.c 'void f(void) { free (p); }'
    plant app/core/x.c 'extern FILE *out;'
    plant app/ui/x.c '#include "app/raster/raster.h"'
    plant app/ui/x.c '#include <sqlite3.h>'
    plant app/ui/screens/x.c '#include "app/sdl/window.h"'
    plant app/ui/screens/x.c 'int now(void) { return (int)time(0); }'
    plant app/sound/x.c '#include "app/core/model.h"'
    plant app/sound/x.c '#include <SDL.h>'
    plant app/sound/x.c 'void *p = malloc(3);'
    plant app/load/x.c '#include <samplerate.h>'
    plant app/raster/x.c '#include "app/core/model.h"'
    plant app/raster/x.c '#include "app/ui/ui.h"'
    plant app/sdl/x.c '#include "app/core/model.h"'
    plant app/store/x.c '#include "app/core/model.h"'
    plant app/store/x.c '#include <SDL2/SDL.h>'
    plant app/load/x.c '#include "app/store/usage_query.h"'
    plant app/cli/x.c '#include <sqlite3.h>'
    plant app/cli/x.c '#include <cyaml/cyaml.h>'
    plant app/cli/x.c '#include <libudev.h>'
    plant app/main.c '#include "app/core/model.h"'
    plant hw/x.c '#include "app/core/model.h"'
    plant app/new/x.c '#include "app/core/model.h"'
    return "$failed"
}

if [[ ${1:-} == --self-test ]]; then
    self_test
else
    check "${1:-$(dirname -- "${BASH_SOURCE[0]}")/..}"
fi
