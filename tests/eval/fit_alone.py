#!/usr/bin/env python3
"""Fit the weights of src/align/alone.rs on the public sets of pairs: MRPC, NewsNLI, ECB+, SCU and STS-B news together, each
with a bias of its own, so that only the order inside a set counts; figures in five folds.

usage: fit_alone.py [EVAL_FOLDER]      (default ../shared/eval; runs cargo; needs numpy and scikit-learn)
"""
import json, os, pathlib, subprocess, sys, tempfile
try:
    import numpy as np
    from scipy.stats import spearmanr
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import KFold
except ImportError as missing:
    sys.exit(f"{missing.name} is not installed; fitting needs numpy, scipy and scikit-learn (scoring does not)")

LEFT_OUT = [7, 10, 22]  # persons, tellingDates, contained: other folds were served no better with them
ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "../shared/eval"
SETS = {  # file: first text, second text, gold (True, or a number whose positive cut is 3), rows kept, weight
    "mrpc": ("text_a", "text_b", lambda r: r["label"] == "paraphrase", lambda r: True, 1),
    "newsnli": ("premise", "hypothesis", lambda r: r["label"] == "entailment", lambda r: True, 3),
    "ecbplus_claim_pairs": ("text_a", "text_b", lambda r: r["label"] == "same", lambda r: r["label"] != "overlap", 1),
    "scu_claim_pairs": ("text_a", "text_b", lambda r: r["label"] == "same_claim", lambda r: True, 1),
    "stsb": ("text_a", "text_b", lambda r: r["score"], lambda r: r["genre"] == "main-news", 1),
}


def numbers(rows, a, b):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps({"a": r[a], "b": r[b]}) + "\n" for r in rows)
        file.flush()
        command = ["cargo", "test", "--release", "--lib", "--", "--ignored", "--nocapture", "print_alone_features"]
        out = subprocess.run(command, cwd=ROOT, env={**os.environ, "PAIRS": file.name}, capture_output=True, text=True, check=True).stdout
    return [json.loads(line.split("features ", 1)[1]) for line in out.splitlines() if "features [" in line]


def main():
    x, y, gold, which, weight = [], [], [], [], []
    for at, (name, (a, b, label, keep, w)) in enumerate(SETS.items()):
        rows = [r for r in map(json.loads, (DATA / "sets" / f"{name}.jsonl").read_text().splitlines()) if keep(r)]
        found = [label(r) for r in rows]
        x += numbers(rows, a, b)
        gold += found
        y += [bool(v) if isinstance(v, bool) else v >= 3 for v in found]
        which += [at] * len(rows)
        weight += [w] * len(rows)
    x = np.array(x)
    x[:, LEFT_OUT] = 0
    y, gold, which, weight = np.array(y), np.array(gold, float), np.array(which), np.array(weight, float)
    biased = np.hstack([x, 3 * np.eye(len(SETS))[which]])
    fit = lambda keep: LogisticRegression(max_iter=3000).fit(biased[keep], y[keep], sample_weight=weight[keep])
    held = np.zeros(len(y))
    for train, test in KFold(5, shuffle=True, random_state=0).split(x):
        held[test] = x[test] @ fit(train).coef_[0][: x.shape[1]]
    for at, name in enumerate(SETS):
        here = which == at
        measure = spearmanr(held[here], gold[here]).statistic if name == "stsb" else roc_auc_score(y[here], held[here])
        print(f"{name:22} {'Spearman' if name == 'stsb' else 'AUC'} in five folds {measure:.3f}")
    model = fit(np.arange(len(y)))
    print(f"bias {model.intercept_[0]:.2f}, of the sets {(3 * model.coef_[0][x.shape[1]:]).round(2)}")
    print(", ".join(f"{w:.2f}" for w in model.coef_[0][: x.shape[1]]))


if __name__ == "__main__":
    main()
