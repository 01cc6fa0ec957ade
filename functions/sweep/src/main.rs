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
            let result = sweep::handle(&cloud, event.payload).await;
            // The figures of a run that failed in part are what tells of it.
            let swept = match &result {
                Ok(swept) => swept,
                Err(failed) => &failed.swept,
            };
            let (stack, figures) = (&cloud.settings().stack, swept.figures());
            let line = telemetry::metrics(stack, "sweep", at, &figures, &swept.watched());
            telemetry::emit(&line);
            result.map_err(Error::from)
        }
    }))
    .await
}
