meeting-at = Lugar de la cita: { $place }.
meeting-we-call = { $formality ->
    [familiar] { $rep } te llamará al { $number }.
   *[formal] { $rep } le llamará al { $number }.
}
meeting-we-call-ending = { $formality ->
    [familiar] { $rep } te llamará a tu número, que termina en { $ending }.
   *[formal] { $rep } le llamará a su número, que termina en { $ending }.
}
meeting-they-call = { $formality ->
    [familiar] Llama a { $rep } al { $number }, por favor.
   *[formal] Llame a { $rep } al { $number }, por favor.
}
meeting-to-agree = { $formality ->
    [familiar] { $rep } te escribirá para acordar cómo hablar.
   *[formal] { $rep } le escribirá para acordar cómo hablar.
}
one-of-us = Alguien del equipo
one-of-us-within = alguien del equipo
meeting-description = Con { $rep }. { $way }
meeting-move-or-cancel = Para cambiarla o cancelarla: { $url }

times-title = { $formality ->
    [familiar] Elige una hora
   *[formal] Elija una hora
}
times-yours = { $formality ->
    [familiar] Tu cita
   *[formal] Su cita
}
times-none-of-yours = { $formality ->
    [familiar] Aquí no hay ninguna cita tuya
   *[formal] Aquí no hay ninguna cita suya
}
times-with = Con { $name }, { $company }.
times-minutes = { $minutes } minutos. Las horas se indican en
times-or = o
times-soon = { $formality ->
    [familiar] Tu consulta acaba de llegar. En menos de un minuto estarán aquí las horas: la página se actualiza sola.
   *[formal] Su consulta acaba de llegar. En menos de un minuto estarán aquí las horas: la página se actualiza sola.
}
times-look-again = Actualizar
times-book = Reservar: { $time }
times-or-another = U otra hora:
times-waits = Falta la confirmación.
times-yes = Sí: { $time }
times-cancel = Cancelarla
times-another = Otra hora
times-no-later = Más adelante no queda ninguna hora libre.
times-later = Horas posteriores
times-first = Primeras horas libres
times-elsewhere = { $name } tiene su propia página de reservas:
times-choose-there = Elegir allí una hora
times-name-two = { $formality ->
    [familiar] Ahora mismo no podemos mostrar horas libres. Propón dos que te vengan bien, y una persona te confirmará una de ellas.
   *[formal] Ahora mismo no podemos mostrar horas libres. Proponga dos que le vengan bien, y una persona le confirmará una de ellas.
}
times-name-two-better = { $formality ->
    [familiar] Propón dos horas que te vengan mejor.
   *[formal] Proponga dos horas que le vengan mejor.
}
times-one = Primera propuesta
times-propose = Proponerlas
times-zone = Mostrar las horas en esta zona horaria
times-show = Mostrar
times-none = { $formality ->
    [familiar] Aquí no se ofrecen horas. Si respondes a nuestro correo, una persona leerá tu respuesta.
   *[formal] Aquí no se ofrecen horas. Si responde a nuestro correo, una persona leerá su respuesta.
}
times-none-or-call = { $formality ->
    [familiar] Aquí no se ofrecen horas. Si respondes a nuestro correo, una persona leerá tu respuesta; por teléfono estamos en el { $phone }.
   *[formal] Aquí no se ofrecen horas. Si responde a nuestro correo, una persona leerá su respuesta; por teléfono estamos en el { $phone }.
}

times-choose-one = { $formality ->
    [familiar] Elige una de las horas.
   *[formal] Elija una de las horas.
}
times-two-missing = { $formality ->
    [familiar] Propón dos horas, por favor.
   *[formal] Proponga dos horas, por favor.
}
times-two-far = { $formality ->
    [familiar] Para esa fecha falta más de medio año. Propón una hora anterior, por favor.
   *[formal] Para esa fecha falta más de medio año. Proponga una hora anterior, por favor.
}
date-unreadable = La fecha y la hora se escriben así: 2026-03-09 10:00.
date-passed = { $formality ->
    [familiar] Esa hora ya ha pasado. Indica una posterior, por favor.
   *[formal] Esa hora ya ha pasado. Indique una posterior, por favor.
}
times-two-same = { $formality ->
    [familiar] Propón dos horas distintas, para que alguna encaje.
   *[formal] Proponga dos horas distintas, para que alguna encaje.
}

booked-cancelled = Cita cancelada
booked-cancelled-detail = La hora vuelve a estar libre, y la otra parte recibirá un correo.
booked = Cita reservada
booked-detail = Ambas partes recibirán por correo una invitación para su calendario.
booked-asked = { $formality ->
    [familiar] Tu propuesta está enviada
   *[formal] Su propuesta está enviada
}
booked-asked-detail = { $formality ->
    [familiar] Una persona comprobará si encaja, y te enviaremos un correo. Hasta entonces, no la des por confirmada.
   *[formal] Una persona comprobará si encaja, y le enviaremos un correo. Hasta entonces, no la dé por confirmada.
}
booked-same = { $formality ->
    [familiar] Esta hora ya era tuya. No se ha reservado dos veces.
   *[formal] Esta hora ya era suya. No se ha reservado dos veces.
}
booked-asked-same = { $formality ->
    [familiar] Ya habías pedido esta hora. Se cuenta una sola vez.
   *[formal] Ya había pedido esta hora. Se cuenta una sola vez.
}
booked-not-free = Esta hora ya no está libre
booked-not-free-detail = { $formality ->
    [familiar] No se ha confirmado nada. Ofrece otra hora, por favor.
   *[formal] No se ha confirmado nada. Ofrezca otra hora, por favor.
}
booked-faster = Alguien se ha adelantado
booked-faster-detail = Esta hora se acaba de ocupar. Estas son las siguientes que están libres.
booked-changed = Algo ha cambiado entretanto
booked-changed-detail = No se ha hecho nada. Así está ahora.
booked-impossible = Esto no se puede reservar aquí
booked-impossible-detail = { $formality ->
    [familiar] No se ha reservado nada. Si respondes a nuestro correo, una persona leerá tu respuesta.
   *[formal] No se ha reservado nada. Si responde a nuestro correo, una persona leerá su respuesta.
}
booked-nothing-changed = No se ha cambiado nada.

