holder-you = { $formality ->
    [familiar] bei dir
   *[formal] bei Ihnen
}
holder-person = bei { $name }
holder-left = bei einer Person, die nicht mehr im Team ist
holder-arrivals = kurz vor der Zuteilung
holder-qualifier = bei der Qualifizierung
holder-your-queue = { $formality ->
    [familiar] auf deiner Liste
   *[formal] auf Ihrer Liste
}
holder-managers-queue = auf der Liste der Teamleitung
holder-resting = zurückgestellt
holder-closed = abgeschlossen
a-colleague = jemand aus dem Team
the-managers-queue = die Teamleitung
the-qualifier = die Qualifizierung
a-former-colleague = einer Person, die nicht mehr im Team ist
somebody = Jemand
name-and-name = { $first } und { $other }
names-and-more = { $names } und { $more } weitere
names-and-last = { $names } und { $last }
asked-more = … und { $count } weitere Anfragen auf der Seite des Leads.
asked-for-around-now = Der Kontakt war für diese Zeit gewünscht.

due-for = vorgesehen für { $when }
due-agreed = vereinbart für { $when }
due-planned = geplant für { $when }
due-at = fällig { $when }
overdue-since = überfällig seit { $when }
due-today = heute fällig

list-more = Und { $count } weitere.
more-came = { $count } weitere kamen gleichzeitig und passten nicht mehr in diese Mail. Verloren ist nichts: Alles steht beim jeweiligen Lead, mit Zuständigkeit und Frist, und was noch wartet, steht morgens auf der Liste.
in-place-of = { $formality ->
    [familiar] { $name } ist abwesend, und du vertrittst die Teamleitung: Was sonst dort ankommt, kommt solange zu dir, und du kannst alle Schaltflächen hier benutzen.
   *[formal] { $name } ist abwesend, und Sie vertreten die Teamleitung: Was sonst dort ankommt, kommt solange zu Ihnen, und Sie können alle Schaltflächen hier benutzen.
}

mail-was-not-sent = sie wurde nicht gesendet
mail-goes-out = Eine Mail wird { $when } gesendet.
mail-waits = { $formality ->
    [familiar] Eine Mail ist fertig und wartet bis { $when } auf dich.
   *[formal] Eine Mail ist fertig und wartet bis { $when } auf Sie.
}
mail-perhaps-sent = Vielleicht gesendet; Näheres wissen wir voraussichtlich bis { $when }.
they-will-read = Der Text der Mail:
inquiry-was-erased = Die Anfrage, auf die sie antwortet, wurde gelöscht.
we-wrote-last = Was wir zuletzt geschrieben haben
we-wrote = { $when }: „{ $subject }“
cannot-be-written = Sie lässt sich nicht schreiben: { $why }
subject-label = Betreff:

no-ready-words = { $formality ->
    [familiar] Diesmal gibt es keinen fertigen Text; bitte schreib selbst.
   *[formal] Diesmal gibt es keinen fertigen Text; bitte schreiben Sie selbst.
}
no-script = { $formality ->
    [familiar] Sag, wer du bist, warum du anrufst und wozu. Dann hör zu.
   *[formal] Sagen Sie, wer Sie sind, warum Sie anrufen und wozu. Dann hören Sie zu.
}
no-way-to-reach = { $formality ->
    [familiar] Weder anrufen noch schreiben. Bitte entscheide, wie es weitergeht.
   *[formal] Weder anrufen noch schreiben. Bitte entscheiden Sie, wie es weitergeht.
}
find-another-way = Bitte eine Telefonnummer oder eine andere Adresse finden oder den Lead abschließen.
we-said-we-call = { $formality ->
    [familiar] Wir haben einen Anruf angekündigt: Bitte ruf an und schreib nur, wenn du niemanden erreichst.
   *[formal] Wir haben einen Anruf angekündigt: Bitte rufen Sie an und schreiben Sie nur, wenn Sie niemanden erreichen.
}
we-said-we-answer = Wir haben eine persönliche Antwort angekündigt.
what-to-say = Gesprächsleitfaden
a-draft = Entwurf
what-to-do = Was zu tun ist
no-number-to-call = Es gibt keine Telefonnummer.
to-be-written-to = Bitte schreiben statt anrufen.
asked-for-writing = Gewünscht ist eine schriftliche Antwort.
not-to-be-called = Ein Anruf ist nicht erlaubt.
the-delay = Die Verspätung:
say-the-delay = { $formality ->
    [familiar] „Du hättest { $when } von uns hören sollen. Falls sich niemand gemeldet hat: Es tut mir leid, dass du warten musstest.“ Auf der Mailbox bitte auch.
   *[formal] „Sie hätten { $when } von uns hören sollen. Falls sich niemand gemeldet hat: Es tut mir leid, dass Sie warten mussten.“ Auf der Mailbox bitte auch.
}
their-question = Die offene Frage:
answer-their-question = auf das Geschriebene antworten oder sagen, bis wann die Antwort kommt und von wem.

they-sent = Thema: { $topic }.
they-wrote-no-more = Eine Nachricht war nicht dabei.
they-wrote-again-on = Noch einmal geschrieben ({ $when }):
# Wer angerufen hat, hat nichts geschrieben.
they-rang = Anruf ({ $when }), ohne Nachricht.
they-left-a-message = Anruf ({ $when }), mit einer Nachricht auf der Mailbox.
they-were-here = Persönlich da ({ $when }).
their-message = Die Nachricht:
rang-at = Angerufen: { $when } ({ $source })
stands-rang = Angerufen: { $when }.
has-rung-again = hat noch einmal angerufen
waits-not-understood = kam in einer Form an, die wir nicht lesen können: bitte ansehen
call-back-now = Jetzt { $name } zurückrufen: angerufen { $when }
their-words-elsewhere = Der Text liegt in dem Postfach, an das geantwortet wurde; hier ist er nicht gespeichert.
their-last-mail = Die letzte Mail an uns:
nothing-readable = Nichts, was sich lesen ließe.
listed-from = Der Name steht auf einer unserer Listen ({ $place }).
listed = Der Name steht auf einer unserer Listen.
listed-nothing-came = Eine Nachricht an uns kam bisher nicht.
listed-asked-on = Laut der Liste wurde am { $day } um Kontakt gebeten.
listed-consent = Eine Einwilligung ist vermerkt.
listed-no-consent = Eine Einwilligung ist nicht vermerkt, darum wird nichts automatisch gesendet.
contact-now = so bald wie möglich
contact-week = innerhalb einer Woche
contact-later = später
their-data-erased = Die Daten wurden gelöscht.

