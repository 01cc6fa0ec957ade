fact-line = { $what } : { $why }
fact-imported = Importé d’une liste
fact-received = La demande est arrivée
fact-joined = Une autre demande est arrivée de la même personne
fact-assessed = Les critères ont été appliqués
fact-suspected = Mis de côté pour examen
fact-queued = En attente d’une décision
fact-assigned = Attribué
fact-call-opened = Un appel est à passer
fact-task-opened = Une tâche est à faire
fact-mail-planned = Un e-mail est prêt à partir
fact-step-skipped = Une étape a été sautée
fact-reminded = La personne qui s’en occupe a reçu un rappel
fact-breached = En retard
fact-promise-kept = Notre promesse a été tenue
fact-promise-missed = Notre promesse n’a pas été tenue
fact-promise-moved = L’échéance promise a été déplacée avant d’être confirmée
fact-escalated = Le manager a été prévenu
fact-warned = La personne qui s’en occupe a été prévenue que le dossier va changer de mains
fact-kept = La personne qui s’en occupe garde le dossier
fact-lapsed = Le dossier a changé de mains
fact-still-open = Toujours en cours
fact-booked = Un rendez-vous a été pris
fact-booking-requested = Un créneau a été demandé
fact-booking-moved = Le rendez-vous a été déplacé
fact-booking-cancelled = Le rendez-vous a été annulé
fact-outcome = Compte rendu
fact-corrected = Corrigé
fact-sign = Signal reçu
fact-stopped = Fin des étapes automatiques
fact-rested = Mis en sommeil
fact-woke = Sorti du sommeil
fact-closed = Clos
fact-verdict = Décidé
fact-sent = Un e-mail a été envoyé
fact-not-sent = Un e-mail n’a pas été envoyé
fact-unknown = Un e-mail n’a peut-être pas été envoyé
fact-erased = Les données de la personne ont été effacées
fact-noted = Noté
fact-held = Les e-mails automatiques attendent
fact-linked = Relié à un autre dossier
fact-opted-in = Accord donné
fact-erasure-demanded = Effacement des données conservées demandé
fact-handed-over = Le dossier change de mains avec ce qui a été convenu
fact-awaiting-approval = Un e-mail attend que quelqu’un l’envoie
fact-doubted = Non prouvé

fact-suspected-detail = semble indésirable ; une personne décide
assigned-to = à { $name } ({ $why })
assigned-who-left = { $id } ({ $why })
fact-of-step = { $step } ({ $why })
promised-by = promis pour { $time }
promise-missed-by = promis pour { $time }, et personne n’a rien noté
promise-moved-to = ancienne échéance { $from }, nouvelle échéance { $to }
promise-moved-to-no-hour = ancienne échéance { $from }, sans nouvelle heure (à notre connaissance, personne n’est disponible)
lapsed-from = jusque-là chez { $name }
lapsed-untold = jusque-là chez { $name } ; l’avertissement est venu trop tard, cela ne compte pas
lapsed-unreached = jusque-là chez { $name } ; aucun e-mail à ce sujet n’est arrivé, cela ne compte pas
lapsed-unsettled = la qualification n’a pas tranché à temps
still-open-detail = sur la liste du jour
held-detail = nous sommes en contact avec quelqu’un de la même entreprise
opted-in-detail = la newsletter

owed-first-touch = le premier contact
owed-first-touch-this-week = le premier contact, cette semaine
owed-answer = la réponse au message reçu
owed-request = la réponse à la demande
owed-confirm = la confirmation du créneau demandé
owed-meeting = comment s’est passé le rendez-vous
owed-next-step = la prochaine étape
owed-decide = une décision sur la suite
owed-approach = un premier mot à quelqu’un de la liste

meets-at = avec { $name }, { $time }
meets-at-either = avec { $name }, { $time } ou { $other }
meeting-cancelled-because = { $meeting } ({ $why })
cancelled-no-contact = plus aucun contact n’est souhaité
cancelled-other-rep = quelqu’un d’autre s’occupe du dossier
cancelled-not-followed-up = le dossier n’est plus suivi
cancelled-not-confirmed = personne ne l’a confirmé

