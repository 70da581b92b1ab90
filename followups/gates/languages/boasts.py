"""Words of others whom a message may tell of: customers, peers, studies. What it says of them needs a fact or an asset."""
# ruff: noqa: E501 -- tables of words read better in long lines, and languages bring their own letters

from __future__ import annotations

from functools import cache

from followups.gates.languages.matters import Words, table

_OF = {
    "de": "kunden kundin kundinnen stammkunden betriebe betrieben praxen firmen hotels restaurants werkstätten büros studios kanzleien anwender anwenderinnen nutzer mandanten auftraggeber referenz* studie studien experten fachleute umfrage* erfahrungsgemäß testsieger auszeichnung* ausgezeichnet prämiert preisgekrönt marktführ* bewährt branchenweit durchschnittlich nachweislich weiterempfehl* schwört schwören",
    "fr": "clients clientes client cliente cabinets entreprises sociétés hôtels restaurants utilisateurs études étude experts spécialistes sondage* moyenne primé primée récompens* leader référence références éprouvé prouvé confrères recommandent",
    "es": "clientes cliente empresas hoteles restaurantes despachos clínicas talleres usuarios estudio estudios expertos encuesta* media promedio premiad* líder líderes referencia referencias probado demostrado recomiendan",
    "it": "clienti cliente aziende alberghi ristoranti studi cliniche officine utenti ricerca ricerche esperti sondaggi* media premiat* leader referenza referenze provato dimostrato raccomandano",
    "nl": "klanten klant bedrijven hotels restaurants praktijken kantoren winkels gebruikers studie studies onderzoek onderzoeken experts deskundigen enquête* gemiddeld bekroond* marktleider referentie* bewezen aanbevelen opdrachtgevers",
    "pt": "clientes cliente empresas hotéis restaurantes escritórios clínicas escolas usuários utilizadores estudo estudos especialistas pesquisa* média premiad* líder líderes referência referências comprovado provado recomendam",
}


@cache
def others(code: str) -> Words | None:
    """The words of the language of this code; None where it has none."""
    return table(_OF[code]) if code in _OF else None
