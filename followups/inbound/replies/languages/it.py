"""Italian."""
# ruff: noqa: E501 -- tables of words read better in long lines

PHRASES = {
    "opt_out": """
interessato|interessata|interessati a ~1 ricevere
dai vostri|suoi archivi|elenchi|contatti
cancellatemi|cancellami|mi-cancelli|rimuovetemi|rimuovimi|toglietemi|toglimi|eliminatemi|eliminami|disiscrivetemi|disiscrivimi|escludetemi|depennatemi|levatemi|cancellateci|rimuoveteci|toglieteci
mi|ci cancelli|rimuova|tolga|elimini|disiscriva|escluda|depenni|cancelliate|rimuoviate|togliate
cancellare|rimuovere|togliere|eliminare|cancellate|rimuovete|togliete|eliminate|cancelli|rimuova|tolga|elimini ~2 mio|mia|miei|nostro|nostra|il|la ~4 indirizzo|email|mail|nominativo|contatto|nome|numero|dati|lista|liste|mailing|e-mail
essere ~2 cancellato|cancellata|rimosso|rimossa|eliminato|tolto|disiscritto
disiscrivermi|cancellarmi|disiscriversi|disiscrizione|disiscrivere|cancellarsi
dalla|dalle|dal ~2 lista|liste|mailing|database|newsletter|rubrica|elenco ~2 rimuovere|togliere|cancellare
non ~3 scrivetemi|scrivermi|contattatemi|contattarmi|inviatemi|inviarmi|mandatemi|mandarmi|chiamatemi|chiamarmi|scriva|contatti|mandi|invii|scrivete|contattate|mandate|inviate|disturbatemi|scriveteci|contattateci|scrivermi|disturbare|scriverci|contattarci ~3 più|mai|ulteriori|altre|niente
non ~2 voglio|vogliamo|desidero|desideriamo|intendo|vorrei|gradisco ~1 più|ricevere|essere|altre|ulteriori
non ~1 ricevere ~1 più
più|altre|ulteriori ~1 email|mail|messaggi|comunicazioni|newsletter
nessuna|nessun altra|ulteriore|altro ~1 email|mail|messaggio|comunicazione|contatto
basta ~2 email|mail|messaggi|spam|mandare|scrivere|comunicazioni|così
smettete|smettetela|smetti|smettila|smetta|finitela
lasciatemi|lasciami|lasciateci|mi-lasci ~1 in|stare
revoco|revocare|ritiro ~3 consenso
mi oppongo
opposizione ~4 trattamento|dati
annullare|annullate|disdire|cancellare ~3 iscrizione|abbonamento
mai ~2 iscritto|iscritta|richiesto|autorizzato
astenersi|astenetevi|si-astenga
evitate|evitare|eviti ~2 di ~3 scrivere|contattare|inviare|scrivermi|contattarmi|mandare|mandarmi
dimenticatevi|dimenticate di|il
non ~1 autorizzo
bloccare|blocco|bloccato ~3 mittente|indirizzo
""",
    "no_contact": """
non mi|ci scriva|contatti|chiami|scrivete|contattate|chiamate|scrivere|contattare|chiamare|mandi|mandate
non serve che mi|ci ~1 ricontatti|contatti|scriva|richiami
inutile ~1 ricontattarmi|contattarmi|scrivermi|richiamarmi
""",
    "opt_out_word": "stop cancellami cancellatemi cancella disiscrivi disiscrivimi disiscrivetemi disiscrizione unsubscribe rimuovi rimuovimi rimuovetemi basta annulla cancellazione elimina disiscriviti",
    "erasure": """
cancellare|cancellate|cancelli|eliminare|eliminate|elimini|cancellazione|eliminazione|distruggere|rimozione ~5 dati|informazioni
diritto ~3 oblio|cancellazione
articolo|art 17
gdpr ~6 cancellazione|cancellare|eliminazione
dati ~5 cancellati|eliminati|cancellare|eliminare
""",
    "explicit_no": """
chiuso|firmato|concluso|accordato ~1 con ~1 altro|altri|altra|un|concorrente
questione|discorso|argomento|cosa ~2 chiusa|chiuso
non ~3 selezionata|selezionato|accettata|scelta
lasciamo|lasciate|lascia perdere|stare
non ~1 ha senso
restare|rimanere|restiamo|rimaniamo|continuare ~1 con|col ~3 fornitore|attuale|attuali
preferiamo|preferisco ~1 restare|rimanere|continuare|non
già ~1 risolto|provveduto|sistemato|trovato|acquistato
risolto|provveduto ~2 altro|diversamente|internamente|altrimenti
trovato ~3 altra|altro|soluzione|alternativa
faremo|facciamo|gestiamo|sviluppiamo ~2 internamente|noi
non ~2 più ~2 necessario|interesse|progetto
non ~3 interessa|interessano|interessato|interessata|interessati|interessate|interessante|interesse|interesserebbe
nessun|senza|privo|zero interesse
no grazie
grazie ~1 ma ~1 no|non
non ~3 bisogno|serve|necessità|occorre|servono
non ~2 abbiamo|ho ~2 necessità|esigenza
non fa|è ~1 per|al ~1 noi|me|caso|nostro
non ~3 procedere|proseguire|procediamo|proseguiamo|procederemo|continuare|proseguiremo|andare|accettare|acquistare|aderire
deciso|scelto|preferito|optato ~2 di ~1 non
scelto|optato|affidati|affidato|preferito|firmato|deciso|orientati|andati|acquistato|puntato|rivolti ~4 altro|altra|concorrenza|concorrente|un'altra|altri
dobbiamo|devo|preferiamo|preferisco|vorremmo|vorrei|siamo ~2 declinare|rifiutare|rinunciare|passare
decliniamo|declino|rifiutiamo|rifiuto|rinunciamo
non ~2 risponde|corrisponde|rientra|soddisfa|adatto|adatta
progetto ~3 annullato|cancellato|abbandonato|sospeso|archiviato
abbandonato|annullato|accantonato ~2 progetto
non è quello che
restiamo|rimaniamo|resto ~2 con|fornitore
passo grazie
meglio di no
direi di no
risposta ~2 negativa|no
non se ne fa
non ~2 vogliamo|voglio
""",
    "no_word": "no nò",
    "now_word": """
al momento
per il momento
per ora
per adesso
attualmente
in questo momento|periodo
adesso no
ora no
quest anno
""",
    "complaint": """
è|questo|questa|queste|sono ~2 spam|molestia|molestie|illegale|truffa|phishing|stalking
spam
spammer
molestie|molestia|molestando
avvocato|avvocati|legale
vie legali
azioni|azione|provvedimenti legali|legale
garante
denuncia|denuncio|denuncerò|denunciare|querela|querelo|diffida|diffido
segnalo|segnalare|segnalerò|segnalato|segnalazione ~4 spam|garante|autorità|polizia|privacy
vi|la segnalo
reclamo ~3 formale|garante|autorità
posta|email|pubblicità|comunicazione|comunicazioni ~1 indesiderata|indesiderate|sollecitata|richiesta|non
illegale
violazione|violate|viola ~3 gdpr|privacy|legge
""",
    "later": """
serve|bisogno|occorre ~5 tempo
non ~3 ora|adesso|momento
adesso|ora|momento|attualmente ~4 no|non
non è ~3 momento|periodo
momento|periodo sbagliato|difficile|pessimo
non ancora
non ~2 ancora pronti|pronto
più avanti|tardi
non prima
non ~4 fino|prima
quest anno ~2 no|non
risentiamoci|risentirci|risentiamo|riparliamo|riparliamone|riparlarne|ricontattarmi|ricontatti|ricontattatemi|richiami|richiamatemi|riprovi|riprovate|riprendiamo|rivediamo|rivediamoci|riaggiorniamoci|aggiorniamoci|risentiremo|ci-sentiamo|sentiamoci ~4 a|in|tra|fra|dopo|più|al|il|dal|la|nel|con
ne riparliamo|parliamo|riparleremo
vedremo|valuteremo|tratteremo|affronteremo|guarderemo ~4 a|in|tra|dopo|più|nel|al
siamo|sono|troppo|molto ~3 presi|preso|presa|pieni|occupati|impegnati|sommersi|occupato|impegnato|carichi
pieni ~1 di ~1 lavoro
rimandare|rimandato|rimandiamo|rinviare|rinviato|rinviamo|posticipare|posticipato|sospeso|sospendere
in pausa|sospeso|attesa|standby|stand-by
l anno prossimo
anno prossimo
forse ~3 più|a|in|tra|dopo|anno
un altra volta
altra occasione
dopo ~1 le|l|la ferie|feste|estate|vacanze
maternità
quando ~1 torno|torniamo|rientro
""",
    "again": """
mi|ci ~1 ricontatti|richiami|risenta|riscriva|chieda|contatti|chiami ~4 a|tra|fra|dopo|in|più|il|al|dal
ricontattatemi|richiamatemi|risentiamoci|riprovi|riprovate|riparliamo|riparliamone|ricontattami|richiamami|risentiamo|chiamatemi|sentiamoci|riscrivetemi
""",
    "wrong_person": """
non sono|è ~3 persona|referente|responsabile|interlocutore|giusta|giusto|addetto|incaricato
persona|interlocutore|indirizzo|contatto|ufficio sbagliata|sbagliato|errata|errato
sbagliato|sbaglia|sbagliate|errore ~2 persona|destinatario|indirizzo|interlocutore
non ~2 mi occupo
non ~2 occupo
non ~2 lavoro ~2 più
non più ~3 azienda|ufficio|società
non è ~2 mio|mia|di ~1 campo|competenza|settore|area|ufficio
non di mia competenza
lasciato ~2 azienda|società|ufficio|posto
pensione
""",
    "referral": """
contatti|contattare|contattate|contatta|parli|parlare|parlate|scriva|scrivere|scrivete|rivolga|rivolgersi|rivolgetevi|rivolgiti|chiami|senta|chieda ~5 mio|mia|nostro|nostra|sig|signor|signora|sig.ra|dott|dottor|dottoressa|collega|responsabile|capo|direttore|direttrice|ufficio|ing|dr|ssa
si rivolga|rivolgetevi|rivolgersi a|al|alla|allo
rivolgersi a|al|alla
rivolgetevi
responsabile|referente|persona ~2 è
è ~3 responsabile|referente
se ne occupa
ne occupa
mio|mia|nostro|nostra collega ~4 segue|occupa|gestisce|che
chi ~1 segue|gestisce|decide|occupa
giro|inoltro|passo|trasmetto ~5 al|a|alla|collega|mail|richiesta
inoltrato|girato
in copia
metto|metterò ~4 copia
cc
sostituisce|sostituto|sostituta|successore|subentrato
""",
    "price": """
troppo|molto|piuttosto|abbastanza|un-po ~1 caro|cara|cari|costoso|costosa|alto|alta|elevato|elevata|oneroso
caro|costoso|costosa
fuori|sopra|oltre|supera|eccede ~4 budget|portata|possibilità
non ~3 budget|soldi|fondi|permettercelo|permettere
senza|poco budget
meno ~1 caro|costoso
a meno
prezzo|costo|tariffa|preventivo|prezzi|costi ~4 alto|alti|elevato|elevati|problema|eccessivo
sconto
più economico|economica|conveniente
""",
    "timing": """
troppo presto|tardi|lungo|lunghi|stretto
non|manca|poco ~3 tempo|risorse
tempi|tempistiche|scadenze|scadenza ~4 lunghi|stretti|stretta|stretto|strette|problema|lunghe
""",
    "competitor": """
abbiamo|ho|usiamo|lavoriamo|utilizziamo|collaboriamo già
già ~3 un|una|con|fornitore|soluzione|partner|agenzia
concorrenza|concorrente|concorrenti
altro|altri|altra|altre fornitore|fornitori|agenzia|soluzione|offerta|offerte|preventivi|preventivo
contenti|soddisfatti|contento|soddisfatto|soddisfatta
fornitore|soluzione|partner|agenzia attuale
internamente|interno
confrontare|confronto|confrontando
cambiare
""",
    "authority": """
titolare|capo|direzione|direttore|direttrice|soci|socio|cda|consiglio|amministratore|responsabile|superiori ~5 approvare|decidere|decide|approvazione|autorizzare|convincere|dice|deve|vuole|pensa|approvi
approvazione|autorizzazione|benestare|ok ~4 titolare|capo|direzione|direttore|soci|consiglio
parlarne|parlare|consultarmi|discuterne|sentire|confrontarmi|chiedere|discutere|consultare|verificare ~4 titolare|capo|direzione|direttore|soci|socio|responsabile|internamente|colleghi|superiori|team
non ~3 decido|decidere|decisione
""",
    "need": """
non ~3 convinto|convinta|convinti|convince|sicuro|sicura|vantaggio|utilità|vedo
dubbi|dubbio|perplesso|perplessità|perplessi|preoccupa|preoccupato|riserve|scettico|timore
rischioso|rischio|rischi
troppo complesso|complicato|grande|piccoli|piccolo
manca|mancano ~3 funzione|funzioni|funzionalità
""",
    "interested": """
entusiasta|entusiasti|piaciuto|piaciuta|colpiti|convinti
molto|davvero|sembra|pare|suona|trovo|veramente|proprio ~2 interessante|interessanti|bene|ottimo|perfetto|bello|valido|utile
interessante|ottimo|perfetto|fantastico
sono|siamo|molto|sarei|saremmo|ancora ~2 interessato|interessata|interessati|interessate
mi|ci interessa|interesserebbe|piacerebbe|piace
sì|certo|si-certo|va|ok ~2 volentieri|procediamo|grazie|mi|ci|certo|mandi|mandate|pure|invii|inviate|va|bene|perfetto|vorrei|vorremmo|vogliamo|può|assolutamente|certamente|facciamo
volentieri
procediamo|procedete|proceda|procedere
facciamolo
d accordo
mi|ci ~1 invii|mandi|inviate|mandate|chiami|chiamate|chiama|giri
mi|ci può|potete|potrebbe ~1 inviare|mandare|chiamare|richiamare|girare|mostrare
inviatemi|mandatemi|inviami|mandami|inviateci|mandateci|inviatemi|chiamatemi|chiamami|chiamateci
invii|mandi|inviate|mandate ~3 preventivo|offerta|proposta|contratto|informazioni|documentazione|brochure|link|catalogo
quando ~2 potremmo|possiamo|può|potete|potrebbe|sarebbe|siete|avete
possiamo|potremmo ~2 sentirci|vederci|fissare|parlare|organizzare|incontrarci|parlarne|procedere|iniziare|fare|avere
vorremmo|vorrei|vogliamo|voglio|desideriamo|desidero|gradirei|gradiremmo ~2 attivare|acquistare|provare|vedere|saperne|conoscere|procedere|firmare|iniziare|approfondire|ordinare|parlarne|una|un|fissare|prenotare|partire|incontrarvi|ricevere
va|vanno ~2 bene|benissimo|perfetto
meglio domani|lunedì|martedì|mercoledì|giovedì|venerdì|il|alle
a domani|lunedì|martedì|mercoledì|giovedì|venerdì|presto
ci vediamo|sentiamo
disponibile|disponibili|libero
buona idea
affare fatto
con piacere
""",
    "question": """
non ~3 aprire|scaricare|vedere|leggere|trovare|accedere|entrare
non ~3 ricevuto|arrivato|arrivata|capito|capisco|funziona
domanda|domande|dubbio|quesito
vorrei|volevo|vorremmo|volevamo|gradirei|desidero|desidererei ~1 sapere|capire|chiedere|chiedervi|chiederle
mi|ci chiedevo|chiedo|chiedevamo|domandavo
può|potete|potrebbe|potreste|puoi ~4 chiarire|spiegare|dire|confermare|indicare|precisare|chiarirmi|spiegarmi|dirmi|specificare|rispondere
non so ~1 se|come|quale
""",
    "question_start": "quanto quanti quante quanta quando come perché chi dove quale quali cosa che c è ci si avete offrite include funziona può potete potrebbe esiste serve",
    "maybe": """
spam
disiscrizione|disiscrivere|unsubscribe|iscritto
lista|liste|mailing
stop
basta
smettete|smettetela
fastidioso|fastidio|insistente|insistenti|invadente|seccante|stufo|stufi|stanco
come|dove ~4 avuto|ottenuto|trovato|preso ~2 mio|mia|miei|nostro
chi siete|è|sei
gdpr
consenso
ancora ~1 mail|email|messaggio
purtroppo
probabilmente|forse|sicuramente|davvero no|non
non credo|penso
credo|penso di no
perdita di tempo
già ~1 detto|risposto|comunicato|scritto
lasci|lasciate perdere|stare
lasciamo perdere|stare
non ~2 più
ma non|no
""",
    "farewell": """
grazie ~1 comunque|ugualmente|lo|tutto
buona|in-bocca fortuna|continuazione
buon lavoro ~1 comunque
""",
    "decision": """
scegliere|chiuso|firmato|concluso
deciso|decisione|scelto|scelta|optato|preferiamo|preferito|riflettuto
restare|restiamo|rimanere|rimaniamo|restiamo
altra|altro soluzione|strada|direzione|fornitore
annullato|archiviato|sospeso
""",
    "pending": """
non ~3 ancora
ancora ~2 non
lunedì|martedì|mercoledì|giovedì|venerdì|domani ~4 non
non ~3 partecipare|venire|riesco|accesso|allegato
""",
    "unfit": """
non ~2 conviene|andrebbe
""",
    "progress": """
ricevuto|ricevuta|valutando|guardando|allegato|allego|capito|ecco|intesi|inoltrato|testando|verificando|aspettando|attesa
siamo|usiamo|utilizziamo|lavoriamo|vogliamo|cerchiamo|paghiamo|stiamo
sono|è
mio|nostro|nostra|mia numero|indirizzo|team|azienda|telefono|budget
buon|buona weekend|fine|giornata|serata
scusi|scusate
""",
    "shield": """
nessuna obiezione|modifica
annullare|spostare|rimandare ~3 riunione|chiamata|appuntamento|demo
nessun|senza|nessuna ~1 problema|problemi|fretta|impegno|dubbio|obiezione|stress
non c è ~1 problema|fretta|alcun|nessun
non ci sono problemi
non ~1 preoccuparti|preoccuparsi|preoccupatevi|preoccupi|esiti|esitate|esitare
non solo
non smettete|smetta|smettere
non ~1 male
niente in contrario
perché no
non dico|direi di|che ~1 no
non ~2 vedo|vediamo l'ora
non vedo|vediamo l ora
non ~1 altre|ulteriori domande
cancellare|rimuovere|eliminare|disiscrivere un|una|gli|i|il|la ~2 utente|utenti|contatto|contatti|cliente|clienti|riga|modulo|clausola
più informazioni|dettagli|info
non prima
saperne di più
di più
o no
se no
o meno
""",
    "promise": """
la|vi|ti|le|gli ~1 chiamo|chiamerò|richiamo|richiamerò|ricontatto|ricontatterò|scrivo|scriverò|invio|invierò|mando|manderò|confermo|confermerò|rispondo|risponderò|faccio|farò|contatto|contatterò|aggiorno|aggiornerò|dico|dirò|ricontatteremo|invieremo|faremo|daremo|confermeremo|risponderemo|manderemo|richiameremo|do|darò
mi faccio|farò ~1 sentire|vivo|viva
ci facciamo|faremo ~1 sentire|vivi
ne|lo|la parlo|parlerò|parliamo|parleremo|discuto|discuterò|valuto|valuterò|valutiamo|valuteremo|verifico|verificherò|guardo|guarderò|decidiamo|decideremo|controllo
le|vi faremo|farò sapere
riceverà|riceverete|avrete|avrà
""",
    "their_wish": """
inviatemi|mandatemi|inviami|mandami|chiamatemi|chiamami|richiamatemi|ricontattatemi|scrivetemi|contattatemi|ricordatemi|fatemi|ricontattami|richiamami|inviateci|mandateci
mi|ci ~1 invii|mandi|chiami|richiami|ricontatti|scriva|contatti|inviate|mandate|chiamate|chieda|ricordi|faccia
può|potete|potrebbe|potreste|puoi ~3 inviare|inviarmi|mandare|mandarmi|chiamare|chiamarmi|richiamare|contattare|contattarmi|preparare|girarmi|inviarci|mandarci
sentiamoci|risentiamoci|vediamoci|riparliamone|riparliamo|parliamone
per favore|cortesia
riprovi|riprovate
""",
    "call": "chiamatemi chiamami richiamatemi ricontattatemi richiami chiami ricontatti contatti scriva scrivetemi sentiamoci risentiamoci risentiamo riparliamo riparliamone parliamone riprovi riprovate chieda contattatemi chiamare richiamare ricontattare sentirci risentirci",
    "thanks": "grazie mille cordiali saluti saluto buongiorno buonasera gentile gentili egregio salve ciao per favore cortesia la il vostra sua mail email messaggio risposta e di a distinti buona giornata mi ci me subito",
    "roles": "direttore direttrice responsabile collega signor signora sig dott dottor dottoressa dott.ssa ing grazie buongiorno io la il le lo si se ne è mio mia nostro nostra ufficio acquisti marketing vendite commerciale copia contatti parli rivolga per di con in questo questa ssa persona referente no sì",
}
