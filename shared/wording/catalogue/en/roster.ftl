### The page of the team, for whoever leads it.

role-rep = follows leads up
role-qualifier = settles what answers leave open
role-manager = leads the team
role-marketer = reads figures and policy, and has no leads

team-page-link = The team
team-page-title = The team
team-page-shown-only = This page only shows the team. Whoever keeps the policy's files changes it.
team-page-holds = A change is in force as soon as it is saved, and is kept with your name.
team-page-change = Change
team-page-add = Add somebody
team-page-back = Back to the team
team-page-to-list = Back to your list
team-page-name = Name
team-page-name-hint = Leads see it.
team-page-email = Email address
team-page-email-hint = Tasks and notices go there.
team-page-phone = Phone
team-page-phone-hint = Leads may call it. Leave it empty if there is none for them.
team-page-roles = What they do
team-page-weight = Share of new leads
team-page-weight-hint = 1 is an equal share, 2 is twice as many, 0 is none.
team-page-max-open = Most open leads
team-page-deputy = Deputy
team-page-deputy-hint = Has the manager's list while the manager is away.
team-page-no-deputy = Nobody
team-page-topics = Topics
team-page-sources = Sources
team-page-products = Products
team-page-all-hint = With commas between them. Empty means all.
team-page-territories = Leads from
team-page-speaks = Speaks with leads
team-page-speaks-hint = Languages such as en, de, with commas between them. Empty means all.
team-page-language = Reads this page and mails in
team-page-companys-language = The company's language
team-page-calendar = Calendar
team-page-free = Keeps no other calendar: leads may book every working hour that is free here
team-page-id = Short name
team-page-id-hint = Small letters a to z, digits and _. Left empty, it is made of the name. It never changes, and nobody else ever gets it.
team-page-save = Save
team-page-join = Add to the team
team-page-leaves = { $name } leaves
team-page-leaves-detail = Open leads of { $name } go to others on the team. Links in mails to { $name } stop working.
team-page-leave = Take { $name } off the team
team-page-changed = { $name }: changed.
# $id: the short name.
team-page-joined = { $name } is on the team, with the short name { $id }.
team-page-left = { $name } is no longer on the team.
team-page-same = Nothing was different, so the team is as it was.
team-page-nothing = Nothing was changed. Please choose again: this is the team as it is now.
team-page-meanwhile = Somebody changed the team after you opened this page, so nothing was saved. What you typed is still here: save again if it is right.
team-page-wrong = Nothing was saved yet. Please look at what is marked.
team-page-check-says = What the check of the policy found, in English:
team-page-name-wrong = A name of at most 100 letters.
team-page-email-wrong = An address such as riley@example.com.
team-page-phone-wrong = A number that can be dialed, such as +1 555 010 0100.
team-page-roles-wrong = At least one of these.
team-page-number-wrong = A whole number, such as 1.
team-page-id-wrong = Small letters a to z, digits and _, at most 64.
team-page-id-taken = Somebody has or had this short name. Please choose another.

## A change of the team that somebody proposes and another confirms. $by and $name: a person; $what: what of them; $age: "2 days".

proposal-joins = { $by } proposes: { $name } joins the team
proposal-changes = { $by } proposes: { $name } is changed
proposal-leaves = { $by } proposes: { $name } leaves the team
# $by: who proposes it. $version: its id.
proposal-in-force = { $by } proposes: version { $version } of the policy is put in force
proposal-version-overtaken = Another version was put in force after this was proposed, so it cannot be confirmed. It would take away what was changed since.
proposal-is = { $what }: { $is }
proposal-is-and-was = { $what }: { $is } (now: { $was })
proposal-is-no-more = { $what }: nothing any more (now: { $was })
proposal-yes = yes
proposal-no = no
proposal-same = Nothing would be different from the team as it is now.
proposal-waits = { $what }: waits for a second person, for { $age }
proposal-was-overtaken = { $what }: overtaken by another change, { $age } old; propose it anew, or drop it
list-proposals = Proposed changes of the team
button-proposal = Look at the proposal
team-page-holds-for-two = What you save here is a proposal: another person who leads the team confirms or refuses it, and nothing of it is in force before. Both names are kept with it.
team-page-proposals = Proposed
team-page-proposed-at = Proposed { $when }, { $age } ago.
team-page-not-in-force = Nothing of it is in force yet.
team-page-overtaken = The team was changed after this was proposed, so it cannot be confirmed. Nothing of it is in force. Shown is what would be different from the team as it is now.
team-page-yours = You proposed it: somebody else who leads the team confirms or refuses it.
team-page-confirm = Confirm
team-page-refuse = Refuse
team-page-take-back = Take it back
team-page-anew = Propose it anew
team-page-make-anew = Make this change
team-page-proposed = It is proposed. Whoever else leads the team hears of it by mail; nothing of it is in force before one of them confirms it.
team-page-refused = The proposal is refused. The team is as it was.
team-page-taken-back = The proposal is taken back. The team is as it was.
team-page-decided-already = This proposal is no longer there: somebody has decided it, or it was taken back. This is the team as it is now.
team-page-not-yours-to-decide = Whoever proposes a change does not confirm or refuse it. Another person who leads the team does, and you can take it back.
team-page-not-yours-to-take-back = Only whoever proposed a change takes it back. You can confirm or refuse it.
team-page-full = { $count } proposals wait already, which is as many as there may be. Decide one of them first.
open-leads-proposals = { $count ->
    [one] 1 proposed change of the team waits to be decided, for { $age }.
   *[other] { $count } proposed changes of the team wait to be decided, the oldest for { $age }.
}
