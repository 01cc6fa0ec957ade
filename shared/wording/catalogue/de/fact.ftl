fact-line = { $what }: { $why }
fact-imported = Aus einer Liste übernommen
fact-received = Die Anfrage kam an
fact-joined = Noch eine Anfrage kam an
fact-assessed = Die Kriterien wurden angewandt
fact-suspected = Zur Prüfung gegeben
fact-queued = Wartet auf eine Entscheidung
fact-assigned = Zugeteilt
fact-call-opened = Ein Anruf steht an
fact-task-opened = Eine Aufgabe steht an
fact-mail-planned = Eine Mail steht bereit
fact-step-skipped = Ein Schritt fiel aus
fact-reminded = Die zuständige Person wurde erinnert
fact-breached = Überfällig
fact-promise-kept = Unsere Zusage wurde gehalten
fact-promise-missed = Unsere Zusage wurde nicht gehalten
fact-promise-moved = Unsere Zusage wurde verschoben, bevor sie bestätigt war
fact-escalated = Die Teamleitung wurde verständigt
fact-warned = Die zuständige Person wurde gewarnt, dass der Lead weitergegeben wird
fact-kept = Die zuständige Person behält den Lead
fact-lapsed = Der Lead wurde weitergegeben
fact-still-open = Noch offen
fact-booked = Ein Termin wurde gebucht
fact-booking-requested = Ein Termin wurde angefragt
fact-booking-moved = Der Termin wurde verschoben
fact-booking-cancelled = Der Termin wurde abgesagt
fact-outcome = Gemeldet
fact-corrected = Korrigiert
fact-sign = Eine Rückmeldung kam
fact-stopped = Die automatischen Schritte endeten
fact-rested = Der Lead ruht
fact-woke = Der Lead ist wieder da
fact-closed = Abgeschlossen
fact-verdict = Entschieden
fact-sent = Eine Mail wurde gesendet
fact-not-sent = Eine Mail wurde nicht gesendet
fact-unknown = Eine Mail wurde vielleicht nicht gesendet
fact-erased = Die Daten der Person wurden gelöscht
fact-noted = Vermerkt
fact-held = Die automatischen Mails warten
fact-linked = Mit einem anderen Lead verknüpft
fact-opted-in = Einwilligung erteilt
fact-erasure-demanded = Löschung der gespeicherten Daten verlangt
fact-handed-over = Der Lead wurde mit allem übergeben, was vereinbart ist
fact-awaiting-approval = Eine Mail wartet darauf, dass ein Mensch sie sendet
fact-doubted = Nicht bewiesen

fact-suspected-detail = vermutlich unerwünscht; ein Mensch entscheidet
assigned-to = an { $name } ({ $why })
assigned-who-left = { $id }: { $why }
fact-of-step = { $step }: { $why }
promised-by = bis { $time }
promise-missed-by = bis { $time }, und niemand hat etwas gemeldet
promise-moved-to = von { $from } auf { $to }
promise-moved-to-no-hour = von { $from } auf unbestimmte Zeit: Soweit bekannt, hat niemand Kapazität
lapsed-from = von { $name }
lapsed-untold = von { $name }; die Warnung kam nicht rechtzeitig, darum zählt es nicht
lapsed-unreached = von { $name }; keine Mail darüber kam an, darum zählt es nicht
lapsed-unsettled = die Qualifizierung hat es nicht rechtzeitig geklärt
still-open-detail = auf der Liste des Tages
held-detail = mit jemandem aus derselben Firma sind wir in Kontakt
opted-in-detail = für den Newsletter

owed-first-touch = der erste Kontakt
owed-first-touch-this-week = der erste Kontakt, diese Woche
owed-answer = die Antwort auf die Nachricht
owed-request = die Antwort auf das Anliegen
owed-confirm = die Zusage zur gewünschten Zeit
owed-meeting = die Rückmeldung zum Termin
owed-next-step = der nächste Schritt
owed-decide = eine Entscheidung, wie es weitergeht
owed-approach = die erste Nachricht an jemanden von der Liste

meets-at = mit { $name }, { $time }
meets-at-either = mit { $name }, { $time } oder { $other }
meeting-cancelled-because = { $meeting }: { $why }
cancelled-no-contact = kein Kontakt gewünscht
cancelled-other-rep = der Lead ist jetzt bei jemand anderem
cancelled-not-followed-up = der Lead wird nicht weiterverfolgt
cancelled-not-confirmed = niemand hat zugesagt

