### What the people of the team read in their mails: tasks, notices and lists. $when: "today 15:00"; $name: a person.

## Who has a lead, after "with" or as a state.

holder-you = with you
holder-person = with { $name }
holder-left = with somebody who has left
holder-arrivals = about to go to somebody
holder-qualifier = with the qualifier
holder-your-queue = in your queue
holder-managers-queue = in the manager's queue
holder-resting = resting
holder-closed = closed
# Who has it, when nobody of the team does.
a-colleague = a colleague
the-managers-queue = the manager's queue
the-qualifier = the qualifier
a-former-colleague = a former colleague
# Whom a mail is about when nothing is known of them.
somebody = Somebody
name-and-name = { $first } and { $other }
names-and-more = { $names }, and { $more } more
names-and-last = { $names } and { $last }
asked-more = … and { $count } more inquiries of theirs, on the lead's page.
asked-for-around-now = They asked us to come back to them around now.

## By when something is due.

due-for = set for { $when }
due-agreed = agreed for { $when }
due-planned = planned for { $when }
due-at = due { $when }
overdue-since = overdue since { $when }
due-today = due today

## The end of a list.

list-more = And { $count } more.
more-came = And { $count } more came at once, and found no room in this mail. Each is shown with its lead, which keeps its owner and its time; whatever is still open is on the list at opening.
in-place-of = { $name } is away, and you stand in: until they are back, what the manager hears comes to you, and each button here is yours to press.

## A mail to a lead, as a mail to the team speaks of it.

mail-was-not-sent = it was not sent
mail-goes-out = A mail goes out at { $when }.
mail-waits = A mail is ready and waits for you until { $when }.
mail-perhaps-sent = Perhaps sent; we may know by { $when }.
they-will-read = What they will read:
inquiry-was-erased = The inquiry that it answers was erased.
we-wrote-last = What we wrote last
we-wrote = { $when }: "{ $subject }"
cannot-be-written = It cannot be written: { $why }
subject-label = Subject:

## What to say or to write.

no-ready-words = There are no ready words this time; please write your own.
no-script = Say who you are, why you call, and what for. Then listen.
no-way-to-reach = Nothing: they are neither to be called nor written to. Please decide what becomes of it.
find-another-way = Nothing yet: find a number or another address, or close it.
we-said-we-call = Our answer to them says that we will call: please call, and write only if you do not reach them.
we-said-we-answer = Our answer to them says that a person will answer.
what-to-say = What to say
a-draft = A draft
what-to-do = What to do
no-number-to-call = There is no phone number to call.
to-be-written-to = The next step is to write to them.
asked-for-writing = They asked for an answer in writing.
not-to-be-called = They are not to be called.
# How they should have heard from us, as the rep says it: in the language of who is called.
the-delay = The delay:
say-the-delay = "You should have heard from one of us { $when }. If nobody has been in touch, I am sorry that you had to wait." Say so in a voicemail, too.
their-question = Their question:
answer-their-question = answer what they wrote, or say by when they will have the answer, and from whom.

## What they asked.

# $topic: "a question about our products and prices".
they-sent = They sent { $topic }.
they-wrote-no-more = They wrote nothing more.
they-wrote-again-on = They wrote once more, on { $when }:
# Who rang has written nothing.
they-rang = They rang on { $when } and left no message.
they-left-a-message = They rang on { $when } and left a message.
they-were-here = They were here on { $when }.
their-message = Their message:
rang-at = Rang: { $when } ({ $source })
stands-rang = Rang { $when }.
has-rung-again = has rung again
waits-not-understood = reached us in a form that we cannot read: please look
call-back-now = Call { $name } back now: rang { $when }
their-words-elsewhere = Their words are in the mailbox that they answered; they are not kept here.
their-last-mail = Their last mail:
nothing-readable = Nothing that can be read.
listed-from = They are on a list of ours ({ $place }).
listed = They are on a list of ours.
listed-nothing-came = Nothing has come from them.
listed-asked-on = The list says that on { $day } they wanted to hear from us.
listed-consent = A consent to hear from us is recorded.
listed-no-consent = No consent is recorded, so nothing goes out by itself.
contact-now = as soon as we can
contact-week = within a week
contact-later = later
their-data-erased = Their data was erased.

