"""Whether a sentence is about money."""

from __future__ import annotations

from followups.gates.reading import Text

_MONEY_TALK = frozenset(
    [
        "off",
        "discount",
        "discounts",
        "rebate",
        "reduction",
        "price",
        "prices",
        "fee",
        "fees",
        "less",
        "cheaper",
        "upfront",
        "deposit",
        "invoice",
        "saving",
        "saves",
        "save",
        "rabatt",
        "nachlass",
        "preis",
        "preise",
        "gunstiger",
        "skonto",
        "remise",
        "rabais",
        "reduction",
        "tarif",
        "prix",
        "descuento",
        "rebaja",
        "precio",
        "tarifa",
        "korting",
        "prijs",
        "sconto",
        "prezzo",
        "ribasso",
        "desconto",
        "preco",
        "credit",
        "cost",
        "quote",
    ]
)


def money_talk(text: Text, sentence: int) -> bool:
    """Whether a sentence is about money, so that a percentage in it is one of the price."""
    return bool(_MONEY_TALK.intersection(text.words.sentence_words(sentence))) or bool(
        text.hits_in("discount", sentence)
    )
