//! A look at every page of the desk, and at what most of them answer.

use chrono::Duration;
use cloud::keys::Home;
use cloud::links::{Link, Purpose};
use cloud::table::outbox::{State, StateChange};
use cloud::table::session::{SIGN_IN, sign_in_of};
use followup::event::{Event, Unproven};
use followup::ids::LeadId;
use followup::message::{MailRefusal, NotSentReason, acknowledgement_id};
use followup::policy::PolicyFiles;
use http::Response;
use lambda_http::Body;

use super::SAM;
use crate::browser::Browser;
use crate::office::{ANN, Office, person, text};
use crate::team::{BOB, paused, resume_path};

/// Who leads the team.
const MORGAN: &str = "morgan";

/// A page as somebody got it.
pub(super) struct Shown {
    /// The part of the tour.
    pub(super) scene: &'static str,
    /// Its name here.
    pub(super) name: &'static str,
    /// Its address.
    pub(super) path: String,
    /// What was answered.
    pub(super) page: Response<Body>,
}

/// What is shown and answered in a language.
struct Tour<'a> {
    change: &'a dyn Fn(&mut PolicyFiles),
    scene: &'static str,
    seen: Vec<Shown>,
}

impl Tour<'_> {
    async fn office(&self) -> Office {
        Office::open_with(self.change).await
    }

    async fn get(&mut self, name: &'static str, office: &Office, path: &str) {
        let page = office.get(path).await;
        self.saw(name, path, page);
    }

    async fn post(&mut self, name: &'static str, office: &Office, path: &str, body: &str) {
        let page = office.post(path, body).await;
        self.saw(name, path, page);
    }

    fn saw(&mut self, name: &'static str, path: &str, page: Response<Body>) {
        let (scene, path) = (self.scene, path.to_owned());
        self.seen.push(Shown {
            scene,
            name,
            path,
            page,
        });
    }

    /// What is shown at the door and behind it.
    async fn signed_in(&mut self) {
        self.scene = "signed_in";
        let office = self.office().await;
        let mut nobody = Browser::new(&office);
        self.in_browser("door", &mut nobody, "/desk", None).await;
        let asks = ["email=sam%40", "email=sam%40example.com", "code=aaaa-aaaa"];
        for (name, body) in ["door_wrong", "door_sent", "door_code"]
            .into_iter()
            .zip(asks)
        {
            self.in_browser(name, &mut nobody, "/desk", Some(body))
                .await;
        }
        let asked = sign_in_of(nobody.cookie("__Host-asked").unwrap());
        let link = Link {
            purpose: Purpose::SignIn,
            lead: None,
            person: Some(person(SAM)),
            task: asked.to_string(),
            expires: Some(office.cloud.now() + SIGN_IN),
        };
        let path = format!("/i/{}", link.token(&office.cloud.keys()));
        self.in_browser("sign_in", &mut nobody, &path, None).await;
        let mut other = Browser::new(&office);
        self.in_browser("sign_in_elsewhere", &mut other, &path, None)
            .await;
        self.in_browser("sign_in_over", &mut other, &path, Some(""))
            .await;
        let over = Some("code=aaaa-aaaa");
        self.in_browser("door_over", &mut other, "/desk", over)
            .await;
        let mut sam = Browser::of(&office, SAM).await;
        self.in_browser("today_nothing", &mut sam, "/desk/today", None)
            .await;
        let lead = office.with_sam().await;
        self.in_browser("today", &mut sam, "/desk/today", None)
            .await;
        let task = office.lead(&lead).await.lead.task();
        let report = format!("lead={lead}&task={task}&outcome=voicemail");
        sam.post("/desk/today", &report).await;
        let done = format!("/desk/today?done={lead}");
        self.in_browser("today_done", &mut sam, &done, None).await;
        self.late(&office, &lead, &report).await;
        let own = format!("/desk/leads/{lead}");
        self.in_browser("lead", &mut sam, &own, None).await;
        self.in_browser("lead_note", &mut sam, &own, Some("note="))
            .await;
        self.in_browser("board_refused", &mut sam, "/desk/board", None)
            .await;
        let elsewhere = sam.asks("POST", "/desk/out", "", "cross-site").await;
        self.saw("elsewhere", "/desk/out", elsewhere);
        office.judged(BOB, true).await;
        let mut morgan = Browser::of(&office, MORGAN).await;
        self.in_browser("board", &mut morgan, "/desk/board", None)
            .await;
        office.later(Duration::days(4));
        self.in_browser("board_late", &mut morgan, "/desk/board", None)
            .await;
    }

    /// What a day says of presses that come late, and what who never had a lead reads that reports of it.
    async fn late(&mut self, office: &Office, lead: &LeadId, report: &str) {
        let mut sam = Browser::of(office, SAM).await;
        let now = office.cloud.now().timestamp();
        for (name, says) in [
            ("today_once", format!("done={lead}&once=yes")),
            ("today_unkept", format!("unkept={lead}&noted=yes")),
            ("today_stays", format!("stays={lead}")),
        ] {
            let path = format!("/desk/today?{says}&pressed={now}");
            self.in_browser(name, &mut sam, &path, None).await;
        }
        let mut riley = Browser::of(office, "riley").await;
        let others = format!("{report}&note=1");
        self.in_browser("moved_on", &mut riley, "/desk/today", Some(&others))
            .await;
    }

    async fn in_browser(
        &mut self,
        name: &'static str,
        browser: &mut Browser<'_>,
        path: &str,
        body: Option<&str>,
    ) {
        let page = match body {
            Some(body) => browser.post(path, body).await,
            None => browser.get(path).await,
        };
        self.saw(name, path, page);
    }

    async fn reports(&mut self) {
        self.scene = "reports";
        let office = self.office().await;
        let lead = office.with_sam().await;
        let path = office.path(Purpose::Outcome, &lead, SAM).await;
        self.get("outcome", &office, &path).await;
        let picked = format!("{path}?outcome=voicemail");
        self.get("outcome_picked", &office, &picked).await;
        let wrong = format!("next=soon&note={}", "1".repeat(2_001));
        self.post("outcome_wrong", &office, &path, &wrong).await;
        for next in ["2026-03-01", "2036-03-01"] {
            let body = format!("outcome=reached&next={next}");
            self.post("outcome_date", &office, &path, &body).await;
        }
        let unused = "outcome=voicemail&next=2026-03-05T11:00";
        self.post("outcome_recorded", &office, &path, unused).await;
        self.get("outcome_reported", &office, &path).await;
        self.post("outcome_repeated", &office, &path, unused).await;
        let talked = "outcome=reached&next=2026-03-05T11:00";
        self.post("outcome_corrected", &office, &path, talked).await;
        let rileys = office.path(Purpose::Outcome, &lead, "riley").await;
        office.post(&rileys, "outcome=won").await;
        self.get("outcome_closed", &office, &path).await;
        self.post("outcome_over", &office, &path, "outcome=met")
            .await;
    }

    /// The mails that go out by themselves, that a person sends, and that nobody could send.
    async fn mails(&mut self) {
        self.scene = "mails";
        let office = self.office().await;
        let lead = office.with_sam().await;
        office.later(Duration::days(1) + Duration::hours(3));
        for _ in 0..3 {
            office.happens(&lead, Event::Tick).await;
            office.later(Duration::hours(2));
        }
        let messages = office.cloud.messages(&Home::Lead(lead.clone())).await;
        let messages = messages.unwrap();
        let mut waiting = messages.iter().filter(|one| one.state == State::Pending);
        let mail = waiting.next().unwrap().id().as_str().to_owned();
        let path = office.path_of(Purpose::Announcement, &lead, SAM, &mail);
        self.get("announcement", &office, &path).await;
        self.post("announcement_wrong", &office, &path, "").await;
        let chosen = "choice=in_touch";
        self.post("announcement_answered", &office, &path, chosen)
            .await;
        self.post("announcement_late", &office, &path, chosen).await;
        for (name, then) in [("message_released", "release"), ("message_dropped", "drop")] {
            let office = self.office().await;
            let (lead, id) = held(&office).await;
            let path = office.path_of(Purpose::Message, &lead, MORGAN, &id);
            self.get("message", &office, &path).await;
            self.post("message_wrong", &office, &path, "").await;
            let choice = format!("choice={then}");
            self.post(name, &office, &path, &choice).await;
            self.post("message_settled", &office, &path, &choice).await;
        }
    }

    async fn owners(&mut self) {
        self.scene = "owners";
        let office = self.office().await;
        let lead = office.with_sam().await;
        let keep = office.path(Purpose::Keep, &lead, SAM).await;
        self.get("keep", &office, &keep).await;
        self.post("kept", &office, &keep, "").await;
        self.post("kept_already", &office, &keep, "").await;
        let report = office.path(Purpose::Outcome, &lead, SAM).await;
        let talked = "outcome=reached&next=2026-03-05T11:00";
        office.post(&report, talked).await;
        let lines = office.path(Purpose::ThreeLines, &lead, SAM).await;
        self.get("three_lines_not_asked", &office, &lines).await;
        let give = office.path(Purpose::Assign, &lead, MORGAN).await;
        office.post(&give, "to=riley").await;
        self.get("three_lines", &office, &lines).await;
        self.post("three_lines_none", &office, &lines, "").await;
        self.post("three_lines_kept", &office, &lines, "note=1")
            .await;
        let hash = office.cloud.address_hash("sam.private@example.net");
        let address = office.path_of(Purpose::OwnAddress, &lead, SAM, &hash);
        self.get("own_address", &office, &address).await;
        self.post("own_address_added", &office, &address, "").await;
        self.get("own_address_known", &office, &address).await;
        let rileys = office.path_of(Purpose::OwnAddress, &lead, "riley", &hash);
        self.post("own_address_not", &office, &rileys, "").await;
    }

    async fn pauses(&mut self) {
        self.scene = "pauses";
        let office = self.office().await;
        let lead = paused(&office).await;
        let resume = resume_path(&office, &lead);
        self.get("resume", &office, &resume).await;
        let now = office.cloud.now();
        let away = Some((now, now + Duration::days(2)));
        let jordan = person("jordan");
        office.cloud.set_away(&jordan, away).await.unwrap();
        let list = office.list_of(MORGAN);
        self.get("list_of_the_manager", &office, &list).await;
        self.post("list_back", &office, &list, "back=jordan").await;
        let assign = office.path(Purpose::Assign, &lead, MORGAN).await;
        self.get("assign_with_a_pause", &office, &assign).await;
        self.post("resumed", &office, &resume, "").await;
        self.post("resumed_already", &office, &resume, "").await;
        self.post("assign_resumed", &office, &assign, "resume=sam")
            .await;
        let other = office.with_sam().await;
        let go_on = office.path_of(Purpose::GoOn, &other, SAM, "0");
        self.get("go_on_not_waited_for", &office, &go_on).await;
        let heard = Event::ColleagueInTouch {
            lead: LeadId::parse("another").unwrap(),
            at: office.cloud.now(),
            pending: None,
        };
        office.happens(&other, heard).await;
        self.get("go_on", &office, &go_on).await;
        office
            .happens(&other, Event::Unproven(Unproven::Silence))
            .await;
        self.get("go_on_in_doubt", &office, &go_on).await;
        self.post("went_on", &office, &go_on, "").await;
        self.post("went_on_already", &office, &go_on, "").await;
    }

    async fn verdicts(&mut self) {
        self.scene = "verdicts";
        let office = self.office().await;
        let lead = office.judged(BOB, false).await;
        let path = office.path(Purpose::Verdict, &lead, "quinn").await;
        self.get("verdict", &office, &path).await;
        self.post("verdict_wrong", &office, &path, "").await;
        let list = office.list_of("quinn");
        self.get("list_of_the_qualifier", &office, &list).await;
        let unwanted = office.judged(ANN, true).await;
        let assign = office.path(Purpose::Assign, &unwanted, MORGAN).await;
        self.get("assign_in_review", &office, &assign).await;
        let list = office.list_of(MORGAN);
        self.get("list_with_a_review", &office, &list).await;
        let shown = calendar::format_instant(office.cloud.now());
        let all = format!("verdict=ready&shown={shown}");
        self.post("list_decided", &office, &list, &all).await;
        self.post("list_nothing_waited", &office, &list, &all).await;
        self.post("verdict_settled", &office, &path, "verdict=ready")
            .await;
        self.post("verdict_stands", &office, &path, "verdict=ready")
            .await;
    }

    /// What the manager decides of a lead, and of several.
    async fn decisions(&mut self) {
        self.scene = "decisions";
        let office = self.office().await;
        let lead = office.with_sam().await;
        let path = office.path(Purpose::Assign, &lead, MORGAN).await;
        self.get("assign", &office, &path).await;
        self.post("assign_wrong", &office, &path, "do=1").await;
        self.post("assign_nobody", &office, &path, "to=quinn").await;
        self.post("not_apologised", &office, &path, "do=own_up")
            .await;
        office.later(Duration::days(3));
        self.get("assign_late", &office, &path).await;
        self.get("list_late", &office, &office.list_of(MORGAN))
            .await;
        self.get("list", &office, &office.list_of(SAM)).await;
        for (name, body) in [
            ("assign_changed", "let_go=settled&seen=0"),
            ("nudged", "do=nudge"),
            ("not_nudged", "do=nudge"),
            ("apologised", "do=own_up"),
            ("given", "to=riley"),
            ("given_already", "to=riley"),
            ("said_no", "do=says_no"),
            ("not_let_go", "let_go=settled"),
        ] {
            self.post(name, &office, &path, body).await;
        }
        self.several().await;
    }

    async fn several(&mut self) {
        self.scene = "several";
        let office = self.office().await;
        let lead = office.with_sam().await;
        office.later(Duration::days(50));
        let list = office.list_of(MORGAN);
        self.get("list_long_owed", &office, &list).await;
        let own = office.list_of(SAM);
        self.get("list_long_owed_of_a_rep", &office, &own).await;
        let version = office.lead(&lead).await.version;
        let id = lead.as_str();
        for (name, body) in [
            ("several_which", "let_go=settled".to_owned()),
            ("several_nobody", "of=ticked&let_go=settled".to_owned()),
            ("several_unknown", "of=ticked&do=nudge&lead=1".to_owned()),
            ("several_wrong", "of=ticked&lead=1".to_owned()),
            (
                "several_changed",
                format!("of=ticked&do=nudge&lead={id}.{}", version + 9),
            ),
            (
                "several_let_go",
                format!("of=ticked&let_go=too_late&lead={id}.{version}"),
            ),
        ] {
            self.post(name, &office, &list, &body).await;
        }
        let of_a_rep = "of=ticked&do=nudge&lead=1";
        self.post("several_not_yours", &office, &own, of_a_rep)
            .await;
        self.post("list_not_yours", &office, &own, "back=riley")
            .await;
    }

    async fn meetings(&mut self) {
        self.scene = "meetings";
        let office = self.office().await;
        let lead = office.with_sam().await;
        let theirs = office.path_of(Purpose::Booking, &lead, "-", "times");
        let sams = office.path_of(Purpose::Booking, &lead, SAM, "times");
        let rileys = office.path_of(Purpose::Booking, &lead, "riley", "times");
        self.get("times", &office, &theirs).await;
        self.get("times_of_nobody", &office, &rileys).await;
        let page = text(&office.get(&theirs).await);
        let (_, slot) = page.split_once("name=\"slot\" value=\"").unwrap();
        let (slot, _) = slot.split_once('"').unwrap();
        let wish = format!("slot={slot}&was=none&zone=America%2FNew_York");
        self.post("booked", &office, &theirs, &wish).await;
        self.get("times_of_the_rep", &office, &sams).await;
        self.post("times_cancelled", &office, &sams, &wish).await;
        let outcome = office.path(Purpose::Outcome, &lead, SAM).await;
        self.get("outcome_with_a_meeting", &office, &outcome).await;
    }

    async fn leads(&mut self) {
        self.scene = "leads";
        let office = self.office().await;
        let lead = office.with_sam().await;
        let letter = office.path_of(Purpose::OptIn, &lead, "-", "letter");
        self.get("opt_in", &office, &letter).await;
        self.post("opted_in", &office, &letter, "choice=yes").await;
        let ready = office.path_of(Purpose::Ready, &lead, "-", "letter");
        self.get("ready", &office, &ready).await;
        self.post("said_ready", &office, &ready, "choice=yes").await;
        let outcome = office.path(Purpose::Outcome, &lead, SAM).await;
        self.get("outcome_opted_in", &office, &outcome).await;
        let stop = office.path_of(Purpose::Stop, &lead, "-", "stop");
        self.get("stop", &office, &stop).await;
        self.post("stopped", &office, &stop, "choice=no_contact")
            .await;
        self.get("outcome_blocked", &office, &outcome).await;
    }

    async fn refusals(&mut self) {
        self.scene = "refusals";
        let office = self.office().await;
        let lead = office.with_sam().await;
        let path = office.path(Purpose::Outcome, &lead, SAM).await;
        self.get("no_page", &office, "/1/2").await;
        self.get("forged", &office, "/o/1").await;
        let put = office.ask("PUT", &path, "").await;
        self.saw("not_done", &path, put);
        let gone = LeadId::parse("gone").unwrap();
        let gone = office.path_of(Purpose::Outcome, &gone, SAM, "1");
        self.get("no_lead", &office, &gone).await;
        let no_mail = office.path_of(Purpose::Message, &lead, SAM, "1");
        self.get("no_message", &office, &no_mail).await;
        let left = office.path_of(Purpose::Outcome, &lead, "alex", "1");
        self.get("not_on_the_team", &office, &left).await;
        for purpose in [Purpose::Assign, Purpose::Verdict] {
            let others = office.path(purpose, &lead, SAM).await;
            self.get("other_role", &office, &others).await;
        }
        for body in ["note=%4", "note=1&note=2"] {
            self.post("unreadable", &office, &path, body).await;
        }
        office.break_reads();
        self.get("busy", &office, &path).await;
        office.mend();
        office.later(Duration::days(60));
        self.get("expired", &office, &path).await;
    }
}

