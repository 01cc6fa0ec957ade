fact-line = { $what }: { $why }
fact-imported = Importado de una lista
fact-received = Llegó la consulta
fact-joined = Llegó otra consulta suya
fact-assessed = Se aplicaron los criterios
fact-suspected = Enviado a revisión
fact-queued = A la espera de una decisión
fact-assigned = Asignado
fact-call-opened = Toca llamar
fact-task-opened = Toca una tarea
fact-mail-planned = Hay un correo listo para salir
fact-step-skipped = Se omitió un paso
fact-reminded = Se recordó a quien lo lleva
fact-breached = Vencido
fact-promise-kept = Cumplimos lo prometido
fact-promise-missed = No cumplimos lo prometido
fact-promise-moved = Lo prometido se aplazó antes de confirmarse
fact-escalated = Se avisó a la dirección comercial
fact-warned = Se avisó a quien lo lleva de que pasará a otra persona
fact-kept = Quien lo lleva se lo queda
fact-lapsed = Pasó a otra persona
fact-still-open = Sigue abierto
fact-booked = Se reservó una cita
fact-booking-requested = Se pidió una hora
fact-booking-moved = Se cambió la cita
fact-booking-cancelled = Se canceló la cita
fact-outcome = Registrado
fact-corrected = Corregido
fact-sign = Señal recibida
fact-stopped = Terminaron los pasos automáticos
fact-rested = Queda en reposo
fact-woke = Vuelve a estar activo
fact-closed = Cerrado
fact-verdict = Decidido
fact-sent = Se envió un correo
fact-not-sent = No se envió un correo
fact-unknown = Puede que un correo no se enviara
fact-erased = Se borraron los datos de la persona
fact-noted = Anotado
fact-held = El correo automático espera
fact-linked = Vinculado a otro lead
fact-opted-in = Aceptó recibir
fact-handed-over = Pasa a otra persona con lo acordado
fact-awaiting-approval = Un correo espera a que lo envíe una persona
fact-doubted = Sin comprobar

fact-suspected-detail = parece no deseado; decide una persona
assigned-to = a { $name } ({ $why })
assigned-who-left = { $id } ({ $why })
fact-of-step = { $step } ({ $why })
promised-by = era para { $time }
promise-missed-by = era para { $time }, y no consta que se hiciera
promise-moved-to = era para { $from }; ahora, para { $to }
promise-moved-to-no-hour = era para { $from }; ahora no hay hora: que sepamos, nadie tiene hueco
lapsed-from = antes lo llevaba { $name }
lapsed-untold = antes lo llevaba { $name }, que no recibió el aviso a tiempo, así que no cuenta
lapsed-unreached = antes lo llevaba { $name }, a quien no llegó ningún correo al respecto, así que no cuenta
lapsed-unsettled = cualificación no lo aclaró a tiempo
still-open-detail = en la lista del día
held-detail = ya hay contacto con alguien de su empresa
opted-in-detail = el boletín

owed-first-touch = el primer contacto
owed-first-touch-this-week = el primer contacto, esta semana
owed-answer = la respuesta a lo que escribió
owed-request = la respuesta a su petición
owed-confirm = confirmar la hora que pidió
owed-meeting = cómo fue la cita
owed-next-step = el siguiente paso
owed-decide = una decisión sobre cómo seguir
owed-approach = un primer contacto con alguien de una lista

meets-at = con { $name }, { $time }
meets-at-either = con { $name }, { $time } o { $other }
meeting-cancelled-because = { $meeting }: { $why }
cancelled-no-contact = no quiere contacto
cancelled-other-rep = el lead lo lleva otra persona
cancelled-not-followed-up = ya no se hace seguimiento del lead
cancelled-not-confirmed = nadie la confirmó

assessed-ladder = { $said }; tiene plazos propios: { $ladder }
assessed-none = no se cumple ninguno
assessed-points = { $points ->
    [one] { $points } punto ({ $held })
   *[other] { $points } puntos ({ $held })
}
queued-unsettled = las respuestas no bastan para los criterios
queued-cannot-ask = no se puede hacer la pregunta
queued-not-answered = la pregunta quedó sin respuesta
queued-cannot-answer = no puede responder a la pregunta
queued-excluded = se cumple una exclusión declarada
queued-not-a-lead = según las reglas, no es una consulta
queued-wrong-person = no es la persona indicada
queued-no-budget = sin presupuesto
queued-needs-information = faltan datos
queued-not-a-fit = no encaja
queued-passed-over = { $name } { $why }
unfit-away = no está
unfit-paused = está en pausa tras dos leads sin atender a tiempo
unfit-full = está al completo
unfit-other-topic = lleva otros temas
unfit-other-source = lleva otros orígenes
unfit-other-product = lleva otros productos
unfit-other-territory = lleva otras zonas
unfit-other-language = habla otros idiomas con los leads
unfit-let-it-lapse = dejó pasar el plazo
unfit-no-weight = no lleva leads nuevos
unfit-shift-ends = trabaja poco tiempo hasta el plazo
unfit-behind = tiene { $open } en curso
unfit-taken = tiene esa hora ocupada

