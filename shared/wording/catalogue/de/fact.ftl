fact-line = { $what }: { $why }
fact-imported = Aus einer Liste übernommen
fact-received = Die Anfrage kam an
fact-joined = Es kam noch eine Anfrage von ihnen
fact-assessed = Die Kriterien wurden angewandt
fact-suspected = Zur Prüfung gegeben
fact-queued = Wartet auf eine Entscheidung
fact-assigned = Zugeteilt
fact-call-opened = Ein Anruf steht an
fact-mail-planned = Eine Mail steht bereit
fact-step-skipped = Ein Schritt fiel aus
fact-reminded = Wer den Lead hat, wurde erinnert
fact-breached = Überfällig
fact-promise-kept = Unsere Zusage wurde gehalten
fact-promise-missed = Unsere Zusage wurde nicht gehalten
fact-promise-moved = Unsere Zusage wurde verschoben, bevor sie bestätigt war
fact-escalated = Die Teamleitung wurde verständigt
fact-warned = Wer den Lead hat, weiß, dass er weitergeht
fact-kept = Wer den Lead hat, behält ihn
fact-lapsed = Der Lead ging weiter
fact-still-open = Noch offen
fact-booked = Ein Termin wurde gebucht
fact-booking-requested = Um einen Termin wurde gebeten
fact-booking-moved = Der Termin wurde verschoben
fact-booking-cancelled = Der Termin wurde abgesagt
fact-outcome = Gemeldet
fact-corrected = Berichtigt
fact-sign = Ein Zeichen von ihnen
fact-stopped = Die automatischen Schritte endeten
fact-rested = Der Lead ruht
fact-woke = Der Lead ist wieder da
fact-closed = Abgeschlossen
fact-verdict = Entschieden
fact-sent = Eine Mail ging hinaus
fact-not-sent = Eine Mail ging nicht hinaus
fact-unknown = Eine Mail ging vielleicht nicht hinaus
fact-erased = Die Daten der Person wurden gelöscht
fact-noted = Notiert
fact-held = Die automatischen Mails warten
fact-linked = Mit einem anderen Lead verknüpft
fact-opted-in = Sie haben zugestimmt
fact-handed-over = Der Lead geht mit allem weiter, was vereinbart ist
fact-awaiting-approval = Eine Mail wartet darauf, dass ein Mensch sie sendet
fact-doubted = Nicht bewiesen

fact-suspected-detail = sieht unerwünscht aus; ein Mensch entscheidet
assigned-to = an { $name }: { $why }
assigned-who-left = { $id }: { $why }
fact-of-step = { $step }: { $why }
promised-by = bis { $time }
promise-missed-by = bis { $time }, und niemand hat etwas gemeldet
promise-moved-to = von { $from } auf { $to }
promise-moved-to-no-hour = von { $from } auf keine feste Zeit: Soweit bekannt, hat niemand Platz
lapsed-from = von { $name }
lapsed-untold = von { $name }; die Nachricht kam nicht rechtzeitig, also zählt es nicht
lapsed-unreached = von { $name }; keine Mail darüber kam an, also zählt es nicht
lapsed-unsettled = die Qualifizierung hat es nicht rechtzeitig geklärt
still-open-detail = auf der Liste des Tages
erased-detail = die Daten der Person wurden gelöscht
held-detail = mit jemandem aus ihrem Haus sind wir in Kontakt
opted-in-detail = dem Newsletter

owed-first-touch = der erste Kontakt
owed-first-touch-this-week = der erste Kontakt, diese Woche
owed-answer = die Antwort auf das, was sie geschrieben haben
owed-request = die Antwort auf ihr Anliegen
owed-confirm = die Zusage zu der Zeit, um die sie gebeten haben
owed-meeting = wie der Termin war
owed-next-step = der nächste Schritt
owed-decide = eine Entscheidung, wie es weitergeht
owed-approach = ein erstes Wort an jemanden von der Liste

meets-at = mit { $name }, { $time }
meets-at-either = mit { $name }, { $time } oder { $other }
meeting-cancelled-because = { $meeting }: { $why }
cancelled-no-contact = sie möchten keinen Kontakt
cancelled-other-rep = jemand anderes hat jetzt den Lead
cancelled-not-followed-up = der Lead wird nicht weiterverfolgt
cancelled-not-confirmed = niemand hat zugesagt

