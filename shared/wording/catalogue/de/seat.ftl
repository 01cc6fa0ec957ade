### The pages of who is signed in at the desk. $name is the lead's, unless a message says otherwise; $when a time.

## What stands above every page.

desk-pages = Seiten des Arbeitsplatzes
desk-today = Heute
desk-board = Übersicht
desk-policy = Regeln
desk-figures = Zahlen
desk-sign-out = Abmelden
desk-skip = Zum Inhalt

## Small numbers in words, within a sentence.

number-in-words = { $count ->
    [1] eins
    [2] zwei
    [3] drei
    [4] vier
    [5] fünf
    [6] sechs
    [7] sieben
    [8] acht
    [9] neun
    [10] zehn
    [11] elf
    [12] zwölf
   *[other] { $count }
}
# What somebody wrote, as it is quoted in a line.
quoted = „{ $text }“
noted-by = Notiz von { $name }: { $text }
taken-down-by = Aufgenommen von { $name }.

## The heading of a day: its parts within a sentence. $number is $count in words.

today-calls = { $count ->
    [one] ein Anruf
   *[other] { $number } Anrufe
}
today-letters = { $count ->
    [one] eine Mail zu schreiben
   *[other] { $number } Mails zu schreiben
}
today-answers = { $count ->
    [one] eine Antwort
   *[other] { $number } Antworten
}
today-confirms = { $count ->
    [one] eine Terminanfrage
   *[other] { $number } Terminanfragen
}
today-tasks = { $count ->
    [one] eine Aufgabe
   *[other] { $number } Aufgaben
}
today-reports = { $count ->
    [one] ein Bericht über ein Treffen
   *[other] { $number } Berichte über Treffen
}
today-approvals = { $count ->
    [one] eine Mail zu senden oder wegzulassen
   *[other] { $number } Mails zu senden oder wegzulassen
}
today-decisions = { $count ->
    [one] eine Entscheidung
   *[other] { $number } Entscheidungen
}
today-meeting = ein Treffen um { $when }
# Joins two parts of the heading.
today-and = { $first }, { $second }
today-heading = { $said }.
today-nothing = Nichts ist fällig.
today-late = { $count ->
    [one] Davon überfällig: eins.
   *[other] Davon überfällig: { $count }.
}
today-next = Als Nächstes: { $name }, { $when }.
# $name: of whoever reads.
today-empty = Nichts ist offen, { $name }. Was hereinkommt, steht hier.

## One lead of the day.

# $time: "18 hours".
today-waits = Die Anfrage ist { $time } alt.
# $time: an hour, as in a mail.
today-best-before = Am besten spätestens { $time }.
today-wrote = Die Nachricht ist { $time } alt.
today-noted = Notiz von { $name }, { $when }: { $text }
# $number: a number as it is read.
today-call = { $number } anrufen
today-spent = Schon { $count } Versuche, mehr sind nicht vorgesehen. Trotzdem anrufen?
today-write = Schreiben
today-the-meeting = Der Termin
today-date-and-note = Mit Termin oder Notiz
today-undated = ohne Termin
today-due = bis { $when }
today-was-due = war fällig: { $when }
# $time: "12 minutes".
today-left = noch { $time }
today-put-off = zurückgestellt bis { $when }
today-mail = Lesen: { $step }
today-undo = Rückgängig
today-undo-late = Nicht rückgängig gemacht: Es ist zu lange her, oder seitdem ist etwas geschehen
today-add = Hinzufügen
today-how-was-it = Wie war der Anruf?
# Of a date, a note or an amount that came when something else had been reported.
unkept-changed = Nicht hinzugefügt: Das Gemeldete hat sich inzwischen geändert
unkept-as-note = Das Eingegebene wurde als Notiz gespeichert.

## Looking at a lead again later.

put-off-heading = Später wieder ansehen
put-off-hint = Bis dahin steht es nicht an erster Stelle. Was zugesagt ist, bleibt fällig.
put-off-half-an-hour = In einer halben Stunde
put-off-two-hours = In zwei Stunden
# $when: "tomorrow at 9:00".
put-off-next-day = { $when }
# $name: the lead's. $when: "at 10:40".
put-off-recorded = { $name } kommt wieder: { $when }.
put-off-promised = Zugesagt bleibt, dass jemand von uns sich meldet, spätestens: { $when }.
put-off-take-back = Doch jetzt ansehen

## The keys of a day.

key-heading = Tasten
key-on = Diese Tasten verwenden
key-renew = Von selbst zeigen, was inzwischen gekommen ist
key-outcome = eines der Ergebnisse wählen
key-call = anrufen
key-note = mit Termin oder Notiz
key-next = die nächste Anfrage
key-previous = die vorige Anfrage
key-undo = rückgängig
key-find = jemanden finden

