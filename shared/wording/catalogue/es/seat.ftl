### The pages of who is signed in at the desk. $name is the lead's, unless a message says otherwise; $when a time.

## What stands above every page.

desk-pages = Páginas del escritorio
desk-today = Hoy
desk-board = Tablero
desk-policy = Reglas
desk-figures = Cifras
desk-sign-out = Salir
desk-skip = Ir al contenido

## Small numbers in words, within a sentence.

number-in-words = { $count ->
    [1] uno
    [2] dos
    [3] tres
    [4] cuatro
    [5] cinco
    [6] seis
    [7] siete
    [8] ocho
    [9] nueve
    [10] diez
    [11] once
    [12] doce
   *[other] { $count }
}
# What somebody wrote, as it is quoted in a line.
quoted = «{ $text }»
noted-by = Nota de { $name }: { $text }
taken-down-by = Anotado por { $name }.

## The heading of a day: its parts within a sentence. $number is $count in words.

today-calls = { $count ->
    [one] una llamada
   *[other] { $number } llamadas
}
today-letters = { $count ->
    [one] un correo por escribir
   *[other] { $number } correos por escribir
}
today-answers = { $count ->
    [one] una respuesta
   *[other] { $number } respuestas
}
today-confirms = { $count ->
    [one] una hora por confirmar
   *[other] { $number } horas por confirmar
}
today-tasks = { $count ->
    [one] una tarea
   *[other] { $number } tareas
}
today-reports = { $count ->
    [one] un informe de reunión
   *[other] { $number } informes de reunión
}
today-approvals = { $count ->
    [one] un correo que enviar u omitir
   *[other] { $number } correos que enviar u omitir
}
today-decisions = { $count ->
    [one] una decisión
   *[other] { $number } decisiones
}
today-meeting = una reunión a las { $when }
# Joins two parts of the heading.
today-and = { $first }, { $second }
today-heading = { $said }.
today-nothing = No hay nada pendiente.
today-late = { $count ->
    [one] Una cosa va con retraso.
   *[other] { $count } van con retraso.
}
today-next = Lo siguiente: { $name }, { $when }.
# $name: of whoever reads.
today-empty = No hay nada abierto, { $name }. Lo que llegue aparecerá aquí.

## One lead of the day.

# $time: "18 hours".
today-waits = Preguntó hace { $time }.
# $time: an hour, as in a mail.
today-best-before = Mejor antes de { $time }.
today-wrote = Escribió hace { $time }.
today-noted = Nota de { $name }, { $when }: { $text }
# $number: a number as it is read.
today-call = Llamar al { $number }
today-spent = Ya van { $count } intentos, el máximo previsto. ¿Llamar de todos modos?
today-write = Escribir
today-the-meeting = La cita
today-date-and-note = Añadir una fecha o una nota
today-undated = sin fecha
today-due = hasta { $when }
today-was-due = vencía: { $when }
# $time: "12 minutes".
today-left = tiempo restante: { $time }
today-put-off = pospuesto hasta { $when }
today-mail = Leer: { $step }
today-undo = Deshacer
today-undo-late = No se ha deshecho: hace demasiado tiempo, o desde entonces ha ocurrido algo
today-add = Añadir
today-how-was-it = ¿Cómo fue la llamada?
# Of a date, a note or an amount that came when something else had been reported.
unkept-changed = No añadido: lo registrado ha cambiado mientras tanto
unkept-as-note = Lo escrito se ha guardado como nota.

## Looking at a lead again later.

put-off-heading = Verlo más tarde
put-off-hint = Hasta entonces no aparece en primer lugar. Lo prometido sigue pendiente.
put-off-half-an-hour = En media hora
put-off-two-hours = En dos horas
# $when: "tomorrow at 9:00".
put-off-next-day = { $when }
# $name: the lead's. $when: "at 10:40".
put-off-recorded = { $name } vuelve: { $when }.
put-off-promised = Aun así, se le prometió tener noticias nuestras, a más tardar: { $when }.
put-off-take-back = Verlo ahora, después de todo

## The keys of a day.

