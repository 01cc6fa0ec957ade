//! What is a claim in Spanish.

use super::kinds::Claims;
use crate::template::phrase::Phrases;

pub(super) const CLAIMS: Claims = Claims {
    attempt: ATTEMPT,
    missed: MISSED,
    inquiry: INQUIRY,
    silence: SILENCE,
};

const ATTEMPT: Phrases = Phrases {
    said: &[
        "intenté|intentamos|intentado|intentó|intentaron|intentaba|intentábamos|traté|tratamos|tratado|trató|trataron|trataba|tratábamos|probé|procuré|quise|quisimos .. llamar*|contactar*|localizar*|hablar*|comunicar*|ponerme|ponernos|ponerse|telefonear*|ubicar*|encontrar*|avisar*",
        "intentando|tratando .. llamar*|contactar*|localizar*|hablar*|comunicar*|ponerme|ponernos|telefonear*",
        "estuve|estuvimos llamándo*|buscándo*",
        "mis|nuestros|varios|repetidos intentos",
        "mi|nuestro intento",
        "he|hemos|había|habíamos .. llamado|telefoneado|contactado|escrito",
        "le|te|lo|la|les|os ha|han|había|habían .. llamado|telefoneado|contactado|escrito",
        "llamé|telefoneé",
        "le|te|lo|la|les|os contacté|contactamos|busqué|escribí|escribimos|telefoneamos",
        "le|te|lo|la|les|os llamó|llamaron|telefoneó|contactó|escribió|escribieron",
        "llamamos ayer|anteayer|anoche|antes|anteriormente|hace|varias|dos|tres|repetidas|repetidamente|sin",
        "ayer|anteayer|anoche|anteriormente .. llamamos",
        "le|te|lo|la|les|os estuve|estuvimos llamando|buscando",
        "no hemos|he|pudimos|pude|conseguimos|conseguí|logramos|logré .. localizar*|hablar|contactar*|comunicarme|comunicarnos|ponernos|ponerme|encontrarle|encontrarte|dar",
        "no contestaba|contestó|atendió|respondió nadie",
        "nadie contestó|atendió|descolgó|respondió|contestaba",
        "nuestra|nuestras|mi|mis ?última|últimas llamada|llamadas",
        "llamada|llamadas perdida|perdidas",
        "contestador",
        "buzón de voz",
        "dejé|dejamos|dejado .. mensaje|mensajes|recado",
        "le|te ?he|hemos envié|enviado|mandé|mandado .. correo|mensaje|carta|email|mail",
        "le|te respondimos|respondí|contesté",
        "le|te he|hemos|ha respondido|contestado",
        "mis|nuestros correos|mensajes .. sin",
    ],
    unless: &[
        "llamarnos|llamarme|contactarnos|contactarme|localizarnos|localizarme|escribirnos|hablarnos|avisarnos",
        "hablar|contactar|comunicar* con nosotros|conmigo",
        "ponerse en contacto con nosotros",
        "le|te escribimos ?hoy|ahora|de|nuevo ?nuevo para|porque|por|hoy|ahora|desde|este|esta|con|a|acerca|sobre|una|en",
        "nos|me ha|has|había|habías dejado",
        "nuestro|nuestros contestador|contestadores|buzón",
        "si|cuando no hemos|pudimos|conseguimos ... hablar|localizarle",
        "no|nadie le|te|lo|la he|hemos|ha|han respondido|contestado|llamado|escrito",
        "si .. alguien|nadie|ya .. le|te|lo|la ha|han .. llamado|escrito|respondido|contestado|contactado",
        "llamado la atención",
    ],
};

const MISSED: Phrases = Phrases {
    said: &[
        "no coincidimos",
        "no hemos|pudimos ?podido coincidido|coincidir",
    ],
    unless: &[],
};

const INQUIRY: Phrases = Phrases {
    said: &[
        "su|tu consulta|solicitud|pregunta|mensaje|petición|pedido|llamada",
        "su|tu interés en|por",
        "nos|me contactó|contactaste|escribió|escribiste|envió|enviaste|mandó|mandaste|preguntó|preguntaste|pidió|pediste|solicitó|solicitaste|llamó|llamaste|consultó|consultaste|planteó|planteaste",
        "nos|me ha|has|había|habías ?recientemente contactado|escrito|enviado|mandado|preguntado|pedido|solicitado|llamado|consultado|planteado",
        "nos|me contactaron|escribieron|enviaron|pidieron|preguntaron|solicitaron|llamaron",
        "usted|tú ?nos contactó|contactaste|preguntó|preguntaste|pidió|pediste|solicitó|solicitaste|consultó|consultaste|escribió|escribiste",
        "solicitó|solicitaste|pidió|pediste .. información|presupuesto|oferta|cita|llamada|precio|precios|catálogo",
        "contactó|contactaste|habló|hablaste con nosotros|conmigo",
        "se|te ?ha|has puso|pusiste|puesto en contacto con nosotros|conmigo",
        "ponerse|ponerte|haberse|haberte ?puesto en contacto con nosotros",
        "se comunicó con nosotros|conmigo",
        "nos|me hizo|hiciste una consulta|pregunta|petición|solicitud",
        "ha|has solicitado|pedido ?un|una|más información|presupuesto|oferta|cita|precio|precios|catálogo",
        "se|te ?ha|has dirigió|dirigiste|dirigido a nosotros|nuestra|nuestro",
        "rellenó|rellenaste|rellenado|completó|completaste|completado .. formulario",
        "gracias por|que",
        "agradezco|agradecemos que|haber*|su|tu|topic",
    ],
    unless: &[
        "espero|esperamos|espera|recibir|recibiremos|recibimos su|tu consulta|mensaje|llamada|pregunta",
        "alguien .. se ha puesto en contacto",
        "puede|puedes ponerse|ponerte en contacto con nosotros",
    ],
};

const SILENCE: Phrases = Phrases {
    said: &[
        "no|sin|ninguna ... noticias|noticia|respuesta|contestación|señales|novedades suya|suyas|tuya|tuyas",
        "no|sin|ninguna .. noticias|noticia|respuesta|contestación|señales|novedades de|por usted|su|ti|tu|parte",
        "no hemos|he ... sabido|oído .. de usted|ti|nada",
        "no hemos|he vuelto a saber",
        "no supimos|supe .. de usted|ti|nada",
        "no ?nos|me ha|has|había|habías ?aún|todavía contestado|respondido|reaccionado",
        "no ?nos|me contestó|contestaste|respondió|respondiste|reaccionó",
        "no hemos|he recibido|obtenido|tenido .. respuesta|contestación|noticias",
        "no recibimos|recibí|obtuvimos|obtuve|tuvimos|tuve .. respuesta|contestación|noticias",
        "no se|te ha|has puesto|comunicado .. con nosotros|contacto",
        "sin ?que ?nos|me haya|hayas contestado|respondido",
        "su|tu silencio",
        "seguimos|sigo ?a ?la esperando|espera ?de su|tu respuesta|contestación|noticias",
        "guardó|guardado|guardaste silencio",
    ],
    unless: &[
        "si|salvo|mientras|hasta|cuando ... contestado|respondido|noticias|respuesta|contestación",
        "no .. necesita|necesitamos|hace|espera|esperamos ... respuesta|contestación",
        "equipo|nadie no ha",
    ],
};
