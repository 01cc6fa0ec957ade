holder-you = { $formality ->
    [familiar] chez toi
   *[formal] chez vous
}
holder-person = chez { $name }
holder-left = chez quelqu’un qui n’est plus dans l’équipe
holder-arrivals = en cours d’attribution
holder-qualifier = en qualification
holder-your-queue = { $formality ->
    [familiar] dans ta file
   *[formal] dans votre file
}
holder-managers-queue = dans la file du manager
holder-resting = en sommeil
holder-closed = clos
a-colleague = quelqu’un de l’équipe
the-managers-queue = le manager
the-qualifier = la qualification
a-former-colleague = quelqu’un qui n’est plus dans l’équipe
somebody = Quelqu’un
name-and-name = { $first } et { $other }
names-and-more = { $names } et { $more } de plus
names-and-last = { $names } et { $last }
asked-more = … et { $count } autres demandes, sur la page du dossier.
asked-for-around-now = Un contact avait été demandé pour cette période.

due-for = prévu pour { $when }
due-agreed = convenu pour { $when }
due-planned = était prévu pour { $when }
due-at = échéance { $when }
overdue-since = en retard depuis { $when }
due-today = échéance aujourd’hui

list-more = Et { $count } de plus.
more-came = { $count } autres notifications sont arrivées en même temps et ne tenaient pas dans cet e-mail. Chacune figure dans son dossier, qui a son responsable et son échéance ; ce qui attend encore sera sur la liste à l’ouverture.
in-place-of = { $formality ->
    [familiar] { $name } n’est pas là et tu assures l’intérim : jusqu’à son retour, ce que reçoit le manager te parvient, et chaque bouton ici est pour toi.
   *[formal] { $name } n’est pas là et vous assurez l’intérim : jusqu’à son retour, ce que reçoit le manager vous parvient, et chaque bouton ici est pour vous.
}

mail-was-not-sent = il n’a pas été envoyé
mail-goes-out = Un e-mail part { $when }.
mail-waits = { $formality ->
    [familiar] Un e-mail est prêt et t’attend ; échéance { $when }.
   *[formal] Un e-mail est prêt et vous attend ; échéance { $when }.
}
mail-perhaps-sent = Peut-être envoyé ; on devrait le savoir au plus tard { $when }.
they-will-read = Le texte de l’e-mail :
inquiry-was-erased = La demande à laquelle il répond a été effacée.
we-wrote-last = Notre dernier message
we-wrote = { $when } : « { $subject } »
cannot-be-written = Il ne peut pas être rédigé : { $why }
subject-label = Objet :

no-ready-words = { $formality ->
    [familiar] Pas de texte prêt cette fois-ci ; écris le tien, s’il te plaît.
   *[formal] Pas de texte prêt cette fois-ci ; écrivez le vôtre, s’il vous plaît.
}
no-script = { $formality ->
    [familiar] Dis qui tu es, pourquoi tu appelles et dans quel but. Puis écoute.
   *[formal] Dites qui vous êtes, pourquoi vous appelez et dans quel but. Puis écoutez.
}
no-way-to-reach = { $formality ->
    [familiar] Rien : ni appel, ni message. Décide de la suite, s’il te plaît.
   *[formal] Rien : ni appel, ni message. Décidez de la suite, s’il vous plaît.
}
find-another-way = Rien pour l’instant : trouver un numéro ou une autre adresse, ou clore.
we-said-we-call = { $formality ->
    [familiar] Nous avons annoncé un appel : appelle, s’il te plaît, et n’écris que si l’appel n’aboutit pas.
   *[formal] Nous avons annoncé un appel : appelez, s’il vous plaît, et n’écrivez que si l’appel n’aboutit pas.
}
we-said-we-answer = Nous avons annoncé une réponse personnelle.
what-to-say = Que dire
a-draft = Un brouillon
what-to-do = Que faire
no-number-to-call = Il n’y a pas de numéro de téléphone.
to-be-written-to = Le contact se fait par écrit.
asked-for-writing = Une réponse écrite a été demandée.
not-to-be-called = Les appels ne sont pas autorisés.
the-delay = Le retard :
say-the-delay = { $formality ->
    [familiar] « Tu aurais dû avoir de nos nouvelles { $when }. Si personne n’a pris contact avec toi, toutes mes excuses pour cette attente. » À dire aussi sur la messagerie.
   *[formal] « Vous auriez dû avoir de nos nouvelles { $when }. Si personne n’a pris contact avec vous, toutes mes excuses pour cette attente. » À dire aussi sur la messagerie.
}
their-question = La question posée :
answer-their-question = répondre à ce qui a été écrit, ou dire quand viendra la réponse et de qui.

they-sent = Sujet : { $topic }.
they-wrote-no-more = Pas de message.
they-wrote-again-on = Nouveau message ({ $when }) :
# Qui a appelé n’a rien écrit.
they-rang = Appel ({ $when }), sans message.
they-left-a-message = Appel ({ $when }), avec un message sur le répondeur.
they-were-here = Passage sur place ({ $when }).
their-message = Le message :
rang-at = Appel : { $when } ({ $source })
stands-rang = Appel : { $when }.
has-rung-again = a rappelé
waits-not-understood = nous est parvenu sous une forme illisible : à regarder
call-back-now = Rappeler { $name } maintenant : appel reçu { $when }
their-words-elsewhere = Le texte se trouve dans la boîte qui a reçu cette réponse ; il n’est pas conservé ici.
their-last-mail = Son dernier e-mail :
nothing-readable = Rien de lisible.
listed-from = Ce nom figure sur une de nos listes ({ $place }).
listed = Ce nom figure sur une de nos listes.
listed-nothing-came = Aucun message n’est venu de cette personne.
listed-asked-on = D’après la liste, un contact était souhaité le { $day }.
listed-consent = Un consentement est enregistré.
listed-no-consent = Aucun consentement n’est enregistré : rien ne part automatiquement.
contact-now = dès que possible
contact-week = dans la semaine
contact-later = plus tard
their-data-erased = Ces données ont été effacées.

