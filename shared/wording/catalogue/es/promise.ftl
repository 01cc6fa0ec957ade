promise-call = { $formality ->
    [familiar] Te llamaremos { $when }.
   *[formal] Le llamaremos { $when }.
}
promise-mail = { $formality ->
    [familiar] Alguien del equipo te escribirá { $when }.
   *[formal] Alguien del equipo le escribirá { $when }.
}
promise-answer = { $formality ->
    [familiar] Una persona te responderá { $when }.
   *[formal] Una persona le responderá { $when }.
}
promise-later = { $formality ->
    [familiar] Volveremos a escribirte en torno al { $day }.
   *[formal] Volveremos a escribirle en torno al { $day }.
}
promise-untimed = { $formality ->
    [familiar] Alguien del equipo tiene tu consulta y te responderá una persona.
   *[formal] Alguien del equipo tiene su consulta y le responderá una persona.
}
promise-if-we-can = { $formality ->
    [familiar] Alguien del equipo leerá tu mensaje y te escribirá si podemos ayudarte.
   *[formal] Alguien del equipo leerá su mensaje y le escribirá si podemos ayudarle.
}
promise-all-taken = { $formality ->
    [familiar] En este momento estamos todos ocupados, y preferimos no darte ninguna hora a darte una que no podamos cumplir. Te responderá una persona.
   *[formal] En este momento estamos todos ocupados, y preferimos no darle ninguna hora a darle una que no podamos cumplir. Le responderá una persona.
}
promise-ring = { $formality ->
    [familiar] Si no puede esperar, llámanos: { $phone }.
   *[formal] Si no puede esperar, llámenos: { $phone }.
}
promise-general = { $formality ->
    [familiar] Salvo que hayas pedido otro momento, alguien del equipo se pondrá en contacto contigo { $when }.
   *[formal] Salvo que haya pedido otro momento, alguien del equipo se pondrá en contacto con usted { $when }.
}
promise-general-untimed = { $formality ->
    [familiar] Salvo que hayas pedido otro momento, alguien del equipo se pondrá en contacto contigo.
   *[formal] Salvo que haya pedido otro momento, alguien del equipo se pondrá en contacto con usted.
}

greeting = Hola
greeting-name = Hola, { $name }

footer-stop = { $formality ->
    [familiar] ¿No eras tú, o no quieres más correos? Darme de baja
   *[formal] ¿No era usted, o no quiere más correos? Darme de baja
}
footer-privacy = { $formality ->
    [familiar] Cómo tratamos tus datos
   *[formal] Cómo tratamos sus datos
}
