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

/// What is proposed where nothing better is known.
const LOOK_AT: &str = "the policy that is shipped has such a line to look at, and infra/POLICY.md says what each key takes";
/// Quotation marks that programs for writing letters make of plain ones.
const TYPOGRAPHIC: [char; 8] = ['“', '”', '„', '‟', '‘', '’', '«', '»'];

/// What the parser says of a text.
pub(crate) fn said_of(text: &str, error: &toml::de::Error) -> Said {
    let given = error.span().and_then(|span| text.get(span));
    said(error.message(), given.unwrap_or_default().trim())
}

/// What a message of the parser means about a part of a text.
fn said(message: &str, given: &str) -> Said {
    let message = message.trim();
    let known = of_type(message)
        .or_else(|| of_name(message))
        .or_else(|| missing(message))
        .or_else(|| of_quotes(message, given))
        .or_else(|| of_order(message, given))
        .or_else(|| of_value(message, given));
    known.unwrap_or_else(|| Said {
        reason: message.to_owned(),
        proposal: LOOK_AT.to_owned(),
    })
}

fn both(reason: impl Into<String>, proposal: &str) -> Option<Said> {
    Some(Said {
        reason: reason.into(),
        proposal: proposal.to_owned(),
    })
}

/// Quotation marks that are missing, or are none.
fn of_quotes(message: &str, given: &str) -> Option<Said> {
    let begins = |start: &str| message.starts_with(start);
    if given.contains(TYPOGRAPHIC)
        && (begins("string values must be quoted") || begins("invalid unquoted key"))
    {
        both(
            "typographic quotation marks stand where plain ones belong",
            "write them straight, as in \"sales\": an editor for programs does",
        )
    } else if begins("string values must be quoted") && given.is_empty() {
        both(
            "nothing stands behind the equals sign",
            "a text in quotation marks, a number, true or false, or a list in brackets",
        )
    } else if begins("string values must be quoted") {
        both(
            format!("`{given}` is no value"),
            "a text stands in quotation marks, as in \"sales\", and the entries of a list have commas between them",
        )
    } else if begins("invalid basic string")
        || begins("invalid literal string")
        || begins("invalid multi-line")
    {
        both(
            "a text has no end",
            "close it with the quotation mark that it begins with, on the same line",
        )
    } else if begins("missing opening quote") {
        both("a text has no beginning", "put a quotation mark before it")
    } else if begins("missing escaped value") || begins("invalid escape") {
        both(
            "a backslash in a text stands before something else",
            "write two of them, or put the text in single quotation marks",
        )
    } else {
        None
    }
}

/// What stands between the parts of a file: commas, brackets, equals signs.
fn of_order(message: &str, given: &str) -> Option<Said> {
    let begins = |start: &str| message.starts_with(start);
    if begins("missing comma between array elements") {
        both(
            "a comma is missing behind this entry of a list",
            "write one between each two entries",
        )
    } else if begins("missing comma between key-value pairs")
        || begins("extra assignment between key-value pairs")
    {
        both(
            "a comma is missing between two parts of this entry",
            "write one behind each part, as in { name = \"call_1\", kind = \"call\" }",
        )
    } else if begins("extra comma") {
        both("there is a comma too many", "take one out")
    } else if begins("duplicate key") {
        both(
            format!("`{given}` stands here for the second time"),
            "one of each name: put what both say together, or name one of them otherwise",
        )
    } else if begins("key with no value") {
        both(
            "a name stands here without an equals sign and a value",
            "name = \"value\"; a remark begins with #",
        )
    } else if begins("unclosed array") {
        both("a list begins here and has no end", "close it with ]")
    } else if begins("unclosed inline table") {
        both("braces begin here and have no end", "close them with }")
    } else if begins("unclosed table") {
        both(
            "the name of a table has no end",
            "close it with ], or with ]] where it began with [[",
        )
    } else if begins("unexpected key or value") {
        both(
            "something more stands behind a value",
            "one value a line, without a comma at its end; a remark begins with #",
        )
    } else {
        None
    }
}

/// Numbers and names that cannot be read.
fn of_value(message: &str, given: &str) -> Option<Said> {
    let begins = |start: &str| message.starts_with(start);
    if begins("invalid boolean") {
        both(
            format!("`{given}` is neither true nor false"),
            "write true or false, in small letters",
        )
    } else if begins("invalid float")
        || begins("invalid integer")
        || begins("unexpected leading zero")
    {
        both(
            "a number cannot be read",
            "digits without a zero before them and with one point at most; a text stands in quotation marks",
        )
    } else if begins("invalid unquoted key") || begins("unquoted keys cannot be empty") {
        both(
            "a name cannot be read",
            "letters from a to z, digits, - and _; any other name stands in quotation marks",
        )
    } else {
        None
    }
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
                "something that no version has said yet",
                "something that no version has said yet",
                LOOK_AT,
            ),
        ] {
            let said = said(message, "");
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
            assert_eq!(said_of(text, &error).reason, reason);
        }
    }

    #[test]
    fn each_slip_has_plain_words_and_a_proposal() {
        for (text, reason, proposal) in [
            ("a = “x”\n", "typographic quotation marks", "straight"),
            ("“a” = 1\n", "typographic quotation marks", "straight"),
            ("a = \n", "nothing stands behind", "a text in quotation"),
            ("a = sales\n", "`sales` is no value", "in quotation marks"),
            ("a = [1 2]\n", "`1 2` is no value", "commas"),
            ("a = \"x\nb = 2\n", "a text has no end", "close it"),
            ("a = 'x\n", "a text has no end", "close it"),
            ("a = x\"\n", "a text has no beginning", "before it"),
            ("a = \"\\q\"\n", "a backslash", "two of them"),
            (
                "a = [\"x\" \"y\"]\n",
                "a comma is missing behind",
                "between each two",
            ),
            (
                "a = { x = 1 y = 2 }\n",
                "a comma is missing between",
                "behind each part",
            ),
            ("a = [\"x\",,]\n", "a comma too many", "take one out"),
            (
                "[t]\na=1\n[t]\nb=2\n",
                "`t` stands here for the second time",
                "put what both say together",
            ),
            (
                "a=1\na=2\n",
                "`a` stands here for the second time",
                "put what both say together",
            ),
            ("a 1\n", "without an equals sign", "name = \"value\""),
            ("a: 1\n", "without an equals sign", "name = \"value\""),
            ("a = [1,\n", "a list begins here", "]"),
            ("[t\na=1\n", "the name of a table has no end", "]"),
            (
                "a = \"x\",\n",
                "something more stands behind a value",
                "one value a line",
            ),
            ("a = True\n", "neither true nor false", "small letters"),
            ("a = 012\n", "a number cannot be read", "zero"),
            ("a = 1.5.2\n", "a number cannot be read", "one point"),
            ("ä = 1\n", "a name cannot be read", "letters from a to z"),
        ] {
            let error = toml::from_str::<toml::Table>(text).unwrap_err();
            let said = said_of(text, &error);
            assert!(said.reason.contains(reason), "{text:?}: {said:?}");
            assert!(said.proposal.contains(proposal), "{text:?}: {said:?}");
        }
    }
}
