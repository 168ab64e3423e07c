#!/usr/bin/env python3
"""Fit the weights of src/claim/lexicon/cues.tsv and src/claim/worth.rs: which sentences can be checked?

usage: fit_worth.py [EVAL_FOLDER]      (default ../shared/eval; needs numpy and scikit-learn)

One logistic regression over the cues on ClaimBuster, NewsSD (weight 4) and the development stories (weight 2) together, each
set with a bias of its own, so that only the order inside a set counts. The cue `question` is set by hand to -2.5 afterwards.
"""
import json, pathlib, re, sys
try:
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
except ImportError as missing:
    sys.exit(f"{missing.name} is not installed; fitting needs numpy and scikit-learn (scoring does not)")

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "../shared/eval"
CUES = [l.split("\t") for l in (ROOT / "src/claim/lexicon/cues.tsv").read_text().splitlines() if not l.startswith("#")]
PAST = set(re.findall(r'"(\w+)"', (ROOT / "src/claim/worth.rs").read_text().split("const PAST")[1].split("];")[0]))
SHOWN = ["number", "numbers", "money", "past", "names", "quoted", "short", "exclamation"]
WORD = re.compile(r"\d[\d,.]*|[A-Za-z][A-Za-z'’-]*")


def cues(text):
    raw = WORD.findall(text)
    words = [w.lower().replace("’", "'") for w in raw]
    unquoted = {w.lower().replace("’", "'") for w in WORD.findall(re.sub(r'[“"«][^”"»]*[”"»]?', " ", text))}
    found = []
    for _, _, count, listed in CUES:
        met = len((unquoted if count == "speaker" else set(words)) & set(listed.split()))
        found.append(min(met, 2) / 2 if count == "twice" else min(met, 1))
    numbers = sum(w[0].isdigit() for w in words)
    names = sum(w[0].isupper() and w != "I" and not w.startswith("I'") for w in raw[1:] if w[0].isalpha())
    past = any(w in PAST or len(w) > 4 and w.endswith("ed") for w in words)
    plain = sum(w[0].isalpha() for w in words)
    return found + [numbers > 0, numbers > 1, bool(re.search("[%$€£]", text)), past, min(names, 2) / 2, bool(re.search('["“”]', text)), plain < 8, text.strip().endswith("!")]


def rows(name, label):
    return [(r["text"], label(r)) for r in map(json.loads, (DATA / "sets" / name).read_text().splitlines())]


def main():
    stories = [(c["text"], c["checkworthy"]) for p in sorted((DATA / "stories").glob("*/gold.json")) for c in json.loads(p.read_text())["claims"]]
    sets = [("claimbuster", rows("claimbuster.jsonl", lambda r: bool(r["checkworthy"])), 1.0),
            ("newssd", rows("newssd_subjectivity.jsonl", lambda r: r["label"] == "objective"), 4.0), ("stories", stories, 2.0)]
    x = np.array([cues(t) for _, found, _ in sets for t, _ in found], float)
    y = np.array([g for _, found, _ in sets for _, g in found])
    which = np.concatenate([np.full(len(found), i) for i, (_, found, _) in enumerate(sets)])
    weight = np.array([sets[i][2] for i in which])
    biased = np.hstack([x, 3 * np.eye(len(sets))[which]])
    fit = lambda keep: LogisticRegression(C=0.5, max_iter=3000).fit(biased[keep], y[keep], sample_weight=weight[keep]).coef_[0][: x.shape[1]]
    fold = np.random.RandomState(0).randint(0, 10, len(y))
    held = np.zeros(len(y))
    for k in range(10):
        held[fold == k] = x[fold == k] @ fit(fold != k)
    weights = fit(np.full(len(y), True))
    for i, (name, _, _) in enumerate(sets):
        here = which == i
        print(f"{name:12} AUC {roc_auc_score(y[here], x[here] @ weights):.3f}, in ten folds {roc_auc_score(y[here], held[here]):.3f}")
    for name, value in zip([c[0] for c in CUES] + SHOWN, weights):
        print(f"{name:12} {value:6.2f}")


if __name__ == "__main__":
    main()
