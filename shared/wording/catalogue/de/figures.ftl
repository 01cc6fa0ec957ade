### Zahlen einer Zeit, die vergangen ist oder durchgespielt wurde: Tabellen für die Leitung.

figures-played = { $company }: { $people ->
    [one] 1 Person fragt an
   *[other] { $people } Personen fragen an
 }, innerhalb von { $days ->
    [one] 1 Tag
   *[other] { $days } Tagen
 } ab { $from } (Startwert { $seed })

figures-promises = Zugesagte Zeiten
figures-count = Anzahl
figures-share = Anteil
figures-seen = gesehen
figures-said = gemeldet
figures-promise-made = Anfragen mit zugesagter Zeit
figures-promise-kept = eingehalten
figures-promise-missed = verpasst
figures-promise-lengthened = auf später verlegt
figures-acknowledged = Eingangsbestätigungen, rechtzeitig versandt
figures-acknowledged-late = Eingangsbestätigungen, zu spät versandt
figures-acknowledged-how = Die Anteile der Eingangsbestätigungen gelten für die versandten: Wer angefragt und keine bekommen hat, ist nicht dabei.
figures-promise-without-hour = Anfragen, für die niemand eine Zeit nennen konnte

figures-first-touch = Erster Kontakt durch einen Menschen
figures-half-within = die Hälfte innerhalb von
figures-nine-in-ten-within = 90 % innerhalb von
figures-ninety-nine-within = 99 % innerhalb von
figures-longest = längstens
figures-from-inquiry = ab der Anfrage
figures-from-inquiry-open = ab der Anfrage, in der Geschäftszeit
figures-from-assignment = ab der Zuteilung, in der Geschäftszeit
figures-untouched = warten am Ende noch

figures-debts = Offen und überfällig
figures-late-leads = Leads, die jetzt überfällig sind
figures-count-at-least = mindestens
figures-late-unread = Mindestens so viele sind überfällig: Einige offene Leads waren nicht zu lesen.
figures-at-the-end = am Ende
figures-worst-monday = { $count ->
    [one] am { $when }, dem schlimmsten Montag
   *[other] am { $when }, dem ersten von { $count } Montagen mit ebenso viel
}
figures-under-a-day = seit weniger als einem Arbeitstag
figures-under-three-days = seit 1 oder 2 Arbeitstagen
figures-under-ten-days = seit 3 bis 9 Arbeitstagen
figures-ten-days = seit 10 Arbeitstagen oder länger

figures-touches = Anrufe und E-Mails von Menschen
figures-touches-all = gemeldet oder gesehen
figures-touches-unreported = erledigt, aber spät oder nie gemeldet
figures-leads-with-touches = { $touches ->
    [0] Leads ohne Versuch
    [one] Leads mit 1 Versuch
   *[other] Leads mit { $touches } Versuchen
 }
figures-leads-with-more = Leads mit { $touches } Versuchen oder mehr

figures-mails = E-Mails
figures-mail-acknowledgements = Eingangsbestätigungen
figures-mail-automatic = automatisch verschickte Nachfassmails
figures-mail-released = von Menschen verschickte Nachfassmails
figures-mail-appointments = zu Terminen
figures-mail-left-lying = Nachfassmails, die niemand verschickt hat
figures-mail-to-team = an das Team
figures-mail-most = höchstens an einen Lead

figures-team = Das Team
figures-person = Person
figures-person-touches = Kontakte und Versuche
figures-person-first = erster Kontakt: die Hälfte innerhalb von
figures-person-first-most = erster Kontakt: 90 % innerhalb von
figures-person-firsts = erste Kontakte
figures-person-breached = überfällig
figures-person-escalated = an die Leitung gemeldet
figures-person-lapsed = weitergegeben
figures-person-load = offene Leads im Schnitt
figures-person-load-most = höchstens
figures-person-mails = E-Mails je Arbeitstag
figures-person-mails-most = höchstens
# Above what somebody was drawn as; names are real, and what is drawn says nothing of them.
figures-person-drawn = vom Zufall bestimmt als
figures-drawn-careless = jemand, der fast nichts tut
figures-drawn-leaves = jemand, der geht

figures-endings = Wie Leads endeten
figures-still-open = noch offen