impl Tour<'_> {
    /// Who is of the team, and how it is changed.
    async fn team(&mut self) {
        self.scene = "team";
        let office = self.office().await;
        let path = office.team_of(MORGAN);
        self.get("team", &office, &path).await;
        let reps = office.team_of(SAM);
        self.get("team_not_theirs", &office, &reps).await;
        for form in ["person=morgan", "new=yes"] {
            self.get("team_form", &office, &format!("{path}?{form}"))
                .await;
        }
        let version = office.version().await;
        let post = |wish: &str| format!("{wish}&made_from={version}");
        let empty = post("do=add&id=%2B&weight=x&max_open=x&phone=1");
        self.post("team_wrong", &office, &path, &empty).await;
        let taken = post("do=add&id=sam&name=1&email=1");
        self.post("team_taken", &office, &path, &taken).await;
        self.post("team_nothing", &office, &path, "").await;
        let sam = "do=change&id=sam&name=Sam&email=sam%40example.com&roles=rep&max_open=60&free_when_open=yes";
        for (name, weight) in [("team_changed", 2), ("team_meanwhile", 3)] {
            let wish = post(&format!("{sam}&weight={weight}"));
            office.later(Duration::minutes(1));
            self.post(name, &office, &path, &wish).await;
        }
        let version = office.version().await;
        let same = format!("{sam}&weight=2&made_from={version}");
        self.post("team_same", &office, &path, &same).await;
        let joins = "do=add&name=Sam&email=hello%40example.com&roles=rep&weight=1&max_open=60";
        office.later(Duration::minutes(1));
        let joins = format!("{joins}&made_from={version}");
        self.post("team_joined", &office, &path, &joins).await;
        let version = office.version().await;
        let leaves = format!("do=leave&id=jordan&made_from={version}");
        office.later(Duration::minutes(1));
        self.post("team_left", &office, &path, &leaves).await;
        let shown = Office::open_with(|files| {
            (self.change)(files);
            let policy = files.files.get_mut("policy.toml").unwrap();
            policy.push_str("\n[team]\nchanges = \"nobody\"\n");
        })
        .await;
        let path = shown.team_of(MORGAN);
        self.get("team_only_shown", &shown, &path).await;
    }

    /// What one proposes and another decides.
    async fn proposals(&mut self) {
        self.scene = "proposals";
        let office = Office::open_with(|files| {
            (self.change)(files);
            let policy = files.files.get_mut("policy.toml").unwrap();
            policy.push_str("\n[team]\nchanges = \"two\"\n");
            let team = files.files.get_mut("team.toml").unwrap();
            *team = team.replace("id = \"morgan\"", "id = \"morgan\"\ndeputy = \"sam\"");
        })
        .await;
        let (morgans, sams) = (office.team_of(MORGAN), office.team_of(SAM));
        let version = office.version().await;
        let jordan = "do=change&id=jordan&name=Jordan&email=jordan%40example.com&roles=rep&weight=2&max_open=60&topics=sales";
        for (name, wish) in [
            ("team_proposed", jordan),
            ("team_proposes_to_leave", "do=leave&id=jordan"),
        ] {
            office.later(Duration::minutes(1));
            let wish = format!("{wish}&made_from={version}");
            self.post(name, &office, &morgans, &wish).await;
        }
        self.get("team_to_decide", &office, &sams).await;
        self.get("list_with_proposals", &office, &office.list_of(SAM))
            .await;
        let standing = office.cloud.proposals().await.unwrap();
        let (first, second) = (&standing[0].id, &standing[1].id);
        let decide = |does: &str, id| format!("do={does}&proposal={id}");
        for (name, path, decision) in [
            (
                "team_not_theirs_to_decide",
                &morgans,
                decide("confirm", first),
            ),
            ("team_not_theirs_to_take", &sams, decide("take_back", first)),
            ("team_confirmed", &sams, decide("confirm", first)),
            ("team_decided", &sams, decide("confirm", first)),
            ("team_overtaken", &sams, decide("confirm", second)),
            ("team_anew", &sams, decide("anew", second)),
        ] {
            office.later(Duration::minutes(1));
            self.post(name, &office, path, &decision).await;
        }
        let standing = office.cloud.proposals().await.unwrap();
        let id = &standing[0].id;
        office.later(Duration::minutes(1));
        self.post("team_taken_back", &office, &sams, &decide("take_back", id))
            .await;
    }
}

