"""The words that the notation understands besides names: numbers, measures, parts, manners, places."""

from __future__ import annotations

from tussie.bouquet import STATES as _STATES_OF_A_FLOWER

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
NUMBERS = {word: number for number, word in enumerate(UNITS)} | {
    word: 10 * tens for tens, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), start=3)
}
NUMBERS |= {"a": 1, "an": 1, "single": 1, "another": 1}
TIMES = {"dozen": 12, "dozens": 12, "hundred": 100, "thousand": 1000, "score": 20, "pair": 2, "couple": 2, "pairs": 2}
SOME = frozenset("some several few many lots plenty various".split())

#: "a sprig of", "two leaves of": what is counted, and the part of the plant it is ("" = the flower).
MEASURES = {
    "sprig": "branch", "spray": "branch", "branch": "branch", "twig": "branch", "bough": "branch",
    "bud": "bud", "leaf": "leaf", "petal": "petal", "seed": "seed", "root": "root", "thorn": "thorn",
    "stem": "", "stalk": "", "head": "", "bloom": "bloom", "blossom": "bloom", "flower": "",
    "kind": "", "sort": "", "trail": "", "strand": "", "sheaf": "", "ear": "", "frond": "leaf",
    "garland": "wreath", "wreath": "wreath", "crown": "wreath", "chaplet": "wreath",
}  # fmt: skip
#: "a bunch of roses": the number of bunches is not a number of roses.
HEAPS = frozenset("bunch bunches handful handfuls posy mass cluster clusters armful cloud bouquet".split())
#: Words after a name that show a part of the plant.
PARTS = {
    "bud": "bud", "rosebud": "bud", "leaf": "leaf", "foliage": "leaf", "frond": "leaf", "leaflet": "leaf",
    "blossom": "bloom", "flower": "bloom", "bloom": "bloom", "berry": "fruit", "hip": "fruit", "fruit": "fruit",
    "cone": "fruit", "pod": "fruit", "nut": "fruit", "seed": "seed", "seedhead": "seed",
    "branch": "branch", "sprig": "branch", "spray": "branch", "twig": "branch", "tree": "tree",
    "root": "root", "thorn": "thorn", "wood": "wood", "bark": "wood", "petal": "petal",
    "stem": "stem", "stalk": "stem",
    "sprout": "stem", "wreath": "wreath", "garland": "wreath", "plant": "plant",
}  # fmt: skip
STATES = {state: state for state in _STATES_OF_A_FLOWER} | {
    "faded": "withered",
    "wilted": "withered",
    "dry": "dried",
}
#: How a stem may be held or trimmed, by the words for it.
MANNERS = {
    "reversed": ("reversed", "upside down", "inverted", "head down", "turned down"),
    "upright": ("upright", "held upright"),
    "presented-upright": ("presented upright", "given upright"),
    "hanging": ("hanging", "hanging down", "pendent"),
    "leaning-left": ("leaning left", "leaning to the left", "inclined to the left", "tilted left"),
    "leaning-right": ("leaning right", "leaning to the right", "inclined to the right", "tilted right"),
    "reversed-leaning-left": ("reversed leaning left", "reversed and leaning left"),
    "reversed-leaning-right": ("reversed leaning right", "reversed and leaning right"),
    "right-hand": ("right hand", "in the right hand", "given with the right hand"),
    "right-hand-leaning-left": ("right hand leaning left", "in the right hand leaning left"),
    "left-hand": ("left hand", "in the left hand", "given with the left hand"),
    "to-lips": ("to lips", "touched to the lips", "pressed to the lips"),
    "petal-torn": ("petal torn", "with a petal torn off"),
    "in-hand": ("in hand", "in the hand"),
    "on-heart": ("on heart", "on the heart", "over the heart"),
    "on-bosom": ("on bosom", "on the bosom", "on the breast"),
    "at-heart-height": ("at heart height", "at the height of the heart"),
    "at-eye-height": ("at eye height", "at the height of the eyes"),
    "arm-down": ("arm down", "with the arm down"),
    "round-bouquet": ("round bouquet", "round the bouquet", "twined around the bouquet"),
    "folded": ("folded", "folded together"),
}
MANNER_KEYS = {words: manner for manner, all_words in MANNERS.items() for words in all_words}
#: Words that say nothing the reader could use.
FILLERS = frozenset(
    (
        "the of x × fresh beautiful pretty lovely small large tiny big little long tall short stemmed "
        "fragrant scented sweetly delicate fine full wild cut real just only also then finally "
        "perhaps please gorgeous perfect simple humble stately bright soft my her his their our your "
        "this these those that"
    ).split()
)
#: Green stuff that nobody names. It fills a bouquet and says nothing.
GREENERY = frozenset(
    "greenery greens green foliage leaves leaf leaflets evergreen evergreens berries filler fillers".split()
)
SEPARATORS = frozenset('and with plus or et und y e & + , ; . · • / ( ) * " “ ” « »'.split())
#: Colour words that are first of all flowers: "lavender and white roses" are two plants.
PLANTS_FIRST = frozenset("lavender lilac violet".split())

