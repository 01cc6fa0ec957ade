room-open = { $open } en curso
room-away-until = fuera hasta { $when }
room-paused = en pausa tras dos leads sin atender a tiempo

ended-won = ganado
ended-lost = perdido
ended-not-a-fit = no encaja
ended-not-a-lead = no es un lead
ended-existing-customer = ya es cliente
ended-do-not-contact = no quiere contacto
ended-complained = marcó nuestro correo como no deseado
ended-refused = con una negativa cortés
ended-unwanted = no deseado
ended-erased = borrado
ended-quiet = mucho tiempo sin noticias

block-unsubscribed = Se dio de baja de nuestros correos. Nada le llega de forma automática.
block-bounced = Su buzón no existe: el correo no le llega.
block-complained = { $formality ->
    [familiar] Marcó nuestro correo como no deseado. No le escribas ni le llames, por favor.
   *[formal] Marcó nuestro correo como no deseado. No le escriba ni le llame, por favor.
}
block-do-not-contact = { $formality ->
    [familiar] No quiere contacto. No le escribas ni le llames, por favor.
   *[formal] No quiere contacto. No le escriba ni le llame, por favor.
}
block-may-want-silence = { $formality ->
    [familiar] Alguien pidió en nombre de esta persona que no hubiera más contacto, y nada demuestra que el mensaje sea suyo. Por favor, decide antes de llamar o escribir.
   *[formal] Alguien pidió en nombre de esta persona que no hubiera más contacto, y nada demuestra que el mensaje sea suyo. Por favor, decida antes de llamar o escribir.
}

manager-has-exhausted = ahora ningún comercial puede llevarlo, porque están al completo, ausentes, en pausa o llevan otra cosa
manager-has-refusal = se cumple una exclusión declarada, y la negativa cortés espera el visto bueno
manager-has-not-a-lead = según los criterios, no es una consulta
manager-has-no-policy = no había reglas cuando llegó

whose-closed = Cerrado: { $how }, { $when }.
whose-received = Acaba de llegar.
whose-in-review = Lo revisa la dirección comercial: parece no deseado.
whose-qualifying = Está en cualificación.
whose-asked-information = Está en cualificación; se le hizo una pregunta por correo.
whose-routing = Se está eligiendo quién lo lleva.
whose-manager = Lo tiene la dirección comercial: { $why }.
whose-rep = A cargo de { $rep } desde { $when }.
whose-resting = Está en reposo.
whose-reviewing = Dejó de responder; cualificación lo mira.
whose-reviewing-no-fit = Se devolvió porque no encaja; cualificación lo mira.

next-acknowledgement = El acuse de recibo sale { $when }.
next-a-mail = Sale un correo { $when }.
next-a-letter = Una carta del boletín sale { $when }.
next-nothing = Ya no sale nada de forma automática.
next-nothing-after = Después no sale nada de forma automática.
next-judged = Se evaluará en menos de un minuto.
next-listed-again = Volverá a la lista { $when }.
next-qualifier-until = Cualificación tiene hasta { $when }; después pasa a un comercial.
next-answer-awaited = Se espera su respuesta hasta { $when }; después pasa a cualificación.
next-rep-within-a-minute = En menos de un minuto lo tendrá un comercial.
next-rests-then-rep = En reposo hasta { $when }; después lo retoma un comercial.
next-rests-then-qualifier = En reposo hasta { $when }; después lo mira cualificación.
next-rests-again = Si nadie decide, volverá a quedar en reposo { $when }.
next-rests-from-no-fit = Si nadie decide, queda en reposo { $when } y más adelante se volverá a mirar.
due-is = vence { $when }
due-was = venció { $when }
next-step-on = Siguiente paso: { $when }.
next-step-was-agreed = El siguiente paso se acordó para { $when }.
next-step-was-planned = El siguiente paso estaba previsto para { $when }.
next-answer = Escribió: el plazo de la respuesta { $due }.
next-confirm = Pidió una hora: el plazo para decir sí o no { $due }.
next-meeting-is = La cita es { $when }.
next-meeting-report = El plazo para registrar cómo fue la cita { $due }.
next-request = El plazo de la respuesta { $due }. No es un lead de ventas: con la respuesta queda resuelto.
next-approach = Está en una lista; falta el primer contacto, sin fecha.
next-decide = No sale nada de forma automática. Hay que decidir cómo seguir; el plazo { $due }.
next-first-touch = El plazo del primer contacto { $due }.
next-first-touch-moves = El plazo del primer contacto { $due }. Si antes no consta ninguno, pasa a otra persona { $when }.
next-call-open = Hay una llamada pendiente.
next-mail-for-you = El próximo correo estará listo { $when } para que lo envíe una persona.
next-mail-for-you-unless = Si no consta ninguna llamada, { $when } habrá un correo listo para que lo envíe una persona.
next-goodbye-for-you = El correo de despedida estará listo { $when } para que lo envíe una persona.
next-call = La próxima llamada toca { $when }.
next-call-after = La siguiente toca, a más tardar, { $when }.
next-task-open = Hay una tarea pendiente: { $task }.
next-lapses = Pasado { $day }, se descarta.
next-task = Después toca una tarea ({ $task }) { $when }.
next-task-unless = Si no consta ninguna llamada, toca una tarea ({ $task }) { $when }.
next-mail = El próximo correo sale { $when }.
next-mail-unless = Si no consta ninguna llamada, sale un correo { $when }.
next-goodbye = El correo de despedida sale { $when }.
next-later = Pidió que fuera más adelante; vuelve a la lista { $when }.
next-rests-from = Después queda en reposo, desde { $when }.