## What happens next, as a sentence.

next-closed = It is closed, and nothing goes out by itself any more.
next-rests = It rests until { $when }.
next-assigned = Somebody on the team will have it within minutes.
next-manager = The manager decides what becomes of it.
next-qualifier = The qualifier decides what becomes of it.
next-yours = The next step is yours: { $when }.
next-yours-agreed = The next step is yours, and was agreed for { $when }.
next-yours-planned = The next step is yours, and was planned for { $when }.
next-was-due = The next move is yours, and was due { $when }.
next-due = The next move is yours, by { $when }.
next-then-rests = After that it rests.
next-in-doubt = Until somebody decides whether it was them who wrote, no mail goes out by itself.
next-mail-ready = The next mail will be ready for you to send: { $when }.
next-mail-out = The next mail goes out by itself, { $when }.

## Notes of the team.

notes = Notes
note-of = Note of { $name }, { $when }:

## Why it is on somebody's list, as a sentence.

why-listed = They are on a list of ours, and have not heard from a person yet.
why-answer = They wrote, and are waiting for an answer.
why-time = They asked for a time, and are waiting for a yes.
why-meeting = The meeting is over: how did it go?
why-first = They are waiting for the first contact.
# Of who rang: when, stands below.
why-call-back = They are waiting for a call back.
why-no-answer = Nobody answered on { $day }.
why-voicemail = A voicemail was left on { $day }.
why-wrote = We wrote to them on { $day }.
why-wrong-number = The number was somebody else's.
# $task: what the policy calls the step: "connect".
why-task = The next step is neither a call nor a mail: { $task }. If it cannot be done, leave it: what comes after it comes by itself.
why-last-reported = Last reported: { $what }, { $day }.
step-was-agreed = The next step was agreed for { $day }.
step-was-planned = The next step was planned for { $day }.
step-agreed-today = Today is the day of the agreed next step.
step-today = Today is the day of the next step.
decide-doubt = Somebody wrote in their name, and nothing proves that it was them, so nothing goes out by itself except the acknowledgement of an inquiry: please decide.
decide-nothing = Nothing goes out by itself any more: please decide what comes next.
decide-stopped = They stopped our mail and did not ask for a call. Nothing goes out by itself any more: please decide what comes next.
decide-bounced-phone = Their mailbox does not exist, and they are not to be called: please decide what comes next.
decide-bounced = Their mailbox does not exist, and there is no number to call: please find another way to reach them.
decide-complained = They reported our mail as unwanted, so there are no calls either: please decide what becomes of it.
decide-do-not-contact = They are not to be contacted, by email or by phone: please decide what becomes of it.

## What a lead waits for, after its name.

waits-closed = closed
waits-first = waits for the first contact
waits-answer = wrote, and waits for an answer
waits-request = waits for an answer, and is not a sales lead
waits-step = waits for the next step
waits-step-agreed = has an agreed next step
waits-step-planned = has a next step
waits-time = asks for a time, and waits for a yes
waits-meeting = has a meeting
waits-met = had a meeting, and nobody has said how it went
waits-approach = is from a list, and has not heard from a person
waits-doubt = was perhaps not the one who wrote: please decide
waits-decide = gets no automatic mail any more: please decide
waits-written = was written to, and has not answered
waits-to-be-written = is to be written to
waits-call-again = is to be called again
waits-call = is to be called
waits-task = has a task waiting: { $task }
waits-listed-review = is from a list: is it worth a call?
waits-review = went quiet some time ago: is it worth another try?
waits-review-no-fit = was handed back as no fit: is that so?
waits-settle = is to be settled
waits-information = was asked a question
waits-unwanted = looks unwanted: please look
waits-exhausted = no rep can take it now
waits-refusal = a courteous no waits to be released
waits-not-a-lead = seems not to be an inquiry
waits-no-policy = came before there was a policy
waits-assigned = is about to be given to somebody
waits-rests = rests

## How a lead stands, for whoever has not followed it: sentences one after the other.

