"""The shapes of what the verbs answer, field by field.

They document: the HTTP API shows them in its description, the tools for language models publish them as the schemas of
their results. They never serialise. The JSON is that of the values' own ``to_dict``, word for word that of the command
line, and a test holds these shapes to it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

#: How a probability, a share or a weight is told: between 0 and 1, to four places.
Share = Annotated[float, Field(ge=0, le=1)]


class Shape(BaseModel):
    """Any answer: the fields that stand here, all of them, and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Flower(Shape):
    """A plant, and as much about it as was said."""

    plant: str = Field(description="The plant, by its id in the lexicon.", examples=["rosa"])
    name: str = Field(description="The noun it is written with.", examples=["rose"])
    colour: str = Field(description="A colour of the lexicon, by id; empty when none was said.", examples=["deep-pink"])
    part: str = Field(description="The part that is meant: bloom, bud, leaf, branch, fruit, dried ...")
    variety: str = Field(description="A kind within the taxon (moss, thornless ...); empty when none was said.")


class Stem(Flower):
    """A flower of a bouquet, how many of it, and how it is held."""

    count: int | None = Field(description='How many; null for "some".')
    manner: str = Field(description="How it is held or trimmed (reversed, thornless ...); empty for plainly upright.")


class Caution(Shape):
    """Something to know before handing the flowers over."""

    kind: Literal["safety", "hospital", "season", "custom"] = Field(description="What it is about.")
    where: str = Field(description="Whom, which ward, which month or which country it concerns.")
    severity: Literal["danger", "warning", "hint", "info"] = Field(description="How grave it is.")
    text: str = Field(description="What to know, in words.")
    source: str = Field(description="The id of who says so.")


class Sense(Shape):
    """One thing that a flower may say, and who says so."""

    concept: str = Field(description="What it comes to: a concept by its id.", examples=["gratitude"])
    probability: Share = Field(description="How likely it is meant here.")
    gloss: str = Field(description="The meaning as the source prints it; empty where a rule of the grammar says it.")
    english: str = Field(description="The English of a foreign gloss, else empty.")
    concepts: list[str] = Field(description="Everything that the gloss says, as concepts.")
    source: str = Field(description="The id of the source whose attestation fits best.")
    year: int | None = Field(description="The year of that source; null when it has none.")
    locator: str = Field(description="Where in the source it stands.")
    tradition: str = Field(description="The tradition that the attestation belongs to.")
    fallback: str = Field(description='What was passed over to find it ("said of roses of any colour"), or empty.')
    also: list[str] = Field(description="The other places that say it.")
    lineages: int = Field(ge=0, description="How many independent families of sources say it.")


class Line(Shape):
    """What one stem says."""

    ring: Literal["centre", "ring", "edge", ""] = Field(description="Where it stands; empty in a list of flowers.")
    flower: Stem = Field(description="The flower, how many of it, and how it is held.")
    senses: list[Sense] = Field(description="What it may say, likeliest first; none when no source says anything.")
    elsewhere: list[Sense] = Field(description="What other traditions make of it.")
    notes: list[str] = Field(description="What a reader should know of it: a shared name, a colour that does not grow.")


class Weighed(Shape):
    """A concept, and how much of the whole is it."""

    concept: str = Field(description="The concept, by its id.")
    probability: Share = Field(description="Its share of what is said.")


class Reading(Shape):
    """What a bouquet says: stem by stem, together, as a whole, and in one sentence."""

    tradition: str = Field(description="The tradition of the reader.", examples=["victorian"])
    lines: list[Line] = Field(description="The stems, innermost first, and what each says.")
    together: list[Sense] = Field(description="What several of the flowers say only at once.")
    concepts: list[Weighed] = Field(description="What the whole bouquet says, likeliest first.")
    sentence: str = Field(description="What it says above all, in one plain sentence.")
    cautions: list[Caution] = Field(description="Customs of other countries, and what to mind.")


class Intent(Shape):
    """A concept that is to be said."""

    concept: str = Field(description="The concept, by its id.")
    weight: float = Field(ge=0, description="How much it counts beside the others.")


class Chosen(Shape):
    """A stem of a composed bouquet, and why it is in."""

    flower: Flower = Field(description="The flower.")
    count: int = Field(description="How many of it.")
    ring: Literal["centre", "ring", "edge"] = Field(description="Where it stands.")
    price: float = Field(ge=0, description="What one stem costs.")
    estimate: bool = Field(description="Whether that price is our estimate.")
    why: str = Field(description="Why it is in, with the source.")


