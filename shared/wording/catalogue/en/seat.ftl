### The pages of who is signed in at the desk. $name is the lead's, unless a message says otherwise; $when a time.

## What stands above every page.

desk-pages = Pages of the desk
desk-today = Today
desk-board = Board
desk-policy = Policy
desk-figures = Figures
desk-sign-out = Sign out
desk-skip = Skip to content

## Small numbers in words, within a sentence.

number-in-words = { $count ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
   *[other] { $count }
}
# What somebody wrote, as it is quoted in a line.
quoted = “{ $text }”
# What somebody of the team took down of what they said. $name: who did.
noted-by = Noted by { $name }: { $text }
taken-down-by = Taken down by { $name }.

## The heading of a day: its parts within a sentence. $number is $count in words.

today-calls = { $count ->
    [one] one call
   *[other] { $number } calls
}
today-letters = { $count ->
    [one] one mail to write
   *[other] { $number } mails to write
}
today-answers = { $count ->
    [one] one answer
   *[other] { $number } answers
}
today-confirms = { $count ->
    [one] one time to say yes or no to
   *[other] { $number } times to say yes or no to
}
today-tasks = { $count ->
    [one] one task
   *[other] { $number } tasks
}
today-reports = { $count ->
    [one] one report on a meeting
   *[other] { $number } reports on meetings
}
today-approvals = { $count ->
    [one] one mail to send or leave out
   *[other] { $number } mails to send or leave out
}
today-decisions = { $count ->
    [one] one decision
   *[other] { $number } decisions
}
today-meeting = a meeting at { $when }
# Joins two parts of the heading.
today-and = { $first }, { $second }
today-heading = { $said }.
today-nothing = Nothing is due.
today-late = { $count ->
    [one] One of them is late.
   *[other] { $count } of them are late.
}
today-next = Next: { $name }, { $when }.
# $name: of whoever reads.
today-empty = Nothing is open for you, { $name }. What comes in stands here.

## One lead of the day.

# $time: "18 hours".
today-waits = They asked { $time } ago.
# $time: an hour, as in a mail.
today-best-before = Best before { $time }.
today-wrote = They wrote { $time } ago.
# The newest note of the team beside what was agreed. $name: who wrote it. $when: "yesterday 3:00 PM".
today-noted = Noted by { $name }, { $when }: { $text }
# $number: a number as it is read.
today-call = Call { $number }
today-spent = They were tried { $count } times, which is the most. Call all the same?
today-write = Write
today-the-meeting = The appointment
today-date-and-note = Add a date or a note
today-undated = no date
today-due = by { $when }
today-was-due = was due { $when }
# $time: "12 minutes".
today-left = { $time } left
today-put-off = put off until { $when }
# $step: the name of the step.
today-mail = Read it: { $step }
today-undo = Undo
today-undo-late = Not taken back: it was too long ago, or something else has happened since
today-add = Add it
today-how-was-it = How was the call?
# Of a date, a note or an amount that came when something else had been reported.
unkept-changed = Not added: what was reported has changed meanwhile
unkept-as-note = What was entered was kept as a note.

## Looking at a lead again later.

put-off-heading = Look at it again later
put-off-hint = Until then it does not stand first. Everything promised stays due.
put-off-half-an-hour = In half an hour
put-off-two-hours = In two hours
# $when: "tomorrow at 9:00".
put-off-next-day = { $when }
# $name: the lead's. $when: "at 10:40".
put-off-recorded = { $name } comes back { $when }.
put-off-promised = They were promised to hear from us all the same: { $when } at the latest.
put-off-take-back = Look at it now after all

## The keys of a day.

key-heading = Keys
key-on = Use these keys
key-renew = Show what has come meanwhile, by itself
key-outcome = choose one of the outcomes
key-call = call
key-note = add a date or a note
key-next = the next lead
key-previous = the lead before
key-undo = undo
key-find = find somebody

## The sections of a day.

today-then = Then today
today-automatic = Goes out by itself
today-done = Done today
today-ahead = Later
today-waking = Back soon
today-more = And { $count } more.

## What is to be done with a lead, in a word or two.

work-call = Call
work-write = Write
work-answer = Answer
work-meeting = Meeting
work-report = Say how the meeting was
work-confirm = Say yes or no to a time
work-task = Task
work-approve = Send a mail, or leave it out
work-decide = Decide
work-automatic = A mail goes out by itself

## The board. $number is $count in words, at the beginning of a sentence where it stands there.

