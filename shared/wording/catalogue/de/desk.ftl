room-open = { $open } offen
room-away-until = abwesend bis { $when }
room-paused = bekommt nach zwei versäumten Leads vorerst keine neuen

ended-won = gewonnen
ended-lost = verloren
ended-not-a-fit = passt nicht
ended-not-a-lead = keine Anfrage
ended-existing-customer = Kundenbeziehung besteht schon
ended-do-not-contact = kein Kontakt gewünscht
ended-complained = unsere Mail wurde als unerwünscht gemeldet
ended-refused = freundlich abgesagt
ended-unwanted = unerwünscht
ended-erased = gelöscht
ended-quiet = lange nichts gehört

block-unsubscribed = Unsere Mails wurden abbestellt. Automatisch wird dorthin nichts mehr gesendet.
block-bounced = Das Postfach gibt es nicht: Mails kommen nicht an.
block-complained = Unsere Mail wurde als unerwünscht gemeldet. Bitte nicht schreiben und nicht anrufen.
block-do-not-contact = Kontakt ist nicht gewünscht. Bitte nicht schreiben und nicht anrufen.
block-may-want-silence = { $formality ->
    [familiar] Jemand hat in diesem Namen darum gebeten, keinen Kontakt mehr aufzunehmen, und nichts beweist, dass es stimmt. Bitte entscheide, bevor du anrufst oder schreibst.
   *[formal] Jemand hat in diesem Namen darum gebeten, keinen Kontakt mehr aufzunehmen, und nichts beweist, dass es stimmt. Bitte entscheiden Sie, bevor Sie anrufen oder schreiben.
}

manager-has-exhausted = im Vertrieb kann ihn jetzt niemand übernehmen: Alle sind ausgelastet, abwesend oder pausiert, oder sie übernehmen anderes
manager-has-refusal = { $formality ->
    [familiar] ein Ausschlusskriterium trifft zu, und die freundliche Absage wartet auf dich
   *[formal] ein Ausschlusskriterium trifft zu, und die freundliche Absage wartet auf Sie
}
manager-has-not-a-lead = laut Kriterien ist es keine Anfrage
manager-has-no-policy = bei der Ankunft gab es noch keine Regeln

whose-closed = Abgeschlossen: { $how }, { $when }.
whose-received = Gerade erst angekommen.
whose-in-review = Vermutlich unerwünscht: Die Teamleitung prüft.
whose-qualifying = Der Lead liegt bei der Qualifizierung.
whose-asked-information = Der Lead liegt bei der Qualifizierung; eine Frage wurde per Mail gestellt.
whose-routing = Gerade wird entschieden, wer im Vertrieb den Lead bekommt.
whose-manager = Der Lead liegt bei der Teamleitung: { $why }.
whose-rep = { $rep } hat den Lead seit { $when }.
whose-resting = Der Lead ruht.
whose-reviewing = Länger kam keine Nachricht; die Qualifizierung sieht nach.
whose-reviewing-no-fit = Der Vertrieb hält die Anfrage für unpassend; die Qualifizierung sieht nach.

next-acknowledgement = Die Eingangsbestätigung wird gesendet: { $when }.
next-a-mail = Eine Mail wird gesendet: { $when }.
next-a-letter = Ein Brief aus dem Newsletter wird gesendet: { $when }.
next-nothing = Automatisch wird nichts mehr gesendet.
next-nothing-after = Danach wird automatisch nichts mehr gesendet.
next-judged = Die Einstufung folgt innerhalb einer Minute.
next-listed-again = Steht wieder auf der Liste: { $when }.
next-qualifier-until = Die Qualifizierung hat Zeit bis { $when }; danach geht der Lead an den Vertrieb.
next-answer-awaited = Eine Antwort wird erwartet bis { $when }; danach liegt der Lead bei der Qualifizierung.
next-rep-within-a-minute = In höchstens einer Minute ist jemand im Vertrieb zuständig.
next-rests-then-rep = Der Lead ruht bis { $when }; dann nimmt der Vertrieb ihn wieder auf.
next-rests-then-qualifier = Der Lead ruht bis { $when }; dann sieht die Qualifizierung nach.
next-rests-again = Wenn niemand entscheidet, ruht der Lead wieder: ab { $when }.
next-rests-from-no-fit = Wenn niemand entscheidet, ruht der Lead ab { $when } und wird später noch einmal angesehen.
due-is = fällig { $when }
due-was = überfällig seit { $when }
next-step-on = Nächster Schritt: { $when }.
next-step-was-agreed = Der nächste Schritt war vereinbart für { $when }.
next-step-was-planned = Der nächste Schritt war geplant für { $when }.
next-answer = Eine Nachricht ist da: Antwort { $due }.
next-confirm = Ein Termin wurde angefragt: Zu- oder Absage { $due }.
next-meeting-is = Der Termin: { $when }.
next-meeting-report = Rückmeldung zum Termin { $due }.
next-request = Antwort { $due }. Es ist keine Verkaufsanfrage: Mit der Antwort ist sie erledigt.
next-approach = Der Name steht auf einer Liste; die erste Nachricht von uns steht aus, ohne Frist.
next-decide = Automatisch wird nichts gesendet. Bitte entscheiden, wie es weitergeht; { $due }.
next-first-touch = Erster Kontakt { $due }.
next-first-touch-moves = Erster Kontakt { $due }. Wird vorher keiner gemeldet, wird der Lead weitergegeben: { $when }.
next-call-open = Der Anruf ist offen.
next-mail-for-you = Die nächste Mail liegt zum Senden bereit: { $when }.
next-mail-for-you-unless = Meldet niemand etwas, liegt eine Mail zum Senden bereit: { $when }.
next-goodbye-for-you = Die Abschiedsmail liegt zum Senden bereit: { $when }.
next-call = Der nächste Anruf steht an: { $when }.
next-call-after = Der nächste steht spätestens an: { $when }.
next-task-open = Die Aufgabe ist offen: { $task }.
next-lapses = Nach { $day } entfällt das.
next-task = Als Nächstes steht eine Aufgabe an ({ $task }): { $when }.
next-task-unless = Meldet niemand etwas, steht eine Aufgabe an ({ $task }): { $when }.
next-mail = Die nächste Mail wird gesendet: { $when }.
next-mail-unless = Meldet niemand etwas, wird eine Mail gesendet: { $when }.
next-goodbye = Die Abschiedsmail wird gesendet: { $when }.
next-later = Gewünscht ist ein späterer Kontakt. Der Lead kommt wieder: { $when }.
next-rests-from = Danach ruht der Lead, ab { $when }.

