//! Starts the send function.

use cloud::Cloud;
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::Value;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    cloud::telemetry::start();
    let cloud = Cloud::from_environment().await?;
    // The first connection, and the policy, are made before the first message waits for them.
    if let Err(error) = cloud.active_policy(cloud.now()).await {
        tracing::error!(%error, "the policy cannot be read");
    }
    run(service_fn(|event: LambdaEvent<Value>| {
        let cloud = cloud.clone();
        async move {
            send::handle(&cloud, event.payload)
                .await
                .inspect_err(|error| tracing::error!(%error, "a message was not delivered"))
                .map_err(Error::from)
        }
    }))
    .await
}
