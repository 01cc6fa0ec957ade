holder-you = { $formality ->
    [familiar] bei dir
   *[formal] bei Ihnen
}
holder-person = bei { $name }
holder-left = bei jemandem, der nicht mehr im Team ist
holder-arrivals = kurz vor der Zuteilung
holder-qualifier = bei der Qualifizierung
holder-your-queue = { $formality ->
    [familiar] in deiner Liste
   *[formal] in Ihrer Liste
}
holder-managers-queue = in der Liste der Teamleitung
holder-resting = zurückgestellt
holder-closed = abgeschlossen
a-colleague = jemand aus dem Team
the-managers-queue = die Teamleitung
the-qualifier = die Qualifizierung
a-former-colleague = jemand, der nicht mehr im Team ist
somebody = Jemand
name-and-name = { $first } und { $other }
names-and-more = { $names } und { $more } weitere

due-for = vorgesehen für { $when }
due-agreed = vereinbart für { $when }
due-planned = geplant für { $when }
due-at = fällig { $when }
overdue-since = überfällig seit { $when }
due-today = heute fällig

list-more = Und { $count } weitere.
more-came = { $count } weitere kamen gleichzeitig und hatten in dieser Mail keinen Platz. Jede Nachricht steht bei ihrem Lead, der seine Zuständigkeit und seinen Termin hat; was noch wartet, steht morgens auf der Liste.
in-place-of = { $formality ->
    [familiar] { $name } ist abwesend, und du vertrittst die Teamleitung: Was sonst dort ankommt, kommt solange zu dir, und alle Schaltflächen hier sind für dich.
   *[formal] { $name } ist abwesend, und Sie vertreten die Teamleitung: Was sonst dort ankommt, kommt solange zu Ihnen, und alle Schaltflächen hier sind für Sie.
}

mail-was-not-sent = sie wurde nicht gesendet
mail-goes-out = Eine Mail wird { $when } gesendet.
mail-waits = { $formality ->
    [familiar] Eine Mail ist fertig und wartet auf dich, bis { $when }.
   *[formal] Eine Mail ist fertig und wartet auf Sie, bis { $when }.
}
mail-perhaps-sent = Vielleicht gesendet; Näheres ist wohl bis { $when } bekannt.
they-will-read = So wird die Mail aussehen:
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
    [familiar] Nichts: weder anrufen noch schreiben. Bitte entscheide, was daraus wird.
   *[formal] Nichts: weder anrufen noch schreiben. Bitte entscheiden Sie, was daraus wird.
}
find-another-way = Noch nichts: bitte eine Nummer oder eine andere Adresse finden oder den Vorgang abschließen.
we-said-we-call = { $formality ->
    [familiar] In unserer Antwort steht, dass wir anrufen: Bitte ruf an und schreib nur, wenn du niemanden erreichst.
   *[formal] In unserer Antwort steht, dass wir anrufen: Bitte rufen Sie an und schreiben Sie nur, wenn Sie niemanden erreichen.
}
we-said-we-answer = In unserer Antwort steht, dass ein Mensch antwortet.
what-to-say = Was zu sagen ist
a-draft = Ein Entwurf
what-to-do = Was zu tun ist
no-number-to-call = Es gibt keine Telefonnummer.
to-be-written-to = Hier wird geschrieben, nicht angerufen.
asked-for-writing = Gewünscht ist eine schriftliche Antwort.
not-to-be-called = Ein Anruf ist nicht erlaubt.
the-delay = Die Verspätung:
say-the-delay = { $formality ->
    [familiar] „Du hättest { $when } von uns hören sollen. Falls sich niemand gemeldet hat: Es tut mir leid, dass du warten musstest.“ Auf der Mailbox bitte ebenso.
   *[formal] „Sie hätten { $when } von uns hören sollen. Falls sich niemand gemeldet hat: Es tut mir leid, dass Sie warten mussten.“ Auf der Mailbox bitte ebenso.
}
their-question = Die offene Frage:
answer-their-question = auf das Geschriebene antworten oder sagen, bis wann die Antwort kommt und von wem.

they-sent = Thema: { $topic }.
they-wrote-no-more = Mehr wurde nicht geschrieben.
they-wrote-again-on = Noch einmal geschrieben ({ $when }):
their-words-elsewhere = Der Text liegt in dem Postfach, an das geantwortet wurde; hier ist er nicht gespeichert.
their-last-mail = Die letzte Mail von dort:
nothing-readable = Nichts Lesbares.
listed-from = Der Name steht auf einer unserer Listen ({ $place }).
listed = Der Name steht auf einer unserer Listen.
listed-nothing-came = Von dort ist noch nichts gekommen.
listed-asked-on = Laut der Liste war am { $day } ein Kontakt gewünscht.
listed-consent = Eine Einwilligung ist vermerkt.
listed-no-consent = Eine Einwilligung ist nicht vermerkt, darum geht nichts automatisch hinaus.
contact-now = so bald wie möglich
contact-week = innerhalb einer Woche
contact-later = später
their-data-erased = Die Daten wurden gelöscht.

