### What somebody who asks is told that they will hear, in the acknowledgement and on the thank-you page.

# $when: "today by 14:00 New York time".
promise-call = We will call you { $when }.
promise-mail = One of us will write to you { $when }.
promise-answer = A person will answer you { $when }.
promise-later = We will come back to you around { $day }.
# Where no time can be named: true whenever it is read.
promise-untimed = It is with one of us, and you will hear from a person.
promise-if-we-can = One of us will read it, and write to you if we can help.
promise-all-taken = All of us are busy at the moment, and we would rather name no time than one that we cannot keep. You will hear from a person.
promise-ring = If it cannot wait, please call us: { $phone }.
# On a page that does not know who asks: true for everybody.
promise-general = Unless you asked for another time, one of us will get in touch { $when }.
promise-general-untimed = Unless you asked for another time, one of us will get in touch.

## How a mail begins.

greeting = Hello
greeting-name = Hello { $name }

## At the foot of every mail.

footer-stop = Not you, or had enough? Stop
footer-came-from = We have your address from { $place }.
footer-privacy = How we treat your data

# Who signs a mail by name, and for which company.
signature = { $name }, { $company }
