#!/usr/bin/env python3
"""Fit the weights of src/align/score.rs on the development stories: one logistic regression for "linked at all", one for
"same main fact", leaving one story out at a time for the figures, then on all of them for the table.

usage: fit.py --bin PATH/TO/second-source [STORY_DIR…]      (default: ../shared/eval/stories/*; needs numpy and scikit-learn)
"""
import argparse, json, pathlib, subprocess, tempfile
import numpy as np
from sklearn.linear_model import LogisticRegression

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
    return names, found


def best_f1(scores, gold):
    order = np.argsort(-scores)
    hits = np.cumsum(gold[order])
    f1 = 2 * hits / (np.arange(1, len(gold) + 1) + gold.sum())
    at = int(np.argmax(f1))
    return f1[at], scores[order][at]


def f1_at(scores, gold, cut):
    said = scores >= cut
    return 2 * (said & gold).sum() / max(1, said.sum() + gold.sum())


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--bin", required=True)
    ap.add_argument("--c", type=float, default=1.0, help="inverse of the regularisation strength")
    ap.add_argument("--only", help="names of the numbers to use, with commas; the others stay out of the table")
    ap.add_argument("stories", nargs="*", type=pathlib.Path)
    args = ap.parse_args()
    folders = args.stories or sorted(p for p in (ROOT / "../shared/eval/stories").glob("*") if p.is_dir())
    data = {f.name: rows(args.bin, f) for f in folders}
    names = next(iter(data.values()))[0]
    used = [names.index(n) for n in (args.only.split(",") if args.only else names)]
    names = [names[i] for i in used]
    for what, column in (("link", 1), ("same", 2)):
        sets = {}
        for story, (_, found) in data.items():
            keep = [r for r in found if what == "link" or not r[3]]
            sets[story] = np.array([r[0] for r in keep], float)[:, used], np.array([r[column] for r in keep], bool)
        fit = lambda chosen: LogisticRegression(C=args.c, max_iter=2000).fit(
            np.vstack([sets[s][0] for s in chosen]), np.concatenate([sets[s][1] for s in chosen]))
        for story in sets:
            model = fit([s for s in sets if s != story])
            rest = [s for s in sets if s != story]
            _, cut = best_f1(np.concatenate([model.predict_proba(sets[s][0])[:, 1] for s in rest]), np.concatenate([sets[s][1] for s in rest]))
            scores = model.predict_proba(sets[story][0])[:, 1]
            print(f"{what:5} without {story:16} F1 {f1_at(scores, sets[story][1], cut):.3f} (its own best {best_f1(scores, sets[story][1])[0]:.3f}) of {sets[story][1].sum()}")
        model = fit(list(sets))
        f1, cut = best_f1(np.concatenate([model.predict_proba(x)[:, 1] for x, _ in sets.values()]), np.concatenate([y for _, y in sets.values()]))
        print(f"{what:5} on all F1 {f1:.3f} at {cut:.3f}; bias {model.intercept_[0]:.2f}")
        print("      " + ", ".join(f"{n} {w:.2f}" for n, w in zip(names, model.coef_[0])))


if __name__ == "__main__":
    main()