next-closed = Der Lead ist abgeschlossen, und es wird nichts mehr automatisch gesendet.
next-rests = Der Lead ruht bis { $when }.
next-assigned = In wenigen Minuten wird der Lead jemandem im Team zugeteilt.
next-manager = Die Teamleitung entscheidet, wie es weitergeht.
next-qualifier = Die Qualifizierung entscheidet, wie es weitergeht.
next-yours = { $formality ->
    [familiar] Der nächste Schritt liegt bei dir: { $when }.
   *[formal] Der nächste Schritt liegt bei Ihnen: { $when }.
}
next-yours-agreed = { $formality ->
    [familiar] Der nächste Schritt liegt bei dir; vereinbart war: { $when }.
   *[formal] Der nächste Schritt liegt bei Ihnen; vereinbart war: { $when }.
}
next-yours-planned = { $formality ->
    [familiar] Der nächste Schritt liegt bei dir; geplant war: { $when }.
   *[formal] Der nächste Schritt liegt bei Ihnen; geplant war: { $when }.
}
next-was-due = { $formality ->
    [familiar] Jetzt bist du am Zug; fällig war es: { $when }.
   *[formal] Jetzt sind Sie am Zug; fällig war es: { $when }.
}
next-due = { $formality ->
    [familiar] Jetzt bist du am Zug. Frist: { $when }.
   *[formal] Jetzt sind Sie am Zug. Frist: { $when }.
}
next-then-rests = Danach ruht der Lead.
next-in-doubt = Bis jemand entscheidet, ob die Nachricht echt ist, wird keine Mail automatisch gesendet.
next-mail-ready = Die nächste Mail liegt zum Senden bereit: { $when }.
next-mail-out = Die nächste Mail wird automatisch gesendet: { $when }.

notes = Notizen
note-of = Notiz von { $name }, { $when }:

why-listed = Der Name steht auf einer unserer Listen, und von uns hat sich noch niemand gemeldet.
why-answer = Es kam eine Nachricht, und die Antwort steht aus.
why-time = Ein Termin wurde angefragt, und die Zusage steht aus.
why-meeting = Der Termin ist vorbei: Wie war es?
why-first = Der erste Kontakt steht aus.
why-call-back = Der Rückruf steht aus.
why-no-answer = Am { $day } ging niemand ans Telefon.
why-voicemail = Am { $day } wurde auf die Mailbox gesprochen.
why-wrote = Am { $day } haben wir geschrieben.
why-wrong-number = Die Nummer gehörte jemand anderem.
why-task = Der nächste Schritt ist weder Anruf noch Mail: { $task }. Geht er nicht, kann er liegen bleiben: Was danach kommt, kommt von selbst.
why-last-reported = Zuletzt gemeldet: { $what }, { $day }.
step-was-agreed = Der nächste Schritt war vereinbart für { $day }.
step-was-planned = Der nächste Schritt war geplant für { $day }.
step-agreed-today = Heute ist der Tag des vereinbarten nächsten Schritts.
step-today = Heute ist der Tag des nächsten Schritts.
decide-doubt = { $formality ->
    [familiar] Jemand hat in diesem Namen geschrieben, und nichts beweist, dass es stimmt; darum wird außer einer Eingangsbestätigung nichts automatisch gesendet: Bitte entscheide.
   *[formal] Jemand hat in diesem Namen geschrieben, und nichts beweist, dass es stimmt; darum wird außer einer Eingangsbestätigung nichts automatisch gesendet: Bitte entscheiden Sie.
}
decide-nothing = { $formality ->
    [familiar] Es wird nichts mehr automatisch gesendet: Bitte entscheide, wie es weitergeht.
   *[formal] Es wird nichts mehr automatisch gesendet: Bitte entscheiden Sie, wie es weitergeht.
}
decide-stopped = { $formality ->
    [familiar] Unsere Mails wurden abbestellt, und um einen Anruf wurde nicht gebeten. Es wird nichts mehr automatisch gesendet: Bitte entscheide, wie es weitergeht.
   *[formal] Unsere Mails wurden abbestellt, und um einen Anruf wurde nicht gebeten. Es wird nichts mehr automatisch gesendet: Bitte entscheiden Sie, wie es weitergeht.
}
decide-bounced-phone = { $formality ->
    [familiar] Das Postfach gibt es nicht, und ein Anruf ist nicht erlaubt: Bitte entscheide, wie es weitergeht.
   *[formal] Das Postfach gibt es nicht, und ein Anruf ist nicht erlaubt: Bitte entscheiden Sie, wie es weitergeht.
}
decide-bounced = { $formality ->
    [familiar] Das Postfach gibt es nicht, und es gibt keine Nummer: Bitte finde einen anderen Weg.
   *[formal] Das Postfach gibt es nicht, und es gibt keine Nummer: Bitte finden Sie einen anderen Weg.
}
decide-complained = { $formality ->
    [familiar] Unsere Mail wurde als unerwünscht gemeldet, darum gibt es auch keine Anrufe: Bitte entscheide, wie es weitergeht.
   *[formal] Unsere Mail wurde als unerwünscht gemeldet, darum gibt es auch keine Anrufe: Bitte entscheiden Sie, wie es weitergeht.
}
decide-do-not-contact = { $formality ->
    [familiar] Kein Kontakt gewünscht, weder per Mail noch per Telefon: Bitte entscheide, wie es weitergeht.
   *[formal] Kein Kontakt gewünscht, weder per Mail noch per Telefon: Bitte entscheiden Sie, wie es weitergeht.
}

waits-closed = abgeschlossen
waits-first = wartet auf den ersten Kontakt
waits-answer = hat geschrieben und wartet auf Antwort
waits-request = wartet auf Antwort (keine Verkaufsanfrage)
waits-step = wartet auf den nächsten Schritt
waits-step-agreed = der vereinbarte nächste Schritt steht an
waits-step-planned = der nächste Schritt steht an
waits-time = hat einen Termin angefragt und wartet auf die Zusage
waits-meeting = hat einen Termin
waits-met = hatte einen Termin, und niemand hat gesagt, wie er war
waits-approach = stammt von einer Liste; von uns hat sich noch niemand gemeldet
waits-doubt = jemand hat in diesem Namen geschrieben, und nichts beweist, dass es stimmt: bitte entscheiden
waits-decide = bekommt keine automatischen Mails mehr: bitte entscheiden
waits-written = wurde angeschrieben und hat nicht geantwortet
waits-to-be-written = eine Mail steht an
waits-call-again = noch ein Anruf steht an
waits-call = ein Anruf steht an
waits-task = eine Aufgabe steht an: { $task }
waits-listed-review = stammt von einer Liste: lohnt sich ein Anruf?
waits-review = hat sich länger nicht gemeldet: lohnt sich ein neuer Versuch?
waits-review-no-fit = kam als unpassend zurück: stimmt das?
waits-settle = noch zu klären
waits-information = Rückfrage gestellt, die Antwort steht aus
waits-unwanted = vermutlich unerwünscht: bitte ansehen
waits-exhausted = im Vertrieb kann den Lead gerade niemand übernehmen
waits-refusal = eine freundliche Absage wartet auf die Freigabe
waits-not-a-lead = scheint keine Anfrage zu sein
waits-no-policy = kam, bevor es Regeln gab
waits-assigned = wird gleich zugeteilt
waits-rests = ruht