assessed-ladder = { $said }; hat eigene Fristen: { $ladder }
assessed-none = keines trifft zu
assessed-points = { $points ->
    [one] { $points } Punkt: { $held }
   *[other] { $points } Punkte: { $held }
}
assessed-rang = { $said }; wer angerufen hat, wird auf jeden Fall zurückgerufen
queued-unsettled = die Angaben reichen für die Kriterien nicht
queued-cannot-ask = die Frage lässt sich nicht stellen
queued-not-answered = die Frage blieb ohne Antwort
queued-cannot-answer = die Frage lässt sich nicht beantworten
queued-excluded = ein Ausschlusskriterium trifft zu
queued-not-a-lead = laut Regeln keine Anfrage
queued-wrong-person = falsche Person
queued-no-budget = kein Budget
queued-needs-information = es fehlen Angaben
queued-not-a-fit = passt nicht
queued-passed-over = { $name } { $why }
unfit-away = ist abwesend
unfit-paused = bekommt nach zwei versäumten Leads vorerst keine neuen
unfit-full = ist ausgelastet
unfit-other-topic = übernimmt andere Themen
unfit-other-source = übernimmt andere Quellen
unfit-other-product = übernimmt andere Produkte
unfit-other-territory = übernimmt Leads aus anderen Gebieten
unfit-other-language = spricht mit Leads andere Sprachen
unfit-let-it-lapse = hatte den Lead schon und hat nicht rechtzeitig etwas gemeldet
unfit-no-weight = übernimmt keine Leads
unfit-shift-ends = arbeitet vorher zu kurz
unfit-behind = hat { $open } offen
unfit-taken = ist zu dieser Zeit belegt

assigned-before-others = { $why }; { $others }
assigned-solo = ein Team aus einer Person
assigned-had-it-before = hatte diesen Lead schon
assigned-has-linked = hat oder hatte einen verknüpften Lead
assigned-same-company = betreut schon jemanden aus derselben Firma oder hat das getan
assigned-least-loaded = hat { $open } offen, nach Gewichtung am wenigsten
assigned-in-time-lately = hat { $open } offen und zuletzt rechtzeitig gemeldet
assigned-lapsed-lately = { $lapses ->
    [one] hat { $open } offen, und einer wurde dort zuletzt weitergegeben
   *[other] hat { $open } offen, und { $lapses } wurden dort zuletzt weitergegeben
}
assigned-free-then = ist zur gewählten Zeit frei; { $among }
assigned-no-rep-free = im Vertrieb kann den Lead jetzt niemand übernehmen
assigned-lapsed-twice = zweimal wurde nicht rechtzeitig ein Kontakt gemeldet
assigned-nobody-else = es wurde nicht rechtzeitig ein Kontakt gemeldet, und niemand sonst beantwortet solche Anliegen
assigned-answers = beantwortet, was kein Lead ist
assigned-owns-campaign = führt die Kampagne
assigned-taken-over = hatte ihn schon im früheren System
managers-choice = Wahl der Teamleitung
assigned-handed-over = von der bisher zuständigen Person übergeben
assigned-reported = hat ein Ergebnis gemeldet
assigned-corrected = ein Ergebnis wurde korrigiert

skipped-attempts-used-up = alle Versuche sind gemacht
skipped-unreachable = auf keinem Weg zu erreichen; ein Mensch entscheidet
skipped-no-address = keine Adresse, an die wir schreiben dürfen
skipped-no-consent = es ist keine Einwilligung vermerkt
skipped-says-they-asked = der Text spricht von einer Anfrage, die es nicht gibt
skipped-doubt = jemand schrieb in diesem Namen; ein Mensch entscheidet
skipped-away = wartet bis zum Ende der Abwesenheit
skipped-written-elsewhere = E-Mails an Leads kommen aus einem anderen System
skipped-not-reported = niemand hat ihn gemeldet
skipped-tried-before = jemand hat es schon vorher versucht
skipped-date-passed = der Tag dafür ist vorbei
skipped-no-date = es richtet sich nach einem Termin, und keiner ist bekannt

