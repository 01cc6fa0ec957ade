//! The connector that the SDKs call instead of the network.

use std::io::ErrorKind;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

use crate::dynamodb::{Access, Arrived, Tables, access};
use crate::faults::Fault;
use crate::services::Services;
use crate::sites::SiteQuestion;
use crate::usage::Capacity;
use crate::wire::{Call, LocalService, WireAnswer};
use crate::{eventbridge, ses};

/// Answers requests from a local AWS.
#[derive(Clone, Debug)]
pub(crate) struct Connector(pub(crate) Arc<Services>);

impl HttpClient for Connector {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let aws = Arc::clone(&self.0);
        HttpConnectorFuture::new(async move {
            let _in_flight = aws.sleep.request();
            let call = Call::read(&request)?;
            let number = aws.requests.fetch_add(1, Ordering::Relaxed) + 1;
            aws.meter.request(call.service, &call.operation);
            let authorization = request.headers().get("authorization");
            aws.journal.write(authorization.unwrap_or_default(), &call);
            let answer = aws.answer(&call, aws.sites.question(&request)).await;
            if answer.as_ref().is_ok_and(WireAnswer::is_ok) {
                aws.journal.write_transaction(&call);
            } else {
                aws.meter.failed(call.service, &call.operation);
            }
            respond(answer?, number)
        })
    }
}

fn respond(answer: WireAnswer, number: u64) -> Result<HttpResponse, ConnectorError> {
    answer.into_response(format!("local-{number}"))
}

impl Services {
    /// A request's way: its fate is decided, it travels, it arrives, it is applied, its answer travels back.
    async fn answer(
        &self,
        call: &Call,
        question: Option<SiteQuestion>,
    ) -> Result<WireAnswer, ConnectorError> {
        let fault = self.faults.judge(call);
        if let Some(ended) = fault.and_then(|fault| ended_on_the_way(fault, call.service)) {
            self.linger().await;
            return ended;
        }
        self.travel().await;
        self.linger().await;
        if self.is_throttled(call) {
            return Ok(throttled(call.service));
        }
        let mut arrived = (call.service == LocalService::DynamoDb)
            .then(|| self.tables.arrive(call, self.clock.now()));
        // The items stay taken while the request is worked on, so that others can conflict with it.
        self.travel().await;
        self.linger().await;
        if self.faults.halted() {
            return Err(no_connection());
        }
        let answer = match question {
            Some(question) => question.answer().await,
            None => self.apply(call, arrived.as_mut(), fault),
        };
        if fault == Some(Fault::HaltAfter) {
            self.faults.halt();
        }
        self.linger().await;
        if self.faults.halted() {
            return Err(no_answer());
        }
        match fault {
            Some(fault) => as_returned(fault, call.service, answer),
            None => Ok(answer),
        }
    }

    fn apply(
        &self,
        call: &Call,
        arrived: Option<&mut Arrived>,
        fault: Option<Fault>,
    ) -> WireAnswer {
        match (call.service, arrived) {
            (LocalService::DynamoDb, Some(arrived)) => {
                let conflict = (fault == Some(Fault::TransactionConflict))
                    .then(|| Tables::injected_conflict(arrived))
                    .flatten();
                let (answer, capacity) = match conflict {
                    Some(conflict) => (conflict, Capacity::default()),
                    None => self.tables.apply(arrived, self.clock.now()),
                };
                self.meter.consumed(call.service, &call.operation, capacity);
                self.throughput.add(capacity);
                answer
            }
            (LocalService::Ses, _) => ses::answer(call, self),
            (LocalService::EventBridge, _) => {
                let entries_fail = fault == Some(Fault::EntriesFailed);
                eventbridge::answer(call, &self.events, self.clock.now(), entries_fail)
            }
            (LocalService::SecretsManager, _) => self.secrets.answer(call),
            (LocalService::S3, _) => self.objects.answer(call),
            (LocalService::Outside, _) => self.pages.answer(call),
            (LocalService::DynamoDb | LocalService::Other, _) => WireAnswer::unknown(call),
        }
    }