stands-asked = Asked { $when }.
stands-wrote = Wrote { $when }.
stands-promised = We promised to be in touch by { $when }.
stands-no-hour = We named no time, and they should have heard from us by now.
stands-call-unreported = The next call was due, and nobody has reported it.
stands-been-with = It has been with { $names }.
stands-told-late = We told them by email that we are late: { $when }.
stands-late-leaving = A mail that says we are late is on its way to them.
stands-late-planned = Unless somebody is in touch first, a mail will tell them that we are late: { $when }.
stands-one-must-act = Nothing more goes to them by itself: one of us has to act.
stands-becomes-yours-contact = It becomes yours at { $when } today, unless a contact is reported first.
stands-becomes-yours-answer = It becomes yours at { $when } today, unless an answer is reported first.
stands-moves-on-contact = It moves on at { $when } today, unless a contact is reported first.
stands-moves-on-answer = It moves on at { $when } today, unless an answer is reported first.

## What they were told of our delay.

delay-told = they should have heard from us by now, and were told so: { $when }
delay-leaving = a mail that says they should have heard from us by now is on its way to them
delay-planned = unless you are in touch first, a mail will tell them that they should have heard from us: { $when }

## Who a lead is: a line each.

also-gave = They also gave
name-as-typed = Name as typed: { $text }
phone-as-typed = Phone as typed: { $text }
company-is = Company: { $text }
needs-it = Needs it: { $text }
budget-is = Budget: { $text }
wants-contact = Wants to hear from us: { $text }
prefers-phone = Preferably: by phone
prefers-writing = Preferably: in writing
away-until = Away: until { $day }, as their automatic answer says
their-time = Their time: { $there }; please do not call before { $when }
imported-at = Imported: { $when } ({ $source })
campaign-is = Campaign: { $campaign }
campaign-is-dated = Campaign: { $campaign }; their date is { $day }
asked-at = Asked: { $when } ({ $source })
points-unqualified = Points: { $points }, not qualified in time
inquiries-so-far = Inquiries: { $count }
so-far = So far: { $what }
our-delay = Our delay: { $what }
careful-stopped = Careful: they stopped our mail
careful-bounced = Careful: their address does not work
careful-complained = Careful: they reported our mail as unwanted
careful-do-not-contact = Careful: they are not to be contacted
calls-made = { $count ->
    [one] 1 call
   *[other] { $count } calls
}
mails-written = { $count ->
    [one] 1 mail
   *[other] { $count } mails
}
in-contact-since = in contact since { $when }
last-in-contact = last in contact { $when }; since then { $what }
# Some of it came before.
heard-from = { $what }; last heard from { $when }
last-reported = last reported "{ $what }", { $when }
last-reported-unmade = last reported "{ $what }", { $when }; the call after it was due, and nobody has reported it

## Where to call, write and read more.

number-not-to-call = { $number } (do not call)
address-not-to-write = { $address } (do not write)
may-want-silence = Perhaps they want to be left alone: please decide before you call or write.
call-them = Call
write-to-them = Write to
look-up-on-the-web = Look them up on the web
look-up-on-linkedin = Look them up on LinkedIn
look-up = Look up { $what }
nothing-to-reach-them = They left no way to reach them.

## Buttons.

button-more = More …
button-the-meeting = Move or cancel it
button-change-absence = Change it
button-correct = Correct it
button-request = Say yes, or offer another
button-give = Give it to somebody
button-nudge = Nudge { $name }
button-apologise = Apologize
button-let-go = Let it go
button-three-lines = Write three lines
button-spoken = I have already spoken with them
button-written = I have already written to them
button-keep = I have it
button-send-now = Send it now
button-in-touch = Already in touch
button-do-not-send = Do not send it
button-not-them = It was not them: go on
button-own-address = That was me: it is my address
button-go-on = Let the mail go on
button-send = Send it
button-skip = Skip it
button-look-at-all = Look at all of them
button-merge = Look at both, and merge them
button-all-open = All that is open
button-all-long = All of these
button-sign-in = Let me in
button-resume = I have time

## Notices: a new lead, a step that is due, a reminder.

