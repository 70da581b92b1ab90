"""German."""

from followups.inbound.reading.absence_words.words import Words

WORDS = Words(
    subjects="""
        automatische antwort
        automatische ruckmeldung
        automatische abwesenheit
        automatische nachricht
        automatische eingangsbestatigung
        abwesenheitsnotiz
        abwesenheitsassistent
        abwesenheitsmeldung
        abwesenheitsnachricht
        abwesenheit
        abwesend
        nicht im buro
        nicht im haus
        urlaub
        im urlaub
        autom. antwort
        eingangsbestatigung
        autoantwort
    """,
    says_automatic="""
        automatische antwort
        automatisch generierte
        automatisch erzeugte
        automatisch erstellte
        automatisch versandt
        automatisch versendet
        dies ist eine automatische
        diese nachricht wurde automatisch
        diese e-mail wurde automatisch
        diese mail wurde automatisch
        antworten sie nicht auf diese
    """,
    away="""
        nicht im buro
        nicht im haus
        ausser haus
        abwesend
        abwesenheit
        bin im urlaub
        in urlaub
        im urlaub
        in elternzeit
        in mutterschutz
        auf dienstreise
        auf geschaftsreise
        nicht erreichbar
        nicht zu erreichen
        erst wieder
        wieder im buro
        wieder fur sie da
        wieder erreichbar
        wieder zuruck
        nicht am arbeitsplatz
        e-mails werden nicht weitergeleitet
        mails werden nicht weitergeleitet
        nachricht wird nicht weitergeleitet
        e-mail wird nicht weitergeleitet
        wird nicht automatisch weitergeleitet
        nach meiner ruckkehr
        eingeschrankt erreichbar
        keinen zugriff auf meine e-mails
        krankgeschrieben
        erkrankt
        betriebsferien
        betriebsurlaub
        unser buro ist geschlossen
        wir haben geschlossen
    """,
    left="""
        nicht mehr fur … tatig
        nicht mehr bei … tatig
        nicht mehr im unternehmen
        nicht mehr in unserem
        nicht mehr bei uns
        nicht mehr fur uns
        nicht mehr bei der
        nicht mehr beschaftigt
        nicht mehr tatig
        nicht langer fur
        ausgeschieden
        hat das unternehmen verlassen
        habe das unternehmen verlassen
        hat unser unternehmen verlassen
        unternehmen … verlassen
        firma … verlassen
        arbeitet nicht mehr
        arbeite nicht mehr
        im ruhestand
        in den ruhestand
        in rente
        letzter arbeitstag
        diese e-mail-adresse ist nicht mehr
        diese e-mail-adresse wird nicht mehr
        diese adresse ist nicht mehr
        dieses postfach wird nicht mehr
        dieses postfach ist nicht mehr
        postfach … nicht mehr gelesen
    """,
    ticket="""
        ticketnummer
        ticket-nr
        ticket-nummer
        ticket nr
        vorgangsnummer
        vorgangs-nr
        bearbeitungsnummer
        fallnummer
        aktenzeichen
        ihre anfrage ist
        ihre anfrage wurde
        ihre anfrage haben wir
        ihre nachricht ist bei uns eingegangen
        ihre nachricht wurde
        ihre nachricht haben wir
        ihre e-mail ist bei uns eingegangen
        ihre e-mail haben wir
        ihre e-mail wurde
        wir haben ihre
        haben ihre anfrage erhalten
        haben ihre nachricht erhalten
        haben ihre e-mail erhalten
        bei uns eingegangen
        eingangsbestatigung
        wir werden uns … melden
        wir melden uns
        vielen dank fur ihre nachricht
        vielen dank fur ihre anfrage
        vielen dank fur ihre e-mail
        danke fur ihre nachricht
        schnellstmoglich bearbeiten
        so schnell wie moglich bearbeite
        kundenservice
    """,
    challenge="""
        bestatigen sie … dass sie kein
        bestatigen sie … absender
        absender bestatigen
        absenderbestatigung
        einmalig bestatigen
        damit ihre e-mail zugestellt
        damit ihre nachricht zugestellt
        klicken sie … zugestellt wird
        klicken sie … zuzustellen
        in quarantane … bestatigen
    """,
    back="""
        wieder
        zuruck
        zuruckkehren
        ruckkehr
        erreichbar ab
        erreichen sie mich ab
    """,
    until="""
        bis
        bis zum
        bis einschliesslich
        bis einschl.
        bis inkl.
        bis einschliesslich zum
        einschliesslich
        bis voraussichtlich
    """,
    since="""
        vom
        von
        seit
        ab
        ab dem
    """,
    months=(
        "januar janner jan",
        "februar feber feb",
        "marz maerz mrz",
        "april apr",
        "mai",
        "juni jun",
        "juli jul",
        "august aug",
        "september sept sep",
        "oktober okt",
        "november nov",
        "dezember dez",
    ),
    weekdays=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag"),
    relative=(("ubermorgen", 2), ("nachste woche", 7), ("kommende woche", 7)),
)
