"""Dutch: how people refer, ask, press and claim."""
# ruff: noqa: E501 -- a phrase stands on one line

PHRASES = {
    "refers": """
        ons|onze|laatste|vorige|het|dit ~1 gesprek|contact|uitwisseling|demonstratie|bezoek
        uw|je|jouw|jullie ~1 aanvraag|bericht|vraag|mail|e-mail|antwoord|opmerking|bezwaar|verzoek|wens|reactie|interesse|zorg
        u|je|jij|jullie vroeg|noemde|zei|schreef|gaf|wilde|vertelde|vroegen|noemden
        u|je|jij|jullie|we ~5 gevraagd|genoemd|gezegd|geschreven|gemeld|besproken|afgesproken
        vroeg|noemde|zei|schreef|wilde u|je
        zoals ~3 beloofd|afgesproken|besproken|gevraagd|genoemd|aangekondigd
        beloofd|beloofde
        dank|bedankt|dankjewel nogmaals? voor ~4
        dank|bedankt dat u|je
        het|ons|mijn|een|dit voorstel
        de|onze|mijn|een|deze offerte
        sinds|na|over|van ons|onze|uw|het
    """,
    "refers_spoken": """
        ons|laatste|het ~1 telefoongesprek|telefoontje|belletje|overleg|afspraak
        aan de telefoon
    """,
    "refers_written": "uw|je|jouw ~1 mail|e-mail",
    "closes": """
        sluit|sluiten|rond|rondt ~4 af|dossier|onderwerp
        laatste bericht|mail
        geen verdere berichten
        laten we het
    """,
    "ask_open": """
        graag ~1 uw|je antwoord|bevestiging|reactie
        laat|laten me|mij|ons weten of|wat|welke|wanneer|wie|hoe
        ik|wij|we zou|zouden ~2 graag ~4 spreken|bellen|weten|afspreken
        ik stel ~4 voor
        als ~3 past|schikt|uitkomt
    """,
    "ask_modal": """
        kunt|kun|zou|wilt|wil|mag|hebt|heeft|bent|past|helpt|schikt|is|zullen|kunnen|zal|moet|komt u|je|jij|we|wij|ik|er|dinsdag|maandag|woensdag|donderdag|vrijdag|het|dit|dat|een
    """,
    "ask_verb": "stuur|antwoord|kies|boek|bel|teken|vul|bevestig|zeg|noem|geef mij|me|ons|het|de|een|met|op|in|of|welke|wie|wanneer",
    "ask_wh": """
        wie|wat|wanneer|welke|welk|hoe|waar|of
        kunt|kun|zou|wilt|heeft|bent|is|past|mag|kunnen
    """,
    "ask_soft": """
        laat ~2 weten
        één|een woord|regel ~2 genoeg|voldoende
        bij vragen
        hoor ~1 graag
    """,
    "ask_not": """
        neem gerust|rustig|vooral
        wist u dat
        laat het? me|mij|ons? weten als|indien
        bij vragen
        vraag ons allemaal
        stuur het deel
        noem mij iemand
    """,
    "ask_call": """
        bellen|telefoongesprek|gesprek|afspreken|afspraak|spreken|overleg|agenda|demonstratie|videogesprek
        past|schikt|uitkomt
        uur
    """,
    "guilt": """
        derde|vierde|vijfde keer|bericht
        geduld ~2 op|gehad|gehouden
        interesse ~2 verloren
        verbaast|verbaasd|verrast ~4 niet|niets|geen
        nooit ~2 geantwoord|gereageerd
        nog steeds|altijd niet|geen ~2 geantwoord|gereageerd|gelezen
        blijkbaar|kennelijk|duidelijk|waarschijnlijk|vast ~5 geen|niet ~2 prioriteit|belangrijk|interesse|geïnteresseerd
        neem|vermoed|denk|gok ~4 geen|niet ~2 prioriteit|belangrijk|interesse
        heb|hebben ~4 meerdere|verschillende|herhaaldelijk|vaak|meermaals ~4 geprobeerd|gebeld|gemaild|bereiken|keren
        meerdere|verschillende|herhaalde keren|pogingen
        genegeerd|negeert|negeren
        teleurgesteld|teleurstell*
        na al ~3 werk|tijd|moeite
        minste ~4 antwoord*|reactie
        niet eens ~3 antwoord*|gereageerd|reactie
        wacht ~3 al|geduldig
        tijd ~1 verspil*
        iets verkeerd gedaan
    """,
    "false_urgency": """
        spijt ~2 van|krijgen
        gaan snel
        laatste kans|mogelijkheid|gelegenheid|herinnering|waarschuwing|plekken|plaatsen|dagen
        alleen|slechts vandaag|tot
        voordat het te laat
        te laat is
        nu of nooit
        wees snel
        haast u
        beslis|teken|handel|boek ~1 nu|vandaag|snel
        mis ~3 niet|kans
        loop ~3 mis
        beperkte tijd|plaatsen|plekken|beschikbaarheid
        tijd dringt
        nog maar|slechts ~2 plekken|plaatsen|dagen
        aanbod|aanbieding|offerte ~3 verloopt|vervalt ~2 vandaag|morgen|vrijdag|binnenkort
        prijzen ~2 stijgen|omhoog
        concurrent*|concurrentie ~4 wacht*|stil|voor
        elke|iedere dag|week|maand ~4 kost|verliest
        dringend*
        zo snel mogelijk
        met spoed
    """,
    "ultimatum": """
        heb|hebben ~3 nodig ~1 voor|vandaag|morgen
        als ~3 niet|niets|geen ~6 voor|morgen|vrijdag|maandag ~6 ga|sluit|geef|trek|moet|neem
        anders ga|sluit|geef|trek|moet|moeten|neem ik|we|wij
        zonder reactie ~6 ga|sluit|geef|trek|moet|neem
        geen andere keus|keuze
        of u ~6 of
        graag of niet
        trek|trekken ~4 aanbod|voorstel|offerte ~1 in|terug
        laatste termijn
    """,
    "claim": """
        op de markt
        met een derde
        gehalveerd
        negen|acht|zeven van|op de? tien
        gartner
        onze|veel|meeste|andere|alle|van ~2 klanten|gebruikers|partners ~3 bespar*|verlag*|verdubbel*|verhog*|halveer*|behal*|vertrouw*|winnen
        klanten ~2 besparen|verlagen|verdubbelen
        bekroond*
        marktleider*
        toonaangevend*
        grootste|beste|leidende leverancier|aanbieder|oplossing|platform
        honderden|duizenden|tientallen ~2 klanten|bedrijven|gebruikers
        onderzoek|studies|studie|analisten|experts|tests ~1 toont|tonen|bewijs*|bevestig*|aan
        gecertificeerd*
        gemiddeld
        nummer één|1
        vertrouwen op|ons
        bewezen
        verdient zich
    """,
    "customer": """
        onze|een|andere klant|partner
        klanten|bedrijven|partners zoals|als
        casestudy|case|praktijkvoorbeeld over|van|bij|met
        referentie van|bij
        project bij
        hielpen we|wij
        we hielpen
    """,
    "achieved": "verlaagde|bespaarde|verdubbelde|verhoogde|halveerde|bespaart|gebruikt|koos|won",
    "counted": "vragen|vraag|punten|punt|stappen|bladzijden|bladzijde|pagina|pagina's|uur|regels|opties|voorbeelden|delen|seconden",
}
GENERIC = (
    "team teams bedrijf bedrijven oplossing oplossingen werk werken werkt project projecten proces processen klant klanten "
    "product producten dienst diensten platform systeem systemen middel mensen persoon tijd beter goed nieuw nieuwe manier "
    "idee toekomst resultaat waarde modern moderne makkelijk branche markt gebruikers data software veel meeste nodig maken "
    "vinden tonen maand jaar mogelijk informatie deel geval punt belangrijk hebben helpen helpt"
    " hij zij hem haar hun hen mij jou jouw uw mijn zijn deze die dit dat wie welke"
    " wanneer waar waarom hoe hoeveel omdat hoewel tussen tegen zonder door sinds tijdens voordat nadat dan toen dus"
    " ook nog zelfs heel erg veel weinig alle alles allemaal andere ander zelf was waren had hadden zou"
    " zouden zal zullen moet moeten mag mogen wil willen hier daar elke iedere enige sommige niets niemand nu"
    " altijd gewoon eigenlijk"
)
