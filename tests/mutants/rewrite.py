"""Rewrites Rust sources: one change of a function, or many of them behind a switch."""

import re

# What may hold a brace that opens nothing: comments, texts, characters (a lifetime is none).
_OPAQUE = re.compile(
    r"""//[^\n]* | /\*.*?\*/
      | b?r(?P<hashes>\#*)".*?"(?P=hashes)
      | b?"(?:\\.|[^"\\])*"
      | b?'(?:\\(?:x..|u\{[^}]*\}|.)|[^'\\])'
    """,
    re.DOTALL | re.VERBOSE,
)
# Which change is active is read once; the first of a function's arms is what was there before. With MUTANTS_REACHED, the changes
# that a run comes by are written into that file.
_SWITCH = """

#[doc(hidden)]
#[allow(missing_docs, clippy::all)]
pub(crate) fn active_mutant(here: &[u32]) -> usize {
    use std::io::Write;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicBool, Ordering};
    static ACTIVE: OnceLock<u32> = OnceLock::new();
    static REACHED: OnceLock<Option<String>> = OnceLock::new();
    static SEEN: [AtomicBool; 1 << 14] = [const { AtomicBool::new(false) }; 1 << 14];
    if let Some(path) = REACHED.get_or_init(|| std::env::var("MUTANTS_REACHED").ok()) {
        for number in here {
            if !SEEN[*number as usize].swap(true, Ordering::Relaxed) {
                let mut file = std::fs::File::options().create(true).append(true).open(path).expect("a file to append to");
                file.write_all(format!("{number}\\n").as_bytes()).expect("room in the file");
            }
        }
    }
    let active = ACTIVE.get_or_init(|| std::env::var("MUTANT").map_or(0, |number| number.parse().expect("a number")));
    here.iter().position(|number| number == active).map_or(0, |place| place + 1)
}
"""


class Mutant:
    """A change, as cargo-mutants lists it: where, and what stands there instead."""

    def __init__(self, listed, text):
        self.package, self.file, self.name = listed["package"], listed["file"], listed["name"]
        self.replacement = listed["replacement"]
        lines = text.split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)

        def offset(place):
            return starts[place["line"] - 1] + place["column"] - 1

        self.start, self.end = offset(listed["span"]["start"]), offset(listed["span"]["end"])
        # What it is called wherever the lines before it move to.
        self.key = (self.file, self.name.split(": ", 1)[1], lines[listed["span"]["start"]["line"] - 1].strip())
        self.body = None
        if listed["function"]:
            span = listed["function"]["span"]
            self.body = _body(text, offset(span["start"]), offset(span["end"]))

    def in_text(self, text, start=0, end=None):
        """The text, or a part of it, with the change."""
        return text[start : self.start] + self.replacement + text[self.end : end]


def _body(text, start, end):
    """What stands between the braces of a function; None of one that is evaluated while it is built, or has no braces."""
    depth, place = 0, start
    while place < end:
        opaque = _OPAQUE.match(text, place)
        if opaque:
            place = opaque.end()
            continue
        character = text[place]
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "{" and depth == 0:
            if re.search(r"\bconst\s+(unsafe\s+|async\s+)*fn\b", text[start:place]):
                return None
            return place + 1, end - 1
        place += 1
    return None


def switched(text, mutants, is_root):
    """A file with several changes, by number, of which one at most is active; and in which of its lines each of them and its
    function stands.

    Each function that is changed holds itself once as it was and once for each change.
    """
    bodies = {}
    for number, mutant in mutants.items():
        bodies.setdefault(mutant.body, []).append(number)
    parts, lines, functions, done, line = [], {}, {}, 0, 1

    def add(part):
        nonlocal line
        parts.append(part)
        line += part.count("\n")

    for start, end in sorted(bodies):
        numbers = bodies[start, end]
        add(text[done:start])
        head = line
        add(f"\nmatch crate::active_mutant(&{numbers}) {{\n0 => {{{text[start:end]}\n}}\n")
        for place, number in enumerate(numbers, 1):
            first = line
            add(f"{place} => {{{mutants[number].in_text(text, start, end)}\n}}\n")
            lines[number] = range(first, line)
        add("_ => unreachable!(),\n}\n")
        functions |= dict.fromkeys(numbers, range(head, line))
        done = end
    add(text[done:])
    return "".join(parts) + (_SWITCH if is_root else ""), lines, functions


def apart(mutants):
    """Those of the changes, by number, whose functions can hold them all: none within another's, and all within functions."""
    chosen, taken = {}, {}
    for number, mutant in mutants.items():
        if mutant.body is None or not mutant.body[0] <= mutant.start <= mutant.end <= mutant.body[1]:
            continue
        others = taken.setdefault(mutant.file, set())
        if all(other == mutant.body or other[1] < mutant.body[0] or mutant.body[1] < other[0] for other in others):
            others.add(mutant.body)
            chosen[number] = mutant
    return chosen
