"""French."""

from followups.inbound.reading.absence_words.words import Words

WORDS = Words(
    subjects="""
        reponse automatique
        reponse auto
        message automatique
        absence du bureau
        absence
        absent
        absente
        en conges
        conges
        en vacances
        accuse de reception
        notification d'absence
        message d'absence
    """,
    says_automatic="""
        reponse automatique
        message automatique
        ceci est un message automatique
        ceci est une reponse automatique
        message genere automatiquement
        envoye automatiquement
        merci de ne pas repondre
        ne pas repondre a ce
    """,
    away="""
        absent du bureau
        absente du bureau
        absent(e)
        je suis absent
        je suis absente
        je serai absent
        je serai absente
        actuellement absent
        actuellement absente
        absent jusqu
        absente jusqu
        en conge
        en conges
        en vacances
        en deplacement
        conge maternite
        conge parental
        arret maladie
        de retour le
        a mon retour
        des mon retour
        je serai de retour
        de retour au bureau
        pas joignable
        injoignable
        acces limite a mes
        pas acces a mes
        pas acces a ma messagerie
        bureaux sont fermes
        bureau est ferme
        bureaux seront fermes
    """,
    left="""
        ne travaille plus
        ne travaillons plus
        n'est plus en poste
        ne fait plus partie
        ne fais plus partie
        a quitte la societe
        a quitte l'entreprise
        a quitte notre
        a quitte ses fonctions
        ai quitte la societe
        ai quitte l'entreprise
        ai quitte mes fonctions
        a quitte le groupe
        n'est plus employe
        n'est plus dans l'entreprise
        n'est plus dans la societe
        n'occupe plus
        parti a la retraite
        partie a la retraite
        cette adresse n'est plus
        cette adresse mail n'est plus
        cette adresse email n'est plus
        cette adresse e-mail n'est plus
        cette boite n'est plus
    """,
    ticket="""
        numero de ticket
        numero de dossier
        numero de demande
        votre demande a bien ete
        votre demande a ete
        votre message a bien ete
        votre mail a bien ete
        votre email a bien ete
        votre ticket
        nous avons bien recu
        avons bien recu votre
        bien recu votre message
        bien recu votre demande
        accusons reception
        accuse de reception
        merci de nous avoir contacte
        nous vous repondrons
        vous repondra dans
        dans les plus brefs delais
        nos equipes
        un conseiller
    """,
    challenge="""
        cliquez … authentifier
        vous authentifier
        demande d'authentification
        confirmer que vous etes
        verifier que vous etes
        n'etes pas un robot
        pour que votre message soit delivre
        pour que votre message me parvienne
        pour que votre email me parvienne
        pour delivrer votre message
        liberer votre message
        votre message est en attente
        votre email est en attente
        mailinblack
    """,
    back="""
        de retour
        retour le
        retour au bureau
        retour prevu
        reprendrai
        reprise
        a nouveau joignable
        joignable a partir
        rentrerai
        serai de nouveau
        reouverture
        rouvri
    """,
    until="""
        jusqu'au
        jusqu'a
        jusque
        au
        jusqu'au … inclus
    """,
    since="""
        du
        des le
        depuis
        a partir du
        a compter du
    """,
    months=(
        "janvier janv",
        "fevrier fevr fev",
        "mars",
        "avril avr",
        "mai",
        "juin",
        "juillet juil",
        "aout",
        "septembre sept",
        "octobre oct",
        "novembre nov",
        "decembre dec",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    relative=(("demain", 1), ("apres-demain", 2), ("la semaine prochaine", 7)),
)
