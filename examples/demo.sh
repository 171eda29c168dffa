#!/bin/sh
# The bouquet of the story that Tussie grew from, written in three ways. Its author gave the six meanings in
# an appendix; the reader must find them, and say who else says so.
set -eu
cd "$(dirname "$0")/.."

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[ -t 1 ] || say() { printf '\n== %s\n' "$*"; }

say "The bouquet in the story's own words, in one sentence, and in the notation, beside the author's appendix"
python3 examples/appendix.py examples/breaking-down.txt examples/sentence.txt examples/breaking-down.tussie

say "tussie read @examples/breaking-down.tussie"
tussie read @examples/breaking-down.tussie

say "White chrysanthemums at a funeral in Japan, Korea, France and Italy"
printf 'occasion: funeral\nwhite chrysanthemum\n' |
	tussie read - --compare national-jp,national-kr,national-fr,national-it,modern
