### Languages by their names.

language-own-name = Français

language-named = { $tag ->
    [ar] arabe
    [bg] bulgare
    [ca] catalan
    [cs] tchèque
    [da] danois
    [de] allemand
    [el] grec
    [en] anglais
    [es] espagnol
    [et] estonien
    [fa] persan
    [fi] finnois
    [fr] français
    [he] hébreu
    [hi] hindi
    [hr] croate
    [hu] hongrois
    [id] indonésien
    [it] italien
    [ja] japonais
    [ko] coréen
    [lt] lituanien
    [lv] letton
    [nb] norvégien
    [nl] néerlandais
    [pl] polonais
    [pt] portugais
    [ro] roumain
    [ru] russe
    [sk] slovaque
    [sl] slovène
    [sr] serbe
    [sv] suédois
    [th] thaï
    [tr] turc
    [uk] ukrainien
    [vi] vietnamien
    [zh] chinois
   *[other] langue inconnue
}

they-wrote-in = Le message est écrit en { $language }.
mails-are-in = Nos e-mails à cette personne sont en { $language }.
