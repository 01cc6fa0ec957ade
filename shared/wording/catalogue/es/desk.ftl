room-open = { $open } en curso
room-away = no está
room-away-until = ausente hasta { $when }
room-paused = en pausa tras dos leads sin atender

ended-won = ganado
ended-lost = perdido
ended-not-a-fit = no encaja
ended-not-a-lead = no era una consulta
ended-existing-customer = ya es cliente
ended-do-not-contact = no quiere contacto
ended-complained = marcó nuestro correo como no deseado
ended-refused = rechazado con cortesía
ended-unwanted = no deseado
ended-erased = borrado

block-unsubscribed = Se dio de baja de nuestro correo. Nada le llega de forma automática.
block-bounced = Su buzón no existe: el correo no le llega.
block-complained = Marcó nuestro correo como no deseado. Por favor, ni escribir ni llamar.
block-do-not-contact = No quiere contacto. Por favor, ni escribir ni llamar.
block-may-want-silence = { $formality ->
    [familiar] Alguien pidió en su nombre que no hubiera más contacto, y nada prueba que fuera esa persona. Por favor, decide antes de llamar o escribir.
   *[formal] Alguien pidió en su nombre que no hubiera más contacto, y nada prueba que fuera esa persona. Por favor, decida antes de llamar o escribir.
}

manager-has-exhausted = ahora ningún comercial puede llevarlo: todos están al completo, ausentes o en pausa, o llevan otros tipos
manager-has-refusal = { $formality ->
    [familiar] se cumple una exclusión declarada, y la negativa cortés te espera
   *[formal] se cumple una exclusión declarada, y la negativa cortés le espera
}
manager-has-not-a-lead = según los criterios, no es una consulta
manager-has-no-policy = no había reglas cuando llegó

whose-closed = Cerrado: { $how }, { $when }.
whose-received = Acaba de llegar.
whose-in-review = La dirección lo revisa: parece no deseado.
whose-qualifying = Lo tiene cualificación.
whose-asked-information = Lo tiene cualificación; se hizo una pregunta por correo.
whose-routing = Se está eligiendo comercial.
whose-manager = Lo tiene la dirección: { $why }.
whose-rep = Lo tiene { $rep } desde { $when }.
whose-resting = Está en reposo.
whose-reviewing = Quedó en silencio; cualificación lo mira.

