### Die Seite des Teams, für die Teamleitung.

role-rep = bearbeitet Leads
role-qualifier = klärt, was die Antworten offen lassen
role-manager = leitet das Team
role-marketer = liest Zahlen und Regeln und hat keine Leads

team-page-link = Das Team
team-page-title = Das Team
team-page-shown-only = Diese Seite zeigt das Team nur. Geändert wird es von denen, die die Dateien der Regeln pflegen.
team-page-holds = { $formality ->
    [familiar] Eine Änderung gilt, sobald sie gespeichert ist, und wird mit deinem Namen festgehalten.
   *[formal] Eine Änderung gilt, sobald sie gespeichert ist, und wird mit Ihrem Namen festgehalten.
}
team-page-change = Ändern
team-page-add = Jemanden aufnehmen
team-page-back = Zurück zum Team
team-page-to-list = Zurück zur Liste
team-page-name = Name
team-page-name-hint = Leads sehen ihn.
team-page-email = E-Mail-Adresse
team-page-email-hint = Dorthin gehen Aufgaben und Hinweise.
team-page-phone = Telefon
team-page-phone-hint = Leads dürfen dort anrufen. Leer lassen, wenn es keine solche Nummer gibt.
team-page-roles = Aufgaben
team-page-weight = Anteil an neuen Leads
team-page-weight-hint = 1 ist ein gleicher Anteil, 2 ein doppelter, 0 keiner.
team-page-max-open = Offene Leads höchstens
team-page-deputy = Vertretung
team-page-deputy-hint = Hat die Liste der Teamleitung, solange diese abwesend ist.
team-page-no-deputy = Niemand
team-page-topics = Themen
team-page-sources = Quellen
team-page-products = Produkte
team-page-all-hint = Mit Kommas dazwischen. Leer heißt: alle.
team-page-territories = Leads aus
team-page-speaks = Spricht mit Leads
team-page-speaks-hint = Sprachen wie en, de, mit Kommas dazwischen. Leer heißt: alle.
team-page-language = Liest diese Seite und Mails auf
team-page-companys-language = Sprache der Firma
team-page-calendar = Kalender
team-page-free = Führt keinen anderen Kalender: Leads dürfen jede Arbeitsstunde buchen, die hier frei ist
team-page-id = Kurzname
team-page-id-hint = Kleine Buchstaben a bis z, Ziffern und _. Bleibt das Feld leer, wird er aus dem Namen gebildet. Er ändert sich nie, und niemand sonst bekommt ihn je.
team-page-save = Speichern
team-page-join = Ins Team aufnehmen
team-page-leaves = { $name } geht
team-page-leaves-detail = Die offenen Leads von { $name } gehen an andere im Team. Links in Mails an { $name } funktionieren dann nicht mehr.
team-page-leave = { $name } aus dem Team nehmen
team-page-changed = { $name }: geändert.
team-page-joined = { $name } gehört jetzt zum Team, mit dem Kurznamen { $id }.
team-page-left = { $name } gehört nicht mehr zum Team.
team-page-same = Nichts war anders, also ist das Team, wie es war.
team-page-nothing = Es wurde nichts geändert. Bitte noch einmal wählen: Das ist das Team, wie es jetzt ist.
team-page-meanwhile = { $formality ->
    [familiar] Jemand hat das Team geändert, nachdem du diese Seite geöffnet hast, deshalb wurde nichts gespeichert. Deine Eingaben stehen noch hier: Wenn sie stimmen, speichere noch einmal.
   *[formal] Jemand hat das Team geändert, nachdem Sie diese Seite geöffnet haben, deshalb wurde nichts gespeichert. Ihre Eingaben stehen noch hier: Wenn sie stimmen, speichern Sie noch einmal.
}
team-page-wrong = Es wurde noch nichts gespeichert. Bitte ansehen, was markiert ist.
team-page-check-says = Was die Prüfung der Regeln gefunden hat, auf Englisch:
team-page-name-wrong = Ein Name mit höchstens 100 Buchstaben.
team-page-email-wrong = Eine Adresse wie riley@example.com.
team-page-phone-wrong = Eine Nummer, die sich wählen lässt, etwa +1 555 010 0100.
team-page-roles-wrong = Mindestens eine davon.
team-page-number-wrong = Eine ganze Zahl, etwa 1.
team-page-id-wrong = Kleine Buchstaben a bis z, Ziffern und _, höchstens 64.
team-page-id-taken = Jemand hat oder hatte diesen Kurznamen. Bitte einen anderen wählen.

