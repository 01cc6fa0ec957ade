### Ce qui arriverait à quelqu'un qui écrit, comme le disent la page des règles et `baton check`.

foreseen-does = Quelqu'un qui ne répond jamais, alors que chaque appel est passé
foreseen-nothing = Quelqu'un dont personne ne s'occupe
foreseen-asked = Le formulaire { $form } est rempli
foreseen-acknowledged = L'accusé de réception part
foreseen-promised = Le contact d'une personne était promis pour cette heure
foreseen-settled = La préqualification décide qu'un commercial s'en occupe
foreseen-mail = Un e-mail part de lui-même : { $step }
foreseen-mail-awaits = Un e-mail attend que quelqu'un l'envoie : { $step }
foreseen-mail-in-a-row = Un e-mail attend que quelqu'un l'envoie, car deux de suite sont partis d'eux-mêmes : { $step }
foreseen-stays = À partir de là, { $name } garde le dossier, qui revient sur la liste chaque jour ouvré jusqu’à ce qu’un résultat soit saisi
foreseen-stays-without-goodbye = À partir de là, { $name } garde le dossier, qui revient sur la liste chaque jour ouvré jusqu’à ce qu’un résultat soit saisi ; aucun message de clôture ne part avant
foreseen-stays-with-nobody = À partir de là, le dossier attend une décision du manager et revient sur la liste chaque jour ouvré
foreseen-rests-again = Si personne ne décide, le dossier se remet en sommeil : { $when }
foreseen-nobody = Aucun formulaire de ces règles n'amène quelqu'un que les critères tiennent pour une demande.

## La page des règles.

policy-title = Les règles
policy-in-force = En vigueur : version { $version }.
# Before a list of findings, or instead of it.
policy-check-clean = La vérification ne trouve rien.
policy-check-finds = Ce que trouve la vérification
policy-texts = Les autres textes
policy-text-optional = Avec toutes les parties possibles : chaque e-mail ne contient que celles qui conviennent.
policy-history = Ce qui a changé
policy-versions = Versions
policy-activated = { $version } est en vigueur
policy-withdrawn = { $version } a été retirée, { $successor } la remplace
policy-proposed = Un changement de l'équipe a été proposé : { $person }
policy-refused = Un changement de l'équipe a été refusé : { $person }
policy-taken-back = Un changement de l'équipe a été repris : { $person }
# $version: its id.
policy-version-proposed = { $version } a été proposée
policy-version-refused = { $version } a été refusée
policy-version-taken-back = La proposition de { $version } a été reprise
policy-pushed-by = { $when }, par { $who }
policy-active = en vigueur
policy-compare = Ce qui change
policy-differs = Ce qui distingue { $version } de ce qui est en vigueur
policy-same = Rien ne change.
policy-differs-more = { $count ->
    [one] Une ligne de plus diffère : elle est dans le fichier.
   *[other] { $count } lignes de plus diffèrent : elles sont dans le fichier.
}
policy-differs-file = Toutes les différences, en un fichier
policy-check-more = { $count ->
    [one] Et une de plus : « baton check » la donne.
   *[other] Et { $count } de plus : « baton check » les donne toutes.
}
policy-earlier = { $count ->
    [one] Et une ligne antérieure : « baton policy history » la montre.
   *[other] Et { $count } lignes antérieures : « baton policy history » les montre toutes.
}
policy-earlier-at-least = Et au moins { $count } lignes antérieures : « baton policy history » en montre autant qu’il peut en lire.
policy-versions-missing = Il y a plus de versions qu’on ne peut en lire à la fois : il en manque ici. L’adresse de cette page montre chacune par son nom.
policy-absences = Qui est absent
policy-activate = Mettre { $version } en vigueur
policy-propose = Proposer { $version }
policy-activate-says = Les nouvelles demandes commencent avec elle. Les demandes ouvertes gardent la leur.
policy-undoes = Elle annulerait ce qui a été modifié sur la page de l’équipe depuis la dernière version envoyée, pour { $people }. Dernière modification sur cette page :
policy-undo = Oui, annuler ce qui y a été modifié
policy-undo-unsaid = Rien n’est entré en vigueur : cela annulerait ce qui a été modifié sur la page de l’équipe. Si c’est voulu, il reste à cocher la case.
policy-meanwhile = Une autre version est entrée en vigueur après l’ouverture de cette page : rien n’a été fait. Voici maintenant ce qui diffère de celle-ci.
policy-now-in-force = La version { $version } est en vigueur.
policy-not-possible = Cette version ne peut pas être mise en vigueur.
policy-no-version = Cette version n'existe pas.
policy-no-text = La politique n’a pas de texte de ce nom.

## Ce que `baton init` demande à qui commence ses propres règles, et quand quelqu'un est là, comme le disent les règles.

init-begins = Huit questions, et les règles sont écrites dans { $folder }. La touche Entrée prend ce qui est entre crochets.
init-language = Langue de la clientèle et son pays en deux lettres
init-language-right = Il faut en, de, es ou fr, puis le pays : "fr FR", "fr CA", "en US".
init-company = Nom de l'entreprise
init-address = Adresse postale en une ligne, que dit chaque e-mail
init-from = Adresse d'où partent les e-mails, sur un domaine de l'entreprise
init-zone = Fuseau horaire du bureau
init-hours = Quand quelqu'un est là
init-hours-right = Il faut des jours et des heures, séparés par des virgules : "lun-ven 9-12 13-17, sam 10:00-13:30" ; ou "always" pour toute heure.
init-people = Qui assure le suivi, séparés par des virgules ; la première personne dirige l'équipe
init-people-right = Il faut chaque nom avec une adresse e-mail, et personne deux fois : "Ada Berg <ada@example.com>, Bo Lund <bo@example.com>".
init-promise = Sous quel délai une personne prend contact, en temps de travail
init-promise-right = Il faut des minutes ou des heures, de { $least } à { $most } : "30m", "4h".
init-too-long = Il faut au plus { $most } caractères, en une ligne.
init-ended = Les réponses s'arrêtent avant la dernière question. Rien n'a été écrit.
init-copied = { $folder } a tout ce que { $example } a. Reste à se l'approprier : l'entreprise dans policy.toml, les personnes dans team.toml, les textes dans templates.
init-written = { $folder } est écrit, et tient ensemble. À parcourir : policy.toml, team.toml, les jours fériés de calendars et les questions de forms/contact.toml ; les commentaires disent ce qu'il y a d'autre.
init-assumed = Déduit de l'adresse : { $website } et { $privacy }. S'ils sont ailleurs, cela se corrige dans policy.toml.
init-next = Pour continuer :
init-open = Ouvrir le formulaire maintenant ? (y/n)
init-open-right = Il faut y pour oui ou n pour non.
init-opens = Cela démarre. Le formulaire est l'adresse à côté de "form".
init-team-name = L’équipe de { $company }

## Quand quelqu'un est là.

hours-days = du { $first } au { $last }
hours-stretch = de { $from } à { $until }
hours-of-days = { $days }, { $times }
hours-always = à toute heure, chaque jour
hours-zoned = { $hours } ({ $zone })

## What the check says of a policy that holds together.

policy-without-a-deputy = Personne ne remplace { $name } : pendant l’absence de { $name }, la liste de la direction reste où elle est, et personne d’autre ne l’apprend. deputy = "son identifiant" chez { $name } dans team.toml désigne quelqu’un.
