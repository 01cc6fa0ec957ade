//! What a policy must be before it may decide anything.

use chrono::{Datelike, Duration, NaiveDate, TimeZone, Utc};

use super::{FORMAT, Finding, Ladder, MAX_FILE_BYTES, MAX_FILES, Policy, Sources, StepKind, Track};
use crate::criteria::MAX_CRITERIA;
use crate::ids::PersonId;
use crate::inquiry::is_free_mail;
use crate::law::Region;
use crate::message::Notice;
use crate::team::Role;
use crate::time::{Instant, Span};

/// Days on which a ladder of mixed units is tried: a year and its holidays, a leap day, every change of clocks.
const DAYS_TRIED: i64 = 366 + 31;
/// Hours between two tried starts.
const HOURS_BETWEEN_STARTS: i64 = 1;
/// Steps of a cadence at most.
const MAX_STEPS: usize = 12;
fn finding(file: &str, reason: impl Into<String>, proposal: impl Into<String>) -> Finding {
    Finding {
        file: file.to_owned(),
        line: None,
        reason: reason.into(),
        proposal: proposal.into(),
    }
}

pub(super) fn size(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    if sources.files.len() > MAX_FILES {
        findings.push(finding(
            "policy.toml",
            format!("the folder has {} files", sources.files.len()),
            format!("at most {MAX_FILES}"),
        ));
    }
    for (file, text) in &sources.files {
        if text.len() > MAX_FILE_BYTES {
            findings.push(finding(
                file,
                format!("the file has {} bytes", text.len()),
                format!("at most {MAX_FILE_BYTES}"),
            ));
        }
    }
    findings
}

pub(super) fn format(format: u32) -> Option<Finding> {
    (format != FORMAT).then(|| {
        finding(
            "policy.toml",
            format!("format = {format} is not known here"),
            format!("format = {FORMAT}"),
        )
    })
}

pub(super) fn policy(policy: &Policy) -> Vec<Finding> {
    let mut findings = company(policy);
    findings.extend(team(policy));
    findings.extend(criteria(policy));
    if policy
        .setting
        .calendars
        .contains_key(&policy.setting.company.calendar)
    {
        findings.extend(clocks(policy));
    }
    findings.extend(cadence(policy));
    findings.extend(templates(policy));
    findings
}

fn company(policy: &Policy) -> Vec<Finding> {
    let company = &policy.setting.company;
    let mut findings = Vec::new();
    let mut must = |name: &str, value: &str, why: &str| {
        if value.trim().is_empty() {
            findings.push(finding(
                "policy.toml",
                format!("company.{name} is empty"),
                why,
            ));
        }
    };
    must("name", &company.name, "the name that people use");
    must(
        "legal_name",
        &company.legal_name,
        "every mail to a lead says who sends it",
    );
    must(
        "postal_address",
        &company.postal_address,
        "every mail to a lead carries a postal address",
    );
    must(
        "privacy_url",
        &company.privacy_url,
        "the address of the privacy notice",
    );
    must(
        "team_name",
        &company.team_name,
        "how the team signs what no person released",
    );
    if company.regions.is_empty() {
        findings.push(finding(
            "policy.toml",
            "company.regions is empty",
            "where the leads live, such as regions = [\"US\"]; it decides which law's defaults hold",
        ));
    }
    for region in &company.regions {
        if Region::of_country(region).is_none() || region.chars().any(char::is_lowercase) {
            findings.push(finding(
                "policy.toml",
                format!("company.regions names \"{region}\", which is no country"),
                "codes of two capital letters such as \"US\", \"CA\" or \"DE\", or \"EU\"",
            ));
        }
    }
    if !company.privacy_url.is_empty() && !company.privacy_url.starts_with("https://") {
        findings.push(finding(
            "policy.toml",
            "company.privacy_url is no https address",
            "https://...",
        ));
    }
    match company.from.rsplit_once('@') {
        None => findings.push(finding(
            "policy.toml",
            "company.from is no email address",
            "an address at the company's own domain",
        )),
        Some((_, domain)) if is_free_mail(domain) => {
            findings.push(finding(
                "policy.toml",
                format!("company.from is at {domain}, whose mail nobody else can sign"),
                "an address at the company's own domain",
            ));
        }
        Some(_) => {}
    }
    if !policy.setting.calendars.contains_key(&company.calendar) {
        findings.push(finding(
            "policy.toml",
            format!("company.calendar = \"{}\" names no file", company.calendar),
            format!("write calendars/{}.toml", company.calendar),
        ));
    }
    if !company.country_code.bytes().all(|b| b.is_ascii_digit()) || company.country_code.is_empty()
    {
        findings.push(finding(
            "policy.toml",
            "company.country_code is no calling code",
            "digits, such as \"1\"",
        ));
    }
    findings
}

