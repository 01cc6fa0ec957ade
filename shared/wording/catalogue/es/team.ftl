holder-you = { $formality ->
    [familiar] contigo
   *[formal] con usted
}
holder-person = con { $name }
holder-left = con alguien que ya no está en el equipo
holder-arrivals = a punto de asignarse a alguien
holder-qualifier = en cualificación
holder-your-queue = { $formality ->
    [familiar] en tu lista
   *[formal] en su lista
}
holder-managers-queue = en la lista de la dirección comercial
holder-resting = en reposo
holder-closed = cerrado
a-colleague = alguien del equipo
the-managers-queue = la dirección comercial
the-qualifier = cualificación
a-former-colleague = alguien que ya no está en el equipo
somebody = Alguien
# Behind "por": a name that begins with I would ask for another word than "y".
name-and-name = { $first } y después por { $other }
names-and-more = { $names } y { $more } más
# The same: no name stands right behind "y".
names-and-last = { $names } y también { $last }
asked-more = … y { $count } consultas más, en la página del lead.
asked-for-around-now = Pidió que se le contactara por estas fechas.

due-for = para { $when }
due-agreed = acordado para { $when }
due-planned = previsto para { $when }
due-at = vence { $when }
overdue-since = con retraso desde { $when }
due-today = vence hoy

list-more = Y { $count } más.
more-came = Además llegaron a la vez { $count } avisos más, que no caben en este correo. Cada uno está en su lead, que tiene quien lo lleve y un plazo; lo que siga pendiente estará en la lista de la mañana.
in-place-of = { $formality ->
    [familiar] { $name } no está y tú haces la sustitución: hasta su vuelta, tú recibes lo que recibiría la dirección comercial y puedes pulsar todos los botones.
   *[formal] { $name } no está y usted hace la sustitución: hasta su vuelta, usted recibe lo que recibiría la dirección comercial y puede pulsar todos los botones.
}

mail-was-not-sent = no se envió
mail-goes-out = A { $when } sale un correo.
mail-waits = { $formality ->
    [familiar] Hay un correo listo que espera tu decisión hasta { $when }.
   *[formal] Hay un correo listo que espera su decisión hasta { $when }.
}
mail-perhaps-sent = Quizá se haya enviado; debería saberse, a más tardar, { $when }.
they-will-read = Texto del correo:
inquiry-was-erased = La consulta a la que responde se ha borrado.
we-wrote-last = Lo último que escribimos
we-wrote = { $when }: «{ $subject }»
cannot-be-written = No se puede redactar: { $why }
subject-label = Asunto:

no-ready-words = { $formality ->
    [familiar] Esta vez no hay un texto preparado; escribe el tuyo, por favor.
   *[formal] Esta vez no hay un texto preparado; escriba usted el suyo, por favor.
}
no-script = { $formality ->
    [familiar] Di quién eres, por qué llamas y para qué. Después, escucha.
   *[formal] Diga quién es, por qué llama y para qué. Después, escuche.
}
no-way-to-reach = { $formality ->
    [familiar] Nada: no se le puede llamar ni escribir. Decide, por favor, qué hacer.
   *[formal] Nada: no se le puede llamar ni escribir. Decida, por favor, qué hacer.
}
find-another-way = Todavía nada: hay que encontrar un número u otra dirección de correo, o cerrarlo.
we-said-we-call = { $formality ->
    [familiar] A esta persona le hemos anunciado una llamada: llama, por favor, y escribe solo si no contesta.
   *[formal] A esta persona le hemos anunciado una llamada: llame, por favor, y escriba solo si no contesta.
}
we-said-we-answer = A esta persona le hemos anunciado que le responderá alguien del equipo.
what-to-say = Qué decir
a-draft = Un borrador
what-to-do = Qué hacer
no-number-to-call = No hay número de teléfono.
to-be-written-to = Hay que escribirle.
asked-for-writing = Se pidió una respuesta por escrito.
not-to-be-called = No se le puede llamar.
the-delay = El retraso:
say-the-delay = { $formality ->
    [familiar] «Deberías haber tenido noticias nuestras { $when }. Si nadie se ha puesto en contacto contigo, siento que hayas tenido que esperar». También en el buzón de voz.
   *[formal] «Debería haber tenido noticias nuestras { $when }. Si nadie se ha puesto en contacto con usted, siento que haya tenido que esperar». También en el buzón de voz.
}
their-question = Su pregunta:
answer-their-question = responder a lo que escribió, o decir cuándo tendrá la respuesta y de quién.

they-sent = Tema: { $topic }.
they-wrote-no-more = No escribió nada más.
they-wrote-again-on = Volvió a escribir { $when }:
# Quien llamó no ha escrito nada.
they-rang = Llamó { $when } y no dejó ningún mensaje.
they-left-a-message = Llamó { $when } y dejó un mensaje.
they-were-here = Estuvo aquí { $when }.
their-message = Su mensaje:
rang-at = Llamada recibida: { $when } ({ $source })
stands-rang = Llamada recibida { $when }.
has-rung-again = ha vuelto a llamar
waits-not-understood = llegó en un formato que no podemos leer: hay que mirarlo
call-back-now = Devolver ya la llamada a { $name }: llamó { $when }
their-words-elsewhere = El texto está en el buzón al que respondió; aquí no se guarda.
their-last-mail = Su último correo:
nothing-readable = Nada que se pueda leer.
listed-from = Está en una lista nuestra ({ $place }).
listed = Está en una lista nuestra.
listed-nothing-came = No hemos recibido nada de su parte.
listed-asked-on = Según la lista, el { $day } quería tener noticias nuestras.
listed-consent = Consta su consentimiento.
listed-no-consent = No consta su consentimiento, así que nada sale de forma automática.
contact-now = lo antes posible
contact-week = en el plazo de una semana
contact-later = más adelante
their-data-erased = Sus datos se han borrado.

