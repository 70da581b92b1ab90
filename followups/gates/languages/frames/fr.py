"""French frames."""
# ruff: noqa: E501 -- a phrase stands on one line

from followups.gates.languages.frames import Frames

FRAMES = Frames(
    classes={
        "price": "prix tarif tarifs coût coûts loyer devis montant frais mensualité facture budget chiffre somme abonnement",
        "extras": "formation installation livraison maintenance support paramétrage migration assistance hébergement pose reprise démontage assurance module mise",
        "silence": "réponse retour nouvelles réaction signe mot nouvelle",
        "upset": "étonné étonnée surpris surprise déçu déçue navré navrée dommage triste regrette peiné étonnant vexé",
        "ready": "prêt prête prêts prêtes opérationnel opérationnelle livré livrée installé installée terminé terminée",
        "soon": "avant d'ici sous dès dans pour",
        "rivals": "concurrents concurrence voisins confrères autres collèges",
    },
    phrases={
        "asked": """
            tu|vous demandais|demandiez|disais|disiez|écrivais|écriviez|voulais|vouliez|souhaitiez|évoquiez|mentionniez|craignais|craigniez
        """,
        "discount": """
            si ~1 vous|tu ~1 signez|signes|commandez|commandes|validez|confirmez ~4 semaine|mois|aujourd|vendredi|lundi|jours
            trouver|trouvera|trouverons|trouvons ~3 arrangement|entente|terrain|compromis
            faire|ferai|ferons|fera ~2 quelque chose
            couper la poire
            l'eau dans ~1 vin
            coup de pouce
            pouce sur
            rogner|gratter|rabot* ~5
            effort|geste|marge|souple|souplesse|arranger|baisser|descendre|mieux|fleur|réduire|revoir|ajuster|flexible|flexibles|négociable|discuter ~6 <price>
            <price> ~5 effort|geste|marge|souple|arranger|baisser|descendre|négociable|revoir|discuter|flexible|flexibles|bas|avantageux|préférentiel|spécial|spéciaux
            faire un|une ~1 effort|geste|fleur|prix
            geste commercial
            arrangement|solution|terrain ~4 <price>
            moins cher
            mieux|meilleur ~1 <price>
            <price> d'ami
            si ~4 semaine|mois|aujourd|vendredi|lundi|jours|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|vite|rapidement ~3 signez|signes|commandez|validez|confirmez|dites|décidez|oui|accord
            si ~3 signez|signes|commandez|commandes|validez|valides|confirmez|confirmes|dites|décidez|oui ~4 semaine|mois|aujourd|vendredi|lundi|jours|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|vite|rapidement
            sors|sort|reprends|ressors ~2 calculette|calculatrice|crayon
            on|nous ~2 débrouille|arrange|arrangera|débrouillera|arrangerons|débrouillerons
            refais|refaisons|reprends|reprenons ~2 calculs|comptes|chiffrage
            entre gens|personnes|partenaires ~8
            tombe|tomberons|tombera|trouve|trouvera ~2 d'accord|accord|terrain
            conditions|offre ~2 avantageuses|avantageuse|préférentielles|spéciales|meilleures
            meilleures conditions
        """,
        "waiver": """
            nous|moi qui ~2 payons|paie|réglons|règle|offrons|prenons|finançons
            frais ~3 sautent|sauterai*|tombent|disparaissent
            mois|semaine|année|livraison|pose|trajet|transport|déplacement|visite ~4 est|sera|serait|seront|seraient|reste pour nous|moi
            prenons|prends|prend|prendrons|prendrai ~2 charge|compte
            à notre|ma charge
            sans frais|supplément|surcoût
            pour nous|moi|notre compte
            cadeau
            rien à payer|régler
            ne ~2 facture|facturons|facturerons|facturerai ~1 pas|rien
            sans ~2 compter|facturer ~3 heures|temps|main|déplacement|rien
        """,
        "scope": """
            offrons|offre|offrirons|offrirai|ajoutons|ajoute|incluons|inclus|rajoute|rajoutons|ajouterai|inclurons|glisse ~5 <extras>
            prenons|prends|prend|prendrons|prendrai ~2 charge ~2 <extras>
            <extras> ~4 offerte|offert|offerts|comprise|compris|incluse|inclus|sans|cadeau|notre
            nous|je ~3 occupons|occupe ~4 aussi|également|même
            en prime|plus|bonus|cadeau sans|pour|la|le|vous
            débarrass*|enlèv*|enlev*|évacu* ~5 ancien|ancienne|vieux|vieille|anciens|au passage|aussi|sans
            ancien|ancienne|vieux|vieille|anciens ~6 débarrass*|enlèv*|évacu*|emport*|reprend*|occupe*
            n avez|as ~2 rien à ~2
            sans que ~2 vous ~3
            je|nous ~2 fais|faisons|pose|posons|monte|peins|installe ~1 moi-même|nous-mêmes
        """,
        "terms": """
            ne|n ~3 plaît|convient|va|plaisent ~1 pas ~6 reprenons|reprend|reprends|récupér*
            je vous|te l|le assure|promets|garantis
            parole d'honneur
            ma parole
            sans|aucun|aucune|ni ~1 engagement|préavis|risque|obligation|contrat|durée|pénalité|pénalités
            arrêtez|arrêter|résilier|résiliez|partir|partez|quitter|quittez|annuler|annulez|arrêtes ~3 quand|moment|tout|instant|mois|préavis
            satisfait ~1 ou ~1 remboursé
            rembours*
            rien ne ~1 vous|t engage|lie|retient
            pas ~1 engagé|engagés|lié|liés
            pas|ne ~4 satisfait|content|convient|convaincu ~8 rembours*|rien|reprenons|rendez|arrêt*
            garanti*
            payez|paierez|réglez ~4 que|qu|après|une ~4 si|quand|fois
            conforme* rgpd|au
            je vous|te promets|garantis|assure
            comptez|compte ~1 dessus|sur moi|nous
            vous|tu ~1 pouvez|peux ~1 compter dessus
            faites|fais moi confiance
            croix de bois
        """,
        "in_time": """
            <ready> ~2 <soon>
            <soon> ~6 <ready>
            tournera|tourneront|fonctionnera|marchera|aurez|serez|sera|seront|livrerons|installerons|démarrons|démarrerons ~5 <soon>|lundi|semaine|mois|demain
            je m en charge|occupe
            dès ~3 prochaine|lundi|demain|rentrée
            à temps pour
            alors|et ~1 vous|tu ~4 à|pour|avant|dès|cet|cette ~1 pâques|été|automne|noël|saison|vacances|printemps|rentrée|ouverture
        """,
        "guilt": """
            pas|ne ~6 être|rester ~3 dernier|dernière|derniers|traîne
            imagine|suppose|crois|pense|devine|présume|conclus|crains ~12 pas|plus|guère ~5 important|importante|importants|priorité|prioritaire|intéresse|intérêt|yeux|urgent|sérieux
            <upset> ~8 pas|jamais|rien|aucun|aucune|sans|silence|ne
            votre|ton|ce|le silence
            malgré|après ~6 temps|efforts|travail|relances|messages|appels|tentatives|énergie
            temps|travail|efforts ~3 consacré|investi|que ~2 je|nous|j
            toujours|encore|jamais ~3 aucune|pas|rien|sans ~3 <silence>
            laissé|laissez|laisse ~3 sans <silence>|nouvelles
            aucune|aucun|pas|sans ~1 <silence> ~2 votre|de
            ignor*
            au moins ~4 répondre|réponse|retour
            politesse|courtoisie ~2
            cours après
            vous ~2 fait|dit ~2 faux|mal
            me faire|fais attendre
            comptais|comptions ~3 sur|vraiment
            attendais|attendions|espérais ~2 mieux|plus|autre ~2 de|part
            passé|consacré|travaillé|planché ~3 soirée|soirées|nuit|nuits|week-end|dimanche ~4 sur|pour|à
            moindre|moindres ~1 des choses
            la moindre
            déçoit|attriste|blesse|désole|vexe|peine ~2 un|beaucoup|franchement|vraiment
            me|nous déçoit|attriste|blesse|vexe
            pas même|pas un|sans un ~2 merci|mot|ligne
            tel|tant de|long|pareil silence
            que vous|tu ne? ~2 répond*|réagiss* ~1 pas|jamais|plus
        """,
        "false_urgency": """
            autres|plupart|tous ~7 déjà ~2 sauté|passé|passés|signé|franchi|équipé*|adopté*|basculé*
            ne|n ~3 reste* ~3 plus|deux|trois|quelques|peu|que ~4 places|créneaux|que|deux|trois|un|une
            sur les rangs
            décidez|signez|réservez|dépêchez|faites|commandez vous? vite|rapidement|maintenant|aujourd
            dépêch*
            avant qu|que il ~2 trop|soit|ne
            trop tard
            <rivals> ~5 déjà|avance|longueur
            dernière|dernier ~1 chance|places|occasion|jours|créneau|délai
            ne tardez|tardons|attendez|traînez pas|plus|trop
            laissez ~1 pas passer|filer|échapper
            s épuise|épuisent|envole|envolent|arrachent
            stocks|places|créneaux ~4 limité*|épuis*|bientôt|vite
            chaque jour|semaine|mois ~5 coûte|perd*
            plus ~1 vous attendez|tardez
            presque|bientôt complet|complets|plein|épuisé
            en retard|arrière
            c est ~1 moment|maintenant ~3
            un|une autre client|acheteur|intéressé|collège|société ~4 intéressé|rangs|attend|veut
            comme des petits pains
            part|partent|partiront|file|filent ~2 vite|rapidement
            presque|quasiment ~2 tous|toutes|tout ~2 pris|prises|réservés|complets
            autre|autres|deuxième|second ~3 attend|attendent|file|liste|intéressé|intéressés
            prix|tarifs ~4 augment*|grimp*|mont*
            prix|tarifs|coûts ~3 hausse|hausses
            bête|dommage ~2 rater|manquer|louper
            rater|louper ~1 ça|cela|cette|occasion
        """,
        "bump": """
            viens|venais|venir|vient ~2 aux nouvelles
            qu'en est il
            je ~1 manifeste|signale à nouveau
            un signe ~1 votre|ta part
            prendre|prends|avoir ~2 nouvelles
            où en|êtes|est|sommes ~1 est|êtes|êtes-vous|sommes|es ~4 réflexion|projet|vous|nous|dossier|décision|votre|on|tu
            où ~1 en est|êtes|es|sont|sommes
            remont* ~3 message|mail|pile|haut|boîte|dossier
            jeter|jeté un|l œil|oeil|coup
            eu|trouvé ~1 occasion|temps|moment|loisir ~2 de|d|y
            des|du|quelque|quelques nouvelles|nouveau|avancées|avancement ~2 côté|sur|de
            votre|ton|vos avis|réflexion|retour|sentiment|ressenti
            toujours|encore ~2 intéress*|d'actualité|partant|preneur|partante
            qu en pensez|dites|penses|dis
            relanc*
            petit|petite ~1 mot|coucou|rappel|message|relance
            au cas où ~5 passé|perdu|vu|échappé|noyé
            passé inaperçu|travers
            passé|passée|passés|perdu|perdue|noyé|noyée|tombé|échappé|glissé|atterri ~4 spam|spams|indésirables|trappe|oubliettes|pile|boîte|inaperçu|inaperçue|travers
            avez|as|avez-vous|aviez ~4 pu|eu|trouvé ~4 étudier|examiner|regarder|lire|parcourir|discuter|évaluer|voir|consulter|jeter|avancer ~4
            vous|te|t écris|réécris|recontacte ~3 nouveau|encore|au|car|suite|fois
            je ~1 reviens|reprends|réitère ~2 charge|attaque|nouveau
            petit|simple|bref signe ~1 vie
            où en sont|est|êtes
            retombé|retombée|tombé|tombée ~2 sur ~2 nom|dossier|devis|échange|mail
            votre|ton nom ~3 revenu|esprit
            qu est ~1 devenu|advenu
            qu en est
            petites|quelques|fraîches nouvelles
            me|nous tenir|tenez|mettre|mettez ~1 au courant|jour
            lignes|mots|message|courrier|mail|devis|proposition ~6 arrivé|arrivée|arrivées|arrivés|parvenu|parvenue|parvenues|perdu|perdues|égaré|égarée
            dire où ~2 va|en
            une minute|seconde pour ~2 dire|répondre
        """,
        "claim": """
            comme le|la|les vôtre|vôtres|tien|tienne ~7 plus|moins|cinquième|quart|tiers|moitié|double
            neuf|huit|sept|quatre|trois|9|8|7 ~1 sur dix|cinq|quatre|10
            deux|trois|quatre|dix fois plus|moins
            gagn*|économis*|rédui*|doubl*|triple*|divis* ~4 par|heures|moitié|temps|semaine|deux|trois
            moitié moins
            en|sont est|très ~1 ravi*|enchanté*|satisfait*|conquis*
            s amorti* ~1 en
            tous|la ~1 nos|plupart ~2 clients ~4 satisfaits|ravis|ont|adorent
            aucun|aucune|jamais ~3 réclamation|plainte|panne|réclamations
            fait|font ~2 confiance
            depuis ~3 avec|chez nous
        """,
        "legal_word": """
            préavis|résili*|engagement|rembours*|contrat*|garanti*|juridique*
            arrêtez|arrêter|partir|quitter ~2 quand|moment
            conditions|cgv|annul*|préavis|rétract*|engagement*|assurance|assurances|assureur
            sous-traitance|sous-traitant*
            données personnelles
            protection ~2 données
            propriété intellectuelle
            loi|légal*|légaux|règlement*|décret|caution|avenant*|mentions|licence|convention|responsab*|désist*
            droit|droits ~2 usage|auteur|image|rétractation
        """,
        "objection": """
            est|sont|trouve|trouvez|trouves|trouvent|semble|semblent|paraît|paraissent|plus|assez|peu|juge|jugez|jugent|trop|vraiment|très ~2 cher|chers|chère|chères|salé|salée|élevé|élevée|élevés|coûteux|coûteuse|onéreux|onéreuse
            coûteux|coûteuse|onéreux|onéreuse
            hors de prix
            hors|dépasse|dépasser|dépassent|excède ~3 budget|enveloppe
            au dessus ~2 budget|enveloppe|prévu|prévoyions
            plus ~2 que ~2 prévu|pensais|imaginais|attendu|budget
            crain*|peur|redout*|méfi*|méfian*|réticen*|sceptique*|inquièt*|inquiè*
            mauvaise|mauvaises expérience|expériences|surprise|surprises
            frein|freine|freinent|gêne|bloque|objection*|réserve|inconvénient*
            moins cher ~2
            ailleurs|concurrence
            beaucoup d argent
            pas|plus ~2 budget|besoin|temps|moyens|priorité|convainc*
            ça pique|piqu*|fait mal|beaucoup
            pique|piquant ~2 peu
            ne ~2 peux|pouvons|puis pas ~3 descendre|baisser|moins|mieux
            salé|salée|bonbon|exagéré|exorbitant|abusé
            coup de massue
            trouve|trouvez|trouvent|semble|juge ~6 costaud|lourd|raide|corsé|gros|beaucoup|conséquent|importante?
            grosse|sacrée|belle|jolie somme|dépense
            pas ~4 réduire|descendre|baisser|moins
            beaucoup trop
            dépass* ~4 budget|enveloppe
        """,
        "price_word": """
            acompte*|arrhes|versement*|mensualité*|loyer*|caution|supplément*|forfait*|montant*|tva|abonnement*|honoraires|solde|échéance*|paiement*|payer|règlement ~2
            cher|chers|chère|chères
            hors taxes|taxe
            ht|ttc
        """,
        "sensitive": """
            deuil|obsèques|décédé*|décédée|enterrement|mort|suicide
            hospitalis*|hôpital|opération|chimio*|dépression|accident|infarctus|avc|handicap
            burn out
            arrêt maladie
            séparation|dettes|surendettement|liquidation|chômage|grossesse|prud'hommes
            garde des
            plan social
            fausse couche
        """,
        "ask_soft": """
            un|une ~2 mot|ligne|oui|non|pouce|réponse|phrase ~3 suffit|suffira|suffirait|suffisent|me
            il ~1 suffit|suffirait de|d|que
            dites|dis|faites|fais le? moi|nous
            j aimerais|attends|apprécierais ~3
            serais|serions ~2 ravi|ravie|heureux|heureuse|curieux|curieuse ~2 de|d
        """,
        "opt_out": """
            plus ~2 de|recevoir|aucun|avoir ~3 mails|mail|messages|courriels|nouvelles|part|message|courriel
            si vous|tu ne ~3 plus ~6 dites|dis|répond*|suffit|signe|indiqu*|écri*
            retir*|enlev*|supprim*|ray*|effac* ~4 liste|fichier|listes|contacts|destinataires
            un|simple|votre ~1 non|stop suffit|suffira
            ne ~2 écrirai|écrirons|contacterai|contacterons|solliciterai|solliciterons|relancerai|dérangerai ~1 plus|pas
            écri*|répon*|mot ~2 stop
        """,
        "customer": """
            comme|ainsi|déjà|pareil|idem|même|chose chez|à|pour
            avons|ai|avions ~5 chez|pour
        """,
        "ask_open": """
            dites|faites|fais|dis moi ~2 savoir|aussi|également ~1 si|qui|quand|quel|quelle|combien|où
        """,
    },
    status=(
        "concernant aux propos je vous te me permets prendre nouvelles échange reprendre contact où en êtes est sommes réflexion réflexions projet dossier décision avancé avance avancement avancer "
        "remonter remonte message mail courriel email dernier précédent avez eu occasion temps moment jeter oeil œil coup regarder regardé lire lu vu pris connaissance pensez penser pensé avis "
        "retour réponse répondre savoir sais sauriez si toujours encore intéressé intéressée intéresse intérêt actualité nouveau quelque chose relance relancer petit petite simple juste simplement rapide mot "
        "voulais souhaitais aimerais voudrais tenais revenir reviens vers suivi suivre proposition devis offre discussion appel semaine semaines jour jours mois dernière boîte pile haut rappel rappeler "
        "perdu perdre noyé passé peut être au cas dites dire oui non côté part merci bonjour espère bien allez allez-vous hésitez pas"
    ),
    using="utilise utilisent utilisé gagné gagne économise économisé depuis déjà client clients réduit doublé divisé adopté choisi travaille confiance passe passés équipe équipé installé",
    tags="non hein ok voilà",
)
