//! What a local AWS is made of: a part for each service, and what they share.

use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::clock::{SimulatedClock, written};
use crate::dice::Dice;
use crate::dynamodb::Tables;
use crate::events::EventQueue;
use crate::faults::Faults;
use crate::journal::Journal;
use crate::mailbox::Mailbox;
use crate::objects::Objects;
use crate::options::Options;
use crate::pages::Pages;
use crate::secrets::Secrets;
use crate::send_rate::SendRate;
use crate::sites::Sites;
use crate::sleep::VirtualSleep;
use crate::store::Folder;
use crate::throughput::Throughput;
use crate::usage::Meter;

/// Where received mail lies, as a template would have it.
const RECEIVED_BUCKET: &str = "baton-received-mail";
const RECEIVED_FOLDER: &str = "received";

/// The parts of a local AWS.
#[derive(Debug)]
pub(crate) struct Services {
    pub(crate) options: Options,
    pub(crate) run: u64,
    pub(crate) clock: SimulatedClock,
    pub(crate) sleep: VirtualSleep,
    pub(crate) tables: Tables,
    pub(crate) mailbox: Mailbox,
    pub(crate) events: EventQueue,
    pub(crate) faults: Arc<Faults>,
    pub(crate) meter: Meter,
    pub(crate) throughput: Throughput,
    pub(crate) send_rate: SendRate,
    pub(crate) journal: Journal,
    pub(crate) secrets: Secrets,
    pub(crate) pages: Pages,
    pub(crate) sites: Sites,
    pub(crate) objects: Objects,
    /// The domain whose mail is received here.
    pub(crate) receives: Mutex<Option<String>>,
    pub(crate) yields: Dice,
    pub(crate) requests: AtomicU64,
    /// Keeps other processes out; the last to be dropped.
    pub(crate) _folder: Option<Folder>,
}

impl Services {
    /// Puts a received mail into a bucket, and returns what the mail service's topic says of it.
    pub(crate) fn receive(&self, raw: &[u8], id: &str, recipients: &[String]) -> Value {
        let key = format!("{RECEIVED_FOLDER}/{id}");
        self.objects.put(RECEIVED_BUCKET, &key, raw);
        json!({
            "notificationType": "Received",
            "mail": {"messageId": id, "timestamp": written(self.clock.now()), "destination": recipients},
            "receipt": {
                "recipients": recipients,
                "action": {"type": "S3", "bucketName": RECEIVED_BUCKET, "objectKey": key},
            },
        })
    }
}
