//! What the manager decides of several leads of the list at once: each is given or let go by a decision of its own.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use cloud::table::commit::CommitOptions;
use cloud::transact::Acted;
use followup::access::stays_for_a_meeting;
use followup::event::{Event, LetGoReason};
use followup::ids::{LeadId, PersonId};
use followup::lead::Lead;
use followup::policy::Policy;
use followup::route::{Routing, place, route_elsewhere};
use followup::team::{Person, Role, Team};
use followup::timeline::EntryKind;
use followup::work;
use maud::{Markup, html};
use serde_json::{Value, json};
use wording::{Words, label};

use super::assign::NUDGE;
use super::availability::candidates;
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::fields::{MAX_REPEATED, PostedFields};
use crate::open_leads::MAX_LISTED;
use crate::page::{filled, naming, shown};
use crate::parts::nothing_chosen;
use crate::refused::NotServed;
use crate::words::{holder, room};

/// The value of the button that shares them among who is free.
const SHARE: &str = "share";
/// Leads that one press decides at most: a page that takes longer than its function has is never answered.
pub(super) const MAX_AT_ONCE: usize = 100;
/// The id of the form, for the boxes that stand with the lines of the page.
const FORM: &str = "several";
/// The field of a box that is ticked.
const TICKED: &str = "lead";
/// The field of every lead that could have been ticked.
const STOOD: &str = "stood";
/// The fields that come once for each lead.
pub(super) const REPEATED: [&str; 2] = [TICKED, STOOD];

/// The longest list can be posted with all of its boxes ticked.
const _: () = assert!(MAX_REPEATED >= 2 * MAX_LISTED);

/// Which leads of the page are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meant {
    Ticked,
    LongOwed,
    All,
}

impl Meant {
    const ALL: [Self; 3] = [Self::Ticked, Self::LongOwed, Self::All];

    fn as_str(self) -> &'static str {
        match self {
            Self::Ticked => "ticked",
            Self::LongOwed => "long_owed",
            Self::All => "all",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }

    fn has(self, case: &LeadRecord) -> bool {
        match self {
            Self::Ticked | Self::All => true,
            Self::LongOwed => work::has_waited_long(&case.policy, case.lead(), case.now),
        }
    }
}

/// What is decided of each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
enum DecidedOfEach {
    Given(PersonId),
    /// Each to whom the routing would choose.
    Shared,
    Nudged,
    LetGo(LetGoReason),
}

impl DecidedOfEach {
    /// What happens to a lead, while the team has these loads; nothing, where nobody is free for it.
    fn event(
        &self,
        by: &PersonId,
        case: &LeadRecord,
        (team, linked): (&Team, Option<PersonId>),
    ) -> Option<Event> {
        let by = by.clone();
        let stays = stays_for_a_meeting(case.lead());
        Some(match self {
            Self::Given(_) | Self::Shared if stays => return None,
            Self::Given(to) => Event::Assigned { to: to.clone(), by },
            Self::Shared if is_answered_elsewhere(case.lead()) => return None,
            Self::Shared => {
                let lead = Lead {
                    preferred: linked.or_else(|| case.lead().preferred.clone()),
                    ..case.lead().clone()
                };
                match route_elsewhere(&case.policy, &lead, team, case.now) {
                    Routing::To { rep: to, .. } => Event::Assigned { to, by },
                    Routing::Exhausted { .. } => return None,
                }
            }
            Self::Nudged => Event::Nudged { by },
            Self::LetGo(why) => Event::LetGo {
                by,
                why: *why,
                says_no: false,
            },
        })
    }

    fn writes(&self) -> EntryKind {
        match self {
            Self::Given(_) | Self::Shared => EntryKind::Assigned,
            Self::Nudged | Self::LetGo(_) => EntryKind::Verdict,
        }
    }
}

/// What a press has done.
#[derive(Debug, Default)]
struct DoneAtOnce {
    /// Of how many it was decided.
    count: usize,
    /// Of those that were shared, who has got which.
    given: HashMap<LeadId, PersonId>,
    /// Somebody or something was faster; what they are now.
    changed: Vec<(String, String)>,
    /// There was nothing to decide of them.
    unfit: Vec<(String, String)>,
    /// Over [`MAX_AT_ONCE`].
    more: usize,
}

/// The fields of the form, for programs.
pub(crate) fn fields() -> Value {
    let reasons: Vec<&str> = LetGoReason::ALL.iter().map(|why| why.as_str()).collect();
    let one = json!({ "type": "string", "description": "The id of a lead and the version in which the page showed it, with a point between them." });
    json!({
        "of": { "type": "string", "enum": Meant::ALL.map(Meant::as_str), "description": "Which leads are meant." },
        "do": { "type": "string", "enum": [NUDGE, SHARE], "description": "Whoever has them is asked to turn to it; or each is given to whom the routing would choose, with the loads counted up after each." },
        "let_go": { "type": "string", "enum": reasons, "description": "What is owed to each is let go, for this reason." },
        "to": { "type": "string", "description": "The id of somebody who takes leads: each is given to them." },
        TICKED: { "type": "array", "items": one, "description": "Those that were ticked." },
        STOOD: { "type": "array", "items": one, "description": "All that the page showed." },
    })
}