board-title = Board
board-no-lead-waits = No open lead waits for you.
board-nothing-waits = Nothing waits for you.
board-mail-waits = A mail to them was not sent, or nobody knows whether it was.
board-demands = { $count ->
    [one] One person demands that what is kept of them be erased. The law gives a month for it.
   *[other] { $number } people demand that what is kept of them be erased. The law gives a month for it.
}
board-demand-until = Until { $date }
board-demand-over = By { $date }, which has passed
demand-stands = They demand that what is kept of them be erased. The law gives until { $date } for it.
demand-is-late = They demand that what is kept of them be erased. The law gave until { $date } for it.
board-held = { $count ->
    [one] One mail to a lead was not sent, or nobody knows whether it was.
   *[other] { $number } mails to leads were not sent, or nobody knows whether they were.
}
board-waiting = { $count ->
    [one] One lead waits for you.
   *[other] { $number } leads wait for you.
}
board-late = { $count ->
    [one] One is late, and with its rep.
   *[other] { $number } are late, and with their reps.
}
board-late-queued = { $count ->
    [one] One is late, and waits in a queue.
   *[other] { $number } are late, and wait in a queue.
}
board-resting = { $count ->
    [one] One rests until its day.
   *[other] { $number } rest until their day.
}
board-rest = { $count ->
    [one] The other one is in hand and on time.
   *[other] The other { $number } are in hand and on time.
}
board-all = { $count ->
    [one] The one open lead is in hand and on time.
   *[other] All { $number } open leads are in hand and on time.
}
board-orphans = Nobody’s: { $orphans }. Stuck: { $stuck }.
board-gone = { $gone } of { $reps } reps get no new leads now.
board-responsible = { $name } is responsible today.
board-stands-in = { $deputy } is responsible today: { $name } is away until { $back }.
board-unmanaged = Nobody is responsible today: { $name } is away until { $back }, and nobody stands in.
board-behind = The sweep is behind: what is due may not be decided yet.
board-for-you = For you, now
board-every-lead = Every open lead
board-who-has-what = Who has what
board-filter = Whose leads
board-first-touch = New, first touch
board-trying = Trying to reach
board-in-conversation = In conversation
board-queued = In a queue
board-i-call = I call
# $name: of a colleague.
board-give = Give to { $name } ({ $open } open)
# $name: of somebody of the team.
board-load = { $name }: { $open } of { $max }
# Leads that wait for the reader, and are not shown.
board-more-waits = { $count ->
    [one] One more waits for you. What is decided here makes room for it.
   *[other] { $count } more wait for you. What is decided here makes room for them.
}
# Open leads of which the page does not know how they stand.
board-unknown = { $count ->
    [one] Of one more open lead it is not known how it stands.
   *[other] Of { $count } more open leads it is not known how they stand.
}
board-as-columns = As columns
board-as-table = As a table
board-any = Any
board-source = Source
board-topic = Topic
board-language = Language
board-asked = Asked
board-late-for = Late
board-days-ago = { $count ->
    [one] A day ago or longer
   *[other] { $count } days ago or longer
}
board-lines = { $count ->
    [0] No lead is shown.
    [one] One lead.
   *[other] { $count } leads.
}
board-who = Who asked
board-with = Who has it
board-state = Where it stands
board-next = Next
board-rests = Rests

## Finding somebody, and taking down who rang.

desk-find = Find
find-title = Find somebody
find-label = Name, company, address or number
find-hint = The beginning of a word will do, from three letters on; of a number its last six digits.
find-empty = Type a name, a company, an address, or the last six digits of a number.
find-few-digits = Type the last six digits of the number at least.
find-too-much = Type at most five words.
find-nothing = Nobody is known by that.
back-to-board = Back to the board
back-to-found = Back to what was found
back-to-figures = Back to the leads behind the number
back-to-policy = Back to the policy
find-more = More people may be known by that. Type another word of theirs.
find-somebody-new = Somebody new rang? Take down who it was
new-title = Somebody rang
new-how = Whoever is known by this number or address is joined to their lead, and whoever has it is told. Everybody else becomes a new lead.
new-name = Who rang
new-reach = How to reach them
new-reach-hint = A number or an email address.
new-about = What they want
new-they-called = They called
new-mine = I have talked with them, and take it from here where nobody has it
new-mine-of = I have talked with them. { $name } has this lead and keeps it; a first contact that is still owed is done with this
new-save = Save
new-name-missing = Type who rang: a surname is enough.
new-reach-missing = Type a number or an email address.

## The page of a lead.