next-closed = Está cerrado, y ya nada sale de forma automática.
next-rests = Queda en reposo hasta { $when }.
next-assigned = En unos minutos lo tendrá alguien del equipo.
next-manager = La dirección comercial decide qué hacer.
next-qualifier = Cualificación decide qué hacer.
next-yours = { $formality ->
    [familiar] El siguiente paso te toca a ti: { $when }.
   *[formal] El siguiente paso le toca a usted: { $when }.
}
next-yours-agreed = { $formality ->
    [familiar] El siguiente paso te toca a ti; se acordó para { $when }.
   *[formal] El siguiente paso le toca a usted; se acordó para { $when }.
}
next-yours-planned = { $formality ->
    [familiar] El siguiente paso te toca a ti; estaba previsto para { $when }.
   *[formal] El siguiente paso le toca a usted; estaba previsto para { $when }.
}
next-was-due = { $formality ->
    [familiar] Lo que sigue te toca a ti y venció { $when }.
   *[formal] Lo que sigue le toca a usted y venció { $when }.
}
next-due = { $formality ->
    [familiar] Lo que sigue te toca a ti. Plazo: { $when }.
   *[formal] Lo que sigue le toca a usted. Plazo: { $when }.
}
next-then-rests = Después queda en reposo.
next-in-doubt = Hasta que alguien decida si el mensaje es auténtico, no sale ningún correo automático.
next-mail-ready = { $formality ->
    [familiar] El siguiente correo estará listo { $when } para que lo envíes.
   *[formal] El siguiente correo estará listo { $when } para que usted lo envíe.
}
next-mail-out = El siguiente correo sale de forma automática { $when }.

notes = Notas
note-of = Nota de { $name }, { $when }:

why-listed = Está en una lista nuestra y todavía nadie se ha puesto en contacto.
why-answer = Ha escrito y espera respuesta.
why-time = Pidió una hora y espera un sí.
why-meeting = La cita ha terminado: ¿qué tal fue?
why-first = Falta el primer contacto.
why-call-back = Espera que se le devuelva la llamada.
why-no-answer = El { $day } nadie contestó.
why-voicemail = El { $day } se dejó un mensaje de voz.
why-wrote = El { $day } se le escribió.
why-wrong-number = El número era de otra persona.
why-task = El siguiente paso no es una llamada ni un correo: { $task }. Si no se puede hacer, puede quedar así: lo que viene después llega por sí solo.
why-last-reported = Lo último registrado: { $what } ({ $day }).
step-was-agreed = El siguiente paso se acordó para el { $day }.
step-was-planned = El siguiente paso estaba previsto para el { $day }.
step-agreed-today = Hoy es el día del siguiente paso acordado.
step-today = Hoy es el día del siguiente paso.
decide-doubt = { $formality ->
    [familiar] Alguien escribió en nombre de esta persona y nada demuestra que el mensaje sea suyo, así que nada sale de forma automática, salvo el acuse de recibo de una consulta: decide, por favor.
   *[formal] Alguien escribió en nombre de esta persona y nada demuestra que el mensaje sea suyo, así que nada sale de forma automática, salvo el acuse de recibo de una consulta: decida, por favor.
}
decide-nothing = { $formality ->
    [familiar] Ya nada sale de forma automática: decide, por favor, cómo seguir.
   *[formal] Ya nada sale de forma automática: decida, por favor, cómo seguir.
}
decide-stopped = { $formality ->
    [familiar] Se dio de baja de nuestros correos y no pidió una llamada. Ya nada sale de forma automática: decide, por favor, cómo seguir.
   *[formal] Se dio de baja de nuestros correos y no pidió una llamada. Ya nada sale de forma automática: decida, por favor, cómo seguir.
}
decide-bounced-phone = { $formality ->
    [familiar] El buzón no existe y no se le puede llamar: decide, por favor, cómo seguir.
   *[formal] El buzón no existe y no se le puede llamar: decida, por favor, cómo seguir.
}
decide-bounced = { $formality ->
    [familiar] El buzón no existe y no hay número al que llamar: busca, por favor, otra manera de contactar.
   *[formal] El buzón no existe y no hay número al que llamar: busque, por favor, otra manera de contactar.
}
decide-complained = { $formality ->
    [familiar] Marcó nuestro correo como no deseado, así que tampoco hay llamadas: decide, por favor, qué hacer.
   *[formal] Marcó nuestro correo como no deseado, así que tampoco hay llamadas: decida, por favor, qué hacer.
}
decide-do-not-contact = { $formality ->
    [familiar] No se debe contactar, ni por correo ni por teléfono: decide, por favor, qué hacer.
   *[formal] No se debe contactar, ni por correo ni por teléfono: decida, por favor, qué hacer.
}

waits-closed = es un lead cerrado
waits-first = espera el primer contacto
waits-answer = ha escrito y espera respuesta
waits-request = espera respuesta (no es una venta)
waits-step = espera el siguiente paso
waits-step-agreed = tiene un siguiente paso acordado
waits-step-planned = tiene un siguiente paso
waits-time = pide una hora y espera un sí
waits-meeting = tiene una cita
waits-met = tuvo una cita y nadie ha dicho qué tal fue
waits-approach = viene de una lista y nadie se ha puesto en contacto
waits-doubt = tiene un mensaje en su nombre sin comprobar: hay que decidir
waits-decide = ya no recibe nada automático: hay que decidir
waits-written = tiene un correo nuestro sin responder
waits-to-be-written = tiene pendiente un correo nuestro
waits-call-again = tiene otra llamada pendiente
waits-call = tiene una llamada pendiente
waits-task = tiene una tarea pendiente: { $task }
waits-listed-review = viene de una lista: ¿merece una llamada?
waits-review = lleva tiempo sin responder: ¿merece otro intento?
waits-review-no-fit = devuelto porque no encaja: ¿es así?
waits-settle = está por aclarar
waits-information = tiene una pregunta nuestra sin responder
waits-unwanted = parece un envío no deseado: hay que mirarlo
waits-exhausted = espera a un comercial: ahora no hay ninguno disponible
waits-refusal = tiene una negativa cortés a la espera del visto bueno
waits-not-a-lead = no parece una consulta
waits-no-policy = llegó antes de que hubiera reglas
waits-assigned = está a punto de asignarse
waits-rests = está en reposo

stands-asked = Consulta recibida { $when }.
stands-wrote = Escribió { $when }.
stands-promised = Prometido para { $when }.
stands-no-hour = No se le dio una hora, y ya debería haber tenido noticias nuestras.
stands-call-unreported = La siguiente llamada ya tocaba y no consta.
stands-been-with = Antes pasó por { $names }.
stands-told-late = Se le ha escrito que vamos con retraso ({ $when }).
stands-late-leaving = Va de camino un correo que dice que vamos con retraso.
stands-late-planned = Si nadie contacta antes, { $when } sale un correo que dice que vamos con retraso.
stands-one-must-act = Ya nada le llega de forma automática: alguien tiene que actuar.
stands-becomes-yours-contact = { $formality ->
    [familiar] Pasa a ti hoy a { $when } si antes no consta un contacto.
   *[formal] Pasa a usted hoy a { $when } si antes no consta un contacto.
}
stands-becomes-yours-answer = { $formality ->
    [familiar] Pasa a ti hoy a { $when } si antes no consta una respuesta.
   *[formal] Pasa a usted hoy a { $when } si antes no consta una respuesta.
}
stands-moves-on-contact = Pasa a otra persona hoy a { $when } si antes no consta un contacto.
stands-moves-on-answer = Pasa a otra persona hoy a { $when } si antes no consta una respuesta.

