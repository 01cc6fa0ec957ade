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
    [familiar] { $rep } t’écrira pour convenir avec toi de la façon d’échanger.
   *[formal] { $rep } vous écrira pour convenir avec vous de la façon d’échanger.
}
one-of-us = L’un de nous
one-of-us-within = l’un de nous
meeting-description = Avec { $rep }. { $way }
meeting-move-or-cancel = Pour le déplacer ou l’annuler : { $url }

times-title = { $formality ->
    [familiar] Choisis une heure
   *[formal] Choisissez une heure
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
    [familiar] Ta demande vient d’arriver. Les horaires seront ici dans moins d’une minute : la page se recharge d’elle-même.
   *[formal] Votre demande vient d’arriver. Les horaires seront ici dans moins d’une minute : la page se recharge d’elle-même.
}
times-look-again = Regarder à nouveau
times-book = Réserver : { $time }
times-or-another = Ou un autre moment :
times-waits = La confirmation n’est pas encore arrivée.
times-yes = Oui : { $time }
times-cancel = L’annuler
times-another = Une autre heure
times-no-later = Plus tard, il n’y a plus d’heure libre.
times-later = Heures suivantes
times-first = Revenir aux premières heures proposées
times-elsewhere = { $name } a une page pour cela :
times-choose-there = Y choisir une heure
times-name-two = { $formality ->
    [familiar] Nous ne pouvons pas afficher d’heures libres en ce moment. Propose-nous-en deux qui te conviennent, et une personne te dira laquelle est retenue.
   *[formal] Nous ne pouvons pas afficher d’heures libres en ce moment. Proposez-nous-en deux qui vous conviennent, et une personne vous dira laquelle est retenue.
}
times-name-two-better = { $formality ->
    [familiar] Propose deux heures qui te conviennent mieux.
   *[formal] Proposez deux heures qui vous conviennent mieux.
}
times-one = Une heure possible
times-propose = Les proposer
times-zone = Afficher les heures dans le fuseau
times-show = Afficher
times-none = { $formality ->
    [familiar] Aucune heure n’est proposée ici. Si tu réponds à notre message, une personne le lit.
   *[formal] Aucune heure n’est proposée ici. Si vous répondez à notre message, une personne le lit.
}
times-none-or-call = { $formality ->
    [familiar] Aucune heure n’est proposée ici. Si tu réponds à notre message, une personne le lit ; par téléphone, nous sommes au { $phone }.
   *[formal] Aucune heure n’est proposée ici. Si vous répondez à notre message, une personne le lit ; par téléphone, nous sommes au { $phone }.
}

times-choose-one = { $formality ->
    [familiar] Choisis l’une des heures.
   *[formal] Choisissez l’une des heures.
}
times-two-missing = { $formality ->
    [familiar] Propose deux heures, s’il te plaît.
   *[formal] Proposez deux heures, s’il vous plaît.
}
times-two-far = { $formality ->
    [familiar] C’est dans plus de six mois. Propose une heure plus proche, s’il te plaît.
   *[formal] C’est dans plus de six mois. Proposez une heure plus proche, s’il vous plaît.
}
date-unreadable = La date et l’heure s’écrivent ainsi : 2026-03-09 10:00.
date-passed = Cette heure est passée. Il en faut une qui soit à venir.
times-two-same = { $formality ->
    [familiar] Propose deux heures différentes, pour que l’une convienne.
   *[formal] Proposez deux heures différentes, pour que l’une convienne.
}

booked-cancelled = Annulé
booked-cancelled-detail = L’heure est de nouveau libre, et l’autre personne en est avertie par e-mail.
booked = C’est réservé
booked-detail = Un e-mail avec une invitation pour l’agenda est envoyé aux deux participants.
booked-asked = { $formality ->
    [familiar] Nous avons transmis ta demande
   *[formal] Nous avons transmis votre demande
}
booked-asked-detail = { $formality ->
    [familiar] Une personne regarde si cela convient, et tu reçois un message. N’y compte pas avant.
   *[formal] Une personne regarde si cela convient, et vous recevez un message. N’y comptez pas avant.
}
booked-same = { $formality ->
    [familiar] Tu avais déjà réservé cette heure. Elle ne compte qu’une fois.
   *[formal] Vous aviez déjà réservé cette heure. Elle ne compte qu’une fois.
}
booked-asked-same = { $formality ->
    [familiar] Tu avais déjà demandé cette heure. Elle ne compte qu’une fois.
   *[formal] Vous aviez déjà demandé cette heure. Elle ne compte qu’une fois.
}
booked-not-free = Cette heure n’est plus libre
booked-not-free-detail = { $formality ->
    [familiar] Rien n’a été confirmé. Propose une autre heure, s’il te plaît.
   *[formal] Rien n’a été confirmé. Proposez une autre heure, s’il vous plaît.
}
booked-faster = Quelqu’un a été plus rapide
booked-faster-detail = Cette heure vient d’être prise. Voici les prochaines qui sont libres.
booked-changed = Quelque chose a changé entre-temps
booked-changed-detail = Rien n’a été fait. Voici où en sont les choses.
booked-impossible = Cela ne se réserve pas ici
booked-impossible-detail = { $formality ->
    [familiar] Rien n’a été réservé. Si tu réponds à notre message, une personne le lit.
   *[formal] Rien n’a été réservé. Si vous répondez à notre message, une personne le lit.
}
booked-nothing-changed = Rien n’a été changé.

stop-title = Ne plus recevoir nos messages ?
stop-already = { $formality ->
    [familiar] Nous ne t’écrivons déjà plus.
   *[formal] Nous ne vous écrivons déjà plus.
}
stop-no-contact-already = { $formality ->
    [familiar] Nous ne te contactons plus, d’aucune façon.
   *[formal] Nous ne vous contactons plus, d’aucune façon.
}
stop-follows = { $formality ->
    [familiar] { $company } ne t’écrira plus. Si tu nous poses une nouvelle question, nous y répondons.
   *[formal] { $company } ne vous écrira plus. Si vous nous posez une nouvelle question, nous y répondons.
}
stop-button = { $formality ->
    [familiar] Ne m’écrivez plus
   *[formal] Ne m’écrivez plus
}
stop-no-contact = Pas d’appels non plus, et pas de réponse à une nouvelle demande :
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
stop-under-way = Un message parti il y a un instant peut encore arriver.
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

phrase-inquiry = { $formality ->
    [familiar] ta demande
   *[formal] votre demande
}
phrase-listed = ce que nous faisons