key-heading = Teclas
key-on = Usar estas teclas
key-renew = Mostrar por sí sola lo que haya llegado
key-outcome = elegir uno de los resultados
key-call = llamar
key-note = añadir una fecha o una nota
key-next = la siguiente consulta
key-previous = la consulta anterior
key-undo = deshacer
key-find = buscar a alguien

## The sections of a day.

today-then = Después, hoy
today-automatic = Sale por sí solo
today-done = Hecho hoy
today-ahead = Más adelante
today-waking = Pronto de nuevo
today-more = Y { $count } más.

## What is to be done with a lead, in a word or two.

work-call = Llamar
work-write = Escribir
work-answer = Responder
work-meeting = Reunión
work-report = Contar cómo fue la reunión
work-confirm = Decir sí o no a una hora
work-task = Tarea
work-approve = Enviar u omitir un correo
work-decide = Decidir
work-automatic = Sale un correo por sí solo

## The board. $number is $count in words, at the beginning of a sentence where it stands there.

board-title = Tablero
board-mail-waits = Un correo no se envió, o nadie sabe si salió.
board-demands = { $count ->
    [one] Una persona exige que se borren sus datos. La ley da un mes para ello.
   *[other] { $number } personas exigen que se borren sus datos. La ley da un mes para ello.
}
board-demand-until = Hasta el { $date }
board-demand-over = Hasta el { $date }, ya pasado
demand-stands = Exige que se borren sus datos. La ley da de plazo hasta el { $date }.
demand-is-late = Exige que se borren sus datos. La ley daba de plazo hasta el { $date }.
board-held = { $count ->
    [one] Un correo a un lead no se envió, o nadie sabe si salió.
   *[other] { $number } correos a leads no se enviaron, o nadie sabe si salieron.
}
board-no-lead-waits = { $formality ->
   *[formal] Ningún lead abierto espera por usted.
    [familiar] Ningún lead abierto espera por ti.
}
board-nothing-waits = { $formality ->
   *[formal] Nada espera por usted.
    [familiar] Nada espera por ti.
}
board-waiting = { $formality ->
   *[formal] { $count ->
        [one] Un lead espera por usted.
       *[other] { $number } leads esperan por usted.
    }
    [familiar] { $count ->
        [one] Un lead espera por ti.
       *[other] { $number } leads esperan por ti.
    }
}
board-late = { $count ->
    [one] Uno va con retraso y lo tiene su comercial.
   *[other] { $number } van con retraso y los tienen sus comerciales.
}
board-late-queued = { $count ->
    [one] Uno va con retraso y espera en una cola.
   *[other] { $number } van con retraso y esperan en una cola.
}
board-resting = { $count ->
    [one] Uno descansa hasta su día.
   *[other] { $number } descansan hasta su día.
}
board-rest = { $count ->
    [one] El otro está en buenas manos y a tiempo.
   *[other] Los otros { $number } están en buenas manos y a tiempo.
}
board-all = { $count ->
    [one] El único lead abierto está en buenas manos y a tiempo.
   *[other] Los { $number } leads abiertos están en buenas manos y a tiempo.
}
board-orphans = De nadie: { $orphans }. Atascados: { $stuck }.
board-gone = { $gone } de { $reps } comerciales no reciben ahora leads nuevos.
board-responsible = Responsable hoy: { $name }.
board-stands-in = Responsable hoy: { $deputy }. { $name } no está hasta { $back }.
board-unmanaged = Hoy no hay responsable: { $name } no está hasta { $back }, y nadie le sustituye.
board-behind = El barrido va con retraso: quizá lo pendiente aún no esté decidido.
board-for-you = Para decidir ahora
board-every-lead = Todos los leads abiertos
board-who-has-what = Quién tiene qué
board-filter = De quién
board-first-touch = Nuevos, primer contacto
board-trying = Se intenta contactar
board-in-conversation = En conversación
board-queued = En una cola
board-i-call = Llamo yo
# $name: of a colleague.
board-give = Dar a { $name } ({ $open } abiertos)
# $name: of somebody of the team.
board-load = { $name }: { $open } de { $max }
# Leads que esperan a quien lee y no se muestran.
board-more-waits = { $count ->
    [one] Queda otro lead por decidir. Lo que se decida aquí le hará sitio.
   *[other] Quedan otros { $count } leads por decidir. Lo que se decida aquí les hará sitio.
}
# Leads abiertos de los que la página no sabe cómo están.
board-unknown = { $count ->
    [one] De otro lead abierto no se sabe cómo está.
   *[other] De otros { $count } leads abiertos no se sabe cómo están.
}
board-as-columns = En columnas
board-as-table = En una tabla
board-any = Cualquiera
board-source = Procedencia
board-topic = Tema
board-language = Idioma
board-asked = Preguntó
board-late-for = Con retraso
board-days-ago = { $count ->
    [one] hace un día o más
   *[other] hace { $count } días o más
}
board-lines = { $count ->
    [0] No se muestra ningún lead.
    [one] Un lead.
   *[other] { $count } leads.
}
board-who = Quién preguntó
board-with = Quién lo lleva
board-state = Situación
board-next = Lo siguiente
board-rests = En reposo

