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
# What holds after all else. $name: who has the lead.
foreseen-stays = From then on { $name } has it, and it is on the list again each working day until something is reported
foreseen-stays-without-goodbye = From then on { $name } has it, and it is on the list again each working day until something is reported; no goodbye goes out before that
foreseen-stays-with-nobody = From then on it waits for the manager to decide, and is on the list again each working day
foreseen-rests-again = If nobody decides, it rests again from { $when } on
foreseen-nobody = No form of this policy brings anybody whom the criteria call a lead.

## The page of the policy.

policy-title = The policy
policy-in-force = In force: version { $version }.
# Before a list of findings, or instead of it.
policy-check-clean = The check finds nothing.
policy-check-finds = What the check finds
policy-texts = The other texts
policy-text-optional = With every part that may be in it: each mail has only those that fit.
policy-history = What was changed
policy-versions = Versions
policy-activated = { $version } is in force
policy-withdrawn = { $version } was withdrawn, { $successor } took its place
policy-proposed = A change of the team was proposed: { $person }
policy-refused = A change of the team was refused: { $person }
policy-taken-back = A change of the team was taken back: { $person }
# $version: its id.
policy-version-proposed = { $version } was proposed
policy-version-refused = { $version } was refused
policy-version-taken-back = The proposal of { $version } was taken back
policy-pushed-by = { $when }, by { $who }
policy-active = in force
policy-compare = What differs
policy-differs = What differs between { $version } and what is in force
policy-same = Nothing differs.
policy-differs-more = { $count ->
    [one] One more line differs: it is in the file.
   *[other] { $count } more lines differ: they are in the file.
}
policy-differs-file = All that differs, as a file
policy-check-more = { $count ->
    [one] And one more: "baton check" says it.
   *[other] And { $count } more: "baton check" says each.
}
# Of versions, and of what was done with them, those that the page leaves out.
policy-earlier = { $count ->
    [one] And one earlier: "baton policy history" shows it.
   *[other] And { $count } earlier: "baton policy history" shows each.
}
policy-earlier-at-least = And at least { $count } earlier: "baton policy history" shows as many as can be read.
policy-versions-missing = There are more versions than can be read at once, so some are missing here. The address of this page shows each by its name.
policy-absences = Who is away
policy-activate = Put { $version } in force
policy-propose = Propose { $version }
policy-activate-says = New leads start under it. Leads that are open keep theirs.
# $people: the names of those of whom it would undo something. Who changed the team last, and when, comes after it.
policy-undoes = It would undo what was changed on the page of the team since the last push, for { $people }. Changed there last:
policy-undo = Yes, undo what was changed there
policy-undo-unsaid = Nothing was put in force, since it would undo what was changed on the page of the team: tick the box if it is meant.
policy-meanwhile = Another version was put in force after this page was opened, so nothing was done. What differs from that one stands here now.
policy-now-in-force = Version { $version } is in force.
policy-not-possible = This version cannot be put in force.
policy-no-version = There is no such version.
policy-no-text = The policy has no text of that name.

## What `baton init` asks of whoever begins a policy of their own, and when somebody is there, as the policy says it in words.

init-begins = Eight questions, and your policy is written to { $folder }. Enter takes what stands in brackets.
init-language = Language of your customers, and their country in two letters
init-language-right = Write en, de, es or fr, and the country behind it: "en US", "de AT", "fr CA".
init-company = Name of the company
init-address = Postal address in one line, which each mail says
init-from = Address that your mails come from, at a domain of your own
init-zone = Time zone of the office
init-hours = When somebody is there
init-hours-right = Write days and hours, with commas between: "mon-fri 9-12 13-17, sat 10:00-13:30"; or "always".
init-people = Who follows up, with commas between; the first one leads the team
init-people-right = Write each with a mail address, and nobody twice: "Ada Berg <ada@example.com>, Bo Lund <bo@example.com>".
init-promise = By when a person is in touch, in working time
init-promise-right = Write minutes or hours from { $least } to { $most }: "30m", "4h".
init-too-long = Write at most { $most } characters, in one line.
init-ended = The answers end before the last question. Nothing was written.
init-copied = { $folder } has all that { $example } has. Make it yours: the company in policy.toml, the people in team.toml, the texts in templates.
init-written = { $folder } is written, and holds together. Look through policy.toml, team.toml, the holidays in calendars and the questions in forms/contact.toml; the comments say what else there is.
init-assumed = Taken from the web address: { $website } and { $privacy }. Put it right in policy.toml, if they are elsewhere.
init-next = Go on with:
init-open = Open your form now? (y/n)
init-open-right = Write y or n.
init-opens = It starts now. Your own form is the address beside "form".
init-team-name = The { $company } team

## When somebody is there.

hours-days = { $first } to { $last }
hours-stretch = { $from } to { $until }
hours-of-days = { $days }, { $times }
hours-always = at every hour of every day
hours-zoned = { $hours } ({ $zone })

## What the check says of a policy that holds together.

policy-without-a-deputy = Nobody stands in for { $name }: while { $name } is away, the manager’s list stays where it is, and nobody else hears of it. deputy = "their id" at { $name } in team.toml names somebody.