next-closed = Le dossier est clos, et plus rien ne part automatiquement.
next-rests = Le dossier est en sommeil ; réveil : { $when }.
next-assigned = Quelqu’un de l’équipe l’aura dans quelques minutes.
next-manager = Le manager décide de la suite.
next-qualifier = La qualification décide de la suite.
next-yours = { $formality ->
    [familiar] La prochaine étape est pour toi : { $when }.
   *[formal] La prochaine étape est pour vous : { $when }.
}
next-yours-agreed = { $formality ->
    [familiar] La prochaine étape est pour toi ; elle était convenue pour : { $when }.
   *[formal] La prochaine étape est pour vous ; elle était convenue pour : { $when }.
}
next-yours-planned = { $formality ->
    [familiar] La prochaine étape est pour toi ; elle était prévue pour : { $when }.
   *[formal] La prochaine étape est pour vous ; elle était prévue pour : { $when }.
}
next-was-due = { $formality ->
    [familiar] La suite est pour toi ; échéance dépassée depuis { $when }.
   *[formal] La suite est pour vous ; échéance dépassée depuis { $when }.
}
next-due = { $formality ->
    [familiar] La suite est pour toi ; échéance { $when }.
   *[formal] La suite est pour vous ; échéance { $when }.
}
next-then-rests = Ensuite, le dossier est mis en sommeil.
next-in-doubt = Tant que personne n’a décidé si le message est authentique, aucun e-mail ne part automatiquement.
next-mail-ready = Le prochain e-mail sera prêt à envoyer : { $when }.
next-mail-out = Le prochain e-mail part automatiquement : { $when }.

notes = Notes
note-of = Note ({ $name }, { $when }) :

why-listed = Ce nom figure sur une de nos listes, et personne n’a encore pris contact.
why-answer = Un message est arrivé et attend une réponse.
why-time = Un créneau a été demandé et attend une confirmation.
why-meeting = Le rendez-vous est passé : comment cela s’est-il passé ?
why-first = Le premier contact est attendu.
why-call-back = Un rappel est attendu.
why-no-answer = Pas de réponse le { $day }.
why-voicemail = Un message vocal a été laissé le { $day }.
why-wrote = Nous avons écrit le { $day }.
why-wrong-number = Le numéro était celui de quelqu’un d’autre.
why-task = La prochaine étape n’est ni un appel ni un e-mail : { $task }. Si elle ne peut pas se faire, elle peut rester là : la suite vient d’elle-même.
why-last-reported = Dernier compte rendu : { $what }, { $day }.
step-was-agreed = La prochaine étape était convenue pour le { $day }.
step-was-planned = La prochaine étape était prévue pour le { $day }.
step-agreed-today = L’étape convenue est pour aujourd’hui.
step-today = La prochaine étape est pour aujourd’hui.
decide-doubt = { $formality ->
    [familiar] Quelqu’un a écrit en son nom, et rien ne prouve que c’était bien cette personne ; rien ne part donc automatiquement, sauf l’accusé de réception d’une demande : décide, s’il te plaît.
   *[formal] Quelqu’un a écrit en son nom, et rien ne prouve que c’était bien cette personne ; rien ne part donc automatiquement, sauf l’accusé de réception d’une demande : décidez, s’il vous plaît.
}
decide-nothing = { $formality ->
    [familiar] Plus rien ne part automatiquement : décide de la suite, s’il te plaît.
   *[formal] Plus rien ne part automatiquement : décidez de la suite, s’il vous plaît.
}
decide-stopped = { $formality ->
    [familiar] Nos e-mails ne sont plus souhaités, et aucun appel n’a été demandé. Plus rien ne part automatiquement : décide de la suite, s’il te plaît.
   *[formal] Nos e-mails ne sont plus souhaités, et aucun appel n’a été demandé. Plus rien ne part automatiquement : décidez de la suite, s’il vous plaît.
}
decide-bounced-phone = { $formality ->
    [familiar] La boîte n’existe pas, et les appels ne sont pas autorisés : décide de la suite, s’il te plaît.
   *[formal] La boîte n’existe pas, et les appels ne sont pas autorisés : décidez de la suite, s’il vous plaît.
}
decide-bounced = { $formality ->
    [familiar] La boîte n’existe pas, et il n’y a pas de numéro : trouve un autre moyen de contact, s’il te plaît.
   *[formal] La boîte n’existe pas, et il n’y a pas de numéro : trouvez un autre moyen de contact, s’il vous plaît.
}
decide-complained = { $formality ->
    [familiar] Notre e-mail a été signalé comme indésirable : pas d’appels non plus ; décide de la suite, s’il te plaît.
   *[formal] Notre e-mail a été signalé comme indésirable : pas d’appels non plus ; décidez de la suite, s’il vous plaît.
}
decide-do-not-contact = { $formality ->
    [familiar] Aucun contact, ni par e-mail ni par téléphone : décide de la suite, s’il te plaît.
   *[formal] Aucun contact, ni par e-mail ni par téléphone : décidez de la suite, s’il vous plaît.
}

waits-closed = clos
waits-first = attend le premier contact
waits-answer = a écrit et attend une réponse
waits-request = attend une réponse, sans rapport avec une vente
waits-step = attend la prochaine étape
waits-step-agreed = a une prochaine étape convenue
waits-step-planned = a une prochaine étape
waits-time = demande un créneau et attend une confirmation
waits-meeting = a un rendez-vous
waits-met = a eu un rendez-vous, et personne n’a dit comment il s’est passé
waits-approach = vient d’une liste, sans contact jusqu’ici
waits-doubt = message en son nom, sans preuve : à décider
waits-decide = ne reçoit plus rien automatiquement : à décider
waits-written = n’a pas répondu à notre message
waits-to-be-written = attend un message de notre part
waits-call-again = à rappeler
waits-call = à appeler
waits-task = une tâche est à faire : { $task }
waits-listed-review = vient d’une liste : faut-il appeler ?
waits-review = ne répond plus depuis un certain temps : faut-il réessayer ?
waits-review-no-fit = rendu, car il ne convient pas : est-ce bien le cas ?
waits-settle = est à qualifier
waits-information = a reçu une question de notre part
waits-unwanted = semble indésirable : à regarder
waits-exhausted = aucun commercial ne peut s’en charger pour l’instant
waits-refusal = un refus courtois attend le feu vert
waits-not-a-lead = sans doute pas une demande
waits-no-policy = demande arrivée avant la mise en place des règles
waits-assigned = attribution en cours
waits-rests = en sommeil

stands-asked = Demande : { $when }.
stands-wrote = Message : { $when }.
stands-promised = Promis pour : { $when }.
stands-no-hour = Aucune heure n’a été annoncée, et nous aurions déjà dû donner des nouvelles.
stands-call-unreported = Le prochain appel était à faire, et rien n’est noté.
stands-been-with = Dossier déjà suivi par { $names }.
stands-told-late = Retard annoncé par e-mail : { $when }.
stands-late-leaving = Un e-mail qui annonce notre retard est en route.
stands-late-planned = Sans contact d’ici là, un e-mail annoncera notre retard : { $when }.
stands-one-must-act = Plus rien ne part automatiquement : quelqu’un de l’équipe doit agir.
stands-becomes-yours-contact = { $formality ->
    [familiar] Le dossier te revient aujourd’hui { $when }, sauf si un contact est noté avant.
   *[formal] Le dossier vous revient aujourd’hui { $when }, sauf si un contact est noté avant.
}
stands-becomes-yours-answer = { $formality ->
    [familiar] Le dossier te revient aujourd’hui { $when }, sauf si une réponse est notée avant.
   *[formal] Le dossier vous revient aujourd’hui { $when }, sauf si une réponse est notée avant.
}
stands-moves-on-contact = Le dossier passe à quelqu’un d’autre aujourd’hui { $when }, sauf si un contact est noté avant.
stands-moves-on-answer = Le dossier passe à quelqu’un d’autre aujourd’hui { $when }, sauf si une réponse est notée avant.

