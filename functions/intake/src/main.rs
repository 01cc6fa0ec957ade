//! Starts the intake function.

use cloud::Cloud;
use cloud::answer::HttpAnswer;
use lambda_http::{Error, Request, run, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    cloud::telemetry::start();
    let cloud = Cloud::from_environment().await?;
    // The first connection, the policy and who has room are there before the first request waits for them.
    if let Err(error) = cloud.active_policy(cloud.now()).await {
        tracing::error!(%error, "the policy cannot be read");
    }
    cloud.trusted_forecast(cloud.now()).await;
    run(service_fn(|request: Request| {
        let cloud = cloud.clone();
        async move { Ok::<_, Error>(HttpAnswer(intake::handle(&cloud, request).await)) }
    }))
    .await
}
