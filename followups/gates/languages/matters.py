"""Words that make a sentence one about paying or about when, and those that carry no matter of their own.

What speaks of paying or of a coming time, and says more than the evidence does, is a promise however it is worded
(`unbacked.py`). `pays` and `money` are words of paying and of prices, `when` those of a coming time, `plain` the words
with which anybody writes: reporting what was asked, telling, closing, courtesies. All are beginnings of words where
they end in `*`.
"""
# ruff: noqa: E501, ISC004 -- tables of words read better in long lines, and languages bring their own letters

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from followups.gates.words import words

_KEPT = 20_000  # words whose answer is kept for each table


@dataclass(frozen=True)
class Words:
    """Whole words, beginnings (`word*`) and endings (`*word`) of words."""

    whole: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    seen: dict[str, bool] = field(default_factory=dict, compare=False)

    def __contains__(self, word: str) -> bool:
        held = self.seen.get(word)
        if held is None:
            held = word in self.whole or word.startswith(self.begins) or word.endswith(self.ends)
            if len(self.seen) >= _KEPT:
                self.seen.clear()
            self.seen[word] = held
        return held


@dataclass(frozen=True)
class Matters:
    """The tables of one language; `first_person` are the endings of "we do" where no pronoun tells it, `able` "we can"."""

    pays: Words
    money: Words
    when: Words
    plain: Words
    first_person: tuple[str, ...]
    able: frozenset[str]
    past: Words


def table(text: str) -> Words:
    """The words of a line, those with a `*` as beginnings."""
    parts = text.split()
    return Words(
        frozenset(words(part).folded[0] for part in parts if "*" not in part and len(words(part).folded) == 1),
        tuple(word for part in parts if part.endswith("*") for word in words(part.removesuffix("*")).folded),
        tuple(word for part in parts if part.startswith("*") for word in words(part.removeprefix("*")).folded),
    )


