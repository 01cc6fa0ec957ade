room-open = { $open } en cours
room-away-until = de retour { $when }
room-paused = en pause après deux échéances manquées

ended-won = gagné
ended-lost = perdu
ended-not-a-fit = ne convient pas
ended-not-a-lead = pas une demande
ended-existing-customer = déjà client
ended-do-not-contact = à ne pas contacter
ended-complained = notre e-mail a été signalé comme indésirable
ended-refused = refusé avec courtoisie
ended-unwanted = indésirable
ended-erased = effacé
ended-quiet = sans nouvelles depuis longtemps

block-unsubscribed = Nos e-mails ne sont plus souhaités. Plus rien ne part automatiquement.
block-bounced = La boîte n’existe pas : les e-mails n’arrivent pas.
block-complained = Notre e-mail a été signalé comme indésirable. Merci de ne pas écrire ni appeler.
block-do-not-contact = Aucun contact n’est souhaité. Merci de ne pas écrire ni appeler.
block-may-want-silence = Quelqu’un a demandé en son nom l’arrêt de tout contact, et rien ne prouve que c’était bien cette personne. Merci de décider avant d’appeler ou d’écrire.

manager-has-exhausted = aucun commercial ne peut prendre ce dossier maintenant (tous sont complets, absents ou en pause, ou traitent autre chose)
manager-has-refusal = { $formality ->
    [familiar] une exclusion déclarée s’applique, et le refus courtois t’attend
   *[formal] une exclusion déclarée s’applique, et le refus courtois vous attend
}
manager-has-not-a-lead = d’après les critères, ce n’est pas une demande
manager-has-no-policy = les règles n’étaient pas encore en place à son arrivée

whose-closed = Clos : { $how }, { $when }.
whose-received = La demande vient d’arriver.
whose-in-review = Le manager examine cette demande : elle semble indésirable.
whose-qualifying = La qualification s’en occupe.
whose-asked-information = La qualification s’en occupe ; une question a été posée par e-mail.
whose-routing = Le choix du commercial est en cours.
whose-manager = Le manager s’en occupe : { $why }.
whose-rep = { $rep } s’en occupe depuis { $when }.
whose-resting = Le dossier est en sommeil.
whose-reviewing = Aucune nouvelle depuis un certain temps ; la qualification regarde ce dossier.
whose-reviewing-no-fit = Le commercial estime que cela ne convient pas ; la qualification regarde ce dossier.

next-acknowledgement = L’accusé de réception part { $when }.
next-a-mail = Un e-mail part { $when }.
next-a-letter = Une lettre d’information part { $when }.
next-nothing = Plus rien ne part automatiquement.
next-nothing-after = Ensuite, plus rien ne part automatiquement.
next-judged = La demande sera évaluée dans la minute.
next-listed-again = Le dossier revient sur la liste { $when }.
next-qualifier-until = La qualification a jusqu’à { $when } ; ensuite, le dossier va à un commercial.
next-answer-awaited = Une réponse est attendue jusqu’à { $when } ; ensuite, la qualification s’en occupe.
next-rep-within-a-minute = Un commercial l’aura dans la minute.
next-rests-then-rep = En sommeil jusqu’à { $when } ; ensuite, un commercial le reprend.
next-rests-then-qualifier = En sommeil jusqu’à { $when } ; ensuite, la qualification regarde.
next-rests-again = Si personne ne décide, le dossier se remet en sommeil { $when }.
next-rests-from-no-fit = Si personne ne décide, le dossier est mis en sommeil { $when }, puis revu plus tard.
due-is = échéance { $when }
due-was = échéance dépassée depuis { $when }
next-step-on = Prochaine étape : { $when }.
next-step-was-agreed = La prochaine étape était convenue pour : { $when }.
next-step-was-planned = La prochaine étape était prévue pour : { $when }.
next-answer = Un message est arrivé : réponse, { $due }.
next-confirm = Un créneau a été demandé : oui ou non, { $due }.
next-meeting-is = Le rendez-vous a lieu { $when }.
next-meeting-report = Compte rendu du rendez-vous : { $due }.
next-request = Réponse, { $due }. C’est sans rapport avec une vente : la réponse clôt le dossier.
next-approach = Le nom vient d’une liste ; le premier mot reste à écrire ou à dire, sans date.
next-decide = Rien ne part automatiquement. Merci de décider de la suite ; { $due }.
next-first-touch = Premier contact, { $due }.
next-first-touch-moves = Premier contact, { $due }. Si aucun n’est noté avant, le dossier change de mains { $when }.
next-call-open = L’appel est à passer.
next-mail-for-you = Le prochain e-mail sera prêt à être envoyé { $when }.
next-mail-for-you-unless = Si personne ne note rien, un e-mail sera prêt à être envoyé { $when }.
next-goodbye-for-you = Le message de clôture sera prêt à être envoyé { $when }.
next-call = Le prochain appel est à passer { $when }.
next-call-after = Le suivant est à passer { $when } au plus tard.
next-task-open = Une tâche est à faire : { $task }.
next-lapses = Passé { $day }, elle n’a plus lieu d’être.
next-task = La suite est une tâche ({ $task }), à faire { $when }.
next-task-unless = Si personne ne note rien, une tâche ({ $task }) sera à faire { $when }.
next-mail = Le prochain e-mail part { $when }.
next-mail-unless = Si personne ne note rien, un e-mail part { $when }.
next-goodbye = Le message de clôture part { $when }.
next-later = Un contact plus tard a été demandé : le dossier revient { $when }.
next-rests-from = Ensuite, le dossier est mis en sommeil { $when }.