clock = { $what }: { $when }
clock-passed = (vorbei)
clock-wanted = Möglichst bis
clock-reminder = Erinnerung
clock-first-contact = Erster Kontakt fällig
clock-answer = Antwort fällig
clock-yes-or-no = Zu- oder Absage fällig
clock-meeting = Rückmeldung zum Termin fällig
clock-late-from = Gilt als verspätet ab
clock-first-word = Erste Nachricht
clock-decision = Entscheidung fällig
clock-manager = Die Teamleitung wird verständigt
clock-warned = Warnung vor der Weitergabe
clock-reassigned = Weitergabe an jemand anderen

refused-no-page = Diese Seite gibt es nicht
refused-no-page-detail = Bitte den Link in der Mail noch einmal öffnen; vielleicht fehlt ein Teil der Adresse.
refused-method = Das kann diese Seite nicht
refused-method-detail = Sie antwortet auf { $methods }.
refused-link = Dieser Link ist nicht gültig
refused-link-changed = Ein Teil fehlt, oder er wurde unterwegs verändert. Es wurde nichts festgehalten.
refused-link-again = Bitte den Link noch einmal aus der Mail öffnen oder die neueste Mail dazu verwenden.
refused-expired = Dieser Link ist abgelaufen
refused-nothing-recorded = Es wurde nichts festgehalten.
refused-expired-detail = Die neueste Mail zu diesem Lead oder die Liste vom Morgen hat einen neuen Link. Wenn nicht, hilft die Teamleitung.
refused-expired-lead = In unserer neuesten Mail steht ein neuer Link. Wenn keine da ist, genügt eine Antwort auf eine unserer früheren Mails.
refused-link-any-more = Dieser Link gilt nicht mehr
refused-not-on-the-team = Die Person, für die er gemacht wurde, gehört nicht zum Team. Es wurde nichts festgehalten.
refused-ask-for-another = { $formality ->
    [familiar] Wenn du das bist, bitte die Teamleitung um einen neuen.
   *[formal] Wenn Sie das sind, bitten Sie die Teamleitung um einen neuen.
}
refused-leading = Das entscheidet, wer das Team jetzt leitet
refused-deciding = Das entscheidet, wer jetzt qualifiziert oder das Team leitet
refused-not-your-role = Es gehört nicht zu dem, was diese Rolle jetzt tut. Rollen können sich zwischen einer Mail und dem Klick ändern.
refused-nothing-changed = Es wurde nichts geändert.
refused-no-lead = Diese Anfrage gibt es hier nicht
refused-no-lead-detail = Vielleicht wurde sie gelöscht. Es wurde nichts festgehalten, und es wird nichts gesendet.
refused-no-message = Diese Mail gibt es hier nicht
refused-no-message-detail = Vielleicht wurde sie mit ihrem Lead gelöscht. Es wird nichts gesendet.
refused-not-ready = Noch nicht bereit
refused-busy = Im Moment ist zu viel los
refused-retry = Vielleicht wurde es nicht festgehalten. Bitte in ein paar Sekunden noch einmal versuchen: Was zweimal kommt, zählt einmal.
refused-unreadable = Das ließ sich nicht lesen
refused-failed = Hier ist etwas schiefgegangen
refused-failed-detail = Der Fehler ist vermerkt. Bitte später noch einmal versuchen oder stattdessen auf die Mail antworten.
post-too-large = Das ist größer als 64 KiB. Bitte die Notiz kürzen und noch einmal senden.
post-wrong-type = Bitte das Formular der Seite senden, als application/x-www-form-urlencoded.
post-too-many = Das sind mehr Felder, als die Seite hat.
post-twice = Ein Feld kam doppelt. Bitte die Seite aus der Mail noch einmal öffnen.
post-broken = Was ankam, ist beschädigt. Bitte die Seite aus der Mail noch einmal öffnen.

the-lead = der Lead
and = { $first } und { $second }
you-in-brackets = { $formality ->
    [familiar] (du)
   *[formal] (Sie)
}
who-erased = Die Angaben wurden gelöscht.
who-away = Laut automatischer Antwort abwesend bis { $day }.
who-name = Name
who-company = Firma
who-phone = Telefon
who-email = E-Mail
who-do-not-call = (nicht anrufen)
who-do-not-write = (nicht schreiben)
correct-title = Name, Nummer oder Firma berichtigen
correct-hint = So wird ab jetzt gegrüßt, angerufen und gesucht. Solange der Lead offen ist, bleibt es dabei, auch wenn das Alte noch einmal eingetippt wird.
# $name: ein Link.
correct-same-number = Diese Nummer hat auch { $name }: Beide sind jetzt verknüpft. Ist es dieselbe Person, kann die Teamleitung sie zusammenführen.
correct-same-number-apart = Diese Nummer hat auch { $name }. Verknüpft wurden die beiden nicht: Es sind schon so viele Leads verknüpft wie möglich.
correct-save = Speichern
correct-no-way = Ohne Nummer ist niemand zu erreichen: Es gibt keine Adresse, an die wir schreiben dürfen.