figures-recycling = Ruhe und Rückkehr
figures-rested = zur Ruhe gelegt
figures-rested-no-answer = { "  " }nie geantwortet
figures-rested-not-now = { "  " }jetzt nicht
figures-rested-no-budget = { "  " }kein Budget
figures-rested-nurture = { "  " }für den Newsletter
figures-rested-let-go = { "  " }von der Leitung losgelassen
figures-rested-low-score = { "  " }wenige Punkte
figures-rested-not-a-fit = { "  " }passt nicht
figures-woke = zurückgekommen
figures-in-contact-again = nach einer Ruhe wieder im Gespräch
figures-won-after-rest = nach einer Ruhe gewonnen

figures-waiting-most = Leads, die höchstens zugleich warteten, weil niemand Platz hatte

figures-against = Was sich unterscheidet
figures-against-how = Dieselben Personen treffen auf beide Regelwerke, je einmal für { $runs } Startwerte; verglichen wird der Unterschied innerhalb eines Startwerts. Was sicher ist, liegt in 95 von 100 Fällen außerhalb des Zufalls.
figures-this-policy = dieses Regelwerk
figures-other-policy = { $name }
figures-difference = Unterschied
figures-between = zwischen
figures-and = { $low } und { $high }
figures-how-sure = sicher
figures-sure = ja
figures-not-sure = nein
figures-measure-kept = eingehaltene Zusagen, in %
figures-measure-missed = verpasste Zusagen, in %
figures-measure-hours = Stunden von der Anfrage bis zum ersten Kontakt
figures-measure-open-hours = dasselbe in der Geschäftszeit
figures-measure-untouched = warten am Ende noch auf einen Menschen
figures-measure-debts = offen und überfällig am schlimmsten Montag
figures-measure-touches = Anrufe und E-Mails von Menschen
figures-measure-mails-leads = E-Mails an Leads
figures-measure-mails-team = E-Mails an das Team
figures-measure-lapsed = weitergegebene Leads
figures-measure-most-open = die meisten offenen Leads einer Person
figures-measure-won = gewonnen

figures-leaks = Was damals verloren ging
figures-leak-inquiries = Anfragen
figures-leak-late = später kontaktiert, als dieses Regelwerk zusagt
figures-leak-never = nie kontaktiert
figures-wait-never = nie
figures-leak-all = alle
figures-leak-open = während der Geschäftszeit
figures-leak-working-day = an Arbeitstagen, außerhalb der Geschäftszeit
figures-leak-closed-day = an Wochenenden und Feiertagen
figures-leak-source = von { $source }
figures-leak-unknown = Die Liste nennt keinen ersten Kontakt; was damals verloren ging, ist deshalb nicht bekannt.
figures-then-and-now = Von der Anfrage bis zum ersten Kontakt
figures-then = wie es war
figures-now = nach diesem Regelwerk, durchgespielt

figures-of-first-seed = Die Diagramme und die Tabellen unter der ersten gelten nur für den Startwert { $seed }.
figures-chart-waits = Wie schnell sich ein Mensch meldet
figures-chart-hours = Stunden; jeder Schritt ist das Zehnfache des vorigen
figures-chart-waits-said = { $name }: die Hälfte innerhalb von { $half }, 90 % innerhalb von { $most }.
# $all: how many there were; $had: how many of them had it, a few or most.
figures-chart-waits-half-said = { $name }: die Hälfte innerhalb von { $half }; überhaupt { $had } von { $all }.
figures-chart-waits-few-said = { $name }: überhaupt { $had } von { $all }.
# $marks: names of moments, such as "the first hour".
figures-chart-marks-said = Markiert: { $marks }.
figures-chart-weeks = Woche für Woche
figures-chart-week = Woche
figures-chart-assigned = jemandem zugeteilt
figures-chart-weeks-said = { $name }: insgesamt { $all }, höchstens { $most } in { $count ->
    [one] Woche { $weeks }
   *[other] jeder von { $count } Wochen: { $weeks }
}.
figures-chart-weeks-none-said = { $name }: insgesamt { $all }.
figures-chart-load = Offene Leads je Person
figures-chart-open-leads = offene Leads
figures-chart-load-said = { $name }: im Schnitt { $mean }, höchstens { $most }.
figures-chart-debts = Offen und überfällig, nach Arbeitstagen
figures-chart-worst = { $count ->
    [one] am schlimmsten Montag
   *[other] am ersten von { $count } schlimmsten Montagen
}
figures-chart-debts-said = { $end } am Ende, { $worst } { $count ->
    [one] am schlimmsten Montag
   *[other] an jedem der { $count } schlimmsten Montage
}.
figures-chart-late-said = { $young } seit weniger als einem Arbeitstag, { $days } seit 1 oder 2, { $week } seit 3 bis 9, { $old } seit 10 oder mehr.

