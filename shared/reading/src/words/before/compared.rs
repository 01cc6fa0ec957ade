    #[test]
    fn the_lists_hold_what_they_held() {
        assert_eq!(set(delivery::SERVERS), set(before::delivery::SERVERS), "delivery::SERVERS");
        assert_eq!(set(delivery::SERVER_NAMES), set(before::delivery::SERVER_NAMES), "delivery::SERVER_NAMES");
        assert_eq!(set(delivery::FAILED_SUBJECT), set(before::delivery::FAILED_SUBJECT), "delivery::FAILED_SUBJECT");
        assert_eq!(set(delivery::DELAYED_SUBJECT), set(before::delivery::DELAYED_SUBJECT), "delivery::DELAYED_SUBJECT");
        assert_eq!(set(delivery::FAILED), set(before::delivery::FAILED), "delivery::FAILED");
        assert_eq!(set(delivery::STILL_TRYING), set(before::delivery::STILL_TRYING), "delivery::STILL_TRYING");
        assert_eq!(set(delivery::GAVE_UP), set(before::delivery::GAVE_UP), "delivery::GAVE_UP");
        assert_eq!(set(delivery::FULL), set(before::delivery::FULL), "delivery::FULL");
        assert_eq!(set(delivery::TOO_BIG), set(before::delivery::TOO_BIG), "delivery::TOO_BIG");
        assert_eq!(set(delivery::ABOUT_US), set(before::delivery::ABOUT_US), "delivery::ABOUT_US");
        assert_eq!(set(delivery::NO_MAILBOX), set(before::delivery::NO_MAILBOX), "delivery::NO_MAILBOX");
        assert_eq!(set(delivery::PERHAPS_NO_MAILBOX), set(before::delivery::PERHAPS_NO_MAILBOX), "delivery::PERHAPS_NO_MAILBOX");
        assert_eq!(set(delivery::REFUSED_RECIPIENT), set(before::delivery::REFUSED_RECIPIENT), "delivery::REFUSED_RECIPIENT");
        assert_eq!(set(delivery::NO_HOST), set(before::delivery::NO_HOST), "delivery::NO_HOST");
        assert_eq!(set(delivery::PERHAPS_NO_HOST), set(before::delivery::PERHAPS_NO_HOST), "delivery::PERHAPS_NO_HOST");
        assert_eq!(set(delivery::RETURNED), set(before::delivery::RETURNED), "delivery::RETURNED");
        assert_eq!(set(absence::SUBJECT_ALONE), set(before::absence::SUBJECT_ALONE), "absence::SUBJECT_ALONE");
        assert_eq!(set(absence::AUTOMATIC), set(before::absence::AUTOMATIC), "absence::AUTOMATIC");
        assert_eq!(set(absence::ABSENT), set(before::absence::ABSENT), "absence::ABSENT");
        assert_eq!(set(absence::MEANWHILE), set(before::absence::MEANWHILE), "absence::MEANWHILE");
        assert_eq!(set(absence::RECEIVED), set(before::absence::RECEIVED), "absence::RECEIVED");
        assert_eq!(set(absence::NO_REPLY), set(before::absence::NO_REPLY), "absence::NO_REPLY");
        assert_eq!(set(quoting::WROTE), set(before::quoting::WROTE), "quoting::WROTE");
        assert_eq!(set(quoting::WROTE_LAST), set(before::quoting::WROTE_LAST), "quoting::WROTE_LAST");
        assert_eq!(set(quoting::WROTE_FIRST), set(before::quoting::WROTE_FIRST), "quoting::WROTE_FIRST");
        assert_eq!(set(quoting::ORIGINAL), set(before::quoting::ORIGINAL), "quoting::ORIGINAL");
        assert_eq!(set(quoting::PASSED_ON), set(before::quoting::PASSED_ON), "quoting::PASSED_ON");
        assert_eq!(set(quoting::FROM), set(before::quoting::FROM), "quoting::FROM");
        assert_eq!(set(quoting::SENT), set(before::quoting::SENT), "quoting::SENT");
        assert_eq!(set(quoting::TO), set(before::quoting::TO), "quoting::TO");
        assert_eq!(set(quoting::SUBJECT), set(before::quoting::SUBJECT), "quoting::SUBJECT");
        assert_eq!(set(quoting::SENT_FROM), set(before::quoting::SENT_FROM), "quoting::SENT_FROM");
        assert_eq!(set(quoting::ANSWERED), set(before::quoting::ANSWERED), "quoting::ANSWERED");
        assert_eq!(set(quoting::FORWARDED), set(before::quoting::FORWARDED), "quoting::FORWARDED");
        assert_eq!(set(wishes::STOP_ALONE), set(before::wishes::STOP_ALONE), "wishes::STOP_ALONE");
        assert_eq!(set(wishes::LIST_ALONE), set(before::wishes::LIST_ALONE), "wishes::LIST_ALONE");
        assert_eq!(set(wishes::OFF_THE_LIST), set(before::wishes::OFF_THE_LIST), "wishes::OFF_THE_LIST");
        assert_eq!(set(wishes::NOT_INTERESTED), set(before::wishes::NOT_INTERESTED), "wishes::NOT_INTERESTED");
        assert_eq!(set(wishes::NEGATED), set(before::wishes::NEGATED), "wishes::NEGATED");
        assert_eq!(set(wishes::COURTESY), set(before::wishes::COURTESY), "wishes::COURTESY");
        assert_eq!(set(calendar::INCLUSIVE), set(before::calendar::INCLUSIVE), "calendar::INCLUSIVE");
        assert_eq!(set(calendar::SINCE), set(before::calendar::SINCE), "calendar::SINCE");
        assert_eq!(set(calendar::BACK), set(before::calendar::BACK), "calendar::BACK");
        assert_eq!(set(calendar::UNTIL_BEHIND), set(before::calendar::UNTIL_BEHIND), "calendar::UNTIL_BEHIND");
        assert_eq!(set(calendar::SINCE_BEHIND), set(before::calendar::SINCE_BEHIND), "calendar::SINCE_BEHIND");
        assert_eq!(set(calendar::OF), set(before::calendar::OF), "calendar::OF");
        assert_eq!(set(calendar::FIRST), set(before::calendar::FIRST), "calendar::FIRST");
        assert_eq!(set(calendar::MONTH_BEGINS), set(before::calendar::MONTH_BEGINS), "calendar::MONTH_BEGINS");
        assert_eq!(set(calendar::MONTH_MIDDLE), set(before::calendar::MONTH_MIDDLE), "calendar::MONTH_MIDDLE");
        assert_eq!(set(calendar::MONTH_ENDS), set(before::calendar::MONTH_ENDS), "calendar::MONTH_ENDS");
        assert_eq!(set(absence::BUSINESS), set(before::business::BUSINESS));
        assert_eq!(set(wishes::NO_CONTACT), set(before::wishes::NO_CONTACT_AT_ALL));
        for (now, then) in MONTHS.iter().zip(before::calendar::MONTHS) {
            assert_eq!(set(now), set(then));
        }
        for (now, then) in WEEKDAYS.iter().zip(before::calendar::WEEKDAYS) {
            assert_eq!(set(now), set(then));
        }
    }

    /// What stood in two lists of which the first was always asked first stands in that one; what could not be found is gone.
    #[test]
    fn what_stood_in_two_lists_stands_in_one() {
        // Of a subject, the longest counts now. These stood behind a shorter one, and counted as that.
        let behind = ["ausencia temporaria", "不在办公室", "automaticka odpoved:"];
        let subjects = &both(absence::SUBJECT, absence::MISTAKABLE_SUBJECT) | &set(&behind);
        assert_eq!(subjects, set(before::absence::AUTOMATIC_SUBJECT));
        assert_eq!(
            set(absence::MISTAKABLE_SUBJECT),
            both(before::absence::MISTAKABLE_SUBJECT, &behind[..2])
        );
        let moment = both(delivery::THE_MOMENT, &["too many messages", "too much mail"]);
        assert_eq!(moment, set(before::delivery::THE_MOMENT));
        let until = &set(before::calendar::UNTIL) - &set(calendar::BETWEEN);
        assert_eq!(set(calendar::UNTIL), until);
        assert_eq!(both(calendar::FILLERS, &["en met", "och med", "og med"]), set(before::calendar::FILLERS));
        assert_eq!(both(calendar::TOMORROW, &["i morgen"]), set(before::calendar::TOMORROW));
        for (now, then, first) in [
            (delivery::PERHAPS_ABOUT_US, before::delivery::BLOCKED, set(delivery::ABOUT_US)),
            (delivery::PERHAPS_THE_MOMENT, before::delivery::FOR_NOW, set(delivery::THE_MOMENT)),
            (wishes::STOP, before::wishes::STOP, both(wishes::NO_CONTACT, wishes::OFF_THE_LIST)),
            (wishes::UNSUBSCRIBE, before::wishes::UNSUBSCRIBE, set(wishes::OFF_THE_LIST)),
        ] {
            let gone = &set(then) - &set(now);
            assert_eq!(&set(now) | &gone, set(then));
            for phrase in gone {
                // Whoever says it says one of these: with a word behind it where it may go on.
                let said = phrase.replace('*', "");
                let goes_on = phrase.replace('*', "x");
                for said in [said, goes_on] {
                    assert!(first.iter().any(|known| crate::fold::find(&said, known).is_some()), "{said}");
                }
            }
        }
    }