kept-link = Was gespeichert ist: Kopie, Einwilligung, Löschung
kept-title = Was über { $name } gespeichert ist
kept-amount = Anfragen: { $inquiries }. Mails: { $mails }. Notizen und Texte: { $texts }. Zeilen im Verlauf: { $lines }.
kept-copy = Kopie von allem herunterladen
kept-copy-hint = Für die Auskunft, was gespeichert ist: die Anfragen, der Verlauf mit seinen Notizen und die Mails, als Datei (JSON).
kept-proof-heading = Einwilligungen
kept-proof-form = Über das Formular { $form } (Quelle { $source }), { $when }
kept-proof-version = Im Wortlaut der Version { $version }, Sprache: { $language }.
kept-proof-no-page = Das Formular stand auf keiner unserer Seiten.
kept-proof-phone-given = Eine Nummer wurde angegeben. Neben dem Feld stand:
kept-proof-phone-none = Keine Nummer wurde angegeben. Neben dem Feld stand:
kept-proof-ticked = Angekreuzt:
kept-proof-not-ticked = Nicht angekreuzt:
kept-proof-consent = Eingewilligt über das Formular, { $when }:
kept-proof-file = Nachweis herunterladen
kept-letters-yes = Newsletter sind erlaubt.
kept-letters-no = Newsletter sind nicht erlaubt.
kept-erase = Löschen, was gespeichert ist
kept-back = Zurück zum Lead
erase-title = Löschen, was über { $name } gespeichert ist?
erase-goes = Das wird gelöscht
erase-amount = Anfragen: { $inquiries }. Mails: { $mails }. Notizen und Texte: { $texts }.
erase-goes-detail = Die Anfragen mit ihren Antworten, die Notizen und Zuschriften, der Wortlaut der Mails und alles, woran jemand wiedererkannt und gefunden wird. Der Lead endet und wird nicht weiter verfolgt.
erase-waiting = Wartende Mails, die nicht mehr gesendet werden: { $count }.
erase-stays = Das bleibt
erase-stays-detail = Zeilen im Verlauf, ohne Namen: { $lines }. Die Zahlen bleiben, wie sie sind, auch der Auftragswert. Ob eine Adresse oder Nummer gesperrt ist, bleibt bekannt, durch einen Code, aus dem sie niemand lesen kann.
erase-sure = Ja. Was gelöscht ist, lässt sich nicht zurückholen.
erase-not-sure = Nichts wurde gelöscht. Ist es so gemeint, fehlt noch das Häkchen.
erase-button = Löschen
erase-decline = Nichts ist zu löschen
erase-decline-why = Vielleicht war es nicht so gemeint, oder das Gesetz verlangt, dass die Daten bleiben: Dann wird nicht mehr danach gefragt.
erase-declined = Nichts wird gelöscht.
erase-declined-detail = Danach wird nicht mehr gefragt, es sei denn, die Löschung wird noch einmal verlangt.
erase-done = Es ist gelöscht.
erase-counted = Anfragen: { $inquiries }. Notizen und Texte: { $notes }. Adressen und Nummern: { $identities }. Mails, die nicht mehr gesendet werden: { $dropped }.
erase-already = Was gespeichert war, ist gelöscht.
asked-heading = Die Anfrage
asked-nothing = Es wurden nur Kontaktdaten hinterlassen.
asked-arrived = Angekommen: { $when }.
asked-later = Seitdem kam noch eine Nachricht:
asked-before = Die frühere Anfrage:
asked-times = Bisher { $count }-mal geschrieben.
imported-heading = Was die Liste sagt
imported-nothing = Nur die Kontaktdaten.
imported-imported = Übernommen: { $when }.
imported-from = Woher
imported-asked = Wollte von uns hören
imported-consent = Einwilligung
imported-no-consent = Keine vermerkt: Automatisch wird nichts gesendet.
imported-no-wording = vermerkt, ohne Wortlaut
standing-heading = Wie es steht
planned-stop = Die geplante Mail senden oder anhalten ({ $when })
timeline-heading = Was geschehen ist
timeline-nothing = Noch nichts.
timeline-earlier = Und { $count } frühere.
report-link = Ergebnis melden
choose-below = Bitte unten wählen
note-label = Notiz
# $name: a verdict.
verdict-why = Die Kriterien sagen etwas anderes: Notieren Sie, warum „{ $name }“ richtig ist.
note-optional = Freiwillig. Nur das Team liest sie.
note-too-long = Die Notiz hat über 2.000 Zeichen. Bitte kürzen.
next-date-unreadable = Datum und Uhrzeit bitte so: 2026-03-09 10:00, oder leer lassen.
next-date-passed = Diese Zeit ist vorbei. Bitte eine nennen, die noch kommt, oder leer lassen.
next-date-far = Bis dahin sind es über zwei Jahre. Bitte eine frühere Zeit nennen.
for-lead = Für { $name }.
the-lead-is = Es geht um { $name }.
choose-a-button = Bitte eine der Schaltflächen wählen.
choose-somebody = Bitte jemanden aus der Liste wählen.
yes-record = Ja, festhalten: { $what }
recorded = Festgehalten: { $what }
settled-already = Schon erledigt
nothing-changed = Es wurde nichts geändert
waits-no-more = Darauf wird nicht mehr gewartet.
give-to-somebody = Zuteilen

