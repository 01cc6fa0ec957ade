### What would happen to somebody who asks, as the page of the policy and `baton check` say it.

foreseen-does = Somebody who never answers, while each call is made
foreseen-nothing = Somebody whom nobody turns to
foreseen-asked = They fill in the form { $form }
foreseen-acknowledged = The acknowledgement goes out
foreseen-promised = By now they were promised to hear from a person
foreseen-settled = The qualifier decides that a rep follows up
foreseen-mail = A mail goes out automatically: { $step }
foreseen-mail-awaits = A mail waits for the rep to send it: { $step }
foreseen-mail-in-a-row = A mail waits for the rep to send it, since two in a row went out automatically: { $step }
foreseen-nobody = No form of this policy brings anybody whom the criteria call a lead.

## The page of the policy.

policy-title = The policy
policy-in-force = In force: version { $version }.
policy-texts = Texts
policy-history = What was changed
policy-versions = Versions
policy-activated = { $version } is in force
policy-withdrawn = { $version } was withdrawn, { $successor } took its place
policy-proposed = A change of the team was proposed: { $person }
policy-refused = A change of the team was refused: { $person }
policy-taken-back = A change of the team was taken back: { $person }
policy-pushed-by = { $when }, by { $who }
policy-active = in force
policy-compare = What differs
policy-differs = What differs between { $version } and what is in force
policy-same = Nothing differs.
policy-activate = Put { $version } in force
policy-activate-says = New leads start under it. Leads that are open keep theirs.
policy-now-in-force = Version { $version } is in force.
policy-not-possible = This version cannot be put in force.
policy-no-version = There is no such version.
