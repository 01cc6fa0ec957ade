//! How fast a local AWS is. `cargo test --release -p local throughput -- --ignored --nocapture`

use std::time::Instant;

use local::{IndexLag, LocalAws, Options};

use crate::shop::{create_table, options, putting};

async fn measure(name: &str, aws: LocalAws, transactions: u32) {
    let client = aws.dynamodb("test");
    create_table(&client).await;
    let started = Instant::now();
    for number in 0..transactions {
        let items = (0..4)
            .map(|part| putting(&format!("L#{number}-{part}")))
            .collect();
        client
            .transact_write_items()
            .set_transact_items(Some(items))
            .send()
            .await
            .unwrap();
    }
    let rate = f64::from(transactions) / started.elapsed().as_secs_f64();
    println!("{name}: {rate:.0} four-item transactions a second");
}

#[tokio::test]
#[ignore = "a measurement"]
async fn throughput_of_four_item_transactions() {
    let dir = tempfile::tempdir().unwrap();
    measure("in memory", LocalAws::in_memory(options()).unwrap(), 5_000).await;
    let lag = IndexLag {
        requests: 10,
        at_most: std::time::Duration::from_secs(5),
    };
    let lagging = Options {
        index_lag: Some(lag),
        ..options()
    };
    measure(
        "in memory, lagging index",
        LocalAws::in_memory(lagging).unwrap(),
        5_000,
    )
    .await;
    measure(
        "in a folder",
        LocalAws::open(dir.path(), options()).unwrap(),
        1_000,
    )
    .await;
}
