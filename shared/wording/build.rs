//! Makes a function of each message of the catalogue, so that a variable that is missing, or that no message has, does not compile.
//!
//! English is the language in which every message is written first; a test holds the others to the same messages and variables.

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser::parse;
use fluent_syntax::serializer::serialize;

/// The variable that every message may ask for: how somebody is addressed.
const FORMALITY: &str = "formality";
/// The folder of what is made of English, so that a test sees which words came from no catalogue.
const PSEUDO: &str = "en-XA";

/// What a variable is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// What a plural is chosen by.
    Number,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("catalogue/en");
    println!("cargo::rerun-if-changed=catalogue");
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    files.sort_by_key(|file| file.file_name());
    let mut functions = String::new();
    let mut names = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let name = file.file_name();
        names.push(
            name.into_string()
                .map_err(|name| format!("{}: no name", name.display()))?,
        );
        let text = fs::read_to_string(file.path())?;
        let resource = parse(text.as_str())
            .map_err(|(_, errors)| format!("{}: {errors:?}", file.path().display()))?;
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let Some(pattern) = &message.value else {
                return Err(format!("{}: a message without a text", message.id.name).into());
            };
            let mut variables = BTreeMap::new();
            of_pattern(pattern, &mut variables);
            variables.remove(FORMALITY);
            let comment = message.comment.as_ref();
            let comment = comment.map_or_else(String::new, |comment| comment.content.join(" "));
            function(
                &mut functions,
                number,
                message.id.name,
                &comment,
                &variables,
            )?;
        }
    }
    let messages = format!("impl Words {{\n{functions}}}\n");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut folders = children(&root.join("catalogue"))?;
    if env::var_os("CARGO_FEATURE_PSEUDO").is_some() {
        folders.push(pseudo(folder, &out)?);
    }
    fs::write(
        out.join("messages.rs"),
        messages + &texts(&folders, &names)?,
    )?;
    fs::write(out.join("mails.rs"), mails(&root, &out)?)?;
    Ok(())
}

/// The table of the shipped mails to the team. A language has the same ones as the others, which a test holds; the English ones are those
/// of the shipped policy.
fn mails(root: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    let english = root.join("../../infra/policy/templates");
    println!("cargo::rerun-if-changed=mails");
    println!("cargo::rerun-if-changed={}", english.display());
    let mut rows = BTreeMap::new();
    for folder in children(&root.join("mails"))? {
        let language = folder.file_name().and_then(|name| name.to_str());
        let language = language.ok_or("a folder of mails is named by its language")?;
        for path in children(&folder)? {
            let name = path.file_stem().and_then(|name| name.to_str());
            let name = name.ok_or("a mail has a name")?.to_owned();
            let of_english = english.join(format!("{name}.md"));
            if env::var_os("CARGO_FEATURE_PSEUDO").is_some() {
                let marked = out.join(format!("{name}.md"));
                fs::write(&marked, marked_mail(&fs::read_to_string(&of_english)?))?;
                rows.insert((PSEUDO.to_owned(), name.clone()), marked);
            }
            rows.insert(("en".to_owned(), name.clone()), of_english);
            rows.insert((language.to_owned(), name), path);
        }
    }
    let mut table = format!(
        "/// The shipped mails: the folder's name, its own, and what it says.\n\
         static SHIPPED: [(&str, &str, &str); {}] = [\n",
        rows.len()
    );
    for ((language, name), path) in rows {
        writeln!(
            table,
            "    ({language:?}, {name:?}, include_str!({path:?})),"
        )?;
    }
    Ok(table + "];\n")
}

