moment-yesterday = ayer a las { $hour }
moment-today = hoy a las { $hour }
moment-tomorrow = mañana a las { $hour }
moment-on-day = el { $day }, a las { $hour }
moment-on-weekday = el { $day } a las { $hour }

at-hour-today = las { $hour }
at-hour-tomorrow = las { $hour } de mañana
at-hour-on-day = las { $hour } del { $day }

by-today = hoy antes de las { $hour } ({ $zone })
by-tomorrow = mañana antes de las { $hour } ({ $zone })
by-day = antes de las { $hour } del { $day } ({ $zone })
by-now = ya

stretch = { $day }, de { $from } a { $to }, { $zone }
either = { $first }, o { $other }
zone = hora de { $city }

took-minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}
took-hours = { $count ->
    [one] 1 hora
   *[other] { $count } horas
}
took-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}