clock = { $what }: { $when }
clock-passed = (pasado)
clock-wanted = Mejor antes de
clock-reminder = Recordatorio
clock-first-contact = Vence el primer contacto
clock-answer = Vence la respuesta
clock-yes-or-no = Vence la confirmación de la hora
clock-meeting = Vence el resultado de la cita
clock-late-from = Cuenta como retraso desde
clock-first-word = Un primer contacto
clock-decision = Vence la decisión
clock-manager = Se avisa a la dirección comercial
clock-warned = Se avisa a quien lo lleva de que pasará a otra persona
clock-reassigned = Pasa a otra persona

refused-no-page = Esta página no existe
refused-no-page-detail = { $formality ->
    [familiar] Abre otra vez el enlace del correo; puede que falte una parte.
   *[formal] Abra otra vez el enlace del correo; puede que falte una parte.
}
refused-method = Esta página no hace eso
refused-method-detail = Responde a { $methods }.
refused-link = Este enlace no es válido
refused-link-changed = Falta una parte, o se modificó por el camino. No se ha registrado nada.
refused-link-again = { $formality ->
    [familiar] Ábrelo otra vez desde el correo, o usa el correo más reciente sobre el mismo asunto.
   *[formal] Ábralo otra vez desde el correo, o use el correo más reciente sobre el mismo asunto.
}
refused-expired = Este enlace ha caducado
refused-nothing-recorded = No se ha registrado nada.
refused-expired-detail = { $formality ->
    [familiar] El correo más reciente sobre este lead, o la lista de la mañana, trae un enlace nuevo. Si no hay ninguno, pídelo a la dirección comercial.
   *[formal] El correo más reciente sobre este lead, o la lista de la mañana, trae un enlace nuevo. Si no hay ninguno, pídalo a la dirección comercial.
}
refused-expired-lead = { $formality ->
    [familiar] Nuestro correo más reciente trae un enlace nuevo. Si no lo tienes, responde a cualquiera de nuestros correos.
   *[formal] Nuestro correo más reciente trae un enlace nuevo. Si no lo tiene, responda a cualquiera de nuestros correos.
}
refused-link-any-more = Este enlace ya no es válido
refused-not-on-the-team = La persona a la que se envió ya no está en el equipo. No se ha registrado nada.
refused-ask-for-another = { $formality ->
    [familiar] Si eres tú, pide uno nuevo a la dirección comercial.
   *[formal] Si es usted, pida uno nuevo a la dirección comercial.
}
refused-leading = Esto lo decide quien dirige ahora el equipo
refused-deciding = Esto lo decide quien ahora cualifica o dirige el equipo
refused-not-your-role = No está entre lo que hace ahora este papel. Los papeles pueden cambiar entre un correo y el clic.
refused-nothing-changed = No se ha cambiado nada.
refused-no-lead = Esta consulta no está aquí
refused-no-lead-detail = Puede que se haya borrado. No se ha registrado nada y no se enviará nada.
refused-no-message = Este correo no está aquí
refused-no-message-detail = Puede que se haya borrado con su lead. No se enviará nada.
refused-not-ready = Todavía no está listo
refused-busy = Demasiada actividad en este momento
refused-retry = { $formality ->
    [familiar] Puede que no se haya registrado. Inténtalo de nuevo en unos segundos: lo que se envía dos veces cuenta una sola.
   *[formal] Puede que no se haya registrado. Inténtelo de nuevo en unos segundos: lo que se envía dos veces cuenta una sola.
}
refused-unreadable = No se pudo leer
refused-failed = Algo ha fallado aquí
refused-failed-detail = { $formality ->
    [familiar] Ha quedado anotado. Inténtalo más tarde, o responde al correo.
   *[formal] Ha quedado anotado. Inténtelo más tarde, o responda al correo.
}
post-too-large = { $formality ->
    [familiar] Lo enviado supera los 64 KiB. Acorta la nota y envíala otra vez.
   *[formal] Lo enviado supera los 64 KiB. Acorte la nota y envíela otra vez.
}
post-wrong-type = { $formality ->
    [familiar] Envía el formulario de la propia página, como application/x-www-form-urlencoded.
   *[formal] Envíe el formulario de la propia página, como application/x-www-form-urlencoded.
}
post-too-many = Hay más campos de los que tiene la página.
post-twice = { $formality ->
    [familiar] Un campo se envió dos veces. Abre otra vez la página desde el correo.
   *[formal] Un campo se envió dos veces. Abra otra vez la página desde el correo.
}
post-broken = { $formality ->
    [familiar] Lo enviado llegó dañado. Abre otra vez la página desde el correo.
   *[formal] Lo enviado llegó dañado. Abra otra vez la página desde el correo.
}

