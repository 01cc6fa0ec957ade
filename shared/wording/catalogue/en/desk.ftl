### The pages of the team, behind the links in their mails. $name is the lead's, unless a message says otherwise; $when a time.

## Who has how many leads, as it stands beside their name.

room-open = { $open } open
room-away-until = away until { $when }
room-paused = no new leads for now

## How a lead ended, within a sentence.

ended-won = won
ended-lost = lost
ended-not-a-fit = not a fit
ended-not-a-lead = not a lead
ended-existing-customer = an existing customer
ended-do-not-contact = not to be contacted
ended-complained = they reported our mail as unwanted
ended-refused = refused with a courteous no
ended-unwanted = unwanted
ended-erased = erased
ended-quiet = quiet for a year

## What keeps us from writing or calling.

block-unsubscribed = They stopped our mail. Nothing goes out to them by itself.
block-bounced = Their mailbox does not exist: mail does not reach them.
block-complained = They reported our mail as unwanted. Please do not write and do not call.
block-do-not-contact = They are not to be contacted. Please do not write and do not call.
block-may-want-silence = Somebody asked in their name to be left alone, and nothing proves that it was them. Please decide before you call or write.

## Why the manager has it: a clause within a sentence.

manager-has-exhausted = no rep can take it now: all are full, away or paused, or take other kinds of leads
manager-has-refusal = a declared exclusion holds, and the courteous no waits for you
manager-has-not-a-lead = the criteria say that it is not an inquiry
manager-has-no-policy = there was no policy when it arrived

## Who has the lead.

whose-closed = Closed: { $how }, { $when }.
whose-received = It has just arrived.
whose-in-review = The manager reviews it: it looks unwanted.
whose-qualifying = The qualifier has it.
whose-asked-information = The qualifier has it; one question was asked by email.
whose-routing = A rep is being chosen.
whose-manager = The manager has it: { $why }.
# $rep: who of the team.
whose-rep = { $rep } has had it since { $when }.
whose-resting = It rests.
whose-reviewing = It went quiet; the qualifier looks at it.
whose-reviewing-no-fit = A rep found it to be no fit; the qualifier looks at it.

## What comes next.

next-acknowledgement = The acknowledgement goes out { $when }.
next-a-mail = A mail goes out { $when }.
next-a-letter = A letter goes out { $when }.
next-nothing = Nothing goes out by itself any more.
next-nothing-after = After that, nothing goes out by itself.
next-judged = It is judged within a minute.
next-listed-again = It is listed again { $when }.
next-qualifier-until = The qualifier has until { $when }; then it goes to a rep.
next-answer-awaited = An answer is awaited until { $when }; then it is the qualifier's.
next-rep-within-a-minute = A rep has it within a minute.
next-rests-then-rep = It rests until { $when }; then a rep takes it up again.
next-rests-then-qualifier = It rests until { $when }; then the qualifier looks at it.
next-rests-again = If nobody decides, it rests again from { $when } on.
next-rests-from-no-fit = If nobody decides, it rests from { $when } on, and comes up for a look again.
# What follows a noun: "an answer is due today 15:00".
due-is = is due { $when }
due-was = was due { $when }
next-step-on = The next step is due { $when }.
next-step-was-agreed = The next step was agreed for { $when }.
next-step-was-planned = The next step was planned for { $when }.
# $due: "is due today 15:00".
next-answer = They wrote: an answer { $due }.
next-confirm = They asked for a time: a yes or a no { $due }.
next-meeting-is = The meeting is { $when }.
next-meeting-report = A report on the meeting { $due }.
next-request = An answer { $due }. It is not a sales lead: the answer ends it.
next-approach = They are on a list, and a first word from us is open, without a date.
next-decide = Nothing goes out by itself. Please decide what happens next; it { $due }.
next-first-touch = The first contact { $due }.
next-first-touch-moves = The first contact { $due }. Unless one is reported before, it moves on { $when }.
# Before another sentence.
next-call-open = The call is open.
next-mail-for-you = The next mail will be ready to be sent: { $when }.
next-mail-for-you-unless = If nobody reports it, a mail will be ready to be sent: { $when }.
next-goodbye-for-you = The goodbye will be ready to be sent: { $when }.
next-call = The next call is due { $when }.
next-call-after = The next one is due { $when } at the latest.
# $task: what the policy calls the step: "connect".
next-task-open = The task is open: { $task }.
next-lapses = After { $day } it is left out.
next-task = The next step is a task ({ $task }), due { $when }.
next-task-unless = If nobody reports it, a task ({ $task }) is due { $when }.
next-mail = The next mail goes out { $when }.
next-mail-unless = If nobody reports it, a mail goes out { $when }.
next-goodbye = The goodbye goes out { $when }.
next-later = They asked for later: it comes back { $when }.
next-rests-from = After that it rests, from { $when } on.

