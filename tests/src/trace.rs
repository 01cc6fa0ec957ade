//! What happened in a story, told without a word of any text: when, to whom, which mail, and where each lead stands. It stays the same
//! when texts, names and languages change; the snapshots of texts stand beside it.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use baton::LocalDeployment;
use baton::leads::{LeadView, list, view};
use calendar::{Instant, Tz};
use chrono::TimeDelta;
use followup::lead::{Open, Stage};
use local::AcceptedMail;

/// Mails that are told one by one; of a flood, how many of which kind.
const MAX_MAILS: usize = 120;
/// Leads of which each is told, on the same terms.
const MAX_LEADS: usize = 40;
/// Who runs the tests in one thread has no name for a story.
const UNNAMED: &str = "main";

thread_local! {
    static TRACES: Cell<u32> = const { Cell::new(0) };
}

/// Compares what happened with what happened before. `zone` is the office's.
pub(crate) fn compare(deployment: &LocalDeployment, zone: Tz) {
    let thread = std::thread::current();
    let name = thread.name().unwrap_or(UNNAMED).replace("::", "__");
    // A build for speed plays larger floods.
    if name == UNNAMED || !cfg!(debug_assertions) {
        return;
    }
    let number = TRACES.with(|traces| traces.replace(traces.get() + 1));
    let name = match number {
        0 => name,
        number => format!("{name}-{number}"),
    };
    let trace = trace(deployment, zone);
    insta::with_settings!({
        snapshot_path => "../stories/traces",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, trace) });
}

fn trace(deployment: &LocalDeployment, zone: Tz) -> String {
    let mut trace = mails(&deployment.mailbox().all(), zone);
    trace.push('\n');
    // The story's own time is over: another thread may ask.
    let leads = std::thread::scope(|scope| {
        let asked = scope.spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_time()
                .build()
                .expect("a runtime can be had");
            runtime.block_on(Box::pin(views(deployment)))
        });
        asked.join().expect("leads can be read")
    });
    leads_told(&leads, &mut trace);
    trace
}

async fn views(deployment: &LocalDeployment) -> Vec<LeadView> {
    let mut lines = list(deployment).await.expect("leads can be listed");
    lines.sort_by(|a, b| {
        let key = |line: &baton::leads::LeadLine| (line.arrived_at, line.lead.clone());
        key(a).cmp(&key(b))
    });
    let mut views = Vec::new();
    for line in lines {
        let read = view(deployment.cloud(), &line.lead).await;
        views.extend(read.expect("a lead can be read"));
    }
    views
}

fn shown(at: Instant, zone: Tz) -> String {
    at.with_timezone(&zone).format("%a %m-%d %H:%M").to_string()
}

fn mails(mails: &[AcceptedMail], zone: Tz) -> String {
    let mut lines: Vec<(Instant, String)> = mails
        .iter()
        .map(|mail| {
            let minute = mail.at - TimeDelta::seconds(mail.at.timestamp() % 60);
            let template = mail.template.as_deref().unwrap_or("?");
            (minute, format!("{:<24} | {template}", mail.to.join(", ")))
        })
        .collect();
    let mut told = String::new();
    if lines.len() > MAX_MAILS {
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for mail in mails {
            *kinds
                .entry(mail.template.as_deref().unwrap_or("?"))
                .or_default() += 1;
        }
        for (kind, count) in kinds {
            let _ = writeln!(told, "{count:>5} x {kind}");
        }
        return told;
    }
    // What went out in one minute stands by recipient.
    lines.sort();
    for (at, line) in lines {
        let _ = writeln!(told, "{} | {line}", shown(at, zone));
    }
    told
}

fn leads_told(leads: &[LeadView], told: &mut String) {
    let standing = |lead: &LeadView| {
        let owner = lead.line.owner.as_deref().unwrap_or("nobody");
        format!("{} | {owner} | {}", lead.line.status, owed(lead))
    };
    if leads.len() > MAX_LEADS {
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for lead in leads {
            *kinds.entry(standing(lead)).or_default() += 1;
        }
        for (kind, count) in kinds {
            let _ = writeln!(told, "{count:>5} x {kind}");
        }
        return;
    }
    for (number, lead) in leads.iter().enumerate() {
        let _ = writeln!(told, "lead {} | {}", number + 1, standing(lead));
    }
}

/// What a person owes the lead.
fn owed(lead: &LeadView) -> String {
    let Stage::Open(Open::Active(_)) = &lead.state.stage else {
        return "nothing".to_owned();
    };
    let owed = lead.state.owed.iter();
    let all: Vec<&str> = owed.map(|owed| owed.kind.as_str()).collect();
    if all.is_empty() {
        "nothing".to_owned()
    } else {
        all.join(" and ")
    }
}
