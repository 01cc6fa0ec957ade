promise-call = { $address ->
    [familiar] Wir rufen dich { $when } an.
   *[formal] Wir rufen Sie { $when } an.
}
promise-mail = { $address ->
    [familiar] Jemand von uns schreibt dir { $when }.
   *[formal] Jemand von uns schreibt Ihnen { $when }.
}
promise-answer = { $address ->
    [familiar] Jemand von uns antwortet dir { $when }.
   *[formal] Jemand von uns antwortet Ihnen { $when }.
}
promise-later = { $address ->
    [familiar] Wir melden uns um den { $day } herum wieder bei dir.
   *[formal] Wir melden uns um den { $day } herum wieder bei Ihnen.
}
promise-untimed = { $address ->
    [familiar] Deine Anfrage liegt bei einem von uns, und ein Mensch meldet sich bei dir.
   *[formal] Ihre Anfrage liegt bei einem von uns, und ein Mensch meldet sich bei Ihnen.
}
promise-if-we-can = { $address ->
    [familiar] Jemand von uns liest deine Anfrage und schreibt dir, wenn wir helfen können.
   *[formal] Jemand von uns liest Ihre Anfrage und schreibt Ihnen, wenn wir helfen können.
}
promise-all-taken = { $address ->
    [familiar] Im Moment sind wir alle im Gespräch, und wir nennen dir lieber keine Uhrzeit als eine, die wir nicht halten können. Ein Mensch meldet sich bei dir.
   *[formal] Im Moment sind wir alle im Gespräch, und wir nennen Ihnen lieber keine Uhrzeit als eine, die wir nicht halten können. Ein Mensch meldet sich bei Ihnen.
}
promise-ring = { $address ->
    [familiar] Wenn es nicht warten kann, ruf uns bitte an: { $phone }.
   *[formal] Wenn es nicht warten kann, rufen Sie uns bitte an: { $phone }.
}
promise-general = { $address ->
    [familiar] Wenn du keine andere Zeit gewünscht hast, meldet sich { $when } jemand von uns.
   *[formal] Wenn Sie keine andere Zeit gewünscht haben, meldet sich { $when } jemand von uns.
}
promise-general-untimed = { $address ->
    [familiar] Wenn du keine andere Zeit gewünscht hast, meldet sich jemand von uns.
   *[formal] Wenn Sie keine andere Zeit gewünscht haben, meldet sich jemand von uns.
}

greeting = Guten Tag
greeting-name = { $address ->
    [familiar] Hallo { $name }
   *[formal] Guten Tag { $name }
}