## The clocks, each with its time behind a colon.

# $what, $when.
clock = { $what }: { $when }
clock-passed = (passed)
clock-wanted = Wanted
clock-reminder = Reminder
clock-first-contact = First contact due
clock-answer = Answer due
clock-yes-or-no = Yes or no due
clock-meeting = Report on the meeting due
clock-late-from = Counts as late from
clock-first-word = A first word
clock-decision = Decision due
clock-manager = The manager hears of it
clock-warned = Whoever has it is warned that it moves
clock-reassigned = It moves to somebody else

## Why a page is not shown.

refused-no-page = There is no such page
refused-no-page-detail = Open the link from the mail once more; a part of the address may be missing.
refused-method = This page does not do that
refused-method-detail = It answers to { $methods }.
refused-link = This link is not valid
refused-link-changed = A part of it is missing, or it was changed on the way. Nothing was recorded.
refused-link-again = Please open it from the mail once more, or use the newest mail about it.
refused-expired = This link has expired
refused-nothing-recorded = Nothing was recorded.
refused-expired-detail = The newest mail about this lead, or your list of the morning, has a new link. If there is none, ask your manager.
refused-expired-lead = Our newest email to you has a new link. If you have none, just reply to any email of ours.
refused-link-any-more = This link is not valid any more
refused-not-on-the-team = The person that it was made for is not on the team. Nothing was recorded.
refused-ask-for-another = If that is you, ask your manager for a new one.
refused-leading = Whoever leads the team now decides this
refused-deciding = A qualifier, or whoever leads the team now, decides this
refused-not-your-role = It is not among what your role does now. Roles can change between an email and the click.
refused-nothing-changed = Nothing was changed.
refused-no-lead = This inquiry is not here
refused-no-lead-detail = It may have been erased. Nothing was recorded, and nothing will be sent.
refused-no-message = This mail is not here
refused-no-message-detail = It may have been erased with its lead. Nothing will be sent.
refused-not-ready = Not ready yet
refused-busy = Too busy at the moment
refused-retry = It may not have been recorded. Please try again in a few seconds: what is sent twice counts once.
refused-unreadable = This could not be read
refused-failed = Something went wrong here
refused-failed-detail = It was noted. Please try again later, or answer the mail instead.
post-too-large = What was sent is over 64 KiB. Shorten the note and send it again.
post-wrong-type = Send the page's own form, as application/x-www-form-urlencoded.
post-too-many = There are more fields than the page has.
post-twice = A field was sent twice. Open the page from the mail once more.
post-broken = What was sent is broken. Open the page from the mail once more.

## What several pages show.

# Who did it, on a timeline.
the-lead = the lead
# Two names, or more of them one by one.
and = { $first } and { $second }
# Behind the reader's own name.
you-in-brackets = (you)
who-erased = What they told us has been erased.
who-away = They are away until { $day }, as their automatic answer says.
who-name = Name
who-company = Company
who-phone = Phone
who-email = Email
who-do-not-call = (do not call)
who-do-not-write = (do not write)
correct-title = Correct the name, the number or the company
correct-hint = From now on this is who we greet, call and look for. While this lead is open, it stays so if they type the old one again.
# $name: a link.
correct-same-number = { $name } has this number, too: the two are linked now. If they are one person, whoever leads the team can merge them.
correct-same-number-apart = { $name } has this number, too. The two could not be linked: as many are linked as can be.
correct-save = Save
correct-no-way = Without a number nobody can reach them: there is no address to which we may write.

