"""Spanish: how people refer, ask, press and claim."""
# ruff: noqa: E501 -- a phrase stands on one line

PHRASES = {
    "refers": """
        nuestra|nuestro|última|último|la|esta|su ~1 conversación|charla|intercambio|demostración|visita
        su|tu|vuestra ~1 solicitud|mensaje|pregunta|correo|mail|consulta|respuesta|comentario|observación|objeción|petición|duda|interés|inquietud
        preguntó|preguntaba|mencionó|dijo|comentó|escribió|pidió|quería|planteó|señaló|indicó|preguntaste|mencionaste|dijiste|pediste|comentaste
        nos|me ha|había preguntado|pedido|comentado|dicho
        hablamos|acordamos|comentamos|quedamos|vimos|conversamos|prometí|tratamos
        como|según prometí|acordamos|hablamos|prometido|acordado|comentamos|pidió|quedamos
        prometido|prometida|prometí
        gracias de? nuevo? por ~4
        la|nuestra|mi|una propuesta
        el|nuestro|mi|un|del presupuesto de|del|que|por|enviado|se|para|tiene|no
        el|un presupuesto
        desde nuestra|nuestro|su
    """,
    "refers_spoken": """
        nuestra|última|la|nuestro ~1 llamada|reunión|cita
        por teléfono
    """,
    "refers_written": "su|tu ~1 correo|mail|e-mail",
    "closes": """
        cierro|cerramos|cerrar ~4 asunto|tema|parte|expediente|esto
        último mensaje|correo
        ningún otro mensaje
        lo dejamos
    """,
    "ask_open": """
        mándame|envíame|pásame|cuéntame|confírmame|reenvíame|hazme|tráeme|apúntame|compárteme|mándanos|envíanos|pásanos|mándeme|envíeme|páseme|cuénteme|confírmeme|reenvíeme|hágame|mándenos|envíenos ~2 el|la|los|las|un|una|unos|unas|tu|su|sus|tus|vuestro|qué|cuántos|cuántas|quién
        por favor ~1 confirme|envíe|diga|responda|indique|mande|reenvíe|firme|elija|rellene
        dígame|indíqueme|envíeme|confírmeme|avíseme|mándeme|dime|envíame si|qué|quién|cuándo|cuál|el|la|los|las|un|una
        me|nos gustaría ~3 hablar|saber|llamada|reunir*|ver|conocer
        propongo ~3 llamada|reunión|sesión
        si le|te|os va|viene|conviene
    """,
    "ask_modal": """
        puede|podría|podemos|podríamos|pueden|quiere|querría|desea|prefiere|tiene|tendría|está|hay|puedo|debo|es|sería|le|les|te|podrías|puedes
    """,
    "ask_verb": "envíe|responda|elija|reserve|llame|firme|rellene|confirme|reenvíe|diga|indique|mándeme|dígame|envíeme el|la|los|las|un|una|con|a|me|si|por|qué|quién",
    "ask_wh": """
        quién|qué|cuándo|cuál|cuáles|cómo|dónde|cuánto
        puede|podría|podemos|quiere|tiene|está|hay|puedo|es|le
    """,
    "ask_soft": """
        no dude en
        basta|bastan ~2 línea|palabra|palabras
        quedo|estoy a su
        cualquier duda|pregunta
    """,
    "ask_not": """
        tómese|tómate|tómense|tomaos ~3 tiempo
        sabía que
        elija a quien
        no dude en
        si tiene alguna|cualquier
        cualquier duda
    """,
    "ask_call": """
        llamada|sesión|llamar|llamarnos|hablar|hablamos|reunirnos|reunión|vernos|charla|agenda|cita|hueco|videollamada|demostración
        va|viene bien
        le va
        conviene
    """,
    "guilt": """
        tercera|cuarta|quinta vez|mensaje
        paciencia
        perdido ~2 interés
        sorprende|sorprendido|extraña ~4 no|nada
        nunca ~1 respond*|contest*
        sigue|siguen sin respond*|contest*|leer
        supongo|imagino|deduzco|veo|parece ~4 no ~4 prioridad|interesa|importa|importante
        no ~3 prioridad para usted|ti|ustedes|vosotros
        evidentemente|aparentemente|claramente|obviamente ~2 no ~4 prioridad|interesa|importa
        he|hemos intentado ~4 varias|muchas|repetidas|veces
        varias|muchas|repetidas|numerosas veces|ocasiones|intentos
        ignorad*|ignorando|ignora
        decepcion*
        después de todo|tanto ~3 trabajo|tiempo|esfuerzo
        al menos|mínimo ~3 respuesta|responder|cortesía|contestar
        ni siquiera ~3 respond*|contest*
        llevo ~3 esperando
        perder ~1 tiempo
        hecho algo mal
    """,
    "false_urgency": """
        arrepent*
        se agotan
        última|últimas|último|últimos oportunidad|llamada|aviso|plazas|días|horas
        solo|sólo|únicamente por? hoy|hasta|mañana
        antes de que ~4 tarde
        demasiado tarde
        ahora o nunca
        dese prisa
        apresúrese
        actúe|decida|firme|reserve ~1 ya|ahora|hoy
        no ~2 pierda|deje|espere ~3 oportunidad|pasar|más
        plazas ~1 limitadas
        tiempo limitado
        tiempo ~1 agota|acaba
        solo|sólo quedan
        quedan pocas|pocos|dos|tres
        oferta ~3 caduca|termina|expira|vence ~2 hoy|mañana|pronto|viernes|esta
        precios ~2 suben|subirán
        competencia|competidores no|ya ~3 espera*|adelant*
        cada|todos los? día|semana|mes ~4 cuesta|pierde|perdido
        urgente*
        cuanto antes
        lo antes posible
    """,
    "ultimatum": """
        necesito|necesitamos|espero ~4 antes|hoy|mañana
        si no ~5 antes|para|hoy|mañana|viernes|lunes ~6 entender*|asumir*|retirar*|ceder*|dar*|cerrar*
        si no ~2 responde|contesta|recibo|sé ~6 entender*|asumir*|retirar*|ceder*|daré|daremos|considerar*
        de lo contrario ~6
        en caso contrario
        no ~1 otra|más opción|remedio
        o ~4 o nos
        último plazo
        retirar|retiraremos|retiraré ~3 oferta|propuesta|presupuesto
        lo toma o lo deja
    """,
    "claim": """
        del mercado
        en un tercio
        a la mitad
        nueve|ocho|siete de cada
        gartner
        nuestros|muchos|mayoría|otros|todos|de ~2 clientes|usuarios|socios ~3 ahorr*|reduc*|gan*|duplic*|aument*|mejor*|logr*|obtien*|consig*
        clientes ~2 ahorran|reducen|ganan|duplican
        premiad*|galardonad*
        líder*
        mejor|mayor|principal proveedor|plataforma|solución|empresa
        cientos|miles|decenas ~2 clientes|empresas|compañías|usuarios
        estudios|estudio|analistas|expertos|pruebas ~1 muestra*|demuestra*|confirma*|prueba*
        certificad*
        de media
        en promedio|por término
        número uno|1
        confían en
        demostrad*
        se amortiza
        retorno de la inversión
    """,
    "customer": """
        nuestro|un|otro cliente|socio
        clientes|empresas|compañías|socios como
        caso de éxito|estudio|uso de|con|en|sobre
        testimonio|referencia de
        proyecto con
        hemos ayudado|equipado a
        ayudamos a
    """,
    "achieved": "redujo|ahorró|duplicó|aumentó|logró|ganó|eligió|usa|mejoró",
    "counted": "preguntas|pregunta|puntos|punto|pasos|páginas|página|horas|líneas|opciones|ejemplos|partes|segundos",
}
GENERIC = (
    "equipo equipos empresa empresas solución soluciones trabajo proyecto proyectos proceso procesos cliente clientes producto "
    "productos servicio servicios plataforma sistema sistemas herramienta herramientas persona personas tiempo mejor bueno "
    "nuevo nueva nuevos forma idea futuro resultado valor moderno moderna modernas fácil sector mercado usuarios datos "
    "software muchas muchos necesita hacer hace encontrar mostrar mes año posible información parte caso punto funciona "
    "tenemos importa ayuda ayudar"
    " ella ellos ellas ustedes nosotros vosotros mis tus sus nuestro nuestra vuestro vuestra esta este estos estas ese"
    " esa eso aquel quien cuál cuáles cuándo cómo dónde cuánto porque aunque entre hacia contra según durante antes"
    " después entonces luego así tan tanto todo toda todos todas otro otra otros otras mismo misma ser estar"
    " haber era eran fue fueron había tenía sería podría puede pueden debe deben quiere aquí allí cada algún"
    " alguno alguna nada nadie aún ahora"
)
