### Figures of a time that has passed, or that was played: tables that a manager reads. A title, the names of columns, and the names of rows.

## What was played.

figures-played = { $company }: { $people ->
    [one] 1 person asks
   *[other] { $people } people ask
 } in { $days ->
    [one] 1 day
   *[other] { $days } days
 } from { $from } on (seed { $seed })

## Promises.

figures-promises = What was promised
figures-count = number
figures-share = share
figures-seen = seen
figures-said = reported
figures-promise-made = inquiries with a time promised
figures-promise-kept = kept
figures-promise-missed = missed
figures-promise-lengthened = moved to a later time
figures-acknowledged = acknowledgements that left in time
figures-acknowledged-late = acknowledgements that left late
figures-acknowledged-how = The shares of acknowledgements are of those that left: who asked and got none is not among them.
figures-promise-without-hour = inquiries for which nobody could name a time

## How long people wait for a person.

figures-first-touch = First contact by a person
figures-half-within = half within
figures-nine-in-ten-within = 90% within
figures-ninety-nine-within = 99% within
figures-longest = longest
figures-from-inquiry = from the inquiry
figures-from-inquiry-open = from the inquiry, in opening hours
figures-from-assignment = from the assignment, in opening hours
figures-untouched = still waiting at the end

## What is owed and late, by its age.

figures-debts = Owed and late
figures-late-leads = Leads that are late now
# The name of the column of numbers, where some open leads could not be read.
figures-count-at-least = at least
figures-late-unread = At least so many are late: some open leads could not be read.
figures-at-the-end = at the end
figures-worst-monday = { $count ->
    [one] on { $when }, the worst Monday
   *[other] on { $when }, the first of { $count } Mondays with as much
}
figures-under-a-day = for less than a working day
figures-under-three-days = for 1 or 2 working days
figures-under-ten-days = for 3 to 9 working days
figures-ten-days = for 10 working days or more

## Attempts.

figures-touches = Calls and mails by people
figures-touches-all = reported or seen
figures-touches-unreported = made, and reported late or never
figures-leads-with-touches = { $touches ->
    [0] leads without any
    [one] leads with 1
   *[other] leads with { $touches }
 }
figures-leads-with-more = leads with { $touches } or more

## Mails.

figures-mails = Mails
figures-mail-acknowledgements = acknowledgements
figures-mail-automatic = follow-ups sent automatically
figures-mail-released = follow-ups that a person sent
figures-mail-appointments = about appointments
figures-mail-left-lying = follow-ups that nobody sent
figures-mail-to-team = to the team
figures-mail-most = most to one lead

## Each person of the team.

figures-team = The team
figures-person = person
figures-person-touches = contacts and attempts
figures-person-first = first contact: half within
figures-person-first-most = first contact: 90% within
figures-person-firsts = first contacts
figures-person-breached = overdue
figures-person-escalated = told the manager
figures-person-lapsed = moved on
figures-person-load = open leads, mean
figures-person-load-most = most
figures-person-mails = mails a working day
figures-person-mails-most = most
# Above what somebody was drawn as; names are real, and what is drawn says nothing of them.
figures-person-drawn = drawn by chance as
figures-drawn-careless = somebody who does next to nothing
figures-drawn-leaves = somebody who leaves

## How leads ended.

figures-endings = How leads ended
figures-still-open = still open

## Rest and return.

figures-recycling = Rest and return
figures-rested = went to rest
figures-rested-no-answer = { "  " }they never answered
figures-rested-not-now = { "  " }not now
figures-rested-no-budget = { "  " }no budget
figures-rested-nurture = { "  " }for letters
figures-rested-let-go = { "  " }let go by the manager
figures-rested-low-score = { "  " }few points
figures-rested-not-a-fit = { "  " }no fit
figures-woke = came back
figures-in-contact-again = talked to again after a rest
figures-won-after-rest = won after a rest

## The manager's queue.

figures-waiting-most = most leads that waited at once because nobody had room

## Two policies and the same people.

figures-against = What differs
figures-against-how = The same people meet both policies, once for each of { $runs } seeds; compared is the difference within a seed. What is sure lies outside of chance 95 times in 100.
figures-this-policy = this policy
figures-other-policy = { $name }
figures-difference = difference
figures-between = between
figures-and = { $low } and { $high }
figures-how-sure = sure
figures-sure = yes
figures-not-sure = no
figures-measure-kept = promises kept, in %
figures-measure-missed = promises missed, in %
figures-measure-hours = from the inquiry to the first contact, hours
figures-measure-open-hours = the same in opening hours
figures-measure-untouched = still waiting for a person at the end
figures-measure-debts = owed and late on the worst Monday
figures-measure-touches = calls and mails by people
figures-measure-mails-leads = mails to leads
figures-measure-mails-team = mails to the team
figures-measure-lapsed = leads that moved on
figures-measure-most-open = most open leads of one person
figures-measure-won = won