delay-told = annoncé par e-mail { $when }
delay-leaving = un e-mail qui l’annonce est en route
delay-planned = { $formality ->
    [familiar] sans contact de ta part d’ici là, un e-mail l’annoncera { $when }
   *[formal] sans contact de votre part d’ici là, un e-mail l’annoncera { $when }
}

also-gave = Autres coordonnées :
name-as-typed = Nom tel que saisi : { $text }
phone-as-typed = Téléphone tel que saisi : { $text }
company-is = Entreprise : { $text }
needs-it = Pour quand : { $text }
budget-is = Budget : { $text }
wants-contact = Contact souhaité : { $text }
prefers-phone = Préférence : par téléphone
prefers-writing = Préférence : par écrit
away-until = Absence : jusqu’au { $day }, d’après la réponse automatique
their-time = { $formality ->
    [familiar] Heure sur place : { $there } ; n’appelle pas avant : { $when }
   *[formal] Heure sur place : { $there } ; n’appelez pas avant : { $when }
}
imported-at = Importé : { $when } ({ $source })
campaign-is = Campagne : { $campaign }
campaign-is-dated = Campagne : { $campaign } ; date à retenir : { $day }
asked-at = Demande : { $when } ({ $source })
points-unqualified = Points : { $points }, non qualifié à temps
inquiries-so-far = Demandes : { $count }
so-far = Jusqu’ici : { $what }
our-delay = Notre retard : { $what }
careful-stopped = Attention : nos e-mails ne sont plus souhaités
careful-bounced = Attention : l’adresse ne fonctionne pas
careful-complained = Attention : notre e-mail a été signalé comme indésirable
careful-do-not-contact = Attention : aucun contact
calls-made = { $count ->
    [one] 1 appel
   *[other] { $count } appels
}
mails-written = { $count ->
    [one] 1 e-mail
   *[other] { $count } e-mails
}
in-contact-since = en contact depuis { $when }
last-in-contact = dernier contact : { $when } ; depuis, { $what }
# Une partie était avant.
heard-from = { $what } ; dernière nouvelle : { $when }
last-reported = dernier compte rendu : « { $what } », { $when }
last-reported-unmade = dernier compte rendu : « { $what } », { $when } ; l’appel suivant était à faire, et rien n’est noté

number-not-to-call = { $number } (ne pas appeler)
address-not-to-write = { $address } (ne pas écrire)
may-want-silence = { $formality ->
    [familiar] Peut-être qu’aucun contact n’est plus souhaité : décide avant d’appeler ou d’écrire, s’il te plaît.
   *[formal] Peut-être qu’aucun contact n’est plus souhaité : décidez avant d’appeler ou d’écrire, s’il vous plaît.
}
call-them = Appeler :
write-to-them = Écrire :
look-up-on-the-web = Chercher sur le Web
look-up-on-linkedin = Chercher sur LinkedIn
look-up = Chercher { $what }
nothing-to-reach-them = Aucune coordonnée n’a été laissée.

button-more = Plus…
button-the-meeting = Déplacer ou annuler
button-change-absence = Modifier
button-correct = Corriger
button-request = Confirmer ou proposer autre chose
button-give = Confier à quelqu’un
button-nudge = Relancer { $name }
button-apologise = S’excuser
button-let-go = Abandonner
button-three-lines = Écrire trois lignes
button-spoken = Nous nous sommes déjà parlé
button-written = J’ai déjà écrit
button-keep = Je m’en occupe
button-send-now = Envoyer maintenant
button-in-touch = Déjà en contact
button-do-not-send = Ne pas envoyer
button-not-them = Ce n’était pas cette personne : continuer
button-own-address = C’était moi : c’est mon adresse
button-go-on = Laisser repartir les e-mails
button-send = Envoyer
button-skip = Ne pas l’envoyer
button-look-at-all = Tout regarder
button-merge = Voir les deux et les fusionner
button-all-open = Tout ce qui est en cours
button-all-long = Voir tous ces dossiers
button-sign-in = Entrer
button-resume = J’ai du temps

new-first = nouvelle demande, attend le premier contact
wants-contact-around = { $formality ->
    [familiar] nouvelle demande, pour toi ; contact souhaité vers le { $day }. Rien à faire avant, sauf si la demande l’exige
   *[formal] nouvelle demande, pour vous ; contact souhaité vers le { $day }. Rien à faire avant, sauf si la demande l’exige
}
call-now = Appeler { $name } maintenant : demande arrivée { $when }
write-now = Écrire à { $name } maintenant : demande arrivée { $when }
call-now-listed = Appeler { $name } maintenant : importation { $when }
write-now-listed = Écrire à { $name } maintenant : importation { $when }
wanted-by = { $what }, souhaité { $when } au plus tard
asked-for-by = { $formality ->
    [familiar] { $name } te demande de t’en occuper : { $what }
   *[formal] { $name } vous demande de vous en occuper : { $what }
}
asked-for = { $formality ->
    [familiar] relance : à traiter, s’il te plaît
   *[formal] relance : à traiter, s’il vous plaît
}
please-turn-to = À traiter : { $name }
they-had-asked = La demande initiale
they-had-asked-before = La demande précédente
sent-another-form = a envoyé un autre formulaire

