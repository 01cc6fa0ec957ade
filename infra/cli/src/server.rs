//! A port in front of the deployment and its controls, for this machine only.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use http::{Request, Response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::controls;
use crate::controls::problem::ControlProblem;
use crate::deployment::{LocalDeployment, MAX_BODY_BYTES, Peer};

/// How long a client may take for the head of a request.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a client may take for a body.
const BODY_TIMEOUT: Duration = Duration::from_secs(30);
/// Bytes of a request's head at most.
const MAX_HEAD_BYTES: usize = 32 * 1024;
/// How long the server waits after a connection could not be accepted: files may be short.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves until it is dropped; the connections that it took live as long as their set.
pub async fn serve(
    listener: &TcpListener,
    deployment: &LocalDeployment,
    connections: &mut JoinSet<()>,
) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                while connections.try_join_next().is_some() {}
                connections.spawn(connection(stream, peer, deployment.clone()));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Answers everybody that a demo is being played, and how far it is of a hundred, until it is dropped.
pub async fn serve_meanwhile(listener: &TcpListener, done: &Arc<AtomicU32>) {
    // They end with this: who is connected comes again.
    let mut connections = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(ACCEPT_PAUSE).await;
            continue;
        };
        while connections.try_join_next().is_some() {}
        let done = Arc::clone(done);
        let service = service_fn(move |request: Request<Incoming>| {
            let done = done.load(Ordering::Relaxed);
            let answer = controls::meanwhile(request.method(), done);
            async move { Ok::<_, Infallible>(answer.map(Full::new)) }
        });
        let served = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIMEOUT)
            .max_buf_size(MAX_HEAD_BYTES)
            .keep_alive(false)
            .serve_connection(TokioIo::new(stream), service);
        connections.spawn(async move {
            let _ = served.await;
        });
    }
}

async fn connection(stream: TcpStream, peer: SocketAddr, deployment: LocalDeployment) {
    // An answer is small: it must not wait for more to come.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let deployment = deployment.clone();
        async move { Ok::<_, Infallible>(answer(deployment, peer, request).await.map(Full::new)) }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service)
        .await;
    if let Err(error) = served {
        // A client may go away at any time: that is no failure of the server.
        tracing::debug!(%error, "a connection ended early");
    }
}

async fn answer(
    deployment: LocalDeployment,
    peer: SocketAddr,
    request: Request<Incoming>,
) -> Response<Bytes> {
    let (mut head, body) = request.into_parts();
    // What says that it is too large need not be waited for.
    if body.size_hint().lower() > MAX_BODY_BYTES as u64 {
        return ControlProblem::too_large(MAX_BODY_BYTES).respond();
    }
    let body = Limited::new(body, MAX_BODY_BYTES).collect();
    let body = match tokio::time::timeout(BODY_TIMEOUT, body).await {
        Ok(Ok(body)) => body.to_bytes(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            return ControlProblem::too_large(MAX_BODY_BYTES).respond();
        }
        Ok(Err(_)) => {
            return ControlProblem::bad_request("The body broke off. Send it again.").respond();
        }
        Err(_) => return ControlProblem::timeout().respond(),
    };
    head.extensions.insert(Peer(peer.ip()));
    let request = Request::from_parts(head, body);
    // In a task of its own: a client that goes away ends its waiting, not the work.
    let work = tokio::spawn(async move { controls::answer(&deployment, request).await });
    match work.await {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(%error, "a request was not answered");
            ControlProblem::internal().respond()
        }
    }
}
