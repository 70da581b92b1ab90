"""Spanish."""
# ruff: noqa: E501 -- tables of words read better in long lines

PHRASES = {
    "opt_out": """
borren|borre|eliminen|elimine|quiten|saquen|borrar ~2 listados|listas|ficheros|registros|archivos
interesado|interesada en recibir
no volver a escribirme|contactarme|escribirnos|contactar|escribir|llamarme|enviarme|molestarme
derecho de supresión|oposición|cancelación
quítenme|quíteme|quítame|bórrenme|bórreme|bórrame|elimínenme|elimíneme|elimíname|sáquenme|sáqueme|sácame|retírenme|retíreme|retírame|remuévanme|tachenme|exclúyanme|exclúyame
darme|dame|deme|dénme|denme|dar|darnos|dennos|darse|doy de baja
de baja ~4 lista|boletín|correo|suscripción|newsletter
baja ~2 lista|suscripción|boletín|newsletter|inmediata
quitar|borrar|eliminar|sacar|retirar|quiten|borren|eliminen|saquen|retiren|quite|borre|elimine|saque|quitarme|borrarme|eliminarme|sacarme ~2 me|mi|mis|nuestro|nuestra|nuestros|de ~4 correo|dirección|email|lista|listas|datos|contacto|número|base|teléfono|nombre|distribución|envío
no ~4 escriban|escriba|escribas|contacten|contacte|contactes|envíen|envíe|envíes|manden|mande|mandes|llamen|llame|molesten|moleste|llames|vuelvan|vuelva ~4 más|nunca|jamás|nada|correos|emails|mensajes|escribir|contactar|escribirme|contactarme|llamar
no ~3 quiero|queremos|deseo|deseamos|quisiera ~1 recibir|volver|que|más|saber|ser
no ~2 más correos|emails|mails|mensajes|comunicaciones|publicidad|llamadas
ni un|una correo|mensaje|email|mail ~1 más
dejen|deje|deja|dejad|paren|pare|para|cesen|cese|basta ~3 de|ya ~3 enviar|enviarme|escribir|escribirme|mandar|mandarme|contactar|contactarme|molestar|molestarme|llamar|llamarme|correos|spam|mensajes|emails|enviarnos|escribirnos
déjenme|déjeme|déjame|déjennos|dejadme ~1 en|tranquilo|tranquila|paz
cancelar|cancelen|cancele|anular|anulen ~3 suscripción|inscripción
desuscribir|desuscribirme|desuscríbanme|desuscribanme|desapuntarme|desapúntenme|desapuntame
retiro|revoco|retirar|revocar ~3 consentimiento|autorización
me opongo
oposición ~4 tratamiento|datos
olvídense|olvídate|olvídese|olvidadme de|de-mí
abstenerse|absténganse|abstenga|absténgase
nunca ~3 suscrito|inscrito|apuntado|suscribí|apunté
sin más correos|mensajes|comunicaciones
no ~2 autorizo
borrar|borren|eliminen|quiten ~2 de ~2 lista|base
de ~2 lista|listas ~2 correo|envío|distribución|difusión
""",
    "no_contact": """
no me|nos escriba|escriban|contacte|contacten|llame|llamen|escribas|contactes|llames|molesten|molestes
no hace falta que ~3 escriba|escriban|contacte|contacten|llame|llamen
no es necesario que ~3 escriba|escriban|contacte|contacten|llame|llamen
""",
    "opt_out_word": "stop baja alto desuscribir cancelar unsubscribe eliminar borrar parar basta desuscribirme darse",
    "erasure": """
borren|borre|borrar|eliminen|elimine|eliminar|supriman|suprima|supresión|eliminación|borrado|suprimir|cancelación ~5 datos|información
derecho al|de olvido|supresión
artículo|art 17
datos ~5 eliminados|borrados|suprimidos|eliminar|borrar|suprimir
rgpd ~6 supresión|eliminar|borrar|eliminación
""",
    "explicit_no": """
lo|la dejamos ~1 aquí|ahí|así
no ~3 seleccionada|seleccionado|elegida|elegido|aceptada
no ~1 entra en
no ~1 tiene sentido
quedarnos|quedamos|seguir|seguimos|continuar ~1 como estamos|hasta
quedarnos|quedamos|seguimos con ~3 actual|proveedor|tenemos
haremos|hacemos|hacerlo|haremos|resolvemos|gestionamos|desarrollamos ~2 internamente|nosotros|interno
encontrado|encontramos ~3 otra|otro|solución|alternativa|alguien
ya ~2 resuelto|solucionado|resolvimos|solucionamos|cubierto|hemos-resuelto
ya no ~3 necesario|necesitamos|interesa|proyecto
no ~3 caso de uso
no ~3 interesa|interesan|interesado|interesada|interesados|interesadas|interesante|interés|interesaría
sin|ningún|cero interés
no gracias|muchas
gracias|gracias-pero ~1 pero ~1 no
no ~2 necesitamos|necesito|hace|requerimos|preciso|precisamos
no ~2 tenemos necesidad
no es necesario|necesaria|para
no ~2 vamos ~2 seguir|continuar|contratar|avanzar|hacer|comprar|aceptar|trabajar|a
no ~2 seguiremos|continuaremos|contrataremos|compraremos|avanzaremos
decidido|optado|elegido|decidimos|optamos|elegimos|preferimos|hemos|escogido|apostado|quedado|contratado|firmado|ido|fichado ~4 otro|otra|competencia|competidor|no
decidido|decidimos|preferimos|preferido no
decantado|decidido|inclinado ~2 por
declinar|rechazar|rechazarla|rechazarlo|rechazamos|declinamos|declino|rechazo|desestimar|desestimado|desestimamos|descartado|descartamos|descartar
no ~3 convence|adapta
no es para ~1 nosotros|mí|nuestra|lo
no es lo que
descartada|cancelado|anulado|cancelada ~3 proyecto
proyecto ~3 cancelado|anulado|descartado|parado
va a ser que no
lo siento ~2 no
no contamos con
paso gracias|de
pasamos gracias
mejor no
nos quedamos|seguimos|quedamos ~1 con|como
respuesta ~2 negativa|no
ni hablar
no ~2 queremos|quiero
""",
    "no_word": "no nop",
    "now_word": """
de momento
por el momento
por ahora
ahora mismo
ahora no
actualmente
en este momento
este año
hoy por hoy
""",
    "complaint": """
es|esto|son ~1 spam|acoso|ilegal|basura|phishing|estafa|hostigamiento
spam
spammers|spammer
acoso|acosando|acosar|hostigamiento
abogado|abogados|abogada
denunciar|denunciarles|denunciarlos|denunciaré|denuncio|denuncia|denunciaremos|denunciado
aepd|agencia-de-protección
agencia española|de ~1 protección
acciones|medidas|vía|vías|demanda legales|legal|judicial|judiciales
demandar|demandaré
reportar|reporto|reportado|reportarlos|reportaré ~3 spam|autoridades|policía
los|les|te voy a reportar
queja|reclamación ~3 formal|ante|presentar|autoridad|protección
correo|publicidad|comunicación ~1 no ~1 deseado|deseada|solicitado|solicitada
ilegal
""",
    "later": """
necesitamos|necesito|hace|falta ~4 tiempo
ahora|momento|actualmente ~4 no
no ~3 ahora|momento|todavía|aún
no es ~2 buen|mejor|adecuado|oportuno momento
mal momento
todavía|aún no
más adelante|tarde
no antes
no ~4 hasta|antes
este año no
no ~3 este año|trimestre|mes
retomar|retomamos|retomarlo|retomémoslo|hablamos|hablemos|volvemos|vuelva|vuelvan|vuelve|llámeme|escríbame|contácteme|pregúnteme|llámame|escríbeme|contáctame|inténtelo|contacte|recuérdemelo|avíseme ~4 en|a|después|dentro|para|tras|cuando|más|el|la|partir|pasado|de
veremos|miraremos|valoraremos|estudiaremos|trataremos|abordaremos ~4 en|a|después|dentro|para|tras|el|más
estamos|estoy ~3 arriba|saturados|saturado|liados|liado|ocupados|ocupado|desbordados|tope|liada|desbordada
muy|mucho|demasiado ~1 ocupados|ocupado|liados|liado|trabajo|ocupada|jaleo
aplazar|aplazado|posponer|pospuesto|pausa|espera|parado|aplazamos|posponemos|postergar|postergado
el año próximo|que|siguiente
próximo año
quizás|quizá|tal|acaso|puede ~2 más|en|el|después|próximo
otro momento
en otra ocasión
después de ~2 vacaciones|verano|fiestas|navidad
baja maternal|paternidad|maternidad
cuando ~1 vuelva|volvamos|regrese
""",
    "again": """
vuelva|vuelvan|vuelve|volver|volvamos ~2 a ~1 contactar|llamar|escribir|intentar|intentarlo|hablar|preguntar|contactarme|escribirme|llamarme
llámeme|escríbame|contácteme|pregúnteme|llámame|escríbeme|contáctame|pregúntame|llámenme|escríbanme|contáctenme|recuérdemelo|hablamos|hablemos|inténtelo|avíseme|retomamos|retomemos
""",
    "wrong_person": """
no soy|es ~2 la|el|responsable|quien|encargado|encargada|adecuada|adecuado|indicada|indicado|persona|correcta|contacto
equivocado|equivocada|equivoca|equivocan|equivocaron|error|confundido ~2 de|persona|contacto|destinatario
persona equivocada|incorrecta
ya no|yo|no ~1 trabajo|llevo|estoy|formo|gestiono|encargo|ocupo|trabaja|me
no ~1 me encargo|ocupo
no llevo
no trabajo
no ~2 depende ~1 de ~1 mí
no es mi|de ~1 área|departamento|competencia|responsabilidad|ámbito
dejado la|el|esa empresa|puesto|compañía|departamento
jubilado|jubilada|jubilé
""",
    "referral": """
contacte|contactar|contacten|hable|hablar|diríjase|dirigirse|dirija|dirijan|escriba|escribir|póngase|pónganse|ponerse|llame|contacta|habla|escribe|consulte|pregunte ~5 con|a|contacto ~2 mi|nuestra|nuestro|sr|sra|señor|señora|don|doña|compañero|compañera|colega|jefe|jefa|director|directora|responsable|departamento|la|el|d|dña
póngase|pónganse|ponerse|ponte en contacto
diríjase|dirijanse|dirigirse a
contacte|contacta|hable|habla con
responsable|encargado|encargada|indicada|indicado ~2 es
es ~3 responsable|encargado|encargada|quien|persona
mi compañero|compañera|colega|jefe|jefa ~5 lleva|encarga|se|es|que
quien lleva|se|gestiona|decide
le|les|te|lo|os paso|pongo|derivo|remito|reenvío|reenvio|dejo
paso|reenvío|remito|derivo ~4 con|a ~1 mi|nuestro|nuestra
en copia
copio a
pongo ~3 copia
sustituye|sustituto|sustituta|sucesor|sucesora
""",
    "price": """
muy|demasiado|tan|bastante|algo|más|un-poco ~1 caro|cara|caros|elevado|elevada|alto|alta|costoso
caro|carísimo
costoso
fuera|encima|va|excede|supera|sale|sobrepasa|escapa ~4 presupuesto|posibilidades|alcance
no ~3 presupuesto|dinero|fondos|permitir|permitírnoslo
sin|falta|poco presupuesto|dinero
más|mas barato|barata|económico|económica
precio|coste|costo|tarifa|presupuesto ~4 alto|elevado|caro|problema|excesivo
descuento|rebaja
""",
    "timing": """
muy|demasiado pronto|tarde|largo|justo
no|falta|sin ~3 tiempo|recursos|capacidad
plazo|plazos|tiempos ~4 largo|largos|corto|cortos|ajustado|problema
""",
    "competitor": """
ya ~3 con|trabajamos|tenemos|usamos|contamos|utilizamos|trabajo|tengo|uso
competencia|competidor|competidores
otro|otra|otros|otras proveedor|empresa|agencia|solución|oferta|herramienta|proveedores|ofertas|propuesta|opciones
contentos|satisfechos|contento|satisfecho|contenta
proveedor|agencia|solución|herramienta actual|habitual
internamente|interno
comparar|comparando|comparativa
cambiar de
""",
    "authority": """
jefe|jefa|dirección|director|directora|gerencia|gerente|comité|consejo|socios|socio|superior ~5 aprobar|aprobarlo|decidir|decide|aprobación|autorizar|convencer|visto|consultar|dice|opina|tiene|debe|quiere|aprueba
aprobación|autorización|visto|permiso|okey ~4 jefe|dirección|director|gerencia|bueno|comité
consultar|consultarlo|hablar|hablarlo|comentarlo|tratarlo|verlo|aprobarlo|autorizarlo|validarlo|tratar ~3 jefe|jefa|dirección|director|gerencia|gerente|socio|socios|equipo|internamente|superiores
no ~3 decisión|decido|depende ~1 mía|yo|mí
""",
    "need": """
no ~3 convencido|convencida|convencidos|convence|seguro|segura|claro|valor|utilidad|veo
dudas|duda|reticente|reparos|preocupa|preocupación|escéptico
arriesgado|riesgo|riesgos
demasiado|muy complejo|complicado|grande|pequeño|pequeños
falta|faltan ~3 función|funciones|funcionalidad|funcionalidades
""",
    "interested": """
encantó|gustó|encantado|entusiasmado|entusiasmados|convencidos
parece|suena|veo|resulta|pinta|encanta|gusta ~2 muy|bien|interesante|genial|perfecto|estupendo|fantástico|bueno|la|interesantes
interesante|genial|perfecto|estupendo|fantástico
estoy|estamos|muy|estaría|sigo|seguimos ~2 interesado|interesada|interesados|interesadas
me|nos interesa|interesaría|gustaría|encantaría|encaja
sí|claro|vale|si-por ~2 adelante|por|claro|gracias|me|nos|envíe|envíeme|mándeme|perfecto|vamos|quiero|queremos|podemos|mande|puede|supuesto|le|de
por supuesto
adelante
con ~1 mucho gusto
encantado|encantada|encantados
de acuerdo
envíeme|envíenme|envíame|mándeme|mándenme|mándame|envíe|envíenos|mándenos|mande|pásame|páseme|remítame|remítanme|puede|pueden ~3 propuesta|presupuesto|oferta|contrato|información|info|enlace|catálogo|detalles|documentación|invitación|tarifas|enviar|enviarme|mandar|llamar|llamarme
llámeme|llámame|llámenme
me|nos puede|puedes|pueden|podría|podrían ~1 llamar|enviar|mandar|pasar|mostrar|enseñar
cuándo|cuando ~1 podríamos|podemos|puede|puedes|podrían|le|te|tiene|tienes|quedamos|sería
podemos|podríamos|podriamos ~1 hablar|quedar|hacer|vernos|reunirnos|agendar|concertar|fijar|avanzar|empezar|tener
queremos|quiero|quisiera|quisiéramos|gustaría|querría|querríamos ~2 contratar|comprar|avanzar|empezar|probar|ver|conocer|saber|firmar|agendar|reservar|seguir|adquirir|hablar|reunirnos|reunirme|pedir|solicitar|más
va|viene|vendría|iría ~2 bien|perfecto|genial|estupendo
mejor mañana|el|lunes|martes|miércoles|jueves|viernes|por|a
nos vemos
quedamos el|mañana|así|a
hasta mañana|lunes|martes|el|pronto
hagámoslo|hecho|trato
vamos a ello
vamos adelante
disponible|libre
tengo|tenemos hueco|disponibilidad
""",
    "question": """
no ~3 abrir|descargar|ver|leer|encontrar|acceder|entrar
no ~3 recibido|llegado|entendido|entiendo|funciona|abre
pregunta|preguntas|duda|dudas|consulta
quisiera|quería|querría|gustaría|quiero|necesito|necesitamos|quisiéramos|interesa|interesaría ~2 saber|preguntar|entender|conocer-el|consultar
puede|puedes|podría|podrían|pueden ~4 aclarar|explicar|decir|confirmar|indicar|detallar|aclararme|decirme|explicarme|especificar|responder
me pregunto|preguntaba
no sé ~1 si|cómo|qué
""",
    "question_start": "cuánto cuántos cuántas cuánta cuándo cómo qué quién quiénes dónde cuál cuáles hay es incluye funciona tiene tienen ofrecen puede se existe está sirve permite por",
    "maybe": """
spam
baja
suscripción|desuscribir|unsubscribe
lista|listas
stop
basta|harto|harta|hartos|cansado
pesado|pesados|insistente|molesto|molestia
cómo ~3 conseguido|obtenido|tienen ~2 mi|mis
de dónde ~4 mi|mis
quiénes|quién son|es|eres
rgpd|lopd
consentimiento
otra vez
lamentablemente|desgraciadamente|desafortunadamente
probablemente|seguramente|quizás|realmente no
no ~1 creo
creo que no
pérdida de tiempo
ya ~2 dije|comenté|respondí|dicho
déjelo|olvídelo|olvídalo
dejen|deje|dejad
no ~1 más
pero no
""",
    "farewell": """
gracias ~2 de todas|todos|igualmente|modos|formas
mucha suerte|éxito
suerte con
le|les|te deseo|deseamos ~3
""",
    "decision": """
elegir|escoger|escogido|optar|contratado|cerrado
decidido|decisión|elegido|optado|decantado|valorarlo|preferido|preferimos
quedarnos|quedamos|seguimos|seguiremos
otra|otro opción|camino|vía|proveedor|solución
cancelado|anulado|parado
""",
    "pending": """
todavía|aún no
no ~4 todavía|aún
lunes|martes|miércoles|jueves|viernes|mañana ~4 no
no ~3 venir|asistir|puedo|acceso|adjunto
""",
    "unfit": """
no ~3 encaja|ajusta|cuadra|conviene
""",
    "progress": """
recibido|recibida|estudiando|revisando|mirando|adjunto|adjunta|anotado|entendido|probando|valorando|esperando|enterado
hemos|he recibido
aquí|le|te tiene|tienes|adjunto|paso|va
somos|usamos|utilizamos|tenemos|trabajamos|queremos|buscamos|pagamos|necesitamos|estamos
son|es
mi|nuestro|nuestra número|dirección|equipo|empresa|teléfono|presupuesto
buen|feliz ~1 fin|día|semana
perdón|disculpe
""",
    "shield": """
ninguna|sin objeción|cambios|objeciones
anular|cancelar|aplazar|mover ~3 reunión|llamada|cita|demo
no hay|es|será ~1 problema|problemas|prisa|inconveniente|duda|molestia|ningún
sin|ningún problema|problemas|prisa|compromiso|duda|inconveniente
no ~1 está mal
no te|se preocupe|preocupes
no solo|sólo
no dejen|deje|dejes
por qué no
no dude|duden|dudes
no diría|diré ~1 que ~1 no
no veo|vemos|tengo|tenemos ~1 inconveniente|inconvenientes|objeción|más dudas|preguntas|inconveniente|objeciones
no ~1 más preguntas|dudas
un|una|unos|usuario|usuarios|contacto|contactos|cliente|clientes ~2 eliminar|borrar|quitar
eliminar|borrar|quitar|dar un|una|a|los ~2 usuario|usuarios|contacto|contactos|cliente|clientes|línea|módulo|cláusula
más información|detalles|info
no antes
si no
o no
""",
    "promise": """
le|les|te|os ~1 llamo|llamaré|escribo|escribiré|envío|enviaré|mando|mandaré|confirmo|confirmaré|respondo|responderé|digo|diré|contesto|contestaré|aviso|avisaré|contacto|contactaré|paso|pasaré|daré|daremos|enviaremos|llamaremos|responderemos|diremos|confirmaremos|contactaremos|devolveré|informo|informaré|informaremos
me|nos pongo|pondré|pondremos|ponemos ~1 en contacto
voy|vamos a ~1 hablar|revisar|consultar|decidir|enviar|llamar|confirmar|estudiar|mirar|firmar|contactar|hablarlo|verlo|revisarlo
lo|la|los reviso|revisaré|revisamos|revisaremos|consulto|consultaré|consultaremos|hablo|hablaré|hablaremos|estudiaré|estudiaremos|miro|miraré|decidiremos|decidiré|veré|veremos
tendrá|tendrán|recibirá|recibirán ~2 respuesta|noticias|mi
""",
    "their_wish": """
envíeme|envíenme|envíame|mándeme|mándenme|mándame|llámeme|llámame|llámenme|escríbame|escríbeme|contácteme|contáctame|recuérdeme|avíseme|pregúnteme|páseme|pásame|envíenos|mándenos|llámenos|contáctenos|envíe|mande
puede|puedes|pueden|podría|podrías|podrían ~2 enviar|enviarme|enviarnos|mandar|mandarme|llamar|llamarme|llamarnos|contactar|pasar|pasarme|preparar
vuelva|vuelvan|vuelve a
por favor ~2 envíe|envíen|llame|llamen|mande|manden|contacte|contacten
hablamos|hablemos|veámonos|quedemos|retomemos|retomamos
me|nos puede|puedes|pueden|podría ~2 enviar|mandar|llamar|pasar
""",
    "call": "llámeme llámame llámenme escríbame escríbeme contácteme contáctame llamar llamarme escribirme escribir contactar contactarme hablar hablamos hablemos pregúnteme pregúntame recuérdeme avíseme retomar retomamos inténtelo intentarlo",
    "thanks": "gracias muchas saludos un saludo cordial hola buenos buenas días tardes estimado estimada por favor de la el su y a mí correo mensaje atentamente cordiales me nos ya",
    "roles": "director directora responsable compañero compañera colega jefe jefa señor señora sr sra don doña gracias hola yo el la los las es le lo mi nuestra nuestro contacte hable póngase por de del departamento compras marketing ventas copia con para en este esta ese persona encargado encargada sí no dña d",
}