moves-on-at = passe à quelqu’un d’autre { $when }
else-moves-on-at = { $what }, sinon passe à quelqu’un d’autre { $when }
unless-contact = Le dossier passe à quelqu’un d’autre { $when }, sauf si un contact est noté avant.
unless-answer = Le dossier passe à quelqu’un d’autre { $when }, sauf si une réponse est notée avant.
to-the-manager = { $formality ->
    [familiar] ton manager
   *[formal] votre manager
}
to-a-colleague-or-manager = quelqu’un d’autre de l’équipe ou, si personne n’est libre, au manager
warned-no-answer = { $name } nous a écrit et, à notre connaissance, personne n’a répondu.
warned-no-help = { $name } nous a demandé de l’aide et, à notre connaissance, personne n’a répondu.
warned-no-contact = À notre connaissance, personne n’a encore pris contact avec { $name }.
# Le dossier existait déjà.
warned-no-contact-again = À notre connaissance, personne n’a encore pris contact avec { $name } cette fois-ci.
moved-away-line = { $formality ->
    [familiar] le dossier n’est plus chez toi ; désormais { $holder }.
   *[formal] le dossier n’est plus chez vous ; désormais { $holder }.
}
moved-away = Le dossier { $name } est désormais { $holder }
moved-no-answer = Le dossier a changé de mains, car aucune réponse n’avait été notée dans le délai convenu.
moved-no-contact = Le dossier a changé de mains, car aucun contact n’avait été noté dans le délai convenu.
moved-untold = { $formality ->
    [familiar] Le délai était écoulé. L’avertissement est venu trop tard : cela ne compte donc pas contre toi.
   *[formal] Le délai était écoulé. L’avertissement est venu trop tard : cela ne compte donc pas contre vous.
}
moved-unreached = { $formality ->
    [familiar] Le délai était écoulé. L’e-mail qui l’annonçait ne t’est pas parvenu : cela ne compte donc pas contre toi.
   *[formal] Le délai était écoulé. L’e-mail qui l’annonçait ne vous est pas parvenu : cela ne compte donc pas contre vous.
}
moved-given = Le dossier a été confié à quelqu’un d’autre.
moved-merged = C’est la même personne que dans un dossier suivi là-bas : le manager a fusionné les deux.
here-managers-choice = { $formality ->
    [familiar] Le manager t’a confié ce dossier.
   *[formal] Le manager vous a confié ce dossier.
}
here-away = Le jour convenu est arrivé, et { $name } n’est pas là.
here-left = La personne qui suivait le dossier a quitté l’équipe.
here-lapsed = Une réponse est attendue, et aucune n’a été notée dans le délai convenu.
here-back = Ce dossier était déjà ici avant l’absence, et personne n’a été en contact depuis.
here-step-yours = { $formality ->
    [familiar] L’étape convenue est désormais pour toi.
   *[formal] L’étape convenue est désormais pour vous.
}
here-away-then = { $name } n’est pas là à l’heure qui avait été choisie.
here-cancelled-offered = Le rendez-vous est annulé, et d’autres créneaux ont été proposés.
here-cancelled-untold = { $formality ->
    [familiar] Le rendez-vous est annulé, et personne n’a pu prévenir : fais-le, s’il te plaît.
   *[formal] Le rendez-vous est annulé, et personne n’a pu prévenir : faites-le, s’il vous plaît.
}
waits-with-meeting-cancelled = { $what } ; avait un rendez-vous, qui est annulé
here-lines-written = Ce que { $name } a écrit à ce sujet figure sous « Notes ».
here-lines-asked = { $formality ->
    [familiar] Trois lignes ont été demandées à { $name } ; tu les recevras dès leur arrivée.
   *[formal] Trois lignes ont été demandées à { $name } ; vous les recevrez dès leur arrivée.
}
here-nobody-to-ask = Il n’y a plus personne à interroger à ce sujet : ce qui a été noté figure plus bas.
here-was-with = Dossier suivi jusqu’ici par { $name }. { $why }
here-taken = { $formality ->
    [familiar] Tu as pris ce dossier.
   *[formal] Vous avez pris ce dossier.
}
here-given-by = { $formality ->
    [familiar] { $name } t’a confié ce dossier.
   *[formal] { $name } vous a confié ce dossier.
}
here-is-away = { $name } n’est pas là, et l’échéance tombe avant son retour.
here-free-again = Quelqu’un d’autre suivait ce dossier, qui s’est de nouveau trouvé libre.
here-taken-apart = Le manager l’a séparé d’un dossier avec lequel il était fusionné : c’est une personne distincte.
here-no-answer = Aucune réponse n’avait été notée dans le délai convenu.
here-no-contact = Aucun contact n’avait été noté dans le délai convenu.
here-waited-since = En attente depuis : { $when }.
they-wrote-last = Son dernier message
lines-wanted = { $formality ->
    [familiar] dossier désormais chez { $name }. Trois lignes sur ce qui a été convenu, s’il te plaît
   *[formal] dossier désormais chez { $name }. Trois lignes sur ce qui a été convenu, s’il vous plaît
}
lines-away = { $formality ->
    [familiar] Tu n’es pas là le jour convenu.
   *[formal] Vous n’êtes pas là le jour convenu.
}
lines-lapsed = Une réponse était attendue, et aucune n’a été notée dans le délai convenu.
lines-given = Le manager a confié ce dossier à quelqu’un d’autre.

managers-now-no-contact = dossier désormais chez le manager : aucun contact noté à temps
moved-on-no-contact = dossier passé à quelqu’un d’autre : aucun contact noté
moved-on-no-answer = dossier passé à quelqu’un d’autre : aucune réponse notée
came-to-you-no-contact = { $formality ->
    [familiar] dossier désormais chez toi : aucun contact noté à temps
   *[formal] dossier désormais chez vous : aucun contact noté à temps
}
came-to-you-no-answer = { $formality ->
    [familiar] dossier désormais chez toi : aucune réponse notée à temps
   *[formal] dossier désormais chez vous : aucune réponse notée à temps
}
no-contact-reported = aucun contact noté
wrote-no-answer = a écrit, sans réponse
step-not-reported = l’étape n’est pas notée
nobody-has-decided = ne reçoit plus rien automatiquement, et personne n’a décidé
mail-nobody-sent = un e-mail était prêt à envoyer, et personne ne l’a envoyé
subject-no-contact = Aucun contact noté avec { $name }
subject-no-answer = { $name } a écrit, sans réponse
subject-step-agreed = L’étape convenue avec { $name } n’est pas notée
subject-step-planned = La prochaine étape avec { $name } n’est pas notée
subject-undecided = { $name } attend une décision
subject-moved-on-no-contact = Dossier { $name } passé à quelqu’un d’autre : aucun contact noté
subject-moved-on-no-answer = Dossier { $name } passé à quelqu’un d’autre : aucune réponse notée
subject-yours-no-contact = { $formality ->
    [familiar] Dossier { $name } désormais chez toi : aucun contact noté à temps
   *[formal] Dossier { $name } désormais chez vous : aucun contact noté à temps
}
subject-yours-no-answer = { $formality ->
    [familiar] Dossier { $name } désormais chez toi : aucune réponse notée à temps
   *[formal] Dossier { $name } désormais chez vous : aucune réponse notée à temps
}
subject-exhausted = Aucun commercial disponible pour { $name }
subject-review = { $name } : est-ce une demande ?
subject-refusal = Un refus courtois à { $name } attend le feu vert
subject-not-a-lead = { $name } : sans doute pas une demande
subject-no-policy = { $name } : demande arrivée avant la mise en place des règles
subject-left-out = L’e-mail à { $name } a été laissé de côté : personne ne l’a envoyé

