//! What the pages do, for programs: read from the rows of [`PAGES`].

use cloud::links::MAX_TOKEN;
use cloud::route::{Address, Description, come_again, component, head_of, page};
use serde_json::{Value, json};

use crate::access::{Bearer, DESK, PROVIDER, Seat};
use crate::pages::{PAGES, Page, Takes};
use crate::seat::{LEAD, SEATS, SeatPage};

/// The tag of the pages.
const TAG: &str = "people";
/// Whom a page about a lead is for besides, where it is for who may have leads.
const OWN_LEAD: &str = "Whoever's own the lead is may open it, whatever their role is by now.";
/// Whom a page that decides is for, of what waits for whoever leads the team.
const MANAGERS_QUEUE: &str =
    "What is in the manager's queue is for the manager and the deputy alone.";
/// Responses of every page, by the names of [`components`].
const ALWAYS: [(u16, &str); 5] = [
    (403, "NotValid"),
    (404, "NotHere"),
    (410, "Expired"),
    (500, "Broken"),
    (503, "Busy"),
];
/// Responses of a page that reads a form, besides.
const OF_A_FORM: [(u16, &str); 4] = [
    (400, "Unreadable"),
    (413, "TooLarge"),
    (415, "WrongType"),
    (422, "Undecided"),
];

/// The desk, described.
///
/// ```
/// let desk = desk::description();
/// assert!(desk.addresses.iter().any(|address| address.path == "/o/{token}"));
/// ```
#[must_use]
pub fn description() -> Description {
    Description {
        tag: TAG,
        about: "Answered by the function desk: the signed links in mail, by which whoever has one acts as the person that it was made for; and, below /desk, the pages of who is signed in.",
        addresses: PAGES
            .iter()
            .map(address)
            .chain([door(), provider()])
            .chain(SEATS.iter().map(seat))
            .collect(),
        components: components(),
    }
}

fn address(page: &Page) -> Address {
    let mut parameters = vec![component("parameters", "Token")];
    parameters.extend(page.query.iter().map(queried));
    let (mut get, mut post) = (get(page), post(page));
    let who = opened_by(page.bearer);
    get["description"] = json!(who);
    post["description"] = json!(who);
    let item = item(get, post);
    Address {
        path: format!("/{}/{{token}}", page.purpose.path()),
        item: with_parameters(item, parameters),
    }
}

/// The door of the desk.
fn door() -> Address {
    let mut shown = responses(page("Who it is, is asked."), &[]);
    shown["303"] = leads_on("Somebody is signed in already; the address is where they begin.");
    let takes = Takes::Fields(|| {
        json!({ "type": "object", "properties": {
            "email": { "type": "string", "format": "email", "description": "Of somebody of the team, who gets a mail with a link and a code." },
            "code": { "type": "string", "description": "What the mail says." },
        } })
    });
    let done = page("The same, whether the address is of the team or not.");
    let mut taken = responses(done, takes.refusals());
    taken["303"] = leads_on("The code is right: they are signed in.");
    let get = operation(
        "desk",
        "Whoever is not signed in asks for a mail that lets them in.",
        &shown,
    );
    let post = operation("deskAct", "Asks for the mail, or types its code.", &taken);
    Address {
        path: format!("/{DESK}"),
        item: item(get, with_body(post, &takes)),
    }
}

/// The way in by the company's own accounts.
fn provider() -> Address {
    let mut shown = responses(page("The door, with why nobody is let in."), &[]);
    shown["303"] = leads_on(
        "To the issuer, or to the door, where the deployment names none; for who comes back from there and is of the team, to the desk: they are signed in.",
    );
    let mut get = operation(
        "deskProvider",
        "Leads to the issuer of the company's accounts, where the deployment names one, and lets in who comes back from there.",
        &shown,
    );
    let brought = [
        ("code", "What the issuer gave."),
        ("state", "What the browser was sent there with."),
        ("iss", "The issuer's name of itself."),
        ("error", "Why the issuer gave nothing."),
    ];
    get["parameters"] = brought.iter().map(queried).collect();
    Address {
        path: format!("/{DESK}/{PROVIDER}"),
        item: json!({ "head": head_of(&get), "get": get }),
    }
}

/// For whom of the team a page is.
fn whom(seat: Seat) -> &'static str {
    match seat {
        Seat::Anybody => "For everybody of the team.",
        Seat::Working => "For who may have leads.",
        Seat::Deciding => "For the qualifier, the manager and the deputy.",
        Seat::Leading => "For the manager and the deputy.",
    }
}

/// By whose link a page is opened.
fn opened_by(bearer: Bearer) -> String {
    match bearer {
        Bearer::Lead => "By a link of the lead.".to_owned(),
        Bearer::Team(Seat::Working) => format!("{} {OWN_LEAD}", whom(Seat::Working)),
        Bearer::Team(Seat::Deciding) => format!("{} {MANAGERS_QUEUE}", whom(Seat::Deciding)),
        Bearer::Team(seat) => whom(seat).to_owned(),
        Bearer::LeadOrTeam(seat) => {
            let team = opened_by(Bearer::Team(seat));
            format!("By a link of the lead. Of the team: {team}")
        }
    }
}

