### Languages by their names.

language-own-name = Deutsch

language-named = { $tag ->
    [ar] Arabisch
    [bg] Bulgarisch
    [ca] Katalanisch
    [cs] Tschechisch
    [da] Dänisch
    [de] Deutsch
    [el] Griechisch
    [en] Englisch
    [es] Spanisch
    [et] Estnisch
    [fa] Persisch
    [fi] Finnisch
    [fr] Französisch
    [he] Hebräisch
    [hi] Hindi
    [hr] Kroatisch
    [hu] Ungarisch
    [id] Indonesisch
    [it] Italienisch
    [ja] Japanisch
    [ko] Koreanisch
    [lt] Litauisch
    [lv] Lettisch
    [nb] Norwegisch
    [nl] Niederländisch
    [pl] Polnisch
    [pt] Portugiesisch
    [ro] Rumänisch
    [ru] Russisch
    [sk] Slowakisch
    [sl] Slowenisch
    [sr] Serbisch
    [sv] Schwedisch
    [th] Thai
    [tr] Türkisch
    [uk] Ukrainisch
    [vi] Vietnamesisch
    [zh] Chinesisch
   *[other] einer unbekannten Sprache
}

they-wrote-in = Die Nachricht ist auf { $language }.
mails-are-in = Unsere Mails an diese Person sind auf { $language }.