next-closed = Der Vorgang ist abgeschlossen, und nichts geht mehr automatisch hinaus.
next-rests = Der Vorgang ruht bis { $when }.
next-assigned = In wenigen Minuten hat es jemand aus dem Team.
next-manager = Die Teamleitung entscheidet, was daraus wird.
next-qualifier = Die Qualifizierung entscheidet, was daraus wird.
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
    [familiar] Was als Nächstes kommt, liegt bei dir und war fällig: { $when }.
   *[formal] Was als Nächstes kommt, liegt bei Ihnen und war fällig: { $when }.
}
next-due = { $formality ->
    [familiar] Was als Nächstes kommt, liegt bei dir. Frist: { $when }.
   *[formal] Was als Nächstes kommt, liegt bei Ihnen. Frist: { $when }.
}
next-then-rests = Danach ruht der Vorgang.
next-mail-ready = Die nächste Mail liegt dann zum Senden bereit: { $when }.
next-mail-out = Die nächste Mail geht automatisch hinaus: { $when }.

notes = Notizen
note-of = Notiz von { $name }, { $when }:

why-listed = Der Name steht auf einer unserer Listen, und noch niemand hat sich dort gemeldet.
why-answer = Es kam eine Nachricht, und die Antwort steht aus.
why-time = Ein Termin wurde angefragt, und die Zusage steht aus.
why-meeting = Der Termin ist vorbei: Wie war es?
why-first = Der erste Kontakt steht aus.
why-no-answer = Am { $day } ging niemand ans Telefon.
why-voicemail = Am { $day } wurde auf die Mailbox gesprochen.
why-wrote = Am { $day } haben wir geschrieben.
why-wrong-number = Die Nummer gehörte jemand anderem.
why-last-reported = Zuletzt gemeldet: { $what }, { $day }.
step-was-agreed = Der nächste Schritt war vereinbart für { $day }.
step-was-planned = Der nächste Schritt war geplant für { $day }.
step-agreed-today = Heute ist der Tag des vereinbarten nächsten Schritts.
step-today = Heute ist der Tag des nächsten Schritts.
decide-doubt = { $formality ->
    [familiar] Jemand hat in diesem Namen geschrieben, und nichts beweist, dass es stimmt; darum geht außer der Bestätigung einer Anfrage nichts automatisch hinaus: Bitte entscheide.
   *[formal] Jemand hat in diesem Namen geschrieben, und nichts beweist, dass es stimmt; darum geht außer der Bestätigung einer Anfrage nichts automatisch hinaus: Bitte entscheiden Sie.
}
decide-nothing = { $formality ->
    [familiar] Es geht nichts mehr automatisch hinaus: Bitte entscheide, wie es weitergeht.
   *[formal] Es geht nichts mehr automatisch hinaus: Bitte entscheiden Sie, wie es weitergeht.
}
decide-stopped = { $formality ->
    [familiar] Unsere Mails wurden abbestellt, ein Anruf wurde nicht gewünscht. Es geht nichts mehr automatisch hinaus: Bitte entscheide, wie es weitergeht.
   *[formal] Unsere Mails wurden abbestellt, ein Anruf wurde nicht gewünscht. Es geht nichts mehr automatisch hinaus: Bitte entscheiden Sie, wie es weitergeht.
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
    [familiar] Unsere Mail wurde als unerwünscht gemeldet, darum gibt es auch keine Anrufe: Bitte entscheide, was daraus wird.
   *[formal] Unsere Mail wurde als unerwünscht gemeldet, darum gibt es auch keine Anrufe: Bitte entscheiden Sie, was daraus wird.
}
decide-do-not-contact = { $formality ->
    [familiar] Kein Kontakt erwünscht, weder per Mail noch per Telefon: Bitte entscheide, was daraus wird.
   *[formal] Kein Kontakt erwünscht, weder per Mail noch per Telefon: Bitte entscheiden Sie, was daraus wird.
}

waits-closed = abgeschlossen
waits-first = wartet auf den ersten Kontakt
waits-answer = hat geschrieben und wartet auf Antwort
waits-request = wartet auf Antwort und ist keine Verkaufsanfrage
waits-step = wartet auf den nächsten Schritt
waits-step-agreed = hat einen vereinbarten nächsten Schritt
waits-step-planned = hat einen nächsten Schritt
waits-time = hat einen Termin angefragt und wartet auf die Zusage
waits-meeting = hat einen Termin
waits-met = hatte einen Termin, und niemand hat gesagt, wie er war
waits-approach = stammt von einer Liste und hat noch von niemandem gehört
waits-doubt = jemand hat in diesem Namen geschrieben, und nichts beweist, dass es stimmt: bitte entscheiden
waits-decide = bekommt nichts mehr automatisch: bitte entscheiden
waits-written = wurde angeschrieben und hat nicht geantwortet
waits-to-be-written = ist anzuschreiben
waits-call-again = ist noch einmal anzurufen
waits-call = ist anzurufen
waits-listed-review = stammt von einer Liste: lohnt sich ein Anruf?
waits-review = hat sich länger nicht gemeldet: lohnt sich ein neuer Versuch?
waits-settle = ist zu klären
waits-information = wurde etwas gefragt
waits-unwanted = sieht unerwünscht aus: bitte ansehen
waits-exhausted = niemand im Vertrieb kann es gerade übernehmen
waits-refusal = eine höfliche Absage wartet auf die Freigabe
waits-not-a-lead = scheint keine Anfrage zu sein
waits-no-policy = kam, bevor es Regeln gab
waits-assigned = wird gleich zugeteilt
waits-rests = ruht

