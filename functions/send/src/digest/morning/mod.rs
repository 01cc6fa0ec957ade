//! The list at opening: everything that is for one person, whatever their roles.

mod day;
mod demands;
mod deputy;
mod found;
mod held_mail;
mod late;
mod long;
mod manager;
mod of_lists;
mod own;
mod own_calendar;
mod queues;
mod told;
mod week;

use cloud::CloudError;
use followup::digest::Digest;
use followup::lead::Queue;
use followup::lists::DayList;
use followup::message::Notice;
use followup::team::{Role, TimeAway};
use followup::template::{MailKind, Markup, Values, Variable};
use wording::counted;

use crate::digest::team_change;
use crate::notice::paused::line_of_pause;
use crate::team::content::{Composed, MailContent};
use crate::team::reader::TeamReader;
use day::MorningList;
use long::LongWait;

/// Puts the list together.
pub(crate) async fn compose(
    reader: &TeamReader<'_>,
    digest: &Digest,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    let calendar = reader.active.active.calendar_of(&reader.person.id);
    let list = DayList::at(calendar, reader.now);
    let times = reader.times().in_zone(calendar.tz());
    let is_back = is_back(reader, &list).await?;
    let says = says(reader, list, is_back);
    // What is asked each day is read by nobody: who works alone is asked it once a week, too.
    let long = LongWait::new(list.is_whole || is_back);
    let (words, mut day) = (
        reader.words(),
        MorningList::new(reader, says, long, notices),
    );
    let mail = told::of_mail(reader, notices).await?;
    // Whoever stands in for the manager has had a list of their own.
    let in_person = reader.stands_in_for.is_none();
    if in_person {
        own::add(&mut day, notices).await?;
    }
    let to_say = told::to_say(reader, notices).await?;
    day.section(words.list_to_say(), to_say);
    if in_person && reader.person.is(Role::Qualifier) {
        let waiting = queues::waiting(&mut day, Queue::Qualifier).await?;
        day.section(words.list_to_settle(), waiting);
    }
    if reader.is_manager() {
        manager::add(&mut day, notices).await?;
    } else {
        deputy::add(&mut day).await?;
    }
    day.section(words.list_proposals(), team_change::lines(reader).await?);
    let mut new_leads = Vec::new();
    // Whoever is paused is asked again with the first list of each week.
    let is_asked_again = list.is_whole && reader.stands_in_for.is_none();
    if is_asked_again || told::tells_of_a_pause(notices) {
        new_leads.extend(line_of_pause(reader).await?);
    }
    // Whether they have time is a question, and no lead that is to be followed up.
    day.asks_besides = !new_leads.is_empty();
    let mut informs = new_leads.len() + mail.informs;
    if reader.is_manager() {
        informs += figures(&mut day, &list).await?;
    }
    day.section(words.new_leads(), new_leads);
    day.section(words.list_mail(), mail.lines);
    let mut information = told::of_moved(&mut day, notices).await?;
    information.extend(told::of_held(reader, notices).await?);
    information.extend(told::of_what_informs(reader, notices).await?);
    informs += information.len();
    day.section(words.list_information(), information);
    // Whom we have owed something for very long is asked about now and then, and no mail comes for them alone on the other days.
    let (asked, unasked) = day.long_waits();
    let count = day.count() + asked;
    if count == 0 && !day.leaves_without_lines() {
        return Ok(Composed::Nothing);
    }
    let as_before = day.as_before() + unasked;
    let to_do = count - informs;
    let tells = day.tells();
    let values = values(day, to_do, as_before).text(Variable::When, times.date(reader.now));
    let content = MailContent::of_list(reader.active, mail_for(reader), values, None);
    Ok(content.telling(tells).render(reader, digest))
}