kept-link = What is kept of them: a copy, their consent, erasing it
kept-title = What is kept of { $name }
kept-amount = Inquiries: { $inquiries }. Mails: { $mails }. Notes and texts: { $texts }. Lines of the timeline: { $lines }.
kept-copy = Download a copy of all of it
kept-copy-hint = For who asks what is known of them: their inquiries, the timeline with its notes, and the mails, as a file (JSON).
kept-proof-heading = What they agreed to
# $form and $source: names that the policy gives.
kept-proof-form = By the form { $form } (source { $source }), { $when }
kept-proof-version = In the words of version { $version }, in { $language }.
kept-proof-no-page = No page of ours showed the form.
kept-proof-phone-given = A number was left. Beside the field stood:
kept-proof-phone-none = No number was left. Beside the field stood:
kept-proof-ticked = Ticked:
kept-proof-not-ticked = Not ticked:
kept-proof-consent = Agreed by the form, { $when }:
kept-proof-file = Download the proof of it
kept-letters-yes = Letters may be sent to them.
kept-letters-no = No letters may be sent to them.
kept-erase = Erase what is kept of them
kept-back = Back to the lead
erase-title = Erase what is kept of { $name }?
erase-goes = What goes
erase-amount = Inquiries: { $inquiries }. Mails: { $mails }. Notes and texts: { $texts }.
erase-goes-detail = The inquiries with their answers, the notes and what they wrote, the words of the mails, and all by which they are recognised and found. The lead ends, and nobody follows it up.
erase-waiting = Mails that wait and will not be sent: { $count }.
erase-stays = What stays
erase-stays-detail = Lines of the timeline, without a name: { $lines }. The figures stay as they are, with what was sold. Whether an address or a number is not to be used is still known, by a code that nobody can read them from.
erase-sure = Yes. What is erased cannot be brought back.
erase-not-sure = Nothing was erased: tick the box if it is meant.
erase-button = Erase it
erase-decline = Nothing is to be erased
erase-decline-why = Perhaps no such demand was meant, or the law asks that it be kept: then it is not asked about any more.
erase-declined = Nothing is erased.
erase-declined-detail = It is not asked about any more, unless they demand it again.
erase-done = It is erased.
erase-counted = Inquiries: { $inquiries }. Notes and texts: { $notes }. Addresses and numbers: { $identities }. Mails that will not be sent: { $dropped }.
erase-already = What was kept of them has been erased.
asked-heading = What they asked
asked-nothing = They left no more than how to reach them.
asked-arrived = Arrived { $when }.
asked-later = They have written once more since:
asked-before = Before that they had asked:
asked-times = They have written { $count } times.
imported-heading = What a list says of them
imported-nothing = No more than how to reach them.
imported-imported = Imported { $when }.
imported-from = From
imported-asked = Wanted to hear from us
imported-consent = Consent
imported-no-consent = None is recorded: nothing goes out by itself.
imported-no-wording = recorded, without its words
standing-heading = Where it stands
planned-stop = Send or stop the mail that goes out { $when }
timeline-heading = What has happened
timeline-nothing = Nothing yet.
timeline-earlier = And { $count } earlier.
report-link = Report what happened
# Read by nobody but a program that reads pages aloud.
choose-below = Choose below
note-label = Note
# $name: a verdict.
verdict-why = The criteria say otherwise: say in a note why “{ $name }” is right.
note-optional = Optional. Only the team reads it.
note-too-long = The note is over 2,000 characters. Shorten it.
next-date-unreadable = Write the date and the time as 2026-03-09 10:00, or leave it empty.
next-date-passed = This date has passed. Name one that is still to come, or leave it empty.
next-date-far = This date is over two years away. Name an earlier one.
for-lead = For { $name }.
the-lead-is = The lead is { $name }.
choose-a-button = Choose one of the buttons.
choose-somebody = Choose somebody from the list.
# $what: an outcome or a verdict.
yes-record = Yes, record: { $what }
recorded = Recorded: { $what }
settled-already = Settled already
nothing-changed = Nothing was changed
waits-no-more = It does not wait for this any more.
give-to-somebody = Give it to somebody

## A rep is asked what happened.