stands-asked = Angefragt: { $when }.
stands-wrote = Geschrieben: { $when }.
stands-promised = Zugesagt bis { $when }.
stands-no-hour = Eine Uhrzeit war nicht zugesagt, aber inzwischen hätten wir uns melden sollen.
stands-call-unreported = Der nächste Anruf war fällig und ist nicht gemeldet.
stands-been-with = War schon bei { $names }.
stands-told-late = Unsere Entschuldigung für die Verspätung wurde gesendet: { $when }.
stands-late-leaving = Eine Entschuldigung für die Verspätung ist unterwegs.
stands-late-planned = Wenn sich vorher niemand meldet, wird eine Entschuldigung für die Verspätung gesendet: { $when }.
stands-one-must-act = Automatisch wird nichts mehr gesendet: Jemand von uns muss handeln.
stands-becomes-yours-contact = { $formality ->
    [familiar] Geht heute { $when } an dich, wenn vorher kein Kontakt gemeldet wird.
   *[formal] Geht heute { $when } an Sie, wenn vorher kein Kontakt gemeldet wird.
}
stands-becomes-yours-answer = { $formality ->
    [familiar] Geht heute { $when } an dich, wenn vorher keine Antwort gemeldet wird.
   *[formal] Geht heute { $when } an Sie, wenn vorher keine Antwort gemeldet wird.
}
stands-moves-on-contact = Wird heute { $when } weitergegeben, wenn vorher kein Kontakt gemeldet wird.
stands-moves-on-answer = Wird heute { $when } weitergegeben, wenn vorher keine Antwort gemeldet wird.

delay-told = wir hätten uns schon melden sollen; unsere Entschuldigung wurde gesendet: { $when }
delay-leaving = wir hätten uns schon melden sollen; unsere Entschuldigung ist unterwegs
delay-planned = { $formality ->
    [familiar] wir hätten uns schon melden sollen; wenn du dich nicht vorher meldest, wird eine Entschuldigung gesendet: { $when }
   *[formal] wir hätten uns schon melden sollen; wenn Sie sich nicht vorher melden, wird eine Entschuldigung gesendet: { $when }
}

also-gave = Außerdem angegeben:
name-as-typed = Name, wie eingegeben: { $text }
phone-as-typed = Telefon, wie eingegeben: { $text }
company-is = Firma: { $text }
needs-it = Zeitrahmen: { $text }
budget-is = Budget: { $text }
wants-contact = Möchte von uns hören: { $text }
prefers-phone = Am liebsten: per Telefon
prefers-writing = Am liebsten: per Mail
away-until = Abwesend: laut automatischer Antwort bis { $day }
their-time = Ortszeit dort: { $there }; bitte erst später anrufen: { $when }
imported-at = Importiert: { $when } ({ $source })
campaign-is = Kampagne: { $campaign }
campaign-is-dated = Kampagne: { $campaign }; der Termin ist { $day }
asked-at = Angefragt: { $when } ({ $source })
points-unqualified = Punkte: { $points }, nicht rechtzeitig qualifiziert
inquiries-so-far = Anfragen: { $count }
so-far = Bisher: { $what }
our-delay = Unsere Verspätung: { $what }
careful-stopped = Achtung: Unsere Mails wurden abbestellt
careful-bounced = Achtung: Die Adresse funktioniert nicht
careful-complained = Achtung: Unsere Mail wurde als unerwünscht gemeldet
careful-do-not-contact = Achtung: kein Kontakt gewünscht
calls-made = { $count ->
    [one] 1 Anruf
   *[other] { $count } Anrufe
}
mails-written = { $count ->
    [one] 1 Mail
   *[other] { $count } Mails
}
in-contact-since = in Kontakt seit { $when }
last-in-contact = zuletzt in Kontakt: { $when }; seitdem { $what }
# Manches davon war vorher.
heard-from = { $what }; die letzte Nachricht kam { $when }
last-reported = zuletzt gemeldet: „{ $what }“, { $when }
last-reported-unmade = zuletzt gemeldet: „{ $what }“, { $when }; der Anruf danach war fällig und ist nicht gemeldet

number-not-to-call = { $number } (nicht anrufen)
address-not-to-write = { $address } (nicht schreiben)
may-want-silence = { $formality ->
    [familiar] Vielleicht ist kein Kontakt mehr gewünscht: Bitte entscheide, bevor du anrufst oder schreibst.
   *[formal] Vielleicht ist kein Kontakt mehr gewünscht: Bitte entscheiden Sie, bevor Sie anrufen oder schreiben.
}
call-them = Anrufen:
write-to-them = Schreiben:
look-up-on-the-web = Im Web nachsehen
look-up-on-linkedin = Auf LinkedIn nachsehen
look-up = Nachsehen: { $what }
nothing-to-reach-them = Es wurden keine Kontaktdaten hinterlassen.

button-more = Mehr …
button-the-meeting = Verschieben oder absagen
button-change-absence = Ändern
button-correct = Korrigieren
button-request = Zusagen oder eine andere Zeit anbieten
button-give = Zuteilen
button-nudge = { $name } erinnern
button-apologise = Entschuldigung senden
button-let-go = Offenes streichen
button-three-lines = Drei Zeilen schreiben
button-spoken = Wir haben schon gesprochen
button-written = Ich habe schon geschrieben
button-keep = Ich kümmere mich
button-send-now = Jetzt senden
button-in-touch = Ich bin schon in Kontakt
button-do-not-send = Nicht senden
button-not-them = Das war jemand anderes: weitermachen
button-own-address = Das war ich: Es ist meine Adresse
button-go-on = Mails weiterlaufen lassen
button-send = Senden
button-skip = Nicht senden
button-look-at-all = Alle ansehen
button-merge = Beide ansehen und zusammenführen
button-all-open = Alles Offene ansehen
button-all-long = Alle davon ansehen
button-sign-in = Hereinlassen
button-resume = Ich habe wieder Zeit

new-first = neu und wartet auf den ersten Kontakt
wants-contact-around = { $formality ->
    [familiar] neu und bei dir; möchte etwa am { $day } von uns hören. Vorher ist nichts fällig, es sei denn, die Anfrage verlangt es
   *[formal] neu und bei Ihnen; möchte etwa am { $day } von uns hören. Vorher ist nichts fällig, es sei denn, die Anfrage verlangt es
}
call-now = Jetzt { $name } anrufen: angefragt { $when }
write-now = Jetzt { $name } schreiben: angefragt { $when }
call-now-listed = Jetzt { $name } anrufen: importiert { $when }
write-now-listed = Jetzt { $name } schreiben: importiert { $when }
wanted-by = { $what }, möglichst bis { $when }
asked-for-by = { $formality ->
    [familiar] { $name } bittet dich, sich darum zu kümmern: { $what }
   *[formal] { $name } bittet Sie, sich darum zu kümmern: { $what }
}
asked-for = die Teamleitung fragt nach: bitte darum kümmern
please-turn-to = Bitte um { $name } kümmern
they-had-asked = Die ursprüngliche Anfrage
they-had-asked-before = Die frühere Anfrage
sent-another-form = hat noch einmal angefragt

