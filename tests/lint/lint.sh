#!/usr/bin/env bash
# Everything that can be said about the tree without running it. usage: lint.sh BUILD-DIR, from the root.
set -uo pipefail
build=$1
tidy_seconds=${RT_TIDY_SECONDS:-50}
failed=()

# step NAME COMMAND...: runs it, remembers whether it failed, and goes on: all complaints in one go.
step() {
    local name=$1
    shift
    printf '== %s\n' "$name"
    "$@" </dev/null || failed+=("$name")
}

tracked() { git ls-files -- "$@"; }

format() {
    tracked '*.cpp' '*.h' | xargs -r clang-format-14 --dry-run -Werror
}

# Compiling everything once more takes many minutes on two cores. What was touched last comes first
# and the clock decides where it ends; run with RT_TIDY_SECONDS=9999 for all of it.
tidy_order() {
    {
        git diff --name-only HEAD
        git log --name-only --pretty=format: -n 400
        tracked '*.cpp'
    } | awk '/\.cpp$/ && !seen[$0]++' | while read -r file; do
        [ -f "$file" ] && printf '%s\n' "$file"
    done
}

tidy_one() {
    [ "$(date +%s)" -lt "$RT_TIDY_END" ] || { echo "$1" >>"$RT_TIDY_LEFT"; return 0; }
    clang-tidy-14 --quiet -p "$RT_TIDY_BUILD" "$1" 2>/dev/null
}

tidy() {
    local scratch result=0
    scratch=$(mktemp -d)
    export -f tidy_one
    # What GCC has precompiled, and its own warnings, clang cannot read.
    sed -E 's/ -Winvalid-pch//g; s/ -include [^ ]*cmake_pch\.hxx//g; s/ -Wshadow=local//g' \
        "$build/compile_commands.json" >"$scratch/compile_commands.json"
    export RT_TIDY_END=$(($(date +%s) + tidy_seconds)) RT_TIDY_BUILD=$scratch RT_TIDY_LEFT=$scratch/left
    tidy_order | grep -F -x -f <(sed -n "s|^  \"file\": \"$PWD/\(.*\)\".*|\1|p" \
        "$build/compile_commands.json") >"$scratch/files"
    xargs -r -P "$(nproc)" -I{} bash -c 'tidy_one {}' <"$scratch/files" || result=1
    [ -e "$scratch/left" ] && printf '   time is up: %d of %d files were left out\n' \
        "$(wc -l <"$scratch/left")" "$(wc -l <"$scratch/files")"
    rm -rf "$scratch"
    return $result
}

scripts() {
    tracked | while read -r file; do
        case $(head -c 40 "$file" 2>/dev/null | head -n 1 | tr -d '\0') in
        '#!'*sh) printf '%s\n' "$file" ;;
        esac
    done | xargs -r shellcheck
}

spelling() {
    # The tests of the knowledge base misspell on purpose, to be told so.
    tracked ':!*.png' ':!*.svg' ':!LICENSE' ':!translations' ':!vendordb/data' ':!tests/vendordb' \
        ':!tests/guidebook/check_guide_book.py' |
        xargs -r codespell -L wont,atleast,findout # identifiers: WON'T of RFC 854, atLeast, findOut
}

# English needs a translation only where a number decides between singular and plural.
plurals() {
    local scratch result=0
    scratch=$(mktemp -d)
    cp translations/ringthrough_en.ts "$scratch/en.ts"
    "$(qtpaths6 --query QT_HOST_BINS)/lupdate" \
        -silent -pluralonly -locations none -no-obsolete -extensions cpp,h vendordb wizard app \
        -ts "$scratch/en.ts" >/dev/null || result=1
    grep -B1 unfinished "$scratch/en.ts" | grep '<source>' && result=1
    rm -rf "$scratch"
    return $result
}

step "house rules" python3 tests/lint/check_tree.py .
step "format" format
step "knowledge base" "$build/bin/ringthrough-cli" lint vendordb/data
step "shell scripts" scripts
step "spelling" spelling
step "English plurals" plurals
step "clang-tidy" tidy

if [ ${#failed[@]} -gt 0 ]; then
    printf 'lint: failed: %s\n' "$(printf '%s; ' "${failed[@]}")"
    exit 1
fi
echo "lint: all green"
