### The lines of a timeline, and why a message was not sent: what people of the team, and whoever reads the commands, are told.

## What happened, by itself. What follows it says with what or why.

# $what happened, $why or with what.
fact-line = { $what }: { $why }
fact-imported = Imported from a list
fact-received = The inquiry arrived
fact-joined = Another inquiry of theirs arrived
fact-assessed = The criteria were applied
fact-suspected = Sent to review
fact-queued = Waits for a decision
fact-assigned = Assigned
fact-call-opened = A call is due
fact-task-opened = A task is due
fact-mail-planned = A mail is ready to go out
fact-step-skipped = A step was left out
fact-reminded = Whoever has it was reminded
fact-breached = Overdue
fact-promise-kept = Our promise was kept
fact-promise-missed = Our promise was missed
fact-promise-moved = Our promise was moved before it was confirmed
fact-escalated = The manager was told
fact-warned = Whoever has it was told that it moves on
fact-kept = Whoever has it keeps it
fact-lapsed = It moved on
fact-still-open = Still open
fact-booked = A meeting was booked
fact-booking-requested = A time was asked for
fact-booking-moved = The meeting was moved
fact-booking-cancelled = The meeting was cancelled
fact-outcome = Reported
fact-corrected = Corrected
fact-sign = A sign from them
fact-stopped = Automatic steps ended
fact-rested = It rests
fact-woke = It woke
fact-closed = Closed
fact-verdict = Decided
fact-sent = A mail was sent
fact-not-sent = A mail was not sent
fact-unknown = A mail was perhaps not sent
fact-erased = The person's data were erased
fact-noted = Noted
fact-held = Automatic mail waits
fact-linked = Linked to another lead
fact-opted-in = They said yes to
fact-erasure-demanded = They demand that what is kept of them be erased
fact-handed-over = It moves with what was agreed
fact-awaiting-approval = A mail waits for a person to send it
fact-doubted = Not proven

## With what, or why: clauses behind a colon.

fact-suspected-detail = looks unwanted; a person decides
assigned-to = to { $name } ({ $why })
# To somebody who has left the team.
assigned-who-left = { $id }: { $why }
# $step: a step of the policy.
fact-of-step = { $step }: { $why }
promised-by = by { $time }
promise-missed-by = by { $time }, and nobody has reported anything
promise-moved-to = from { $from } to { $to }
promise-moved-to-no-hour = from { $from } to no set time: as far as we know, nobody has room
lapsed-from = from { $name }
lapsed-untold = from { $name }, who was not told in time, so it does not count
lapsed-unreached = from { $name }, whom no mail about it reached, so it does not count
lapsed-unsettled = the qualifier did not settle it in time
still-open-detail = on the list of the day
held-detail = a colleague of theirs is in touch
opted-in-detail = the newsletter

## What is owed.

owed-first-touch = the first contact
owed-first-touch-this-week = the first contact, this week
owed-answer = the answer to what they wrote
owed-request = the answer to their request
owed-confirm = the time that they asked for, to confirm
owed-meeting = how the meeting went
owed-next-step = the next step
owed-decide = a decision on what becomes of it
owed-approach = a first word to who is on the list

## A meeting: with whom, when.

meets-at = with { $name }, { $time }
meets-at-either = with { $name }, { $time } or { $other }
meeting-cancelled-because = { $meeting }: { $why }
cancelled-no-contact = they want no contact
cancelled-other-rep = the lead has another rep
cancelled-not-followed-up = the lead is not followed up any more
cancelled-not-confirmed = nobody confirmed it

## The criteria, and why somebody has to judge.