new-first = new, and waits for the first contact
wants-contact-around = new, and yours; wants to hear from us around { $day }. Nothing is due before then, unless what they ask calls for it
call-now = Call { $name } now: asked { $when }
write-now = Write to { $name } now: asked { $when }
call-now-listed = Call { $name } now: imported { $when }
write-now-listed = Write to { $name } now: imported { $when }
# $what: what a lead waits for.
wanted-by = { $what }, wanted by { $when }
asked-for-by = { $name } asks you to take care of it: { $what }
asked-for = is asked for: please take care of it
please-turn-to = Please take care of { $name }
they-had-asked = What they had asked
they-had-asked-before = What they had asked before
sent-another-form = has sent another form

## Notices: a lead moves.

# $when: "15:00", "10:00 tomorrow".
moves-on-at = moves on at { $when }
else-moves-on-at = { $what }, or it moves on at { $when }
unless-contact = Unless a contact is reported first, it moves on at { $when }.
unless-answer = Unless an answer is reported first, it moves on at { $when }.
# To whom it moves, after "to".
to-the-manager = the manager
to-a-colleague-or-manager = a colleague or, where nobody is free, to the manager
warned-no-answer = { $name } wrote to us, and as far as we know nobody has answered.
warned-no-help = { $name } asked us for help, and as far as we know nobody has answered.
warned-no-contact = As far as we know, { $name } has not heard from a person yet.
# They were here before.
warned-no-contact-again = As far as we know, nobody has turned to { $name } this time yet.
# $holder: "with Sam Ortiz".
moved-away-line = is no longer with you, but { $holder }.
moved-away = { $name } is now { $holder }
moved-no-answer = It moved because no answer had been reported in time.
moved-no-contact = It moved because no contact had been reported in time.
moved-untold = Its time was up. You had not been told in time that it would move, so it does not count against you.
moved-unreached = Its time was up. The mail that said so did not reach you, so it does not count against you.
moved-given = It was given to somebody else.
moved-merged = It is the same person as one of theirs: the manager has merged the two.
here-managers-choice = The manager has given it to you.
here-away = The day that was agreed has come, and { $name } is away.
here-left = Whoever had it has left.
here-lapsed = They are waiting for an answer, and none was reported there in time.
here-back = You had it before you were away, and nobody has been in touch with them since.
here-step-yours = The agreed step is yours now.
here-away-then = { $name } is away at the time that they had chosen.
here-cancelled-offered = It is cancelled, and they were offered others.
here-cancelled-untold = It is cancelled, and nobody could tell them: please do.
# $what: what a lead waits for.
waits-with-meeting-cancelled = { $what }, and had a meeting that is cancelled
here-lines-written = What { $name } wrote about it is under "Notes".
here-lines-asked = { $name } was asked for three lines about it, and you will get them as soon as they come.
here-nobody-to-ask = Nobody can be asked about it any more: what was noted is below.
here-was-with = It was with { $name }. { $why }
here-taken = You have taken it.
here-given-by = { $name } has given it to you.
here-is-away = { $name } is away, and it is due before they are back.
here-free-again = It was with somebody else before, and was free again.
here-taken-apart = The manager has taken it apart from a lead that it had been merged with: it is a person of its own.
here-no-answer = No answer was reported there in time.
here-no-contact = No contact was reported there in time.
here-waited-since = They have waited since { $when }.
they-wrote-last = What they wrote last
lines-wanted = is with { $name } now. Please write three lines about what you have agreed
lines-away = You are away on the day that you agreed on with them.
lines-lapsed = They were waiting for an answer, and none was reported in time.
lines-given = The manager has given it to somebody else.

## Notices: what the manager hears of, after the name in a list and with it in a subject.

managers-now-no-contact = the manager's now: no contact was reported in time
moved-on-no-contact = moved on: no contact was reported
moved-on-no-answer = moved on: no answer was reported
came-to-you-no-contact = came to you: no contact was reported in time
came-to-you-no-answer = came to you: no answer was reported in time
no-contact-reported = no contact has been reported
wrote-no-answer = wrote, and has no answer
step-not-reported = nobody has reported the step
nobody-has-decided = gets no automatic mail any more, and nobody has decided
mail-nobody-sent = a mail waited for a person, and nobody sent it
subject-no-contact = No contact with { $name } has been reported
subject-no-answer = { $name } wrote, and has no answer
subject-step-agreed = Nobody has reported the step agreed with { $name }
subject-step-planned = Nobody has reported the next step with { $name }
subject-undecided = { $name } is waiting for a decision
subject-moved-on-no-contact = { $name } went to somebody else: no contact was reported
subject-moved-on-no-answer = { $name } went to somebody else: no answer was reported
subject-yours-no-contact = { $name } is yours now: no contact was reported in time
subject-yours-no-answer = { $name } is yours now: no answer was reported in time
subject-exhausted = No rep can take { $name } now
subject-review = Is this an inquiry? { $name }
subject-refusal = A courteous no to { $name } is waiting to be released
subject-not-a-lead = What { $name } sent seems not to be an inquiry
subject-no-policy = { $name } came before there was a policy
subject-left-out = The mail to { $name } was left out: nobody sent it

