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
foreseen-nobody = Ningún formulario de estas reglas trae a alguien que los criterios consideren una consulta.

## La página de las reglas.

policy-title = Las reglas
policy-in-force = En vigor: versión { $version }.
policy-texts = Textos
policy-history = Qué se cambió
policy-versions = Versiones
policy-activated = { $version } está en vigor
policy-withdrawn = { $version } se retiró; en su lugar vale { $successor }
policy-proposed = Se propuso un cambio del equipo: { $person }
policy-refused = Se rechazó un cambio del equipo: { $person }
policy-taken-back = Se retiró un cambio del equipo: { $person }
policy-pushed-by = { $when }, por { $who }
policy-active = en vigor
policy-compare = Qué cambia
policy-differs = En qué se distingue { $version } de lo que está en vigor
policy-same = Nada cambia.
policy-activate = Poner en vigor { $version }
policy-activate-says = Las consultas nuevas empiezan con ella. Las abiertas conservan la suya.
policy-now-in-force = La versión { $version } está en vigor.
policy-not-possible = Esta versión no se puede poner en vigor.
policy-no-version = Esa versión no existe.
