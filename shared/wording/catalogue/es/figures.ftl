### Cifras de un tiempo que ha pasado o que se ha simulado: tablas que lee la dirección.

figures-played = { $company }: { $people ->
    [one] pregunta 1 persona
   *[other] preguntan { $people } personas
 } en { $days ->
    [one] 1 día
   *[other] { $days } días
 } a partir del { $from } (semilla { $seed })

figures-promises = Lo que se prometió
figures-count = número
figures-share = porcentaje
figures-seen = visto
figures-said = comunicado
figures-promise-made = consultas con una hora prometida
figures-promise-kept = cumplidas
figures-promise-missed = incumplidas
figures-promise-lengthened = aplazadas
figures-acknowledged = acuses de recibo enviados a tiempo
figures-acknowledged-late = acuses de recibo enviados tarde
figures-acknowledged-how = Los porcentajes de los acuses de recibo son de los enviados: quien preguntó y no recibió ninguno no cuenta en ellos.
figures-promise-without-hour = consultas para las que nadie pudo dar una hora

figures-first-touch = Primer contacto de una persona
figures-half-within = la mitad en
figures-nine-in-ten-within = el 90 % en
figures-ninety-nine-within = el 99 % en
figures-longest = como máximo
figures-from-inquiry = desde la consulta
figures-from-inquiry-open = desde la consulta, en horario de oficina
figures-from-assignment = desde la asignación, en horario de oficina
figures-untouched = siguen esperando al final

figures-debts = Pendiente y con retraso
figures-late-leads = Leads con retraso ahora
figures-count-at-least = al menos
figures-late-unread = Al menos tantos tienen retraso: algunos leads abiertos no se pudieron leer.
figures-at-the-end = al final
figures-worst-monday = { $count ->
    [one] el { $when }, el peor lunes
   *[other] el { $when }, el primero de { $count } lunes con la misma cantidad
}
figures-under-a-day = desde hace menos de un día laborable
figures-under-three-days = desde hace 1 o 2 días laborables
figures-under-ten-days = desde hace entre 3 y 9 días laborables
figures-ten-days = desde hace 10 días laborables o más

figures-touches = Llamadas y correos de personas
figures-touches-all = comunicados o vistos
figures-touches-unreported = hechos, y comunicados tarde o nunca
figures-leads-with-touches = { $touches ->
    [0] contactos sin ningún intento
    [one] contactos con 1 intento
   *[other] contactos con { $touches } intentos
 }
figures-leads-with-more = contactos con { $touches } intentos o más

figures-mails = Correos
figures-mail-acknowledgements = acuses de recibo
figures-mail-automatic = seguimientos enviados automáticamente
figures-mail-released = seguimientos que envió una persona
figures-mail-appointments = sobre citas
figures-mail-left-lying = seguimientos que nadie envió
figures-mail-to-team = al equipo
figures-mail-most = el máximo a un mismo contacto

figures-team = El equipo
figures-person = persona
figures-person-touches = contactos e intentos
figures-person-first = primer contacto: la mitad en
figures-person-first-most = primer contacto: el 90 % en
figures-person-firsts = primeros contactos
figures-person-breached = con retraso
figures-person-escalated = avisos a la dirección
figures-person-lapsed = pasados a otra persona
figures-person-load = contactos abiertos, media
figures-person-load-most = máximo
figures-person-mails = correos por día laborable
figures-person-mails-most = máximo
# Above what somebody was drawn as; names are real, and what is drawn says nothing of them.
figures-person-drawn = al azar
figures-drawn-careless = alguien que apenas hace nada
figures-drawn-leaves = alguien que se va

figures-endings = Cómo terminaron
figures-still-open = aún abiertos