assessed-none = keines trifft zu
assessed-points = { $points ->
    [one] { $points } Punkt: { $held }
   *[other] { $points } Punkte: { $held }
}
queued-unsettled = die Antworten reichen für die Kriterien nicht
queued-cannot-ask = die Frage lässt sich nicht stellen
queued-not-answered = die Frage blieb ohne Antwort
queued-cannot-answer = die Frage lässt sich nicht beantworten
queued-excluded = ein festgelegter Ausschluss trifft zu
queued-not-a-lead = laut Regeln keine Anfrage
queued-wrong-person = falsche Person
queued-no-budget = kein Budget
queued-needs-information = es fehlen Angaben
queued-passed-over = { $name } { $why }
unfit-away = ist abwesend
unfit-paused = pausiert nach zwei versäumten Leads
unfit-full = ist ausgelastet
unfit-other-topic = übernimmt andere Themen
unfit-other-source = übernimmt andere Quellen
unfit-let-it-lapse = hat ihn liegen lassen
unfit-no-weight = übernimmt keine
unfit-taken = ist vergeben

assigned-solo = ein Team aus einer Person
assigned-had-it-before = hatte diesen Lead schon
assigned-has-linked = hat oder hatte einen verknüpften Lead
assigned-least-loaded = hat { $open } offen, am wenigsten nach Gewicht
assigned-in-time-lately = hat { $open } offen und zuletzt rechtzeitig gemeldet
assigned-lapsed-lately = { $lapses ->
    [one] hat { $open } offen, und einer ging dort zuletzt weiter
   *[other] hat { $open } offen, und { $lapses } gingen dort zuletzt weiter
}
assigned-free-then = ist zur gewählten Zeit frei; { $among }
assigned-no-rep-free = im Vertrieb kann ihn jetzt niemand übernehmen
assigned-lapsed-twice = zweimal wurde kein Kontakt rechtzeitig gemeldet
assigned-nobody-else = kein Kontakt wurde rechtzeitig gemeldet, und niemand sonst beantwortet solche Anliegen
assigned-answers = beantwortet, was kein Lead ist
managers-choice = Wahl der Teamleitung
assigned-reported = hat ein Ergebnis gemeldet
assigned-corrected = ein Ergebnis wurde berichtigt

skipped-attempts-used-up = die Versuche sind aufgebraucht
skipped-unreachable = auf keinem Weg zu erreichen; ein Mensch entscheidet
skipped-no-address = keine Adresse, an die wir schreiben dürfen
skipped-no-consent = keine Einwilligung ist vermerkt
skipped-says-they-asked = der Text sagt, sie hätten gefragt
skipped-doubt = jemand schrieb in ihrem Namen; ein Mensch entscheidet
skipped-away = wartet, bis sie zurück sind
skipped-not-reported = niemand hat ihn gemeldet
skipped-tried-before = jemand hat es schon vorher versucht

stopped-wrote-again = sie schrieben noch einmal
stopped-asked = sie haben gefragt
stopped-chose-a-time = sie haben einen Termin gewählt
stopped-in-contact = in Kontakt
stopped-not-now = jetzt nicht
stopped-nurture = Kontakt pflegen
stopped-no-budget = kein Budget
stopped-handed-back = zurückgegeben
stopped-let-go = was offen war, wurde gestrichen
stopped-do-not-contact = kein Kontakt
stopped-known-before = von früher bekannt: { $sign }
stopped-number-known-before = von früher bekannt: Die Nummer darf nicht angerufen werden
sign-replied = geantwortet
sign-unsubscribed = abbestellt
sign-bounced = unzustellbar
sign-complained = beschwert
sign-do-not-contact = kein Kontakt

ending-won = gewonnen
ending-lost = verloren
ending-not-a-fit = passt nicht
ending-not-a-lead = keine Anfrage
ending-existing-customer = schon Kunde
ending-do-not-contact = kein Kontakt
ending-complained = beschwert
ending-refused = abgesagt
ending-unwanted = unerwünscht
ending-erased = gelöscht

woke-new-inquiry = eine neue Anfrage
woke-first-inquiry = eine erste Anfrage
woke-wrote = sie haben geschrieben
woke-chose-a-time = sie haben einen Termin gewählt
woke-date-came = die Zeit ist gekommen
woke-date-they-asked-for = die Zeit ist gekommen, die sie genannt haben
woke-review = ein Mensch sieht nach
woke-reviewed = ein Mensch hat nachgesehen