## Inquiries that really came, as a list has them.

figures-leaks = What leaked then
figures-leak-inquiries = inquiries
figures-leak-late = contacted later than this policy promises
figures-leak-never = never contacted
figures-wait-never = never
figures-leak-all = all
figures-leak-open = while the office was open
figures-leak-working-day = on working days, outside its hours
figures-leak-closed-day = on weekends and holidays
figures-leak-source = from { $source }
figures-leak-unknown = The list names no first contact, so what leaked then is not known.
figures-then-and-now = From the inquiry to the first contact
figures-then = as it was
figures-now = under this policy, as played

## Charts, and what each shows in words.

figures-of-first-seed = The charts, and the tables below the first, are of the seed { $seed } alone.
figures-chart-waits = How soon a person gets in touch
figures-chart-hours = hours; each step is ten times the one before
figures-chart-waits-said = { $name }: half within { $half }, 90% within { $most }.
# $all: how many there were; $had: how many of them had it, a few or most.
figures-chart-waits-half-said = { $name }: half within { $half }; { $had } of { $all } at all.
figures-chart-waits-few-said = { $name }: { $had } of { $all } at all.
# $marks: names of moments, such as "the first hour".
figures-chart-marks-said = Marked: { $marks }.
figures-chart-weeks = Week by week
figures-chart-week = week
figures-chart-assigned = given to somebody
# $weeks: the number of a week, or of several, one after the other.
figures-chart-weeks-said = { $name }: { $all } in all, at most { $most } in { $count ->
    [one] week { $weeks }
   *[other] each of { $count } weeks: { $weeks }
}.
figures-chart-weeks-none-said = { $name }: { $all } in all.
figures-chart-load = Open leads of each person
figures-chart-open-leads = open leads
figures-chart-load-said = { $name }: { $mean } on average, { $most } at most.
figures-chart-debts = Owed and late, by working days
figures-chart-worst = { $count ->
    [one] on the worst Monday
   *[other] on the first of { $count } worst Mondays
}
figures-chart-debts-said = { $end } at the end, { $worst } { $count ->
    [one] on the worst Monday
   *[other] on each of the { $count } worst Mondays
}.
# $young, $days, $week, $old: how many leads are late for so many working days.
figures-chart-late-said = { $young } for less than a working day, { $days } for 1 or 2, { $week } for 3 to 9, { $old } for 10 or more.

## What it takes.

figures-takes = What it takes
figures-takes-hours = hours of work on leads, by people
figures-takes-mails = mails that leave
figures-takes-aws = what AWS takes by list prices, { $currency }
figures-takes-beyond-free = of it, beyond what is free each month, { $currency }
figures-takes-how = Counted by whole lives of leads and by how many facts a lead comes to; `baton cost` shows each line.

figures-all = all
figures-from-source = from { $source }
figures-by-form = by the form { $form }
figures-criterion = criterion: { $name }
figures-given = given to somebody
figures-handed-back = handed back
figures-overridden = against the criteria
figures-beyond = tried too often
figures-acceptance = What is taken, and what is handed back
figures-never-woke = never woke
figures-mail-letters = letters to who rests
figures-back-not-now = not now
figures-back-not-a-fit = no fit
figures-back-nurture = for letters

## The figures of a company.

figures-title = Figures
figures-last-days = last { $days } days
figures-until = Counted until { $when }.
figures-since = Figures begin on { $day }: what came before was not counted.
figures-no-promise = No promise came due in these days.
figures-promises-missed = { $missed ->
    [0] Every promise of these days was kept: { $all }.
    [one] 1 of { $all } promises was missed.
   *[other] { $missed } of { $all } promises were missed.
 }
figures-moved-on = { $times ->
    [one] Once a lead moved on to somebody else because nothing was done.
   *[other] Leads moved on to somebody else { $times } times because nothing was done.
 }
