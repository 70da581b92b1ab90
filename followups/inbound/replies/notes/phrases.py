# ruff: noqa: E501 -- tables of words read better in long lines
"""How reps write, in seven languages: who will do what, what was asked, what stands against it, when to call again.

Phrases are written as in followups.gates.phrases. Only what a note says otherwise than a mail is here; objections in the words of
mails are found by the phrases of replies too.
"""

from functools import cache

from followups.gates.phrases import PhraseBook

PHRASES = {
    # We will: said of oneself, as a task without a subject, or promised.
    "us": """
i|we|i'll|we'll|ill will? send|get|share|forward|call|prepare|check|follow|write|set|book|email|mail|draft|schedule|come|loop|introduce|provide
i|we will|shall|must|should ~1 send|get|share|forward|call|prepare|check|follow|write|set|book|email|mail|draft|schedule|come|loop|introduce|provide
need|have|must|got to send|share|forward|call|prepare|check|follow|write|set|book|email|mail|draft|schedule|get|loop|provide
todo|task|action
send|email|mail|forward her|him|them|over|the|a|an|updated|new|case|proposal|quote|contract|pricing|info|deck|slides|invite
follow up with|w|on|re|by|next|tomorrow|monday|tuesday|wednesday|thursday|friday
call|ring|phone|ping him|her|them|back? on|at|tomorrow|tmrw|monday|tuesday|wednesday|thursday|friday|next
promised ~1 a|the|to|quote|proposal
i|we promised|owe
sending ~1 the|a|proposal|quote|contract|over
said|told ~2 i|we|id|i'd|we'd|i'll|ill ~1 put|send|get|share|call|prepare|check|write|set|draft|come
gonna|going to? send|get|share|forward|call|prepare|check|follow|write|set|draft|schedule
put together a|the|an
rebook|reschedule|resend|book|chase|remind|nudge for|on|the|a|him|her|them|monday|tuesday|wednesday|thursday|friday|next|tomorrow
asked|asks|wants|needs me|us to resend|redo|send|call|share|prepare|forward|put|write
i|we promised ~2 quote|proposal|offer|callback|call|demo
get him|her|them the|a|an|our
wants|asked|asks|needs|would|likes ~1 us|me ~2 to send|call|share|prepare|forward|come
schicke|sende|schicken|senden|maile|verschicke ihr|ihm|ihnen|das|den|die|ein|einen|eine|angebot|vertrag|unterlagen|referenzen|infos|noch
wir|ich schicken|schicke|senden|sende|melden|melde|rufen|rufe|bereiten|bereite|klären|kläre|prüfen|prüfe|erstellen|erstelle
muss|müssen|soll|sollen|sollte ihm|ihr|ihnen ~4 schicken|senden|anrufen|mailen|erstellen|vorbereiten
muss|müssen|soll|sollen|sollte noch ~3 schicken|senden|anrufen|mailen|erstellen|vorbereiten
angebot|vertrag|unterlagen|referenzen|infos schicken|senden|nachreichen|erstellen|verschicken
haben|habe|hab ~2 zugesagt|versprochen
unterlagen|angebot|vertrag|infos geht|gehen ~4 raus
rufe|rufen|melde|melden ~5 an|mich|uns
bis morgen|montag|dienstag|mittwoch|donnerstag|freitag schicken|senden|einrichten|liefern
infos|unterlagen|angebot|referenzen ~4 nachreichen|schicken|senden
j'envoie|j'enverrai|j'appelle|j'prépare
j envoie|enverrai|appelle
je ~2 envoie|enverrai|rappelle|prépare|transmets
on|nous lui? envoie|envoyons|prépare|préparons|rappelle|rappelons|transmet
dois|doit|devons|faut lui|leur envoyer|transmettre|préparer|renvoyer
à envoyer|rappeler|préparer|transmettre
envoyer|transmettre le|la|les|un|une|devis|contrat|proposition
le|les|la|lo paso|llamo|escribo|reenvío
quedamos en que ~2 paso|mando|envío|llamo
le|les envío|mando|enviaré|mandaré|preparo|paso
enviamos|mandamos|preparamos|enviaremos|mandaremos
tengo|tenemos|hay que ~1 enviar*|mandar*|preparar*|pasar*
enviar|mandar|mandarle|enviarle|prepararle el|la|los|las|un|una|propuesta|contrato|presupuesto
ik|we|wij stuur|sturen|bel|bellen|maak|maken|bereid|bereiden|mail|mailen|plan|plannen
bel|mail|stuur|herinner hem|haar|hen|ze maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|even|de|het|een
moet|moeten hem|haar|hen|ze ~4 sturen|bellen|mailen|opsturen|voorbereiden
moet|moeten nog ~3 sturen|bellen|mailen|opsturen|voorbereiden
stuur|sturen hem|haar|de|het|een|offerte|contract
le|gli|la|lo giro|richiamo|chiamo|scrivo|preparo
le|gli invio|mando|manderò|invierò|preparo
invio|mando|preparo il|la|un|una|preventivo|contratto|offerta|proposta
inviamo|mandiamo|prepariamo|invieremo|manderemo
devo|dobbiamo|bisogna mandar*|inviar*|preparar*|girar*
envio|mando|preparo a|o|um|uma|proposta|contrato|orçamento
enviamos|mandamos|preparamos|enviaremos|mandaremos
ligo|ligar|envio|mando|enviar|mandar lhe|lhes amanhã|na|no|a|o|as|os|hoje
ligo|envio|mando lhe|lhes
tenho|temos|há de|que lhe? enviar*|mandar*|preparar*
""",
    # They will: said of them.
    "them": """
he|she|they|client|customer|he'll|she'll|they'll|will|ll will|to|ll check|get|send|come|talk|discuss|confirm|decide|sign|review|let|call|speak|ask|think|share|provide|reply
he'll|she'll|they'll|theyll|shell check|get|send|come|talk|discuss|confirm|decide|sign|review|let|call|speak|ask|think|share|provide|reply
will check|discuss|confirm|decide|review|speak|talk ~1 with|internally|it|by
checks|checking|discusses|discussing|talks|speaks with|w|internally
gets|getting|coming|comes back to us|me
he|she|they|client|customer wants|needs|need|has|have|promised to check|get|send|discuss|confirm|decide|sign|review|talk|speak
to check|discuss|review|confirm with|internally
will|ll come|get back
owes|owe us|me
will|ll loop|bring ~1 in
waiting for|on legal|their|his|her|them|him
sie|er|kunde|kundin|herr|frau klärt|bespricht|meldet|schickt|prüft|sendet|entscheidet|unterschreibt|fragt|gibt
klärt|bespricht|prüft das|es|mit|intern
meldet|melden sich
gibt|geben bescheid|rückmeldung
kommt|kommen ~4 auf uns|mich zu
wollen|will sich ~3 melden
elle|il|ils|client|cliente voit|revient|reviennent|envoie|confirme|décide|signe|parle|transmet|vérifie|rappelle
voit|discute|vérifie|valide avec|en interne
revient|reviennent|reviendra vers|avec
doit|va nous? envoyer|confirmer|revenir|parler|valider|vérifier|signer nous|avec|le|la
elle|il|ils me|nous|m'envoie envoie|confirme|rappelle|transmet|répond|donne
nous envoie|confirme|transmet|rappelle|répond
ella|él|ellos|cliente lo|nos consulta|consultan|confirma|envía|responde|habla|firma|revisa|manda
lo consulta|habla|revisa|comenta con
consulta|habla con
nos responde|responden|confirma|confirman|envía|envían|manda|avisa|dice|llama|contesta
lo mira|miran|ve|ven con
nos dice|dicen algo
va|van a mandar*
va|van a consultar*|hablar*|confirmar*|enviar*|responder*|revisar*|firmar*
laat|laten het ~2 weten
zij|hij|ze|klant overlegt|overleggen|bespreekt|stuurt|komt|komen|bevestigt|checkt|laat|tekent|belt
overlegt|bespreekt|checkt ~4 met|intern
komt|komen er ~6 op terug
laat|laten ~3 weten
stuurt|sturen ons
lei|lui|loro|cliente ne|ci parla|parlano|conferma|invia|manda|decide|verifica|richiama|firma|risponde
ne parla|parlano|discute con
ci|mi fa|fanno sapere
mi invia|manda|conferma|risponde|richiama
ci invia|inviano|manda|mandano|conferma|confermano|risponde|rispondono|richiama
deve|devono|vuole|vogliono parlar*|sentire|confermar*|inviar*|decider*|verificar*
ela|ele|eles|cliente vai|vão falar*|confirmar*|enviar*|responder*|ver|rever|assinar*|consultar*
ficou|ficaram de me|nos? mandar|enviar|dizer|confirmar|ligar
ela|ele|eles|cliente fala|confirma|envia|responde|decide|manda|liga|assina
vai|vão falar*|confirmar*|enviar*|responder*|rever|assinar*|consultar*
fala|falam com o|a
""",
    "question": """
asked|asks|asking if|whether|about|how|what|when|for|why|who
wants|want|wanted to know|understand
wondering|wonders|unsure|unclear if|whether|how
question|questions re|about|on
fragt|fragte|gefragt|frage|fragen ob|nach|wie|was|wann|warum|zu|zum|zur
will|wollen|möchte|wollte|wollten wissen
demande|demandent|demandé si|comment|combien|quand|pourquoi|quel|quelle
veut|veulent|voudrait savoir
question|questions sur
pregunta|preguntan|preguntó si|cómo|cuánto|cuándo|por|qué|cuál
quiere|quieren|quería saber
duda|dudas sobre
vraagt|vragen|vroeg of|naar|hoe|wat|wanneer|waarom
wil|willen|wilde weten
chiede|chiedono|chiesto se|come|quanto|quando|perché|quale
vuole|vogliono|voleva sapere
pergunta|perguntam|perguntou se|como|quanto|quando|porquê|qual
quer|querem|queria saber
""",
    "price": """
too expensive|pricey|costly|dear
over|above|out budget|of budget
no|tight budget
price|pricing|cost is|was ~1 issue|problem|concern
preislich ~2 schmerzgrenze|hoch|schwierig
budget serré|limité
acha|acham|achou caro
lo|la|le trova|trovano caro
vinden|vindt ~2 duur
zu teuer
kein|keine budget
trop cher|chère
pas de budget
demasiado|muy caro|cara
sin|no hay? presupuesto
te duur
geen budget
troppo caro|cara|costoso
niente|senza|nessun budget
muito|demasiado caro|cara
sem orçamento
""",
    "timing": """
not a|the good|right|best time|moment
bad timing|time
too busy|early
vast aan ~3 leverancier|contract
schlechter|falscher|ungünstiger zeitpunkt|moment
gerade|grad|derzeit keine zeit
zu früh
pas le bon|bonne moment|période
mauvais moment
trop tôt
no es? el? buen|mejor momento
mal|mala momento|época
geen goed|goede moment|timing|tijd
te druk|vroeg
non è? il? momento|periodo giusto|buono
non è? un? buon momento|periodo
não é? boa|o|um altura|bom|melhor momento|altura?
má altura
""",
    "authority": """
needs|need|requires approval|sign-off|ok|buy-in
board|boss|cfo|ceo|management|director has|needs|must|have to approve|sign|decide
boss|director|cfo|ceo|board signs|sign off
braucht|brauchen ~2 ok|freigabe|zustimmung vom|von|der|des
must|has|have to? ask ~1 boss|board|management|ceo|cfo
muss|müssen erst|noch ~4 fragen|freigeben|zustimmen|genehmigen
freigabe|genehmigung|zustimmung von|durch|der|des|vom
doit|doivent|faut ~1 l'accord|accord|validation|demander
doit valider|approuver la|le
direction|direction|patron doit|doivent valider|approuver|décider
tiene|tienen que aprobarlo|autorizarlo|aprobar|autorizar|preguntar|pedir
necesita|necesitan aprobación|autorización|el|la visto?
directie|baas|bestuur|management moet|moeten akkoord|beslissen|goedkeuren|tekenen
moet|moeten ~3 goedkeuren|akkoord
deve|devono approvare|autorizzare
serve|serve l'ok|approvazione|autorizzazione
direção|chefe|administração tem|têm|precisa de? aprovar|autorizar|decidir
precisa|precisam de? aprovação|autorização
""",
    # Getting in touch again: with a day in the clause, and one that lies behind something, it is a day to wait for.
    "later": """
call|ring|contact|try|reach|ping|write|email|talk|reconnect|revisit|follow ~2 again|back|after|from|not|in|once|up|out
not before|until|till
again|back in|after|next
reach|ping|call|try|follow|check ~3 again|in
ping|call|contact|try me|him|her|them in|after
ab|erst ~3 wieder|nochmal
erst nach ~3 wieder
retomar en|em|a
reprendre en|après|à
ci risentiamo|sentiamo a|dopo|in|tra
relancer après
rückruf|anrufen|melden|nachfassen|kontaktieren|anruf ~3 nach|ab|im|in|gewünscht
nochmal|nochmals|wieder|erneut ~1 anrufen|melden|nachfassen|kontaktieren|versuchen
nicht|erst vor|nach|ab|wieder
rappeler|relancer|recontacter|revenir ~1 après|en|dans|à|vers|courant|mi|fin|début
pas avant
llamar|contactar|escribir|hablar ~1 después|en|a|tras|dentro|pasado
volver a llamar|contactar|escribir|hablar
no antes
terugbellen|bellen|opvolgen|contacteren|mailen ~1 na|in|vanaf|eind|begin
opnieuw|weer|later bellen|contacteren|mailen|proberen|opvolgen
niet voor|vóór
richiamare|risentir*|ricontattare|sentire|scrivere ~1 dopo|a|in|tra|fine|inizio
non prima
ligar|contactar|contatar|falar|escrever ~1 depois|em|após|daqui
voltar a ligar|contactar|contatar|falar
não antes
""",
}


@cache
def note_book() -> PhraseBook:
    """All phrases of all languages under their labels: reps mix languages too."""
    made = PhraseBook()
    for label, lines in PHRASES.items():
        for line in lines.strip().splitlines():
            made.add(label, line)
    return made
