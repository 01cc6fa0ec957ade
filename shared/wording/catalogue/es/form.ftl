field-too-many = Un formulario tiene como máximo { $most } campos.
field-twice = { $formality ->
    [familiar] Este campo ha llegado dos veces con respuestas distintas. Envíalo una sola vez.
   *[formal] Este campo ha llegado dos veces con respuestas distintas. Envíelo una sola vez.
}
field-missing = { $formality ->
    [familiar] Rellena este campo: { $label }.
   *[formal] Rellene este campo: { $label }.
}
field-not-chosen = { $formality ->
    [familiar] Elige una opción.
   *[formal] Elija una opción.
}
field-not-ticked = { $formality ->
    [familiar] Marca esta casilla para continuar.
   *[formal] Marque esta casilla para continuar.
}
field-all-missing = { $formality ->
    [familiar] Rellena al menos uno de estos campos: { $labels }.
   *[formal] Rellene al menos uno de estos campos: { $labels }.
}
field-too-long = { $formality ->
    [familiar] Escribe como máximo { $most } caracteres.
   *[formal] Escriba como máximo { $most } caracteres.
}
field-no-choice = { $formality ->
    [familiar] Elige una de estas opciones: { $choices }.
   *[formal] Elija una de estas opciones: { $choices }.
}
field-neither-ticked-nor-not = Una casilla se marca con «yes»; si no, se deja vacía.
field-redirect = { $formality ->
    [familiar] Indica una dirección que este formulario permita, o no indiques ninguna.
   *[formal] Indique una dirección que este formulario permita, o no indique ninguna.
}

name-empty = { $formality ->
    [familiar] Escribe tu nombre.
   *[formal] Escriba su nombre.
}
name-too-long = { $formality ->
    [familiar] Escribe un nombre de { $most } caracteres como máximo.
   *[formal] Escriba un nombre de { $most } caracteres como máximo.
}

email-empty = { $formality ->
    [familiar] Escribe una dirección de correo, como nombre@example.com.
   *[formal] Escriba una dirección de correo, como nombre@example.com.
}
email-too-long = Una dirección de correo tiene { $most } caracteres como máximo.
email-not-alone = { $formality ->
    [familiar] Escribe una sola dirección de correo y nada más, como nombre@example.com.
   *[formal] Escriba una sola dirección de correo y nada más, como nombre@example.com.
}
email-not-plain = La parte anterior a la @ solo puede tener letras simples (de la a a la z), cifras, puntos y guiones.
email-malformed = Esto no parece una dirección de correo. Debería ser como nombre@example.com.

phone-empty = { $formality ->
    [familiar] Escribe un número de teléfono, como +34 910 555 123.
   *[formal] Escriba un número de teléfono, como +34 910 555 123.
}
phone-letters = Un número de teléfono solo tiene cifras, espacios, puntos, guiones y paréntesis, como +34 910 555 123.
phone-too-short = { $formality ->
    [familiar] Este número es demasiado corto. Escríbelo completo, con su prefijo, como +34 910 555 123.
   *[formal] Este número es demasiado corto. Escríbalo completo, con su prefijo, como +34 910 555 123.
}
phone-country = { $formality ->
    [familiar] Empieza el número con + y el prefijo de un país, como +34 910 555 123.
   *[formal] Empiece el número con + y el prefijo de un país, como +34 910 555 123.
}
phone-too-long = Este número es demasiado largo. Un número tiene 15 cifras como máximo, como +34 910 555 123.
phone-extension = { $formality ->
    [familiar] Escribe la extensión en cifras detrás del número, como +34 910 555 123 ext. 12.
   *[formal] Escriba la extensión en cifras detrás del número, como +34 910 555 123 ext. 12.
}

text-empty = { $formality ->
    [familiar] Escribe algún texto.
   *[formal] Escriba algún texto.
}

token-missing = { $formality ->
    [familiar] Espera a que termine la comprobación que aparece encima del botón y vuelve a enviar el formulario. Si no ves ninguna comprobación, tu navegador la está bloqueando.
   *[formal] Espere a que termine la comprobación que aparece encima del botón y vuelva a enviar el formulario. Si no ve ninguna comprobación, su navegador la está bloqueando.
}
token-wrong = { $formality ->
    [familiar] La comprobación que aparece encima del botón no ha podido confirmar que quien escribe sea una persona. Espera a que se repita y vuelve a enviar el formulario.
   *[formal] La comprobación que aparece encima del botón no ha podido confirmar que quien escribe sea una persona. Espere a que se repita y vuelva a enviar el formulario.
}
token-spent = { $formality ->
    [familiar] La comprobación que aparece encima del botón ha caducado o ya se ha utilizado. Espera a que se repita y vuelve a enviar el formulario.
   *[formal] La comprobación que aparece encima del botón ha caducado o ya se ha utilizado. Espere a que se repita y vuelva a enviar el formulario.
}