fn team(policy: &Policy) -> Vec<Finding> {
    let roster = &policy.setting.roster;
    let mut findings = Vec::new();
    for (role, name) in [
        (Role::Rep, "rep"),
        (Role::Manager, "manager"),
        (Role::Qualifier, "qualifier"),
    ] {
        if roster.with(role).next().is_none() {
            findings.push(finding(
                "team.toml",
                format!("nobody has the role \"{name}\""),
                "one person may have all three roles",
            ));
        }
    }
    let mut seen: Vec<&PersonId> = Vec::new();
    for person in &roster.people {
        if seen.contains(&&person.id) {
            findings.push(finding(
                "team.toml",
                format!("two people have the id \"{}\"", person.id),
                "one id each",
            ));
        }
        seen.push(&person.id);
        if !person.email.contains('@') {
            findings.push(finding(
                "team.toml",
                format!("\"{}\" has no email address", person.id),
                "tasks reach a person by mail",
            ));
        }
        if let Some(calendar) = &person.calendar
            && !policy.setting.calendars.contains_key(calendar)
        {
            findings.push(finding(
                "team.toml",
                format!(
                    "calendar = \"{calendar}\" of \"{}\" names no file",
                    person.id
                ),
                format!("write calendars/{calendar}.toml"),
            ));
        }
    }
    findings
}

fn criteria(policy: &Policy) -> Vec<Finding> {
    let criteria = &policy.rules.criteria;
    let mut findings = Vec::new();
    if criteria.points.len() > MAX_CRITERIA {
        findings.push(finding(
            "policy.toml",
            format!("{} criteria", criteria.points.len()),
            format!("at most {MAX_CRITERIA}; five or six are enough"),
        ));
    }
    if criteria.needs_qualifying > criteria.sales_ready {
        findings.push(finding(
            "policy.toml",
            "criteria.needs_qualifying is above criteria.sales_ready",
            "a lead needs more points for a rep than for the qualifier",
        ));
    }
    let fields = |name: &str| {
        policy.setting.forms.is_empty()
            || policy
                .setting
                .forms
                .values()
                .any(|form| form.fields.iter().any(|field| field.name == name))
    };
    for point in &criteria.points {
        if !fields(&point.when.field) {
            findings.push(finding(
                "policy.toml",
                format!(
                    "criterion \"{}\" asks for the field \"{}\", which no form has",
                    point.name, point.when.field
                ),
                "the name of a field of a form",
            ));
        }
        if point.when.any_of.is_empty()
            && point.when.present.is_none()
            && point.when.at_least.is_none()
        {
            findings.push(finding(
                "policy.toml",
                format!("criterion \"{}\" has no condition", point.name),
                "any_of = [..], present = true or at_least = N",
            ));
        }
    }
    findings
}