## Why nobody can take a lead now, by name, and each way out.

cannot-away = { $name } is away
cannot-away-until = { $name } is away until { $when }
cannot-paused = { $name } gets no new leads for now: { $count } in a row had to move on
cannot-full = { $name } has { $open } open, and takes { $most } at most
cannot-topic = { $name } takes other topics
cannot-source = { $name } takes other sources
cannot-product = { $name } takes other products
cannot-territory = { $name } takes leads from elsewhere
cannot-language = { $name } speaks other languages with leads
cannot-let-lapse = { $name } had it, and it moved on
cannot-no-weight = { $name } takes no leads
cannot-shift = { $name } works too little before it is due
cannot-taken = { $name } has another appointment then
way-give = give it to one of them all the same, or take it yourself
way-resume = on the same page, let whoever is paused have new leads again
way-back = on the same page, say that whoever is away is back
way-raise = raise max_open in team.toml
ways-out = You can: { $ways }. Until then it waits, and so does whoever asks from now on. The first rep to be free gets whoever was promised the earliest answer; of the others, those who want to hear at once come before those who gave us a week.

## Notices: a mail to a lead.

approval-last = it is left out. It is the last one: after that nothing more goes to them by itself, and their inquiry rests
approval-left-out = it is left out, and everything else goes on without it
signed-by-you = { $why } If you send it, it is signed by you.
signed-by-the-team = { $why } If you send it, it is signed by the team.
approval-elsewhere = It does not go out by itself, because answers to it would not come back here: they come to your own mailbox.
approval-in-contact = It does not go out by itself, because there has been contact with them since our last mail: please see whether it still fits.
approval-unattended = It does not go out by itself, because they have not answered what went before it, and none of us has reported anything since: please look first.
not-sent-left-out = Left out: the mail to { $name }
not-sent-left-out-why = The mail to { $name } that waited for you was left out, since nobody sent it. You can still send it. { $next }
not-sent-undelivered = Not delivered to { $name }: please look
not-sent-undelivered-why = The mail to { $name } did not arrive: { $why }. It counts as not sent. Please reach them in another way, or send it once more.
not-sent-decide = Not sent to { $name }: please decide
not-sent-decide-why = A mail to { $name } has not gone out, and it will not go out by itself. { $why }
held-line = no mail by itself until { $when }. { $why }
held-why = { $other }, who has the same number or company as { $name }, has been in touch: { $when }.

## Notices: what only the reader can say.

doubted-line = somebody wrote in their name: was it them? Please decide
doubted-silence = The mail asks us to leave them alone, and nothing in it shows that it came from them: anybody may have written it.
doubted-words = Nothing in the mail shows that it came from them: anybody may have written it.
doubted-decide-first = Somebody wrote this in their name, and nothing proves that it was them. Please decide before you call or write:
doubted-more = … and { $count } more, on the lead's page.
doubted-comes-first = Somebody wrote in their name, and nothing proves that it was them: please read it below, and decide, before you call or write.
in-your-name-line = somebody reported about them in your name: was it you?
in-your-name-address = It came from an address that we do not know as yours.
in-your-name-unproven = It was not an answer to a mail that you have from us, and nothing in it shows that it left your mailbox.
unclear-line = your note names no outcome: how did it go?
which-date-line = you reported "{ $what }" with a date that fits two days: which is it?
which-date-why = The date that you named fits two days.
which-date-this-month = A day in this month
which-date-today = Today

## Notices that only say something.