class Bouquet(Shape):
    """One bouquet that keeps every wish, and what a reader makes of it."""

    notation: str = Field(description="The bouquet in the notation, which every verb reads.")
    stems: list[Chosen] = Field(description="Its stems, innermost first.")
    cost: float = Field(ge=0, description="What the flowers cost.")
    currency: str = Field(description="In what money.", examples=["USD"])
    objective: float = Field(description="The value of the bouquet to the solver.")
    optimality_gap: float = Field(ge=0, description="How far from proven best it may be; 0 is proven.")
    intended: Share = Field(description="The share of the reading that was meant.")
    unwanted: Share = Field(description="The share that nobody should read.")
    misread: list[Weighed] = Field(description="What could be read that was not meant.")
    unsaid: list[str] = Field(description="Intents that no flower leads with.")
    reading: Reading = Field(description="The bouquet as the reader reads it.")
    cautions: list[Caution] = Field(description="What to know before handing it over.")


class Way(Shape):
    """What giving up one wish would bring."""

    without: str = Field(description="The wish that is given up.")
    bouquet: Bouquet | None = Field(description="The bouquet then; null where other wishes still clash.")


class Impossible(Shape):
    """The smallest set of wishes that cannot be kept together."""

    clash: list[str] = Field(description="The wishes.")
    ways: list[Way] = Field(description="What giving up each of them would bring.")


class WhyNot(Shape):
    """What keeps a flower out."""

    flower: str = Field(description="The flower.")
    reasons: list[str] = Field(description="The wishes it offends, or what a bouquet with it would be worth.")
    instead: Bouquet | None = Field(description="The best bouquet with it, where there is one.")


class Answer(Shape):
    """Everything the composer has to say."""

    intents: list[Intent] = Field(description="What it was asked to say.")
    bouquets: list[Bouquet] = Field(description="The bouquets, the best first.")
    impossible: Impossible | None = Field(description="What clashes when there are none, else null.")
    why_not: list[WhyNot] = Field(description="Why the flowers that were asked for are not in.")
    notes: list[str] = Field(description="What a person should know of the answer as such.")


class Substitute(Shape):
    """A bouquet with another flower in the place of one."""

    flower: Flower = Field(description="The new flower.")
    notation: str = Field(description="The new bouquet in the notation.")
    price: float = Field(ge=0, description="What one stem of the new flower costs.")
    currency: str = Field(description="In what money.")
    kept: Share = Field(description="The share of what the bouquet said that it still says.")
    says: str = Field(description="What the new flower says first.")
    source: str = Field(description="Who says so, and where.")
    cautions: list[Caution] = Field(description="What to know of the new bouquet.")


class Meant(Intent):
    """A concept that a message means."""

    words: list[str] = Field(description="The words of the message that it hangs on most.")


class Message(Shape):
    """What a message says."""

    kind: Literal["message", "foreign", "nonsense"] = Field(description="What the text is.")
    intents: list[Meant] = Field(description="What it means, the likeliest first; the weights add up to one.")
    denied: list[str] = Field(description="Concepts that it says are not meant.")


class Attestation(Shape):
    """One source says that a flower means something."""

    headword: str = Field(description="The flower as the source prints it.")
    gloss: str = Field(description="The meaning as the source prints it.")
    english: str = Field(description="The English of a foreign gloss, else empty.")
    concepts: list[str] = Field(description="What the gloss says, as concepts.")
    source: str = Field(description="The id of the source.")
    year: int | None = Field(description="Its year; null when it has none.")
    locator: str = Field(description="Where in the source it stands.")
    lineage: str = Field(description="The family of sources that it was copied within.")
    tradition: str = Field(description="The tradition that it belongs to.")
    fallback: str = Field(description="What was passed over to make it fit this flower, or empty.")
    correction: str = Field(description="What the source should have printed, where it is a misprint.")


class FlowerEntry(Flower):
    """Everything that is attested of a flower."""

    scientific_name: str = Field(description="The name of the plant in botany.")
    family: str = Field(description="Its family.")
    attestations: list[Attestation] = Field(description="Who says what, tradition by tradition.")
    contradictions: list[Annotated[list[Attestation], Field(min_length=2, max_length=2)]] = Field(
        description="Pairs of attestations of one tradition that cannot both be meant."
    )


class Saying(Shape):
    """A flower that says a concept, in one tradition."""

    plant: str = Field(description="The plant, by its id.")
    colour: str = Field(description="The colour that says it; empty for any.")
    part: str = Field(description="The part that says it; empty for the plant.")
    variety: str = Field(description="The kind that says it; empty for any.")
    tradition: str = Field(description="The tradition.")
    lineages: int = Field(ge=1, description="How many independent families of sources say so.")
    attestations: list[Attestation] = Field(description="Who says so.")