/// The starts on which rungs of different units are compared: every hour, and every edge of the calendar.
fn starts(policy: &Policy) -> Vec<Instant> {
    let calendar = policy.calendar();
    let year = NaiveDate::from_ymd_opt(2028, 1, 1).map_or(2028, |date| date.year());
    let first = Utc
        .with_ymd_and_hms(year, 1, 1, 0, 0, 0)
        .single()
        .expect("a new year's midnight exists in UTC");
    let mut starts = Vec::new();
    let mut at = first;
    while at < first + Duration::days(DAYS_TRIED) {
        starts.push(at);
        at += Duration::hours(HOURS_BETWEEN_STARTS);
    }
    let mut at = first;
    while at < first + Duration::days(DAYS_TRIED) {
        let closing = calendar.closing_at_or_after(at);
        starts.extend([
            closing - Duration::seconds(1),
            closing,
            closing + Duration::seconds(1),
        ]);
        at = if closing > at {
            closing
        } else {
            at + Duration::hours(1)
        };
        at = calendar.opening_at_or_after(at + Duration::seconds(1));
        starts.extend([at - Duration::seconds(1), at]);
    }
    starts
}

fn same_unit(a: Span, b: Span) -> Option<std::cmp::Ordering> {
    match (a, b) {
        (Span::Elapsed { seconds: a }, Span::Elapsed { seconds: b })
        | (Span::BusinessTime { seconds: a }, Span::BusinessTime { seconds: b }) => Some(a.cmp(&b)),
        (Span::BusinessDays { days: a }, Span::BusinessDays { days: b }) => Some(a.cmp(&b)),
        (Span::Elapsed { .. } | Span::BusinessTime { .. } | Span::BusinessDays { .. }, _) => None,
    }
}

fn in_order(
    policy: &Policy,
    name: &str,
    rungs: &[(String, Span)],
    starts: &[Instant],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pair in rungs.windows(2) {
        let [(earlier, a), (later, b)] = pair else {
            continue;
        };
        let wrong = match same_unit(*a, *b) {
            Some(order) => order.is_gt().then(|| "on every day".to_owned()),
            None => starts
                .iter()
                .find(|start| {
                    policy.calendar().deadline(**start, *a, &[]).at
                        > policy.calendar().deadline(**start, *b, &[]).at
                })
                .map(|start| {
                    format!(
                        "for a start on {}",
                        policy
                            .calendar()
                            .local(*start)
                            .format("%A, %Y-%m-%d at %H:%M")
                    )
                }),
        };
        if let Some(when) = wrong {
            findings.push(finding(
                "policy.toml",
                format!("{name}: {earlier} = \"{a}\" comes after {later} = \"{b}\" {when}"),
                format!("make {earlier} shorter, or give both the same unit"),
            ));
        }
    }
    findings
}

fn clocks(policy: &Policy) -> Vec<Finding> {
    let clocks = &policy.rules.clocks;
    let mut findings = Vec::new();
    let ladders: [(&str, &Ladder); 4] = [
        ("clocks.first_touch", &clocks.first_touch),
        ("clocks.week", &clocks.week),
        ("clocks.answer", &clocks.answer),
        ("clocks.next_step", &clocks.next_step),
    ];
    let starts = starts(policy);
    for (name, ladder) in ladders {
        let rungs: Vec<(String, Span)> = ladder
            .rungs()
            .into_iter()
            .map(|(rung, span)| (format!("{rung:?}").to_lowercase(), span))
            .collect();
        findings.extend(in_order(policy, name, &rungs, &starts));
    }
    for (name, ladder) in ladders.into_iter().skip(2) {
        if ladder.warned.is_some() || ladder.reassigned.is_some() {
            findings.push(finding(
                "policy.toml",
                format!("{name} reassigns, but a conversation stays with its owner"),
                "leave warned and reassigned out",
            ));
        }
    }
    let window = [
        ("not_before".to_owned(), clocks.acknowledge.not_before),
        ("not_after".to_owned(), clocks.acknowledge.not_after),
    ];
    findings.extend(in_order(policy, "clocks.acknowledge", &window, &starts));
    for (name, span) in &window {
        if !matches!(span, Span::Elapsed { .. }) {
            findings.push(finding(
                "policy.toml",
                format!("clocks.acknowledge.{name} = \"{span}\" waits for office hours"),
                "an acknowledgement needs nobody; write elapsed time such as \"15m\"",
            ));
        }
    }
    findings
}