/// The box beside a lead.
pub(crate) fn tick(case: &LeadRecord) -> Markup {
    let tick = naming(&case.name(), |name| case.words.several_tick(name));
    html! {
        label { input type="checkbox" name=(TICKED) value=(as_read(case)) form=(FORM); " " (tick) }
    }
}

/// The form at the end of the list.
pub(crate) fn form(
    visit: &Visit<'_>,
    policy: &Policy,
    team: &Team,
    by: &Person,
    leads: &[&LeadRecord],
) -> Markup {
    let long = leads.iter().filter(|case| Meant::LongOwed.has(case));
    let long = long.count();
    let words = visit.words(policy);
    let when = |at| visit.times(policy).on_page(at, visit.now);
    let (days, most) = (work::LONG_WAIT_DAYS.to_string(), MAX_AT_ONCE.to_string());
    html! {
        form #(FORM) method="post" action=(visit.token) {
            (nothing_chosen(words))
            @for case in leads { input type="hidden" name=(STOOD) value=(as_read(case)); }
            p { label { input type="radio" name="of" value=(Meant::Ticked.as_str()) checked; " " (words.several_ticked()) } }
            @if long > 0 { p { label { input type="radio" name="of" value=(Meant::LongOwed.as_str()); " " (words.several_long_owed(&long.to_string(), &days)) } } }
            p { label { input type="radio" name="of" value=(Meant::All.as_str()); " " (words.several_all(&leads.len().to_string())) } }
            p { (words.several_give()) }
            ul { @for person in candidates(policy, &by.id) { li {
                button type="submit" name="to" value=(person.id.as_str()) { (shown(&person.name)) @if person.id == by.id { " " (words.you_in_brackets()) } }
                p.note { (room(words, &team.load(&person.id), visit.now, when)) }
            } } }
            p { (words.several_or_share()) }
            button type="submit" name="do" value=(SHARE) { (words.several_share()) }
            p { (words.several_leave()) }
            button type="submit" name="do" value=(NUDGE) { (words.several_nudge()) }
            p { (words.several_let_go()) }
            @for why in LetGoReason::ALL { button type="submit" name="let_go" value=(why.as_str()) { (label::let_go(words, *why)) } " " }
            @if leads.len() > MAX_AT_ONCE { p.note { (words.open_leads_at_a_time(&most)) } }
        }
    }
}

/// Decides what was chosen, and says what came of it; or what was missing.
pub(super) async fn decide(
    visit: &Visit<'_>,
    by: &Person,
    posted: &PostedFields,
) -> Result<Result<Markup, String>, NotServed> {
    let policy = visit.policy().await?;
    let words = visit.words(&policy);
    if !policy.active.roster.manages(by) {
        return Ok(Err(words.several_managers_alone()));
    }
    let Some(meant) = posted.get("of").and_then(Meant::named) else {
        return Ok(Err(words.several_which()));
    };
    let to = posted.get("to").map(|to| {
        let mut people = candidates(&policy, &by.id);
        people.find(|person| person.id.as_str() == to)
    });
    let why = posted.get("let_go").map(LetGoReason::named);
    let decided = match (to, why, posted.get("do")) {
        (Some(Some(person)), None, None) => DecidedOfEach::Given(person.id.clone()),
        (None, Some(Some(why)), None) => DecidedOfEach::LetGo(why),
        (None, None, Some(NUDGE)) => DecidedOfEach::Nudged,
        (None, None, Some(SHARE)) => DecidedOfEach::Shared,
        (Some(None), None, None) => return Ok(Err(words.choose_somebody())),
        (None, None | Some(None), None) | (Some(_), Some(_), _) | (_, _, Some(_)) => {
            return Ok(Err(words.choose_a_button()));
        }
    };
    let name = match meant {
        Meant::Ticked => TICKED,
        Meant::LongOwed | Meant::All => STOOD,
    };
    let Some(chosen) = posted.all(name).map(read).collect::<Option<Vec<_>>>() else {
        return Ok(Err(words.several_no_lead()));
    };
    if chosen.is_empty() {
        return Ok(Err(words.several_nobody()));
    }
    let done = of_each(visit, &policy, &by.id, meant, &decided, &chosen).await?;
    Ok(Ok(said(words, &policy, &decided, &done)))
}

