field-too-many = Ein Formular hat höchstens { $most } Felder.
field-twice = { $formality ->
    [familiar] Dieses Feld kam zweimal mit verschiedenen Angaben. Sende es bitte nur einmal.
   *[formal] Dieses Feld kam zweimal mit verschiedenen Angaben. Senden Sie es bitte nur einmal.
}
field-missing = Bitte ausfüllen: „{ $label }“.
field-not-chosen = Bitte eine Auswahl treffen.
field-not-ticked = Bitte dieses Kästchen ankreuzen, damit es weitergeht.
field-all-missing = Bitte mindestens eines davon ausfüllen: { $labels }.
field-too-long = Bitte höchstens { $most } Zeichen eingeben.
field-no-choice = Bitte eines davon wählen: { $choices }.
field-neither-ticked-nor-not = Ein Kästchen wird mit „yes“ angekreuzt und sonst leer gelassen.
field-redirect = Bitte eine Adresse nennen, die dieses Formular erlaubt, oder keine.

name-empty = { $formality ->
    [familiar] Bitte gib deinen Namen ein.
   *[formal] Bitte geben Sie Ihren Namen ein.
}
name-too-long = Bitte einen Namen mit höchstens { $most } Zeichen eingeben.

email-empty = Bitte eine E-Mail-Adresse eingeben, zum Beispiel name@example.com.
email-too-long = Eine E-Mail-Adresse hat höchstens { $most } Zeichen.
email-not-alone = Bitte eine einzige E-Mail-Adresse und sonst nichts eingeben, zum Beispiel name@example.com.
email-not-plain = Vor dem @ können nur einfache Buchstaben (a bis z), Ziffern, Punkte und Striche stehen.
email-malformed = Das sieht nicht wie eine E-Mail-Adresse aus. Sie sollte aussehen wie name@example.com.

phone-empty = Bitte eine Telefonnummer eingeben, zum Beispiel +49 30 1234567.
phone-letters = Eine Telefonnummer hat nur Ziffern, Leerzeichen, Punkte, Striche und Klammern, zum Beispiel +49 30 1234567.
phone-too-short = Diese Telefonnummer ist zu kurz. Bitte mit Vorwahl eingeben, zum Beispiel +49 30 1234567.
phone-country = Bitte die Nummer mit + und der Landesvorwahl beginnen, zum Beispiel +49 30 1234567.
phone-too-long = Diese Telefonnummer ist zu lang. Eine Nummer hat höchstens 15 Ziffern, zum Beispiel +49 30 1234567.
phone-extension = Bitte die Durchwahl als Ziffern hinter die Nummer schreiben, zum Beispiel +49 30 1234567 Durchwahl 12.

text-empty = Bitte etwas Text eingeben.

token-missing = { $formality ->
    [familiar] Warte bitte, bis die Prüfung über der Schaltfläche fertig ist, und schick das Formular dann noch einmal. Wenn du dort keine Prüfung siehst, blockiert dein Browser sie.
   *[formal] Warten Sie bitte, bis die Prüfung über der Schaltfläche fertig ist, und senden Sie das Formular dann noch einmal. Wenn Sie dort keine Prüfung sehen, blockiert Ihr Browser sie.
}
token-wrong = { $formality ->
    [familiar] Die Prüfung über der Schaltfläche konnte nicht bestätigen, dass hier ein Mensch schreibt. Lass sie bitte noch einmal laufen und schick das Formular dann erneut.
   *[formal] Die Prüfung über der Schaltfläche konnte nicht bestätigen, dass hier ein Mensch schreibt. Lassen Sie sie bitte noch einmal laufen und senden Sie das Formular dann erneut.
}
token-spent = { $formality ->
    [familiar] Die Prüfung über der Schaltfläche ist zu lange her oder schon verbraucht. Lass sie bitte noch einmal laufen und schick das Formular dann erneut.
   *[formal] Die Prüfung über der Schaltfläche ist zu lange her oder schon verbraucht. Lassen Sie sie bitte noch einmal laufen und senden Sie das Formular dann erneut.
}

