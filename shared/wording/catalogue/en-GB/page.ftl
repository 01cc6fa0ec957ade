meeting-we-call = { $rep } will call you on { $number }.
meeting-we-call-ending = { $rep } will call you on your number, which ends in { $ending }.
meeting-they-call = Please call { $rep } on { $number }.
times-none-or-call = No times are offered here. Reply to our email, and a person will answer; or call us on { $phone }.
