//! Starts the inbound function.

use cloud::{Cloud, telemetry};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::Value;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    telemetry::start();
    let cloud = Cloud::from_environment().await?;
    run(service_fn(|event: LambdaEvent<Value>| {
        let cloud = cloud.clone();
        async move {
            inbound::handle(&cloud, event.payload)
                .await
                .map_err(Error::from)
        }
    }))
    .await
}
