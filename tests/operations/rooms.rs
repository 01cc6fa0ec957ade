//! No circle of files within a crate: whoever reads a file has to read only what stands below it.
//!
//! What a file takes from another is what it names by a path: `use`, and paths that begin with `crate`, `self`, `super`,
//! a module of its own, or a module that it imported. A name that another file only hands on (`pub use`) leads to the file
//! that defines it. Not seen are methods, which carry no path, and what macros write.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::{NamePath, SourceFile};
use crate::sources::rust_files;

/// Files that hand a name on from one to the next, at most.
const MAX_HANDS: usize = 8;

/// The files of one crate, by their modules; the root is the empty path.
struct CrateFiles(BTreeMap<NamePath, SourceFile>);

impl CrateFiles {
    /// The module in whose file a path ends that stands in `from`; none where it leads out of the crate, or names a
    /// module alone.
    fn place_of(&self, from: &NamePath, path: &[String], hands: usize) -> Option<NamePath> {
        let (first, mut rest) = path.split_first()?;
        let inner = |module: &[String], name: &String| {
            let inner = [module, std::slice::from_ref(name)].concat();
            self.0.contains_key(&inner).then_some(inner)
        };
        let mut module = match (first.as_str(), inner(from, first)) {
            ("crate", _) => NamePath::new(),
            ("self", _) => from.clone(),
            ("super", _) => from[..from.len().saturating_sub(1)].to_vec(),
            (_, Some(child)) => child,
            (name, None) => {
                let import = self.0[from].imports.get(name)?;
                let whole = [import.as_slice(), rest].concat();
                return self.place_of(from, &whole, hands.checked_sub(1)?);
            }
        };
        while let Some((next, after)) = rest.split_first() {
            if next == "super" {
                module.pop();
            } else if let Some(inner) = inner(&module, next) {
                module = inner;
            } else {
                let file = self.0.get(&module)?;
                let import = file.imports.get(next);
                return match import.filter(|_| file.handed_on.contains(next)) {
                    Some(import) => {
                        let whole = [import.as_slice(), after].concat();
                        self.place_of(&module, &whole, hands.checked_sub(1)?)
                    }
                    None => Some(module),
                };
            }
            rest = after;
        }
        None
    }

    /// From which files each file takes something, with one path for each.
    fn arrows(&self) -> BTreeMap<&NamePath, BTreeMap<NamePath, String>> {
        let mut arrows: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for (module, file) in &self.0 {
            for path in file.taken() {
                let place = self.place_of(module, &path, MAX_HANDS);
                if let Some(place) = place.filter(|place| place != module) {
                    let from: &mut BTreeMap<_, _> = arrows.entry(module).or_default();
                    from.entry(place).or_insert_with(|| path.join("::"));
                }
            }
        }
        arrows
    }

    /// Each arrow from which a way leads back, in words.
    fn circles(&self) -> Vec<String> {
        let arrows = self.arrows();
        let leads_to = |from: &NamePath, to: &NamePath| {
            let mut reached = BTreeSet::from([from]);
            let mut open = vec![from];
            while let Some(module) = open.pop() {
                let next = arrows.get(module).into_iter().flat_map(BTreeMap::keys);
                open.extend(next.filter(|next| reached.insert(next)));
            }
            reached.contains(to)
        };
        let mut circles = Vec::new();
        for (from, places) in &arrows {
            for (to, path) in places.iter().filter(|(to, _)| leads_to(to, from)) {
                let name = |module: &NamePath| module.join("/");
                circles.push(format!("{} takes {path} from {}", name(from), name(to)));
            }
        }
        circles
    }
}

/// Every crate, by its folder.
fn crates() -> BTreeMap<String, CrateFiles> {
    let mut crates: BTreeMap<String, CrateFiles> = BTreeMap::new();
    for (path, text) in rust_files() {
        let path = path.to_string_lossy().replace('\\', "/");
        let (folder, file) = path.split_once("/src/").unwrap();
        // A `main.rs` is a crate of its own, above its library.
        let Some(file) = file.strip_suffix(".rs").filter(|file| *file != "main") else {
            continue;
        };
        let mut module: NamePath = file.split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod") || module == ["lib"] {
            module.pop();
        }
        let files = crates.entry(folder.to_owned());
        let files = files.or_insert_with(|| CrateFiles(BTreeMap::new()));
        files.0.insert(module, SourceFile::read(&text));
    }
    crates
}

#[test]
fn no_files_of_a_crate_stand_in_a_circle() {
    let (mut arrows, mut circles) = (0, Vec::new());
    for (folder, files) in &crates() {
        arrows += files.arrows().values().map(BTreeMap::len).sum::<usize>();
        let found = files.circles().into_iter();
        circles.extend(found.map(|arrow| format!("{folder}: {arrow}")));
    }
    assert!(arrows > 800, "of a thousand arrows it found {arrows}");
    assert!(
        circles.is_empty(),
        "move what two files need of each other to where it belongs, or into a file below both:\n{}",
        circles.join("\n")
    );
}

#[test]
fn a_circle_is_found_and_a_name_that_is_handed_on_makes_none() {
    let circles = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(path, text)| {
            let module = path.split('/').filter(|part| !part.is_empty());
            (module.map(str::to_owned).collect(), SourceFile::read(text))
        });
        CrateFiles(files.collect()).circles()
    };
    let face = ("", "mod a;\nmod b;\npub use a::{A, Other as Another};");
    let a = "use std::fmt;\npub struct A; // crate::b\nconst TEXT: &str = \"crate::b::B\";";
    let b = "use crate::A;\nuse super::Another;";
    assert_eq!(circles(&[face, ("a", a), ("b", b)]), [""; 0]);
    let tied = format!("{a}\nfn f() {{ crate::b::g() }}");
    assert_eq!(
        circles(&[face, ("a", &tied), ("b", b)]),
        ["a takes crate::b::g from b", "b takes crate::A from a"]
    );
    let parent = "mod c;\nuse self::c::{self, C};\nconst X: u8 = c::f();";
    let child = "use super::{Y, super::a::Z};\npub struct C;";
    assert_eq!(
        circles(&[("", "mod a;"), ("a", parent), ("a/c", child)]),
        ["a takes self::c::C from a/c", "a/c takes super::Y from a"]
    );
}
