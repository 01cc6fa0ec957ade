### The pages that a lead opens from a mail: times, stop, newsletter. The team sees the first of them, too.

## Who calls whom at the appointment, or where it is. $rep: a name, or "One of us".

meeting-at = You meet here: { $place }.
meeting-we-call = { $rep } will call you at { $number }.
# On a page that whoever has the link may read: of the lead's number, its end.
meeting-we-call-ending = { $rep } will call you at your number, which ends in { $ending }.
meeting-they-call = Please call { $rep } at { $number }.
meeting-to-agree = { $rep } will write to you to arrange how to talk.
# Instead of a name, at the beginning of a sentence and within it.
one-of-us = One of us
one-of-us-within = one of us
# What a calendar says below the appointment.
meeting-description = With { $rep }. { $way }
meeting-move-or-cancel = To move or cancel it: { $url }

## The page of times.

times-title = Choose a time
times-yours = Your appointment
times-none-of-yours = No appointment of yours
times-with = With { $name }, { $company }.
times-minutes = { $minutes } minutes. Times are
times-or = or
# On a page that was opened before anybody could look at the inquiry; it looks again by itself.
times-soon = Your inquiry has just arrived. The times will be here within a minute: this page looks again by itself.
times-look-again = Look again
# The button of a time that was chosen on the page before.
times-book = Book { $time }
times-or-another = Or another time:
times-waits = It is waiting for a yes.
times-yes = Yes: { $time }
times-cancel = Cancel it
times-another = Another time
times-no-later = There is no later time that is free.
times-later = Later times
times-first = The first times
times-elsewhere = { $name } has a page of their own for that:
times-choose-there = Choose a time there
times-name-two = No free time can be shown here at the moment. Name two that suit you, and one of us will confirm one of them.
times-name-two-better = Name two times that suit you better.
times-one = One time
times-propose = Propose them
times-zone = Show times in
times-show = Show
times-none = No times are offered here. Reply to our email, and a person will answer.
times-none-or-call = No times are offered here. Reply to our email, and a person will answer; or call us at { $phone }.

## What is wrong with what was chosen.

times-choose-one = Choose one of the times.
times-two-missing = Please name two times.
times-two-far = This is over half a year away. Please name an earlier time.
date-unreadable = Write the date and the time as 2026-03-09 10:00.
date-passed = This time has passed. Name one that is still to come.
times-two-same = Please name two different times, so that one of them fits.

## What became of it.

booked-cancelled = Cancelled
booked-cancelled-detail = The time is free again, and whoever expected it gets an email.
booked = It is booked
booked-detail = An email with an invitation for the calendar is on its way to both of you.
booked-asked = We have asked for you
booked-asked-detail = One of us will check whether it fits, and you will get an email. Please do not count on it until then.
booked-same = This time was yours already. It counts once.
booked-asked-same = You asked for this time already. It counts once.
booked-not-free = This time is not free any more
booked-not-free-detail = Nothing was confirmed. Please offer them another one.
booked-faster = Somebody was faster
booked-faster-detail = This time has just been taken. These are the next ones that are free.
booked-changed = Something has changed meanwhile
booked-changed-detail = Nothing was done. This is how it stands now.
booked-impossible = That cannot be booked here
booked-impossible-detail = Nothing was booked. Reply to our email, and a person will answer.
booked-nothing-changed = Nothing was changed.

## The page that stops mail.

stop-title = Stop our emails?
stop-already = Our emails to you have been stopped already.
stop-no-contact-already = We do not contact you any more, in any way.
stop-follows = { $company } will not write to you any more. If you ask us something new, we will answer that.
stop-button = Stop writing to me
stop-no-contact = No calls either, and no answer to a new inquiry:
stop-no-contact-button = Do not contact me at all
stop-done = Our emails to you are stopped
stop-done-no-contact = We will not contact you
stop-done-no-contact-detail = { $company } will not write to you and will not call you any more.
stop-under-way = An email that left a moment ago may still arrive.
stop-meeting-stands = Your appointment stands:
stop-meeting-cancelled = Your appointment is cancelled:
stop-move-or-cancel = Move or cancel it
page-privacy = How we handle personal data

## The page of the newsletter.

opt-in-title = Shall we send you the newsletter?
opt-in-what = { $company } writes from time to time about what it has learned. It explains; it does not sell.
# Where no form has a box with words of its own.
opt-in-wording = Send me your newsletter. I can leave it at any time with one click.
opt-in-button = Yes, please send it
opt-in-stopped = Our emails to you are stopped, so this is not sent either. Write to us if you want it again.
opt-in-already = You already get it: there is nothing more to do.
opt-in-done = Thank you: we will send it
opt-in-nothing = Nothing was changed
opt-in-ends = Every issue has a link that ends it.

ready-title = Shall we get in touch?
ready-what = One click, and somebody at { $company } gets in touch with you. Nothing else follows from it.
ready-button = Yes, I am ready
ready-stopped = You asked us not to get in touch any more, so nobody will. Write to us if you want that again.
ready-done = Thank you: we have got it
ready-follows = Somebody at { $company } will get in touch with you.

## What somebody asks, where no form says it: "Thank you for your inquiry".

phrase-inquiry = your inquiry
# Of who rang: they left a message on our voicemail, or none.
phrase-voicemail = your message on our voicemail
phrase-visit = your visit
phrase-call = your call
# To who is on a list and asked for nothing: "It is about what we do".
phrase-listed = what we do