delay-told = ya debería haber tenido noticias nuestras, y así se le ha escrito ({ $when })
delay-leaving = va de camino un correo que dice que ya debería haber tenido noticias nuestras
delay-planned = si antes no hay contacto, { $when } sale un correo que dice que ya debería haber tenido noticias nuestras

also-gave = También indicó
name-as-typed = Nombre, tal como se escribió: { $text }
phone-as-typed = Teléfono, tal como se escribió: { $text }
company-is = Empresa: { $text }
needs-it = Para cuándo: { $text }
budget-is = Presupuesto: { $text }
wants-contact = Quiere noticias nuestras: { $text }
prefers-phone = Preferencia: por teléfono
prefers-writing = Preferencia: por escrito
away-until = Fuera hasta el { $day }, según su respuesta automática
their-time = { $formality ->
    [familiar] Su hora local: { $there }; por favor, no llames hasta { $when }
   *[formal] Su hora local: { $there }; por favor, no llame hasta { $when }
}
imported-at = Importado: { $when } ({ $source })
campaign-is = Campaña: { $campaign }
campaign-is-dated = Campaña: { $campaign }; su fecha es { $day }
asked-at = Consulta recibida: { $when } ({ $source })
points-unqualified = Puntos: { $points }, sin cualificar a tiempo
inquiries-so-far = Consultas: { $count }
so-far = Hasta ahora: { $what }
our-delay = Nuestro retraso: { $what }
careful-stopped = Atención: se dio de baja de nuestros correos
careful-bounced = Atención: su dirección de correo no funciona
careful-complained = Atención: marcó nuestro correo como no deseado
careful-do-not-contact = Atención: no se debe contactar
calls-made = { $count ->
    [one] 1 llamada
   *[other] { $count } llamadas
}
mails-written = { $count ->
    [one] 1 correo
   *[other] { $count } correos
}
in-contact-since = en contacto desde { $when }
last-in-contact = último contacto: { $when }; desde entonces, { $what }
# Parte de ello fue antes.
heard-from = { $what }; última noticia: { $when }
last-reported = lo último registrado: «{ $what }», { $when }
last-reported-unmade = lo último registrado: «{ $what }», { $when }; la llamada siguiente ya tocaba y no consta

number-not-to-call = { $number } (no llamar)
address-not-to-write = { $address } (no escribir)
may-want-silence = { $formality ->
    [familiar] Quizá no quiera más contacto: decide, por favor, antes de llamar o escribir.
   *[formal] Quizá no quiera más contacto: decida, por favor, antes de llamar o escribir.
}
call-them = Llamar al
write-to-them = Escribir a
look-up-on-the-web = Buscar en la web
look-up-on-linkedin = Buscar en LinkedIn
look-up = Buscar { $what }
nothing-to-reach-them = No dejó ningún dato de contacto.

button-more = Más…
button-the-meeting = Cambiar o cancelar
button-change-absence = Cambiarlo
button-correct = Corregir
button-request = Decir que sí u ofrecer otra hora
button-give = Asignar a alguien
button-nudge = Recordárselo a { $name }
button-apologise = Pedir disculpas
button-let-go = Descartar lo pendiente
button-three-lines = Escribir tres líneas
button-spoken = Ya hemos hablado
button-written = Ya le he escrito
button-keep = Me encargo yo
button-send-now = Enviarlo ya
button-in-touch = Ya estoy en contacto
button-do-not-send = No enviarlo
button-not-them = No fue esa persona: que sigan los correos
button-own-address = Fui yo: es mi dirección
button-go-on = Que sigan los correos
button-send = Enviarlo
button-skip = Omitirlo
button-look-at-all = Ver todo
button-merge = Ver los dos y unirlos
button-all-open = Todo lo pendiente
button-all-long = Todos estos
button-sign-in = Entrar
button-resume = Tengo tiempo

new-first = lead nuevo; espera el primer contacto
wants-contact-around = { $formality ->
    [familiar] lead nuevo, a tu cargo; quiere noticias nuestras hacia el { $day }. Antes no hay nada que hacer, salvo que la consulta lo requiera
   *[formal] lead nuevo, a su cargo; quiere noticias nuestras hacia el { $day }. Antes no hay nada que hacer, salvo que la consulta lo requiera
}
call-now = Llamar ya a { $name }: consulta recibida { $when }
write-now = Escribir ya a { $name }: consulta recibida { $when }
call-now-listed = Llamar ya a { $name }: en una lista desde { $when }
write-now-listed = Escribir ya a { $name }: en una lista desde { $when }
wanted-by = { $what }, mejor antes de { $when }
asked-for-by = { $formality ->
    [familiar] { $name } te pide que te ocupes de esto: { $what }
   *[formal] { $name } le pide que se ocupe de esto: { $what }
}
asked-for = { $formality ->
    [familiar] se te pide que te ocupes
   *[formal] se le pide que se ocupe
}
please-turn-to = { $formality ->
    [familiar] Te piden que te ocupes de { $name }
   *[formal] Le piden que se ocupe de { $name }
}
they-had-asked = Lo que había preguntado
they-had-asked-before = Lo que había preguntado antes
sent-another-form = ha enviado otro formulario

