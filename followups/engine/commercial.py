"""Does a text touch price, offer, scope, terms, timing or urgency? Word lists in seven languages, and amounts (D4).

The lists err on the side of a person looking: a word too many costs a glance, a word too few a wrong promise.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum

from followups.engine.words import HEAD, read_words


class Topic(StrEnum):
    PRICE = "price"
    OFFER = "offer"  # a discount or a special offer: changes what is on the table
    SCOPE = "scope"
    TERMS = "terms"
    TIMING = "timing"
    URGENCY = "urgency"


# Stems at a word's start, en de fr es it nl pt; `*` stands for any ending.
_STEMS: dict[Topic, str] = {
    Topic.PRICE: """
        price* pricing cost* fee fees budget* quote quotes quotation* invoice* rate rates retainer* cheaper expensive
        preis* kosten* kostet gebühr* honorar* stundensatz* tagessatz* rechnung* teuer* günstig* angebotssumme
        prix tarif* coût* cout* facture* honoraires devis
        precio* coste* costo* tarifa* presupuesto* factura*
        prezz* costi preventiv* fattur* tariff*
        prijs* prijz* kost kosten tarief* tarieven factu* offerte*
        preço* preco* custo* orçamento* orcamento* fatura*
    """,
    Topic.OFFER: """
        discount* rebate* voucher* coupon* promo* special-offer*
        rabatt* nachlass* skonto gutschein* sonderangebot* aktionspreis*
        remise* rabais réduction* reduction* ristourne*
        descuento* rebaja* oferta-especial
        scont* ribass* offerta-speciale
        korting* aanbieding*
        desconto* promoção* promocao*
    """,
    Topic.SCOPE: """
        scope* deliverable* out-of-scope add-on* workload statement-of-work sow
        umfang* leistungsumfang* lieferumfang* zusatzleistung*
        périmètre* perimetre* livrable* prestation*
        alcance entregable*
        ambito perimetro consegnabil*
        omvang reikwijdte opleverpunt*
        escopo âmbito entregáve* entregave*
    """,
    Topic.TERMS: """
        contract* legal* lawyer* terms nda liabilit* warrant* indemnit* gdpr dpa clause* sla
        vertrag* verträge* rechtlich* anwalt* anwält* haftung* agb gewährleistung* dsgvo kündigungsfrist* zahlungsziel*
        contrat* juridique* avocat* responsabilité* garantie* rgpd conditions
        contrato* abogad* responsabilidad* garantía* rgpd cláusula*
        contratt* legale* avvocat* responsabilità clausol* garanzi*
        juridisch* advocaat* aansprakelijk* voorwaarden avg contracten
        jurídic* advogad* responsabilidade* cláusula* garantia*
    """,
    Topic.TIMING: """
        deadline* timeline* timeframe* go-live golive launch-date* delivery-date* start-date* lead-time* milestone*
        liefertermin* lieferzeit* starttermin* zeitplan* frist fristen fertigstellung*
        délai* delai* échéance* echeance* calendrier*
        plazo* cronograma* fecha-límite fecha-de-entrega
        scadenz* tempistic* data-di-consegna
        levertijd* oplevering* planning
        prazo* cronograma* data-de-entrega
    """,
    Topic.URGENCY: """
        urgent* asap last-chance limited-time expires-soon only-until right-away act-now hurry
        dringend* eilt letzte-chance nur-bis sofort
        urgence* dernière-chance plus-que
        urgente* última-oportunidad solo-hasta
        ultima-occasione solo-fino
        spoed* dringende laatste-kans
        última-chance só-até
    """,
}
# Amounts and discounts, in lower case; there are none in a text without any of the units.
_UNITS = ("€", "$", "£", "¥", "%", "eur", "usd", "gbp", "chf", "dollar", "percent", "prozent")
_UNIT_HEADS = frozenset({"eur", "euro", "usd", "gbp", "chf", "doll", "perc", "proz"})
_SHAPE = bytes(ord("0" if chr(code).isdigit() else "a" if chr(code).isalpha() else " ") for code in range(256))
_NONE: frozenset[Topic] = frozenset()
_AMOUNT = re.compile(
    r"[€$£¥]\s?\d|\d[\d.,]*\s?(?:€|\$|£|%|eur\b|euros?\b|usd\b|gbp\b|chf\b|k€|dollars?\b|prozent\b|percent\b)"
)
_PERCENT_OFF = re.compile(r"\d\s?(?:%|percent|prozent)\s?(?:off|less|nachlass|rabatt)")


def _entries() -> Iterator[tuple[str, Topic]]:
    for topic, stems in _STEMS.items():
        for stem in stems.split():
            yield stem, topic


# The lists by how they are looked up: most words of a text are told apart from all of them by their first letters. One
# pattern of all alternatives tries each of them at each word, and takes fifteen times as long.
if min(len(stem) - 1 for stem, _ in _entries() if stem.endswith("*") and "-" not in stem) < HEAD:
    raise ValueError(f"At least {HEAD} letters must stand before the * of a stem")
_WHOLE: defaultdict[str, set[Topic]] = defaultdict(set)
_BEGINNINGS: defaultdict[str, list[tuple[str, Topic]]] = defaultdict(list)  # first letters -> beginnings of words
_SEVERAL: defaultdict[str, list[tuple[set[str], re.Pattern[str], Topic]]] = defaultdict(
    list
)  # first word -> words in a row
for _stem, _topic in _entries():
    *_first, _last = _stem.split("-")
    if _first:
        _pattern = r"\b" + r"[\s-]+".join((*_first, _last.rstrip("*"))) + r"\b" * (not _last.endswith("*"))
        _all = {*_first, *([] if _last.endswith("*") else [_last])}
        _SEVERAL[_first[0]].append((_all, re.compile(_pattern), _topic))
    elif _last.endswith("*"):
        _BEGINNINGS[_stem[:HEAD]].append((_stem[:-1], _topic))
    else:
        _WHOLE[_stem].add(_topic)
_HEADS = frozenset(word[:HEAD] for word in (*_WHOLE, *_BEGINNINGS, *_SEVERAL))


def topics_in(text: str) -> frozenset[Topic]:
    """The commercial topics that this text touches."""
    if not text:
        return _NONE
    found: set[Topic] = set()
    words, heads = read_words(text)
    text = text.lower()
    if not _HEADS.isdisjoint(heads):
        for word in words:
            if word[:HEAD] in _HEADS:
                _add_topics_of(word, words, text, found)
    if _may_hold_an_amount(text, heads):
        if _AMOUNT.search(text):
            found.add(Topic.PRICE)
        if _PERCENT_OFF.search(text):
            found.add(Topic.OFFER)
    return frozenset(found)


def _add_topics_of(word: str, words: frozenset[str], text: str, found: set[Topic]) -> None:
    if word in _WHOLE:
        found |= _WHOLE[word]
    for beginning, topic in _BEGINNINGS.get(word[:HEAD], ()):
        if word.startswith(beginning):
            found.add(topic)
    for needed, row, topic in _SEVERAL.get(word, ()):
        if needed <= words and row.search(text):
            found.add(topic)


def _may_hold_an_amount(text: str, heads: frozenset[str]) -> bool:
    """False where no unit stands in this text (in lower case); in ASCII that is told by its words and the shape of it."""
    if not text.isascii():
        return any(map(text.__contains__, _UNITS))
    if "%" in text or "$" in text or not _UNIT_HEADS.isdisjoint(heads):
        return True
    return b"0a" in text.encode().translate(_SHAPE)  # a unit that no space parts from its number