# $count: how many sources.
figures-worst-sources = { $count ->
    [one] Most missed: { $sources } ({ $missed }).
   *[other] Most missed, { $missed } each: { $sources }.
}
figures-lapsed = times that a lead moved on because nothing was done
figures-told-manager = times that the manager was told
figures-sources = Where people come from, and how far it goes
figures-sources-how = Counted is what happened in these days, also with people who asked before them.
figures-cohort = Of those who asked in these days
# $day: "Friday, March 13".
figures-cohort-until = So far, read until { $day }: who asked last has had less time.
figures-cohort-cut = No more than { $days } days are read, from the first of these on; what came later is not counted.
figures-cohort-how = Who asks again after an end or a rest counts anew, on the day on which they do.
figures-asked = asked
figures-touched = contacted
figures-in-contact = in conversation
figures-met = met
figures-won = won
figures-won-for = won for
figures-won-for-in = won for, { $currency }
figures-half-touched = first contact: half within
figures-most-touched = first contact: 90% within
figures-cost = cost, { $currency }
figures-cost-each = an inquiry
figures-cost-won = a customer
figures-late = When work is overdue
figures-most-at = most at
figures-breached-by-hour = Overdue, by day and hour
figures-unreported-by-hour = Not reported, by day and hour
# $when: a day of the week and an hour, or several, one after the other.
figures-worst-hours = { $hours ->
    [one] Most in one hour: { $when } ({ $count }).
   *[other] Most in one hour: { $count }, in each of { $hours } hours: { $when }.
}
figures-unreported = not reported
figures-promised-hour = the first hour
# $time: "4 hours".
figures-promised-within = promised: within { $time }
figures-promised-within-open = promised: within { $time } of opening time
# $column: the name of a column of a file, the times of which are in minutes.
figures-in-minutes = { $column }, minutes
figures-download = As a file (CSV)
figures-from-day = From
figures-to-day = To
figures-show = Show
figures-list = Which leads
figures-list-of-day = { $what }: { $day }
figures-list-none = None.
figures-list-off = Counted off, since it was taken back
figures-list-until = This list goes back to { $day }. There may be more before it.
figures-lead-nowhere = So that this page stays short, these numbers do not lead to their leads: choose fewer days for that.
figures-rows-in-file = { $count } more rows are in the file.
figures-earlier-days = { $count ->
    [one] One earlier day
   *[other] { $count } earlier days
}
figures-days = { $from } to { $to }
# $fact: what is counted. $how: how it is known, “seen” or “reported”.
figures-known = { $fact } ({ $how })
figures-chart-steps = How far it goes
figures-chart-steps-said = { $asked } asked, { $touched } were contacted, { $talked } in conversation, { $met } met, { $won } won.
figures-chart-cohort = How far it has gone with those who asked in these days

## The row of figures of some days on the board.

# $days: a day, or from one to another.
figures-lately = How it went: { $days }
figures-kept-of = { $kept } of { $all }
figures-kept = promises kept
# $half, $nine: "2 hours".
figures-half-and-nine = half within { $half }, 90% within { $nine }
figures-until-touched = from the inquiry to the first contact by a person, in opening hours
# The number stands before it.
figures-nobody-reported = { $count ->
    [one] call or task that nobody reported
   *[other] calls or tasks that nobody reported
}

## Texts of a step that are compared. $text, $with: the names of two of them.

# $step: "the first mail".
figures-texts = Texts that are compared: { $step }
figures-text = text
figures-text-leads = leads that got it
figures-replied = replied
figures-booked = booked
figures-qualified = qualified
figures-known-yet = known?
figures-known-more = more
figures-known-fewer = fewer
figures-known-not-yet = not known yet
figures-texts-by-all-days = What is known is known by every day that is kept, and not by these alone.
figures-texts-left-out = Not counted: { $count } who got a text of this step when its share was another.
decimal-point = .
text-goal-replies = replies
text-goal-bookings = bookings
text-goal-qualified = qualified leads
# $between: "between 1.2 and 2.9 times as many".
text-brings-more = { $goal }: "{ $text }" brings more than "{ $with }", { $between }.
text-brings-fewer = { $goal }: "{ $text }" brings fewer than "{ $with }", { $between }.
# $more: what it takes to know, as a sentence.
text-not-known-yet = { $goal }: not known yet. "{ $text }" brings { $between } as "{ $with }". { $more }
text-between = between { $low } and { $high } times as many
text-at-least = at least { $low } times as many
text-at-most = at most { $high } times as many
text-any-number = any number of times as many, for all that is known,
text-needs-nobody-knows = Nobody can say yet how long it takes to know.
# $worth: "1.5".
text-needs-none = Had one of them brought { $worth } times as many, or as few, it would probably have shown.
text-needs = To know of { $worth } times as many, or as few, it takes about { $count } leads more.

## What it costs to run Baton. $date: of which day the prices are.

figures-running = What it costs to run Baton (estimate)
figures-running-leads = leads that asked
figures-running-days = days
figures-running-list = estimated by the list prices of { $date }, { $currency }
figures-running-beyond-free = of it, beyond what is free each month, { $currency }
figures-running-how = An estimate and no bill: what the average lead and a day without leads take, times the list prices of AWS in { $region } of { $date }. `baton cost` shows each line.