lead-who = Who they are
lead-time = Appointment
hand-over-heading = Hand over to a colleague
hand-over-hint = Whoever gets it finds these lines in their mail and on this page; you are asked for no more. Where a next step was agreed, the lead gets a mail that says who their person is now.
hand-over-to = To
hand-over-agreed = What is agreed, and for when
hand-over-matters = What matters to them
hand-over-next = What comes next
hand-over-nobody = Choose whom you hand it over to.
hand-over-button = Hand over
handed-agreed = Agreed: { $text }
handed-matters = What matters to them: { $text }
handed-next = Next: { $text }
hand-over-meeting = They have an appointment, which would end with it: move or cancel it first. Whoever meets them has the lead.
# $room: how much they have to do.
hand-over-choice = { $name } ({ $room })
lead-add-note = Add a note
lead-note-hint = For the timeline; the lead does not read it.
lead-save-note = Save the note
lead-note-empty = The note is empty. Write a word, or leave it.

## The stream of a lead, and what became of a mail in it, in a word.

stream-ahead = Still to come
stream-newest = To the newest
stream-by-hand = By hand
stream-by-itself = By itself
mail-left = Sent
mail-came-back = Came back
mail-not-delivered = Did not arrive
mail-not-sent = Not sent
mail-left-out = Left out
mail-decide = Send it or leave it out

## The rope of a lead: from asked to promised to now; and why its times are what they are.

rope-asked = Asked { $when }
rope-since = Since { $when }
rope-promised = Promised by { $when }
rope-due = Due { $when }
rope-touched = Turned to { $when }
rope-now = Now { $when }
rope-left = { $time } left
rope-late = { $time } late
rope-kept = in time
rope-step-agreed = The agreed next step
rope-step-planned = The planned next step
rope-agreed-for = Agreed for { $when }
rope-planned-for = Planned for { $when }
rope-met-until = The meeting was until { $when }
rope-late-from = Late from { $when }
# $time: "46 minutes".
rope-left-until-late = { $time } until it counts as late
why-this-time = Why this time?
why-counted = The office is open for { $hours } h { $minutes } min between the two:
why-hours = { $from } to { $to }
why-holiday = holiday
why-holiday-named = holiday ({ $name })
why-closed = closed
why-closed-weekday = no working day
why-outside-hours = nothing, outside the hours
why-further = The days after that are not listed.
why-what-if = What follows if nobody does it

## Writing to a lead from their page.

write-title = Write a mail
# $from and $to: addresses. $name: of whoever writes.
write-from = It leaves from { $from } in the name of { $name }, and goes to { $to }.
write-subject = Subject
write-text = Text
write-send = Send
write-empty = A mail needs a subject and a text.
write-too-long = This is too long for a mail: the subject has room for 150 characters, the text for 10,000.
write-unfinished = “{ $mark }” looks like something that is still to be filled in. Write it out, or take it away.
write-not-now = They cannot be written to from here now: the lead is with somebody else, is closed, or wants no mail.

## The door.

sign-in-title = Sign in
sign-in-how = A mail brings you in: there is no password.
sign-in-email = Your address, as the team knows it
sign-in-send = Send me the mail
sign-in-sent = If somebody of the team has this address, a mail with a link and a code is on its way. Both are good for ten minutes.
sign-in-code = The code in the mail
sign-in-button = Sign in
sign-in-again = No mail? Ask once more
sign-in-code-wrong = This is not the code of the newest mail. It has eight letters and digits: k3vd-x7qa.
sign-in-code-over = The code or the link is not good any more: ten minutes have passed, or it was used. Ask for another mail.
sign-in-email-wrong = This is no email address. Right would be riley@example.com.
# $name: of whoever signs in.
sign-in-as = Sign in as { $name }, in this browser?
sign-in-elsewhere = You asked in another browser. Type this code there:
sign-in-not-asked = If you have not asked, close this page: nobody is let in by opening it.
sign-in-provider = Sign in with the company’s account
sign-in-how-too = Or by a mail: there is no password here.
sign-in-provider-over = This sign-in was not finished, or was begun in another browser. Begin again.
sign-in-provider-silent = The company’s accounts cannot be asked just now. A mail brings you in, too.
sign-in-provider-unproven = Your account does not say that its address is proven to be yours. A mail brings you in.
sign-in-provider-stranger = Your account’s address is nobody’s on the team. Whoever leads the team can put it on the page of the team.

## What is refused.

refused-not-yours = This page is for others of the team
refused-not-yours-detail = It is not among what your role sees or does. Whoever leads the team can change roles.
refused-elsewhere = This did not come from a page of ours
refused-elsewhere-detail = Open the desk, and press the button there.
refused-sign-in = This lets nobody in any more
# Said of a press on a lead that is somebody else’s by now; who has it is said after it.
moved-on = The lead is not with you, or not any more.
moved-on-typed = What you typed is below. Saved as a note, it stands on the lead’s timeline.