assessed-ladder = { $said } ; a ses propres délais : { $ladder }
assessed-none = aucun n’est rempli
assessed-points = { $points ->
    [one] { $points } point ({ $held })
   *[other] { $points } points ({ $held })
}
assessed-rang = { $said } ; qui a appelé est rappelé dans tous les cas
queued-unsettled = les réponses ne suffisent pas pour les critères
queued-cannot-ask = la question ne peut pas être posée
queued-not-answered = la question est restée sans réponse
queued-cannot-answer = il n’est pas possible de répondre à la question
queued-excluded = une exclusion déclarée s’applique
queued-not-a-lead = d’après les règles, ce n’est pas une demande
queued-wrong-person = mauvais interlocuteur
queued-no-budget = pas de budget
queued-needs-information = il manque des informations
queued-not-a-fit = ne convient pas
queued-passed-over = { $name } { $why }
unfit-away = n’est pas là
unfit-paused = est en pause après deux échéances manquées
unfit-full = n’a plus de place
unfit-other-topic = traite d’autres sujets
unfit-other-source = traite d’autres sources
unfit-other-product = traite d’autres produits
unfit-other-territory = traite d’autres secteurs
unfit-other-language = parle d’autres langues avec les leads
unfit-let-it-lapse = a laissé passer le délai
unfit-no-weight = n’en prend aucun
unfit-shift-ends = travaille trop peu avant l’échéance
unfit-behind = en a { $open } en cours
unfit-taken = n’est pas libre à cette heure

assigned-before-others = { $why } ; { $others }
assigned-solo = une équipe d’une seule personne
assigned-had-it-before = avait déjà ce dossier
assigned-has-linked = a, ou avait, un dossier relié à celui-ci
assigned-same-company = suit, ou suivait, une autre personne de la même entreprise
assigned-least-loaded = en a { $open } en cours, le moins compte tenu de sa part
assigned-in-time-lately = en a { $open } en cours, et a tout noté à temps ces derniers temps
assigned-lapsed-lately = { $lapses ->
    [one] en a { $open } en cours, et un dossier lui a été retiré récemment
   *[other] en a { $open } en cours, et { $lapses } dossiers lui ont été retirés récemment
}
assigned-free-then = est libre à l’heure choisie ; { $among }
assigned-no-rep-free = aucun commercial ne peut le prendre maintenant
assigned-lapsed-twice = deux fois, aucun contact n’a été noté à temps
assigned-nobody-else = aucun contact n’a été noté à temps, et personne d’autre ne répond à ces demandes
assigned-answers = répond aux demandes sans rapport avec une vente
assigned-owns-campaign = mène la campagne
assigned-taken-over = suivait déjà ce dossier dans l’ancien système
managers-choice = choix du manager
assigned-handed-over = transmis par la personne qui s’en occupait
assigned-reported = a noté un résultat
assigned-corrected = un résultat a été corrigé

skipped-attempts-used-up = les tentatives sont épuisées
skipped-unreachable = aucun moyen de prendre contact ; une personne décide
skipped-no-address = aucune adresse à laquelle écrire
skipped-no-consent = aucun consentement n’est enregistré
skipped-says-they-asked = le texte parle d’une demande, et il n’y en a pas eu
skipped-doubt = quelqu’un a écrit en son nom ; une personne décide
skipped-away = attend la fin de l’absence
skipped-written-elsewhere = les e-mails aux leads partent d’un autre système
skipped-not-reported = personne ne l’a noté
skipped-tried-before = quelqu’un a essayé avant l’échéance
skipped-date-passed = la date prévue est passée
skipped-no-date = l’étape dépend d’une date, et aucune n’est connue

