#!/usr/bin/env python3
"""Fit the weights of src/align/score.rs on the development stories: one logistic regression for "linked at all", one for
"same main fact", leaving one story out at a time for the figures, then on all of them for the table.

usage: fit.py --bin PATH/TO/second-source [--json] [STORY_DIR…]      (default: ../shared/eval/stories/*; Python alone suffices)
"""
import argparse, json, math, pathlib, subprocess, tempfile
from logistic import Logistic

USED = "oursCovered theirsCovered shared names figures tellingFigures tellingDates quoted context margin rank apart earlier leads".split()
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
    """The best F1 that a cut can give, and the cut."""
    best, hits, total = (0.0, math.inf), 0, sum(gold) + missed
    for said, (score, right) in enumerate(sorted(zip(scores, gold), key=lambda pair: -pair[0]), 1):
        hits += right
        best = max(best, (2 * hits / (said + total), score), key=lambda found: found[0])
    return best


def f1_at(scores, gold, cut, missed=0):
    said = [score >= cut for score in scores]
    hits = sum(s and g for s, g in zip(said, gold))
    return 2 * hits / max(1, sum(said) + sum(gold) + missed)


class Model(Logistic):
    """Each story counts by the root of its pairs."""

    def __init__(self, sets, strength):
        x, y = [row for rows, _ in sets for row in rows], [g for _, gold in sets for g in gold]
        share = [len(gold) ** -0.5 for _, gold in sets for _ in gold]
        mean = sum(share) / len(share)
        super().__init__(x, y, [part / mean for part in share], strength)
        self.cut = best_f1([self(row) for row in x], y)[1]


def fit(data, used, column, strength):
    """What each story scores with the weights of the others, and the model of all."""
    what = "link" if column == 1 else "same"
    sets = {}
    for story, (_, found, _) in data.items():
        keep = [r for r in found if what == "link" or not r[3]]
        sets[story] = [[float(r[0][i]) for i in used] for r in keep], [bool(r[column]) for r in keep]
    left_out = {}
    for story, (x, y) in sets.items():
        model = Model([sets[s] for s in sets if s != story], strength)
        scores, missed = [model(row) for row in x], data[story][2][what]
        left_out[story] = {"f1": f1_at(scores, y, model.cut, missed), "best": best_f1(scores, y, missed)[0], "gold": sum(y), "missed": missed}
    return left_out, Model(list(sets.values()), strength), sets


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--bin", required=True)
    ap.add_argument("--c", type=float, default=0.01, help="inverse of the regularisation strength")
    ap.add_argument("--only", default=",".join(USED), help="names of the numbers to use, with commas; the others stay out of the table")
    ap.add_argument("--json", action="store_true", help="print only what each story scores with the weights of the others")
    ap.add_argument("stories", nargs="*", type=pathlib.Path)
    args = ap.parse_args()
    folders = args.stories or sorted(p for p in (ROOT / "../shared/eval/stories").glob("*") if p.is_dir())
    data = {f.name: rows(args.bin, f) for f in folders}
    names = next(iter(data.values()))[0]
    used = [names.index(n) for n in args.only.split(",")]
    told = {}
    for what, column in (("link", 1), ("same", 2)):
        left_out, model, sets = fit(data, used, column, args.c)
        told[what] = {story: round(found["f1"], 4) for story, found in left_out.items()}
        if args.json:
            continue
        for story, found in left_out.items():
            print(f"{what:5} without {story:16} F1 {found['f1']:.3f} (its own best {found['best']:.3f}) of {found['gold']} and {found['missed']} that are not compared")
        x, y = [row for rows, _ in sets.values() for row in rows], [g for _, gold in sets.values() for g in gold]
        # The bias is shifted so that 0.5 is the best cut.
        missed = sum(m[what] for _, _, m in data.values())
        print(f"{what:5} on all F1 {f1_at([model(row) for row in x], y, model.cut, missed):.3f}; bias {model.bias - model.cut:.2f}")
        table = dict(zip((names[i] for i in used), model.weights))
        print("      [" + ", ".join(f"{table.get(n, 0):.2f}" for n in names) + "]")
    if args.json:
        print(json.dumps(told))


if __name__ == "__main__":
    main()
