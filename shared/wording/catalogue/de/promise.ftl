promise-call = { $formality ->
    [familiar] Wir rufen dich { $when } an.
   *[formal] Wir rufen Sie { $when } an.
}
promise-mail = { $formality ->
    [familiar] Jemand von uns schreibt dir { $when }.
   *[formal] Jemand von uns schreibt Ihnen { $when }.
}
promise-answer = { $formality ->
    [familiar] Jemand von uns antwortet dir { $when }.
   *[formal] Jemand von uns antwortet Ihnen { $when }.
}
promise-later = { $formality ->
    [familiar] Wir melden uns etwa am { $day } wieder bei dir.
   *[formal] Wir melden uns etwa am { $day } wieder bei Ihnen.
}
promise-untimed = { $formality ->
    [familiar] Deine Anfrage ist bei uns in guten Händen, und jemand von uns meldet sich bei dir.
   *[formal] Ihre Anfrage ist bei uns in guten Händen, und jemand von uns meldet sich bei Ihnen.
}
promise-if-we-can = { $formality ->
    [familiar] Jemand von uns liest deine Anfrage und schreibt dir, wenn wir helfen können.
   *[formal] Jemand von uns liest Ihre Anfrage und schreibt Ihnen, wenn wir helfen können.
}
promise-all-taken = { $formality ->
    [familiar] Im Moment sind wir alle ausgelastet, und wir nennen dir lieber keine Uhrzeit als eine, die wir nicht einhalten können. Jemand von uns meldet sich bei dir.
   *[formal] Im Moment sind wir alle ausgelastet, und wir nennen Ihnen lieber keine Uhrzeit als eine, die wir nicht einhalten können. Jemand von uns meldet sich bei Ihnen.
}
promise-ring = { $formality ->
    [familiar] Wenn es nicht warten kann, ruf uns bitte an: { $phone }.
   *[formal] Wenn es nicht warten kann, rufen Sie uns bitte an: { $phone }.
}
promise-general = { $formality ->
    [familiar] Wenn du keine andere Zeit gewünscht hast, meldet sich { $when } jemand von uns.
   *[formal] Wenn Sie keine andere Zeit gewünscht haben, meldet sich { $when } jemand von uns.
}
promise-general-untimed = { $formality ->
    [familiar] Wenn du keine andere Zeit gewünscht hast, meldet sich jemand von uns.
   *[formal] Wenn Sie keine andere Zeit gewünscht haben, meldet sich jemand von uns.
}

greeting = { $formality ->
    [familiar] Hallo
   *[formal] Guten Tag
}
greeting-name = { $formality ->
    [familiar] Hallo { $name }
   *[formal] Guten Tag { $name }
}

footer-stop = { $formality ->
    [familiar] Das warst nicht du, oder du möchtest keine E-Mails mehr? Abbestellen
   *[formal] Das waren nicht Sie, oder Sie möchten keine E-Mails mehr? Abbestellen
}
footer-came-from = { $formality ->
    [familiar] Woher wir deine Adresse haben: { $place }.
   *[formal] Woher wir Ihre Adresse haben: { $place }.
}
footer-privacy = { $formality ->
    [familiar] Wie wir mit deinen Daten umgehen
   *[formal] Wie wir mit Ihren Daten umgehen
}

signature = { $name }, { $company }
