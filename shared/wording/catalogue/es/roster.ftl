### La página del equipo, para quien lo dirige.

role-rep = atiende leads
role-qualifier = aclara lo que las respuestas dejan abierto
role-manager = dirige el equipo
role-marketer = lee las cifras y las reglas, y no lleva leads

team-page-link = El equipo
team-page-title = El equipo
team-page-shown-only = Esta página solo muestra el equipo. Lo cambia quien lleva los archivos de la política.
team-page-holds = { $formality ->
    [familiar] Un cambio vale en cuanto se guarda, y queda anotado con tu nombre.
   *[formal] Un cambio vale en cuanto se guarda, y queda anotado con su nombre.
}
team-page-change = Cambiar
team-page-add = Añadir a alguien
team-page-back = Volver al equipo
team-page-to-list = Volver a la lista
team-page-name = Nombre
team-page-name-hint = Lo ven los leads.
team-page-email = Correo electrónico
team-page-email-hint = Ahí llegan las tareas y los avisos.
team-page-phone = Teléfono
team-page-phone-hint = Los leads pueden llamar a este número. Vacío si no hay ninguno para ellos.
team-page-roles = Qué hace
team-page-weight = Parte de los leads nuevos
team-page-weight-hint = 1 es una parte igual, 2 el doble, 0 ninguna.
team-page-max-open = Máximo de leads abiertos
team-page-deputy = Suplente
team-page-deputy-hint = Tiene la lista de la dirección comercial mientras esta está fuera.
team-page-no-deputy = Nadie
team-page-topics = Temas
team-page-sources = Fuentes
team-page-products = Productos
team-page-all-hint = Separados por comas. Vacío significa todos.
team-page-territories = Leads de
team-page-speaks = Habla con los leads
team-page-speaks-hint = Idiomas como en, de, separados por comas. Vacío significa todos.
team-page-language = Lee esta página y los correos en
team-page-companys-language = El idioma de la empresa
team-page-calendar = Calendario
team-page-free = No lleva otro calendario: los leads pueden reservar cualquier hora de trabajo que aquí esté libre
team-page-id = Nombre corto
team-page-id-hint = Letras minúsculas de la a a la z, cifras y _. Si se deja vacío, sale del nombre. No cambia nunca, y nadie más lo recibirá.
team-page-save = Guardar
team-page-join = Añadir al equipo
team-page-leaves = { $name } deja el equipo
team-page-leaves-detail = Los leads abiertos de { $name } pasan a otras personas del equipo. Los enlaces de los correos a { $name } dejan de funcionar.
team-page-leave = Quitar a { $name } del equipo
team-page-changed = { $name }: cambio guardado.
team-page-joined = { $name } ya está en el equipo, con el nombre corto { $id }.
team-page-left = { $name } ya no está en el equipo.
team-page-same = No había nada distinto: el equipo sigue como estaba.
team-page-nothing = No se ha cambiado nada. Hay que elegir de nuevo: este es el equipo tal como está ahora.
team-page-meanwhile = { $formality ->
    [familiar] Alguien cambió el equipo después de que abrieras esta página, así que no se ha guardado nada. Lo que escribiste sigue aquí: si es correcto, guárdalo otra vez.
   *[formal] Alguien cambió el equipo después de que usted abriera esta página, así que no se ha guardado nada. Lo que escribió sigue aquí: si es correcto, guárdelo otra vez.
}
team-page-wrong = Aún no se ha guardado nada. Hay que revisar lo que está marcado.
team-page-check-says = Lo que ha encontrado la comprobación de la política, en inglés:
team-page-name-wrong = Un nombre de 100 letras como máximo.
team-page-email-wrong = Una dirección como riley@example.com.
team-page-phone-wrong = Un número que se pueda marcar, como +1 555 010 0100.
team-page-roles-wrong = Al menos una de estas.
team-page-number-wrong = Un número entero, como 1.
team-page-id-wrong = Letras minúsculas de la a a la z, cifras y _, 64 como máximo.
team-page-id-taken = Alguien tiene o tuvo este nombre corto. Hay que elegir otro.

## Un cambio del equipo que alguien propone y otra persona confirma.

proposal-joins = { $by } propone: { $name } entra en el equipo
proposal-changes = { $by } propone: cambiar los datos de { $name }
proposal-leaves = { $by } propone: { $name } deja el equipo
# $by: who proposes it. $version: its id.
proposal-in-force = { $by } propone: poner en vigor la versión { $version } de las reglas
proposal-version-overtaken = Después de esta propuesta se puso en vigor otra versión, así que no se puede confirmar. Quitaría lo que cambió desde entonces.
proposal-is = { $what }: { $is }
proposal-is-and-was = { $what }: { $is } (ahora: { $was })
proposal-is-no-more = { $what }: ya nada (ahora: { $was })
proposal-yes = sí
proposal-no = no
proposal-same = Nada sería distinto del equipo tal como está ahora.
proposal-waits = { $what }: espera a una segunda persona desde hace { $age }
proposal-was-overtaken = { $what }: superada por otro cambio, de hace { $age }; hay que proponerla de nuevo o descartarla
list-proposals = Cambios propuestos del equipo
button-proposal = Ver la propuesta
team-page-holds-for-two = Lo que se guarda aquí es una propuesta: otra persona que dirige el equipo la confirma o la rechaza, y antes no vale nada de ella. Quedan registrados los dos nombres.
team-page-proposals = Propuesto
team-page-proposed-at = Fecha de la propuesta: { $when }, hace { $age }.
team-page-not-in-force = Nada de esto vale todavía.
team-page-overtaken = El equipo cambió después de esta propuesta, así que no se puede confirmar. Nada de ella vale. Se muestra lo que sería distinto del equipo tal como está ahora.
team-page-yours = { $formality ->
    [familiar] La propuesta es tuya: la confirma o la rechaza otra persona que dirige el equipo.
   *[formal] La propuesta es suya: la confirma o la rechaza otra persona que dirige el equipo.
}
team-page-confirm = Confirmar
team-page-refuse = Rechazar
team-page-take-back = Retirar
team-page-anew = Proponer de nuevo
team-page-make-anew = Hacer este cambio
team-page-proposed = Queda propuesto. Quien más dirige el equipo recibe un correo; nada de esto vale antes de que alguien lo confirme.
team-page-refused = La propuesta queda rechazada. El equipo sigue como estaba.
team-page-taken-back = La propuesta queda retirada. El equipo sigue como estaba.
team-page-decided-already = Esta propuesta ya no está: alguien la ha decidido o se ha retirado. Este es el equipo tal como está ahora.
team-page-not-yours-to-decide = Quien propone un cambio no lo confirma ni lo rechaza. Lo hace otra persona que dirige el equipo; retirarlo sí es posible.
team-page-not-yours-to-take-back = Solo retira un cambio quien lo propuso. Confirmarlo o rechazarlo sí es posible.
team-page-full = Ya esperan { $count } propuestas, y no puede haber más. Primero hay que decidir una de ellas.
open-leads-proposals = { $count ->
    [one] 1 cambio propuesto del equipo espera una decisión desde hace { $age }.
   *[other] { $count } cambios propuestos del equipo esperan una decisión, el más antiguo desde hace { $age }.
}