the-lead = el lead
# Behind "por", as in team.ftl.
and = { $first } y después por { $second }
you-in-brackets = { $formality ->
    [familiar] (tú)
   *[formal] (usted)
}
who-erased = Lo que nos contó se ha borrado.
who-away = Según su respuesta automática, estará fuera hasta el { $day }.
who-name = Nombre
who-company = Empresa
who-phone = Teléfono
who-email = Correo
who-do-not-call = (no llamar)
who-do-not-write = (no escribir)
correct-title = Corregir el nombre, el número o la empresa
correct-hint = Desde ahora se saluda, se llama y se busca así. Mientras el lead esté abierto, sigue igual aunque vuelva a escribir lo anterior.
# $name: un enlace.
correct-same-number = { $name } también tiene este número: los dos están vinculados ahora. Si son la misma persona, la dirección comercial puede unirlos.
correct-same-number-apart = { $name } también tiene este número. No se han podido vincular: ya hay tantos vinculados como caben.
correct-save = Guardar
correct-no-way = Sin número no hay forma de contactar: no hay ninguna dirección a la que podamos escribir.

kept-link = Lo que se guarda: copia, consentimiento, borrado
kept-title = Lo que se guarda de { $name }
kept-amount = Consultas: { $inquiries }. Correos: { $mails }. Notas y textos: { $texts }. Líneas del historial: { $lines }.
kept-copy = Descargar una copia de todo
kept-copy-hint = Para quien pregunta qué se sabe de su persona: las consultas, el historial con sus notas y los correos, en un archivo (JSON).
kept-proof-heading = Consentimientos
kept-proof-form = Por el formulario { $form } (origen { $source }), { $when }
kept-proof-version = Con el texto de la versión { $version }, idioma: { $language }.
kept-proof-no-page = El formulario no estaba en ninguna página nuestra.
kept-proof-phone-given = Dejó un número. Junto al campo decía:
kept-proof-phone-none = No dejó ningún número. Junto al campo decía:
kept-proof-ticked = Marcado:
kept-proof-not-ticked = Sin marcar:
kept-proof-consent = Aceptado en el formulario, { $when }:
kept-proof-file = Descargar la prueba
kept-letters-yes = Se le puede enviar el boletín.
kept-letters-no = No se le puede enviar el boletín.
kept-erase = Borrar lo que se guarda
kept-back = Volver al contacto
erase-title = ¿Borrar lo que se guarda de { $name }?
erase-goes = Lo que se borra
erase-amount = Consultas: { $inquiries }. Correos: { $mails }. Notas y textos: { $texts }.
erase-goes-detail = Las consultas con sus respuestas, las notas y lo que escribió, el texto de los correos y todo aquello por lo que se le reconoce y se le encuentra. El seguimiento termina.
erase-waiting = Correos en espera que no se enviarán: { $count }.
erase-stays = Lo que queda
erase-stays-detail = Líneas del historial, sin nombre: { $lines }. Las cifras quedan como están, también el importe de las ventas. Si una dirección o un número no debe usarse se sigue sabiendo, por un código del que nadie puede leerlos.
erase-sure = Sí. Lo borrado no se puede recuperar.
erase-not-sure = No se ha borrado nada. Si es lo que se quiere, falta marcar la casilla.
erase-button = Borrar
erase-decline = No borrar nada
erase-decline-why = Quizá la persona no quería decir eso, o la ley pide conservar los datos: entonces no se vuelve a preguntar.
erase-declined = No se borra nada.
erase-declined-detail = No se vuelve a preguntar, salvo que la persona lo exija de nuevo.
erase-done = Está borrado.
erase-counted = Consultas: { $inquiries }. Notas y textos: { $notes }. Direcciones y números: { $identities }. Correos que no se enviarán: { $dropped }.
erase-already = Lo que se guardaba se ha borrado.
asked-heading = Lo que preguntó
asked-nothing = Solo dejó sus datos de contacto.
asked-arrived = Llegó { $when }.
asked-later = Desde entonces ha vuelto a escribir:
asked-before = Antes había preguntado:
asked-times = Ha escrito { $count } veces.
imported-heading = Lo que dice una lista
imported-nothing = Solo sus datos de contacto.
imported-imported = Importado: { $when }.
imported-from = De
imported-asked = Quería saber de nosotros
imported-consent = Consentimiento
imported-no-consent = No consta: nada sale de forma automática.
imported-no-wording = registrado, sin su texto
standing-heading = Cómo está
planned-stop = Enviar o detener el correo previsto ({ $when })
timeline-heading = Lo que ha pasado
timeline-nothing = Nada todavía.
timeline-earlier = Y antes, { $count } más.
report-link = Registrar qué pasó
choose-below = { $formality ->
    [familiar] Elige abajo
   *[formal] Elija abajo
}
note-label = Nota
# $name: a verdict.
verdict-why = Los criterios dicen otra cosa: anota por qué «{ $name }» es lo correcto.
note-optional = Opcional. Solo la lee el equipo.
note-too-long = { $formality ->
    [familiar] La nota supera los 2000 caracteres. Acórtala.
   *[formal] La nota supera los 2000 caracteres. Acórtela.
}
next-date-unreadable = { $formality ->
    [familiar] Escribe la fecha y la hora así: 2026-03-09 10:00; o no pongas nada.
   *[formal] Escriba la fecha y la hora así: 2026-03-09 10:00; o no ponga nada.
}
next-date-passed = { $formality ->
    [familiar] Esa fecha ya ha pasado. Indica una futura, o ninguna.
   *[formal] Esa fecha ya ha pasado. Indique una futura, o ninguna.
}
next-date-far = { $formality ->
    [familiar] Para esa fecha faltan más de dos años. Indica una más cercana.
   *[formal] Para esa fecha faltan más de dos años. Indique una más cercana.
}
for-lead = Para { $name }.
the-lead-is = El lead es { $name }.
choose-a-button = { $formality ->
    [familiar] Elige uno de los botones.
   *[formal] Elija uno de los botones.
}
choose-somebody = { $formality ->
    [familiar] Elige a alguien de la lista.
   *[formal] Elija a alguien de la lista.
}
yes-record = Sí, registrar: { $what }
recorded = Registrado: { $what }
settled-already = Ya está resuelto
nothing-changed = No se ha cambiado nada
waits-no-more = Esto ya no está pendiente.
give-to-somebody = Asignar a alguien