moves-on-at = pasa a otra persona a { $when }
else-moves-on-at = { $what }; si no, pasa a otra persona a { $when }
unless-contact = Si antes no consta un contacto, pasa a otra persona a { $when }.
unless-answer = Si antes no consta una respuesta, pasa a otra persona a { $when }.
to-the-manager = la dirección comercial
to-a-colleague-or-manager = otra persona del equipo o, si nadie está libre, a la dirección comercial
warned-no-answer = { $name } nos escribió y, que sepamos, nadie ha respondido.
warned-no-help = { $name } nos pidió ayuda y, que sepamos, nadie ha respondido.
warned-no-contact = Que sepamos, nadie ha contactado todavía con { $name }.
# Ya estuvo antes.
warned-no-contact-again = Que sepamos, esta vez nadie ha contactado todavía con { $name }.
moved-away-line = { $formality ->
    [familiar] ya no está a tu cargo; ahora está { $holder }.
   *[formal] ya no está a su cargo; ahora está { $holder }.
}
moved-away = { $name } está ahora { $holder }
moved-no-answer = Ha pasado a otra persona porque en el plazo acordado no constaba ninguna respuesta.
moved-no-contact = Ha pasado a otra persona porque en el plazo acordado no constaba ningún contacto.
moved-untold = { $formality ->
    [familiar] Se acabó el plazo. No se te avisó a tiempo, así que no cuenta en tu contra.
   *[formal] Se acabó el plazo. No se le avisó a tiempo, así que no cuenta en su contra.
}
moved-unreached = { $formality ->
    [familiar] Se acabó el plazo. El correo que lo avisaba no te llegó, así que no cuenta en tu contra.
   *[formal] Se acabó el plazo. El correo que lo avisaba no le llegó, así que no cuenta en su contra.
}
moved-given = Se ha asignado a otra persona.
moved-merged = Es la misma persona que en uno de sus leads: la dirección comercial ha unido los dos.
here-managers-choice = { $formality ->
    [familiar] La dirección comercial te lo ha asignado a ti.
   *[formal] La dirección comercial se lo ha asignado a usted.
}
here-away = Ha llegado el día acordado y no está { $name }.
here-left = Quien se encargaba ya no está en el equipo.
here-lapsed = Hay una respuesta pendiente, y en el plazo acordado no constaba ninguna.
here-back = Ya se llevaba aquí antes de la ausencia, y desde entonces nadie ha estado en contacto.
here-step-yours = { $formality ->
    [familiar] El paso acordado te toca ahora a ti.
   *[formal] El paso acordado le toca ahora a usted.
}
here-away-then = { $name } no está a la hora que se había elegido.
here-cancelled-offered = La cita está cancelada, y se han ofrecido otras horas.
here-cancelled-untold = { $formality ->
    [familiar] La cita está cancelada, y nadie pudo avisar: avisa tú, por favor.
   *[formal] La cita está cancelada, y nadie pudo avisar: avise usted, por favor.
}
waits-with-meeting-cancelled = { $what } y tenía una cita que se ha cancelado
here-lines-written = Lo que { $name } escribió está en «Notas».
here-lines-asked = { $formality ->
    [familiar] A { $name } se le han pedido tres líneas sobre lo acordado; te llegarán en cuanto las escriba.
   *[formal] A { $name } se le han pedido tres líneas sobre lo acordado; le llegarán a usted en cuanto las escriba.
}
here-nobody-to-ask = Ya no se puede preguntar a nadie: lo que se anotó está abajo.
here-was-with = Antes estaba a cargo de { $name }. { $why }
here-taken = { $formality ->
    [familiar] Te has hecho cargo de este lead.
   *[formal] Usted se ha hecho cargo de este lead.
}
here-given-by = { $formality ->
    [familiar] { $name } te lo ha asignado a ti.
   *[formal] { $name } se lo ha asignado a usted.
}
here-is-away = { $name } no está, y vence antes de su vuelta.
here-free-again = Antes estaba a cargo de otra persona, y había vuelto a quedar libre.
here-taken-apart = La dirección comercial lo ha separado de otro lead al que estaba unido: es una persona distinta.
here-no-answer = En el plazo acordado no constaba ninguna respuesta.
here-no-contact = En el plazo acordado no constaba ningún contacto.
here-waited-since = Lleva esperando desde { $when }.
they-wrote-last = Lo último que escribió
lines-wanted = { $formality ->
    [familiar] está ahora a cargo de { $name }. Escribe, por favor, tres líneas sobre lo acordado
   *[formal] está ahora a cargo de { $name }. Escriba, por favor, tres líneas sobre lo acordado
}
lines-away = { $formality ->
    [familiar] El día acordado no estarás.
   *[formal] El día acordado usted no estará.
}
lines-lapsed = Había una respuesta pendiente, y en el plazo acordado no constaba ninguna.
lines-given = La dirección comercial lo ha asignado a otra persona.

managers-now-no-contact = ahora lo tiene la dirección comercial: no constaba un contacto a tiempo
moved-on-no-contact = pasó a otra persona: no constaba un contacto
moved-on-no-answer = pasó a otra persona: no constaba una respuesta
came-to-you-no-contact = { $formality ->
    [familiar] te ha pasado a ti: no constaba un contacto a tiempo
   *[formal] ha pasado a usted: no constaba un contacto a tiempo
}
came-to-you-no-answer = { $formality ->
    [familiar] te ha pasado a ti: no constaba una respuesta a tiempo
   *[formal] ha pasado a usted: no constaba una respuesta a tiempo
}
no-contact-reported = no consta ningún contacto
wrote-no-answer = ha escrito y no tiene respuesta
step-not-reported = no consta que se diera el paso
nobody-has-decided = ya no recibe nada automático, y nadie ha decidido
mail-nobody-sent = un correo esperaba a alguien, y nadie lo envió
subject-no-contact = No consta ningún contacto con { $name }
subject-no-answer = { $name } ha escrito y no tiene respuesta
subject-step-agreed = No consta que se diera el paso acordado con { $name }
subject-step-planned = No consta que se diera el siguiente paso con { $name }
subject-undecided = { $name } espera una decisión
subject-moved-on-no-contact = { $name } pasó a otra persona: no constaba un contacto
subject-moved-on-no-answer = { $name } pasó a otra persona: no constaba una respuesta
subject-yours-no-contact = { $formality ->
    [familiar] { $name } está ahora a tu cargo: no constaba un contacto a tiempo
   *[formal] { $name } está ahora a su cargo: no constaba un contacto a tiempo
}
subject-yours-no-answer = { $formality ->
    [familiar] { $name } está ahora a tu cargo: no constaba una respuesta a tiempo
   *[formal] { $name } está ahora a su cargo: no constaba una respuesta a tiempo
}
subject-exhausted = Ahora no hay comercial para { $name }
subject-review = ¿Es una consulta? { $name }
subject-refusal = Una negativa cortés a { $name } espera el visto bueno
subject-not-a-lead = Lo de { $name } no parece una consulta
subject-no-policy = { $name } llegó antes de que hubiera reglas
subject-left-out = El correo a { $name } se omitió: nadie lo envió

