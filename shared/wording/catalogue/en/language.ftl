### Languages by their names.

# The page in another language, as a link to it says it in that language itself.
language-own-name = English

# A language by its name, as behind "in". $tag: its tag, such as "de".
language-named = { $tag ->
    [ar] Arabic
    [bg] Bulgarian
    [ca] Catalan
    [cs] Czech
    [da] Danish
    [de] German
    [el] Greek
    [en] English
    [es] Spanish
    [et] Estonian
    [fa] Persian
    [fi] Finnish
    [fr] French
    [he] Hebrew
    [hi] Hindi
    [hr] Croatian
    [hu] Hungarian
    [id] Indonesian
    [it] Italian
    [ja] Japanese
    [ko] Korean
    [lt] Lithuanian
    [lv] Latvian
    [nb] Norwegian
    [nl] Dutch
    [pl] Polish
    [pt] Portuguese
    [ro] Romanian
    [ru] Russian
    [sk] Slovak
    [sl] Slovenian
    [sr] Serbian
    [sv] Swedish
    [th] Thai
    [tr] Turkish
    [uk] Ukrainian
    [vi] Vietnamese
    [zh] Chinese
   *[other] a language that we do not know
}

# What a rep is told of somebody's words. $language: its name.
they-wrote-in = They wrote in { $language }.
# In which language we write to them, where the rep reads another one.
mails-are-in = Our mails to them are in { $language }.
