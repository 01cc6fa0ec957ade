//! What reps write in answer to a task, in four languages, and what it is taken for.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use calendar::{Calendar, CalendarSource, parse_instant};
use followup::event::{AnnouncementChoice, Disposition};
use followup::language::Language;
use reading::report::{ReportedWords, read};
use wording::{Words, label};

/// An outcome, and what reps write for it, with strokes between.
const OUTCOMES: &str = "
voicemail: vm | left a voicemail | Mailbox | auf die Mailbox gesprochen | Auf AB gesprochen | Nachricht hinterlassen, versuche es wieder
voicemail: buzón de voz | Dejé un mensaje | Saltó el contestador | boîte vocale | Message laissé sur répondeur | J’ai laissé un message
voicemail: messagerie
no_answer: na | not yet reached | nicht erreicht | Noch nicht erreicht. | geht keiner ran | niemanden erreicht | besetzt
no_answer: No contesta | no coge el teléfono | Sin respuesta | comunica | Pas de réponse | injoignable | N’a pas répondu
no_answer: personne ne répond | occupé
reached: spoke to her | erreicht | Gesprochen, alles gut | Kurz gesprochen | telefoniert | Hablé con ella | he hablado con él
reached: Joint, tout va bien | J’ai parlé avec elle | je l’ai eu | eu au téléphone
wrote: emailed | geschrieben | Mail geschickt | Les escribí | Correo enviado | J’ai écrit | Mail envoyé
done: Done | Did it! | Erledigt | Gemacht. | Hecho | Listo | C’est fait | Fait
answered: they replied | hat sich gemeldet | sie haben geantwortet | Me respondieron | han contestado | Ils m’ont répondu
booked: booked | Termin | Termin vereinbart | Cita acordada | Reunión | RDV pris | Rendez-vous
met: We met | Termin fand statt | Nos reunimos | rdv tenu
no_show: no-show | nicht erschienen | Sie kamen nicht | No se presentaron | Ils ne sont pas venus
won: won | gewonnen | Auftrag erhalten! | Ganado | han firmado | Gagné | signé
lost: lost | verloren | verloren an einen Mitbewerber | Perdido | perdido por precio | Perdu | perdu face à un concurrent
wrong_number: wrong number | falsche Nummer | Kein Anschluss | Número equivocado | Mauvais numéro
not_now: not now | jetzt nicht | Noch nicht | Später | Ahora no | todavía no | Pas maintenant | plus tard
not_a_fit: not a fit | passt nicht | No encaja | Ne convient pas
not_a_lead: not a lead | keine Anfrage | No es un lead | pas une demande
do_not_contact: do not contact | kein Kontakt mehr | nicht mehr anrufen | No contactar | no llamar más | Ne plus contacter
nurture: nurture | Kontakt pflegen | Mantener el contacto | Garder le contact
wrong_person: wrong person | falscher Ansprechpartner | No es la persona | Mauvais interlocuteur | Zurückgeben: falsche Person
wrong_person: Devolver: no es la persona | Rendre : mauvais interlocuteur
no_budget: no budget | kein Budget | Sin presupuesto | Pas de budget | gebe zurück, kein Budget | lo devuelvo, sin presupuesto
no_budget: je le rends, pas de budget
needs_information: es fehlen Angaben | Faltan datos | Il manque des informations | Zurückgeben: Angaben fehlen
needs_information: Devolver: faltan datos | Rendre : il manque des informations
";

/// The writer's language, what they wrote, the outcome, and the moment that they named. It is Monday, ten o'clock, in New York.
const DATES: &str = "
de | Termin Do 14 Uhr | booked | 2026-03-05T19:00:00Z
de | Termin am Donnerstag um 14:00 | booked | 2026-03-05T19:00:00Z
de | Termin Mo, 9.3. 14:00 | booked | 2026-03-09T18:00:00Z
de | erreicht, wieder morgen um 10 | reached | 2026-03-03T15:00:00Z
de | erreicht, übermorgen | reached | 2026-03-04T14:00:00Z
de | erreicht, nochmal am 9.3. um 10 Uhr | reached | 2026-03-09T14:00:00Z
de | erreicht, nächste Woche | reached | 2026-03-09T13:00:00Z
de | erreicht, nächsten Montag | reached | 2026-03-09T13:00:00Z
de | erreicht, in zwei Wochen | reached | 2026-03-16T13:00:00Z
de | jetzt nicht, im September | not_now | 2026-09-01T13:00:00Z
de | jetzt nicht, erst am 12. Mai | not_now | 2026-05-12T13:00:00Z
de | jetzt nicht, 12. Dez | not_now | 2026-12-14T14:00:00Z
es | cita el jueves a las 14:00 | booked | 2026-03-05T19:00:00Z
es | cita jue a las 14 | booked | 2026-03-05T19:00:00Z
es | hablé con ella, mañana a las 10 | reached | 2026-03-03T15:00:00Z
es | hablé, el jueves por la mañana | reached | 2026-03-05T14:00:00Z
es | hablé, la semana que viene | reached | 2026-03-09T13:00:00Z
es | hablé, dentro de dos semanas | reached | 2026-03-16T13:00:00Z
es | ahora no, el 12 de mayo | not_now | 2026-05-12T13:00:00Z
es | hablé, otra vez el 12/3 | reached | 2026-03-12T13:00:00Z
fr | rdv jeudi à 14h | booked | 2026-03-05T19:00:00Z
fr | rdv mar 14h30 | booked | 2026-03-03T19:30:00Z
fr | rdv mar à 10h | booked | 2026-03-03T15:00:00Z
fr | joint, rappeler demain à 10h | reached | 2026-03-03T15:00:00Z
fr | joint, après-demain | reached | 2026-03-04T14:00:00Z
fr | joint, la semaine prochaine | reached | 2026-03-09T13:00:00Z
fr | joint, lundi prochain à 15h | reached | 2026-03-09T19:00:00Z
fr | joint, dans deux semaines | reached | 2026-03-16T13:00:00Z
fr | pas maintenant, le 12 mai | not_now | 2026-05-12T13:00:00Z
en-GB | spoke, again 12/3 | reached | 2026-03-12T13:00:00Z
en-US | spoke, again 3/12 | reached | 2026-03-12T13:00:00Z
en-US | spoke, so 2 more calls | reached | -
en-US | spoke, do a 2nd demo | reached | -
";

