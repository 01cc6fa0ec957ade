//! One kind of mail in many languages: what a program or a person writes in one, another writes in the next.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use reading::{Classification, MailClass, Wish, classify, wish};

/// A mail of Ana's to a lead's address.
fn mail(head: &str, text: &str) -> Classification {
    let raw = format!(
        "From: Ana Silva <ana@example.org>\r\nTo: l123@reply.example.com\r\nDate: Mon, 02 Mar 2026 10:12:00 +0000\r\n{head}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}"
    );
    classify(raw.as_bytes())
}

/// Until when an automatic answer says that somebody is away.
fn until(text: &str) -> Option<String> {
    let head = "Subject: Automatic reply: Thank you\r\nAuto-Submitted: auto-replied";
    mail(head, text).until.map(|day| day.to_string())
}

#[test]
fn a_subject_that_says_unsubscribe_is_one_in_every_language() {
    for subject in [
        "REMOVE FROM LIST",
        "Abmeldung vom Newsletter",
        "Disiscrizione",
        "Cancellazione",
        "Cancelar inscrição",
        "Uitschrijven",
        "Avsluta prenumerationen",
        "Afmelding af nyhedsbrev",
        "Avmelding",
        "Rezygnacja z subskrypcji",
        "Odhlášení z odběru",
        "Odhlásenie z odberu",
        "Leiratkozás",
        "Dezabonare",
        "Отписка",
        "Відписатися",
        "Отписване",
        "Abonelikten çık",
        "Κατάργηση εγγραφής",
        "Διαγραφή",
        "הסר",
        "إلغاء الاشتراك",
        "Hủy đăng ký",
        "Berhenti berlangganan",
        "Donar-me de baixa",
        "Odjava",
        "配信停止希望",
        "取消订阅",
        "수신거부",
    ] {
        let found = mail(&format!("Subject: {subject}"), "");
        assert_eq!(found.kind, MailClass::Reply, "{subject}");
        assert_eq!(found.wish("Ana"), Some(Wish::Unsubscribe), "{subject}");
    }
}

#[test]
fn a_signature_below_such_a_subject_says_no_more() {
    for text in [
        "Ana Silva\r\nExample Inc.\r\n+1 555 010 0123\r\n",
        "Ana Silva\r\nHead of Purchasing\r\nExample Manufacturing Inc.\r\n12 Main Street\r\nSpringfield\r\n",
        "please\r\n",
    ] {
        let found = mail("Subject: UNSUBSCRIBE", text);
        assert_eq!(found.wish("Ana Silva"), Some(Wish::Unsubscribe), "{text}");
    }
    for (subject, text) in [
        (
            "Unsubscribe",
            "Your link does not work. Please call me about the forty pumps that we ordered.",
        ),
        (
            "Remove",
            "the old pump\r\nthe pipe\r\nboth valves on the roof\r\n",
        ),
    ] {
        let found = mail(&format!("Subject: {subject}"), text);
        assert_eq!(found.wish("Ana Silva"), None, "{subject}: {text}");
    }
}

#[test]
fn who_wants_no_more_mail_says_so_in_a_sentence_of_any_language() {
    for text in [
        "Please do not send me any more emails.",
        "I no longer wish to receive your emails, thank you.",
        "Bitte melden Sie mich vom Newsletter ab.",
        "Ich möchte keine E-Mails mehr von Ihnen erhalten.",
        "Je ne souhaite plus recevoir vos mails.",
        "No quiero recibir más correos.",
        "Por favor, no me envíen más correos.",
        "Vi prego di cancellarmi dalla vostra mailing list.",
        "Non inviatemi più email.",
        "Não quero receber mais emails.",
        "Por favor, removam o meu email da vossa lista.",
        "Ik wil geen e-mails meer ontvangen.",
        "Proszę o wypisanie mnie z listy.",
        "Jag vill inte ha fler mejl.",
        "Nechci dostávat další e-maily.",
        "Nu mai doresc să primesc e-mailuri.",
        "Пожалуйста, не присылайте мне писем.",
    ] {
        assert_eq!(wish(text, "Ana"), Some(Wish::Unsubscribe), "{text}");
    }
    for text in [
        "Merci de ne plus me contacter.",
        "Neem geen contact meer met mij op.",
        "Kontakta mig inte igen.",
        "Больше не пишите мне.",
    ] {
        assert_eq!(wish(text, "Ana"), Some(Wish::Stop), "{text}");
    }
}

