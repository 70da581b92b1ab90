"""Italian frames."""
# ruff: noqa: E501 -- a phrase stands on one line

from followups.gates.languages.frames import Frames

FRAMES = Frames(
    classes={
        "price": "prezzo prezzi costo costi tariffa tariffe canone preventivo importo cifra spesa spese quota",
        "extras": "formazione installazione grafica consegna assistenza manutenzione migrazione spedizione montaggio configurazione consulenza modulo trasporto avviamento",
        "silence": "riscontro risposta notizie parola cenno segnale",
        "upset": "dispiace sorpreso sorpresa deluso delusa peccato triste rammarico stupito stupisce amareggiato spiace",
        "ready": "pronto pronta pronti pronte attivo attivi operativo consegnato consegnate consegnata installato installata funzionante finito finita montato",
        "soon": "entro prima per in da dalla",
        "rivals": "concorrenti concorrenza vicini altri altre colleghi",
    },
    phrases={
        "asked": """
            chiedevi|chiedeva|chiedevate|dicevi|diceva|scrivevi|scriveva|volevi sapere|temevi|temeva
        """,
        "discount": """
            se|firmando|confermando|ordinando|chiudendo ~1 firma|firmate|conferma|confermate|ordina|chiude|questa|entro ~4 settimana|mese|oggi|venerdì|lunedì|giorni
            qualcosa ~4 fare|possiamo|limare|togliere
            venire|vengo|veniamo|verremo|verrei|verremmo ~1 incontro
            venirle|venirti|venirvi|venirci incontro
            a metà strada
            limare|limiamo|ritocc* ~5
            un occhio di riguardo
            ci mettiamo|accordiamo d? accordo
            troviamo|troveremo|trovare ~2 accordo|intesa|quadra|soluzione
            <price> ~6 incontro|parlare|parlarne|scendere|trattabile|ritoccare|limare|abbassare|margine|flessibili|qualcosa|rivedere|speciale
            incontro|scendere|ritoccare|limare|abbassare|margine|flessibili|rivedere|migliorare|ridurre|speciale|sforzo ~4 <price>
            venirci|venirle|venirvi|venirti|venire|andare incontro
            meno caro
            per cento in meno
            buon prezzo
            se ~4 settimana|mese|oggi|venerdì|lunedì|giorni|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|subito|presto ~3 firm*|conferm*|ordin*|chiud*|decid*|dic*|accett*|sì
            se ~3 firma|firmate|conferma|confermate|ordina|chiude|chiudiamo|decide|dice|accetta|sì ~4 settimana|mese|oggi|venerdì|lunedì|giorni|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|subito|presto
            limatina|limata|ritocchino|sforbiciata|aggiustatina
            rifaccio|rifacciamo|rivedo|rivediamo ~2 conti|numeri
            tra|fra persone|gente|soci ~8
            si viene|verrà|va ~2 incontro
            ci si ~3 incontro|accordo|intesa
            conti|numeri ~3 rifacciamo|rivediamo|rifaccio
            strada|soluzione ~1 salta|si fuori|trova
            condizioni|offerta|trattamento|tariffa ~2 vantaggios*|favorevol*|miglior*|riservat*|dedicat*|particolar*
            migliori condizioni
        """,
        "waiver": """
            a carico nostro|mio
            lo|la|li|le mettiamo|metto noi|io
            offriamo|offro noi|io
            a nostre|nostra spese|carico
            a nostro|mio carico
            a carico nostro
            offriamo noi
            senza costi|spese|supplemento
            non ~3 addebit*|fattur*|costa|costerà|paga|pagherà
            omaggio
            gratis
            nulla|niente da pagare
        """,
        "scope": """
            <extras> ~5 noi|inclus*|compres*|omaggio|gratis|carico|regal*|senza
            includiamo|aggiungiamo|regaliamo|offriamo|mettiamo|includerei|aggiungo|facciamo ~5 <extras>|anche|extra
            anche ~2 gliel*|ve|te|le facciamo|facciamo|occupiamo|includiamo
            ci occupiamo ~3 anche|noi
            glielo|gliela|gliele|glieli facciamo|diamo|mettiamo|includiamo
            senza che ~3 debba|dobbiate|debbano|tu
            non ~2 deve|dovete|devi ~2 pensare|preoccup*|fare nulla|niente
            portiamo|smaltiamo|ritiriamo ~3 via|vecchio|vecchia|vecchi
            vecchio|vecchia|vecchi ~5 portiamo|smaltiamo|ritiriamo|portano
            te|ve|ce lo|la|li|le|ne ~3 io|noi
            glielo|gliela|glieli ~3 io|noi
            non ~1 ci|deve|devi pensi|pensa|pensarci|pensare più
        """,
        "terms": """
            glielo|te lo|ve garantisco|assicuro|prometto
            parola mia|nostra|d'onore
            nessun|senza|nessuna|niente ~1 vincolo|vincoli|impegno|penale|penali|contratto|rischio|obbligo|preavviso
            disdire|disdice|uscire|recedere|annullare|smettere|disdetta ~4 quando|momento|qualsiasi|mese
            rimbors*
            soddisfatti o
            non ~3 contento|soddisfatto|convint*|piace ~8 rimbors*|soldi|nulla|restitu*|indietro
            soldi ~2 indietro
            garanti*|garanzia
            non ~2 vincolato|vincola|obbligato|legato
            paga|pagate|paghi ~2 solo|soltanto ~2 se|quando|dopo
            le|ti|vi prometto|assicuro|garantisco
            ci ~2 può|potete|puoi contare|scommettere
            stia|stai|state tranquill*
            ha|hai|avete la mia parola
            si fidi|fidati
        """,
        "in_time": """
            <ready> ~4 <soon>
            <soon> ~5 avrà|avrete|sarà|saranno|avrai|saremo ~4
            avrà|avrete|sarà|saranno|avrai|saremo|consegniamo|installiamo|partiamo ~5 entro|prima|tempo|domani|lunedì|settimana|mese
            in tempo per
            ci pensiamo|penso noi|io
            e|così|allora ~4 per|a|in|entro ~1 pasqua|estate|autunno|natale|stagione|vacanze|primavera|apertura ~4 già|pronto|avrà|avrete|funziona
            allora ~3 per|a|in ~1 pasqua|estate|autunno|natale|stagione|vacanze|primavera|apertura
        """,
        "guilt": """
            non ~4 indietro|ultimo|ultimi|ultima
            immagino|suppongo|credo|penso|deduco|temo|presumo ~12 non|poco|nulla ~6 importante|importa|priorità|interessa|interesse|prioritario|urgente|serio
            <upset> ~9 non|nessun|nessuna|alcun|mai|nulla|niente|senza|silenzio
            il|suo|tuo|vostro|questo silenzio
            dopo|nonostante ~2 tanto|tutto|tutti|tante|tutte|il ~2 lavoro|impegno|tempo|mail|tentativi|telefonate|sforzi|messaggi
            alcun|nessun|nessuna|senza|mai ~2 <silence>
            ignor*
            almeno ~4 rispondere|risposta|cenno
            aspetto|attendo ~3 da|giorni|settimane|invano
            mi ~2 lascia|lasciato|lasciare ~3 senza|appeso
            contavo|contavamo ~2 su|di
            aspettavo|aspettavamo|speravo ~2 di più|altro ~3 da|suo|tuo
            sera|serate|notte|notti|domenica|weekend ~4 preparare|lavorare|lavorando|preparando|dedicat*
            il minimo
            mi|ci delude|ferisce|amareggia|rattrista
            non ~2 meritavo|merito|meritavamo
            neanche|nemmeno|neppure ~1 un|una ~1 grazie|parola|riga
            lungo|tale silenzio
            silenzio così|simile
            che non|mai ~3 rispond*|risposto
        """,
        "false_urgency": """
            altri|altre|tutti|maggior ~7 già ~2 passat*|fatto|firmat*|cambiat*|scelt*
            stanno|sta|vanno|si finendo|terminando|esaurendo|ruba|esauriscono|riempiendo
            in esaurimento
            <rivals> ~3 già|avanti|vantaggio
            resti|restare|rimanga|rimanere|resta ~1 indietro|ultimo
            non perda|perdere|aspetti|aspettare|rimandi|perda ~3 occasione|oltre|ancora|tempo|troppo|tempo|treno
            ultim* ~1 posti|occasione|posto|giorni|possibilità|pezzi|chiamata
            solo|restano|rimangono|ancora ~2 pochi|poche|due|tre ~2 posti|giorni|pezzi|slot
            prima che ~2 tardi
            troppo tardi
            ogni giorno|settimana|mese ~5 perd*|costa
            più ~1 aspetta|aspettate|aspetti
            ora o mai
            decida|firmi|prenoti|ordini|approfitti ~2 subito|oggi|ora|adesso
            si affretti|sbrighi
            quasi ~1 esaurit*|pieno|completo|finit*
            un|una altro|altra ~1 cliente|cantina|azienda ~4
            ne? resta|rimane|restano|rimangono ~3 uno|una|pochi|poche|due ~1 solo|sola|soltanto|pezzi
            altri|altre|altro|altra ~4 vogliono|vuole|aspettano|aspetta|coda|interessat*|richiest*
            quasi ~1 tutti|tutte|tutto ~2 presi|prese|occupat*|prenotat*|vendut*
            prezzi|listino|tariffe ~4 salgon*|salir*|aument*
            prezzi|listino|tariffe ~4 rialzo|aumento|rincar*
            peccato ~2 perder*|lasciar*
        """,
        "bump": """
            come va|vanno|procede|procedono|sta ~1 tutto|cose
            mi faccio|rifaccio vivo|viva|sentire
            mi siete|sei|è venuto|venuti|tornato|venuta
            capire|sapere|vedere|chiedere ~3 a|come|se|che|dove|cosa ~5 punto|siamo|va|procede|stato|pensa|pensato|interess*|deciso|visto
            a che punto
            ha|hai|avete ~1 avuto|trovato ~2 modo|tempo|occasione|possibilità|novità
            riporto|riprendo|rimando|riporta|ripesco|rilancio|risollevo ~3 alto|mail|messaggio|discorso|filo|cima
            in alto ~1 la|mia|posta
            le|ti|vi interessa|interesserebbe ancora
            ancora ~2 interess*|attuale|valido
            ci sono|qualche|hai|ha|avete novità|notizie|aggiornamenti|sviluppi
            che|cosa ne? pensa|pensi|pensate|dice
            ha|hai|avete ~1 pensato|deciso|visto|letto qualcosa|mail|proposta|messaggio|già|su
            nel caso ~4 sfuggit*|perso|persa|persi|perse|visto
            dare|dato ~1 un'occhiata|sguardo
            sollecit*
            fin* ~3 spam|dimenticatoio|fondo|cestino|indesiderata
            sfuggit*|smarrit*|persa|perso|sepolta|sepolto|dispers* ~4 mail|messaggio|posta|casella|email
            mail|messaggio|email|preventivo|proposta ~5 sfuggit*|smarrit*|perso|persa|persi|perse|sepolt*|spam|dimenticatoio
            ha|hai|avete|avuto|riuscit*|potuto ~4 valutare|esaminare|guardare|leggere|vedere|discutere|studiare|visionare|parlarne ~4 proposta|preventivo|mail|offerta|documenti|messaggio|bozza
            siete|è|sei riuscit* a ~1 valutare|esaminare|guardare|leggere|vedere|visionare|dare
            scrivo|riscrivo|riscriver*|ricontatto ~3 di nuovo|ancora|nuovamente|seguito|volta|perché
            torno|tornare ~2 alla carga|carica|disturb*|insist*
            insisto|insistere
            mi ~1 faccio ~1 risentire|risento
            due|breve righe|saluto ~3 sapere|capire|vedere
            come è|com|sta|stanno|andata|finita ~2 andata|finita|messi|messa
            mi sono imbattut* ~3 nome|preventivo|mail
            ho ritrovato|rivisto ~3 nome|preventivo|mail
            che fine ha|hanno
            mi ~2 aggiorna|aggiorni|aggiornate|aggiornarmi
            mi domandavo|chiedevo se ~4 attimo|modo|tempo|occasione|occhiata|visto|letto
            righe|mail|messaggio|preventivo|proposta ~5 arrivat*|giunt*|perso|persa|persi|perse|finit*
            mi ~1 dai|dà|date|dia ~1 un|qualche segno|cenno|notizia
        """,
        "claim": """
            come il|la|i|le suo|sua|suoi|tuo|tua|vostro|vostra ~7 più|meno|quinto|quarto|terzo|metà|doppio
            nove|otto|sette|quattro|tre|9|8|7 ~1 su dieci|cinque|quattro|10
            il doppio|triplo
            due|tre|quattro|dieci volte più|meno|tanto
            metà ~2 tempo|costi|prezzo
            risparmi*|raddoppi*|dimezz*|riduc*|ridott* ~4 ore|metà|cento|tempo|costi
            si ripaga*
            tutti i nostri clienti
            nessun|nessuna|mai|neanche ~3 reclamo|reclami|lamentela|guasto|lamentele
            è|sono|lavora|lavorano|sta ~4 con noi
            si fida|fidano ~2 noi
        """,
        "legal_word": """
            vincol*|disdetta|disdire|contratt*|garanzi*|rimbors*|recedere|penal*|legal*
            condizion*|disdett*|disdire|recess*|recedere|penal*|preavviso|vincol*|clausol*|annull*|cancellazione
            privacy|polizz*|assicuraz*|normativ*|legge|leggi|legal*|regolament*|licenz*|contratt*|responsabil*
            trattamento ~2 dati
            dati personali
            caparra confirmatoria
            diritt* ~1 di
        """,
        "objection": """
            sembra|sembrano|pare|paiono|trova|trovate|trovi|trovo|è|sono|po|piuttosto|abbastanza|molto|più|risulta|troppo|parecchio ~2 caro|cara|cari|care|salato|salata|alto|alta|alti|alte|costos*|impegnativ*|elevat*|caruccio|onero*
            costos*|salat*|onero*
            fuori|oltre|sopra|supera|superiore|sfora ~3 budget
            tanti|molti|parecchi soldi
            più ~3 del previsto|di quanto
            temo|teme|temono|temeva|temete|paura|perpless*|diffid*|titub*|esit*|scettic*|timore|timori|ritros*|obiezion*|frena|perplessità
            brutta|cattiva|pessima|brutte esperienza|esperienze
            non ~2 convinc*|convint*|serve|bisogno|conviene|vale|tempo|budget|rientra
            meno caro|cara
            altrove|un altro|altri fornitor*|preventiv*|offert*
            bella|bel cifra|cifretta|botta|spesa
            mazzata|stangata|esagerat*|spropositat*
            non ~2 posso|possiamo|riesco|riusciamo ~3 scendere|abbassar*|meno|ribass*|di più
            enormità|follia|sproposito|esagerazione|salasso|batosta
            sotto|meno ~5 non ~4
            non ~3 sotto|meno|scendere
            troppo|troppi|tanti|tanto
        """,
        "price_word": """
            acconto|acconti|caparra|anticipo|cauzione|iva|importo|importi|canone|rata|rate|compenso|compensi|onorario|onorari|supplemento|pagamento|pagamenti|pagare|saldo|quota|caro|cara|cari|care|tariffario
        """,
        "sensitive": """
            lutto|funeral*|mort*|decedut*|scomparsa|suicidio
            ospedal*|operazion*|chemio*|depressione|incidente|infarto|ictus|disabilit*|invalidità|ricover*|malatt*
            separazione|affidamento|debit*|pignorament*|liquidazione|gravidanza|aborto|licenzia*
            cassa integrazione
        """,
        "ask_soft": """
            basta|basterebbe|sufficiente ~2 un|una|che ~3
            con ~1 un|una ~2 sì|no|parola|riga ~3
            mi ~2 dica|dici|dite|faccia|fai|fate|scriva|scriv* ~2
            dimmi|ditemi|fammi|fatemi ~2
            mi ~1 farebbe|piacerebbe|aiuterebbe ~2
            resto|rimango ~2
        """,
        "opt_out": """
            non ~2 vuole|vuoi|volete|desidera|desideri|preferisce|preferisci|gradisce ~4 più|ricev*|scriv*|mail|messaggi|sapere|contatt*
            non ~3 scriver*|scriverò|scriveremo|disturb*|contatt* ~2 più|oltre
            smetto|smetterò|smettiamo ~1 di ~1 scriv*|disturb*|contatt*
            basta ~3 no|stop|cancella*
            tolgo|togliere|toglier*|cancell*|rimuov*|elimin* ~3 lista|elenco|contatti|rubrica|indirizzario
            rispond*|scriv* ~3 no|stop|basta|cancellami
        """,
        "customer": """
            come|stesso|stessa|uguale|così|anche da|per|alla|al|presso|con
            abbiamo|avevamo ~5 da|per|alla|al|presso|all
        """,
        "ask_open": """
            mi|ci mandi|invii|giri|passi|porti|scriva|indichi|inoltri|dia|mostri|prepari ~1 un|una|il|lo|la|le|i|gli|l|due|qual|quale|quali|quante|quanti|se|anche|entro
            mi|ci faccia sapere|avere ~1 un|una|il|lo|la|le|i|gli|l|due|qual|quale|quali|quante|quanti|anche|entro
            fatemi|fammi|mi faccia|dimmi|ditemi|dica sapere? ~1 anche ~1 se|chi|quando|quale|quali|cosa|quanti|quante|il|la
            fatemi|fammi sapere ~1 se|chi|quando|quale|quali|cosa|quanti
        """,
    },
    status=(
        "volevo vorrei solo capire sapere chiedere vedere a che punto siamo come va procede stato ha hai avete avuto modo tempo occasione pensato pensarci pensa pensi pensate deciso decisione vedere visto letto leggere guardare occhiata "
        "riporto riprendo alto mail email messaggio messaggi precedente ultima ultimo le ti vi interessa ancora interessato interessata interesse novità notizie aggiornamenti risposta riscontro rispondere sì no breve veloce piccolo promemoria ricordare "
        "contatto conversazione discorso chiacchierata chiamata proposta offerta preventivo settimana settimane giorno giorni mese mesi scorsa fa seguito spero bene tutto grazie qualcosa qualche parte nulla niente opinione parere caso sfuggito perso"
    ),
    using="usano usa utilizza utilizzano risparmia risparmiano raddoppiato ridotto scelto sceglie hanno già da anni clienti cliente lavora lavorano fidano fida passata passati guadagna vende vendono",
    tags="no vero giusto ok",
)