## Finding somebody, and taking down who rang.

desk-find = Buscar
find-title = Buscar a alguien
find-label = Nombre, empresa, dirección o número
find-hint = Basta el comienzo de una palabra, a partir de tres letras; de un número, las seis últimas cifras.
find-empty = Escribe un nombre, una empresa, una dirección o las seis últimas cifras de un número.
find-few-digits = Escribe al menos las seis últimas cifras del número.
find-too-much = Escribe cinco palabras como máximo.
find-nothing = No conocemos a nadie así.
back-to-board = Volver al tablero
back-to-found = Volver a lo encontrado
back-to-figures = Volver a los contactos detrás de la cifra
back-to-policy = Volver a las reglas
find-more = Puede haber más personas así. Escribe otra palabra.
find-somebody-new = ¿Ha llamado alguien nuevo? Anota quién era
new-title = Ha llamado alguien
new-how = Si ya conocemos este número o esta dirección, la llamada se añade a su lead y se avisa a quien lo lleva. Si no, será un lead nuevo.
new-name = Quién ha llamado
new-reach = Cómo contactar
new-reach-hint = Un número o una dirección de correo.
new-about = Qué necesita
new-they-called = Llamada recibida
new-mine = He hablado con esta persona, y me encargo yo si no la lleva nadie
new-mine-of = He hablado con esta persona. La sigue llevando { $name }; con esto queda hecho el primer contacto pendiente
new-save = Guardar
new-name-missing = Escribe quién ha llamado: basta un apellido.
new-reach-missing = Escribe un número o una dirección de correo.

## The page of a lead.

lead-who = Quién es
lead-time = Cita
hand-over-heading = Pasarlo a otra persona del equipo
hand-over-hint = Quien lo recibe encuentra estas líneas en su correo y en esta página; no se pregunta nada más. Si hay un próximo paso acordado, el lead recibe un correo que dice quién lo lleva ahora.
hand-over-to = A
hand-over-agreed = Qué está acordado, y para cuándo
hand-over-matters = Qué le importa
hand-over-next = Qué viene después
hand-over-nobody = Falta elegir a quién se pasa.
hand-over-button = Pasarlo
handed-agreed = Acordado: { $text }
handed-matters = Qué le importa: { $text }
handed-next = Después: { $text }
hand-over-meeting = Hay una cita, que se perdería: primero hay que cambiarla o cancelarla. Quien tiene la cita tiene el lead.
hand-over-choice = { $name } ({ $room })
lead-add-note = Añadir una nota
lead-note-hint = Para el historial; el lead no la lee.
lead-save-note = Guardar la nota
lead-note-empty = La nota está vacía. Basta una palabra, o dejarlo.

## The stream of a lead, and what became of a mail in it, in a word.

stream-ahead = Lo que viene
stream-newest = A lo más reciente
stream-by-hand = A mano
stream-by-itself = Automático
mail-left = Enviado
mail-came-back = Devuelto
mail-not-delivered = No llegó
mail-not-sent = No enviado
mail-left-out = Omitido
mail-decide = Enviarlo u omitirlo

## The rope of a lead: from asked to promised to now; and why its times are what they are.