stands-asked = Angefragt: { $when }.
stands-wrote = Geschrieben: { $when }.
stands-promised = Zugesagt bis: { $when }.
stands-no-hour = Eine Uhrzeit wurde nicht genannt, und inzwischen hätten wir uns melden sollen.
stands-call-unreported = Der nächste Anruf war fällig und ist nicht gemeldet.
stands-been-with = War schon bei { $names }.
stands-told-late = Unsere Entschuldigung für die Verspätung ist hinausgegangen: { $when }.
stands-late-leaving = Eine Entschuldigung für die Verspätung ist unterwegs.
stands-late-planned = Wenn sich vorher niemand meldet, geht eine Entschuldigung für die Verspätung hinaus: { $when }.
stands-one-must-act = Automatisch geht nichts mehr hinaus: Jemand von uns muss handeln.
stands-becomes-yours-contact = { $formality ->
    [familiar] Geht an dich, wenn vorher kein Kontakt gemeldet wird: { $when }.
   *[formal] Geht an Sie, wenn vorher kein Kontakt gemeldet wird: { $when }.
}
stands-becomes-yours-answer = { $formality ->
    [familiar] Geht an dich, wenn vorher keine Antwort gemeldet wird: { $when }.
   *[formal] Geht an Sie, wenn vorher keine Antwort gemeldet wird: { $when }.
}
stands-moves-on-contact = Wird weitergegeben, wenn vorher kein Kontakt gemeldet wird: { $when }.
stands-moves-on-answer = Wird weitergegeben, wenn vorher keine Antwort gemeldet wird: { $when }.

