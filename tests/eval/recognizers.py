#!/usr/bin/env python3
"""How well are numbers, units and dates read? Scored on the cases of Microsoft's Recognizers-Text.

usage: recognizers.py --bin PATH/TO/second-source [--data recognizers_en.jsonl] [--misses KIND]

Every input is a paragraph of an article dated on the day that the case is read against; `second-source claims` names what it finds.
found: a mention of the kind overlaps the words of the case. right: it has the value as well, in our units. false: a mention where
the case has none of any kind. Many cases are questions to a calendar ("I'll be out from 4-23 in next month") that no newspaper prints, so the
figures serve to find general misses and to notice losses, not as a goal. Python 3.9+, standard library only.
"""
import argparse, collections, datetime, json, pathlib, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
LEXICON = HERE.parents[1] / "src" / "mention" / "lexicon"
KINDS = {"number": "number", "percentage": "percent", "age": "age", "currency": "money", "dimension": "dimension",
         "temperature": "temperature", "ordinal": "ordinal", "numberrange": "range", "datetimeV2.duration": "duration",
         "datetimeV2.date": "date", "datetimeV2.daterange": "dates", "datetimeV2.datetime": "date with time",
         "datetimeV2.datetimerange": "dates with times", "datetimeV2.time": "time of day"}
DATED = {"date", "dates", "date with time", "dates with times", "time of day"}


def rows(name):
    lines = (LEXICON / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


SIZES = {row[0]: float(row[2]) for row in rows("units.tsv") if len(row) > 2}
CODES = {row[0]: row[2] for row in rows("currencies.tsv") if len(row) > 2}


def said(program, cases):
    """The mentions of each case, by `claims`, one article for each reference day."""
    found = {}
    days = collections.defaultdict(list)
    for case in cases:
        days[(case["reference_datetime"] or "")[:10]].append(case)
    for day, group in days.items():
        article = {"id": "cases", "language": "en", "blocks": [
            {"id": at, "role": "paragraph", "text": case["input"]} for at, case in enumerate(group)]}
        if day:
            article["published"] = day
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(article, file)
            file.flush()
            done = subprocess.run([program, "claims", file.name], capture_output=True, text=True, timeout=300)
        if done.returncode:
            sys.exit(f"claims: exit {done.returncode}: {done.stderr[-500:]}")
        for case in group:
            found[case["id"]] = []
        for sentence in json.loads(done.stdout)["sentences"]:
            place = sentence["range"]
            for mention in sentence["mentions"]:
                if mention["kind"] in ("quantity", "date"):
                    span = place["start"] + mention["start"], place["start"] + mention["end"]
                    found[group[place["block"]]["id"]].append((span, mention))
    return found


def quantity(mention):
    """Bounds, both None where open, and unit of "20..100 Count" or "21.5 Percent"."""
    value, _, unit = mention.get("value", "").partition(" ")
    if not value:
        return None
    low, dots, high = value.partition("..")
    number = lambda text: float(text) if text not in ("", "inf", "-inf") else None
    try:
        return number(low), number(high) if dots else number(low), unit
    except ValueError:
        return None


def near(ours, theirs):
    return ours is not None and theirs is not None and abs(ours - theirs) <= 1e-6 * max(1.0, abs(theirs))


def is_right(kind, gold, mention):
    resolution = gold["resolution"] or {}
    if kind in DATED:
        return any(same_days(value, mention.get("value")) for value in resolution.get("values", []))
    ours = quantity(mention)
    if ours is None:
        return False
    low, high, unit = ours
    if kind == "duration":
        # A year is 365 days there and a little more here.
        wanted = [float(value["value"]) for value in resolution.get("values", []) if value.get("value")]
        return low is not None and any(abs(low - value) <= 1e-3 * value for value in wanted)
    if kind == "range":
        start, end = resolution["value"].strip("[]()").split(",")
        return all(not bound or near(got, float(bound)) for got, bound in ((low, start), (high, end)))
    try:
        value = float(str(resolution.get("value")).rstrip("%"))
    except ValueError:
        return False
    name = (resolution.get("unit") or "").lower()
    if kind == "age":
        return near(low, value / {"month": 12, "week": 52.1775, "day": 365.2425}.get(name, 1))
    if kind == "temperature":
        return near(low, (value - 32) * 5 / 9 if name == "f" else value)
    if kind == "dimension":
        return near(low, value * SIZES.get(name, SIZES.get(name.replace("meter", "metre"), 1.0)))
    if kind == "money":
        code = resolution.get("isoCurrency") or CODES.get(name)
        part = 100 if name in ("cent", "pence", "penny") else 1
        return near(low, value / part) and (code is None or part > 1 or code in unit)
    # "Two thirds" is a share here.
    return near(low, value) or "Percent" in unit and near(low, 100 * value)


def same_days(value, printed):
    """Ours names first and last day, theirs the day after the last."""
    first, last = value.get("value") or value.get("start"), value.get("value") or value.get("end")
    if not printed or not first or not last or not first[:4].isdigit() or "-" not in first:
        return False
    first, last = first[:10], last[:10]
    if "value" not in value and value.get("type") == "daterange":
        last = (datetime.date.fromisoformat(last) - datetime.timedelta(days=1)).isoformat()
    ours = printed.split("/")
    return ours[0] == first and ours[-1] == last


def score(cases, found):
    table = collections.defaultdict(collections.Counter)
    misses = collections.defaultdict(list)
    for case in cases:
        mentions = found[case["id"]]
        if not case["results"]:
            table["nothing to find"]["cases"] += 1
            table["nothing to find"]["false"] += bool(mentions)
            if mentions:
                misses["nothing"].append((case["input"], "", [m["text"] for _, m in mentions]))
        for gold in case["results"]:
            kind = KINDS.get(gold["type"])
            if not kind:
                continue
            wanted = "date" if kind in DATED else "quantity"
            over = [m for (start, end), m in mentions
                    if m["kind"] == wanted and start <= gold["end"] and end > gold["start"]]
            row = table[kind]
            right = any(is_right(kind, gold, mention) for mention in over)
            row["cases"] += 1
            row["found"] += bool(over)
            row["right"] += right
            if not right:
                misses[kind].append((case["input"], gold["text"], [f"{m['text']} = {m.get('value')}" for m in over]))
    return table, misses


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--bin", required=True)
    arguments.add_argument("--data", type=pathlib.Path,
                           default=HERE.parents[2] / "shared" / "eval" / "sets" / "recognizers_en.jsonl")
    arguments.add_argument("--misses", metavar="KIND")
    asked = arguments.parse_args()
    if not asked.data.exists():
        print(f"{asked.data} is not there: nothing was measured")
        return
    cases = [json.loads(line) for line in asked.data.read_text(encoding="utf-8").splitlines()]
    table, misses = score(cases, said(asked.bin, cases))
    if asked.misses:
        for text, words, ours in misses[asked.misses]:
            print(f"{text.strip()}\n    {words}  |  {'; '.join(ours) or '-'}")
        return
    print("| kind | cases | found | right |\n|---|---|---|---|")
    for kind in [*dict.fromkeys(KINDS.values())]:
        row = table[kind]
        share = lambda name: f"{row[name] / row['cases']:.2f}" if row["cases"] else "–"
        print(f"| {kind} | {row['cases']} | {share('found')} | {share('right')} |")
    row = table["nothing to find"]
    print(f"| nothing to find, something read | {row['cases']} | {row['false'] / max(1, row['cases']):.2f} | |")


if __name__ == "__main__":
    main()