/// What the mail is filled in with. One that only informs is no day of work: it says so, and nothing of what to do first.
fn values(day: MorningList<'_>, to_do: usize, as_before: usize) -> Values {
    let (reader, count) = (day.reader, (to_do + as_before).to_string());
    let headline = headline(&day, to_do, as_before);
    let only_informs = only_informs(&day, to_do, as_before);
    let opening = if only_informs {
        Markup::paragraph(&reader.words().day_only_informs())
    } else {
        Markup::default()
    };
    let is_to_do = to_do + as_before > 0;
    let list = Markup::join([reader.in_whose_place(), opening, day.markup()]);
    let values = Values::new()
        .text(Variable::Headline, headline)
        .text(Variable::Count, &count)
        .markup(Variable::List, list);
    if is_to_do {
        values.text(Variable::ToDo, count)
    } else {
        values
    }
}

/// Whether nothing is to be done: nothing of the list, nothing that is asked besides, that was left unread, or that is overdue with somebody else.
fn only_informs(day: &MorningList<'_>, to_do: usize, as_before: usize) -> bool {
    to_do == 0 && as_before == 0 && !day.asks_besides && day.is_all_that_is_late()
}

/// What came in and what leaked: of last week, or in a sentence since the list before. How many lines inform of it.
async fn figures(day: &mut MorningList<'_>, list: &DayList) -> Result<usize, CloudError> {
    let reader = day.reader;
    if list.is_whole {
        let week = week::last_week(reader).await?;
        let lines = week.len();
        day.section(reader.words().list_week(), week);
        return Ok(lines);
    }
    if let Some(since) = week::since(reader, list).await? {
        day.add_below(since.said);
        day.has_leaked = since.has_leaked;
    }
    Ok(0)
}

/// What the list says in full. A team of one has nobody who would say it again, so that its list says all each day; and so does the first
/// list of a manager who is back, and whose lists somebody else has had.
fn says(reader: &TeamReader<'_>, list: DayList, is_back: bool) -> DayList {
    let is_whole = list.is_whole || reader.active.is_solo() || is_back;
    DayList { is_whole, ..list }
}

/// Whether an absence of a manager with a deputy has ended since the list before.
async fn is_back(reader: &TeamReader<'_>, list: &DayList) -> Result<bool, CloudError> {
    if !reader.person.is(Role::Manager) || reader.active.active.roster.deputy().is_none() {
        return Ok(false);
    }
    let load = reader
        .cloud
        .team(&reader.active.active)
        .await?
        .load(&reader.person.id);
    let ended = |away: &TimeAway| list.after < away.until && away.until <= reader.now;
    Ok(load.away.iter().any(ended) && !load.is_away(reader.now))
}

/// How many have a line, and how many wait as they did.
fn headline(day: &MorningList<'_>, to_do: usize, as_before: usize) -> String {
    let reader = day.reader;
    let what = headline_of(day, to_do, as_before);
    match reader.stands_in_for {
        Some(manager) => reader.words().day_in_place_of(manager.first_name(), &what),
        None => what,
    }
}

fn headline_of(day: &MorningList<'_>, to_do: usize, as_before: usize) -> String {
    let (words, times) = (day.reader.words(), day.reader.times());
    let is_rep = day.reader.person.is(Role::Rep);
    let since = day.oldest().map(|since| times.date(since));
    let to_do_words = match since {
        Some(since) if is_rep => words.day_follow_up_since(counted(to_do), &since),
        Some(since) => words.day_for_you_since(counted(to_do), &since),
        None if is_rep => words.day_follow_up(&to_do.to_string()),
        None => words.day_for_you(&to_do.to_string()),
    };
    let as_before_count = as_before.to_string();
    match (to_do, as_before) {
        (0, 0) if only_informs(day, to_do, as_before) => words.day_nothing_to_do(),
        (0, 0) => words.day_information(),
        (_, 0) => to_do_words,
        (0, _) => words.day_nothing_new(&as_before_count),
        (_, _) => words.day_and_as_before(&as_before_count, &to_do_words),
    }
}

/// The words of the first role that somebody has.
fn mail_for(reader: &TeamReader<'_>) -> MailKind {
    let person = reader.person;
    if reader.stands_in_for.is_some() {
        MailKind::ManagerMorning
    } else if person.is(Role::Rep) {
        MailKind::Morning
    } else if person.is(Role::Manager) {
        MailKind::ManagerMorning
    } else {
        MailKind::QualifierMorning
    }
}