next-acknowledgement = El acuse de recibo sale { $when }.
next-a-mail = Sale un correo: { $when }.
next-nothing = Ya no sale nada de forma automática.
next-nothing-after = Después no sale nada de forma automática.
next-judged = Se evalúa en menos de un minuto.
next-listed-again = Vuelve a la lista: { $when }.
next-qualifier-until = Cualificación tiene hasta { $when }; después pasa a un comercial.
next-answer-awaited = Se espera respuesta hasta { $when }; después es de cualificación.
next-rep-within-a-minute = En menos de un minuto lo tendrá un comercial.
next-rests-then-rep = En reposo hasta { $when }; después lo retoma un comercial.
next-rests-then-qualifier = En reposo hasta { $when }; después lo mira cualificación.
next-rests-again = Si nadie decide, vuelve a quedar en reposo { $when }.
due-is = vence { $when }
due-was = venció { $when }
next-step-on = { $formality ->
    [familiar] El siguiente paso es tuyo: { $when }.
   *[formal] El siguiente paso es suyo: { $when }.
}
next-step-was-agreed = { $formality ->
    [familiar] El siguiente paso es tuyo; se acordó para { $when }.
   *[formal] El siguiente paso es suyo; se acordó para { $when }.
}
next-step-was-planned = { $formality ->
    [familiar] El siguiente paso es tuyo; estaba previsto para { $when }.
   *[formal] El siguiente paso es suyo; estaba previsto para { $when }.
}
next-answer = Escribió: la respuesta { $due }.
next-confirm = Pidió una hora: el sí o el no { $due }.
next-meeting-is = La cita es { $when }.
next-meeting-report = El resultado de la cita { $due }.
next-request = La respuesta { $due }. No es un lead de ventas: con la respuesta termina.
next-approach = { $formality ->
    [familiar] Está en una lista, y te toca a ti dar el primer paso, sin fecha.
   *[formal] Está en una lista, y le toca a usted dar el primer paso, sin fecha.
}
next-decide = No sale nada de forma automática. Por favor, hay que decidir cómo seguir; { $due }.
next-first-touch = El primer contacto { $due }.
next-first-touch-moves = El primer contacto { $due }. Si antes no se comunica ninguno, pasa a otra persona: { $when }.
next-call-open = La llamada está pendiente.
next-mail-for-you = { $formality ->
    [familiar] El próximo correo estará listo para que lo envíes { $when }.
   *[formal] El próximo correo estará listo para que lo envíe { $when }.
}
next-mail-for-you-unless = { $formality ->
    [familiar] Si nadie comunica nada, habrá un correo listo para que lo envíes { $when }.
   *[formal] Si nadie comunica nada, habrá un correo listo para que lo envíe { $when }.
}
next-goodbye-for-you = { $formality ->
    [familiar] El correo de despedida estará listo para que lo envíes { $when }.
   *[formal] El correo de despedida estará listo para que lo envíe { $when }.
}
next-call = La próxima llamada toca { $when }.
next-call-after = La siguiente toca como muy tarde { $when }.
next-mail = El próximo correo sale { $when }.
next-mail-unless = Si nadie comunica nada, sale un correo { $when }.
next-goodbye = El correo de despedida sale { $when }.
next-later = Pidió que fuera más adelante; vuelve a la lista { $when }.
next-rests-from = Después queda en reposo, desde { $when }.

clock = { $what }: { $when }
clock-passed = (pasado)
clock-wanted = Deseado
clock-reminder = Recordatorio
clock-first-contact = Vence el primer contacto
clock-answer = Vence la respuesta
clock-yes-or-no = Vence el sí o el no
clock-meeting = Vence el resultado de la cita
clock-late-from = Cuenta como tarde desde
clock-first-word = Un primer contacto
clock-decision = Vence la decisión
clock-manager = Se avisa a la dirección
clock-warned = { $formality ->
    [familiar] Recibes el aviso de que pasa a otra persona
   *[formal] Recibe el aviso de que pasa a otra persona
}
clock-reassigned = Pasa a otra persona

refused-no-page = Esta página no existe
refused-no-page-detail = Hay que abrir otra vez el enlace del correo; puede faltar parte de la dirección.
refused-method = Esta página no hace eso
refused-method-detail = Responde a { $methods }.
refused-link = Este enlace no es válido
refused-link-changed = Falta una parte, o se modificó por el camino. No se ha registrado nada.
refused-link-again = Hay que abrirlo otra vez desde el correo, o usar el más reciente sobre este lead.
refused-expired = Este enlace ha caducado
refused-nothing-recorded = No se ha registrado nada.
refused-expired-detail = El correo más reciente sobre este lead, o la lista de la mañana, trae un enlace nuevo. Si no hay ninguno, la dirección puede dar uno.
refused-link-any-more = Este enlace ya no es válido
refused-not-on-the-team = La persona para la que se hizo no está en el equipo. No se ha registrado nada.
refused-ask-for-another = { $formality ->
    [familiar] Si eres tú, pide uno nuevo a la dirección.
   *[formal] Si es usted, pida uno nuevo a la dirección.
}
refused-no-lead = Esta consulta no está aquí
refused-no-lead-detail = Puede que se haya borrado. No se ha registrado nada y no se enviará nada.
refused-no-message = Este correo no está aquí
refused-no-message-detail = Puede que se haya borrado con su lead. No se enviará nada.
refused-not-ready = Todavía no está listo
refused-busy = Demasiada actividad en este momento
refused-retry = Puede que no se haya registrado. Se puede intentar de nuevo en unos segundos: lo que se envía dos veces cuenta una sola.
refused-unreadable = No se pudo leer
refused-failed = Algo ha fallado aquí
refused-failed-detail = Ha quedado anotado. Se puede intentar más tarde, o responder al correo.
post-too-large = Lo enviado supera los 64 KiB. Hay que acortar la nota y enviarla otra vez.
post-wrong-type = Hay que enviar el formulario de la propia página, como application/x-www-form-urlencoded.
post-too-many = Hay más campos de los que tiene la página.
post-twice = Un campo se envió dos veces. Hay que abrir otra vez la página desde el correo.
post-broken = Lo enviado llegó dañado. Hay que abrir otra vez la página desde el correo.

