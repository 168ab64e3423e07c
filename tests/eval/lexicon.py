#!/usr/bin/env python3
"""Make src/align/lexicon/related.tsv from WordNet 3.0: which stems of frequent words mean nearly the same?

usage: lexicon.py [WORDNET_FOLDER] > src/align/lexicon/related.tsv
       (default /usr/share/wordnet of Debian's package wordnet-base; needs snowballstemmer, the stemmer of the Rust side)

Kept are words of one word, letters only, tagged at least three times in WordNet's sample texts, with their first two
senses of each part of speech (the second only where at least 15 % of the taggings are of it). Kinds of relation:
  d  derivation ("expel", "expulsion"; "lunar", "moon")                similarity 0.9
  s  synonyms of one sense ("begin", "start")                          similarity 0.8
  n  near: similar adjectives, verb groups, causes ("kill", "die")     similarity 0.5
Direct hypernyms were tried and left out: AUC of mrpc / scu pairs +0.000 / +0.001, of ecb+ -0.005, at three times the size.
"""
import collections, pathlib, re, sys
import snowballstemmer

FOLDER = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
PARTS = (("noun", "n"), ("verb", "v"), ("adj", "a"), ("adv", "r"))
KEYS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
MOST_SENSES, LEAST_SHARE, LEAST_TAGGED = 2, 0.15, 3
RANK = "dsn"
STOP = set("be have do say make get go come see take give use keep let put thing one two like become".split())
stem = snowballstemmer.stemmer("english").stemWord


def synsets():
    found = {}
    for name, part in PARTS:
        for line in (FOLDER / f"data.{name}").read_text(errors="replace").splitlines():
            if line.startswith("  "):
                continue
            f = line.split(" | ")[0].split()
            count = int(f[3], 16)
            words = [re.sub(r"\(.*\)", "", f[4 + 2 * i]).lower() for i in range(count)]
            at = 4 + 2 * count
            pointers = [f[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(f[at]))]
            found[part, f[0]] = words, [(s, {"s": "a"}.get(p, p), o, int(w[:2], 16), int(w[2:], 16)) for s, o, p, w in pointers]
    return found


def main():
    sets = synsets()
    senses, tagged, total = {}, {}, collections.Counter()
    for line in (FOLDER / "cntlist.rev").read_text().splitlines():
        key, number, count = line.split()
        lemma, rest = key.split("%")
        tagged[lemma, KEYS[rest[0]], int(number)] = int(count)
        total[lemma] += int(count)
    for name, part in PARTS:
        for line in (FOLDER / f"index.{name}").read_text().splitlines():
            if not line.startswith("  "):
                f = line.split()
                senses[f[0], part] = f[6 + int(f[3]) :][: int(f[2])]
    plain = lambda word: re.fullmatch(r"[a-z]{3,}", word) and word not in STOP
    kept = collections.defaultdict(set)
    for (lemma, part), offsets in senses.items():
        if not plain(lemma) or total[lemma] < LEAST_TAGGED:
            continue
        all_ = sum(tagged.get((lemma, part, i + 1), 0) for i in range(len(offsets)))
        for i, offset in enumerate(offsets[:MOST_SENSES]):
            if i == 0 or all_ and tagged.get((lemma, part, i + 1), 0) / all_ >= LEAST_SHARE:
                kept[part, offset].add(lemma)
    related = {}

    def put(a, b, kind):
        if plain(a) and plain(b) and stem(a) != stem(b):
            key = tuple(sorted((stem(a), stem(b))))
            related[key] = min(related.get(key, "n"), kind, key=RANK.index)

    for key, lemmas in kept.items():
        words, pointers = sets[key]
        for a in lemmas:
            for b in lemmas:
                if a < b:
                    put(a, b, "s")
        for symbol, part, offset, source, target in pointers:
            if symbol in ("+", "\\") and source and target:
                a, b = words[source - 1], sets[part, offset][0][target - 1]
                if a in lemmas and total[b] >= 1:
                    put(a, b, "d")
            elif symbol in ("&", "$", "*", ">"):
                for a in lemmas:
                    for b in kept.get((part, offset), ()):
                        put(a, b, "n")
    rows = collections.defaultdict(list)
    for (a, b), kind in sorted(related.items()):
        rows[a, kind].append(b)
    print("# Stems that mean nearly the same: stem, kind (d derivation, s synonym, n near), stems. Made by tests/eval/lexicon.py.")
    print("# From WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. THIS SOFTWARE AND DATABASE IS PROVIDED")
    print('# "AS IS"; permission to use, copy, modify and distribute it for any purpose and without fee is granted on condition that')
    print("# this notice is kept; the whole licence stands in NOTICE beside this file.")
    for (a, kind), others in sorted(rows.items()):
        print(a, kind, " ".join(others), sep="\t")


if __name__ == "__main__":
    main()