assigned-before-others = { $why }; { $others }
assigned-solo = un equipo de una persona
assigned-had-it-before = ya tuvo este lead
assigned-has-linked = tiene, o tuvo, un lead vinculado a este
assigned-same-company = lleva, o llevó, a otra persona de la misma empresa
assigned-least-loaded = tiene { $open } en curso, la carga más baja según su peso
assigned-in-time-lately = tiene { $open } en curso y últimamente ha cumplido los plazos
assigned-lapsed-lately = { $lapses ->
    [one] tiene { $open } en curso, y uno pasó de ahí a otra persona hace poco
   *[other] tiene { $open } en curso, y { $lapses } pasaron de ahí a otra persona hace poco
}
assigned-free-then = está libre a la hora elegida; { $among }
assigned-no-rep-free = ahora ningún comercial puede llevarlo
assigned-lapsed-twice = dos veces venció el plazo sin que constara un contacto
assigned-nobody-else = venció el plazo sin que constara un contacto, y nadie más responde a estas peticiones
assigned-answers = responde a lo que no es un lead
assigned-owns-campaign = lleva la campaña
assigned-taken-over = ya lo llevaba en el sistema anterior
managers-choice = decisión de la dirección comercial
assigned-reported = registró un resultado
assigned-corrected = se corrigió un resultado

skipped-attempts-used-up = se agotaron los intentos
skipped-unreachable = no hay forma de contactar; decide una persona
skipped-no-address = no hay dirección a la que se pueda escribir
skipped-no-consent = no consta ningún consentimiento
skipped-says-they-asked = el texto dice que preguntó, y no lo hizo
skipped-doubt = alguien escribió en su nombre; decide una persona
skipped-away = espera a que vuelva
skipped-written-elsewhere = los correos a los leads se envían desde otro sistema
skipped-not-reported = no consta que se hiciera
skipped-tried-before = alguien lo intentó antes de que tocara
skipped-date-passed = su día ya pasó
skipped-no-date = depende de una fecha, y no consta ninguna

stopped-wrote-again = escribió de nuevo
stopped-asked = preguntó
stopped-chose-a-time = eligió una hora
stopped-in-contact = en contacto
stopped-not-now = ahora no
stopped-nurture = mantener el contacto
stopped-no-budget = sin presupuesto
stopped-handed-back = devuelto
stopped-let-go = se descartó lo pendiente
stopped-do-not-contact = no contactar
stopped-known-before = ya se sabía de antes: { $sign }
stopped-number-known-before = ya se sabía de antes: no se debe llamar a ese número
sign-replied = respondió
sign-unsubscribed = se dio de baja
sign-bounced = su buzón no existe
sign-complained = marcó nuestro correo como no deseado
sign-do-not-contact = no contactar

ending-won = ganado
ending-lost = perdido
ending-not-a-fit = no encaja
ending-not-a-lead = no es un lead
ending-existing-customer = ya es cliente
ending-do-not-contact = no contactar
ending-complained = marcó nuestro correo como no deseado
ending-refused = con una negativa cortés
ending-unwanted = no deseado
ending-erased = borrado
ending-quiet = mucho tiempo sin noticias

woke-new-inquiry = una nueva consulta
woke-first-inquiry = una primera consulta
woke-wrote = escribió
woke-said-ready = dijo en el boletín que quiere hablar
woke-campaign = empieza una campaña
woke-chose-a-time = eligió una hora
woke-date-came = ha llegado la fecha
woke-date-they-asked-for = ha llegado la fecha que pidió
woke-review = lo mira una persona
woke-reviewed = lo miró una persona