clock = { $what } : { $when }
clock-passed = (passé)
clock-wanted = Souhaité
clock-reminder = Rappel
clock-first-contact = Premier contact, échéance
clock-answer = Réponse, échéance
clock-yes-or-no = Oui ou non, échéance
clock-meeting = Compte rendu du rendez-vous, échéance
clock-late-from = Considéré comme en retard à partir de
clock-first-word = Un premier mot
clock-decision = Décision, échéance
clock-manager = Le manager en est informé
clock-warned = Avertissement avant le changement de mains
clock-reassigned = Le dossier passe à quelqu’un d’autre

refused-no-page = Cette page n’existe pas
refused-no-page-detail = Le lien est à rouvrir depuis l’e-mail ; il manque peut-être une partie de l’adresse.
refused-method = Cette page ne fait pas cela
refused-method-detail = Elle répond à { $methods }.
refused-link = Ce lien n’est pas valide
refused-link-changed = Il en manque une partie, ou il a été modifié en route. Rien n’a été enregistré.
refused-link-again = Merci de le rouvrir depuis l’e-mail, ou d’utiliser l’e-mail le plus récent à ce sujet.
refused-expired = Ce lien a expiré
refused-nothing-recorded = Rien n’a été enregistré.
refused-expired-detail = L’e-mail le plus récent sur ce dossier, ou la liste du matin, contient un nouveau lien. S’il n’y en a pas, le manager peut en donner un.
refused-expired-lead = Notre e-mail le plus récent contient un nouveau lien. À défaut, il suffit de répondre à l’un de nos e-mails.
refused-link-any-more = Ce lien n’est plus valide
refused-not-on-the-team = La personne pour qui il a été fait n’est pas dans l’équipe. Rien n’a été enregistré.
refused-ask-for-another = { $formality ->
    [familiar] Si c’est toi, demandes-en un nouveau au manager.
   *[formal] Si c’est vous, demandez-en un nouveau au manager.
}
refused-leading = C’est à la personne qui dirige maintenant l’équipe d’en décider
refused-deciding = C’est à la personne qui qualifie ou qui dirige maintenant l’équipe d’en décider
refused-not-your-role = Cela ne fait pas partie de ce que ce rôle fait maintenant. Les rôles peuvent changer entre un e-mail et le clic.
refused-nothing-changed = Rien n’a été changé.
refused-no-lead = Cette demande n’est pas ici
refused-no-lead-detail = Elle a peut-être été effacée. Rien n’a été enregistré, et rien ne sera envoyé.
refused-no-message = Cet e-mail n’est pas ici
refused-no-message-detail = Il a peut-être été effacé avec son dossier. Rien ne sera envoyé.
refused-not-ready = Pas encore prêt
refused-busy = Trop d’activité en ce moment
refused-retry = Cela n’a peut-être pas été enregistré. Merci de réessayer dans quelques secondes : ce qui est envoyé deux fois compte une fois.
refused-unreadable = Ceci n’a pas pu être lu
refused-failed = Un problème est survenu ici
refused-failed-detail = C’est noté. Merci de réessayer plus tard, ou de répondre à l’e-mail.
post-too-large = L’envoi dépasse 64 Kio. La note est à raccourcir, puis à renvoyer.
post-wrong-type = C’est le formulaire de la page qu’il faut envoyer, en application/x-www-form-urlencoded.
post-too-many = Il y a plus de champs que la page n’en a.
post-twice = Un champ a été envoyé deux fois. La page est à rouvrir depuis l’e-mail.
post-broken = L’envoi est abîmé. La page est à rouvrir depuis l’e-mail.

the-lead = la personne elle-même
and = { $first } et { $second }
you-in-brackets = { $formality ->
    [familiar] (toi)
   *[formal] (vous)
}
who-erased = Ces données ont été effacées.
who-away = Absence jusqu’au { $day }, d’après la réponse automatique.
who-name = Nom
who-company = Entreprise
who-phone = Téléphone
who-email = E-mail
who-do-not-call = (ne pas appeler)
who-do-not-write = (ne pas écrire)
correct-title = Corriger le nom, le numéro ou l’entreprise
correct-hint = C’est ainsi que l’on salue, appelle et cherche désormais ; tant que le lead est ouvert, même si l’ancienne saisie revient.
# $name : un lien.
correct-same-number = { $name } a aussi ce numéro : les deux sont désormais reliés. Si c’est la même personne, le manager peut les fusionner.
correct-same-number-apart = { $name } a aussi ce numéro. Les deux n’ont pas pu être reliés : le maximum de dossiers reliés est atteint.
correct-save = Enregistrer
correct-no-way = Sans numéro, personne n’est joignable : il n’y a aucune adresse à laquelle nous pouvons écrire.