moves-on-at = wird { $when } weitergegeben
else-moves-on-at = { $what }; ohne Meldung wird der Lead { $when } weitergegeben
unless-contact = Ist bis { $when } kein Kontakt gemeldet, wird der Lead weitergegeben.
unless-answer = Ist bis { $when } keine Antwort gemeldet, wird der Lead weitergegeben.
to-the-manager = die Teamleitung
to-a-colleague-or-manager = jemand anderen im Team oder, wenn niemand frei ist, an die Teamleitung
warned-no-answer = { $name } hat uns geschrieben, und soweit wir wissen, hat niemand geantwortet.
warned-no-help = { $name } hat uns um Hilfe gebeten, und soweit wir wissen, hat niemand geantwortet.
warned-no-contact = Soweit wir wissen, hat sich bei { $name } noch niemand von uns gemeldet.
# Es gab die Anfrage schon früher.
warned-no-contact-again = Soweit wir wissen, hat sich bei { $name } dieses Mal noch niemand von uns gemeldet.
moved-away-line = { $formality ->
    [familiar] ist nicht mehr bei dir, sondern { $holder }.
   *[formal] ist nicht mehr bei Ihnen, sondern { $holder }.
}
moved-away = { $name } ist jetzt { $holder }
moved-no-answer = Der Lead wurde weitergegeben, weil nicht rechtzeitig eine Antwort gemeldet wurde.
moved-no-contact = Der Lead wurde weitergegeben, weil nicht rechtzeitig ein Kontakt gemeldet wurde.
moved-untold = { $formality ->
    [familiar] Die Zeit war um. Du wurdest nicht rechtzeitig darauf hingewiesen, darum zählt es nicht gegen dich.
   *[formal] Die Zeit war um. Sie wurden nicht rechtzeitig darauf hingewiesen, darum zählt es nicht gegen Sie.
}
moved-unreached = { $formality ->
    [familiar] Die Zeit war um. Die Mail mit dem Hinweis hat dich nicht erreicht, darum zählt es nicht gegen dich.
   *[formal] Die Zeit war um. Die Mail mit dem Hinweis hat Sie nicht erreicht, darum zählt es nicht gegen Sie.
}
moved-given = Der Lead wurde jemand anderem zugeteilt.
moved-merged = Es ist dieselbe Person wie in einem Lead dort: Die Teamleitung hat beide zusammengeführt.
here-managers-choice = { $formality ->
    [familiar] Die Teamleitung hat dir den Lead zugeteilt.
   *[formal] Die Teamleitung hat Ihnen den Lead zugeteilt.
}
here-away = Der vereinbarte Tag ist da, und { $name } ist abwesend.
here-left = Die bisher zuständige Person ist nicht mehr im Team.
here-lapsed = Die Antwort steht aus, und dort wurde nicht rechtzeitig eine gemeldet.
here-back = Der Lead war vor der Abwesenheit schon hier, und seitdem hatte niemand Kontakt.
here-step-yours = { $formality ->
    [familiar] Der vereinbarte Schritt liegt jetzt bei dir.
   *[formal] Der vereinbarte Schritt liegt jetzt bei Ihnen.
}
here-away-then = { $name } ist zu der gewählten Zeit abwesend.
here-cancelled-offered = Der Termin ist abgesagt, und andere Zeiten wurden angeboten.
here-cancelled-untold = { $formality ->
    [familiar] Der Termin ist abgesagt, und wir konnten nicht Bescheid geben: Bitte übernimm das.
   *[formal] Der Termin ist abgesagt, und wir konnten nicht Bescheid geben: Bitte übernehmen Sie das.
}
waits-with-meeting-cancelled = { $what }; der Termin ist abgesagt
here-lines-written = Was { $name } dazu geschrieben hat, steht unter „Notizen“.
here-lines-asked = { $formality ->
    [familiar] { $name } wurde um drei Zeilen dazu gebeten; du bekommst sie, sobald sie da sind.
   *[formal] { $name } wurde um drei Zeilen dazu gebeten; Sie bekommen sie, sobald sie da sind.
}
here-nobody-to-ask = Nachfragen ist nicht mehr möglich: Was notiert wurde, steht unten.
here-was-with = Bisher zuständig: { $name }. { $why }
here-taken = { $formality ->
    [familiar] Du hast den Lead übernommen.
   *[formal] Sie haben den Lead übernommen.
}
here-given-by = { $formality ->
    [familiar] { $name } hat dir den Lead zugeteilt.
   *[formal] { $name } hat Ihnen den Lead zugeteilt.
}
here-is-away = { $name } ist abwesend, und es ist vorher fällig.
here-free-again = Der Lead war bei jemand anderem und wurde wieder frei.
here-taken-apart = Die Teamleitung hat den Lead von einem anderen getrennt, mit dem er zusammengeführt war: Es ist eine eigene Person.
here-no-answer = Dort wurde nicht rechtzeitig eine Antwort gemeldet.
here-no-contact = Dort wurde nicht rechtzeitig ein Kontakt gemeldet.
here-waited-since = Wartet seit { $when }.
they-wrote-last = Die letzte Nachricht an uns
lines-wanted = liegt jetzt bei { $name }. Bitte drei Zeilen dazu schreiben, was vereinbart ist
lines-away = { $formality ->
    [familiar] An dem Tag, den du vereinbart hast, bist du abwesend.
   *[formal] An dem Tag, den Sie vereinbart haben, sind Sie abwesend.
}
lines-lapsed = Die Antwort stand aus, und es wurde nicht rechtzeitig eine gemeldet.
lines-given = Die Teamleitung hat den Lead jemand anderem zugeteilt.

managers-now-no-contact = jetzt bei der Teamleitung: Kontakt nicht rechtzeitig gemeldet
moved-on-no-contact = weitergegeben: kein Kontakt gemeldet
moved-on-no-answer = weitergegeben: keine Antwort gemeldet
came-to-you-no-contact = { $formality ->
    [familiar] an dich weitergegeben: Kontakt nicht rechtzeitig gemeldet
   *[formal] an Sie weitergegeben: Kontakt nicht rechtzeitig gemeldet
}
came-to-you-no-answer = { $formality ->
    [familiar] an dich weitergegeben: Antwort nicht rechtzeitig gemeldet
   *[formal] an Sie weitergegeben: Antwort nicht rechtzeitig gemeldet
}
no-contact-reported = kein Kontakt gemeldet
wrote-no-answer = hat geschrieben und keine Antwort bekommen
step-not-reported = der Schritt ist nicht gemeldet
nobody-has-decided = bekommt keine automatischen Mails mehr, und niemand hat entschieden
mail-nobody-sent = eine Mail wartete auf jemanden, und niemand hat sie gesendet
subject-no-contact = Kein Kontakt mit { $name } gemeldet
subject-no-answer = { $name } hat geschrieben und keine Antwort bekommen
subject-step-agreed = Der mit { $name } vereinbarte Schritt ist nicht gemeldet
subject-step-planned = Der nächste Schritt mit { $name } ist nicht gemeldet
subject-undecided = { $name } wartet auf eine Entscheidung
subject-moved-on-no-contact = { $name } wurde weitergegeben: kein Kontakt gemeldet
subject-moved-on-no-answer = { $name } wurde weitergegeben: keine Antwort gemeldet
subject-yours-no-contact = { $formality ->
    [familiar] { $name } ist jetzt bei dir: Kontakt nicht rechtzeitig gemeldet
   *[formal] { $name } ist jetzt bei Ihnen: Kontakt nicht rechtzeitig gemeldet
}
subject-yours-no-answer = { $formality ->
    [familiar] { $name } ist jetzt bei dir: Antwort nicht rechtzeitig gemeldet
   *[formal] { $name } ist jetzt bei Ihnen: Antwort nicht rechtzeitig gemeldet
}
subject-exhausted = Niemand kann { $name } gerade übernehmen
subject-review = Ist das eine Anfrage? { $name }
subject-refusal = Eine freundliche Absage an { $name } wartet auf die Freigabe
subject-not-a-lead = { $name } scheint keine Anfrage zu sein
subject-no-policy = { $name } kam, bevor es Regeln gab
subject-left-out = Die Mail an { $name } ist entfallen: Niemand hat sie gesendet