cannot-away = { $name } n’est pas là
cannot-away-until = { $name } n’est pas là (retour : { $when })
cannot-paused = { $name } est en pause après { $count } échéances manquées de suite
cannot-full = { $name } en a { $open } en cours et en prend { $most } au plus
cannot-topic = { $name } traite d’autres sujets
cannot-source = { $name } traite d’autres sources
cannot-product = { $name } traite d’autres produits
cannot-territory = { $name } traite d’autres secteurs
cannot-language = { $name } parle d’autres langues avec les leads
cannot-let-lapse = { $name } a laissé passer le délai
cannot-no-weight = { $name } ne prend pas de demandes
cannot-shift = { $name } travaille trop peu avant l’échéance
cannot-taken = { $name } n’est pas libre à cette heure
way-give = { $formality ->
    [familiar] confier malgré tout le dossier à l’une de ces personnes, ou le prendre toi-même
   *[formal] confier malgré tout le dossier à l’une de ces personnes, ou le prendre vous-même
}
way-resume = sur la même page, mettre fin à la pause
way-back = sur la même page, indiquer que la personne absente est de retour
way-raise = augmenter max_open dans team.toml
ways-out = Possibilités : { $ways }. D’ici là, la demande attend, comme toutes celles qui arrivent : le premier commercial qui se libère reçoit celle dont l’échéance promise est la plus proche ; parmi les autres, celles qui demandent une réponse tout de suite passent avant celles qui peuvent attendre une semaine.

approval-last = il est laissé de côté. C’est le dernier : ensuite, plus rien ne part automatiquement, et le dossier est mis en sommeil
approval-left-out = il est laissé de côté, et tout le reste continue sans lui
signed-by-you = { $formality ->
    [familiar] { $why } Une fois envoyé, il porte ta signature.
   *[formal] { $why } Une fois envoyé, il porte votre signature.
}
signed-by-the-team = { $why } Une fois envoyé, il est signé par l’équipe.
approval-elsewhere = { $formality ->
    [familiar] Il ne part pas automatiquement, car les réponses ne reviendraient pas ici : elles arrivent dans ta propre boîte.
   *[formal] Il ne part pas automatiquement, car les réponses ne reviendraient pas ici : elles arrivent dans votre propre boîte.
}
approval-in-contact = { $formality ->
    [familiar] Il ne part pas automatiquement, car il y a eu contact depuis notre dernier e-mail : vois s’il convient encore, s’il te plaît.
   *[formal] Il ne part pas automatiquement, car il y a eu contact depuis notre dernier e-mail : voyez s’il convient encore, s’il vous plaît.
}
approval-unattended = { $formality ->
    [familiar] Il ne part pas automatiquement, car le précédent est resté sans réponse et personne de l’équipe n’a rien noté depuis : regarde d’abord, s’il te plaît.
   *[formal] Il ne part pas automatiquement, car le précédent est resté sans réponse et personne de l’équipe n’a rien noté depuis : regardez d’abord, s’il vous plaît.
}
not-sent-left-out = Laissé de côté : l’e-mail à { $name }
not-sent-left-out-why = { $formality ->
    [familiar] L’e-mail à { $name } qui t’attendait a été laissé de côté, personne ne l’ayant envoyé. Il peut encore partir. { $next }
   *[formal] L’e-mail à { $name } qui vous attendait a été laissé de côté, personne ne l’ayant envoyé. Il peut encore partir. { $next }
}
not-sent-undelivered = Non remis à { $name } : à regarder
not-sent-undelivered-why = { $formality ->
    [familiar] L’e-mail à { $name } n’est pas arrivé : { $why }. Il compte comme non envoyé. Prends contact autrement, ou renvoie-le, s’il te plaît.
   *[formal] L’e-mail à { $name } n’est pas arrivé : { $why }. Il compte comme non envoyé. Prenez contact autrement, ou renvoyez-le, s’il vous plaît.
}
not-sent-decide = Non envoyé à { $name } : à décider
not-sent-decide-why = Un e-mail à { $name } n’est pas parti, et il ne partira pas automatiquement. { $why }
held-line = aucun e-mail automatique jusqu’à { $when }. { $why }
held-why = { $other }, qui a le même numéro ou la même entreprise que { $name }, a donné signe de vie : { $when }.

doubted-line = quelqu’un a écrit en son nom : était-ce bien cette personne ? À décider
doubted-silence = L’e-mail demande l’arrêt de tout contact, et rien n’y montre qu’il venait de cette personne : n’importe qui a pu l’écrire.
doubted-words = Rien dans l’e-mail ne montre qu’il venait de cette personne : n’importe qui a pu l’écrire.
doubted-decide-first = { $formality ->
    [familiar] Quelqu’un a écrit ceci en son nom, et rien ne prouve que ce soit vrai. Décide avant d’appeler ou d’écrire :
   *[formal] Quelqu’un a écrit ceci en son nom, et rien ne prouve que ce soit vrai. Veuillez décider avant d’appeler ou d’écrire :
}
doubted-more = … et { $count } de plus, sur la page du dossier.
doubted-comes-first = { $formality ->
    [familiar] Quelqu’un a écrit en son nom, et rien ne prouve que ce soit vrai : lis-le ci-dessous et décide avant d’appeler ou d’écrire.
   *[formal] Quelqu’un a écrit en son nom, et rien ne prouve que ce soit vrai : veuillez le lire ci-dessous et décider avant d’appeler ou d’écrire.
}
in-your-name-line = { $formality ->
    [familiar] quelqu’un a fait un compte rendu en ton nom : était-ce toi ?
   *[formal] quelqu’un a fait un compte rendu en votre nom : était-ce vous ?
}
in-your-name-address = { $formality ->
    [familiar] Il venait d’une adresse que nous ne connaissons pas comme étant la tienne.
   *[formal] Il venait d’une adresse que nous ne connaissons pas comme étant la vôtre.
}
in-your-name-unproven = { $formality ->
    [familiar] Ce n’était pas une réponse à un de nos e-mails, et rien n’y montre qu’il venait de ta boîte.
   *[formal] Ce n’était pas une réponse à un de nos e-mails, et rien n’y montre qu’il venait de votre boîte.
}
unclear-line = { $formality ->
    [familiar] ta note n’indique pas de résultat : comment cela s’est-il passé ?
   *[formal] votre note n’indique pas de résultat : comment cela s’est-il passé ?
}
which-date-line = compte rendu « { $what } » avec une date qui peut désigner deux jours : lequel ?
which-date-why = La date indiquée peut désigner deux jours.
which-date-this-month = Un jour de ce mois
which-date-today = Aujourd’hui

