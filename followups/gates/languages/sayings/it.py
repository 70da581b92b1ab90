"""Italian: how people refer, ask, press and claim."""
# ruff: noqa: E501 -- a phrase stands on one line

PHRASES = {
    "refers": """
        nostra|nostro|ultima|ultimo|la|questa ~1 conversazione|colloquio|scambio|dimostrazione|visita|chiacchierata
        sua|suo|tua|tuo|vostra|vostro ~1 richiesta|messaggio|domanda|mail|email|risposta|osservazione|obiezione|interesse|dubbio|esigenza
        ha|hai|avete|aveva|avevate ~1 chiesto|detto|scritto|menzionato|accennato|indicato|sollevato|domandato|parlato
        chiedeva|diceva|chiedevate|voleva|parlava|accennava|scriveva|chiese
        abbiamo|avevamo ~1 parlato|discusso|concordato|visto|detto|convenuto
        come promesso|concordato|detto|richiesto|d'accordo|annunciato|accennato|convenuto
        promesso|promessa|promessi
        grazie ancora? per|della|del|di ~4
        la|nostra|mia|una|della proposta
        il|nostro|mio|un|del preventivo
        dalla|dal|dopo nostra|nostro|la|il|sua
    """,
    "refers_spoken": """
        nostra|ultima|la|nostro ~1 telefonata|chiamata|riunione|incontro|appuntamento
        al telefono
    """,
    "refers_written": "sua|tua ~1 mail|email|e-mail",
    "closes": """
        chiudo|chiudiamo|chiudere ~4 questione|pratica|tema|discorso|qui|parte|argomento
        ultimo messaggio
        nessun altro messaggio
        lasciamo così|perdere
    """,
    "ask_open": """
        mandami|inviami|passami|dimmi|confermami|girami|scrivimi|portami|mandaci|inviaci|mandatemi|inviatemi ~1 il|lo|la|i|gli|le|un|una|qual|quali|quanti|quante|chi|cosa|l
        per favore
        mi dica|faccia|invii|confermi|mandi|indichi sapere? se|chi|quando|quale|cosa|la|il
        mi|ci piacerebbe ~3 parlare|sapere|sentir*|chiamata
        propongo ~3 chiamata|incontro|riunione
        se le|vi|ti va|andasse
        fatemi|fammi sapere se|chi|quando|quale
    """,
    "ask_modal": """
        può|potrebbe|possiamo|potremmo|potete|vuole|vorrebbe|desidera|preferisce|ha|avrebbe|è|c'è|posso|devo|le|vi|ti|sarebbe|puoi|potresti
    """,
    "ask_verb": "invii|risponda|scelga|prenoti|chiami|firmi|compili|confermi|mandi|dica|indichi|inoltri il|la|i|le|un|una|con|a|mi|se|per|chi|lo",
    "ask_wh": """
        chi|che|cosa|quando|quale|quali|come|dove|quanto
        può|potrebbe|possiamo|vuole|ha|è|posso|le
    """,
    "ask_soft": """
        non esiti a
        basta ~2 riga|parola
        resto|rimango a
        per qualsiasi
    """,
    "ask_not": """
        prendi|prenda|prendete|prenditi|prendetevi|si ~3 tempo
        sapeva che
        non esiti a
        se ha ~1 domande
        per qualsiasi domanda|dubbio
    """,
    "ask_call": """
        chiamata|chiamare|sentirci|sentiamo|parlare|parlarne|incontrarci|incontro|vederci|riunione|appuntamento|agenda|videochiamata|dimostrazione|telefonata
        va|andrebbe bene
        le va
    """,
    "guilt": """
        terza|quarta|quinta volta
        pazienza
        perso ~2 interesse
        sorpreso|sorprende|stupito ~4 non|nulla
        mai ~1 rispost*
        ancora non ~1 rispost*|letto|deciso
        immagino|suppongo|deduco|vedo|pare|sembra ~4 non ~4 priorità|interess*|important*
        non ~3 priorità per lei|voi|te
        evidentemente|chiaramente|ovviamente ~2 non ~4 priorità|interess*|important*
        ho|abbiamo provato|cercato|tentato ~4 più|molte|diverse|varie|ripetutamente|volte
        più|molte|diverse|varie|numerose volte|tentativi|occasioni
        ignorat*|ignorando|ignora
        delus*
        dopo tutto|tutti ~3 lavoro|tempo|impegno|sforzi
        almeno ~3 risposta|rispondere|risponder*|cortesia
        nemmeno|neppure ~3 rispost*
        aspetto ~3 da|pazientemente
        perdere ~1 tempo
        fatto qualcosa di sbagliato
    """,
    "false_urgency": """
        pentir*
        vanno a ruba
        ultima|ultime|ultimo|ultimi occasione|possibilità|opportunità|chiamata|avviso|posti|giorni|ore|chance
        solo|soltanto per? oggi|fino|domani
        prima che ~3 tardi
        troppo tardi
        ora o mai
        si affretti
        affrett*
        agisca|decida|firmi|prenoti ~1 subito|ora|oggi
        non ~2 perda|lasci|aspetti ~3 occasione|sfuggire|oltre
        posti ~1 limitati
        tempo limitato
        tempo ~1 stringe|scade
        restano|rimangono solo|pochi
        solo ~1 posti
        offerta ~3 scade|termina ~2 oggi|domani|presto|venerdì|questa
        prezzi ~2 aumentano|aumenteranno|salgono
        concorrenti|concorrenza non|già ~3 aspett*|avanti
        ogni giorno|settimana|mese ~4 costa|perde|persi
        urgent*
        prima possibile
    """,
    "ultimatum": """
        bisogno|aspetto|attendo ~4 entro|oggi|domani
        se non ~5 entro|domani|venerdì|lunedì|oggi ~6 considerer*|ritirer*|chiuder*|assegner*|dovr*
        se non ~2 risponde|ricevo|sento ~6 considerer*|ritirer*|assegner*|dovr*|dedurr*
        altrimenti ~4 dovr*|considerer*|ritirer*|chiud*|assegn*
        in caso contrario
        non ~1 altra|altre scelta
        o ~4 oppure
        ultima scadenza
        prendere o lasciare
        ritirare|ritireremo|ritirerò ~3 offerta|proposta|preventivo
    """,
    "claim": """
        sul mercato
        di un terzo
        della metà
        nove|otto|sette su dieci
        gartner
        nostri|molti|maggior|altri|tutti|dei ~2 clienti|utenti|partner ~3 risparmi*|riduc*|guadagn*|raddoppi*|aument*|miglior*|otten*
        clienti ~2 risparmiano|riducono|raddoppiano
        premiat*|pluripremiat*
        leader*
        migliore|maggiore|principale fornitore|piattaforma|soluzione|azienda
        centinaia|migliaia|decine ~2 clienti|aziende|imprese|utenti
        studi|studio|analisti|esperti|prove ~1 mostra*|dimostra*|conferma*
        certificat*
        in media
        numero uno|1
        si fidano
        dimostrat*
        si ripaga
        ritorno sull'investimento
    """,
    "customer": """
        nostro|un|altro cliente|partner
        clienti|aziende|imprese|partner come
        caso di studio|successo su|di|con|presso
        testimonianza|referenza di
        progetto con|presso
        abbiamo aiutato|equipaggiato
    """,
    "achieved": "ha ~1 ridotto|risparmiato|raddoppiato|aumentato|ottenuto|scelto|migliorato",
    "counted": "domande|domanda|punti|punto|passi|pagine|pagina|ore|righe|opzioni|esempi|parti|secondi",
}
GENERIC = (
    "team squadra azienda aziende impresa imprese soluzione soluzioni lavoro progetto progetti processo processi cliente clienti "
    "prodotto prodotti servizio servizi piattaforma sistema sistemi strumento strumenti persona persone tempo meglio buono "
    "nuovo nuova nuovi modo idea futuro risultato valore moderno moderna moderni facile settore mercato utenti dati software "
    "molte molti serve fare trovare mostrare mese anno possibile informazione parte caso punto funziona abbiamo preme aiuta"
    " lei lui loro noi voi mio mia miei tuo tua suoi sue nostri nostre vostri vostre questo questi"
    " queste quello quella quelli chi quale quali quando come dove quanto perché anche ancora già poi allora così"
    " tanto tutto tutta tutti tutte altro altra altri altre stesso stessa essere avere era erano fu sarà sarebbe"
    " avrebbe può possono deve devono vuole qui lì ogni qualche alcuni alcune nulla niente nessuno ora adesso dopo"
    " prima durante verso contro senza tra fra però"
)