cannot-away = { $name } no está
cannot-away-until = { $name } estará fuera hasta { $when }
cannot-paused = { $name } está en pausa tras { $count } leads seguidos sin atender a tiempo
cannot-full = { $name } tiene { $open } en curso y lleva { $most } como máximo
cannot-topic = { $name } lleva otros temas
cannot-source = { $name } lleva otros orígenes
cannot-product = { $name } lleva otros productos
cannot-territory = { $name } lleva otras zonas
cannot-language = { $name } habla otros idiomas con los leads
cannot-let-lapse = { $name } dejó pasar el plazo
cannot-no-weight = { $name } no lleva leads nuevos
cannot-shift = { $name } trabaja poco tiempo hasta el plazo
cannot-taken = { $name } tiene ocupada esa hora
way-give = { $formality ->
    [familiar] darlo de todos modos a alguien de la lista o quedártelo tú
   *[formal] darlo de todos modos a alguien de la lista o quedárselo usted
}
way-resume = en la misma página, poner fin a la pausa
way-back = en la misma página, indicar que quien estaba fuera ha vuelto
way-raise = subir max_open en team.toml
ways-out = Se puede: { $ways }. Hasta entonces espera, como quien pregunte ahora. El primer comercial que quede libre recibe el lead al que prometimos respuesta para antes; entre los demás, quien quiere noticias enseguida va antes que quien nos dio una semana.

approval-last = se omite. Es el último: después ya no recibe nada automático y su consulta queda en reposo
approval-left-out = se omite, y todo lo demás sigue sin él
signed-by-you = { $formality ->
    [familiar] { $why } Al enviarlo, lo firmas tú.
   *[formal] { $why } Al enviarlo, lo firma usted.
}
signed-by-the-team = { $why } Al enviarlo, lo firma el equipo.
approval-elsewhere = { $formality ->
    [familiar] No sale de forma automática, porque las respuestas no volverían aquí: llegan a tu propio buzón.
   *[formal] No sale de forma automática, porque las respuestas no volverían aquí: llegan a su propio buzón.
}
approval-in-contact = { $formality ->
    [familiar] No sale de forma automática, porque ha habido contacto desde nuestro último correo: mira antes, por favor, si todavía encaja.
   *[formal] No sale de forma automática, porque ha habido contacto desde nuestro último correo: mire antes, por favor, si todavía encaja.
}
approval-unattended = { $formality ->
    [familiar] No sale de forma automática, porque lo anterior quedó sin respuesta y desde entonces nadie ha registrado nada: míralo antes, por favor.
   *[formal] No sale de forma automática, porque lo anterior quedó sin respuesta y desde entonces nadie ha registrado nada: mírelo antes, por favor.
}
not-sent-left-out = Omitido: el correo a { $name }
not-sent-left-out-why = { $formality ->
    [familiar] El correo a { $name } que esperaba tu decisión se omitió, porque nadie lo envió. Todavía se puede enviar. { $next }
   *[formal] El correo a { $name } que esperaba su decisión se omitió, porque nadie lo envió. Todavía se puede enviar. { $next }
}
not-sent-undelivered = No entregado a { $name }: hay que mirarlo
not-sent-undelivered-why = { $formality ->
    [familiar] El correo a { $name } no llegó: { $why }. Cuenta como no enviado. Contacta, por favor, de otra manera, o envíalo otra vez.
   *[formal] El correo a { $name } no llegó: { $why }. Cuenta como no enviado. Contacte, por favor, de otra manera, o envíelo otra vez.
}
not-sent-decide = No enviado a { $name }: hay que decidir
not-sent-decide-why = Un correo a { $name } no ha salido, y no saldrá de forma automática. { $why }
held-line = sin correos automáticos hasta { $when }. { $why }
held-why = { $other }, con el mismo número o de la misma empresa que { $name }, ha estado en contacto con nosotros: { $when }.

doubted-line = { $formality ->
    [familiar] alguien escribió en su nombre: ¿fue esa persona? Decide, por favor
   *[formal] alguien escribió en su nombre: ¿fue esa persona? Decida, por favor
}
doubted-silence = El correo pide que no haya más contacto, y nada en él demuestra que venga de esa persona: pudo escribirlo cualquiera.
doubted-words = Nada en el correo demuestra que venga de esa persona: pudo escribirlo cualquiera.
doubted-decide-first = { $formality ->
    [familiar] Alguien escribió esto en su nombre, y nada prueba que sea verdad. Decide, por favor, antes de llamar o escribir:
   *[formal] Alguien escribió esto en su nombre, y nada prueba que sea verdad. Decida, por favor, antes de llamar o escribir:
}
doubted-more = … y { $count } más, en la página del lead.
doubted-comes-first = { $formality ->
    [familiar] Alguien escribió en su nombre, y nada prueba que sea verdad: léelo más abajo y decide antes de llamar o escribir.
   *[formal] Alguien escribió en su nombre, y nada prueba que sea verdad: léalo más abajo y decida antes de llamar o escribir.
}
in-your-name-line = { $formality ->
    [familiar] alguien nos escribió en tu nombre: ¿fuiste tú?
   *[formal] alguien nos escribió en nombre de usted: ¿fue usted?
}
in-your-name-address = { $formality ->
    [familiar] Llegó desde una dirección que no nos consta como tuya.
   *[formal] Llegó desde una dirección que no nos consta como suya.
}
in-your-name-unproven = { $formality ->
    [familiar] No respondía a ningún correo que te hayamos enviado, y nada en él demuestra que saliera de tu buzón.
   *[formal] No respondía a ningún correo que le hayamos enviado, y nada en él demuestra que saliera de su buzón.
}
unclear-line = { $formality ->
    [familiar] tu nota no indica ningún resultado: ¿qué tal fue?
   *[formal] su nota no indica ningún resultado: ¿qué tal fue?
}
which-date-line = { $formality ->
    [familiar] indicaste «{ $what }» con una fecha que puede ser dos días distintos: ¿cuál es?
   *[formal] indicó «{ $what }» con una fecha que puede ser dos días distintos: ¿cuál es?
}
which-date-why = La fecha indicada puede ser dos días distintos.
which-date-this-month = Un día de este mes
which-date-today = Hoy