the-lead = el lead
and = { $first } y { $second }
you-in-brackets = { $formality ->
    [familiar] (tú)
   *[formal] (usted)
}
who-erased = Lo que nos contó se ha borrado.
who-away = Según su respuesta automática, no estará hasta el { $day }.
who-name = Nombre
who-company = Empresa
who-phone = Teléfono
who-email = Correo
who-do-not-call = (no llamar)
who-do-not-write = (no escribir)
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
imported-no-consent = No consta ninguno: nada sale de forma automática.
imported-no-wording = registrado, sin su texto
standing-heading = Cómo está
planned-stop = Enviar o detener el correo previsto ({ $when })
timeline-heading = Lo que ha pasado
timeline-nothing = Nada todavía.
timeline-earlier = Y antes, { $count } más.
report-link = Comunicar qué pasó
choose-below = Elegir abajo
note-label = Nota
note-optional = Opcional. Solo la lee el equipo.
note-too-long = La nota supera los 2000 caracteres. Hay que acortarla.
next-date-unreadable = La fecha y la hora se escriben así: 2026-03-09 10:00; o se deja vacío.
next-date-passed = Esta fecha ya ha pasado. Hace falta una futura, o ninguna.
next-date-far = Para esta fecha faltan más de dos años. Hace falta una más cercana.
for-lead = Para { $name }.
the-lead-is = El lead es { $name }.
choose-a-button = Hay que elegir uno de los botones.
choose-somebody = Hay que elegir a alguien de la lista.
yes-record = Sí, registrar: { $what }
recorded = Registrado: { $what }
settled-already = Ya está resuelto
nothing-changed = No se ha cambiado nada
waits-no-more = Ya no espera esto.
give-to-somebody = Dárselo a alguien

outcome-title = ¿Qué tal con { $name }?
outcome-is-it-right = ¿Es esto correcto para { $name }?
outcome-nothing-yet = Todavía no se ha registrado nada para { $name }
outcome-choose = Hay que elegir qué pasó.
outcome-you-reported = { $formality ->
    [familiar] Comunicaste «{ $what }» ({ $when }). Otro resultado lo corrige.
   *[formal] Comunicó «{ $what }» ({ $when }). Otro resultado lo corrige.
}
outcome-link-closed = Este enlace es de un correo anterior, y el lead se ha cerrado desde entonces. Aquí solo se acepta ya «No contactar».
outcome-link-earlier = Este enlace es de un correo anterior, y las cosas han avanzado desde entonces. Lo que se comunique sigue contando.
outcome-something-else = O pasó otra cosa
outcome-date-goes-along = La fecha o la nota van con el botón que se pulse.
outcome-next-label = Siguiente paso el
outcome-next-hint = Opcional: tras hablar, tras una cita o tras un «ahora no». Hora de la oficina.
outcome-you-typed = Se escribió: { $what }
outcome-more = Más
outcome-group-talked = Estamos en contacto
outcome-group-tried = Lo intenté
outcome-group-hand-back = Ahora no, o no es para mí
outcome-group-over = Se acabó
outcome-corrected = Corregido: { $what }
outcome-date-not-used = La fecha indicada ({ $when }) no se usa: tras este resultado, las reglas dicen qué sigue.
outcome-correct-it = ¿No es correcto? Corregirlo
outcome-already = Ya registrado: { $what }
outcome-counts-once = Comunicado: { $when }. Cuenta una sola vez.
outcome-not-kept = La nota y la fecha que venían ahora no se guardaron. Están abajo, por si volvió a pasar.
outcome-called-again = Llamé otra vez
outcome-wrote-again = Escribí otra vez
outcome-once-more = Registrarlo otra vez
outcome-reopen = Sigue adelante: abrirlo de nuevo
outcome-ended = No registrado: ya terminó
outcome-ended-detail = Lo comunicado llegó por un correo anterior y no se guardó.