ruled-against = { $verdict }, en contra de los criterios
outcome-beyond = { $outcome }, más veces de las previstas
outcome-for = { $outcome }, por { $amount }
between-thousands = .
amount-in = { $amount } { $currency }
ruled-go-on = seguir
ruled-own-up = pedir disculpas por el retraso
ruled-nudged = se pidió a { $name } que se ocupe
ruled-let-go-settled = descartado: resuelto por otra vía
ruled-let-go-not-wanted = descartado: ya no lo quiere
ruled-let-go-cannot-help = descartado: no podemos ayudar
ruled-let-go-too-late = descartado: ya es tarde para que sirva
step-with-text = { $step }, con el texto «{ $text }»
ruled-merged = unido con otro lead: es la misma persona
ruled-merged-into = unido a otro lead: es la misma persona
ruled-taken-apart = separado de nuevo: es una persona distinta
ruled-parted = el otro lead se ha separado de nuevo: es otra persona
ruled-taken-back = retirado: { $what }
ruled-send-now = enviarlo ya
ruled-leave-out = no enviarlo
ruled-in-touch = ya hay contacto
ruled-released = se dio salida a «{ $step }»
ruled-dropped = se descartó «{ $step }»
ruled-dropped-lost = se descartó un correo cuyo texto se perdió

sent-before-restored = antes de restaurar la tabla
sent-in-flight = { $what }; ya estaba en camino cuando se detuvieron los envíos

step-acknowledgement = acuse de recibo
step-acknowledgement-later = acuse de recibo (para más adelante)
step-question = pregunta
step-right-person = pregunta por la persona indicada
step-letter = boletín: { $name }
step-courtesy-no = negativa cortés
step-courteous-no = negativa cortés
step-own-words = con sus propias palabras
step-goodbye = correo de despedida
step-owing = disculpa por el retraso
step-new-contact = nueva persona de contacto
step-mail-personal = correo personal
step-mail-again = otro correo
step-booked = cita reservada
step-booking-moved = cita cambiada
step-booking-requested = cita solicitada
step-booking-cancelled = cita cancelada
step-booking-reminder = recordatorio de la cita
step-booking-again = nueva cita

number-extension = { $number } ext. { $extension }
number-doubtful = { $number } (conviene comprobar este número)

noted-on-a-list = también está en una lista
noted-asked-for-nothing = viene de una lista y no ha preguntado nada
noted-away-until = fuera hasta el { $day }
noted-auto-reply = una respuesta automática
noted-soft-bounced = su buzón no aceptó un correo esta vez
noted-delayed = un correo se retrasa
noted-note = una nota
noted-details-corrected = corregido: { $what }
detail-name = el nombre
detail-phone = el número
detail-company = la empresa
noted-taken-over = traspasado desde otro sistema, donde estaba así: { $state }
taken-new = nadie había contactado aún
taken-in-conversation = en conversación
taken-waiting = quería saber de nosotros más adelante
taken-nurture = aún no estaba listo
taken-won = compró
taken-lost = no compró
taken-stopped = no quiere que le contacten
noted-said-ready = Dijo en el boletín que quiere hablar
noted-campaign-held = figura en la lista de una campaña, que no empieza: { $why }
campaign-already-in-it = ya está en la campaña
campaign-suppressed = no se le debe escribir
campaign-no-consent = no consta su consentimiento
campaign-followed-up = alguien ya se ocupa
campaign-date-agreed = hay un día acordado
noted-came-from = (Llegó desde { $from }.)

handed-over-by-choice = antes lo llevaba { $name }; decisión de la dirección comercial
handed-over-away = antes lo llevaba { $name }, que no está
handed-over-left = antes lo llevaba { $name }, que ya no está en el equipo
handed-over-lapsed = antes lo llevaba { $name }; venció el plazo sin que constara una respuesta
handed-over-back = antes lo llevaba { $name }; vuelve a quien lo llevaba antes

awaits-answers-elsewhere = las respuestas no volverían aquí
awaits-in-contact = desde el último ha habido una señal de contacto
awaits-unattended = dos salieron de forma automática, y desde entonces nadie ha hecho nada

claimed-report = un aviso en nombre del equipo
claimed-words = unas palabras en su nombre
claimed-silence = una petición, en su nombre, de que no haya más contacto
claimed-away = una respuesta automática en su nombre
claimed-failure = un aviso de que falló un correo que se le envió
claimed-complaint = un aviso de que marcó nuestro correo como no deseado