kept-link = Ce qui est conservé : copie, consentement, effacement
kept-title = Ce qui est conservé de { $name }
kept-amount = Demandes : { $inquiries }. E-mails : { $mails }. Notes et textes : { $texts }. Lignes de l’historique : { $lines }.
kept-copy = Télécharger une copie de tout
kept-copy-hint = Pour qui demande ce que l’on sait de sa personne : les demandes, l’historique avec ses notes et les e-mails, dans un fichier (JSON).
kept-proof-heading = Consentements
kept-proof-form = Par le formulaire { $form } (source { $source }), { $when }
kept-proof-version = Dans les termes de la version { $version }, langue : { $language }.
kept-proof-no-page = Le formulaire n’était sur aucune de nos pages.
kept-proof-phone-given = Un numéro a été laissé. À côté du champ figurait :
kept-proof-phone-none = Aucun numéro n’a été laissé. À côté du champ figurait :
kept-proof-ticked = Coché :
kept-proof-not-ticked = Non coché :
kept-proof-consent = Accepté dans le formulaire, { $when } :
kept-proof-file = Télécharger la preuve
kept-letters-yes = L’envoi de lettres d’information est permis.
kept-letters-no = L’envoi de lettres d’information n’est pas permis.
kept-erase = Effacer ce qui est conservé
kept-back = Retour au contact
erase-title = Effacer ce qui est conservé de { $name } ?
erase-goes = Ce qui est effacé
erase-amount = Demandes : { $inquiries }. E-mails : { $mails }. Notes et textes : { $texts }.
erase-goes-detail = Les demandes avec leurs réponses, les notes et les messages reçus, le texte des e-mails, et tout ce qui permet de reconnaître et de retrouver la personne. Le suivi prend fin.
erase-waiting = E-mails en attente qui ne partiront pas : { $count }.
erase-stays = Ce qui reste
erase-stays-detail = Lignes de l’historique, sans nom : { $lines }. Les chiffres restent tels quels, montant des ventes compris. Qu’une adresse ou un numéro ne doive pas servir reste connu, par un code d’où personne ne peut les lire.
erase-sure = Oui. Ce qui est effacé ne peut pas être retrouvé.
erase-not-sure = Rien n’a été effacé. Si c’est voulu, il reste à cocher la case.
erase-button = Effacer
erase-decline = Rien n’est à effacer
erase-decline-why = Peut-être n’était-ce pas voulu, ou la loi demande de conserver les données : la question n’est alors plus posée.
erase-declined = Rien n’est effacé.
erase-declined-detail = La question n’est plus posée, sauf si l’effacement est exigé à nouveau.
erase-done = C’est effacé.
erase-counted = Demandes : { $inquiries }. Notes et textes : { $notes }. Adresses et numéros : { $identities }. E-mails qui ne partiront pas : { $dropped }.
erase-already = Ce qui était conservé a été effacé.
asked-heading = La demande
asked-nothing = Seulement des coordonnées, rien d’autre.
asked-arrived = Demande arrivée { $when }.
asked-later = Nouveau message depuis :
asked-before = Demande précédente :
asked-times = Nombre de messages : { $count }.
imported-heading = Ce que dit une liste
imported-nothing = Seulement des coordonnées.
imported-imported = Importé { $when }.
imported-from = Origine
imported-asked = Souhaitait avoir de nos nouvelles
imported-consent = Consentement
imported-no-consent = Aucun n’est enregistré : rien ne part automatiquement.
imported-no-wording = enregistré, sans son texte
standing-heading = Où en sont les choses
planned-stop = Envoyer ou arrêter l’e-mail prévu ({ $when })
timeline-heading = Ce qui s’est passé
timeline-nothing = Rien pour l’instant.
timeline-earlier = Entrées plus anciennes : { $count }.
report-link = Noter ce qui s’est passé
choose-below = Choisir ci-dessous
note-label = Note
# $name: a verdict.
verdict-why = Les critères disent autre chose : notez pourquoi « { $name } » est juste.
note-optional = Facultatif. Seule l’équipe la lit.
note-too-long = La note dépasse 2 000 caractères. Elle est à raccourcir.
next-date-unreadable = La date et l’heure s’écrivent ainsi : 2026-03-09 10:00 ; ou rien.
next-date-passed = Cette date est passée. Il en faut une à venir, ou rien.
next-date-far = C’est dans plus de deux ans. Il en faut une plus proche.
for-lead = Pour { $name }.
the-lead-is = Il s’agit du dossier { $name }.
choose-a-button = Il faut choisir l’un des boutons.
choose-somebody = Il faut choisir quelqu’un dans la liste.
yes-record = Oui, enregistrer : { $what }
recorded = Enregistré : { $what }
settled-already = Déjà réglé
nothing-changed = Rien n’a été changé
waits-no-more = Ce dossier n’attend plus cela.
give-to-somebody = Confier le dossier à quelqu’un

