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
    [familiar] Alguien del equipo la lee y te escribe si podemos ayudar.
   *[formal] Alguien del equipo la lee y le escribe si podemos ayudar.
}
promise-all-taken = { $formality ->
    [familiar] En este momento estamos todos ocupados, y preferimos no darte ninguna hora antes que una que no podamos cumplir. Te responderá una persona.
   *[formal] En este momento estamos todos ocupados, y preferimos no darle ninguna hora antes que una que no podamos cumplir. Le responderá una persona.
}
promise-ring = { $formality ->
    [familiar] Si no puede esperar, llámanos: { $phone }.
   *[formal] Si no puede esperar, llámenos: { $phone }.
}
promise-general = { $formality ->
    [familiar] Si no pediste otro momento, alguien del equipo se pondrá en contacto contigo { $when }.
   *[formal] Si no pidió otro momento, alguien del equipo se pondrá en contacto con usted { $when }.
}
promise-general-untimed = { $formality ->
    [familiar] Si no pediste otro momento, alguien del equipo se pondrá en contacto contigo.
   *[formal] Si no pidió otro momento, alguien del equipo se pondrá en contacto con usted.
}

greeting = { $formality ->
    [familiar] Hola
   *[formal] Buenos días
}
greeting-name = { $formality ->
    [familiar] Hola, { $name }
   *[formal] Buenos días, { $name }
}

footer-stop = { $formality ->
    [familiar] ¿No eras tú, o ya es suficiente? Parar
   *[formal] ¿No era usted, o ya es suficiente? Parar
}
footer-privacy = { $formality ->
    [familiar] Cómo tratamos tus datos
   *[formal] Cómo tratamos sus datos
}