figures-recycling = Reposo y regreso
figures-rested = quedaron en reposo
figures-rested-no-answer = { "  " }nunca contestaron
figures-rested-not-now = { "  " }ahora no
figures-rested-no-budget = { "  " }sin presupuesto
figures-rested-nurture = { "  " }para el boletín
figures-rested-let-go = { "  " }la dirección lo dejó
figures-rested-low-score = { "  " }pocos puntos
figures-rested-not-a-fit = { "  " }no encaja
figures-woke = volvieron
figures-in-contact-again = se volvió a hablar tras un reposo
figures-won-after-rest = ganados tras un reposo

figures-waiting-most = máximo de contactos que esperaron a la vez porque nadie tenía sitio

figures-against = Lo que cambia
figures-against-how = Las mismas personas se encuentran con ambas políticas, una vez por cada una de { $runs } semillas; se compara la diferencia dentro de cada semilla. Lo que es seguro queda fuera del azar 95 de cada 100 veces.
figures-this-policy = esta política
figures-other-policy = { $name }
figures-difference = diferencia
figures-between = entre
figures-and = { $low } y { $high }
figures-how-sure = seguro
figures-sure = sí
figures-not-sure = no
figures-measure-kept = promesas cumplidas, en %
figures-measure-missed = promesas incumplidas, en %
figures-measure-hours = horas desde la consulta hasta el primer contacto
figures-measure-open-hours = lo mismo en horario de oficina
figures-measure-untouched = siguen esperando a una persona al final
figures-measure-debts = pendiente y con retraso el peor lunes
figures-measure-touches = llamadas y correos de personas
figures-measure-mails-leads = correos a contactos
figures-measure-mails-team = correos al equipo
figures-measure-lapsed = contactos pasados a otra persona
figures-measure-most-open = máximo de contactos abiertos de una persona
figures-measure-won = ganados

figures-leaks = Lo que se perdió entonces
figures-leak-inquiries = consultas
figures-leak-late = atendidas más tarde de lo que promete esta política
figures-leak-never = nunca atendidas
figures-wait-never = nunca
figures-leak-all = todas
figures-leak-open = en horario de oficina
figures-leak-working-day = en días laborables, fuera de horario
figures-leak-closed-day = en fines de semana y festivos
figures-leak-source = de { $source }
figures-leak-unknown = La lista no indica ningún primer contacto, así que no se sabe lo que se perdió entonces.
figures-then-and-now = Desde la consulta hasta el primer contacto
figures-then = como fue
figures-now = con esta política, simulado

figures-of-first-seed = Los gráficos, y las tablas bajo la primera, son solo de la semilla { $seed }.
figures-chart-waits = Cuánto tarda una persona en contactar
figures-chart-hours = horas; cada paso es diez veces el anterior
figures-chart-waits-said = { $name }: la mitad en { $half }, el 90 % en { $most }.
# $all: how many there were; $had: how many of them had it, a few or most.
figures-chart-waits-half-said = { $name }: la mitad en { $half }; en total { $had } de { $all }.
figures-chart-waits-few-said = { $name }: en total { $had } de { $all }.
# $marks: names of moments, such as "the first hour".
figures-chart-marks-said = Marcado: { $marks }.
figures-chart-weeks = Semana a semana
figures-chart-week = semana
figures-chart-assigned = asignados a alguien
figures-chart-weeks-said = { $name }: { $all } en total, como máximo { $most } en { $count ->
    [one] la semana { $weeks }
   *[other] cada una de { $count } semanas: { $weeks }
}.
figures-chart-weeks-none-said = { $name }: { $all } en total.
figures-chart-load = Contactos abiertos de cada persona
figures-chart-open-leads = contactos abiertos
figures-chart-load-said = { $name }: { $mean } de media, { $most } como máximo.
figures-chart-debts = Pendiente y con retraso, por días laborables
figures-chart-worst = { $count ->
    [one] el peor lunes
   *[other] el primero de los { $count } peores lunes
}
figures-chart-debts-said = { $end } al final, { $worst } { $count ->
    [one] el peor lunes
   *[other] en cada uno de los { $count } peores lunes
}.
figures-chart-late-said = { $young } desde hace menos de un día laborable, { $days } desde hace 1 o 2, { $week } desde hace entre 3 y 9, { $old } desde hace 10 o más.