# $said: the points; $ladder: what the policy calls the ladder.
assessed-ladder = { $said }; has times of its own: { $ladder }
assessed-none = none of them holds
assessed-points = { $points ->
    [one] { $points } point: { $held }
   *[other] { $points } points: { $held }
}
assessed-rang = { $said }; they rang, and are called back in any case
queued-unsettled = the answers do not settle the criteria
queued-cannot-ask = the question cannot be asked
queued-not-answered = the question was not answered
queued-cannot-answer = the question cannot be answered
queued-excluded = a declared exclusion holds
queued-not-a-lead = declared not to be an inquiry
queued-wrong-person = wrong person
queued-no-budget = no budget
queued-needs-information = needs information
queued-not-a-fit = no fit
queued-passed-over = { $name } { $why }
unfit-away = is away
unfit-paused = gets no new leads for now
unfit-full = is full
unfit-other-topic = takes other topics
unfit-other-source = takes other sources
unfit-other-product = takes other products
unfit-other-territory = takes leads from elsewhere
unfit-other-language = speaks other languages with leads
unfit-let-it-lapse = had it, and it moved on
unfit-no-weight = takes none
unfit-shift-ends = works too little before it is due
unfit-behind = has { $open } open
unfit-taken = has another appointment then

## Why somebody got it.

# Why to them, and why not to the others.
assigned-before-others = { $why }; { $others }
assigned-solo = a team of one
assigned-had-it-before = had this lead before
assigned-has-linked = has, or had, a lead linked to this one
assigned-same-company = has, or had, somebody of the same company
assigned-least-loaded = has { $open } open, the fewest for their share
assigned-in-time-lately = has { $open } open, and has reported in time lately
assigned-lapsed-lately = { $lapses ->
    [one] has { $open } open, and one moved on from them lately
   *[other] has { $open } open, and { $lapses } moved on from them lately
}
assigned-free-then = is free at the time that they chose; { $among }
assigned-no-rep-free = no rep can take it now
assigned-lapsed-twice = no contact was reported in time, twice
assigned-nobody-else = no contact was reported in time, and nobody else answers such requests
assigned-answers = answers what is no lead
assigned-owns-campaign = runs the campaign
assigned-taken-over = had it in the system that it came from
managers-choice = the manager's choice
assigned-handed-over = handed over by whoever had it
assigned-reported = reported an outcome
assigned-corrected = an outcome was corrected

## Why a step was left out.

skipped-attempts-used-up = attempts are used up
skipped-unreachable = no way to reach them; a person decides
skipped-no-address = no address that may be written to
skipped-no-consent = no consent is recorded
skipped-says-they-asked = it says that they asked, and a list names them
skipped-doubt = somebody wrote in their name; a person decides
skipped-away = it waits until they are back
skipped-written-elsewhere = mail to leads is written elsewhere
skipped-not-reported = nobody has reported it
skipped-tried-before = somebody tried before it was due
skipped-date-passed = its day has passed
skipped-no-date = it counts down to a date, and none is known

## Why the automatic steps ended.

stopped-wrote-again = they wrote again
stopped-asked = they asked
stopped-chose-a-time = they chose a time
stopped-in-contact = in contact
stopped-not-now = not now
stopped-nurture = nurture
stopped-no-budget = no budget
stopped-handed-back = handed back
stopped-let-go = what was owed was let go
stopped-do-not-contact = do not contact
stopped-known-before = known from before: { $sign }
stopped-number-known-before = known from before: the number is not to be called
sign-replied = replied
sign-unsubscribed = unsubscribed
sign-bounced = bounced
sign-complained = complained
sign-do-not-contact = do not contact

## How it ended.

ending-won = won
ending-lost = lost
ending-not-a-fit = not a fit
ending-not-a-lead = not a lead
ending-existing-customer = existing customer
ending-do-not-contact = do not contact
ending-complained = complained
ending-refused = refused
ending-unwanted = unwanted
ending-erased = erased
ending-quiet = quiet for as long as anybody rests

## Why it woke.

woke-new-inquiry = a new inquiry
woke-first-inquiry = a first inquiry
woke-wrote = they wrote
woke-said-ready = they said they are ready
woke-campaign = a campaign begins for them
woke-chose-a-time = they chose a time
woke-date-came = the date has come
woke-date-they-asked-for = the date they asked for has come
woke-review = a person looks
woke-reviewed = a person looked

## What a person decided.

