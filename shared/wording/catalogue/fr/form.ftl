field-too-many = Un formulaire comporte au plus { $most } champs.
field-twice = { $formality ->
    [familiar] Ce champ est arrivé deux fois avec des réponses différentes. Envoie-le une seule fois.
   *[formal] Ce champ est arrivé deux fois avec des réponses différentes. Envoyez-le une seule fois.
}
field-missing = À remplir : { $label }.
field-not-chosen = { $formality ->
    [familiar] Choisis une réponse.
   *[formal] Choisissez une réponse.
}
field-not-ticked = { $formality ->
    [familiar] Coche cette case pour continuer.
   *[formal] Cochez cette case pour continuer.
}
field-all-missing = { $formality ->
    [familiar] Remplis au moins l’un de ces champs : { $labels }.
   *[formal] Remplissez au moins l’un de ces champs : { $labels }.
}
field-too-long = { $most } caractères au plus.
field-no-choice = { $formality ->
    [familiar] Choisis parmi : { $choices }.
   *[formal] Choisissez parmi : { $choices }.
}
field-neither-ticked-nor-not = Une case se coche par « yes » et reste vide sinon.
field-redirect = { $formality ->
    [familiar] Indique une adresse que ce formulaire autorise, ou aucune.
   *[formal] Indiquez une adresse que ce formulaire autorise, ou aucune.
}

name-empty = { $formality ->
    [familiar] Indique ton nom.
   *[formal] Indiquez votre nom.
}
name-too-long = Le nom ne doit pas dépasser { $most } caractères.

email-empty = { $formality ->
    [familiar] Indique une adresse e-mail, comme nom@example.com.
   *[formal] Indiquez une adresse e-mail, comme nom@example.com.
}
email-too-long = Une adresse e-mail ne dépasse pas { $most } caractères.
email-not-alone = { $formality ->
    [familiar] Indique une seule adresse e-mail et rien d’autre, comme nom@example.com.
   *[formal] Indiquez une seule adresse e-mail et rien d’autre, comme nom@example.com.
}
email-not-plain = La partie avant le @ ne peut contenir que des lettres simples (de a à z), des chiffres, des points et des tirets.
email-malformed = Cela ne ressemble pas à une adresse e-mail. Elle devrait ressembler à nom@example.com.

phone-empty = { $formality ->
    [familiar] Indique un numéro de téléphone, comme +33 1 23 45 67 89.
   *[formal] Indiquez un numéro de téléphone, comme +33 1 23 45 67 89.
}
phone-letters = Un numéro de téléphone ne peut contenir que des chiffres, des espaces, des points, des tirets et des parenthèses, comme +33 1 23 45 67 89.
phone-too-short = { $formality ->
    [familiar] Ce numéro est trop court. Indique-le avec son indicatif, comme +33 1 23 45 67 89.
   *[formal] Ce numéro est trop court. Indiquez-le avec son indicatif, comme +33 1 23 45 67 89.
}
phone-country = { $formality ->
    [familiar] Commence le numéro par + et l’indicatif d’un pays, comme +33 1 23 45 67 89.
   *[formal] Commencez le numéro par + et l’indicatif d’un pays, comme +33 1 23 45 67 89.
}
phone-too-long = Ce numéro est trop long. Un numéro compte au plus 15 chiffres, comme +33 1 23 45 67 89.
phone-extension = { $formality ->
    [familiar] Écris le poste en chiffres après le numéro, comme +33 1 23 45 67 89 poste 12.
   *[formal] Écrivez le poste en chiffres après le numéro, comme +33 1 23 45 67 89 poste 12.
}

text-empty = { $formality ->
    [familiar] Écris un texte.
   *[formal] Écrivez un texte.
}

token-missing = { $formality ->
    [familiar] Attends que la vérification au-dessus du bouton soit terminée, puis envoie de nouveau. Si tu n’y vois aucune vérification, ton navigateur la bloque.
   *[formal] Attendez que la vérification au-dessus du bouton soit terminée, puis envoyez de nouveau. Si vous n’y voyez aucune vérification, votre navigateur la bloque.
}
token-wrong = { $formality ->
    [familiar] La vérification au-dessus du bouton n’a pas pu confirmer que ce message vient d’une personne. Laisse-la se refaire, puis envoie de nouveau.
   *[formal] La vérification au-dessus du bouton n’a pas pu confirmer que ce message vient d’une personne. Laissez-la se refaire, puis envoyez de nouveau.
}
token-spent = { $formality ->
    [familiar] La vérification au-dessus du bouton a expiré ou a déjà servi. Laisse-la se refaire, puis envoie de nouveau.
   *[formal] La vérification au-dessus du bouton a expiré ou a déjà servi. Laissez-la se refaire, puis envoyez de nouveau.
}

