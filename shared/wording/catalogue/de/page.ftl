meeting-at = { $formality ->
    [familiar] Ihr trefft euch hier: { $place }.
   *[formal] Sie treffen sich hier: { $place }.
}
meeting-we-call = { $formality ->
    [familiar] { $rep } ruft dich unter { $number } an.
   *[formal] { $rep } ruft Sie unter { $number } an.
}
meeting-we-call-ending = { $formality ->
    [familiar] { $rep } ruft dich unter deiner Nummer an, die auf { $ending } endet.
   *[formal] { $rep } ruft Sie unter Ihrer Nummer an, die auf { $ending } endet.
}
meeting-they-call = { $formality ->
    [familiar] Bitte ruf { $number } an: Dort erreichst du { $rep }.
   *[formal] Bitte rufen Sie { $number } an: Dort erreichen Sie { $rep }.
}
meeting-to-agree = { $formality ->
    [familiar] { $rep } schreibt dir, wie ihr miteinander sprechen könnt.
   *[formal] { $rep } schreibt Ihnen, wie Sie miteinander sprechen können.
}
one-of-us = Jemand von uns
one-of-us-within = jemand von uns
meeting-description = Mit { $rep }. { $way }
meeting-move-or-cancel = Verschieben oder absagen: { $url }

times-title = Termin wählen
times-yours = { $formality ->
    [familiar] Dein Termin
   *[formal] Ihr Termin
}
times-none-of-yours = { $formality ->
    [familiar] Du hast hier keinen Termin
   *[formal] Sie haben hier keinen Termin
}
times-with = Mit { $name }, { $company }.
times-minutes = { $minutes } Minuten. Angegeben ist die
times-or = oder
times-soon = { $formality ->
    [familiar] Deine Anfrage ist gerade erst angekommen. In spätestens einer Minute stehen hier die Termine: Die Seite sieht von selbst wieder nach.
   *[formal] Ihre Anfrage ist gerade erst angekommen. In spätestens einer Minute stehen hier die Termine: Die Seite sieht von selbst wieder nach.
}
times-look-again = Noch einmal nachsehen
times-book = { $time } buchen
times-or-another = Oder ein anderer Termin:
times-waits = Die Zusage steht noch aus.
times-yes = Ja: { $time }
times-cancel = Absagen
times-another = Ein anderer Termin
times-no-later = Später ist nichts mehr frei.
times-later = Spätere Termine
times-first = Die ersten Termine
times-elsewhere = Für { $name } gibt es dafür eine eigene Seite:
times-choose-there = Dort einen Termin wählen
times-name-two = { $formality ->
    [familiar] Im Moment können wir hier keine freien Zeiten zeigen. Nenn uns zwei, die dir passen, und jemand von uns sagt dir, welche es wird.
   *[formal] Im Moment können wir hier keine freien Zeiten zeigen. Nennen Sie uns zwei, die Ihnen passen, und jemand von uns sagt Ihnen, welche es wird.
}
times-name-two-better = { $formality ->
    [familiar] Nenn uns zwei Zeiten, die dir besser passen.
   *[formal] Nennen Sie uns zwei Zeiten, die Ihnen besser passen.
}
times-one = Eine Zeit
times-propose = Vorschlagen
times-zone = Zeiten anzeigen in
times-show = Anzeigen
times-none = { $formality ->
    [familiar] Hier werden keine Termine angeboten. Wenn du auf unsere E-Mail antwortest, liest das jemand von uns.
   *[formal] Hier werden keine Termine angeboten. Wenn Sie auf unsere E-Mail antworten, liest das jemand von uns.
}
times-none-or-call = { $formality ->
    [familiar] Hier werden keine Termine angeboten. Wenn du auf unsere E-Mail antwortest, liest das jemand von uns; am Telefon erreichst du uns unter { $phone }.
   *[formal] Hier werden keine Termine angeboten. Wenn Sie auf unsere E-Mail antworten, liest das jemand von uns; am Telefon erreichen Sie uns unter { $phone }.
}