ruled-go-on = weitermachen
ruled-own-up = um Entschuldigung für die Verspätung bitten
ruled-nudged = { $name } erinnert, sich darum zu kümmern
ruled-let-go-settled = gestrichen: anderweitig erledigt
ruled-let-go-not-wanted = gestrichen: nicht mehr gewünscht
ruled-let-go-cannot-help = gestrichen: Wir können nicht helfen
ruled-let-go-too-late = gestrichen: zu spät, um noch zu nützen
ruled-send-now = jetzt senden
ruled-leave-out = diesen Schritt auslassen
ruled-in-touch = schon in Kontakt
ruled-released = { $step } freigegeben
ruled-dropped = { $step } verworfen
ruled-dropped-lost = eine Mail verworfen, deren Text verloren ging

sent-before-restored = bevor die Tabelle wiederhergestellt wurde
sent-in-flight = { $what }; war schon unterwegs, als gestoppt wurde

step-acknowledgement = Eingangsbestätigung
step-acknowledgement-later = spätere Eingangsbestätigung
step-question = Rückfrage
step-courtesy-no = freundliche Absage
step-courteous-no = freundliche Absage
step-goodbye = Abschiedsmail
step-owing = Entschuldigung
step-new-contact = neue Ansprechperson
step-mail-personal = persönliche Mail
step-mail-again = noch eine Mail
step-booked = Terminbestätigung
step-booking-moved = Termin verschoben
step-booking-requested = Termin angefragt
step-booking-cancelled = Termin abgesagt
step-booking-reminder = Terminerinnerung
step-booking-again = neuer Termin

number-extension = { $number } Durchwahl { $extension }
number-doubtful = { $number } (bitte die Nummer prüfen)

noted-on-a-list = sie stehen auch auf einer Liste
noted-asked-for-nothing = von einer Liste, ohne eigene Anfrage
noted-away-until = abwesend bis { $day }
noted-auto-reply = eine automatische Antwort
noted-soft-bounced = eine Mail wurde diesmal nicht angenommen
noted-delayed = eine Mail verspätet sich
noted-note = eine Notiz
noted-came-from = (Das kam von { $from }.)

handed-over-by-choice = von { $name }, auf Wunsch der Teamleitung
handed-over-away = von { $name }, zurzeit abwesend
handed-over-left = von { $name }, nicht mehr im Team
handed-over-lapsed = von { $name }, ohne rechtzeitig gemeldete Antwort

awaits-answers-elsewhere = Antworten kämen nicht hierher zurück
awaits-in-contact = seit der letzten gab es ein Zeichen von Kontakt
awaits-unattended = zwei gingen von selbst hinaus, und seither hat kein Mensch etwas getan

claimed-report = eine Meldung im Namen des Teams
claimed-words = Worte in ihrem Namen
claimed-silence = der Wunsch nach Ruhe in ihrem Namen
claimed-away = eine automatische Antwort in ihrem Namen
claimed-failure = eine Meldung, dass Mail an sie nicht ankam
claimed-complaint = eine Meldung, dass sie sich beschwert haben

unsent-too-late = die Zeit, in der sie hinausgehen konnte, ist vorbei
unsent-stopped = ein Stopp kam zuvor
unsent-no-address = es gibt keine Adresse
unsent-lead-gone = den Lead gibt es nicht mehr
unsent-inquiry-gone = die Anfrage gibt es nicht mehr
unsent-merged = der Lead wurde mit einem anderen zusammengelegt
unsent-appointment-changed = der Termin ist nicht mehr derselbe
unsent-acknowledged = innerhalb des Tages schon bestätigt; als Wiederholung notiert
unsent-refused = der Maildienst hat sie abgelehnt: { $why }
unsent-rejected = der Maildienst hat sie zurückgewiesen
unsent-not-delivered = ihr Postfach nahm sie nicht an, und der Maildienst gab auf
unsent-lease-nearly-over = die Frist dieses Versuchs war fast vorbei
unsent-sender-silent = wer sie sendete, sagte nichts dazu
unsent-perhaps-sent = vielleicht nicht gesendet: Der Maildienst sagte nichts
unsent-not-taken-up = ein Entwurf, den niemand rechtzeitig gesendet hat
unsent-not-of-the-team = die Person gehört nicht mehr zum Team
unsent-nothing-to-say = nichts zu sagen
unsent-unreadable = wovon sie spricht, lässt sich nicht lesen
unsent-restored = eine Sicherung wurde eingespielt; vielleicht ging sie danach noch hinaus
unsent-no-message-id = die Antwort hat keine Nachrichtennummer
unsent-failed = der Maildienst scheiterte mit { $status }
unsent-no-answer = keine Antwort

