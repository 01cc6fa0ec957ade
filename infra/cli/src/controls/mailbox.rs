//! The page of the mailbox: who got mail, what came to each, and one mail to read and to answer.

use std::collections::BTreeMap;

use calendar::Instant;
use cloud::table::lead::StoredLead;
use followup::policy::Policy;
use followup::team::Person;
use http::Response;
use hyper::body::Bytes;
use local::AcceptedMail;
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use wording::Words;
use wording::moment::LocalTimes;

use crate::controls::answer::field;
use crate::controls::clock::shown;
use crate::controls::page::{CONTROL_STYLE, clock_buttons, linked, page_with};
use crate::deployment::LocalDeployment;

/// Mails in the list at most, unless all are asked for, or an older one is read: the list goes on to that one.
const MAX_LISTED: usize = 100;
/// People in the list at most: those who got mail last.
const MAX_PEOPLE: usize = 60;
/// Letters of an answer at most.
pub(super) const MAX_ANSWER_CHARS: usize = 5_000;
/// What the page lets in besides: the mail that is read, in a frame of its own.
const FRAMES: &str = "; frame-src 'self'";
/// The rules of this page.
const STYLE: &str = "
main{max-width:72rem}
.search{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:.5rem 0}
.search label{flex:1 1 14rem}
.search input{width:100%}
.post{display:grid;grid-template-columns:minmax(11rem,16rem) minmax(0,1fr);gap:1rem 1.5rem;align-items:start}
.post ul{list-style:none;margin:0;padding:0}
.people a,.mails a{display:block;padding:.45rem .6rem;border-radius:.4rem;text-decoration:none;color:inherit;overflow-wrap:anywhere}
.people [aria-current],.mails [aria-current]{background:var(--card);outline:2px solid var(--act)}
.mails li{border-bottom:1px solid var(--line)}
.read{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.75rem 1rem;margin:0 0 1rem}
.read h2{margin:0;overflow-wrap:anywhere}
.read iframe{width:100%;height:30rem;border:1px solid var(--line);border-radius:.3rem;background:#fff}
.read form{display:block;margin:.75rem 0 0}
.read textarea{min-height:6rem}
.read form button{margin-top:.5rem;padding:.6rem 1.5rem}
@media(max-width:44rem){.post{grid-template-columns:minmax(0,1fr)}.people ul{display:flex;overflow-x:auto;gap:.25rem}.people a{white-space:nowrap}.people li:has([aria-current]){order:-1}}
";

/// What is asked of the page.
#[derive(Debug, Default)]
struct MailboxQuery {
    /// Whose mails: an address.
    who: Option<String>,
    /// Which words they have.
    words: Option<String>,
    /// Which mail is read.
    mail: Option<String>,
    /// Which mail was answered a moment ago.
    answered: Option<String>,
    /// Whether all are listed.
    all: bool,
}

/// What the page is made of.
struct MailboxView<'a> {
    query: &'a MailboxQuery,
    people: &'a [MailReader],
    /// How the office says times; none, while no policy can be read.
    times: Option<LocalTimes>,
    now: Instant,
}

/// Somebody who got mail.
#[derive(Debug)]
struct MailReader {
    address: String,
    name: Option<String>,
    mails: usize,
}

impl MailboxQuery {
    fn read(query: Option<&str>) -> Self {
        let query = query.unwrap_or_default();
        let asked = |name| field(query, name);
        Self {
            who: asked("who"),
            words: asked("q"),
            mail: asked("mail"),
            answered: asked("answered"),
            all: query.split('&').any(|part| part == "all"),
        }
    }

    /// The address of the page for somebody, with the words that are looked for.
    fn address(&self, who: Option<&str>, mail: Option<&str>) -> String {
        let mut address = "/local/mail".to_owned();
        let mut mark = '?';
        for (name, value) in [("who", who), ("q", self.words.as_deref()), ("mail", mail)] {
            if let Some(value) = value {
                let value = utf8_percent_encode(value, NON_ALPHANUMERIC);
                address.push_str(&format!("{mark}{name}={value}"));
                mark = '&';
            }
        }
        address
    }

    /// Whether a mail is one of those that are asked for.
    fn has(&self, mail: &AcceptedMail) -> bool {
        let Some(words) = &self.words else {
            return true;
        };
        let text = mail.text.as_deref().unwrap_or_default();
        let all = format!(
            "{} {} {} {text}",
            mail.subject,
            mail.from,
            mail.to.join(" ")
        );
        let all = all.to_lowercase();
        words
            .to_lowercase()
            .split_whitespace()
            .all(|word| all.contains(word))
    }
}