outcome-title = Wie war es mit { $name }?
outcome-is-it-right = Stimmt das für { $name }?
outcome-nothing-yet = Für { $name } wurde noch nichts festgehalten
outcome-choose = Bitte wählen, was geschehen ist.
outcome-you-reported = { $formality ->
    [familiar] Du hast gemeldet: { $what }, { $when }. Wenn du etwas anderes wählst, wird das korrigiert.
   *[formal] Sie haben gemeldet: { $what }, { $when }. Wenn Sie etwas anderes wählen, wird das korrigiert.
}
outcome-link-closed = Dieser Link stammt aus einer früheren Mail, und der Lead wurde seitdem abgeschlossen. Hier gilt nur noch „Kein Kontakt mehr“.
outcome-link-earlier = Dieser Link stammt aus einer früheren Mail, und seitdem ist es weitergegangen. Was hier gemeldet wird, zählt trotzdem.
outcome-something-else = Oder es war anders
outcome-date-goes-along = Datum und Notiz werden mit der Schaltfläche gesendet, die gedrückt wird.
outcome-next-label = Nächster Schritt am
outcome-next-hint = Freiwillig: nach einem Gespräch, einem Anruf ohne Antwort, einem Termin, „Jetzt nicht“ oder „Kein Budget“: Dann kommt der Lead an diesem Tag wieder. Es gilt die Uhrzeit des Büros.
outcome-link-label = Link für die nächsten Mails
outcome-link-hint = Freiwillig: wo zu sehen ist, was für den Lead gemacht wurde, zum Beispiel ein Video. Er beginnt mit https://.
outcome-link-wrong = So kann der Link in keiner Mail stehen. Er beginnt mit https://, hat keine Leerzeichen und höchstens 500 Zeichen.
outcome-amount-label = Auftragswert
outcome-amount-label-in = Auftragswert, { $currency }
outcome-amount-hint = Freiwillig, wenn der Lead gewonnen ist: in ganzen Einheiten der Währung, zum Beispiel 1200.
outcome-amount-wrong = Der Auftragswert ist eine ganze Zahl, zum Beispiel 1200: ohne Nachkommastellen und höchstens 1.000.000.000. Wenn er nicht bekannt ist, bleibt das Feld leer.
outcome-amount-without-won = Ein Auftragswert gehört nur zu „Gewonnen“. Entweder das auswählen oder den Auftragswert weglassen.
lead-bought-for = Auftragswert: { $amount }.
outcome-you-typed = Eingegeben: { $what }
outcome-more = Mehr
outcome-group-talked = Wir sind in Kontakt
outcome-group-tried = Ich habe es versucht
outcome-group-hand-back = Nicht jetzt oder nicht für mich
outcome-group-over = Es ist vorbei
outcome-corrected = Korrigiert: { $what }
outcome-date-not-used = Das genannte Datum ({ $when }) wird nicht verwendet: Nach diesem Ergebnis sagen die Regeln, was folgt.
outcome-correct-it = Stimmt nicht? Korrigieren
outcome-already = Schon festgehalten: { $what }
outcome-counts-once = Gemeldet: { $when }. Es zählt einmal.
outcome-not-kept = Notiz und Datum, die jetzt dabei waren, wurden nicht übernommen. Sie stehen unten, falls es noch einmal geschehen ist.
outcome-called-again = Ich habe noch einmal angerufen
outcome-wrote-again = Ich habe noch einmal geschrieben
outcome-once-more = Noch einmal festhalten
outcome-reopen = Es geht weiter: wieder öffnen
outcome-ended = Nicht festgehalten: Der Lead ist abgeschlossen
outcome-ended-detail = Die Meldung kam über eine frühere Mail und wurde nicht übernommen.

