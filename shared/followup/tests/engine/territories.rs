//! Who takes leads from where, and of which product; and why a lead went to one rep and not to the others.

use followup::inquiry::Inquiry;
use followup::policy::{Policy, PolicyFiles};
use followup::route::{Forecast, PassedOver, Routing, Unfit, candidates, route};
use followup::team::{RepLoad, Team, TimeAway};
use followup::timeline::AssignReason;

use crate::support::{inquiry, lead, ny, person, shipped};

const NOW: &str = "2026-03-02 10:00";

/// The shipped team, with a line for each of these people.
fn team_with(lines: &[(&str, &str)]) -> PolicyFiles {
    let mut sources = shipped();
    let team = sources.files.get_mut("team.toml").unwrap();
    for (id, line) in lines {
        let id = format!("id = \"{id}\"");
        assert!(team.contains(&id));
        *team = team.replace(&id, &format!("{id}\n{line}"));
    }
    sources
}

fn compiled(lines: &[(&str, &str)]) -> Policy {
    Policy::compile(&team_with(lines)).unwrap()
}

fn asks(policy: &Policy, more: &[(&str, &str)]) -> Inquiry {
    let fields = [
        &[
            ("name", "Ann"),
            ("email", "ann@example.com"),
            ("topic", "sales"),
        ],
        more,
    ];
    inquiry(policy, ny(NOW), &fields.concat())
}

fn nobody_has_any() -> Team {
    Team { loads: Vec::new() }
}

fn who(policy: &Policy, more: &[(&str, &str)]) -> Vec<String> {
    let asked = lead(&asks(policy, more), ny(NOW));
    let fit = candidates(policy, &asked, &nobody_has_any(), ny(NOW));
    fit.iter().map(|person| person.id.to_string()).collect()
}

#[test]
fn a_lead_goes_to_whoever_has_its_place_and_one_from_nowhere_to_everybody() {
    let mut sources = team_with(&[
        (
            "riley",
            "territories = [{ regions = [\"NY\", \"New Jersey\"] }, { area_codes = [\"+1 212\"] }]",
        ),
        (
            "sam",
            "territories = [{ countries = [\"US\"], postal_codes = [\"94\", \"95\"] }, { countries = [\"ca\"] }]",
        ),
    ]);
    let form = sources.files.get_mut("forms/contact.toml").unwrap();
    form.push_str("\n[[fields]]\nname = \"state\"\ntype = \"text\"\nlabel = \"State\"\n\n[[fields]]\nname = \"zip\"\ntype = \"text\"\nlabel = \"Zip\"\n");
    let policy = Policy::compile(&sources).unwrap();
    let all = ["riley", "sam", "jordan"];
    // Jordan takes leads from everywhere.
    assert_eq!(
        who(&policy, &[("state", "new-jersey")]),
        ["riley", "jordan"]
    );
    assert_eq!(
        who(&policy, &[("phone", "(212) 555-0123")]),
        ["riley", "jordan"]
    );
    assert_eq!(
        who(&policy, &[("country", "US"), ("zip", "94103-1234")]),
        ["sam", "jordan"]
    );
    assert_eq!(
        who(&policy, &[("phone", "+1 416 555 0123")]),
        ["sam", "jordan"]
    );
    assert_eq!(who(&policy, &[("phone", "+44 20 7946 0958")]), ["jordan"]);
    // Of whom nothing is known, nobody with a territory knows that they are there.
    assert_eq!(who(&policy, &[]), ["jordan"]);
    // Where everybody has a territory, a place that nobody has keeps a lead from nobody.
    let jordan = "territories = [{ countries = [\"MX\"] }]";
    let team = sources.files.get_mut("team.toml").unwrap();
    *team = team.replace("id = \"jordan\"", &format!("id = \"jordan\"\n{jordan}"));
    let policy = Policy::compile(&sources).unwrap();
    assert_eq!(who(&policy, &[]), all);
    assert_eq!(who(&policy, &[("phone", "+44 20 7946 0958")]), all);
    assert_eq!(who(&policy, &[("phone", "+52 55 1234 5678")]), ["jordan"]);
}

#[test]
fn a_product_goes_to_whoever_takes_it() {
    let mut sources = team_with(&[
        ("riley", "products = [\"lamps\"]"),
        ("sam", "products = [\"lamps\", \"tables\"]"),
    ]);
    let form = sources.files.get_mut("forms/contact.toml").unwrap();
    form.push_str("\n[[fields]]\nname = \"product\"\nlabel = \"Product\"\ntype = \"choice\"\nchoices = [{ value = \"lamps\", label = \"Lamps\" }, { value = \"tables\", label = \"Tables\" }, { value = \"chairs\", label = \"Chairs\" }]\n");
    let policy = Policy::compile(&sources).unwrap();
    assert_eq!(
        who(&policy, &[("product", "lamps")]),
        ["riley", "sam", "jordan"]
    );
    assert_eq!(who(&policy, &[("product", "tables")]), ["sam", "jordan"]);
    assert_eq!(who(&policy, &[("product", "chairs")]), ["jordan"]);
    assert_eq!(who(&policy, &[]), ["jordan"]);
}

