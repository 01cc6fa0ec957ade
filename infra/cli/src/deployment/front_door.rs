//! A deployment as it is met from outside: what its own functions ask of its public address arrives at its gateway.

use std::sync::{Arc, Weak};

use http::{Request, Response, StatusCode};
use hyper::body::Bytes;
use local::{Site, SiteAnswer, SiteRequest};

use super::{DeploymentParts, LocalDeployment};

impl LocalDeployment {
    /// From now on the gateway answers whoever asks for its public address by way of its local AWS.
    pub(super) fn stand_at_its_address(&self) {
        let base_url = &self.cloud().settings().base_url;
        let rest = base_url.split_once("://").map_or("", |(_, rest)| rest);
        let host = rest.split('/').next().unwrap_or_default();
        // The local AWS is a part of the deployment: it keeps none of it alive.
        let parts = Arc::downgrade(&self.0);
        let site: Site = Arc::new(move |asked| Box::pin(answered(parts.clone(), asked)));
        self.aws().serve(host, site);
    }
}

async fn answered(parts: Weak<DeploymentParts>, asked: SiteRequest) -> SiteAnswer {
    let (Some(parts), Some(request)) = (parts.upgrade(), request(asked)) else {
        return SiteAnswer {
            status: StatusCode::BAD_GATEWAY.as_u16(),
            body: Vec::new(),
        };
    };
    let answer: Response<Bytes> = LocalDeployment(parts).answer(request).await;
    SiteAnswer {
        status: answer.status().as_u16(),
        body: answer.body().to_vec(),
    }
}

fn request(asked: SiteRequest) -> Option<Request<Bytes>> {
    let request = Request::builder()
        .method(asked.method.as_str())
        .uri(&asked.path)
        .header("host", &asked.host);
    let headers = asked.headers.iter();
    let with_headers = headers.fold(request, |request, (name, value)| {
        request.header(name, value)
    });
    with_headers.body(Bytes::from(asked.body)).ok()
}
