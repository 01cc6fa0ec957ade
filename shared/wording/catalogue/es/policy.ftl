### Lo que le pasaría a quien pregunta, como lo dicen la página de las reglas y `baton check`.

foreseen-does = Alguien que nunca contesta, mientras se hace cada llamada
foreseen-nothing = Alguien a quien nadie atiende
foreseen-asked = Rellena el formulario { $form }
foreseen-acknowledged = Sale el acuse de recibo
foreseen-promised = Para ahora se le prometió que le contactaría una persona
foreseen-settled = La precalificación decide que un comercial se ocupe
foreseen-mail = Un correo sale solo: { $step }
foreseen-mail-awaits = Un correo espera a que alguien lo envíe: { $step }
foreseen-mail-in-a-row = Un correo espera a que alguien lo envíe, porque dos seguidos salieron solos: { $step }
foreseen-stays = Desde entonces lo lleva { $name }, y vuelve a la lista cada día laborable hasta que se registre algo
foreseen-stays-without-goodbye = Desde entonces lo lleva { $name }, y vuelve a la lista cada día laborable hasta que se registre algo; antes no sale ningún correo de despedida
foreseen-stays-with-nobody = Desde entonces espera una decisión de la dirección comercial, y vuelve a la lista cada día laborable
foreseen-rests-again = Si nadie decide, volverá a quedar en reposo: { $when }
foreseen-nobody = Ningún formulario de estas reglas trae a alguien que los criterios consideren una consulta.

## La página de las reglas.

policy-title = Las reglas
policy-in-force = En vigor: versión { $version }.
# Before a list of findings, or instead of it.
policy-check-clean = La comprobación no encuentra nada.
policy-check-finds = Lo que encuentra la comprobación
policy-texts = Los demás textos
policy-text-optional = Con todas las partes que puede llevar: cada correo lleva solo las que corresponden.
policy-history = Qué se cambió
policy-versions = Versiones
policy-activated = { $version } está en vigor
policy-withdrawn = { $version } se retiró; en su lugar vale { $successor }
policy-proposed = Se propuso un cambio del equipo: { $person }
policy-refused = Se rechazó un cambio del equipo: { $person }
policy-taken-back = Se retiró un cambio del equipo: { $person }
# $version: its id.
policy-version-proposed = Se propuso { $version }
policy-version-refused = Se rechazó { $version }
policy-version-taken-back = Se retiró la propuesta de { $version }
policy-pushed-by = { $when }, por { $who }
policy-active = en vigor
policy-compare = Qué cambia
policy-differs = En qué se distingue { $version } de lo que está en vigor
policy-same = Nada cambia.
policy-differs-more = { $count ->
    [one] Una línea más es distinta: está en el archivo.
   *[other] { $count } líneas más son distintas: están en el archivo.
}
policy-differs-file = Todas las diferencias, en un archivo
policy-check-more = { $count ->
    [one] Y una más: «baton check» la dice.
   *[other] Y { $count } más: «baton check» las dice todas.
}
policy-earlier = { $count ->
    [one] Y una anterior: «baton policy history» la muestra.
   *[other] Y { $count } anteriores: «baton policy history» muestra todo.
}
policy-earlier-at-least = Y al menos { $count } anteriores: «baton policy history» muestra tantas como se pueden leer.
policy-versions-missing = Hay más versiones de las que se pueden leer de una vez, así que aquí faltan algunas. La dirección de esta página muestra cada una por su nombre.
policy-absences = Quién está ausente
policy-activate = Poner en vigor { $version }
policy-propose = Proponer { $version }
policy-activate-says = Las consultas nuevas empiezan con ella. Las abiertas conservan la suya.
policy-undoes = Desharía lo que se cambió en la página del equipo desde la última versión subida, para { $people }. Último cambio allí:
policy-undo = Sí, deshacer lo que se cambió allí
policy-undo-unsaid = No se ha puesto nada en vigor: desharía lo que se cambió en la página del equipo. Si es lo que se quiere, falta marcar la casilla.
policy-meanwhile = Después de abrirse esta página se puso en vigor otra versión, así que no se ha hecho nada. Aquí está ahora lo que difiere de esa.
policy-now-in-force = La versión { $version } está en vigor.
policy-not-possible = Esta versión no se puede poner en vigor.
policy-no-version = Esa versión no existe.
policy-no-text = La política no tiene ningún texto con ese nombre.

## Lo que pregunta `baton init` a quien empieza sus propias reglas, y cuándo hay alguien, como lo dicen las reglas.

init-begins = Ocho preguntas, y las reglas propias quedan en { $folder }. La tecla Intro toma lo que está entre corchetes.
init-language = Idioma de la clientela y su país en dos letras
init-language-right = Lo correcto es en, de, es o fr, y detrás el país: "es ES", "es MX", "en US".
init-company = Nombre de la empresa
init-address = Dirección postal en una línea, que aparece en cada correo
init-from = Dirección de la que salen los correos, en un dominio propio
init-zone = Zona horaria de la oficina
init-hours = Cuándo hay alguien
init-hours-right = Lo correcto son días y horas, separados por comas: "lun-vie 9-12 13-17, sab 10:00-13:30"; o "always" para cualquier hora.
init-people = Quién hace el seguimiento, separados por comas; la primera persona dirige el equipo
init-people-right = Lo correcto es cada nombre con su correo y nadie dos veces: "Ada Berg <ada@example.com>, Bo Lund <bo@example.com>".
init-promise = En cuánto tiempo contacta una persona, en horas de trabajo
init-promise-right = Lo correcto son minutos u horas, de { $least } a { $most }: "30m", "4h".
init-too-long = Lo correcto son como máximo { $most } caracteres, en una línea.
init-ended = Las respuestas terminan antes de la última pregunta. No se escribió nada.
init-copied = { $folder } tiene todo lo que tiene { $example }. Ahora toca hacerlo propio: la empresa en policy.toml, las personas en team.toml, los textos en templates.
init-written = { $folder } está escrito y es coherente. Conviene leer policy.toml, team.toml, los festivos de calendars y las preguntas de forms/contact.toml; los comentarios dicen qué más hay.
init-assumed = Deducido de la dirección: { $website } y { $privacy }. Si están en otro sitio, se corrige en policy.toml.
init-next = Para seguir:
init-open = ¿Abrir ahora el formulario propio? (y/n)
init-open-right = Lo correcto es y para sí o n para no.
init-opens = Empieza ahora. El formulario propio es la dirección junto a "form".
init-team-name = El equipo de { $company }

## Cuándo hay alguien.

hours-days = de { $first } a { $last }
hours-stretch = de { $from } a { $until }
hours-of-days = { $days }, { $times }
hours-always = a cualquier hora de cualquier día
hours-zoned = { $hours } ({ $zone })

## What the check says of a policy that holds together.

policy-without-a-deputy = Nadie sustituye a { $name }: mientras { $name } no está, la lista de la dirección se queda donde está y nadie más se entera. deputy = "su identificador" en { $name } en team.toml nombra a alguien.
