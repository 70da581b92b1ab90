"""French: how people refer, ask, press and claim."""
# ruff: noqa: E501 -- a phrase stands on one line

PHRASES = {
    "refers": """
        notre|dernier|dernière|votre|ce|cette|la|le ~1 échange|conversation|discussion|entretien|démonstration|visite
        votre|ta ~1 demande|message|question|mail|e-mail|courriel|courrier|réponse|remarque|objection|besoin|souhait|projet|intérêt|inquiétude
        vous|tu ~2 demandé|demandiez|mentionné|dit|disiez|écrit|écriviez|évoqué|évoquiez|parlé|parliez|souhaitiez|vouliez|posé|signalé|indiqué
        nous ~2 parlé|discuté|convenu|évoqué|vu|échangé
        comme ~2 promis|convenu|prévu|demandé|évoqué|annoncé|souhaité|parlé
        promise|promis
        merci encore? pour ~4
        merci ~1 de|d'avoir
        la|notre|votre|ma|cette|une proposition
        le|notre|mon|un|du devis
        suite à notre|votre
        depuis notre|votre
    """,
    "refers_spoken": """
        notre|dernier|dernière ~1 appel|rendez-vous|réunion|coup
        au téléphone
    """,
    "refers_written": "votre|ton ~1 mail|e-mail|courriel",
    "closes": """
        referme|clos|clôture|ferme|boucle ~4 sujet|dossier|celui|côté|ce|le|la
        dernier message|mail|courriel
        aucun autre message
        en restons là
    """,
    "ask_open": """
        envoie|dis|confirme|passe|transmets|fais|donne|transmettez|donnez|passez|précisez moi|nous
        merci de me|nous|bien|confirmer|répondre
        veuillez
        dites|indiquez|envoyez|confirmez|faites moi|nous
        n'hésitez pas à me dire|indiquer si|quand|qui|quel|quelle
        je|nous souhaiterais|aimerais|voudrais|proposons|propose ~4 appel|échange|rendez-vous|savoir|rencontre
        si ~4 vous convient
        il serait ~2 utile|bien de|que|si
    """,
    "ask_modal": """
        pouvez|pourriez|pouvons|pourrions|voulez|souhaitez|seriez|auriez|avez|êtes|préférez|aimeriez|voudriez|dois|puis|peut vous|nous|je|on
        peux|pourrais|veux|souhaites tu
        est ce que|qu
        y a t
    """,
    "ask_verb": """
        envoyez|répondez|choisissez|réservez|appelez|signez|remplissez|confirmez|dites|indiquez|transmettez moi|nous|un|une|le|la|par|à
    """,
    "ask_wh": """
        qui|que|quand|quel|quelle|quels|quelles|comment|où|combien|lequel|laquelle
        pouvez|pourriez|pouvons|souhaitez|avez|est|êtes|puis|dois
    """,
    "ask_soft": """
        n'hésitez pas
        un|une mot|ligne ~2 suffit
        à votre disposition
        dites moi
        faites moi signe|savoir
    """,
    "ask_not": """
        prenez|prends ~1 votre|ton|tout ~1 temps
        veuillez ~1 trouver|noter|agréer|excuser|recevoir
        saviez vous
        n'hésitez pas
        dites moi si ~1 vous avez
        merci de votre|ta
    """,
    "ask_call": """
        appel|appeler|échange|rendez-vous|réunion|rencontrer|parler|rencontre|agenda|créneau|visio|téléphone
        convient|conviendrait|conviendraient
        disponible*
        heures|heure
    """,
    "guilt": """
        troisième|quatrième|cinquième fois|message|relance
        patience
        perdu ~2 intérêt
        surpris|étonné ~4 pas|aucune|rien
        jamais ~1 répondu
        toujours pas ~2 répondu|lu|décidé
        j'imagine|je ~1 suppose|pense|crois|imagine|devine ~5 pas|plus ~3 priorité|intéress*|important
        pas une? priorité pour vous
        visiblement|apparemment|manifestement ~5 pas|plus|aucun ~3 priorité|intéress*|important|intérêt
        essayé|tenté ~3 joindre|contacter ~4 plusieurs|maintes|fois|reprises
        plusieurs|nombreuses|maintes fois|reprises|relances|tentatives|messages
        ignoré*|ignorez
        déçu*|décevant
        après tout|tous ~3 travail|temps|efforts
        au moins|minimum ~3 réponse|répondre|politesse
        toujours|même pas|sans ~2 répondu|réponse ~2 malgré
        malgré mes|nos
        attends ~3 depuis|patiemment
        perdre mon|notre temps
        fait quelque chose de mal
    """,
    "false_urgency": """
        regretter*
        partent vite
        dernière|ultime|dernier|derniers chance|occasion|opportunité|relance|rappel|jours|places|appel
        seulement|uniquement|que aujourd'hui|jusqu'à
        aujourd'hui seulement
        avant qu'il ~3 trop tard
        trop tard
        maintenant ou jamais
        dépêchez
        agissez|décidez|signez|réservez ~1 vite|maintenant|aujourd'hui
        ne ~2 manquez|ratez|passez|attendez pas
        places ~2 limitées|comptées|partent
        temps limité
        temps presse
        plus que ~2 places|jours|heures|place
        offre ~3 expire|termine|prend ~2 ce|demain|aujourd'hui|bientôt|vendredi|soir
        prix ~2 augmentent|augmenteront|vont
        concurrents|concurrence ~4 attend*|avance
        chaque|tous les? jour|semaine|mois ~4 coûte|perdez|perdus
        urgent*
        au plus vite
    """,
    "ultimatum": """
        besoin|attends|attendons ~4 avant|d'ici|aujourd'hui|demain
        sans|si ~3 réponse|nouvelles|retour|répondez ~4 avant|d'ici|demain|vendredi|lundi|ce ~6 considér*|attribu*|retir*|conclu*|ferm*
        à défaut|sinon ~4 considér*|attribu*|retir*|devr*|serai*|serons
        faute de réponse
        pas d'autre choix
        soit vous ~6 soit
        c'est à prendre ou
        retirer|retire|retirerons ~3 offre|proposition|devis
        dernier délai
    """,
    "claim": """
        du marché
        d'un tiers
        de moitié
        neuf|huit|sept sur dix
        gartner
        nos|nombreux|plupart|autres|tous|de ~2 clients|utilisateurs|partenaires ~3 économis*|gagn*|constat*|rédui*|doubl*|augment*|améliorent|adorent|obtiennent|font
        clients ~2 économisent|gagnent|réduisent|doublent
        primé*|récompensé*
        leader*
        meilleur|premier|principal fournisseur|prestataire|plateforme|solution|éditeur ~1 du
        centaines|milliers|dizaines ~2 clients|entreprises|sociétés|utilisateurs
        études|étude|analystes|experts|tests ~1 montr*|prouv*|confirm*|démontr*
        certifié*
        en moyenne
        numéro un|1
        font confiance
        prouvé*
        amorti*
        retour sur investissement
    """,
    "customer": """
        notre|un|autre client|partenaire
        clients|entreprises|sociétés|partenaires comme|tels|telles que?
        étude de cas sur|de|chez|avec
        témoignage|référence de|chez
        projet chez
        accompagné|équipé|aidé
    """,
    "achieved": "a réduit|économisé|doublé|gagné|augmenté|divisé|choisi|adopté",
    "counted": "questions|question|points|point|étapes|étape|pages|page|heures|heure|h|lignes|options|exemples|parties|secondes",
}
GENERIC = (
    "équipe équipes entreprise entreprises société solution solutions travail projet projets processus client clients produit "
    "produits service services plateforme système systèmes outil outils personne personnes temps mieux bon bonne nouveau "
    "nouvelle nouveaux idée avenir résultat valeur moderne modernes facile secteur marché utilisateurs données logiciel "
    "beaucoup besoin faire fait trouver montrer mois année possible information partie cas point fonctionne aide aider est-ce "
    "cela inquiète"
    " elle elles ils leur leurs lui moi toi soi notre nos votre vos mon mes ton tes son"
    " ses cette ces cet celui celle ceux qui quoi dont où quand comment combien pourquoi avec sans sous"
    " chez entre vers dans depuis pendant avant après alors donc aussi encore même très trop peu assez tout"
    " toute tous toutes être avoir était avait sera aura serait aurait peut peuvent doit doivent veut faut ici"
    " là autre autres quel quelle"
)