#[test]
fn who_speaks_of_mails_that_did_not_come_or_of_another_way_wishes_no_end() {
    for text in [
        "Ich habe keine E-Mails mehr bekommen. Kommt das Angebot noch?",
        "Ich habe keine E-Mails mehr bekommen.",
        "Ik heb geen mails meer ontvangen.",
        "I got no more emails since May.",
        "Je n'ai plus de mails de vous.",
        "Please don't call me any more, write to me about the offer instead.",
        "Rufen Sie mich nicht mehr an, schreiben Sie mir bitte das Angebot.",
        "We need a tool with which our customers unsubscribe from newsletters.",
        "Take the second pump off your list of prices, we want the first.",
    ] {
        assert_eq!(wish(text, "Ana"), None, "{text}");
    }
}

#[test]
fn the_head_that_outlook_puts_above_is_known_in_every_language() {
    for head in [
        "Від: Riley Chen <riley@example.com>\r\nНадіслано: 2 березня 2026 р. 9:00\r\nКому: Ana\r\nТема: Дякуємо",
        "Expeditor: Riley Chen <riley@example.com>\r\nTrimis: luni, 2 martie 2026 09:00\r\nCătre: Ana\r\nSubiect: Mulțumim",
        "Odosielateľ: Riley Chen <riley@example.com>\r\nOdoslané: pondelok 2. marca 2026 9:00\r\nKomu: Ana\r\nPredmet: Vďaka",
        "Od: Riley Chen <riley@example.com>\r\nPoslano: ponedjeljak, 2. ožujka 2026. 09:00\r\nPrima: Ana\r\nPredmet: Hvala",
        "Od: Riley Chen <riley@example.com>\r\nPoslano: ponedeljek, 02. marec 2026 09:00\r\nZa: Ana\r\nZadeva: Hvala",
        "Από: Riley Chen <riley@example.com>\r\nΣτάλθηκε: Δευτέρα, 2 Μαρτίου 2026 9:00\r\nΠρος: Ana\r\nΘέμα: Ευχαριστούμε",
        "מאת: Riley Chen <riley@example.com>\r\nנשלח: יום שני 2 מרץ 2026 09:00\r\nאל: Ana\r\nנושא: תודה",
        "من: Riley Chen <riley@example.com>\r\nتم الإرسال: الاثنين، 2 مارس 2026 09:00\r\nإلى: Ana\r\nالموضوع: شكرا",
        "От: Riley Chen <riley@example.com>\r\nИзпратено: 2 март 2026 г. 9:00\r\nДо: Ana\r\nОтносно: Благодаря",
        "De: Riley Chen <riley@example.com>\r\nEnviat el: dilluns, 2 de març de 2026 9:00\r\nPer a: Ana\r\nAssumpte: Gràcies",
        "Từ: Riley Chen <riley@example.com>\r\nĐã gửi: 2 tháng 3 2026 9:00\r\nTới: Ana\r\nChủ đề: Cảm ơn",
        "Dari: Riley Chen <riley@example.com>\r\nDikirim: 2 Maret 2026 9:00\r\nKepada: Ana\r\nSubjek: Terima kasih",
        "จาก: Riley Chen <riley@example.com>\r\nส่ง: 2 มีนาคม 2569 9:00\r\nถึง: Ana\r\nเรื่อง: ขอบคุณ",
        "No: Riley Chen <riley@example.com>\r\nNosūtīts: 2026. gada 2. martā 9:00\r\nKam: Ana\r\nTēma: Paldies",
    ] {
        let text = format!("Thursday suits me.\r\n\r\n{head}\r\n\r\nWhen shall we come?\r\n");
        let found = mail("Subject: Re: Thank you", &text);
        assert_eq!(found.text.as_deref(), Some("Thursday suits me."), "{head}");
    }
}