cannot-away = { $name } ist abwesend
cannot-away-until = { $name } ist abwesend bis { $when }
cannot-paused = { $name } bekommt nach { $count } Versäumnissen in Folge vorerst keine neuen Leads
cannot-full = { $name } hat { $open } offen und übernimmt höchstens { $most }
cannot-topic = { $name } übernimmt andere Themen
cannot-source = { $name } übernimmt andere Quellen
cannot-product = { $name } übernimmt andere Produkte
cannot-territory = { $name } übernimmt Leads aus anderen Gebieten
cannot-language = { $name } spricht mit Leads andere Sprachen
cannot-let-lapse = { $name } hatte den Lead schon und hat nicht rechtzeitig etwas gemeldet
cannot-no-weight = { $name } übernimmt keine Leads
cannot-shift = { $name } arbeitet vorher zu kurz
cannot-taken = { $name } ist zu dieser Zeit belegt
way-give = den Lead trotzdem jemandem davon zuteilen oder selbst übernehmen
way-resume = auf derselben Seite die Pause beenden
way-back = auf derselben Seite angeben, dass die abwesende Person zurück ist
way-raise = max_open in team.toml erhöhen
ways-out = Möglich ist: { $ways }. Bis dahin wartet der Lead, und so geht es allen, die jetzt anfragen: Wer im Vertrieb zuerst frei wird, bekommt die Anfrage mit der frühesten zugesagten Antwort; danach kommen zuerst die, die sofort von uns hören möchten, dann die, die uns eine Woche Zeit gegeben haben.

approval-last = entfällt sie. Es ist die letzte: Danach wird nichts mehr automatisch gesendet, und der Lead ruht
approval-left-out = entfällt sie, und alles andere geht ohne sie weiter
signed-by-you = { $formality ->
    [familiar] { $why } Unterschrieben ist sie mit deinem Namen.
   *[formal] { $why } Unterschrieben ist sie mit Ihrem Namen.
}
signed-by-the-team = { $why } Unterschrieben ist sie im Namen des Teams.
approval-elsewhere = { $formality ->
    [familiar] Sie wird nicht automatisch gesendet, weil Antworten darauf nicht hier ankämen, sondern in deinem eigenen Postfach.
   *[formal] Sie wird nicht automatisch gesendet, weil Antworten darauf nicht hier ankämen, sondern in Ihrem eigenen Postfach.
}
approval-in-contact = { $formality ->
    [familiar] Sie wird nicht automatisch gesendet, weil es seit unserer letzten Mail Kontakt gab: Bitte prüf, ob sie noch passt.
   *[formal] Sie wird nicht automatisch gesendet, weil es seit unserer letzten Mail Kontakt gab: Bitte prüfen Sie, ob sie noch passt.
}
approval-unattended = { $formality ->
    [familiar] Sie wird nicht automatisch gesendet, weil auf die vorige keine Antwort kam und seitdem niemand von uns etwas gemeldet hat: Bitte sieh zuerst nach.
   *[formal] Sie wird nicht automatisch gesendet, weil auf die vorige keine Antwort kam und seitdem niemand von uns etwas gemeldet hat: Bitte sehen Sie zuerst nach.
}
not-sent-left-out = Entfallen: die Mail an { $name }
not-sent-left-out-why = { $formality ->
    [familiar] Die Mail an { $name }, die auf dich wartete, entfiel, weil niemand sie gesendet hat. Du kannst sie noch senden. { $next }
   *[formal] Die Mail an { $name }, die auf Sie wartete, entfiel, weil niemand sie gesendet hat. Sie können sie noch senden. { $next }
}
not-sent-undelivered = Nicht zugestellt an { $name }: bitte ansehen
not-sent-undelivered-why = { $formality ->
    [familiar] Die Mail an { $name } ist nicht angekommen: { $why }. Sie gilt als nicht gesendet. Bitte melde dich auf anderem Weg, oder sende sie noch einmal.
   *[formal] Die Mail an { $name } ist nicht angekommen: { $why }. Sie gilt als nicht gesendet. Bitte melden Sie sich auf anderem Weg, oder senden Sie sie noch einmal.
}
not-sent-decide = Nicht gesendet an { $name }: bitte entscheiden
not-sent-decide-why = Eine Mail an { $name } wurde nicht gesendet und wird auch nicht automatisch gesendet. { $why }
held-line = keine automatische Mail bis { $when }. { $why }
held-why = { $other }, mit derselben Nummer oder Firma wie { $name }, hat sich gemeldet: { $when }.

doubted-line = jemand hat in diesem Namen geschrieben: Stimmt das? Bitte entscheiden
doubted-silence = Die Mail bittet darum, keinen Kontakt mehr aufzunehmen, und nichts darin zeigt, dass sie echt ist: Sie kann von irgendjemandem stammen.
doubted-words = Nichts in der Mail zeigt, dass sie echt ist: Sie kann von irgendjemandem stammen.
doubted-decide-first = { $formality ->
    [familiar] Jemand hat das in diesem Namen geschrieben, und nichts beweist, dass es stimmt. Bitte entscheide, bevor du anrufst oder schreibst:
   *[formal] Jemand hat das in diesem Namen geschrieben, und nichts beweist, dass es stimmt. Bitte entscheiden Sie, bevor Sie anrufen oder schreiben:
}
doubted-more = … und { $count } mehr auf der Seite des Leads.
doubted-comes-first = { $formality ->
    [familiar] Jemand hat in diesem Namen geschrieben, und nichts beweist, dass es stimmt: Bitte lies es unten und entscheide, bevor du anrufst oder schreibst.
   *[formal] Jemand hat in diesem Namen geschrieben, und nichts beweist, dass es stimmt: Bitte lesen Sie es unten und entscheiden Sie, bevor Sie anrufen oder schreiben.
}
in-your-name-line = { $formality ->
    [familiar] jemand hat in deinem Namen dazu etwas gemeldet: Warst du das?
   *[formal] jemand hat in Ihrem Namen dazu etwas gemeldet: Waren Sie das?
}
in-your-name-address = { $formality ->
    [familiar] Die Mail kam von einer Adresse, die wir nicht als deine kennen.
   *[formal] Die Mail kam von einer Adresse, die wir nicht als Ihre kennen.
}
in-your-name-unproven = { $formality ->
    [familiar] Die Mail war keine Antwort auf eine Mail von uns an dich, und nichts darin zeigt, dass sie aus deinem Postfach kam.
   *[formal] Die Mail war keine Antwort auf eine Mail von uns an Sie, und nichts darin zeigt, dass sie aus Ihrem Postfach kam.
}
unclear-line = { $formality ->
    [familiar] deine Notiz nennt kein Ergebnis: Wie war es?
   *[formal] Ihre Notiz nennt kein Ergebnis: Wie war es?
}
which-date-line = „{ $what }“ gemeldet, mit einem Datum, das auf zwei Tage passt: Welcher ist es?
which-date-why = Das genannte Datum passt auf zwei Tage.
which-date-this-month = Ein Tag in diesem Monat
which-date-today = Heute