## The sections of a day.

today-then = Danach heute
today-automatic = Geht von selbst hinaus
today-done = Heute erledigt
today-ahead = Später
today-waking = Bald wieder dran
today-more = Und { $count } weitere.

## What is to be done with a lead, in a word or two.

work-call = Anrufen
work-write = Schreiben
work-answer = Antworten
work-meeting = Treffen
work-report = Über das Treffen berichten
work-confirm = Einen Termin bestätigen oder ablehnen
work-task = Aufgabe
work-approve = Eine Mail senden oder weglassen
work-decide = Entscheiden
work-automatic = Eine Mail geht von selbst hinaus

## The board. $number is $count in words, at the beginning of a sentence where it stands there.

board-title = Übersicht
board-mail-waits = Eine Mail an sie ging nicht hinaus, oder niemand weiß, ob sie ankam.
board-demands = { $count ->
    [one] Eine Person verlangt die Löschung ihrer Daten. Das Gesetz gibt dafür einen Monat Zeit.
   *[other] { $number } Personen verlangen die Löschung ihrer Daten. Das Gesetz gibt dafür einen Monat Zeit.
}
board-demand-until = Bis { $date }
board-demand-over = Bis { $date }, das ist vorbei
demand-stands = Die Löschung der gespeicherten Daten wird verlangt. Das Gesetz gibt dafür Zeit bis { $date }.
demand-is-late = Die Löschung der gespeicherten Daten wird verlangt. Das Gesetz gab dafür Zeit bis { $date }.
board-held = { $count ->
    [one] Eine Mail an einen Lead ging nicht hinaus, oder niemand weiß, ob sie ankam.
   *[other] { $number } Mails an Leads gingen nicht hinaus, oder niemand weiß, ob sie ankamen.
}
board-no-lead-waits = { $formality ->
   *[formal] Kein offener Lead wartet auf Sie.
    [familiar] Kein offener Lead wartet auf dich.
}
board-nothing-waits = { $formality ->
   *[formal] Nichts wartet auf Sie.
    [familiar] Nichts wartet auf dich.
}
board-waiting = { $formality ->
   *[formal] { $count ->
        [one] Ein Lead wartet auf Sie.
       *[other] { $number } Leads warten auf Sie.
    }
    [familiar] { $count ->
        [one] Ein Lead wartet auf dich.
       *[other] { $number } Leads warten auf dich.
    }
}
board-late = { $count ->
    [one] Einer ist überfällig und liegt bei seinem Vertriebler.
   *[other] { $number } sind überfällig und liegen bei ihren Vertrieblern.
}
board-late-queued = { $count ->
    [one] Einer ist überfällig und wartet in einer Warteschlange.
   *[other] { $number } sind überfällig und warten in einer Warteschlange.
}
board-resting = { $count ->
    [one] Einer ruht bis zu seinem Tag.
   *[other] { $number } ruhen bis zu ihrem Tag.
}
board-rest = { $count ->
    [one] Der andere ist in guten Händen und im Zeitplan.
   *[other] Die anderen { $number } sind in guten Händen und im Zeitplan.
}
board-all = { $count ->
    [one] Der eine offene Lead ist in guten Händen und im Zeitplan.
   *[other] Alle { $number } offenen Leads sind in guten Händen und im Zeitplan.
}
board-orphans = Bei niemandem: { $orphans }. Festgefahren: { $stuck }.
board-gone = { $gone } von { $reps } im Vertrieb bekommen gerade keine neuen Leads.
board-responsible = Heute verantwortlich: { $name }.
board-stands-in = Heute verantwortlich: { $deputy }. { $name } ist bis { $back } nicht da.
board-unmanaged = Heute ist niemand verantwortlich: { $name } ist bis { $back } nicht da, und niemand vertritt.
board-behind = Der Durchlauf hinkt hinterher: Was fällig ist, ist vielleicht noch nicht entschieden.
board-for-you = Jetzt zu entscheiden
board-every-lead = Alle offenen Leads
board-who-has-what = Wer was hat
board-filter = Wessen Leads
board-first-touch = Neu, erster Kontakt
board-trying = Wird versucht
board-in-conversation = Im Gespräch
board-queued = In einer Warteschlange
board-i-call = Ich rufe an
# $name: of a colleague.
board-give = An { $name } geben ({ $open } offen)
# $name: of somebody of the team.
board-load = { $name }: { $open } von { $max }
# Leads, die auf den Leser warten und nicht gezeigt werden.
board-more-waits = { $count ->
    [one] Noch ein Lead ist zu entscheiden. Was hier entschieden wird, macht ihm Platz.
   *[other] Noch { $count } Leads sind zu entscheiden. Was hier entschieden wird, macht ihnen Platz.
}
# Offene Leads, von denen die Seite nicht weiß, wie es um sie steht.
board-unknown = { $count ->
    [one] Von einem weiteren offenen Lead ist nicht bekannt, wie es um ihn steht.
   *[other] Von { $count } weiteren offenen Leads ist nicht bekannt, wie es um sie steht.
}
board-as-columns = In Spalten
board-as-table = Als Tabelle
board-any = Alle
board-source = Quelle
board-topic = Thema
board-language = Sprache
board-asked = Gefragt
board-late-for = Überfällig
board-days-ago = { $count ->
    [one] vor einem Tag oder länger
   *[other] vor { $count } Tagen oder länger
}
board-lines = { $count ->
    [0] Kein Lead wird gezeigt.
    [one] Ein Lead.
   *[other] { $count } Leads.
}
board-who = Wer gefragt hat
board-with = Bei wem
board-state = Stand
board-next = Als Nächstes
board-rests = Ruht

