### Was mit jemandem geschähe, der anfragt, wie es die Seite der Regeln und `baton check` sagen.

foreseen-does = Jemand, der nie antwortet, während jeder Anruf gemacht wird
foreseen-nothing = Jemand, um den sich niemand kümmert
foreseen-asked = Das Formular { $form } wird ausgefüllt
foreseen-acknowledged = Die Eingangsbestätigung geht hinaus
foreseen-promised = Bis jetzt war der Kontakt durch einen Menschen zugesagt
foreseen-settled = Die Vorprüfung entscheidet, dass jemand aus dem Vertrieb sich kümmert
foreseen-mail = Eine Mail geht von selbst hinaus: { $step }
foreseen-mail-awaits = Eine Mail wartet darauf, dass jemand sie sendet: { $step }
foreseen-mail-in-a-row = Eine Mail wartet darauf, dass jemand sie sendet, denn zwei nacheinander gingen von selbst hinaus: { $step }
foreseen-stays = Von da an bleibt der Lead bei { $name } und steht an jedem Arbeitstag wieder auf der Liste, bis etwas gemeldet wird
foreseen-stays-without-goodbye = Von da an bleibt der Lead bei { $name } und steht an jedem Arbeitstag wieder auf der Liste, bis etwas gemeldet wird; vorher geht keine Abschiedsmail hinaus
foreseen-stays-with-nobody = Von da an wartet der Lead auf eine Entscheidung der Teamleitung und steht an jedem Arbeitstag wieder auf der Liste
foreseen-rests-again = Wenn niemand entscheidet, ruht der Lead wieder: ab { $when }
foreseen-nobody = Kein Formular dieser Regeln bringt jemanden, den die Kriterien als Anfrage gelten lassen.

## Die Seite der Regeln.

policy-title = Die Regeln
policy-in-force = In Kraft: Version { $version }.
# Before a list of findings, or instead of it.
policy-check-clean = Die Prüfung findet nichts.
policy-check-finds = Was die Prüfung findet
policy-texts = Die übrigen Texte
policy-text-optional = Mit allen Teilen, die vorkommen können: Jede Mail enthält nur die, die passen.
policy-history = Was geändert wurde
policy-versions = Versionen
policy-activated = { $version } ist in Kraft
policy-withdrawn = { $version } wurde zurückgezogen, an ihrer Stelle gilt { $successor }
policy-proposed = Eine Änderung am Team wurde vorgeschlagen: { $person }
policy-refused = Eine Änderung am Team wurde abgelehnt: { $person }
policy-taken-back = Eine Änderung am Team wurde zurückgenommen: { $person }
# $version: its id.
policy-version-proposed = { $version } wurde vorgeschlagen
policy-version-refused = { $version } wurde abgelehnt
policy-version-taken-back = Der Vorschlag { $version } wurde zurückgenommen
policy-pushed-by = { $when }, von { $who }
policy-active = in Kraft
policy-compare = Was anders ist
policy-differs = Was { $version } von dem unterscheidet, was in Kraft ist
policy-same = Nichts ist anders.
policy-differs-more = { $count ->
    [one] Eine weitere Zeile ist anders: Sie steht in der Datei.
   *[other] { $count } weitere Zeilen sind anders: Sie stehen in der Datei.
}
policy-differs-file = Alle Unterschiede als Datei
policy-check-more = { $count ->
    [one] Und noch etwas: „baton check“ nennt es.
   *[other] Und { $count } weitere: „baton check“ nennt sie alle.
}
policy-earlier = { $count ->
    [one] Und eine frühere: „baton policy history“ zeigt sie.
   *[other] Und { $count } frühere: „baton policy history“ zeigt sie alle.
}
policy-earlier-at-least = Und mindestens { $count } frühere: „baton policy history“ zeigt davon so viele, wie sich lesen lassen.
policy-versions-missing = Es gibt mehr Versionen, als sich auf einmal lesen lassen, darum fehlen hier einige. Die Adresse dieser Seite zeigt jede unter ihrem Namen.
policy-absences = Wer abwesend ist
policy-activate = { $version } in Kraft setzen
policy-propose = { $version } vorschlagen
policy-activate-says = Neue Anfragen beginnen damit. Offene behalten ihre Version.
policy-undoes = Sie nähme zurück, was seit der letzten übertragenen Version auf der Seite des Teams geändert wurde, bei { $people }. Dort zuletzt geändert:
policy-undo = Ja, zurücknehmen, was dort geändert wurde
policy-undo-unsaid = Es wurde nichts in Kraft gesetzt: Das nähme zurück, was auf der Seite des Teams geändert wurde. Ist es so gemeint, fehlt noch das Häkchen.
policy-meanwhile = Nachdem diese Seite geöffnet wurde, wurde eine andere Version in Kraft gesetzt, deshalb ist nichts geschehen. Hier steht nun, was sich von dieser unterscheidet.
policy-now-in-force = Version { $version } ist in Kraft.
policy-not-possible = Diese Version kann nicht in Kraft gesetzt werden.
policy-no-version = Diese Version gibt es nicht.
policy-no-text = Die Richtlinie hat keinen Text mit diesem Namen.