you-are-away = absence notée (retour : { $when })
you-are-back = { $formality ->
    [familiar] tu es de retour
   *[formal] vous êtes de retour
}
away-follows = { $formality ->
    [familiar] D’ici là, tu ne reçois pas de nouveaux leads ; ce qui est dû avant passe à quelqu’un d’autre de l’équipe.
   *[formal] D’ici là, vous ne recevez pas de nouveaux leads ; ce qui est dû avant passe à quelqu’un d’autre de l’équipe.
}
back-follows = { $formality ->
    [familiar] Tu reçois de nouveau des leads.
   *[formal] Vous recevez de nouveau des leads.
}
report-recorded-line = { $formality ->
    [familiar] ton e-mail est enregistré : { $what }. { $next }
   *[formal] votre e-mail est enregistré : { $what }. { $next }
}
report-which-sum = { $formality ->
    [familiar] Le montant n’était pas clair : réponds à cet e-mail par « gagné » et le montant, par exemple « gagné 12 000 ».
   *[formal] Le montant n’était pas clair : répondez à cet e-mail par « gagné » et le montant, par exemple « gagné 12 000 ».
}
your-answer-about-the-mail = { $formality ->
    [familiar] ta réponse au sujet de l’e-mail
   *[formal] votre réponse au sujet de l’e-mail
}
left-alone = ne souhaite plus aucun contact
left-alone-complained = plus aucun contact : notre e-mail a été signalé
left-alone-wrote = a écrit, après avoir demandé l’arrêt de tout contact
left-alone-complained-wrote = a écrit, après avoir signalé notre e-mail
left-alone-why = { $name } a demandé l’arrêt de tout contact, par e-mail comme par téléphone. Merci de ne plus appeler ni écrire. Ce qui était prévu est annulé, il n’y a plus rien à faire, et le dossier est clos.
left-alone-complained-why = { $name } a signalé notre e-mail comme indésirable. Merci de ne plus appeler ni écrire. Ce qui était prévu est annulé, il n’y a plus rien à faire, et le dossier est clos.
left-alone-wrote-why = { $formality ->
    [familiar] { $name } avait demandé l’arrêt de tout contact, par e-mail comme par téléphone, et a écrit depuis. Rien ne part automatiquement, et une réponse n’est pas nécessaire. Si le message en appelle une, réponds et note-le ici.
   *[formal] { $name } avait demandé l’arrêt de tout contact, par e-mail comme par téléphone, et a écrit depuis. Rien ne part automatiquement, et une réponse n’est pas nécessaire. Si le message en appelle une, répondez et notez-le ici.
}
left-alone-complained-wrote-why = { $formality ->
    [familiar] { $name } a signalé notre e-mail comme indésirable et a écrit depuis. Rien ne part automatiquement, et une réponse n’est pas nécessaire. Si le message en appelle une, réponds et note-le ici.
   *[formal] { $name } a signalé notre e-mail comme indésirable et a écrit depuis. Rien ne part automatiquement, et une réponse n’est pas nécessaire. Si le message en appelle une, répondez et notez-le ici.
}
left-alone-erasure = exige l’effacement de ses données
left-alone-erasure-why = { $name } exige l’effacement des données conservées. La loi laisse un mois pour cela, à compter de son message. La personne qui dirige l’équipe le fait sur la page du dossier ou avec `baton erase` ; d’ici là, tout est conservé. Rien ne part automatiquement.
demand-until = exige l’effacement de ses données ; la loi laisse jusqu’au { $date }
demand-over = exige l’effacement de ses données ; la loi laissait jusqu’au { $date }
button-erase = Voir ce qui est conservé, et l’effacer
they-wrote = Son message
qualify-points = { $points } points pour l’instant ; à partir de { $wanted }, un commercial appelle directement.
qualify-no-points = Les critères n’ont pas pu être appliqués.
review-listed = Ce nom figure sur une de nos listes : faut-il appeler ?
review-quiet = Aucune nouvelle depuis un certain temps. Faut-il réessayer ?
review-no-fit = Le commercial estime que cela ne convient pas. À vérifier : faut-il clore le dossier ?

no-new-leads = { $formality ->
    [familiar] Pas de nouvelles demandes pour toi pour le moment
   *[formal] Pas de nouvelles demandes pour vous pour le moment
}
paused-others = Pour le moment, les nouvelles demandes vont au reste de l’équipe : { $count } dossiers de suite ont dû changer de mains, faute de contact noté à temps.
paused-nobody = Personne ne prend de nouvelles demandes pour le moment, et elles attendent dans la file du manager : { $count } dossiers de suite ont dû changer de mains, faute de contact noté à temps.
paused-others-until = { $formality ->
    [familiar] Les nouvelles demandes vont au reste de l’équipe jusqu’à ce que tu dises que tu as du temps : { $count } dossiers de suite ont dû changer de mains, faute de contact noté à temps.
   *[formal] Les nouvelles demandes vont au reste de l’équipe jusqu’à ce que vous disiez que vous avez du temps : { $count } dossiers de suite ont dû changer de mains, faute de contact noté à temps.
}
paused-nobody-until = { $formality ->
    [familiar] Personne ne prend de nouvelles demandes, et elles attendent dans la file du manager jusqu’à ce que tu dises que tu as du temps : { $count } dossiers de suite ont dû changer de mains, faute de contact noté à temps.
   *[formal] Personne ne prend de nouvelles demandes, et elles attendent dans la file du manager jusqu’à ce que vous disiez que vous avez du temps : { $count } dossiers de suite ont dû changer de mains, faute de contact noté à temps.
}
nobody-at-the-moment = Personne pour le moment.
was-not-told = { $name } n’a pas eu l’avertissement à temps
untold-returned = l’e-mail n’est pas arrivé à temps. Ce qui a changé de mains sans que { $name } le sache{ $moved } ne compte contre personne. Merci de prévenir autrement et de vérifier l’adresse dans team.toml.
untold-late = n’a pas su à temps que quelque chose allait changer de mains{ $moved }. Le changement a eu lieu quand même, et ne compte contre personne.

