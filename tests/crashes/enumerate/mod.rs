//! Every request of every handler fails, before it is applied and after; none is sampled. Then follows what production
//! does by itself, and the end must be the one of a run in which nothing failed.

mod desk;
mod ends;
mod faults;
mod inbound;
mod intake;
mod scene;
mod send;
mod sweep;

use std::time::Instant;

use local::Fault;

use self::ends::{End, Recipient, end_of};
use self::faults::{Failure, failures};
use self::scene::{Played, Scene};

/// Minutes after which a run in which nothing stayed unknown is at rest: what is due later is compared as it waits.
const SOON: i64 = 4;
/// Minutes after which also what nobody knew of a mail is settled, and whoever has to be told is.
const SETTLED: i64 = 75;
/// Cases of one scene that are shown when they are wrong.
const SHOWN: usize = 5;

/// A scene with one end, whatever fails.
async fn ends_the_same(scene: &Scene) {
    let end = |_: &Played, _: usize, _: Failure| End::Same;
    let nobody = Recipient::Staff {
        message: String::new(),
    };
    enumerate(scene, &nobody, end).await;
}

/// A scene of a form: the same, but that nothing is promised while the policy cannot be read.
async fn is_taken(scene: &Scene) {
    let end = |clean: &Played, index: usize, failure: Failure| {
        // The first read is the policy's.
        let is_policy = index == 0 && clean.requests[index].operation == "GetItem";
        if is_policy && failure.fault == Fault::ServerError && failure.is_for_good() {
            End::Unpromised
        } else {
            End::Same
        }
    };
    let nobody = Recipient::Staff {
        message: String::new(),
    };
    enumerate(scene, &nobody, end).await;
}

/// A scene of `send`, with the ends that the design names. `events`: whether the mail service reports.
async fn is_sent_once(scene: &Scene, recipient: &Recipient, events: bool) {
    let end = |clean: &Played, index: usize, failure: Failure| {
        end_of(recipient, &clean.requests, index, failure, events)
    };
    enumerate(scene, recipient, end).await;
}

async fn enumerate(
    scene: &Scene,
    recipient: &Recipient,
    end: impl Fn(&Played, usize, Failure) -> End,
) {
    let started = Instant::now();
    let clean = scene.play(None, SOON).await;
    let settled = scene.play(None, SETTLED).await;
    let requests = &clean.requests;
    assert!(!requests.is_empty(), "{}: nothing was asked", scene.name);
    let mut wrong = Vec::new();
    let twice = scene.play_twice(SOON).await;
    let twice = End::Same.check(recipient, &clean.standing, &twice);
    if !twice.is_empty() {
        wrong.push(format!("done twice:\n    {}", twice.join("\n    ")));
    }
    let mut tried = 0;
    for (index, request) in requests.iter().enumerate() {
        for failure in failures(index, request) {
            let end = end(&clean, index, failure);
            let (expected, minutes) = match end {
                End::Same | End::Unpromised => (&clean.standing, SOON),
                End::SettledByEvent | End::Held { .. } | End::Again { .. } => {
                    (&settled.standing, SETTLED)
                }
            };
            let played = scene.play(Some((index, failure)), minutes).await;
            tried += 1;
            let hit = played.requests.get(index).and_then(|seen| seen.fault);
            assert_eq!(hit, Some(failure.fault), "{}: request {index}", scene.name);
            let found = end.check(recipient, expected, &played.standing);
            if !found.is_empty() {
                wrong.push(format!(
                    "request {} of {} ({}), {failure:?}, should end {end:?}:\n    {}",
                    index + 1,
                    requests.len(),
                    request.operation,
                    found.join("\n    ")
                ));
            }
        }
    }
    let (name, count, took) = (scene.name, requests.len(), started.elapsed());
    eprintln!("{name}: {count} requests, {tried} cases in {took:.1?}");
    let shown = wrong.iter().take(SHOWN).cloned().collect::<Vec<_>>();
    let shown = shown.join("\n  ");
    assert!(
        wrong.is_empty(),
        "{name}: {} wrong of {tried}\n  {shown}",
        wrong.len()
    );
}