figures-takes = Was es braucht
figures-takes-hours = Arbeitsstunden von Menschen an Leads
figures-takes-mails = E-Mails, die hinausgehen
figures-takes-aws = was AWS nach Listenpreis verlangt, { $currency }
figures-takes-beyond-free = davon über das hinaus, was jeden Monat frei ist, { $currency }
figures-takes-how = Nach ganzen Leben von Leads und danach, zu wie vielen Fakten es bei einem kommt; `baton cost` zeigt jede Zeile.

figures-all = alle
figures-from-source = aus { $source }
figures-by-form = über das Formular { $form }
figures-criterion = Kriterium: { $name }
figures-given = zugeteilt
figures-handed-back = zurückgegeben
figures-overridden = entgegen den Kriterien
figures-beyond = zu oft versucht
figures-acceptance = Angenommen und zurückgegeben
figures-never-woke = nie zurückgekommen
figures-mail-letters = Newsletter an Ruhende
figures-back-not-now = jetzt nicht
figures-back-not-a-fit = passt nicht
figures-back-nurture = für den Newsletter

## Die Zahlen einer Firma.

figures-title = Zahlen
figures-last-days = letzte { $days } Tage
figures-until = Gezählt bis { $when }.
figures-since = Die Zahlen beginnen am { $day }: Was davor war, wurde nicht gezählt.
figures-no-promise = In diesen Tagen wurde keine Zusage fällig.
figures-promises-missed = { $missed ->
    [0] Alle Zusagen dieser Tage wurden eingehalten: { $all }.
    [one] 1 von { $all } Zusagen wurde nicht eingehalten.
   *[other] { $missed } von { $all } Zusagen wurden nicht eingehalten.
 }
figures-moved-on = { $times ->
    [one] Einmal ging eine Anfrage an jemand anderen, weil nichts geschah.
   *[other] { $times }-mal ging eine Anfrage an jemand anderen, weil nichts geschah.
 }
# $count: how many sources.
figures-worst-sources = { $count ->
    [one] Die meisten davon: { $sources } ({ $missed }).
   *[other] Die meisten davon, je { $missed }: { $sources }.
}
figures-lapsed = Male, dass eine Anfrage weitergegeben wurde, weil nichts geschah
figures-told-manager = Meldungen an die Leitung
figures-sources = Woher Anfragen kommen und wie weit es geht
figures-sources-how = Gezählt ist, was in diesen Tagen geschah, auch mit Anfragen von früher.
figures-cohort = Von denen, die in diesen Tagen anfragten
# $day: "Friday, March 13".
figures-cohort-until = Bisher, gelesen bis { $day }: Wer zuletzt anfragte, hatte weniger Zeit.
figures-cohort-cut = Gelesen werden höchstens { $days } Tage, vom ersten dieser Tage an; was später kam, ist nicht gezählt.
figures-cohort-how = Wer nach einem Ende oder einer Ruhe wieder anfragt, zählt neu, an dem Tag, an dem das geschieht.
figures-asked = angefragt
figures-touched = kontaktiert
figures-in-contact = im Gespräch
figures-met = Treffen
figures-won = gewonnen
figures-won-for = Auftragswert
figures-won-for-in = Auftragswert, { $currency }
figures-half-touched = erster Kontakt: die Hälfte binnen
figures-most-touched = erster Kontakt: 90 % binnen
figures-cost = Kosten, { $currency }
figures-cost-each = je Anfrage
figures-cost-won = je Kunde
figures-late = Wann etwas überfällig wird
figures-most-at = meist um
figures-breached-by-hour = Überfällig, nach Tag und Stunde
figures-unreported-by-hour = Nicht gemeldet, nach Tag und Stunde
# $when: a day of the week and an hour, or several, one after the other.
figures-worst-hours = { $hours ->
    [one] Am meisten in einer Stunde: { $when } ({ $count }).
   *[other] Am meisten in einer Stunde: { $count }, in jeder von { $hours } Stunden: { $when }.
}
figures-unreported = nicht gemeldet
figures-promised-hour = die erste Stunde
# $time: "4 hours".
figures-promised-within = zugesagt: innerhalb von { $time }
figures-promised-within-open = zugesagt: innerhalb von { $time } der Öffnungszeit
figures-in-minutes = { $column }, Minuten
figures-download = Als Datei (CSV)
figures-from-day = Von
figures-to-day = Bis
figures-show = Zeigen
figures-list = Welche Anfragen
figures-list-of-day = { $what }: { $day }
figures-list-none = Keine.
figures-list-off = Abgezogen, weil es zurückgenommen wurde
figures-list-until = Diese Liste reicht zurück bis { $day }. Davor kann es weitere geben.
figures-lead-nowhere = Damit diese Seite kurz bleibt, führen diese Zahlen nicht zu ihren Leads: Dafür lassen sich weniger Tage wählen.
figures-rows-in-file = { $count } weitere Zeilen stehen in der Datei.
figures-earlier-days = { $count ->
    [one] Ein früherer Tag
   *[other] { $count } frühere Tage
}
figures-days = { $from } bis { $to }
# $fact: what is counted. $how: how it is known, “seen” or “reported”.
figures-known = { $fact } ({ $how })
figures-chart-steps = Wie weit es geht
figures-chart-steps-said = { $asked } angefragt, { $touched } kontaktiert, { $talked } im Gespräch, { $met } Treffen, { $won } gewonnen.
figures-chart-cohort = Wie weit es mit denen ging, die in diesen Tagen anfragten