#[test]
fn what_is_promised_knows_who_is_there_for_the_place() {
    let policy = compiled(&[
        ("riley", "territories = [{ countries = [\"US\"] }]"),
        ("sam", "territories = [{ countries = [\"CA\"] }]"),
        ("jordan", "territories = [{ countries = [\"CA\"] }]"),
    ]);
    let full = RepLoad {
        open: 60,
        ..RepLoad::new(person("riley"))
    };
    let forecast = Forecast::of(&policy, &Team { loads: vec![full] }, ny(NOW));
    let free = |phone| forecast.free_from(&policy, &asks(&policy, &[("phone", phone)]), ny(NOW));
    assert_eq!(free("+1 212 555 0123"), None);
    assert_eq!(free("+1 416 555 0123"), Some(ny(NOW)));
}

/// Nobody but Riley has the east, and nobody but Sam the west; Jordan has another matter.
fn halves() -> Policy {
    compiled(&[
        ("riley", "territories = [{ area_codes = [\"+1 212\"] }]"),
        ("sam", "territories = [{ area_codes = [\"+1 415\"] }]"),
        ("jordan", "topics = [\"partnership\"]"),
    ])
}

#[test]
fn a_place_whose_people_are_not_there_keeps_a_lead_from_nobody() {
    let policy = halves();
    let east = asks(&policy, &[("phone", "+1 212 555 0123")]);
    let asked = lead(&east, ny(NOW));
    let riley = RepLoad::new(person("riley"));
    let away = TimeAway::until(ny("2026-03-16 09:00"));
    let from_tomorrow = TimeAway::between(ny("2026-03-03 09:00"), ny("2026-03-16 09:00"));
    for (why, load, gets, because) in [
        (
            "away",
            RepLoad {
                away: vec![away],
                ..riley.clone()
            },
            Some("sam"),
            Unfit::Away,
        ),
        (
            "paused",
            RepLoad {
                lapses: 2,
                ..riley.clone()
            },
            Some("sam"),
            Unfit::Paused,
        ),
        // Who is full keeps the east: what comes from there waits for them.
        (
            "full",
            RepLoad {
                open: 60,
                ..riley.clone()
            },
            None,
            Unfit::Full,
        ),
        (
            "from tomorrow",
            RepLoad {
                away: vec![from_tomorrow],
                ..riley.clone()
            },
            Some("riley"),
            Unfit::OtherTopic,
        ),
    ] {
        let team = Team { loads: vec![load] };
        let (rep, others) = match route(&policy, &asked, &team, ny(NOW)) {
            Routing::To { rep, others, .. } => (Some(rep.to_string()), others),
            Routing::Exhausted { refused, .. } => (None, refused),
        };
        assert_eq!(rep.as_deref(), gets, "{why}: {others:?}");
        assert!(
            others.iter().any(|one| one.because == because),
            "{why}: {others:?}"
        );
        // A form promises what the routing does.
        let forecast = Forecast::of(&policy, &team, ny(NOW));
        let free = forecast.free_from(&policy, &east, ny(NOW));
        assert_eq!(free.is_some(), gets.is_some(), "{why}");
        let free = forecast.free_from_for_lead(&policy, &asked, ny(NOW));
        assert_eq!(free.is_some(), gets.is_some(), "{why}");
    }
    // In the evening it is known that nobody of the east begins tomorrow, and who does.
    let load = RepLoad {
        away: vec![from_tomorrow],
        ..riley
    };
    let forecast = Forecast::of(&policy, &Team { loads: vec![load] }, ny(NOW));
    let free = forecast.free_from(&policy, &east, ny("2026-03-02 20:00"));
    assert_eq!(free, Some(ny("2026-03-03 09:00")));
}

#[test]
fn who_let_a_lead_lapse_keeps_it_from_nobody() {
    let policy = halves();
    let mut asked = lead(&asks(&policy, &[("phone", "+1 212 555 0123")]), ny(NOW));
    asked.former.push(person("riley"));
    let routing = route(&policy, &asked, &nobody_has_any(), ny(NOW));
    let Routing::To { rep, .. } = routing else {
        panic!("{routing:?}")
    };
    assert_eq!(rep, person("sam"));
    let forecast = Forecast::of(&policy, &nobody_has_any(), ny(NOW));
    assert_eq!(
        forecast.free_from_for_lead(&policy, &asked, ny(NOW)),
        Some(ny(NOW))
    );
    asked.former.push(person("sam"));
    assert_eq!(forecast.free_from_for_lead(&policy, &asked, ny(NOW)), None);
}

