//! What stands in a cell of a spreadsheet.

/// A cell that no spreadsheet takes for a formula: what a stranger typed is text. A telephone number stays as it is.
///
/// ```
/// use wording::spreadsheet::harmless;
/// assert_eq!(harmless("=HYPERLINK(1)"), "'=HYPERLINK(1)");
/// assert_eq!(harmless("-1+cmd"), "'-1+cmd");
/// assert_eq!(harmless("+12125550123"), "+12125550123");
/// assert_eq!(harmless("Ana = Bo"), "Ana = Bo");
/// assert_eq!(harmless(""), "");
/// ```
#[must_use]
pub fn harmless(cell: &str) -> String {
    let mut chars = cell.chars();
    let first = chars.next().unwrap_or(' ');
    let number = chars.all(|c| c.is_ascii_digit() || c == ' ');
    if matches!(first, '=' | '@' | '\t' | '\r') || (matches!(first, '+' | '-') && !number) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