    /// Whether a write comes after as many as the table takes in a second, or a mail after as many as the account may send.
    fn is_throttled(&self, call: &Call) -> bool {
        let limit = self.options.write_units_a_second;
        let is_write =
            call.service == LocalService::DynamoDb && access(&call.operation) == Access::Write;
        let is_used_up = |limit| is_write && self.throughput.is_used_up(limit);
        limit.is_some_and(is_used_up) || self.is_too_fast(call)
    }

    /// Whether a mail comes faster than the account may send. Where requests take no time, a minute's mails leave in one moment, and nothing
    /// is too fast.
    fn is_too_fast(&self, call: &Call) -> bool {
        let is_mail = call.service == LocalService::Ses && call.operation == "SendEmail";
        let is_measured = self.options.latency.is_some();
        is_mail && is_measured && !self.send_rate.takes_one(self.options.max_send_rate)
    }

    /// Half of the time that a request takes.
    async fn travel(&self) {
        if let Some(latency) = self.options.latency {
            tokio::time::sleep(latency / 2).await;
        }
    }

    /// Lets other tasks run, as a round trip would.
    async fn linger(&self) {
        for _ in 0..self.yields.up_to(self.options.yields) {
            tokio::task::yield_now().await;
        }
    }
}

/// What the client gets where a fault keeps its request from being applied; none where the request arrives.
fn ended_on_the_way(
    fault: Fault,
    service: LocalService,
) -> Option<Result<WireAnswer, ConnectorError>> {
    match fault {
        Fault::ConnectFailed | Fault::HaltBefore => Some(Err(no_connection())),
        Fault::TimedOut => Some(Err(no_answer())),
        Fault::Throttled => Some(Ok(throttled(service))),
        Fault::ServerError => Some(Ok(server_error(service))),
        Fault::Refused(code) => Some(Ok(WireAnswer::refused(
            400,
            code,
            "Refused by a planned fault.",
        ))),
        Fault::RefusedSaying(code, words) => Some(Ok(WireAnswer::refused(400, code, words))),
        Fault::ServerErrorApplied
        | Fault::AnswerLost
        | Fault::TransactionConflict
        | Fault::EntriesFailed
        | Fault::HaltAfter => None,
    }
}

/// What the client gets of the answer to a request that was applied.
fn as_returned(
    fault: Fault,
    service: LocalService,
    answer: WireAnswer,
) -> Result<WireAnswer, ConnectorError> {
    match fault {
        Fault::AnswerLost => Err(no_answer()),
        Fault::ServerErrorApplied => Ok(server_error(service)),
        Fault::Throttled
        | Fault::ServerError
        | Fault::TimedOut
        | Fault::ConnectFailed
        | Fault::TransactionConflict
        | Fault::Refused(_)
        | Fault::RefusedSaying(..)
        | Fault::EntriesFailed
        | Fault::HaltBefore
        | Fault::HaltAfter => Ok(answer),
    }
}

fn throttled(service: LocalService) -> WireAnswer {
    let (status, code) = match service {
        LocalService::DynamoDb => (400, "com.amazonaws.dynamodb.v20120810#ThrottlingException"),
        LocalService::Ses => (429, "TooManyRequestsException"),
        LocalService::S3 => (503, "SlowDown"),
        LocalService::EventBridge
        | LocalService::SecretsManager
        | LocalService::Outside
        | LocalService::Other => (400, "ThrottlingException"),
    };
    WireAnswer::refused(status, code, "Rate exceeded")
}

fn server_error(service: LocalService) -> WireAnswer {
    let code = match service {
        LocalService::DynamoDb => "com.amazonaws.dynamodb.v20120810#InternalServerError",
        LocalService::EventBridge => "InternalException",
        LocalService::SecretsManager => "InternalServiceError",
        LocalService::S3 => "InternalError",
        LocalService::Ses | LocalService::Outside | LocalService::Other => "InternalFailure",
    };
    WireAnswer::refused(500, code, "Internal server error")
}

fn no_connection() -> ConnectorError {
    ConnectorError::io(std::io::Error::from(ErrorKind::ConnectionRefused).into())
}

fn no_answer() -> ConnectorError {
    ConnectorError::timeout(std::io::Error::from(ErrorKind::TimedOut).into())
}
