//! A company comes from another system, with leads in all states. Each is taken over as it stands, by whoever had it; nobody is mailed about
//! that, and what is next comes on its day.

use baton::import::{ImportPlan, RowFate, RowReport};
use baton::list::List;
use followup::ids::PersonId;
use followup::lead::{Open, Stage};
use journeys::{Town, is_to_staff};

const HEADER: &str =
    "name,email,phone,topic,owner,state,last_touch,next_step,external_id,consent\n";

async fn take_over(town: &Town, rows: &str) -> Vec<RowReport> {
    let cloud = town.deployment.cloud();
    let policy = cloud.active_policy(town.now()).await.unwrap().unwrap();
    let plan = ImportPlan {
        form: &policy.active.forms["contact"],
        mapping: std::collections::BTreeMap::new(),
        constants: Vec::new(),
        source: "old-system".to_owned(),
        campaign: None,
        take_over: true,
        policy: Some(&policy),
        dry_run: false,
    };
    let list = List::read(format!("{HEADER}{rows}").as_bytes(), None).unwrap();
    let mut reports = Vec::new();
    let taken = plan.take(cloud, &list, |row| reports.push(row.clone()));
    taken.await.unwrap();
    reports
}

const RUNNING: &str = "\
    Ana Silva,ana@ana.test,+1 212 555 0101,sales,riley,in conversation,2026-02-24,2026-03-05,crm-1,\n\
    Bo Lind,bo@bo.test,+1 212 555 0102,sales,Sam Okafor,new,,,crm-2,\n\
    Cem Ada,cem@cem.test,+1 212 555 0103,sales,jordan@example.com,Waiting,2026-02-20,2026-04-01,crm-3,\n\
    Dee Roy,dee@dee.test,+1 212 555 0104,sales,sam,nurture,2025-12-01,,crm-4,\n\
    Eli Fox,eli@eli.test,+1 212 555 0105,sales,riley,won,2026-01-15,,crm-5,\n\
    Fay Orr,fay@fay.test,+1 212 555 0106,sales,riley,lost,2026-01-15,,crm-6,\n\
    Gus Ito,gus@gus.test,+1 212 555 0107,sales,riley,stopped,2026-01-15,,crm-7,\n";

/// Each has its owner, its state and its day.
async fn stands_where_it_stood(town: &Town, reports: &[RowReport]) {
    let leads = town.leads().await;
    let status = |row: usize| {
        let lead = reports[row].lead.as_ref().unwrap();
        leads.iter().find(|line| line.lead == *lead).unwrap()
    };
    let shown: Vec<(&str, Option<&str>)> = (0..7)
        .map(|row| (status(row).status, status(row).owner.as_deref()))
        .collect();
    assert_eq!(
        shown,
        [
            ("in_conversation", Some("riley")),
            ("working", Some("sam")),
            ("resting", Some("queue:resting")),
            ("resting", Some("queue:resting")),
            ("won", None),
            ("lost", None),
            ("do_not_contact", None),
        ]
    );
    let cloud = town.deployment.cloud();
    let stored = cloud
        .lead(reports[2].lead.as_ref().unwrap())
        .await
        .unwrap()
        .unwrap();
    assert!(
        matches!(stored.lead.stage, Stage::Open(Open::Resting { returns: true, until, .. }) if town.shown(until) == "Wed 04-01 09:00"),
        "{:?}",
        stored.lead.stage
    );
    assert_eq!(stored.lead.external_id.as_deref(), Some("crm-3"));
    let knows_them = stored.lead.preferred.as_ref();
    assert_eq!(knows_them.map(PersonId::as_str), Some("jordan"));
}