stopped-wrote-again = noch einmal geschrieben
stopped-asked = eine Anfrage kam
stopped-chose-a-time = ein Termin wurde gewählt
stopped-in-contact = in Kontakt
stopped-not-now = jetzt nicht
stopped-nurture = Kontakt pflegen
stopped-no-budget = kein Budget
stopped-handed-back = zurückgegeben
stopped-let-go = was offen war, wurde gestrichen
stopped-do-not-contact = kein Kontakt gewünscht
stopped-known-before = von früher bekannt: { $sign }
stopped-number-known-before = von früher bekannt: Die Nummer darf nicht angerufen werden
sign-replied = geantwortet
sign-unsubscribed = abbestellt
sign-bounced = unzustellbar
sign-complained = unsere Mail als unerwünscht gemeldet
sign-do-not-contact = kein Kontakt gewünscht

ending-won = gewonnen
ending-lost = verloren
ending-not-a-fit = passt nicht
ending-not-a-lead = keine Anfrage
ending-existing-customer = Kundenbeziehung besteht schon
ending-do-not-contact = kein Kontakt gewünscht
ending-complained = unsere Mail wurde als unerwünscht gemeldet
ending-refused = freundlich abgesagt
ending-unwanted = unerwünscht
ending-erased = gelöscht
ending-quiet = lange nichts gehört

woke-new-inquiry = eine neue Anfrage
woke-first-inquiry = eine erste Anfrage
woke-wrote = eine Nachricht kam
woke-said-ready = per Link im Newsletter: es kann losgehen
woke-campaign = eine Kampagne beginnt
woke-chose-a-time = ein Termin wurde gewählt
woke-date-came = die Zeit ist gekommen
woke-date-they-asked-for = die gewünschte Zeit ist gekommen
woke-review = ein Mensch sieht nach
woke-reviewed = ein Mensch hat nachgesehen

ruled-against = { $verdict }, entgegen den Kriterien
outcome-beyond = { $outcome }, öfter als vorgesehen
outcome-dated = { $outcome }; weiter: { $when }
outcome-for = { $outcome }, für { $amount }
between-thousands = .
amount-in = { $amount } { $currency }
ruled-go-on = weitermachen
ruled-own-up = Entschuldigung für die Verspätung senden
ruled-nudged = { $name } erinnert, sich darum zu kümmern
ruled-put-off = wird später wieder angesehen: { $when }
ruled-put-off-taken-back = sieht es doch jetzt an
ruled-let-go-settled = gestrichen: anderweitig erledigt
ruled-let-go-not-wanted = gestrichen: nicht mehr gewünscht
ruled-let-go-cannot-help = gestrichen: Wir können nicht helfen
ruled-let-go-too-late = gestrichen: zu spät, um noch zu nützen
step-with-text = { $step }, Text „{ $text }“
ruled-erasure-declined = nichts ist zu löschen
ruled-merged = mit einem anderen Lead zusammengeführt: dieselbe Person
ruled-merged-into = in einen anderen Lead überführt: dieselbe Person
ruled-taken-apart = wieder getrennt: eine eigene Person
ruled-parted = der andere Lead wieder getrennt: eine andere Person
ruled-taken-back = zurückgenommen: { $what }
ruled-send-now = jetzt senden
ruled-leave-out = diesen Schritt nicht senden
ruled-in-touch = schon in Kontakt
ruled-released = { $step } freigegeben
ruled-dropped = { $step } verworfen
ruled-dropped-lost = eine Mail verworfen, deren Text verloren ging

sent-before-restored = bevor eine Sicherung eingespielt wurde
sent-in-flight = { $what }; war schon unterwegs, als gestoppt wurde

step-acknowledgement = Eingangsbestätigung
step-acknowledgement-later = Eingangsbestätigung für später
step-question = Rückfrage
step-right-person = Rückfrage nach der richtigen Person
step-letter = Newsletter: { $name }
step-courtesy-no = freundliche Absage
step-courteous-no = freundliche Absage
step-own-words = mit eigenen Worten
step-goodbye = Abschiedsmail
step-owing = Entschuldigung
step-new-contact = neue Ansprechperson
step-mail-personal = persönliche Mail
step-mail-again = noch eine Mail
step-mail-callback = Mail zum gewünschten Zeitpunkt
step-booked = Terminbestätigung
step-booking-moved = Termin verschoben
step-booking-requested = Termin angefragt
step-booking-cancelled = Termin abgesagt
step-booking-reminder = Terminerinnerung
step-booking-again = neuer Termin

