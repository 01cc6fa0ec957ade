meeting-at = Le rendez-vous a lieu ici : { $place }.
meeting-we-call = { $formality ->
    [familiar] { $rep } t’appellera au { $number }.
   *[formal] { $rep } vous appellera au { $number }.
}
meeting-we-call-ending = { $formality ->
    [familiar] { $rep } t’appellera à ton numéro, qui se termine par { $ending }.
   *[formal] { $rep } vous appellera à votre numéro, qui se termine par { $ending }.
}
meeting-they-call = { $formality ->
    [familiar] Appelle { $rep } au { $number }, s’il te plaît.
   *[formal] Appelez { $rep } au { $number }, s’il vous plaît.
}
meeting-to-agree = { $formality ->
    [familiar] { $rep } t’écrira pour convenir avec toi de la forme du rendez-vous.
   *[formal] { $rep } vous écrira pour convenir avec vous de la forme du rendez-vous.
}
one-of-us = Quelqu’un de l’équipe
one-of-us-within = quelqu’un de l’équipe
meeting-description = Avec { $rep }. { $way }
meeting-move-or-cancel = Pour le déplacer ou l’annuler : { $url }

times-title = { $formality ->
    [familiar] Choisis un créneau
   *[formal] Choisissez un créneau
}
times-yours = { $formality ->
    [familiar] Ton rendez-vous
   *[formal] Votre rendez-vous
}
times-none-of-yours = { $formality ->
    [familiar] Tu n’as pas de rendez-vous
   *[formal] Vous n’avez pas de rendez-vous
}
times-with = Avec { $name }, { $company }.
times-minutes = { $minutes } minutes. Les heures sont données en
times-or = ou
times-soon = { $formality ->
    [familiar] Ta demande vient d’arriver. Les créneaux seront ici dans moins d’une minute : la page se recharge d’elle-même.
   *[formal] Votre demande vient d’arriver. Les créneaux seront ici dans moins d’une minute : la page se recharge d’elle-même.
}
times-look-again = Regarder à nouveau
times-book = Réserver : { $time }
times-or-another = Ou un autre moment :
times-waits = En attente de confirmation.
times-yes = Oui : { $time }
times-cancel = Annuler le rendez-vous
times-another = Un autre créneau
times-no-later = Il n’y a pas de créneau libre plus tard.
times-later = Créneaux suivants
times-first = Revenir aux premiers créneaux
times-elsewhere = { $name } a sa propre page de réservation :
times-choose-there = Y choisir un créneau
times-name-two = { $formality ->
    [familiar] Nous ne pouvons pas afficher de créneaux libres en ce moment. Propose-nous deux moments qui te conviennent, et quelqu’un te dira lequel est retenu.
   *[formal] Nous ne pouvons pas afficher de créneaux libres en ce moment. Proposez-nous deux moments qui vous conviennent, et quelqu’un vous dira lequel est retenu.
}
times-name-two-better = { $formality ->
    [familiar] Propose deux moments qui te conviennent mieux.
   *[formal] Proposez deux moments qui vous conviennent mieux.
}
times-one = Un moment possible
times-propose = Les proposer
times-zone = Afficher les heures dans le fuseau
times-show = Afficher
times-none = { $formality ->
    [familiar] Aucun créneau n’est proposé ici. Si tu réponds à notre message, quelqu’un de l’équipe te lira.
   *[formal] Aucun créneau n’est proposé ici. Si vous répondez à notre message, quelqu’un de l’équipe vous lira.
}
times-none-or-call = { $formality ->
    [familiar] Aucun créneau n’est proposé ici. Réponds à notre message, et quelqu’un de l’équipe te lira, ou appelle-nous au { $phone }.
   *[formal] Aucun créneau n’est proposé ici. Répondez à notre message, et quelqu’un de l’équipe vous lira, ou appelez-nous au { $phone }.
}

times-choose-one = { $formality ->
    [familiar] Choisis l’un des créneaux.
   *[formal] Choisissez l’un des créneaux.
}
times-two-missing = { $formality ->
    [familiar] Propose deux moments, s’il te plaît.
   *[formal] Proposez deux moments, s’il vous plaît.
}
times-two-far = { $formality ->
    [familiar] C’est dans plus de six mois. Propose un moment plus proche, s’il te plaît.
   *[formal] C’est dans plus de six mois. Proposez un moment plus proche, s’il vous plaît.
}
date-unreadable = La date et l’heure s’écrivent ainsi : 2026-03-09 10:00.
date-passed = Ce moment est déjà passé. Il en faut un qui soit à venir.
times-two-same = { $formality ->
    [familiar] Propose deux moments différents, pour que l’un des deux convienne.
   *[formal] Proposez deux moments différents, pour que l’un des deux convienne.
}

