### A form's page, and what it says of an answer that cannot be taken.

## What would be right instead of what was typed. It repeats nothing of that.

field-too-many = A form has at most { $most } fields.
field-twice = This field came twice with different answers. Send it once.
field-missing = Fill this in: { $label }.
field-not-chosen = Choose one.
field-not-ticked = Check this box to go on.
field-all-missing = Fill in one of these at least: { $labels }.
field-too-long = Enter at most { $most } characters.
field-no-choice = Choose one of: { $choices }.
field-neither-ticked-nor-not = A box is checked by "yes" and left empty otherwise.
field-redirect = Name an address that this form allows, or leave it out.

name-empty = Enter your name.
name-too-long = Enter a name of at most { $most } characters.

email-empty = Enter an email address, like name@example.com.
email-too-long = An email address has at most { $most } characters.
email-not-alone = Enter one email address and nothing else, like name@example.com.
email-not-plain = The part before the @ can have plain letters (a to z), digits, dots and dashes only.
email-malformed = This does not look like an email address. It should look like name@example.com.

phone-empty = Enter a phone number, like +1 555 123 4567.
phone-letters = A phone number has digits, spaces, dots, dashes and parentheses only, like +1 555 123 4567.
phone-too-short = This phone number is too short. Enter it with its area code, like +1 555 123 4567.
phone-country = Begin the phone number with + and the code of a country, like +1 555 123 4567.
phone-too-long = This phone number is too long. A number has at most 15 digits, like +1 555 123 4567.
phone-extension = Write the extension as digits after the number, like +1 555 123 4567 ext. 12.

text-empty = Enter some text.

# What a form says that asks for a check by a widget above its button, where the check was not done, failed, or is over.
token-missing = Wait until the check above the button is done, then send again. If you see no check there, your browser is blocking it.
token-wrong = The check above the button could not confirm that a person sends this. Let it run once more, then send again.
token-spent = The check above the button is too old, or was used already. Let it run once more, then send again.

## The page.

# The title of a page that comes back. $title: that of the form.
form-check = Please check: { $title }
form-nothing-sent = Nothing was sent yet. Please look at this again:
form-more = More that helps us to answer well (optional)
form-privacy = How we handle what you tell us
# Where a form asks a browser for some work, and the browser does it.
form-working = One moment, please: your browser is proving that no machine is sending this.
# To a browser that runs no script.
form-no-script = Without JavaScript a person looks at your message first. It does arrive.
# The same where the check is another service's, and nothing can be sent without it.
form-script-needed = This form needs JavaScript: it has to check that no machine sends it. Please turn JavaScript on and load the page again.
form-call-instead = Or call us: { $phone }.
form-required = (required)
form-choose = Please choose

## The thank-you page.

thanks-title = Thank you
# To whom the page knows.
thanks-title-name = Thank you, { $name }
# Above some times that are free, and below them.
thanks-times = Would you rather choose the time yourself?
thanks-times-all = More times
thanks-arrived = What you sent has arrived.
# To somebody who left an address.
thanks-acknowledged = A confirmation reaches your mailbox within a few minutes.
# To somebody whose inquiry waits for a look of ours, since something about it is odd.
thanks-acknowledged-after-a-look = A confirmation reaches your mailbox once one of us has read what you sent.
# To somebody whose mailbox has one of the day.
thanks-acknowledged-before = Our confirmation of what you sent before is in your mailbox already; there is no second one.
# Where the page does not know whether they left an address.
thanks-acknowledged-perhaps = If you left an email address, a confirmation reaches it within a few minutes.
thanks-joined = We have added it to the question that you sent us on { $day }: one of us will look at both.
# While there is no policy to promise by.
thanks-one-of-us = One of us will get in touch.

## Pages that say why nothing was taken.

page-not-found = There is no such page
page-not-found-detail = Check the address, or go back to the page that you came from.
busy = Too busy at the moment
busy-detail = Nothing was kept. Please send it again in a few seconds.

# What a browser sent that cannot be taken at all: why, and what helps.
form-unsent = Nothing was sent
form-unsent-too-large = What you wrote is too long to be sent at once. Go back, shorten it, and send it again.
form-unsent-file = No files can be sent here. Go back, and send the text alone.
form-unsent-unreadable = What your browser sent could not be read. Go back, load the page again, and send it once more.
form-unsent-foreign = The page that you come from may not send to this form; its owner has to allow it first.
