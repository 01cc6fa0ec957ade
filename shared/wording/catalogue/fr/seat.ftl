### The pages of who is signed in at the desk. $name is the lead's, unless a message says otherwise; $when a time.

## What stands above every page.

desk-pages = Pages du bureau
desk-today = Aujourd’hui
desk-board = Tableau
desk-policy = Règles
desk-figures = Chiffres
desk-sign-out = Se déconnecter
desk-skip = Aller au contenu

## Small numbers in words, within a sentence.

number-in-words = { $count ->
    [1] un
    [2] deux
    [3] trois
    [4] quatre
    [5] cinq
    [6] six
    [7] sept
    [8] huit
    [9] neuf
    [10] dix
    [11] onze
    [12] douze
   *[other] { $count }
}
# What somebody wrote, as it is quoted in a line.
quoted = « { $text } »
noted-by = Note de { $name } : { $text }
taken-down-by = Noté par { $name }.

## The heading of a day: its parts within a sentence. $number is $count in words.

today-calls = { $count ->
    [one] un appel
   *[other] { $number } appels
}
today-letters = { $count ->
    [one] un courriel à écrire
   *[other] { $number } courriels à écrire
}
today-answers = { $count ->
    [one] une réponse
   *[other] { $number } réponses
}
today-confirms = { $count ->
    [one] un horaire à confirmer
   *[other] { $number } horaires à confirmer
}
today-tasks = { $count ->
    [one] une tâche
   *[other] { $number } tâches
}
today-reports = { $count ->
    [one] un compte rendu de rendez-vous
   *[other] { $number } comptes rendus de rendez-vous
}
today-approvals = { $count ->
    [one] un courriel à envoyer ou à omettre
   *[other] { $number } courriels à envoyer ou à omettre
}
today-decisions = { $count ->
    [one] une décision
   *[other] { $number } décisions
}
today-meeting = un rendez-vous à { $when }
# Joins two parts of the heading.
today-and = { $first }, { $second }
today-heading = { $said }.
today-nothing = Rien à faire pour l’instant.
today-late = { $count ->
    [one] L’une de ces choses est en retard.
   *[other] { $count } sont en retard.
}
today-next = Ensuite : { $name }, { $when }.
# $name: of whoever reads.
today-empty = Rien d’ouvert, { $name }. Ce qui arrive s’affiche ici.

## One lead of the day.

# $time: "18 hours".
today-waits = La demande date d’il y a { $time }.
# $time: an hour, as in a mail.
today-best-before = De préférence { $time } au plus tard.
today-wrote = Le message date d’il y a { $time }.
today-noted = Note de { $name }, { $when } : { $text }
# $number: a number as it is read.
today-call = Appeler le { $number }
today-spent = Déjà { $count } essais, le maximum prévu. Appeler quand même ?
today-write = Écrire
today-the-meeting = Le rendez-vous
today-date-and-note = Ajouter une date ou une note
today-undated = sans date
today-due = avant { $when }
today-was-due = attendu { $when }
# $time: "12 minutes".
today-left = encore { $time }
today-put-off = reporté : { $when }
today-mail = Lire : { $step }
today-undo = Annuler
today-undo-late = Non annulé : c’était il y a trop longtemps, ou autre chose s’est produit depuis
today-add = Ajouter
today-how-was-it = Comment s’est passé l’appel ?
# Of a date, a note or an amount that came when something else had been reported.
unkept-changed = Non ajouté : ce qui était noté a changé entre-temps
unkept-as-note = La saisie a été gardée comme note.

## Looking at a lead again later.

put-off-heading = Y revenir plus tard
put-off-hint = D’ici là, la demande n’est plus en tête. Ce qui a été promis reste dû.
put-off-half-an-hour = Dans une demi-heure
put-off-two-hours = Dans deux heures
# $when: "tomorrow at 9:00".
put-off-next-day = { $when }
# $name: the lead's. $when: "at 10:40".
put-off-recorded = { $name } revient : { $when }.
put-off-promised = Une réponse de notre part reste promise, au plus tard : { $when }.
put-off-take-back = Y revenir finalement maintenant

## The keys of a day.

key-heading = Touches
key-on = Utiliser ces touches
key-renew = Afficher d’elle-même ce qui est arrivé entre-temps
key-outcome = choisir l’un des résultats
key-call = appeler
key-note = ajouter une date ou une note
key-next = la demande suivante
key-previous = la demande précédente
key-undo = annuler
key-find = trouver quelqu’un