/// A page of who is signed in.
fn seat(row: &SeatPage) -> Address {
    let who = whom(row.seat);
    let mut what = page("The page: it changes nothing.");
    for kind in row.files {
        let is_json = *kind == "application/json";
        let written = if is_json { "object" } else { "string" };
        what["content"][*kind] = json!({ "schema": { "type": written } });
    }
    let mut shown = responses(what, &[]);
    shown["303"] = leads_on("Nobody is signed in; the address is the door.");
    let mut done = responses(page("What was done."), row.takes.refusals());
    done["303"] = leads_on(
        "It is done; the address shows what is next. Or nobody is signed in, and the address is the door.",
    );
    let mut get = operation(&format!("{}Desk", row.name), row.shows, &shown);
    let mut post = operation(&format!("{}DeskAct", row.name), row.does, &done);
    get["description"] = json!(who);
    post["description"] = json!(who);
    let mut parameters: Vec<Value> = row.query.iter().map(queried).collect();
    if row.path.contains(LEAD) {
        parameters.push(json!({ "name": "lead", "in": "path", "required": true, "description": "The id of a lead.", "schema": { "type": "string" } }));
    }
    Address {
        path: format!("/{DESK}/{}", row.path),
        item: with_parameters(item(get, with_body(post, &row.takes)), parameters),
    }
}

fn item(get: Value, post: Value) -> Value {
    json!({ "head": head_of(&get), "get": get, "post": post })
}

fn with_parameters(mut item: Value, parameters: Vec<Value>) -> Value {
    item["parameters"] = json!(parameters);
    item
}

fn queried((name, description): &(&'static str, &'static str)) -> Value {
    json!({ "name": name, "in": "query", "description": description, "schema": { "type": "string" } })
}

fn operation(id: &str, summary: &str, responses: &Value) -> Value {
    json!({ "operationId": id, "tags": [TAG], "summary": summary, "responses": responses })
}

fn get(row: &Page) -> Value {
    let shown = responses(page("The page: it asks, and changes nothing."), &[]);
    operation(row.name, row.shows, &shown)
}

fn post(row: &Page) -> Value {
    let mut done = page("What was done, or what had been done already.");
    if let Takes::Anything(_) = row.takes {
        // A mail program that stops in one click is answered in a line.
        done["content"]["text/plain"] = json!({ "schema": { "type": "string" } });
    }
    let mut responses = responses(done, row.takes.refusals());
    for (status, description) in row.answers {
        responses[status.to_string()] = match status {
            303 => leads_on(description),
            _ => page(description),
        };
    }
    let post = operation(&format!("{}Act", row.name), row.does, &responses);
    with_body(post, &row.takes)
}

impl Takes {
    /// How a post is refused that cannot be read.
    fn refusals(&self) -> &'static [(u16, &'static str)] {
        match self {
            Takes::Nothing => &[],
            Takes::Fields(_) => &OF_A_FORM,
            Takes::Anything(_) => &[(413, "TooLarge")],
        }
    }
}

/// A post with the body that it takes.
fn with_body(mut post: Value, takes: &Takes) -> Value {
    match takes {
        Takes::Nothing => {}
        Takes::Fields(schema) => {
            post["requestBody"] = json!({
                "required": true,
                "content": { "application/x-www-form-urlencoded": { "schema": schema() } },
            });
        }
        Takes::Anything(description) => {
            post["requestBody"] = json!({
                "required": false,
                "description": description,
                "content": {
                    "application/x-www-form-urlencoded": { "schema": {} },
                    "multipart/form-data": { "schema": {} },
                },
            });
        }
    }
    post
}

/// The answer that leads a browser on.
fn leads_on(description: &str) -> Value {
    let location = json!({ "schema": { "type": "string" }, "required": true });
    json!({ "description": description, "headers": { "location": location } })
}

fn responses(done: Value, more: &[(u16, &str)]) -> Value {
    let mut responses = json!({ "200": done });
    for (status, name) in ALWAYS.iter().chain(more) {
        responses[status.to_string()] = component("responses", name);
    }
    responses
}

fn components() -> Value {
    json!({
        "parameters": {
            "Token": {
                "name": "token",
                "in": "path",
                "required": true,
                "description": "What is signed: purpose, lead, person, task, expiry, key, signature, with points between them.",
                "schema": { "type": "string", "pattern": format!("^[A-Za-z0-9._-]{{1,{MAX_TOKEN}}}$") },
            },
        },
        "responses": {
            "NotValid": page("The link is not valid, its person is not on the team any more, or the page is for another role than theirs is now. Nothing was recorded."),
            "NotHere": page("The lead, the mail or the version is not here, or not any more."),
            "Expired": page("The link has expired. Nothing was recorded."),
            "Broken": page("It failed here, and was noted."),
            "Busy": come_again(page("Too busy, or no policy yet. What is sent twice counts once.")),
            "Unreadable": page("The post cannot be read."),
            "TooLarge": page("Over 64 KiB."),
            "WrongType": page("Not application/x-www-form-urlencoded."),
            "Undecided": page("The page again, with what is missing or wrong. Nothing was recorded."),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloud::links::Purpose;
    use std::collections::BTreeSet;

    #[test]
    fn every_purpose_of_a_link_has_one_page() {
        for purpose in Purpose::ALL {
            let pages = PAGES.iter().filter(|page| page.purpose == purpose);
            assert_eq!(pages.count(), 1, "{purpose:?}: add its PAGE to PAGES");
        }
    }

    #[test]
    fn no_two_pages_share_a_name() {
        let names: BTreeSet<&str> = PAGES.iter().map(|page| page.name).collect();
        assert_eq!(names.len(), PAGES.len());
        let paths: BTreeSet<&str> = SEATS.iter().map(|page| page.path).collect();
        assert_eq!(paths.len(), SEATS.len());
    }
}