async fn of_each(
    visit: &Visit<'_>,
    policy: &Arc<Policy>,
    by: &PersonId,
    meant: Meant,
    decided: &DecidedOfEach,
    chosen: &[(LeadId, u64)],
) -> Result<DoneAtOnce, NotServed> {
    let ids = chosen.iter().map(|(id, _)| id.clone()).collect();
    let mut leads = visit.records(policy, ids).await?;
    leads.retain(|case| meant.has(case));
    let mut team = Team::default();
    if *decided == DecidedOfEach::Shared {
        // Whoever was promised the earliest answer gets somebody first, as when leads are routed.
        leads.sort_by_key(|case| place(case.lead()));
        team = visit.cloud.team(&policy.active).await?;
    }
    let mut done = DoneAtOnce {
        more: leads.len().saturating_sub(MAX_AT_ONCE),
        ..DoneAtOnce::default()
    };
    for case in leads.iter().take(MAX_AT_ONCE) {
        let id = &case.lead().id;
        let line = || (case.name(), holder(case));
        if !chosen.contains(&(id.clone(), case.stored.version)) {
            done.changed.push(line());
            continue;
        }
        let linked = match decided {
            DecidedOfEach::Shared => has_linked(visit, case.lead(), &done.given).await?,
            DecidedOfEach::Given(_) | DecidedOfEach::Nudged | DecidedOfEach::LetGo(_) => None,
        };
        let Some(event) = decided.event(by, case, (&team, linked)) else {
            done.unfit.push(line());
            continue;
        };
        let options = CommitOptions::default();
        let acted = visit.cloud.act(id, &event, visit.now, &options).await?;
        match acted {
            Acted::Done(decision)
                if decision
                    .entries
                    .iter()
                    .any(|entry| entry.kind() == decided.writes()) =>
            {
                done.count += 1;
                if *decided == DecidedOfEach::Shared {
                    for change in &decision.loads {
                        change.count_in(team.load_mut(change.rep()), visit.now);
                    }
                    let got = decision.lead.rep().cloned();
                    done.given.extend(got.map(|rep| (id.clone(), rep)));
                }
            }
            Acted::Done(_) | Acted::Nothing(_) | Acted::NoLead | Acted::NoPolicy => {
                done.unfit.push(line());
            }
        }
    }
    Ok(done)
}

/// Whether somebody else than a rep answers it: it is no lead that the routing gives to anybody.
fn is_answered_elsewhere(lead: &Lead) -> bool {
    lead.answered_by.is_some_and(|role| role != Role::Rep)
}

/// Who has a lead that is linked to this one, those `given` by this press first: one person goes to one colleague. Nobody, where that is whoever
/// has this one.
async fn has_linked(
    visit: &Visit<'_>,
    lead: &Lead,
    given: &HashMap<LeadId, PersonId>,
) -> Result<Option<PersonId>, NotServed> {
    let given = lead.linked.iter().find_map(|linked| given.get(linked));
    if let Some(given) = given {
        return Ok(Some(given.clone()));
    }
    for linked in &lead.linked {
        let linked = visit.cloud.linked_lead(linked).await?;
        let has = linked.as_ref().and_then(|other| other.lead.rep());
        if has.is_some() && has != lead.rep() {
            return Ok(has.cloned());
        }
    }
    Ok(None)
}

fn said(words: Words, policy: &Policy, decided: &DecidedOfEach, done: &DoneAtOnce) -> Markup {
    let count = done.count.to_string();
    let name = |id: &PersonId| {
        let person = policy.active.roster.get(id);
        person.map_or_else(|| id.to_string(), |person| person.name.clone())
    };
    let what = match decided {
        DecidedOfEach::Given(to) => words.several_given(&count, &name(to)),
        DecidedOfEach::Shared => {
            let mut shares: BTreeMap<&PersonId, usize> = BTreeMap::new();
            for rep in done.given.values() {
                *shares.entry(rep).or_default() += 1;
            }
            let shares = shares.into_iter();
            let shares = shares.map(|(rep, has)| words.several_given(&has.to_string(), &name(rep)));
            let shares: Vec<String> = shares.collect();
            if shares.is_empty() {
                words.nothing_changed()
            } else {
                shares.join(" ")
            }
        }
        DecidedOfEach::Nudged => words.several_nudged(&count),
        DecidedOfEach::LetGo(why) => words.several_gone(&count, &label::let_go(words, *why)),
    };
    let unfit = match decided {
        DecidedOfEach::Given(_) => words.several_not_given(),
        DecidedOfEach::Shared => words.several_not_shared(),
        DecidedOfEach::Nudged => words.several_not_nudged(),
        DecidedOfEach::LetGo(_) => words.several_not_gone(),
    };
    let names = |heading: &str, leads: &[(String, String)]| {
        html! {
            @if !leads.is_empty() {
                p { (heading) }
                ul { @for (name, holder) in leads { li { (filled([html! { (shown(holder)) }, html! { bdi { (shown(name)) } }], |[holder, name]| words.several_lead_is(holder, name))) } } }
            }
        }
    };
    html! {
        p { (shown(&what)) }
        (names(&words.several_changed(), &done.changed))
        (names(&unfit, &done.unfit))
        @if done.more > 0 { p { (words.several_too_many(&done.more.to_string(), &MAX_AT_ONCE.to_string())) } }
    }
}

/// A lead as the page showed it.
fn as_read(case: &LeadRecord) -> String {
    format!("{}.{}", case.lead().id.as_str(), case.stored.version)
}

/// What [`as_read`] has written.
fn read(text: &str) -> Option<(LeadId, u64)> {
    let (id, version) = text.split_once('.')?;
    Some((LeadId::parse(id).ok()?, version.parse().ok()?))
}