subject-booked = { $name } a pris rendez-vous : { $when }
subject-meeting-moved = Rendez-vous déplacé avec { $name } : { $when }
subject-requested = { $name } demande un rendez-vous ({ $when }) : cela convient-il ?
subject-cancelled = Rendez-vous annulé : { $name }, { $when }
subject-stands = { $name } ne veut plus d’e-mails ; rendez-vous maintenu : { $when }
subject-soon = Rappel de rendez-vous : { $name }, { $when }
subject-over = Comment cela s’est-il passé avec { $name } ?
meeting-booked = Le rendez-vous est pris, et l’invitation jointe l’inscrit dans les deux agendas. Rien d’autre ne part avant.
meeting-moved = { $formality ->
    [familiar] Le rendez-vous a changé d’heure ; l’invitation jointe met ton agenda à jour.
   *[formal] Le rendez-vous a changé d’heure ; l’invitation jointe met votre agenda à jour.
}
meeting-requested = { $formality ->
    [familiar] Nous ne connaissons pas assez bien ton agenda pour promettre ce créneau. Confirme-le, s’il te plaît, ou proposes-en un autre.
   *[formal] Nous ne connaissons pas assez bien votre agenda pour promettre ce créneau. Confirmez-le, s’il vous plaît, ou proposez-en un autre.
}
meeting-cancelled-no-contact = { $formality ->
    [familiar] Le rendez-vous est annulé, car aucun contact n’est plus souhaité ; l’invitation jointe le retire de ton agenda. Il n’y a rien à faire.
   *[formal] Le rendez-vous est annulé, car aucun contact n’est plus souhaité ; l’invitation jointe le retire de votre agenda. Il n’y a rien à faire.
}
meeting-cancelled-closed = { $formality ->
    [familiar] Le rendez-vous est annulé ; l’invitation jointe le retire de ton agenda. Il n’y a rien à faire : ce qui a été noté a clos le dossier, et peut être corrigé.
   *[formal] Le rendez-vous est annulé ; l’invitation jointe le retire de votre agenda. Il n’y a rien à faire : ce qui a été noté a clos le dossier, et peut être corrigé.
}
meeting-cancelled = { $formality ->
    [familiar] Le rendez-vous est annulé ; l’invitation jointe le retire de ton agenda. À toi maintenant de décider de la suite.
   *[formal] Le rendez-vous est annulé ; l’invitation jointe le retire de votre agenda. À vous maintenant de décider de la suite.
}
meeting-stands = Nos e-mails ne sont plus souhaités, mais le rendez-vous n’a pas été annulé : il est maintenu, dans les deux agendas. Aucun rappel ne part.
meeting-soon = Un rappel ; l’autre personne en a reçu un aussi.
meeting-soon-alone = Un rappel. L’autre personne n’en a pas reçu : elle ne veut pas d’e-mails de notre part.
meeting-over = { $formality ->
    [familiar] L’heure du rendez-vous est passée. Un clic, s’il te plaît : d’ici là, personne ne sait s’il a eu lieu.
   *[formal] L’heure du rendez-vous est passée. Un clic, s’il vous plaît : d’ici là, personne ne sait s’il a eu lieu.
}

hour-moving = Sur le point de changer de mains
hour-asked = À traiter
hour-came = { $formality ->
    [familiar] Nouveau pour toi
   *[formal] Nouveau pour vous
}
hour-waiting = { $formality ->
    [familiar] En attente de ta part
   *[formal] En attente de votre part
}
hour-escalated = À regarder
hour-goes-out = Sur le point de partir
hour-approval = Prêt à envoyer
hour-not-sent = Non envoyé
hour-held = Pas d’e-mail automatique pour le moment
hour-moved = Changement de mains
new-leads = Nouvelles demandes
subject-names = { $what } : { $names }
subject-names-and-more = { $what } : { $names } et { $more } de plus
subject-too-many = Trop d’arrivées à la fois pour un seul e-mail : { $count }
subject-several-moved = { $count ->
    [one] 1 dossier a changé de mains
   *[other] { $count } dossiers ont changé de mains
}
unwanted-count = { $count ->
    [one] 1 demande
   *[other] { $count } demandes
}
unwanted-look = d’apparence indésirable : à regarder. Une seule décision peut tout régler.
unwanted-newest = La plus récente ({ $name }) :
unread-of-all = { $count ->
    [one] { $count } dossier de plus est en cours, que cette liste n’a pas pu examiner.
   *[other] { $count } dossiers de plus sont en cours, que cette liste n’a pas pu examiner.
}
unread-uncounted = Plus de dossiers sont en cours que cette liste n’a pu en compter.
unread-of-yours = { $formality ->
    [familiar] Tu en as { $count } de plus, que cette liste n’a pas pu examiner.
   *[formal] Vous en avez { $count } de plus, que cette liste n’a pas pu examiner.
}
unread-of-queue = { $formality ->
    [familiar] { $count } de plus t’attendent, que cette liste n’a pas pu examiner.
   *[formal] { $count } de plus vous attendent, que cette liste n’a pas pu examiner.
}
more-from-lists = { $count ->
    [one] 1 autre nom des listes attend sans date ; les premiers sont affichés.
   *[other] { $count } autres noms des listes attendent sans date ; les premiers sont affichés.
}
# How many are untouched, where a list could look at none of them.
untouched-perhaps = peut-être { $count }
untouched-older = { $count ->
    [one] 1 autre attend depuis plus longtemps et figure sur la liste de chaque matin.
   *[other] { $count } autres attendent depuis plus longtemps et figurent sur la liste de chaque matin.
}

list-yours = { $formality ->
    [familiar] Pour toi
   *[formal] Pour vous
}
list-ready = Prêts à envoyer
list-from-lists = Quand il reste du temps : noms d’une liste
list-to-say = À confirmer
list-to-settle = À qualifier
list-to-decide = À décider
list-late = Hors délai
list-demands = Effacements exigés
list-untold = Personnes non prévenues
list-held = E-mails retenus
list-received = E-mails reçus
list-stuck = Bloqué
list-mail = E-mails
list-information = Pour information
list-nobody-has-room = Noms d’une liste, et personne n’est disponible
list-of-the-deputy = Sur la liste du manager, et personne n’a agi
list-long = En attente depuis très longtemps
list-week = La semaine dernière

## What came in and what leaked last week. $half, $nine: "2 hours".

