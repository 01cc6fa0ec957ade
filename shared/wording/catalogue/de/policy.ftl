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
foreseen-nobody = Kein Formular dieser Regeln bringt jemanden, den die Kriterien als Anfrage gelten lassen.

## Die Seite der Regeln.

policy-title = Die Regeln
policy-in-force = In Kraft: Version { $version }.
policy-texts = Texte
policy-history = Was geändert wurde
policy-versions = Versionen
policy-activated = { $version } ist in Kraft
policy-withdrawn = { $version } wurde zurückgezogen, an ihrer Stelle gilt { $successor }
policy-proposed = Eine Änderung am Team wurde vorgeschlagen: { $person }
policy-refused = Eine Änderung am Team wurde abgelehnt: { $person }
policy-taken-back = Eine Änderung am Team wurde zurückgenommen: { $person }
policy-pushed-by = { $when }, von { $who }
policy-active = in Kraft
policy-compare = Was anders ist
policy-differs = Was { $version } von dem unterscheidet, was in Kraft ist
policy-same = Nichts ist anders.
policy-activate = { $version } in Kraft setzen
policy-activate-says = Neue Anfragen beginnen damit. Offene behalten ihre Version.
policy-now-in-force = Version { $version } ist in Kraft.
policy-not-possible = Diese Version kann nicht in Kraft gesetzt werden.
policy-no-version = Diese Version gibt es nicht.
