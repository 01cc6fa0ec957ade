//! `baton explain`: why a deadline is when it is, and how a lead came to where it is.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

use calendar::explain_deadline_line;
use followup::ids::LeadId;
use local::LocalAwsError;

use crate::command::exit::{FAILED, FINDINGS, OK, complain, in_runtime};
use crate::command::output::{err, out, print};
use crate::deployment::LocalDeploymentError;
use crate::leads;
use crate::place::{Deployment, PlaceError, Where};

/// Bytes of a line that are kept; what is longer is refused by whoever reads the line.
const MAX_LINE_BYTES: u64 = 2 << 20;
/// Where the ids of leads are to be found.
const LISTED: &str =
    "`baton export --format csv` lists the leads, and so does /local/leads of a Baton that is up";
/// Bytes read and written at once.
const BUFFER_BYTES: usize = 256 * 1024;

/// Answers each line of standard input with a line of standard output.
pub(super) fn deadlines(why: bool) -> u8 {
    let input = BufReader::with_capacity(BUFFER_BYTES, io::stdin().lock());
    let output = BufWriter::with_capacity(BUFFER_BYTES, io::stdout().lock());
    match answer_lines(input, output, io::stderr().lock(), why) {
        Ok(0) => OK,
        Ok(_) => FINDINGS,
        // Whoever read the answers has gone.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => OK,
        Err(error) => complain(&error),
    }
}

/// How many lines could not be answered.
fn answer_lines<R: Read>(
    mut input: BufReader<R>,
    mut output: impl Write,
    mut errors: impl Write,
    why: bool,
) -> io::Result<u64> {
    let mut failed = 0;
    let mut line = Vec::new();
    for number in 1_u64.. {
        // Who waits for an answer before asking on gets it.
        if input.buffer().is_empty() {
            output.flush()?;
        }
        line.clear();
        if (&mut input)
            .take(MAX_LINE_BYTES)
            .read_until(b'\n', &mut line)?
            == 0
        {
            break;
        }
        if line.len() as u64 == MAX_LINE_BYTES && !line.ends_with(b"\n") {
            input.skip_until(b'\n')?;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = match std::str::from_utf8(&line) {
            Ok(text) => explain_deadline_line(text.trim(), why).map_err(|error| error.to_string()),
            Err(_) => Err("not UTF-8".to_owned()),
        };
        match answer {
            Ok(answer) => {
                output.write_all(answer.as_bytes())?;
                output.write_all(b"\n")?;
            }
            Err(reason) => {
                failed += 1;
                writeln!(errors, "line {number}: {reason}")?;
            }
        }
    }
    output.flush()?;
    Ok(failed)
}

/// Prints a lead.
pub(super) fn lead(id: &str, place: &Where, json: bool) -> u8 {
    let Ok(id) = LeadId::parse(id) else {
        err!("baton: {id:?} is no lead's id: {LISTED}");
        return FAILED;
    };
    let view = in_runtime(async {
        let place = Deployment::open(place).await?;
        Ok::<_, PlaceError>(leads::view(place.cloud(), &id).await?)
    });
    match view {
        Ok(Some(view)) if json => match serde_json::to_string_pretty(&view) {
            Ok(text) => {
                out!("{text}");
                OK
            }
            Err(error) => complain(&error),
        },
        Ok(Some(view)) => {
            print(format_args!("{}", leads::told(&view)));
            OK
        }
        Ok(None) => {
            err!("baton: there is no lead {id}: {LISTED}");
            FINDINGS
        }
        Err(error @ PlaceError::Local(LocalDeploymentError::Aws(LocalAwsError::InUse { .. }))) => {
            let code = complain(&error);
            err!("While `baton up` runs, ask it: /local/leads/{id}.json on its port.");
            code
        }
        Err(error) => complain(&error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_answered_and_a_bad_one_is_named_and_passed_over() {
        let input = concat!(
            r#"{"id":"a","tz":"UTC","hours":{"mon":[["09:00","17:00"]]},"start":"2026-02-28T18:00:00Z","minutes":60}"#,
            "\n\nnonsense\n",
            r#"{"id":2,"tz":"UTC","hours":{"mon":[["09:00","17:00"]]},"start":"2026-03-02T09:00:00Z","minutes":0}"#,
        );
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let failed = answer_lines(
            BufReader::new(input.as_bytes()),
            &mut output,
            &mut errors,
            false,
        )
        .unwrap();
        assert_eq!(failed, 1);
        assert_eq!(
            String::from_utf8(output).unwrap(),
            "{\"id\":\"a\",\"deadline\":\"2026-03-02T10:00:00Z\"}\n{\"id\":2,\"deadline\":\"2026-03-02T09:00:00Z\"}\n"
        );
        assert!(String::from_utf8(errors).unwrap().starts_with("line 3: "));
    }

    #[test]
    fn a_line_without_end_is_refused_and_the_next_one_answered() {
        let mut input = vec![b'x'; 3 << 20];
        input.extend_from_slice(b"\n{\"id\":1,\"tz\":\"UTC\",\"hours\":{\"mon\":[[\"09:00\",\"17:00\"]]},\"start\":\"2026-03-02T09:00:00Z\",\"minutes\":0}");
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let input = BufReader::new(input.as_slice());
        assert_eq!(
            answer_lines(input, &mut output, &mut errors, false).unwrap(),
            1
        );
        assert_eq!(output.iter().filter(|byte| **byte == b'\n').count(), 1);
    }
}
