//! What the first words of a report mean.

use super::*;
use calendar::{CalendarSource, parse_instant};

fn said(text: &str) -> Option<ReportedWords> {
    let hours =
        ["mon", "tue", "wed", "thu", "fri"].map(|day| format!(r#""{day}": [["09:00", "17:00"]]"#));
    let source = format!(
        r#"{{"tz": "America/New_York", "hours": {{{}}}}}"#,
        hours.join(",")
    );
    let source: CalendarSource = serde_json::from_str(&source).unwrap();
    // A Monday, ten o'clock.
    read(
        text,
        Language::AmericanEnglish,
        &Calendar::new(source).unwrap(),
        "EUR",
        parse_instant("2026-03-02T15:00:00Z").unwrap(),
    )
}

fn outcome(disposition: Disposition, at: Option<&str>) -> Option<ReportedWords> {
    Some(ReportedWords::Outcome(
        disposition,
        at.map(|at| parse_instant(at).unwrap()),
    ))
}

#[test]
fn the_first_words_are_an_outcome() {
    for (text, disposition) in [
        ("vm", Disposition::Voicemail),
        ("Voicemail.", Disposition::Voicemail),
        ("left a message, will try again", Disposition::Voicemail),
        ("na", Disposition::NoAnswer),
        ("No answer", Disposition::NoAnswer),
        ("not reached", Disposition::NoAnswer),
        ("Won!", Disposition::Won),
        ("wrong number", Disposition::WrongNumber),
        ("Not a fit, too small", Disposition::NotAFit),
        ("do not contact", Disposition::DoNotContact),
        ("hand back: wrong person", Disposition::WrongPerson),
        ("hand back: no budget this year", Disposition::NoBudget),
        (
            "handing back, need more information",
            Disposition::NeedsInformation,
        ),
        ("spoke to her, all good", Disposition::Reached),
        ("reached the boss", Disposition::Reached),
        ("reached voicemail", Disposition::Voicemail),
        ("Lost to a competitor", Disposition::Lost),
        ("lost: too dear", Disposition::Lost),
        ("won the order", Disposition::Won),
        ("do not contact again", Disposition::DoNotContact),
    ] {
        assert_eq!(said(text), outcome(disposition, None), "{text}");
    }
}

#[test]
fn dates_are_the_next_ones_in_the_offices_zone() {
    use Disposition::{Booked, NotNow, Reached};
    for (text, disposition, at) in [
        ("reached, call Tue 10", Reached, "2026-03-03T15:00:00Z"),
        ("reached, call tomorrow", Reached, "2026-03-03T14:00:00Z"),
        ("booked Thu 14:00", Booked, "2026-03-05T19:00:00Z"),
        ("booked thursday at 2pm", Booked, "2026-03-05T19:00:00Z"),
        ("booked a demo on Thu 14:00", Booked, "2026-03-05T19:00:00Z"),
        ("not now, next march", NotNow, "2027-03-01T14:00:00Z"),
        ("not now, september", NotNow, "2026-09-01T13:00:00Z"),
        ("spoke, again on March 12", Reached, "2026-03-12T13:00:00Z"),
        (
            "spoke, again on 2026-03-12 9:30",
            Reached,
            "2026-03-12T13:30:00Z",
        ),
        ("spoke, in two weeks", Reached, "2026-03-16T13:00:00Z"),
        ("spoke, next week", Reached, "2026-03-09T13:00:00Z"),
    ] {
        assert_eq!(said(text), outcome(disposition, Some(at)), "{text}");
    }
}

#[test]
fn of_a_date_that_two_days_fit_nothing_is_guessed() {
    let at = |text: &str| parse_instant(text).unwrap();
    let either = |outcome, near: Option<&str>, far: &str| {
        let (near, far) = (near.map(at), at(far));
        Some(ReportedWords::WhichDate { outcome, near, far })
    };
    let march = either(Disposition::NotNow, None, "2027-03-01T14:00:00Z");
    assert_eq!(said("not now, march"), march);
    assert_eq!(said("hand back: later, in march"), march);
    // It is Monday, ten o'clock.
    let far = "2026-03-09T19:00:00Z";
    let monday = either(Disposition::Reached, Some("2026-03-02T20:00:00Z"), far);
    assert_eq!(said("reached, call Monday 3pm"), monday);
    let next = outcome(Disposition::Reached, Some(far));
    assert_eq!(said("reached, call next Monday 3pm"), next);
    // So of who left a message, and names the day on which they call again.
    let again = either(Disposition::Voicemail, None, "2026-03-09T13:00:00Z");
    assert_eq!(said("vm monday"), again);
    // What is won has no use for a date: nobody is asked which one was meant.
    assert_eq!(said("won, monday"), outcome(Disposition::Won, None));
}

#[test]
fn who_left_a_message_may_name_the_day_of_the_next_call() {
    use Disposition::{NoAnswer, Voicemail, Wrote};
    let friday = Some("2026-03-06T14:00:00Z");
    for (text, disposition, at) in [
        ("vm, call Fri", Voicemail, friday),
        ("vm, call Fri 10", Voicemail, Some("2026-03-06T15:00:00Z")),
        ("na, again on friday", NoAnswer, friday),
        ("emailed, call friday", Wrote, friday),
        ("Mailbox, Freitag noch mal", Voicemail, friday),
        ("nicht erreicht, am Freitag wieder", NoAnswer, friday),
        ("buzón, llamo el viernes", Voicemail, friday),
        ("no contesta, el viernes otra vez", NoAnswer, friday),
        ("répondeur, je rappelle vendredi", Voicemail, friday),
        ("pas de réponse, vendredi", NoAnswer, friday),
        // That they are to call back says nothing of what happened.
        ("left vm, he will call back Friday", Voicemail, friday),
        ("left a message, asked her to call back", Voicemail, None),
        ("Nachricht hinterlassen, soll zurückrufen", Voicemail, None),
    ] {
        assert_eq!(said(text), outcome(disposition, at), "{text}");
    }
}

#[test]
fn whether_they_spoke_or_somebody_else_did_is_asked_and_not_guessed() {
    for text in [
        "left vm, but he called back right away and wants a quote by friday",
        "vm, she called me back",
        "no answer, later spoke to him",
        "Mailbox, hat aber gleich zurückgerufen",
        "nicht erreicht, dann doch erreicht",
        "buzón, pero me llamó después",
        "no contesta, al final hablé con ella",
        "répondeur, mais elle m'a rappelé",
        "pas de réponse, puis nous avons parlé",
        "spoke to her assistant, she is out till thursday",
        "reached his secretary",
        "talked to a colleague of hers",
        "mit ihrer Assistentin gesprochen",
        "gesprochen, aber nur mit dem Sekretariat",
        "hablé con su secretaria",
        "j'ai eu son assistante",
        "j'ai parlé avec sa secrétaire",
    ] {
        assert_eq!(said(text), None, "{text}");
    }
}

#[test]
fn an_announced_mail_is_answered_and_other_words_are_none() {
    assert_eq!(
        said("Send now"),
        Some(ReportedWords::Choice(AnnouncementChoice::SendNow))
    );
    assert_eq!(
        said("already in touch"),
        Some(ReportedWords::Choice(AnnouncementChoice::InTouch))
    );
    assert_eq!(
        said("stop"),
        Some(ReportedWords::Choice(AnnouncementChoice::Stop))
    );
    for text in [
        "",
        "Thanks",
        "nap time",
        "vmware is what they use",
        "wonderful people",
        "I will see",
        "lost connection, will call back at 3",
        "bought from a competitor last week",
        "signed off sick until April",
        "signed off sick, back at 9",
        "Bought from a competitor for 12,000 EUR",
        "Gekauft bei der Konkurrenz für 12.000 Euro",
        "sold their company for 3,000,000 EUR",
        "Booked solid until April, call later",
        "meeting went well",
        "appointment was cancelled",
        "reached out by mail",
        "send him the brochure",
        "stop by on Tuesday",
        "do not call before ten",
    ] {
        assert_eq!(said(text), None, "{text}");
    }
}

#[test]
fn who_is_away_or_back_says_so_in_their_words() {
    let away = |until: &str| {
        let until = parse_instant(until).unwrap();
        Some(ReportedWords::Away { until })
    };
    let (monday, twelfth) = ("2026-03-09T13:00:00Z", "2026-03-12T13:00:00Z");
    for (text, expected) in [
        ("away till mon", away(monday)),
        ("Away until Monday.", away(monday)),
        ("I'm out until March 12", away(twelfth)),
        ("sick until next week", away(monday)),
        ("abwesend bis 12.3.", away(twelfth)),
        ("Im Urlaub bis Montag", away(monday)),
        ("estoy de vacaciones hasta el 12 de marzo", away(twelfth)),
        ("Absente jusqu'au 12 mars", away(twelfth)),
        ("I'm back next week", away(monday)),
        ("I'm back", Some(ReportedWords::Back)),
        ("wieder da!", Some(ReportedWords::Back)),
        // Of somebody else, or of no day.
        ("away until they have paid", None),
        ("I'm back to her on Monday", None),
        ("away", None),
        ("She is away until Monday", None),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn what_was_won_for_is_read_and_of_what_is_in_doubt_nothing_is_guessed() {
    let sum = |units| {
        let amount = followup::event::SaleAmount::new(units).unwrap();
        Some(ReportedWords::WonFor(NamedSum::Of(amount)))
    };
    for (text, units) in [
        ("won 12000", 12_000),
        ("Won 12,000 EUR", 12_000),
        ("won, 12.000 €", 12_000),
        ("won: €12,000.00", 12_000),
        ("won for 12 000 euros today", 12_000),
        ("Won! 1'200.-", 1_200),
        ("gewonnen: 12.000,00 EUR", 12_000),
        ("Auftrag erhalten über 12.000 Euro", 12_000),
        ("Ganado por 12.000 €", 12_000),
        ("han firmado, 12 000 euros", 12_000),
        ("Gagné pour 12\u{202f}000 €", 12_000),
        ("signé à 900 euros", 900),
        ("won the order for 12,000 EUR, starts on 1 May", 12_000),
    ] {
        assert_eq!(said(text), sum(units), "{text}");
    }
    for text in [
        "won 12.50",
        "won 1,2",
        "won 12k",
        "won 12,000 USD",
        "won 12,000 or 15,000",
        "won 12,000 EUR plus 3,000 EUR plus tax, or 4 seats",
        "won 12,000 EUR, plus 3,000 EUR setup",
        "won 12,000 EUR (€3,000 of it now)",
        "won 12.000,500",
        "won for 2026",
        "won at 10",
        "won 012000",
        "won 3 seats",
        "won 0",
        "won 5000000000",
        "won 30%",
    ] {
        let unclear = Some(ReportedWords::WonFor(NamedSum::Unclear));
        let said = said(text);
        assert_eq!(said, unclear, "{text}");
    }
    // Where "won" stands by itself, the win counts, and only the sum is asked for.
    for text in [
        "Won! 3 seats",
        "Won. 24 months",
        "won: 12,000 USD",
        "won $12,000",
        "won the order for 12,000 USD",
    ] {
        assert_eq!(said(text), Some(ReportedWords::WonForWhichSum), "{text}");
    }
    // A number that stands elsewhere is no sum.
    let won = outcome(Disposition::Won, None);
    for text in [
        "won",
        "won the order, they take 3 seats",
        "won today, order 4711",
        "won, meeting at 10",
        "won the order for 2026",
        "won, call me at 5550100",
    ] {
        assert_eq!(said(text), won, "{text}");
    }
}

#[test]
fn a_sum_is_of_the_currency_of_the_policy_however_that_is_written() {
    let monday = r#"{"tz": "America/New_York", "hours": {"mon": [["09:00", "17:00"]]}}"#;
    let calendar = Calendar::new(serde_json::from_str(monday).unwrap()).unwrap();
    let now = parse_instant("2026-03-02T15:00:00Z").unwrap();
    let sum = NamedSum::Of(followup::event::SaleAmount::new(12_000).unwrap());
    for (currency, text, expected) in [
        ("€", "won 12,000 EUR", sum),
        ("€", "won 12,000 euros", sum),
        ("eur", "won €12,000", sum),
        ("$", "won $12,000", sum),
        ("$", "won 12,000 dollars", sum),
        ("", "won 12,000 PLN", sum),
        // Whose dollars are meant, a sign does not say.
        ("$", "won 12,000 CAD", NamedSum::Unclear),
        ("€", "won 12,000 USD", NamedSum::Unclear),
    ] {
        let said = read(text, Language::AmericanEnglish, &calendar, currency, now);
        let expected = Some(ReportedWords::WonFor(expected));
        assert_eq!(said, expected, "{text} of {currency}");
    }
}
