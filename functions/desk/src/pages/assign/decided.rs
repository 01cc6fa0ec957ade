//! What the manager decides of a lead that stays with whoever has it: they are asked, the lead hears that we are late, or what is owed is let go.

use cloud::table::commit::CommitOptions;
use followup::event::{Event, LetGoReason};
use followup::ids::PersonId;
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::Body;
use maud::html;
use wording::{Words, label};

use crate::access::Visit;
use crate::case::LeadRecord;
use crate::page::{done_if, naming, page, shown};
use crate::refused::NotServed;
use crate::words::what_next;

/// Asks whoever has the lead to turn to it.
pub(super) async fn nudge(
    visit: &Visit<'_>,
    before: &LeadRecord,
    by: PersonId,
) -> Result<Response<Body>, NotServed> {
    let (words, owner) = (before.words, before.lead().rep());
    let owner = owner.map_or_else(
        || words.assign_nobody(),
        |rep| before.person_name(rep).to_owned(),
    );
    let decided = Decided {
        title: words.assign_nudged(&owner),
        follows: words.assign_nudged_detail(&owner),
        nothing: words.assign_not_nudged(),
        otherwise: words.give_to_somebody(),
    };
    decided.page(visit, &Event::Nudged { by }).await
}

/// Says to the lead that we are late, and how to get an answer.
pub(super) async fn own_up(
    visit: &Visit<'_>,
    before: &LeadRecord,
    by: PersonId,
) -> Result<Response<Body>, NotServed> {
    let words = before.words;
    let decided = Decided {
        title: words.assign_apologised(),
        follows: words.assign_apologised_detail(),
        nothing: words.assign_not_apologised(),
        otherwise: words.give_to_somebody(),
    };
    decided.page(visit, &Event::OwnUp { by }).await
}

/// Ends what is owed to the lead without anybody doing it, for the reason that was chosen.
pub(super) async fn let_go(
    visit: &Visit<'_>,
    words: Words,
    by: PersonId,
    why: LetGoReason,
    says_no: bool,
) -> Result<Response<Body>, NotServed> {
    let decided = Decided {
        title: words.assign_let_go(&label::let_go(words, why)),
        follows: if says_no {
            words.assign_let_go_says_no()
        } else {
            words.assign_let_go_silently()
        },
        nothing: words.assign_nothing_let_go(),
        otherwise: words.assign_after_all(),
    };
    decided
        .page(visit, &Event::LetGo { by, why, says_no })
        .await
}

/// What the page says of a decision of the manager that gives the lead to nobody.
struct Decided {
    /// It was taken.
    title: String,
    /// What follows from it.
    follows: String,
    /// There was nothing to decide.
    nothing: String,
    /// The link back to who can take the lead.
    otherwise: String,
}

impl Decided {
    async fn page(&self, visit: &Visit<'_>, event: &Event) -> Result<Response<Body>, NotServed> {
        let done = visit
            .has_become(EntryKind::Verdict, event, &CommitOptions::default())
            .await?;
        let case = visit.case().await?;
        let words = case.words;
        let title = if done { &self.title } else { &self.nothing };
        let body = html! {
            h1 { (title) }
            div.card role="status" {
                p { (naming(&case.name(), |name| words.the_lead_is(name))) }
                @if done { p { (self.follows) } }
                @for sentence in what_next(&case) { p { (shown(&sentence)) } }
            }
            p { a.go href=(visit.token) { (self.otherwise) } }
        };
        let said = page(words, 200, title, &body);
        Ok(done_if(done, said))
    }
}
