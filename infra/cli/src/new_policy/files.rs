//! The files of a new policy: those of a shipped one, with the answers in the place of what is the example's. Comments and order stay.

use calendar::Tz;
use followup::ids::PersonId;
use followup::inquiry::calling_code;
use followup::language::{Formality, Language};
use followup::policy::PolicyFiles;
use followup::team_file::proposed_id;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};
use wording::Words;
use wording::office_hours::office_hours;

use super::answers::{NewPolicy, Newcomer};
use super::{machine, typed};
use crate::shipped;

const POLICY: &str = "policy.toml";
const TEAM: &str = "team.toml";
/// Why a shipped file is read, and has what is looked for: a test compiles each of them.
const SHIPPED: &str = "the shipped policies hold together";
/// The rungs of a ladder that somebody else climbs: who works alone has none of them.
const OTHERS: [&str; 4] = ["manager", "warned", "reassigned", "second"];
/// The ladders.
const LADDERS: [&str; 4] = ["first_touch", "week", "answer", "next_step"];
/// The rungs of the first contact, in quarters of the time within which a person is to be in touch.
const RUNGS: [(&str, u32); 7] = [
    ("wanted", 1),
    ("reminder", 2),
    ("due", 4),
    ("manager", 8),
    ("warned", 12),
    ("reassigned", 16),
    ("second", 4),
];
/// With fewer people, who leads the team takes leads, too.
const FEW: usize = 3;
/// The web site of a company whose mails come from a domain.
const SITE: &str = "https://www.";

impl NewPolicy {
    /// What is proposed to whoever sits at this machine.
    #[must_use]
    pub fn proposed() -> Self {
        let (language, country) = machine::speech()
            .and_then(|text| typed::speech(&text))
            .unwrap_or((Language::default(), None));
        example(language, country)
    }

    /// The language that the company writes to people in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The web site that a company with such mail addresses has, and its notice of privacy below it.
    #[must_use]
    pub fn assumed_pages(&self) -> (String, String) {
        pages_of(self)
    }

    /// The files of the policy.
    #[must_use]
    pub fn files(&self) -> PolicyFiles {
        of(self)
    }
}

/// What a shipped policy says of its own company, for a country.
pub(super) fn example(language: Language, country: Option<String>) -> NewPolicy {
    let files = shipped::speaking(language);
    let policy = document(&files, POLICY);
    let company = table(policy.as_table(), "company");
    let text = |key: &str| company.get(key).and_then(Item::as_str).unwrap_or_default();
    let is_british = language == Language::BritishEnglish;
    let its_own = if is_british {
        "GB".to_owned()
    } else {
        own_country(company)
    };
    let calendar = document(&files, &calendar_of(company));
    let zone = calendar
        .get("tz")
        .and_then(Item::as_str)
        .unwrap_or_default();
    let mut example = NewPolicy {
        language,
        country: country.unwrap_or(its_own),
        company: text("name").to_owned(),
        address: text("postal_address").to_owned(),
        from: text("from").to_owned(),
        zone: machine::zone().unwrap_or_else(|| zone.to_owned()),
        hours: ["mon", "tue", "wed", "thu", "fri"]
            .into_iter()
            .filter_map(|day| typed::hours(&format!("{day} 9-17")))
            .flatten()
            .collect(),
        people: Vec::new(),
        promise: 240,
    };
    example.people = colleagues(&example);
    example
}

/// Whoever leads the example's team, at the domain of the company's own mails.
pub(super) fn colleagues(policy: &NewPolicy) -> Vec<Newcomer> {
    let team = document(&shipped::speaking(policy.language), TEAM);
    let people = team.get("people").and_then(Item::as_array_of_tables);
    let domain = domain_of(policy);
    let leads = |person: &&Table| {
        let roles = person.get("roles").and_then(Item::as_array);
        roles.is_some_and(|roles| roles.iter().any(|role| role.as_str() == Some("manager")))
    };
    let leader = people.into_iter().flatten().find(leads);
    let newcomer = leader.and_then(|person| {
        let name = person.get("name").and_then(Item::as_str)?.to_owned();
        let (local, _) = person
            .get("email")
            .and_then(Item::as_str)?
            .split_once('@')?;
        let email = format!("{local}@{domain}");
        Some(Newcomer { name, email })
    });
    newcomer.into_iter().collect()
}