## Finding somebody, and taking down who rang.

desk-find = Suchen
find-title = Jemanden finden
find-label = Name, Firma, Adresse oder Nummer
find-hint = Der Anfang eines Wortes genügt, ab drei Buchstaben; von einer Nummer die letzten sechs Ziffern.
find-empty = Geben Sie einen Namen, eine Firma, eine Adresse oder die letzten sechs Ziffern einer Nummer ein.
find-few-digits = Geben Sie mindestens die letzten sechs Ziffern der Nummer ein.
find-too-much = Geben Sie höchstens fünf Wörter ein.
find-nothing = Dazu ist niemand bekannt.
back-to-board = Zurück zur Übersicht
back-to-found = Zurück zum Gefundenen
back-to-figures = Zurück zu den Leads hinter der Zahl
back-to-policy = Zurück zu den Regeln
find-more = Dazu können noch mehr Personen bekannt sein. Geben Sie ein weiteres Wort ein.
find-somebody-new = Jemand Neues hat angerufen? Notieren, wer es war
new-title = Jemand hat angerufen
new-how = Wer unter dieser Nummer oder Adresse bekannt ist, kommt zum bestehenden Lead, und wer ihn hat, erfährt davon. Alle anderen werden ein neuer Lead.
new-name = Wer angerufen hat
new-reach = Wie die Person zu erreichen ist
new-reach-hint = Eine Nummer oder eine E-Mail-Adresse.
new-about = Worum es geht
new-they-called = Hat angerufen
new-mine = Ich habe mit der Person gesprochen und übernehme, wenn noch niemand zuständig ist
new-mine-of = Ich habe mit der Person gesprochen. { $name } bleibt zuständig; ein ausstehender Erstkontakt ist damit erledigt
new-save = Speichern
new-name-missing = Geben Sie ein, wer angerufen hat: Ein Nachname genügt.
new-reach-missing = Geben Sie eine Nummer oder eine E-Mail-Adresse ein.

## The page of a lead.

lead-who = Wer es ist
lead-time = Termin
hand-over-heading = An eine andere Person übergeben
hand-over-hint = Wer den Lead bekommt, findet diese Zeilen in der Mail dazu und auf dieser Seite; mehr wird nicht abgefragt. Ist ein nächster Schritt vereinbart, erfährt der Lead per Mail, wer jetzt zuständig ist.
hand-over-to = An
hand-over-agreed = Was vereinbart ist, und für wann
hand-over-matters = Worauf es ankommt
hand-over-next = Was als Nächstes kommt
hand-over-nobody = Bitte auswählen, an wen der Lead geht.
hand-over-button = Übergeben
handed-agreed = Vereinbart: { $text }
handed-matters = Worauf es ankommt: { $text }
handed-next = Als Nächstes: { $text }
hand-over-meeting = Es gibt einen Termin, der dabei entfiele: Er muss zuerst verlegt oder abgesagt werden. Wer den Termin hat, hat den Lead.
hand-over-choice = { $name } ({ $room })
lead-add-note = Eine Notiz hinzufügen
lead-note-hint = Für den Verlauf; der Lead liest sie nicht.
lead-save-note = Notiz speichern
lead-note-empty = Die Notiz ist leer. Ein Wort genügt, oder sie bleibt weg.

## The stream of a lead, and what became of a mail in it, in a word.

stream-ahead = Noch bevor
stream-newest = Zum Neuesten
stream-by-hand = Von Hand
stream-by-itself = Von selbst
mail-left = Gesendet
mail-came-back = Kam zurück
mail-not-delivered = Kam nicht an
mail-not-sent = Nicht gesendet
mail-left-out = Weggelassen
mail-decide = Senden oder weglassen

## The rope of a lead: from asked to promised to now; and why its times are what they are.