message-title = El correo a { $name }
message-held-title = Un correo a { $name }
message-step = Paso «{ $step }».
message-of-step-became = El correo «{ $step }» a { $name }: { $became }
message-of-step = El correo «{ $step }» a { $name }.
message-to-the-team = un correo al equipo
message-lost = un correo cuyo texto se perdió
message-send-now = Enviarlo ya
message-in-touch = Ya estoy en contacto
message-leave-out = Omitir este
message-choose = Hay que elegir qué hacer con él.
message-yes = Sí: { $what }
message-in-touch-hint = { $formality ->
    [familiar] «Ya estoy en contacto» termina los pasos automáticos; el siguiente paso es tuyo.
   *[formal] «Ya estoy en contacto» termina los pasos automáticos; el siguiente paso es suyo.
}
message-waits-no-more = Ya no espera ninguna respuesta.
message-too-late = Ya era tarde para eso
message-goes-now = Registrado: sale ahora
message-you-are-in-touch = Registrado: ya hay contacto
message-does-not-go = Registrado: no sale
message-held-back = Ya no sale: antes pasó algo.
message-on-its-way = Está en camino.
message-goes-out = Sale { $when }.
message-waits-for-its-time = Espera su momento.
message-going-out = Está saliendo ahora mismo.
message-perhaps-sent = Puede que se haya enviado: el servicio de correo aún no lo ha dicho.
message-waits-for-you-until = { $formality ->
    [familiar] Espera a que lo envíes, hasta { $when }.
   *[formal] Espera a que lo envíe, hasta { $when }.
}
message-waits-for-you = { $formality ->
    [familiar] Espera a que lo envíes.
   *[formal] Espera a que lo envíe.
}
message-held = Está retenido: decide una persona.
message-sent = Se ha enviado.
message-skipped = No se envió: antes se detuvieron los envíos, o pasó su plazo.
message-left-out = Se omitió.
message-why = Por qué: { $why }
message-choose-one-of-two = Hay que elegir una de las dos cosas.
message-under-your-name = { $formality ->
    [familiar] Sale con tu nombre.
   *[formal] Sale con su nombre.
}
message-to-your-mailbox = { $formality ->
    [familiar] Sale con tu nombre, y la respuesta llega a tu buzón.
   *[formal] Sale con su nombre, y la respuesta llega a su buzón.
}
message-perhaps-twice = Si ya se había enviado, puede que le llegue dos veces.
message-send = Enviarlo
message-only-dropped = Antes pasó algo: solo se puede descartar.
message-only-dropped-no-writing = No se le puede escribir: solo se puede descartar.
message-skip = Omitirlo
message-drop = Descartarlo
message-no-decision = No espera ninguna decisión.

keep-title = { $formality ->
    [familiar] ¿Está { $name } en buenas manos contigo?
   *[formal] ¿Está { $name } en buenas manos con usted?
}
keep-detail = { $formality ->
    [familiar] Entonces se queda contigo un poco más, una sola vez. Si ya has llamado o escrito, comunica eso.
   *[formal] Entonces se queda con usted un poco más, una sola vez. Si ya ha llamado o escrito, comunique eso.
}
keep-button = Me encargo
keep-recorded = { $formality ->
    [familiar] Registrado: te encargas tú
   *[formal] Registrado: se encarga usted
}
keep-yours-already = { $formality ->
    [familiar] Ya es tuyo
   *[formal] Ya es suyo
}
keep-not-yours = { $formality ->
    [familiar] Ya no es tuyo
   *[formal] Ya no es suyo
}