times-choose-one = { $formality ->
    [familiar] Bitte wähl einen der Termine.
   *[formal] Bitte wählen Sie einen der Termine.
}
times-two-missing = { $formality ->
    [familiar] Bitte nenn zwei Zeiten.
   *[formal] Bitte nennen Sie zwei Zeiten.
}
times-two-far = Bis dahin ist es über ein halbes Jahr. Bitte eine frühere Zeit nennen.
date-unreadable = Bitte Datum und Uhrzeit so schreiben: 2026-03-09 10:00.
date-passed = Diese Zeit ist vorbei. Bitte eine nennen, die noch kommt.
times-two-same = { $formality ->
    [familiar] Bitte nenn zwei verschiedene Zeiten, damit eine davon passt.
   *[formal] Bitte nennen Sie zwei verschiedene Zeiten, damit eine davon passt.
}

booked-cancelled = Abgesagt
booked-cancelled-detail = Die Zeit ist wieder frei, und die andere Seite bekommt eine E-Mail.
booked = Der Termin steht
booked-detail = Beide Seiten bekommen eine E-Mail mit einer Einladung für den Kalender.
booked-asked = { $formality ->
    [familiar] Wir haben für dich angefragt
   *[formal] Wir haben für Sie angefragt
}
booked-asked-detail = { $formality ->
    [familiar] Jemand von uns prüft, ob es passt, und du bekommst eine E-Mail. Bitte verlass dich vorher nicht darauf.
   *[formal] Jemand von uns prüft, ob es passt, und Sie bekommen eine E-Mail. Bitte verlassen Sie sich vorher nicht darauf.
}
booked-same = { $formality ->
    [familiar] Diesen Termin hattest du schon; es bleibt bei dem einen.
   *[formal] Diesen Termin hatten Sie schon; es bleibt bei dem einen.
}
booked-asked-same = { $formality ->
    [familiar] Um diese Zeit hattest du schon gebeten; es bleibt bei der einen Anfrage.
   *[formal] Um diese Zeit hatten Sie schon gebeten; es bleibt bei der einen Anfrage.
}
booked-not-free = Diese Zeit ist nicht mehr frei
booked-not-free-detail = { $formality ->
    [familiar] Es wurde nichts zugesagt. Bitte biete eine andere an.
   *[formal] Es wurde nichts zugesagt. Bitte bieten Sie eine andere an.
}
booked-faster = Jemand war schneller
booked-faster-detail = Diese Zeit wurde gerade vergeben. Das sind die nächsten, die frei sind.
booked-changed = Inzwischen hat sich etwas geändert
booked-changed-detail = Es ist nichts geschehen. So steht es jetzt.
booked-impossible = Das lässt sich hier nicht buchen
booked-impossible-detail = { $formality ->
    [familiar] Es wurde nichts gebucht. Wenn du auf unsere E-Mail antwortest, liest das jemand von uns.
   *[formal] Es wurde nichts gebucht. Wenn Sie auf unsere E-Mail antworten, liest das jemand von uns.
}
booked-nothing-changed = Es wurde nichts geändert.

