### Chiffres d'une période écoulée ou simulée : des tableaux que lit la direction.

figures-played = { $company } : { $people ->
    [one] { $people } personne écrit
   *[other] { $people } personnes écrivent
 } en { $days ->
    [one] { $days } jour
   *[other] { $days } jours
 } à partir du { $from } (graine { $seed })

figures-promises = Ce qui a été promis
figures-count = nombre
figures-share = part
figures-seen = constaté
figures-said = signalé
figures-promise-made = demandes avec une heure promise
figures-promise-kept = tenues
figures-promise-missed = non tenues
figures-promise-lengthened = reportées
figures-acknowledged = accusés de réception partis à temps
figures-acknowledged-late = accusés de réception partis en retard
figures-acknowledged-how = Les parts des accusés de réception portent sur ceux qui sont partis : qui a fait une demande sans en recevoir n’y compte pas.
figures-promise-without-hour = demandes pour lesquelles personne n’a pu donner d’heure

figures-first-touch = Premier contact par une personne
figures-half-within = la moitié en
figures-nine-in-ten-within = 90 % en
figures-ninety-nine-within = 99 % en
figures-longest = au plus
figures-from-inquiry = depuis la demande
figures-from-inquiry-open = depuis la demande, aux heures d’ouverture
figures-from-assignment = depuis l’attribution, aux heures d’ouverture
figures-untouched = attendent encore à la fin

figures-debts = Dû et en retard
figures-late-leads = Leads en retard à présent
figures-count-at-least = au moins
figures-late-unread = Au moins autant sont en retard : certains leads ouverts n’ont pas pu être lus.
figures-at-the-end = à la fin
figures-worst-monday = { $count ->
    [one] le { $when }, le pire lundi
   *[other] le { $when }, le premier de { $count } lundis où il y en avait autant
}
figures-under-a-day = depuis moins d’un jour ouvré
figures-under-three-days = depuis 1 ou 2 jours ouvrés
figures-under-ten-days = depuis 3 à 9 jours ouvrés
figures-ten-days = depuis 10 jours ouvrés ou plus

figures-touches = Appels et e-mails de personnes
figures-touches-all = signalés ou constatés
figures-touches-unreported = faits, et signalés tard ou jamais
figures-leads-with-touches = { $touches ->
    [0] dossiers sans aucune tentative
    [one] dossiers avec { $touches } tentative
   *[other] dossiers avec { $touches } tentatives
 }
figures-leads-with-more = dossiers avec { $touches } tentatives ou plus

figures-mails = E-mails
figures-mail-acknowledgements = accusés de réception
figures-mail-automatic = relances envoyées automatiquement
figures-mail-released = relances envoyées par une personne
figures-mail-appointments = au sujet de rendez-vous
figures-mail-left-lying = relances que personne n’a envoyées
figures-mail-to-team = à l’équipe
figures-mail-most = le plus pour un même dossier

figures-team = L’équipe
figures-person = personne
figures-person-touches = contacts et tentatives
figures-person-first = premier contact : la moitié en
figures-person-first-most = premier contact : 90 % en
figures-person-firsts = premiers contacts
figures-person-breached = en retard
figures-person-escalated = signalés à la direction
figures-person-lapsed = passés à une autre personne
figures-person-load = dossiers ouverts, en moyenne
figures-person-load-most = au plus
figures-person-mails = e-mails par jour ouvré
figures-person-mails-most = au plus
# Above what somebody was drawn as; names are real, and what is drawn says nothing of them.
figures-person-drawn = tiré au sort comme
figures-drawn-careless = quelqu’un qui ne fait presque rien
figures-drawn-leaves = quelqu’un qui part

figures-endings = Comment les dossiers se sont terminés
figures-still-open = encore ouverts

figures-recycling = Repos et retour
figures-rested = mis en sommeil
figures-rested-no-answer = { "  " }jamais de réponse
figures-rested-not-now = { "  " }pas maintenant
figures-rested-no-budget = { "  " }pas de budget
figures-rested-nurture = { "  " }pour la lettre d’information
figures-rested-let-go = { "  " }laissés par la direction
figures-rested-low-score = { "  " }peu de points
figures-rested-not-a-fit = { "  " }ne convient pas
figures-woke = revenus
figures-in-contact-again = de nouveau en contact après un sommeil
figures-won-after-rest = gagnés après un sommeil