outcome-title = Comment cela s’est-il passé avec { $name } ?
outcome-is-it-right = Est-ce exact pour { $name } ?
outcome-nothing-yet = Rien n’a encore été enregistré pour { $name }
outcome-choose = Il faut choisir ce qui s’est passé.
outcome-you-reported = { $formality ->
    [familiar] Tu as noté { $what } { $when }. Un autre choix le corrige.
   *[formal] Vous avez noté { $what } { $when }. Un autre choix le corrige.
}
outcome-link-closed = Ce lien vient d’un e-mail antérieur, et le dossier a été clos depuis. Seul « Ne plus contacter » est encore accepté ici.
outcome-link-earlier = Ce lien vient d’un e-mail antérieur, et les choses ont avancé depuis. Ce qui est noté ici compte quand même.
outcome-something-else = Ou il s’est passé autre chose
outcome-date-goes-along = La date et la note sont enregistrées avec le bouton choisi.
outcome-next-label = Prochaine étape le
outcome-next-hint = Facultatif : après un échange, un appel sans réponse, un rendez-vous, un « pas maintenant » ou un « pas de budget » : le dossier revient ce jour-là. Heure du bureau.
outcome-link-label = Lien pour les prochains e-mails
outcome-link-hint = Facultatif : où voir ce qui a été préparé pour cette personne, par exemple une vidéo. Il commence par https://.
outcome-link-wrong = Un e-mail ne peut pas afficher cela comme lien. Il commence par https://, sans espace, et compte 500 caractères au plus.
outcome-amount-label = Montant de la vente
outcome-amount-label-in = Montant de la vente, { $currency }
outcome-amount-hint = Facultatif, si l’affaire est gagnée : en unités entières de la monnaie, par exemple 1200.
outcome-amount-wrong = Le montant est un nombre entier, par exemple 1200 : sans centimes, et 1 000 000 000 au plus. S’il n’est pas connu, le champ reste vide.
outcome-amount-without-won = Un montant ne va qu’avec « Gagné ». Il faut choisir ce résultat ou retirer le montant.
lead-bought-for = Montant de la vente : { $amount }.
outcome-you-typed = Saisi : { $what }
outcome-more = Plus
outcome-group-talked = Nous sommes en contact
outcome-group-tried = J’ai essayé
outcome-group-hand-back = Pas maintenant, ou pas pour moi
outcome-group-over = C’est terminé
outcome-corrected = Corrigé : { $what }
outcome-date-not-used = La date indiquée ({ $when }) n’est pas utilisée : après ce résultat, les règles disent la suite.
outcome-correct-it = Ce n’est pas exact ? Corriger
outcome-already = Déjà enregistré : { $what }
outcome-counts-once = Noté { $when }. Cela compte une fois.
outcome-not-kept = La note et la date jointes cette fois n’ont pas été gardées. Elles figurent ci-dessous, à enregistrer si cela s’est produit une nouvelle fois.
outcome-called-again = J’ai rappelé
outcome-wrote-again = J’ai réécrit
outcome-once-more = L’enregistrer encore une fois
outcome-reopen = Ça continue : rouvrir le dossier
outcome-ended = Non enregistré : c’est terminé
outcome-ended-detail = Le compte rendu est venu d’un e-mail antérieur et n’a pas été gardé.

message-title = L’e-mail à { $name }
message-held-title = Un e-mail à { $name }
message-step = Étape « { $step } ».
message-of-step-became = L’e-mail « { $step } » à { $name } : { $became }
message-of-step = L’e-mail « { $step } » à { $name }.
message-to-the-team = un e-mail à l’équipe
message-lost = un e-mail dont le texte est perdu
message-send-now = L’envoyer maintenant
message-in-touch = Je suis déjà en contact
message-leave-out = Ne pas l’envoyer
message-choose = Il faut choisir quoi en faire.
message-yes = Oui : { $what }
message-in-touch-hint = { $formality ->
    [familiar] « Je suis déjà en contact » met fin aux étapes automatiques ; la prochaine étape est pour toi.
   *[formal] « Je suis déjà en contact » met fin aux étapes automatiques ; la prochaine étape est pour vous.
}
message-waits-no-more = Il n’attend plus de décision.
message-words = Ce que dira l’e-mail
message-words-now = Tel qu’il partirait maintenant. Ce qui arrive d’ici là, comme un rendez-vous pris, peut le changer.
message-words-signed = { $formality ->
    [familiar] Envoyé maintenant, il porte ton nom.
   *[formal] Envoyé maintenant, il porte votre nom.
}
message-too-late = C’était trop tard pour cela
message-goes-now = Enregistré : il part maintenant
message-you-are-in-touch = { $formality ->
    [familiar] Enregistré : tu es en contact
   *[formal] Enregistré : vous êtes en contact
}
message-does-not-go = Enregistré : il ne part pas
message-held-back = Il ne part plus : quelque chose est arrivé avant.
message-on-its-way = Il est en route.
message-goes-out = Il part { $when }.
message-waits-for-its-time = Il attend son heure.
message-going-out = Il est en train de partir.
message-perhaps-sent = Il a peut-être été envoyé : le service de messagerie n’a encore rien dit.
message-waits-for-you-until = { $formality ->
    [familiar] Il attend que tu l’envoies, jusqu’à { $when }.
   *[formal] Il attend que vous l’envoyiez, jusqu’à { $when }.
}
message-waits-for-you = { $formality ->
    [familiar] Il attend que tu l’envoies.
   *[formal] Il attend que vous l’envoyiez.
}
message-held = Il est retenu : une personne décide.
message-sent = Il a été envoyé.
message-skipped = Il n’a pas été envoyé : les étapes automatiques avaient pris fin, ou son délai était passé.
message-left-out = Il a été laissé de côté.
message-why = Pourquoi : { $why }
message-choose-one-of-two = Il faut choisir l’un des deux.
message-under-your-name = { $formality ->
    [familiar] Il part sous ton nom.
   *[formal] Il part sous votre nom.
}
message-to-your-mailbox = { $formality ->
    [familiar] Il part sous ton nom, et la réponse arrive dans ta boîte.
   *[formal] Il part sous votre nom, et la réponse arrive dans votre boîte.
}
message-perhaps-twice = S’il est déjà parti, il pourrait arriver deux fois.
message-send = L’envoyer
message-only-dropped = Quelque chose est arrivé avant : il ne peut qu’être abandonné.
message-only-dropped-no-writing = Il n’est pas permis d’écrire à cette personne : il ne peut qu’être abandonné.
message-skip = Ne pas l’envoyer
message-drop = L’abandonner
message-no-decision = Il n’attend pas de décision.

