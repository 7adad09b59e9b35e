"""The same model run both ways, each in a process of its own: plain Python, and the library."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from dialogs.triage.features import features
from training.phrases import ROOT, Phrase

_RUN = """
import sys, time
from pathlib import Path
texts = Path(sys.argv[2]).read_text().splitlines()
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
before = resident()
start = time.perf_counter()
{load}
{once}
loaded = time.perf_counter()
{all}
done = time.perf_counter()
print(f"| {name} | {{(loaded - start) * 1000:.0f}} | {{resident() - before:.0f}} |"
      f" {{len(texts) / (done - loaded):,.0f}} |")
"""

PLAIN = _RUN.format(
    name="plain Python (as shipped)",
    load="from dialogs.triage.features import features\nfrom dialogs.triage.themes import model",
    once="model().weigh(features(texts[0]))",
    all="[model().weigh(features(text)) for text in texts]",
)
LIBRARY = _RUN.format(
    name="scikit-learn",
    load="import pickle\nmodel = pickle.loads(Path(sys.argv[1]).read_bytes())",
    once="model.predict_proba(texts[:1])",
    all="[model.predict_proba([text]) for text in texts]",
)
BATCH = _RUN.format(
    name="scikit-learn, all texts in one call",
    load="import pickle\nmodel = pickle.loads(Path(sys.argv[1]).read_bytes())",
    once="model.predict_proba(texts[:1])",
    all="model.predict_proba(texts)",
)


def costs(phrases: list[Phrase], texts: list[Phrase]) -> list[str]:
    """A row of the table for each way."""
    library = make_pipeline(
        TfidfVectorizer(analyzer=features, binary=True), LogisticRegression(max_iter=40, tol=0.1)
    )
    library.fit([it.text for it in phrases], [it.first for it in phrases])
    with TemporaryDirectory() as folder:
        model, told = Path(folder) / "model", Path(folder) / "texts"
        model.write_bytes(pickle.dumps(library))
        told.write_text("\n".join(it.text for it in texts), encoding="utf-8")
        return [_run(script, model, told) for script in (PLAIN, LIBRARY, BATCH)]


def _run(script: str, *args: Path) -> str:
    command = [sys.executable, "-c", script, *map(str, args)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - our own scripts
