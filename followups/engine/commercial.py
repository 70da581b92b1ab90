"""Does a text touch price, offer, scope, terms, timing or urgency? Word lists in seven languages, and amounts (D4).

The lists err on the side of a person looking: a word too many costs a glance, a word too few a wrong promise.
"""

import re
from enum import StrEnum
from functools import lru_cache


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
_AMOUNT = r"[€$£¥]\s?\d|\d[\d.,]*\s?(?:€|\$|£|%|eur\b|euros?\b|usd\b|gbp\b|chf\b|k€|dollars?\b|prozent\b|percent\b)"


def _pattern(stems: str) -> str:
    words = sorted(set(stems.split()))
    return "|".join(
        re.escape(word.rstrip("*")).replace(r"\-", r"[\s-]+") + r"\w*" * word.endswith("*") for word in words
    )


_PATTERNS = {topic: re.compile(rf"\b(?:{_pattern(stems)})\b", re.IGNORECASE) for topic, stems in _STEMS.items()}
_AMOUNTS = re.compile(_AMOUNT, re.IGNORECASE)
_PERCENT_OFF = re.compile(r"\d\s?(?:%|percent|prozent)\s?(?:off|less|nachlass|rabatt)", re.IGNORECASE)


@lru_cache(maxsize=8192)
def topics_in(text: str) -> frozenset[Topic]:
    """The commercial topics that this text touches."""
    if not text:
        return frozenset()
    found = {topic for topic, pattern in _PATTERNS.items() if pattern.search(text)}
    if _AMOUNTS.search(text):
        found.add(Topic.PRICE)
    if _PERCENT_OFF.search(text):
        found.add(Topic.OFFER)
    return frozenset(found)