keep-title = { $formality ->
    [familiar] { $name } : est-ce toi qui t’occupes de ce dossier ?
   *[formal] { $name } : est-ce vous qui vous occupez de ce dossier ?
}
keep-detail = { $formality ->
    [familiar] Si oui, le dossier reste encore un peu chez toi ; ce délai n’est accordé qu’une fois. Si tu as déjà appelé ou écrit, note-le plutôt.
   *[formal] Si oui, le dossier reste encore un peu chez vous ; ce délai n’est accordé qu’une fois. Si vous avez déjà appelé ou écrit, notez-le plutôt.
}
keep-button = Je m’en occupe
keep-recorded = { $formality ->
    [familiar] Enregistré : tu t’en occupes
   *[formal] Enregistré : vous vous en occupez
}
keep-yours-already = { $formality ->
    [familiar] Le dossier est déjà chez toi
   *[formal] Le dossier est déjà chez vous
}
keep-not-yours = { $formality ->
    [familiar] Le dossier n’est plus chez toi
   *[formal] Le dossier n’est plus chez vous
}

lines-title = Trois lignes sur { $name }
lines-nothing = Il faut au moins une ligne.
lines-kept = Merci : les lignes sont enregistrées
lines-read = La personne qui s’en occupe les lira.
lines-not-asked = { $formality ->
    [familiar] On ne te demande plus rien à ce sujet.
   *[formal] On ne vous demande plus rien à ce sujet.
}
lines-question = Qu’est-ce qui a été convenu, et pour quand ? Quel est le besoin ? Que doit faire, ou ne pas faire, la personne qui s’en occupe maintenant ?
lines-hint = Seule l’équipe les lit.
lines-button = Enregistrer ces lignes

address-title = { $formality ->
    [familiar] Cette adresse est-elle la tienne ?
   *[formal] Cette adresse est-elle la vôtre ?
}
address-known = { $formality ->
    [familiar] Elle est connue comme la tienne. Un compte rendu envoyé de cette adresse, en réponse à un de nos e-mails, compte.
   *[formal] Elle est connue comme la vôtre. Un compte rendu envoyé de cette adresse, en réponse à un de nos e-mails, compte.
}
address-ask = { $formality ->
    [familiar] L’e-mail qui pose la question indique l’adresse d’où quelqu’un a écrit au sujet du dossier { $name }. Si c’est la tienne, un compte rendu envoyé de là compte désormais, en réponse aux e-mails qui t’ont été adressés.
   *[formal] L’e-mail qui pose la question indique l’adresse d’où quelqu’un a écrit au sujet du dossier { $name }. Si c’est la vôtre, un compte rendu envoyé de là compte désormais, en réponse aux e-mails qui vous ont été adressés.
}
address-do-nothing = Si elle est inconnue, il n’y a rien à faire.
address-button = Oui, c’est la mienne
address-added = { $formality ->
    [familiar] Enregistré : cette adresse est la tienne
   *[formal] Enregistré : cette adresse est la vôtre
}
address-added-detail = Désormais, un compte rendu envoyé de cette adresse compte. Ce qui a été écrit avant n’a encore rien changé : si c’était un résultat, merci de le redire.
address-of-another = Inchangé : cette adresse est celle de quelqu’un d’autre
address-of-another-detail = { $formality ->
    [familiar] Quelqu’un d’autre de l’équipe l’a ; elle n’a donc pas été notée comme la tienne. Si c’est une erreur, la personne qui gère Baton peut aider.
   *[formal] Quelqu’un d’autre de l’équipe l’a ; elle n’a donc pas été notée comme la vôtre. Si c’est une erreur, la personne qui gère Baton peut aider.
}

