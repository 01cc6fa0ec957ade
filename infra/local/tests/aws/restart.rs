//! A local AWS in a folder, opened again.

use std::io::Write;

use local::{IndexLag, LocalAws, LocalAwsError, Options};

use crate::mail::send;
use crate::shop::{create_table, exists, options, putting};
use crate::table::{due, put_due};

const CHILD_FOLDER: &str = "LOCAL_AWS_TEST_FOLDER";

#[tokio::test]
async fn table_and_mail_are_still_there_and_ids_go_on() {
    let dir = tempfile::tempdir().unwrap();
    let first = {
        let aws = LocalAws::open(dir.path(), options()).unwrap();
        let client = aws.dynamodb("test");
        create_table(&client).await;
        client
            .transact_write_items()
            .transact_items(putting("L#1"))
            .send()
            .await
            .unwrap();
        send(&aws, "zoe@example.com").await.unwrap()
    };
    let aws = LocalAws::open(dir.path(), options()).unwrap();
    assert!(exists(&aws.dynamodb("test"), "L#1").await);
    assert_eq!(aws.mailbox().all()[0].ses_id, first);
    let second = send(&aws, "zoe@example.com").await.unwrap();
    assert_ne!(first, second);
    assert_eq!(aws.mailbox().get("m2").unwrap().ses_id, second);
}

#[tokio::test]
async fn a_torn_last_line_is_cut_off_and_a_bad_line_before_it_is_told() {
    let dir = tempfile::tempdir().unwrap();
    send(
        &LocalAws::open(dir.path(), options()).unwrap(),
        "zoe@example.com",
    )
    .await
    .unwrap();
    let path = dir.path().join("mail.jsonl");
    let append = |text: &str| {
        let mut file = std::fs::File::options().append(true).open(&path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    };
    append("{\"id\":\"m2\",\"at\":\"20");
    {
        let aws = LocalAws::open(dir.path(), options()).unwrap();
        assert_eq!(aws.mailbox().len(), 1);
        send(&aws, "zoe@example.com").await.unwrap();
    }
    {
        let aws = LocalAws::open(dir.path(), options()).unwrap();
        assert_eq!(
            aws.mailbox()
                .all()
                .iter()
                .map(|mail| mail.id.as_str())
                .collect::<Vec<_>>(),
            ["m1", "m2"]
        );
    }
    append("not a mail\n");
    assert!(matches!(
        LocalAws::open(dir.path(), options()),
        Err(LocalAwsError::Corrupt { line: 3, .. })
    ));
}

#[test]
fn what_cannot_be_read_is_to_come_from_a_backup_or_the_folder_to_be_another() {
    for file in ["clock.json", "table.sqlite"] {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(file), "{ no such thing").unwrap();
        let said = LocalAws::open(dir.path(), options())
            .unwrap_err()
            .to_string();
        assert!(said.contains("restore the folder from a backup"), "{said}");
    }
}

#[test]
fn a_folder_is_open_once() {
    let dir = tempfile::tempdir().unwrap();
    let aws = LocalAws::open(dir.path(), options()).unwrap();
    let second = LocalAws::open(dir.path(), options()).unwrap_err();
    assert!(matches!(second, LocalAwsError::InUse { .. }));
    let said = second.to_string();
    let by = format!("is in use by process {}: stop that", std::process::id());
    assert!(said.contains(&by), "{said}");
    drop(aws);
    LocalAws::open(dir.path(), options()).unwrap();
}

#[tokio::test]
async fn a_lagging_index_starts_from_what_the_folder_holds() {
    let dir = tempfile::tempdir().unwrap();
    {
        let aws = LocalAws::open(dir.path(), options()).unwrap();
        let client = aws.dynamodb("test");
        create_table(&client).await;
        put_due(&client, "L#1").await;
    }
    let lag = IndexLag {
        requests: 2,
        at_most: std::time::Duration::from_secs(5),
    };
    let aws = LocalAws::open(
        dir.path(),
        Options {
            index_lag: Some(lag),
            ..options()
        },
    )
    .unwrap();
    let client = aws.dynamodb("test");
    assert_eq!(due(&client).await, ["L#1"]);
    put_due(&client, "L#2").await;
    assert_eq!(due(&client).await, ["L#1"]);
}

/// Not a test of its own: the process that the next one kills.
#[tokio::test]
#[ignore = "runs inside the next test"]
async fn writes_until_it_is_killed() {
    let Ok(folder) = std::env::var(CHILD_FOLDER) else {
        return;
    };
    let aws = LocalAws::open(folder.as_ref(), options()).unwrap();
    let client = aws.dynamodb("test");
    create_table(&client).await;
    for index in 0..1_000_000 {
        client
            .transact_write_items()
            .transact_items(putting(&format!("L#{index}")))
            .send()
            .await
            .unwrap();
        send(&aws, "zoe@example.com").await.unwrap();
        println!("answered {index}");
    }
}

#[tokio::test]
async fn what_was_answered_outlives_a_kill() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    let dir = tempfile::tempdir().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "restart::writes_until_it_is_killed",
            "--ignored",
            "--nocapture",
        ])
        .env(CHILD_FOLDER, dir.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut answered = lines
        .map_while(Result::ok)
        .filter_map(|line| Some(line.split_once("answered ")?.1.to_owned()));
    let last = answered.nth(20).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();

    let aws = LocalAws::open(dir.path(), options()).unwrap();
    let client = aws.dynamodb("test");
    let last: usize = last.parse().unwrap();
    for index in 0..=last {
        assert!(exists(&client, &format!("L#{index}")).await);
    }
    assert!(aws.mailbox().len() > last);
    send(&aws, "zoe@example.com").await.unwrap();
}