form-check = Bitte prüfen: { $title }
form-nothing-sent = { $formality ->
    [familiar] Es wurde noch nichts gesendet. Bitte sieh dir das noch einmal an:
   *[formal] Es wurde noch nichts gesendet. Bitte sehen Sie sich das noch einmal an:
}
form-more = Weitere Angaben, die uns helfen, gut zu antworten (freiwillig)
form-privacy = { $formality ->
    [familiar] Wie wir mit deinen Angaben umgehen
   *[formal] Wie wir mit Ihren Angaben umgehen
}
form-working = { $formality ->
    [familiar] Einen Moment bitte: Dein Browser weist nach, dass hier keine Maschine schreibt.
   *[formal] Einen Moment bitte: Ihr Browser weist nach, dass hier keine Maschine schreibt.
}
form-no-script = { $formality ->
    [familiar] Ohne JavaScript sieht sich erst ein Mensch deine Nachricht an. Sie kommt auf jeden Fall an.
   *[formal] Ohne JavaScript sieht sich erst ein Mensch Ihre Nachricht an. Sie kommt auf jeden Fall an.
}
form-script-needed = { $formality ->
    [familiar] Dieses Formular braucht JavaScript, denn es muss prüfen, dass keine Maschine schreibt. Bitte schalte JavaScript ein und lade die Seite neu.
   *[formal] Dieses Formular braucht JavaScript, denn es muss prüfen, dass keine Maschine schreibt. Bitte schalten Sie JavaScript ein und laden Sie die Seite neu.
}
form-call-instead = { $formality ->
    [familiar] Oder ruf uns an: { $phone }.
   *[formal] Oder rufen Sie uns an: { $phone }.
}
form-required = (erforderlich)
form-choose = Bitte wählen

thanks-title = Vielen Dank
thanks-title-name = Vielen Dank, { $name }
thanks-times = { $formality ->
    [familiar] Möchtest du die Zeit lieber selbst bestimmen?
   *[formal] Möchten Sie die Zeit lieber selbst bestimmen?
}
thanks-times-all = Weitere Termine
thanks-arrived = { $formality ->
    [familiar] Deine Nachricht ist bei uns angekommen.
   *[formal] Ihre Nachricht ist bei uns angekommen.
}
thanks-acknowledged = { $formality ->
    [familiar] In wenigen Minuten bekommst du eine Bestätigung per E-Mail.
   *[formal] In wenigen Minuten bekommen Sie eine Bestätigung per E-Mail.
}
thanks-acknowledged-after-a-look = { $formality ->
    [familiar] Sobald jemand von uns deine Nachricht gelesen hat, bekommst du eine Bestätigung per E-Mail.
   *[formal] Sobald jemand von uns Ihre Nachricht gelesen hat, bekommen Sie eine Bestätigung per E-Mail.
}
thanks-acknowledged-before = { $formality ->
    [familiar] Die Bestätigung deiner ersten Nachricht hast du schon per E-Mail bekommen; eine zweite schicken wir nicht.
   *[formal] Die Bestätigung Ihrer ersten Nachricht haben Sie schon per E-Mail bekommen; eine zweite schicken wir nicht.
}
thanks-acknowledged-perhaps = { $formality ->
    [familiar] Wenn du eine E-Mail-Adresse angegeben hast, bekommst du in wenigen Minuten eine Bestätigung.
   *[formal] Wenn Sie eine E-Mail-Adresse angegeben haben, bekommen Sie in wenigen Minuten eine Bestätigung.
}
thanks-joined = { $formality ->
    [familiar] Wir haben sie zu deiner Anfrage vom { $day } gelegt: Jemand von uns kümmert sich um beides.
   *[formal] Wir haben sie zu Ihrer Anfrage vom { $day } gelegt: Jemand von uns kümmert sich um beides.
}
thanks-one-of-us = Jemand von uns meldet sich.

page-not-found = Diese Seite gibt es nicht
page-not-found-detail = { $formality ->
    [familiar] Prüf bitte die Adresse, oder geh zu der Seite zurück, von der du gekommen bist.
   *[formal] Prüfen Sie bitte die Adresse, oder gehen Sie zu der Seite zurück, von der Sie gekommen sind.
}
busy = Im Moment ist zu viel los
busy-detail = { $formality ->
    [familiar] Es wurde nichts gespeichert. Bitte sende es in ein paar Sekunden noch einmal.
   *[formal] Es wurde nichts gespeichert. Bitte senden Sie es in ein paar Sekunden noch einmal.
}

form-unsent = Es wurde nichts gesendet
form-unsent-too-large = { $formality ->
    [familiar] Dein Text ist zu lang, um auf einmal gesendet zu werden. Bitte geh zurück, kürze ihn und sende ihn noch einmal.
   *[formal] Ihr Text ist zu lang, um auf einmal gesendet zu werden. Bitte gehen Sie zurück, kürzen Sie ihn und senden Sie ihn noch einmal.
}
form-unsent-file = { $formality ->
    [familiar] Dateien können hier nicht gesendet werden. Bitte geh zurück und sende nur den Text.
   *[formal] Dateien können hier nicht gesendet werden. Bitte gehen Sie zurück und senden Sie nur den Text.
}
form-unsent-unreadable = { $formality ->
    [familiar] Was dein Browser gesendet hat, war nicht lesbar. Bitte geh zurück, lade die Seite neu und sende das Formular noch einmal.
   *[formal] Was Ihr Browser gesendet hat, war nicht lesbar. Bitte gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal.
}
form-unsent-foreign = Von der vorherigen Seite aus darf an dieses Formular nichts gesendet werden; wer es betreibt, muss das erst erlauben.