delay-told = wir hätten uns schon melden sollen; das haben wir mitgeteilt: { $when }
delay-leaving = eine Mail, dass wir uns schon hätten melden sollen, ist unterwegs
delay-planned = { $formality ->
    [familiar] wenn du dich vorher nicht meldest, geht eine Mail hinaus, dass wir uns hätten melden sollen: { $when }
   *[formal] wenn Sie sich vorher nicht melden, geht eine Mail hinaus, dass wir uns hätten melden sollen: { $when }
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
their-time = Ortszeit: { $there }; bitte erst später anrufen: { $when }
imported-at = Importiert: { $when } ({ $source })
asked-at = Angefragt: { $when } ({ $source })
points-unqualified = Punkte: { $points }, nicht rechtzeitig qualifiziert
inquiries-so-far = Anfragen: { $count }
so-far = Bisher: { $what }
our-delay = Unsere Verspätung: { $what }
careful-stopped = Achtung: unsere Mails wurden abbestellt
careful-bounced = Achtung: die Adresse funktioniert nicht
careful-complained = Achtung: unsere Mail wurde als unerwünscht gemeldet
careful-do-not-contact = Achtung: kein Kontakt erwünscht
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
last-reported = zuletzt gemeldet: „{ $what }“, { $when }
last-reported-unmade = zuletzt gemeldet: „{ $what }“, { $when }; der Anruf danach war fällig und ist nicht gemeldet

number-not-to-call = { $number } (nicht anrufen)
address-not-to-write = { $address } (nicht schreiben)
may-want-silence = { $formality ->
    [familiar] Vielleicht ist kein Kontakt mehr erwünscht: Bitte entscheide, bevor du anrufst oder schreibst.
   *[formal] Vielleicht ist kein Kontakt mehr erwünscht: Bitte entscheiden Sie, bevor Sie anrufen oder schreiben.
}
call-them = Anrufen:
write-to-them = Schreiben:
look-up-on-the-web = Im Web nachsehen
look-up-on-linkedin = Auf LinkedIn nachsehen
look-up = Nachsehen: { $what }
nothing-to-reach-them = Es wurden keine Kontaktdaten hinterlassen.

button-more = Mehr …
button-the-meeting = Verschieben oder absagen
button-correct = Korrigieren
button-request = Zusagen oder eine andere Zeit anbieten
button-give = Jemandem geben
button-nudge = { $name } erinnern
button-apologise = Um Entschuldigung bitten
button-let-go = Streichen
button-three-lines = Drei Zeilen schreiben
button-spoken = Ich habe schon gesprochen
button-written = Ich habe schon geschrieben
button-keep = Ich kümmere mich
button-send-now = Jetzt senden
button-in-touch = Schon in Kontakt
button-do-not-send = Nicht senden
button-not-them = Das war jemand anderes: weitermachen
button-own-address = Das war ich: Es ist meine Adresse
button-go-on = Mails weiterlaufen lassen
button-send = Senden
button-skip = Auslassen
button-look-at-all = Alle ansehen
button-all-open = Alles, was offen ist
button-all-long = Alle davon
button-resume = Ich habe Zeit

new-first = neu und wartet auf den ersten Kontakt
wants-contact-around = { $formality ->
    [familiar] neu und bei dir; möchte um diesen Tag herum von uns hören: { $day }. Vorher ist nichts fällig, es sei denn, die Anfrage verlangt es
   *[formal] neu und bei Ihnen; möchte um diesen Tag herum von uns hören: { $day }. Vorher ist nichts fällig, es sei denn, die Anfrage verlangt es
}
call-now = Jetzt { $name } anrufen: angefragt { $when }
write-now = Jetzt { $name } schreiben: angefragt { $when }
wanted-by = { $what }, möglichst bis { $when }
asked-for-by = { $formality ->
    [familiar] { $name } bittet dich, sich darum zu kümmern: { $what }
   *[formal] { $name } bittet Sie, sich darum zu kümmern: { $what }
}
asked-for = die Teamleitung fragt nach: bitte darum kümmern
please-turn-to = Bitte um { $name } kümmern
they-had-asked = Die ursprüngliche Anfrage
they-had-asked-before = Die frühere Anfrage
sent-another-form = hat noch ein Formular geschickt

moves-on-at = wird { $when } weitergegeben
else-moves-on-at = { $what }, sonst wird der Lead { $when } weitergegeben
unless-contact = Ist bis { $when } kein Kontakt gemeldet, wird der Lead weitergegeben.
unless-answer = Ist bis { $when } keine Antwort gemeldet, wird der Lead weitergegeben.
to-the-manager = die Teamleitung
to-a-colleague-or-manager = jemand anderen im Team oder, wenn niemand frei ist, an die Teamleitung
warned-no-answer = { $name } hat uns geschrieben, und soweit wir wissen, hat niemand geantwortet.
warned-no-help = { $name } hat uns um Hilfe gebeten, und soweit wir wissen, hat niemand geantwortet.
warned-no-contact = Soweit wir wissen, hat sich bei { $name } noch niemand gemeldet.
moved-away-line = { $formality ->
    [familiar] ist nicht mehr bei dir, sondern { $holder }.
   *[formal] ist nicht mehr bei Ihnen, sondern { $holder }.
}
moved-away = { $name } ist jetzt { $holder }
moved-no-answer = Es wurde weitergegeben, weil in der vereinbarten Zeit keine Antwort gemeldet war.
moved-no-contact = Es wurde weitergegeben, weil in der vereinbarten Zeit kein Kontakt gemeldet war.
moved-untold = { $formality ->
    [familiar] Die Zeit war um. Du warst nicht rechtzeitig darauf hingewiesen worden, darum zählt es nicht gegen dich.
   *[formal] Die Zeit war um. Sie waren nicht rechtzeitig darauf hingewiesen worden, darum zählt es nicht gegen Sie.
}
moved-unreached = { $formality ->
    [familiar] Die Zeit war um. Die Mail mit dem Hinweis hat dich nicht erreicht, darum zählt es nicht gegen dich.
   *[formal] Die Zeit war um. Die Mail mit dem Hinweis hat Sie nicht erreicht, darum zählt es nicht gegen Sie.
}
moved-given = Es wurde jemand anderem gegeben.
here-managers-choice = { $formality ->
    [familiar] Die Teamleitung hat es dir gegeben.
   *[formal] Die Teamleitung hat es Ihnen gegeben.
}
here-away = Der vereinbarte Tag ist da, und { $name } ist abwesend.
here-left = Die bisher zuständige Person ist nicht mehr im Team.
here-lapsed = Die Antwort steht aus, und dort wurde in der vereinbarten Zeit keine gemeldet.
here-step-yours = { $formality ->
    [familiar] Der vereinbarte Schritt liegt jetzt bei dir.
   *[formal] Der vereinbarte Schritt liegt jetzt bei Ihnen.
}
here-away-then = { $name } ist zu der gewählten Zeit abwesend.
here-cancelled-offered = Der Termin ist abgesagt, und andere Zeiten wurden angeboten.
here-cancelled-untold = { $formality ->
    [familiar] Der Termin ist abgesagt, und niemand konnte Bescheid geben: Bitte übernimm das.
   *[formal] Der Termin ist abgesagt, und niemand konnte Bescheid geben: Bitte übernehmen Sie das.
}
waits-with-meeting-cancelled = { $what } und hatte einen Termin, der abgesagt ist
here-lines-written = Was { $name } dazu geschrieben hat, steht unter „Notizen“.
here-lines-asked = { $formality ->
    [familiar] { $name } wurde um drei Zeilen dazu gebeten; du bekommst sie, sobald sie da sind.
   *[formal] { $name } wurde um drei Zeilen dazu gebeten; Sie bekommen sie, sobald sie da sind.
}
here-nobody-to-ask = Fragen kann man dazu niemanden mehr: Was notiert wurde, steht unten.
here-was-with = Bisher zuständig: { $name }. { $why }
here-taken = { $formality ->
    [familiar] Du hast es übernommen.
   *[formal] Sie haben es übernommen.
}
here-given-by = { $formality ->
    [familiar] { $name } hat es dir gegeben.
   *[formal] { $name } hat es Ihnen gegeben.
}
here-free-again = Es war bei jemand anderem und wurde wieder frei.
here-no-answer = Dort wurde in der vereinbarten Zeit keine Antwort gemeldet.
here-no-contact = Dort wurde in der vereinbarten Zeit kein Kontakt gemeldet.
here-waited-since = Wartet seit: { $when }.
they-wrote-last = Die letzte Nachricht von dort
lines-wanted = liegt jetzt bei { $name }. Bitte drei Zeilen dazu schreiben, was vereinbart ist
lines-away = { $formality ->
    [familiar] An dem Tag, den du vereinbart hast, bist du abwesend.
   *[formal] An dem Tag, den Sie vereinbart haben, sind Sie abwesend.
}
lines-lapsed = Die Antwort stand aus, und in der vereinbarten Zeit wurde keine gemeldet.
lines-given = Die Teamleitung hat es jemand anderem gegeben.

managers-now-no-contact = jetzt bei der Teamleitung: Kontakt nicht rechtzeitig gemeldet
moved-on-no-contact = weitergegeben: kein Kontakt gemeldet
moved-on-no-answer = weitergegeben: keine Antwort gemeldet
came-to-you-no-contact = { $formality ->
    [familiar] zu dir gekommen: Kontakt nicht rechtzeitig gemeldet
   *[formal] zu Ihnen gekommen: Kontakt nicht rechtzeitig gemeldet
}
came-to-you-no-answer = { $formality ->
    [familiar] zu dir gekommen: Antwort nicht rechtzeitig gemeldet
   *[formal] zu Ihnen gekommen: Antwort nicht rechtzeitig gemeldet
}
no-contact-reported = kein Kontakt gemeldet
wrote-no-answer = hat geschrieben und keine Antwort bekommen
step-not-reported = der Schritt ist nicht gemeldet
nobody-has-decided = bekommt nichts mehr automatisch, und niemand hat entschieden
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
subject-exhausted = Niemand kann { $name } gerade übernehmen: alle ausgelastet, abwesend oder pausiert
subject-review = Ist das eine Anfrage? { $name }
subject-refusal = Eine höfliche Absage an { $name } wartet auf die Freigabe
subject-not-a-lead = { $name } scheint keine Anfrage zu sein
subject-no-policy = { $name } kam, bevor es Regeln gab
subject-left-out = Die Mail an { $name } entfiel: Niemand hat sie gesendet

cannot-away = { $name } ist abwesend
cannot-away-until = { $name } ist abwesend bis { $when }
cannot-paused = { $name } bekommt nach { $count } Versäumnissen in Folge vorerst keine neuen Leads
cannot-full = { $name } hat { $open } offen und nimmt höchstens { $most }
cannot-topic = { $name } nimmt andere Themen
cannot-source = { $name } nimmt andere Quellen
cannot-let-lapse = { $name } hat es verstreichen lassen
cannot-no-weight = { $name } nimmt keine Leads
cannot-taken = { $name } ist zu dieser Zeit belegt
way-give = es trotzdem jemandem davon geben oder es selbst übernehmen
way-resume = auf derselben Seite die Pause beenden
way-back = auf derselben Seite angeben, dass die abwesende Person zurück ist
way-raise = max_open in team.toml erhöhen
ways-out = Möglich ist: { $ways }. Bis dahin wartet es, und so geht es allen, die jetzt anfragen: Wer zuerst frei wird, bekommt die Anfrage mit der frühesten zugesagten Antwort; bei den anderen kommt, wer sofort von uns hören will, vor denen, die uns eine Woche Zeit gegeben haben.

approval-last = entfällt sie. Es ist die letzte: Danach geht nichts mehr automatisch hinaus, und die Anfrage ruht
approval-left-out = entfällt sie, und alles andere geht ohne sie weiter
signed-by-you = { $formality ->
    [familiar] { $why } Sie geht dann unter deinem Namen hinaus.
   *[formal] { $why } Sie geht dann unter Ihrem Namen hinaus.
}
signed-by-the-team = { $why } Sie geht dann im Namen des Teams hinaus.
approval-elsewhere = { $formality ->
    [familiar] Sie geht nicht automatisch hinaus, weil Antworten darauf nicht hier ankämen: Sie kommen in dein eigenes Postfach.
   *[formal] Sie geht nicht automatisch hinaus, weil Antworten darauf nicht hier ankämen: Sie kommen in Ihr eigenes Postfach.
}
approval-in-contact = { $formality ->
    [familiar] Sie geht nicht automatisch hinaus, weil es seit unserer letzten Mail Kontakt gab: Bitte prüf, ob sie noch passt.
   *[formal] Sie geht nicht automatisch hinaus, weil es seit unserer letzten Mail Kontakt gab: Bitte prüfen Sie, ob sie noch passt.
}
approval-unattended = { $formality ->
    [familiar] Sie geht nicht automatisch hinaus, weil auf die vorige nichts kam und seitdem niemand von uns etwas gemeldet hat: Bitte sieh zuerst nach.
   *[formal] Sie geht nicht automatisch hinaus, weil auf die vorige nichts kam und seitdem niemand von uns etwas gemeldet hat: Bitte sehen Sie zuerst nach.
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
not-sent-decide-why = Eine Mail an { $name } ist nicht hinausgegangen und geht auch nicht automatisch hinaus. { $why }
held-line = keine automatische Mail bis { $when }. { $why }
held-why = { $other }, mit derselben Nummer oder Firma wie { $name }, hat sich gemeldet: { $when }.

doubted-line = jemand hat in diesem Namen geschrieben: Stimmt das? Bitte entscheiden
doubted-silence = Die Mail bittet darum, keinen Kontakt mehr aufzunehmen, und nichts darin zeigt, dass sie wirklich von dort kam: Jeder kann sie geschrieben haben.
doubted-words = Nichts in der Mail zeigt, dass sie wirklich von dort kam: Jeder kann sie geschrieben haben.
in-your-name-line = { $formality ->
    [familiar] jemand hat in deinem Namen dazu etwas gemeldet: Warst du das?
   *[formal] jemand hat in Ihrem Namen dazu etwas gemeldet: Waren Sie das?
}
in-your-name-address = { $formality ->
    [familiar] Die Mail kam von einer Adresse, die wir nicht als deine kennen.
   *[formal] Die Mail kam von einer Adresse, die wir nicht als Ihre kennen.
}
in-your-name-unproven = { $formality ->
    [familiar] Die Mail war keine Antwort auf eine, die du von uns hast, und nichts darin zeigt, dass sie aus deinem Postfach kam.
   *[formal] Die Mail war keine Antwort auf eine, die Sie von uns haben, und nichts darin zeigt, dass sie aus Ihrem Postfach kam.
}
unclear-line = { $formality ->
    [familiar] deine Notiz nennt kein Ergebnis: Wie war es?
   *[formal] Ihre Notiz nennt kein Ergebnis: Wie war es?
}
which-date-line = „{ $what }“ gemeldet, mit einem Datum, das auf zwei Tage passt: Welcher ist es?
which-date-why = Das genannte Datum passt auf zwei Tage.
which-date-this-month = Ein Tag in diesem Monat
which-date-today = Heute

report-recorded-line = { $formality ->
    [familiar] deine Mail ist eingetragen: { $what }. { $next }
   *[formal] Ihre Mail ist eingetragen: { $what }. { $next }
}
your-answer-about-the-mail = { $formality ->
    [familiar] deine Antwort zur Mail
   *[formal] Ihre Antwort zur Mail
}
left-alone = kein Kontakt mehr
left-alone-complained = kein Kontakt mehr: unsere Mail wurde gemeldet
left-alone-wrote = hat geschrieben, obwohl kein Kontakt gewünscht war
left-alone-complained-wrote = hat geschrieben, nachdem unsere Mail gemeldet wurde
left-alone-why = { $name } möchte nicht mehr kontaktiert werden, weder per Mail noch per Telefon. Bitte nicht mehr anrufen oder schreiben. Was geplant war, entfällt, nichts steht mehr aus, und der Vorgang ist abgeschlossen.
left-alone-complained-why = { $name } hat unsere Mail als unerwünscht gemeldet. Bitte nicht mehr anrufen oder schreiben. Was geplant war, entfällt, nichts steht mehr aus, und der Vorgang ist abgeschlossen.
left-alone-wrote-why = { $formality ->
    [familiar] { $name } wollte nicht mehr kontaktiert werden, weder per Mail noch per Telefon, und hat seitdem geschrieben. Automatisch geht nichts hinaus, und du musst nicht antworten. Wenn die Nachricht eine Antwort verlangt, bitte antworten und es hier angeben.
   *[formal] { $name } wollte nicht mehr kontaktiert werden, weder per Mail noch per Telefon, und hat seitdem geschrieben. Automatisch geht nichts hinaus, und Sie müssen nicht antworten. Wenn die Nachricht eine Antwort verlangt, bitte antworten und es hier angeben.
}
left-alone-complained-wrote-why = { $formality ->
    [familiar] { $name } hat unsere Mail als unerwünscht gemeldet und seitdem geschrieben. Automatisch geht nichts hinaus, und du musst nicht antworten. Wenn die Nachricht eine Antwort verlangt, bitte antworten und es hier angeben.
   *[formal] { $name } hat unsere Mail als unerwünscht gemeldet und seitdem geschrieben. Automatisch geht nichts hinaus, und Sie müssen nicht antworten. Wenn die Nachricht eine Antwort verlangt, bitte antworten und es hier angeben.
}
they-wrote = Die Nachricht von dort
qualify-points = Bisher { $points } Punkte; ab { $wanted } ruft der Vertrieb ohne Rückfrage an.
qualify-no-points = Die Kriterien ließen sich nicht anwenden.
review-listed = Der Name steht auf einer unserer Listen: Lohnt sich ein Anruf?
review-quiet = Von dort kam länger nichts. Lohnt sich ein neuer Versuch?

no-new-leads = { $formality ->
    [familiar] Vorerst keine neuen Leads für dich
   *[formal] Vorerst keine neuen Leads für Sie
}
paused-others = Neue Leads gehen vorerst an andere im Team: { $count } in Folge mussten weitergegeben werden, weil nicht rechtzeitig ein Kontakt gemeldet war.
paused-nobody = Im Moment nimmt niemand neue Leads, und wer anfragt, wartet vorerst in der Liste der Teamleitung: { $count } in Folge mussten weitergegeben werden, weil nicht rechtzeitig ein Kontakt gemeldet war.
paused-others-until = { $formality ->
    [familiar] Neue Leads gehen an andere im Team, bis du sagst, dass du Zeit hast: { $count } in Folge mussten weitergegeben werden, weil nicht rechtzeitig ein Kontakt gemeldet war.
   *[formal] Neue Leads gehen an andere im Team, bis Sie sagen, dass Sie Zeit haben: { $count } in Folge mussten weitergegeben werden, weil nicht rechtzeitig ein Kontakt gemeldet war.
}
paused-nobody-until = { $formality ->
    [familiar] Im Moment nimmt niemand neue Leads, und wer anfragt, wartet in der Liste der Teamleitung, bis du sagst, dass du Zeit hast: { $count } in Folge mussten weitergegeben werden, weil nicht rechtzeitig ein Kontakt gemeldet war.
   *[formal] Im Moment nimmt niemand neue Leads, und wer anfragt, wartet in der Liste der Teamleitung, bis Sie sagen, dass Sie Zeit haben: { $count } in Folge mussten weitergegeben werden, weil nicht rechtzeitig ein Kontakt gemeldet war.
}
nobody-at-the-moment = Im Moment niemand.
was-not-told = { $name } wurde nicht verständigt
untold-returned = Mails sind nicht rechtzeitig angekommen. Was weitergegeben wurde, ohne dass { $name } verständigt war{ $moved }, zählt gegen niemanden. Bitte auf anderem Weg Bescheid sagen und die Adresse in team.toml prüfen.
untold-late = wurde nicht rechtzeitig verständigt, dass etwas weitergegeben wird{ $moved }. Es wurde trotzdem weitergegeben und zählt gegen niemanden.

subject-booked = { $name } hat gebucht: { $when }
subject-meeting-moved = Verschoben: { $name }, jetzt { $when }
subject-requested = { $name } wünscht einen Termin, { $when }: Passt es?
subject-cancelled = Abgesagt: { $name }, { $when }
subject-stands = { $name } möchte keine Mails mehr; { $when } bleibt
subject-soon = Bald: { $name }, { $when }
subject-over = Wie war es mit { $name }?
meeting-booked = Der Termin steht, und die angehängte Einladung trägt ihn in beide Kalender ein. Vorher geht nichts anderes hinaus.
meeting-moved = { $formality ->
    [familiar] Der Termin hat jetzt eine andere Zeit; die angehängte Einladung aktualisiert deinen Kalender.
   *[formal] Der Termin hat jetzt eine andere Zeit; die angehängte Einladung aktualisiert Ihren Kalender.
}
meeting-requested = { $formality ->
    [familiar] Dein Kalender ist uns nicht gut genug bekannt, um den Termin fest zuzusagen. Erwartet wird dein Ja oder eine andere Zeit.
   *[formal] Ihr Kalender ist uns nicht gut genug bekannt, um den Termin fest zuzusagen. Erwartet wird Ihr Ja oder eine andere Zeit.
}
meeting-cancelled-no-contact = { $formality ->
    [familiar] Der Termin ist abgesagt, weil kein Kontakt mehr gewünscht ist; die angehängte Einladung nimmt ihn aus deinem Kalender. Es ist nichts fällig.
   *[formal] Der Termin ist abgesagt, weil kein Kontakt mehr gewünscht ist; die angehängte Einladung nimmt ihn aus Ihrem Kalender. Es ist nichts fällig.
}
meeting-cancelled-closed = { $formality ->
    [familiar] Der Termin ist abgesagt; die angehängte Einladung nimmt ihn aus deinem Kalender. Es ist nichts fällig: Was gemeldet wurde, hat den Vorgang abgeschlossen und lässt sich korrigieren.
   *[formal] Der Termin ist abgesagt; die angehängte Einladung nimmt ihn aus Ihrem Kalender. Es ist nichts fällig: Was gemeldet wurde, hat den Vorgang abgeschlossen und lässt sich korrigieren.
}
meeting-cancelled = { $formality ->
    [familiar] Der Termin ist abgesagt; die angehängte Einladung nimmt ihn aus deinem Kalender. Wie es jetzt weitergeht, liegt bei dir.
   *[formal] Der Termin ist abgesagt; die angehängte Einladung nimmt ihn aus Ihrem Kalender. Wie es jetzt weitergeht, liegt bei Ihnen.
}
meeting-stands = Unsere Mails wurden abbestellt, der Termin aber nicht abgesagt: Er bleibt in beiden Kalendern. Eine Erinnerung geht nicht hinaus.
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
hour-goes-out = Geht bald hinaus
hour-approval = Zum Senden bereit
hour-not-sent = Nicht hinausgegangen
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
unwanted-look = wohl unerwünscht: bitte ansehen. Eine Entscheidung kann alle erledigen.
unwanted-newest = Die neueste ist von { $name }:
unread-of-somebody = { $count } weitere sind offen, die diese Liste nicht mehr erfassen konnte: Jemand hat sehr viele.
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
list-to-say = Bitte sagen, was stimmt
list-to-settle = Zu klären
list-to-decide = Zu entscheiden
list-late = Nicht rechtzeitig
list-untold = Wer nicht verständigt wurde
list-held = Zurückgehaltene Mails
list-received = Empfangene Mails
list-stuck = Hängt fest
list-mail = Mails
list-information = Zur Information
list-nobody-has-room = Von einer Liste, und niemand hat Kapazität
list-of-the-deputy = Auf der Liste der Teamleitung, und niemand hat gehandelt
list-long = Wartet schon sehr lange
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
    [one] Auf der Liste von { $name } ist bei 1 Lead seit zwei Arbeitstagen nichts geschehen. Was die Stellvertretung tut, zählt, als käme es von der Teamleitung.
   *[other] Auf der Liste von { $name } ist bei { $count } Leads seit zwei Arbeitstagen nichts geschehen. Was die Stellvertretung tut, zählt, als käme es von der Teamleitung.
}
overdue-elsewhere-one = Ebenfalls überfällig und auf der Liste der zuständigen Person: { $names }.
overdue-elsewhere = Ebenfalls überfällig und auf den Listen der zuständigen Personen: { $names }.
all-else-on-time = Was nicht auf dieser Liste steht, ist in guten Händen und pünktlich.
long-wait = { $count ->
    [one] 1 Person wartet seit mehr als { $days } Arbeitstagen auf das, was wir schulden: { $names }. { $ways }
   *[other] { $count } Personen warten seit mehr als { $days } Arbeitstagen auf das, was wir schulden: { $names }. { $ways }
}
waits-since = { $name } (seit { $day })
long-ways-manager = Anrufen, weitergeben oder streichen: Über die Schaltfläche geht das für alle auf einmal.
long-ways = Bitte anrufen oder die Teamleitung bitten, sie jemandem zu geben oder zu streichen.
paused-people = Neue Leads gehen vorerst nicht an { $names }: Dort mussten mindestens zwei in Folge weitergegeben werden. Über die Seite zu dieser Liste lässt sich das beenden.
paused-people-nobody = Neue Leads gehen vorerst nicht an { $names }: Dort mussten mindestens zwei in Folge weitergegeben werden. Sonst nimmt gerade niemand welche: Wer anfragt, wartet in der Liste der Teamleitung. Über die Seite zu dieser Liste lässt sich das beenden.
stuck-of-lead = Etwas zum Lead { $lead } ließ sich nicht verarbeiten; die Technik ist verständigt.
stuck-mail = Eine Mail an { $person } ließ sich nicht verarbeiten; die Technik ist verständigt.
stuck-of-team = Etwas zum Team ließ sich nicht verarbeiten; die Technik ist verständigt.
probe-lost-since = Seit { $when } kam keine Testmail zurück: Antworten gehen vielleicht unterwegs verloren. Bis eine kommt, erhält der Vertrieb schriftliche Schritte als Entwurf. Die Technik ist verständigt.
probe-never-back = Bisher kam keine Testmail zurück: Antworten gehen vielleicht unterwegs verloren. Bis eine kommt, erhält der Vertrieb schriftliche Schritte als Entwurf. Die Technik ist verständigt.
day-in-place-of = für { $name }, { $what }
day-follow-up = { $count } zum Nachfassen
day-follow-up-since = { $count ->
    [one] 1 zum Nachfassen (wartet seit { $day })
   *[other] { $count } zum Nachfassen (die älteste Anfrage seit { $day })
}
day-for-you = { $formality ->
    [familiar] { $count } für dich
   *[formal] { $count } für Sie
}
day-for-you-since = { $count ->
    [one] 1 offen (wartet seit { $day })
   *[other] { $count } offen (die älteste Anfrage seit { $day })
}
day-information = zur Information
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