## The sections of a day.

today-then = Ensuite, aujourd’hui
today-automatic = Part tout seul
today-done = Fait aujourd’hui
today-ahead = Plus tard
today-waking = Bientôt de retour
today-more = Et { $count } autres.

## What is to be done with a lead, in a word or two.

work-call = Appeler
work-write = Écrire
work-answer = Répondre
work-meeting = Rendez-vous
work-report = Dire comment s’est passé le rendez-vous
work-confirm = Accepter ou refuser un horaire
work-task = Tâche
work-approve = Envoyer ou omettre un courriel
work-decide = Décider
work-automatic = Un courriel part tout seul

## The board. $number is $count in words, at the beginning of a sentence where it stands there.

board-title = Tableau
board-mail-waits = Un courriel n’est pas parti, ou personne ne sait s’il est parti.
board-demands = { $count ->
    [one] Une personne exige l’effacement de ses données. La loi laisse un mois pour cela.
   *[other] { $number } personnes exigent l’effacement de leurs données. La loi laisse un mois pour cela.
}
board-demand-until = Jusqu’au { $date }
board-demand-over = Jusqu’au { $date }, date passée
demand-stands = L’effacement des données est exigé. La loi laisse pour cela jusqu’au { $date }.
demand-is-late = L’effacement des données est exigé. La loi laissait pour cela jusqu’au { $date }.
board-held = { $count ->
    [one] Un courriel n’est pas parti, ou personne ne sait s’il est parti.
   *[other] { $number } courriels ne sont pas partis, ou personne ne sait s’ils sont partis.
}
board-no-lead-waits = { $formality ->
   *[formal] Aucun dossier ouvert ne vous attend.
    [familiar] Aucun dossier ouvert ne t’attend.
}
board-nothing-waits = { $formality ->
   *[formal] Rien ne vous attend.
    [familiar] Rien ne t’attend.
}
board-waiting = { $formality ->
   *[formal] { $count ->
        [one] Un dossier vous attend.
       *[other] { $number } dossiers vous attendent.
    }
    [familiar] { $count ->
        [one] Un dossier t’attend.
       *[other] { $number } dossiers t’attendent.
    }
}
board-late = { $count ->
    [one] Un autre est en retard, chez son commercial.
   *[other] { $number } sont en retard, chez leurs commerciaux.
}
board-late-queued = { $count ->
    [one] Un est en retard, dans une file.
   *[other] { $number } sont en retard, dans une file.
}
board-resting = { $count ->
    [one] Un est en repos jusqu’à son jour.
   *[other] { $number } sont en repos jusqu’à leur jour.
}
board-rest = { $count ->
    [one] L’autre est en main et à l’heure.
   *[other] Les { $number } autres sont en main et à l’heure.
}
board-all = { $count ->
    [one] Le seul dossier ouvert est en main et à l’heure.
   *[other] Les { $number } dossiers ouverts sont en main et à l’heure.
}
board-orphans = À personne : { $orphans }. Bloqués : { $stuck }.
board-gone = { $gone } commerciaux sur { $reps } ne reçoivent pas de nouveaux dossiers en ce moment.
board-responsible = Responsable aujourd’hui : { $name }.
board-stands-in = Responsable aujourd’hui : { $deputy }. { $name } est en congé jusqu’à { $back }.
board-unmanaged = Personne n’est responsable aujourd’hui : { $name } est en congé jusqu’à { $back }, sans remplaçant.
board-behind = Le passage a du retard : ce qui est dû n’est peut-être pas encore décidé.
board-for-you = À décider maintenant
board-every-lead = Tous les dossiers ouverts
board-who-has-what = Qui a quoi
board-filter = À qui
board-first-touch = Nouveaux, premier contact
board-trying = À joindre
board-in-conversation = En conversation
board-queued = Dans une file
board-i-call = J’appelle
# $name: of a colleague.
board-give = Donner à { $name } ({ $open } ouverts)
# $name: of somebody of the team.
board-load = { $name } : { $open } sur { $max }
# Dossiers qui attendent la personne qui lit et ne sont pas affichés.
board-more-waits = { $count ->
    [one] Un autre dossier reste à décider. Ce qui est décidé ici lui fait place.
   *[other] { $count } autres dossiers restent à décider. Ce qui est décidé ici leur fait place.
}
# Dossiers ouverts dont la page ne sait pas où ils en sont.
board-unknown = { $count ->
    [one] On ne sait pas où en est un autre dossier ouvert.
   *[other] On ne sait pas où en sont { $count } autres dossiers ouverts.
}
board-as-columns = En colonnes
board-as-table = En tableau
board-any = Tous
board-source = Provenance
board-topic = Sujet
board-language = Langue
board-asked = Demande
board-late-for = En retard
board-days-ago = { $count ->
    [one] il y a un jour ou plus
   *[other] il y a { $count } jours ou plus
}
board-lines = { $count ->
    [0] Aucun dossier n’est affiché.
    [one] Un dossier.
   *[other] { $count } dossiers.
}
board-who = Qui a demandé
board-with = Qui s’en occupe
board-state = Où il en est
board-next = Ensuite
board-rests = En repos

