//! Who can be given leads, who gets no new ones for now, and how the manager ends that: on the page of each lead, and on the list.

use followup::ids::PersonId;
use followup::policy::Policy;
use followup::team::{Person, RepLoad, Role, Team};
use maud::{Markup, html};
use serde_json::{Value, json};
use wording::Words;

use crate::access::Visit;
use crate::fields::PostedFields;
use crate::page::shown;
use crate::parts::nothing_chosen;
use crate::refused::NotServed;

/// Why somebody gets no new leads, until a button of the page ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unavailable {
    /// Two lapses in a row.
    Paused,
    /// They are away.
    Away,
}

impl Unavailable {
    const ALL: [Self; 2] = [Self::Paused, Self::Away];

    /// The field whose value is the person's id.
    fn field(self) -> &'static str {
        match self {
            Self::Paused => "resume",
            Self::Away => "back",
        }
    }

    fn holds(self, load: &RepLoad, visit: &Visit<'_>) -> bool {
        match self {
            Self::Paused => load.is_paused(),
            Self::Away => load.is_away(visit.now),
        }
    }

    /// Whether it can be said of somebody: anybody may be away, and who is given leads is paused.
    fn may_be(self, person: &Person, by: &PersonId) -> bool {
        match self {
            Self::Paused => may_be_given(person, by),
            Self::Away => true,
        }
    }

    fn label(self, words: Words, person: &Person) -> String {
        match self {
            Self::Paused => words.availability_resume(person.first_name()),
            Self::Away => words.availability_back(person.first_name()),
        }
    }
}

/// Every rep, and whoever has the link.
pub(super) fn candidates<'a>(
    policy: &'a Policy,
    by: &'a PersonId,
) -> impl Iterator<Item = &'a Person> {
    let people = policy.active.roster.people.iter();
    people.filter(move |person| may_be_given(person, by))
}

fn may_be_given(person: &Person, by: &PersonId) -> bool {
    person.is(Role::Rep) || person.id == *by
}

/// The fields of the buttons, for programs.
pub(crate) fn fields() -> Vec<(&'static str, Value)> {
    let schema = |why| match why {
        Unavailable::Paused => "The id of somebody who is paused, and gets new leads again.",
        Unavailable::Away => "The id of somebody who is away, and is back.",
    };
    let field = |why: Unavailable| {
        let described = json!({ "type": "string", "description": schema(why) });
        (why.field(), described)
    };
    Unavailable::ALL.into_iter().map(field).collect()
}

/// Whether a press is about somebody who gets no new leads.
pub(super) fn is_meant(posted: &PostedFields) -> bool {
    let mut all = Unavailable::ALL.into_iter();
    all.any(|why| posted.get(why.field()).is_some())
}

/// Whether it is the reader's own absence that a press ends.
pub(super) fn is_of(posted: &PostedFields, reader: &PersonId) -> bool {
    posted.get(Unavailable::Away.field()) == Some(reader.as_str())
}

/// The buttons that end the pause or the absence of somebody.
pub(super) fn buttons(visit: &Visit<'_>, words: Words, person: &Person, load: &RepLoad) -> Markup {
    end_buttons(words, person, &holding(visit, load))
}

/// Why somebody gets no new leads now.
fn holding(visit: &Visit<'_>, load: &RepLoad) -> Vec<Unavailable> {
    let all = Unavailable::ALL.into_iter();
    all.filter(|why| why.holds(load, visit)).collect()
}

fn end_buttons(words: Words, person: &Person, all: &[Unavailable]) -> Markup {
    html! {
        @for why in all { button type="submit" name=(why.field()) value=(person.id.as_str()) { (shown(&why.label(words, person))) } " " }
    }
}

/// The button by which whoever is away says that they are back.
pub(super) fn own_return(visit: &Visit<'_>, words: Words, reader: &Person) -> Markup {
    html! {
        form.bare method="post" action=(visit.token) {
            button type="submit" name=(Unavailable::Away.field()) value=(reader.id.as_str()) { (words.absence_back()) }
        }
    }
}

/// Who of the team gets no new leads, with the buttons that end it; nothing, when all do. It is for whoever leads the team, and not of their own
/// absence, of which everybody reads beside the form by which they say it.
pub(crate) fn section(visit: &Visit<'_>, policy: &Policy, team: &Team, reader: &Person) -> Markup {
    if !policy.active.roster.manages(reader) {
        return html! {};
    }
    let told = |person: &Person| {
        let mut all = holding(visit, &team.load(&person.id));
        all.retain(|why| why.may_be(person, &reader.id));
        all.retain(|why| *why != Unavailable::Away || person.id != reader.id);
        all
    };
    let people = policy.active.roster.people.iter();
    let people: Vec<(&Person, Vec<Unavailable>)> = people
        .map(|person| (person, told(person)))
        .filter(|(_, all)| !all.is_empty())
        .collect();
    let words = visit.words(policy);
    html! {
        @if !people.is_empty() {
            h2 { (words.availability_heading()) }
            form method="post" action=(visit.token) {
                (nothing_chosen(words))
                ul { @for (person, all) in &people { li {
                    (shown(&person.name)) " "
                    (end_buttons(words, person, all))
                } } }
            }
        }
    }
}

/// What a press has done.
pub(super) struct Ended {
    /// What it was, or that there was nothing to end.
    pub(super) said: String,
    /// What follows once somebody takes leads again.
    pub(super) follows: Option<String>,
}

/// Ends the pause or the absence that was named: whoever waits is given to them within a minute. Nothing, where the fields name nobody
/// of whom it could be said, or more than one thing to do; `others` are the fields of the page's other buttons.
pub(super) async fn end(
    visit: &Visit<'_>,
    policy: &Policy,
    by: &PersonId,
    posted: &PostedFields,
    others: &[&str],
) -> Result<Option<Ended>, NotServed> {
    let named: Vec<(Unavailable, &str)> = Unavailable::ALL
        .into_iter()
        .filter_map(|why| Some((why, posted.get(why.field())?)))
        .collect();
    let is_alone = others.iter().all(|other| posted.get(other).is_none());
    let &[(why, id)] = named.as_slice() else {
        return Ok(None);
    };
    let mut people = policy.active.roster.people.iter();
    let is_named = |one: &&Person| one.id.as_str() == id && why.may_be(one, by);
    let Some(person) = people.find(is_named).filter(|_| is_alone) else {
        return Ok(None);
    };
    let done = match why {
        Unavailable::Paused => {
            let lifted = visit.cloud.lift_pause(&person.id, visit.now, visit.now);
            lifted.await?
        }
        Unavailable::Away => {
            let team = visit.cloud.team(&policy.active).await?;
            let is_away = team.load(&person.id).is_away(visit.now);
            if is_away {
                visit.cloud.end_absence(&person.id, visit.now).await?;
            }
            is_away
        }
    };
    let (words, name) = (visit.words(policy), &person.name);
    let said = match (why, done) {
        (Unavailable::Paused, true) => words.availability_resumed(name),
        (Unavailable::Paused, false) => words.availability_not_paused(name),
        (Unavailable::Away, true) => words.availability_back(name),
        (Unavailable::Away, false) => words.availability_not_away(name),
    };
    // Only a rep is given who waits, and only who leads the team has a queue of such.
    let roster = &policy.active.roster;
    let is_theirs = roster.get(by).is_some_and(|reader| roster.manages(reader));
    let follows = done && person.is(Role::Rep) && is_theirs;
    let follows = follows.then(|| words.availability_follows());
    Ok(Some(Ended { said, follows }))
}
