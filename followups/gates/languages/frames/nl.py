"""Dutch frames."""
# ruff: noqa: E501 -- a phrase stands on one line

from followups.gates.languages.frames import Frames

FRAMES = Frames(
    classes={
        "price": "prijs prijzen tarief tarieven kosten bedrag maandbedrag offerte factuur vergoeding som cijfer huur",
        "extras": "training verzekering installatie levering onderhoud support montage opleiding migratie inrichting hosting begeleiding module service",
        "silence": "antwoord reactie bericht woord teken nieuws",
        "upset": "jammer teleurgesteld verbaasd verrast verdrietig spijtig verbaast gek vreemd triest",
        "ready": "klaar live geleverd geïnstalleerd gereed operationeel draaien draait staan af geplaatst online",
        "soon": "voor binnen vanaf tegen al nog",
        "rivals": "buren concurrenten concurrentie anderen collega's branche",
    },
    phrases={
        "asked": """
            u|je vroeg|schreef|zei|vertelde|noemde
        """,
        "discount": """
            als|tekent|tekenen|bestelt|teken|bestel ~1 u|je|jullie ~4 deze|vandaag|vrijdag|maandag ~1 week|maand|nog|tekent|tekenen
            water bij de wijn
            iets|wat ~3 af|regelen|schuiven|zakken|vanaf
            valt ~3 praten|regelen|doen
            komen ~2 uit
            in het midden
            middenweg|compromis
            knabbel*
            <price> ~5 praten|lager|omlaag|zakken|onderhandel*|scherper|ruimte|tegemoet|doen|flexibel|bespreekbaar|af
            praten|lager|omlaag|zakken|scherper|ruimte|tegemoet|flexibel|bespreekbaar|betere|speciale ~5 <price>
            kom|komen ~4 tegemoet
            korting*
            goedkoper*
            mooie|mooi|leuke prijsje|prijs|deal|aanbieding
            procent ~2 minder|af
            als|mits|indien|zodra ~4 week|maand|vandaag|vrijdag|maandag|dagen|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|snel ~3 ja|teken*|bestel*|bevestig*|beslis*|akkoord|toezeg*
            als|mits|indien ~3 ja|tekent|teken|bestelt|bevestigt|beslist|akkoord ~4 week|maand|vandaag|vrijdag|maandag|dagen|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|snel
            teken|tekent|bestel|bestelt|bevestig|bevestigt|beslis|zeg je|u|jullie ~5 week|maand|vandaag|vrijdag|maandag|dagen|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|snel
            kijk|kijken|kijkt ~5 kritisch|nog|opnieuw ~2 naar ~2 totaal|som|bedrag|prijs|cijfers
            reken|rekenen ~4 nog|opnieuw ~1 een|eens|na|door|keer
            potlood
            onder|tussen redelijke|verstandige ~8
            eens|eruit ~2 worden|komen
            worden|komen|raken we|wij ~3 eens|uit
            hand over ~2 hart
            klap op
            dan ~2 kom|komen ~3 tegemoet|uit
            betere|gunstige|gunstigere|speciale|aantrekkelijke voorwaarden|condities|aanbieding
        """,
        "waiver": """
            betalen|betaal wij|we|ik
            voor onze|mijn rekening
            van ons|mij cadeau|erbij
            voor onze|mijn rekening
            rekenen|brengen ~4 niet|niks|niets ~3
            hoef|hoeft|hoeven ~3 niet|niets|niks ~2 betalen
            op onze|mijn kosten
            van het huis
            nemen|neem ~5 rekening
            cadeau
        """,
        "scope": """
            krijg|krijgt|krijgen|doen|doe|geven|geef|leveren|lever|regelen|nemen ~6 bij|erbij|cadeau|gratis|extra|mee
            <extras> ~5 bij|erbij|cadeau|gratis|inbegrepen|mee|rekening
            extra ~3 zonder
            ook ~3 meteen|even|voor je|jullie|u
            hoef|hoeft|hoeven ~4 niets|niks|geen ~3 doen|omkijken|zorgen
            geen omkijken|kind aan
            ruimen|ruim|voeren|halen|nemen ~6 op|weg|af|mee voor|zonder|jullie|u|je
            ik|wij|we er|het|ze ~3 bij|gratis|meteen
            maak|zet|timmer|leg|hang|bouw|doe ik|we|wij er|het|ze|dat
        """,
        "terms": """
            bevalt|past|werkt ~3 niet ~8 halen|haal|nemen|neem|komen
            beloof|garandeer|verzeker ik
            erewoord|op mijn woord
            nergens|niks|niet|niets aan|ergens vast
            zit|zitten ~3 nergens|niet ~2 vast
            zonder|geen ~1 verplichting|verplichtingen|contract|opzegtermijn|risico|boete|binding|kleine
            opzeggen|stoppen|opzegbaar|eraf|weg ~4 elk|ieder|altijd|wanneer|moment|maand|dagelijks
            elk|ieder|altijd|wanneer|maandelijks ~4 opzeggen|stoppen|opzegbaar
            geld ~2 terug
            niet ~3 tevreden|goed|bevalt ~7 terug|geld|niets|niks
            bevalt ~3 niet ~7 terug|geld|niets|niks|stop*
            garand*|garantie*
            beloof|beloven ~2 je|u|jullie|dat|we
            betaalt|betaal|betalen ~2 pas ~2 als|wanneer|na
            reken|rekent|rekenen ~1 daar|er|maar ~2 op
            kun|kunt|kunnen ~3 op rekenen|bouwen
            daar ~3 van op aan
            mijn woord
        """,
        "in_time": """
            <ready> ~4 <soon>
            <soon> ~5 <ready>
            volgende|komende|deze week|maand ~6 staan|staat|klaar|live|rijden|draait|draaien|geleverd|hebben|heb
            staan|staat|klaar|live|heb|hebben|krijgen|krijg|leveren ~5 volgende|komende|deze|maandag|morgen ~1 week|maand|ochtend
            op tijd voor
            regel|regelen ~2 ik|we|wij
            voor ~2 zomer|winter|kerst|pasen|vakantie|herfst|voorjaar ~4 ligt|liggen|staat|staan|is|zijn|hangt|draait
            dan ~3 u|je|jullie|uw ~2 met|voor|in|tegen|vanaf ~1 pasen|pinksteren|zomer|herfst|kerst|seizoen|vakantie|voorjaar|opening|zomervakantie
        """,
        "guilt": """
            niet ~4 achterblijven|laatste|achterop
            neem|vermoed|denk|gok|vrees|geloof|concludeer ~12 niet|geen|weinig ~6 belangrijk|prioriteit|interesse|interessant|serieus|dringend|boeit
            <upset> ~8 niet|niets|niks|geen|nooit|zonder|nog
            na|ondanks ~4 mails|moeite|werk|tijd|telefoontjes|berichten|pogingen|inspanning
            veel|al|alle ~2 moeite|tijd|werk ~2 in|voor|gestoken|gedaan
            nog|steeds|nooit|niet ~3 niets|niks|geen|enkel ~4 vernomen|gehoord|<silence>
            je|uw|jullie|de stilzwijgen|stilte|zwijgen
            genegeerd|negeer*|negeert
            in de steek|kou
            laat|laten ~3 in de steek|lurven|wachten
            op zijn|minstens|tenminste ~4 antwoord*|reag*|reactie
            fatsoen*
            achter je|jullie|u aan
            al weken|dagen|lang ~2 wacht*|wachten
            rekende|rekenden|gerekend ~3 op
            had|hadden ~2 meer|anders ~3 verwacht
            avond|avonden|weekend|nacht|zondag ~5 gezeten|gewerkt|gestoken|zitten|opgeofferd
            op zijn|z'n|het minst|minste
            valt|viel ~4 tegen
            laat|laten ~2 niets|niks ~2 horen
            stelt ~2 teleur
            niet|geen ~2 bedankje|dankjewel
            zo'n|lange|doodse stilte
            dat je|u|jullie ~5 niet|niets|nooit ~2 reageert|reageren|antwoordt|antwoorden|horen
        """,
        "false_urgency": """
            andere|anderen|meeste|iedereen ~7 al|allang ~3 over|overgestapt|gewisseld|getekend
            vliegen|vliegt|gaan|gaat ~2 de deur|hard|snel ~1 uit|weg
            achter het net
            wacht|aarzel|treuzel ~2 niet|niet ~2 lang|langer|meer|te
            nog maar|slechts|enkele ~3
            bijna|zo|vrijwel ~1 vol|weg|uitverkocht|op|volgeboekt
            raken|raakt|lopen|loopt ~2 op|vol|af
            <rivals> ~4 al|voor|voorop
            grijp|pak|beslis|teken|bestel ~3 nu|snel|vandaag|kans
            laatste kans|plekken|plaatsen|dagen|kansen|exemplaren
            voor|voordat ~4 te laat
            te laat
            op|op is op
            nu of nooit
            elke|iedere dag|week|maand ~4 kost|verlies*|loop*
            hoe langer
            niet achterblijven|missen
            blijf|mis ~2 niet ~2 achter|boot
            mis de|deze|je ~1 boot|kans
            andere|ander ~1 klant|bedrijf|geïnteresseerde ~4
            zolang de|het ~1 voorraad|kan|duurt
            warme broodjes
            bijna ~1 alle|alles|allemaal ~2 weg|vol|vergeven|bezet|gereserveerd
            andere|ander|tweede ~3 wacht|wachten|rij|belangstelling|interesse|geïnteresseerd
            prijzen|tarieven|kosten ~4 omhoog|stijgen|duurder|verhog*
            prijzen|tarieven|inkoopprijzen ~4 omhoog|verhog*|opslag|stijgen
            zonde|jammer ~3 missen|mislopen
        """,
        "bump": """
            hoe gaat|loopt|vordert ~1 het|alles ~2 mee|ermee|daar|bij
            moest ~2 aan u|je|jullie denken
            van mij|me horen
            benieuwd|nieuwsgierig|vraag|vroeg|weten|horen|kijken|checken|polsen ~3 hoe|of|waar|wat ~5 staat|ervoor|stand|zit|loopt|staan|vindt|vind|gekeken|interesse|nagedacht|gezien|ervan
            heb|hebt|heeft ~2 je|u|jullie|al ~4 kijken|gekeken|gelezen|gezien|tijd|nagedacht|bekeken|bekijken|besloten
            bovenaan|boven|omhoog ~2 zetten|halen|schuiven|brengen|duwen
            speelt ~2 nog|dit
            nog ~2 interesse|actueel|relevant|geïnteresseerd
            hoe ~1 het|de ~1 ervoor|mee|stand|zit
            even ~2 in herinnering|aantikken|contact|peilen|hallo
            is er|al ~1 nieuws|ontwikkeling*|iets
            wat vind|vindt|denk|denkt je|u|jullie
            herinner*
            ondergesneeuwd
            tussen|door ~2 wal|mazen|papieren|bedrijven
            ondergesneeuwd|weggezakt|ondergegaan|verzopen|spam*|zoekgeraakt
            blijven liggen
            erdoorheen geglipt
            heb|hebt|heeft|hebben|kon|konden ~5 offerte|voorstel|stukken|mail|bericht|plan ~4 bekijken|bekeken|bespreken|besproken|doornemen|doorgenomen|lezen|gelezen|beoordelen|bestuderen|gezien
            heb|hebt|heeft|hebben ~4 kunnen|gelukt ~3 bekijken|bespreken|doornemen|lezen|beoordelen|bestuderen
            mail|schrijf|stuur ~4 nogmaals|opnieuw|weer|nog|andermaal
            nog ~1 een|eens keer|keertje ~4
            levensteken
            kort|klein|vriendelijk ~1 berichtje|duwtje|seintje|mailtje ~4 of|om|hoe
            hoe zou|is|gaat|staat|zit ~1 het ~2 met|om ~2 offerte|voorstel|plan|plannen|project
            bijpraten
            kwam ~3 naam|offerte|mail ~3 tegen
            wat is|er ~2 van ~4 geworden|gekomen
            op de hoogte brengen|houden
            mail|mailtje|bericht|berichtje|regels|offerte ~5 verdwenen|aangekomen|zoek|verloren|beland|binnengekomen
            wanneer|of ~3 iets|wat ~4 verwachten|horen
        """,
        "approached": "nog steeds",
        "claim": """
            zoals het|de|die uwe|jouwe|jullie|u ~7 meer|minder|vijfde|kwart|derde|helft|dubbel
            negen|acht|zeven|vier|drie|9|8|7 van|op de? tien|vijf|vier|10
            twee|drie|vier|vijf|tien keer zoveel|zo|meer|sneller|minder
            dubbel zo
            bespaar*|bespaart|verdubbel*|halveer* ~4 helft|uur|uren|procent|kosten|tijd|omzet
            verdient|betaalt ~1 zich|zichzelf ~2 terug
            op de ~1 collega's|klanten|bedrijven|gebruikers
            al onze klanten
            nog nooit|geen ~3 klacht|klachten|storing|storingen
            al|sinds ~4 klant|bij ons|met ons
            vertrouwen|vertrouwt ~3 ons
        """,
        "legal_word": """
            opzeg*|contract*|garantie*|verplichting*|juridisch*|aansprakelijk*|geld terug
            nergens aan vast
            voorwaarde*|annuler*|annulering*|opzeg*|herroep*|overeenkomst*|verwerkersovereenkomst*|looptijd|contractduur|bedenktijd
            privacy*|persoonsgegevens|verzeker*|polis|wet|wettelijk*|wetgeving|regelgeving|aansprakelijk*|borg|waarborg*|boete*|boeteclausule|licentie*|auteursrecht*|machtiging|garantie*|vergunning*
        """,
        "objection": """
            duur|dure|duurder|prijzig*|pittig*|fors|stevige|kostbaar
            aan de hoge|prijzige kant
            boven|buiten|overschrijdt ~3 budget
            veel|hoop geld
            meer|hoger|duurder dan ~2 verwacht|gedacht|begroot|gepland
            bang|vrees*|vreest|aarzel*|huiver*|sceptisch|terughoudend|wantrouw*|bezorgd|tegenop|onzeker|argwa*|angst
            slechte|vervelende|nare ervaring|ervaringen
            niet|geen ~2 overtuigd|nodig|zin|behoefte|tijd|waard|lonen|budget
            goedkoper*|elders|andere|ander ~1 offerte|aanbieder|leverancier|partij
            tegenvall*|tegengevallen|nadeel|nadelen
            flink|slikken|behoorlijk|hoog
            hap geld
            aan de prijs|duurdere
            kan|kunnen ~4 niet|niks|niets ~3 lager|zakken|omlaag|af|minder
            lager|omlaag ~3 niet
            smak|bom|hoop|berg|flink geld|bedrag
            onder ~5 kom|kan|ga|komen|gaan ~3 niet
            niet|geen ~3 onder|minder
            te veel
            te hoog
        """,
        "price_word": """
            aanbetal*|voorschot*|borg|btw|bedrag|bedragen|maandbedrag*|toeslag*|meerprijs|termijnbedrag|betaling*|betalen|huur|huurprijs|honorarium|vergoeding*|duur|dure|duurder|incl|excl|abonnement*|kost|uurtarief|stuksprijs
        """,
        "sensitive": """
            rouw*|uitvaart|begrafenis|overle*|gestorven|dood|sterfgeval|suïcide
            ziekenhuis|operatie|chemo*|burnout|depressi*|ongeluk|hartaanval|beroerte|ziekmeld*|ziekte*|revalid*|diagnose
            burn out
            echtscheiding|schulden|beslag|deurwaarder|zwangerschap*|miskraam|surseance|reorganis*
        """,
        "ask_soft": """
            een|één|kort ~2 woord|regel|ja|nee|duimpje|antwoord|berichtje|zin ~3 genoeg|voldoende|volstaat|prima|helpt
            volstaat|genoeg is
            laat|zeg|geef ~2 weten|maar|door
            zou|was ~2 fijn|mooi|leuk|prettig|handig|geweldig ~1 zijn? als|om
            hoor|horen ~3 graag|of
        """,
        "opt_out": """
            liever|wilt|wil ~3 geen|niets|niet|niks ~4 mails|mail|berichten|meer|horen|post|ontvangen
            mail|schrijf|stuur|bel|benader|stoor|lastig ~3 niet|niets|geen ~2 meer|verder
            een|kort ~1 nee|stop ~2 genoeg|voldoende|volstaat
            haal|halen|schrap|verwijder ~4 lijst|bestand|mailinglijst|verzendlijst
            antwoord*|mail*|reageer*|stuur ~3 nee|stop
            hoort u|je ~3 niets|niet ~1 meer
        """,
        "customer": """
            zoals|hetzelfde|ook|net als? bij|voor
            deden|bouwden|plaatsten|leverden|hebben|maakten|legden|werkten|installeerden|deed we|wij? ~4 bij|voor
            hebben|heb we|wij|ik ~5 bij|voor
        """,
        "ask_verb": """
            vraag|zeg|noem|meld|kijk|mail|app|breng|neem|check|plan|prik|regel|meet|geef ~1 meteen|ook|even|nog|dan|mij|me|ons|wie|wat|hoeveel|of|na|mee|door
        """,
        "ask_open": """
            laat|laten me|mij|ons ~2 weten of|wat|welke|wanneer|wie|hoe
        """,
    },
    status=(
        "benieuwd nieuwsgierig hoe het ervoor staat staan stand zaken zit loopt heb hebt heeft al naar kunnen kijken gekeken bekeken bekijken gelezen gezien tijd gelegenheid nagedacht denken denkt vind vindt gedachten "
        "even kort mijn mail bericht mails berichten vorige laatste weer opnieuw bovenaan boven omhoog zetten halen inbox speelt nog steeds interesse geïnteresseerd actueel beslissing besloten beslist nieuws nieuwe ontwikkelingen iets "
        "horen hoor weten laat laten vragen vraag vroeg af polsen checken navragen opvolgen antwoord reactie reageren ja nee herinnering herinneren contact gesprek voorstel offerte week weken dag dagen maand maanden geleden sinds "
        "graag wilde wou wil zou willen mogen kleine kort vriendelijk duwtje hopelijk hoop goed alles gaat bedankt dank wat waar of er"
    ),
    using="gebruikt gebruiken fietst rijdt bespaart bespaarde vertrouwt vertrouwen werkt werken al nu sinds klant klanten koos kozen stapte verdubbelde halveerde won heeft hebben",
    tags="toch hè hé ok oké",
)
