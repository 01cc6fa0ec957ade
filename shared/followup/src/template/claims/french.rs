//! What is a claim in French.

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
        "essayé|tenté|cherché|tâché|essayais|essayions|cherchais|cherchions|tentais|tentions|voulu .. de|à vous|te",
        "essayé|tenté|cherché|tâché|essayais|essayions|cherchais|cherchions .. t'*",
        "voulu vous|te|t'* ?joindre|appeler|contacter",
        "permis|permise de vous|te appeler|contacter|téléphoner|joindre",
        "mes|nos|plusieurs tentatives",
        "ma|notre tentative",
        "tentatives|tentative pour|de|d'appel vous|te|joindre",
        "vous ai|avons|a|ont .. appelé*|rappelé*|téléphoné|contacté*|écrit|répondu|manqué*|raté*|loupé*",
        "t'ai|t'avons|t'a|t'ont .. appelé*|rappelé*|téléphoné|contacté*|écrit|répondu|manqué*|raté*|loupé*",
        "vous ai|avons|a|ont .. laissé|envoyé|adressé .. message|messages|mail|courriel|lettre|courrier",
        "t'ai|t'avons|t'a .. laissé|envoyé|adressé .. message|messages|mail|courriel|lettre|courrier",
        "vous avais|avions .. appelé*|téléphoné|contacté*|écrit",
        "j'ai|avons .. appelé|téléphoné",
        "passé .. coup|coups de fil|téléphone",
        "pas|jamais .. pu|réussi|parvenu*|arrivé* .. vous|te joindre|contacter|atteindre|avoir|trouver|appeler",
        "pas|jamais .. réussi|parvenu*|arrivé* à vous|te",
        "n'arrive|n'arrivons|n'arrivais|n'arrivions pas à vous|te joindre|contacter|avoir",
        "impossible de vous|te joindre|contacter|avoir",
        "sans .. réussir|parvenir à vous|te joindre|contacter|avoir",
        "étiez|êtes .. injoignable*",
        "personne n'a répondu|décroché",
        "mon|mes|notre|nos ?dernier|derniers|différents appel|appels",
        "mon|mes|notre|nos .. message|messages|mail|mails|courriel|courriels|relances .. sans|restés|restées",
        "laissé un|plusieurs|deux ?autre message|messages",
        "messagerie|boîte vocale",
        "répondeur",
    ],
    unless: &[
        "notre messagerie|boîte|répondeur",
        "hâte de notre|nos",
        "vous|tu nous avez|as laissé .. message",
        "vous|tu avez|as .. laissé .. message",
        "personne ne vous a .. répondu|appelé*|contacté*",
        "vous ai|avons|a|ont pas|jamais|toujours .. répondu|écrit|appelé*|rappelé*|contacté*|téléphoné",
        "t'ai|t'avons|t'a|t'ont pas|jamais .. répondu|écrit|appelé*|rappelé*|contacté*|téléphoné",
        "si quelqu'un|personne|nous ... répondu|appelé*|contacté*|écrit|téléphoné",
    ],
};

const MISSED: Phrases = Phrases {
    said: &[
        "nous sommes|étions .. manqués|manquées|ratés|ratées|loupés|loupées",
        "on s'est .. manqués|manqué|ratés|raté|loupés|loupé",
    ],
    unless: &[],
};

const INQUIRY: Phrases = Phrases {
    said: &[
        "votre|ta demande|question|requête|sollicitation|démarche|prise",
        "votre|ton message|appel|courrier|intérêt",
        "vous nous avez|aviez",
        "tu nous as|avais",
        "vous m'avez|m'aviez",
        "tu m'as|m'avais",
        "vous|tu avez|aviez|as|avais ?bien|récemment demandé|sollicité|souhaité|écrit|rempli|contacté|téléphoné",
        "vous vous êtes|étiez .. adressé*|renseigné*|inscrit*|manifesté*",
        "vous vouliez savoir",
        "vous souhaitiez|vouliez ?recevoir|obtenir un|une|des devis|offre|documentation|rappel|renseignements",
        "vous avez|aviez ?bien|récemment pris contact",
        "vous avez|aviez ?bien|récemment fait une|la demande",
        "à votre|ta demande",
        "merci pour",
        "merci de|pour votre|ta|ton|vos",
        "merci d'avoir",
        "merci de nous|m'avoir avoir|contacté|écrit",
        "remercie|remercions pour|de|d'avoir votre|ta|nous|contacté|écrit|sollicité",
    ],
    unless: &[
        "attendons|attends|l'attente|impatience .. votre|ton appel|message",
        "si vous|tu nous avez|as",
    ],
};

const SILENCE: Phrases = Phrases {
    said: &[
        "sans|aucune|aucun|pas|plus|jamais .. nouvelle|nouvelles|réponse|retour|signe|écho .. de votre|ta|vous|toi",
        "sans|pas|plus|jamais .. de vos|tes nouvelles",
        "sans|aucune réponse|nouvelles",
        "rien|pas .. reçu|entendu .. votre|ta|de part|vous|toi",
        "n'avons|n'ai pas|jamais|toujours ?pas|encore eu|reçu|obtenu .. réponse|retour|nouvelles",
        "vous|tu n'avez|n'as|n'aviez|ne|n'y .. pas|jamais|toujours|plus|rien .. répondu|donné|réagi|rappelé|recontacté*",
        "vous|tu ne .. êtes|es pas|plus .. manifesté*",
        "votre|ton silence",
        "attendons|attends toujours|encore votre|ta réponse|retour",
        "êtes|es|étiez .. resté*|demeuré* silencieu*|muet*",
    ],
    unless: &[
        "si|sauf|tant|lorsque|quand vous|tu|nous|que|d'ici ... répondu|donné|réagi|nouvelles|réponse|retour",
        "sans .. d'ici|avant",
        "sans|aucune|aucun nouvelles|réponse|retour ?de ?votre|ta ?part d'ici|avant",
        "besoin|n'attendons|n'attends|n'appelle|n'exige .. réponse",
        "resté*|laisser|laissé* .. sans réponse",
        "vous|tu .. reçu|eu .. aucune|sans réponse|nouvelles",
    ],
};