stopped-wrote-again = un nouveau message est arrivé
stopped-asked = c’était demandé
stopped-chose-a-time = un créneau a été choisi
stopped-in-contact = en contact
stopped-not-now = pas maintenant
stopped-nurture = garder le contact
stopped-no-budget = pas de budget
stopped-handed-back = rendu
stopped-let-go = ce qui était dû a été abandonné
stopped-do-not-contact = ne pas contacter
stopped-known-before = déjà connu ({ $sign })
stopped-number-known-before = déjà connu (ce numéro ne doit pas être appelé)
sign-replied = a répondu
sign-unsubscribed = désinscription
sign-bounced = e-mail non distribué
sign-complained = a signalé notre e-mail comme indésirable
sign-do-not-contact = ne pas contacter

ending-won = gagné
ending-lost = perdu
ending-not-a-fit = ne convient pas
ending-not-a-lead = pas une demande
ending-existing-customer = déjà client
ending-do-not-contact = ne pas contacter
ending-complained = a signalé notre e-mail comme indésirable
ending-refused = refusé
ending-unwanted = indésirable
ending-erased = effacé
ending-quiet = sans nouvelles depuis longtemps

woke-new-inquiry = une nouvelle demande
woke-first-inquiry = une première demande
woke-wrote = un message est arrivé
woke-said-ready = souhaite en parler, par le lien d’une lettre d’information
woke-campaign = une campagne commence
woke-chose-a-time = un créneau a été choisi
woke-date-came = la date est arrivée
woke-date-they-asked-for = la date demandée est arrivée
woke-review = une personne regarde
woke-reviewed = une personne a regardé

ruled-against = { $verdict }, contre l’avis des critères
outcome-beyond = { $outcome }, plus souvent que prévu
outcome-dated = { $outcome } ; suite : { $when }
outcome-for = { $outcome }, pour { $amount }
between-thousands = { "\u202F" }
amount-in = { $amount } { $currency }
ruled-go-on = continuer
ruled-own-up = s’excuser du retard
ruled-nudged = relance envoyée à { $name }
ruled-put-off = sera revu plus tard : { $when }
ruled-put-off-taken-back = y revient finalement dès maintenant
ruled-let-go-settled = abandonné (réglé autrement)
ruled-let-go-not-wanted = abandonné (n’est plus souhaité)
ruled-let-go-cannot-help = abandonné (nous ne pouvons pas aider)
ruled-let-go-too-late = abandonné (trop tard pour être utile)
step-with-text = { $step }, avec le texte « { $text } »
ruled-erasure-declined = rien n’est à effacer
ruled-merged = fusionné avec un autre dossier : c’est la même personne
ruled-merged-into = rattaché à un autre dossier : c’est la même personne
ruled-taken-apart = séparé à nouveau : c’est une personne distincte
ruled-parted = l’autre dossier a été séparé à nouveau : c’est une autre personne
ruled-taken-back = annulé : { $what }
ruled-send-now = l’envoyer maintenant
ruled-leave-out = ne pas envoyer cet e-mail
ruled-in-touch = déjà en contact
ruled-released = envoi autorisé ({ $step })
ruled-dropped = envoi abandonné ({ $step })
ruled-dropped-lost = abandon d’un e-mail dont le texte est perdu

sent-before-restored = avant la restauration d’une sauvegarde
sent-in-flight = { $what } ; déjà en route quand les étapes automatiques ont pris fin

step-acknowledgement = accusé de réception
step-acknowledgement-later = accusé de réception pour plus tard
step-question = question posée
step-right-person = question sur le bon interlocuteur
step-letter = lettre d’information : { $name }
step-courtesy-no = refus courtois
step-courteous-no = refus courtois
step-own-words = avec ses propres mots
step-goodbye = message de clôture
step-owing = excuses
step-new-contact = nouveau contact
step-mail-personal = e-mail personnel
step-mail-again = nouvel e-mail
step-mail-callback = e-mail à la date souhaitée
step-booked = rendez-vous confirmé
step-booking-moved = rendez-vous déplacé
step-booking-requested = rendez-vous demandé
step-booking-cancelled = rendez-vous annulé
step-booking-reminder = rappel du rendez-vous
step-booking-again = nouveau rendez-vous

