moment-yesterday = hier à { $hour }
moment-today = aujourd’hui à { $hour }
moment-tomorrow = demain à { $hour }
moment-on-day = { $day } à { $hour }
moment-on-weekday = { $day } à { $hour }

at-hour-today = à { $hour }
at-hour-tomorrow = demain à { $hour }
at-hour-on-day = le { $day } à { $hour }

by-today = aujourd’hui avant { $hour } ({ $zone })
by-tomorrow = demain avant { $hour } ({ $zone })
by-day = avant le { $day } à { $hour } ({ $zone })
by-now = plus tôt

stretch = { $day }, de { $from } à { $to }, { $zone }
either = { $first }, ou { $other }
zone = heure locale à { $city }

took-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
took-hours = { $count ->
    [one] 1 heure
   *[other] { $count } heures
}
took-days = { $count ->
    [one] 1 jour
   *[other] { $count } jours
}