number-extension = { $number } Durchwahl { $extension }
number-doubtful = { $number } (bitte die Nummer prüfen)

noted-on-a-list = der Name steht auch auf einer Liste
noted-asked-for-nothing = von einer Liste, ohne eigene Anfrage
noted-away-until = abwesend bis { $day }
noted-auto-reply = eine automatische Antwort
noted-soft-bounced = eine Mail wurde diesmal nicht angenommen
noted-delayed = eine Mail verspätet sich
noted-note = eine Notiz
noted-details-corrected = berichtigt: { $what }
detail-name = der Name
detail-phone = die Nummer
detail-company = die Firma
noted-taken-over = aus einem anderen System übernommen, Stand dort: { $state }
taken-new = noch niemand hatte sich gemeldet
taken-in-conversation = im Gespräch
taken-waiting = sollte später von uns hören
taken-nurture = noch nicht so weit
taken-won = hat gekauft
taken-lost = hat nicht gekauft
taken-stopped = will keinen Kontakt
noted-said-ready = Per Link im Newsletter: Es kann losgehen
noted-campaign-held = der Name steht auf der Liste einer Kampagne, sie beginnt aber nicht: { $why }
campaign-already-in-it = schon Teil dieser Kampagne
campaign-suppressed = Mail ist nicht erwünscht oder kommt nicht an
campaign-no-consent = keine Einwilligung hinterlegt
campaign-followed-up = jemand kümmert sich gerade darum
campaign-date-agreed = es ist ein Tag vereinbart
noted-came-from = (Das kam von { $from }.)

handed-over-by-choice = von { $name }, auf Wunsch der Teamleitung
handed-over-by-owner = von { $name }, persönlich übergeben
handed-over-away = von { $name }, zurzeit abwesend
handed-over-left = von { $name }, nicht mehr im Team
handed-over-lapsed = von { $name }, ohne rechtzeitig gemeldete Antwort
handed-over-back = von { $name }, zurück an die vorher zuständige Person

awaits-answers-elsewhere = Antworten kämen nicht hierher zurück
awaits-in-contact = seit der letzten gab es Kontakt
awaits-unattended = zwei wurden automatisch gesendet, und seitdem hat niemand etwas gemeldet

claimed-report = eine Meldung im Namen des Teams
claimed-words = eine Nachricht in diesem Namen
claimed-silence = der Wunsch in diesem Namen, nicht mehr kontaktiert zu werden
claimed-away = eine automatische Antwort in diesem Namen
claimed-failure = eine Meldung, dass eine Mail dorthin nicht ankam
claimed-complaint = eine Meldung über eine Beschwerde

unsent-too-late = die Zeit, in der sie gesendet werden konnte, ist vorbei
unsent-stopped = sie wurde vorher gestoppt
unsent-no-address = es gibt keine Adresse
unsent-lead-gone = den Lead gibt es nicht mehr
unsent-inquiry-gone = die Anfrage gibt es nicht mehr
unsent-merged = der Lead wurde mit einem anderen zusammengelegt
unsent-appointment-changed = der Termin ist nicht mehr derselbe
unsent-acknowledged = innerhalb des Tages schon bestätigt; als Wiederholung notiert
unsent-refused = der Maildienst hat sie abgelehnt: { $why }
unsent-rejected = der Maildienst hat sie zurückgewiesen
unsent-not-delivered = das Postfach nahm sie nicht an, und der Maildienst gab auf
unsent-lease-nearly-over = die Zeit für diesen Sendeversuch war fast um
unsent-sender-silent = der Versand gab keine Rückmeldung
unsent-perhaps-sent = vielleicht nicht gesendet: Der Maildienst hat es nicht bestätigt
unsent-not-taken-up = ein Entwurf, den niemand rechtzeitig gesendet hat
unsent-not-of-the-team = die Person gehört nicht mehr zum Team
unsent-nothing-to-say = nichts zu sagen
unsent-written-elsewhere = solche E-Mails werden hier nicht verschickt
unsent-unreadable = wovon sie spricht, lässt sich nicht lesen
unsent-restored = eine Sicherung wurde eingespielt; vielleicht war die Mail da schon gesendet
unsent-no-message-id = die Antwort des Maildienstes hat keine Nachrichtennummer
unsent-failed = der Maildienst meldete den Fehler { $status }
unsent-no-answer = der Maildienst antwortete nicht