figures-takes = Lo que requiere
figures-takes-hours = horas de trabajo de personas con los contactos
figures-takes-mails = correos que salen
figures-takes-aws = lo que cobra AWS según tarifa, { $currency }
figures-takes-beyond-free = de ello, por encima de lo gratuito de cada mes, { $currency }
figures-takes-how = Según vidas enteras de contactos y los hechos que reúne cada uno; `baton cost` muestra cada línea.

figures-all = todos
figures-from-source = de { $source }
figures-by-form = por el formulario { $form }
figures-criterion = criterio: { $name }
figures-given = asignados
figures-handed-back = devueltos
figures-overridden = contra los criterios
figures-beyond = intentos de más
figures-acceptance = Lo aceptado y lo devuelto
figures-never-woke = no volvieron
figures-mail-letters = boletines a quien está en reposo
figures-back-not-now = ahora no
figures-back-not-a-fit = no encaja
figures-back-nurture = para el boletín

## Las cifras de una empresa.

figures-title = Cifras
figures-last-days = últimos { $days } días
figures-until = Contado hasta { $when }.
figures-since = Las cifras empiezan el { $day }: lo anterior no se contó.
figures-no-promise = En estos días no venció ninguna promesa.
figures-promises-missed = { $missed ->
    [0] Se cumplieron todas las promesas de estos días: { $all }.
    [one] No se cumplió 1 de { $all } promesas.
   *[other] No se cumplieron { $missed } de { $all } promesas.
 }
figures-moved-on = { $times ->
    [one] Una vez pasó una consulta a otra persona porque no se hizo nada.
   *[other] { $times } veces pasó una consulta a otra persona porque no se hizo nada.
 }
# $count: how many sources.
figures-worst-sources = { $count ->
    [one] La mayoría: { $sources } ({ $missed }).
   *[other] La mayoría, { $missed } en cada una: { $sources }.
}
figures-lapsed = veces que una consulta pasó a otra persona porque no se hizo nada
figures-told-manager = avisos a quien dirige
figures-sources = De dónde vienen y hasta dónde se llega
figures-sources-how = Se cuenta lo que pasó en estos días, también con quienes preguntaron antes.
figures-cohort = De quienes preguntaron en estos días
# $day: "Friday, March 13".
figures-cohort-until = Hasta ahora, leído hasta el { $day }: quienes preguntaron los últimos han tenido menos tiempo.
figures-cohort-cut = Se leen como máximo { $days } días desde el primero de estos; lo posterior no se cuenta.
figures-cohort-how = Quien vuelve a preguntar tras un final o un reposo cuenta de nuevo, en el día en que lo hace.
figures-asked = preguntaron
figures-touched = contactados
figures-in-contact = en conversación
figures-met = reunidos
figures-won = ganados
figures-won-for = importe ganado
figures-won-for-in = importe ganado, { $currency }
figures-half-touched = primer contacto: la mitad en
figures-most-touched = primer contacto: el 90 % en
figures-cost = coste, { $currency }
figures-cost-each = por consulta
figures-cost-won = por cliente
figures-late = Cuándo se retrasa el trabajo
figures-most-at = sobre todo a las
figures-breached-by-hour = Con retraso, por día y hora
figures-unreported-by-hour = Sin comunicar, por día y hora
# $when: a day of the week and an hour, or several, one after the other.
figures-worst-hours = { $hours ->
    [one] El máximo en una hora: { $when } ({ $count }).
   *[other] El máximo en una hora: { $count }, en cada una de { $hours } horas: { $when }.
}
figures-unreported = sin comunicar
figures-promised-hour = la primera hora
# $time: "4 hours".
figures-promised-within = prometido: en { $time }
figures-promised-within-open = prometido: en { $time } de horario de apertura
figures-in-minutes = { $column }, minutos
figures-download = Como archivo (CSV)
figures-from-day = Desde
figures-to-day = Hasta
figures-show = Mostrar
figures-list = Qué consultas
figures-list-of-day = { $what }: { $day }
figures-list-none = Ninguna.
figures-list-off = Descontado, porque se retiró
figures-list-until = Esta lista llega hasta el { $day }. Antes puede haber más.
figures-lead-nowhere = Para que esta página sea corta, estas cifras no llevan a sus contactos: para eso, conviene elegir menos días.
figures-rows-in-file = { $count } filas más están en el archivo.
figures-earlier-days = { $count ->
    [one] Un día anterior
   *[other] { $count } días anteriores
}
figures-days = del { $from } al { $to }
# $fact: what is counted. $how: how it is known, “seen” or “reported”.
figures-known = { $fact } ({ $how })
figures-chart-steps = Hasta dónde se llega
figures-chart-steps-said = { $asked } preguntaron, { $touched } contactados, { $talked } en conversación, { $met } reunidos, { $won } ganados.
figures-chart-cohort = Hasta dónde se ha llegado con quienes preguntaron en estos días

