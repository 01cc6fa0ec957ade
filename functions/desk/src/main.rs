//! Starts the desk: the pages behind the links in mail.

use cloud::Cloud;
use cloud::answer::HttpAnswer;
use lambda_http::{Error, Request, run, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    cloud::telemetry::start();
    let cloud = Cloud::from_environment().await?;
    run(service_fn(|request: Request| {
        let cloud = cloud.clone();
        async move { Ok::<_, Error>(HttpAnswer(desk::handle(&cloud, request).await)) }
    }))
    .await
}
