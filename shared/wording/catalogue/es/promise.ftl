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
    [familiar] Nos pondremos en contacto contigo en torno al { $day }.
   *[formal] Nos pondremos en contacto con usted en torno al { $day }.
}
promise-untimed = { $formality ->
    [familiar] Tu consulta la tiene una persona del equipo, que se pondrá en contacto contigo.
   *[formal] Su consulta la tiene una persona del equipo, que se pondrá en contacto con usted.
}
promise-if-we-can = { $formality ->
    [familiar] Alguien del equipo leerá tu mensaje y te escribirá si podemos ayudarte.
   *[formal] Alguien del equipo leerá su mensaje y le escribirá si podemos ayudarle.
}
promise-all-taken = { $formality ->
    [familiar] En este momento todo el equipo está ocupado, y preferimos no darte un plazo que no podamos cumplir. Una persona se pondrá en contacto contigo.
   *[formal] En este momento todo el equipo está ocupado, y preferimos no darle un plazo que no podamos cumplir. Una persona se pondrá en contacto con usted.
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
    [familiar] ¿Este correo no era para ti, o no quieres recibir más? Darse de baja
   *[formal] ¿Este correo no era para usted, o no quiere recibir más? Darse de baja
}
footer-came-from = { $formality ->
    [familiar] De dónde tenemos tu dirección: { $place }.
   *[formal] De dónde tenemos su dirección: { $place }.
}
footer-privacy = { $formality ->
    [familiar] Cómo tratamos tus datos
   *[formal] Cómo tratamos sus datos
}

signature = { $name }, { $company }