#[test]
fn hours_are_no_days_in_any_language() {
    for text in [
        "Wij zijn bereikbaar van 9 tot 17 uur.",
        "Call us between 10 and 12.",
        "Rufen Sie zwischen 10 und 12 an.",
        "Rufen Sie von 9-17 an.",
        "Our team works Monday to Thursday 9-17.",
        "I check mail at 10 and 16 each day.",
        "Il nostro ufficio è aperto dalle 9 alle 17.",
        "Estamos abertos das 9 às 17 horas.",
        "Öppettider 8-17",
        "Biuro czynne od 8 do 16.",
        "The conference is on 12 March. I am out and have no return date.",
    ] {
        assert_eq!(until(text), None, "{text}");
    }
}

#[test]
fn days_beside_hours_are_days() {
    for (text, day) in [
        (
            "Away from 9am on 2 March until 5pm on 6 March",
            "2026-03-06",
        ),
        (
            "Office closed 9-13 March. Open again 16 March.",
            "2026-03-16",
        ),
        ("I am away from 2 to 9 March.", "2026-03-09"),
        (
            "Ich bin vom 3. bis 14. März weg, wieder da am 16. März um 9 Uhr.",
            "2026-03-16",
        ),
        ("Away zwischen dem 3. und dem 9. März", "2026-03-09"),
        ("I am out from the 3rd to the 9th.", "2026-03-09"),
    ] {
        assert_eq!(until(text).as_deref(), Some(day), "{text}");
    }
}

#[test]
fn dates_of_one_absence_lie_close_together() {
    for (text, day) in [
        ("OOO 03/02/26 thru 03/06/26", "2026-03-07"),
        (
            "On leave between 03/02/2026 and 03/06/2026. Today is 03/02/2026",
            "2026-03-06",
        ),
        ("On leave from 03/04/2026 to 05/04/2026.", "2026-04-05"),
        ("Back on 03/04/2026.", "2026-04-03"),
    ] {
        assert_eq!(until(text).as_deref(), Some(day), "{text}");
    }
}

#[test]
fn who_asks_about_machines_and_holidays_is_a_person() {
    for (subject, text) in [
        (
            "Urlaub",
            "Wir möchten vom 2. bis 9. Mai bei Ihnen Urlaub machen. Ist ein Zimmer frei?",
        ),
        (
            "Undelivered goods",
            "The goods were not delivered. Please call.",
        ),
        (
            "Software",
            "Do you sell a tool that sends an automated response to each customer?",
        ),
        (
            "Re: Thank you",
            "I'm out of the office until Thursday, but please call my mobile: I want to order 40 pumps.",
        ),
    ] {
        let found = mail(&format!("Subject: {subject}"), text);
        assert_eq!(found.kind, MailClass::Reply, "{subject}");
    }
    for (subject, text) in [
        ("Urlaub", "Ich bin weg."),
        (
            "[#4711] We have received your request",
            "A ticket has been created.",
        ),
        (
            "Re: Thank you",
            "I'm on parental leave until August. For urgent matters contact bob@example.org.",
        ),
    ] {
        let found = mail(&format!("Subject: {subject}"), text);
        assert_eq!(found.kind, MailClass::AutoReply, "{subject}");
    }
}

#[test]
fn what_stands_below_the_mark_of_a_signature_is_kept_if_it_is_all() {
    let below = mail(
        "Subject: Re: Thank you",
        "-- \r\nPlease send the offer for 40 pumps of type B.\r\nAna\r\n",
    );
    assert!(below.is_uncertain);
    let text = "Please send the offer for 40 pumps of type B.\nAna";
    assert_eq!(below.text.as_deref(), Some(text));
    let signature = mail(
        "Subject: Re: Thank you",
        "-- \r\nAna Silva\r\nExample Inc.\r\n",
    );
    assert_eq!(
        (signature.is_uncertain, signature.text.as_deref()),
        (false, Some(""))
    );
    let subject = mail(
        "Subject: Please call 555 010 0123",
        "-- \r\nAna Silva sells pumps of every kind since 1987.\r\n",
    );
    assert_eq!(subject.text.as_deref(), Some("Please call 555 010 0123"));
}
