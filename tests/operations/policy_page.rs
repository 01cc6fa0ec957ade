//! The reference page of what the files of a policy may say: made from the types that read them and from the shipped files, never by hand.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use followup::policy::{PolicyDocument, schemas};
use serde_json::{Map, Value};

/// Set to write the page anew.
const WRITE: &str = "BATON_WRITE_REFERENCE";
/// The longest example that stands in a table, in characters; of something longer, its beginning.
const MAX_EXAMPLE: usize = 90;
/// Examples where no shipped file has one that says more, by the type and the key.
const EXAMPLES: &[(&str, &str, &str)] = &[
    ("CompanySource", "mode", "mode = \"clocks\""),
    ("Person", "products", "products = [\"press\"]"),
    (
        "Person",
        "away",
        "away = [{ from = \"2026-12-21\", until = \"2027-01-04\" }]",
    ),
    ("DaysAway", "from", "from = \"2026-12-21\""),
    ("DaysAway", "until", "until = \"2027-01-04\""),
    (
        "Person",
        "territories",
        "territories = [{ countries = [\"US\"], regions = [\"NY\", \"NJ\"] }]",
    ),
    ("Territory", "countries", "countries = [\"US\"]"),
    ("Territory", "regions", "regions = [\"New York\", \"NJ\"]"),
    (
        "Territory",
        "postal_codes",
        "postal_codes = [\"100\", \"112\"]",
    ),
    ("Territory", "area_codes", "area_codes = [\"+1 212\"]"),
    ("RawForm", "what", "what = \"voicemail\""),
    ("CompanySource", "events", "events = \"personal\""),
    ("CompanySource", "formality", "formality = \"formal\""),
    ("Step", "touch", "touch = false"),
    (
        "Step",
        "variants",
        "variants = [{ name = \"plain\", template = \"mail\", share = 50 }, ...]",
    ),
    ("StepVariant", "name", "name = \"short\""),
    ("StepVariant", "template", "template = \"mail_short\""),
    ("StepVariant", "share", "share = 50"),
    ("Step", "before", "before = \"7d\""),
    ("Campaign", "form", "form = \"contact\""),
    ("Campaign", "answers", "answers = [\"voicemail\"]"),
    ("Campaign", "start_after", "start_after = \"5bd\""),
    ("PolicyFile", "forms", "[forms]"),
    ("PolicyFile", "routing", "[routing]"),
    ("PolicyFile", "figures", "[figures]"),
    ("FigureRules", "people", "people = \"own\""),
    ("FigureRules", "currency", "currency = \"EUR\""),
    ("FigureRules", "costs", "costs = { google-ads = 1200 }"),
    ("CompanyRouting", "companies", "companies = \"shared\""),
    ("CompanyRouting", "large", "large = [\"acme.example\"]"),
    ("CompanyRouting", "large_from", "large_from = 10"),
    (
        "FormsSource",
        "challenge",
        "challenge = { kind = \"proof-of-work\" }",
    ),
    ("ChallengeTable", "kind", "kind = \"proof-of-work\""),
    ("ChallengeTable", "bits", "bits = 14"),
    ("ChallengeTable", "site_key", "site_key = \"0x4AAA...\""),
    ("ChallengeTable", "endpoint", "endpoint = \"eu\""),
    ("RawForm", "challenge", "challenge = \"none\""),
    (
        "RawForm",
        "thank_you_url",
        "thank_you_url = \"https://www.example.com/thanks\"",
    ),
    ("RawForm", "language", "language = \"de\""),
    ("BrandSource", "name", "name = \"Example\""),
    ("BrandSource", "mail_logo", "mail_logo = \"brand/logo.png\""),
    ("BrandSource", "hours", "hours = \"24h\""),
    (
        "Booking",
        "place",
        "place = \"our workshop, 100 Main Street\"",
    ),
    (
        "Criteria",
        "question",
        "question = { field = \"budget\", ask = \"Have you set a budget?\" }",
    ),
    ("Question", "field", "field = \"budget\""),
    ("Question", "ask", "ask = \"Have you set a budget?\""),
    ("Criterion", "exclude", "exclude = true"),
    ("Criterion", "not_a_lead", "not_a_lead = true"),
    ("Condition", "at_least", "at_least = 5000"),
    ("Clocks", "by", "[[clocks.by]]"),
    ("LadderRule", "name", "name = \"demo\""),
    ("LadderRule", "forms", "forms = [\"demo\"]"),
    ("LadderRule", "topics", "topics = [\"sales\"]"),
    ("LadderRule", "from_points", "from_points = 60"),
    (
        "LadderRule",
        "first_touch",
        "first_touch = { due = \"5bm\", manager = \"30bm\" }",
    ),
    ("Person", "weight", "weight = 2"),
    ("Person", "max_open", "max_open = 20"),
    ("Person", "topics", "topics = [\"sales\"]"),
    ("Person", "sources", "sources = [\"website\"]"),
    ("Person", "speaks", "speaks = [\"en\"]"),
    ("Person", "language", "language = \"de\""),
    (
        "Person",
        "busy_ics",
        "busy_ics = \"https://calendar.example.com/riley.ics\"",
    ),
    (
        "Person",
        "booking_url",
        "booking_url = \"https://meet.example.com/riley\"",
    ),
    ("Person", "deputy", "deputy = \"sam\""),
    ("Person", "calendar", "calendar = \"early\""),
    (
        "CalendarFile",
        "holidays_ics",
        "holidays_ics = [\"us.ics\"]",
    ),
    (
        "RawForm",
        "allowed_origins",
        "allowed_origins = [\"https://www.example.com\"]",
    ),
    (
        "RawForm",
        "allowed_redirects",
        "allowed_redirects = [\"https://www.example.com/\"]",
    ),
    (
        "FormWords",
        "thank_you_url",
        "thank_you_url = \"https://www.example.com/danke\"",
    ),
    ("FormWords", "title", "title = \"Kontakt\""),
    (
        "FormWords",
        "intro",
        "intro = \"Schreiben Sie uns, was Sie brauchen.\"",
    ),
    ("FormWords", "submit", "submit = \"Absenden\""),
    ("FormWords", "phrase", "phrase = \"Ihre Anfrage\""),
    ("FormWords", "fields", "[fields.topic]"),
    ("FieldWords", "label", "label = \"Worum geht es?\""),
    (
        "FieldWords",
        "hint",
        "hint = \"Eine Adresse oder eine Nummer.\"",
    ),
    (
        "FieldWords",
        "wording",
        "wording = \"Bitte schicken Sie mir Ihren Newsletter.\"",
    ),
    (
        "FieldWords",
        "choices",
        "choices.sales = { label = \"Preise\", phrase = \"Ihre Frage zu Preisen\" }",
    ),
    ("ChoiceWords", "label", "label = \"Preise\""),
    (
        "ChoiceWords",
        "phrase",
        "phrase = \"Ihre Frage zu Preisen\"",
    ),
    ("RawSource", "external_id", "external_id = \"$.record.id\""),
    ("RawChallenge", "encoding", "encoding = \"hex\""),
    ("RawChallenge", "proven", "proven = false"),
    ("RawProof", "path", "path = \"$.secret\""),
    ("RawProof", "part", "part = \"v1\""),
    ("RawProof", "signed", "signed = \"{timestamp}.{body}\""),
    ("RawProof", "tolerance", "tolerance = \"5m\""),
    ("Header", "requires", "requires = \"attempt\""),
    ("Header", "task", "task = true"),
];

