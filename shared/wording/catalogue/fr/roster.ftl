### La page de l’équipe, pour qui la dirige.

role-rep = suit les demandes
role-qualifier = tranche ce que les réponses laissent ouvert
role-manager = dirige l’équipe
role-marketer = lit les chiffres et les règles, sans dossier à suivre

team-page-link = L’équipe
team-page-title = L’équipe
team-page-shown-only = Cette page montre seulement l’équipe. Ce sont les personnes qui tiennent les fichiers de la politique qui la modifient.
team-page-holds = { $formality ->
    [familiar] Une modification vaut dès qu’elle est enregistrée, et elle est conservée avec ton nom.
   *[formal] Une modification vaut dès qu’elle est enregistrée, et elle est conservée avec votre nom.
}
team-page-change = Modifier
team-page-add = Ajouter quelqu’un
team-page-back = Retour à l’équipe
team-page-to-list = Retour à la liste
team-page-name = Nom
team-page-name-hint = Les prospects le voient.
team-page-email = Adresse e-mail
team-page-email-hint = Les tâches et les avis y arrivent.
team-page-phone = Téléphone
team-page-phone-hint = Les prospects peuvent appeler ce numéro. Vide s’il n’y en a pas pour eux.
team-page-roles = Rôle dans l’équipe
team-page-weight = Part des nouvelles demandes
team-page-weight-hint = 1 est une part égale, 2 le double, 0 aucune.
team-page-max-open = Dossiers ouverts au plus
team-page-deputy = Intérim
team-page-deputy-hint = A la liste du manager pendant son absence.
team-page-no-deputy = Personne
team-page-topics = Sujets
team-page-sources = Sources
team-page-products = Produits
team-page-all-hint = Séparés par des virgules. Vide veut dire tous.
team-page-territories = Prospects de
team-page-speaks = Parle avec les prospects
team-page-speaks-hint = Des langues comme en, de, séparées par des virgules. Vide veut dire toutes.
team-page-language = Lit cette page et les e-mails en
team-page-companys-language = La langue de l’entreprise
team-page-calendar = Calendrier
team-page-free = Ne tient pas d’autre calendrier : les prospects peuvent réserver toute heure de travail libre ici
team-page-id = Nom court
team-page-id-hint = Lettres minuscules de a à z, chiffres et _. Laissé vide, il est tiré du nom. Il ne change jamais, et personne d’autre ne l’aura.
team-page-save = Enregistrer
team-page-join = Ajouter à l’équipe
team-page-leaves = { $name } quitte l’équipe
team-page-leaves-detail = Les dossiers ouverts de { $name } passent à d’autres membres de l’équipe. Les liens des e-mails adressés à { $name } ne fonctionneront plus.
team-page-leave = Retirer { $name } de l’équipe
team-page-changed = { $name } : modification enregistrée.
team-page-joined = { $name } fait maintenant partie de l’équipe, avec le nom court { $id }.
team-page-left = { $name } ne fait plus partie de l’équipe.
team-page-same = Rien n’était différent : l’équipe reste comme elle était.
team-page-nothing = Rien n’a été modifié. Il faut choisir à nouveau : voici l’équipe telle qu’elle est maintenant.
team-page-meanwhile = { $formality ->
    [familiar] Quelqu’un a modifié l’équipe après l’ouverture de cette page : rien n’a été enregistré. Ce que tu as saisi est encore là ; si c’est juste, enregistre à nouveau.
   *[formal] Quelqu’un a modifié l’équipe après l’ouverture de cette page : rien n’a été enregistré. Ce que vous avez saisi est encore là ; si c’est juste, enregistrez à nouveau.
}
team-page-wrong = Rien n’est encore enregistré. Il faut revoir ce qui est marqué.
team-page-check-says = Ce que la vérification de la politique a trouvé, en anglais :
team-page-name-wrong = Un nom de 100 lettres au plus.
team-page-email-wrong = Une adresse comme riley@example.com.
team-page-phone-wrong = Un numéro que l’on peut composer, par exemple +1 555 010 0100.
team-page-roles-wrong = Au moins l’un des trois.
team-page-number-wrong = Un nombre entier, par exemple 1.
team-page-id-wrong = Lettres minuscules de a à z, chiffres et _, 64 au plus.
team-page-id-taken = Quelqu’un porte ou a porté ce nom court. Il faut en choisir un autre.

