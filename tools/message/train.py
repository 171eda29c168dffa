"""Trains the model that ``tussie.message`` ships.

    python -m tools.message.train TEACHER OUT [--epochs N] [--seed N]

`TEACHER` is a folder with a BERT-like sentence encoder in the format of Hugging Face transformers
(all-MiniLM-L6-v2, Apache-2.0); `OUT` receives ``model.onnx`` (weights in 8 bits), ``vocab.txt`` and
``labels.json``. Needs what ``requirements.txt`` beside this file names. The same seed on the same machine gives the
same model.

The encoder is fine-tuned whole, with the mean of its last states before three linear heads: which concepts
(softmax against a distribution in which the main one has most), which concepts are denied (a sigmoid each), and what
kind of text it is (softmax). Messages are seen with typing slips that people make, so that typos cost less.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tools.message.labels import KINDS, Labelled, intents, read
from torch import nn
from transformers import AutoModel, AutoTokenizer, get_linear_schedule_with_warmup

#: The longest message that is read whole, in word pieces.
LONGEST = 96
#: What the main label has of the whole; the others share the rest.
MAIN = 0.6
#: Denied concepts with fewer examples than this cannot be learned.
FEWEST_DENIED = 12


class Reader(nn.Module):
    """The encoder with its three heads."""

    def __init__(self, teacher: Path, concepts: int, denied: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(teacher, attn_implementation="eager")
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.concepts = nn.Linear(width, concepts)
        self.denied = nn.Linear(width, denied)
        self.kind = nn.Linear(width, len(KINDS))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).float()
        mean = self.drop((states * mask).sum(1) / mask.sum(1).clamp(min=1.0))
        return self.concepts(mean), self.denied(mean), self.kind(mean)


def targets(rows: list[Labelled], concepts: list[str], denied: list[str]) -> tuple[torch.Tensor, ...]:
    """The three targets of each row, and whether it is a message at all."""
    wanted = torch.zeros(len(rows), len(concepts))
    refused = torch.zeros(len(rows), len(denied))
    kinds = torch.tensor([KINDS.index(row.kind) for row in rows])
    for number, row in enumerate(rows):
        for place, concept in enumerate(row.concepts):
            rest = (1 - MAIN) / (len(row.concepts) - 1) if len(row.concepts) > 1 else 0.0
            wanted[number, concepts.index(concept)] = (MAIN if place == 0 else rest) if rest else 1.0
        for concept in row.denied:
            if concept in denied:
                refused[number, denied.index(concept)] = 1.0
    return wanted, refused, kinds


def slips(text: str, dice: random.Random) -> str:
    """The text with the slips of a hurried hand, sometimes: no capitals, a letter lost, doubled or swapped."""
    if dice.random() < 0.15:
        text = text.lower()
    if dice.random() < 0.1:
        text = "".join(c for c in text if c not in ".,!?'’")
    if dice.random() < 0.25 and len(text) > 8:
        for _ in range(dice.choice((1, 1, 2))):
            at = dice.randrange(1, len(text) - 1)
            text = dice.choice(
                (
                    text[:at] + text[at + 1 :],
                    text[:at] + text[at] + text[at:],
                    text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :],
                )
            )
    return text


def train(teacher: Path, rows: list[Labelled], *, epochs: int, rate: float, seed: int) -> tuple[Reader, list[str]]:
    """The fine-tuned reader, and the denied concepts it knows."""
    torch.manual_seed(seed)
    dice = random.Random(seed)
    torch.set_num_threads(2)
    concepts = intents()
    counts: dict[str, int] = {}
    for row in rows:
        for concept in row.denied:
            counts[concept] = counts.get(concept, 0) + 1
    denied = sorted(concept for concept, count in counts.items() if count >= FEWEST_DENIED)
    reader = Reader(teacher, len(concepts), len(denied))
    tokenizer = AutoTokenizer.from_pretrained(teacher)
    wanted, refused, kinds = targets(rows, concepts, denied)
    heads = [p for name, p in reader.named_parameters() if not name.startswith("encoder")]
    optimiser = torch.optim.AdamW(
        [{"params": list(reader.encoder.parameters()), "lr": rate}, {"params": heads, "lr": 10 * rate}],
        weight_decay=0.01,
    )
    size = 32
    steps = epochs * (len(rows) // size + 1)
    schedule = get_linear_schedule_with_warmup(optimiser, steps // 12, steps)
    binary = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0))
    for epoch in range(epochs):
        reader.train()
        # Rows of like length share a batch, in a new order each epoch: less padding, more speed.
        order = sorted(range(len(rows)), key=lambda n: len(rows[n].text) + dice.uniform(0, 40))
        batches = [order[at : at + size] for at in range(0, len(order), size)]
        dice.shuffle(batches)
        total = 0.0
        for batch in batches:
            texts = [slips(rows[n].text, dice) for n in batch]
            tokens = tokenizer(texts, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
            said, unsaid, kind = reader(tokens["input_ids"], tokens["attention_mask"])
            is_message = (kinds[batch] == 0).float()
            loss = -((wanted[batch] * said.log_softmax(1)).sum(1) * is_message).sum() / is_message.sum().clamp(min=1)
            loss = loss + 2.0 * binary(unsaid, refused[batch]) + 0.5 * nn.functional.cross_entropy(kind, kinds[batch])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1}: loss {total / len(batches):.3f}", flush=True)
    return reader.eval(), denied


def export(reader: Reader, teacher: Path, denied: list[str], out: Path) -> None:
    """Write the model with 8-bit weights, the vocabulary and the labels."""
    out.mkdir(parents=True, exist_ok=True)
    whole = out / "whole.onnx"
    example = torch.ones(1, 8, dtype=torch.int64)
    torch.onnx.export(
        reader,
        (example, example),
        str(whole),
        input_names=["input_ids", "attention_mask"],
        output_names=["concepts", "denied", "kind"],
        dynamic_axes={name: {0: "batch", 1: "length"} for name in ("input_ids", "attention_mask")},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(whole, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
    vocabulary = AutoTokenizer.from_pretrained(teacher).get_vocab()
    words = sorted(vocabulary, key=vocabulary.__getitem__)
    (out / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    labels = {"concepts": intents(), "denied": denied, "kinds": list(KINDS)}
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tools.message.train", description=__doc__.splitlines()[0])
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=2009)
    options = parser.parse_args()
    np.random.seed(options.seed)
    rows = read("training")
    reader, denied = train(options.teacher, rows, epochs=options.epochs, rate=options.rate, seed=options.seed)
    export(reader, options.teacher, denied, options.out)


if __name__ == "__main__":
    main()
