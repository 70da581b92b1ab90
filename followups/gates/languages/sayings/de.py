"""German: how people refer, ask, press and claim."""
# ruff: noqa: E501 -- a phrase stands on one line

PHRASES = {
    "refers": """
        unser|unserem|unseren|unserer|unsere|letzten|letztes|im|am ~1 gespräch|austausch|korrespondenz|vorführung|besuch
        ihre|ihrer|ihrem|ihren|ihr|deine|deiner|dein|eure|die|zur ~1 anfrage|nachricht|frage|mail|e-mail|antwort|rückfrage|anmerkung|hinweis|einwand|wunsch|bitte|anliegen|rückmeldung|bedenken|interesse
        sie|du|ihr ~6 gefragt|erwähnt|gesagt|geschrieben|genannt|gewünscht|erzählt|beschrieben|angefragt|angesprochen|erfragt
        sie|du|ihr fragten|fragtest|erwähnten|sagten|schrieben|nannten|wollten|baten|wünschten|sprachen|erzählten
        fragten|erwähnten|sagten|schrieben|nannten|wollten|baten|wünschten sie
        haben|hatten sie|wir ~6 gefragt|erwähnt|gesagt|geschrieben|genannt|besprochen|vereinbart|gesprochen
        wie ~4 besprochen|versprochen|vereinbart|zugesagt|angekündigt|gewünscht|erfragt|erwähnt|abgesprochen
        besprochen|versprochen|zugesagt
        danke|dank|vielen|herzlichen dank? für ~3
        danke|dank ~1 dass sie|du
        angebot|angebots|preisangebot|vorschlag vom|über|für
        das|unser|dem|des|im|mein|ein|zum angebot|angebots|preisangebot|preisangebots|vorschlag|kostenvoranschlag
        mit blick auf
        von ihnen|dir gewünscht*|erfragt*|erwähnt*|genannt*
    """,
    "refers_spoken": """
        unser|unserem|unseren|letzten|im|seit ~1 telefonat|anruf|telefongespräch|treffen|termin|meeting|call
        am telefon
    """,
    "refers_written": "ihre|ihrer|deine|deiner ~1 mail|e-mail",
    "closes": """
        schließe|schließen|beende|lege|lasse ~5 ab|ruhen|akte|thema|sache
        letzte nachricht|mail|e-mail
        keine weitere|weiteren nachricht|nachrichten
        nicht mehr melden
        lassen wir es
    """,
    "ask_open": """
        bitte ~3 schicken|senden|geben|sagen|antworten|bestätigen|prüfen|ausfüllen|unterschreiben|nennen|teilen|buchen|wählen|melden|leiten|schreiben|markieren|rufen
        lassen sie|uns mich|uns? wissen ob|was|welche|welcher|wann|wer|wie
        ich|wir würde|würden ~2 gern|gerne|freuen ~4 telefonieren|sprechen|wissen|treffen|wenn|über
        ich schlage ~4 vor
        wenn|falls ~3 passt
        es wäre ~2 gut|hilfreich|schön wenn
    """,
    "ask_modal": """
        können|könnten|würden|möchten|wollen|dürfen|hätten|haben|sind|mögen|sollen sie|wir|du|ihr
        kannst|könntest|magst|hast|willst|möchtest|würdest du
        soll|darf|kann|könnte|sollte|dürfte ich|noch|jemand|ihr|ihre
        passt|passen|hilft|ginge|ist|gibt|gilt ihnen|es|dir|der|die|das|noch|dies
    """,
    "ask_verb": """
        schicken|senden|geben|sagen|schreiben|nennen|teilen|antworten|melden|wählen|buchen|prüfen|bestätigen|vereinbaren|rufen|leiten|füllen|unterschreiben|lassen sie
        schick|sag|schreib|gib|nenn mir|uns|bitte
    """,
    "ask_wh": """
        wer|was|wann|welche|welcher|welches|welchen|wie|wo|ob|womit|wofür
        können|könnten|würden|möchten|haben|hätten|sind|ist|soll|darf|passt|gibt
    """,
    "ask_soft": """
        melden sie sich
        ein|eine kurze? wort|zeile|antwort|nachricht ~2 genügt|reicht
        gern|gerne ~3 bescheid|antworten|melden
        bei fragen
    """,
    "ask_not": """
        lassen|nehmen|gönnen sie ~9 zeit|ruhe
        bitte ~1 beachten|entschuldigen|verzeihen|bedenken
        wussten sie
        melden sie sich ~1 bei|wenn|falls
        lassen sie|uns mich? wissen wenn|falls
        stellen sie|uns uns|ihnen
        schicken|nennen|teilen|stellen sie den|mir|die|uns? ~1 teil|person|positionen|allen
    """,
    "ask_call": """
        telefonieren|telefonat|sprechen|gespräch|termin|treffen|anruf|vorführung|austausch|kalender
        passt|passen ihnen|dir|es|besser
        passt
        uhr
    """,
    "guilt": """
        zum dritten|vierten|fünften|x-ten mal
        geduld ~2 ende|gehabt|haben|hatte
        interesse ~2 verloren
        überrascht|wundert|verwundert ~3 sie|nichts|keine|nicht
        nie ~2 geantwortet|gemeldet|reagiert
        noch immer|nicht ~3 geantwortet|gemeldet|reagiert|entschieden
        offenbar|offensichtlich|anscheinend|scheinbar|wohl|vermutlich ~5 keine|nicht|kein ~2 priorität|wichtig|interesse|interessiert|interessieren
        nehme|vermute|schätze|denke|glaube|fürchte ~4 keine|nicht|kein ~2 priorität|wichtig|interesse
        habe|haben ~4 mehrfach|mehrmals|oft|dreimal|viermal|wiederholt|vergeblich|ständig ~4 versucht|angerufen|geschrieben|erreichen|kontaktiert
        mehrfach|mehrmals|wiederholt|vergeblich ~3 versucht|angerufen|geschrieben|zu
        ignorier*
        enttäusch*
        nach all|alldem ~3 arbeit|mühe|zeit|aufwand
        schade dass sie|du ~4 nicht|keine
        warte ~3 seit|geduldig|vergeblich|immer
        nicht einmal|mal ~2 antwort*|reagier*|rückmeldung|zurück*
        wenigstens|zumindest ~3 antwort*|absage|absagen|rückmeldung|reagieren
        habe|haben ich|wir etwas falsch
        mein|meine|meinem chef|chefin ~4 fragt|druck|erklären
        zeit ~2 verschwend*
    """,
    "false_urgency": """
        bereuen
        sichern sie sich
        schnell vergriffen|weg
        letzte|allerletzte|letzten|einmalige chance|gelegenheit|möglichkeit|mahnung|erinnerung
        nur noch|bis|für heute|morgen|wenige|zwei|drei|einen|ein|kurze|kurz
        nur heute
        nur noch ~2 plätze|tage|stunden|platz
        bevor es ~1 zu spät
        zu spät ist
        jetzt oder nie
        jetzt|sofort|schnell|heute noch? handeln|zuschlagen|entscheiden|unterschreiben|bestellen
        verpass*
        lassen sie sich ~4 entgehen
        begrenzte|begrenztes|begrenzter zeit|plätze|angebot|kontingent
        zeit läuft|drängt
        preise ~2 steigen
        konkurrenz|wettbewerb|wettbewerber|mitbewerber ~2 schläft|wartet|zieht
        jeder|jede|jeden tag|woche|monat ~4 kostet|verlieren|verschenken
        dringend|eilt sehr|handeln|reagieren|antwort
        umgehend|schnellstmöglich ~2 antwort|rückmeldung|entscheidung|reagieren
        plätze ~3 begehrt|knapp|weg|vergeben
    """,
    "ultimatum": """
        brauche|brauchen|benötige|erwarte|erwarten ~4 bis|heute|morgen|sofort
        wenn|falls|sollte|sollten ~3 nicht|nichts|keine ~6 bis ~5 gehe|schließe|vergebe|ziehe|werde|werden|muss|nehme
        bis ~3 nichts|nicht|keine ~4 höre|antwort*|rückmeldung ~3 gehe|schließe|vergebe|ziehe|werde|muss|nehme
        andernfalls|ansonsten|sonst ~4 muss|müssen|gehe|schließe|vergebe|vergeben|werde|werden|ziehe|ziehen|nehme
        entweder sie|du ~6 oder
        keine|keine andere wahl
        letzte frist
        platz|kontingent ~2 anderen|anderem|weitergeben|vergeben
        ziehe|ziehen ~4 angebot|vorschlag ~1 zurück
    """,
    "claim": """
        auf dem markt
        um ein|die|zwei drittel|hälfte|viertel
        halbiert|verdoppelt
        neun|acht|sieben von zehn
        gartner
        unsere|unserer|unseren|viele|alle|andere|die|meisten ~2 kunden|nutzer|partner|kundinnen ~3 spar*|senk*|steiger*|verdoppel*|halbier*|gewinn*|bericht*|erziel*|lieb*|vertrau*|reduzier*|schätzen
        kunden ~2 spar*|senk*|steiger*|verdoppel*|halbier*|reduzier*
        preisgekrönt*
        ausgezeichnet* mit|als|von
        marktführ*
        führende|führender|führenden|größte|größter|beste|bester ~1 anbieter|hersteller|lösung|plattform|agentur
        hunderte|tausende|dutzende ~2 kunden|unternehmen|firmen|betriebe|nutzer
        studien|studie|untersuchungen|analysten|experten|tests ~1 zeig*|beleg*|bestätig*|beweis*
        zertifiziert*
        im schnitt|durchschnitt
        durchschnittlich
        nummer eins|1
        testsieger
        vertrauen uns|auf
        nachweislich*
        amortisier*
        rechnet sich
    """,
    "customer": """
        unser|unserem|unseren|unsere|ein|einem|einen kunde|kunden|kundin|partner|mandant
        kunden|firmen|unternehmen|betriebe|partner wie
        fallstudie|fallbeispiel|referenz|erfolgsgeschichte|referenzkunde zu|über|von|der|mit|bei
        projekt|einführung bei
    """,
    "achieved": "senkte|sparte|reduzierte|steigerte|verdoppelte|halbierte|spart|senkt|nutzt|gewann|wechselte",
    "counted": "fragen|frage|punkte|punkten|schritte|schritten|seiten|seite|uhr|zeilen|optionen|beispiele|folien|sekunden|wege|teile|positionen",
}
GENERIC = (
    "team teams firma firmen unternehmen betrieb betriebe lösung lösungen arbeit arbeiten projekt projekte prozess prozesse "
    "kunde kunden produkt produkte dienst service plattform system systeme werkzeug leute mensch menschen zeit zeiten "
    "besser gut neue neuer neues weg idee zukunft ergebnis wert modern moderne einfach branche markt nutzer daten software "
    "viele meisten brauchen machen macht finden zeigen heute monat jahr möglich information teil fall punkt schon immer "
    "wichtig gern gerne funktioniert funktionieren helfen hilft"
    " sich dich mich dir mir man war waren hatte hatten sollen sollte soll wollen will muss müssen darf"
    " dürfen damit dann hier dort jetzt dabei dafür dadurch deshalb darum denn weil während obwohl seine seiner ihm"
    " ihn diese dieser dieses diesem diesen jede jeder jedes jedem alle allen alles aller einem einer eines keine"
    " kein keinen keinem mein meine dein deine deiner euer eure euch würde würden hätte hätten wäre wären doch"
    " nur sehr mehr weniger etwa ganz vor hinter über unter zwischen gegen ohne durch seit lust gerade welche"
    " welcher wann wer wird werden wurde"
)