template-absent = es gibt keine Vorlage `{ $template }`
template-says-they-asked = Vorlage `{ $template }` sagt, sie hätten gefragt, aber sie stehen auf einer Liste
template-missing = Vorlage `{ $template }`, Zeile { $line }: `{ $variable }` fehlt
template-empty = Vorlage `{ $template }`, Zeile { $line }: `{ $variable }` ist leer
template-wrong-shape = Vorlage `{ $template }`, Zeile { $line }: `{ $variable }` hat einen Wert der falschen Art
template-not-a-link = Vorlage `{ $template }`, Zeile { $line }: `{ $variable }` ist kein Link
template-no-neutral-twin = Vorlage `{ $template }` hat kein neutrales Gegenstück
template-left-over = Vorlage `{ $template }`, Zeile { $line }: `{ $mark }` blieb von einem Platzhalter übrig

refused-unbuildable = die Anforderung lässt sich nicht bilden
refused-no-connection = keine Verbindung
refused-too-many-requests = zu viele Anforderungen
refused-limit-reached = eine Grenze des Kontos ist erreicht
refused-resource-missing = eine Ressource fehlt
refused-message-rejected = die Nachricht ist zurückgewiesen
refused-malformed = die Anforderung ist fehlerhaft
refused-other = abgelehnt
refused-sending-paused = der Versand ist angehalten
refused-account-suspended = das Konto ist gesperrt
refused-domain-not-verified = die Domain des Absenders ist nicht bestätigt
refused-sender-not-verified = der Absender ist nicht bestätigt
refused-daily-quota = das Kontingent des Tages ist aufgebraucht
refused-access-denied = der Maildienst lässt niemanden hinein

law-consent-ended = die Einwilligung aus einer Anfrage endete { $months } Monate danach, am { $on }
law-all-written = ihr Recht erlaubt { $most } schriftliche Nachfragen je Anfrage, die Abschiedsmail eingeschlossen

outcome-reached = Erreicht
outcome-voicemail = Auf die Mailbox gesprochen
outcome-no-answer = Nicht erreicht
outcome-wrote = Geschrieben
outcome-answered = Sie haben mir geantwortet
outcome-booked = Termin vereinbart
outcome-met = Termin fand statt
outcome-no-show = Sie kamen nicht
outcome-won = Gewonnen
outcome-lost = Verloren
outcome-wrong-number = Falsche Nummer
outcome-not-now = Jetzt nicht
outcome-not-a-fit = Passt nicht
outcome-not-a-lead = Keine Anfrage
outcome-do-not-contact = Kein Kontakt mehr
outcome-nurture = Kontakt pflegen
outcome-wrong-person = Zurückgeben: falsche Person
outcome-no-budget = Zurückgeben: kein Budget
outcome-needs-information = Zurückgeben: Angaben fehlen

verdict-ready = Bereit für den Vertrieb
verdict-nurture = Jetzt nicht: Kontakt pflegen
verdict-not-a-lead = Keine Anfrage
verdict-existing-customer = Schon Kunde
verdict-unwanted = Unerwünscht
verdict-refuse = Freundliche Absage senden

let-go-settled = Anderweitig erledigt
let-go-not-wanted = Nicht mehr gewünscht
let-go-cannot-help = Wir können nicht helfen
let-go-too-late = Zu spät, um noch zu nützen

rep-meets-at = Ort des Treffens: { $place }.
rep-calls = { $formality ->
    [familiar] Du rufst sie an: { $number }.
   *[formal] Sie rufen an: { $number }.
}
rep-is-called = { $formality ->
    [familiar] Sie rufen dich an: { $number }.
   *[formal] Der Anruf kommt von dort: { $number }.
}
rep-agrees-how = { $formality ->
    [familiar] Es ist keine Nummer bekannt, die jemand anrufen könnte: Bitte schreib ihnen, wie ihr miteinander sprechen könnt.
   *[formal] Es ist keine Nummer bekannt, die jemand anrufen könnte: Bitte schreiben Sie ihnen, wie Sie miteinander sprechen können.
}
