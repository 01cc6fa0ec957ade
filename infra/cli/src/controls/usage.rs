//! What was asked of AWS, as a table for a reader.

use http::Response;
use hyper::body::Bytes;
use maud::html;

use crate::controls::page::page as framed;
use crate::deployment::LocalDeployment;

/// The page: a line for each operation.
pub(super) fn page(deployment: &LocalDeployment) -> Response<Bytes> {
    let usage = deployment.usage();
    let body = html! {
        p { "What the functions have asked of AWS since the start, each retry counted. What the pages of this machine look up is not among it." }
        div.wide {
            table {
                thead { tr { @for head in ["Service", "Operation", "Requests", "Failed", "Read units", "Write units"] { th { (head) } } } }
                tbody {
                    @for (service, operations) in &usage.services {
                        @for (operation, of) in operations {
                            tr {
                                td { (service.to_string()) }
                                td { (operation) }
                                td { (of.requests) }
                                td { (of.failed) }
                                td { (format!("{:.1}", of.read_units)) }
                                td { (format!("{:.1}", of.write_units)) }
                            }
                        }
                    }
                }
            }
        }
        p { a href="/local/aws.json" { "The same as JSON" } }
    };
    framed(deployment, "What was asked of AWS", &body)
}