message-title = Die Mail an { $name }
message-held-title = Eine Mail an { $name }
message-step = Schritt „{ $step }“.
message-of-step-became = Die Mail „{ $step }“ an { $name }: { $became }
message-of-step = Die Mail „{ $step }“ an { $name }.
message-to-the-team = eine Mail ans Team
message-lost = eine Mail, deren Text verloren ging
message-send-now = Jetzt senden
message-in-touch = Ich bin schon in Kontakt
message-leave-out = Nicht senden
message-choose = Bitte wählen, was mit ihr geschehen soll.
message-yes = Ja: { $what }
message-in-touch-hint = { $formality ->
    [familiar] „Ich bin schon in Kontakt“ beendet die automatischen Schritte; der nächste Schritt liegt bei dir.
   *[formal] „Ich bin schon in Kontakt“ beendet die automatischen Schritte; der nächste Schritt liegt bei Ihnen.
}
message-waits-no-more = Hier wird auf keine Antwort mehr gewartet.
message-words = Was in der Mail steht
message-words-now = So ginge sie jetzt hinaus. Was bis dahin geschieht, etwa ein gebuchter Termin, kann sie ändern.
message-words-signed = { $formality ->
    [familiar] Wenn du sie jetzt sendest, steht dein Name darunter.
   *[formal] Wenn Sie sie jetzt senden, steht Ihr Name darunter.
}
message-too-late = Dafür war es zu spät
message-goes-now = Festgehalten: Sie wird jetzt gesendet
message-you-are-in-touch = { $formality ->
    [familiar] Festgehalten: Du bist in Kontakt
   *[formal] Festgehalten: Sie sind in Kontakt
}
message-does-not-go = Festgehalten: Sie wird nicht gesendet
message-held-back = Sie wird nicht mehr gesendet: Etwas kam dazwischen.
message-on-its-way = Sie ist unterwegs.
message-goes-out = Sie wird gesendet: { $when }.
message-waits-for-its-time = Sie wartet auf ihre Zeit.
message-going-out = Sie wird gerade gesendet.
message-perhaps-sent = Sie wurde vielleicht gesendet: Der Maildienst hat es noch nicht bestätigt.
message-waits-for-you-until = { $formality ->
    [familiar] Sie wartet darauf, dass du sie sendest, bis { $when }.
   *[formal] Sie wartet darauf, dass Sie sie senden, bis { $when }.
}
message-waits-for-you = { $formality ->
    [familiar] Sie wartet darauf, dass du sie sendest.
   *[formal] Sie wartet darauf, dass Sie sie senden.
}
message-held = Sie wird zurückgehalten: Ein Mensch entscheidet.
message-sent = Sie wurde gesendet.
message-skipped = Sie wurde nicht gesendet: Sie wurde vorher gestoppt, oder ihre Zeit war vorbei.
message-left-out = Sie wird nicht gesendet.
message-why = Warum: { $why }
message-choose-one-of-two = Bitte eine der beiden Schaltflächen wählen.
message-under-your-name = { $formality ->
    [familiar] Sie wird in deinem Namen gesendet.
   *[formal] Sie wird in Ihrem Namen gesendet.
}
message-to-your-mailbox = { $formality ->
    [familiar] Sie wird in deinem Namen gesendet, und die Antwort kommt in dein Postfach.
   *[formal] Sie wird in Ihrem Namen gesendet, und die Antwort kommt in Ihr Postfach.
}
message-perhaps-twice = Falls sie vorher schon gesendet wurde, kommt sie vielleicht doppelt an.
message-send = Senden
message-only-dropped = Etwas kam dazwischen: Die Mail kann nur verworfen werden.
message-only-dropped-no-writing = Dorthin darf nicht geschrieben werden: Die Mail kann nur verworfen werden.
message-skip = Nicht senden
message-drop = Verwerfen
message-no-decision = Sie wartet auf keine Entscheidung.

keep-title = { $formality ->
    [familiar] Ist { $name } bei dir in guten Händen?
   *[formal] Ist { $name } bei Ihnen in guten Händen?
}
keep-detail = { $formality ->
    [familiar] Dann bleibt der Lead noch einmal etwas länger bei dir. Wenn du schon angerufen oder geschrieben hast, melde bitte das.
   *[formal] Dann bleibt der Lead noch einmal etwas länger bei Ihnen. Wenn Sie schon angerufen oder geschrieben haben, melden Sie bitte das.
}
keep-button = Ich kümmere mich
keep-recorded = { $formality ->
    [familiar] Festgehalten: Du kümmerst dich
   *[formal] Festgehalten: Sie kümmern sich
}
keep-yours-already = { $formality ->
    [familiar] Der Lead ist schon bei dir
   *[formal] Der Lead ist schon bei Ihnen
}
keep-not-yours = { $formality ->
    [familiar] Der Lead ist nicht mehr bei dir
   *[formal] Der Lead ist nicht mehr bei Ihnen
}

lines-title = Drei Zeilen zu { $name }
lines-nothing = Bitte mindestens eine Zeile schreiben.
lines-kept = Danke: Die Zeilen sind gespeichert
lines-read = Wer den Lead jetzt hat, kann sie lesen.
lines-not-asked = { $formality ->
    [familiar] Dazu wird von dir nichts mehr gebraucht.
   *[formal] Dazu wird von Ihnen nichts mehr gebraucht.
}
lines-question = Was ist vereinbart, und für wann? Was wird gebraucht? Was soll die Person, die den Lead jetzt hat, tun oder lassen?
lines-hint = Nur das Team liest sie.
lines-button = Zeilen speichern

address-title = { $formality ->
    [familiar] Ist das deine Adresse?
   *[formal] Ist das Ihre Adresse?
}
address-known = { $formality ->
    [familiar] Die Adresse ist als deine bekannt. Was du von dort auf unsere Mails an dich antwortest, zählt.
   *[formal] Die Adresse ist als Ihre bekannt. Was Sie von dort auf unsere Mails an Sie antworten, zählt.
}
address-ask = { $formality ->
    [familiar] Die Mail mit dieser Frage nennt die Adresse, von der jemand über { $name } geschrieben hat. Wenn es deine ist, zählt ab jetzt, was du von dort auf unsere Mails an dich antwortest.
   *[formal] Die Mail mit dieser Frage nennt die Adresse, von der jemand über { $name } geschrieben hat. Wenn es Ihre ist, zählt ab jetzt, was Sie von dort auf unsere Mails an Sie antworten.
}
address-do-nothing = Wenn die Adresse unbekannt ist, bitte nichts tun.
address-button = Ja, das ist meine
address-added = { $formality ->
    [familiar] Festgehalten: Die Adresse ist deine
   *[formal] Festgehalten: Die Adresse ist Ihre
}
address-added-detail = Ab jetzt zählt eine Meldung von dort. Was vorher kam, hat noch nichts geändert: Wenn es ein Ergebnis war, bitte noch einmal melden.
address-of-another = Nicht geändert: Jemand anderes im Team hat diese Adresse
address-of-another-detail = { $formality ->
    [familiar] Darum wurde sie nicht als deine eingetragen. Wenn das nicht stimmt, hilft die Technik.
   *[formal] Darum wurde sie nicht als Ihre eingetragen. Wenn das nicht stimmt, hilft die Technik.
}