stop-title = { $formality ->
    [familiar] ¿No quieres más correos nuestros?
   *[formal] ¿No quiere más correos nuestros?
}
stop-already = { $formality ->
    [familiar] Ya hemos dejado de escribirte.
   *[formal] Ya hemos dejado de escribirle.
}
stop-no-contact-already = { $formality ->
    [familiar] Ya no nos pondremos en contacto contigo, de ninguna forma.
   *[formal] Ya no nos pondremos en contacto con usted, de ninguna forma.
}
stop-follows = { $formality ->
    [familiar] { $company } no te escribirá más. Si nos preguntas algo nuevo, te responderemos.
   *[formal] { $company } no le escribirá más. Si nos pregunta algo nuevo, le responderemos.
}
stop-button = No quiero más correos
stop-no-contact = { $formality ->
    [familiar] Ni llamadas, ni respuesta si vuelves a preguntarnos algo:
   *[formal] Ni llamadas, ni respuesta si vuelve a preguntarnos algo:
}
stop-no-contact-button = No quiero ningún contacto más
stop-done = { $formality ->
    [familiar] No te escribiremos más
   *[formal] No le escribiremos más
}
stop-done-no-contact = { $formality ->
    [familiar] No volveremos a ponernos en contacto contigo
   *[formal] No volveremos a ponernos en contacto con usted
}
stop-done-no-contact-detail = { $formality ->
    [familiar] { $company } no te escribirá ni te llamará más.
   *[formal] { $company } no le escribirá ni le llamará más.
}
stop-under-way = { $formality ->
    [familiar] Si acaba de salir un correo, todavía puede llegarte.
   *[formal] Si acaba de salir un correo, todavía puede llegarle.
}
stop-meeting-stands = { $formality ->
    [familiar] Tu cita sigue en pie:
   *[formal] Su cita sigue en pie:
}
stop-meeting-cancelled = { $formality ->
    [familiar] Tu cita queda cancelada:
   *[formal] Su cita queda cancelada:
}
stop-move-or-cancel = Cambiarla o cancelarla
page-privacy = Cómo tratamos los datos personales

opt-in-title = { $formality ->
    [familiar] ¿Te enviamos el boletín?
   *[formal] ¿Le enviamos el boletín?
}
opt-in-what = { $company } escribe de vez en cuando sobre lo que ha aprendido. Es para aprender, no para vender.
opt-in-wording = Quiero recibir el boletín. Puedo darme de baja en cualquier momento con un clic.
opt-in-button = Sí, por favor
opt-in-stopped = { $formality ->
    [familiar] Ya no te escribimos, así que tampoco te enviamos el boletín. Si quieres volver a recibirlo, escríbenos.
   *[formal] Ya no le escribimos, así que tampoco le enviamos el boletín. Si quiere volver a recibirlo, escríbanos.
}
opt-in-already = { $formality ->
    [familiar] Ya lo recibes: no hay nada más que hacer.
   *[formal] Ya lo recibe: no hay nada más que hacer.
}
opt-in-done = { $formality ->
    [familiar] Gracias: te lo enviaremos
   *[formal] Gracias: se lo enviaremos
}
opt-in-nothing = No se ha cambiado nada
opt-in-ends = Cada envío lleva un enlace para darse de baja.

ready-title = { $formality ->
    [familiar] ¿Nos ponemos en contacto contigo?
   *[formal] ¿Nos ponemos en contacto con usted?
}
ready-what = { $formality ->
    [familiar] Con un clic, alguien de { $company } se pone en contacto contigo. Nada más.
   *[formal] Con un clic, alguien de { $company } se pone en contacto con usted. Nada más.
}
ready-button = Sí, quiero hablar
ready-stopped = { $formality ->
    [familiar] Nos pediste que no te contactáramos más, así que nadie lo hará. Si cambias de idea, escríbenos.
   *[formal] Nos pidió que no le contactáramos más, así que nadie lo hará. Si cambia de idea, escríbanos.
}
ready-done = Gracias, lo hemos recibido
ready-follows = { $formality ->
    [familiar] Alguien de { $company } se pondrá en contacto contigo.
   *[formal] Alguien de { $company } se pondrá en contacto con usted.
}

phrase-inquiry = { $formality ->
    [familiar] tu consulta
   *[formal] su consulta
}
phrase-voicemail = { $formality ->
    [familiar] tu mensaje en nuestro buzón de voz
   *[formal] su mensaje en nuestro buzón de voz
}
phrase-visit = { $formality ->
    [familiar] tu visita
   *[formal] su visita
}
phrase-call = { $formality ->
    [familiar] tu llamada
   *[formal] su llamada
}
phrase-listed = lo que hacemos
