//! Makes a function of each message of the catalogue, so that a variable that is missing, or that no message has, does not compile.
//!
//! English is the language in which every message is written first; a test holds the others to the same messages and variables.

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

/// The variable that every message may ask for: how somebody is addressed.
const FORMALITY: &str = "formality";

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
    let out = Path::new(&env::var("OUT_DIR")?).join("messages.rs");
    fs::write(out, messages + &texts(&names)?)?;
    Ok(())
}

/// The function that has the texts of each file in each language.
fn texts(names: &[String]) -> Result<String, Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let mut folders: Vec<_> = fs::read_dir("catalogue")?.collect::<Result<_, _>>()?;
    folders.sort_by_key(|folder| folder.file_name());
    let mut arms = String::new();
    for folder in folders {
        for (number, name) in names.iter().enumerate() {
            let path = folder.path().join(name);
            if path.exists() {
                let (folder, path) = (folder.file_name(), Path::new(&root).join(path));
                writeln!(
                    arms,
                    "        ({number}, {folder:?}) => Some(include_str!({path:?})),"
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
                found.insert(id.name.to_owned(), Kind::Number);
            }
            for variant in variants {
                of_pattern(&variant.value, found);
            }
        }
        Expression::Inline(inline) => of_inline(inline, found),
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
