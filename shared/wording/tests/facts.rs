//! Every fact has a stored form that is read back as it was, and a line in each language.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;

use calendar::{Instant, format_instant, parse_instant};
use followup::criteria::Fit;
use followup::event::{Disposition, Evidence, SaleAmount, Sign, Verdict};
use followup::ids::{InquiryId, LeadId, PersonId};
use followup::language::Language;
use followup::law::LegalBar;
use followup::lead::{Ending, HandoverReason, ObligationKind, RestReason};
use followup::message::{ApprovalReason, MailRefusal, NoAnswer, NotSentReason, TemplateProblem};
use followup::route::{PassedOver, Unfit};
use followup::telling::Untold;
use followup::timeline::{
    Actor, AssignReason, CancelReason, Entry, EntryKind, Fact, GivenVariant, LoggedNote,
    MeetingFact, OutcomeReport, QueueReason, Ruling, SkipReason, StopReason, UnprovenClaim,
    WakeReason,
};
use wording::Words;
use wording::fact::{FactReader, line};

/// Knows Sam, and nobody else.
struct Office(Language);

impl FactReader for Office {
    fn words(&self) -> Words {
        Words::from(self.0)
    }

    fn person(&self, id: &PersonId) -> Option<String> {
        (id.as_str() == "sam").then(|| "Sam Reed".to_owned())
    }

    fn time(&self, at: Instant) -> String {
        format_instant(at)
    }

    fn currency(&self) -> &'static str {
        "€"
    }
}

fn person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

fn at(text: &str) -> Instant {
    parse_instant(text).unwrap()
}

fn meeting(or: Option<&str>) -> MeetingFact {
    MeetingFact {
        rep: person("sam"),
        from: at("2026-03-05T15:00:00Z"),
        or: or.map(at),
    }
}

fn text(step: &str) -> Option<String> {
    Some(step.to_owned())
}