outcome-title = How did it go with { $name }?
outcome-is-it-right = Is this what happened with { $name }?
outcome-nothing-yet = Nothing was recorded yet for { $name }
outcome-choose = Choose what happened.
# $what: an outcome.
outcome-you-reported = You reported { $what } { $when }. Something else corrects it.
outcome-link-closed = This link is from an earlier mail, and the lead has been closed since. Only a "do not contact" is still taken here.
outcome-link-earlier = This link is from an earlier mail, and things have moved on since. What you report still counts.
outcome-something-else = Or something else happened
outcome-date-goes-along = A date or a note goes with the button that you press.
outcome-next-label = Next step on
outcome-next-hint = Optional: after a talk, a voicemail, a booking, a "Not now" or a "No budget": then it comes back on that day. In office time.
outcome-link-label = Link for their next mails
outcome-link-hint = Optional: where they can see what you made for them, such as a video. It begins with https://.
outcome-link-wrong = A mail cannot show this as a link. It begins with https://, has no spaces, and is at most 500 characters long.
outcome-amount-label = What they buy for
outcome-amount-label-in = What they buy for, { $currency }
outcome-amount-hint = Optional, when they are won: whole units of the currency, such as 1200.
outcome-amount-wrong = An amount is a whole number, such as 1200: without cents, and at most 1,000,000,000. Who bought for nothing that you know of needs none.
outcome-amount-without-won = An amount goes only with "Won". Choose it, or leave the amount out.
# $amount: a sum of money.
lead-bought-for = They bought for { $amount }.
# $what: what was typed.
outcome-you-typed = You typed: { $what }
outcome-more = More
outcome-group-talked = We are in touch
outcome-group-tried = I tried
outcome-group-hand-back = Not now, or not mine
outcome-group-over = It is over
outcome-corrected = Corrected: { $what }
outcome-date-not-used = The date that you named, { $when }, is not used: after this outcome the policy says what comes next.
outcome-correct-it = Not right? Correct it
outcome-already = Already recorded: { $what }
outcome-counts-once = You reported it { $when }. It counts once.
outcome-not-kept = The note and the date that came with it now were not kept. They are below, in case it did happen again.
outcome-called-again = I called again
outcome-wrote-again = I wrote again
outcome-once-more = Record it once more
outcome-reopen = It goes on: open it again
outcome-ended = Not recorded: it has ended
outcome-ended-detail = What you reported came by an earlier mail, and was not kept.

## A mail that goes out soon, or that waits for a person.

message-title = The mail to { $name }
message-held-title = A mail to { $name }
# $step: a step of the policy.
message-step = This is the step "{ $step }" of the follow-up.
# $became: a sentence of what has become of it.
message-of-step-became = The mail "{ $step }" to { $name }: { $became }
message-of-step = The mail "{ $step }" to { $name }.
message-to-the-team = a mail to the team
message-lost = a mail whose text was lost
message-send-now = Send it now
message-in-touch = I am in touch already
message-leave-out = Leave this one out
message-choose = Choose what to do with it.
message-yes = Yes: { $what }
message-in-touch-hint = "I am in touch already" ends the automatic steps; the next step is yours.
message-waits-no-more = It does not wait for an answer any more.
message-words = What they will read
message-words-now = As it would leave now. What happens until then, such as a time that is booked, can change it.
message-words-signed = If you send it now, your name stands under it.
message-too-late = It was too late for that
message-goes-now = Recorded: it goes out now
message-you-are-in-touch = Recorded: you are in touch
message-does-not-go = Recorded: it does not go out
message-held-back = It does not go out any more: something came first.
message-on-its-way = It is on its way.
message-goes-out = It goes out { $when }.
message-waits-for-its-time = It is waiting for its time.
message-going-out = It is going out right now.
message-perhaps-sent = It was perhaps sent: the mail service has not said yet.
message-waits-for-you-until = It is waiting for you to send it, until { $when }.
message-waits-for-you = It is waiting for you to send it.
message-held = It is held: a person decides.
message-sent = It has been sent.
message-skipped = It was not sent: a stop, or its time, came first.
message-left-out = It was left out.
message-why = Why: { $why }
message-choose-one-of-two = Choose one of the two.
message-under-your-name = It goes out under your name.
message-to-your-mailbox = It goes out under your name, and the answer comes to your mailbox.
message-perhaps-twice = If it was perhaps sent before, they may get it twice.
message-send = Send it
message-only-dropped = Something came first: it can only be dropped.
message-only-dropped-no-writing = They may not be written to: it can only be dropped.
message-skip = Skip it
message-drop = Drop it
message-no-decision = It does not wait for a decision.

