### How a time is said. $hour is a time of day, $day a date or a day of the week.

## A moment by itself, as behind "due".

moment-yesterday = yesterday { $hour }
moment-today = today { $hour }
moment-tomorrow = tomorrow { $hour }
moment-on-day = { $day }, { $hour }
moment-on-weekday = { $day } { $hour }

## What follows "at".

at-hour-today = { $hour }
at-hour-tomorrow = { $hour } tomorrow
at-hour-on-day = { $hour } on { $day }

## By when somebody hears from us.

by-today = today by { $hour } { $zone }
by-tomorrow = tomorrow by { $hour } { $zone }
by-day = by { $day }, { $hour } { $zone }
# Where no hour was named: "you should have heard from one of us by now".
by-now = by now

## A stretch of time on one day.

stretch = { $day }, { $from } to { $to }, { $zone }
# Two times that were proposed.
either = { $first }, or { $other }
# The zone as people call it, by its city.
zone = { $city } time

## How long something took.

took-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
took-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
took-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