## Une modification de l’équipe qu’une personne propose et qu’une autre confirme.

proposal-joins = { $by } propose : { $name } rejoint l’équipe
proposal-changes = { $by } propose : modifier la fiche de { $name }
proposal-leaves = { $by } propose : { $name } quitte l’équipe
# $by: who proposes it. $version: its id.
proposal-in-force = { $by } propose : la version { $version } des règles entre en vigueur
proposal-version-overtaken = Une autre version est entrée en vigueur après cette proposition, qui ne peut donc plus être confirmée. Elle enlèverait ce qui a changé depuis.
proposal-is = { $what } : { $is }
proposal-is-and-was = { $what } : { $is } (actuellement : { $was })
proposal-is-no-more = { $what } : plus rien (actuellement : { $was })
proposal-yes = oui
proposal-no = non
proposal-same = Rien ne serait différent de l’équipe telle qu’elle est maintenant.
proposal-waits = { $what } : attend une deuxième personne depuis { $age }
proposal-was-overtaken = { $what } : dépassée par une autre modification, vieille de { $age } ; à proposer de nouveau ou à abandonner
list-proposals = Modifications proposées de l’équipe
button-proposal = Voir la proposition
team-page-holds-for-two = Ce qui est enregistré ici est une proposition : une autre personne qui dirige l’équipe la confirme ou la refuse, et rien n’en est en vigueur avant. Les deux noms sont conservés.
team-page-proposals = Proposé
team-page-proposed-at = Date de la proposition : { $when }, il y a { $age }.
team-page-not-in-force = Rien de cela n’est encore en vigueur.
team-page-overtaken = L’équipe a été modifiée après cette proposition, qui ne peut donc plus être confirmée. Rien n’en est en vigueur. Voici ce qui serait différent de l’équipe telle qu’elle est maintenant.
team-page-yours = { $formality ->
    [familiar] C’est ta proposition : une autre personne qui dirige l’équipe la confirme ou la refuse.
   *[formal] C’est votre proposition : une autre personne qui dirige l’équipe la confirme ou la refuse.
}
team-page-confirm = Confirmer
team-page-refuse = Refuser
team-page-take-back = Retirer
team-page-anew = Proposer de nouveau
team-page-make-anew = Faire cette modification
team-page-proposed = C’est proposé. Les autres personnes qui dirigent l’équipe l’apprennent par e-mail ; rien n’est en vigueur avant que l’une d’elles confirme.
team-page-refused = La proposition est refusée. L’équipe reste comme elle était.
team-page-taken-back = La proposition est retirée. L’équipe reste comme elle était.
team-page-decided-already = Cette proposition n’existe plus : quelqu’un a tranché, ou elle a été retirée. Voici l’équipe telle qu’elle est maintenant.
team-page-not-yours-to-decide = La personne qui propose une modification ne la confirme pas et ne la refuse pas. Une autre personne qui dirige l’équipe s’en charge ; la retirer reste possible.
team-page-not-yours-to-take-back = Seule la personne qui a proposé une modification la retire. La confirmer ou la refuser reste possible.
team-page-full = { $count } propositions attendent déjà, et il ne peut pas y en avoir plus. Il faut d’abord se prononcer sur l’une d’elles.
open-leads-proposals = { $count ->
    [one] 1 modification proposée de l’équipe attend une décision depuis { $age }.
   *[other] { $count } modifications proposées de l’équipe attendent une décision, la plus ancienne depuis { $age }.
}
