"""Italian."""

from followups.inbound.reading.absence_words.words import Words

WORDS = Words(
    subjects="""
        risposta automatica
        messaggio automatico
        fuori sede
        fuori ufficio
        fuori dall'ufficio
        assenza
        assente
        in ferie
        ferie
        conferma di ricezione
    """,
    says_automatic="""
        risposta automatica
        messaggio automatico
        questo e un messaggio automatico
        generato automaticamente
        generata automaticamente
        si prega di non rispondere
        non rispondere a questo
        non rispondere a questa
    """,
    away="""
        fuori sede
        fuori ufficio
        fuori dall'ufficio
        sono assente
        saro assente
        assente dall'ufficio
        assente fino
        in ferie
        in vacanza
        in maternita
        in malattia
        congedo
        in trasferta
        al mio rientro
        al mio ritorno
        rientrero
        rientro il
        saro di ritorno
        tornero
        di nuovo in ufficio
        accesso limitato alla
        non potro leggere
        non ho accesso
        non sono disponibile
        non saro disponibile
        nostri uffici sono chiusi
        uffici chiusi
        ufficio chiuso
        saremo chiusi
    """,
    left="""
        non lavora piu
        non lavoro piu
        non fa piu parte
        non faccio piu parte
        non e piu in forza
        non e piu presente in azienda
        non collabora piu
        ha lasciato l'azienda
        ha lasciato la societa
        ho lasciato l'azienda
        ho lasciato la societa
        non e piu dipendente
        e andato in pensione
        e andata in pensione
        sono in pensione
        questo indirizzo non e piu
        questa casella non e piu
        questo account non e piu
    """,
    ticket="""
        numero di ticket
        numero ticket
        numero di richiesta
        numero pratica
        il suo ticket
        la sua richiesta e stata
        la tua richiesta e stata
        il suo messaggio e stato
        abbiamo ricevuto la sua
        abbiamo ricevuto la tua
        abbiamo ricevuto il suo
        abbiamo ricevuto il tuo
        abbiamo preso in carico
        presa in carico
        grazie per averci contattato
        grazie per aver contattato
        le risponderemo
        ti risponderemo
        il prima possibile
        conferma di ricezione
    """,
    challenge="""
        confermare di essere una persona
        confermi di essere una persona
        non essere un robot
        verifica del mittente
        clicchi … consegnat
        clicca … consegnat
        cliccare … recapitat
        il suo messaggio e in attesa
        messaggio in quarantena … conferm
    """,
    back="""
        rientro
        rientrero
        tornero
        ritorno
        di ritorno
        di nuovo in ufficio
        nuovamente
        di nuovo disponibile
        disponibile dal
        riapertura
        riapriremo
        riprendero
    """,
    until="""
        fino al
        sino al
        fino a
        al
        fino al giorno
        fino all'
        all'
    """,
    since="""
        dal
        da
        a partire dal
    """,
    months=(
        "gennaio genn gen",
        "febbraio febbr feb",
        "marzo mar",
        "aprile apr",
        "maggio mag",
        "giugno giu",
        "luglio lug",
        "agosto",
        "settembre sett",
        "ottobre ott",
        "novembre nov",
        "dicembre dic",
    ),
    weekdays=("lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"),
    relative=(("domani", 1), ("dopodomani", 2), ("la prossima settimana", 7), ("la settimana prossima", 7)),
)
