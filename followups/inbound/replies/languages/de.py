"""German."""
# ruff: noqa: E501 -- tables of words read better in long lines

PHRASES = {
    "opt_out": """
verbitte|verbitten mir|uns
kontaktdaten|adresse|daten|mailadresse ~1 löschen|entfernen
interesse an ~2 nachrichten|mails|e-mails|werbung|newsletter|newslettern|kontaktaufnahme
newsletter|abo|abonnement ~1 stornieren|kündigen|beenden
kontaktaufnahme ~2 erwünscht|unerwünscht|gewünscht
aus ~4 kontaktliste|kontakten|adressbestand|system|crm
sehen|sehe|nehmen ~5 weiteren|künftigen|anschreiben|mails|nachrichten|kontaktaufnahmen ~1 ab|abstand
von weiteren|künftigen|zukünftigen anschreiben|mails|e-mails|nachrichten|kontaktaufnahmen|anrufen|schreiben
nehmen|nimm|nehmt|streichen|streich|streicht|entfernen|entferne|entfernt|löschen|lösche|löscht|tragen|trag|austragen|werfen|loeschen|schmeißen|holen ~3 mich|uns|meine|meinen|unsere|diese ~4 von|aus|vom|raus|adresse|e-mail|mail|mailadresse|namen|nummer|kontakt|kontaktdaten|verteiler|daten|e-mail-adresse
mich|uns|meine|unsere|adresse|mailadresse ~5 streichen|entfernen|löschen|austragen|abmelden|rausnehmen|herausnehmen|zu? nehmen|loeschen|rauslöschen
tragen|trag|melden|melde|nehmen|streichen sie? ~1 mich|uns ~2 aus|ab|raus|bitte
streichen|entfernen|löschen|streich|entferne|lösche sie? mich|uns
aus dem|ihrem|eurem|deinem|ihrer|der|eurer|allen|sämtlichen|ihren|diesem ~1 verteiler|verteilern|liste|mailverteiler|e-mail-verteiler|newsletter|datenbank|kartei|adressliste|mailingliste
von der|ihrer|eurer|deiner|allen|ihren liste|mailingliste|verteilerliste|listen|adressliste
keine|keinerlei ~1 weiteren|weitere|mehr|solche|solchen|e-mails|mails|werbung|nachrichten|werbemails|newsletter|kontaktaufnahme|kontaktaufnahmen ~3 mehr|bitte|von|senden|schicken|zusenden|erhalten|bekommen|e-mails|mails|nachrichten|anrufe|werbung|newsletter|kontakt|wünschen|wünsche|zuschicken|an
keine|keinerlei weiteren|weitere|weiteren ~2 e-mails|mails|nachrichten|anrufe|werbung|newsletter|kontakt|kontaktaufnahme|kontaktaufnahmen|kontaktversuche|zusendungen|schreiben|anfragen
keine|keinen|keinerlei ~3 erhalten|bekommen|empfangen|haben
keine|keinen e-mails|mails|nachrichten|newsletter|werbung mehr
möchte|will|wünsche|möchten|wollen|wünschen ~4 nicht|nichts|keine|keinen ~4 mehr|kontaktiert|angeschrieben|weiter
nicht|nichts|nie mehr|weiter|wieder|länger ~3 kontaktieren|anschreiben|schreiben|anrufen|melden|kontaktiert|angeschrieben|behelligen|belästigen|zusenden|schicken|senden|hören|mailen
nie wieder
hören|hör|hört ~2 auf ~4 schreiben|mails|mailen|nerven|spammen|schicken|belästigen|kontaktieren|senden|damit
auf|aufhören mir|uns zu|mit
lassen|lass|lasst ~1 mich|uns ~2 ruhe|frieden
abmelden|abbestellen|austragen|abmeldung|abbestellung|abzumelden|abzubestellen|auszutragen
melde|melden|bestelle|trage ~4 ab|aus newsletter|verteiler|hiermit
hiermit melde|widerrufe|widerspreche|untersage|kündige
bestellen|bestelle ~3 ab
unterlassen|unterlasse|unterlasst ~3 kontakt|kontaktaufnahme|mails|zusendung|werbung|jegliche|weitere|künftig|dies|das|es
unterlassung
untersage|verbiete
widerspreche|widersprechen|widerspruch ~4 nutzung|verarbeitung|werbung|verwendung|speicherung|daten|werblichen|kontaktaufnahme
widerrufe|widerrufen ~3 einwilligung|zustimmung
stoppen|stopp|stoppt|stellen|stell|stellt ~3 mails|e-mails|zusendung|nachrichten|werbung|zusendungen|newsletter|ein
verschonen|verschone|verschont ~1 mich|uns
verzichte|verzichten auf ~2 mails|e-mails|nachrichten|newsletter|werbung|kontakt|zusendung|zusendungen
kein kontakt mehr
keine kontaktaufnahme
hau|haut ab
verpiss|verpisst dich|euch
verzichten|verzichte ~2 künftig|zukünftig ~2 auf
sparen|spar ~3 mails|e-mails|nachrichten
von weiteren|künftigen ~2 abzusehen|absehen|abstand
sehen|sehe ~5 ab von weiteren
nicht in ihrem|eurem|ihren verteiler|newsletter
""",
    "no_contact": """
nicht|nie schreiben|schreib|kontaktieren|kontaktiere|anschreiben|anrufen|mailen|melden
schreiben|schreib|kontaktieren|kontaktiere|mailen|melden|rufen|schicken|senden ~3 nicht|nichts|nie|keine mehr|wieder|weiter|an|mails|e-mails|nachrichten
schreiben|kontaktieren sie mich|uns|mir nicht
""",
    "opt_out_word": "stopp stop abmelden abbestellen austragen abmeldung löschen streichen unsubscribe entfernen loeschen halt abbestellung",
    "erasure": """
löschen|lösche|löscht|loeschen|löschung|vernichten|entfernen|löschen-sie ~5 daten|personenbezogenen|personenbezogene|informationen|datensatz|profil|konto
daten ~5 löschen|gelöscht|loeschen|entfernen|vernichten
art|artikel 17
recht auf löschung|vergessenwerden|vergessen
dsgvo ~5 löschung|löschen|löschen
löschung ~3 daten
""",
    "explicit_no": """
gut|bestens|bereits aufgestellt|versorgt|bedient|ausgestattet
wird ~3 nichts
interne|eigene|andere lösung ~1 entschieden
nicht ~3 umsetzen|weiterführen|fortsetzen ~1 werden
für uns|mich durch|gestorben|abgeschlossen|abgehakt|beendet
zuschlag ~4 nicht
brauchen|brauche|benötigen wir|ich nicht|nichts|keine|keinen|kein
kein|keinen ~1 handlungsbedarf|gebrauch|bedarf
nicht weiterzuverfolgen|weiterzuführen|weiterzumachen|anzunehmen|umzusetzen
suchen|suche ~2 nichts|nicht|keine|keinen
sehen|sehe ~6 zusammenarbeit|angebot|projekt|kauf|auftrag ab
entscheidung ~4 nicht ~2 sie|ihnen|euch ~1 gefallen|ausgefallen
für ~6 von|der|die ~4 firma|konkurrenz|anbieter|agentur|wettbewerber ~5 entschieden
letztlich|letztendlich|schließlich|schlussendlich ~6 entschieden
versorgt|eingedeckt
ad acta
hat|haben ~2 sich ~3 erledigt
bereits|schon|inzwischen|mittlerweile ~3 gefunden|gelöst|vergeben|beauftragt|erledigt|eingekauft|anderweitig
machen|lösen|bauen|setzen ~3 selbst|selber|intern
raus aus dem thema
kein ~1 thema ~1 für
vom tisch
kein|keinerlei|keine|keinen|null ~1 interesse|bedarf|verwendung|notwendigkeit
nicht ~2 interessiert|interessant|relevant|interessieren
interesse|bedarf ~4 nicht|kein|keines|keiner
besteht|haben|habe|sehen|sehe|gibt ~4 kein|keinen|keinerlei ~1 bedarf|interesse
nein danke|vielen|besten|leider|kein
danke|dank nein
dagegen|gegen entschieden
gegen ihr|euer|dein|das|ihre|die|eure ~2 entschieden
für einen|eine|ein|den|die ~1 anderen|andere|anderes|konkurrenten|mitbewerber|wettbewerber|alternative|konkurrenz|mitbewerb ~4 entschieden|gewählt|zuschlag
anderweitig entschieden|vergeben|beauftragt|gelöst|orientiert
anderen|andere|andern ~2 beauftragt|gewählt|entschieden|gekauft|unterschrieben
bei|mit der|dem|einem|einer|anderen ~1 konkurrenz|mitbewerber|wettbewerber|anderen|konkurrenten|wettbewerb ~2 unterschrieben|abgeschlossen|gekauft|bestellt|beauftragt
entschieden ~3 nicht|anders|dagegen
haben|habe ~3 uns|mich ~3 anders entschieden
brauchen|brauche|benötigen|benötige|wollen|will|möchten|möchte|nehmen|kaufen ~3 das|es|so|ihr|dies|diese|davon|sie ~3 nicht|nichts|kein|keine|keinen
brauchen|benötigen|brauche|benötige ~2 nichts|nicht|keine|keinen|kein
nicht ~2 benötigt|gebraucht|nötig|notwendig|erforderlich|gewünscht|annehmen|weiterverfolgen|weiterführen|fortführen|fortsetzen|beauftragen|zusammenarbeiten|umsetzen
nicht ~1 in frage
kommt|kommen ~4 nicht|nie in frage
nichts für uns|mich
nicht das richtige|passende
muss|müssen|möchte|möchten ~4 absagen|ablehnen|verzichten|passen
lehnen|lehne ~4 ab
sagen|sage ~3 ab
verzichten|verzichte
wird|werden|werde ~3 nichts|nicht ~2 weiter|weitermachen|verfolgen|kommen|kaufen|bestellen|annehmen
nicht weiter verfolgen|verfolgt|interessiert
abgesagt|absage
nehmen ~2 abstand
abstand von ~3 angebot|projekt|kauf
daraus|daran ~1 wird|besteht ~2 nichts|kein
uninteressant
nicht unser thema|ding
projekt ~3 gestoppt|eingestellt|abgesagt|gestrichen|gestorben|verworfen
hat|ist sich ~1 erledigt
bleiben|bleibe ~1 bei|beim ~2 bisherigen|jetzigen|aktuellen|alten|anbieter|lieferanten
kein|keine|keinen ~2 angebot gewünscht|mehr|benötigt
lieber nicht
leider nein
""",
    "no_word": "nein nee nö ne",
    "now_word": """
momentan|aktuell|derzeit|zurzeit|gerade|vorerst|vorläufig|heuer|noch
zur zeit
im moment|augenblick
jetzt nicht
nicht jetzt
dieses jahr|quartal
""",
    "complaint": """
uwg|unzulässig
das|dies|ihre ist|sind ~2 spam|belästigung|unerwünschte|unverlangte|unverschämtheit|illegal|rechtswidrig|nötigung|werbung
spam
unverlangte|unerwünschte|unerlaubte|unaufgeforderte|unzulässige ~1 werbung|mail|mails|e-mail|zusendung|werbemail|kontaktaufnahme
anwalt|anwälte|rechtsanwalt|rechtsanwältin|anwältin|rechtsabteilung|anwaltlich|rechtsbeistand
rechtliche|juristische|gerichtliche schritte|konsequenzen|maßnahmen
abmahnung|abmahnen|strafanzeige|unterlassungserklärung|anzeige|anzeigen
beschwere|beschweren|beschwerde
beschwerde einlegen|einreichen|führen
belästigung|belästigen|belästigt
datenschutzbehörde|aufsichtsbehörde|datenschutzbeauftragten|bundesnetzagentur|verbraucherzentrale|verbraucherschutz|landesdatenschutz|datenschutzbeauftragter|wettbewerbszentrale
melde|melden ~3 behörde|datenschutz|spam
verstoß|verstößt|verstoßen ~4 dsgvo|datenschutz|uwg|gesetz|recht
""",
    "later": """
brauchen|brauche|benötigen|dauert ~3 zeit
etwas|wenig|mehr|bisschen geduld|zeit
jetzt|momentan|aktuell|derzeit|zurzeit|gerade|vorerst ~3 nicht|keine|kein|keinen|leider
nicht ~2 jetzt|heuer
zur zeit|im moment|im augenblick ~4 nicht|kein|keine|keinen|leider|stressig|schwierig|ungünstig|viel|passt
noch nicht ~2 weit|so|soweit|bereit
nicht der|ein ~1 richtige|richtiger|passende|gute|guter|günstig|beste|ideale|optimale zeitpunkt|moment|zeit
schlechter|ungünstiger|falscher zeitpunkt|moment
später
zu einem späteren
frühestens|erst ~3 nach|im|in|ab|nächstes|kommendes|wieder|am|anfang|ende|mitte
nicht vor
vielleicht|eventuell|möglicherweise|ggf ~1 nächstes|im|später|ab|in|dann|nach|kommendes|anfang|ende
melden|melde ~4 wieder|erneut|nochmal|noch|dann|später
wieder melden|kontaktieren|anrufen|sprechen|aufgreifen|aufnehmen
auf eis|hold
verschoben|verschieben|vertagt|vertagen|zurückgestellt|zurückstellen|aufgeschoben|aufschieben|pausiert|hintangestellt
zu viel|viele|beschäftigt|stressig|busy|tun|um
sehr|total|echt|gerade|ziemlich|völlig|extrem stressig|ausgelastet|viel|überlastet|eingespannt|beschäftigt|hektisch
keine|wenig zeit|kapazität|kapazitäten|luft|ressourcen
nächstes|nächsten|kommendes|nächste jahr|quartal|saison ~2 wieder|vielleicht|gern|gerne|erneut|nochmal|aktuell|thema
dieses jahr|quartal ~3 kein|keine|keinen|nicht
ein|zu andermal|einander
elternzeit|mutterschutz
im|nächsten neuen jahr ~3 gern|gerne|wieder|nochmal|noch|erneut
nach dem|der|den|meinem|unserem ~1 urlaub|ferien|sommer|umzug|elternzeit|feiertagen
lassen sie|uns ~2 im|in|nächstes|nächste|später|nach
""",
    "again": """
melden|melde|fragen|frag|kontaktieren|anrufen|schreiben|sprechen|nachfragen|nachhaken|rufen|erinnern|versuchen|versuch|probieren|telefonieren|wenden|unterhalten ~4 wieder|noch|nochmal|erneut|dann|später|im|in|nach|ab|nächste|nächsten|nächstes|anfang|ende|mitte|am|mal
gern|gerne ~2 wieder|nochmal|später|im|dann
""",
    "wrong_person": """
nicht ~3 zuständig|verantwortlich|zuständige|richtige|richtiger|ansprechpartner|ansprechpartnerin|entscheider|entscheiderin
falsche|falscher|falschen|falsch person|ansprechpartner|ansprechpartnerin|adresse|adressat|abteilung|bei|verbunden|kontakt|stelle
bei mir|uns ~2 falsch|falschen
nicht|nichts mehr ~4 tätig|beschäftigt|firma|unternehmen|abteilung|einkauf|zuständig|angestellt|verantwortlich|für
arbeite|arbeitet|bin ~1 nicht mehr ~2 bei|im|in|für|dort|hier|da
nicht mein|meine|unser ~1 bereich|thema|aufgabe|abteilung|zuständigkeit|aufgabengebiet
nichts ~2 zu tun
unternehmen|firma ~2 verlassen|ausgeschieden
verwechseln|verwechselt|verwechslung
irrtum
rente|ruhestand|pensioniert
damit|dafür|hier|das nicht|nichts befasst|zuständig|zu
""",
    "referral": """
wenden|wende|kontaktieren|kontaktiere|schreiben|sprechen|melden|rufen|fragen|richten ~4 an|bei|mit|mein|meine|meinen|unsere|unseren|frau|herrn|herr ~2 kollegen|kollegin|frau|herrn|herr|chef|chefin|leiter|leiterin|abteilung|team|einkauf|it|geschäftsführer|geschäftsführerin|geschäftsführung|vorgesetzten|nachfolger|nachfolgerin
kontaktieren|fragen|anrufen sie? ~1 frau|herrn|meinen|meine|unsere|unseren|bitte
wenden sie|dich|euch ~2 an
zuständig|verantwortlich|ansprechpartner|ansprechpartnerin|zuständige ~3 ist|sind|wäre|für
ist|wäre ~6 zuständig|verantwortlich|ansprechpartner|ansprechpartnerin|zuständige
leite|leiten|gebe|geben|reiche|reichen|habe|weiterleiten ~8 weiter|weitergeleitet|weitergegeben|weiterleiten
in|ins kopie|cc
cc
mein|meine kollege|kollegin ~5 kümmert|übernimmt|meldet|hilft|zuständig|betreut|macht|verantwortlich
kümmert|betreut|verantwortet|übernimmt ~3 sich|das|dies|dieses|den|die|bei
nachfolger|nachfolgerin
besser|lieber an|mit|bei
stelle ~3 kontakt her
""",
    "price": """
zu|sehr|recht|ziemlich|ganz|viel|echt ~1 teuer|hoch|kostspielig
teuer
über|außerhalb|oberhalb|jenseits ~3 budget|budgets|rahmen|vorstellungen|möglichkeiten|preisvorstellung|preisvorstellungen
kein|keine|keinen|knappes|begrenztes|geringes ~1 budget|geld|mittel
budget ~4 nicht|überschritten|gesprengt|erschöpft|ausgeschöpft|knapp|sprengt|ausgereizt
sprengt ~2 budget|rahmen
günstiger|günstigeres|günstigere|billiger|preiswerter
preis|preise|kosten|angebot ~4 hoch|höher|zu|über|problem|hürde
rabatt|nachlass
mehr als ~4 ausgeben|geplant|erwartet|gedacht|wollten
nicht leisten
""",
    "timing": """
zu früh|spät|knapp|kurzfristig|lange|lang
keine zeit|kapazität|kapazitäten|ressourcen
dauert ~2 zu lange|lang
zeitlich ~3 nicht|schwierig|eng|knapp
zeitplan|zeitrahmen ~3 eng|knapp|passt
""",
    "competitor": """
bereits|schon|derzeit|aktuell ~3 mit|bei|einen|einem|eine|ein|anderen|lösung|anbieter|dienstleister|partner|agentur|versorgt|bedient|anderem|im
wettbewerb|wettbewerber|konkurrenz|konkurrent|mitbewerber|mitbewerb|konkurrenzangebot|vergleichsangebot|vergleichsangebote
anderen|anderer|anderem|andere|weitere|anderes|alternative ~1 anbieter|dienstleister|angebot|angebote|lösung|partner|agentur|tool|lieferanten|system
zufrieden mit|sind|bin
sind|bin ~3 zufrieden
bestehenden|bisherigen|jetzigen|aktuellen ~1 anbieter|dienstleister|partner|lösung|vertrag|lieferanten|system
intern|selbst|inhouse lösen|gelöst|umsetzen|machen|abgedeckt
vergleichen|vergleich
wechsel|umstieg|umstellung
""",
    "authority": """
chef|chefin|geschäftsleitung|geschäftsführung|geschäftsführer|vorstand|vorgesetzter|vorgesetzte|vorgesetzten|leitung|gremium|einkauf|controlling|rechtsabteilung|gesellschafter|betriebsrat|partner ~5 entscheiden|entscheidet|zustimmen|freigeben|genehmigen|absegnen|überzeugen|absprechen|klären|abstimmen|fragen|besprechen|rücksprache|noch|will|möchte|meint|findet|müsste|muss
muss|müsste|müssen|erst|zunächst|noch ~4 chef|chefin|geschäftsleitung|geschäftsführung|geschäftsführer|vorstand|leitung|gremium|einkauf|vorgesetzten|intern
freigabe|genehmigung|zustimmung|okay|absegnung ~3 von|brauche|benötige|holen|einholen|fehlt|nötig|durch
nicht allein|alleine|selbst entscheiden
intern ~2 abstimmen|besprechen|klären|abklären|prüfen|beraten
rücksprache
""",
    "need": """
nicht|kaum|wenig ~2 überzeugt|sicher|klar
sehe|sehen|erkenne|verstehe ~3 nicht|keinen|kein|wenig ~2 mehrwert|nutzen|vorteil|sinn|bedarf|wert|warum
bedenken|skeptisch|zweifel|zweifle|sorge|sorgen|vorbehalte|unsicher|befürchte|befürchten
risiko|riskant
zu komplex|kompliziert|aufwendig|aufwändig|groß|klein|umfangreich|wenig
fehlt|fehlen ~3 funktion|funktionen|schnittstelle|unterstützung
""",
    "interested": """
begeistert|überzeugt|beeindruckt|hilfreich|gefallen|gefällt
klingt|hört|sieht|liest|schaut ~4 gut|spannend|interessant|vielversprechend|super|toll|prima|perfekt|passend
ich|wir|sehr|bin|sind|grundsätzlich|weiterhin|durchaus ~2 interessiert|interesse
interesse an|haben|besteht
haben|habe|hätte|hätten|besteht ~2 interesse
ja ~2 gern|gerne|bitte|das|machen|wir|ich|passt|sehr|unbedingt|natürlich|klar|klingt|super|können|schicken
gern|gerne|sehr|unbedingt|natürlich ~2 schicken|senden|rufen|telefonieren|sprechen|machen|treffen|ansehen|anschauen|testen|buchen|nehmen|annehmen|kommen|mehr|am|um|einen|einmal
sehr gerne|gern
passt|passen|ginge|geht|klappt ~4 gut|uns|mir|besser|super|prima|perfekt|bestens|recht
würde|wäre|ist ~4 gut|besser|super|prima|perfekt|bestens|ideal|recht|passen|gehen
der termin ~3 passt|steht
lassen|lass|lasst sie|uns ~2 sprechen|telefonieren|treffen|starten|machen|reden|loslegen|vereinbaren|angehen|besprechen|das
schicken|senden|schick|sende|mailen|übersenden|lassen ~5 angebot|unterlagen|infos|informationen|vertrag|link|einladung|preisliste|details|broschüre|präsentation|mehr|zu|zukommen|material|rechnung
wann ~2 hätten|können|könnten|haben|passt|wäre|würde|ginge
können|könnten|wollen|würden|sollen wir ~5 telefonieren|sprechen|treffen|termin|vereinbaren|starten|beginnen|zoomen|teams
rufen|ruf ~2 mich|uns ~3 an
würde|würden|möchte|möchten|will|wollen ~2 gern|gerne|uns|das|mehr|die|einen|es|ihr|mich ~6 ansehen|anschauen|buchen|bestellen|testen|kennenlernen|erfahren|beauftragen|starten|annehmen|sprechen|kaufen|zusammenarbeiten|wissen|vereinbaren|kommen|nehmen|ausprobieren
freue|freuen
machen wir|so
so machen
einverstanden
nichts ~1 dagegen|gegen
bin|sind dabei
nehmen|nehme|buchen|buche|bestellen|bestelle ~3 das|die|den|an|paket
überzeugt uns|mich|hat
bis dann|morgen|dienstag|montag|mittwoch|donnerstag|freitag|bald
bin|sind|wäre|hätte ~2 am|um|zeit|verfügbar|frei|erreichbar
perfekt
super
bitte um ~2 rückruf|angebot|termin|anruf|unterlagen
""",
    "question": """
kann|konnte|konnten|können|lässt|ließ ~5 nicht ~1 öffnen|herunterladen|finden|lesen|sehen|aufrufen|einloggen|anmelden
nicht ~1 öffnen|herunterladen|lesen
funktioniert|geht|lädt|öffnet ~2 nicht
nicht|nie ~2 erhalten|bekommen|angekommen|verstanden
nicht ~1 verstanden|verstehe|klar
frage|fragen|frag
würde|möchte|wüsste ~4 interessieren|wissen|gern|gerne
interessieren würde|mich
können|könnten|kannst|könntest sie|du ~4 sagen|erklären|erläutern|mitteilen|bestätigen|angeben|aufschlüsseln|verraten|beantworten
bitte um ~2 info|auskunft|klärung|erläuterung|rückmeldung
wie ist|sieht es|das
unklar|unsicher ~2 ob|wie|was|welche
""",
    "question_start": "was wie warum wann wo wer welche welcher welches wieviel wieso weshalb gibt ist sind kann kannst können könnte könnten haben hat habt lässt läuft funktioniert geht wird werden bietet bieten enthält brauche brauchen muss müssen woher womit wofür wen wem inwiefern darf unterstützt",
    "maybe": """
nie|niemals|nicht ~2 zugestimmt|eingewilligt|angemeldet|erlaubt
spam
verteiler
abgemeldet|abmelden|abbestellt
stopp|stop
genug
nervt|nervig|nerven|lästig|aufdringlich|belästigend|penetrant
woher ~2 sie|ihr|du ~4 adresse|daten|nummer|kontakt|mail
wer sind sie
was soll das
dsgvo|datenschutz|einwilligung
eher|wohl|wahrscheinlich|vermutlich|lieber|sicher|bestimmt|wirklich nicht
glaube|denke nicht|kaum
unwahrscheinlich
zeitverschwendung
schon wieder
noch so|eine mail
nicht schon wieder
na toll|super
ja ja
leider
ungern
erledigt
bereits|schon mitgeteilt|gesagt|geschrieben
mehrfach
nicht nötig
keine ahnung
vergessen sie
absehen
danke nicht
nicht mehr
""",
    "farewell": """
trotzdem|dennoch|nochmals ~2 danke|dank
danke|dank ~2 trotzdem
viel|weiterhin erfolg
alles gute ~2 für|weiterhin|weiter
für die|ihre zukunft
""",
    "decision": """
entschieden|entscheidung|entschlossen|beschlossen
absehen|abstand|absage|vergeben|zuschlag
bleiben|bleibe
sehen|sehe ~5 ab
andere|anderer|anderen|anderes lösung|anbieter|weg|richtung
gestoppt|eingestellt|geplatzt|gestorben
""",
    "pending": """
noch|bisher|bislang ~2 nicht|keine|keinen|kein
nicht ~2 geschafft|dazugekommen|dazu
montag|dienstag|mittwoch|donnerstag|freitag|morgen|heute|termin ~6 nicht|leider
kann|können|schaffe|schaffen ~4 nicht ~2 teilnehmen|kommen|dabei
nicht ~2 büro|da|angehängt|angekommen|öffnen
""",
    "unfit": """
passt|passen ~3 nicht|leider zu uns|zu|uns
passt|passen nicht
""",
    "progress": """
erhalten|prüfen|prüfe|angekommen|schaue|lese|anbei|anhang|notiert|verstanden|warten|weitergeleitet|eingegangen|testen|beraten
schauen|sehen ~3 an
alles klar|gut
geht klar
in ordnung
wir|ich sind|bin|nutzen|nutze|haben|habe|brauchen|brauche|planen|möchten|suchen|arbeiten|zahlen|verwenden|wollen|melden|melde
sind|nutzen|haben|verwenden wir
unsere|unser|meine|mein
es|das sind|ist
schönes|schönen ~1 wochenende|tag|abend|feierabend
entschuldigung|sorry
""",
    "shield": """
keine ~1 einwände|einwand|änderungen|anmerkungen
nicht dringend|eilig
termin|besprechung|call|meeting ~3 absagen|stornieren|verschieben
zweiten|nutzer|lizenz|position|punkt|posten|zeile ~5 streichen|entfernen|löschen|rausnehmen
falls|wenn|ob ~5 kündigen|stoppen
kein|kein-wirkliches hindernis|hinderungsgrund
kein|keine problem|stress|thema|eile|ursache|frage|fragen|sorge|zweifel|hektik|einwände|probleme|umstände|ding
nein|nee ~1 im ernst|gegenteil
nicht nur
nicht schlecht|übel|verkehrt|uninteressant
nichts dagegen|gegen
spricht nichts
warum nicht
wieso nicht
nicht aufhören
hören sie nicht auf
gar nicht schlecht|übel
keine sorge
nicht zögern|scheuen
ob oder nicht
oder nicht
einen|eine|ein|den|die|nutzer|benutzer|kontakt|kontakte|kunden|daten|einzelne|leads|mitarbeiter|datensatz|datensätze|element|zeile|spalte ~4 löschen|entfernen|abmelden|austragen wieder?|können|kann|könnte|lassen|aus|in|im
wie|kann|können ~3 nutzer|benutzer|kunden|kontakte|mitarbeiter|leads ~5 löschen|entfernen|abmelden
einen|eine|die|den nutzer|benutzer|kunden|kontakte|mitarbeiter|leads ~5 löschen|entfernen|abmelden|austragen
kein mensch
nicht vergessen
interesse nicht verloren
keine ~1 weiteren|offenen fragen|einwände|anmerkungen
rechtsabteilung ~4 prüft|prüfen|geprüft|schaut|freigibt
absage ~3 termin
""",
    "promise": """
ich|wir|werde|werden|melde|melden ~3 mich|uns ~4 melden|zurück|wieder|bei|am|bis|nächste|im|nach|morgen|spätestens
melde|melden ich|wir? ~1 mich|uns
ich|wir schicke|schicken|sende|senden|gebe|geben|rufe|rufen|bestätige|bestätigen|prüfe|prüfen|entscheide|entscheiden|bespreche|besprechen|kläre|klären|kommen|komme|antworte|antworten|unterschreibe|unterschreiben|teile|teilen|leite|leiten
werde|werden ich|wir|sie|ihnen|das|es ~6 schicken|senden|geben|anrufen|bestätigen|prüfen|entscheiden|besprechen|klären|antworten|unterschreiben|mitteilen|melden|wissen
ich|wir werde|werden
gebe|geben|schicke|sende|rufe ich|wir|ihnen
sie hören|bekommen|erhalten ~2 von|bis|am|meine|unsere|eine|die|den
""",
    "their_wish": """
bitte ~4 ergänzen|ändern|anpassen|aktualisieren|aufnehmen|eintragen|bestätigen|verschieben|beachten|korrigieren
schicken|senden|geben|zeigen sie uns|mir
schicken|senden|rufen|melden|schreiben|kontaktieren|geben|mailen|fragen|erinnern|übersenden|zeigen|versuchen sie
schick|schicken|senden|sende|mailen|ruf mir|uns|mich|bitte
melde dich|bitte
bitte ~3 schicken|senden|anrufen|melden|zusenden|zuschicken|kontaktieren|übersenden|fragen|erst|wieder|um
können|könnten|würden|kannst|könntest sie|du ~4 schicken|senden|anrufen|zuschicken|zusenden|melden|übersenden|geben|vorbereiten
lassen|lass sie|uns ~3 sprechen|telefonieren|treffen|reden|im|in|nach|nächste|austauschen
sprechen|telefonieren|treffen wir
""",
    "call": "anrufen rufen ruf melden melde schreiben kontaktieren sprechen telefonieren fragen erinnern reden nachfragen nachhaken versuchen aufgreifen wenden",
    "thanks": "danke dank vielen besten herzlichen gruß grüße mit freundlichen viele liebe hallo guten tag sehr geehrte geehrter herr frau bitte mfg lg vg für die das ihre ihr mail nachricht angebot schön beste moin servus liebes team mich uns einfach jetzt",
    "roles": "leiter leiterin kollege kollegin kollegen chef chefin herr herrn frau bitte vielen danke hallo ich wir sie das die der den dem für dieses thema einkauf marketing vertrieb abteilung geschäftsführer geschäftsführerin kopie zuständig ansprechpartner ansprechpartnerin nachfolger nachfolgerin kontakt firma leider gerne ja nein unsere unser mein meine und it edv verantwortlich verantwortlicher mit in an mail team büro",
}