fn infra() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra")
}

/// The shipped sources: each is a file that a company copies into its own policy.
fn sources() -> impl Iterator<Item = (String, String)> {
    let files = std::fs::read_dir(infra().join("examples/sources")).unwrap();
    let files = files.map(|entry| entry.unwrap().path());
    files.map(|file| {
        let name = file.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        (format!("sources/{name}"), text)
    })
}

/// What the shipped policies say, the default first, with the shipped sources.
fn shipped() -> Vec<Value> {
    let examples = std::fs::read_dir(infra().join("examples")).unwrap();
    let examples = examples.map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = examples
        .filter(|folder| folder.join("policy.toml").exists())
        .collect();
    folders.sort();
    folders.insert(0, infra().join("policy"));
    let said = folders.iter().map(|folder| {
        let mut files = baton::folder::read(folder).unwrap();
        files.files.extend(sources());
        let document = serde_json::to_value(PolicyDocument::of(files).unwrap()).unwrap();
        serde_json::from_str(document["json"].as_str().unwrap()).unwrap()
    });
    said.collect()
}

/// Each file that is read as this one, of what shipped policies say.
fn files_of<'a>(file: &str, shipped: &'a [Value]) -> Vec<&'a Value> {
    let below = |key: &str| -> Vec<&'a Value> {
        let folders = shipped.iter().filter_map(|said| said[key].as_object());
        folders.flat_map(Map::values).collect()
    };
    match file {
        "policy.toml" => shipped.iter().map(|said| &said["policy"]).collect(),
        "team.toml" => shipped.iter().map(|said| &said["team"]).collect(),
        "calendars/NAME.toml" => below("calendars"),
        "forms/NAME.toml" => below("forms"),
        "campaigns/NAME.toml" => below("campaigns"),
        "sources/NAME.toml" => below("sources"),
        "templates/NAME.md" => below("templates"),
        other => {
            assert_eq!(other, "forms/NAME.LANGUAGE.toml");
            let folders = shipped
                .iter()
                .filter_map(|said| said["form_words"].as_object());
            let languages = folders.flat_map(Map::values).filter_map(Value::as_object);
            languages.flat_map(Map::values).collect()
        }
    }
}

