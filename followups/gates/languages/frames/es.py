"""Spanish frames."""
# ruff: noqa: E501 -- a phrase stands on one line

from followups.gates.languages.frames import Frames

FRAMES = Frames(
    classes={
        "price": "precio precios coste costes tarifa tarifas cuota presupuesto importe cifra números factura gastos",
        "extras": "formación instalación puesta soporte mantenimiento migración envío montaje configuración asesoría alojamiento curso transporte módulo",
        "silence": "respuesta noticias palabra reacción señal contestación",
        "upset": "sorprende sorprendido sorprendida decepcionado decepcionada pena lástima triste lamento extraña extraño dolido duele entristece",
        "ready": "listo lista listos listas montado montados montada instalado instalados instalada funcionando marcha operativo entregado terminado activo",
        "soon": "antes para en dentro desde a",
        "rivals": "vecinos competidores competencia otros demás colegas",
    },
    phrases={
        "asked": """
            preguntabas|preguntaba|preguntaste|decías|decía|comentabas|comentaba|pedías|pediste|querías|escribías
        """,
        "discount": """
            si ~1 firma|firmas|firman|firmáis|cierra|cierran|cierras|confirma|confirman|contrata ~4 semana|mes|hoy|viernes|lunes|días
            algo ~4 hacer|podemos|podremos|rascar|quitar
            hacer|podemos|podremos ~2 algo
            partir la diferencia
            punto medio
            echar* una mano ~4 <price>
            rascar|limar|recortar|apretarse ~5
            un guiño
            llegamos|llegaremos|llegar a ~1 acuerdo
            nos entendemos|entenderemos|arreglamos|arreglaremos
            <price> ~5 mejorar|ajustar|bajar|negociable|flexible|flexibles|hablar|margen|arreglar|rebajar|algo|especial|apretar
            mejor ~1 <price>
            mejorar|ajustar|bajar|margen|arreglar|esfuerzo|flexible|flexibles|apretar|rebajar|especial|menos ~4 <price>
            mejor|bien|tirado de|en precio
            más barato|económico
            hacer|hago|haría ~2 esfuerzo|descuento|precio|rebaja
            por ciento menos
            llegar ~3 acuerdo ~3 <price>
            si ~4 semana|mes|hoy|viernes|lunes|días|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|ya|pronto ~3 firma*|cierr*|confirm*|dic*|acept*|sí
            si ~3 firma|firmas|firman|cierra|cierran|confirma|confirmas|dice|dices|acepta|decide|decides|sí ~4 semana|mes|hoy|viernes|lunes|días|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|ya|pronto
            hago|hacemos|rehago|reviso ~2 números|cuentas
            sale|saldrá|quedará ~3 mejor|más ajustado
            lápiz
            entre personas|gente|socios ~8
            nos ~1 ponemos|pondremos|pondríamos de acuerdo
            dejarlo|dejártelo|dejárselo|dejarle|dejároslo|dejo ~2 en|más
            ya ~1 veré|veremos|vemos|miraré|miramos ~3 cómo|qué
            condiciones|oferta ~2 mejores|especiales|ventajosas|preferentes|especial|ventajosa
            mejores condiciones
        """,
        "waiver": """
            de ~1 nuestra|mi parte|bolsillo
            lo|la|los|las ponemos|pongo nosotros|yo
            corre|corren|va|van ~2 de|por ~1 nuestra cuenta
            nuestra cuenta
            no ~3 cobramos|cobraremos|cobro|cobraré|cobraríamos
            regalamos|regalo|regalaríamos
            invita* ~2 casa
            sin coste|costo|cargo|gastos
            nada que pagar
            sin ~1 cobrar*
            lo|la|los asumimos
        """,
        "scope": """
            de paso|camino ~2 conectamos|hacemos|montamos|revisamos|cambiamos|ponemos|limpiamos|dejamos|arreglamos
            <extras> ~5 cuenta|incluid*|gratis|regal*|coste|cargo|va|viene
            incluimos|añadimos|incluyo|añado|regalamos|metemos|incluiremos|ponemos|sumamos ~5 <extras>|también|además|extra
            también|además ~2 te|le|os hacemos|hago|incluimos|montamos|encargamos|ponemos
            nos encargamos ~3 de|también
            <extras> ~4 marcha ~4 cuenta|gratis|coste
            usted|tú|ustedes|y ~3 se|te olvida|despreocupa|olvidan|desentiende*
            sin que ~3 tenga|tengas|tengan que
            no ~3 preocupe|preocupes|preocuparse|preocuparte ~2 de|por ~1 nada|eso
            retir*|llevamos|recogemos ~4 viejo|vieja|viejos|antiguo|antigua
            viejo|vieja|viejos|antiguo|antigua ~5 retir*|llevamos|recogemos
            te|le|os lo|la|los|las ~1 hago|pongo|monto|dejo|instalo ~2 yo
        """,
        "terms": """
            se lo aseguro|prometo|garantizo
            palabra de honor
            doy ~1 mi? palabra
            sin|no|ninguna|ningún ~1 hay|tiene|existe? ~1 permanencia|compromiso|ataduras|penalización|contrato|riesgo|letra
            cancelar|cancelas|dejarlo|baja|irte|salir|marcharte|anular ~4 cuando|momento|cualquier
            devuelves|devolver|devuelve|devolvemos ~4
            no ~4 convence|convencen|gusta|gustan|funciona|contento|satisfecho ~8 devuel*|devolv*|dinero|nada|reembols*
            reembols*
            garantiz*|garantía*
            no ~3 atado|atados|ata|obliga|obligado
            solo|sólo ~1 pagas|paga|pagáis si|cuando
            te|le|os prometo|aseguro|garantizo
            dinero ~2 vuelta
            puede|puedes|pueden ~1 contar con ello
            délo|dalo|dadlo por hecho
            tiene|tienes mi palabra
            fíese|fíate
        """,
        "in_time": """
            <ready> ~4 <soon> ~1 de|la|el|el
            tendrás|tendrá|tendréis|estará|estarán|dejamos|dejaremos|instalamos|instalaremos|montamos|montaremos|entregamos|entregaremos|empezamos ~5 antes|lunes|martes|semana|mañana|mes|tiempo|plazo
            antes de ~6 <ready>|tendrás|tendrá|estará|estarán
            cuenta|cuente|contad con ello|eso
            a tiempo para
            la semana|semana que viene ~5 <ready>
            y|entonces|ya ~4 en|para|antes de|esta|por ~1 pascua|verano|otoño|navidad|temporada|vacaciones|primavera|apertura|semana santa ~4 ya|listo|tendrá|tendrán|estará|funcionando|estrenan|estrena
            entonces ~3 en|para|por|esta ~1 pascua|verano|otoño|navidad|temporada|vacaciones|primavera|apertura|semana santa
        """,
        "guilt": """
            no ~4 atrás|último|últimos|última|rezagado
            imagino|supongo|creo|intuyo|deduzco|temo|sospecho ~12 no|poco|nada ~6 importante|importa|importan|prioridad|interesa|interés|urgente|serio
            <upset> ~8 no|ni|sin|nada|ninguna|ningún|silencio|nunca
            tu|su|vuestro|este|el silencio
            después|tras|pese|a ~4 tantos|tanto|todos|todo|pesar ~3 intentos|trabajo|esfuerzo|correos|llamadas|tiempo|mensajes
            ni|sin|ninguna ~2 <silence> ~2 tuya|suya|vuestra|tu|su|recib*
            ignor*
            al menos ~4 contestar|responder|respuesta
            esperando ~4 semanas|días|respuesta|todavía|aún
            he perdido|perdí ~1 cuenta
            me dejas|dejaste|deja|dejó ~3 sin|colgado|plantado
            contaba|contábamos ~2 con
            esperaba|esperábamos ~2 más|otra|algo ~3 de|su|tu|ustedes
            noche|noches|finde|tarde|tardes|domingo|domingos ~4 preparando|trabajando|elaborando|dedicad*
            lo ~1 mínimo|menos ~3
            me|nos decepciona|duele|entristece|molesta
            sentado|sienta|sentó mal|fatal
            ni un|una|siquiera ~1 gracias|palabra|línea
            tanto|tal|largo silencio
            que no|nunca ~2 respond*|contest*
        """,
        "false_urgency": """
            otros|otras|todos|mayoría ~7 ya ~2 han|cambi*|dado|pasado|firmado
            se ~1 están|está|van|va agotando|agotar|acabando|acabar|terminando|llenando
            agota*|agotan
            no ~2 dejes|deje|dejéis|pierdas|pierda|esperes|espere ~2 pasar|escapar|oportunidad|más|mucho|tarde
            <rivals> ~4 ya|adelant*|ventaja
            queda|quedan ~1 pocos|pocas|solo|dos|tres|últimas|últimos|un|una|sólo
            últim* ~1 plaza|plazas|oportunidad|unidades|días|hueco|huecos|aviso
            antes de|que ~2 sea ~1 tarde
            demasiado tarde
            cada día|semana|mes ~5 pierd*|cuesta
            cuanto más ~2 esper*|tard*
            date|dese|daos prisa
            ahora o nunca
            quedarte|quedarse|quedes|quede ~1 atrás|último
            casi ~1 lleno|completo|agotad*|llena|completa
            decídase|decídete|decidid|decídanse|decide|firma|reserva|aprovecha|compra ~2 ya|ahora|hoy|rápido
            otro|otra ~1 cliente|empresa|interesado ~4 interesad*|esperando|quiere
            quitan|quita ~2 de las manos
            ya no ~1 habrá|quedará|quedarán|queda|quedan
            casi ~1 todo|todos|todas ~2 cogido|cogidas|reservado|reservados|reservadas|vendido|vendidos|ocupado
            otro|otra|otros ~3 esperando|esperan|cola|interesad*|lo quiere
            precios|tarifas|precio ~4 subir*|sube|suben|aumentar*
            precios|tarifas ~4 alza|suben|subida|subirán
            pena|lástima|tonto ~2 perder*|dejar*
        """,
        "bump": """
            cómo va|van|anda|está ~1 todo|cosas
            qué es|hay de|por
            me acordé|acordaba ~2 de usted|ti|ustedes|vosotros
            saber|ver|preguntar|conocer|entender ~2 cómo|en|si|qué ~5 va|van|sigue|tema|punto|quedó|estado|está|pensado|decidido|visto|interesa*|interés
            rescato|reflot*|recupero|retomo|subo|reenvío|resucito ~3 correo|mail|mensaje|hilo|tema|conversación|email
            por si ~3 pasado|pasó|perdido|perdió|escapado|visto|spam
            sigues|sigue|seguís|siguen ~2 interés|interesado|interesada|interesados|adelante|pensando
            has|ha|habéis|han ~1 podido|tenido|visto|pensado|decidido ~4 verlo|ver|tiempo|ocasión|mirarlo|revisarlo|echarle|pensarlo|algo|ya|leerlo
            has|ha|habéis|han podido|visto verlo|mirarlo|leerlo|echar|pensarlo
            echar|echado|echarle ~1 un ~1 vistazo|ojo
            cómo|en va|vais|lo|qué ~1 ves|llevas|tema|asunto|punto
            hay ~1 novedades|noticias|avances|cambios
            qué te|le|os parece|pareció
            dar ~2 señales
            recordar|recordarte|recordarle|recordatorio
            traspapel*|extravi*|se ~2 quedó|quedado|perdió|perdido|enterró|enterrado ~4 bandeja|spam|correo|olvidad*|pendiente|traspapel*|olvido|cajón
            correo|mail|mensaje ~4 traspapel*|perdido|perdida|enterrado|spam|olvidado|extraviado|colado
            has|ha|habéis|han|pudieron|pudisteis|pudiste|pudo|podido ~3 valorar|estudiar|analizar|comentar|evaluar|revisar|mirar|leer|repasar|ver ~4 propuesta|presupuesto|oferta|correo|documentación|mail|mensaje
            has|ha|habéis|han podido|logrado ~1 valorar|estudiar|analizar|evaluar|revisar|verlo|leerlo
            escribo|escribirle|escribirte|escribimos ~2 de nuevo|otra|nuevamente
            vuelvo|volvemos ~2 a la carga|insistir|insisto|preguntar|molestar
            insisto|insistir
            señales de vida
            un toque|toquecito de atención|nuevo|más
            cómo va|van|anda|sigue|quedó ~1 lo|eso|aquello ~1 suyo|tuyo|vuestro|nuestro
            encontré|topé|crucé|vi ~2 con? ~1 su|tu nombre|correo|ficha
            qué fue|pasó|ha sido|habrá sido ~1 de|con
            ponerme|póngame|ponme ~1 al día|corriente
            cómo ~1 quedó|quedamos|está ~2 tema|asunto|propuesta
            correo|mail|mensaje|líneas|propuesta|presupuesto ~5 fondo|llegó|llegado|llegaron|perdió|perdido|extravió
            alguna|una ~1 pista|señal
            me asomo
        """,
        "claim": """
            como el|la|los|las suyo|suya|suyos|tuyo|tuya|vuestro ~7 más|menos|quinta|cuarto|tercio|mitad|doble
            nueve|ocho|siete|cuatro|tres|9|8|7 ~1 de ~1 cada? diez|cinco|cuatro|10
            el doble|triple
            doble|triple de
            dos|tres|cuatro|diez veces más|menos
            ahorr*|reduc*|aument*|dobl*|duplic*|tripl*|llen* ~4 mitad|horas|doble|tercio|todo|todos|casi
            se amortiz* ~1 en
            todos|la mayoría ~1 nuestros|de clientes ~4 content*|encantad*|repiten
            ninguna|ningún|nunca|jamás|ni ~3 queja|quejas|avería|reclamación|reclamaciones
            lleva|llevan|trabaja|trabajan|está|están ~5 con nosotros
            confía|confían ~3 nosotros
        """,
        "legal_word": """
            permanencia|compromiso|contrato*|garant*|reembols*|legal*|cláusula*|rescindir|cancelar|devuelv*
            condición|condiciones|cancelar|cancelación|cancela*|anular|anulación|permanencia|penaliz*|preaviso|desistimiento|rescis*|vigencia
            póliza*|responsabilidad|lopd|ley|normativa|reglamento|legal*|convenio|licencia|licencias
            seguro ~1 de
            protección de datos
            datos personales
            fianza|aval
            acuerdo de
            derechos de
            propiedad intelectual
        """,
        "objection": """
            caro|cara|caros|caras|costos*|elevad*|carísim*|excesiv*
            se ~2 sale|va|pasa|escapa ~2 presupuesto|mano|manos|de
            fuera|encima|supera|excede ~3 presupuesto
            mucho|tanto dinero|gasto
            más ~3 de lo ~2 previsto|pensado|esperado|pensábamos|esperaba|esperábamos
            teme|temen|temes|miedo|desconfi*|reticen*|recelo*|insegur*|escéptic*|reparo|reparos|inquiet*|frena|objeción
            mala|malas experiencia|experiencias
            no ~2 ve|veo|ven|vemos ~1 claro|clara|útil|necesari*
            no ~2 convence|convencen|convencid*|encaja|compensa|merece|tiempo|necesit*
            más barato|económico|barata
            otra|otro|otros ~1 empresa|proveedor|presupuesto|oferta|presupuestos
            en otro ~1 sitio|lado
            se ~2 va un|algo poco
            un pico|pellizco|dineral|pastón|pastizal
            se dispara|disparado|exagerad*|desorbitad*|pica
            no ~2 puedo|podemos|tengo|tenemos ~2 bajar|bajarlo|rebajar*|margen|menos
            barbaridad|burrada|locura|disparate|palo|sablazo|dineral
            menos ~4 no ~2 sale|puedo|podemos|es
            no ~3 por menos
            demasiado
        """,
        "price_word": """
            señal de|del
            anticipo*|depósito|fianza|iva|importe*|honorarios|mensualidad*|suplemento*|pago|pagos|pagar|plazos|letra|letras|recargo*|caro|cara|caros|caras|euros
        """,
        "sensitive": """
            luto|duelo|entierro|funeral|muerte|murió|fallecid*|suicidio
            hospital*|operación|quimio*|ansiedad|depresión|accidente|infarto|ictus|discapacidad
            baja laboral
            de baja
            separación|custodia|deudas|embargo|liquidación|ere|paro|desahucio|aborto
        """,
        "ask_soft": """
            basta|bastaría|vale|sirve ~2 con ~3
            con ~1 un|una ~2 sí|no|palabra|línea|respuesta ~3 basta|vale|sirve|suficiente|llega|me
            dígame|dime|cuénteme|cuéntame|decidme|díganme|avíseme|avísame
            me ~1 encantaría|gustaría|ayudaría|dice|dices|decís|cuentas|cuenta
            quedo ~2 pendiente|atento|atenta
        """,
        "opt_out": """
            no ~2 quiere|quieres|desea|deseas|prefiere|prefieres|queréis|quieren ~4 más|recib*|escrib*|correos|mensajes|saber
            no ~2 le|te|os|volveré|volveremos ~1 escrib*|molest*|contact* ~2 más
            dejo|dejaré|dejaremos|dejamos de ~1 escrib*|molest*|contact*|enviar*
            basta|baste|bastará ~3 no|baja|stop
            quito|quitar*|borr*|elimin*|saco ~3 lista|contactos|base
            respond*|escrib*|contest* ~3 no|stop|baja
            sin más correos|mensajes
        """,
        "customer": """
            igual|mismo|como|parecido|así que? en|con|para
            hicimos|montamos|instalamos|reformamos|hemos|trabajamos|pusimos|dimos ~5 en|para|con
        """,
        "ask_open": """
            me|nos envía|manda|pasa|confirma|indica|reenvía|envíe|mande|pase|envías|mandas|pasas ~1 un|una|el|la|los|las|qué|cuál|cuándo|su|tu
            hágame|hazme saber ~1 el|la|si|qué|cuál|cuándo
            dígame|dime|cuénteme|hágame|dígannos|avíseme saber? ~1 también|además ~1 si|qué|cuándo|quién|cuántos|cuántas|cuál
        """,
    },
    status=(
        "paso dices solo cuenta cuentas quería quisiera quiero saber ver preguntar cómo va van sigue siguen tema asunto punto estado está están has ha han podido verlo visto mirar mirarlo leer leerlo leído echar vistazo ojo "
        "rescato retomo recupero reenvío correo mail mensaje email hilo anterior último por si se te le había pasado perdido spam sigues interés interesado interesada interesa pensado pensar pensarlo decidido decisión "
        "tiempo ocasión oportunidad novedades noticias novedad nuevo algo alguna algún opinión opinas parece respuesta responder contestar sí no breve rápido pequeño recordatorio recordar contacto conversación charla llamada "
        "propuesta oferta presupuesto semana semanas día días mes meses pasada hace tanto seguimiento hacer dar señales vida espero bien todo gracias hola saludo avances lado parte ya aún todavía solo simplemente"
    ),
    using="usa usan utiliza utilizan ahorra ahorran ahorró redujo duplicó llenan llena gana ganó confía confían trabaja trabajan ya cliente clientes desde ahora eligió eligieron pasó cambió",
    tags="no verdad vale cierto",
)