you-are-away = { $formality ->
    [familiar] estarás fuera hasta { $when }
   *[formal] estará fuera hasta { $when }
}
you-are-back = { $formality ->
    [familiar] ya estás de vuelta
   *[formal] ya está de vuelta
}
away-follows = { $formality ->
    [familiar] Hasta entonces no recibes leads nuevos; lo que venza antes pasa a otra persona del equipo.
   *[formal] Hasta entonces no recibe leads nuevos; lo que venza antes pasa a otra persona del equipo.
}
back-follows = { $formality ->
    [familiar] Vuelves a recibir leads nuevos.
   *[formal] Vuelve a recibir leads nuevos.
}
report-recorded-line = { $formality ->
    [familiar] tu correo queda registrado: { $what }. { $next }
   *[formal] su correo queda registrado: { $what }. { $next }
}
report-which-sum = { $formality ->
    [familiar] El importe no estaba claro: responde a este correo con «ganado» y el importe, por ejemplo «ganado 12.000».
   *[formal] El importe no estaba claro: responda a este correo con «ganado» y el importe, por ejemplo «ganado 12.000».
}
your-answer-about-the-mail = { $formality ->
    [familiar] tu respuesta sobre el correo
   *[formal] su respuesta sobre el correo
}
left-alone = sin más contacto
left-alone-complained = sin más contacto: marcó nuestro correo como no deseado
left-alone-wrote = ha escrito, después de pedir que no hubiera contacto
left-alone-complained-wrote = ha escrito, después de marcar nuestro correo como no deseado
left-alone-why = { $formality ->
    [familiar] { $name } pidió que no hubiera más contacto, ni por correo ni por teléfono. No llames ni escribas más, por favor. Lo previsto queda anulado, no hay nada pendiente y el lead está cerrado.
   *[formal] { $name } pidió que no hubiera más contacto, ni por correo ni por teléfono. No llame ni escriba más, por favor. Lo previsto queda anulado, no hay nada pendiente y el lead está cerrado.
}
left-alone-complained-why = { $formality ->
    [familiar] { $name } marcó nuestro correo como no deseado. No llames ni escribas más, por favor. Lo previsto queda anulado, no hay nada pendiente y el lead está cerrado.
   *[formal] { $name } marcó nuestro correo como no deseado. No llame ni escriba más, por favor. Lo previsto queda anulado, no hay nada pendiente y el lead está cerrado.
}
left-alone-wrote-why = { $formality ->
    [familiar] { $name } pidió que no hubiera más contacto, ni por correo ni por teléfono, y ha escrito desde entonces. No recibe nada automático, y no es necesario responder. Si lo que escribió pide una respuesta, dásela y regístralo aquí.
   *[formal] { $name } pidió que no hubiera más contacto, ni por correo ni por teléfono, y ha escrito desde entonces. No recibe nada automático, y no es necesario responder. Si lo que escribió pide una respuesta, désela y regístrelo aquí.
}
left-alone-complained-wrote-why = { $formality ->
    [familiar] { $name } marcó nuestro correo como no deseado y ha escrito desde entonces. No recibe nada automático, y no es necesario responder. Si lo que escribió pide una respuesta, dásela y regístralo aquí.
   *[formal] { $name } marcó nuestro correo como no deseado y ha escrito desde entonces. No recibe nada automático, y no es necesario responder. Si lo que escribió pide una respuesta, désela y regístrelo aquí.
}
left-alone-erasure = exige que se borren sus datos
left-alone-erasure-why = { $name } exige que se borre lo que se guarda de su persona. La ley da un mes para ello, desde que escribió. Quien dirige el equipo lo hace en la página del lead o con `baton erase`; hasta entonces se conserva. No recibe nada automático.
demand-until = exige que se borren sus datos; la ley da de plazo hasta el { $date }
demand-over = exige que se borren sus datos; la ley daba de plazo hasta el { $date }
button-erase = Ver lo que se guarda y borrarlo
they-wrote = Lo que escribió
qualify-points = Puntos: { $points }; a partir de { $wanted } llama directamente un comercial. Si no se decide a tiempo, pasa sin cualificar a un comercial o, mientras no haya ninguno libre, a la dirección comercial.
qualify-no-points = Los criterios no se pudieron aplicar. Si no se decide a tiempo, pasa sin cualificar a un comercial o, mientras no haya ninguno libre, a la dirección comercial.
review-listed = Está en una lista nuestra: ¿merece una llamada? Si nadie decide a tiempo, volverá a quedar en reposo.
review-quiet = Lleva tiempo sin responder. ¿Merece otro intento? Si nadie decide a tiempo, volverá a quedar en reposo.
review-no-fit = Quien lo llevaba cree que no encaja. Hay que mirarlo: ¿se cierra?

no-new-leads = { $formality ->
    [familiar] De momento, sin leads nuevos para ti
   *[formal] De momento, sin leads nuevos para usted
}
paused-others = De momento, los leads nuevos van al resto del equipo: { $count } leads seguidos pasaron a otra persona porque no constaba un contacto a tiempo.
paused-nobody = De momento nadie recibe leads nuevos, y quien pregunta espera en la lista de la dirección comercial: { $count } leads seguidos pasaron a otra persona porque no constaba un contacto a tiempo.
paused-others-until = { $formality ->
    [familiar] Los leads nuevos van al resto del equipo hasta que digas que tienes tiempo: { $count } leads seguidos pasaron a otra persona porque no constaba un contacto a tiempo.
   *[formal] Los leads nuevos van al resto del equipo hasta que usted diga que tiene tiempo: { $count } leads seguidos pasaron a otra persona porque no constaba un contacto a tiempo.
}
paused-nobody-until = { $formality ->
    [familiar] Ahora nadie recibe leads nuevos, y quien pregunta espera en la lista de la dirección comercial hasta que digas que tienes tiempo: { $count } leads seguidos pasaron a otra persona porque no constaba un contacto a tiempo.
   *[formal] Ahora nadie recibe leads nuevos, y quien pregunta espera en la lista de la dirección comercial hasta que usted diga que tiene tiempo: { $count } leads seguidos pasaron a otra persona porque no constaba un contacto a tiempo.
}
nobody-at-the-moment = De momento, nadie.
was-not-told = { $name } no recibió el aviso
untold-returned = { $formality ->
    [familiar] no le llegó a tiempo ningún correo. Lo que pasó a otra persona sin que { $name } tuviera aviso{ $moved } no cuenta en contra de nadie. Avisa, por favor, de otra manera y revisa su dirección de correo en team.toml.
   *[formal] no le llegó a tiempo ningún correo. Lo que pasó a otra persona sin que { $name } tuviera aviso{ $moved } no cuenta en contra de nadie. Avise, por favor, de otra manera y revise su dirección de correo en team.toml.
}
untold-late = no recibió a tiempo el aviso de que algo pasaría a otra persona{ $moved }. Pasó de todos modos y no cuenta en contra de nadie.

