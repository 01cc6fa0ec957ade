promise-call = { $formality ->
    [familiar] Nous t’appellerons { $when }.
   *[formal] Nous vous appellerons { $when }.
}
promise-mail = { $formality ->
    [familiar] Quelqu’un de l’équipe t’écrira { $when }.
   *[formal] Quelqu’un de l’équipe vous écrira { $when }.
}
promise-answer = { $formality ->
    [familiar] Une personne te répondra { $when }.
   *[formal] Une personne vous répondra { $when }.
}
promise-later = { $formality ->
    [familiar] Nous reviendrons vers toi autour du { $day }.
   *[formal] Nous reviendrons vers vous autour du { $day }.
}
promise-untimed = { $formality ->
    [familiar] Ta demande est entre les mains de l’un de nous, et une personne te répondra.
   *[formal] Votre demande est entre les mains de l’un de nous, et une personne vous répondra.
}
promise-if-we-can = { $formality ->
    [familiar] L’un de nous lit ta demande et t’écrit si nous pouvons t’aider.
   *[formal] L’un de nous lit votre demande et vous écrit si nous pouvons vous aider.
}
promise-all-taken = { $formality ->
    [familiar] Nous sommes tous occupés en ce moment, et nous préférons ne pas t’indiquer d’heure plutôt que d’en promettre une que nous ne pourrions pas tenir. Une personne te répondra.
   *[formal] Nous sommes tous occupés en ce moment, et nous préférons ne pas vous indiquer d’heure plutôt que d’en promettre une que nous ne pourrions pas tenir. Une personne vous répondra.
}
promise-ring = { $formality ->
    [familiar] Si cela ne peut pas attendre, appelle-nous : { $phone }.
   *[formal] Si cela ne peut pas attendre, appelez-nous : { $phone }.
}
promise-general = { $formality ->
    [familiar] Sauf si tu as demandé un autre moment, l’un de nous te contactera { $when }.
   *[formal] Sauf si vous avez demandé un autre moment, l’un de nous vous contactera { $when }.
}
promise-general-untimed = { $formality ->
    [familiar] Sauf si tu as demandé un autre moment, l’un de nous te contactera.
   *[formal] Sauf si vous avez demandé un autre moment, l’un de nous vous contactera.
}

greeting = Bonjour
greeting-name = Bonjour { $name }

footer-stop = { $formality ->
    [familiar] Ce n’était pas toi, ou tu en as assez ? Ne plus recevoir nos messages
   *[formal] Ce n’était pas vous, ou vous en avez assez ? Ne plus recevoir nos messages
}
footer-privacy = { $formality ->
    [familiar] Ce que nous faisons de tes données
   *[formal] Ce que nous faisons de vos données
}