resume-title = { $formality ->
    [familiar] As-tu de nouveau du temps pour de nouvelles demandes ?
   *[formal] Avez-vous de nouveau du temps pour de nouvelles demandes ?
}
resume-detail = { $formality ->
    [familiar] En ce moment, tu ne reçois pas de nouvelles demandes. Tu en as { $open } en cours ; elles restent chez toi.
   *[formal] En ce moment, vous ne recevez pas de nouvelles demandes. Vous en avez { $open } en cours ; elles restent chez vous.
}
resume-button = Oui, j’ai du temps
resume-recorded = { $formality ->
    [familiar] Enregistré : tu reçois de nouveau des demandes
   *[formal] Enregistré : vous recevez de nouveau des demandes
}
resume-recorded-detail = { $formality ->
    [familiar] La prochaine demande peut déjà être pour toi. Ce qui était là avant ne change pas.
   *[formal] La prochaine demande peut déjà être pour vous. Ce qui était là avant ne change pas.
}
resume-nothing = Rien à changer
resume-earlier-pause = Cet e-mail vient d’une pause antérieure. Le plus récent a le bouton qui compte.
resume-said-so = { $formality ->
    [familiar] Tu reçois de nouvelles demandes. Tu l’as indiqué { $when }.
   *[formal] Vous recevez de nouvelles demandes. Vous l’avez indiqué { $when }.
}
resume-they-come = { $formality ->
    [familiar] Tu reçois de nouvelles demandes.
   *[formal] Vous recevez de nouvelles demandes.
}

go-on-title = Les e-mails à { $name } doivent-ils reprendre ?
go-on-doubt = { $formality ->
    [familiar] Quelqu’un a écrit en son nom, et rien ne prouve que c’était bien cette personne. Rien ne part automatiquement tant que tu n’as pas décidé, sauf l’accusé de réception d’une demande.
   *[formal] Quelqu’un a écrit en son nom, et rien ne prouve que c’était bien cette personne. Rien ne part automatiquement tant que vous n’avez pas décidé, sauf l’accusé de réception d’une demande.
}
go-on-not-them = Ce n’était pas cette personne : continuer
go-on-colleague = Nous sommes en contact avec quelqu’un de la même entreprise. Rien ne part automatiquement jusqu’à { $when }, sauf l’accusé de réception d’une demande.
go-on-button = Laisser repartir les e-mails
go-on-recorded = Enregistré : les e-mails reprennent
go-on-waits-no-more = Plus rien n’est en attente

verdict-title = Que faire du dossier { $name } ?
verdict-choose = Il faut choisir l’une des décisions.
verdict-nothing-waits = Plus rien n’attend de décision.
criteria-heading = Ce que disent les critères
criteria-points = { $fit } : { $points } points ; un commercial reçoit le dossier à partir de { $needed }.
criteria-none = Aucun critère n’est rempli.
fit-sales-ready = Prêt pour un commercial
fit-needs-qualifying = Une personne doit trancher
fit-needs-information = Il manque une réponse
fit-low = Trop peu pour un appel maintenant
fit-excluded = Une exclusion déclarée s’applique
fit-not-a-lead = D’après les règles, pas une demande
fit-to-answer = Sans rapport avec une vente, mais une réponse est attendue

open-leads-title = { $formality ->
    [familiar] Tout ce qui est en cours pour toi
   *[formal] Tout ce qui est en cours pour vous
}
open-leads-as-of = État : { $when }, le plus urgent d’abord.
open-leads-nothing-waited = Plus rien n’attendait de décision.
open-leads-recorded = { $count ->
    [one] Enregistré pour 1 dossier : { $what }.
   *[other] Enregistré pour { $count } dossiers : { $what }.
}
open-leads-manager-frees = C’est au manager, ou à la personne qui assure l’intérim, de décider qui reçoit de nouveau des demandes.
open-leads-section = { $heading } : { $count }
open-leads-yours = { $formality ->
    [familiar] Tes dossiers
   *[formal] Vos dossiers
}
open-leads-to-decide = { $formality ->
    [familiar] À décider par toi
   *[formal] À décider par vous
}
open-leads-to-decide-as-deputy = { $formality ->
    [familiar] À décider par le manager ou par toi
   *[formal] À décider par le manager ou par vous
}
open-leads-late = En retard, chez d’autres
open-leads-nothing-open = { $formality ->
    [familiar] Rien n’est en cours pour toi.
   *[formal] Rien n’est en cours pour vous.
}
open-leads-more = { $count } dossiers de plus sont en cours, que cette page n’a pas examinés. Ce qui est décidé ici leur fait de la place.
open-leads-long-owed = En attente depuis plus de { $days } jours ouvrés
open-leads-long-owed-how-many = { $count ->
    [one] { $count } personne attend depuis si longtemps ce que nous lui devons.
   *[other] { $count } personnes attendent depuis si longtemps ce que nous leur devons.
}
open-leads-long-owed-decide = Appeler, confier ou abandonner : le formulaire ci-dessous le fait pour tous.
open-leads-long-owed-ask = Possibilités : appeler, ou demander au manager de confier ou d’abandonner.
open-leads-asked = Demande : { $when }.
open-leads-promised-by = Promis pour : { $when }.
open-leads-has-been-with = Dossier déjà suivi par { $names }.
open-leads-decide = Décider
open-leads-give = Confier, s’excuser ou abandonner
open-leads-give-or-nudge = Confier, relancer, s’excuser ou abandonner
open-leads-unwanted = Semble indésirable
open-leads-sample-more = Et { $count } autres comme celles-ci.
open-leads-one-verdict = Une décision pour toutes celles qui étaient ici quand cette page s’est affichée :
open-leads-none-is = Aucune n’est une vraie demande
open-leads-all-are = Ce sont toutes de vraies demandes : un commercial les suit
open-leads-at-a-time = Un clic en traite { $count } à la fois.