## Eine Änderung des Teams, die jemand vorschlägt und jemand anderes bestätigt.

proposal-joins = { $by } schlägt vor: { $name } kommt ins Team
proposal-changes = { $by } schlägt vor: { $name } wird geändert
proposal-leaves = { $by } schlägt vor: { $name } verlässt das Team
# $by: who proposes it. $version: its id.
proposal-in-force = { $by } schlägt vor: Version { $version } der Regeln wird in Kraft gesetzt
proposal-version-overtaken = Nach diesem Vorschlag wurde eine andere Version in Kraft gesetzt, darum lässt er sich nicht bestätigen. Er nähme weg, was seitdem geändert wurde.
proposal-is = { $what }: { $is }
proposal-is-and-was = { $what }: { $is } (jetzt: { $was })
proposal-is-no-more = { $what }: nichts mehr (jetzt: { $was })
proposal-yes = ja
proposal-no = nein
proposal-same = Am Team, wie es jetzt ist, wäre nichts anders.
proposal-waits = { $what }: wartet auf eine zweite Person, Dauer: { $age }
proposal-was-overtaken = { $what }: von einer anderen Änderung überholt, Alter: { $age }; bitte neu vorschlagen oder verwerfen
list-proposals = Vorgeschlagene Änderungen des Teams
button-proposal = Vorschlag ansehen
team-page-holds-for-two = Was hier gespeichert wird, ist ein Vorschlag: Eine andere Person aus der Teamleitung oder ihrer Vertretung bestätigt ihn oder lehnt ihn ab, und vorher gilt nichts davon. Beide Namen werden festgehalten.
team-page-proposals = Vorgeschlagen
team-page-proposed-at = Vorgeschlagen: { $when }. Alter: { $age }.
team-page-not-in-force = Davon gilt noch nichts.
team-page-overtaken = Das Team wurde nach diesem Vorschlag geändert, darum lässt er sich nicht bestätigen. Davon gilt nichts. Gezeigt wird, was am Team, wie es jetzt ist, anders wäre.
team-page-yours = { $formality ->
    [familiar] Das ist dein Vorschlag: Jemand anderes aus der Teamleitung oder ihrer Vertretung bestätigt ihn oder lehnt ihn ab.
   *[formal] Das ist Ihr Vorschlag: Jemand anderes aus der Teamleitung oder ihrer Vertretung bestätigt ihn oder lehnt ihn ab.
}
team-page-confirm = Bestätigen
team-page-refuse = Ablehnen
team-page-take-back = Zurücknehmen
team-page-anew = Neu vorschlagen
team-page-make-anew = So ändern
team-page-proposed = Es ist vorgeschlagen. Wer sonst das Team leitet, erfährt es per Mail; bis jemand davon es bestätigt, gilt nichts davon.
team-page-refused = Der Vorschlag ist abgelehnt. Das Team ist, wie es war.
team-page-taken-back = Der Vorschlag ist zurückgenommen. Das Team ist, wie es war.
team-page-decided-already = Diesen Vorschlag gibt es nicht mehr: Jemand hat darüber entschieden, oder er wurde zurückgenommen. Das ist das Team, wie es jetzt ist.
team-page-not-yours-to-decide = Wer eine Änderung vorschlägt, bestätigt sie nicht und lehnt sie nicht ab. Das tut jemand anderes aus der Teamleitung oder ihrer Vertretung; zurücknehmen lässt sie sich.
team-page-not-yours-to-take-back = Zurück nimmt eine Änderung nur, wer sie vorgeschlagen hat. Bestätigen oder ablehnen lässt sie sich.
team-page-full = Es warten schon { $count } Vorschläge, mehr dürfen es nicht sein. Bitte zuerst über einen davon entscheiden.
open-leads-proposals = { $count ->
    [one] 1 vorgeschlagene Änderung des Teams wartet auf eine Entscheidung, Dauer: { $age }.
   *[other] { $count } vorgeschlagene Änderungen des Teams warten auf eine Entscheidung, die älteste: { $age }.
}