form-check = { $formality ->
    [familiar] Revisa este formulario, por favor: { $title }
   *[formal] Revise este formulario, por favor: { $title }
}
form-nothing-sent = { $formality ->
    [familiar] Todavía no se ha enviado nada. Revisa esto, por favor:
   *[formal] Todavía no se ha enviado nada. Revise esto, por favor:
}
form-more = { $formality ->
    [familiar] Más datos que nos ayudan a responderte mejor (opcional)
   *[formal] Más datos que nos ayudan a responderle mejor (opcional)
}
form-privacy = { $formality ->
    [familiar] Cómo tratamos lo que nos cuentas
   *[formal] Cómo tratamos lo que nos cuenta
}
form-working = { $formality ->
    [familiar] Un momento: tu navegador está comprobando que esto no lo envía una máquina.
   *[formal] Un momento: su navegador está comprobando que esto no lo envía una máquina.
}
form-no-script = { $formality ->
    [familiar] Sin JavaScript, tu mensaje lo revisa primero una persona. Llegará igualmente.
   *[formal] Sin JavaScript, su mensaje lo revisa primero una persona. Llegará igualmente.
}
form-script-needed = { $formality ->
    [familiar] Este formulario necesita JavaScript para comprobar que no lo envía una máquina. Activa JavaScript y vuelve a cargar la página.
   *[formal] Este formulario necesita JavaScript para comprobar que no lo envía una máquina. Active JavaScript y vuelva a cargar la página.
}
form-call-instead = { $formality ->
    [familiar] O llámanos: { $phone }.
   *[formal] O llámenos: { $phone }.
}
form-required = (obligatorio)
form-choose = { $formality ->
    [familiar] Elige, por favor
   *[formal] Elija, por favor
}

thanks-title = Gracias
thanks-title-name = Gracias, { $name }
thanks-times = { $formality ->
    [familiar] ¿Prefieres elegir tú la hora?
   *[formal] ¿Prefiere elegir usted la hora?
}
thanks-times-all = Ver más horas
thanks-arrived = { $formality ->
    [familiar] Hemos recibido tu mensaje.
   *[formal] Hemos recibido su mensaje.
}
thanks-acknowledged = { $formality ->
    [familiar] En unos minutos llegará una confirmación a tu buzón.
   *[formal] En unos minutos llegará una confirmación a su buzón.
}
thanks-acknowledged-after-a-look = { $formality ->
    [familiar] En cuanto alguien del equipo haya leído tu mensaje, llegará una confirmación a tu buzón.
   *[formal] En cuanto alguien del equipo haya leído su mensaje, llegará una confirmación a su buzón.
}
thanks-acknowledged-before = { $formality ->
    [familiar] La confirmación de tu primer mensaje ya está en tu buzón; no habrá una segunda.
   *[formal] La confirmación de su primer mensaje ya está en su buzón; no habrá una segunda.
}
thanks-acknowledged-perhaps = { $formality ->
    [familiar] Si has dejado una dirección de correo, en unos minutos llegará allí una confirmación.
   *[formal] Si ha dejado una dirección de correo, en unos minutos llegará allí una confirmación.
}
thanks-joined = { $formality ->
    [familiar] Lo hemos añadido a la consulta que nos enviaste el { $day }: alguien del equipo se ocupará de las dos cosas.
   *[formal] Lo hemos añadido a la consulta que nos envió el { $day }: alguien del equipo se ocupará de las dos cosas.
}
thanks-one-of-us = { $formality ->
    [familiar] Alguien del equipo se pondrá en contacto contigo.
   *[formal] Alguien del equipo se pondrá en contacto con usted.
}

page-not-found = Esta página no existe
page-not-found-detail = { $formality ->
    [familiar] Comprueba la dirección, o vuelve a la página de la que venías.
   *[formal] Compruebe la dirección, o vuelva a la página de la que venía.
}
busy = Demasiada actividad en este momento
busy-detail = { $formality ->
    [familiar] No se ha guardado nada. Envíalo otra vez dentro de unos segundos, por favor.
   *[formal] No se ha guardado nada. Envíelo otra vez dentro de unos segundos, por favor.
}

form-unsent = No se ha enviado nada
form-unsent-too-large = { $formality ->
    [familiar] El texto es demasiado largo para enviarlo de una vez. Vuelve atrás, acórtalo y envíalo de nuevo.
   *[formal] El texto es demasiado largo para enviarlo de una vez. Vuelva atrás, acórtelo y envíelo de nuevo.
}
form-unsent-file = { $formality ->
    [familiar] Aquí no se pueden enviar archivos. Vuelve atrás y envía solo el texto.
   *[formal] Aquí no se pueden enviar archivos. Vuelva atrás y envíe solo el texto.
}
form-unsent-unreadable = { $formality ->
    [familiar] No se ha podido leer lo que envió tu navegador. Vuelve atrás, carga la página de nuevo y envíalo otra vez.
   *[formal] No se ha podido leer lo que envió su navegador. Vuelva atrás, cargue la página de nuevo y envíelo otra vez.
}
form-unsent-foreign = Desde la página anterior no se puede enviar nada a este formulario; antes tiene que permitirlo quien lo gestiona.
