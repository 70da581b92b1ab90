"""Spanish."""

from followups.inbound.reading.absence_words.words import Words

WORDS = Words(
    subjects="""
        respuesta automatica
        respuesta auto
        mensaje automatico
        fuera de la oficina
        fuera de oficina
        ausente
        ausencia
        de vacaciones
        vacaciones
        acuse de recibo
    """,
    says_automatic="""
        respuesta automatica
        mensaje automatico
        este es un mensaje automatico
        mensaje generado automaticamente
        generado automaticamente
        no responda a este
        por favor no responda
        no responder a este
    """,
    away="""
        fuera de la oficina
        fuera de oficina
        estoy ausente
        estare ausente
        me encuentro ausente
        ausente de la oficina
        ausente hasta
        de vacaciones
        de baja por
        baja por maternidad
        baja por paternidad
        baja medica
        permiso de maternidad
        permiso de paternidad
        de viaje
        fuera del pais
        a mi regreso
        a mi vuelta
        cuando regrese
        cuando vuelva
        regresare
        regreso el
        volvere
        estare de vuelta
        me reincorporo
        me incorporare
        acceso limitado a mi
        acceso limitado al correo
        sin acceso a mi correo
        no estoy disponible
        no estare disponible
        nuestra oficina permanecera cerrada
        oficinas cerradas
        oficina cerrada
    """,
    left="""
        ya no trabaja
        ya no trabajo
        ya no forma parte
        ya no formo parte
        ya no pertenece
        ya no se encuentra en la empresa
        ya no esta en la empresa
        ya no labora
        ha dejado la empresa
        ha dejado de trabajar
        he dejado de trabajar
        he dejado la empresa
        dejo la empresa
        ha causado baja
        se ha jubilado
        me he jubilado
        esta direccion ya no
        este correo ya no
        esta cuenta ya no
        este buzon ya no
    """,
    ticket="""
        numero de ticket
        numero de caso
        numero de incidencia
        numero de solicitud
        numero de referencia
        su ticket
        su solicitud ha sido
        su consulta ha sido
        su mensaje ha sido
        hemos recibido su
        hemos recibido tu
        recibido su mensaje
        recibido su solicitud
        recibido su consulta
        gracias por contactar
        gracias por ponerse en contacto
        gracias por escribir
        le responderemos
        te responderemos
        nos pondremos en contacto
        a la mayor brevedad
        acuse de recibo
    """,
    challenge="""
        confirmar que es una persona
        confirme que es una persona
        confirmar que no es un robot
        verificar su direccion … entregar
        verificacion del remitente
        haga clic … entregado
        haga clic … entregar
        pulse … entregar
        su mensaje esta retenido
        su mensaje ha sido retenido
        su correo ha sido retenido
    """,
    back="""
        regreso
        regresare
        volvere
        vuelvo
        de vuelta
        me reincorporo
        me reincorporare
        reincorporacion
        me incorporo
        me incorporare
        de nuevo disponible
        disponible de nuevo
        disponible a partir
        retomare
        reapertura
    """,
    until="""
        hasta
        hasta el
        hasta el dia
        al
        al dia
    """,
    since="""
        del
        desde
        desde el
        a partir del
    """,
    months=(
        "enero ene",
        "febrero feb",
        "marzo mar",
        "abril abr",
        "mayo",
        "junio jun",
        "julio jul",
        "agosto",
        "septiembre setiembre sept",
        "octubre oct",
        "noviembre nov",
        "diciembre dic",
    ),
    weekdays=("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
    relative=(("manana", 1), ("pasado manana", 2), ("la proxima semana", 7), ("la semana que viene", 7)),
)