ruled-against = { $verdict }, against what the criteria say
outcome-beyond = { $outcome }, beyond the most that we want to try
outcome-dated = { $outcome }; next: { $when }
# $amount: a sum of money. $outcome: won.
outcome-for = { $outcome }, for { $amount }
# Stands between the groups of three digits of a number.
between-thousands = ,
# $amount: a number.
amount-in = { $amount } { $currency }
ruled-go-on = go on
ruled-own-up = apologize for the delay
ruled-nudged = asked { $name } to take care of it
ruled-put-off = looks at it again later: { $when }
ruled-put-off-taken-back = looks at it now after all
ruled-let-go-settled = let go: settled elsewhere
ruled-let-go-not-wanted = let go: not wanted any more
ruled-let-go-cannot-help = let go: we cannot help
ruled-let-go-too-late = let go: too late to be of use
step-with-text = { $step }, in the text “{ $text }”
ruled-erasure-declined = nothing is to be erased
ruled-merged = merged with another lead: it is the same person
ruled-merged-into = merged into another lead: it is the same person
ruled-taken-apart = taken apart again: it is a person of its own
ruled-parted = the other lead was taken apart again: it is another person
ruled-taken-back = taken back: { $what }
ruled-send-now = send it now
ruled-leave-out = leave this step out
ruled-in-touch = in touch already
ruled-released = released { $step }
ruled-dropped = dropped { $step }
ruled-dropped-lost = dropped a mail whose text was lost

## Which mail.

sent-before-restored = before the table was restored
sent-in-flight = { $what }, was in flight when a stop came

## What the mails are called that Baton sends by itself; steps of a policy are called as the policy does.

step-acknowledgement = acknowledgement
step-acknowledgement-later = acknowledgement for later
step-question = question
step-right-person = question about the right person
step-letter = letter: { $name }
step-courtesy-no = courteous no
step-courteous-no = courteous no
step-own-words = in their own words
step-goodbye = goodbye
step-owing = apology for our delay
step-new-contact = new contact
step-mail-personal = personal mail
step-mail-again = follow-up mail
step-mail-callback = mail on the date they asked for
step-booked = appointment confirmed
step-booking-moved = appointment moved
step-booking-requested = appointment requested
step-booking-cancelled = appointment cancelled
step-booking-reminder = appointment reminder
step-booking-again = another appointment offered

## A telephone number that needs a word.

number-extension = { $number } ext. { $extension }
# Beside a number that no plan has.
number-doubtful = { $number } (please check this number)

## What was noted.

noted-on-a-list = a list names them, too
noted-asked-for-nothing = from a list, and asked for nothing
noted-away-until = away until { $day }
noted-auto-reply = an automatic answer
noted-soft-bounced = a mail was not taken this time
noted-delayed = a mail is delayed
noted-note = a note
noted-details-corrected = corrected: { $what }
detail-name = the name
detail-phone = the number
detail-company = the company
noted-taken-over = taken over from another system, where it stood so: { $state }
taken-new = nobody had turned to them yet
taken-in-conversation = in conversation
taken-waiting = they wanted to hear from us later
taken-nurture = not ready yet
taken-won = they bought
taken-lost = they did not buy
taken-stopped = they want no contact
noted-said-ready = They said they are ready
# $why is one of those below.
noted-campaign-held = the list of a campaign names them, which does not begin for them: { $why }
campaign-already-in-it = they are in it already
campaign-suppressed = they are not to be written to
campaign-no-consent = no consent is recorded
campaign-followed-up = somebody follows them up
campaign-date-agreed = a day was agreed with them
# Kept below words that came in somebody's name. $from: an address.
noted-came-from = (It came from { $from }.)

## Whoever had it before, and what moved with it.

handed-over-by-choice = from { $name }, by the manager's choice
handed-over-by-owner = from { $name }, who handed it over
handed-over-away = from { $name }, who is away
handed-over-left = from { $name }, who has left
handed-over-lapsed = from { $name }, who reported no answer in time
handed-over-back = from { $name }, to whoever had it before and is back

## Why a person has to send a mail.

awaits-answers-elsewhere = answers would not come back here
awaits-in-contact = there was a sign of contact since the last one
awaits-unattended = two went out by themselves, and no person has done anything since

## What was said in somebody's name, without a proof.

claimed-report = a report in the name of the team
claimed-words = words in their name
claimed-silence = the wish for silence in their name
claimed-away = an automatic answer in their name
claimed-failure = a report that mail to them failed
claimed-complaint = a report that they complained

## Why a message was not sent, or waits: clauses without a capital and a full stop.

