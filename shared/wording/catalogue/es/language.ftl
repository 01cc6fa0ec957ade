### Languages by their names.

language-own-name = Español

language-named = { $tag ->
    [ar] árabe
    [bg] búlgaro
    [ca] catalán
    [cs] checo
    [da] danés
    [de] alemán
    [el] griego
    [en] inglés
    [es] español
    [et] estonio
    [fa] persa
    [fi] finés
    [fr] francés
    [he] hebreo
    [hi] hindi
    [hr] croata
    [hu] húngaro
    [id] indonesio
    [it] italiano
    [ja] japonés
    [ko] coreano
    [lt] lituano
    [lv] letón
    [nb] noruego
    [nl] neerlandés
    [pl] polaco
    [pt] portugués
    [ro] rumano
    [ru] ruso
    [sk] eslovaco
    [sl] esloveno
    [sr] serbio
    [sv] sueco
    [th] tailandés
    [tr] turco
    [uk] ucraniano
    [vi] vietnamita
    [zh] chino
   *[other] un idioma que no reconocemos
}

they-wrote-in = El mensaje está escrito en { $language }.
mails-are-in = Nuestros correos a esta persona van en { $language }.