/// A table of a file: the type that reads it, how one writes that one is in it, and what shipped files say there.
struct Table<'a> {
    kind: String,
    heading: String,
    schema: Value,
    said: Vec<&'a Value>,
}

/// The definition that a schema refers to, by its name; nothing for what refers to none.
fn referred(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/$defs/")
}

/// What a key takes without "or nothing".
fn some(schema: &Value) -> &Value {
    let any = schema["anyOf"].as_array();
    let some = any.and_then(|any| any.iter().find(|one| one["type"] != "null"));
    some.unwrap_or(schema)
}

/// What a type is, followed through its name.
fn resolved<'a>(schema: &'a Value, all: &'a Value) -> (&'a Value, Option<&'a str>) {
    let some = some(schema);
    match referred(some) {
        Some(name) => (&all[name], Some(name)),
        None => (some, None),
    }
}

fn is_table(schema: &Value) -> bool {
    schema["properties"].is_object()
}

fn types_of(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several
            .iter()
            .filter_map(Value::as_str)
            .filter(|one| *one != "null")
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    }
}

/// What a key takes, in words.
fn takes(schema: &Value, all: &Value) -> String {
    let (is, _) = resolved(schema, all);
    let by_language = if is["x-by-language"] == true {
        ", or one for each language: `{ en = .., de = .. }`"
    } else {
        ""
    };
    let named = |one: &Value| {
        let name = format!("`{}`", one["const"].as_str().unwrap_or_default());
        match one["description"].as_str() {
            Some(meaning) => format!("{name}: {}", lower(meaning)),
            None => name,
        }
    };
    let said = if is_table(is) {
        "a table, see below".to_owned()
    } else if let Some(each) = is["oneOf"].as_array() {
        let each: Vec<String> = each
            .iter()
            .flat_map(|one| match one["enum"].as_array() {
                Some(names) => names
                    .iter()
                    .map(|name| format!("`{}`", name.as_str().unwrap()))
                    .collect(),
                None => vec![named(one)],
            })
            .collect();
        each.join("<br>")
    } else if let Some(each) = is["enum"].as_array() {
        let each: Vec<String> = each
            .iter()
            .filter_map(Value::as_str)
            .map(|one| format!("`{one}`"))
            .collect();
        each.join(", ")
    } else if is["format"] == "duration" {
        "a duration".to_owned()
    } else {
        match types_of(is).as_slice() {
            ["array"] if is["prefixItems"].is_array() => "a pair, from and to".to_owned(),
            ["string"] => "text".to_owned(),
            ["boolean"] => "`true` or `false`".to_owned(),
            ["integer"] => "a whole number".to_owned(),
            ["array"] => format!("a list, each: {}", takes(&is["items"], all)),
            ["object"] => {
                let values = is
                    .get("additionalProperties")
                    .or_else(|| is["patternProperties"].as_object()?.values().next());
                format!(
                    "a table by name, each: {}",
                    takes(values.unwrap_or(&Value::Null), all)
                )
            }
            other => panic!("what is {other:?}: {is}"),
        }
    };
    format!("{said}{by_language}")
}