## The owner of a lead that is about to move.

keep-title = Is { $name } in good hands with you?
keep-detail = Then it stays yours, once, for a little longer. If you have called or written already, report that instead.
keep-button = I have it
keep-recorded = Recorded: you have it
keep-yours-already = It is yours already
keep-not-yours = It is not yours any more

## Three lines about what was agreed.

lines-title = Three lines about { $name }
lines-nothing = Write at least one line.
lines-kept = Thank you: your lines are kept
lines-read = Whoever has it reads what you wrote.
lines-not-asked = Nothing is asked of you about it any more.
lines-question = What have you agreed on, and for when? What do they need? What should whoever has it now do, or leave alone?
lines-hint = Only the team reads them.
lines-button = Keep these lines

## An address from which a report came.

address-title = Is that address yours?
address-known = It is known as yours. What you report from it in answer to a mail of ours counts.
address-ask = The mail that asked you names the address from which somebody wrote about { $name }. If it is yours, what you report from it counts from now on, in answer to mails that went to you.
address-do-nothing = If you do not know it, do nothing.
address-button = Yes, it is mine
address-added = Recorded: the address is yours
address-added-detail = From now on a report from it counts. What you wrote before has changed nothing yet: if it was an outcome, please say so once more.
address-of-another = Not changed: the address is a colleague's
address-of-another-detail = Somebody else on the team has it, so it was not written down as yours. If that is wrong, please ask whoever runs Baton.

## Somebody whose new leads are paused.

resume-title = Do you have time for new leads again?
resume-detail = You get no new leads at the moment. You have { $open } open; they stay with you.
resume-button = Yes, I have time
resume-recorded = Recorded: new leads come to you again
resume-recorded-detail = Whoever asks next may be yours. What you had before is unchanged.
resume-nothing = Nothing to change
resume-earlier-pause = This mail is from an earlier pause. The newest one has the button that counts.
resume-said-so = New leads come to you. You said so { $when }.
resume-they-come = New leads come to you.

## Mail that waits because of a doubt or a colleague.

go-on-title = Shall the mail to { $name } go on?
go-on-doubt = Somebody wrote in their name, and nothing proves that it was them. Nothing goes out by itself until you decide, except the acknowledgement of an inquiry.
go-on-not-them = It was not them: go on
go-on-colleague = A colleague of theirs is in touch. Nothing goes out by itself until { $when }, except the acknowledgement of an inquiry.
go-on-button = Let the mail go on
go-on-recorded = Recorded: the mail goes on
go-on-waits-no-more = It does not wait any more

## The qualifier or the manager is asked for a verdict.

verdict-title = What should become of { $name }?
verdict-choose = Choose one of the verdicts.
verdict-nothing-waits = Nothing waits for a verdict any more.
criteria-heading = What the criteria say
# $fit: what follows from the points.
criteria-points = { $fit }: { $points } points; a rep gets it with { $needed } or more.
criteria-none = None of the criteria holds.
fit-sales-ready = Ready for a rep
fit-needs-qualifying = A person has to settle it
fit-needs-information = One answer is missing
fit-low = Too little for a call now
fit-excluded = A declared exclusion holds
fit-not-a-lead = Declared not to be an inquiry
fit-to-answer = No lead, but somebody to answer

## All that is open for somebody of the team.

