#!/bin/sh
# The bouquet of the story that Tussie grew from, read in three ways of writing it. Its author gave the
# six meanings in an appendix; the reader must find them, and say who else says so.
set -eu
cd "$(dirname "$0")/.."

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[ -t 1 ] || say() { printf '\n== %s\n' "$*"; }

say "1. The story's own words (examples/breaking-down.txt)"
cat examples/breaking-down.txt
echo
tussie read @examples/breaking-down.txt

say "2. One sentence"
sentence='a white zinnia and a chrysanthemum in the middle, daffodils and deep pink roses around them, edged with irises and alyssum'
echo "$sentence"
echo
tussie read "$sentence"

say "3. The notation, beside the author's appendix (examples/breaking-down.tussie)"
cat examples/breaking-down.tussie
echo
python3 examples/appendix.py

say "4. White chrysanthemums at a funeral"
tussie read 'white chrysanthemum' --compare 'modern,victorian,hanakotoba,national-jp,national-kr,national-fr,national-it'
