"""Scores every story once, and prints the scorer's own summaries: {"istanbul": {...}, ..., "ALL": {...}}.

usage: score.py FOLDER_OF_THE_SCORER PROGRAM
"""
import json, pathlib, sys

folder, program = pathlib.Path(sys.argv[1]), sys.argv[2]
sys.path.insert(0, str(folder))
import score_stories as scorer

parts = {}
for path in sorted(p for p in (folder / "stories").iterdir() if (p / "gold.json").is_file()):
    story = scorer.Story(path)
    parts[path.name] = scorer.score(story, scorer.run(story, program, folder / "distractors.jsonl"))
told = {name: scorer.summary([part]) for name, part in parts.items()}
told["ALL"] = scorer.summary(list(parts.values()))


def rounded(value):
    if isinstance(value, dict):
        return {name: rounded(inner) for name, inner in value.items()}
    return round(value, 4) if isinstance(value, float) else value


print(json.dumps(rounded(told), indent=2))
