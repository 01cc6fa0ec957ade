//! What the check says of sources.

use super::findings;
use super::support::shipped;

/// A shipped example of a source, what is changed in it into what, the text of the line that is meant, and why it is refused.
const SOURCES: [(&str, &str, &str, &str, &str); 25] = [
    (
        "lead-ad",
        "form = \"contact\"",
        "form = \"contakt\"",
        "contakt",
        "there is no form",
    ),
    (
        "lead-ad",
        "topic = \"sales\"\n",
        "",
        "[fields]",
        "asks for topic, and nothing gives it",
    ),
    (
        "lead-ad",
        "topic = \"sales\"",
        "topic = \"lamps\"",
        "lamps",
        "\"lamps\" is no choice of topic",
    ),
    (
        "lead-ad",
        "topic = \"sales\"",
        "topic = \"sales\"\nwebsite = \"$.x\"",
        "website",
        "nobody fills in",
    ),
    (
        "lead-ad",
        "$.leadgen_id",
        "leadgen_id",
        "event = ",
        "\"leadgen_id\" is no path",
    ),
    (
        "lead-ad",
        "values[0]\"",
        "values[\"",
        "name = ",
        "is no path",
    ),
    (
        "lead-ad",
        "topic = \"sales\"",
        "topic = []",
        "topic = ",
        "topic is found nowhere",
    ),
    (
        "lead-ad",
        "topic = \"sales\"",
        "topic = \"\"",
        "topic = ",
        "topic is empty",
    ),
    (
        "lead-ad",
        "kind = \"webhook\"",
        "kind = \"webhook\"\nfrom = [\"a@b.example\"]",
        "from = ",
        "what is posted has no from",
    ),
    (
        "lead-ad",
        "token = \"hub.verify_token\"",
        "token = \"\"",
        "token = ",
        "token names no parameter",
    ),
    (
        "lead-ad",
        "token = \"hub.verify_token\"",
        "says = \"challenge\"",
        "says = ",
        "says is of a word that is posted, and none is",
    ),
    (
        "webinar",
        "path = \"$.payload.plainToken\"",
        "path = \"payload\"",
        "path = \"payload\"",
        "is no path",
    ),
    (
        "webinar",
        "path = \"$.payload.plainToken\"",
        "path = \"$.payload.plainToken\"\ntoken = \"hub.verify_token\"",
        "token = ",
        "path of one that is posted",
    ),
    (
        "webinar",
        "says = \"plainToken\"\n",
        "",
        "signed = \"encryptedToken\"",
        "the word is not said",
    ),
    (
        "webinar",
        "says = \"plainToken\"",
        "says = \" \"",
        "says = \" \"",
        "says names nothing",
    ),
    (
        "webinar",
        "says = \"plainToken\"",
        "proven = false\nsays = \"plainToken\"",
        "signed = \"encryptedToken\"",
        "could have anything signed",
    ),
    (
        "form-service",
        "encoding = \"base64\"",
        "tolerance = \"5m\"",
        "tolerance",
        "no time that could be too old",
    ),
    (
        "form-service",
        "encoding = \"base64\"",
        "signed = \"{timestamp}.{body}\"",
        "signed = \"{timestamp}.{body}\"\n",
        "a time that is not signed",
    ),
    (
        "form-service",
        "any_of = [\"form_response\"]",
        "any_of = []",
        "only = ",
        "only names no word",
    ),
    (
        "missed-call",
        "header = \"Authorization\"",
        "path = \"$.key\"\nheader = \"x\"",
        "[proof]",
        "in a header or in the body",
    ),
    (
        "missed-call",
        "scheme = \"token\"",
        "scheme = \"token\"\nencoding = \"hex\"",
        "encoding",
        "a token has no encoding",
    ),
    (
        "crm",
        "kind = \"crm\"",
        "kind = \"crm\"\nform = \"contact\"",
        "form = ",
        "what a CRM tells has no form",
    ),
    (
        "crm",
        "id = \"$.record.id\"",
        "id = \"record\"",
        "id = ",
        "\"record\" is no path",
    ),
    (
        "voicemail-mail",
        "voicemail@phone.example\"]",
        "voicemail\"]",
        "from = ",
        "\"voicemail\" is no address",
    ),
    (
        "marketplace-mail",
        "kind = \"mail\"",
        "kind = \"mail\"\nevent = \"$.id\"",
        "event = ",
        "mail has no event",
    ),
];

#[test]
fn what_is_wrong_with_a_source_is_said_with_its_line() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../infra/examples/sources");
    for (name, from, to, at, reason) in SOURCES {
        let text = std::fs::read_to_string(format!("{folder}/{name}.toml")).unwrap();
        assert!(text.contains(from), "{name} has no {from:?}");
        let file = format!("sources/{name}.toml");
        let mut sources = shipped();
        sources.files.insert(file.clone(), text.clone());
        assert_eq!(findings(&sources), [], "{name}");
        sources
            .files
            .insert(file.clone(), text.replacen(from, to, 1));
        let found = findings(&sources);
        let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), 1, "{to}: {shown:#?}");
        assert!(
            shown[0].starts_with(&file) && shown[0].contains(reason),
            "{to}: {shown:#?}"
        );
        let line = sources
            .get(&file)
            .unwrap()
            .lines()
            .position(|line| line.contains(at.trim_end()) && !line.starts_with('#'));
        assert_eq!(found[0].line, line.map(|line| line + 1), "{to}: {shown:#?}");
    }
    let mut nameless = shipped();
    let text = std::fs::read_to_string(format!("{folder}/lead-ad.toml")).unwrap();
    nameless
        .files
        .insert("sources/Lead_Ad.toml".to_owned(), text.clone());
    assert!(findings(&nameless)[0].reason.contains("lower-case"));
    let mut unproven = shipped();
    let (head, tail) = text.split_once("[proof]").unwrap();
    let (_, fields) = tail.split_once("[challenge]").unwrap();
    unproven.files.insert(
        "sources/lead-ad.toml".to_owned(),
        format!("{head}[challenge]{fields}"),
    );
    assert!(findings(&unproven)[0].reason.contains("nothing proves"));
}
