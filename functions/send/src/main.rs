//! Starts the send function.

use cloud::{Cloud, telemetry};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::Value;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    telemetry::start();
    let cloud = Cloud::from_environment().await?;
    // The first connection, and the policy, are made before the first message waits for them.
    if let Err(error) = cloud.active_policy(cloud.now()).await {
        tracing::error!(%error, "the policy cannot be read");
    }
    run(service_fn(|event: LambdaEvent<Value>| {
        let cloud = cloud.clone();
        async move {
            let delivered = send::handle(&cloud, event.payload)
                .await
                .inspect_err(|error| tracing::error!(%error, "a message was not delivered"))?;
            if let Some(figure) = delivered.figure() {
                let (at, stack) = (cloud.now().timestamp_millis(), &cloud.settings().stack);
                let watched = delivered.watched().map(|name| (name, "Count", 1.0));
                let figures = [(figure, 1.0)];
                telemetry::emit(&telemetry::metrics(
                    stack,
                    "send",
                    at,
                    &figures,
                    watched.as_slice(),
                ));
            }
            Ok::<_, Error>(())
        }
    }))
    .await
}
