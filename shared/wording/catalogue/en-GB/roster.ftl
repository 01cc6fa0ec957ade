team-page-phone-wrong = A number that can be dialled, such as +1 555 010 0100.
