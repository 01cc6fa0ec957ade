//! What a file names and nobody would ever have, say or be.

use followup::policy::PolicyFiles;

use super::support::shipped;
use super::{CONTACT, POLICY, TEAM, findings, says, with};

/// The findings of the shipped policy with these changes, one after the other.
fn found(changes: &[(&str, &str, &str)]) -> Vec<String> {
    let mut sources: PolicyFiles = shipped();
    for (file, from, to) in changes {
        let text = sources.files.entry((*file).to_owned()).or_default();
        assert!(text.contains(from), "{file} has no {from:?}");
        *text = text.replace(from, to);
    }
    findings(&sources).iter().map(ToString::to_string).collect()
}

#[track_caller]
fn has(found: &[String], file: &str, reason: &str, proposal: &str) {
    let is_it =
        |one: &String| one.starts_with(file) && one.contains(reason) && one.contains(proposal);
    assert!(found.iter().any(is_it), "{file} {reason}: {found:#?}");
}

#[test]
fn a_topic_that_no_rep_takes_is_found() {
    for to in [
        "roles = [\"rep\"]\nweight = 0",
        "roles = [\"rep\"]\nmax_open = 0",
        "roles = [\"rep\"]\ntopics = [\"partnership\"]",
    ] {
        let found = found(&[(TEAM, "roles = [\"rep\"]", to)]);
        has(
            &found,
            "forms/contact.toml:",
            "no rep takes the topic \"sales\"",
            "weight and max_open",
        );
        // Whoever asks for help is answered by the qualifier.
        assert!(
            !found.iter().any(|one| one.contains("\"support\"")),
            "{found:#?}"
        );
    }
    // Nor what comes by a form that asks for no topic.
    let found = found(&[(
        TEAM,
        "roles = [\"rep\"]",
        "roles = [\"rep\"]\ntopics = [\"sales\"]",
    )]);
    has(
        &found,
        "forms/voicemail.toml:",
        "names no topic",
        "without `topics`",
    );
    has(
        &found,
        "forms/contact.toml:",
        "no rep takes the topic \"partnership\"",
        "answered_by",
    );
}

#[test]
fn a_place_that_nothing_says_of_anybody_is_found() {
    let riley = "id = \"riley\"";
    let field = |name: &str, rest: &str| {
        format!("\n[[fields]]\nname = \"{name}\"\nlabel = \"Where\"\n{rest}\n")
    };
    let choice = "type = \"choice\"\nchoices = [{ value = \"east\", label = \"East\" }, { value = \"new-york\", label = \"New York\" }]";
    let territory = |said: &str| format!("{riley}\nterritories = [{{ {said} }}]");
    let last = "type = \"honeypot\"\n";
    let region = format!("{last}{}", field("region", choice));
    let country = format!("{last}{}", field("country", choice));
    let free = format!("{last}{}", field("country", "type = \"text\""));
    for (form, said, reason, proposal) in [
        (
            region.as_str(),
            "regions = [\"eastt\"]",
            "the region \"eastt\", which no form offers",
            "one of east, new-york",
        ),
        (
            last,
            "countries = [\"USA\"]",
            "without a field for it a country is known by its code alone",
            "a code of two letters",
        ),
        (
            country.as_str(),
            "countries = [\"Narnia\"]",
            "which no form offers and no number is of",
            "one of east, new-york",
        ),
    ] {
        let said = territory(said);
        let found = found(&[(CONTACT, last, form), (TEAM, riley, &said)]);
        assert_eq!(found.len(), 1, "{found:#?}");
        has(&found, "team.toml:", reason, proposal);
    }
    for (form, said) in [
        (region.as_str(), "regions = [\"New York\"]"),
        (last, "countries = [\"us\"]"),
        (country.as_str(), "countries = [\"US\", \"East\"]"),
        (free.as_str(), "countries = [\"USA\"]"),
    ] {
        let said = territory(said);
        assert_eq!(
            found(&[(CONTACT, last, form), (TEAM, riley, &said)]),
            [""; 0]
        );
    }
}

