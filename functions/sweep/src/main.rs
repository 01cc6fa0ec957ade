//! Starts the sweep function.

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
            let at = cloud.now().timestamp_millis();
            let swept = sweep::handle(&cloud, event.payload).await?;
            telemetry::emit(&telemetry::metrics("sweep", at, &swept.figures()));
            Ok::<_, Error>(swept)
        }
    }))
    .await
}