lines-title = Tres líneas sobre { $name }
lines-nothing = Hace falta al menos una línea.
lines-kept = Gracias: las líneas están guardadas
lines-read = Quien lo tiene las lee.
lines-not-asked = { $formality ->
    [familiar] Ya no se te pide nada sobre esto.
   *[formal] Ya no se le pide nada sobre esto.
}
lines-question = ¿Qué se acordó, y para cuándo? ¿Qué necesita? ¿Qué debe hacer, o no hacer, quien lo tiene ahora?
lines-hint = Solo las lee el equipo.
lines-button = Guardar estas líneas

address-title = { $formality ->
    [familiar] ¿Es tuya esa dirección?
   *[formal] ¿Es suya esa dirección?
}
address-known = { $formality ->
    [familiar] Consta como tuya. Lo que comuniques desde ella en respuesta a un correo nuestro cuenta.
   *[formal] Consta como suya. Lo que comunique desde ella en respuesta a un correo nuestro cuenta.
}
address-ask = { $formality ->
    [familiar] El correo con esta pregunta nombra la dirección desde la que alguien escribió sobre { $name }. Si es tuya, lo que comuniques desde ella cuenta a partir de ahora, en respuesta a correos dirigidos a ti.
   *[formal] El correo con esta pregunta nombra la dirección desde la que alguien escribió sobre { $name }. Si es suya, lo que comunique desde ella cuenta a partir de ahora, en respuesta a correos dirigidos a usted.
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
address-added-detail = A partir de ahora cuenta lo que se comunique desde ella. Lo escrito antes aún no ha cambiado nada: si era un resultado, hay que decirlo otra vez.
address-of-another = Sin cambios: la dirección es de otra persona del equipo
address-of-another-detail = { $formality ->
    [familiar] La tiene otra persona del equipo, por eso no se anotó como tuya. Si es un error, puede ayudar quien administra Baton.
   *[formal] La tiene otra persona del equipo, por eso no se anotó como suya. Si es un error, puede ayudar quien administra Baton.
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
resume-recorded-detail = La próxima consulta puede ser la primera. Lo de antes sigue igual.
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

go-on-title = ¿Sigue el correo a { $name }?
go-on-doubt = { $formality ->
    [familiar] Alguien escribió en su nombre, y nada prueba que fuera esa persona. Nada sale de forma automática hasta que decidas, salvo el acuse de recibo de una consulta.
   *[formal] Alguien escribió en su nombre, y nada prueba que fuera esa persona. Nada sale de forma automática hasta que usted decida, salvo el acuse de recibo de una consulta.
}
go-on-not-them = No fue esa persona: seguir
go-on-colleague = Ya hay contacto con alguien de su empresa. Nada sale de forma automática hasta { $when }, salvo el acuse de recibo de una consulta.
go-on-button = Dejar que siga el correo
go-on-recorded = Registrado: el correo sigue
go-on-waits-no-more = Ya no espera

verdict-title = ¿Qué va a ser de { $name }?
verdict-choose = Hay que elegir una de las decisiones.
verdict-nothing-waits = Ya nada espera una decisión.
criteria-heading = Lo que dicen los criterios
criteria-points = { $fit }. Puntos: { $points }; pasa a un comercial a partir de { $needed }.
criteria-none = No se cumple ningún criterio.
fit-sales-ready = Listo para un comercial
fit-needs-qualifying = Tiene que aclararlo una persona
fit-needs-information = Falta una respuesta
fit-low = Demasiado poco para llamar ahora
fit-excluded = Se cumple una exclusión declarada
fit-not-a-lead = Según las reglas, no es una consulta
fit-to-answer = No es un lead, pero alguien espera respuesta

open-leads-title = { $formality ->
    [familiar] Todo lo que tienes abierto
   *[formal] Todo lo que tiene abierto
}
open-leads-as-of = A fecha de: { $when }; primero lo más urgente.
open-leads-nothing-waited = Ya nada esperaba una decisión.
open-leads-recorded = { $count ->
    [one] Registrado para uno: { $what }.
   *[other] Registrado para { $count }: { $what }.
}
open-leads-manager-frees = La dirección o quien la sustituye decide quién vuelve a recibir leads.
open-leads-section = { $heading }: { $count }
open-leads-yours = { $formality ->
    [familiar] Tuyos
   *[formal] Suyos
}
open-leads-to-decide = { $formality ->
    [familiar] Pendientes de tu decisión
   *[formal] Pendientes de su decisión
}
open-leads-to-decide-as-deputy = { $formality ->
    [familiar] Pendientes de la decisión de la dirección o de la tuya
   *[formal] Pendientes de la decisión de la dirección o de la suya
}
open-leads-late = Fuera de plazo, de otras personas
open-leads-nothing-open = { $formality ->
    [familiar] No tienes nada abierto.
   *[formal] No tiene nada abierto.
}
open-leads-more = Hay { $count } más abiertos de los que ha mirado esta página. Lo que se decida aquí les deja sitio.
open-leads-long-owed = Esperan desde hace más de { $days } días laborables
open-leads-long-owed-how-many = { $count ->
    [one] { $count } persona lleva esperando todo ese tiempo lo que le debemos.
   *[other] { $count } personas llevan esperando todo ese tiempo lo que les debemos.
}
open-leads-long-owed-decide = Llamar, darlos o descartarlos: el formulario de abajo lo hace para todos.
open-leads-long-owed-ask = Llamarlos, o pedir a la dirección que los dé a alguien o los descarte.
open-leads-asked = Preguntó { $when }.
open-leads-promised-by = Prometido para antes de: { $when }.
open-leads-has-been-with = Ya lo tuvo { $names }.
open-leads-decide = Decidir
open-leads-give = Darlo, disculparse o descartarlo
open-leads-give-or-nudge = Darlo, recordarlo, disculparse o descartarlo
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
several-give = Dárselos a:
several-leave = O dejarlos donde están:
several-nudge = Recordárselo a quien los tiene
several-let-go = O descartar lo que se les debe: ya nadie tiene que hacerlo. No se les dice nada, y no sale nada. Si alguno escribe, enseguida vuelve a llevarlo alguien.
several-managers-alone = Sobre varios a la vez decide la dirección o quien la sustituye.
several-which = Hay que decir cuáles.
several-no-lead = Hay que abrir la página otra vez: nombra un lead que no existe.
several-nobody = Hay que marcar a alguien o elegirlos todos.
several-given = Dados a { $to }: { $count }.
several-nudged = Se pide a quien los tiene que los atienda: { $count }.
several-gone = Descartados: { $count }. { $why }.
several-not-given = Como estaban, porque ya los tienen o no necesitan a nadie:
several-not-nudged = Como estaban, porque no los tiene nadie más, ahora no hay nada pendiente o ya se recordó hoy:
several-not-gone = Como estaban, porque no se les debe nada:
several-changed = Sin tocar, porque ha pasado algo desde que se hizo la página. Conviene mirarlos otra vez:
several-lead-is = { $name }. { $holder }
several-too-many = Cada pulsación decide { $most }: { $more } más siguen como estaban. Para ellos, pulsar otra vez.

assign-title = ¿Quién se encarga de { $name }?
assign-given = Dado a { $to }
assign-has-it-already = { $to } ya lo tiene
assign-to-somebody-else = Dárselo a otra persona
assign-back = Volver a { $name }
assign-nobody = nadie
assign-nudged = Se le pide a { $owner } que lo atienda
assign-nudged-detail = { $formality ->
    [familiar] { $owner } lo leerá en su próximo correo, con tu nombre y los botones para comunicar. Lo pendiente, y para cuándo, sigue igual.
   *[formal] { $owner } lo leerá en su próximo correo, con su nombre y los botones para comunicar. Lo pendiente, y para cuándo, sigue igual.
}
assign-not-nudged = No se recordó a nadie: ahora no hay nada pendiente, o ya se recordó hoy
assign-apologised = La disculpa sale ahora
assign-apologised-detail = Lo que debemos sigue pendiente hasta que alguien lo haga.
assign-not-apologised = Ahora no hay nada por lo que disculparse
assign-let-go = Descartado: { $why }
assign-let-go-says-no = La negativa cortés sale ahora. Si escribe, enseguida vuelve a llevarlo alguien.
assign-let-go-silently = No se le dice nada. Si escribe, enseguida vuelve a llevarlo alguien.
assign-nothing-let-go = No hay nada que descartar
assign-after-all = Dárselo a alguien, después de todo
assign-yours-because = { $formality ->
    [familiar] Es tuyo: { $why }.
   *[formal] Es suyo: { $why }.
}
assign-in-review = { $formality ->
    [familiar] Parece no deseado y espera tu revisión.
   *[formal] Parece no deseado y espera su revisión.
}
assign-no-contact = Nadie ha comunicado ningún contacto todavía.
assign-no-answer = Espera una respuesta, y nadie ha comunicado ninguna.
assign-lapsed-with = Se quedó sin atender con { $names }.
assign-nudge-detail = { $formality ->
    [familiar] Dejarlo donde está y pedir a { $owner } en tu nombre que lo atienda. Una vez al día:
   *[formal] Dejarlo donde está y pedir a { $owner } en su nombre que lo atienda. Una vez al día:
}
assign-nudge = Recordárselo a { $owner }
apology-time-and-number = Ya debería haber tenido noticias nuestras. El correo lo dice una vez, se disculpa y ofrece elegir una hora, nuestro número y responder.
apology-time = Ya debería haber tenido noticias nuestras. El correo lo dice una vez, se disculpa y ofrece elegir una hora o responder.
apology-number = Ya debería haber tenido noticias nuestras. El correo lo dice una vez, se disculpa y ofrece nuestro número o responder.
apology-reply = Ya debería haber tenido noticias nuestras. El correo lo dice una vez, se disculpa y ofrece responder.
apology-button-with-times = Disculparse y ofrecer una hora
apology-button = Disculparse
let-go-detail = O descartar lo pendiente: ya nadie tiene que hacerlo. No se le dice nada, y no sale nada.
let-go-they-have-read = Lo que ha leído de nosotros: { $mails }.
let-go-mail-read = «{ $mail }», { $when }
let-go-or-say-no = O decirle que no somos la empresa adecuada para esto:
let-go-say-no = No podemos ayudar: enviar la negativa cortés
assign-has-it-now = lo tiene ahora
assign-yes = Sí, dárselo a { $to }
assign-closed = Está cerrado y no necesita a nadie.

availability-heading = De momento, sin leads nuevos
availability-resume = Volver a dar leads a { $person }
availability-back = { $person } ha vuelto
availability-resumed = { $whole } vuelve a recibir leads
availability-not-paused = { $whole } no está en pausa
availability-not-away = { $whole } no está ausente
availability-follows = { $formality ->
    [familiar] Los que esperan en tu lista pasan a quien esté libre: primero, lo prometido para antes.
   *[formal] Los que esperan en su lista pasan a quien esté libre: primero, lo prometido para antes.
}

booking-with = Con { $name }.
booking-with-of = Con { $name }, { $company }.
booking-none-of-yours = { $formality ->
    [familiar] Aquí no hay ninguna cita tuya.
   *[formal] Aquí no hay ninguna cita suya.
}
opt-in-proof = Aceptó: «{ $wording }». Fecha: { $at }, en la página que ofrece el correo «{ $step }».