booked-cancelled = Annulé
booked-cancelled-detail = Le créneau est de nouveau libre, et l’autre personne en est avertie par e-mail.
booked = C’est réservé
booked-detail = Un e-mail avec une invitation pour l’agenda est envoyé aux deux participants.
booked-asked = { $formality ->
    [familiar] Nous avons transmis ta demande
   *[formal] Nous avons transmis votre demande
}
booked-asked-detail = { $formality ->
    [familiar] Quelqu’un de l’équipe regarde si ce créneau convient, et tu recevras un e-mail. Merci de ne pas y compter avant.
   *[formal] Quelqu’un de l’équipe regarde si ce créneau convient, et vous recevrez un e-mail. Merci de ne pas y compter avant.
}
booked-same = { $formality ->
    [familiar] Tu avais déjà réservé ce créneau. Il ne compte qu’une fois.
   *[formal] Vous aviez déjà réservé ce créneau. Il ne compte qu’une fois.
}
booked-asked-same = { $formality ->
    [familiar] Tu avais déjà demandé ce créneau. Il ne compte qu’une fois.
   *[formal] Vous aviez déjà demandé ce créneau. Il ne compte qu’une fois.
}
booked-not-free = Ce créneau n’est plus libre
booked-not-free-detail = { $formality ->
    [familiar] Rien n’a été confirmé. Propose un autre moment, s’il te plaît.
   *[formal] Rien n’a été confirmé. Proposez un autre moment, s’il vous plaît.
}
booked-faster = Quelqu’un a été plus rapide
booked-faster-detail = Ce créneau vient d’être pris. Voici les prochains qui sont libres.
booked-changed = Quelque chose a changé entre-temps
booked-changed-detail = Rien n’a été fait. Voici où en sont les choses.
booked-impossible = Ce rendez-vous ne se réserve pas ici
booked-impossible-detail = { $formality ->
    [familiar] Rien n’a été réservé. Si tu réponds à notre message, quelqu’un de l’équipe te lira.
   *[formal] Rien n’a été réservé. Si vous répondez à notre message, quelqu’un de l’équipe vous lira.
}
booked-nothing-changed = Rien n’a été changé.

stop-title = Ne plus recevoir nos messages ?
stop-already = { $formality ->
    [familiar] Nous avons déjà cessé de t’écrire.
   *[formal] Nous avons déjà cessé de vous écrire.
}
stop-no-contact-already = { $formality ->
    [familiar] Nous avons déjà cessé de te contacter, par e-mail comme par téléphone.
   *[formal] Nous avons déjà cessé de vous contacter, par e-mail comme par téléphone.
}
stop-follows = { $formality ->
    [familiar] { $company } ne t’écrira plus. Si tu nous poses une nouvelle question, nous y répondrons.
   *[formal] { $company } ne vous écrira plus. Si vous nous posez une nouvelle question, nous y répondrons.
}
stop-button = { $formality ->
    [familiar] Ne m’écrivez plus
   *[formal] Ne m’écrivez plus
}
stop-no-contact = Pas d’appel non plus, ni de réponse à une nouvelle demande :
stop-no-contact-button = Plus aucun contact
stop-done = { $formality ->
    [familiar] Nous ne t’écrirons plus
   *[formal] Nous ne vous écrirons plus
}
stop-done-no-contact = { $formality ->
    [familiar] Nous ne te contacterons plus
   *[formal] Nous ne vous contacterons plus
}
stop-done-no-contact-detail = { $formality ->
    [familiar] { $company } ne t’écrira plus et ne t’appellera plus.
   *[formal] { $company } ne vous écrira plus et ne vous appellera plus.
}
stop-under-way = Un message parti à l’instant peut encore arriver.
stop-meeting-stands = { $formality ->
    [familiar] Ton rendez-vous est maintenu :
   *[formal] Votre rendez-vous est maintenu :
}
stop-meeting-cancelled = { $formality ->
    [familiar] Ton rendez-vous est annulé :
   *[formal] Votre rendez-vous est annulé :
}
stop-move-or-cancel = Le déplacer ou l’annuler
page-privacy = Ce que nous faisons des données personnelles

opt-in-title = { $formality ->
    [familiar] Veux-tu recevoir notre newsletter ?
   *[formal] Voulez-vous recevoir notre newsletter ?
}
opt-in-what = De temps en temps, { $company } partage ce que son travail lui apprend. C’est fait pour expliquer, pas pour vendre.
opt-in-wording = Je souhaite recevoir votre newsletter. Je peux me désabonner à tout moment en un clic.
opt-in-button = Oui, s’il vous plaît
opt-in-stopped = { $formality ->
    [familiar] Nous ne t’écrivons plus : la newsletter ne t’est donc pas envoyée non plus. Si tu veux la recevoir à nouveau, écris-nous.
   *[formal] Nous ne vous écrivons plus : la newsletter ne vous est donc pas envoyée non plus. Si vous voulez la recevoir à nouveau, écrivez-nous.
}
opt-in-already = { $formality ->
    [familiar] Tu la reçois déjà : il n’y a rien d’autre à faire.
   *[formal] Vous la recevez déjà : il n’y a rien d’autre à faire.
}
opt-in-done = Merci : nous l’enverrons
opt-in-nothing = Rien n’a été changé
opt-in-ends = Chaque newsletter contient un lien pour se désabonner.

ready-title = { $formality ->
    [familiar] On te recontacte ?
   *[formal] Souhaitez-vous que nous vous recontactions ?
}
ready-what = { $formality ->
    [familiar] Un clic, et quelqu’un de { $company } te recontacte. Rien d’autre.
   *[formal] Un clic, et quelqu’un de { $company } vous recontacte. Rien d’autre.
}
ready-button = Oui, parlons-en
ready-stopped = { $formality ->
    [familiar] Tu as demandé à ne plus être contacté par nous : personne ne le fera. Si tu changes d’avis, écris-nous.
   *[formal] Vous avez demandé que nous ne vous contactions plus : personne ne le fera. Si vous changez d’avis, écrivez-nous.
}
ready-done = Merci, c’est bien noté
ready-follows = { $formality ->
    [familiar] Quelqu’un de { $company } te recontactera.
   *[formal] Quelqu’un de { $company } vous recontactera.
}

phrase-inquiry = { $formality ->
    [familiar] ta demande
   *[formal] votre demande
}
phrase-voicemail = { $formality ->
    [familiar] ton message sur notre répondeur
   *[formal] votre message sur notre répondeur
}
phrase-visit = { $formality ->
    [familiar] ta visite
   *[formal] votre visite
}
phrase-call = { $formality ->
    [familiar] ton appel
   *[formal] votre appel
}
phrase-listed = ce que nous faisons