/// A mail with a mark on each letter that somebody reads: what is filled in stays as it is, and so does the header but for the subject.
fn marked_mail(source: &str) -> String {
    let mut is_header = false;
    let lines = source.lines().map(|line| {
        is_header ^= line == "+++";
        let (key, said) = match line.split_once("subject = ") {
            Some((_, subject)) if is_header => ("subject = ", subject),
            _ if is_header || line == "+++" => return line.to_owned(),
            _ => ("", line),
        };
        let mut pieces = said.split("{{");
        let mut marked_line = key.to_owned();
        marked_line.extend(pieces.next().unwrap_or_default().chars().map(marked));
        for piece in pieces {
            let (inserted, after) = piece.split_once("}}").unwrap_or((piece, ""));
            marked_line.push_str(&format!("{{{{{inserted}}}}}"));
            marked_line.extend(after.chars().map(marked));
        }
        marked_line
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// What lies in a folder, in order.
fn children(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

/// The function that has the texts of each file in each language.
fn texts(folders: &[PathBuf], names: &[String]) -> Result<String, Box<dyn Error>> {
    let mut arms = String::new();
    for folder in folders {
        let language = folder.file_name().and_then(|name| name.to_str());
        let language = language.ok_or("a folder of the catalogue is named by its language")?;
        for (number, name) in names.iter().enumerate() {
            let path = folder.join(name);
            if path.exists() {
                writeln!(
                    arms,
                    "        ({number}, {language:?}) => Some(include_str!({path:?})),"
                )?;
            }
        }
    }
    let count = names.len();
    Ok(format!(
        "/// The files of the catalogue: one for each audience.\nconst FILES: usize = {count};\n\n\
         /// What a file says in a language, by the folder's name.\n\
         fn text(file: usize, folder: &str) -> Option<&'static str> {{\n    match (file, folder) {{\n{arms}        _ => None,\n    }}\n}}\n"
    ))
}

/// Every text of English with a mark on each letter, in a folder of its own.
fn pseudo(english: &Path, out: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let folder = out.join(PSEUDO);
    fs::create_dir_all(&folder)?;
    for file in children(english)? {
        let text = fs::read_to_string(&file)?;
        let mut resource =
            parse(text).map_err(|(_, errors)| format!("{}: {errors:?}", file.display()))?;
        for entry in &mut resource.body {
            if let Entry::Message(message) = entry
                && let Some(pattern) = &mut message.value
            {
                mark(pattern);
            }
        }
        let name = file.file_name().ok_or("a file has a name")?;
        fs::write(folder.join(name), serialize(&resource))?;
    }
    Ok(folder)
}

/// Marks the letters of a text, and of each of its variants; what is filled in stays as it is.
fn mark(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                *value = value.chars().map(marked).collect();
            }
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => variants.iter_mut().for_each(|one| mark(&mut one.value)),
            PatternElement::Placeable {
                expression: Expression::Inline(_),
            } => {}
        }
    }
}

/// A letter that looks like this one and is none of English.
fn marked(letter: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const MARKED: &str = "áƀćďéƒğĥíĵķĺɱńóƥɋŕśťúʋŵẋýžÁɃĆĎÉƑĞĤÍĴĶĹṀŃÓƤɊŔŚŤÚɅŴẊÝŽ";
    let at = PLAIN.chars().position(|plain| plain == letter);
    at.and_then(|at| MARKED.chars().nth(at)).unwrap_or(letter)
}

/// One function: what the message is for, and its text in English is its documentation.
fn function(
    out: &mut String,
    file: usize,
    id: &str,
    comment: &str,
    variables: &BTreeMap<String, Kind>,
) -> Result<(), std::fmt::Error> {
    let name = id.replace('-', "_");
    let comment = if comment.is_empty() { id } else { comment };
    let mut parameters = String::new();
    let mut values = String::new();
    for (variable, kind) in variables {
        let parameter = variable.replace('-', "_");
        match kind {
            Kind::Text => {
                write!(parameters, ", {parameter}: &str")?;
                write!(values, "(\"{variable}\", {parameter}.into()), ")?;
            }
            Kind::Number => {
                write!(parameters, ", {parameter}: i64")?;
                write!(values, "(\"{variable}\", {parameter}.into()), ")?;
            }
        }
    }
    writeln!(
        out,
        "    /// {comment}\n    #[must_use]\n    pub fn {name}(self{parameters}) -> String {{\n        self.say({file}, \"{id}\", [{values}])\n    }}\n"
    )
}

fn of_pattern(pattern: &Pattern<&str>, found: &mut BTreeMap<String, Kind>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression(expression: &Expression<&str>, found: &mut BTreeMap<String, Kind>) {
    match expression {
        Expression::Select { selector, variants } => {
            if let InlineExpression::VariableReference { id } = selector {
                found.insert(id.name.to_owned(), chosen_by(variants));
            }
            for variant in variants {
                of_pattern(&variant.value, found);
            }
        }
        Expression::Inline(inline) => of_inline(inline, found),
    }
}

/// What a choice is made by: a number, where it names a category of plurals (CLDR) or a number itself; else a word.
fn chosen_by(variants: &[Variant<&str>]) -> Kind {
    let is_of_numbers = variants.iter().any(|variant| match &variant.key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => ["zero", "one", "two", "few", "many"].contains(name),
    });
    if is_of_numbers {
        Kind::Number
    } else {
        Kind::Text
    }
}

fn of_inline(inline: &InlineExpression<&str>, found: &mut BTreeMap<String, Kind>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.entry(id.name.to_owned()).or_insert(Kind::Text);
        }
        InlineExpression::Placeable { expression } => of_expression(expression, found),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}