resume-title = { $formality ->
    [familiar] Hast du wieder Zeit für neue Leads?
   *[formal] Haben Sie wieder Zeit für neue Leads?
}
resume-detail = { $formality ->
    [familiar] Zurzeit bekommst du keine neuen Leads. Offene Leads ({ $open }) bleiben bei dir.
   *[formal] Zurzeit bekommen Sie keine neuen Leads. Offene Leads ({ $open }) bleiben bei Ihnen.
}
resume-button = Ja, ich habe wieder Zeit
resume-recorded = { $formality ->
    [familiar] Festgehalten: Du bekommst wieder neue Leads
   *[formal] Festgehalten: Sie bekommen wieder neue Leads
}
resume-recorded-detail = Die nächste Anfrage kann es schon sein. Was vorher da war, bleibt, wie es ist.
resume-nothing = Nichts zu ändern
resume-earlier-pause = Diese Mail stammt von einer früheren Pause. Die neueste hat die Schaltfläche, die zählt.
resume-said-so = { $formality ->
    [familiar] Du bekommst schon neue Leads. Dass du wieder Zeit hast, wurde festgehalten: { $when }.
   *[formal] Sie bekommen schon neue Leads. Dass Sie wieder Zeit haben, wurde festgehalten: { $when }.
}
resume-they-come = { $formality ->
    [familiar] Du bekommst neue Leads.
   *[formal] Sie bekommen neue Leads.
}

go-on-title = Sollen die Mails an { $name } weiterlaufen?
go-on-doubt = { $formality ->
    [familiar] Jemand hat in diesem Namen geschrieben, und nichts beweist, dass es stimmt. Bis du entscheidest, wird außer einer Eingangsbestätigung nichts automatisch gesendet.
   *[formal] Jemand hat in diesem Namen geschrieben, und nichts beweist, dass es stimmt. Bis Sie entscheiden, wird außer einer Eingangsbestätigung nichts automatisch gesendet.
}
go-on-not-them = Das war jemand anderes: weitermachen
go-on-colleague = Mit jemandem aus derselben Firma sind wir in Kontakt. Bis { $when } wird außer einer Eingangsbestätigung nichts automatisch gesendet.
go-on-button = Mails weiterlaufen lassen
go-on-recorded = Festgehalten: Die Mails laufen weiter
go-on-waits-no-more = Die Mails warten nicht mehr

verdict-title = Wie geht es mit { $name } weiter?
verdict-choose = Bitte eine der Entscheidungen wählen.
verdict-nothing-waits = Hier wartet nichts mehr auf eine Entscheidung.
criteria-heading = Was die Kriterien sagen
criteria-points = { $fit }: { $points } Punkte; der Vertrieb bekommt den Lead ab { $needed } Punkten.
criteria-none = Kein Kriterium trifft zu.
fit-sales-ready = Bereit für den Vertrieb
fit-needs-qualifying = Ein Mensch muss es klären
fit-needs-information = Eine Antwort fehlt
fit-low = Zu wenig für einen Anruf jetzt
fit-excluded = Ein Ausschlusskriterium trifft zu
fit-not-a-lead = Laut Regeln keine Anfrage
fit-to-answer = Kein Lead, aber jemand wartet auf Antwort

open-leads-title = { $formality ->
    [familiar] Alles, was für dich offen ist
   *[formal] Alles, was für Sie offen ist
}
open-leads-as-of = Stand: { $when }, das Dringendste zuerst.
open-leads-nothing-waited = Es wartete nichts mehr auf eine Entscheidung.
open-leads-recorded = { $count ->
    [one] Für 1 Lead festgehalten: { $what }.
   *[other] Für { $count } Leads festgehalten: { $what }.
}
open-leads-manager-frees = Die Teamleitung oder ihre Vertretung entscheidet, wer wieder neue Leads bekommt.
open-leads-section = { $heading }: { $count }
open-leads-yours = { $formality ->
    [familiar] Bei dir
   *[formal] Bei Ihnen
}
open-leads-to-decide = Zu entscheiden
open-leads-to-decide-as-deputy = { $formality ->
    [familiar] Von der Teamleitung oder dir zu entscheiden
   *[formal] Von der Teamleitung oder Ihnen zu entscheiden
}
open-leads-late = Überfällig, bei anderen
open-leads-nothing-open = { $formality ->
    [familiar] Für dich ist nichts offen.
   *[formal] Für Sie ist nichts offen.
}
open-leads-more = { $count } weitere sind offen, die diese Seite nicht mehr erfasst hat. Was hier entschieden wird, macht Platz für sie.
open-leads-long-owed = Warten seit mehr als { $days } Arbeitstagen auf uns
open-leads-long-owed-how-many = { $count ->
    [one] { $count } Person wartet schon so lange.
   *[other] { $count } Personen warten schon so lange.
}
open-leads-long-owed-decide = Bitte anrufen, jemandem zuteilen oder das Offene streichen: Das Formular unten erledigt es für alle.
open-leads-long-owed-ask = Bitte anrufen oder die Teamleitung bitten, sie jemandem zuzuteilen oder das Offene zu streichen.
open-leads-asked = Angefragt: { $when }.
open-leads-promised-by = Zugesagt bis { $when }.
open-leads-has-been-with = War schon bei { $names }.
open-leads-decide = Entscheiden
open-leads-give = Zuteilen, Entschuldigung senden oder Offenes streichen
open-leads-give-or-nudge = Zuteilen, erinnern, Entschuldigung senden oder Offenes streichen
open-leads-unwanted = Vermutlich unerwünscht
open-leads-sample-more = Und { $count } weitere dieser Art.
open-leads-one-verdict = Eine Entscheidung für alle, die hier standen, als diese Seite entstand:
open-leads-none-is = Keine davon ist eine Anfrage
open-leads-all-are = Alle sind Anfragen: Der Vertrieb kümmert sich
open-leads-at-a-time = Ein Klick entscheidet { $count } auf einmal.

