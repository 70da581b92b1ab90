"""What reads alike in several languages."""
# ruff: noqa: E501 -- tables of words read better in long lines

PHRASES = {
    "shield": """
unsubscribe statistics|stats|rate|rates|request|requests|link|links|button|page|pages|function|feature|process|list|header|handling|management|option|statistik|quote|quoten|links
unsubscribe|opt-out|stop ~1 rate|rates|statistics
spam|junk folder|filter|ordner|filtro|map|box|mapje|fach
in|im|en|nel|na|dans|no|nella|mon|votre ~2 spam|spams|spamordner|spamfilter|junk
dossier|carpeta|cartella|pasta|bandeja ~1 spam|spams
lawyer|lawyers|attorney|legal|solicitor ~5 contract|agreement|terms|nda|review|reviewing|reviews|check|look|looks|sign
contract|agreement|terms|nda ~4 lawyer|lawyers|legal|attorney
anwalt|rechtsabteilung|anwälte|juristen ~5 vertrag|prüft|prüfen|geprüft|agb|durchsehen
vertrag|vertragsentwurf|agb ~5 anwalt|rechtsabteilung|anwälte|juristen
avocat|juriste|juridique ~5 contrat|relit|relire|vérifie|vérifier|cgv
contrat ~5 avocat|juriste|juridique
abogado|abogada ~5 contrato|revisa|revise|revisar|revisando
contrato ~5 abogado|abogada
avvocato|legale ~5 contratto|controlla|controllare|rivede|verifica
contratto ~5 avvocato|legale
advocaat|jurist|juridische ~5 contract|bekijkt|checkt|nakijken|controleert
contract|overeenkomst ~5 advocaat|jurist|juridische
advogado|advogada|jurídico ~5 contrato|rever|analisa|analisar|ver
contrato ~5 advogado|advogada|jurídico
""",
    "maybe": """
unsubscribe
unsub
""",
    "complaint": """
can spam act
""",
}