HEART = "(?:very )?(?:centre|center|middle|heart|core|inside)"
THEM = "(?:them|it|these|those|this|that|him|her)"
GROUP = "(?:flowers?|ones?|blooms?|blossoms?)"
#: Phrases of a description that say where flowers stand. Those that end in a joint ("edged with")
#: speak of what follows; the others of what stands next to them.
CUES = (
    rf"(?P<edge>\b(?:edged|bordered|rimmed|fringed|framed|trimmed|finished) (?:with|by|in)\b"
    rf"|\b(?:an? )?(?:edging|border|fringe|collar|frame) of\b"
    rf"|\b(?:(?:in|on|at|along|around|round|to|over) )?(?:the|its|their|an) "
    rf"(?:very )?(?:outer ring|outer circle|outer edge|outside|edges?|rim|border|perimeter|outskirts)(?: of)?\b"
    rf"|\b(?:an? )?(?:edge|rim) of\b|\bouter ring of\b)"
    rf"|(?P<ring>\b(?:a)?round (?!one )(?:the |a |some )?(?:\w+ ){{0,3}}{GROUP}(?: in the {HEART})?\b"
    rf"|\b(?:all )?(?:a)?round {THEM}(?: all)?\b|\b(?:all )?around(?= [,.;]| and | with |$)"
    rf"|\b(?:surround|encircle|ring) {THEM}\b"
    r"|\b(?:surrounded|encircled|ringed|circled|wreathed|flanked) (?:with|by)\b"
    r"|\b(?:nestled|nestling|tucked|set) (?:among|amongst|amid)\b"
    rf"|\b(?:in )?(?:an?|the) (?:inner |second |next |middle )?(?:circle|ring) of\b|\b(?:circle|ring) of\b"
    rf"|\b(?:in|form\w*|weav\w*|wove|mak\w*|made) (?:an?|the) (?:inner |second |next |middle )?(?:circle|ring)\b)"
    rf"|(?P<centre>\b(?:in|at|for|as|with) (?:the|its|their|a) {HEART}(?: of (?:the|this) \w+)?\b"
    rf"|\b{HEART} of\b)"
    # "roses around a single lily": what was named stands in a ring about what follows.
    r"|(?P<about>\b(?:a)?round(?= (?:an?|the|one|two|three|\d+) ))"
)
#: One of these begins some word of every cue.
CUE_WORDS = tuple(
    (
        "edg border rim fring fram trim finish collar out around round surround encircl ring circl "
        "wreath flank nestl tuck set cent middle heart core"
    ).split()
)
SPEAKS_OF_NEXT = ("with", "by", "of", "in", "among", "amongst", "amid")
#: What is said in passing about the ribbon and the vase, and the words it is recognised by.
ASIDES = {
    "ribbon": (
        ("ribbon",),
        r"(?i)\b(?:tied|bound|wrapped|with)(?: up)?(?: with| in| by)?(?: an?| the)? ([\w -]{0,40}?)\bribbons?\b",
    ),
    "vase": (
        ("vase", "jug", "jar", "bowl", "pitcher"),
        r"(?i)\bin (?:an?|the) ([\w -]{0,40}?(?:vase|jug|jar|bowl|pitcher))\b",
    ),
}