you-are-away = { $formality ->
    [familiar] du bist abwesend bis { $when }
   *[formal] Sie sind abwesend bis { $when }
}
you-are-back = { $formality ->
    [familiar] du bist wieder da
   *[formal] Sie sind wieder da
}
away-follows = { $formality ->
    [familiar] Bis dahin bekommst du keine neuen Leads; was vorher fällig ist, geht an jemand anderen im Team.
   *[formal] Bis dahin bekommen Sie keine neuen Leads; was vorher fällig ist, geht an jemand anderen im Team.
}
back-follows = { $formality ->
    [familiar] Du bekommst wieder neue Leads.
   *[formal] Sie bekommen wieder neue Leads.
}
report-recorded-line = { $formality ->
    [familiar] deine Mail ist eingetragen: { $what }. { $next }
   *[formal] Ihre Mail ist eingetragen: { $what }. { $next }
}
report-which-sum = { $formality ->
    [familiar] Die Summe war nicht eindeutig: Antworte auf diese Mail mit „gewonnen“ und der Summe, etwa „gewonnen 12.000“.
   *[formal] Die Summe war nicht eindeutig: Antworten Sie auf diese Mail mit „gewonnen“ und der Summe, etwa „gewonnen 12.000“.
}
your-answer-about-the-mail = { $formality ->
    [familiar] deine Antwort zur Mail
   *[formal] Ihre Antwort zur Mail
}
left-alone = kein Kontakt mehr
left-alone-complained = kein Kontakt mehr; unsere Mail wurde als unerwünscht gemeldet
left-alone-wrote = hat geschrieben, obwohl kein Kontakt gewünscht war
left-alone-complained-wrote = hat geschrieben, nachdem unsere Mail als unerwünscht gemeldet wurde
left-alone-why = { $name } möchte nicht mehr kontaktiert werden, weder per Mail noch per Telefon. Bitte nicht mehr anrufen oder schreiben. Was geplant war, entfällt, nichts steht mehr aus, und der Lead ist abgeschlossen.
left-alone-complained-why = { $name } hat unsere Mail als unerwünscht gemeldet. Bitte nicht mehr anrufen oder schreiben. Was geplant war, entfällt, nichts steht mehr aus, und der Lead ist abgeschlossen.
left-alone-wrote-why = { $formality ->
    [familiar] { $name } wollte nicht mehr kontaktiert werden, weder per Mail noch per Telefon, und hat seitdem geschrieben. Automatisch wird nichts gesendet, und du musst nicht antworten. Wenn die Nachricht eine Antwort verlangt, bitte antworten und es hier melden.
   *[formal] { $name } wollte nicht mehr kontaktiert werden, weder per Mail noch per Telefon, und hat seitdem geschrieben. Automatisch wird nichts gesendet, und Sie müssen nicht antworten. Wenn die Nachricht eine Antwort verlangt, bitte antworten und es hier melden.
}
left-alone-complained-wrote-why = { $formality ->
    [familiar] { $name } hat unsere Mail als unerwünscht gemeldet und seitdem geschrieben. Automatisch wird nichts gesendet, und du musst nicht antworten. Wenn die Nachricht eine Antwort verlangt, bitte antworten und es hier melden.
   *[formal] { $name } hat unsere Mail als unerwünscht gemeldet und seitdem geschrieben. Automatisch wird nichts gesendet, und Sie müssen nicht antworten. Wenn die Nachricht eine Antwort verlangt, bitte antworten und es hier melden.
}
left-alone-erasure = verlangt die Löschung der gespeicherten Daten
left-alone-erasure-why = { $name } verlangt, dass die gespeicherten Daten gelöscht werden. Das Gesetz gibt dafür einen Monat Zeit, ab dem Eingang der Mail. Wer das Team leitet, löscht auf der Seite des Leads oder mit `baton erase`; bis dahin bleibt alles gespeichert. Automatisch wird nichts gesendet.
demand-until = verlangt die Löschung der gespeicherten Daten; das Gesetz gibt dafür Zeit bis { $date }
demand-over = verlangt die Löschung der gespeicherten Daten; das Gesetz gab dafür Zeit bis { $date }
button-erase = Ansehen, was gespeichert ist, und löschen
they-wrote = Die Nachricht
qualify-points = Bisher { $points } Punkte; ab { $wanted } ruft der Vertrieb ohne Rückfrage an.
qualify-no-points = Die Kriterien ließen sich nicht anwenden.
review-listed = Der Name steht auf einer unserer Listen: Lohnt sich ein Anruf?
review-quiet = Länger kam keine Nachricht. Lohnt sich ein neuer Versuch?
review-no-fit = Der Vertrieb hält die Anfrage für unpassend. Bitte nachsehen: Ist sie damit erledigt?

no-new-leads = { $formality ->
    [familiar] Vorerst keine neuen Leads für dich
   *[formal] Vorerst keine neuen Leads für Sie
}
paused-others = Neue Leads gehen vorerst an andere im Team: { $count } Leads in Folge mussten weitergegeben werden, weil nicht rechtzeitig ein Kontakt gemeldet wurde.
paused-nobody = Im Moment übernimmt niemand neue Leads, und wer anfragt, wartet vorerst auf der Liste der Teamleitung: { $count } Leads in Folge mussten weitergegeben werden, weil nicht rechtzeitig ein Kontakt gemeldet wurde.
paused-others-until = { $formality ->
    [familiar] Neue Leads gehen an andere im Team, bis du sagst, dass du wieder Zeit hast: { $count } Leads in Folge mussten weitergegeben werden, weil nicht rechtzeitig ein Kontakt gemeldet wurde.
   *[formal] Neue Leads gehen an andere im Team, bis Sie sagen, dass Sie wieder Zeit haben: { $count } Leads in Folge mussten weitergegeben werden, weil nicht rechtzeitig ein Kontakt gemeldet wurde.
}
paused-nobody-until = { $formality ->
    [familiar] Im Moment übernimmt niemand neue Leads, und wer anfragt, wartet auf der Liste der Teamleitung, bis du sagst, dass du wieder Zeit hast: { $count } Leads in Folge mussten weitergegeben werden, weil nicht rechtzeitig ein Kontakt gemeldet wurde.
   *[formal] Im Moment übernimmt niemand neue Leads, und wer anfragt, wartet auf der Liste der Teamleitung, bis Sie sagen, dass Sie wieder Zeit haben: { $count } Leads in Folge mussten weitergegeben werden, weil nicht rechtzeitig ein Kontakt gemeldet wurde.
}
nobody-at-the-moment = Im Moment niemand.
was-not-told = { $name } wurde nicht verständigt
untold-returned = Mails sind nicht rechtzeitig angekommen. Was weitergegeben wurde, ohne dass { $name } verständigt war{ $moved }, zählt gegen niemanden. Bitte auf anderem Weg Bescheid sagen und die Adresse in team.toml prüfen.
untold-late = wurde nicht rechtzeitig über eine Weitergabe verständigt{ $moved }. Weitergegeben wurde trotzdem, und es zählt gegen niemanden.