subject-booked = { $name } ha reservado cita: { $when }
subject-meeting-moved = La cita con { $name } cambia: { $when }
subject-requested = { $name } pide cita: { $when }. ¿Va bien?
subject-cancelled = Cita cancelada: { $name }, { $when }
subject-stands = { $name } no quiere más correos; la cita sigue en pie: { $when }
subject-soon = Recordatorio: cita con { $name }, { $when }
subject-over = ¿Qué tal fue con { $name }?
meeting-booked = La cita está confirmada, y la invitación adjunta la añade a ambos calendarios. Hasta entonces no sale ningún correo de seguimiento.
meeting-moved = { $formality ->
    [familiar] La cita tiene ahora otra hora; la invitación adjunta actualiza tu calendario.
   *[formal] La cita tiene ahora otra hora; la invitación adjunta actualiza su calendario.
}
meeting-requested = { $formality ->
    [familiar] No conocemos tu calendario lo bastante como para confirmar la hora. La otra parte espera tu sí, u otra propuesta.
   *[formal] No conocemos su calendario lo bastante como para confirmar la hora. La otra parte espera su sí, u otra propuesta.
}
meeting-cancelled-no-contact = { $formality ->
    [familiar] La cita está cancelada, porque la otra parte ya no quiere ningún contacto; la invitación adjunta la quita de tu calendario. No hay nada pendiente.
   *[formal] La cita está cancelada, porque la otra parte ya no quiere ningún contacto; la invitación adjunta la quita de su calendario. No hay nada pendiente.
}
meeting-cancelled-closed = { $formality ->
    [familiar] La cita está cancelada; la invitación adjunta la quita de tu calendario. No hay nada pendiente: lo que se registró cerró el asunto, y se puede corregir.
   *[formal] La cita está cancelada; la invitación adjunta la quita de su calendario. No hay nada pendiente: lo que se registró cerró el asunto, y se puede corregir.
}
meeting-cancelled = { $formality ->
    [familiar] La cita está cancelada; la invitación adjunta la quita de tu calendario. Ahora te toca a ti decidir cómo seguir.
   *[formal] La cita está cancelada; la invitación adjunta la quita de su calendario. Ahora le toca a usted decidir cómo seguir.
}
meeting-stands = La otra parte se dio de baja de nuestros correos, pero no ha cancelado la cita: sigue en pie, en ambos calendarios. No se le envía ningún recordatorio.
meeting-soon = Un recordatorio; la otra parte recibe otro.
meeting-soon-alone = Un recordatorio. A la otra parte no se le envía ninguno: no quiere correos nuestros.
meeting-over = La hora de la cita ha pasado. Un clic, por favor: hasta entonces nadie sabe si tuvo lugar.

hour-moving = Pasa pronto a otra persona
hour-asked = { $formality ->
    [familiar] Te piden que te ocupes
   *[formal] Le piden que se ocupe
}
hour-came = { $formality ->
    [familiar] Nuevo para ti
   *[formal] Nuevo para usted
}
hour-waiting = { $formality ->
    [familiar] Pendiente de ti
   *[formal] Pendiente de usted
}
hour-escalated = { $formality ->
    [familiar] Requiere tu atención
   *[formal] Requiere su atención
}
hour-goes-out = Correos que salen pronto
hour-approval = Listo para enviar
hour-not-sent = Correos que no salieron
hour-held = Sin correos automáticos por ahora
hour-moved = Ha pasado a otra persona
new-leads = Leads nuevos
subject-names = { $what }: { $names }
subject-names-and-more = { $what }: { $names } y { $more } más
subject-too-many = Llegaron más avisos de los que caben en un correo: { $count }
subject-several-moved = { $count ->
    [one] 1 lead ha pasado a otra persona
   *[other] { $count } leads han pasado a otra persona
}
unwanted-count = { $count ->
    [one] 1 consulta
   *[other] { $count } consultas
}
unwanted-look = con aspecto de correo no deseado: hay que mirarlo. Una sola decisión puede resolverlo todo.
unwanted-newest = La más reciente es de { $name }:
unread-of-all = { $count ->
    [one] Hay 1 lead abierto más que esta lista no ha podido mirar.
   *[other] Hay { $count } leads abiertos más que esta lista no ha podido mirar.
}
unread-uncounted = Hay más leads abiertos de los que esta lista ha podido contar.
unread-of-yours = { $formality ->
    [familiar] Tienes { $count } leads abiertos más que esta lista no ha podido mirar.
   *[formal] Tiene { $count } leads abiertos más que esta lista no ha podido mirar.
}
unread-of-queue = { $formality ->
    [familiar] Te esperan { $count } leads más que esta lista no ha podido mirar.
   *[formal] Le esperan { $count } leads más que esta lista no ha podido mirar.
}
more-from-lists = { $count ->
    [one] 1 más de las listas espera sin fecha; se muestran los primeros.
   *[other] { $count } más de las listas esperan sin fecha; se muestran los primeros.
}
# How many are untouched, where a list could look at none of them.
untouched-perhaps = quizá { $count }
untouched-older = { $count ->
    [one] 1 más espera desde hace más tiempo: está en la lista de cada mañana.
   *[other] { $count } más esperan desde hace más tiempo: están en la lista de cada mañana.
}

list-yours = { $formality ->
    [familiar] A tu cargo
   *[formal] A su cargo
}
list-ready = Listos para enviar
list-from-lists = Cuando haya tiempo: de una lista
list-to-say = Por confirmar
list-to-settle = Por aclarar
list-to-decide = Por decidir
list-late = Fuera de plazo
list-demands = Borrados exigidos
list-untold = Quién no recibió el aviso
list-held = Correos retenidos
list-received = Correos recibidos
list-stuck = Sin procesar
list-mail = Correos
list-information = { $formality ->
    [familiar] Para tu información
   *[formal] Para su información
}
list-nobody-has-room = De una lista, y nadie tiene hueco
list-of-the-deputy = En la lista de la dirección comercial, y nadie ha hecho nada
list-long = Esperan desde hace mucho
list-week = La semana pasada

## What came in and what leaked last week. $half, $nine: "2 hours".