several-tick = Cocher { $name }
several-heading = Plusieurs à la fois
several-ticked = Ceux que je coche
several-long-owed = Les { $count } qui attendent depuis plus de { $days } jours ouvrés
several-all = Les { $count } de cette page
several-give = Les confier à :
several-or-share = Ou les répartir entre les personnes disponibles, chacun à celle dont c’est le tour :
several-share = Les répartir
several-leave = Ou les laisser où ils sont :
several-nudge = Relancer la personne qui s’en occupe
several-let-go = Ou abandonner ce qui leur est dû : plus personne n’a à le faire. Aucun message ne part, et personne n’est prévenu. Si l’une de ces personnes écrit, quelqu’un s’en occupe aussitôt.
several-managers-alone = C’est au manager, ou à la personne qui assure l’intérim, de décider de plusieurs dossiers à la fois.
several-which = Il faut dire lesquels.
several-no-lead = La page est à rouvrir : elle nomme un dossier qui n’existe pas.
several-nobody = Il faut cocher un nom, ou les choisir tous.
several-given = Confiés à { $to } : { $count }.
several-nudged = La personne qui s’en occupe est relancée pour : { $count }.
several-gone = Abandonnés : { $count }. { $why }.
several-not-given = Inchangés, parce que cette personne les a déjà ou qu’ils n’ont besoin de personne :
several-not-shared = Inchangés, parce que personne d’autre n’est disponible pour eux ou qu’ils n’ont besoin de personne :
several-not-nudged = Inchangés, parce que personne d’autre ne les a, que rien n’est dû maintenant ou qu’une relance est déjà partie aujourd’hui :
several-not-gone = Inchangés, parce que rien ne leur est dû :
several-changed = Laissés tels quels, car il s’est passé quelque chose depuis cette page. À revoir :
several-lead-is = { $name }. { $holder }
several-too-many = Un clic en traite { $most } : { $more } autres sont inchangés. Pour eux, cliquer encore une fois.

