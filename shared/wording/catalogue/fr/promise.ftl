promise-call = { $formality ->
    [familiar] Nous t’appellerons { $when }.
   *[formal] Nous vous appellerons { $when }.
}
promise-mail = { $formality ->
    [familiar] Quelqu’un de l’équipe t’écrira { $when }.
   *[formal] Quelqu’un de l’équipe vous écrira { $when }.
}
promise-answer = { $formality ->
    [familiar] Quelqu’un de l’équipe te répondra { $when }.
   *[formal] Quelqu’un de l’équipe vous répondra { $when }.
}
promise-later = { $formality ->
    [familiar] Nous te recontacterons vers le { $day }.
   *[formal] Nous vous recontacterons vers le { $day }.
}
promise-untimed = { $formality ->
    [familiar] Quelqu’un de l’équipe s’occupe de ta demande et te répondra.
   *[formal] Quelqu’un de l’équipe s’occupe de votre demande et vous répondra.
}
promise-if-we-can = { $formality ->
    [familiar] Quelqu’un de l’équipe lit ta demande et t’écrira si nous pouvons t’aider.
   *[formal] Quelqu’un de l’équipe lit votre demande et vous écrira si nous pouvons vous aider.
}
promise-all-taken = { $formality ->
    [familiar] Toute l’équipe est occupée en ce moment. Plutôt que de te promettre une heure que nous ne pourrions pas tenir, nous préférons ne pas en indiquer. Quelqu’un te répondra.
   *[formal] Toute l’équipe est occupée en ce moment. Plutôt que de vous promettre une heure que nous ne pourrions pas tenir, nous préférons ne pas en indiquer. Quelqu’un vous répondra.
}
promise-ring = { $formality ->
    [familiar] Si cela ne peut pas attendre, appelle-nous : { $phone }.
   *[formal] Si cela ne peut pas attendre, appelez-nous : { $phone }.
}
promise-general = { $formality ->
    [familiar] Sauf si tu as demandé un autre moment, quelqu’un de l’équipe te contactera { $when }.
   *[formal] Sauf si vous avez demandé un autre moment, quelqu’un de l’équipe vous contactera { $when }.
}
promise-general-untimed = { $formality ->
    [familiar] Sauf si tu as demandé un autre moment, quelqu’un de l’équipe te contactera.
   *[formal] Sauf si vous avez demandé un autre moment, quelqu’un de l’équipe vous contactera.
}

greeting = Bonjour
greeting-name = Bonjour { $name }

footer-stop = { $formality ->
    [familiar] Ce n’était pas toi, ou tu en as assez ? Ne plus recevoir nos messages
   *[formal] Ce n’était pas vous, ou vous en avez assez ? Ne plus recevoir nos messages
}
footer-came-from = { $formality ->
    [familiar] D’où nous tenons ton adresse : { $place }.
   *[formal] D’où nous tenons votre adresse : { $place }.
}
footer-privacy = { $formality ->
    [familiar] Ce que nous faisons de tes données
   *[formal] Ce que nous faisons de vos données
}

signature = { $name }, { $company }