figures-waiting-most = le plus de dossiers ayant attendu en même temps faute de place

figures-against = Ce qui change
figures-against-how = Les mêmes personnes rencontrent les deux politiques, une fois pour chacune des { $runs } graines ; on compare l’écart à graine égale. Ce qui est sûr sort du hasard 95 fois sur 100.
figures-this-policy = cette politique
figures-other-policy = { $name }
figures-difference = écart
figures-between = entre
figures-and = { $low } et { $high }
figures-how-sure = sûr
figures-sure = oui
figures-not-sure = non
figures-measure-kept = promesses tenues, en %
figures-measure-missed = promesses non tenues, en %
figures-measure-hours = heures de la demande au premier contact
figures-measure-open-hours = la même chose aux heures d’ouverture
figures-measure-untouched = attendent encore une personne à la fin
figures-measure-debts = dû et en retard le pire lundi
figures-measure-touches = appels et e-mails de personnes
figures-measure-mails-leads = e-mails aux prospects
figures-measure-mails-team = e-mails à l’équipe
figures-measure-lapsed = dossiers passés à une autre personne
figures-measure-most-open = le plus de dossiers ouverts d’une personne
figures-measure-won = gagnés

figures-leaks = Ce qui s’est perdu alors
figures-leak-inquiries = demandes
figures-leak-late = traitées plus tard que ne le promet cette politique
figures-leak-never = jamais traitées
figures-wait-never = jamais
figures-leak-all = toutes
figures-leak-open = aux heures d’ouverture
figures-leak-working-day = les jours ouvrés, hors des heures d’ouverture
figures-leak-closed-day = les week-ends et jours fériés
figures-leak-source = de { $source }
figures-leak-unknown = La liste n’indique aucun premier contact : on ne sait donc pas ce qui s’est perdu alors.
figures-then-and-now = De la demande au premier contact
figures-then = comme c’était
figures-now = avec cette politique, en simulation

figures-of-first-seed = Les graphiques, et les tableaux sous le premier, ne portent que sur la graine { $seed }.
figures-chart-waits = En combien de temps une personne prend contact
figures-chart-hours = heures ; chaque pas vaut dix fois le précédent
figures-chart-waits-said = { $name } : la moitié en { $half }, 90 % en { $most }.
# $all: how many there were; $had: how many of them had it, a few or most.
figures-chart-waits-half-said = { $name } : la moitié en { $half } ; en tout { $had } sur { $all }.
figures-chart-waits-few-said = { $name } : en tout { $had } sur { $all }.
# $marks: names of moments, such as "the first hour".
figures-chart-marks-said = Repères : { $marks }.
figures-chart-weeks = Semaine après semaine
figures-chart-week = semaine
figures-chart-assigned = attribués à quelqu’un
figures-chart-weeks-said = { $name } : { $all } en tout, au plus { $most } { $count ->
    [one] la semaine { $weeks }
   *[other] dans chacune de { $count } semaines : { $weeks }
}.
figures-chart-weeks-none-said = { $name } : { $all } en tout.
figures-chart-load = Dossiers ouverts de chaque personne
figures-chart-open-leads = dossiers ouverts
figures-chart-load-said = { $name } : { $mean } en moyenne, { $most } au plus.
figures-chart-debts = Dû et en retard, par jours ouvrés
figures-chart-worst = { $count ->
    [one] le pire lundi
   *[other] le premier des { $count } pires lundis
}
figures-chart-debts-said = { $end } à la fin, { $worst } { $count ->
    [one] le pire lundi
   *[other] chacun des { $count } pires lundis
}.
figures-chart-late-said = { $young } depuis moins d’un jour ouvré, { $days } depuis 1 ou 2, { $week } depuis 3 à 9, { $old } depuis 10 ou plus.

