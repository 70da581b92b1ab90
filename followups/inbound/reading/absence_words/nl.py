"""Dutch."""

from followups.inbound.reading.absence_words.words import Words

WORDS = Words(
    subjects="""
        automatisch antwoord
        automatische reactie
        automatische beantwoording
        automatisch bericht
        afwezigheidsbericht
        afwezigheid
        afwezig
        niet aanwezig
        niet op kantoor
        buiten kantoor
        op vakantie
        vakantie
        met verlof
        ontvangstbevestiging
    """,
    says_automatic="""
        automatisch antwoord
        automatische reactie
        dit is een automatisch
        automatisch gegenereerd
        automatisch verstuurd
        automatisch verzonden
        niet op deze e-mail te antwoorden
        niet antwoorden op dit
        beantwoord deze e-mail niet
    """,
    away="""
        niet aanwezig
        niet op kantoor
        niet bereikbaar
        afwezig
        met vakantie
        op vakantie
        met verlof
        zwangerschapsverlof
        ouderschapsverlof
        op zakenreis
        ziek thuis
        weer aanwezig
        weer bereikbaar
        weer op kantoor
        terug op kantoor
        ben ik weer
        ben ik terug
        bij terugkomst
        na mijn terugkeer
        na terugkomst
        beperkt bereikbaar
        geen toegang tot mijn
        kantoor is gesloten
        zijn wij gesloten
        wij zijn gesloten
    """,
    left="""
        niet meer werkzaam
        niet langer werkzaam
        niet meer in dienst
        niet langer in dienst
        werkt niet meer
        werk niet meer
        werkt niet langer
        uit dienst
        heeft de organisatie verlaten
        heeft ons bedrijf verlaten
        heeft het bedrijf verlaten
        heb het bedrijf verlaten
        met pensioen
        dit e-mailadres is niet meer
        dit e-mailadres wordt niet meer
        dit adres is niet meer
        deze mailbox wordt niet meer
        deze mailbox is niet meer
    """,
    ticket="""
        ticketnummer
        zaaknummer
        referentienummer
        meldingsnummer
        uw ticket
        uw aanvraag is
        uw vraag is
        uw melding is
        uw bericht is
        uw e-mail is
        we hebben uw
        wij hebben uw
        hebben uw bericht ontvangen
        hebben uw e-mail ontvangen
        hebben je bericht ontvangen
        bedankt voor uw bericht
        bedankt voor uw e-mail
        bedankt voor je bericht
        dank voor uw bericht
        in goede orde ontvangen
        goed ontvangen
        zo spoedig mogelijk
        binnen … werkdagen
        ontvangstbevestiging
    """,
    challenge="""
        bevestig dat u een mens
        bevestigen dat u geen robot
        afzender bevestigen
        afzenderverificatie
        klik … afgeleverd
        klik … bezorgd
        klik … af te leveren
        uw bericht wordt vastgehouden
    """,
    back="""
        terug
        weer
        terugkeer
        keer terug
        hervat
        bereikbaar vanaf
        aanwezig vanaf
    """,
    until="""
        tot
        tot en met
        t/m
        t.e.m.
        tem
        tot en met dag
    """,
    since="""
        van
        vanaf
        sinds
        per
    """,
    months=(
        "januari jan",
        "februari feb",
        "maart mrt",
        "april apr",
        "mei",
        "juni jun",
        "juli jul",
        "augustus aug",
        "september sept sep",
        "oktober okt",
        "november nov",
        "december dec",
    ),
    weekdays=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    relative=(("morgen", 1), ("overmorgen", 2), ("volgende week", 7)),
)