form-check = À vérifier : { $title }
form-nothing-sent = { $formality ->
    [familiar] Rien n’a encore été envoyé. Vérifie ceci, s’il te plaît :
   *[formal] Rien n’a encore été envoyé. Vérifiez ceci, s’il vous plaît :
}
form-more = D’autres précisions qui nous aident à bien répondre (facultatif)
form-privacy = { $formality ->
    [familiar] Ce que nous faisons de tes données
   *[formal] Ce que nous faisons de vos données
}
form-working = { $formality ->
    [familiar] Un instant : ton navigateur vérifie que ce message ne vient pas d’un robot.
   *[formal] Un instant : votre navigateur vérifie que ce message ne vient pas d’un robot.
}
form-no-script = { $formality ->
    [familiar] Sans JavaScript, ton message est d’abord lu par quelqu’un de l’équipe. Il nous parvient dans tous les cas.
   *[formal] Sans JavaScript, votre message est d’abord lu par quelqu’un de l’équipe. Il nous parvient dans tous les cas.
}
form-script-needed = { $formality ->
    [familiar] Ce formulaire a besoin de JavaScript pour vérifier qu’il n’est pas envoyé par un robot. Active JavaScript, puis recharge la page.
   *[formal] Ce formulaire a besoin de JavaScript pour vérifier qu’il n’est pas envoyé par un robot. Activez JavaScript, puis rechargez la page.
}
form-call-instead = { $formality ->
    [familiar] Ou appelle-nous : { $phone }.
   *[formal] Ou appelez-nous : { $phone }.
}
form-required = (obligatoire)
form-choose = { $formality ->
    [familiar] Choisis, s’il te plaît
   *[formal] Choisissez, s’il vous plaît
}

thanks-title = Merci
thanks-title-name = Merci, { $name }
thanks-times = { $formality ->
    [familiar] Tu préfères choisir toi-même le moment ?
   *[formal] Vous préférez choisir vous-même le moment ?
}
thanks-times-all = D’autres créneaux
thanks-arrived = { $formality ->
    [familiar] Nous avons bien reçu ton message.
   *[formal] Nous avons bien reçu votre message.
}
thanks-acknowledged = { $formality ->
    [familiar] Tu recevras une confirmation par e-mail d’ici quelques minutes.
   *[formal] Vous recevrez une confirmation par e-mail d’ici quelques minutes.
}
thanks-acknowledged-after-a-look = { $formality ->
    [familiar] Tu recevras une confirmation par e-mail dès que l’un de nous aura lu ton message.
   *[formal] Vous recevrez une confirmation par e-mail dès que l’un de nous aura lu votre message.
}
thanks-acknowledged-before = { $formality ->
    [familiar] La confirmation de ton premier message t’a déjà été envoyée ; tu n’en recevras pas d’autre.
   *[formal] La confirmation de votre premier message vous a déjà été envoyée ; vous n’en recevrez pas d’autre.
}
thanks-acknowledged-perhaps = { $formality ->
    [familiar] Si tu as laissé une adresse e-mail, tu y recevras une confirmation d’ici quelques minutes.
   *[formal] Si vous avez laissé une adresse e-mail, vous y recevrez une confirmation d’ici quelques minutes.
}
thanks-joined = { $formality ->
    [familiar] Nous l’avons joint à ta demande du { $day } : la même personne s’occupe des deux.
   *[formal] Nous l’avons joint à votre demande du { $day } : la même personne s’occupe des deux.
}
thanks-one-of-us = { $formality ->
    [familiar] Quelqu’un de l’équipe te contactera.
   *[formal] Quelqu’un de l’équipe vous contactera.
}

page-not-found = Cette page n’existe pas
page-not-found-detail = { $formality ->
    [familiar] Vérifie l’adresse, ou reviens à la page d’où tu viens.
   *[formal] Vérifiez l’adresse, ou revenez à la page d’où vous venez.
}
busy = Trop de demandes en ce moment
busy-detail = { $formality ->
    [familiar] Rien n’a été enregistré. Renvoie ton message dans quelques secondes, s’il te plaît.
   *[formal] Rien n’a été enregistré. Renvoyez votre message dans quelques secondes, s’il vous plaît.
}

form-unsent = Rien n’a été envoyé
form-unsent-too-large = { $formality ->
    [familiar] Ton texte est trop long pour être envoyé en une fois. Reviens en arrière, raccourcis-le et envoie-le de nouveau.
   *[formal] Votre texte est trop long pour être envoyé en une fois. Revenez en arrière, raccourcissez-le et envoyez-le de nouveau.
}
form-unsent-file = { $formality ->
    [familiar] Aucun fichier ne peut être envoyé ici. Reviens en arrière et envoie seulement le texte.
   *[formal] Aucun fichier ne peut être envoyé ici. Revenez en arrière et envoyez seulement le texte.
}
form-unsent-unreadable = { $formality ->
    [familiar] Ce que ton navigateur a envoyé n’a pas pu être lu. Reviens en arrière, recharge la page et envoie le formulaire de nouveau.
   *[formal] Ce que votre navigateur a envoyé n’a pas pu être lu. Revenez en arrière, rechargez la page et envoyez le formulaire de nouveau.
}
form-unsent-foreign = La page précédente ne peut rien envoyer à ce formulaire : la personne qui le gère doit d’abord l’autoriser.
