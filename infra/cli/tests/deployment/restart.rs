//! A folder outlives the process.

use baton::{LocalDeployment, LocalDeploymentError, SECRETS_FILE, SecretsError, Setup};
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
    let deployment = LocalDeployment::open(setup(dir.path())).await.unwrap();
    let lead = deployment.inquire("contact", &ANA).await.unwrap();
    deployment.advance(TimeDelta::minutes(1)).await.unwrap();
    drop(deployment);
    let deployment = LocalDeployment::open(setup(dir.path())).await.unwrap();
    assert_eq!(deployment.cloud().now(), at("2026-03-02T14:01:00Z"));
    assert!(deployment.cloud().lead(&lead).await.unwrap().is_some());
    deployment.advance(TimeDelta::minutes(14)).await.unwrap();
    assert_eq!(super::to_ana(&deployment).len(), 1);
    // The same person is still recognised: the pepper was kept.
    let again = [
        ("name", "Ana Silva"),
        ("email", "ana@customer.example"),
        ("topic", "other"),
    ];
    let told = deployment.inquire("contact", &again).await.unwrap();
    let stored = deployment.cloud().resolved_lead(&told).await.unwrap();
    assert_eq!(stored.unwrap().lead.id, lead);
}

#[tokio::test]
async fn data_without_its_secrets_is_refused_and_not_given_new_ones() {
    let dir = tempfile::tempdir().unwrap();
    drop(LocalDeployment::open(setup(dir.path())).await.unwrap());
    std::fs::remove_file(dir.path().join(SECRETS_FILE)).unwrap();
    let refused = LocalDeployment::open(setup(dir.path())).await;
    assert!(matches!(
        refused,
        Err(LocalDeploymentError::Secrets(SecretsError::Lost { .. }))
    ));
}

/// The modes of a folder and of the files in it, by name.
#[cfg(unix)]
fn modes(dir: &std::path::Path) -> std::collections::BTreeMap<String, u32> {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    let files = std::fs::read_dir(dir).unwrap().map(|entry| {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        (name, mode(&entry.path()))
    });
    files.chain([(".".to_owned(), mode(dir))]).collect()
}

#[cfg(unix)]
#[tokio::test]
async fn what_is_kept_is_for_its_owner_alone_and_an_older_folder_is_closed() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("data");
    let deployment = LocalDeployment::open(setup(&dir)).await.unwrap();
    deployment.inquire("contact", &ANA).await.unwrap();
    deployment.advance(TimeDelta::minutes(20)).await.unwrap();
    let closed = |modes: &std::collections::BTreeMap<String, u32>| {
        assert!(modes.len() > 6, "{modes:?}");
        for (name, mode) in modes {
            let expected = if name == "." { 0o700 } else { 0o600 };
            assert_eq!(*mode, expected, "{name} has mode {mode:o}");
        }
    };
    let kept = modes(&dir);
    assert!(kept.keys().any(|name| name.ends_with("-wal")), "{kept:?}");
    closed(&kept);
    drop(deployment);
    // As an earlier version left it.
    for name in modes(&dir).keys() {
        let open = if name == "." { 0o755 } else { 0o644 };
        let permissions = std::fs::Permissions::from_mode(open);
        std::fs::set_permissions(dir.join(name), permissions).unwrap();
    }
    let _bundle = LocalDeployment::open(setup(&dir)).await.unwrap();
    closed(&modes(&dir));
}
