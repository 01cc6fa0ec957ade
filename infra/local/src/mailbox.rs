//! The mailbox: every mail that the mail service accepted, kept for good.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use calendar::Instant;
use data_encoding::BASE64;
use mail_parser::{MessageParser, MimeHeaders};
use serde::{Deserialize, Serialize};

use crate::LocalAwsError;
use crate::accepted_mail::AcceptedMail;
use crate::eml;
use crate::store::{Folder, at, for_owner};
use crate::wire::locked;

pub(crate) const MAIL_FILE: &str = "mail.jsonl";

/// A mail on disk: with the raw text, if it was sent as such.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct StoredMail {
    #[serde(flatten)]
    mail: AcceptedMail,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    raw: Option<String>,
}

/// Every mail that was accepted, oldest first. In a folder it is a file of JSON lines that outlives a crash.
#[derive(Debug)]
pub struct Mailbox(Mutex<MailboxState>);

#[derive(Debug)]
struct MailboxState {
    mails: Vec<StoredMail>,
    file: Option<(PathBuf, File)>,
}

impl Mailbox {
    pub(crate) fn open(folder: Option<&Folder>) -> Result<Self, LocalAwsError> {
        let mut mails = Vec::new();
        let file = match folder {
            Some(folder) => {
                let path = folder.file(MAIL_FILE);
                let file = open_lines(&path, &mut mails)?;
                Some((path, file))
            }
            None => None,
        };
        Ok(Self(Mutex::new(MailboxState { mails, file })))
    }

    /// The same mails in memory, on their own from here.
    pub(crate) fn copy(&self) -> Self {
        Self(Mutex::new(MailboxState {
            mails: locked(&self.0).mails.clone(),
            file: None,
        }))
    }

    /// All mails, oldest first.
    pub fn all(&self) -> Vec<AcceptedMail> {
        locked(&self.0)
            .mails
            .iter()
            .map(|kept| kept.mail.clone())
            .collect()
    }

    /// The mails after the first so many, oldest first.
    pub fn since(&self, first: usize) -> Vec<AcceptedMail> {
        let state = locked(&self.0);
        let mails = state.mails.iter().skip(first);
        mails.map(|kept| kept.mail.clone()).collect()
    }

    /// The mails to an address, oldest first.
    pub fn to(&self, address: &str) -> Vec<AcceptedMail> {
        let state = locked(&self.0);
        let mails = state.mails.iter().map(|kept| &kept.mail);
        let theirs = mails.filter(|mail| mail.is_to(address));
        theirs.cloned().collect()
    }

    /// Writes all mails into a file, as that of a folder. It is on disk when this returns.
    pub(crate) fn write_lines(&self, path: &Path) -> Result<(), LocalAwsError> {
        let mut lines = Vec::new();
        for kept in &locked(&self.0).mails {
            serde_json::to_writer(&mut lines, kept).map_err(|source| at(path)(source.into()))?;
            lines.push(b'\n');
        }
        let mut options = File::options();
        options.create(true).truncate(true).write(true);
        let mut file = for_owner(&mut options).open(path).map_err(at(path))?;
        file.write_all(&lines)
            .and_then(|()| file.sync_data())
            .map_err(at(path))
    }

    /// How many mails there are.
    pub fn len(&self) -> usize {
        locked(&self.0).mails.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One mail by its id.
    pub fn get(&self, id: &str) -> Option<AcceptedMail> {
        locked(&self.0)
            .mails
            .iter()
            .find(|kept| kept.mail.id == id)
            .map(|kept| kept.mail.clone())
    }

    /// One mail as a raw RFC 5322 message, as its recipient gets it.
    pub fn eml(&self, id: &str) -> Option<Vec<u8>> {
        let state = locked(&self.0);
        let kept = state.mails.iter().find(|kept| kept.mail.id == id)?;
        match &kept.raw {
            Some(raw) => Some(eml::stamped(&kept.mail.ses_id, kept.mail.at, raw)),
            None => eml::built(&kept.mail),
        }
    }

    /// The HTML of a mail as a browser shows it: with the pictures within it that the mail brings along.
    pub fn page(&self, id: &str) -> Option<String> {
        let html = self.get(id)?.html?;
        let eml = self.eml(id)?;
        let parsed = MessageParser::default().parse(&eml)?;
        let pictures = parsed.parts.iter().filter_map(|part| {
            let kind = part.content_type()?;
            let is_picture = kind.ctype() == "image";
            let kind = format!("{}/{}", kind.ctype(), kind.subtype()?);
            let data = BASE64.encode(part.contents());
            is_picture.then_some((part.content_id()?, format!("data:{kind};base64,{data}")))
        });
        Some(pictures.fold(html, |html, (name, address)| {
            html.replace(&format!("\"cid:{name}\""), &format!("\"{address}\""))
        }))
    }

    /// Writes every mail into a folder, as its recipient gets it: `{prefix}{id}.eml`.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn write_into(&self, folder: &Path, prefix: &str) -> std::io::Result<()> {
        for mail in self.all() {
            let eml = self.eml(&mail.id).unwrap_or_default();
            std::fs::write(folder.join(format!("{prefix}{}.eml", mail.id)), eml)?;
        }
        Ok(())
    }

    /// Mails accepted after a moment.
    pub(crate) fn sent_since(&self, since: Instant) -> usize {
        let state = locked(&self.0);
        state.mails.len() - state.mails.partition_point(|kept| kept.mail.at <= since)
    }

    /// Keeps a mail, which is made once its number, from 1, is known. It is on disk when this returns.
    pub(crate) fn accept(
        &self,
        raw: Option<String>,
        make: impl FnOnce(u64) -> AcceptedMail,
    ) -> Result<AcceptedMail, LocalAwsError> {
        let mut state = locked(&self.0);
        let mail = make(state.mails.len() as u64 + 1);
        let kept = StoredMail { mail, raw };
        if let Some((path, file)) = &mut state.file {
            let mut line = serde_json::to_vec(&kept).map_err(|source| at(path)(source.into()))?;
            line.push(b'\n');
            let before = file.stream_position().map_err(at(path))?;
            if let Err(source) = file.write_all(&line).and_then(|()| file.sync_data()) {
                // Half a line must not run into the next one.
                let _ = file
                    .set_len(before)
                    .and_then(|()| file.seek(SeekFrom::Start(before)));
                return Err(at(path)(source));
            }
        }
        let mail = kept.mail.clone();
        state.mails.push(kept);
        Ok(mail)
    }
}

/// Reads the lines of an earlier run. A last line that was not written whole was never answered: it is cut off.
fn open_lines(path: &Path, mails: &mut Vec<StoredMail>) -> Result<File, LocalAwsError> {
    let mut options = File::options();
    options.create(true).truncate(false).read(true).write(true);
    let mut file = for_owner(&mut options).open(path).map_err(at(path))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(at(path))?;
    let whole = bytes
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |last| last + 1);
    for (index, line) in bytes[..whole].split(|byte| *byte == b'\n').enumerate() {
        if line.is_empty() {
            continue;
        }
        let kept = serde_json::from_slice(line).map_err(|source| LocalAwsError::Corrupt {
            path: path.to_owned(),
            line: index + 1,
            source,
        })?;
        mails.push(kept);
    }
    file.set_len(whole as u64).map_err(at(path))?;
    file.seek(SeekFrom::Start(whole as u64)).map_err(at(path))?;
    Ok(file)
}