open-leads-title = All that is open for you
open-leads-as-of = As of { $when }, the most pressing first.
open-leads-nothing-waited = Nothing waited for a verdict any more.
# $what: a verdict.
open-leads-recorded = { $count ->
    [one] Recorded for one: { $what }.
   *[other] Recorded for { $count }: { $what }.
}
open-leads-manager-frees = The manager or the deputy decides who gets new leads again.
# A heading and how many stand under it.
open-leads-section = { $heading }: { $count }
open-leads-yours = Yours
open-leads-to-decide = For you to decide
open-leads-to-decide-as-deputy = For the manager or you to decide
open-leads-late = Not in time, with others
open-leads-nothing-open = Nothing is open for you.
open-leads-more = { $count } more are open than this page has looked at. What is decided here makes room for them.
open-leads-long-owed = Waiting for more than { $days } working days
open-leads-long-owed-how-many = { $count ->
    [one] { $count } person has waited so long for what we owe.
   *[other] { $count } people have waited so long for what we owe.
}
open-leads-long-owed-decide = Call, give, or let go all of these: the form below does it for all.
open-leads-long-owed-ask = Call them, or ask who leads the team to give them to somebody or to let them go.
open-leads-asked = Asked { $when }.
open-leads-promised-by = We promised to be in touch by { $when }.
# $names: of the team.
open-leads-has-been-with = It has been with { $names }.
open-leads-decide = Decide
open-leads-give = Give, apologize or let go
open-leads-give-or-nudge = Give, nudge, apologize or let go
open-leads-unwanted = Looks unwanted
open-leads-sample-more = And { $count } more like these.
open-leads-one-verdict = One verdict for all that stood here when this page was made:
open-leads-none-is = None of them is an inquiry
open-leads-all-are = All of them are: a rep follows up
open-leads-at-a-time = One press decides { $count } at a time.

## What the manager decides of several at once.

# Beside a box.
several-tick = Select { $name }
several-heading = Several at once
several-ticked = Those that I select
several-long-owed = All { $count } that have waited for more than { $days } working days
several-all = All { $count } of this page
several-give = Give them to:
several-or-share = Or share them among whoever is free, each to the person whose turn it is:
several-share = Share them
several-leave = Or leave them where they are:
several-nudge = Nudge whoever has them
several-let-go = Or let go what is owed to them: nobody need do it any more. They hear nothing of it, and nothing goes out. If one of them writes, they are somebody's again at once.
several-managers-alone = The manager or the deputy decides of several at once.
several-which = Say which of them you mean.
several-no-lead = Open the page once more: it names a lead that does not exist.
several-nobody = Select somebody, or choose all of them.
several-given = Given to { $to }: { $count }.
several-nudged = Whoever has them is asked to take care of them: { $count }.
several-gone = Let go: { $count }. { $why }.
several-not-given = As they were, because they have them already or need nobody:
several-not-shared = As they were, because nobody else is free for them, or they need nobody:
several-not-nudged = As they were, because nobody else has them, nothing is owed now, or they were asked today already:
several-not-gone = As they were, because nothing is owed to them:
several-changed = Left alone, because something happened since the page was made. Please look again:
# $holder: a sentence.
several-lead-is = { $name }. { $holder }
several-too-many = One press decides { $most }: { $more } more are as they were. Press once more for them.

## Who takes a lead.

