//! What a Rust file names by a path, as far as it can be read without a compiler: what it imports, and the paths in its text.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::without_tests;

/// The names on the way to a thing, such as `crate`, `lead`, `Lead`; of a module, its place in its crate.
pub(crate) type NamePath = Vec<String>;

/// A file of a crate, as far as it says what it takes from others.
#[derive(Default)]
pub(crate) struct SourceFile {
    words: Vec<String>,
    /// What it calls a thing that it imports, and the path under which it finds it.
    pub(crate) imports: BTreeMap<String, NamePath>,
    /// Those of them that it hands on (`pub use`).
    pub(crate) handed_on: BTreeSet<String>,
    /// Modules of which it takes everything.
    globs: Vec<NamePath>,
}

impl SourceFile {
    pub(crate) fn read(text: &str) -> Self {
        let mut file = Self::default();
        let words = words(without_tests(text));
        let mut at = 0;
        while at < words.len() {
            at += 1;
            let before = at
                .checked_sub(2)
                .map_or(";", |before| words[before].as_str());
            // `impl Drop + use<'_>` imports nothing.
            let begins = ["pub", ")", ";", "{", "}", "]"].contains(&before);
            if words[at - 1] == "use" && begins {
                let handed_on = ["pub", ")"].contains(&before);
                file.import(&words, &mut at, &Vec::new(), handed_on);
            } else {
                file.words.push(words[at - 1].clone());
            }
        }
        file
    }

    /// Reads one branch of what stands after `use`: the part from `at` to its comma, its bracket or its semicolon.
    fn import(&mut self, words: &[String], at: &mut usize, before: &NamePath, handed_on: bool) {
        let mut path = before.clone();
        while let Some(word) = words.get(*at) {
            *at += 1;
            match word.as_str() {
                "::" => {}
                "{" => {
                    while words.get(*at).is_some_and(|word| word != "}") {
                        self.import(words, at, &path, handed_on);
                    }
                    *at += 1;
                    // The comma or semicolon behind the bracket.
                    let ends = |word: &String| word == "," || word == ";";
                    *at += usize::from(words.get(*at).is_some_and(ends));
                    return;
                }
                "*" => self.globs.push(std::mem::take(&mut path)),
                "as" => {
                    let name = words.get(*at).cloned().unwrap_or_default();
                    self.add(name, std::mem::take(&mut path), handed_on);
                    *at += 1;
                }
                "," | ";" => break,
                "}" => {
                    *at -= 1;
                    break;
                }
                "self" if !path.is_empty() => {}
                name => path.push(name.to_owned()),
            }
        }
        if let Some(name) = path.last().cloned() {
            self.add(name, path, handed_on);
        }
    }

    fn add(&mut self, name: String, path: NamePath, handed_on: bool) {
        if handed_on {
            self.handed_on.insert(name.clone());
        }
        self.imports.insert(name, path);
    }

    /// Every path by which it takes something: what it imports for itself, and what stands in its text with a `::`.
    pub(crate) fn taken(&self) -> Vec<NamePath> {
        let used: BTreeSet<&String> = self.words.iter().collect();
        let for_itself = |name: &String| !self.handed_on.contains(name) || used.contains(name);
        let imports = self.imports.iter().filter(|(name, _)| for_itself(name));
        let mut taken: Vec<NamePath> = imports.map(|(_, path)| path.clone()).collect();
        // Something of it, and nobody can say what.
        let globs = self.globs.iter().cloned();
        taken.extend(globs.map(|glob| [glob, vec!["*".to_owned()]].concat()));
        let mut path = NamePath::new();
        for (at, word) in self.words.iter().enumerate() {
            let follows = at > 0 && self.words[at - 1] == "::";
            if word == "::" || (follows && !path.is_empty() && is_name(word)) {
                path.extend(Some(word.clone()).filter(|word| word != "::"));
                continue;
            }
            taken.extend(Some(std::mem::take(&mut path)).filter(|path| path.len() > 1));
            path.extend(Some(word.clone()).filter(|word| is_name(word)));
        }
        taken
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// The words, `::` and marks of a text, without comments and quoted texts.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, is_kept) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), false)
        } else if rest.starts_with("r#\"") {
            (rest.find("\"#").map_or(rest.len(), |end| end + 2), false)
        } else if first == '"' {
            (quoted(rest), false)
        } else if rest.starts_with("'\"'") {
            (3, false)
        } else if is_name(rest) {
            let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
            let length = rest.find(|letter| !is_word(letter));
            (length.unwrap_or(rest.len()), true)
        } else if rest.starts_with("::") {
            (2, true)
        } else {
            (first.len_utf8(), !first.is_whitespace())
        };
        if is_kept {
            words.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
    }
    words
}

/// How long the quoted text is with which this begins.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    let end = text[1..].find(|letter| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}