outcome-title = ¿Qué tal fue con { $name }?
outcome-is-it-right = ¿Es correcto esto para { $name }?
outcome-nothing-yet = Todavía no se ha registrado nada para { $name }
outcome-choose = { $formality ->
    [familiar] Elige qué pasó.
   *[formal] Elija qué pasó.
}
outcome-you-reported = { $formality ->
    [familiar] Registraste «{ $what }» ({ $when }). Otro resultado lo corrige.
   *[formal] Usted registró «{ $what }» ({ $when }). Otro resultado lo corrige.
}
outcome-link-closed = Este enlace es de un correo anterior, y el lead se ha cerrado desde entonces. Aquí solo se acepta ya «No contactar».
outcome-link-earlier = Este enlace es de un correo anterior, y las cosas han avanzado desde entonces. Lo que se registre aquí sigue contando.
outcome-something-else = O pasó otra cosa
outcome-date-goes-along = La fecha y la nota van con el botón que se pulse.
outcome-next-label = Fecha del siguiente paso
outcome-next-hint = Opcional: tras hablar, tras una llamada sin respuesta, tras una cita, con «Ahora no» o «Sin presupuesto»: ese día vuelve. Hora de la oficina.
outcome-link-label = Enlace para los próximos correos
outcome-link-hint = Opcional: dónde se puede ver lo que se ha preparado para esta persona, por ejemplo un vídeo. Empieza por https://.
outcome-link-wrong = Un correo no puede mostrar esto como enlace. Empieza por https://, no lleva espacios y tiene 500 caracteres como máximo.
outcome-amount-label = Importe de la venta
outcome-amount-label-in = Importe de la venta, { $currency }
outcome-amount-hint = Opcional, si se gana: en unidades enteras de la moneda, por ejemplo 1200.
outcome-amount-wrong = El importe es un número entero, por ejemplo 1200: sin céntimos y como máximo 1.000.000.000. Si no se conoce, el campo queda vacío.
outcome-amount-without-won = El importe solo va con «Ganado». Hay que elegir ese resultado o quitar el importe.
lead-bought-for = Importe de la venta: { $amount }.
outcome-you-typed = Lo escrito: { $what }
outcome-more = Más
outcome-group-talked = Estamos en contacto
outcome-group-tried = Lo intenté
outcome-group-hand-back = Ahora no, o no es para mí
outcome-group-over = Asunto cerrado
outcome-corrected = Corregido: { $what }
outcome-date-not-used = La fecha indicada ({ $when }) no se usa: con este resultado, las reglas dicen qué sigue.
outcome-correct-it = ¿No es correcto? Corregirlo
outcome-already = Ya registrado: { $what }
outcome-counts-once = Ya se registró { $when }. Cuenta una sola vez.
outcome-not-kept = La nota y la fecha de ahora no se han guardado. Están abajo, por si ha vuelto a pasar.
outcome-called-again = Llamé otra vez
outcome-wrote-again = Escribí otra vez
outcome-once-more = Registrarlo otra vez
outcome-reopen = Sigue adelante: abrirlo de nuevo
outcome-ended = No registrado: ya terminó
outcome-ended-detail = Lo que se envió venía de un correo anterior y no se ha guardado.