number-extension = { $number } poste { $extension }
number-doubtful = { $number } (numéro à vérifier)

noted-on-a-list = figure aussi sur une liste
noted-asked-for-nothing = vient d’une liste, sans avoir rien demandé
noted-away-until = absence jusqu’au { $day }
noted-auto-reply = une réponse automatique
noted-soft-bounced = un e-mail n’a pas été accepté cette fois
noted-delayed = un e-mail est retardé
noted-note = une note
noted-details-corrected = corrigé : { $what }
detail-name = le nom
detail-phone = le numéro
detail-company = l’entreprise
noted-taken-over = repris d’un autre système, où il en était là : { $state }
taken-new = personne ne s’était encore manifesté
taken-in-conversation = échanges en cours
taken-waiting = à recontacter plus tard
taken-nurture = pas encore prêt
taken-won = a acheté
taken-lost = n’a pas acheté
taken-stopped = ne souhaite plus être contacté
noted-said-ready = Souhaite en parler, par le lien d’une lettre d’information
noted-campaign-held = figure sur la liste d’une campagne, qui ne commence pas : { $why }
campaign-already-in-it = en fait déjà partie
campaign-suppressed = ne doit pas recevoir d’e-mail
campaign-no-consent = aucun consentement enregistré
campaign-followed-up = un suivi est en cours
campaign-date-agreed = un jour a été convenu
noted-came-from = (Adresse d’envoi : { $from }.)

handed-over-by-choice = jusque-là chez { $name }, sur décision du manager
handed-over-by-owner = jusque-là chez { $name }, qui l’a transmis
handed-over-away = jusque-là chez { $name }, pour cause d’absence
handed-over-left = jusque-là chez { $name }, qui a quitté l’équipe
handed-over-lapsed = jusque-là chez { $name }, sans réponse notée à temps
handed-over-back = jusque-là chez { $name } ; retour à la personne qui suivait le dossier avant

awaits-answers-elsewhere = les réponses ne reviendraient pas ici
awaits-in-contact = il y a eu un signe de contact depuis le dernier
awaits-unattended = deux sont partis tout seuls, et personne n’a rien fait depuis

claimed-report = un compte rendu au nom de l’équipe
claimed-words = un message en son nom
claimed-silence = le souhait de ne plus être en contact, en son nom
claimed-away = une réponse automatique en son nom
claimed-failure = un avis de non-remise d’un e-mail envoyé à son adresse
claimed-complaint = un avis de plainte en son nom

unsent-too-late = le délai dans lequel il pouvait partir est passé
unsent-stopped = les étapes automatiques avaient déjà pris fin
unsent-no-address = il n’y a pas d’adresse à laquelle écrire
unsent-lead-gone = le dossier n’existe plus
unsent-inquiry-gone = la demande n’existe plus
unsent-merged = le dossier a été fusionné avec un autre
unsent-appointment-changed = le rendez-vous n’est plus le même
unsent-acknowledged = accusé de réception déjà envoyé dans la journée ; noté comme répétition
unsent-refused = le service de messagerie l’a refusé : { $why }
unsent-rejected = le service de messagerie l’a rejeté
unsent-not-delivered = la boîte du destinataire ne l’a pas accepté, et le service de messagerie a renoncé
unsent-lease-nearly-over = le délai de cet essai était presque écoulé
unsent-sender-silent = l’expéditeur n’a rien dit
unsent-perhaps-sent = peut-être non envoyé : le service de messagerie n’a rien dit
unsent-not-taken-up = un brouillon que personne n’a envoyé à temps
unsent-not-of-the-team = la personne ne fait plus partie de l’équipe
unsent-nothing-to-say = rien à dire
unsent-written-elsewhere = ce type d’e-mail ne part pas d’ici
unsent-unreadable = ce dont il parle ne peut pas être lu
unsent-restored = une sauvegarde a été restaurée ; il a pu être envoyé après celle-ci
unsent-no-message-id = la réponse n’a pas d’identifiant de message
unsent-failed = le service de messagerie a échoué avec { $status }
unsent-no-answer = pas de réponse

