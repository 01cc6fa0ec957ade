//! What decisions of several leads write is known, and bounded (P20). Every story holds it when it is over; here it is seen that what may be
//! shared is shared, so that the look would notice more.

use baton::LocalDeployment;
use calendar::parse_instant;
use chrono::TimeDelta;
use journeys::shared_by_decisions;
use local::Options;

use crate::crowd::asks;

#[tokio::test]
async fn of_what_is_not_their_own_leads_share_the_load_of_a_rep_and_nothing_else() {
    let start = parse_instant("2026-03-02T15:00:00Z").unwrap();
    let deployment = LocalDeployment::in_memory(Options::simulated(7, start)).await;
    let deployment = deployment.unwrap();
    deployment.aws().keep_transactions();
    for number in 0..12 {
        asks(&deployment, number).await;
    }
    deployment.advance(TimeDelta::hours(26)).await.unwrap();
    let shared = shared_by_decisions(&deployment);
    let shared: Vec<(&str, &str)> = shared
        .iter()
        .map(|(pk, sk)| (pk.as_str(), sk.as_str()))
        .collect();
    assert_eq!(shared, [("TEAM", "R#")]);
}