rope-asked = Preguntó { $when }
rope-since = Desde { $when }
rope-promised = Prometido para { $when }
rope-due = Vence { $when }
rope-touched = Atendido { $when }
rope-now = Ahora { $when }
rope-left = quedan { $time }
rope-late = { $time } de retraso
rope-kept = a tiempo
rope-step-agreed = El siguiente paso acordado
rope-step-planned = El siguiente paso previsto
rope-agreed-for = Acordado para { $when }
rope-planned-for = Previsto para { $when }
rope-met-until = Fin de la cita: { $when }
rope-late-from = Con retraso desde { $when }
rope-left-until-late = quedan { $time } para que cuente como retraso
why-this-time = ¿Por qué esta hora?
why-counted = Entre ambos momentos, la oficina abre { $hours } h { $minutes } min:
why-hours = de { $from } a { $to }
why-holiday = festivo
why-holiday-named = festivo ({ $name })
why-closed = cerrado
why-closed-weekday = día no laborable
why-outside-hours = nada, fuera del horario
why-further = Los días siguientes no se enumeran.
why-what-if = Qué pasa si nadie lo hace

## Writing to a lead from their page.

write-title = Escribir un correo
# $from and $to: addresses. $name: of whoever writes.
write-from = Sale de { $from } en nombre de { $name } y va a { $to }.
write-subject = Asunto
write-text = Texto
write-send = Enviar
write-empty = Un correo necesita asunto y texto.
write-too-long = Es demasiado largo para un correo: el asunto admite 150 caracteres y el texto 10 000.
write-unfinished = «{ $mark }» parece algo que aún hay que rellenar. Escríbalo o quítelo.
write-not-now = Ahora no se puede escribir desde aquí: el lead lo lleva otra persona, está cerrado o no quiere correos.

## The door.

sign-in-title = Entrar
sign-in-how = Se entra con un correo: no hay contraseña.
sign-in-email = La dirección que conoce el equipo
sign-in-send = Enviar el correo
sign-in-sent = Si alguien del equipo tiene esta dirección, va en camino un correo con un enlace y un código. Ambos valen diez minutos.
sign-in-code = El código del correo
sign-in-button = Entrar
sign-in-again = ¿No llega el correo? Pedirlo otra vez
sign-in-code-wrong = No es el código del último correo. Tiene ocho letras y cifras: k3vd-x7qa.
sign-in-code-over = El código o el enlace ya no vale: han pasado diez minutos, o se usó. Hay que pedir otro correo.
sign-in-email-wrong = Esto no es una dirección de correo. Valdría riley@example.com.
# $name: of whoever signs in.
sign-in-as = ¿Entrar como { $name } en este navegador?
sign-in-elsewhere = Se pidió en otro navegador. Allí hay que escribir este código:
sign-in-not-asked = ¿Nadie lo pidió? Basta cerrar esta página: por abrirla no entra nadie.
sign-in-provider = Entrar con la cuenta de la empresa
sign-in-how-too = O con un correo: aquí no hay contraseña.
sign-in-provider-over = Esta entrada no se terminó o empezó en otro navegador. Hay que empezar de nuevo.
sign-in-provider-silent = Ahora no se puede consultar las cuentas de la empresa. También se entra con un correo.
sign-in-provider-unproven = La cuenta no dice que su dirección esté comprobada. Se entra con un correo.
sign-in-provider-stranger = Nadie del equipo tiene la dirección de esta cuenta. Quien dirige el equipo puede ponerla en la página del equipo.

## What is refused.

refused-not-yours = Esta página es para otras personas del equipo
refused-not-yours-detail = No está entre lo que este papel ve o hace. Quien dirige el equipo puede cambiar los papeles.
refused-elsewhere = Esto no vino de una página nuestra
refused-elsewhere-detail = Hay que abrir el escritorio y pulsar allí el botón.
refused-sign-in = Con esto ya no entra nadie
# Said of a press on a lead that is somebody else’s by now; who has it is said after it.
moved-on = El lead lo lleva ahora otra persona, o nadie.
moved-on-typed = Lo escrito está abajo. Guardado como nota, queda en el historial del lead.
