#!/bin/sh
# Says what the mother in "Breaking Down" says, the story that Tussie grew from: first from her words to bouquets that a
# florist can build, then from the bouquet of the story back to what it says.
set -eu
cd "$(dirname "$0")/.."

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[ -t 1 ] || say() { printf '\n== %s\n' "$*"; }

say "tussie compose 'Thank you for saving my husband. You did everything you could.' --for hospital --cat --month 11 --budget 45"
tussie compose 'Thank you for saving my husband. You did everything you could.' --for hospital --cat --month 11 --budget 45

say "The bouquet of the story, in its own words, in one sentence, and in the notation, beside the author's appendix"
python3 examples/appendix.py examples/breaking-down.txt examples/sentence.txt examples/breaking-down.tussie

say "tussie check @examples/breaking-down.tussie --cat --country JP --for hospital"
tussie check @examples/breaking-down.tussie --cat --country JP --for hospital || echo "(status $?: something is dangerous)"

say "White chrysanthemums at a funeral in Japan, Korea, France and Italy"
printf 'occasion: funeral\nwhite chrysanthemum\n' |
	tussie read - --compare national-jp,national-kr,national-fr,national-it,modern

say "The same bouquet drawn, its plan for the florist, and its card"
mkdir -p build/demo/pictures
tussie draw @examples/breaking-down.tussie -o build/demo/pictures/story.svg
tussie draw @examples/breaking-down.tussie -o build/demo/pictures/plan.png --view plan
tussie card @examples/breaking-down.tussie -o build/demo/pictures/card.pdf --words 'Thank you for saving my husband.'

say "The story's own words, found, read and explained: tussie annotate examples/breaking-down.txt"
tussie annotate examples/breaking-down.txt -o build/demo/pictures/story.html --period 1862 --place England

say "For people who will never open a terminal, one command opens the site"
echo "build/demo/bin/tussie serve --open"