# What somebody of the team has said of themselves by mail, and what follows.
you-are-away = you are away until { $when }
you-are-back = you are back
away-follows = Until then you get no new leads, and what is due before goes to a colleague.
back-follows = You get new leads again.
report-recorded-line = your mail is recorded: { $what }. { $next }
report-which-sum = Its sum was not clear: answer this mail with "won" and the sum, such as "won 12,000".
your-answer-about-the-mail = your answer about the mail
left-alone = no more contact
left-alone-complained = no more contact: they reported our mail
left-alone-wrote = wrote, after asking for no contact
left-alone-complained-wrote = wrote, after reporting our mail
left-alone-why = { $name } asked not to be contacted, by email or by phone. Please do not call or write any more. What was planned is off, nobody owes them anything, and the lead is closed.
left-alone-complained-why = { $name } reported our mail as unwanted. Please do not call or write any more. What was planned is off, nobody owes them anything, and the lead is closed.
left-alone-wrote-why = { $name } asked not to be contacted, by email or by phone, and has written since. Nothing goes to them by itself, and you need not answer. If what they wrote calls for an answer, give it, and say so here.
left-alone-complained-wrote-why = { $name } reported our mail as unwanted, and has written since. Nothing goes to them by itself, and you need not answer. If what they wrote calls for an answer, give it, and say so here.
left-alone-erasure = demands that what is kept of them be erased
left-alone-erasure-why = { $name } demands that what is kept of them be erased. The law gives one month for it, from when they wrote. Whoever leads the team does it on the lead's page at the desk, or with `baton erase`; until then it is kept. Nothing goes to them by itself.
demand-until = demands that what is kept of them be erased; the law gives until { $date }
demand-over = demands that what is kept of them be erased; the law gave until { $date }
button-erase = See what is kept, and erase it
they-wrote = What they wrote
qualify-points = They have { $points } points; with { $wanted } or more, a rep would call without asking you.
qualify-no-points = The criteria could not be applied.
review-listed = They are on a list of ours: is it worth a call?
review-quiet = They went quiet some time ago. Is it worth another try?
review-no-fit = The rep found them to be no fit. Please look: does it end with that?

## Notices: who gets new leads, and who was not told.

no-new-leads = No new leads for you for the time being
paused-others = New leads go to your colleagues for now: { $count } in a row had to move on because no contact was reported in time.
paused-nobody = Nobody takes new leads now, and whoever asks waits in the manager's queue for now: { $count } in a row had to move on because no contact was reported in time.
paused-others-until = New leads go to your colleagues until you say that you have time: { $count } in a row had to move on because no contact was reported in time.
paused-nobody-until = Nobody takes new leads now, and whoever asks waits in the manager's queue until you say that you have time: { $count } in a row had to move on because no contact was reported in time.
nobody-at-the-moment = Nobody at the moment.
was-not-told = { $name } was not told
# After the name in a list. $moved: " (Ana Ruiz, Ben Carter)", or nothing.
untold-returned = mail has not arrived in time. What has moved on without { $name } having been told{ $moved } counts against nobody. Please tell them in another way, and look at the address in team.toml.
untold-late = was not told in time that something would move on{ $moved }. It has moved anyway, and counts against nobody.

## Notices: an appointment. $when: "Tuesday, March 3, 10:00".

subject-booked = { $name } has booked { $when }
subject-meeting-moved = { $name }: moved to { $when }
subject-requested = { $name } asks for { $when }: does it fit?
subject-cancelled = Cancelled: { $name }, { $when }
subject-stands = { $name } wants no more mail; { $when } stands
subject-soon = Reminder: { $name }, { $when }
subject-over = How did it go with { $name }?
meeting-booked = The appointment is made, and the attached invitation puts it into both calendars. Nothing else goes out before it.
meeting-moved = The appointment has another time now; the attached invitation updates your calendar.
meeting-requested = We do not know your calendar well enough to promise it. They are waiting for your yes, or for another time.
meeting-cancelled-no-contact = The appointment is cancelled, because they want no contact any more; the attached invitation takes it out of your calendar. Nothing is due.
meeting-cancelled-closed = The appointment is cancelled; the attached invitation takes it out of your calendar. Nothing is due: what was reported has closed the matter, and can be corrected.
meeting-cancelled = The appointment is cancelled; the attached invitation takes it out of your calendar. The next step is yours.
meeting-stands = They stopped our mail, and have not called the meeting off: it stands, in both calendars. No reminder goes out to them.
meeting-soon = A reminder; they got one, too.
meeting-soon-alone = A reminder. They got none: they want no mail from us.
meeting-over = The time of the appointment has passed. One click, please: until you say so, nobody knows whether it took place.