assign-title = Qui prend le dossier { $name } ?
assign-given = Dossier confié à { $to }
assign-has-it-already = { $to } a déjà ce dossier
assign-changed = Il s’est passé quelque chose depuis cette page, et rien n’a été changé. À revoir.
assign-to-somebody-else = Confier le dossier à quelqu’un d’autre
assign-back = Retour à { $name }
assign-nobody = personne
assign-nudged = Relance envoyée à { $owner }
assign-nudged-detail = { $formality ->
    [familiar] { $owner } lira la relance dans son prochain e-mail, avec ton nom et les boutons du compte rendu. Ce qui est dû, et pour quand, ne change pas.
   *[formal] { $owner } lira la relance dans son prochain e-mail, avec votre nom et les boutons du compte rendu. Ce qui est dû, et pour quand, ne change pas.
}
assign-not-nudged = Aucune relance envoyée : rien n’est dû maintenant, ou une relance est déjà partie aujourd’hui
assign-apologised = Les excuses partent maintenant
assign-apologised-detail = Ce que nous devons reste dû jusqu’à ce que quelqu’un l’ait fait.
assign-not-apologised = Il n’y a pas lieu de s’excuser maintenant
assign-let-go = Abandonné : { $why }
assign-let-go-says-no = Le refus courtois part maintenant. Si une réponse arrive, quelqu’un s’en occupe aussitôt.
assign-let-go-silently = Aucun message ne part. Si la personne écrit, quelqu’un s’en occupe aussitôt.
assign-nothing-let-go = Il n’y a rien à abandonner
assign-after-all = Confier quand même le dossier à quelqu’un
assign-yours-because = { $formality ->
    [familiar] Le dossier est chez toi : { $why }.
   *[formal] Le dossier est chez vous : { $why }.
}
assign-in-review = { $formality ->
    [familiar] La demande semble indésirable et attend ton examen.
   *[formal] La demande semble indésirable et attend votre examen.
}
assign-no-contact = Personne n’a encore noté de contact.
assign-no-answer = Une réponse est attendue, et personne n’en a noté.
assign-lapsed-with = Dossier resté sans suite chez { $names }.
assign-nudge-detail = { $formality ->
    [familiar] Laisser le dossier où il est, et relancer { $owner } en ton nom. Une fois par jour :
   *[formal] Laisser le dossier où il est, et relancer { $owner } en votre nom. Une fois par jour :
}
assign-nudge = Relancer { $owner }
apology-time-and-number = Nous aurions déjà dû donner de nos nouvelles. L’e-mail le dit une fois, présente nos excuses, et propose de choisir une heure, d’appeler notre numéro ou de répondre.
apology-time = Nous aurions déjà dû donner de nos nouvelles. L’e-mail le dit une fois, présente nos excuses, et propose de choisir une heure ou de répondre.
apology-number = Nous aurions déjà dû donner de nos nouvelles. L’e-mail le dit une fois, présente nos excuses, et propose d’appeler notre numéro ou de répondre.
apology-reply = Nous aurions déjà dû donner de nos nouvelles. L’e-mail le dit une fois, présente nos excuses, et propose de répondre.
apology-button-with-times = S’excuser et proposer un créneau
apology-button = S’excuser
let-go-detail = Ou abandonner ce qui est dû : plus personne n’a à le faire. Aucun message ne part.
let-go-they-have-read = Messages déjà reçus de nous : { $mails }.
let-go-mail-read = « { $mail } », { $when }
let-go-or-say-no = Ou écrire que nous ne sommes pas la bonne entreprise pour cela :
let-go-say-no = Nous ne pouvons pas aider : envoyer le refus courtois
assign-has-it-now = a maintenant ce dossier
assign-meeting = Un rendez-vous est prévu avec { $rep } ({ $when }) et serait perdu : la personne qui a le rendez-vous a le lead. Une fois qu’il est passé ou annulé, le lead peut être confié à quelqu’un d’autre.
assign-yes = Oui, confier le dossier à { $to }
assign-closed = Le dossier est clos et n’a besoin de personne.
merge-title = Peut-être la même personne
merge-detail = Si c’est la même personne, fusionnez les deux : ce qui lui est dû là-bas l’est ici, et ce qu’elle écrit à l’un ou à l’autre arrive ici. Vous pourrez les séparer à nouveau.
merge-button = Fusionner avec { $name } (demande : { $when })
merge-apart = Séparer à nouveau { $name }
merge-done = { $name } est fusionné avec ce dossier
merge-apart-done = { $name } est de nouveau un dossier à part
merge-not-done = Rien n’a été fusionné : l’autre dossier est clos, a un rendez-vous ou attend sa confirmation, ou personne ne suit aucun des deux
merge-known-by = Autre adresse, nom ou numéro de cette personne
merge-which = Laquelle ?
merge-link-with = Relier à { $name } (demande : { $when })
merge-link = Chercher et relier
merge-sign-in = À partir d’un nom ou d’un numéro, seules les personnes connectées à Baton trouvent d’autres dossiers. Ici, une adresse de cette personne suffit.
merge-at-the-desk = Ce dossier au bureau
merge-linked = Les deux dossiers sont reliés et peuvent être fusionnés
merge-not-linked = Rien n’a été relié : il n’y a pas d’autre dossier, ou le maximum de dossiers reliés est atteint

absence-heading = Absence
absence-stands = Absence notée (retour : { $when }).
absence-back = Je suis de retour
absence-who = Qui est absent
absence-works-again = Premier jour de retour
absence-note = Jusqu’à ce jour, pas de nouveaux leads ; ce qui est dû passe à quelqu’un d’autre de l’équipe.
absence-day = Il faut un jour à venir, par exemple 2026-03-09.
absence-button = Enregistrer l’absence
absence-recorded = Absence de { $whole } notée (retour : { $when }).
absence-managers = Seul le manager peut noter l’absence de quelqu’un d’autre.
absence-from = Premier jour d’absence
absence-from-note = Laissé vide, l’absence commence tout de suite.
absence-planned = Absence de { $whole } à partir de { $from } (retour : { $when }).
absence-take-out = Retirer
absence-taken-out = { $whole } sera là, finalement.
absence-overlaps = Absence de { $whole } déjà notée (retour : { $when }) : il faut des jours libres.
absence-first-day = Le premier jour d’absence est aujourd’hui ou un jour à venir, par exemple 2026-03-09.
absence-no-day = Le premier jour de retour vient après le premier jour d’absence.
absence-full = { $most } absences sont déjà notées : il faut d’abord en retirer une.
absence-raced = Quelqu’un d’autre l’a changé au même moment : il faut regarder et réessayer.
availability-heading = Pas de nouvelles demandes pour l’instant
availability-resume = Redonner des demandes à { $person }
availability-back = { $person } est de retour
availability-resumed = { $whole } reçoit de nouveau des demandes
availability-not-paused = { $whole } n’est pas en pause
availability-not-away = Aucune absence notée pour { $whole }
availability-follows = { $formality ->
    [familiar] Les demandes qui attendent dans ta file vont à la personne libre, la promesse la plus proche d’abord.
   *[formal] Les demandes qui attendent dans votre file vont à la personne libre, la promesse la plus proche d’abord.
}

booking-with = Avec { $name }.
booking-with-of = Avec { $name }, { $company }.
booking-none-of-yours = { $formality ->
    [familiar] Il n’y a pas de rendez-vous pour toi ici.
   *[formal] Il n’y a pas de rendez-vous pour vous ici.
}
opt-in-proof = Accord donné : « { $wording } » ({ $at }), sur la page que propose l’e-mail « { $step } ».