week-figures = Tous les chiffres
week-touched = Parmi ceux qui ont eu des nouvelles d’une personne : la moitié en { $half } de temps ouvert, neuf sur dix en { $nine }.
week-overdue = Devenus en retard : { $overdue }. Signalés au manager : { $told }.
week-unreported = Appels et tâches à faire dont personne n’a rien signalé : { $count }.
week-late-now = { $count ->
    [one] 1 lead ouvert est en retard à présent.
   *[other] { $count } leads ouverts sont en retard à présent.
}
week-late-now-at-least = { $count ->
    [one] Au moins 1 lead ouvert est en retard à présent : certains n’ont pas pu être lus.
   *[other] Au moins { $count } leads ouverts sont en retard à présent : certains n’ont pas pu être lus.
}
# $name: a source.
week-source = { $name } : { $missed } promesses sur { $all } non tenues.
# $when: a day and an hour.
week-worst-hours = { $hours ->
    [one] { $count ->
        [one] Échéance dépassée : { $when }.
       *[other] Heure où les retards ont été les plus nombreux : { $when } ({ $count }).
    }
   *[other] Dans chacune de ces { $hours } heures, les retards ont été les plus nombreux ({ $count }) : { $when }.
}
week-person = { $name } : { $touches ->
    [one] { $touches } contact
   *[other] { $touches } contacts
}, { $overdue } en retard, { $moved } passés à quelqu’un d’autre.
# Sources and people that are not named.
week-more-sources = { $count ->
    [one] Et { $count } autre provenance avec des promesses non tenues.
   *[other] Et { $count } autres provenances avec des promesses non tenues.
}
week-more-people = { $count ->
    [one] Et { $count } autre personne.
   *[other] Et { $count } autres personnes.
}
# $day: that of the list before.
since-the-list = Depuis { $day } : { $what }.
since-nothing = rien de nouveau
since-new = { $count ->
    [one] { $count } nouvelle demande
   *[other] { $count } nouvelles demandes
}
since-missed = { $missed } promesses sur { $all } non tenues
since-overdue = { $count ->
    [one] 1 est devenu en retard
   *[other] { $count } sont devenus en retard
}
since-told = { $count ->
    [one] signalé une fois au manager
   *[other] signalé { $count } fois au manager
}
since-unreported = { $count ->
    [one] { $count } appel ou tâche non signalé
   *[other] { $count } appels ou tâches non signalés
}
since-moved = { $count ->
    [one] { $count } demande passée à quelqu’un d’autre faute d’action
   *[other] { $count } demandes passées à quelqu’un d’autre faute d’action
}

as-before = Comme avant : { $names }.
as-before-and-more = Comme avant : { $names } ; et { $more } de plus.
own-calendar-unread = { $formality ->
    [familiar] Ton propre agenda n’a pas pu être lu ({ $why }). Pour le moment, chaque créneau choisi attend ta confirmation.
   *[formal] Votre propre agenda n’a pas pu être lu ({ $why }). Pour le moment, chaque créneau choisi attend votre confirmation.
}
own-calendar-events = { $count ->
    [one] Un événement de l’agenda personnel n’a pas été compris ({ $why }) : son horaire pourrait être proposé.
   *[other] { $count } événements de l’agenda personnel n’ont pas été compris (le premier : { $why }) : leurs horaires pourraient être proposés.
}
deputy-no-action = { $count ->
    [one] Sur la liste du manager ({ $name }), 1 dossier est resté sans action depuis deux jours ouvrés. Ce qui est décidé pendant l’intérim compte comme si cela venait du manager.
   *[other] Sur la liste du manager ({ $name }), { $count } dossiers sont restés sans action depuis deux jours ouvrés. Ce qui est décidé pendant l’intérim compte comme si cela venait du manager.
}
overdue-elsewhere = { $count ->
    [one] Également en retard, et déjà sur la liste de la personne qui suit le dossier : { $names }.
   *[other] Également en retard, et déjà sur les listes des personnes qui suivent ces dossiers : { $names }.
}
all-else-on-time = Ce qui n’est pas sur cette liste est suivi par quelqu’un et dans les délais.
long-wait = { $count ->
    [one] 1 personne attend depuis plus de { $days } jours ouvrés ce que nous lui devons : { $names }. { $ways }
   *[other] { $count } personnes attendent depuis plus de { $days } jours ouvrés ce que nous leur devons : { $names }. { $ways }
}
waits-since = { $name } (depuis le { $day })
long-ways-manager = Appeler, confier ou abandonner : derrière le bouton, tout se fait en une fois.
long-ways = Possibilités : appeler, ou demander au manager de confier ou d’abandonner.
paused-people = Les nouvelles demandes ne vont pas à { $names } pour le moment : au moins deux dossiers de suite ont dû changer de mains. La page de cette liste permet d’y mettre fin.
paused-people-nobody = Les nouvelles demandes ne vont pas à { $names } pour le moment : au moins deux dossiers de suite ont dû changer de mains. Personne d’autre n’en prend : elles attendent dans la file du manager. La page de cette liste permet d’y mettre fin.
stuck-of-lead = Un élément du dossier { $lead } n’a pas pu être traité ; l’exploitation a reçu l’alerte.
stuck-mail = Un e-mail à { $person } n’a pas pu être traité ; l’exploitation a reçu l’alerte.
stuck-of-team = Un élément de l’équipe n’a pas pu être traité ; l’exploitation a reçu l’alerte.
probe-lost-since = Aucun e-mail de test n’est revenu depuis { $when } : des réponses se perdent peut-être. En attendant, les commerciaux reçoivent les étapes écrites sous forme de brouillons. L’exploitation a reçu l’alerte.
probe-never-back = Aucun e-mail de test n’est revenu jusqu’ici : des réponses se perdent peut-être. En attendant, les commerciaux reçoivent les étapes écrites sous forme de brouillons. L’exploitation a reçu l’alerte.
day-in-place-of = pour { $name }, { $what }
day-follow-up = { $count } à suivre
day-follow-up-since = { $count ->
    [one] 1 à suivre (en attente depuis le { $day })
   *[other] { $count } à suivre (plus longue attente : depuis le { $day })
}
day-for-you = { $count } à traiter
day-for-you-since = { $count ->
    [one] 1 à traiter (en attente depuis le { $day })
   *[other] { $count } à traiter (plus longue attente : depuis le { $day })
}
day-information = pour information
day-nothing-to-do = pour information, rien à faire
day-only-informs = Rien à faire ici aujourd’hui : cet e-mail est envoyé pour information.
day-nothing-new = rien de nouveau, { $count } comme avant
day-and-as-before = { $what }, { $count } comme avant

calendar-at-line = ligne { $line } : { $what }
calendar-too-large = l’agenda est trop volumineux
calendar-no-calendar = ce n’est pas un texte iCalendar
calendar-unpaired = BEGIN et END ne vont pas ensemble
calendar-no-start = un événement sans DTSTART
calendar-reversed = un événement finit avant de commencer
calendar-moment = « { $text } » n’est ni une date ni une heure
calendar-duration = « { $text } » n’est pas une durée
calendar-repeats = un événement se répète d’une façon qui n’est pas prise en charge
calendar-address = l’adresse n’est pas sur le réseau public
calendar-no-answer = il n’y a pas eu de réponse
calendar-status = la réponse avait le statut { $status }
calendar-over = la réponse dépasse { $bytes } octets
calendar-broken = la réponse s’est interrompue

# $name: whom.
perhaps-same-person = Peut-être la même personne que { $name } : dans ce cas, les deux dossiers peuvent être fusionnés.
