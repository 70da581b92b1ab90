"""French."""
# ruff: noqa: E501 -- tables of words read better in long lines

PHRASES = {
    "opt_out": """
intéressé par vos|ces mails|messages|newsletters|courriels
nom|nom-de|adresse de vos|votre contacts|contact|fichiers|base|listes
supprimer|retirer|enlever ~1 mon|ma|mes mail|adresse|nom|email|contact
retirez|retire|retirer|enlevez|enlever|enlève|supprimez|supprimer|supprime|rayez|rayer|ôtez|effacez|sortez|désinscrivez|désinscrire|désabonnez|désabonner|radiez|désinscris|désabonne|exclure|otez ~2 moi|nous|me|m|mon|mes|notre|nos ~4 de|des|du|adresse|liste|listes|mail|email|e-mail|coordonnées|contact|contacts|numéro
me|nous|m ~1 retirer|enlever|supprimer|rayer|désinscrire|désabonner|effacer|désinscrit|retiré|désabonné|sortir
désinscrivez|désabonnez|désinscris|désabonne|retirez moi|nous
se|me désinscrire|désabonner
désinscription
désabonnement
désabonner|désinscrire
liste|listes ~2 diffusion|distribution|envoi|mailing ~4 retirer|enlever|supprimer
ne|n ~3 écrivez|contactez|envoyez|appelez|sollicitez|relancez|démarchez|dérangez|importunez|écris|contacte|envoie|souhaite|souhaitons|veux|voulons|désire|désirons|souhaiterais ~3 plus ~5 recevoir|être|rien|de|jamais|vos|nous|me|d
ne|n ~2 m|me|nous écrivez|contactez|envoyez|appelez|sollicitez|relancez|écris|contacte|envoie|dérangez|importunez|harcelez|spammez ~2 plus|jamais|pas
ne|n ~1 écrivez|contactez|envoyez|appelez plus|jamais
ne plus ~2 recevoir|contacter|écrire|envoyer|être|solliciter|m|me|nous|relancer
plus recevoir|être
plus aucun|aucune|de|d ~1 mail|mails|email|emails|courriel|courriels|message|messages|sollicitation|sollicitations|contact|communication|communications|newsletter|relance|relances|publicité
arrêtez|arrêter|arrête|cessez|cesser|stoppez|stopper ~4 envoyer|écrire|contacter|m|me|nous|mails|emails|messages|courriels|envois|solliciter|relances|appeler|spammer|tout|vos|harceler|immédiatement
laissez|laisse ~1 moi|nous tranquille|tranquilles|en
fichez|foutez|lâchez ~1 moi|nous|paix
retire|retirer|révoque|retirons ~2 consentement
oppose|opposer|opposition|opposons ~4 traitement|utilisation|prospection|données
résilier|résiliez ~3 abonnement|inscription
stop ~1 mails|emails|pub|mail|messages|spam|sms
jamais ~2 inscrit|abonné|demandé|donné
oubliez moi|mon|notre|nous
allez ~1 voir|faire
bloquer|bloque|bloqué ~3 adresse|messages|mails|expéditeur
""",
    "no_contact": """
inutile de me|nous ~1 recontacter|relancer|contacter|écrire|rappeler
merci de ne plus|pas ~1 me|nous ~1 contacter|recontacter|relancer|écrire|solliciter|envoyer|appeler
veuillez ne plus
ne me|nous contactez|recontactez|relancez|rappelez|écrivez pas
pas la peine de me|nous ~1 recontacter|relancer|contacter|écrire|rappeler
""",
    "opt_out_word": "stop arrêt désinscription désabonnement désabonner désinscrire unsubscribe supprimer retirer retrait stopper",
    "erasure": """
supprimez|supprimer|effacez|effacer|suppression|effacement|détruire|supprime ~5 données|informations|données-personnelles|coordonnées|compte
droit à l|d oubli|effacement
droit d effacement
article|art 17
rgpd ~6 effacer|supprimer|suppression|effacement
données ~5 supprimées|effacées|supprimer|effacer
""",
    "explicit_no": """
fait un autre choix
autre choix
sera|fera sans nous
confié|attribué|donné ~3 à ~2 confrère|autre|concurrent|prestataire
en rester là
restons en là
pas|non ~2 retenue|retenu|sélectionnée|sélectionné
ne correspond plus|pas
n irons|irai|ira pas plus loin
restons|restera|rester|resterons ~2 avec|chez notre|nos|mon|même
trouvé ~3 autre|solution|ailleurs|quelqu|prestataire|fournisseur
fait|faisons|ferons|réalisons|réalisé|géré|gérons|développé ~3 interne|nous-mêmes|mêmes
ce|cela sera non
plus d actualité
plus ~2 besoin|projet|sujet
déjà ~2 équipés|équipé|pourvus|pourvu|résolu|réglé
sujet ~2 clos|classé
pas|plus|guère|peu ~2 intéressé|intéressée|intéressés|intéressées|intéresse|intéressent|intéressant
aucun|sans|pas|nul ~1 intérêt|besoin|utilité
non merci|désolé|désolée
merci|mais non
n ~2 besoin
pas|plus|aucun|aucunement ~2 besoin
pas|plus ~2 donner|donnerons|donnerai|donne|donnons ~1 suite
sans suite
ne pas donner ~1 suite
choisi|choisie|retenu|opté|sélectionné|signé|contractualisé|engagés|pris|décidé ~2 autre|concurrent|concurrence|d|quelqu
signé|parti|partis|engagé|engagés ~1 chez|avec|pour un ~1 concurrent|autre
un autre prestataire|fournisseur|partenaire|solution ~3 choisi|retenu
décidé|choisi ~2 ne pas|plus
ne ~2 pas|plus ~2 poursuivre|continuer|aller|avancer|poursuivrons|retenir|retenons|retiendrons|retenu|accepter|collaborer
devons|dois|préférons|préfère|allons|vais|souhaitons ~2 décliner|refuser|renoncer
décline|déclinons|refuse|refusons|renonçons
ne ~2 correspond|répond ~2 pas
pas ~2 correspond|adapté|pertinent
ne nous|me concerne|concernent pas
pas ~1 pour nous|moi
pas ~3 ce que nous|je ~2 cherchons|cherche|recherchons|voulons
passons|passerons notre tour
passe mon tour
ne ~2 souhaitons|souhaite|voulons|veux|désirons ~2 pas
abandonné|annulé|arrêté|enterré ~2 projet
projet ~3 abandonné|annulé|arrêté|enterré
réponse ~2 négative
c|est est|un non
hors de question
restons|reste ~2 avec|chez notre|nos|mon
allons ~2 rester
sans façon
défavorable
""",
    "no_word": "non nan",
    "now_word": """
pour le moment
pour l instant
en ce moment
actuellement
à l heure actuelle
à ce stade
cette année
maintenant
aujourd hui
""",
    "complaint": """
c|est|ceci|cela ~2 du|un ~1 spam|harcèlement|pourriel|démarchage|arnaque
spam
spammeur|spammeurs
harcèlement|harceler|harcelez
avocat|avocats|juriste|juridique
signale|signaler|signalé|signalement|dénoncer|dénonce ~3 cnil|spam|vous|autorité|autorités|police
cnil
porte|porter|portons|déposer|dépose plainte
plainte
poursuites|poursuivre ~2 judiciaires|justice|justice
actions|action|voies en|de|judiciaire|judiciaires|légales|légale|justice
mise en demeure
mets en demeure
sollicitation|démarchage|publicité|prospection ~1 abusive|abusif|indésirable|illégal|illégale|sollicitée|non
illégal
violation|enfreint|contraire ~3 rgpd|loi
""",
    "later": """
faut|besoin|demande ~4 temps
reparle|reparlera|revoit|verra
pas ~3 maintenant|moment|instant|actuellement
pas ~2 bon|meilleur moment
mauvais moment
pour le moment|l'instant ~4 pas|non|rien
pas encore ~2 prêt|prêts|là|mûr|décidé
plus tard
pas avant
ne ~5 pas|plus|rien avant
pas ~3 cette année|trimestre|semaine
reparler|reparlons|reparlerons|revoyons|revenir|revenez|reviendrons|recontacter|recontactez|relancez|relancer|rappelez|rappeler|réessayez|reprendre|reprenons|repoussons|reporter|reportons|reporté|repoussé|différer|décaler ~4 à|en|dans|après|au|plus|l|le|la|d
verrons|reverrons|regarderons|reprendrons|étudierons ~3 en|à|dans|après|au|plus|l
débordé|débordés|débordée|surchargé|surchargés|overbooké
trop|très ~2 occupé|occupés|occupée|travail|pris
en pause|attente|suspens|stand-by|standby
mis|mettre|mettons ~2 en|de pause|attente|côté
peut être ~1 l|plus|en|après|dans|un
l an|année prochain|prochaine
congé maternité|parental|maternité
à ~3 rentrée
une autre fois
après ~1 les|l|mes|nos|le fêtes|vacances|été|congés
d ici là
""",
    "again": """
recontactez|recontacter|rappelez|rappeler|relancez|relancer|réessayez|reparler|reparlons|reparlerons|revenez|redemandez|reprendre
contactez|appelez|écrivez|demandez|relancez ~3 en|à|dans|après|au|plus|l|le|la
revenir vers|à ~1 moi|nous
""",
    "wrong_person": """
pas|plus ~2 bonne|bon|mauvaise ~1 personne|interlocuteur|interlocutrice|contact|service
mauvaise|mauvais personne|interlocuteur|contact|service|adresse
trompez|trompé|trompée|trompe|erreur ~2 de|personne|destinataire|interlocuteur
pas|plus ~3 responsable|concerné|concernée|charge|décisionnaire|compétent|chargé|chargée
ne ~1 travaille|gère|traite ~1 plus|pas
ne suis plus
ne m occupe
travaille|travaillons plus
pas ~2 mon|ma|de ~1 domaine|ressort|périmètre|compétence|responsabilité
plus ~3 société|entreprise|service|poste|achats
quitté ~3 société|entreprise|poste|service
à la retraite
erreur de destinataire
""",
    "referral": """
contactez|contacter|adressez|adresser|voir|écrivez|écrire|joindre|joignez|appelez|parlez|tournez|voyez|adresse ~4 mon|ma|notre|nos|m|mme|madame|monsieur|mlle|collègue|directeur|directrice|responsable|service|chef
vous adresser ~1 à
adressez vous|cela
mon|ma|notre collègue ~4 gère|s|occupe|qui|est|prend
c est ~5 qui ~1 gère|s|occupe|décide
responsable ~3 est
est ~2 responsable|charge|interlocuteur|interlocutrice
qui s occupe
s ~1 occupe
en charge de
transmets|transmet|transfère|transmettons|transféré|fais|transmis ~4 à|au|suivre
mets|met|mis ~5 en copie
en copie
copie
succède|remplace|successeur|remplaçant|remplaçante
prend|pris|repris ~2 relève|suite|place
meilleur|bon|bonne ~1 interlocuteur|contact|personne ~2 est|serait
""",
    "price": """
trop|très|assez|plutôt|bien|si ~1 cher|chère|élevé|élevée|onéreux|coûteux|chers
cher
coûteux
au-dessus|au|dessus|hors|dépasse|dépassent|delà ~4 budget|moyens|prix|enveloppe
pas|plus|aucun|petit|peu|sans ~3 budget|moyens|budgets
moins cher|chère|chers
prix|tarif|tarifs|coût|coûts|devis ~4 élevé|élevés|haut|problème|frein|trop|excessif
remise|rabais
""",
    "timing": """
trop tôt|tard|court|long|juste
pas|manque|manquons ~3 temps|ressources|disponibilité
délai|délais|calendrier|planning ~4 court|courts|serré|serrés|long|longs|problème
""",
    "competitor": """
déjà|actuellement ~4 avec|chez|un|une|prestataire|fournisseur|solution|outil|partenaire|équipés|utilisons|avons
concurrent|concurrents|concurrence
autre|autres|autre-prestataire prestataire|fournisseur|solution|offre|agence|devis|prestataires|partenaire|outil
satisfait|satisfaits|contents|content|satisfaits
prestataire|fournisseur|solution|partenaire actuel|actuelle|habituel
en interne
comparer|comparons|comparaison
changer
""",
    "authority": """
direction|patron|directeur|directrice|hiérarchie|chef|comité|gérant|associé|associés|dg|daf|supérieur|conseil ~6 valider|décide|décider|accord|approuver|approuve|convaincre|pense|voir|validation|doit|d
accord|validation|feu|approbation|aval ~4 direction|direction|patron|directeur|hiérarchie|chef|comité|vert|gérant
en parler ~2 à|avec ~1 mon|ma|notre|nos|direction
dois|devons|faut ~4 direction|patron|directeur|hiérarchie|chef|comité|accord|valider|interne
pas ~3 décider|décision|décideur
""",
    "need": """
pas|peu|guère ~3 convaincu|convaincue|convaincus|sûr|certain|sûre|intérêt|valeur|utilité
doute|doutes|réticent|réserve|réserves|inquiet|inquiétude|crains|craignons|hésite|hésitons|sceptique
risqué|risque
trop complexe|compliqué|lourd|gros|petit|petits
manque|manquent ~3 fonction|fonctionnalité|fonctionnalités
""",
    "interested": """
conquis|conquise|ravi|ravie|séduit|séduits|enthousiaste|convaincue|plu|adoré
ça|cela|m|nous|sujet|offre|proposition ~2 intéresse|intéresserait|intéressant|intéressante|plaît|convient|convenir
je|suis|sommes|très|serais|serions|toujours ~2 intéressé|intéressée|intéressés|intéressées
intéressant|intéressante|prometteur|formidable|parfait|excellent|génial|super
oui ~2 volontiers|bien|avec|merci|allons|d|je|nous|envoyez|c|pourquoi|tout|ça|s
avec plaisir|joie
volontiers
allons y
d accord
envoyez|envoyer|transmettez|transmettre|adressez|faites|envoie ~3 moi|nous|me|le|la|votre|parvenir ~3 devis|proposition|offre|contrat|documentation|informations|infos|documents|lien|plaquette|tarifs|brochure|présentation|plus|facture
envoyez|appelez|rappelez|contactez moi
pouvez|pourriez|pourrions|pouvons|peut|peux vous|nous|on ~4 appeler|envoyer|rappeler|rencontrer|voir|échanger|organiser|planifier|fixer|parler|discuter|transmettre
quand|quelles ~2 seriez|pouvez|pouvons|êtes|serait|pourrions|disponibilités|disponible|pourriez
souhaite|souhaitons|aimerais|aimerions|voudrais|voudrions|veux|voulons|souhaiterais|souhaiterions ~2 avancer|en|commander|acheter|démarrer|commencer|tester|essayer|découvrir|voir|souscrire|signer|échanger|discuter|rencontrer|rdv|rendez|planifier|organiser|plus|une|un|vous|continuer|poursuivre|prendre
en ~1 discuter|savoir|parler
convient|convient-il|conviendrait|arrange|va ~3 bien|parfaitement|nous|me|très|mieux|moi
retenu ~3 attention
c est mieux|parfait|noté|ok|bon|d'accord|super
rien contre
pas contre
pourquoi pas
hâte
ravi|ravie|ravis|heureux|enchanté
partant|partante|partants
à demain|lundi|mardi|mercredi|jeudi|vendredi|bientôt
disponible|dispo|libre
bonne idée
fixer|planifier|organiser|convenir|caler|prendre ~3 rendez|rdv|appel|réunion|démo|démonstration|créneau
on ~1 avance|signe|fait|commence|peut
validé|validons
banco
""",
    "question": """
ne|n ~2 arrive|arrivons|peux|pouvons|parviens|peut ~2 pas ~3 ouvrir|télécharger|voir|lire|trouver|accéder|connecter
pas|rien|jamais ~1 reçu|compris
ne|n ~1 fonctionne|marche|ouvre pas
question|questions
aimerais|aimerions|voudrais|voudrions|souhaite|souhaiterais|souhaitons ~1 savoir|connaître|comprendre|demander
me|nous demande|demandais|demandons
pouvez|pourriez vous ~4 préciser|expliquer|dire|confirmer|indiquer|éclairer|détailler|clarifier|répondre|rappeler-le
qu en est
est ce que
""",
    "question_start": "combien quand comment pourquoi où qui quel quelle quels quelles quoi est y qu peut pouvez puis pourriez avez faut existe proposez",
    "maybe": """
spam
désinscrire|désabonner|désabonnement|désinscription|unsubscribe
liste|listes
stop
arrêtez|arrêter|cessez
assez|marre|ras
agaçant|énervant|insistant|pénible|intrusif|lourd
comment ~3 eu|obtenu|trouvé ~2 mon|mes|notre|nos
où avez vous ~2 mon|mes|notre
qui êtes vous
rgpd
consentement
encore ~1 mail|message|email|relance|pub
malheureusement
probablement|sûrement|certainement|vraiment|plutôt pas|non
pas vraiment|sûr|trop
je ne pense|crois pas
perte de temps
déjà ~1 dit|répondu|signalé
laissez tomber
oubliez
non plus
ne ~2 plus
merci mais
""",
    "farewell": """
merci ~2 quand même|tout
bonne continuation|chance
merci ~1 malgré
""",
    "decision": """
choisir|opter|rester
décidé|décision|choisi|choix|opté|retenu|réflexion
restons|reste|restera|gardons|conservons
pas plus loin
abandonné|abandonnons|annulé
autre ~1 solution|direction|voie|prestataire
""",
    "pending": """
pas ~1 encore
ne|n ~4 pas ~2 disponible|libre|venir|participer
lundi|mardi|mercredi|jeudi|vendredi|demain ~5 pas
pas ~3 pièce|lien|accès
""",
    "unfit": """
ne ~2 convient|conviennent ~2 pas
""",
    "progress": """
reçu|étudions|étudie|regarde|regardons|joint|jointe|noté|entendu|voici|transmis|compris|attente|vérifie|vérifions|teste|testons
nous|on sommes|est|utilisons|utilise|voulons|cherchons|travaillons|souhaitons|prévoyons|payons
c est
notre|mon|ma numéro|adresse|équipe|entreprise|société|budget|téléphone
bon|bonne week|journée|soirée|weekend
désolé|désolée
""",
    "shield": """
rien à changer|redire|modifier
pas ~2 objection|objections|remarque|remarques|modification
annuler|décaler|reporter ~3 réunion|rendez|appel|rdv|démo
pas de|un souci|problème|soucis|problèmes|stress|question|panique|objection|pression|doute|mal|quoi|urgence
aucun souci|problème|doute
sans souci|problème|faute|doute|hésiter|engagement
n hésitez|hésite|hésitez ~1 pas
n arrêtez pas
ne ~1 vous arrêtez pas
pas mal|mauvais|contre
rien contre
pourquoi pas
non seulement
ne dis|dirais|dirai ~1 pas non
ne dirais|dirai pas
plus d une|informations|infos|détails|infos|renseignements
pas ~1 inintéressant
un|une|des|les|utilisateur|utilisateurs|contact|contacts|client|clients|ligne ~2 supprimer|retirer|désinscrire
supprimer|retirer|désinscrire|enlever un|une|des|les ~2 utilisateur|utilisateurs|contact|contacts|client|clients|ligne|option|module|clause
plus tôt
de plus
au plus
""",
    "promise": """
je|nous vous ~1 recontacte|recontacterai|recontactons|recontacterons|rappelle|rappellerai|rappelons|rappellerons|envoie|enverrai|enverrons|envoyons|réponds|répondrai|répondrons|tiens|tiendrai|tiendrons|tenons|confirme|confirmerai|confirmons|reviens|donne|donnerai|donnerons|transmets|transmettrai|fais|ferai|dis|dirai|appelle|appellerai|écris|écrirai
je|nous reviens|reviendrai|reviendrons|revenons|regarde|regarderai|vais|allons|étudie|étudierai|étudions|décide|déciderai|déciderons|valide|validerai|validerons|signerai|signerons|discuterai|parlerai|vérifie|vérifierai
on|vous on|aurez|recevrez|revient|rappelle|recontacte
je|nous vais|allons
""",
    "their_wish": """
envoyez|rappelez|appelez|contactez|recontactez|relancez|écrivez|transmettez|adressez|rappeler|donnez|dites moi|nous
pouvez|pourriez vous ~3 envoyer|rappeler|appeler|contacter|transmettre|recontacter|adresser|préparer|faire
merci de ~2 envoyer|rappeler|appeler|contacter|transmettre|recontacter|revenir|relancer|adresser
parlons|reparlons|voyons|échangeons|appelons|rencontrons ~1 nous|en
veuillez ~2 envoyer|rappeler|appeler|contacter|transmettre|recontacter
relancez|rappelez|recontactez|appelez
""",
    "call": "appelez rappelez rappeler recontacter recontactez contacter contactez relancez relancer écrivez écrire joindre reparler reparlons reparlerons parlons échanger revenir revenez appeler réessayez redemandez",
    "thanks": "merci bonjour bonsoir madame monsieur cordialement bien à vous salutations beaucoup pour votre vos message mail réponse s'il vous plaît plait svp bonne journée cher chère de et le la stp moi me bjr cdt",
    "roles": "directeur directrice responsable collègue service monsieur madame m mme mlle merci bonjour je nous vous le la les notre mon ma est c et de des du pour ce cette qui il elle achats informatique marketing commercial copie contactez plutôt veuillez dossier chef assistant assistante",
}