week-figures = Todas las cifras
week-touched = De quienes tuvieron noticias de una persona: la mitad en { $half } de horario abierto, nueve de cada diez en { $nine }.
week-overdue = Quedaron con retraso: { $overdue }. Avisos a la dirección comercial: { $told }.
week-unreported = Llamadas y tareas que tocaban y de las que nadie ha informado: { $count }.
week-late-now = { $count ->
    [one] 1 lead abierto tiene retraso ahora.
   *[other] { $count } leads abiertos tienen retraso ahora.
}
week-late-now-at-least = { $count ->
    [one] Al menos 1 lead abierto tiene retraso ahora: algunos no se pudieron leer.
   *[other] Al menos { $count } leads abiertos tienen retraso ahora: algunos no se pudieron leer.
}
# $name: a source.
week-source = { $name }: { $missed } de { $all } promesas incumplidas.
# $when: a day and an hour.
week-worst-hours = { $hours ->
    [one] { $count ->
        [one] Se retrasó: { $when }.
       *[other] En esta hora se retrasó más que en otras: { $when } ({ $count }).
    }
   *[other] En cada una de estas { $hours } horas se retrasó más que en otras ({ $count }): { $when }.
}
week-person = { $name }: { $touches ->
    [one] 1 contacto
   *[other] { $touches } contactos
}, { $overdue } con retraso, { $moved } pasados a otra persona.
# Sources and people that are not named.
week-more-sources = { $count ->
    [one] Y otro origen con promesas incumplidas.
   *[other] Y otros { $count } orígenes con promesas incumplidas.
}
week-more-people = { $count ->
    [one] Y otra persona.
   *[other] Y otras { $count } personas.
}
# $day: that of the list before.
since-the-list = Desde { $day }: { $what }.
since-nothing = nada nuevo
since-new = { $count ->
    [one] 1 lead nuevo
   *[other] { $count } leads nuevos
}
since-missed = { $missed } de { $all } promesas incumplidas
since-overdue = { $count ->
    [one] 1 quedó con retraso
   *[other] { $count } quedaron con retraso
}
since-told = { $count ->
    [one] se avisó una vez a la dirección comercial
   *[other] se avisó { $count } veces a la dirección comercial
}
since-unreported = { $count ->
    [one] 1 llamada o tarea sin comunicar
   *[other] { $count } llamadas o tareas sin comunicar
}
since-moved = { $count ->
    [one] 1 lead pasó a otra persona porque no se hizo nada
   *[other] { $count } leads pasaron a otra persona porque no se hizo nada
}

as-before = Como antes: { $names }.
as-before-and-more = Como antes: { $names }; y { $more } más.
own-calendar-unread = { $formality ->
    [familiar] No se pudo leer tu calendario ({ $why }). Hasta entonces, cada hora que alguien elija espera tu sí.
   *[formal] No se pudo leer su calendario ({ $why }). Hasta entonces, cada hora que alguien elija espera su sí.
}
own-calendar-events = { $count ->
    [one] Un evento del calendario propio no se entendió ({ $why }): su hora podría ofrecerse como libre.
   *[other] { $count } eventos del calendario propio no se entendieron (el primero: { $why }): sus horas podrían ofrecerse como libres.
}
deputy-no-action = { $count ->
    [one] En la lista de { $name } hay 1 lead sin ninguna acción desde hace dos días laborables.
   *[other] En la lista de { $name } hay { $count } leads sin ninguna acción desde hace dos días laborables.
} { $formality ->
    [familiar] Haces la sustitución: lo que hagas con ellos cuenta como si lo hiciera { $name }.
   *[formal] Usted hace la sustitución: lo que haga con ellos cuenta como si lo hiciera { $name }.
}
overdue-elsewhere = { $count ->
    [one] También con retraso, y en la lista de quien lo lleva: { $names }.
   *[other] También con retraso, y en las listas de quienes los llevan: { $names }.
}
all-else-on-time = Todo lo que no está en esta lista lo lleva alguien y va en plazo.
long-wait = { $count ->
    [one] 1 persona espera desde hace más de { $days } días laborables lo que le debemos: { $names }. { $ways }
   *[other] { $count } personas esperan desde hace más de { $days } días laborables lo que les debemos: { $names }. { $ways }
}
waits-since = { $name } (desde el { $day })
long-ways-manager = Llamar, asignar o descartar lo pendiente: tras el botón se puede hacer con todos a la vez.
long-ways = Hay que llamar, o pedir a la dirección comercial que los asigne a alguien o que descarte lo pendiente.
paused-people = De momento no van leads nuevos a { $names }: al menos dos seguidos pasaron a otra persona. En la página de esta lista se puede poner fin a la pausa.
paused-people-nobody = De momento no van leads nuevos a { $names }: al menos dos seguidos pasaron a otra persona. Nadie más recibe ahora: quien pregunta espera en la lista de la dirección comercial. En la página de esta lista se puede poner fin a la pausa.
stuck-of-lead = Algo del lead { $lead } no se pudo procesar; la alarma le ha llegado a quien administra Baton.
stuck-mail = Un correo a { $person } no se pudo procesar; la alarma le ha llegado a quien administra Baton.
stuck-of-team = Algo del equipo no se pudo procesar; la alarma le ha llegado a quien administra Baton.
probe-lost-since = No ha vuelto ningún correo de prueba desde { $when }: las respuestas podrían perderse. Hasta que vuelva uno, los comerciales reciben los pasos escritos como borradores. La alarma le ha llegado a quien administra Baton.
probe-never-back = Hasta ahora no ha vuelto ningún correo de prueba: las respuestas podrían perderse. Hasta que vuelva uno, los comerciales reciben los pasos escritos como borradores. La alarma le ha llegado a quien administra Baton.
day-in-place-of = en lugar de { $name }, { $what }
day-follow-up = { $count } por atender
day-follow-up-since = { $count ->
    [one] 1 por atender (espera desde el { $day })
   *[other] { $count } por atender (el más antiguo, desde el { $day })
}
day-for-you = { $formality ->
    [familiar] { $count } para ti
   *[formal] { $count } para usted
}
day-for-you-since = { $count } para { $formality ->
    [familiar] ti
   *[formal] usted
} ({ $count ->
    [one] espera desde el { $day }
   *[other] el más antiguo, desde el { $day }
})
day-information = { $formality ->
    [familiar] para tu información
   *[formal] para su información
}
day-nothing-to-do = { $formality ->
    [familiar] para tu información, nada que hacer
   *[formal] para su información, nada que hacer
}
day-only-informs = Hoy no hay nada que hacer aquí: este correo es solo informativo.
day-nothing-new = nada nuevo, { $count } como antes
day-and-as-before = { $what }, { $count } como antes

calendar-at-line = línea { $line }: { $what }
calendar-too-large = el calendario es demasiado grande
calendar-no-calendar = no es un texto iCalendar
calendar-unpaired = BEGIN y END no forman pareja
calendar-no-start = un evento sin DTSTART
calendar-reversed = un evento termina antes de empezar
calendar-moment = «{ $text }» no es ni fecha ni hora
calendar-duration = «{ $text }» no es una duración
calendar-repeats = un evento se repite de una manera que no se lee
calendar-address = la dirección web no es de la red pública
calendar-no-answer = no hubo respuesta
calendar-status = respondió con el estado { $status }
calendar-over = la respuesta supera los { $bytes } bytes
calendar-broken = la respuesta se cortó

# $name: whom.
perhaps-same-person = Quizá la misma persona que { $name }: en ese caso se pueden unir los dos.