figures-takes = Ce qu’il faut
figures-takes-hours = heures de travail de personnes sur les dossiers
figures-takes-mails = e-mails qui partent
figures-takes-aws = ce que facture AWS au prix affiché, { $currency }
figures-takes-beyond-free = dont au-delà de ce qui est gratuit chaque mois, { $currency }
figures-takes-how = D’après des vies entières de dossiers et le nombre de faits de chacun ; `baton cost` montre chaque ligne.

figures-all = tous
figures-from-source = de { $source }
figures-by-form = par le formulaire { $form }
figures-criterion = critère : { $name }
figures-given = attribués
figures-handed-back = rendus
figures-overridden = contre les critères
figures-beyond = essais de trop
figures-acceptance = Ce qui est pris et ce qui est rendu
figures-never-woke = jamais revenus
figures-mail-letters = lettres aux dossiers en sommeil
figures-back-not-now = pas maintenant
figures-back-not-a-fit = ne convient pas
figures-back-nurture = pour la lettre d’information

## Les chiffres d'une entreprise.

figures-title = Chiffres
figures-last-days = { $days } derniers jours
figures-until = Compté jusqu'à { $when }.
figures-since = Les chiffres commencent le { $day } : ce qui précède n'a pas été compté.
figures-no-promise = Aucune promesse n'est arrivée à échéance ces jours-ci.
figures-promises-missed = { $missed ->
    [0] Toutes les promesses de ces jours ont été tenues : { $all }.
    [one] 1 promesse sur { $all } n'a pas été tenue.
   *[other] { $missed } promesses sur { $all } n'ont pas été tenues.
 }
figures-moved-on = { $times ->
    [one] Une fois, une demande est passée à quelqu'un d'autre parce que rien n'avait été fait.
   *[other] { $times } fois, une demande est passée à quelqu'un d'autre parce que rien n'avait été fait.
 }
# $count: how many sources.
figures-worst-sources = { $count ->
    [one] La plupart : { $sources } ({ $missed }).
   *[other] La plupart, { $missed } pour chacune : { $sources }.
}
figures-lapsed = fois qu'une demande est passée à quelqu'un d'autre parce que rien n'avait été fait
figures-told-manager = alertes à la direction
figures-sources = D'où viennent les demandes et jusqu'où elles vont
figures-sources-how = Est compté ce qui s'est passé ces jours-ci, aussi avec des demandes d'avant.
figures-cohort = Parmi les demandes de ces jours-ci
# $day: "Friday, March 13".
figures-cohort-until = Jusqu'à présent, lu jusqu'au { $day } : les dernières demandes ont eu moins de temps.
figures-cohort-cut = Sont lus au plus { $days } jours à partir du premier de ceux-ci ; ce qui est venu plus tard n'est pas compté.
figures-cohort-how = Qui redemande après une fin ou un sommeil compte de nouveau, le jour où cela arrive.
figures-asked = demandes
figures-touched = contactées
figures-in-contact = en conversation
figures-met = rencontrées
figures-won = gagnées
figures-won-for = montant gagné
figures-won-for-in = montant gagné, { $currency }
figures-half-touched = premier contact : la moitié en
figures-most-touched = premier contact : 90 % en
figures-cost = coût, { $currency }
figures-cost-each = par demande
figures-cost-won = par client
figures-late = Quand le travail prend du retard
figures-most-at = surtout à
figures-breached-by-hour = En retard, par jour et par heure
figures-unreported-by-hour = Non signalés, par jour et par heure
# $when: a day of the week and an hour, or several, one after the other.
figures-worst-hours = { $hours ->
    [one] Le maximum en une heure : { $when } ({ $count }).
   *[other] Le maximum en une heure : { $count }, dans chacune de { $hours } heures : { $when }.
}
figures-unreported = non signalés
figures-promised-hour = la première heure
# $time: "4 hours".
figures-promised-within = promis : en { $time }
figures-promised-within-open = promis : en { $time } d’ouverture
figures-in-minutes = { $column }, minutes
figures-download = En fichier (CSV)
figures-from-day = Du
figures-to-day = Au
figures-show = Afficher
figures-list = Quelles demandes
figures-list-of-day = { $what } : { $day }
figures-list-none = Aucune.
figures-list-off = Décompté, car retiré
figures-list-until = Cette liste remonte jusqu'au { $day }. Il peut y en avoir d'autres avant.
figures-lead-nowhere = Pour que cette page reste courte, ces chiffres ne mènent pas à leurs contacts : choisir moins de jours le permet.
figures-rows-in-file = { $count } lignes de plus sont dans le fichier.
figures-earlier-days = { $count ->
    [one] Un jour antérieur
   *[other] { $count } jours antérieurs
}
figures-days = du { $from } au { $to }
# $fact: what is counted. $how: how it is known, “seen” or “reported”.
figures-known = { $fact } ({ $how })
figures-chart-steps = Jusqu'où cela va
figures-chart-steps-said = { $asked } demandes, { $touched } contactées, { $talked } en conversation, { $met } rencontrées, { $won } gagnées.
figures-chart-cohort = Jusqu'où sont allées les demandes de ces jours-ci