/// The domain of the company's own mails.
fn domain_of(policy: &NewPolicy) -> &str {
    let from = policy.from.rsplit_once('@');
    from.map_or("", |(_, domain)| domain)
}

/// The site, and the notice of privacy at the place where the example's lies below its own.
fn pages_of(policy: &NewPolicy) -> (String, String) {
    let files = document(&shipped::speaking(policy.language), POLICY);
    let company = table(files.as_table(), "company");
    let text = |key: &str| company.get(key).and_then(Item::as_str).unwrap_or_default();
    let below = text("privacy_url")
        .strip_prefix(text("website"))
        .unwrap_or_default();
    let domain = domain_of(policy);
    (format!("{SITE}{domain}"), format!("{SITE}{domain}{below}"))
}

/// The files of a policy.
fn of(policy: &NewPolicy) -> PolicyFiles {
    let mut files = shipped::speaking(policy.language);
    let example = document(&files, POLICY);
    let company = table(example.as_table(), "company");
    let is_at_home = own_country(company) == policy.country;
    let calendar = calendar_of(company);
    let set = |files: &mut PolicyFiles, name: &str, text: String| {
        files.files.insert(name.to_owned(), text);
    };
    let rules = rules(policy, &files);
    let days = days(policy, document(&files, &calendar), is_at_home);
    set(&mut files, POLICY, rules);
    set(&mut files, &calendar, days);
    set(&mut files, TEAM, team(policy));
    files
}

/// `policy.toml`: the company, and the ladder of the first contact.
fn rules(policy: &NewPolicy, files: &PolicyFiles) -> String {
    let mut document = document(files, POLICY);
    head(&mut document);
    let words = Words::from(policy.language);
    let zone = policy.zone.parse().unwrap_or_else(|_| Tz::utc());
    let (website, privacy) = pages_of(policy);
    let team_name = match &policy.people[..] {
        [alone] => format!("{}, {}", alone.name, policy.company),
        _ => Words {
            formality: Formality::Formal,
            ..words
        }
        .init_team_name(&policy.company),
    };
    let company = table_mut(document.as_table_mut(), "company");
    for (key, said) in [
        ("name", policy.company.clone()),
        ("legal_name", policy.company.clone()),
        ("postal_address", policy.address.clone()),
        ("privacy_url", privacy),
        ("website", website),
        ("team_name", team_name),
        ("from", policy.from.clone()),
        ("hours", office_hours(words, &policy.hours, zone)),
    ] {
        set(company, key, said.into());
    }
    set(
        company,
        "regions",
        Array::from_iter([policy.country.as_str()]).into(),
    );
    set(
        company,
        "languages",
        Array::from_iter([policy.language.tag()]).into(),
    );
    if let Some(code) = calling_code(&policy.country) {
        set(company, "country_code", code.into());
    }
    without_phone(company);
    if let Some(brand) = document.get_mut("brand").and_then(Item::as_table_mut) {
        brand.remove("logo");
    }
    let clocks = table_mut(document.as_table_mut(), "clocks");
    climb(policy, clocks);
    document.to_string()
}

/// The first line says what the file is, as the shipped one's does: the example's names the example.
fn head(document: &mut DocumentMut) {
    let shipped = shipped::embedded();
    let first = shipped
        .get(POLICY)
        .and_then(|text| text.lines().next())
        .unwrap_or_default()
        .to_owned();
    if let Some(mut key) = document.key_mut("format") {
        let decor = key.leaf_decor_mut();
        let was = decor
            .prefix()
            .and_then(|prefix| prefix.as_str())
            .unwrap_or_default();
        let rest = was.split_once("\n#\n").map_or("", |(_, rest)| rest);
        decor.set_prefix(format!("{first}\n#\n{rest}"));
    }
}

/// Nobody was asked for a number: the example's stays as a comment, to be written over.
fn without_phone(company: &mut Table) {
    let Some(phone) = company.remove("phone") else {
        return;
    };
    if let Some(mut key) = company.key_mut("team_name") {
        key.leaf_decor_mut()
            .set_prefix(format!("# phone = {}\n", phone.to_string().trim()));
    }
}