several-tick = { $name } ankreuzen
several-heading = Mehrere auf einmal
several-ticked = Die Angekreuzten
several-long-owed = Alle, die seit mehr als { $days } Arbeitstagen auf uns warten ({ $count })
several-all = Alle auf dieser Seite ({ $count })
several-give = Zuteilen an:
several-or-share = Oder auf alle verteilen, die Kapazität haben, jeden Lead an die Person, die an der Reihe ist:
several-share = Verteilen
several-leave = Oder dort lassen, wo sie sind:
several-nudge = Die jeweils Zuständigen erinnern
several-let-go = Oder streichen, was dort noch offen ist: Niemand muss es mehr tun. Die Betroffenen bekommen davon keine Nachricht. Sobald jemand von ihnen schreibt, ist wieder jemand zuständig.
several-managers-alone = Über mehrere auf einmal entscheidet die Teamleitung oder ihre Vertretung.
several-which = Bitte angeben, welche Leads gemeint sind.
several-no-lead = Bitte die Seite noch einmal öffnen: Sie nennt einen Lead, den es nicht gibt.
several-nobody = Bitte jemanden ankreuzen oder alle wählen.
several-given = Zugeteilt an { $to }: { $count }.
several-nudged = Erinnerungen an die Zuständigen: { $count }.
several-gone = Gestrichen: { $count }. { $why }.
several-not-given = Unverändert, weil sie schon dort sind oder niemanden brauchen:
several-not-shared = Unverändert, weil niemand sonst dafür frei ist oder weil sie niemanden brauchen:
several-not-nudged = Unverändert, weil niemand sonst zuständig ist, weil dort jetzt nichts offen ist oder weil heute schon erinnert wurde:
several-not-gone = Unverändert, weil dort nichts offen ist:
several-changed = Unverändert, weil etwas geschehen ist, seit diese Seite entstand. Bitte noch einmal ansehen:
several-lead-is = { $name }. { $holder }
several-too-many = Ein Klick entscheidet höchstens { $most }: { $more } weitere sind unverändert. Für sie bitte noch einmal klicken.