/// A mail that waits for a person, because the mail service refused it.
async fn held(office: &Office) -> (LeadId, String) {
    let lead = office.with_sam().await;
    let inquiry = office.lead(&lead).await.lead.inquiry;
    let id = acknowledgement_id(&lead, &inquiry, 1);
    let message = office.cloud.message_to(&lead, &id).await.unwrap().unwrap();
    let refusal = MailRefusal::MessageRejected;
    let why = NotSentReason::Refused { refusal };
    let settled = StateChange::of(&message, State::Held, None, Some(why));
    let now = office.cloud.now();
    assert!(office.cloud.transition(&settled, None, now).await.unwrap());
    (lead, id.as_str().to_owned())
}

/// All that is shown and answered under a policy that somebody changed.
pub(super) async fn seen(change: &dyn Fn(&mut PolicyFiles)) -> Vec<Shown> {
    let mut tour = Tour {
        change,
        scene: "",
        seen: Vec::new(),
    };
    tour.reports().await;
    tour.mails().await;
    tour.owners().await;
    tour.pauses().await;
    tour.verdicts().await;
    tour.decisions().await;
    tour.meetings().await;
    tour.leads().await;
    tour.refusals().await;
    tour.team().await;
    tour.proposals().await;
    tour.signed_in().await;
    tour.seen
}