/// The mailbox, as a query asks for it.
pub(super) async fn page(deployment: &LocalDeployment, query: Option<&str>) -> Response<Bytes> {
    let query = MailboxQuery::read(query);
    let cloud = deployment.cloud();
    let policy = cloud.active_policy(cloud.now()).await.ok().flatten();
    let mut mails = deployment.mailbox().all();
    mails.reverse();
    mails.retain(|mail| query.has(mail));
    let people = readers(deployment, policy.as_deref(), &mails);
    let theirs: Vec<&AcceptedMail> = match &query.who {
        Some(who) => mails.iter().filter(|mail| mail.is_to(who)).collect(),
        None => mails.iter().collect(),
    };
    let wanted = query.mail.as_ref();
    let wanted = wanted.and_then(|id| theirs.iter().find(|mail| mail.id == *id));
    let opened = wanted.or(theirs.first()).copied();
    let tz = policy.as_ref().map(|policy| policy.calendar().tz());
    let view = MailboxView {
        query: &query,
        people: &people,
        times: tz.map(|tz| LocalTimes::new(Words::default(), tz)),
        now: cloud.now(),
    };
    let body = html! {
        @if !deployment.is_demo() { (clock_buttons(deployment)) }
        (search(&query))
        @if mails.is_empty() {
            p { @if query.words.is_some() { "No mail has these words." } @else { "Nothing was mailed yet." } }
        } @else {
            div.post {
                nav.people aria-label="People" { (view.list_of_people(mails.len())) }
                section { (view.list_of_mails(&theirs, opened)) }
            }
        }
    };
    page_with(
        deployment,
        "Mailbox",
        &body,
        &[CONTROL_STYLE, STYLE],
        FRAMES,
    )
}

fn search(query: &MailboxQuery) -> Markup {
    html! {
        form.search method="get" action="/local/mail" role="search" {
            @if let Some(who) = &query.who { input type="hidden" name="who" value=(who); }
            label { "Search" input type="search" name="q" value=(query.words.as_deref().unwrap_or_default()); }
            button { "Find" }
        }
    }
}

/// Who got mail, whoever got it last first.
fn readers(
    deployment: &LocalDeployment,
    policy: Option<&Policy>,
    newest_first: &[AcceptedMail],
) -> Vec<MailReader> {
    let mut readers: Vec<MailReader> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut leads: BTreeMap<usize, String> = BTreeMap::new();
    for mail in newest_first {
        for (name, address) in mail.recipients() {
            let key = address.to_ascii_lowercase();
            let place = *places.entry(key).or_insert(readers.len());
            if place == readers.len() {
                readers.push(MailReader {
                    address: address.to_owned(),
                    name: member(policy, address)
                        .map(|person| person.name.clone())
                        .or_else(|| name.map(str::to_owned)),
                    mails: 0,
                });
            }
            readers[place].mails += 1;
            if let (None, Some(lead)) = (&readers[place].name, &mail.lead) {
                leads.entry(place).or_insert_with(|| lead.clone());
            }
        }
    }
    leads.retain(|place, _| *place < MAX_PEOPLE);
    name_leads(deployment, &mut readers, &leads);
    readers
}

/// Somebody of the team, by their address.
fn member<'a>(policy: Option<&'a Policy>, address: &str) -> Option<&'a Person> {
    let people = &policy?.active.roster.people;
    let is_theirs = |person: &&Person| person.email.as_str().eq_ignore_ascii_case(address);
    people.iter().find(is_theirs)
}

/// The names of those who ask, by their leads.
fn name_leads(
    deployment: &LocalDeployment,
    readers: &mut [MailReader],
    leads: &BTreeMap<usize, String>,
) {
    if leads.is_empty() {
        return;
    }
    let items = deployment.probe().leads().unwrap_or_default();
    let stored = items.iter().filter_map(|item| StoredLead::parse(item).ok());
    let known: BTreeMap<String, StoredLead> = stored
        .map(|stored| (stored.lead.id.to_string(), stored))
        .collect();
    for (place, lead) in leads {
        if let (Some(reader), Some(stored)) = (readers.get_mut(*place), known.get(lead)) {
            reader.name = deployment.probe().name_of(&stored.lead);
        }
    }
}

impl MailReader {
    fn shown(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.address)
    }
}