## The row of figures of some days on the board.

# $days: a day, or from one to another.
figures-lately = Bilan : { $days }
figures-kept-of = { $kept } sur { $all }
figures-kept = promesses tenues
# $half, $nine: "2 hours".
figures-half-and-nine = la moitié en { $half }, 90 % en { $nine }
figures-until-touched = de la demande au premier contact par une personne, aux heures d’ouverture
# The number stands before it.
figures-nobody-reported = { $count ->
    [one] appel ou tâche que personne n’a signalé
   *[other] appels ou tâches que personne n’a signalés
}

## Texts of a step that are compared. $text, $with: the names of two of them.

# $step: "the first mail".
figures-texts = Textes comparés : { $step }
figures-text = texte
figures-text-leads = leads qui l’ont reçu
figures-replied = ont répondu
figures-booked = ont réservé
figures-qualified = qualifiés
figures-known-yet = su ?
figures-known-more = plus
figures-known-fewer = moins
figures-known-not-yet = pas encore su
figures-texts-by-all-days = Ce que l’on sait vient de tous les jours conservés, et pas seulement de ceux-ci.
figures-texts-left-out = Non comptés : { $count } qui ont reçu un texte de cette étape quand sa part était autre.
decimal-point = ,
text-goal-replies = réponses
text-goal-bookings = réservations
text-goal-qualified = leads qualifiés
# $between: "between 1.2 and 2.9 times as many".
text-brings-more = { $goal } : « { $text } » apporte plus que « { $with } », { $between }.
text-brings-fewer = { $goal } : « { $text } » apporte moins que « { $with } », { $between }.
# $more: what it takes to know, as a sentence.
text-not-known-yet = { $goal } : pas encore su. Par rapport à « { $with } », « { $text } » apporte { $between }. { $more }
text-between = entre { $low } et { $high } fois autant
text-at-least = au moins { $low } fois autant
text-at-most = au plus { $high } fois autant
text-any-number = un nombre de fois quelconque, pour ce que l’on sait
text-needs-nobody-knows = Personne ne peut encore dire combien de temps il faudra pour le savoir.
# $worth: "1.5".
text-needs-none = Si l’un des deux avait apporté { $worth } fois autant que l’autre, cela se serait sans doute vu.
text-needs = Pour savoir s’il y a une différence de { $worth } fois, il faut environ { $count } leads de plus.

## What it costs to run Baton. $date: of which day the prices are.

figures-running = Ce que coûte le fonctionnement de Baton (estimation)
figures-running-leads = leads qui ont fait une demande
figures-running-days = jours
figures-running-list = estimé selon les prix publics du { $date }, { $currency }
figures-running-beyond-free = dont au-delà de ce qui est gratuit chaque mois, { $currency }
figures-running-how = Une estimation et non une facture : ce que demandent un lead moyen et un jour sans leads, multiplié par les prix publics d’AWS en { $region } du { $date }. `baton cost` montre chaque ligne.