rope-asked = Gefragt { $when }
rope-since = Seit { $when }
rope-promised = Versprochen bis { $when }
rope-due = Fällig { $when }
rope-touched = Kontakt { $when }
rope-now = Jetzt { $when }
rope-left = noch { $time }
rope-late = { $time } zu spät
rope-kept = rechtzeitig
rope-step-agreed = Der vereinbarte nächste Schritt
rope-step-planned = Der geplante nächste Schritt
rope-agreed-for = Vereinbart für { $when }
rope-planned-for = Geplant für { $when }
rope-met-until = Termin bis { $when }
rope-late-from = Verspätet ab { $when }
rope-left-until-late = noch { $time }, dann verspätet
why-this-time = Warum diese Zeit?
why-counted = Dazwischen ist { $hours } Std. { $minutes } Min. geöffnet:
why-hours = { $from } bis { $to }
why-holiday = Feiertag
why-holiday-named = Feiertag ({ $name })
why-closed = geschlossen
why-closed-weekday = kein Arbeitstag
why-outside-hours = nichts, außerhalb der Öffnungszeit
why-further = Die Tage danach stehen hier nicht mehr.
why-what-if = Was folgt, wenn es niemand tut

## Writing to a lead from their page.

write-title = Eine E-Mail schreiben
# $from and $to: addresses. $name: of whoever writes.
write-from = Sie geht von { $from } im Namen von { $name } an { $to }.
write-subject = Betreff
write-text = Text
write-send = Senden
write-empty = Eine E-Mail braucht einen Betreff und einen Text.
write-too-long = Das ist zu lang für eine E-Mail: Der Betreff fasst 150 Zeichen, der Text 10.000.
write-unfinished = „{ $mark }“ sieht aus, als wäre dort noch etwas einzusetzen. Schreiben Sie es aus oder nehmen Sie es weg.
write-not-now = Von hier kann gerade nicht geschrieben werden: Der Lead ist bei jemand anderem, ist abgeschlossen oder möchte keine E-Mails.

## The door.

sign-in-title = Anmelden
sign-in-how = Hinein geht es mit einer Mail: Ein Kennwort gibt es nicht.
sign-in-email = Die Adresse, die das Team kennt
sign-in-send = Mail schicken
sign-in-sent = Falls jemand im Team diese Adresse hat, ist eine Mail mit einem Link und einem Code unterwegs. Beides gilt zehn Minuten.
sign-in-code = Der Code aus der Mail
sign-in-button = Anmelden
sign-in-again = Keine Mail? Noch einmal anfordern
sign-in-code-wrong = Das ist nicht der Code der neuesten Mail. Er hat acht Buchstaben und Ziffern: k3vd-x7qa.
sign-in-code-over = Der Code oder der Link gilt nicht mehr: Zehn Minuten sind vorbei, oder er wurde benutzt. Eine neue Mail hilft.
sign-in-email-wrong = Das ist keine E-Mail-Adresse. Richtig wäre riley@example.com.
# $name: of whoever signs in.
sign-in-as = Als { $name } in diesem Browser anmelden?
sign-in-elsewhere = Gefragt wurde in einem anderen Browser. Dort bitte diesen Code eingeben:
sign-in-not-asked = Ungefragt hier? Dann diese Seite einfach schließen: Durch das Öffnen kommt niemand hinein.
sign-in-provider = Mit dem Firmenkonto anmelden
sign-in-how-too = Oder mit einer Mail: Ein Kennwort gibt es hier nicht.
sign-in-provider-over = Diese Anmeldung wurde nicht abgeschlossen oder in einem anderen Browser begonnen. Bitte noch einmal beginnen.
sign-in-provider-silent = Die Firmenkonten sind gerade nicht erreichbar. Hinein geht es auch mit einer Mail.
sign-in-provider-unproven = Das Konto sagt nicht, dass seine Adresse bestätigt ist. Hinein geht es mit einer Mail.
sign-in-provider-stranger = Die Adresse dieses Kontos hat niemand im Team. Wer das Team leitet, kann sie auf der Seite des Teams eintragen.

## What is refused.

refused-not-yours = Diese Seite ist für andere im Team
refused-not-yours-detail = Sie gehört nicht zu dem, was diese Rolle sieht oder tut. Wer das Team leitet, kann Rollen ändern.
refused-elsewhere = Das kam nicht von einer unserer Seiten
refused-elsewhere-detail = Bitte den Arbeitsplatz öffnen und dort den Knopf drücken.
refused-sign-in = Damit kommt niemand mehr hinein
# Said of a press on a lead that is somebody else’s by now; who has it is said after it.
moved-on = Der Lead liegt inzwischen bei jemand anderem oder bei niemandem.
moved-on-typed = Das Eingegebene steht unten. Als Notiz gespeichert steht es im Verlauf des Leads.
