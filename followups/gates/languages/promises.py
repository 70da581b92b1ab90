"""How a language promises: who speaks, the verbs that open a promise, and the acts that a message may promise freely.

An act of telling (send, show, explain, call, meet …) changes no offer; whatever else the sender says they could do is a
promise, and needs evidence. `deeds` promise without an opener ("we replace it").
"""
# ruff: noqa: E501, ISC004 -- tables of words read better in long lines, and languages bring their own letters

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from followups.gates.words import words


@dataclass(frozen=True)
class Promises:
    """`verb_last`: the act ends its clause (German, Dutch). `tells` are beginnings of words, the rest whole words."""

    speakers: frozenset[str]
    openers: frozenset[str]
    skipped: frozenset[str]
    tells: tuple[str, ...]
    deeds: frozenset[str]
    verb_last: bool


def _promises(
    speakers: str, openers: str, skipped: str, tells: str, deeds: str = "", *, verb_last: bool = False
) -> Promises:
    folded = [frozenset(words(text).folded) for text in (speakers, openers, skipped, deeds)]
    return Promises(folded[0], folded[1], folded[2], tuple(words(tells).folded), folded[3], verb_last)


_OF = {
    "en": (
        "we i",
        "can could will would ll d shall",
        "also even gladly happily always certainly definitely simply then just easily personally now first still "
        "be able happy glad pleased to of course still both probably rather quickly briefly",
        "send shar show explain answer call phone ring walk talk put look check introduc forward find listen come visit pop meet wait "
        "leave stop say tell writ be have like love appreciat understand need know see hear suggest recommend think guess imagin "
        "want prefer welcom ask email mail text reply respond bring read note mention point pass go keep start begin do try "
        "pick speak sit join help hop sketch draw summar outline prepar compar demonstrat demo describ clarif confirm give mak work "
        "book plan schedul close mov set follow drop invit thank hope assum let add measur us jump agree hold remov "
        "ping discuss chat review watch connect dig circle reach grateful oblig curious keen interest delight hon requir straight frank open upfront truthful candid sorry afraid",
        "replace repair waive refund credit absorb reimburse match halve bear swallow pay",
    ),
    "de": (
        "wir ich",
        "können könnten könnte kann würden würde werden werde",
        "",
        "schick send zeig erklär erklar beantwort antwort anruf ruf besprech sprech telefonier teil weiterleit leit vorstell stell zusammenfass fass such find hör hor komm "
        "vorbeikomm treff wart lass sag schreib seh anseh anschau schau prüf pruf klär klar frag nachfrag lern versteh wiss denk melde meld bring "
        "festhalt halt mach vergleich beschreib nenn erläuter erlauter informier durchgeh geh durchsprech zuschick mitschick zusend vorbereit aufschreib "
        "helf unterhalt skizz skizzier zeichn empfehl einlad bestätig bestatig aussuch heraussuch vorles führ fuhr fahr geb sein haben werden ansprech abschließ abschliess rechn beilegen mitdenk bedenk berücksichtig beacht einplan nachvollzieh nachfühl begreif gratulier wünsch wunsch bedank vorschlag wiederhol anmerk ergänz mitgeb notier merk überleg uberleg verlink hinterleg durchgeb anhäng anhang",
        "erstatten ersetzen übernehmen erlassen schenken",
    ),
    "nl": (
        "we wij ik",
        "kunnen kan zullen zal zouden zou",
        "",
        "stur toestur opstur lat latn zien toon uitleg leg antwoord beantwoord bel bell praat prat spreek sprek deel del door doorstur voorstell zoek zoeken vind kom komen langskom "
        "ontmoet wacht zeg schrijf schrijv kijk bekijk nakijk vraag vrag nagaan gaan hoor horen weten denk meld breng vergelijk beschrijf noem uitwerk helpen bespreek besprek doornem nem "
        "voorbereid samenvat maken zijn hebben worden zet geven doen plan bevestig tonen zien houd stopp laten begrijp snap indenk voorstel feliciteer wens bedank herhaal toelicht notitie toevoeg meegeef noteer",
        "vergoeden vervangen kwijtschelden",
    ),
    "fr": (
        "",
        "pouvons pourrions peux pourrais pourrons pourrai allons vais",
        "aussi également bien volontiers même tout déjà toujours vous te lui leur le la les y en l",
        "envo montr expliqu répond repond appel parl échang echang partag transmet présent present regard vérifi verifi cherch trouv écout ecout pass venir voir rencontr attend laiss dire "
        "écri ecri demand not résum resum compar décri decri préciser precis prépar prepar point faire mettre être etre avoir prend aider rappel organis propos convenir fix conf renseign joindre adress discut détaill detaill arrêt arret avanc fournir donn compren conc imagin conceev souhait félicit felicit remerci répét repet suppos comprend not rest",
        "remboursons offrons remplaçons",
    ),
    "es": (
        "",
        "podemos podríamos puedo podría podremos podré vamos voy",
        "también incluso ya a le te os les lo la con gusto",
        "enviar mandar haciend mostrar enseñ ensen explic respond contest llam habl compart pasar present mirar ver revis comprob buscar encontr escuch venir visit reun esper dejar decir escrib pregunt "
        "anot resum compar describ precis prepar hacer poner estar ser tener ayud coment quedar agend reserv propon indic coment compart aclar tratar detall conocer dar entend compren imagin felicit dese repet agradec suger quedar",
        "devolvemos regalamos reembolsamos",
    ),
    "it": (
        "",
        "possiamo potremmo posso potrei potremo potrò",
        "anche pure già volentieri",
        "invi mand mostr spieg rispond chiam sent parl condivid pass present guard verific control cercar trovar ascolt venir visit incontr aspett lasci dir scriv chied "
        "not riassum confront descriv precis prepar far metter esser aver aiut fiss propor indic veder chiar ragion girar dar fare mettere essere dire cap compren immagin felicit augur ripet ringrazi suggeri rest",
        "rimborsiamo regaliamo sostituiamo",
    ),
    "pt": (
        "",
        "podemos poderíamos posso poderia poderemos vamos vou",
        "também até já lhe te vos o a os as",
        "enviar mandar fazend mostrar explic respond lig fal conversar partilh compartilh pass apresent olhar ver verific procur encontr ouvir vir visit reun esper deix dizer escrev pergunt "
        "anot resum compar descrev precis prepar fazer por pôr estar ser ter ajud coment marcar agend propor indic esclarec tratar detalh dar combinar levar entend perceb compreend imagin felicit desej repet agradec suger ficar volt",
        "devolvemos oferecemos reembolsamos",
    ),
}


@cache
def promises(code: str) -> Promises:
    """How the language of this code promises."""
    return _promises(*_OF[code], verb_last=code in ("de", "nl"))
