//! What a parser of TOML says of a file, in words for whoever wrote the file.
//!
//! The parser has no types for its complaints, only sentences about the types of this program ("expected usize"). So the sentences that
//! it is known to write are taken apart here, in one place; one that is not known stays as it is.

/// Letters that a mistyped name may differ in.
const MAX_DISTANCE: usize = 3;

/// What is wrong, and what would be right.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) reason: String,
    pub(crate) proposal: String,
}

impl Said {
    /// Both in one sentence.
    pub(crate) fn in_one(self) -> String {
        if self.proposal.is_empty() {
            self.reason
        } else {
            format!("{}: {}", self.reason, self.proposal)
        }
    }
}

/// What a message of the parser means.
pub(crate) fn said(message: &str) -> Said {
    let message = message.trim();
    let known = of_type(message)
        .or_else(|| of_name(message))
        .or_else(|| missing(message));
    known.unwrap_or_else(|| Said {
        reason: message.to_owned(),
        proposal: String::new(),
    })
}

/// `invalid type: string "many", expected usize`.
fn of_type(message: &str) -> Option<Said> {
    let rest = message.strip_prefix("invalid type: ")?;
    let (given, wanted) = rest.rsplit_once(", expected ")?;
    let value = given.split_once(' ').map(|(_, value)| value);
    let (given, bare) = match (given.split(' ').next()?, value) {
        ("string", Some(value)) => (format!("the text {value}"), value.trim_matches('"')),
        ("integer" | "floating" | "boolean", Some(value)) => {
            let value = value.trim_start_matches("point ").trim_matches('`');
            (value.to_owned(), value)
        }
        ("sequence", _) => ("a list".to_owned(), ""),
        ("map", _) => ("a table".to_owned(), ""),
        (_, _) => (given.to_owned(), ""),
    };
    let number = ["usize", "u8", "u16", "u32", "u64", "i32", "i64"];
    let (wanted, proposal) = match wanted {
        _ if number.contains(&wanted) => (
            "a whole number",
            "write it without quotation marks, such as 40".to_owned(),
        ),
        "a string" if !bare.is_empty() => {
            ("a text", format!("write it in quotation marks: \"{bare}\""))
        }
        "a string" => ("a text", "write it in quotation marks".to_owned()),
        "a boolean" => (
            "true or false",
            "write one of them, without quotation marks".to_owned(),
        ),
        "a sequence" => ("a list", "write it in brackets: [..]".to_owned()),
        _ if wanted == "a map" || wanted.starts_with("struct ") => (
            "a table",
            "write its parts in braces, { name = value, .. }, or below a line [name]".to_owned(),
        ),
        other => (other, String::new()),
    };
    Some(Said {
        reason: format!("{given} stands where {wanted} belongs"),
        proposal,
    })
}

/// ``unknown field `colour`, expected one of `title`, `fields` ``.
fn of_name(message: &str) -> Option<Said> {
    let (rest, what) = [
        ("unknown field ", "is not known here"),
        ("unknown variant ", "is none of what can be chosen"),
    ]
    .into_iter()
    .find_map(|(prefix, what)| Some((message.strip_prefix(prefix)?, what)))?;
    let mut quoted = rest.split('`').skip(1).step_by(2);
    let given = quoted.next()?;
    let names: Vec<&str> = quoted.collect();
    let nearest = names
        .iter()
        .map(|name| (distance(given, name), *name))
        .filter(|(far, name)| *far <= MAX_DISTANCE && *far < name.chars().count())
        .min();
    let list = names.join(", ");
    Some(Said {
        reason: format!("`{given}` {what}"),
        proposal: match (nearest, names.as_slice()) {
            (Some((_, name)), _) => format!("`{name}`?"),
            (None, []) => String::new(),
            (None, [only]) => format!("there is `{only}`"),
            (None, [..]) => format!("one of {list}"),
        },
    })
}

/// ``missing field `legal_name` ``.
fn missing(message: &str) -> Option<Said> {
    let name = message.strip_prefix("missing field `")?.strip_suffix('`')?;
    Some(Said {
        reason: format!("`{name}` is missing"),
        proposal: format!("add {name} = .. here; the policy that is shipped has one to look at"),
    })
}

/// How many letters have to change to make one name of another.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut diagonal = at;
        row[0] = at + 1;
        for (index, letter_of_other) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *letter_of_other);
            diagonal = row[index + 1];
            row[index + 1] = changed.min(row[index] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parsers_sentence_is_one_that_whoever_wrote_the_file_understands() {
        for (message, reason, proposal) in [
            (
                "invalid type: string \"many\", expected usize",
                "the text \"many\" stands where a whole number belongs",
                "write it without quotation marks, such as 40",
            ),
            (
                "invalid type: integer `2`, expected a string",
                "2 stands where a text belongs",
                "write it in quotation marks: \"2\"",
            ),
            (
                "invalid type: sequence, expected a string",
                "a list stands where a text belongs",
                "write it in quotation marks",
            ),
            (
                "unknown field `sales_reddy`, expected one of `sales_ready`, `needs_qualifying`",
                "`sales_reddy` is not known here",
                "`sales_ready`?",
            ),
            (
                "unknown variant `phone`, expected one of `call`, `mail`, `goodbye`",
                "`phone` is none of what can be chosen",
                "one of call, mail, goodbye",
            ),
            (
                "missing field `legal_name`",
                "`legal_name` is missing",
                "add legal_name = .. here; the policy that is shipped has one to look at",
            ),
            (
                "unclosed table, expected `]`",
                "unclosed table, expected `]`",
                "",
            ),
        ] {
            let said = said(message);
            assert_eq!(
                (said.reason.as_str(), said.proposal.as_str()),
                (reason, proposal)
            );
        }
    }

    #[test]
    fn what_the_parser_says_today_is_taken_apart() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Sample {
            #[allow(dead_code, reason = "only the parser's complaints are read")]
            count: usize,
        }
        for (text, reason) in [
            (
                "count = \"many\"",
                "the text \"many\" stands where a whole number belongs",
            ),
            ("count = true", "true stands where a whole number belongs"),
            ("counts = 1", "`counts` is not known here"),
            ("", "`count` is missing"),
        ] {
            let error = toml::from_str::<Sample>(text).unwrap_err();
            assert_eq!(said(error.message()).reason, reason);
        }
    }
}