## Finding somebody, and taking down who rang.

desk-find = Chercher
find-title = Trouver quelqu’un
find-label = Nom, société, adresse ou numéro
find-hint = Le début d’un mot suffit, à partir de trois lettres ; d’un numéro, les six derniers chiffres.
find-empty = Saisissez un nom, une société, une adresse ou les six derniers chiffres d’un numéro.
find-few-digits = Saisissez au moins les six derniers chiffres du numéro.
find-too-much = Saisissez cinq mots au plus.
find-nothing = Personne n’est connu ainsi.
back-to-board = Retour au tableau
back-to-found = Retour à ce qui a été trouvé
back-to-figures = Retour aux contacts derrière le chiffre
back-to-policy = Retour aux règles
find-more = D’autres personnes sont peut-être connues ainsi. Saisissez un mot de plus.
find-somebody-new = Quelqu’un de nouveau a appelé ? Noter qui c’était
new-title = Quelqu’un a appelé
new-how = Si ce numéro ou cette adresse est déjà connu, l’appel rejoint le lead existant, et la personne qui le suit est prévenue. Sinon, c’est un nouveau lead.
new-name = Qui a appelé
new-reach = Comment joindre cette personne
new-reach-hint = Un numéro ou une adresse e-mail.
new-about = Ce que la personne souhaite
new-they-called = Appel reçu
new-mine = J’ai parlé avec cette personne, et je m’en charge si personne ne la suit
new-mine-of = J’ai parlé avec cette personne. { $name } continue de la suivre ; le premier contact attendu est ainsi fait
new-save = Enregistrer
new-name-missing = Saisissez qui a appelé : un nom de famille suffit.
new-reach-missing = Saisissez un numéro ou une adresse e-mail.

## The page of a lead.

lead-who = Qui c’est
lead-time = Rendez-vous
hand-over-heading = Transmettre à une autre personne de l’équipe
hand-over-hint = La personne qui le reçoit trouve ces lignes dans son e-mail et sur cette page ; rien d’autre n’est demandé. Si une prochaine étape est convenue, un e-mail indique au lead qui s’occupe de lui désormais.
hand-over-to = À
hand-over-agreed = Ce qui est convenu, et pour quand
hand-over-matters = Ce qui compte pour cette personne
hand-over-next = Ce qui vient ensuite
hand-over-nobody = Il faut choisir à qui le transmettre.
hand-over-button = Transmettre
handed-agreed = Convenu : { $text }
handed-matters = Ce qui compte : { $text }
handed-next = Ensuite : { $text }
hand-over-meeting = Un rendez-vous est prévu et serait perdu : il faut d’abord le déplacer ou l’annuler. La personne qui a le rendez-vous a le lead.
hand-over-choice = { $name } ({ $room })
lead-add-note = Ajouter une note
lead-note-hint = Pour l’historique ; la personne ne la lit pas.
lead-save-note = Enregistrer la note
lead-note-empty = La note est vide. Un mot suffit, ou rien.

## The stream of a lead, and what became of a mail in it, in a word.

stream-ahead = À venir
stream-newest = Au plus récent
stream-by-hand = À la main
stream-by-itself = Automatique
mail-left = Envoyé
mail-came-back = Revenu
mail-not-delivered = Non parvenu
mail-not-sent = Non envoyé
mail-left-out = Omis
mail-decide = L’envoyer ou l’omettre

## The rope of a lead: from asked to promised to now; and why its times are what they are.