## Lists: headings, and what a subject says of several.

hour-moving = Going to somebody else soon
hour-asked = Please take care of
hour-came = New for you
hour-waiting = Waiting for you
hour-escalated = Please look
hour-goes-out = Goes out soon
hour-approval = Ready for you to send
hour-not-sent = Did not go out
hour-held = No mail by itself for now
hour-moved = Moved on
new-leads = New leads
# $what: a heading.
subject-names = { $what }: { $names }
subject-names-and-more = { $what }: { $names } and { $more } more
subject-too-many = More came at once than one mail holds: { $count }
subject-several-moved = { $count ->
    [one] 1 lead is not with you any more
   *[other] { $count } leads are not with you any more
}
unwanted-count = { $count ->
    [one] 1 inquiry
   *[other] { $count } inquiries
}
unwanted-look = look unwanted: please look. One verdict can settle all of them.
unwanted-newest = The newest is from { $name }:
unread-of-all = { $count ->
    [one] 1 more is open than this list has looked at.
   *[other] { $count } more are open than this list has looked at.
}
unread-uncounted = More are open than this list could count.
unread-of-yours = { $count } more of yours are open than this list has looked at.
unread-of-queue = { $count } more wait for you than this list has looked at.
more-from-lists = { $count ->
    [one] 1 more from lists waits without a date; the first are shown.
   *[other] { $count } more from lists wait without a date; the first are shown.
}
# How many are untouched, where a list could look at none of them.
untouched-perhaps = perhaps { $count }
untouched-older = { $count ->
    [one] 1 more has waited for longer: it is on the list of each morning.
   *[other] { $count } more have waited for longer: they are on the list of each morning.
}

## The list at opening.

list-yours = Yours
list-ready = Ready to send
list-from-lists = When you have time: from a list
list-to-say = Please say what is true
list-to-settle = To settle
list-to-decide = For you to decide
list-late = Not in time
list-demands = Demands to erase
list-untold = Who was not told
list-held = Held mail
list-received = Received mail
list-stuck = Stuck
list-mail = Mail
list-information = For your information
list-nobody-has-room = From a list, and nobody has room
list-of-the-deputy = On the manager's list, and nobody has acted
list-long = Waiting for a very long time
list-week = Last week

## What came in and what leaked last week. $half, $nine: "2 hours".

week-figures = All figures
week-touched = Of those who heard from a person, half did within { $half } of open time, nine in ten within { $nine }.
week-overdue = Became overdue: { $overdue }. Told to the manager: { $told }.
week-unreported = Calls and tasks that were due, and that nobody reported: { $count }.
week-late-now = { $count ->
    [one] 1 open lead is late now.
   *[other] { $count } open leads are late now.
}
week-late-now-at-least = { $count ->
    [one] At least 1 open lead is late now: some could not be read.
   *[other] At least { $count } open leads are late now: some could not be read.
}
# $name: a source.
week-source = { $name }: { $missed } of { $all } promises missed.
# $when: a day and an hour.
week-worst-hours = { $hours ->
    [one] { $count ->
        [one] Became overdue: { $when }.
       *[other] Most became overdue at once in this hour: { $when } ({ $count }).
    }
   *[other] In each of these { $hours } hours the most became overdue ({ $count }): { $when }.
}
week-person = { $name }: { $touches ->
    [one] 1 touch
   *[other] { $touches } touches
}, { $overdue } overdue, { $moved } moved on.
# Sources and people that are not named.
week-more-sources = { $count ->
    [one] And 1 more source with missed promises.
   *[other] And { $count } more sources with missed promises.
}
week-more-people = { $count ->
    [one] And 1 more person.
   *[other] And { $count } more people.
}
# $day: that of the list before.
since-the-list = Since { $day }: { $what }.
since-nothing = nothing new
since-new = { $count ->
    [one] 1 new lead
   *[other] { $count } new leads
}
since-missed = { $missed } of { $all } promises missed
since-overdue = { $count ->
    [one] 1 became overdue
   *[other] { $count } became overdue
}
since-told = { $count ->
    [one] the manager was told once
   *[other] the manager was told { $count } times
}
since-unreported = { $count ->
    [one] 1 call or task not reported
   *[other] { $count } calls or tasks not reported
}
since-moved = { $count ->
    [one] 1 lead moved on because nothing was done
   *[other] { $count } leads moved on because nothing was done
}