assign-title = Wer übernimmt { $name }?
assign-given = Zugeteilt an { $to }
assign-has-it-already = { $to } hat den Lead schon
assign-changed = Seit diese Seite entstand, ist etwas geschehen, und es wurde nichts geändert. Bitte noch einmal ansehen.
assign-to-somebody-else = Jemand anderem zuteilen
assign-back = Zurück zu { $name }
assign-nobody = niemand
assign-nudged = { $owner } wird erinnert
assign-nudged-detail = { $formality ->
    [familiar] { $owner } liest es mit der nächsten Mail, mit deinem Namen und den Schaltflächen zum Melden. Was offen ist und bis wann, bleibt gleich.
   *[formal] { $owner } liest es mit der nächsten Mail, mit Ihrem Namen und den Schaltflächen zum Melden. Was offen ist und bis wann, bleibt gleich.
}
assign-not-nudged = Niemand wurde erinnert: Jetzt ist nichts offen, oder heute wurde schon erinnert
assign-apologised = Die Entschuldigung wird jetzt gesendet
assign-apologised-detail = Was wir schulden, bleibt offen, bis jemand meldet, dass es erledigt ist.
assign-not-apologised = Zurzeit gibt es nichts, wofür wir uns entschuldigen müssten
assign-let-go = Gestrichen: { $why }
assign-let-go-says-no = Die freundliche Absage wird jetzt gesendet. Sobald eine Nachricht kommt, ist wieder jemand zuständig.
assign-let-go-silently = Es wird keine Mail gesendet. Sobald eine Nachricht kommt, ist wieder jemand zuständig.
assign-nothing-let-go = Es ist nichts offen, was sich streichen ließe
assign-after-all = Doch noch zuteilen
assign-yours-because = { $formality ->
    [familiar] Der Lead ist bei dir: { $why }.
   *[formal] Der Lead ist bei Ihnen: { $why }.
}
assign-in-review = { $formality ->
    [familiar] Die Anfrage ist vermutlich unerwünscht und wartet auf deine Prüfung.
   *[formal] Die Anfrage ist vermutlich unerwünscht und wartet auf Ihre Prüfung.
}
assign-no-contact = Noch hat niemand einen Kontakt gemeldet.
assign-no-answer = Eine Antwort steht aus, und niemand hat eine gemeldet.
assign-lapsed-with = Der Lead lag schon bei { $names }.
assign-nudge-detail = { $formality ->
    [familiar] Oder { $owner } in deinem Namen erinnern; der Lead bleibt, wo er ist. Einmal am Tag:
   *[formal] Oder { $owner } in Ihrem Namen erinnern; der Lead bleibt, wo er ist. Einmal am Tag:
}
assign-nudge = { $owner } erinnern
apology-time-and-number = Wir hätten uns schon melden sollen. Die Mail sagt das einmal, bittet um Entschuldigung und bietet drei Wege an: einen Termin wählen, anrufen oder antworten.
apology-time = Wir hätten uns schon melden sollen. Die Mail sagt das einmal, bittet um Entschuldigung und bietet zwei Wege an: einen Termin wählen oder antworten.
apology-number = Wir hätten uns schon melden sollen. Die Mail sagt das einmal, bittet um Entschuldigung und bietet zwei Wege an: anrufen oder antworten.
apology-reply = Wir hätten uns schon melden sollen. Die Mail sagt das einmal, bittet um Entschuldigung und lädt zu einer Antwort ein.
apology-button-with-times = Entschuldigung senden und Termine anbieten
apology-button = Entschuldigung senden
let-go-detail = Oder streichen, was offen ist: Niemand muss es mehr tun, und es wird auch keine Nachricht darüber gesendet.
let-go-they-have-read = Bisher von uns gesendet: { $mails }.
let-go-mail-read = „{ $mail }“, { $when }
let-go-or-say-no = Oder mitteilen, dass wir dafür nicht die Richtigen sind:
let-go-say-no = Wir können nicht helfen: freundliche Absage senden
assign-has-it-now = hat den Lead jetzt
assign-meeting = Es gibt einen Termin mit { $rep } ({ $when }), der dabei entfiele: Wer den Termin hat, hat den Lead. Ist er vorbei oder abgesagt, kann jemand anderes den Lead bekommen.
assign-yes = Ja, { $to } zuteilen
assign-closed = Der Lead ist abgeschlossen; es muss sich niemand mehr kümmern.
merge-title = Vielleicht dieselbe Person
merge-detail = Ist es dieselbe Person, führen Sie beide zusammen: Was dort offen ist, ist dann hier offen, und was sie auf eines von beiden schreibt, kommt hier an. Sie können beide wieder trennen.
merge-button = Mit { $name } zusammenführen (Anfrage: { $when })
merge-apart = { $name } wieder trennen
merge-done = { $name } ist jetzt mit diesem Lead zusammengeführt
merge-apart-done = { $name } ist wieder ein eigener Lead
merge-not-done = Nichts wurde zusammengeführt: Der andere Lead ist beendet, hat einen Termin oder wartet auf seine Bestätigung, oder beide betreut niemand
merge-known-by = Weitere Adresse, Name oder Nummer dieser Person
merge-which = Welche davon?
merge-link-with = Mit { $name } verknüpfen (Anfrage: { $when })
merge-link = Suchen und verknüpfen
merge-sign-in = Über Namen und Nummern findet andere Leads nur, wer am Arbeitsplatz angemeldet ist. Hier genügt eine Adresse der Person.
merge-at-the-desk = Dieser Lead am Arbeitsplatz
merge-linked = Die beiden sind verknüpft und lassen sich zusammenführen
merge-not-linked = Nichts wurde verknüpft: Es gibt keinen anderen Lead dazu, oder es sind schon so viele verknüpft wie möglich

absence-heading = Abwesend
absence-stands = { $formality ->
    [familiar] Du bist abwesend bis { $when }.
   *[formal] Sie sind abwesend bis { $when }.
}
absence-back = Ich bin wieder da
absence-who = Wer ist abwesend
absence-works-again = Erster Arbeitstag danach
absence-note = Bis zu diesem Tag gibt es keine neuen Leads, und was fällig ist, geht an jemand anderen im Team.
absence-day = Bitte einen Tag angeben, der noch kommt, etwa 2026-03-09.
absence-button = Bis dahin abwesend
absence-recorded = { $whole } ist abwesend bis { $when }.
absence-managers = Nur die Teamleitung kann eine Abwesenheit für andere eintragen.
absence-from = Erster Tag der Abwesenheit
absence-from-note = Bleibt er leer, beginnt sie sofort.
absence-planned = { $whole } ist abwesend von { $from } bis { $when }.
absence-take-out = Streichen
absence-taken-out = { $whole } ist doch da.
absence-overlaps = { $whole } ist schon abwesend bis { $when }: Bitte freie Tage angeben.
absence-first-day = Der erste Tag der Abwesenheit ist heute oder ein Tag, der noch kommt, etwa 2026-03-09.
absence-no-day = Der erste Arbeitstag danach kommt nach dem ersten Tag der Abwesenheit.
absence-full = { $most } Abwesenheiten sind schon eingetragen: Bitte zuerst eine streichen.
absence-raced = Im selben Augenblick hat jemand anders etwas geändert: bitte nachsehen und noch einmal versuchen.
availability-heading = Zurzeit keine neuen Leads
availability-resume = { $person } wieder neue Leads geben
availability-back = { $person } ist wieder da
availability-resumed = { $whole } bekommt wieder neue Leads
availability-not-paused = { $whole } ist nicht pausiert
availability-not-away = { $whole } ist nicht abwesend
availability-follows = { $formality ->
    [familiar] Wer auf deiner Liste wartet, geht an die Person, die gerade frei ist, die früheste Zusage zuerst.
   *[formal] Wer auf Ihrer Liste wartet, geht an die Person, die gerade frei ist, die früheste Zusage zuerst.
}

booking-with = Mit { $name }.
booking-with-of = Mit { $name }, { $company }.
booking-none-of-yours = { $formality ->
    [familiar] Für diesen Lead ist kein Termin mit dir eingetragen.
   *[formal] Für diesen Lead ist kein Termin mit Ihnen eingetragen.
}
opt-in-proof = Zugestimmt wurde: „{ $wording }“ Zeitpunkt: { $at }, auf der Seite, zu der die Mail „{ $step }“ führt.
