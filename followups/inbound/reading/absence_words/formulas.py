"""What people put into automatic replies and hardly ever write by hand; two of them are a sign without any header."""

FORMULAS = """
    thank you for your email. i am
    thank you for your message. i am
    thanks for your email. i am
    thank you for your e-mail. i am
    thank you for your email. i'm
    limited access to
    intermittent access
    for urgent matters
    for urgent inquiries
    for urgent enquiries
    in urgent cases
    in case of urgency
    if your matter is urgent
    if your request is urgent
    if your email is urgent
    if this is urgent
    if urgent
    for immediate assistance
    if you need immediate assistance
    if you require immediate
    will respond upon my return
    respond to your email upon
    respond to your message upon
    reply upon my return
    as soon as possible upon my return
    i am currently out of
    i am out of the office until
    i am out of office until
    i'm out of the office until
    i will be out of the office
    vielen dank fur ihre nachricht. ich bin
    vielen dank fur ihre e-mail. ich bin
    vielen dank fur ihre mail. ich bin
    ich bin derzeit nicht im
    ich bin zurzeit nicht im
    ich bin bis
    in dringenden fallen
    nicht weitergeleitet
    nach meiner ruckkehr
    merci pour votre message. je suis
    merci de votre message. je suis
    je suis actuellement absent
    je suis absent
    en cas d'urgence
    pour toute urgence
    des mon retour
    a mon retour
    gracias por su mensaje. estoy
    gracias por su correo. estoy
    estoy fuera de la oficina
    en caso de urgencia
    para asuntos urgentes
    a mi regreso
    a mi vuelta
    grazie per il messaggio. sono
    grazie per la mail. sono
    sono fuori ufficio
    in caso di urgenza
    per urgenze
    per qualsiasi urgenza
    al mio rientro
    bedankt voor uw bericht. ik ben
    bedankt voor uw e-mail. ik ben
    ik ben afwezig
    ik ben niet aanwezig
    in dringende gevallen
    bij dringende
    voor dringende
    bij terugkomst
    obrigado pela sua mensagem. estou
    obrigado pelo seu e-mail. estou
    estou fora do escritorio
    em caso de urgencia
    para assuntos urgentes
    no meu regresso
    no meu retorno
"""