assign-title = Who takes { $name }?
assign-given = Given to { $to }
assign-has-it-already = { $to } has it already
assign-changed = Something has happened since this page was made, and nothing was changed. Please look again.
assign-to-somebody-else = Give it to somebody else
assign-back = Back to { $name }
# In place of a name.
assign-nobody = nobody
assign-nudged = { $owner } is asked to take care of it
assign-nudged-detail = { $owner } reads it with their next mail, with your name and the buttons to report. What is owed, and by when, stays as it is.
assign-not-nudged = Nobody was asked: nothing is owed now, or they were asked today already
assign-apologised = The apology goes out now
assign-apologised-detail = What we owe stays owed until somebody has done it.
assign-not-apologised = There is nothing to apologize for now
# $why: a reason.
assign-let-go = Let go: { $why }
assign-let-go-says-no = The courteous no goes out now. If they write, it is somebody's again at once.
assign-let-go-silently = They hear nothing of it. If they write, it is somebody's again at once.
assign-nothing-let-go = There is nothing to let go
assign-after-all = Give it to somebody after all
# $why: a clause.
assign-yours-because = It is yours because { $why }.
assign-in-review = It looks unwanted, and is waiting for your review.
assign-no-contact = Nobody has reported a contact yet.
assign-no-answer = They are waiting for an answer, and nobody has reported one.
# $names: of the team. Behind one of the two before.
assign-lapsed-with = It has moved on from { $names }.
assign-nudge-detail = Leave it where it is, and ask { $owner } in your name to take care of it. Once a day:
assign-nudge = Nudge { $owner }
apology-time-and-number = They should have heard from us by now. The mail says so once, apologizes, offers a time to choose and our number, and invites a reply.
apology-time = They should have heard from us by now. The mail says so once, apologizes, offers a time to choose, and invites a reply.
apology-number = They should have heard from us by now. The mail says so once, apologizes, offers our number, and invites a reply.
apology-reply = They should have heard from us by now. The mail says so once, apologizes, and invites a reply.
apology-button-with-times = Apologize and offer a time
apology-button = Apologize
let-go-detail = Or let go what is owed: nobody need do it any more. They hear nothing of it, and nothing goes out.
# $mails: names of templates with when.
let-go-they-have-read = They have heard from us: { $mails }.
# $mail: the name of a template.
let-go-mail-read = "{ $mail }", { $when }
let-go-or-say-no = Or tell them that we are not the right company for this:
let-go-say-no = We cannot help: send the courteous no
# Behind a name in bold.
assign-has-it-now = has it now
assign-meeting = They have an appointment with { $rep } ({ $when }), which would end with the move: whoever meets them has the lead. Once it is over or cancelled, somebody else can have it.
assign-yes = Yes, give it to { $to }
assign-closed = It is closed, and needs nobody.
merge-title = Perhaps the same person
merge-detail = If they are one person, merge them: what is owed to the other is owed here, and what they write to either comes here. You can take them apart again.
merge-button = Merge with { $name }, who asked { $when }
merge-apart = Take { $name } apart again
merge-done = { $name } is merged with this lead
merge-apart-done = { $name } is a lead of their own again
merge-not-done = Nothing was merged: the other lead has ended, has a meeting or waits for its confirmation, or nobody has either of them
merge-known-by = Another address, a name or a number of theirs
merge-which = Which of these?
merge-link-with = Link with { $name }, who asked { $when }
merge-link = Find and link
merge-sign-in = Only whoever is signed in at the desk finds others by a name or a number. An address of theirs is enough here.
merge-at-the-desk = This lead at the desk
merge-linked = The two are linked, and can be merged
merge-not-linked = Nothing was linked: there is no other lead of theirs, or as many are linked as can be

## Who gets no new leads for now. $person: the first name, $whole the whole one.

absence-heading = Away
absence-stands = You are away until { $when }.
absence-back = I am back
absence-who = Who is away
absence-works-again = First day back
absence-note = Before that day, no new leads, and what is due goes to a colleague.
absence-day = Name a day that is still to come, such as 2026-03-09.
absence-button = Away until then
absence-recorded = { $whole } is away until { $when }.
absence-managers = Only the manager can say of somebody else that they are away.
absence-from = First day away
absence-from-note = Left empty, it begins at once.
absence-planned = { $whole } is away from { $from } until { $when }.
absence-take-out = Take it out
absence-taken-out = { $whole } is there after all.
absence-overlaps = { $whole } is away already until { $when }: name days that are free.
absence-first-day = The first day away is today or a day that is still to come, such as 2026-03-09.
absence-no-day = The first day back comes after the first day away.
absence-full = { $most } absences are noted already: take one out first.
absence-raced = Somebody else changed it at the same moment: look, and try again.
availability-heading = No new leads for now
availability-resume = Give { $person } new leads again
availability-back = { $person } is back
availability-resumed = New leads go to { $whole } again
availability-not-paused = { $whole } is not paused
availability-not-away = { $whole } is not away
availability-follows = Whoever waits in your queue is given to whoever is free, the earliest promise first.

## The appointment, for the rep.

booking-with = With { $name }.
booking-with-of = With { $name }, { $company }.
booking-none-of-yours = There is no appointment here that is yours.
# Kept with the lead: what they agreed to, when and where. $step: the mail that offered it.
opt-in-proof = They agreed to: "{ $wording }" At { $at }, on the page that the mail "{ $step }" offers.