message-title = El correo a { $name }
message-held-title = Un correo a { $name }
message-step = Paso «{ $step }».
message-of-step-became = El correo «{ $step }» a { $name }: { $became }
message-of-step = El correo «{ $step }» a { $name }.
message-to-the-team = un correo al equipo
message-lost = un correo cuyo texto se perdió
message-send-now = Enviarlo ya
message-in-touch = Ya estoy en contacto
message-leave-out = No enviarlo
message-choose = { $formality ->
    [familiar] Elige qué hacer con él.
   *[formal] Elija qué hacer con él.
}
message-yes = Sí: { $what }
message-in-touch-hint = { $formality ->
    [familiar] «Ya estoy en contacto» pone fin a los pasos automáticos; el siguiente paso te toca a ti.
   *[formal] «Ya estoy en contacto» pone fin a los pasos automáticos; el siguiente paso le toca a usted.
}
message-waits-no-more = Ya no espera ninguna decisión.
message-words = Lo que dirá el correo
message-words-now = Así saldría ahora. Lo que ocurra hasta entonces, como una cita reservada, puede cambiarlo.
message-words-signed = { $formality ->
    [familiar] Si lo envías ahora, lleva tu nombre.
   *[formal] Si lo envía ahora, lleva su nombre.
}
message-too-late = Ya era tarde para eso
message-goes-now = Registrado: sale ahora
message-you-are-in-touch = Registrado: ya hay contacto
message-does-not-go = Registrado: no sale
message-held-back = Ya no sale: entretanto ha pasado algo que lo impide.
message-on-its-way = Está en camino.
message-goes-out = Sale { $when }.
message-waits-for-its-time = Está a la espera de su hora.
message-going-out = Está saliendo ahora mismo.
message-perhaps-sent = Puede que se haya enviado: el servicio de correo aún no lo ha confirmado.
message-waits-for-you-until = { $formality ->
    [familiar] Está a la espera, hasta { $when }, de que lo envíes.
   *[formal] Está a la espera, hasta { $when }, de que usted lo envíe.
}
message-waits-for-you = { $formality ->
    [familiar] Está a la espera de que lo envíes.
   *[formal] Está a la espera de que usted lo envíe.
}
message-held = Está retenido: decide una persona.
message-sent = Se ha enviado.
message-skipped = No se envió: antes se detuvieron los envíos, o pasó su plazo.
message-left-out = Se omitió.
message-why = Por qué: { $why }
message-choose-one-of-two = { $formality ->
    [familiar] Elige una de las dos cosas.
   *[formal] Elija una de las dos cosas.
}
message-under-your-name = { $formality ->
    [familiar] Lo firmas tú.
   *[formal] Lo firma usted.
}
message-to-your-mailbox = { $formality ->
    [familiar] Lo firmas tú, y la respuesta llega a tu buzón.
   *[formal] Lo firma usted, y la respuesta llega a su buzón.
}
message-perhaps-twice = Si ya se había enviado, puede llegarle dos veces.
message-send = Enviarlo
message-only-dropped = Entretanto ha pasado algo que lo impide: solo se puede descartar.
message-only-dropped-no-writing = No se le puede escribir: solo se puede descartar.
message-skip = Omitirlo
message-drop = Descartarlo
message-no-decision = No espera ninguna decisión.

keep-title = { $formality ->
    [familiar] ¿Está { $name } en buenas manos contigo?
   *[formal] ¿Está { $name } en buenas manos con usted?
}
keep-detail = { $formality ->
    [familiar] En ese caso se queda contigo un poco más, una sola vez. Si ya has llamado o escrito, regístralo.
   *[formal] En ese caso se queda con usted un poco más, una sola vez. Si ya ha llamado o escrito, regístrelo.
}
keep-button = Me encargo yo
keep-recorded = { $formality ->
    [familiar] Registrado: te encargas tú
   *[formal] Registrado: se encarga usted
}
keep-yours-already = { $formality ->
    [familiar] Ya está a tu cargo
   *[formal] Ya está a su cargo
}
keep-not-yours = { $formality ->
    [familiar] Ya no está a tu cargo
   *[formal] Ya no está a su cargo
}

lines-title = Tres líneas sobre { $name }
lines-nothing = { $formality ->
    [familiar] Escribe al menos una línea.
   *[formal] Escriba al menos una línea.
}
lines-kept = Gracias: las líneas están guardadas
lines-read = Las leerá quien lo lleva.
lines-not-asked = { $formality ->
    [familiar] Ya no se te pide nada sobre esto.
   *[formal] Ya no se le pide nada sobre esto.
}
lines-question = ¿Qué se acordó, y para cuándo? ¿Qué necesita? ¿Qué debería hacer, o no hacer, quien lo lleva ahora?
lines-hint = Solo las lee el equipo.
lines-button = Guardar estas líneas

address-title = { $formality ->
    [familiar] ¿Es tuya esa dirección?
   *[formal] ¿Es suya esa dirección?
}
address-known = { $formality ->
    [familiar] Nos consta como tuya. Lo que registres desde ella en respuesta a un correo nuestro cuenta.
   *[formal] Nos consta como suya. Lo que registre desde ella en respuesta a un correo nuestro cuenta.
}
address-ask = { $formality ->
    [familiar] El correo con esta pregunta nombra la dirección desde la que alguien escribió sobre { $name }. Si es tuya, lo que registres desde ella cuenta a partir de ahora, en respuesta a correos dirigidos a ti.
   *[formal] El correo con esta pregunta nombra la dirección desde la que alguien escribió sobre { $name }. Si es suya, lo que registre desde ella cuenta a partir de ahora, en respuesta a correos dirigidos a usted.
}
address-do-nothing = { $formality ->
    [familiar] Si no la conoces, no hay que hacer nada.
   *[formal] Si no la conoce, no hay que hacer nada.
}
address-button = Sí, es mía
address-added = { $formality ->
    [familiar] Registrado: la dirección es tuya
   *[formal] Registrado: la dirección es suya
}
address-added-detail = A partir de ahora cuenta lo que se registre desde ella. Lo escrito antes aún no ha cambiado nada: si era un resultado, hay que decirlo otra vez.
address-of-another = Sin cambios: la dirección es de otra persona del equipo
address-of-another-detail = { $formality ->
    [familiar] Por eso no se anotó como tuya. Si es un error, pregunta a quien administra Baton.
   *[formal] Por eso no se anotó como suya. Si es un error, pregunte a quien administra Baton.
}