unsent-too-late = ha pasado el plazo en que podía salir
unsent-stopped = antes se detuvieron los envíos
unsent-no-address = no hay dirección a la que escribir
unsent-lead-gone = el lead ya no existe
unsent-inquiry-gone = la consulta ya no existe
unsent-merged = el lead se unió a otro
unsent-appointment-changed = la cita ya no es la misma
unsent-acknowledged = ya tuvo acuse de recibo ese mismo día; anotada como repetición
unsent-refused = el servicio de correo lo rechazó: { $why }
unsent-rejected = el servicio de correo lo devolvió
unsent-not-delivered = su buzón no lo aceptó, y el servicio de correo desistió
unsent-lease-nearly-over = el tiempo de este intento estaba a punto de acabar
unsent-sender-silent = no se supo si llegó a salir
unsent-perhaps-sent = quizá no enviado: el servicio de correo no lo confirmó
unsent-not-taken-up = un borrador que nadie envió a tiempo
unsent-not-of-the-team = la persona ya no es del equipo
unsent-nothing-to-say = nada que decir
unsent-written-elsewhere = este tipo de correo no se envía desde aquí
unsent-unreadable = no se puede leer la información a la que se refiere
unsent-restored = se restauró una copia de seguridad; puede que se enviara después de hacerla
unsent-no-message-id = la respuesta no trae identificador de mensaje
unsent-failed = el servicio de correo falló con { $status }
unsent-no-answer = sin respuesta

template-absent = no hay plantilla `{ $template }`
template-says-they-asked = la plantilla `{ $template }` dice que preguntó, pero viene de una lista
template-missing = plantilla `{ $template }`, línea { $line }: falta `{ $variable }`
template-empty = plantilla `{ $template }`, línea { $line }: `{ $variable }` está vacía
template-wrong-shape = plantilla `{ $template }`, línea { $line }: `{ $variable }` tiene un valor de otro tipo
template-not-a-link = plantilla `{ $template }`, línea { $line }: `{ $variable }` no es un enlace
template-no-neutral-twin = la plantilla `{ $template }` no tiene versión neutra
template-left-over = plantilla `{ $template }`, línea { $line }: `{ $mark }` es un campo que quedó sin rellenar

refused-unbuildable = no se puede formar la petición
refused-no-connection = sin conexión
refused-too-many-requests = demasiadas peticiones
refused-limit-reached = se ha alcanzado un límite de la cuenta
refused-resource-missing = falta un recurso
refused-message-rejected = el mensaje se ha rechazado
refused-malformed = la petición está mal formada
refused-other = rechazado
refused-sending-paused = el envío está en pausa
refused-account-suspended = la cuenta está suspendida
refused-domain-not-verified = el dominio del remitente no está verificado
refused-sender-not-verified = el remitente no está verificado
refused-daily-quota = se ha agotado la cuota del día
refused-access-denied = el servicio de correo deniega el acceso

law-consent-ended = el consentimiento dado con una consulta terminó a los { $months } meses, el { $on }
law-all-written = la ley de su país permite { $most } seguimientos por escrito por consulta, incluida la despedida

outcome-reached = Hemos hablado
outcome-voicemail = Dejé un mensaje de voz
outcome-no-answer = No contesta
outcome-wrote = Le escribí
outcome-done = Hecho
outcome-answered = Me respondió
outcome-booked = Cita acordada
outcome-met = Nos reunimos
outcome-no-show = No se presentó
outcome-won = Ganado
outcome-lost = Perdido
outcome-wrong-number = Número equivocado
outcome-not-now = Ahora no
outcome-not-a-fit = Devolver: no encaja
outcome-not-a-lead = No es un lead
outcome-do-not-contact = No contactar
outcome-nurture = Mantener el contacto
outcome-wrong-person = Devolver: no es la persona indicada
outcome-no-budget = Devolver: sin presupuesto
outcome-needs-information = Devolver: faltan datos

verdict-ready = Listo para un comercial
verdict-nurture = Ahora no: mantener el contacto
verdict-not-a-lead = No es un lead
verdict-not-a-fit = No encaja: cerrarlo
verdict-existing-customer = Ya es cliente
verdict-unwanted = No deseado
verdict-refuse = Enviar la negativa cortés

let-go-settled = Resuelto por otra vía
let-go-not-wanted = Ya no lo quiere
let-go-cannot-help = No podemos ayudar
let-go-too-late = Ya es tarde para que sirva

rep-meets-at = Lugar de la cita: { $place }.
rep-calls = { $formality ->
    [familiar] Llamas tú: { $number }.
   *[formal] Llama usted: { $number }.
}
rep-is-called = Llama la otra parte, al { $number }.
rep-agrees-how = { $formality ->
    [familiar] No se conoce ningún número al que llamar: escríbele, por favor, para acordar cómo hablar.
   *[formal] No se conoce ningún número al que llamar: escríbale, por favor, para acordar cómo hablar.
}