fn lower(text: &str) -> String {
    let text = one_line(text);
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
        .trim_end_matches('.')
        .to_owned()
}

fn one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A reference of the rustdoc leads nowhere on a page: its last word is what a file says.
    let mut said = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("[`") {
        let (name, after) = after.split_once("`]").unwrap_or((after, ""));
        said.push_str(before);
        let word = name
            .rsplit("::")
            .next()
            .unwrap_or(name)
            .trim_end_matches("()");
        write!(said, "`{word}`").unwrap();
        rest = after;
        if let Some((_, after)) = rest.strip_prefix('(').and_then(|link| link.split_once(')')) {
            rest = after;
        }
    }
    said.push_str(rest);
    said.replace('|', "\\|")
}

/// A value as TOML writes it on one line.
fn toml(value: &Value) -> String {
    match value {
        Value::Object(table) => {
            let each: Vec<String> = table
                .iter()
                .map(|(key, value)| format!("{key} = {}", toml(value)))
                .collect();
            format!("{{ {} }}", each.join(", "))
        }
        Value::Array(list) => {
            let each: Vec<String> = list.iter().map(toml).collect();
            format!("[{}]", each.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

/// What stands if a key is left out.
fn left_out(schema: &Value, is_required: bool) -> String {
    match schema.get("default") {
        _ if is_required => "must be there".to_owned(),
        None | Some(Value::Null) => "nothing".to_owned(),
        Some(Value::Array(list)) if list.is_empty() => "none".to_owned(),
        Some(Value::Object(table)) if table.is_empty() => "none".to_owned(),
        Some(Value::Object(_)) => "each of its keys as if it were left out".to_owned(),
        Some(Value::String(text)) if text.is_empty() => "nothing".to_owned(),
        Some(value) => format!("`{}`", toml(value)),
    }
}

/// A line that is written down here, or one that a shipped file has.
fn example(table: &Table<'_>, key: &str, used: &mut BTreeSet<(String, String)>) -> String {
    let written = EXAMPLES
        .iter()
        .find(|(kind, of, _)| *kind == table.kind && *of == key);
    if let Some((kind, of, line)) = written {
        used.insert(((*kind).to_owned(), (*of).to_owned()));
        return (*line).to_owned();
    }
    let mut said = table.said.iter().filter_map(|said| said.get(key));
    let of_shipped = said.find(|value| !value.is_null());
    let value = of_shipped.unwrap_or_else(|| {
        panic!(
            "no shipped file says `{key}` of {}: write an example into EXAMPLES",
            table.kind
        )
    });
    let line = format!("{key} = {}", toml(value));
    let short: String = line.chars().take(MAX_EXAMPLE).collect();
    let more = if short.len() < line.len() { " ..." } else { "" };
    format!("{short}{more}")
}

/// The tables below a key: what it holds, or what each entry of it holds.
fn below<'a>(
    heading: &str,
    key: &str,
    schema: &Value,
    all: &Value,
    said: &[&'a Value],
) -> Option<Table<'a>> {
    let (is, name) = resolved(schema, all);
    let of_key: Vec<&Value> = said.iter().filter_map(|said| said.get(key)).collect();
    let path = if heading.is_empty() {
        key.to_owned()
    } else {
        format!("{heading}.{key}")
    };
    if is_table(is) {
        let kind = name.unwrap_or(key).to_owned();
        return Some(Table {
            kind,
            heading: path,
            schema: is.clone(),
            said: of_key,
        });
    }
    let entries = is
        .get("items")
        .or_else(|| is.get("additionalProperties"))
        .filter(|entry| entry.is_object());
    let entries = entries.or_else(|| is["patternProperties"].as_object()?.values().next());
    let (entry, name) = resolved(entries?, all);
    if !is_table(entry) {
        return None;
    }
    let is_list = is.get("items").is_some();
    let values = of_key.iter().flat_map(|value| match value {
        Value::Array(list) => list.iter().collect::<Vec<_>>(),
        Value::Object(table) => table.values().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    });
    Some(Table {
        kind: name.unwrap_or(key).to_owned(),
        heading: if is_list {
            format!("{path}[]")
        } else {
            format!("{path}.NAME")
        },
        schema: entry.clone(),
        said: values.collect(),
    })
}

/// The tables of a file: its own, then what stands in it, each type once.
fn of_file(
    file: &str,
    schema: &Value,
    shipped: &[Value],
    used: &mut BTreeSet<(String, String)>,
) -> String {
    let all = &schema["$defs"];
    let kind = schema["title"].as_str().unwrap().to_owned();
    let root = Table {
        kind,
        heading: String::new(),
        schema: schema.clone(),
        said: files_of(file, shipped),
    };
    let mut to_write = VecDeque::from([root]);
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut tables: Vec<Table<'_>> = Vec::new();
    while let Some(table) = to_write.pop_front() {
        let seen = places.entry(table.kind.clone()).or_default();
        seen.push(table.heading.clone());
        if let Some(first) = tables.iter_mut().find(|one| one.kind == table.kind) {
            first.said.extend(table.said);
            continue;
        }
        for (key, schema) in table.schema["properties"].as_object().unwrap() {
            to_write.extend(below(&table.heading, key, schema, all, &table.said));
        }
        tables.push(table);
    }
    let mut page = format!("## `{file}`\n\n");
    for table in &tables {
        let places = &places[&table.kind];
        if !table.heading.is_empty() {
            let named: Vec<String> = places.iter().map(|one| format!("`{one}`")).collect();
            writeln!(page, "### {}\n", named.join(", ")).unwrap();
        }
        if let Some(meaning) = table.schema["description"].as_str() {
            let meaning = meaning.split("\n```").next().unwrap();
            writeln!(page, "{}\n", one_line(meaning)).unwrap();
        }
        page.push_str("| key | takes | if left out | what it means | for example |\n| --- | --- | --- | --- | --- |\n");
        let required = table.schema["required"].as_array();
        for (key, schema) in table.schema["properties"].as_object().unwrap() {
            let is_required = required.is_some_and(|all| all.iter().any(|one| one == key));
            let meaning = schema["description"].as_str();
            let meaning = meaning.unwrap_or_else(|| panic!("{}.{key} has no rustdoc", table.kind));
            writeln!(
                page,
                "| `{key}` | {} | {} | {} | `{}` |",
                takes(schema, all),
                left_out(schema, is_required),
                one_line(meaning),
                example(table, key, used).replace('|', "\\|"),
            )
            .unwrap();
        }
        page.push('\n');
    }
    page
}

fn page() -> String {
    let shipped = shipped();
    let mut used = BTreeSet::new();
    let mut page = format!(
        "# What a policy may say\n\nEvery key of every file of a policy: what it takes, what holds if it is left out, and what it means. A file with a key that is not \
         here is refused. `baton check FOLDER` says whether the files hold together; texts and their variables are in [TEMPLATES.md](TEMPLATES.md).\n\n\
         A duration says its unit: `45s`, `30m`, `8h`, `14d` pass on the clock on the wall; `30bm` and `2bh` are minutes and hours of business, `1bd` business days of the \
         calendar that `company.calendar` names.\n\n\
         This page is made from the types that read the files, their rustdoc, and what the shipped policies say, by\n\
         `{WRITE}=1 cargo test --workspace --test operations policy_page`, and a test holds it to that.\n\n"
    );
    for (file, schema) in schemas() {
        let schema = serde_json::to_value(schema).unwrap();
        page.push_str(&of_file(file, &schema, &shipped, &mut used));
    }
    let unused: Vec<_> = EXAMPLES
        .iter()
        .filter(|(kind, key, _)| !used.contains(&((*kind).to_owned(), (*key).to_owned())))
        .collect();
    assert!(unused.is_empty(), "no type has these keys: {unused:?}");
    page.trim_end().to_owned() + "\n"
}

#[test]
fn the_reference_page_says_what_the_types_say() {
    let file = infra().join("POLICY.md");
    let page = page();
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&file, &page).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == page,
        "infra/POLICY.md is behind the types: {WRITE}=1 cargo test --workspace --test operations policy_page writes it anew"
    );
}