## The row of figures of some days on the board.

# $days: a day, or from one to another.
figures-lately = Rückblick: { $days }
figures-kept-of = { $kept } von { $all }
figures-kept = Zusagen eingehalten
# $half, $nine: "2 hours".
figures-half-and-nine = die Hälfte innerhalb von { $half }, 90 % innerhalb von { $nine }
figures-until-touched = von der Anfrage bis zum ersten Kontakt durch einen Menschen, in der Geschäftszeit
# The number stands before it.
figures-nobody-reported = { $count ->
    [one] Anruf oder Aufgabe, von niemandem gemeldet
   *[other] Anrufe oder Aufgaben, von niemandem gemeldet
}

## Texts of a step that are compared. $text, $with: the names of two of them.

# $step: "the first mail".
figures-texts = Texte im Vergleich: { $step }
figures-text = Text
figures-text-leads = Leads, die ihn bekamen
figures-replied = geantwortet
figures-booked = gebucht
figures-qualified = qualifiziert
figures-known-yet = bekannt?
figures-known-more = mehr
figures-known-fewer = weniger
figures-known-not-yet = noch nicht bekannt
figures-texts-by-all-days = Was bekannt ist, folgt aus allen Tagen, die aufbewahrt werden, und nicht aus diesen allein.
figures-texts-left-out = Nicht gezählt: { $count }, die einen Text dieses Schritts bekamen, als sein Anteil ein anderer war.
decimal-point = ,
text-goal-replies = Antworten
text-goal-bookings = Buchungen
text-goal-qualified = qualifizierte Leads
# $between: "between 1.2 and 2.9 times as many".
text-brings-more = { $goal }: „{ $text }“ bringt mehr als „{ $with }“, nämlich { $between }.
text-brings-fewer = { $goal }: „{ $text }“ bringt weniger als „{ $with }“, nämlich { $between }.
# $more: what it takes to know, as a sentence.
text-not-known-yet = { $goal }: noch nicht bekannt. „{ $text }“ bringt im Vergleich zu „{ $with }“ { $between }. { $more }
text-between = das { $low }- bis { $high }-Fache
text-at-least = mindestens das { $low }-Fache
text-at-most = höchstens das { $high }-Fache
text-any-number = nach allem, was bekannt ist, ein beliebiges Vielfaches
text-needs-nobody-knows = Wie lange es dauert, bis man es weiß, lässt sich noch nicht sagen.
# $worth: "1.5".
text-needs-none = Hätte einer von beiden das { $worth }-Fache gebracht, hätte es sich wahrscheinlich gezeigt.
text-needs = Um von einem { $worth }-Fachen zu wissen, braucht es etwa { $count } Leads mehr.

## What it costs to run Baton. $date: of which day the prices are.

figures-running = Was der Betrieb von Baton kostet (Schätzung)
figures-running-leads = Leads, die anfragten
figures-running-days = Tage
figures-running-list = geschätzt nach den Listenpreisen vom { $date }, { $currency }
figures-running-beyond-free = davon über das hinaus, was jeden Monat frei ist, { $currency }
figures-running-how = Eine Schätzung und keine Rechnung: was ein durchschnittlicher Lead und ein Tag ohne Leads brauchen, mal die Listenpreise von AWS in { $region } vom { $date }. `baton cost` zeigt jede Zeile.
