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
foreseen-nobody = Aucun formulaire de ces règles n'amène quelqu'un que les critères tiennent pour une demande.

## La page des règles.

policy-title = Les règles
policy-in-force = En vigueur : version { $version }.
policy-texts = Textes
policy-history = Ce qui a changé
policy-versions = Versions
policy-activated = { $version } est en vigueur
policy-withdrawn = { $version } a été retirée, { $successor } la remplace
policy-proposed = Un changement de l'équipe a été proposé : { $person }
policy-refused = Un changement de l'équipe a été refusé : { $person }
policy-taken-back = Un changement de l'équipe a été repris : { $person }
policy-pushed-by = { $when }, par { $who }
policy-active = en vigueur
policy-compare = Ce qui change
policy-differs = Ce qui distingue { $version } de ce qui est en vigueur
policy-same = Rien ne change.
policy-activate = Mettre { $version } en vigueur
policy-activate-says = Les nouvelles demandes commencent avec elle. Les demandes ouvertes gardent la leur.
policy-now-in-force = La version { $version } est en vigueur.
policy-not-possible = Cette version ne peut pas être mise en vigueur.
policy-no-version = Cette version n'existe pas.
