"""The columns of every table of a scan, and the libraries that a scan stands on."""

from __future__ import annotations

import os

from tussie.errors import CannotScan

# Both engines count their users over the network unless told otherwise; whoever wants to be counted can say so.
os.environ.setdefault("DAFT_ANALYTICS_ENABLED", "0")
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
# Its own bar counts batches; ours tells of bytes and mentions.
os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
try:
    import daft  # noqa: F401 - missing libraries are told here, once for all modules of this package
    import pyarrow as pa
except ImportError:
    raise CannotScan(
        "libraries of texts are scanned by Daft, which is not installed; run: pip install 'tussie[corpus]'"
    ) from None


#: What may be known of a text, from columns of its table or from metadata.
DETAILS = ("author", "title", "year")
#: A mention as a worker finds it.
MENTION = pa.struct(
    {
        "start": pa.int64(), "end": pa.int64(), "surface": pa.string(), "plant": pa.string(), "name": pa.string(),
        "colour": pa.string(), "part": pa.string(), "count": pa.int64(), "figurative": pa.bool_(),
        "confidence": pa.float32(),
    }
)  # fmt: skip
#: What a worker finds in a text; `piece` is the number of its piece in the batch, `failed` null when all went well.
FOUND = pa.struct(
    {
        "piece": pa.int32(), "author": pa.string(), "title": pa.string(), "year": pa.int32(),
        "characters": pa.int64(), "failed": pa.string(), "mentions": pa.list_(MENTION),
    }
)  # fmt: skip
_WHERE = pa.schema({"source": pa.string(), "row": pa.int64(), **{name: FOUND.field(name).type for name in DETAILS}})
#: The columns of the output, one row for each mention.
MENTIONS = pa.schema([*_WHERE, *MENTION])
#: The columns of the table beside it, one row for each text; `failed` is empty when all went well.
TEXTS = pa.schema([*_WHERE, ("characters", pa.int64()), ("mentions", pa.int64()), ("failed", pa.string())])
