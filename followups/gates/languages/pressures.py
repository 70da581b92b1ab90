"""Kinds of words that press where two of them meet: effort and silence, places and few, others and ahead.

No list of sayings knows how everybody makes somebody feel guilty; but it takes a feeling, an effort or a hope, and the
answer that did not come. `pressing.py` says which kinds must meet. Beginnings of words end in `*`.
"""
# ruff: noqa: E501 -- tables of words read better in long lines, and languages bring their own letters

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from followups.gates.languages.matters import Words, table


@dataclass(frozen=True)
class Pressures:
    """The kinds of one language."""

    feeling: Words
    effort: Words
    hoped: Words
    silence: Words
    places: Words
    scarce: Words
    rivals: Words
    unless: Words
    consequence: Words


_OF: dict[str, tuple[str, ...]] = {
    "de": (
        "enttäusch* schade traurig wunder* verwundert verletzt* gekränkt frustr* ärger* ärgerlich bedauerlich befremd* irritier* sauer kränk* unhöflich ratlos peinlich stutzig bitter weh schmerz* ungern ernüchter* schwer hart unfair undankbar respektlos",
        "mühe arbeit arbeitsstunden aufwand abend abende wochenende nacht nächte herzblut einsatz extra eigens geackert gerackert gekniet reingesteckt reingekniet investier* gesteckt bemüh* stundenlang nachgerechnet anläufe anlauf versuche mails anrufe mehrmals mehrfach dreimal viermal x-mal mühen mühe",
        "erwartet gehofft verdient gerechnet verlassen vertraut gedacht geglaubt zugesagt versprochen hingehalten",
        "antwort* antwortet rückmeldung reaktion reagier* lebenszeichen schweigen schweigt funkstille zeile wort still stille gehört gemeldet meldet rührt gerührt ignorier* funk sendepause stumm leere bescheid abgetaucht gruß lebenszeichen zeilen nachricht zweizeiler echo",
        "platz plätze plätzen termin* kapazität* kontingent* slot* lücke* kalender auftragsbuch auftragsbücher vorrat vorräte restposten bestand lager* warteliste montagetrupp zeitfenster stück exemplar* charge fenster plan terminplan anmeld* sonntage sonntag wochen termine monteure",
        "nur letzte letzten letzter letztes wenige weniger knapp weg voll ausgebucht vergeben schnell füllt füllen sicher* solange bald begehrt gefragt nachfrage vergriffen reißen greifen reservier* fast rar zuschlag* andere anderer anderen interessent* schließ* draußen alle gestern morgen schlange warten wartet",
        "konkurrenz konkurrent* wettbewerber mitbewerber* mitbewerb* nachbarbetrieb* rivalen",
        "wenn falls sollte sollten bis ohne bleibt",
        "davon archivier* streich* vergeb* vergebe storn* verfällt verfallen lösch* nehme deute werte interpretier* hake anderweitig weitergeb* weiterreich* zieh*",
    ),
    "fr": (
        "déçu* décev* déçoit déçoive dommage triste tristesse surpris* surprend étonn* vex* bless* frustr* navré* peine peiné* regrett* désol* contrari* dur pénible mal amer agac* attrist* cœur gênant embarrass* ingrat* vexant décourage*",
        "travail travaillé effort* soirée soirées week-end weekend nuit nuits énergie cœur soin passé consacré investi* démené relanc* relances messages appels tentatives fois mails peaufin* planch* donné donnée mal démarches",
        "espér* attend* attendais attendu mérit* mérite comptais compter croyais pensais promis espérais confiance",
        "réponse* répond* répondu silence silencieux retour signe mot nouvelles réaction réagi* ignor* muet muette écho lettre morte ligne lignes message coucou courrier",
        "place places créneau créneaux date dates stock stocks agenda planning calendrier carnet dotation quota emplacement* disponibilité* exemplaire* lot lots inscription* lundis poseurs équipe équipes chantier chantiers",
        "dernier* dernière* reste restent quelques peu rares rare vite partent partiront part complet complets rempli* remplissent remplit s'arrachent arrach* limité* épuis* autres autre bloqu* réserv* bientôt presque demande convoit* envol* ferm* clôtur* pains seul seule attend attendent file",
        "concurrent* concurrence confrère* rivaux",
        "si sans faute passé défaut",
        "considér* conclu* conclurai archive archiver* clos clorai cède céder* attribu* annul* suppos* comprendrai déduir* retir* supprim* donnerai libér*",
    ),
    "es": (
        "decepcion* pena lástima triste tristeza sorprend* extrañ* dol* duele molest* frustr* disgust* dolido fastidi* lament* apena* entrist* desilusi* duro feo sabe amarg* desconcert* ingrat*",
        "trabajo trabajé esfuerzo* noche noches finde cariño empeño dedic* dediqué invert* preparar* intentos correos llamadas mensajes veces ilusión mimo horas",
        "esperab* esperado merec* contaba contábamos confiaba confi* creía pensaba prometi* prometió esperando",
        "respuesta* respond* contest* silencio callad* calla señal* palabra noticias reacci* ignor* mudo vacío línea líneas mensaje letras saludo",
        "plaza plazas hueco huecos fecha fechas stock existencias agenda calendario cuadrilla* cupo* unidad* lote* turno turnos inscripci* equipo montadores",
        "últim* solo sólo queda quedan pocas pocos poco rápido vuela* vuelan agot* lleno llena llenando llen* limitad* otro otra otros otras reserv* pronto casi demanda rifan quitan interesad* cerramos cierra* fuera manos esperando cola habrá",
        "competencia competidor* rivales",
        "si salvo sin",
        "entender* asum* archiv* cierro cerrar* libero liber* ceder* cedo cancel* anul* retir* dar* doy supon* interpret* daré",
    ),
    "it": (
        "delus* peccato dispiac* triste tristezza sorpre* stup* ferit* frustr* amareggi* amar* rammaric* offes* male imbarazz* spiace stran* deluso dura seccat* mortific* ingrat* rimasto rimasta",
        "lavoro lavorato sforz* impegno serate notte notti weekend cuore cura dedicat* invest* preparar* tentativi mail email chiamate messaggi volte passione energie ore giornate",
        "aspett* sperav* sperato merit* contavo contav* credevo pensavo fidat* promes* attes*",
        "risposta* rispond* risposto silenzio zitt* cenno segno parola notizie reazion* ignor* muto vuoto vivo riscontro riga righe messaggio saluto",
        "posto posti data date scorte magazzino agenda calendario slot finestra finestre lotto lotti disponibilità pezzi esemplari turni iscrizion* squadra montatori pezzo modello",
        "ultim* solo restano resta rimangono rimane pochi poche presto veloc* volano esaur* pieno piena riemp* limitat* altro altra altri altre prenotat* subito quasi richiest* ruba conteso interessat* chiud* fuori uno una vogliono vuole aspetta aspettano coda",
        "concorrent* concorrenza rivali",
        "se salvo senza qualora",
        "considerer* archivi* chiud* chiudo cedo ceder* annull* assegn* dedurr* deduco intend* libero liber* ritir* darò presum*",
    ),
    "nl": (
        "teleurgesteld teleurstell* tegenvall* tegengevallen tegen jammer verdrietig verbaasd verbaast verrast gekwetst gefrustreerd frustrerend spijtig vervelend pijn vreemd raar triest zuur wrang ongemakkelijk onbeleefd onaardig beledig* ondankbaar steekt zwaar",
        "werk gewerkt moeite avond avonden weekend nacht nachten energie hart zorg gestoken geïnvesteerd besteed pogingen mails telefoontjes berichten keer keren uitgesloofd uren zondag inspanning",
        "verwacht verwachtte gehoopt hoopte verdien verdiend rekende gerekend vertrouwde dacht beloofd",
        "antwoord* reactie* reageer* reageren stilte stil zwijgen bericht berichtje woord regel teken levensteken nieuws genegeerd negeer* gehoor gebeld mailtje regeltje groet",
        "plek plekken plaats plaatsen datum data voorraad agenda planning kalender ploeg slot slots ruimte gaatje gaatjes partij exemplaren capaciteit inschrijv* monteurs weken gat gaten",
        "laatste alleen nog weinig enkele paar snel vol vliegen weg schaars beperkt andere ander anderen gereserveerd bijna gewild vergeven straks geïnteresseerd* sluit* sluiten buiten wacht wachten rij iedereen",
        "concurrent* concurrentie rivalen",
        "als indien zonder tenzij mocht",
        "sluit archiveer* aan geef annuleer* schrap* verval* concludeer* vrij trek verwijder* neem",
    ),
    "pt": (
        "desilud* decepcion* pena triste tristeza surpre* estranh* magoad* frustr* chatead* lament* dói custa desapont* aborrec* mal amarg* desanim* ingrat* constrang* ",
        "trabalho trabalhei esforço* noite noites fim-de-semana carinho empenho dedic* invest* prepar* tentativas emails e-mails ligações mensagens vezes semanas serões serão preparei horas dediquei",
        "esperava esperav* merec* contava confiava confi* achava pensava promet* esperando",
        "resposta* respond* silêncio calad* sinal palavra notícias retorno reaç* ignor* vácuo mudo linha linhas mensagem letra email",
        "vaga vagas lugar lugares data datas estoque stock agenda calendário turma turmas unidade unidades lote lotes slot slots horário horários inscri* equipa equipas equipe montadores",
        "últim* só apenas resta restam poucas poucos rápido voam esgot* cheia cheio lotad* limitad* outro outra outros outras reservad* quase procura disput* interessad* logo encher enchendo fecha* encerra* fora até espera fila há querem",
        "concorrent* concorrência rivais",
        "se caso sem salvo",
        "entend* assum* arquiv* fecho fechar* liberto libert* ceder* cedo cancel* anul* retir* consider* dar* passo presum*",
    ),
}


@cache
def pressures(code: str) -> Pressures | None:
    """The kinds of the language of this code; None where it has none."""
    return Pressures(*(table(text) for text in _OF[code])) if code in _OF else None