class ConceptEntry(Shape):
    """A concept, and the flowers that say it."""

    concept: str = Field(description="The concept, by its id.")
    label: str = Field(description="What it is called.")
    definition: str = Field(description="What is meant by it.")
    synonyms: list[str] = Field(description="Other words for it.")
    broader: str = Field(description="The concept that it is a kind of, or empty.")
    opposite: str = Field(description="The concept that it is the opposite of, or empty.")
    flowers: list[Saying] = Field(description="The flowers that say it, by tradition, best attested first.")


class Candidate(Shape):
    """One of the plants that share a name."""

    name: str = Field(description="The name.")
    plant: str = Field(description="The plant, by its id.")
    scientific_name: str = Field(description="The name of the plant in botany.")
    period: Literal["current", "historical"] = Field(description="Whether it is called so today.")
    default: list[str] = Field(description='Traditions in which this plant is meant; "*" is all others.')
    note: str = Field(description="What tells it apart.")
    source: str = Field(description="Who says so.")


class Found(Shape):
    """What was found: a flower, a concept, the plants that share a name, or several of these."""

    words: str = Field(description="The words that were looked up.")
    flower: FlowerEntry | None = Field(description="The flower that they name, or null.")
    concept: ConceptEntry | None = Field(description="The concept that they name, or null.")
    candidates: list[Candidate] = Field(description="The plants that share the name; none when it is not shared.")


class Mention(Shape):
    """A plant that a text names, at a place."""

    start: int = Field(ge=0, description="Its first character in the text.")
    end: int = Field(ge=0, description="The character after its last.")
    surface: str = Field(description="The words of the text.")
    flower: Flower = Field(description="The flower that they name.")
    count: int | None = Field(description="How many, where the text says so.")
    figurative: bool = Field(description='Whether it is a figure of speech ("cheeks like roses").')
    confidence: Share = Field(description="How sure it is that a plant is meant.")
    why: str = Field(description="What decided, in words.")
    others: list[str] = Field(description="Further plants that bear the name, by id.")


class Arranged(Shape):
    """A bouquet, wreath or vase that a text describes, and what it says."""

    start: int = Field(ge=0, description="Its first character in the text.")
    end: int = Field(ge=0, description="The character after its last.")
    kind: str = Field(description="The text's word for it.", examples=["bouquet"])
    mentions: list[int] = Field(description="Its flowers: numbers of mentions.")
    notation: str = Field(description="The bouquet in the notation.")
    reading: Reading = Field(description="What it says.")


class Entry(Shape):
    """A line of the appendix: a flower, what it means, and where it occurs."""

    flower: Flower = Field(description="The flower.")
    senses: list[Sense] = Field(description="What it means, likeliest first; none when no source says anything.")
    mentions: list[int] = Field(description="Where it occurs: numbers of mentions.")


class Own(Shape):
    """A line of an appendix that the text has itself, beside ours."""

    start: int = Field(ge=0, description="Its first character in the text.")
    end: int = Field(ge=0, description="The character after its last.")
    words: str = Field(description="The flower as the text writes it.")
    gloss: str = Field(description="The meaning as the text gives it.")
    flower: Flower = Field(description="The flower that the words name.")
    sense: Sense | None = Field(description="Our sense that says the same, else our first, or null.")
    verdict: Literal["agrees", "among", "differs", "unknown"] = Field(
        description="Whether it is our first sense, one of the others, none of them, or nobody knows."
    )


class Late(Shape):
    """A flower or a meaning that came later than the text's period."""

    flower: Flower = Field(description="The flower.")
    kind: Literal["plant", "meaning"] = Field(description="What came later.")
    year: int = Field(description="The first year it is known from there.")
    said: str = Field(description="One line for people, with the source.")
    source: str = Field(description="Who says so.")
    checked: bool = Field(description="Whether that date was seen in the source.")
    mentions: list[int] = Field(description="Where it occurs: numbers of mentions.")


class Annotation(Shape):
    """The flowers of a text: where they stand, what they say, and the appendix."""

    file: str = Field(description="The file that was written; empty when none was.")
    title: str = Field(description="The title of the text.")
    tradition: str = Field(description="The tradition of the reader.")
    mentions: list[Mention] = Field(description="Every plant that the text names, in order.")
    arrangements: list[Arranged] = Field(description="The bouquets that it describes.")
    appendix: list[Entry] = Field(description="Each flower once, and what it means.")
    own: list[Own] = Field(description="The text's own appendix, line by line beside ours.")
    late: list[Late] = Field(description="What is out of its time, where a period was given.")
