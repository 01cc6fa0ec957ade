//! A folder outlives the process.

use baton::{Bundle, BundleError, SECRETS_FILE, SecretsError, Setup};
use chrono::TimeDelta;
use local::Options;

use super::{ANA, OPENING, at};

fn setup(dir: &std::path::Path) -> Setup {
    Setup {
        dir: Some(dir.to_owned()),
        ..Setup::in_memory(Options::simulated(7, at(OPENING)))
    }
}

#[tokio::test]
async fn a_lead_its_mail_and_the_clock_are_there_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let bundle = Bundle::open(setup(dir.path())).await.unwrap();
    let lead = bundle.inquire("contact", &ANA).await.unwrap();
    bundle.advance(TimeDelta::minutes(1)).await.unwrap();
    drop(bundle);
    let bundle = Bundle::open(setup(dir.path())).await.unwrap();
    assert_eq!(bundle.cloud().now(), at("2026-03-02T14:01:00Z"));
    assert!(bundle.cloud().lead(&lead).await.unwrap().is_some());
    bundle.advance(TimeDelta::minutes(14)).await.unwrap();
    assert_eq!(super::to_ana(&bundle).len(), 1);
    // The same person is still recognised: the pepper was kept.
    let again = [
        ("name", "Ana Silva"),
        ("email", "ana@customer.example"),
        ("topic", "other"),
    ];
    let told = bundle.inquire("contact", &again).await.unwrap();
    let stored = bundle.cloud().resolved_lead(&told).await.unwrap();
    assert_eq!(stored.unwrap().lead.id, lead);
}

#[tokio::test]
async fn data_without_its_secrets_is_refused_and_not_given_new_ones() {
    let dir = tempfile::tempdir().unwrap();
    drop(Bundle::open(setup(dir.path())).await.unwrap());
    std::fs::remove_file(dir.path().join(SECRETS_FILE)).unwrap();
    let refused = Bundle::open(setup(dir.path())).await;
    assert!(matches!(
        refused,
        Err(BundleError::Secrets(SecretsError::Lost { .. }))
    ));
}

#[cfg(unix)]
#[tokio::test]
async fn secrets_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    drop(Bundle::open(setup(dir.path())).await.unwrap());
    let file = std::fs::metadata(dir.path().join(SECRETS_FILE)).unwrap();
    assert_eq!(file.permissions().mode() & 0o777, 0o600);
}