template-absent = il n’y a pas de modèle `{ $template }`
template-says-they-asked = le modèle `{ $template }` parle d’une demande, alors que le nom vient d’une liste
template-missing = modèle `{ $template }`, ligne { $line } : `{ $variable }` manque
template-empty = modèle `{ $template }`, ligne { $line } : `{ $variable }` est vide
template-wrong-shape = modèle `{ $template }`, ligne { $line } : `{ $variable }` a une valeur du mauvais type
template-not-a-link = modèle `{ $template }`, ligne { $line } : `{ $variable }` n’est pas un lien
template-no-neutral-twin = le modèle `{ $template }` n’a pas de version neutre
template-left-over = modèle `{ $template }`, ligne { $line } : `{ $mark }` est resté d’un champ à remplir

refused-unbuildable = la requête ne peut pas être construite
refused-no-connection = pas de connexion
refused-too-many-requests = trop de requêtes
refused-limit-reached = une limite du compte est atteinte
refused-resource-missing = une ressource manque
refused-message-rejected = le message est rejeté
refused-malformed = la requête est mal formée
refused-other = refusé
refused-sending-paused = l’envoi est suspendu
refused-account-suspended = le compte est suspendu
refused-domain-not-verified = le domaine de l’expéditeur n’est pas vérifié
refused-sender-not-verified = l’expéditeur n’est pas vérifié
refused-daily-quota = le quota du jour est épuisé
refused-access-denied = le service de messagerie a refusé l’accès

law-consent-ended = le consentement lié à une demande a pris fin { $months } mois après, le { $on }
law-all-written = la loi applicable permet { $most } relances écrites par demande, le message de clôture compris

outcome-reached = Joint
outcome-voicemail = Message vocal laissé
outcome-no-answer = Pas de réponse
outcome-wrote = J’ai écrit
outcome-done = C’est fait
outcome-answered = Réponse reçue
outcome-booked = Rendez-vous pris
outcome-met = Rendez-vous tenu
outcome-no-show = Rendez-vous non honoré
outcome-won = Gagné
outcome-lost = Perdu
outcome-wrong-number = Mauvais numéro
outcome-not-now = Pas maintenant
outcome-not-a-fit = Rendre : ne convient pas
outcome-not-a-lead = Pas une demande
outcome-do-not-contact = Ne plus contacter
outcome-nurture = Garder le contact
outcome-wrong-person = Rendre : mauvais interlocuteur
outcome-no-budget = Rendre : pas de budget
outcome-needs-information = Rendre : il manque des informations

verdict-ready = Prêt pour un commercial
verdict-nurture = Pas maintenant : garder le contact
verdict-not-a-lead = Pas une demande
verdict-not-a-fit = Ne convient pas : clore le dossier
verdict-existing-customer = Déjà client
verdict-unwanted = Indésirable
verdict-refuse = Envoyer le refus courtois

let-go-settled = Réglé autrement
let-go-not-wanted = N’est plus souhaité
let-go-cannot-help = Nous ne pouvons pas aider
let-go-too-late = Trop tard pour être utile

rep-meets-at = Lieu du rendez-vous : { $place }.
rep-calls = { $formality ->
    [familiar] C’est toi qui appelles : { $number }.
   *[formal] C’est vous qui appelez : { $number }.
}
rep-is-called = { $formality ->
    [familiar] C’est l’autre personne qui t’appelle, au { $number }.
   *[formal] C’est l’autre personne qui vous appelle, au { $number }.
}
rep-agrees-how = { $formality ->
    [familiar] Aucun numéro connu à appeler : écris pour convenir de la forme du rendez-vous, s’il te plaît.
   *[formal] Aucun numéro connu à appeler : écrivez pour convenir de la forme du rendez-vous, s’il vous plaît.
}