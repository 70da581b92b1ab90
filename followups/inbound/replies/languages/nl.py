"""Dutch."""
# ruff: noqa: E501 -- tables of words read better in long lines

PHRASES = {
    "opt_out": """
uit ~2 bestand|lijst|database|systeem|mailinglijst ~1 halen|verwijderen|schrappen|gehaald
interesse in ~2 mails|berichten|nieuwsbrieven|nieuwsbrief
haal|haalt|verwijder|verwijdert|schrap|schrapt|gooi|wis|neem|verwijderen|halen|schrijf|meld ~3 mij|me|ons|mijn|onze ~4 van|uit|af|adres|mailadres|e-mailadres|gegevens|nummer|lijst|mailinglijst|bestand|naam
mij|me|ons|mijn|onze ~5 uitschrijven|verwijderen|afmelden|schrappen|uitgeschreven|afgemeld|verwijderd|afhalen
schrijf|schrijft mij|me|ons ~1 uit
meld|meldt mij|me|ons ~2 af
van|uit de|jullie|uw|je|die|deze|alle ~1 lijst|mailinglijst|verzendlijst|maillijst|lijsten|bestand|database|nieuwsbrief|adressenbestand ~1 af|verwijderen|halen|verwijderd|gehaald
uitschrijven|afmelden|uitschrijving|afmelding
geen ~3 mails|mail|e-mails|berichten|mailtjes|nieuwsbrieven|nieuwsbrief|contact|post|reclame|telefoontjes ~4 meer|ontvangen|sturen|krijgen
geen ~1 verdere|verder|nieuwe ~1 mails|mail|e-mails|berichten|contact|communicatie
neem|nemen|zoek|zoeken ~2 geen contact
geen contact ~1 meer
niet|nooit meer ~2 mailen|schrijven|bellen|benaderen|benaderd|contacteren|gemaild|lastigvallen|sturen|ontvangen|horen|contact|gecontacteerd|gebeld|lastig
mail|mailt|schrijf|schrijft|bel|belt|benader|benadert|stuur|stuurt|contacteer ~3 niet|nooit|niets|geen ~3 meer|mails|weer
mail|schrijf|benader|contacteer mij|me|ons niet
wil|willen|wens|wensen ~5 niet|geen ~4 meer|ontvangen|benaderd
stop|stopt|stoppen|hou|houd|ophouden ~3 met|op ~4 mailen|mails|sturen|schrijven|e-mailen|bellen|berichten|spammen|lastigvallen|dit|deze|benaderen|contact
laat|laten ~1 mij|me|ons ~2 rust
trek|intrekken ~4 toestemming
bezwaar ~5 verwerking|gebruik|marketing|gegevens
nieuwsbrief|abonnement ~2 opzeggen|stopzetten
zeg ~4 op abonnement|inschrijving
nooit ~3 aangemeld|ingeschreven|opgegeven|gevraagd
rot|donder|sodemieter ~1 op
van verdere ~3 verschoond
zie ~3 af van verdere
blokkeer|geblokkeerd|blokkeren
afzien van ~2 verdere|contact
""",
    "no_contact": """
u|je|jullie hoeft|hoeven ~2 niet|geen ~4 contact|bellen|mailen|schrijven ~3 meer|opnemen
niet nodig ~2 contact|bellen|mailen
niet bellen|mailen|schrijven|contacteren|benaderen
""",
    "opt_out_word": "stop afmelden uitschrijven unsubscribe verwijderen verwijder stoppen opzeggen afmelding uitschrijving schrap",
    "erasure": """
verwijder|verwijderen|wis|wissen|verwijdering|vernietig|vernietigen|verwijderd|gewist ~6 gegevens|persoonsgegevens|data|informatie
gegevens|persoonsgegevens|data ~5 verwijderen|wissen|verwijderd|gewist|vernietigen
recht op|om ~1 vergetelheid|vergeten|gegevenswissing
artikel|art 17
avg ~6 verwijderen|verwijder|wissen|verwijdering
""",
    "explicit_no": """
wordt hem|het niet
laten|laat ~2 hierbij|erbij|daarbij
niet ~1 gekozen|geselecteerd|gegund
van de baan
iemand|ander|andere|andere-oplossing|elders ~2 gevonden
al|reeds|inmiddels ~3 opgelost|voorzien|geregeld|gevonden
doen|lossen|bouwen|ontwikkelen ~3 zelf|intern
niet meer aan ~1 orde
geen|nul|weinig ~1 interesse|behoefte|belangstelling
niet ~3 geïnteresseerd|interessant|relevant|interesseert
nee bedankt|dank|dankje|dankjewel|dankuwel|helaas|wij|we|ik|hoor
bedankt|dank maar nee|niet
hebben|heb ~5 niet nodig
niet ~1 nodig
geen ~1 behoefte|nut|noodzaak|gebruik
gaan|ga|zullen|willen|wil ~5 niet ~4 mee|verder|door|doorgaan|kopen|afnemen|bestellen|verlengen|mee
niet verder ~1 gaan|mee|willen|met
besloten|gekozen|beslist ~3 niet|om-niet
andere|ander|concurrent|concurrentie|iemand ~4 gekozen|gegaan|getekend|gegund|gecontracteerd
gekozen|gegaan|getekend|kiezen|kozen|gegund|gecontracteerd ~4 andere|ander|concurrent|concurrentie
met|bij|voor een|de ~1 concurrent|andere ~1 partij|leverancier|aanbieder|partner|oplossing ~3 zee|gegaan|gekozen|getekend
in zee gegaan
niets|niks voor ons|mij|mij
niet|niks ~1 voor ons|mij
niet wat we|wij|ik zoeken|zoek
slaan|sla ~3 over
bedanken|bedank voor ~2 aanbod|eer|uitnodiging
moeten|moet|willen|wil ~4 afwijzen|weigeren|afzien|afslaan|bedanken
wijzen|wijs|zien|zie ~4 af
afgezien|afgewezen
project ~3 gestopt|geannuleerd|geschrapt|afgeblazen|niet
gaat ~3 niet door|worden|lukken
blijven|blijf ~3 bij ~2 huidige|onze|bestaande
liever niet
niet meer nodig|interessant|relevant|aan
hoeft|hoeven ~2 niet
""",
    "no_word": "nee neen nope",
    "now_word": """
op dit moment
momenteel
voorlopig
nu niet
nu even niet
vooralsnog
op het moment
dit jaar|kwartaal
thans
""",
    "complaint": """
is|dit|het ~2 spam|intimidatie|stalking|illegaal|oplichting|ongewenst|phishing
spam
spammer|spammers
ongewenste|ongevraagde ~1 mail|mails|e-mail|reclame|post|berichten
intimidatie|stalking|lastigvallen
advocaat|advocaten|jurist|juristen
juridische|gerechtelijke stappen|maatregelen|actie
aangifte
autoriteit persoonsgegevens|consument
meld|melden|meldt|gemeld ~4 spam|autoriteit|acm|spamklacht|politie
klacht ~3 indienen|in|neerleggen
dien ~2 klacht
illegaal
overtreding|overtreedt|schending|strijd ~3 avg|wet|privacy
ik meld het
""",
    "later": """
tijd nodig
nu|momenteel|voorlopig|vooralsnog ~3 niet|even|geen
niet ~2 nu
op dit|het moment ~3 niet|geen|te|druk
niet ~2 goede|juiste|beste moment|tijd|tijdstip
slecht|verkeerd moment|timing
nog niet ~2 zo|toe|klaar|ver
later
niet voor|vóór
pas ~3 in|na|vanaf|op|over|volgend
te|erg|heel|enorm|super|hartstikke druk
dit jaar ~4 geen|niet
over|volgend|in ~3 weer|nog|opnieuw|terug
graag weer
kom ~4 terug
terugkomen
nog ~1 eens
uitstellen|uitgesteld|opschorten|opgeschort|pauzeren|wacht|hold|koelkast|ijskast|doorschuiven|doorgeschoven
volgend jaar|kwartaal|seizoen
misschien|wellicht|eventueel ~3 later|volgend|in|na|over
andere keer
een andere|volgende keer
na ~2 vakantie|zomer|feestdagen|kerst|verlof|verhuizing
zwangerschapsverlof|ouderschapsverlof
als|wanneer|zodra ik|we|wij ~2 terug
""",
    "again": """
neem|bel|mail|schrijf|vraag|probeer|kom|benader|spreek|praten|spreken|bellen ~6 weer|opnieuw|nog|terug|nogmaals|in|na|over|vanaf|begin|eind|later|op
bel me|mij|ons
weer|opnieuw|nogmaals contact
""",
    "wrong_person": """
verkeerde|onjuiste persoon|contactpersoon|adres|afdeling|contact
niet ~2 juiste|goede|aangewezen persoon|contactpersoon|contact|afdeling
niet ~4 verantwoordelijk|verantwoordelijke|over|bevoegd|aanspreekpunt|betrokken
niet meer ~1 werkzaam|bij|betrokken|verantwoordelijk|in
werk|werkt ~2 niet meer
niet mijn|onze ~1 afdeling|gebied|terrein|verantwoordelijkheid|pakkie|taak
ga ~3 niet over
niets|niks mee ~1 te
met pensioen
bedrijf|organisatie verlaten
vergist|vergissing
""",
    "referral": """
neem|nemen|neemt|opnemen|contact|bel|mail|spreek|vraag|benader|schrijf ~3 contact|met|naar ~2 mijn|onze|mevrouw|meneer|dhr|mw|mevr|de|heer|collega
contact ~2 opnemen|op ~1 met
contact opnemen|op met
met mijn|onze collega
wend|richt ~1 u|je|tot
verantwoordelijke|contactpersoon|aanspreekpunt|persoon ~2 is
is ~4 verantwoordelijk|verantwoordelijke|contactpersoon|aanspreekpunt
gaat|gaan ~1 hierover|erover|daarover
gaat hier|er|daar over
mijn|onze collega ~5 gaat|over|regelt|doet|behandelt|helpt|verantwoordelijk|neemt
stuur|stuurt|geef|zet|doorgestuurd|doorsturen|speel ~6 door|cc|doorgestuurd|doorgezet
zet|zetten ~5 cc
cc
opvolger|opvolgster|vervanger|vervangster
beter|beste ~2 contact|met|bij
""",
    "price": """
te|erg|behoorlijk|nogal|vrij|heel ~1 duur|prijzig|hoog|kostbaar
duur|prijzig
boven|buiten|over|overschrijdt ~3 budget|begroting|mogelijkheden
geen|onvoldoende|weinig|beperkt ~1 budget|geld|middelen
budget ~4 niet|op|beperkt
goedkoper
prijs|kosten|tarief|offerte|prijzen ~4 hoog|hoger|probleem|te
korting
meer dan ~4 uitgeven|gedacht|verwacht|begroot
""",
    "timing": """
te vroeg|laat|kort|lang|krap
geen|weinig tijd|capaciteit|mensen
planning|deadline|termijn ~4 krap|kort|lang|probleem
duurt ~2 te|lang
""",
    "competitor": """
al|reeds|momenteel ~3 met|een|bij|voorzien|oplossing|leverancier|partij|gebruik|systeem
werken|werk|hebben|gebruiken al
concurrent|concurrenten|concurrentie
andere|ander|huidige|bestaande leverancier|partij|aanbieder|oplossing|bureau|offerte|partner|tool|systeem|aanbieders|offertes|partijen
tevreden
zelf|intern|eigen ~2 doen|gedaan|beheer|huis
vergelijken|vergelijking
overstappen|overstap
""",
    "authority": """
directeur|directie|baas|leidinggevende|bestuur|management|chef|manager|partner|mt|raad ~5 overleggen|goedkeuren|beslissen|beslist|akkoord|overtuigen|goedkeuring|toestemming|wil|moet|vindt|bespreken
overleggen|bespreken|afstemmen|overleg|voorleggen ~4 directeur|directie|baas|leidinggevende|bestuur|management|manager|intern|partner|collega|mt|team
met ~2 directeur|directie|baas|leidinggevende|bestuur|management|manager ~2 overleggen|bespreken|afstemmen
goedkeuring|akkoord|toestemming ~3 nodig|van|directie
intern ~2 bespreken|overleggen|afstemmen
niet ~3 beslissen|beslissing
""",
    "need": """
niet ~3 overtuigd|zeker|meerwaarde|nut|toegevoegde
zie|zien ~3 niet|geen ~2 meerwaarde|nut|voordeel|waarde
twijfel|twijfels|twijfelen|bedenkingen|bezorgd|zorgen|sceptisch|aarzel
riskant|risico
te complex|ingewikkeld|groot|klein|uitgebreid
mis|missen|ontbreekt ~3 functie|functies|functionaliteit
""",
    "interested": """
enthousiast|overtuigd|onder de indruk
klinkt|lijkt|ziet ~3 goed|interessant|leuk|veelbelovend|prima|perfect|mooi|top
interessant|perfect|top|prima
ik|wij|we|zeker|heel|zeer|ben|zijn ~3 geïnteresseerd
heb|hebben|heeft ~2 interesse|belangstelling
ja ~2 graag|laten|prima|goed|dat|stuur|we|ik|hoor|doe|leuk|zeker|natuurlijk|bel
graag ~4 afspraak|demo|meer|offerte|gesprek|ontvangen|weten|zien|bellen|kennismaken|informatie|bespreken|proberen|afspreken|verder|even
graag
laten|laat we ~3 doen|bellen|afspreken|starten|plannen|praten|beginnen|verder|een
stuur|stuurt|sturen|mail|zend ~5 offerte|voorstel|informatie|contract|link|brochure|details|uitnodiging|info|prijslijst|maar|door|toe|op
stuur|bel|mail mij|me|ons
kunt|kun|kan|kunnen|zou|zouden u|je|we|wij|jullie ~5 bellen|sturen|afspreken|langskomen|plannen|opsturen|mailen|inplannen|spreken|toesturen|overleggen|starten
wanneer ~1 kunnen|kunt|kun|zou|schikt|past|hebben|heb|heeft
willen|wil|zouden|zou ~3 graag|het|meer|een|de|afnemen ~5 afnemen|kopen|bestellen|weten|proberen|testen|zien|afspreken|starten|plannen|kennismaken|verder|tekenen|boeken
komt|past|schikt|is ~4 goed|beter|prima|perfect|uit|uitkomen
goed idee
akkoord
tot morgen|dinsdag|maandag|woensdag|donderdag|vrijdag|dan|snel
doen we|het|maar
we doen
beschikbaar|vrij
geen bezwaar
waarom niet
kijk|kijken ~2 uit
enthousiast
afspraak ~3 maken|plannen|inplannen
""",
    "question": """
kan|kon|kunnen|krijg ~4 niet ~2 openen|downloaden|zien|vinden|lezen|inloggen|open
niet|nooit ~1 ontvangen|gekregen|aangekomen|begrepen
werkt|opent niet
vraag|vragen
zou|wil|wilde|willen ~3 weten|vragen
vroeg|vraag|vragen ~2 me|mij|ons ~1 af
kunt|kun|kan|zou u|je|jullie ~5 toelichten|uitleggen|vertellen|bevestigen|aangeven|zeggen|verduidelijken|specificeren|beantwoorden
benieuwd
niet duidelijk|zeker ~1 of|hoe|wat
""",
    "question_start": "wat hoe waarom wanneer waar wie welke welk hoeveel is zijn kan kunnen kun kunt heeft hebben hebt werkt zit biedt bieden gaat wordt worden doet moet moeten komt mag",
    "maybe": """
spam
afgemeld|afmelden|uitschrijven|uitgeschreven
lijst|mailinglijst
stop|stoppen
genoeg|zat
vervelend|irritant|opdringerig|hinderlijk
hoe|waar ~2 u|je|jullie ~3 aan|vandaan ~2 mijn|adres|gegevens
hoe ~4 aan mijn
wie bent|ben|zijn
avg|privacy
toestemming
alweer
helaas
waarschijnlijk|vermoedelijk|eerder|echt|liever niet
denk|geloof ~2 niet
denk|geloof van niet
tijdverspilling
al ~2 gezegd|gemeld|aangegeven|geantwoord
laat maar
vergeet ~1 maar|het
niet meer
maar niet
hoeft niet
""",
    "farewell": """
toch|evengoed|desalniettemin bedankt|dank
bedankt|dank ~2 toch|evengoed
veel succes
succes ~1 met|verder
""",
    "decision": """
besloten|beslissing|gekozen|keuze|kiezen
blijven|blijf
afzien|zien ~3 af
andere ~1 oplossing|richting|partij|weg|leverancier
van de baan
gestopt|geannuleerd
""",
    "pending": """
nog ~2 niet|geen
maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|vandaag ~5 niet|geen
niet ~3 aanwezig|erbij|komen|bijlage|toegang
""",
    "unfit": """
past|passen ~3 niet
""",
    "progress": """
bijgaand|bijgaande|hierbij
ontvangen|bekijken|bekijk|kijk|bijgevoegd|bijlage|genoteerd|begrepen|hierbij|testen|wachten|doorgestuurd|aangekomen
we|wij|ik zijn|ben|gebruiken|gebruik|hebben|heb|willen|werken|zoeken|betalen
het|dat is|zijn
mijn|ons|onze nummer|adres|team|bedrijf|telefoonnummer|budget
fijn|fijne|prettig ~1 weekend|dag|avond
sorry
""",
    "shield": """
geen ~1 bezwaren|bezwaar|wijzigingen|opmerkingen
afspraak|meeting|vergadering|call ~3 afzeggen|verzetten|annuleren
niet dringend
geen probleem|punt|zorgen|haast|stress|vragen|bezwaar|moeite|twijfel|problemen|dank
niet alleen
niet slecht|verkeerd|gek|erg
waarom niet
stop|stoppen niet
niet stoppen
maak|maakt ~2 geen zorgen
geen zorgen
niets op tegen
zeg ~2 geen nee
geen ~1 verdere|andere vragen|opmerkingen
gebruiker|gebruikers|contact|contacten|klant|klanten|regel|module|clausule ~4 verwijderen|verwijder|uitschrijven|wissen|afmelden
een gebruiker
niet te ~1 missen
of niet
zo niet
meer informatie|weten|details|info
geen nieuws
""",
    "promise": """
ik|wij|we|zal|zullen ~1 kom|komen|stuur|sturen|bel|bellen|laat|laten|mail|mailen|bevestig|bevestigen|bespreek|bespreken|overleg|overleggen|bekijk|bekijken|reageer|reageren|neem|nemen|geef|geven|beslis|beslissen|teken|tekenen|antwoord|antwoorden|check|vraag|zoek
ik|wij|we zal|zullen|ga|gaan
kom|stuur|bel|laat|mail|bespreek|bekijk|neem|geef|reageer ik|we|wij
u|je|jullie hoort|hoor|horen|krijgt|krijg|ontvangt
""",
    "their_wish": """
stuur|bel|mail|neem|schrijf|vraag|laat|geef|probeer|herinner|benader ~1 me|mij|ons|maar|contact|het|a.u.b|alstublieft|de|dan
kunt|kun|kan|zou|wilt|wil u|je|jullie ~5 sturen|bellen|mailen|opsturen|toesturen|contact|terugbellen|geven|klaarmaken
graag ~5 ontvangen|toesturen|sturen|bellen|opsturen|terugbellen|contact
laten|laat we ~3 bellen|spreken|afspreken|praten|overleggen|in|na|volgende
neem|probeer ~4 weer|opnieuw|nog|contact
""",
    "call": "bel bellen terugbellen mail mailen schrijf contact spreken praten vraag probeer neem benader terugkomen afspreken overleggen",
    "thanks": "bedankt dank u wel je jullie groet groeten met vriendelijke hartelijke beste hallo goedemorgen goedemiddag geachte heer mevrouw hoi dag alvast graag alstublieft aub voor de het uw bericht mail reactie mvg fijne ik mij me ons nu even",
    "roles": "directeur manager collega baas hoofd afdeling meneer mevrouw dhr mw mevr heer de het een mijn onze bedankt beste hallo ik wij we u je neem contact met op voor van dit deze inkoop marketing verkoop it cc is kunt kan graag verantwoordelijke nee ja",
}