as-before = As before: { $names }.
as-before-and-more = As before: { $names }; and { $more } more.
own-calendar-unread = Your own calendar could not be read ({ $why }). Until it can, each time that somebody chooses waits for your yes.
own-calendar-events = { $count ->
    [one] One event of your own calendar was not understood ({ $why }): its time may be offered.
   *[other] { $count } events of your own calendar were not understood (the first: { $why }): their times may be offered.
}
deputy-no-action = { $count ->
    [one] { $name }'s list has had no action for two working days on 1 lead. You are the deputy: what you do about one of them counts like the manager's.
   *[other] { $name }'s list has had no action for two working days on { $count } leads. You are the deputy: what you do about one of them counts like the manager's.
}
overdue-elsewhere = { $count ->
    [one] Overdue as well, and on the list of whoever has it: { $names }.
   *[other] Overdue as well, and on the lists of those who have them: { $names }.
}
all-else-on-time = What is not on this list is in somebody's hands and on time.
long-wait = { $count ->
    [one] 1 person has waited for more than { $days } working days for what we owe: { $names }. { $ways }
   *[other] { $count } people have waited for more than { $days } working days for what we owe: { $names }. { $ways }
}
waits-since = { $name } (since { $day })
long-ways-manager = Call, give, or let go all of these: the button lets you do it in one go.
long-ways = Call them, or ask who leads the team to give them to somebody or to let them go.
paused-people = New leads do not go to { $names } for now: at least two in a row had to move on from them. You can end that on the page behind this list.
paused-people-nobody = New leads do not go to { $names } for now: at least two in a row had to move on from them. Nobody else takes any now: whoever asks waits in the manager's queue. You can end that on the page behind this list.
stuck-of-lead = Something of lead { $lead } could not be processed; the operator has been alerted.
stuck-mail = A mail to { $person } could not be processed; the operator has been alerted.
stuck-of-team = Something of the team could not be processed; the operator has been alerted.
probe-lost-since = No probe mail has come back since { $when }: answers may be lost on their way here. Until one does, written steps reach the reps as drafts. The operator has been alerted.
probe-never-back = No probe mail has come back so far: answers may be lost on their way here. Until one does, written steps reach the reps as drafts. The operator has been alerted.
day-in-place-of = for { $name }, { $what }
day-follow-up = { $count } to follow up
day-follow-up-since = { $count ->
    [one] 1 to follow up (waiting since { $day })
   *[other] { $count } to follow up (the oldest since { $day })
}
day-for-you = { $count } for you
day-for-you-since = { $count ->
    [one] 1 for you (waiting since { $day })
   *[other] { $count } for you (the oldest since { $day })
}
day-information = for your information
day-nothing-to-do = for your information, nothing to do
day-only-informs = Nothing here is to be done today: this mail is for your information.
day-nothing-new = nothing new, { $count } as before
day-and-as-before = { $what }, { $count } as before

## Why somebody's own calendar, or an event of it, was not read.

calendar-at-line = line { $line }: { $what }
calendar-too-large = the calendar is too large
calendar-no-calendar = it is no iCalendar text
calendar-unpaired = BEGIN and END do not pair
calendar-no-start = an event without DTSTART
calendar-reversed = an event ends before it begins
calendar-moment = `{ $text }` is no date and no time
calendar-duration = `{ $text }` is no duration
calendar-repeats = an event repeats in a way that is not read
calendar-address = the address does not lead to a public site
calendar-no-answer = there was no answer
calendar-status = it answered with status { $status }
calendar-over = the answer is over { $bytes } bytes
calendar-broken = the answer broke off

# $name: whom.
perhaps-same-person = Perhaps the same person as { $name }: then the two can be merged.
