"""Where the footer of a message begins: who writes, where they are, and how to hear no more. It says nothing else.

People word the way out in countless ways ("No" by reply and I'll stop.), so it is known by its place, the end, and by what
any of them has: an answer to give, a no or stop to give it with, and that it ceases then.
"""
# ruff: noqa: E501 -- tables of words read better in long lines

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass

from followups.gates.draft import Sender
from followups.gates.words import Words, words

_LINES = 8  # a footer has no more
_OWN = 0.6  # share of a line's words that are the sender's name, company or address
_NEAR = 3  # words between the answer and the no


def _set(text: str) -> frozenset[str]:
    return frozenset(words(text).folded)


_ANSWER = _set(
    "reply replying replies answer answering write text say send type respond message email mail tell drop click tap hit return "
    "antworten antworte antwort antwortet schreiben schreib schreibt sagen sag senden sende mail mailen "
    "répondez réponds répondre réponse écrivez écris dites dis envoyez envoie retour renvoyez "
    "responda responde responder respuesta escriba escribe escríbame escríbeme conteste contesta diga dime dígame envíe envía mande manda "
    "antwoord antwoorden beantwoord schrijf schrijven zeg mail stuur sturen "
    "risponda rispondi rispondere risposta risponde scriva scrivi scrivimi dica dimmi mandi invia "
    "responda responde responder resposta respondendo escreva escreve diga diz envie envia mande"
)
_STOP = _set(
    "stop stopp stopt no nein non nee não nao nei end quit cancel unsubscribe basta baja sair abmelden afmelden cancella parar nada remove halt"
)
_CEASES = _set(
    "stop stops quit cease unsubscribe opt out never rather prefer won don didn further again list touch follow bother peace nothing anymore "
    "abmelden abbestellen nicht keine kein mehr aufhören höre lieber ruhe abmeldung "
    "plus désinscrire désabonner désinscription arrête arrêter cesse préférez préfère laisse "
    "más baja dejar dejo dejaré prefiere prefieres deja darse "
    "niet geen meer afmelden stoppen liever uitschrijven "
    "più disiscrivere disiscriversi smetto preferisce preferisci cancellarsi cancellazione "
    "mais parar paro prefere preferir deixo cancelar descadastrar remover"
)
_WAYS_OUT = (
    "unsub",
    "abmeld",
    "abbestell",
    "desabonn",
    "desinscri",
    "afmeld",
    "uitschrijf",
    "disiscri",
    "cancellar",
    "descadastr",
    "optout",
    "darsedebaja",
)


@dataclass(frozen=True)
class Footer:
    """`first` is the number of its first word (of all words, where there is none); `stops`: it says how to hear no more."""

    first: int
    stops: bool


def footer_of(text: Words, sender: Sender, offered: Collection[int] = ()) -> Footer:
    """The last lines that are the sender's name and address or say how to stop; of the first line its last sentence at most.

    `offered` are words with which something is offered: no line that has one is a footer, wherever it stands.
    """
    own = frozenset(words(f"{sender.name} {sender.company} {sender.postal_address}").folded)
    first, stops = len(text.folded), False
    lines = _lines(text)
    for number in range(len(lines) - 1, max(-1, len(lines) - 1 - _LINES), -1):
        begin, end = lines[number]
        line = text.folded[begin:end]
        if any(begin <= word < end for word in offered):
            break
        if number and _says_how_to_stop(line):
            first, stops = begin, True
        elif number and sum(word in own for word in line) >= _OWN * len(line):
            first = begin
        else:
            begin = _last_sentence(text, begin, end)
            if _says_how_to_stop(text.folded[begin:end]):
                first, stops = begin, True
            break
    return Footer(first, stops)


def _lines(text: Words) -> list[tuple[int, int]]:
    """(first, stop) of the words of each line that has any."""
    found, start = [], 0
    for line in text.text.split("\n"):
        begin, end = bisect_left(text.starts, start), bisect_left(text.starts, start + len(line))
        if begin < end:
            found.append((begin, end))
        start += len(line) + 1
    return found


def _last_sentence(text: Words, begin: int, end: int) -> int:
    return max(begin, text.sentences[text.sentence[end - 1]][0])


def _says_how_to_stop(said: list[str]) -> bool:
    if any(word.startswith(_WAYS_OUT) for word in said):
        return True
    answers = [place for place, word in enumerate(said) if word in _ANSWER]
    noes = [place for place, word in enumerate(said) if word in _STOP]
    near = any(0 < abs(answer - no) <= _NEAR for answer in answers for no in noes)
    return near and not _CEASES.isdisjoint(said)
