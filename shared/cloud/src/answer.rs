//! An answer on its way to API Gateway.

use std::future::ready;

use http::Response;
use lambda_http::{Body, IntoResponse};

/// An answer that goes as it is: its body is text already.
///
/// For a body of another kind the runtime links tables of every character set into the function. A function that answers with this type
/// is smaller by these tables.
///
/// ```
/// use cloud::answer::HttpAnswer;
/// use lambda_http::{Body, IntoResponse};
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let answer = HttpAnswer(http::Response::new(Body::from("taken")));
/// assert_eq!(answer.into_response().await.body(), &Body::from("taken"));
/// # });
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct HttpAnswer(pub Response<Body>);

impl IntoResponse for HttpAnswer {
    fn into_response(self) -> std::pin::Pin<Box<dyn Future<Output = Response<Body>> + Send>> {
        Box::pin(ready(self.0))
    }
}
