//! Starts the intake function.

use cloud::Cloud;
use cloud::answer::HttpAnswer;
use lambda_http::{Error, Request, run, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    cloud::telemetry::start();
    let cloud = Cloud::from_environment().await?;
    // The first connection, and the policy, are made before the first request waits for them.
    if let Err(error) = cloud.active_policy(cloud.now()).await {
        tracing::error!(%error, "the policy cannot be read");
    }
    run(service_fn(|request: Request| {
        let cloud = cloud.clone();
        async move { Ok::<_, Error>(HttpAnswer(intake::handle(&cloud, request).await)) }
    }))
    .await
}
