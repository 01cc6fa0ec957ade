promise-call = { $address ->
    [familiar] Nous t’appellerons { $when }.
   *[formal] Nous vous appellerons { $when }.
}
promise-mail = { $address ->
    [familiar] Quelqu’un de l’équipe t’écrira { $when }.
   *[formal] Quelqu’un de l’équipe vous écrira { $when }.
}
promise-answer = { $address ->
    [familiar] Une personne te répondra { $when }.
   *[formal] Une personne vous répondra { $when }.
}
promise-later = { $address ->
    [familiar] Nous reviendrons vers toi autour du { $day }.
   *[formal] Nous reviendrons vers vous autour du { $day }.
}
promise-untimed = { $address ->
    [familiar] Ta demande est entre les mains de l’un de nous, et une personne te répondra.
   *[formal] Votre demande est entre les mains de l’un de nous, et une personne vous répondra.
}
promise-if-we-can = { $address ->
    [familiar] L’un de nous lit ta demande et t’écrit si nous pouvons t’aider.
   *[formal] L’un de nous lit votre demande et vous écrit si nous pouvons vous aider.
}
promise-all-taken = { $address ->
    [familiar] Nous sommes tous occupés en ce moment, et nous préférons ne pas te donner d’heure plutôt qu’une heure que nous ne pourrions pas tenir. Une personne te répondra.
   *[formal] Nous sommes tous occupés en ce moment, et nous préférons ne pas vous donner d’heure plutôt qu’une heure que nous ne pourrions pas tenir. Une personne vous répondra.
}
promise-ring = { $address ->
    [familiar] Si cela ne peut pas attendre, appelle-nous : { $phone }.
   *[formal] Si cela ne peut pas attendre, appelez-nous : { $phone }.
}
promise-general = { $address ->
    [familiar] Si tu n’as pas demandé un autre moment, l’un de nous te contacte { $when }.
   *[formal] Si vous n’avez pas demandé un autre moment, l’un de nous vous contacte { $when }.
}
promise-general-untimed = { $address ->
    [familiar] Si tu n’as pas demandé un autre moment, l’un de nous te contacte.
   *[formal] Si vous n’avez pas demandé un autre moment, l’un de nous vous contacte.
}

greeting = Bonjour
greeting-name = Bonjour { $name }