## Was `baton init` fragt, wenn jemand eigene Regeln beginnt, und wann jemand da ist, wie es in den Regeln steht.

init-begins = Acht Fragen, dann stehen die eigenen Regeln in { $folder }. Die Eingabetaste nimmt, was in Klammern steht.
init-language = Sprache der Kundschaft und ihr Land in zwei Buchstaben
init-language-right = Richtig ist en, de, es oder fr und dahinter das Land: "de DE", "de AT", "en GB".
init-company = Name der Firma
init-address = Postanschrift in einer Zeile, sie steht in jeder Mail
init-from = Adresse, von der die Mails kommen, unter einer eigenen Domain
init-zone = Zeitzone des Büros
init-hours = Wann jemand da ist
init-hours-right = Richtig sind Tage und Stunden, mit Kommas dazwischen: "mo-fr 9-12 13-17, sa 10:00-13:30"; oder "always" für rund um die Uhr.
init-people = Wer sich kümmert, mit Kommas dazwischen; wer zuerst steht, leitet das Team
init-people-right = Richtig ist jeder Name mit einer Mailadresse und niemand doppelt: "Ada Berg <ada@example.com>, Bo Lund <bo@example.com>".
init-promise = Bis wann sich ein Mensch meldet, in Arbeitszeit
init-promise-right = Richtig sind Minuten oder Stunden von { $least } bis { $most }: "30m", "4h".
init-too-long = Richtig sind höchstens { $most } Zeichen in einer Zeile.
init-ended = Die Antworten enden vor der letzten Frage. Nichts wurde geschrieben.
init-copied = { $folder } hat alles, was { $example } hat. Nun wird es das eigene: die Firma in policy.toml, die Leute in team.toml, die Texte in templates.
init-written = { $folder } ist geschrieben und hält zusammen. Ein Blick lohnt in policy.toml, team.toml, die Feiertage in calendars und die Fragen in forms/contact.toml; die Kommentare sagen, was es noch gibt.
init-assumed = Aus der Adresse geschlossen: { $website } und { $privacy }. In policy.toml lässt sich das berichtigen.
init-next = Weiter geht es mit:
init-open = Jetzt das eigene Formular öffnen? (y/n)
init-open-right = Richtig ist y für ja oder n für nein.
init-opens = Es startet jetzt. Das eigene Formular ist die Adresse neben "form".
init-team-name = { $formality ->
    [familiar] Dein Team von { $company }
   *[formal] Ihr Team von { $company }
}

## Wann jemand da ist.

hours-days = { $first } bis { $last }
hours-stretch = { $from } bis { $until } Uhr
hours-of-days = { $days }, { $times }
hours-always = zu jeder Stunde an jedem Tag
hours-zoned = { $hours } ({ $zone })

## What the check says of a policy that holds together.

policy-without-a-deputy = Niemand vertritt { $name }: Solange { $name } abwesend ist, bleibt die Liste der Leitung liegen, und sonst erfährt niemand davon. deputy = "deren Kennung" bei { $name } in team.toml nennt jemanden.