#[test]
fn a_source_by_which_nothing_comes_is_found() {
    says(
        TEAM,
        "id = \"riley\"",
        "id = \"riley\"\nsources = [\"website\", \"webiste\"]",
        "webiste",
        "\"riley\" takes the source \"webiste\", by which nothing comes",
    );
    says(
        POLICY,
        "[sources.trade_show]\nstart_after = \"5bd\"\nimported = true",
        "[sources.tradeshow]\nstart_after = \"5bd\"",
        "tradeshow",
        "nothing comes by a source of that name",
    );
    says(
        POLICY,
        "[limits]",
        "[figures]\ncurrency = \"USD\"\ncosts = { website = 10, googel = 1200 }\n\n[limits]",
        "googel",
        "says what \"googel\" costs, by which nothing comes",
    );
    let rows = with(
        TEAM,
        "id = \"riley\"",
        "id = \"riley\"\nsources = [\"trade_show\", \"mail\", \"telephone\", \"website\"]",
    );
    assert_eq!(findings(&rows), []);
}

#[test]
fn a_question_about_no_field_is_found() {
    says(
        POLICY,
        "needs_qualifying = 0",
        "needs_qualifying = 0\nquestion = { field = \"phonee\", ask = \"On which number?\" }",
        "phonee",
        "no form has that field",
    );
}

#[test]
fn two_people_with_one_address_are_found() {
    says(
        TEAM,
        "sam@example.com",
        "Riley@Example.com",
        "Riley@Example.com",
        "\"riley\" and \"sam\" have one email address",
    );
}

#[test]
fn a_campaign_sets_what_can_be_chosen_and_is_of_somebody_who_gets_leads() {
    let campaign = "phrase = \"the open day\"\nset = { topic = \"salse\" }\nowner = \"riley\"\nsteps = [{ name = \"day_call\", kind = \"call\", after = \"0m\", template = \"script_call\" }, { name = \"day_goodbye\", kind = \"goodbye\", after = \"5bd\", template = \"goodbye\" }]\n";
    let mut sources = with(TEAM, "id = \"riley\"", "id = \"riley\"\nweight = 0");
    sources
        .files
        .insert("campaigns/open-day.toml".to_owned(), campaign.to_owned());
    let found: Vec<String> = findings(&sources).iter().map(ToString::to_string).collect();
    has(
        &found,
        "campaigns/open-day.toml:2:",
        "\"salse\" is no choice of topic",
        "one of sales",
    );
    has(
        &found,
        "campaigns/open-day.toml:3:",
        "owner = \"riley\" gets no leads",
        "one of sam, jordan",
    );
}

#[test]
fn a_campaign_or_a_form_whose_name_means_somebody_else_is_found() {
    let campaign = "phrase = \"the open day\"\nset = { topic = \"sales\" }\nstart_after = \"5bd\"\nsteps = [{ name = \"day_call\", kind = \"call\", after = \"0m\", template = \"script_call\" }, { name = \"day_goodbye\", kind = \"goodbye\", after = \"5bd\", template = \"goodbye\" }]\n";
    let found = |file: &str, text: &str| -> Vec<String> {
        let mut sources = shipped();
        sources.files.insert(file.to_owned(), text.to_owned());
        findings(&sources).iter().map(ToString::to_string).collect()
    };
    let reason = "people who ask come by the source";
    // Of a form, of who writes, and of who rings.
    for name in ["website", "mail", "telephone"] {
        let file = format!("campaigns/{name}.toml");
        let found = found(&file, campaign);
        has(&found, &format!("{file}:1:"), reason, "-list.toml");
    }
    let of_its_own = found("campaigns/open-day.toml", campaign);
    let is_meant = |one: &String| one.contains(reason);
    assert!(!of_its_own.iter().any(is_meant), "{of_its_own:#?}");

    let contact = shipped().files[CONTACT].clone();
    let named = found("forms/mail.toml", &contact);
    let reason = "the form \"mail\" has the name under which mail is kept";
    has(&named, "forms/mail.toml:1:", reason, "forms/mail-us.toml");
    assert_eq!(found("forms/mail-us.toml", &contact), [""; 0]);
}