resume-title = { $formality ->
    [familiar] ¿Vuelves a tener tiempo para leads nuevos?
   *[formal] ¿Vuelve a tener tiempo para leads nuevos?
}
resume-detail = { $formality ->
    [familiar] Ahora no recibes leads nuevos. Tienes { $open } en curso; siguen contigo.
   *[formal] Ahora no recibe leads nuevos. Tiene { $open } en curso; siguen con usted.
}
resume-button = Sí, tengo tiempo
resume-recorded = { $formality ->
    [familiar] Registrado: vuelves a recibir leads nuevos
   *[formal] Registrado: vuelve a recibir leads nuevos
}
resume-recorded-detail = La próxima consulta puede ser la primera. Lo que ya estaba en curso sigue igual.
resume-nothing = Nada que cambiar
resume-earlier-pause = Este correo es de una pausa anterior. El más reciente tiene el botón que cuenta.
resume-said-so = { $formality ->
    [familiar] Recibes leads nuevos. Lo dijiste { $when }.
   *[formal] Recibe leads nuevos. Lo dijo { $when }.
}
resume-they-come = { $formality ->
    [familiar] Recibes leads nuevos.
   *[formal] Recibe leads nuevos.
}

go-on-title = ¿Siguen los correos a { $name }?
go-on-doubt = { $formality ->
    [familiar] Alguien escribió en nombre de esta persona, y nada demuestra que el mensaje sea suyo. Nada sale de forma automática hasta que decidas, salvo el acuse de recibo de una consulta.
   *[formal] Alguien escribió en nombre de esta persona, y nada demuestra que el mensaje sea suyo. Nada sale de forma automática hasta que usted decida, salvo el acuse de recibo de una consulta.
}
go-on-not-them = No fue esa persona: que sigan los correos
go-on-colleague = Ya hay contacto con alguien de su empresa. Nada sale de forma automática hasta { $when }, salvo el acuse de recibo de una consulta.
go-on-button = Que sigan los correos
go-on-recorded = Registrado: los correos siguen
go-on-waits-no-more = Los correos ya no están en espera

verdict-title = ¿Qué hacemos con { $name }?
verdict-choose = { $formality ->
    [familiar] Elige una de las decisiones.
   *[formal] Elija una de las decisiones.
}
verdict-nothing-waits = Ya no hay nada pendiente de decisión.
criteria-heading = Lo que dicen los criterios
criteria-points = { $fit }. Puntos: { $points }; a partir de { $needed } pasa a un comercial.
criteria-none = No se cumple ningún criterio.
fit-sales-ready = Listo para un comercial
fit-needs-qualifying = Tiene que aclararlo una persona
fit-needs-information = Falta una respuesta
fit-low = Por ahora, demasiado poco para una llamada
fit-excluded = Se cumple una exclusión declarada
fit-not-a-lead = Según las reglas, no es una consulta
fit-to-answer = No es un lead, pero alguien espera respuesta

open-leads-title = { $formality ->
    [familiar] Todo lo que tienes pendiente
   *[formal] Todo lo que tiene pendiente
}
open-leads-as-of = Actualizado { $when }; primero lo más urgente.
open-leads-nothing-waited = Ya no había nada pendiente de decisión.
open-leads-recorded = { $count ->
    [one] Registrado para uno: { $what }.
   *[other] Registrado para { $count }: { $what }.
}
open-leads-manager-frees = La dirección comercial o quien la sustituye decide quién vuelve a recibir leads.
open-leads-section = { $heading }: { $count }
open-leads-yours = { $formality ->
    [familiar] A tu cargo
   *[formal] A su cargo
}
open-leads-to-decide = Por decidir
open-leads-to-decide-as-deputy = { $formality ->
    [familiar] Por decidir (tú o la dirección comercial)
   *[formal] Por decidir (usted o la dirección comercial)
}
open-leads-late = Fuera de plazo, a cargo de otras personas
open-leads-nothing-open = { $formality ->
    [familiar] No tienes nada pendiente.
   *[formal] No tiene nada pendiente.
}
open-leads-more = Hay { $count } abiertos más que esta página no ha podido mirar. Lo que se decida aquí les deja sitio.
open-leads-long-owed = Esperan desde hace más de { $days } días laborables
open-leads-long-owed-how-many = { $count ->
    [one] { $count } persona lleva esperando todo ese tiempo lo que le debemos.
   *[other] { $count } personas llevan esperando todo ese tiempo lo que les debemos.
}
open-leads-long-owed-decide = Llamar, asignar o descartar lo pendiente: el formulario de abajo lo hace para todos.
open-leads-long-owed-ask = Hay que llamar, o pedir a la dirección comercial que los asigne a alguien o que descarte lo pendiente.
open-leads-asked = Consulta recibida { $when }.
open-leads-promised-by = Prometido para { $when }.
open-leads-has-been-with = Antes pasó por { $names }.
open-leads-decide = Decidir
open-leads-give = Asignar, pedir disculpas o descartar
open-leads-give-or-nudge = Asignar, recordar, pedir disculpas o descartar
open-leads-unwanted = Parece no deseado
open-leads-sample-more = Y { $count } más como estos.
open-leads-one-verdict = Una decisión para todos los que estaban aquí cuando se hizo esta página:
open-leads-none-is = Ninguno es una consulta
open-leads-all-are = Todos lo son: los sigue un comercial
open-leads-at-a-time = Cada pulsación decide { $count } a la vez.