stop-title = Keine E-Mails mehr von uns?
stop-already = { $formality ->
    [familiar] Wir schreiben dir bereits nicht mehr.
   *[formal] Wir schreiben Ihnen bereits nicht mehr.
}
stop-no-contact-already = { $formality ->
    [familiar] Wir melden uns auf keinem Weg mehr bei dir.
   *[formal] Wir melden uns auf keinem Weg mehr bei Ihnen.
}
stop-follows = { $formality ->
    [familiar] { $company } wird dir nicht mehr schreiben. Wenn du uns etwas Neues fragst, bekommst du darauf eine Antwort.
   *[formal] { $company } wird Ihnen nicht mehr schreiben. Wenn Sie uns etwas Neues fragen, bekommen Sie darauf eine Antwort.
}
stop-button = Keine E-Mails mehr
stop-no-contact = Auch keine Anrufe und keine Antwort auf eine neue Anfrage:
stop-no-contact-button = Gar kein Kontakt mehr
stop-done = { $formality ->
    [familiar] Wir schreiben dir nicht mehr
   *[formal] Wir schreiben Ihnen nicht mehr
}
stop-done-no-contact = { $formality ->
    [familiar] Wir melden uns nicht mehr bei dir
   *[formal] Wir melden uns nicht mehr bei Ihnen
}
stop-done-no-contact-detail = { $formality ->
    [familiar] { $company } schreibt dir nicht mehr und ruft dich nicht mehr an.
   *[formal] { $company } schreibt Ihnen nicht mehr und ruft Sie nicht mehr an.
}
stop-under-way = Eine E-Mail, die gerade eben abgeschickt wurde, kann noch ankommen.
stop-meeting-stands = { $formality ->
    [familiar] Dein Termin bleibt bestehen:
   *[formal] Ihr Termin bleibt bestehen:
}
stop-meeting-cancelled = { $formality ->
    [familiar] Dein Termin ist abgesagt:
   *[formal] Ihr Termin ist abgesagt:
}
stop-move-or-cancel = Verschieben oder absagen
page-privacy = Wie wir mit persönlichen Daten umgehen

opt-in-title = { $formality ->
    [familiar] Sollen wir dir den Newsletter schicken?
   *[formal] Sollen wir Ihnen den Newsletter schicken?
}
opt-in-what = Im Newsletter von { $company } steht von Zeit zu Zeit, was wir bei der Arbeit gelernt haben. Er erklärt und will nichts verkaufen.
opt-in-wording = Ja, ich möchte den Newsletter bekommen. Ich kann ihn jederzeit mit einem Klick abbestellen.
opt-in-button = Ja, bitte schicken
opt-in-stopped = { $formality ->
    [familiar] Wir schreiben dir nicht mehr, also auch das nicht. Wenn du es wieder möchtest, schreib uns.
   *[formal] Wir schreiben Ihnen nicht mehr, also auch das nicht. Wenn Sie es wieder möchten, schreiben Sie uns.
}
opt-in-already = { $formality ->
    [familiar] Du bekommst ihn schon: Es ist nichts mehr zu tun.
   *[formal] Sie bekommen ihn schon: Es ist nichts mehr zu tun.
}
opt-in-done = Danke, der Newsletter ist bestellt
opt-in-nothing = Es wurde nichts geändert
opt-in-ends = Jede Ausgabe enthält einen Link zum Abbestellen.

ready-title = { $formality ->
    [familiar] Sollen wir uns bei dir melden?
   *[formal] Sollen wir uns bei Ihnen melden?
}
ready-what = { $formality ->
    [familiar] Ein Klick, und jemand von { $company } meldet sich bei dir. Mehr geschieht damit nicht.
   *[formal] Ein Klick, und jemand von { $company } meldet sich bei Ihnen. Mehr geschieht damit nicht.
}
ready-button = Ja, es kann losgehen
ready-stopped = { $formality ->
    [familiar] Du möchtest nicht mehr von uns hören, deshalb meldet sich niemand. Wenn du es wieder möchtest, schreib uns.
   *[formal] Sie möchten nicht mehr von uns hören, deshalb meldet sich niemand. Wenn Sie es wieder möchten, schreiben Sie uns.
}
ready-done = Danke, das ist angekommen
ready-follows = { $formality ->
    [familiar] Jemand von { $company } meldet sich bei dir.
   *[formal] Jemand von { $company } meldet sich bei Ihnen.
}

phrase-inquiry = { $formality ->
    [familiar] deine Anfrage
   *[formal] Ihre Anfrage
}
phrase-voicemail = { $formality ->
    [familiar] deine Nachricht auf unserer Mailbox
   *[formal] Ihre Nachricht auf unserer Mailbox
}
phrase-visit = { $formality ->
    [familiar] deinen Besuch
   *[formal] Ihren Besuch
}
phrase-call = { $formality ->
    [familiar] deinen Anruf
   *[formal] Ihren Anruf
}
phrase-listed = unsere Arbeit