subject-booked = { $name } hat gebucht: { $when }
subject-meeting-moved = Verschoben: { $name }, jetzt { $when }
subject-requested = { $name } wünscht einen Termin, { $when }: Passt es?
subject-cancelled = Abgesagt: { $name }, { $when }
subject-stands = { $name } möchte keine Mails mehr; der Termin bleibt: { $when }
subject-soon = Zur Erinnerung: { $name }, { $when }
subject-over = Wie war es mit { $name }?
meeting-booked = Der Termin steht, und die angehängte Einladung trägt ihn in beide Kalender ein. Vorher wird nichts anderes gesendet.
meeting-moved = { $formality ->
    [familiar] Der Termin hat jetzt eine andere Zeit; die angehängte Einladung aktualisiert deinen Kalender.
   *[formal] Der Termin hat jetzt eine andere Zeit; die angehängte Einladung aktualisiert Ihren Kalender.
}
meeting-requested = { $formality ->
    [familiar] Wir kennen deinen Kalender nicht gut genug, um den Termin fest zuzusagen. Bitte sag zu oder biete eine andere Zeit an.
   *[formal] Wir kennen Ihren Kalender nicht gut genug, um den Termin fest zuzusagen. Bitte sagen Sie zu, oder bieten Sie eine andere Zeit an.
}
meeting-cancelled-no-contact = { $formality ->
    [familiar] Der Termin ist abgesagt, weil kein Kontakt mehr gewünscht ist; die angehängte Einladung nimmt ihn aus deinem Kalender. Es ist nichts fällig.
   *[formal] Der Termin ist abgesagt, weil kein Kontakt mehr gewünscht ist; die angehängte Einladung nimmt ihn aus Ihrem Kalender. Es ist nichts fällig.
}
meeting-cancelled-closed = { $formality ->
    [familiar] Der Termin ist abgesagt; die angehängte Einladung nimmt ihn aus deinem Kalender. Es ist nichts fällig: Was gemeldet wurde, hat den Lead abgeschlossen und lässt sich korrigieren.
   *[formal] Der Termin ist abgesagt; die angehängte Einladung nimmt ihn aus Ihrem Kalender. Es ist nichts fällig: Was gemeldet wurde, hat den Lead abgeschlossen und lässt sich korrigieren.
}
meeting-cancelled = { $formality ->
    [familiar] Der Termin ist abgesagt; die angehängte Einladung nimmt ihn aus deinem Kalender. Wie es jetzt weitergeht, liegt bei dir.
   *[formal] Der Termin ist abgesagt; die angehängte Einladung nimmt ihn aus Ihrem Kalender. Wie es jetzt weitergeht, liegt bei Ihnen.
}
meeting-stands = Unsere Mails wurden abbestellt, der Termin aber nicht abgesagt: Er bleibt in beiden Kalendern. Eine Erinnerung wird dorthin nicht gesendet.
meeting-soon = Eine Erinnerung; die andere Seite hat auch eine bekommen.
meeting-soon-alone = Eine Erinnerung. Die andere Seite hat keine bekommen: Sie möchte keine Mails von uns.
meeting-over = Die Zeit des Termins ist vorbei. Ein Klick, bitte: Bis dahin weiß niemand, ob er stattgefunden hat.

hour-moving = Wird bald weitergegeben
hour-asked = Bitte darum kümmern
hour-came = { $formality ->
    [familiar] Neu für dich
   *[formal] Neu für Sie
}
hour-waiting = { $formality ->
    [familiar] Wartet auf dich
   *[formal] Wartet auf Sie
}
hour-escalated = Bitte ansehen
hour-goes-out = Wird bald gesendet
hour-approval = Zum Senden bereit
hour-not-sent = Nicht gesendet
hour-held = Vorerst keine automatische Mail
hour-moved = Weitergegeben
new-leads = Neue Leads
subject-names = { $what }: { $names }
subject-names-and-more = { $what }: { $names } und { $more } weitere
subject-too-many = Mehr auf einmal, als eine Mail fasst: { $count }
subject-several-moved = { $count ->
    [one] 1 Lead wurde weitergegeben
   *[other] { $count } Leads wurden weitergegeben
}
unwanted-count = { $count ->
    [one] 1 Anfrage
   *[other] { $count } Anfragen
}
unwanted-look = vermutlich unerwünscht: bitte ansehen. Eine Entscheidung kann alle erledigen.
unwanted-newest = Die neueste ist von { $name }:
unread-of-all = { $count ->
    [one] Ein weiterer Lead ist offen, den diese Liste nicht mehr erfassen konnte.
   *[other] { $count } weitere sind offen, die diese Liste nicht mehr erfassen konnte.
}
unread-uncounted = Es sind mehr offen, als diese Liste zählen konnte.
unread-of-yours = { $formality ->
    [familiar] Von deinen sind { $count } weitere offen, die diese Liste nicht mehr erfassen konnte.
   *[formal] Von Ihren sind { $count } weitere offen, die diese Liste nicht mehr erfassen konnte.
}
unread-of-queue = { $formality ->
    [familiar] Auf dich warten { $count } weitere, die diese Liste nicht mehr erfassen konnte.
   *[formal] Auf Sie warten { $count } weitere, die diese Liste nicht mehr erfassen konnte.
}
more-from-lists = { $count ->
    [one] 1 weiterer Name von Listen wartet ohne Termin; gezeigt sind die ersten.
   *[other] { $count } weitere Namen von Listen warten ohne Termin; gezeigt sind die ersten.
}
# How many are untouched, where a list could look at none of them.
untouched-perhaps = vielleicht { $count }
untouched-older = { $count ->
    [one] 1 weiterer wartet schon länger und steht jeden Morgen auf der Liste.
   *[other] { $count } weitere warten schon länger und stehen jeden Morgen auf der Liste.
}

list-yours = { $formality ->
    [familiar] Bei dir
   *[formal] Bei Ihnen
}
list-ready = Bereit zum Senden
list-from-lists = Wenn Zeit ist: von einer Liste
list-to-say = Bitte klären, was stimmt
list-to-settle = Zu klären
list-to-decide = Zu entscheiden
list-late = Überfällig
list-demands = Verlangte Löschungen
list-untold = Wer nicht verständigt wurde
list-held = Zurückgehaltene Mails
list-received = Empfangene Mails
list-stuck = Hängt fest
list-mail = Mails
list-information = Zur Information
list-nobody-has-room = Von einer Liste, und niemand hat Kapazität
list-of-the-deputy = Auf der Liste der Teamleitung, und nichts ist geschehen
list-long = Wartet schon sehr lange
list-week = Letzte Woche

## What came in and what leaked last week. $half, $nine: "2 hours".