fn said(language: Language, text: &str) -> Option<ReportedWords> {
    let hours = ["mon", "tue", "wed", "thu", "fri"];
    let hours = hours.map(|day| format!(r#""{day}": [["09:00", "17:00"]]"#));
    let hours = hours.join(",");
    let source = format!(r#"{{"tz": "America/New_York", "hours": {{{hours}}}}}"#);
    let source: CalendarSource = serde_json::from_str(&source).unwrap();
    let calendar = Calendar::new(source).unwrap();
    let now = parse_instant("2026-03-02T15:00:00Z").unwrap();
    read(text, language, &calendar, "EUR", now)
}

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty())
}

#[test]
fn a_report_is_understood_in_every_language_whoever_writes_it() {
    for row in rows(OUTCOMES) {
        let (code, texts) = row.split_once(": ").unwrap();
        let outcome = ReportedWords::Outcome(Disposition::named(code).unwrap(), None);
        for text in texts.split(" | ") {
            for language in Language::ALL {
                assert_eq!(said(language, text), Some(outcome), "{text}");
            }
        }
    }
    let written =
        |outcome: &&Disposition| rows(OUTCOMES).any(|row| row.starts_with(outcome.as_str()));
    assert_eq!(Disposition::ALL.iter().find(|one| !written(one)), None);
}

#[test]
fn a_date_is_understood_in_every_language() {
    for row in rows(DATES) {
        let parts: Vec<&str> = row.split(" | ").collect();
        let [tag, text, code, at] = parts[..] else {
            panic!("four parts: {row}");
        };
        let language = Language::ALL.into_iter().find(|one| one.tag() == tag);
        let at = parse_instant(at).ok();
        let outcome = ReportedWords::Outcome(Disposition::named(code).unwrap(), at);
        assert_eq!(said(language.unwrap(), text), Some(outcome), "{text}");
    }
    for text in [
        "erreicht, Montag 15 Uhr",
        "erreicht, Mo 15 Uhr",
        "erreicht, im März",
    ] {
        let said = said(Language::German, text);
        assert!(
            matches!(said, Some(ReportedWords::WhichDate { .. })),
            "{text}: {said:?}"
        );
    }
}

#[test]
fn what_is_to_become_of_a_mail_is_understood_in_every_language() {
    use AnnouncementChoice::{InTouch, SendNow, Stop};
    for (choice, texts) in [
        (
            SendNow,
            "send it | jetzt senden | Senden bitte | Enviarlo ya | envoyer maintenant",
        ),
        (
            InTouch,
            "in touch | schon in Kontakt | Ich bin schon in Kontakt | Ya estoy en contacto | déjà en contact",
        ),
        (
            Stop,
            "stop | nicht senden | Stopp | Omitir este | ne pas envoyer",
        ),
    ] {
        for text in texts.split(" | ") {
            let said = said(Language::French, text);
            assert_eq!(said, Some(ReportedWords::Choice(choice)), "{text}");
        }
    }
}

#[test]
fn what_only_begins_like_a_report_is_none_in_any_language() {
    for text in [
        "Na ja, mal sehen",
        "Termin abgesagt",
        "Erreicht niemanden",
        "Mailboxen sind heute alle voll",
        "ab Montag im Urlaub",
        "Cita cancelada",
        "Ocupado hasta abril",
        "Devolver la llamada",
        "Rdv annulé",
        "Joint à ce mail, la brochure",
        "Signé malade jusqu'en avril",
        "Enviar el folleto",
        "Senden Sie ihm den Prospekt",
        "Gagné du temps",
        "En contact avec un concurrent",
    ] {
        for language in Language::ALL {
            assert_eq!(said(language, text), None, "{text}");
        }
    }
}

#[test]
fn what_a_button_says_is_understood_when_somebody_writes_it() {
    for language in Language::ALL {
        for outcome in Disposition::ALL.iter().copied() {
            let text = label::outcome(Words::from(language), outcome);
            let expected = Some(ReportedWords::Outcome(outcome, None));
            assert_eq!(said(language, &text), expected, "{text}");
        }
    }
}