impl MailboxView<'_> {
    fn list_of_people(&self, mails: usize) -> Markup {
        let (query, people) = (self.query, self.people);
        let is_shown = |address: &str| {
            query
                .who
                .as_deref()
                .is_some_and(|who| who.eq_ignore_ascii_case(address))
        };
        let more = people.len().saturating_sub(MAX_PEOPLE);
        html! {
            ul {
                li { a href=(query.address(None, None)) aria-current=[query.who.is_none().then_some("true")] { "Everybody (" (mails) ")" } }
                @for reader in people.iter().take(MAX_PEOPLE) {
                    li {
                        a href=(query.address(Some(&reader.address), None)) title=(reader.address) aria-current=[is_shown(&reader.address).then_some("true")] {
                            (reader.shown()) " (" (reader.mails) ")"
                        }
                    }
                }
            }
            @if more > 0 { p.soft { "and " (more) " more; search for them" } }
        }
    }

    fn list_of_mails(&self, mails: &[&AcceptedMail], opened: Option<&AcceptedMail>) -> Markup {
        let query = self.query;
        let is_opened = |mail: &AcceptedMail| opened.is_some_and(|opened| opened.id == mail.id);
        let place = mails.iter().position(|mail| is_opened(mail)).unwrap_or(0);
        let listed = if query.all {
            mails.len()
        } else {
            MAX_LISTED.max(place + 1)
        };
        let hidden = mails.len().saturating_sub(listed);
        let all = query.address(query.who.as_deref(), None);
        let mark = if all.contains('?') { '&' } else { '?' };
        html! {
            @if mails.is_empty() { p { "Nothing came to them." } }
            ul.mails {
                @for mail in mails.iter().take(listed) {
                    li { @if is_opened(mail) { (self.opened(mail)) } @else { (self.line(mail)) } }
                }
            }
            @if hidden > 0 { p { a href={ (all) (mark) "all" } { "Show " (hidden) " older mails" } } }
        }
    }

    /// A mail in the list.
    fn line(&self, mail: &AcceptedMail) -> Markup {
        let query = self.query;
        let address = query.address(query.who.as_deref(), Some(&mail.id));
        html! {
            a href={ (address) "#" (mail.id) } {
                b { (mail.subject) }
                (self.to_whom(mail))
            }
        }
    }

    /// The mail that is read, as its reader sees it, and a box to answer it in.
    fn opened(&self, mail: &AcceptedMail) -> Markup {
        let query = self.query;
        let text = mail.text.as_deref().unwrap_or_default();
        let was_answered = query.answered.as_ref() == Some(&mail.id);
        html! {
            article.read id=(mail.id) {
                h2 #newest { (mail.subject) }
                (self.to_whom(mail))
                @if was_answered { p role="status" { b { "The answer has arrived." } " What follows from it is on the lead, and in the mail to whoever has it." } }
                @if mail.html.is_some() {
                    iframe src={ "/local/mail/" (mail.id) ".html" } title=(mail.subject) {}
                    details { summary { "As text" } pre { (linked(text)) } }
                } @else {
                    pre { (linked(text)) }
                }
                (self.answer_box(mail))
                details {
                    summary { "Its head" }
                    dl {
                        dt { "From" } dd { (mail.from) }
                        @if let Some(reply_to) = mail.headers.get("Reply-To") { dt { "Reply-To" } dd { (reply_to) } }
                        @if let Some(lead) = &mail.lead { dt { "Lead" } dd { a href={ "/local/leads/" (lead) ".json" } { (lead) } } }
                    }
                    p {
                        @if mail.html.is_some() { a href={ "/local/mail/" (mail.id) ".html" } { "As HTML" } " " }
                        a href={ "/local/mail/" (mail.id) ".eml" } { "As a file" }
                    }
                }
            }
        }
    }

    /// Where whoever got the mail answers it.
    fn answer_box(&self, mail: &AcceptedMail) -> Markup {
        let Some((_, address)) = mail.recipients().next() else {
            return html! {};
        };
        let mut people = self.people.iter();
        let reader = people.find(|reader| reader.address.eq_ignore_ascii_case(address));
        let name = reader.map_or(address, MailReader::shown);
        let first = if name == address {
            name
        } else {
            name.split(' ').next().unwrap_or(name)
        };
        html! {
            form method="post" action="/local/mail/answer" {
                input type="hidden" name="mail" value=(mail.id);
                label { "Answer as " (first) textarea name="text" required maxlength=(MAX_ANSWER_CHARS) {} }
                button { "Send the answer" }
            }
        }
    }

    /// To whom a mail went, and when.
    fn to_whom(&self, mail: &AcceptedMail) -> Markup {
        let at = self
            .times
            .map_or_else(|| shown(mail.at), |times| times.on_page(mail.at, self.now));
        html! {
            span.soft { "To " (mail.to.join(", ")) ", " time datetime=(mail.at.to_rfc3339()) { (at) } }
        }
    }
}

/// Where a browser goes that has sent an answer: back to the mail.
pub(super) fn answered(mail: &AcceptedMail) -> String {
    let who = mail
        .recipients()
        .next()
        .map(|(_, address)| address.to_owned());
    let address = MailboxQuery::default().address(who.as_deref(), Some(&mail.id));
    format!("{address}&answered={}#{}", mail.id, mail.id)
}