/// Facts, how they are stored, and what a reader reads.
#[expect(
    clippy::too_many_lines,
    reason = "a table: a line or two for each fact"
)]
fn facts() -> Vec<(Fact, &'static str, &'static str)> {
    let inquiry = InquiryId::parse("q1").unwrap();
    let other = LeadId::parse("l2").unwrap();
    let sam = person("sam");
    let until = at("2026-03-09T22:00:00Z");
    vec![
        (
            Fact::Received {
                inquiry: inquiry.clone(),
            },
            r#"{"kind":"received","inquiry":"q1"}"#,
            "The inquiry arrived",
        ),
        (
            Fact::Joined { inquiry },
            r#"{"kind":"joined","inquiry":"q1"}"#,
            "Another inquiry of theirs arrived",
        ),
        (
            Fact::Assessed {
                fit: Fit::SalesReady,
                points: 40,
                held: vec!["has_budget".to_owned(), "soon".to_owned()],
                ladder: None,
                rang: false,
            },
            r#"{"kind":"assessed","fit":"sales_ready","points":40,"held":["has_budget","soon"]}"#,
            "The criteria were applied: 40 points: has_budget, soon",
        ),
        (
            Fact::Assessed {
                fit: Fit::SalesReady,
                points: 40,
                held: vec!["soon".to_owned()],
                ladder: text("hours"),
                rang: false,
            },
            r#"{"kind":"assessed","fit":"sales_ready","points":40,"held":["soon"],"ladder":"hours"}"#,
            "The criteria were applied: 40 points: soon; has times of its own: hours",
        ),
        (
            Fact::Assessed {
                fit: Fit::SalesReady,
                points: 0,
                held: Vec::new(),
                ladder: None,
                rang: true,
            },
            r#"{"kind":"assessed","fit":"sales_ready","points":0,"held":[],"rang":true}"#,
            "The criteria were applied: none of them holds; they rang, and are called back in any case",
        ),
        (
            Fact::Suspected,
            r#"{"kind":"suspected"}"#,
            "Sent to review: looks unwanted; a person decides",
        ),
        (
            Fact::Queued {
                why: QueueReason::HandedBack {
                    outcome: Disposition::WrongPerson,
                },
            },
            r#"{"kind":"queued","because":"handed_back","outcome":"wrong_person"}"#,
            "Waits for a decision: wrong person",
        ),
        (
            Fact::Queued {
                why: QueueReason::NobodyFree {
                    refused: vec![
                        PassedOver {
                            rep: sam.clone(),
                            because: Unfit::Away,
                        },
                        PassedOver {
                            rep: person("kim_w"),
                            because: Unfit::Full,
                        },
                    ],
                },
            },
            r#"{"kind":"queued","because":"nobody_free","refused":[{"rep":"sam","because":"away"},{"rep":"kim_w","because":"full"}]}"#,
            "Waits for a decision: Sam Reed is away, kim w is full",
        ),
        (
            Fact::Assigned {
                to: sam.clone(),
                why: AssignReason::LeastLoaded { open: 3 },
                others: Vec::new(),
            },
            r#"{"kind":"assigned","to":"sam","because":"least_loaded","open":3}"#,
            "Assigned: to Sam Reed (has 3 open, the fewest for their share)",
        ),
        (
            Fact::Assigned {
                to: sam.clone(),
                why: AssignReason::LeastLoaded { open: 3 },
                others: vec![
                    PassedOver {
                        rep: person("kim_w"),
                        because: Unfit::OtherTerritory,
                    },
                    PassedOver {
                        rep: person("lou"),
                        because: Unfit::Behind { open: 5 },
                    },
                ],
            },
            r#"{"kind":"assigned","to":"sam","because":"least_loaded","open":3,"others":[{"rep":"kim_w","because":"other_territory"},{"rep":"lou","because":{"behind":{"open":5}}}]}"#,
            "Assigned: to Sam Reed (has 3 open, the fewest for their share; kim w takes leads from elsewhere, lou has 5 open)",
        ),
        (
            Fact::Assigned {
                to: person("gone"),
                why: AssignReason::FreeThen {
                    among: Box::new(AssignReason::HadItBefore),
                },
                others: Vec::new(),
            },
            r#"{"kind":"assigned","to":"gone","because":"free_then","among":{"because":"had_it_before"}}"#,
            "Assigned: gone: is free at the time that they chose; had this lead before",
        ),
        (
            Fact::CallOpened {
                step: "call_again".to_owned(),
            },
            r#"{"kind":"call_opened","step":"call_again"}"#,
            "A call is due: call again",
        ),
        (
            Fact::TaskOpened {
                step: "connect".to_owned(),
                touch: true,
            },
            r#"{"kind":"task_opened","step":"connect","touch":true}"#,
            "A task is due: connect",
        ),
        (
            Fact::MailPlanned {
                step: "mail".to_owned(),
                variant: None,
            },
            r#"{"kind":"mail_planned","step":"mail"}"#,
            "A mail is ready to go out: mail",
        ),
        (
            Fact::MailPlanned {
                step: "mail".to_owned(),
                variant: Some(GivenVariant {
                    name: "short".to_owned(),
                    share: 50,
                }),
            },
            r#"{"kind":"mail_planned","step":"mail","variant":{"name":"short","share":50}}"#,
            "A mail is ready to go out: mail, in the text “short”",
        ),
        (
            Fact::StepSkipped {
                step: text("letter"),
                why: SkipReason::Law {
                    rule: LegalBar::AllWritten { most: 2 },
                },
            },
            r#"{"kind":"step_skipped","step":"letter","because":"law","rule":{"all_written":{"most":2}}}"#,
            "A step was left out: letter: their law allows 2 follow-ups in writing for an inquiry, the goodbye among them",
        ),
        (
            Fact::StepSkipped {
                step: None,
                why: SkipReason::Away,
            },
            r#"{"kind":"step_skipped","because":"away"}"#,
            "A step was left out: it waits until they are back",
        ),
        (
            Fact::StepSkipped {
                step: text("call_2"),
                why: SkipReason::NotReported,
            },
            r#"{"kind":"step_skipped","step":"call_2","because":"not_reported"}"#,
            "A step was left out: call 2: nobody has reported it",
        ),
        (
            Fact::StepSkipped {
                step: text("call_2"),
                why: SkipReason::TriedBefore,
            },
            r#"{"kind":"step_skipped","step":"call_2","because":"tried_before"}"#,
            "A step was left out: call 2: somebody tried before it was due",
        ),
        (
            Fact::Reminded {
                obligation: ObligationKind::FirstTouch,
            },
            r#"{"kind":"reminded","obligation":"first_touch"}"#,
            "Whoever has it was reminded: the first contact",
        ),
        (
            Fact::Breached {
                obligation: ObligationKind::Answer,
            },
            r#"{"kind":"breached","obligation":"answer"}"#,
            "Overdue: the answer to what they wrote",
        ),
        (
            Fact::PromiseKept {
                promised_by: at("2026-03-02T19:00:00Z"),
            },
            r#"{"kind":"promise_kept","promised_by":"2026-03-02T19:00:00.000Z"}"#,
            "Our promise was kept: by 2026-03-02T19:00:00.000Z",
        ),
        (
            Fact::PromiseMissed {
                promised_by: at("2026-03-02T19:00:00Z"),
            },
            r#"{"kind":"promise_missed","promised_by":"2026-03-02T19:00:00.000Z"}"#,
            "Our promise was missed: by 2026-03-02T19:00:00.000Z, and nobody has reported anything",
        ),
        (
            Fact::PromiseMoved {
                from: at("2026-03-02T19:00:00Z"),
                to: Some(at("2026-03-03T15:00:00Z")),
            },
            r#"{"kind":"promise_moved","from":"2026-03-02T19:00:00.000Z","to":"2026-03-03T15:00:00.000Z"}"#,
            "Our promise was moved before it was confirmed: from 2026-03-02T19:00:00.000Z to 2026-03-03T15:00:00.000Z",
        ),
        (
            Fact::PromiseMoved {
                from: at("2026-03-02T19:00:00Z"),
                to: None,
            },
            r#"{"kind":"promise_moved","from":"2026-03-02T19:00:00.000Z"}"#,
            "Our promise was moved before it was confirmed: from 2026-03-02T19:00:00.000Z to no set time: as far as we know, nobody has room",
        ),
        (
            Fact::Escalated {
                obligation: ObligationKind::Decide,
            },
            r#"{"kind":"escalated","obligation":"decide"}"#,
            "The manager was told: a decision on what becomes of it",
        ),
        (
            Fact::Warned {
                obligation: ObligationKind::FirstTouch,
            },
            r#"{"kind":"warned","obligation":"first_touch"}"#,
            "Whoever has it was told that it moves on: the first contact",
        ),
        (Fact::Kept, r#"{"kind":"kept"}"#, "Whoever has it keeps it"),
        (
            Fact::Lapsed {
                rep: Some(sam.clone()),
                untold: None,
            },
            r#"{"kind":"lapsed","rep":"sam"}"#,
            "It moved on: from Sam Reed",
        ),
        (
            Fact::Lapsed {
                rep: Some(sam.clone()),
                untold: Some(Untold::NotInTime),
            },
            r#"{"kind":"lapsed","rep":"sam","untold":"not_in_time"}"#,
            "It moved on: from Sam Reed, who was not told in time, so it does not count",
        ),
        (
            Fact::Lapsed {
                rep: Some(sam.clone()),
                untold: Some(Untold::Returned),
            },
            r#"{"kind":"lapsed","rep":"sam","untold":"returned"}"#,
            "It moved on: from Sam Reed, whom no mail about it reached, so it does not count",
        ),
        (
            Fact::Lapsed {
                rep: None,
                untold: None,
            },
            r#"{"kind":"lapsed"}"#,
            "It moved on: the qualifier did not settle it in time",
        ),
        (
            Fact::StillOpen,
            r#"{"kind":"still_open"}"#,
            "Still open: on the list of the day",
        ),
        (
            Fact::Booked {
                meeting: meeting(None),
            },
            r#"{"kind":"booked","rep":"sam","from":"2026-03-05T15:00:00.000Z"}"#,
            "A meeting was booked: with Sam Reed, 2026-03-05T15:00:00.000Z",
        ),
        (
            Fact::BookingRequested {
                meeting: meeting(Some("2026-03-06T15:00:00Z")),
            },
            r#"{"kind":"booking_requested","rep":"sam","from":"2026-03-05T15:00:00.000Z","or":"2026-03-06T15:00:00.000Z"}"#,
            "A time was asked for: with Sam Reed, 2026-03-05T15:00:00.000Z or 2026-03-06T15:00:00.000Z",
        ),
        (
            Fact::BookingMoved {
                meeting: meeting(None),
            },
            r#"{"kind":"booking_moved","rep":"sam","from":"2026-03-05T15:00:00.000Z"}"#,
            "The meeting was moved: with Sam Reed, 2026-03-05T15:00:00.000Z",
        ),
        (
            Fact::BookingCancelled {
                meeting: meeting(None),
                because: Some(CancelReason::NotConfirmed),
            },
            r#"{"kind":"booking_cancelled","rep":"sam","from":"2026-03-05T15:00:00.000Z","because":"not_confirmed"}"#,
            "The meeting was cancelled: with Sam Reed, 2026-03-05T15:00:00.000Z: nobody confirmed it",
        ),
        (
            Fact::Outcome {
                report: OutcomeReport {
                    outcome: Disposition::Reached,
                    next_at: Some(until),
                    known: Evidence::Said,
                    beyond: false,
                    dated: false,
                    amount: None,
                },
                task: text("c1_inbound_0"),
            },
            r#"{"kind":"outcome","outcome":"reached","next_at":"2026-03-09T22:00:00.000Z","known":"said","task":"c1_inbound_0"}"#,
            "Reported: Reached",
        ),
        (
            Fact::Outcome {
                report: OutcomeReport {
                    outcome: Disposition::Won,
                    next_at: None,
                    known: Evidence::Said,
                    beyond: false,
                    dated: false,
                    amount: SaleAmount::new(12_000),
                },
                task: text("c1_inbound_0"),
            },
            r#"{"kind":"outcome","outcome":"won","known":"said","amount":12000,"task":"c1_inbound_0"}"#,
            "Reported: Won, for 12,000 €",
        ),
        (
            Fact::Corrected {
                report: OutcomeReport {
                    outcome: Disposition::Voicemail,
                    next_at: None,
                    known: Evidence::Seen,
                    beyond: true,
                    dated: false,
                    amount: None,
                },
                task: "c1_inbound_0".to_owned(),
            },
            r#"{"kind":"corrected","outcome":"voicemail","known":"seen","beyond":true,"task":"c1_inbound_0"}"#,
            "Corrected: Left a voicemail, beyond the most that we want to try",
        ),
        (
            Fact::Sign {
                sign: Sign::DoNotContact,
            },
            r#"{"kind":"sign","sign":"do_not_contact"}"#,
            "A sign from them: do not contact",
        ),
        (
            Fact::Stopped {
                why: StopReason::KnownBefore {
                    sign: Sign::DoNotContact,
                },
            },
            r#"{"kind":"stopped","because":"known_before","sign":"do_not_contact"}"#,
            "Automatic steps ended: known from before: do not contact",
        ),
        (
            Fact::Stopped {
                why: StopReason::Ended {
                    ending: Ending::NotALead,
                },
            },
            r#"{"kind":"stopped","because":"ended","ending":"not_a_lead"}"#,
            "Automatic steps ended: not a lead",
        ),
        (
            Fact::Rested {
                because: RestReason::NoAnswer,
                until,
            },
            r#"{"kind":"rested","because":"no_answer","until":"2026-03-09T22:00:00.000Z"}"#,
            "It rests",
        ),
        (
            Fact::Woke {
                because: WakeReason::DateTheyAskedFor,
            },
            r#"{"kind":"woke","because":"date_they_asked_for"}"#,
            "It woke: the date they asked for has come",
        ),
        (
            Fact::Closed {
                ending: Ending::NotAFit,
            },
            r#"{"kind":"closed","ending":"not_a_fit"}"#,
            "Closed: not a fit",
        ),
        (
            Fact::Verdict {
                ruling: Ruling::Verdict {
                    verdict: Verdict::ExistingCustomer,
                    against: false,
                },
            },
            r#"{"kind":"verdict","decision":"verdict","verdict":"existing_customer"}"#,
            "Decided: Existing customer",
        ),
        (
            Fact::Verdict {
                ruling: Ruling::Verdict {
                    verdict: Verdict::Ready,
                    against: true,
                },
            },
            r#"{"kind":"verdict","decision":"verdict","verdict":"ready","against":true}"#,
            "Decided: Ready for a rep, against what the criteria say",
        ),
        (
            Fact::Verdict {
                ruling: Ruling::Dropped { step: text("mail") },
            },
            r#"{"kind":"verdict","decision":"dropped","step":"mail"}"#,
            "Decided: dropped mail",
        ),
        (
            Fact::Verdict {
                ruling: Ruling::PutOffTakenBack,
            },
            r#"{"kind":"verdict","decision":"put_off_taken_back"}"#,
            "Decided: looks at it now after all",
        ),
        (
            Fact::Verdict {
                ruling: Ruling::ErasureDeclined,
            },
            r#"{"kind":"verdict","decision":"erasure_declined"}"#,
            "Decided: nothing is to be erased",
        ),
        (
            Fact::Sent {
                step: text("acknowledgement"),
                template: text("acknowledgement"),
                in_flight: false,
            },
            r#"{"kind":"sent","step":"acknowledgement","template":"acknowledgement"}"#,
            "A mail was sent: acknowledgement",
        ),
        (
            Fact::Sent {
                step: text("mail"),
                template: text("mail_neutral"),
                in_flight: true,
            },
            r#"{"kind":"sent","step":"mail","template":"mail_neutral","in_flight":true}"#,
            "A mail was sent: mail, was in flight when a stop came",
        ),
        (
            Fact::NotSent {
                step: text("mail"),
                why: NotSentReason::Unrenderable {
                    template: "mail".to_owned(),
                    problem: TemplateProblem::Empty {
                        variable: "hours".to_owned(),
                        line: 3,
                    },
                },
            },
            r#"{"kind":"not_sent","step":"mail","because":"unrenderable","template":"mail","problem":"empty","variable":"hours","line":3}"#,
            "A mail was not sent: mail: template `mail`, line 3: `hours` is empty",
        ),
        (
            Fact::NotSent {
                step: None,
                why: NotSentReason::Refused {
                    refusal: MailRefusal::MessageRejected,
                },
            },
            r#"{"kind":"not_sent","because":"refused","refusal":"message_rejected"}"#,
            "A mail was not sent: the mail service refused it: the message is rejected",
        ),
        (
            Fact::Unknown {
                step: "mail".to_owned(),
                why: NotSentReason::NoAnswer {
                    failure: NoAnswer::Failed { status: 503 },
                },
            },
            r#"{"kind":"unknown","step":"mail","because":"no_answer","failure":{"failed":{"status":503}}}"#,
            "A mail was perhaps not sent: mail: the mail service failed with 503",
        ),
        (
            Fact::Erased,
            r#"{"kind":"erased"}"#,
            "The person's data were erased",
        ),
        (
            Fact::Noted {
                note: LoggedNote::AutoReply {
                    back: Some("2026-03-14".parse().unwrap()),
                },
            },
            r#"{"kind":"noted","note":"auto_reply","back":"2026-03-14"}"#,
            "Noted: away until 2026-03-14",
        ),
        (
            Fact::Held {
                other: other.clone(),
                until,
            },
            r#"{"kind":"held","other":"l2","until":"2026-03-09T22:00:00.000Z"}"#,
            "Automatic mail waits: a colleague of theirs is in touch",
        ),
        (
            Fact::Linked { other },
            r#"{"kind":"linked","other":"l2"}"#,
            "Linked to another lead",
        ),
        (
            Fact::ErasureDemanded,
            r#"{"kind":"erasure_demanded"}"#,
            "They demand that what is kept of them be erased",
        ),
        (
            Fact::OptedIn,
            r#"{"kind":"opted_in"}"#,
            "They said yes to: the newsletter",
        ),
        (
            Fact::HandedOver {
                from: person("riley"),
                why: HandoverReason::Away,
            },
            r#"{"kind":"handed_over","from":"riley","why":"away"}"#,
            "It moves with what was agreed: from riley, who is away",
        ),
        (
            Fact::HandedOver {
                from: person("riley"),
                why: HandoverReason::ManagersChoice,
            },
            r#"{"kind":"handed_over","from":"riley","why":"managers_choice"}"#,
            "It moves with what was agreed: from riley, by the manager's choice",
        ),
        (
            Fact::HandedOver {
                from: person("riley"),
                why: HandoverReason::Left,
            },
            r#"{"kind":"handed_over","from":"riley","why":"left"}"#,
            "It moves with what was agreed: from riley, who has left",
        ),
        (
            Fact::AwaitingApproval {
                why: ApprovalReason::AnswersElsewhere,
            },
            r#"{"kind":"awaiting_approval","why":"answers_elsewhere"}"#,
            "A mail waits for a person to send it: answers would not come back here",
        ),
        (
            Fact::AwaitingApproval {
                why: ApprovalReason::InContact,
            },
            r#"{"kind":"awaiting_approval","why":"in_contact"}"#,
            "A mail waits for a person to send it: there was a sign of contact since the last one",
        ),
        (
            Fact::AwaitingApproval {
                why: ApprovalReason::Unattended,
            },
            r#"{"kind":"awaiting_approval","why":"unattended"}"#,
            "A mail waits for a person to send it: two went out by themselves, and no person has done anything since",
        ),
        (
            Fact::Doubted {
                claim: UnprovenClaim::Silence,
            },
            r#"{"kind":"doubted","claim":"silence"}"#,
            "Not proven: the wish for silence in their name",
        ),
    ]
}

#[test]
fn every_fact_is_stored_as_codes_read_back_and_said_in_english() {
    let mut kinds = BTreeSet::new();
    for (fact, stored, said) in facts() {
        kinds.insert(fact.kind().as_str());
        assert_eq!(serde_json::to_string(&fact).unwrap(), stored);
        assert_eq!(serde_json::from_str::<Fact>(stored).unwrap(), fact);
        let entry = Entry {
            fact,
            by: Actor::Lead,
        };
        // With who did it, as an item of the table has it.
        let item = serde_json::to_string(&entry).unwrap();
        assert_eq!(serde_json::from_str::<Entry>(&item).unwrap(), entry);
        assert_eq!(line(&entry, &Office(Language::AmericanEnglish)), said);
    }
    let all: BTreeSet<&str> = EntryKind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(kinds, all, "every kind of fact stands in the table");
}

#[test]
fn a_row_of_a_list_is_said_to_be_imported() {
    let fact = Fact::Received {
        inquiry: InquiryId::parse("q1").unwrap(),
    };
    let entry = Entry::automatic(fact);
    assert_eq!(
        line(&entry, &Office(Language::AmericanEnglish)),
        "Imported from a list"
    );
}

#[test]
fn every_fact_is_said_in_the_language_of_its_reader() {
    for (fact, _, english) in facts() {
        let entry = Entry {
            fact,
            by: Actor::Lead,
        };
        for language in [Language::German, Language::Spanish, Language::French] {
            let said = line(&entry, &Office(language));
            assert_ne!(said, english, "{}", language.tag());
        }
    }
    let spoken = [Language::German, Language::Spanish, Language::French].map(|language| {
        let fact = Fact::Assigned {
            to: person("sam"),
            why: AssignReason::FewestLapses { lapses: 2, open: 3 },
            others: Vec::new(),
        };
        line(&Entry::automatic(fact), &Office(language))
    });
    assert_eq!(
        spoken,
        [
            "Zugeteilt: an Sam Reed (hat 3 offen, und 2 wurden dort zuletzt weitergegeben)",
            "Asignado: a Sam Reed (tiene 3 en curso, y 2 pasaron de ahí a otra persona hace poco)",
            "Attribué\u{a0}: à Sam Reed (en a 3 en cours, et 2 dossiers lui ont été retirés récemment)",
        ]
    );
}

#[test]
fn a_fact_is_said_in_words_of_the_catalogue_alone() {
    // What the facts of the table name: people, steps, templates, variables, criteria and instants.
    let named = [
        "Sam Reed",
        "kim w",
        "lou",
        "riley",
        "gone",
        "call again",
        "connect",
        "call 2",
        "letter",
        "mail neutral",
        "mail",
    ];
    let named = named
        .iter()
        .chain(&["has_budget", "soon", "hours", "short", "T", "Z"]);
    for (fact, _, _) in facts() {
        let entry = Entry {
            fact,
            by: Actor::Lead,
        };
        let said = line(&entry, &Office(Language::Pseudo));
        let ours = named
            .clone()
            .fold(said.clone(), |said, named| said.replace(named, ""));
        assert!(
            !ours.contains(|letter: char| letter.is_ascii_alphabetic()),
            "{said}"
        );
    }
}
