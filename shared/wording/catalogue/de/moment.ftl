moment-yesterday = gestern { $hour } Uhr
moment-today = heute { $hour } Uhr
moment-tomorrow = morgen { $hour } Uhr
moment-on-day = { $day }, { $hour } Uhr
moment-on-weekday = { $day } { $hour } Uhr

at-hour-today = um { $hour } Uhr
at-hour-tomorrow = morgen um { $hour } Uhr
at-hour-on-day = { $day }, um { $hour } Uhr

by-today = heute bis { $hour } Uhr ({ $zone })
by-tomorrow = morgen bis { $hour } Uhr ({ $zone })
by-day = bis { $day }, { $hour } Uhr ({ $zone })
by-now = inzwischen

stretch = { $day }, { $from } bis { $to } Uhr, { $zone }
either = { $first }, oder { $other }
zone = Zeit in { $city }

took-minutes = { $count ->
    [one] 1 Minute
   *[other] { $count } Minuten
}
took-hours = { $count ->
    [one] 1 Stunde
   *[other] { $count } Stunden
}
took-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