/// The ladder of the first contact by what is promised; without the rungs of others, where one person works alone.
fn climb(policy: &NewPolicy, clocks: &mut Table) {
    if let Some(ladder) = clocks
        .get_mut("first_touch")
        .and_then(Item::as_inline_table_mut)
    {
        for (rung, quarters) in RUNGS {
            let minutes = policy.promise * quarters / 4;
            let said = if minutes.is_multiple_of(60) {
                format!("{}bh", minutes / 60)
            } else {
                format!("{minutes}bm")
            };
            set(ladder, rung, said.into());
        }
    }
    if policy.people.len() > 1 {
        return;
    }
    for name in LADDERS {
        if let Some(ladder) = clocks.get_mut(name).and_then(Item::as_inline_table_mut) {
            for rung in OTHERS {
                ladder.remove(rung);
            }
            ladder.fmt();
        }
    }
}

/// The calendar: zone and hours; holidays and days of other hours are the example's only where it is at home.
fn days(policy: &NewPolicy, mut document: DocumentMut, is_at_home: bool) -> String {
    let shipped = shipped::embedded();
    let head = shipped
        .get("calendars/office.toml")
        .and_then(|text| text.split_once("tz = "));
    if let (Some((head, _)), Some(mut key)) = (head, document.key_mut("tz")) {
        key.leaf_decor_mut().set_prefix(head);
    }
    set(document.as_table_mut(), "tz", policy.zone.as_str().into());
    if !is_at_home || policy.hours == typed::hours("always").unwrap_or_default() {
        set(document.as_table_mut(), "holidays", Array::new().into());
        document.remove("exceptions");
    }
    let hours = table_mut(document.as_table_mut(), "hours");
    hours.clear();
    for (day, times) in &policy.hours {
        let times = times
            .iter()
            .map(|(from, until)| Array::from_iter([from, until]));
        hours.insert(day.as_str(), Value::Array(times.collect()).into());
    }
    document.to_string()
}

/// `team.toml`, below what the shipped one says of how it is written. The first leads the team.
fn team(policy: &NewPolicy) -> String {
    let shipped = shipped::embedded();
    let text = shipped.get(TEAM).unwrap_or_default();
    let head = text.split_once("[[").map_or("", |(head, _)| head);
    let mut taken: Vec<PersonId> = Vec::new();
    let mut people = ArrayOfTables::new();
    for (number, one) in policy.people.iter().enumerate() {
        let id = proposed_id(&one.name, |id| {
            taken.iter().any(|other| other.as_str() == id)
        });
        let roles: &[&str] = match (number, policy.people.len()) {
            (0, count) if count < FEW => &["rep", "qualifier", "manager"],
            (0, _) => &["qualifier", "manager"],
            (_, _) => &["rep"],
        };
        let mut person = Table::new();
        person.insert("id", id.as_str().into());
        person.insert("name", one.name.as_str().into());
        person.insert("email", one.email.as_str().into());
        person.insert("roles", Array::from_iter(roles.iter().copied()).into());
        // Nobody books a time with who is no rep.
        if roles.contains(&"rep") {
            person.insert("free_when_open", true.into());
        }
        if number > 0 {
            person.decor_mut().set_prefix("\n");
        }
        people.push(person);
        taken.push(id);
    }
    let mut document = DocumentMut::new();
    document.insert("people", Item::ArrayOfTables(people));
    format!("{head}{document}")
}

fn document(files: &PolicyFiles, name: &str) -> DocumentMut {
    let text = files.get(name).expect(SHIPPED);
    text.parse().expect(SHIPPED)
}

fn table<'a>(table: &'a Table, name: &str) -> &'a Table {
    table.get(name).and_then(Item::as_table).expect(SHIPPED)
}

fn table_mut<'a>(table: &'a mut Table, name: &str) -> &'a mut Table {
    table
        .get_mut(name)
        .and_then(Item::as_table_mut)
        .expect(SHIPPED)
}

/// Sets a value, and leaves the comment beside it.
fn set(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            table.insert(key, value.into());
        }
    }
}

/// Where the example's leads are.
fn own_country(company: &Table) -> String {
    let regions = company.get("regions").and_then(Item::as_array);
    let first = regions
        .and_then(|regions| regions.get(0))
        .and_then(Value::as_str);
    first.unwrap_or_default().to_owned()
}

/// The file of the example's calendar.
fn calendar_of(company: &Table) -> String {
    let name = company
        .get("calendar")
        .and_then(Item::as_str)
        .unwrap_or_default();
    format!("calendars/{name}.toml")
}