unsent-too-late = the time in which it could go has passed
unsent-stopped = a stop came first
unsent-no-address = there is no address to write to
unsent-lead-gone = the lead is gone
unsent-inquiry-gone = the inquiry is gone
unsent-merged = the lead was merged into another
unsent-appointment-changed = the appointment is not the same any more
unsent-acknowledged = acknowledged within the day; noted as a repeat
unsent-refused = the mail service refused it: { $why }
unsent-rejected = the mail service rejected it
unsent-not-delivered = their mailbox did not take it, and the mail service gave up
unsent-lease-nearly-over = the lease was nearly over
unsent-sender-silent = whoever sent it did not say
unsent-perhaps-sent = perhaps not sent: the mail service did not say
unsent-not-taken-up = a draft that nobody sent in time
unsent-not-of-the-team = the person is no longer on the team
unsent-nothing-to-say = nothing to say
unsent-written-elsewhere = such mail is not sent from here
unsent-unreadable = what it speaks of cannot be read
unsent-restored = a backup was restored; it may have been sent after that was made
unsent-no-message-id = the answer has no message id
unsent-failed = the mail service failed with { $status }
unsent-no-answer = no answer

## What is wrong with a template, or with what it is filled with.

template-absent = there is no template `{ $template }`
template-says-they-asked = template `{ $template }` says that they asked, and a list names them
template-missing = template `{ $template }`, line { $line }: `{ $variable }` is missing
template-empty = template `{ $template }`, line { $line }: `{ $variable }` is empty
template-wrong-shape = template `{ $template }`, line { $line }: `{ $variable }` has a value of the wrong kind
template-not-a-link = template `{ $template }`, line { $line }: `{ $variable }` is not a link
template-no-neutral-twin = template `{ $template }` has no neutral twin
template-left-over = template `{ $template }`, line { $line }: `{ $mark }` is left over from a merge field

## What the mail service says when it refuses a message.

refused-unbuildable = the request cannot be built
refused-no-connection = no connection
refused-too-many-requests = too many requests
refused-limit-reached = a limit of the account is reached
refused-resource-missing = a resource is missing
refused-message-rejected = the message is rejected
refused-malformed = the request is malformed
refused-other = refused
refused-sending-paused = sending is paused
refused-account-suspended = the account is suspended
refused-domain-not-verified = the sender's domain is not verified
refused-sender-not-verified = the sender is not verified
refused-daily-quota = the day's quota is used up
refused-access-denied = the mail service denied access

## Which rule of their law keeps something from being written.

law-consent-ended = the consent of an inquiry ended { $months } months after it, on { $on }
law-all-written = their law allows { $most } follow-ups in writing for an inquiry, the goodbye among them

## What may be reported: the words on the buttons.

outcome-reached = Reached
outcome-voicemail = Left a voicemail
outcome-no-answer = No answer
outcome-wrote = Wrote to them
outcome-done = Done
outcome-answered = They answered me
outcome-booked = Booked
outcome-met = We met
outcome-no-show = They did not come
outcome-won = Won
outcome-lost = Lost
outcome-wrong-number = Wrong number
outcome-not-now = Not now
outcome-not-a-fit = Hand back: no fit
outcome-not-a-lead = Not a lead
outcome-do-not-contact = Do not contact
outcome-nurture = Nurture
outcome-wrong-person = Hand back: wrong person
outcome-no-budget = Hand back: no budget
outcome-needs-information = Hand back: more information needed

## The verdicts of the qualifier and the manager.

verdict-ready = Ready for a rep
verdict-nurture = Not now: nurture
verdict-not-a-lead = Not a lead
verdict-not-a-fit = No fit: let it go
verdict-existing-customer = Existing customer
verdict-unwanted = Unwanted
verdict-refuse = Send the courteous no

## Why what is owed is let go.

let-go-settled = Settled elsewhere
let-go-not-wanted = Not wanted any more
let-go-cannot-help = We cannot help
let-go-too-late = Too late to be of use

## How two people meet, for the rep.

rep-meets-at = You meet here: { $place }.
rep-calls = You call them at { $number }.
rep-is-called = They call you at { $number }.
rep-agrees-how = No number is known that either could call: please write to them to arrange how to talk.
