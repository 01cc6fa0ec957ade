### Die Seite des Teams, für die Teamleitung.

role-rep = bearbeitet Leads
role-qualifier = klärt, was die Antworten offen lassen
role-manager = leitet das Team

team-page-link = Das Team
team-page-title = Das Team
team-page-leads-alone = Wer zum Team gehört, sehen und ändern nur die Teamleitung und ihre Vertretung. Bitte dort nachfragen.
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