rope-asked = Demande { $when }
rope-since = Depuis { $when }
rope-promised = Promis pour { $when }
rope-due = Échéance { $when }
rope-touched = Contact { $when }
rope-now = Maintenant { $when }
rope-left = encore { $time }
rope-late = { $time } de retard
rope-kept = à temps
rope-step-agreed = La prochaine étape convenue
rope-step-planned = La prochaine étape prévue
rope-agreed-for = Convenue pour : { $when }
rope-planned-for = Prévue pour : { $when }
rope-met-until = Fin du rendez-vous : { $when }
rope-late-from = En retard à partir de : { $when }
rope-left-until-late = encore { $time } avant le retard
why-this-time = Pourquoi cette heure ?
why-counted = Entre les deux, le bureau est ouvert { $hours } h { $minutes } min :
why-hours = de { $from } à { $to }
why-holiday = jour férié
why-holiday-named = jour férié ({ $name })
why-closed = fermé
why-closed-weekday = jour non ouvré
why-outside-hours = rien, en dehors des horaires
why-further = Les jours suivants ne sont pas énumérés.
why-what-if = Ce qui suit si personne ne le fait

## Writing to a lead from their page.

write-title = Écrire un courriel
# $from and $to: addresses. $name: of whoever writes.
write-from = Il part de { $from } au nom de { $name } et va à { $to }.
write-subject = Objet
write-text = Texte
write-send = Envoyer
write-empty = Un courriel a besoin d’un objet et d’un texte.
write-too-long = C’est trop long pour un courriel : l’objet peut avoir 150 caractères, le texte 10 000.
write-unfinished = « { $mark } » semble encore à remplir. Écrivez-le en entier ou retirez-le.
write-not-now = On ne peut pas écrire d’ici pour l’instant : le lead est suivi par quelqu’un d’autre, il est clos ou ne veut pas de courriels.

## The door.

sign-in-title = Connexion
sign-in-how = On entre par un courriel : il n’y a pas de mot de passe.
sign-in-email = L’adresse que l’équipe connaît
sign-in-send = Envoyer le courriel
sign-in-sent = Si quelqu’un de l’équipe a cette adresse, un courriel avec un lien et un code est en route. Les deux valent dix minutes.
sign-in-code = Le code du courriel
sign-in-button = Entrer
sign-in-again = Pas de courriel ? Le redemander
sign-in-code-wrong = Ce n’est pas le code du dernier courriel. Il a huit lettres et chiffres : k3vd-x7qa.
sign-in-code-over = Le code ou le lien ne vaut plus : dix minutes ont passé, ou il a servi. Il faut redemander un courriel.
sign-in-email-wrong = Ce n’est pas une adresse électronique. Par exemple : riley@example.com.
# $name: of whoever signs in.
sign-in-as = Entrer comme { $name } dans ce navigateur ?
sign-in-elsewhere = La demande vient d’un autre navigateur. C’est là qu’il faut saisir ce code :
sign-in-not-asked = Personne n’a rien demandé ? Il suffit de fermer cette page : l’ouvrir ne fait entrer personne.
sign-in-provider = Entrer avec le compte de l’entreprise
sign-in-how-too = Ou par un courriel : ici, il n’y a pas de mot de passe.
sign-in-provider-over = Cette connexion n’a pas été achevée, ou a commencé dans un autre navigateur. Il faut recommencer.
sign-in-provider-silent = Les comptes de l’entreprise ne répondent pas pour le moment. Un courriel permet aussi d’entrer.
sign-in-provider-unproven = Le compte ne dit pas que son adresse est vérifiée. Un courriel permet d’entrer.
sign-in-provider-stranger = Personne dans l’équipe n’a l’adresse de ce compte. Qui dirige l’équipe peut l’ajouter sur la page de l’équipe.

## What is refused.

refused-not-yours = Cette page est pour d’autres membres de l’équipe
refused-not-yours-detail = Elle ne fait pas partie de ce que ce rôle voit ou fait. La personne qui dirige l’équipe peut changer les rôles.
refused-elsewhere = Cela ne vient pas d’une de nos pages
refused-elsewhere-detail = Il faut ouvrir le bureau et y appuyer sur le bouton.
refused-sign-in = Ceci ne fait plus entrer personne
# Said of a press on a lead that is somebody else’s by now; who has it is said after it.
moved-on = Le lead est désormais suivi par quelqu’un d’autre, ou par personne.
moved-on-typed = Le texte saisi figure ci-dessous. Enregistré comme note, il reste dans l’historique du lead.