#[tokio::test]
async fn the_running_leads() {
    let town = Town::open("2026-03-02 10:00").await;
    let reports = take_over(&town, RUNNING).await;
    assert!(
        reports.iter().all(|row| row.fate == RowFate::Accepted),
        "{reports:?}"
    );
    town.minutes(30).await;
    assert!(
        town.mails().is_empty(),
        "nobody is told\n{}",
        town.mailbox()
    );
    stands_where_it_stood(&town, &reports).await;

    // The file once more: each row is known.
    let again = take_over(&town, RUNNING).await;
    assert!(
        again.iter().all(|row| row.fate == RowFate::Known),
        "{again:?}"
    );

    // What nobody has turned to is owed from now on, and its ladder tells whose it is that same day.
    town.until("2026-03-02 16:00").await;
    let told = town.last_saying("sam@example.com", "Bo Lind");
    assert!(
        town.shown(told.at).starts_with("Mon 03-02"),
        "{}",
        town.shown(told.at)
    );
    assert!(
        town.mails_to("riley@example.com").is_empty(),
        "{}",
        town.mailbox()
    );

    // The agreed step comes on its day.
    town.until("2026-03-05 16:00").await;
    let step = town.last_saying("riley@example.com", "Ana Silva");
    assert!(
        town.shown(step.at).starts_with("Thu 03-05"),
        "{}",
        town.shown(step.at)
    );

    // And whoever wanted to be left in peace until April is called by whoever knows them.
    town.until("2026-04-01 12:00").await;
    let call = town.last_saying("jordan@example.com", "Cem Ada");
    assert!(
        town.shown(call.at).starts_with("Wed 04-01"),
        "{}",
        town.shown(call.at)
    );

    // Nobody who did not agree has read anything.
    let outside = town.mails().into_iter().filter(|mail| !is_to_staff(mail));
    assert_eq!(outside.count(), 0, "{}", town.mailbox());
    town.is_well_run().await;
}

#[tokio::test]
async fn a_row_whose_owner_or_state_is_unknown_is_said_with_its_line_and_taken_once_it_is_mended() {
    let town = Town::open("2026-03-02 10:00").await;
    let rows = "\
        Ana Silva,ana@ana.test,,sales,pat,won,,,,\n\
        Bo Lind,bo@bo.test,,sales,sam,limbo,,,,\n\
        Cem Ada,cem@cem.test,,sales,jordan,waiting,,,,\n\
        Dee Roy,dee@dee.test,,sales,,new,2031-01-01,soon,,\n\
        Eli Fox,eli@eli.test,,sales,riley,won,,,,\n";
    let reports = take_over(&town, rows).await;
    let said: Vec<String> = reports
        .iter()
        .map(|row| {
            let errors: Vec<String> = row
                .errors
                .iter()
                .map(|error| format!("{}: {}", error.field, error.reason))
                .collect();
            format!("line {}: {:?} {}", row.line, row.fate, errors.join(" | "))
        })
        .collect();
    assert_eq!(
        said,
        [
            "line 2: Refused owner: Nobody of the team file is called so: write one of riley, sam, jordan, quinn, morgan, or a name or an address of theirs.",
            "line 3: Refused state: Write where they stand: new, in_conversation, waiting, nurture, won, lost, stopped.",
            "line 4: Refused next_step: Who is waiting waits for a day: write it, like 2026-04-01.",
            "line 5: Refused owner: Write whose it is: one of riley, sam, jordan, quinn, morgan, or a name or an address of theirs. | last_touch: Write a day that has come, like 2026-03-02. | next_step: Write a day, like 2026-03-14.",
            "line 6: Accepted ",
        ]
    );
    town.minutes(1).await;
    let mended = rows
        .replace("pat,won", "riley,won")
        .replace("limbo", "lost")
        .replace("waiting,,", "waiting,,2026-04-01")
        .replace(",,new,2031-01-01,soon", ",sam,new,,");
    let reports = take_over(&town, &mended).await;
    let fates: Vec<RowFate> = reports.iter().map(|row| row.fate).collect();
    assert_eq!(fates[..4], [RowFate::Accepted; 4], "{reports:?}");
    assert_eq!(fates[4], RowFate::Known);
    town.minutes(10).await;
    assert_eq!(town.leads().await.len(), 5);
    town.is_well_run().await;
}
