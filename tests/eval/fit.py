#!/usr/bin/env python3
"""Fit the weights of src/align/score.rs on the development stories: one logistic regression for "linked at all", one for
"same main fact", leaving one story out at a time for the figures, then on all of them for the table.

usage: fit.py --bin PATH/TO/second-source [STORY_DIR…]      (default: ../shared/eval/stories/*; needs numpy and scikit-learn)
"""
import argparse, json, pathlib, subprocess, tempfile
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

USED = "oursCovered theirsCovered shared names figures tellingFigures tellingDates quoted context margin rank apart earlier".split()
ROOT = pathlib.Path(__file__).resolve().parents[2]


def gold_pairs(folder):
    """Directed pairs of gold sentences: links, supports, conflicts, and those that either reading accepts."""
    gold = json.loads((folder / "gold.json").read_text())
    links, supports, conflicts, free = set(), set(), set(), set()
    for claim in gold["claims"]:
        own = claim["id"]
        supports |= {(own, o) for o in claim.get("supported_by", [])}
        links |= {p for o in claim.get("supported_by", []) + claim.get("related", []) for p in ((own, o), (o, own))}
        for x in claim.get("conflicts_with", []):
            conflicts.add((own, x["id"]))
        for o in claim.get("dont_care", {}).get("link", []):
            free |= {(own, o), (o, own)}
        free |= {(own, o) for o in claim.get("dont_care", {}).get("support", [])}
    return links, supports, conflicts, free


def rows(program, folder):
    articles = [json.loads(p.read_text()) for p in sorted((folder / "articles").glob("*.json"))]
    places = {(a["id"], b["id"]): b["gold"] for a in articles for b in a["blocks"]}
    with tempfile.TemporaryDirectory() as tmp:
        for a in articles:
            clean = dict(a, blocks=[{k: v for k, v in b.items() if k != "gold"} for b in a["blocks"]])
            (pathlib.Path(tmp) / f"{a['id']}.json").write_text(json.dumps(clean))
        out = subprocess.run([program, "features", tmp], capture_output=True, text=True, check=True).stdout.splitlines()
    names = json.loads(out[0])

    def claim_at(article, place):
        block, start, end = place
        best = max(places[article, block], default=None, key=lambda g: min(end, g[1]) - max(start, g[0]))
        return best[2] if best and min(end, best[1]) - max(start, best[0]) > 0.5 * (best[1] - best[0]) else None

    links, supports, conflicts, free = gold_pairs(folder)
    found = []
    for line in out[1:]:
        a, at_a, b, at_b, numbers = json.loads(line)
        pair = (claim_at(a, at_a), claim_at(b, at_b))
        if None in pair or pair in free:
            continue
        found.append((numbers, pair in links or pair in conflicts, pair in supports, pair in conflicts, pair))
    # Pairs that no check compares are missed, whatever the weights.
    read = {claim_at(a["id"], [b["id"], *g[:2]]) for a in articles for b in a["blocks"] for g in b["gold"]}
    wanted = {"link": (links | conflicts) - free, "same": supports - free - conflicts}
    met = {r[4] for r in found}
    missed = {what: sum(p not in met for p in pairs if set(p) <= read) for what, pairs in wanted.items()}
    return names, found, missed


def best_f1(scores, gold, missed=0):
    order = np.argsort(-scores)
    hits = np.cumsum(gold[order])
    f1 = 2 * hits / (np.arange(1, len(gold) + 1) + gold.sum() + missed)
    at = int(np.argmax(f1))
    return f1[at], scores[order][at]


def f1_at(scores, gold, cut, missed=0):
    said = scores >= cut
    return 2 * (said & gold).sum() / max(1, said.sum() + gold.sum() + missed)


class Model:
    """Logistic regression on standardised numbers, each story counting by the root of its pairs, told in raw numbers."""

    def __init__(self, sets, strength):
        x, y = np.vstack([x for x, _ in sets]), np.concatenate([y for _, y in sets])
        share = np.concatenate([np.full(len(y), len(y) ** -0.5) for _, y in sets])
        scale = StandardScaler().fit(x)
        fitted = LogisticRegression(C=strength, max_iter=3000).fit(scale.transform(x), y, sample_weight=share / share.mean())
        self.weights = fitted.coef_[0] / scale.scale_
        self.bias = fitted.intercept_[0] - self.weights @ scale.mean_
        self.cut = best_f1(self(x), y)[1]

    def __call__(self, x):
        return x @ self.weights + self.bias


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--bin", required=True)
    ap.add_argument("--c", type=float, default=0.01, help="inverse of the regularisation strength")
    ap.add_argument("--only", default=",".join(USED), help="names of the numbers to use, with commas; the others stay out of the table")
    ap.add_argument("stories", nargs="*", type=pathlib.Path)
    args = ap.parse_args()
    folders = args.stories or sorted(p for p in (ROOT / "../shared/eval/stories").glob("*") if p.is_dir())
    data = {f.name: rows(args.bin, f) for f in folders}
    names = next(iter(data.values()))[0]
    used = [names.index(n) for n in args.only.split(",")]
    for what, column in (("link", 1), ("same", 2)):
        sets = {}
        for story, (_, found, _) in data.items():
            keep = [r for r in found if what == "link" or not r[3]]
            sets[story] = np.array([r[0] for r in keep], float)[:, used], np.array([r[column] for r in keep], bool)
        for story, (x, y) in sets.items():
            model = Model([sets[s] for s in sets if s != story], args.c)
            scores, missed = model(x), data[story][2][what]
            print(f"{what:5} without {story:16} F1 {f1_at(scores, y, model.cut, missed):.3f} (its own best {best_f1(scores, y, missed)[0]:.3f}) of {y.sum()} and {missed} that are not compared")
        model = Model(list(sets.values()), args.c)
        x, y = (np.concatenate(part) for part in zip(*sets.values()))
        # The bias is shifted so that 0.5 is the best cut.
        missed = sum(m[what] for _, _, m in data.values())
        print(f"{what:5} on all F1 {f1_at(model(x), y, model.cut, missed):.3f}; bias {model.bias - model.cut:.2f}")
        table = dict(zip((names[i] for i in used), model.weights))
        print("      [" + ", ".join(f"{table.get(n, 0):.2f}" for n in names) + "]")


if __name__ == "__main__":
    main()
