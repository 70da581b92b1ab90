"""German frames."""
# ruff: noqa: E501 -- a phrase stands on one line

from followups.gates.languages.frames import Frames

FRAMES = Frames(
    classes={
        "price": "preis preise preises kosten betrag summe gebühr gebühren honorar tagessatz kurs rate tarif konditionen zahl zahlen miete pauschale",
        "extras": "schulung training einrichtung support wartung migration ausbau entsorgung montage beratung workshop lieferung versicherung einweisung hosting betreuung modul",
        "silence": "antwort reaktion rückmeldung rückruf lebenszeichen wort zeile",
        "upset": "schade überrascht verwundert enttäuscht wundert erstaunt traurig irritiert bedauerlich",
        "ready": "fertig live einsatzbereit online bereit startklar eingebaut montiert geliefert installiert umgesetzt erledigt warm",
        "soon": "vor bis ab innerhalb binnen in zum rechtzeitig pünktlich schon noch",
        "rivals": "nachbarn konkurrenz wettbewerb wettbewerber mitbewerber andere anderen kollegen branche",
    },
    phrases={
        "asked": """
            fragtest|schriebst|wolltest|meintest|sagtest|hattest ~1 du|gefragt
        """,
        "discount": """
            wenn|bei|falls ~2 unterschreib*|vertragsschluss|bestell*|unterschrift|zusag* ~4 woche|monat|heute|freitag|montag|tagen|monatsende|jahresende
            lässt|lassen ~5 etwas|was|einiges drehen|machen|regeln|finden|bewegen|einrichten
            etwas|was ~2 nachgeben|nachlassen|runtergehen
            in der mitte treffen
            einig|handelseinig werden
            finden|findet ~2 lösung|weg|kompromiss ~4 <price>
            komme|kommen|komm ~4 entgegen
            <price> ~8 entgegen|entgegenkommen|nachlassen|runter|herunter|drehen|tun|machen|drin|luft|verhandelbar|flexibel|sprechen|reden|spielraum|bewegen|anpassen|runtergehen
            entgegen|entgegenkommen|luft|spielraum|runter|drehen|flexibel ~4 <price>
            preislich|finanziell ~4 machen|tun|drin|einig|flexibel|entgegen|bewegen|lösung
            kommen|komme ~6 entgegen
            besserer|besseren|bessere|guten|anderen <price>
            prozent ~3 weniger|günstiger|nachlass|runter|billiger
            billiger*
            lasse|lassen|lässt ~3 handeln|reden|verhandeln
            gebe|geben wir|ich ~2 nach
            wenn|falls|sofern|bei|sobald ~4 woche|monat|monats|heute|freitag|montag|tagen|monatsende|quartal|jahresende|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|ende ~4 ja|zusag*|unterschreib*|bestätig*|bestell*|entscheid*|beauftrag*|abschließ*|zuschlag*
            wenn|falls|sofern ~3 ja|zusag*|unterschreib*|bestätig*|bestell*|beauftrag* ~4 woche|monat|monats|heute|freitag|montag|tagen|monatsende|quartal|jahresende|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|ende
            spitzem|spitzen|gespitzten bleistift|stift
            rechne|rechnen ~4 nochmal|neu|nach|runter
            unter|zwischen|bei vernünftigen|erwachsenen|kaufleuten|partnern ~8
            wird|werden|würden wir|uns ~3 einig|einigen
            einigen wir|uns
            bessere|besseren|günstigere|besondere|attraktive|attraktivere konditionen|bedingungen
        """,
        "waiver": """
            geht|gehen|ginge|läuft|nehmen|nehme ~6 auf unsere|meine|uns|unser kappe|rechnung|konto|deckel|kosten
            läuft ~1 so mit
            übernehmen|übernimmt|übernehme ~3 kosten|gebühr|gebühren
            berechnen|verlangen ~4 nichts|keine|nicht
            nichts ~1 zahlen|bezahlen
            zahlen|bezahlen sie|ihr|du ~1 nichts|keine
            auf|aufs ~1 haus
            geht|gehen ~3 auf uns|mich
            nichts|nix ~1 extra|zusätzlich|drauf
        """,
        "scope": """
            bekommen|kriegen|erhalten|gibt|gibts|geben ~5 dazu|obendrauf|mit
            machen|erledigen|übernehmen|richten|nehmen|kümmern wir|uns ~5 gleich|mit|auch|ebenfalls|obendrein|dazu
            <extras> ~4 dazu|inklusive|obendrauf|mit|drin|geschenkt|uns|nebenbei
            inklusive <extras>
            als|zur dankeschön|zugabe|bonus|geschenk
            müssen|brauchen|musst|brauchst|müsst|braucht sie|du|ihr? ~3 um nichts ~1 kümmern
            darum|damit ~3 nicht|nichts ~2 kümmern|sorgen|gedanken
            nehmen|nehme|holen|hole|räumen|räume|entsorgen ~6 mit|ab|weg und|entsorg*
            nebenher|nebenbei
            machen|erledigen|übernehmen meine|unsere leute|monteure|jungs
        """,
        "terms": """
            verspreche|versichere|garantiere ich
            ehrenwort
            mein|unser wort drauf|darauf
            an nichts gebunden
            binden|bindet|verpflichten|verpflichtet ~3 nichts|nicht|keinem
            ohne|keine|keinerlei ~1 verpflichtung|bindung|risiko|vertragsbindung|knebelvertrag|laufzeit|kündigungsfrist|mindestlaufzeit|frist
            kein|keinerlei|ohne ~1 risiko|vertrag
            jeden|jederzeit|täglich|monatlich|jederzeitige ~2 raus|aussteigen|kündig*|kündbar|aufhören|beenden|gehen
            raus|aussteigen|kündigen|aufhören|beenden|zurücktreten ~3 jederzeit|wann|wollen|möchten
            treten|tritt|steigen|steigt|geben|schicken ~3 zurück|aus
            nicht ~3 gefällt|überzeugt|zufrieden|passt ~8 zurück|geld|kündig*|nichts|raus
            gefällt|überzeugt|zufrieden ~3 nicht ~8 zurück|geld|kündig*|nichts|raus
            geld|kaufpreis ~2 zurück
            haften|haftet|bürgen wir|dafür
            rechtssicher|wasserdicht|abmahnsicher
            dsgvo konform
            verspreche|garantiert|garantiere ~1 ihnen|dir|euch
            zahlen|bezahlen ~3 erst ~2 wenn|nach|sobald
            verlassen|verlasst|verlass|bauen|zählen sie|dich|euch|du? ~2 darauf|drauf
            können|kannst ~2 sich|dich ~2 verlassen
            mein ehrenwort|hand drauf
        """,
        "in_time": """
            <soon> ~4 haben|habt|läuft|laufen|steht|stehen|sitzt|ist|sind ~4 <ready>
            haben|habt|läuft|laufen|steht|stehen|ist|sind ~5 <soon> ~4 <ready>
            <ready> ~3 <soon>
            bekommen wir|das ~1 hin
            schaffen wir
            noch vor ~5 haben|habt|läuft|steht|ist|sind|können
            nächste|kommende|diese woche|monat ~4 läuft|steht|haben|stehen|live|fertig|los
            läuft|steht|haben|stehen ~4 nächste|kommende|diese woche|monat
            morgen|übermorgen|montag|dienstag|mittwoch|donnerstag|freitag haben|liegt|liegen|steht|stehen|ist|sind|läuft sie|es|das|ihr|ihre|alles|die|der
            dann ~3 sie|du|ihr|ihre|ihr ~2 zu|vor|bis|im|ab ~1 ostern|pfingsten|sommer|herbst|weihnachten|saison|ferien|frühjahr|jahresende|eröffnung
        """,
        "guilt": """
            nicht ~2 als letzter|letzte|einziger|einzige
            nehme|vermute|schätze|denke|glaube|fürchte|ahne ~12 nicht|kein|keine ~5 wichtig|priorität|interesse|ernst|dringend|relevant|vorrang
            <upset> ~8 nicht|nichts|keine|kein|keinerlei|nie|vergeblich
            vergeblich|umsonst ~3 warte*|gewartet|versucht|bemüht
            warte|warten|gewartet ~5 vergeblich|umsonst|wochen|ewig|tagen|sehnsüchtig
            trotz|nach ~4 mühe|arbeit|aufwand|mails|anrufe|versuche|nachrichten|zeit
            viel|vielen|ganze|große ~1 mühe|arbeit|zeit ~2 gemacht|gesteckt|investiert|gegeben
            keine|keinerlei|ohne|nie ~3 <silence> ~3 erhalten|bekommen|gekommen|gehört|wert|gegeben|mehr
            ihr|euer|dein|das schweigen
            hängen|stehen|zappeln gelassen|lassen
            hinterher|nach laufen|laufe|telefoniere
            unhöflich*
            sich ~3 nicht ~2 rühren|melden|gerührt|gemeldet
            verletzt|gekränkt|respekt|anstand
            es dauert|kostet ~3 sekunden|minute ~3 antwort*
            noch immer|nichts ~3 nichts|keine|gehört ~2 ihnen|dir|euch|erhalten
            was ~1 falsch gemacht
            hatte|hatten|habe|haben ~3 fest|eigentlich ~2 gerechnet|verlassen|erwartet
            mehr von|an ihnen|dir|euch ~2 erwartet|erhofft
            extra|eigens|nur ~2 sie|dich|euch ~6 abend|nacht|wochenende|stunden|freigehalten|aufgeblieben
            abende|nächte|wochenende|sonntag ~5 gesessen|gearbeitet|geopfert|gesteckt|drangehängt
            das mindeste
            enttäuscht|wurmt|trifft|verletzt|ärgert mich|uns
            lässt|lasst|lassen ~3 nichts ~2 hören
            im regen|stich|unklaren ~2 stehen|lassen|lässt|gelassen|sitzen
            hängen|stehen|zappeln lässt|lasst|ließen|ließ
            nicht einmal|mal|ein ~2 danke|dankeschön|gruß|wort
            so|dieses|solches|langes schweigen|stille|funkstille
            dass sie|du|ihr ~5 nicht|nie|nichts ~1 reagier*|antwort*|rühr*
        """,
        "false_urgency": """
            andere|anderen|viele|meisten|alle ~7 längst|umgestellt|gewechselt|vorgelegt|zugeschlagen
            schlagen|greifen sie|jetzt ~2 zu
            läuft|laufen|endet ~2 bald|demnächst|aus|ab
            fast|nahezu|bald|beinahe ~1 ausgebucht|ausverkauft|voll|weg|vergriffen|vergeben
            ausgebucht|ausverkauft|vergriffen
            knapp|heiß|rar begehrt
            schmilzt|schmelzen
            werden knapp|weniger|rar
            solange ~2 vorrat|noch|reicht
            <rivals> ~4 schon|längst|bereits|voraus|weiter|zuvor
            als letzter|letzte
            ins|im hintertreffen
            abgehängt
            warten|warte|zögern|zögere sie? ~1 nicht ~2 lange|länger|mehr|zu
            wer zu spät
            höchste zeit|eisenbahn
            mit jedem|jeder ~3
            länger sie|du|ihr ~2 warten|wartest|zögern
            besser heute als
            andere|anderer|weitere|zweiter interessent*
            kann|können ~5 nicht|kaum ~2 länger|lange|ewig ~2 halten|reservieren|freihalten
            nicht|nichts ~2 anbrennen
            jetzt ~2 entscheiden|zuschlagen|unterschreiben|bestellen|handeln|zugreifen
            fast|beinahe|nahezu|quasi|schon ~1 alle|alles|sämtliche ~2 weg|vergeben|belegt|voll|raus
            wie warme semmeln
            aus den händen gerissen
            andere|anderer|weiterer|zweiter ~2 wartet|warten|schlange|interess*|anfrage*
            preise|kosten|tarife|gebühren ~5 anziehen|steigen|erhöh*|teurer|hoch
            preise|preis|tarife|kosten ~6 höhe|hoch|anheben|hebt|raufgehen|klettern
            wäre ~1 schade|dumm|ärgerlich ~3 verpassen
        """,
        "bump": """
            wie läuft|läufts|geht|gehts ~1 es|s ~2 bei|so|mit
            mal wieder|einfach wieder|mal
            aus den augen verlieren
            nach|zu ~1 oben|vorn|vorne ~1 holen|bringen|schieben|rutschen|setzen
            wie ~1 es|der ~2 steht|stand|aussieht|läuft|ausschaut
            wie ~3 steht|aussieht|gediehen|weit
            konnten|könnten|kamen|hatten|kamst|konntest|hattest sie|du|ihr|schon ~5 ansehen|anschauen|blick|reinschauen|durchlesen|dazu|zeit|gelegenheit|darüber
            erkundigen|nachhören|nachhaken|nachfragen|nachfassen
            wollte|möchte|will ~5 hören|wissen|fragen|erfahren|sehen|melden|erinnern ob|wie|was|wo|mal|kurz
            gibt|gibts es? ~2 neues|neuigkeiten|bewegung|fortschritt*|entscheidung
            noch|weiterhin ~1 interesse|aktuell|thema|spruchreif|relevant|interessiert
            mal|kurz|wieder melden|hallo|anklopfen|anstupsen|anpingen
            in ~2 posteingang|erinnerung|gedächtnis ~2 rufen|bringen|holen|untergegangen
            was macht|machen
            meine|letzte ~2 mail|nachricht ~4 angekommen|untergegangen|gelesen|erhalten|verloren
            untergegangen|durchgerutscht|verschütt|hinuntergefallen|runtergefallen|spam|spamordner
            hinten runter
            haben|hat|konnten|konnte|hast|habt|konntest|kam|kamen ~6 angebot|vorschlag|unterlagen|mail|nachricht|konzept ~4 ansehen|anschauen|angesehen|angeschaut|prüfen|geprüft|durchgehen|besprechen|besprochen|lesen|gelesen|bewerten|beraten|sichten|gesichtet|durchgesehen
            schreibe|melde ~4 nochmal|nochmals|erneut|abermals|wieder ~4 letzte|vorige|mail|nachricht|angebot|falls|weil|ob|wegen
            kurzes|kleines|kurzer lebenszeichen|hallo|gruß|stupser|anstoß
            wieder|erneut ~2 ganz? ~1 oben ~2 postfach|liste|stapel
            wie sieht|schaut ~3 aus
            wie steht ~2 um|mit
            name|namen|sie|du|angebot|gespräch ~2 wieder|mir ~2 eingefallen|begegnet|untergekommen|gestolpert|gestoßen
            fiel|fielen|fällt|fallen ~4 wieder|mir ~2 ein
            auf den neuesten|neusten|aktuellen stand
            was ist ~3 aus ~5 geworden
            brief|zeilen|mail|nachricht|schreiben|angebot ~8 gelandet|angekommen|verschwunden|verloren|verirrt|eingegangen|steckengeblieben
            wink|fingerzeig|zwischenstand|wasserstandsmeldung
        """,
        "claim": """
            wie ihres|ihrer|ihre|deines|deiner|eures ~7 mehr|weniger|fünftel|viertel|drittel|hälfte|doppelt
            dreimal|zweimal|viermal|fünfmal|zehnmal|doppelt|dreifach so viele|viel|schnell|hoch
            mal so viele|viel|schnell
            um die hälfte
            jeder|jede zweite|dritte|vierte
            alle|unsere ~1 kunden|kundinnen ~3 zufrieden|begeistert|schwören
            seitdem|seither|seit ~4 mehr|weniger|doppelt|kaum
            zahlt sich|sich ~4 aus
            bezahlt|trägt|rechnet sich ~2 selbst|schnell|binnen|nach|in
            noch nie|keine|keinen ~3 beschwerde|beschwerden|ausfall|klage|reklamation
            bislang|bisher ~2 alle|jeder|jede|niemand ~4
            alle|jeder|jede|sämtliche ~2 kunden|kundinnen|betriebe|praxen|firmen|mandanten ~6
            seit ~3 bei|mit uns|kunde|kundin
            vertrauen|vertraut ~3 uns
        """,
        "legal_word": """
            an nichts gebunden
            rechtssicher|rücktritt|widerruf*
            treten|tritt ~3 zurück
            bedingung*|stornobedingung*|stornier*|storno*|vertragsbedingung*|geschäftsbedingung*|lieferbedingung*
            widerruf*|rücktritt*|laufzeit*|mindestlaufzeit*|frist|fristen|kündig*
            auftragsverarbeit*|datenverarbeit*|rechenzentrum ~3 dsgvo
            vereinbarung*|rahmenvertrag*|paragraf*|gesetz|gesetzlich*|vorschrift*
            versicherung*|police|policen|nutzungsrecht*|urheberrecht*|eigentumsvorbehalt
            schadensersatz|schadenersatz|reklamation*|mängel|haftbar|haften|haftet
            verschwiegenheit*|vollmacht*
        """,
        "objection": """
            teuer|teurer|happig*|gesalzen*|saftig*|kostspielig*|überteuert*|unerschwinglich
            viel|eine geld|stange
            sprengt|übersteigt|überschreitet ~4 budget|rahmen|kasse
            über|außerhalb|oberhalb ~3 budget|budgets
            nicht ~2 budget|drin|leisten|stemmen
            obergrenze|schmerzgrenze
            höher|mehr|teurer als erwartet|gedacht|geplant|bisher
            befürcht*|fürcht*|angst|misstrau*|unsicher*|zöger*|unschlüssig|abschreck*|schreckt
            schlechte|schlechten|schlecht ~1 erfahrung|erfahrungen
            einwand|einwände|vorbehalt|vorbehalte|nachteil*|haken
            nicht|kaum ~2 gebraucht|bedarf|nötig|lohnt|überzeug*
            lohnt|rechnet|rentiert sich ~4 nicht|kaum|ob
            lieber|eher ~3 warten|abwarten|woanders
            woanders|anderswo
            mitbewerber*|konkurrenz*|konkurrent*
            stört|stören|schmerzt
            euro|preis|preise|summe|betrag ~5 stolz|stolzer|heftig|knackig|ordentlich|sportlich|schlucken|hoch|happig
            stolzer|stolze|heftiger preis|summe|betrag|preise
            kann|können ~4 nicht|nichts ~3 runter|tiefer|nachlassen|entgegenkommen|billiger|senken
            am preis ~3 nichts|nicht
            dicker|großer|ordentlicher|schwerer brocken|batzen|posten
            weniger|tiefer|drunter ~5 kann|können|geht|gehe ~4 nicht|kein
            kann|können ~4 nicht ~3 weniger|drunter
            zu viel
        """,
        "price_word": """
            anzahlung*|vorauszahlung*|vorkasse|abschlag|abschläge|abschlagszahlung*|teilzahlung*|zahlung|zahlungen|zahlungsplan|rate|raten|ratenzahlung
            mwst|mehrwertsteuer|umsatzsteuer|netto|brutto
            aufpreis*|zuschlag*|mehrpreis|summe|endsumme|betrag|beträge|pauschal*|kaution|monatsbeitrag|jahresbeitrag|beitrag|stundensatz|tagessatz|miete|teuer
        """,
        "sensitive": """
            trauer*|gestorben|verstarb|todesfall|beerdigung*|beisetzung|tod|sterbefall
            kurzarbeit|kündigungswelle|reha|burnout|depression*|pflegefall|unfall|krankenhaus|chemo*|herzinfarkt|schlaganfall|diagnose
            trennung|sorgerecht|schulden|pfändung|konkurs|pleite|mutterschutz|fehlgeburt|abmahnung
        """,
        "ask_soft": """
            ein|eine|kurzes|kurze|knappes|einfaches ~2 ja|nein|wort|zeile|daumen|antwort|satz|stichwort|haken ~3 genügt|reicht|langt|hilft
            genügt|reicht|langt ~2 ein|eine|mir ~3 ja|nein|wort|zeile|daumen|antwort|satz
            wäre|wär ~3 schön|nett|super|klasse|prima|hilfreich|toll|lieb wenn|falls
            freue mich ~2 wenn|über|auf
            sagen|sag|geben|gib ~2 bescheid
        """,
        "opt_out": """
            genügt|reicht ~2 ein|eine ~2 nein|stopp|stop|zeile|wort|antwort ~12 ruhe|schreibe|melde|höre|post|mehr|verteiler
            ein|kurzes nein|stopp|stop genügt|reicht
            keine|keinen ~2 mails|mail|e-mails|nachrichten|post|briefe ~3 mehr|bekommen|erhalten|möchten|wünschen
            aus|vom ~2 verteiler|liste|adressliste ~2 nehme|nehmen|streiche|löschen|streichen|genommen
            schreibe|schreiben|melde|melden|kontaktiere|behelligen|anschreiben ~5 nicht|nie ~1 mehr|wieder|weiter
            nichts ~1 mehr ~2 hören|mir|uns|lesen
        """,
        "ask_verb": """
            frag|fragen|prüf|schau|mail|bring|mess|miss|check|kläre|klär sie|mir|uns|bitte|gleich|auch|noch|mal|kurz|dann
        """,
        "customer": """
            auch|ebenso|genauso|genau ~2 bei|für der|die|den|dem
        """,
        "ask_open": """
            lassen|lass sie|mich|uns mich|uns? ~2 wissen ob|was|welche|welcher|wann|wer|wie
        """,
    },
    status=(
        "feedback kurzes würde denn finde wollte möchte mal kurz fragen nachfragen nachhaken nachhören erkundigen hören wissen erfahren ob wie wo was stand steht stehen lage dinge sache thema "
        "neues neuigkeiten etwas schon bereits inzwischen noch aktuell interesse interessiert relevant gedanken denken überlegt überlegen überlegung entschieden entscheidung entscheiden "
        "zeit gelegenheit blick werfen anschauen ansehen angesehen angeschaut gesehen gelesen lesen durchgelesen gefunden konnten konnten sie hatten darf dürfte mein meine meinem schreiben mail nachricht "
        "angebot vorschlag gespräch austausch einmal nochmal nochmals wieder erneut oben holen bringen schieben erinnern erinnerung erinnere posteingang untergegangen melden melde "
        "rückmeldung antwort antworten bescheid geben gibt sagen ja nein kleine kleiner freundliche vorsichtig bleiben kontakt verbindung sehen schauen wochen tage woche tag monat monate letzte letzten "
        "aussieht aussehen läuft laufen weiter weit dazu davon darüber gern gerne freue freuen hoffe gut geht viel stress wenig los alles nichts bitte danke"
    ),
    using="nutzt nutzen setzt setzen spart senkt vertraut vertrauen schwört bekommt hat haben gewann gewinnt seit seitdem inzwischen jetzt bereits schon kunde kunden verdoppelt halbiert arbeitet arbeiten",
    tags="oder gell ne nicht okay",
)