#[test]
fn a_product_whose_people_are_away_keeps_a_lead_from_nobody() {
    let mut sources = team_with(&[
        ("riley", "products = [\"lamps\"]"),
        ("sam", "products = [\"tables\"]"),
        ("jordan", "topics = [\"partnership\"]"),
    ]);
    let form = sources.files.get_mut("forms/contact.toml").unwrap();
    form.push_str("\n[[fields]]\nname = \"product\"\nlabel = \"Product\"\ntype = \"text\"\n");
    let policy = Policy::compile(&sources).unwrap();
    let load = RepLoad {
        away: vec![TimeAway::until(ny("2026-03-16 09:00"))],
        ..RepLoad::new(person("riley"))
    };
    let team = Team { loads: vec![load] };
    let asked = lead(&asks(&policy, &[("product", "lamps")]), ny(NOW));
    let fit = candidates(&policy, &asked, &team, ny(NOW));
    let fit: Vec<&str> = fit.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(fit, ["sam"]);
}

#[test]
fn why_the_lead_went_to_one_and_not_to_the_others_is_kept() {
    let policy = compiled(&[("sam", "territories = [{ countries = [\"CA\"] }]")]);
    let has = |id: &str, open| RepLoad {
        open,
        ..RepLoad::new(person(id))
    };
    let team = Team {
        loads: vec![has("riley", 4), has("sam", 0), has("jordan", 2)],
    };
    let asked = lead(&asks(&policy, &[("phone", "+1 212 555 0123")]), ny(NOW));
    let passed = |rep, because| PassedOver {
        rep: person(rep),
        because,
    };
    assert_eq!(
        route(&policy, &asked, &team, ny(NOW)),
        Routing::To {
            rep: person("jordan"),
            why: AssignReason::LeastLoaded { open: 2 },
            others: vec![
                passed("riley", Unfit::Behind { open: 4 }),
                passed("sam", Unfit::OtherTerritory),
            ],
        }
    );
}

#[test]
fn a_territory_that_says_nothing_is_found() {
    for (line, says) in [
        (
            "territories = [{}]",
            "a territory of \"riley\" names no place (countries, regions, postal_codes or area_codes; without territories they take leads from everywhere)",
        ),
        (
            "territories = [{ regions = [\"NY\"] }]",
            "names \"NY\", and no form asks where in a country somebody is (a field with the name \"region\" or \"state\" or \"province\")",
        ),
        (
            "territories = [{ postal_codes = [\"10\"] }]",
            "names \"10\", and no form asks where in a country somebody is (a field with the name \"postal_code\" or \"postcode\" or \"zip\")",
        ),
        (
            "territories = [{ area_codes = [\"212\"] }]",
            "\"212\" of \"riley\" does not say how a number begins (a plus, the country's code and the area's, such as \"+1 212\")",
        ),
        (
            "products = [\"lamps\"]",
            "\"riley\" takes \"lamps\", and no form asks for a product",
        ),
    ] {
        let findings = Policy::compile(&team_with(&[("riley", line)])).unwrap_err();
        let found: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(
            found
                .iter()
                .any(|one| one.starts_with("team.toml:") && one.contains(says)),
            "{line}: {found:#?}"
        );
    }
}

#[test]
fn a_place_that_none_of_those_has_who_take_the_matter_keeps_it_from_none_of_them() {
    let compiled = |lines: &[(&str, &str)]| {
        let mut sources = team_with(lines);
        let form = sources.files.get_mut("forms/contact.toml").unwrap();
        form.push_str("\n[[fields]]\nname = \"state\"\ntype = \"text\"\nlabel = \"State\"\n\n[[fields]]\nname = \"product\"\nlabel = \"Product\"\ntype = \"text\"\n");
        Policy::compile(&sources).unwrap()
    };
    // Jordan works everywhere, and takes no machines.
    let policy = compiled(&[
        ("riley", "territories = [{ regions = [\"NY\"] }]"),
        ("sam", "territories = [{ regions = [\"CA\"] }]"),
        ("jordan", "topics = [\"partnership\"]"),
    ]);
    assert_eq!(who(&policy, &[("state", "TX")]), ["riley", "sam"]);
    assert_eq!(who(&policy, &[("state", "CA")]), ["sam"]);
    // Nobody has lamps in the west: who has lamps answers, since a product comes before a place.
    let policy = compiled(&[
        (
            "riley",
            "products = [\"lamps\"]\nterritories = [{ regions = [\"NY\"] }]",
        ),
        (
            "sam",
            "products = [\"tables\"]\nterritories = [{ regions = [\"CA\"] }]",
        ),
        ("jordan", "topics = [\"partnership\"]"),
    ]);
    let lamps = [("state", "CA"), ("product", "lamps")];
    assert_eq!(who(&policy, &lamps), ["riley"]);
    assert_eq!(
        who(&policy, &[("state", "CA"), ("product", "beds")]),
        ["sam"]
    );
}
