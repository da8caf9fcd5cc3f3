"""Checks what a run left behind. Each command prints what it found and ends with 1 if a claim does not hold."""

import json
import pathlib
import re
import sys


def main(command, *arguments):
    commands = {"claims": claims, "same": same, "ended": ended, "saved": saved}
    problems = commands[command](*arguments)
    for problem in problems:
        print(f"check {command}: {problem}", file=sys.stderr)
    return 1 if problems else 0


def read(file):
    return json.loads(pathlib.Path(file).read_text(encoding="utf-8"))


def claims(file, folder):
    """What the first search promises: enough trials, a good winner, everything saved."""
    result = read(file)
    done = [trial for trial in result["trials"] if trial["status"] == "completed"]
    accuracy = (result["test"] or {}).get("accuracy", 0)
    print(f"{len(result['trials'])} trials, {len(done)} completed, {result['seconds']} s, test accuracy {accuracy:.4f}")
    problems = []
    if len(result["trials"]) < 40:
        problems.append(f"{len(result['trials'])} trials, at least 40 are promised")
    if accuracy < 0.97:
        problems.append(f"test accuracy {accuracy}, at least 0.97 is promised")
    if result["best"]["id"] not in [trial["id"] for trial in done]:
        problems.append("the best is none of the completed trials")
    for name in ["search.json", "journal.jsonl", "report.html", "winner.zip"]:
        if not (pathlib.Path(folder) / name).is_file():
            problems.append(f"{folder}/{name} is missing")
    return problems


def same(one, other):
    """Two results are equal, times, energy and places apart."""
    return [] if timeless(read(one)) == timeless(read(other)) else [f"{one} and {other} differ in more than times"]


def timeless(node):
    if isinstance(node, dict):
        return {key: timeless(value) for key, value in node.items() if key not in ("seconds", "energy", "run")}
    return [timeless(value) for value in node] if isinstance(node, list) else node


def ended(journal, number):
    """So many trials have ended, by the journal of a run that may still be going on."""
    file = pathlib.Path(journal)
    count = file.read_text(encoding="utf-8").count('"event":"ended"') if file.is_file() else 0
    return [] if count >= int(number) else [f"{count} of {number}"]


def saved(notebook):
    """A notebook has its outputs: none an error, something where a cell ends in a name or a call, and pictures."""
    cells = [cell for cell in read(notebook)["cells"] if cell["cell_type"] == "code"]
    problems = []
    pictures = 0
    for number, cell in enumerate(cells, 1):
        last = "".join(cell["source"]).strip().split("\n")[-1]
        if any(output["output_type"] == "error" for output in cell["outputs"]):
            problems.append(f"{notebook}: code cell {number} ended with an error")
        if re.fullmatch(r"[\w.]+(\([^()]*\))?", last) and not cell["outputs"]:
            problems.append(f"{notebook}: code cell {number} shows nothing")
        shown = json.dumps([output.get("data", {}) for output in cell["outputs"]])
        pictures += shown.count("data:image/svg+xml") + shown.count("image/svg+xml\": ")
    print(f"{notebook}: {len(cells)} code cells, {pictures} pictures")
    return problems if pictures >= 3 else problems + [f"{notebook} shows {pictures} pictures, at least 3 are expected"]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