template-absent = es gibt keine Vorlage `{ $template }`
template-says-they-asked = Vorlage `{ $template }` spricht von einer Anfrage, aber der Name stammt von einer Liste
template-missing = Vorlage `{ $template }`, Zeile { $line }: `{ $variable }` fehlt
template-empty = Vorlage `{ $template }`, Zeile { $line }: `{ $variable }` ist leer
template-wrong-shape = Vorlage `{ $template }`, Zeile { $line }: `{ $variable }` hat einen Wert der falschen Art
template-not-a-link = Vorlage `{ $template }`, Zeile { $line }: `{ $variable }` ist kein Link
template-no-neutral-twin = Vorlage `{ $template }` hat kein neutrales Gegenstück
template-left-over = Vorlage `{ $template }`, Zeile { $line }: `{ $mark }` blieb von einem Platzhalter übrig

refused-unbuildable = der Sendeauftrag lässt sich nicht bilden
refused-no-connection = keine Verbindung
refused-too-many-requests = zu viele Sendeaufträge auf einmal
refused-limit-reached = eine Grenze des Kontos ist erreicht
refused-resource-missing = eine Ressource fehlt
refused-message-rejected = die Nachricht wurde zurückgewiesen
refused-malformed = der Sendeauftrag ist fehlerhaft
refused-other = abgelehnt
refused-sending-paused = der Versand ist angehalten
refused-account-suspended = das Konto ist gesperrt
refused-domain-not-verified = die Domain des Absenders ist nicht bestätigt
refused-sender-not-verified = der Absender ist nicht bestätigt
refused-daily-quota = das Kontingent des Tages ist aufgebraucht
refused-access-denied = der Maildienst verweigert den Zugang

law-consent-ended = die Einwilligung aus einer Anfrage endete { $months } Monate danach, am { $on }
law-all-written = das dort geltende Recht erlaubt je Anfrage { $most } schriftliche Nachfragen, die Abschiedsmail eingeschlossen

outcome-reached = Erreicht
outcome-voicemail = Auf die Mailbox gesprochen
outcome-no-answer = Nicht erreicht
outcome-wrote = Geschrieben
outcome-done = Erledigt
outcome-answered = Antwort bekommen
outcome-booked = Termin vereinbart
outcome-met = Termin fand statt
outcome-no-show = Nicht erschienen
outcome-won = Gewonnen
outcome-lost = Verloren
outcome-wrong-number = Falsche Nummer
outcome-not-now = Jetzt nicht
outcome-not-a-fit = Zurückgeben: passt nicht
outcome-not-a-lead = Keine Anfrage
outcome-do-not-contact = Kein Kontakt mehr
outcome-nurture = Kontakt pflegen
outcome-wrong-person = Zurückgeben: falsche Person
outcome-no-budget = Zurückgeben: kein Budget
outcome-needs-information = Zurückgeben: Angaben fehlen

verdict-ready = Bereit für den Vertrieb
verdict-nurture = Jetzt nicht: Kontakt pflegen
verdict-not-a-lead = Keine Anfrage
verdict-not-a-fit = Passt nicht: Vorgang beenden
verdict-existing-customer = Kundenbeziehung besteht
verdict-unwanted = Unerwünscht
verdict-refuse = Freundliche Absage senden

let-go-settled = Anderweitig erledigt
let-go-not-wanted = Nicht mehr gewünscht
let-go-cannot-help = Wir können nicht helfen
let-go-too-late = Zu spät, um noch zu nützen

rep-meets-at = Ort des Treffens: { $place }.
rep-calls = { $formality ->
    [familiar] Bitte ruf an: { $number }.
   *[formal] Bitte rufen Sie an: { $number }.
}
rep-is-called = { $formality ->
    [familiar] Du wirst angerufen: { $number }.
   *[formal] Sie werden angerufen: { $number }.
}
rep-agrees-how = { $formality ->
    [familiar] Es ist keine Nummer bekannt, die jemand anrufen könnte: Bitte klär schriftlich, wie ihr miteinander sprechen könnt.
   *[formal] Es ist keine Nummer bekannt, die jemand anrufen könnte: Bitte klären Sie schriftlich, wie Sie miteinander sprechen können.
}