several-tick = Marcar a { $name }
several-heading = Varios a la vez
several-ticked = Los marcados
several-long-owed = Los { $count } que llevan esperando más de { $days } días laborables
several-all = Los { $count } de esta página
several-give = Asignárselos a:
several-or-share = O repartirlos entre quienes tienen hueco, cada uno a quien le toque:
several-share = Repartirlos
several-leave = O dejarlos donde están:
several-nudge = Recordárselo a quien los lleva
several-let-go = O descartar lo que se les debe: ya nadie tiene que hacerlo. No se les dice nada, y no sale nada. Si alguno escribe, vuelve a llevarlo alguien enseguida.
several-managers-alone = Sobre varios a la vez decide la dirección comercial o quien la sustituye.
several-which = { $formality ->
    [familiar] Indica cuáles.
   *[formal] Indique cuáles.
}
several-no-lead = { $formality ->
    [familiar] Abre la página otra vez: nombra un lead que no existe.
   *[formal] Abra la página otra vez: nombra un lead que no existe.
}
several-nobody = { $formality ->
    [familiar] Marca alguno, o elígelos todos.
   *[formal] Marque alguno, o elíjalos todos.
}
several-given = Asignados a { $to }: { $count }.
several-nudged = Se pide a quien los lleva que se ocupe: { $count }.
several-gone = Descartados: { $count }. Motivo: { $why }.
several-not-given = Como estaban, porque ya los tiene esa persona o no necesitan a nadie:
several-not-shared = Como estaban, porque nadie más tiene sitio para ellos o no necesitan a nadie:
several-not-nudged = Como estaban, porque no los lleva nadie más, ahora no hay nada pendiente o ya se recordó hoy:
several-not-gone = Como estaban, porque no se les debe nada:
several-changed = Sin tocar, porque ha pasado algo desde que se abrió la página. Conviene mirarlos otra vez:
several-lead-is = { $name }. { $holder }
several-too-many = Cada pulsación decide { $most }: quedan { $more } como estaban. Para ellos, hay que pulsar otra vez.

