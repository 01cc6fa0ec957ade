ruled-own-up = apologise for the delay
rep-calls = You call them on { $number }.
rep-is-called = They call you on { $number }.