week-figures = Alle Zahlen
week-touched = Von denen, die von einem Menschen hörten: die Hälfte binnen { $half } offener Zeit, neun von zehn binnen { $nine }.
week-overdue = Überfällig geworden: { $overdue }. Der Teamleitung gemeldet: { $told }.
week-unreported = Anrufe und Aufgaben, die anstanden und die niemand gemeldet hat: { $count }.
week-late-now = { $count ->
    [one] 1 offener Lead ist jetzt überfällig.
   *[other] { $count } offene Leads sind jetzt überfällig.
}
week-late-now-at-least = { $count ->
    [one] Mindestens 1 offener Lead ist jetzt überfällig: einige waren nicht zu lesen.
   *[other] Mindestens { $count } offene Leads sind jetzt überfällig: einige waren nicht zu lesen.
}
# $name: a source.
week-source = { $name }: { $missed } von { $all } Zusagen nicht gehalten.
# $when: a day and an hour.
week-worst-hours = { $hours ->
    [one] { $count ->
        [one] Überfällig geworden: { $when }.
       *[other] In dieser Stunde wurde das meiste überfällig: { $when } ({ $count }).
    }
   *[other] In jeder dieser { $hours } Stunden wurde das meiste überfällig ({ $count }): { $when }.
}
week-person = { $name }: { $touches ->
    [one] 1 Kontakt
   *[other] { $touches } Kontakte
}, { $overdue } überfällig, { $moved } weitergegeben.
# Sources and people that are not named.
week-more-sources = { $count ->
    [one] Und eine weitere Quelle mit nicht gehaltenen Zusagen.
   *[other] Und { $count } weitere Quellen mit nicht gehaltenen Zusagen.
}
week-more-people = { $count ->
    [one] Und eine weitere Person.
   *[other] Und { $count } weitere Personen.
}
# $day: that of the list before.
since-the-list = Seit { $day }: { $what }.
since-nothing = nichts Neues
since-new = { $count ->
    [one] 1 neuer Lead
   *[other] { $count } neue Leads
}
since-missed = { $missed } von { $all } Zusagen nicht gehalten
since-overdue = { $count ->
    [one] 1 wurde überfällig
   *[other] { $count } wurden überfällig
}
since-told = { $count ->
    [one] einmal wurde es der Teamleitung gemeldet
   *[other] { $count }-mal wurde es der Teamleitung gemeldet
}
since-unreported = { $count ->
    [one] 1 Anruf oder Aufgabe nicht gemeldet
   *[other] { $count } Anrufe oder Aufgaben nicht gemeldet
}
since-moved = { $count ->
    [one] 1 Lead weitergegeben, weil nichts geschah
   *[other] { $count } Leads weitergegeben, weil nichts geschah
}

as-before = Wie zuvor: { $names }.
as-before-and-more = Wie zuvor: { $names }; und { $more } weitere.
own-calendar-unread = { $formality ->
    [familiar] Dein eigener Kalender ließ sich nicht lesen ({ $why }). Bis dahin wartet jede gewählte Zeit auf dein Ja.
   *[formal] Ihr eigener Kalender ließ sich nicht lesen ({ $why }). Bis dahin wartet jede gewählte Zeit auf Ihr Ja.
}
own-calendar-events = { $count ->
    [one] Ein Eintrag des eigenen Kalenders wurde nicht verstanden ({ $why }): Seine Zeit wird vielleicht angeboten.
   *[other] { $count } Einträge des eigenen Kalenders wurden nicht verstanden (der erste: { $why }): Deren Zeiten werden vielleicht angeboten.
}
deputy-no-action = { $count ->
    [one] Auf der Liste von { $name } ist bei 1 Lead seit zwei Arbeitstagen nichts geschehen. Was die Vertretung tut, zählt, als käme es von der Teamleitung.
   *[other] Auf der Liste von { $name } ist bei { $count } Leads seit zwei Arbeitstagen nichts geschehen. Was die Vertretung tut, zählt, als käme es von der Teamleitung.
}
overdue-elsewhere = { $count ->
    [one] Ebenfalls überfällig und auf der Liste der zuständigen Person: { $names }.
   *[other] Ebenfalls überfällig und auf den Listen der zuständigen Personen: { $names }.
}
all-else-on-time = Was nicht auf dieser Liste steht, ist in guten Händen und im Zeitplan.
long-wait = { $count ->
    [one] 1 Person wartet seit mehr als { $days } Arbeitstagen auf uns: { $names }. { $ways }
   *[other] { $count } Personen warten seit mehr als { $days } Arbeitstagen auf uns: { $names }. { $ways }
}
waits-since = { $name } (seit { $day })
long-ways-manager = Bitte anrufen, jemandem zuteilen oder das Offene streichen: Über die Schaltfläche geht das für alle auf einmal.
long-ways = Bitte anrufen oder die Teamleitung bitten, sie jemandem zuzuteilen oder das Offene zu streichen.
paused-people = Neue Leads gehen vorerst nicht an { $names }: Dort mussten mindestens zwei in Folge weitergegeben werden. Über die Seite zu dieser Liste lässt sich das beenden.
paused-people-nobody = Neue Leads gehen vorerst nicht an { $names }: Dort mussten mindestens zwei in Folge weitergegeben werden. Sonst nimmt gerade niemand welche: Wer anfragt, wartet auf der Liste der Teamleitung. Über die Seite zu dieser Liste lässt sich das beenden.
stuck-of-lead = Etwas zum Lead { $lead } ließ sich nicht verarbeiten; die Technik ist verständigt.
stuck-mail = Eine Mail an { $person } ließ sich nicht verarbeiten; die Technik ist verständigt.
stuck-of-team = Etwas zum Team ließ sich nicht verarbeiten; die Technik ist verständigt.
probe-lost-since = Seit { $when } kam keine Testmail zurück: Antworten gehen vielleicht unterwegs verloren. Bis eine kommt, erhält der Vertrieb schriftliche Schritte als Entwurf. Die Technik ist verständigt.
probe-never-back = Bisher kam keine Testmail zurück: Antworten gehen vielleicht unterwegs verloren. Bis eine kommt, erhält der Vertrieb schriftliche Schritte als Entwurf. Die Technik ist verständigt.
day-in-place-of = für { $name }, { $what }
day-follow-up = { $count } zum Nachfassen
day-follow-up-since = { $count ->
    [one] 1 zum Nachfassen (wartet seit { $day })
   *[other] { $count } zum Nachfassen (die älteste Anfrage wartet seit { $day })
}
day-for-you = { $formality ->
    [familiar] { $count } für dich
   *[formal] { $count } für Sie
}
day-for-you-since = { $count ->
    [one] 1 offen (wartet seit { $day })
   *[other] { $count } offen (die älteste Anfrage wartet seit { $day })
}
day-information = zur Information
day-nothing-to-do = zur Information, nichts zu tun
day-only-informs = Heute ist hier nichts zu tun: Diese Mail dient nur zur Information.
day-nothing-new = nichts Neues, { $count } wie zuvor
day-and-as-before = { $what }, { $count } wie zuvor

calendar-at-line = Zeile { $line }: { $what }
calendar-too-large = der Kalender ist zu groß
calendar-no-calendar = es ist kein Text im Format iCalendar
calendar-unpaired = BEGIN und END gehören nicht zusammen
calendar-no-start = ein Eintrag ohne DTSTART
calendar-reversed = ein Eintrag endet, bevor er beginnt
calendar-moment = „{ $text }“ ist weder Datum noch Uhrzeit
calendar-duration = „{ $text }“ ist keine Dauer
calendar-repeats = ein Eintrag wiederholt sich auf eine Weise, die nicht gelesen wird
calendar-address = die Adresse liegt nicht im öffentlichen Netz
calendar-no-answer = es kam keine Antwort
calendar-status = die Antwort hatte den Status { $status }
calendar-over = die Antwort hat über { $bytes } Bytes
calendar-broken = die Antwort brach ab

# $name: whom.
perhaps-same-person = Vielleicht dieselbe Person wie { $name }: Dann lassen sich beide zusammenführen.