assign-title = ¿Quién se encarga de { $name }?
assign-given = Asignado a { $to }
assign-has-it-already = { $to } ya lo lleva
assign-changed = Ha pasado algo desde que se abrió la página, y no se ha cambiado nada. Conviene mirarlo otra vez.
assign-to-somebody-else = Asignarlo a otra persona
assign-back = Volver a { $name }
assign-nobody = nadie
assign-nudged = Se le pide a { $owner } que se ocupe
assign-nudged-detail = { $formality ->
    [familiar] { $owner } leerá en su próximo correo que tú se lo pides, con los botones para registrar qué pasó. Lo pendiente, y para cuándo, sigue igual.
   *[formal] { $owner } leerá en su próximo correo que usted se lo pide, con los botones para registrar qué pasó. Lo pendiente, y para cuándo, sigue igual.
}
assign-not-nudged = No se recordó a nadie: ahora no hay nada pendiente, o ya se recordó hoy
assign-apologised = La disculpa sale ahora
assign-apologised-detail = Lo que le debemos sigue pendiente hasta que alguien lo haga.
assign-not-apologised = Ahora no hay nada por lo que pedir disculpas
assign-let-go = Descartado: { $why }
assign-let-go-says-no = La negativa cortés sale ahora. Si escribe, vuelve a llevarlo alguien enseguida.
assign-let-go-silently = No se le dice nada. Si escribe, vuelve a llevarlo alguien enseguida.
assign-nothing-let-go = No hay nada que descartar
assign-after-all = Asignarlo a alguien, después de todo
assign-yours-because = { $formality ->
    [familiar] Te toca a ti: { $why }.
   *[formal] Le toca a usted: { $why }.
}
assign-in-review = { $formality ->
    [familiar] Parece no deseado y espera tu revisión.
   *[formal] Parece no deseado y espera su revisión.
}
assign-no-contact = Todavía no consta ningún contacto.
assign-no-answer = Está a la espera de una respuesta, y no consta ninguna.
assign-lapsed-with = Pasó por { $names }, y el plazo venció.
assign-nudge-detail = { $formality ->
    [familiar] Dejarlo donde está y pedir a { $owner }, de tu parte, que se ocupe. Una vez al día:
   *[formal] Dejarlo donde está y pedir a { $owner }, de parte de usted, que se ocupe. Una vez al día:
}
assign-nudge = Recordárselo a { $owner }
apology-time-and-number = Esta persona ya debería haber tenido noticias nuestras. El correo lo reconoce una vez, pide disculpas y ofrece tres vías: elegir una hora, llamar a nuestro número o responder.
apology-time = Esta persona ya debería haber tenido noticias nuestras. El correo lo reconoce una vez, pide disculpas y ofrece dos vías: elegir una hora o responder.
apology-number = Esta persona ya debería haber tenido noticias nuestras. El correo lo reconoce una vez, pide disculpas y ofrece dos vías: llamar a nuestro número o responder.
apology-reply = Esta persona ya debería haber tenido noticias nuestras. El correo lo reconoce una vez, pide disculpas e invita a responder.
apology-button-with-times = Pedir disculpas y ofrecer una hora
apology-button = Pedir disculpas
let-go-detail = O descartar lo pendiente: ya nadie tiene que hacerlo. No se le dice nada, y no sale nada.
let-go-they-have-read = Lo que le hemos enviado: { $mails }.
let-go-mail-read = «{ $mail }», { $when }
let-go-or-say-no = O decirle que no somos la empresa adecuada para esto:
let-go-say-no = No podemos ayudar: enviar la negativa cortés
assign-has-it-now = lo lleva ahora
assign-meeting = Hay una cita con { $rep } ({ $when }), que se perdería: quien tiene la cita tiene el lead. Cuando haya pasado o se haya cancelado, el lead podrá pasar a otra persona.
assign-yes = Sí, asignarlo a { $to }
assign-closed = Está cerrado y no necesita a nadie.
merge-title = Quizá la misma persona
merge-detail = Si es la misma persona, únalos: lo que se le debe en el otro se le debe aquí, y lo que escriba a cualquiera de los dos llega aquí. Puede separarlos de nuevo.
merge-button = Unir con { $name } (consulta: { $when })
merge-apart = Separar de nuevo a { $name }
merge-done = { $name } está unido a este lead
merge-apart-done = { $name } vuelve a ser un lead propio
merge-not-done = No se ha unido nada: el otro lead ha terminado, tiene una cita o espera su confirmación, o nadie lleva ninguno de los dos
merge-known-by = Otra dirección, un nombre o un número de esta persona
merge-which = ¿Cuál de estas?
merge-link-with = Vincular con { $name } (consulta: { $when })
merge-link = Buscar y vincular
merge-sign-in = Por un nombre o un número solo busca quien ha iniciado sesión en el escritorio. Aquí basta una dirección de esta persona.
merge-at-the-desk = Este lead en el escritorio
merge-linked = Los dos están vinculados y se pueden unir
merge-not-linked = No se ha vinculado nada: no hay otro lead, o ya hay tantos vinculados como caben

absence-heading = Ausencias
absence-stands = { $formality ->
    [familiar] Estarás fuera hasta { $when }.
   *[formal] Estará fuera hasta { $when }.
}
absence-back = He vuelto
absence-who = Quién está fuera
absence-works-again = Primer día de vuelta
absence-note = Hasta ese día no hay leads nuevos, y lo que venza pasa a otra persona del equipo.
absence-day = Hay que indicar un día que aún no haya llegado, como 2026-03-09.
absence-button = Fuera hasta entonces
absence-recorded = { $whole } estará fuera hasta { $when }.
absence-managers = Solo la dirección comercial puede anotar la ausencia de otra persona.
absence-from = Primer día fuera
absence-from-note = Si queda vacío, empieza enseguida.
absence-planned = { $whole } estará fuera desde { $from } hasta { $when }.
absence-take-out = Quitar
absence-taken-out = { $whole } estará, después de todo.
absence-overlaps = { $whole } ya está fuera hasta { $when }: hay que indicar días libres.
absence-first-day = El primer día fuera es hoy o un día que aún no haya llegado, como 2026-03-09.
absence-no-day = El primer día de vuelta viene después del primer día fuera.
absence-full = Ya hay { $most } ausencias anotadas: hay que quitar una primero.
absence-raced = Otra persona lo cambió en el mismo momento: conviene mirar y volver a intentarlo.
availability-heading = De momento, sin leads nuevos
availability-resume = Volver a dar leads a { $person }
availability-back = { $person } ha vuelto
availability-resumed = { $whole } vuelve a recibir leads
availability-not-paused = { $whole } no está en pausa
availability-not-away = { $whole } no está ausente
availability-follows = { $formality ->
    [familiar] Los que esperan en tu lista pasan a quien esté libre, empezando por lo que se prometió para antes.
   *[formal] Los que esperan en su lista pasan a quien esté libre, empezando por lo que se prometió para antes.
}

booking-with = Con { $name }.
booking-with-of = Con { $name }, { $company }.
booking-none-of-yours = { $formality ->
    [familiar] Aquí no hay ninguna cita tuya.
   *[formal] Aquí no hay ninguna cita suya.
}
opt-in-proof = Aceptó: «{ $wording }». Fecha: { $at }, en la página que ofrece el correo «{ $step }».