fn cadence(policy: &Policy) -> Vec<Finding> {
    let cadence = &policy.rules.cadence;
    let mut findings = Vec::new();
    if cadence.max_touches == 0 {
        findings.push(finding(
            "policy.toml",
            "cadence.max_touches = 0 follows nobody up",
            "5",
        ));
    }
    let mut names: Vec<&str> = Vec::new();
    for track in Track::ALL {
        let steps = cadence.steps(track);
        let name = format!("cadence.{}", track.as_str());
        if steps.is_empty() || steps.len() > MAX_STEPS {
            findings.push(finding(
                "policy.toml",
                format!("{name} has {} steps", steps.len()),
                format!("1 to {MAX_STEPS}"),
            ));
        }
        for (index, step) in steps.iter().enumerate() {
            if PersonId::parse(&step.name).is_err() {
                findings.push(finding(
                    "policy.toml",
                    format!("{name}: \"{}\" is no step name", step.name),
                    "a-z, 0-9 and _",
                ));
            }
            if names.contains(&step.name.as_str()) {
                findings.push(finding(
                    "policy.toml",
                    format!("{name}: two steps are called \"{}\"", step.name),
                    "one name each, over all tracks",
                ));
            }
            names.push(&step.name);
            if step.kind == StepKind::Goodbye && index + 1 != steps.len() {
                findings.push(finding(
                    "policy.toml",
                    format!(
                        "{name}: \"{}\" is a goodbye and not the last step",
                        step.name
                    ),
                    "a goodbye comes last",
                ));
            }
            match policy.templates.get(&step.template) {
                None => findings.push(finding(
                    "policy.toml",
                    format!("{name}: template = \"{}\" names no file", step.template),
                    format!("write templates/{}.md", step.template),
                )),
                Some(template) => {
                    if template.is_script() != (step.kind == StepKind::Call) {
                        findings.push(finding(
                            "policy.toml",
                            format!(
                                "{name}: template \"{}\" does not fit a {:?} step",
                                step.template, step.kind
                            ),
                            "a call has a script, a mail has a text to a lead",
                        ));
                    }
                }
            }
        }
        let writes = steps.iter().any(|step| step.kind == StepKind::Mail);
        let ends = steps
            .last()
            .is_some_and(|step| step.kind == StepKind::Goodbye);
        if writes && !ends && track != Track::Later {
            findings.push(finding(
                "policy.toml",
                format!("{name} writes and never says goodbye"),
                "end with kind = \"goodbye\"",
            ));
        }
        let attempts = steps
            .iter()
            .filter(|step| step.kind != StepKind::Goodbye)
            .count();
        if attempts > usize::from(cadence.max_touches) {
            findings.push(finding(
                "policy.toml",
                format!(
                    "{name} has {attempts} attempts, cadence.max_touches is {}",
                    cadence.max_touches
                ),
                "fewer steps, or a higher limit",
            ));
        }
    }
    findings
}

/// Templates that Baton writes with by itself, besides those that steps name.
pub(super) const LEAD_TEMPLATES: [&str; 4] = [
    "acknowledgement",
    "acknowledgement_later",
    "question",
    "courtesy_no",
];

fn templates(policy: &Policy) -> Vec<Finding> {
    let mut findings: Vec<Finding> = policy
        .templates
        .check()
        .into_iter()
        .map(|found| Finding {
            file: found.file,
            line: found.line,
            reason: found.reason,
            proposal: found.proposal,
        })
        .collect();
    let needed = LEAD_TEMPLATES.into_iter().chain(Notice::TEMPLATES);
    for name in needed {
        if policy.templates.get(name).is_none() {
            findings.push(finding(
                &format!("templates/{name}.md"),
                "the file is not there",
                "every mail has its template",
            ));
        }
    }
    findings
}
