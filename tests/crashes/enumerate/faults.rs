//! What goes wrong with one request: before it is applied, and after.

use local::{Fault, FaultPlan, FaultRule, LocalService, SeenRequest};

/// Tries that the SDK makes of one request to the table or the bus.
const SDK_TRIES: u64 = 3;

/// One way in which one request fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) fault: Fault,
    /// So many tries in a row.
    times: u64,
    /// The request changes something.
    changes: bool,
}

impl Failure {
    const fn once(fault: Fault) -> Self {
        Self {
            fault,
            times: 1,
            changes: true,
        }
    }

    /// Every try of the SDK's: the handler hears of it.
    const fn for_good(fault: Fault) -> Self {
        Self {
            fault,
            times: SDK_TRIES,
            changes: true,
        }
    }

    /// Whether the request is applied all the same, and nobody hears of it.
    pub(crate) fn is_applied(self) -> bool {
        let is_lost = matches!(
            self.fault,
            Fault::AnswerLost | Fault::HaltAfter | Fault::ServerErrorApplied
        );
        is_lost && self.changes
    }

    /// Whether no try of the request succeeds.
    pub(crate) fn is_for_good(self) -> bool {
        self.times == SDK_TRIES || matches!(self.fault, Fault::HaltBefore | Fault::HaltAfter)
    }

    /// Whether the process dies, so that nobody puts it back.
    pub(crate) fn is_a_death(self) -> bool {
        matches!(self.fault, Fault::HaltBefore | Fault::HaltAfter)
    }

    /// The plan under which this befalls the request of a number.
    pub(crate) fn at(self, number: u64) -> FaultPlan {
        FaultPlan::new().rule(FaultRule::nth(number, self.fault).times(self.times))
    }
}

/// Everything that may go wrong with the request of a number. Before and after are one for a read, and a death before
/// it is one after the write before: whether it is refused or not answered takes turns.
pub(crate) fn failures(number: usize, request: &SeenRequest) -> Vec<Failure> {
    const READS: [&str; 5] = ["GetItem", "Query", "BatchGetItem", "Scan", "GetObject"];
    let read = [
        Failure::for_good(Fault::ServerError),
        Failure::for_good(Fault::AnswerLost),
    ];
    let write = [
        Failure::once(Fault::Throttled),
        Failure::for_good(Fault::ServerError),
        Failure::once(Fault::AnswerLost),
        Failure::for_good(Fault::AnswerLost),
        Failure::once(Fault::HaltBefore),
        Failure::once(Fault::HaltAfter),
    ];
    // The one try of a mail.
    let mail = [
        Failure::once(Fault::Throttled),
        Failure::once(Fault::ConnectFailed),
        Failure::once(Fault::ServerError),
        Failure::once(Fault::TimedOut),
        Failure::once(Fault::AnswerLost),
        Failure::once(Fault::ServerErrorApplied),
        Failure::once(Fault::HaltBefore),
        Failure::once(Fault::HaltAfter),
    ];
    match (request.service, request.operation.as_str()) {
        (LocalService::DynamoDb | LocalService::S3, operation) if READS.contains(&operation) => {
            let changes = false;
            vec![Failure {
                changes,
                ..read[number % read.len()]
            }]
        }
        (LocalService::DynamoDb, "TransactWriteItems") => {
            [&write[..], &[Failure::once(Fault::TransactionConflict)]].concat()
        }
        (LocalService::EventBridge, _) => {
            [&write[..], &[Failure::once(Fault::EntriesFailed)]].concat()
        }
        (LocalService::Ses, _) => mail.to_vec(),
        // Secrets are read at start, before any scene begins.
        (
            LocalService::DynamoDb
            | LocalService::SecretsManager
            | LocalService::S3
            | LocalService::Outside
            | LocalService::Other,
            _,
        ) => write.to_vec(),
    }
}