_PAST = {
    "de": "hatte hatten wollte wollten war waren schrieb schrieben sagten fragten fragte erwähnten meinten baten suchten mussten",
    "fr": "*iez *ait *aient",
    "es": "*aba *abas *aban *aron *ieron *ian *iste *aste contaba",
    "it": "*ava *avi *avate *avano *eva *evi *evate *evano *iva *aste",
    "nl": "had hadden wilde wilden was waren schreef zei vroeg vroegen vertelde noemde zocht moest",
    "pt": "*ava *avam *aram *eram *iram *iam *aste",
}
_OF: dict[str, tuple[str, str, str, str, str, str]] = {
    "de": (
        "zahlt zahlst zahlen zahle bezahl* zahlung* anzahlung* restzahlung* berechn* verrechn* abrechn* rechnung rechnungen rechnungsbetrag überweis* bezahlt gratis umsonst geschenk* schenk* spendier* "
        "verlang* draufzahl* nachzahl* vorkasse raten ratenzahlung gestundet fällig gutschr* erlassen erlass* kulanz* haus kappe portemonnaie geldbeutel aufpreis*",
        "preis preise preislich kosten kostet kostest euro gebühr gebühren rabatt* nachlass* günstig* billig* teuer* geld betrag summe tarif* budget cent pauschale hunderter tausender prozent skonto *kosten *preis *preise *gebühr *gebühren *pauschale *miete *honorar",
        "bis vor bevor ehe sobald spätestens rechtzeitig pünktlich sommer winter frühjahr frühling herbst weihnachten ostern pfingsten saison* ferien jahresende monatsende jahreswechsel quartal* wochenende "
        "bald demnächst übermorgen morgen woche wochen monat monate monaten tage tagen tag nächste nächsten nächster kommende kommenden kommender künftig dann danach anfang mitte ende schon erste ersten feierabend",
        "pro drin inbegriffen enthalten inklusive eingeschlossen umfasst beinhaltet anbei ort allem dahin beisammen anlage anhang angehängt beigefügt beilieg* seite seiten link unterlage* datei dokument* checkliste übersicht liste beispiel muster details näheres antwort* frag* frage fragst schrieb* geschrieben schreib* sagt* "
        "gesagt nannt* genannt erwähn* wollt* wünsch* gewünscht gesproch* sprach* gespräch telefon* termin treffen besprech* besprochen kurz genau genaue gern* lieber einfach ehrlich offen gesagt leider zwar daher deshalb darum dafür "
        "dazu damit davon dabei dort hier bleib* bleibt gilt gelten heißt bedeutet steht stehen findest finden findet liegt geht gehen kommt komm* geben gibt gebe gab macht machen lass* lässt schließ* ablege* lege leg* weg beiseite akte vorerst "
        "eile druck ruhe jederzeit thema sache anfrage angebot wieder zeichen wort reicht genügt bescheid meld* denk* denke weiß wissen versteh* kennen sehen sieht zeig* erklär* "
        "hör* klingt passt hilft hilfreich nützlich vielleicht sicher natürlich selbstverständlich tatsächlich wirklich auch sogar schon alle alles jeder jede jedes beide beiden eigene eigenen ganz ganze viele mehr weniger etwa rund ungefähr nur "
        "sowie zwischen während weil denn also jetzt gerade neu neue neuen neuer fehlt brauch* möcht* will sollen sollte müssen muss dürfen können könnt* würd* wäre hätte haben hatte hast war waren wurde werden sein habe bin wegen zum beim find* nachvollzieh* verständlich nachvollziehen verstand* gehört mitgenommen notier* vorgestellt vorstell* vermut* nehme* annehm* gleich natürliche bisher meine meint*",
        "",
        "können kann könnten möglich lässt spielraum lage imstande",
    ),
    "fr": (
        "payer payez paierez paies paye paie payons paiement* règl* régler réglez réglerez réglement factur* facture débours* offert* offre cadeau gratuit* grâce avance acompte prélèv* verser versez débit* rembours* échéance* échelonn*",
        "prix tarif* coût* coûte* frais euro euros remise* rabais réduction ristourne cher somme montant budget argent bas pourcent centime gracieus* geste effort",
        "avant dès bientôt prochain* semaine semaines mois demain rentrée été hiver printemps automne noël pâques vacances saison fin début temps lundi mardi mercredi jeudi vendredi jours jour quinzaine heure heures déjà quand lorsque aussitôt",
        "compris comprise comprises inclus incluse inclut comprend comprennent vous nous ils elles leur leurs ci-joint joint jointe joins pièce fiche page pages lien document exemple détail détails réponse répond* demand* disiez dit dites écriv* écrit* parl* vouliez souhait* évoqu* mentionn* interrog* signal* expliqu* appel* appeler "
        "téléphone échange* rendez-vous simple simplement franc franche honnête honnêtement dire sûr sûrement bien sûr voici voilà trouve* reste restent class* clos clore ferme archiv* dossier instant toute simplicité presse urgence pression aucune "
        "sujet demande question retour suffit mot revient revenir reven* besoin pense pens* sais savoir compren* utile aide aider propos matière peut-être aussi même encore toujours tous toutes tout chaque entre pendant parce donc ainsi puis alors "
        "est sont était étiez avez avons ont avait aviez sera serait être avoir fait faire faut peut peuvent pouvez pouvons sachant plus moins environ seulement autre autres deux trois laisse préfère permet laiss* voir montr* envoi* envoy* transmet* présent* prépar* mieux comme cela ce ceci celle celui ces propose trouv* conçois naturel normal juge* comprends entendu noté pique sembl* paraî* imagin* perçu retenu dis",
        "ons",
        "pouvons peux possible saurions marge peut mesure",
    ),
    "es": (
        "pagar paga pagas pagan pague paguen pagáis pagaréis pagarás pagará pago pagos abonar abona* cobrar cobramos cobraremos cobraré cobrarle cobrarles cobrarte cobro factura* facturar gratis regal* invita* plazos financ* adelanto adelantos adelantar adelantado adelantamos adelantada anticip* aplaz* cuota* devolv* reembols* desembols* señal euro",
        "precio precios coste* costes cuesta cuestan gastos euros descuento* rebaj* tarifa* barato* económic* dinero importe presupuesto cargo cuenta céntimo* sale ahorro ciento",
        "antes hasta pronto próximo próxima semana semanas mes meses mañana verano invierno otoño primavera navidad navidades pascua temporada campaña vacaciones fin finales principios cuando cuanto lunes martes miércoles jueves viernes días día plazo quincena",
        "incluid* incluye incluyen adjunto adjunta guía ficha página páginas enlace documento ejemplo detalle detalles respuesta respond* responde pregunt* decía dijo dices escrib* escribió coment* mencion* quería querías quiere habl* explic* llam* llamada teléfono charla reunión cita viva voz "
        "sincero sincera franco honesto claro verdad simplemente sencillo aquí está están queda quedan quedo doy cerrada cerrado cierr* archiv* momento ningún compromiso prisa presión tema consulta vuelve volver* falta hacer basta palabra aviso avis* prefiero pref* pienso "
        "piens* sé saber entiendo útil ayuda ayud* quizá quizás también incluso todavía siempre todo todos todas cada entre durante porque así entonces pues luego es son era fue ser estar haber hay había ha he han hace hacen puede pueden podemos puedo poder sigue siguen mantiene "
        "más menos unos solo sólo otro otra dos tres dejo deja mando manda* envío envi* enseñ* mostr* cuento pas* paso prepar* mejor como esto eso esta este ese lo que le les su sus duda dudas respecto sobre acerca cuanto deseas mensajes quieres leer recib* parece* parec* noté anotad* normal natural imagin* comprend* lógico",
        "mos",
        "podemos puedo posible margen puede condiciones",
    ),
    "it": (
        "pagare paga paghi pagate paghiamo pagano pagherà pagherete pagamento* pagar* saldare saldo saldate fattura fattur* addebit* gratis gratuit* omaggio regal* offr* offerto anticip* acconto rate rata rateizz* rimbors* versare versa versate storn* spese carico",
        "prezzo prezzi costo costi costa costano euro sconto sconti scont* ribass* tariff* economic* soldi importo cifra budget meno centesim* centinaio centinaia spesa abbuon* cento gratuità",
        "prima entro presto prossimo prossima settimana settimane mese mesi domani estate inverno autunno primavera natale pasqua stagione vacanze ferie fine inizio metà quando appena lunedì martedì mercoledì giovedì venerdì giorni giorno finché fino",
        "incluso inclusa inclusi incluse compreso compresa compresi comprese comprende allegato allegata allego scheda guida pagina pagine link documento esempio dettaglio dettagli risposta rispond* chied* chiesto diceva detto scriv* scritto parl* voleva volevi vuole spieg* chiam* chiamata telefono voce appuntamento "
        "sinceramente sincero franco onesto chiaro verità semplice semplicemente qui resta restano rimane metto parte chiud* archivi* ora alcun impegno fretta pressione tema richiesta torna tornare basta parola avvis* preferisco penso pens* so sapere capisco utile serve aiuto aiut* forse "
        "anche ancora sempre tutto tutti tutta tutte ogni tra durante perché così allora quindi poi è sono era essere avere ha hanno aveva avevate fa fanno può possono possiamo posso potere più meno circa solo altro altra due tre lascio lascia mando mand* invi* mostr* pass* prepar* meglio come questo questa "
        "quello subito dirglielo dirle dire messaggi ricevere sms stop quanto riguardo proposito sa sapeva visto volentieri pare paiono sembra* sembrat* visto insieme capito normale naturale immagin* comprend* detto dura* copre fare conti annotat*",
        "iamo",
        "possiamo posso possibile margine riesco riusciamo grado",
    ),
    "nl": (
        "betalen betaal betaalt betaling* afbetal* aanbetal* rekenen reken rekent berekenen rekening factuur factureren gefactureerd gratis cadeau schenk* schenken trakteer* voorschot* termijnen kwijtscheld* vergoed* terugbetal* incasser* meerprijs kosteloos",
        "prijs prijzen kost kosten kostte euro korting* tarief tarieven goedkoop goedkoper geld bedrag budget cent som offertebedrag procent prijsje scherp* *kosten *prijs *tarief *bedrag *huur",
        "voordat tegen totdat zodra zomer winter najaar voorjaar herfst lente kerst pasen seizoen vakantie* eind einde begin midden volgende komende gauw binnenkort binnen morgen overmorgen week weken maand maanden dagen dag dan daarna eerste tijd straks uiterlijk nog al",
        "inbegrepen inclusief omvat bijgevoegd bijlage brochure overzicht pagina link document voorbeeld details antwoord* vraag vraagt vroeg vragen schreef schrijf* geschreven zei gezegd noem* wilde wou wil* sprek* sprak gesproken bel bellen belt gesprek telefoon afspraak "
        "eerlijk open gewoon simpel hier daar blijft blijven leg weg sluit* sluit archief voorlopig haast druk rust thema onderwerp aanvraag offerte terug terugkomt genoeg volstaat woord laat weten denk* weet begrijp* nuttig handig helpt misschien zeker natuurlijk ook zelfs "
        "nog altijd alles alle allemaal elk elke ieder iedere beide tussen tijdens omdat dus dan zo zijn was waren is worden wordt hebben heeft had hebt kan kunnen kunt zal zou moet moeten mag mogen gaat gaan komt doet doen hoeft hoeven staat staan vindt vinden ligt loopt meer minder "
        "ongeveer alleen ander andere twee drie stuur* sturen toon laat zien geef geven maak* liever beter zoals dit dat deze die uw verwacht berichten stop krijgen snap* begrip hoor gehoord genoteerd normaal lijkt leek voelt logisch meegenomen bezig langer vast rustig* zie wat per",
        "",
        "kunnen kan mogelijk ruimte lukt staat",
    ),
    "pt": (
        "pagar paga pagas pagam pague paguem pagamento* pagará pagarão pago cobrar cobra* cobrança fatura* faturar grátis gratuit* oferta ofere* brinde prestações parcel* sinal adiantamento adiantar adiantado adiantada adiantamos anticip* reembols* devolv* isent* conta desembols* boleto",
        "preço preços custo custos custa custam euros euro reais descont* tarifa* barato* económic* econômic* dinheiro valor montante orçamento cêntimo* centavo* taxa* mensalidade* cento abat*",
        "antes até logo próximo próxima próximos semana semanas mês meses amanhã verão inverno outono primavera natal páscoa época safra temporada férias fim final início quando assim segunda terça quarta quinta sexta dias dia prazo quinzena dezembro",
        "incluíd* incluso inclui incluem anexo guia ficha página páginas link documento exemplo detalhe detalhes resposta respond* pergunt* dizia disse diz escrev* escreveu coment* mencion* queria quer fal* falar explic* lig* telefone conversa reunião viva voz sincero sincera franco claro verdade "
        "simplesmente simples aqui está estão fica ficam continua arquiv* fech* encerr* agora qualquer compromisso pressa pressão assunto tema pedido volta voltar basta palavra avis* prefiro pens* sei saber entend* útil ajuda ajud* talvez também ainda sempre tudo todos todas cada entre durante "
        "porque assim então pois depois é são era foi ser estar haver há havia tem têm teve faz fazem pode podem podemos posso poder mantém mais menos cerca só apenas outro outra dois duas três deixo deixa mando mand* envi* mostr* pass* prepar* melhor como isto isso este esta esse essa "
        "quanto sobre relativamente dúvida dúvidas mensagens mensagem receber sim lhe leva pra dá jeito tranquil* pareceu parece* percebo percebi percebe* compreend* normal natural imagin* noto notei sincer* lógico vosso vossa vos",
        "mos",
        "podemos posso possível dá margem consigo consegue conseguimos temos tenho",
    ),
}


@cache
def matters(code: str) -> Matters | None:
    """The tables of the language of this code; None where the language has none."""
    if code not in _OF:
        return None
    pays, money, when, plain, first_person, able = _OF[code]
    return Matters(
        table(pays),
        table(money),
        table(when),
        table(plain),
        tuple(words(first_person).folded),
        frozenset(words(able).folded),
        table(_PAST[code]),
    )