## The row of figures of some days on the board.

# $days: a day, or from one to another.
figures-lately = Balance: { $days }
figures-kept-of = { $kept } de { $all }
figures-kept = promesas cumplidas
# $half, $nine: "2 hours".
figures-half-and-nine = la mitad en { $half }, el 90 % en { $nine }
figures-until-touched = desde la consulta hasta el primer contacto de una persona, en horario de oficina
# The number stands before it.
figures-nobody-reported = { $count ->
    [one] llamada o tarea de la que nadie ha informado
   *[other] llamadas o tareas de las que nadie ha informado
}

## Texts of a step that are compared. $text, $with: the names of two of them.

# $step: "the first mail".
figures-texts = Textos que se comparan: { $step }
figures-text = texto
figures-text-leads = leads que lo recibieron
figures-replied = respondieron
figures-booked = reservaron
figures-qualified = cualificados
figures-known-yet = ¿se sabe?
figures-known-more = más
figures-known-fewer = menos
figures-known-not-yet = aún no se sabe
figures-texts-by-all-days = Lo que se sabe viene de todos los días que se guardan, no solo de estos.
figures-texts-left-out = No se cuentan: { $count } que recibieron un texto de este paso cuando su proporción era otra.
decimal-point = ,
text-goal-replies = respuestas
text-goal-bookings = reservas
text-goal-qualified = leads cualificados
# $between: "between 1.2 and 2.9 times as many".
text-brings-more = { $goal }: «{ $text }» aporta más que «{ $with }», { $between }.
text-brings-fewer = { $goal }: «{ $text }» aporta menos que «{ $with }», { $between }.
# $more: what it takes to know, as a sentence.
text-not-known-yet = { $goal }: aún no se sabe. En comparación con «{ $with }», «{ $text }» aporta { $between }. { $more }
text-between = entre { $low } y { $high } veces lo mismo
text-at-least = al menos { $low } veces lo mismo
text-at-most = como mucho { $high } veces lo mismo
text-any-number = cualquier número de veces lo mismo, por lo que se sabe
text-needs-nobody-knows = Nadie puede decir todavía cuánto se tardará en saberlo.
# $worth: "1.5".
text-needs-none = Si uno de los dos hubiera aportado { $worth } veces lo que el otro, probablemente se habría notado.
text-needs = Para saber de una diferencia de { $worth } veces hacen falta unos { $count } leads más.

## What it costs to run Baton. $date: of which day the prices are.

figures-running = Lo que cuesta el funcionamiento de Baton (estimación)
figures-running-leads = leads que consultaron
figures-running-days = días
figures-running-list = estimado según los precios de lista del { $date }, { $currency }
figures-running-beyond-free = de ello, más allá de lo gratuito cada mes, { $currency }
figures-running-how = Una estimación y no una factura: lo que necesitan un lead medio y un día sin leads, por los precios de lista de AWS en { $region } del { $date }. `baton cost` muestra cada línea.
