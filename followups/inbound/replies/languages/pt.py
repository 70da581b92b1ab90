"""Portuguese."""
# ruff: noqa: E501 -- tables of words read better in long lines

PHRASES = {
    "opt_out": """
interesse em receber
interessado|interessada em receber
sair ~2 lista|mailing|base
voltem|volte a contactar|contatar|escrever|enviar ~1 me|mais
removam|remova|remove|retirem|retire|retira|tirem|tire|tira|eliminem|elimine|elimina|apaguem|apague|excluam|exclua|descadastrem|descadastre|cancelem|cancele|risquem|desinscrevam ~1 me|nos|meu|minha|o|a|nosso ~5 da|das|do|de|lista|listas|email|endereço|e-mail|contato|contacto|contactos|número|nome|dados|base|mailing|inscrição|cadastro|subscrição
removam|remova|retirem|retire|tirem|tire|eliminem|excluam|exclua|descadastrem|descadastre me|nos
me|nos ~1 remover|remova|remove|removam|retirar|retire|retirem|tirar|tire|tirem|excluir|exclua|descadastrar|descadastre|eliminar|apagar|removido|removida|retirado
ser removido|removida|retirado|retirada|excluído|excluída
descadastrar|descadastre|descadastro|descadastramento
cancelar|cancelem|cancele|anular|cancelamento ~3 subscrição|inscrição|assinatura|cadastro|newsletter
não ~3 contactem|contacte|contatem|contate|escrevam|escreva|enviem|envie|mandem|mande|liguem|ligue|incomodem|incomode|voltem|volte|me|nos ~4 mais|nunca|nada|emails|mensagens|contactar|escrever|contatar
não ~2 quero|queremos|desejo|desejamos|pretendo|pretendemos|gostaria ~2 receber|mais|ser|continuar
não ~2 mais emails|e-mails|mensagens|comunicações|contactos|contatos
nem mais um|uma email|mensagem
sem mais emails|mensagens|contactos
parem|pare|para|deixem|deixe|cessem|cesse|chega ~3 de|com ~4 enviar|escrever|mandar|contactar|contatar|ligar|incomodar|emails|mensagens|spam|isto|isso
deixem|deixe|deixa ~1 me|nos em|paz
me|nos ~1 deixe|deixem|deixa ~1 em
retiro|revogo|retirar|revogar ~3 consentimento|autorização
oponho|opomos ~1 me|nos|ao
oposição ~4 tratamento|dados
nunca ~4 subscrevi|inscrevi|pedi|autorizei|cadastrei
da|das ~2 lista|listas|base|mailing ~3 remover|retirar|tirar|remoção
abstenham|abstenha
esqueçam|esqueça ~2 meu|de
bloquear|bloqueei|bloqueado
não autorizo
evitem|evite ~3 contactar|contatar|enviar|escrever
""",
    "no_contact": """
não me|nos contacte|contactem|contate|contatem|escreva|escrevam|ligue|liguem|envie|enviem
não precisa|precisam|vale ~3 contactar|contatar|escrever|ligar|insistir|voltar
""",
    "opt_out_word": "stop sair parar cancelar descadastrar remover unsubscribe excluir pare parem descadastre cancelamento eliminar",
    "erasure": """
apaguem|apague|apagar|eliminem|elimine|eliminar|eliminação|apagamento|excluam|exclua|excluir|exclusão|destruam ~5 dados|informações|informação
direito ao|de|à ~1 esquecimento|apagamento|eliminação
artigo|art 17
rgpd|lgpd ~6 eliminação|apagamento|exclusão|eliminar|apagar|excluir
dados ~5 apagados|eliminados|excluídos|apagar|eliminar|excluir
""",
    "explicit_no": """
deixar|deixamos|ficamos ~1 por aqui
não ~3 selecionada|selecionado|escolhida|aceite|aprovada
não ~1 faz sentido
não seguir|avançar|prosseguir|continuar
ficar|ficamos|ficaremos|continuar|manter com ~3 fornecedor|atual|actual|parceiro
já ~2 resolvemos|resolvido|resolvi|encontrámos|encontramos|contratámos|contratamos
encontrámos|encontramos ~3 outra|outro|solução|alternativa|alguém
fazemos|faremos|vamos-fazer|desenvolvemos ~2 internamente|nós
já não ~3 necessário|precisamos|projeto
não ~3 interesse|interessa|interessam|interessado|interessada|interessados|interessadas|interessante
sem|nenhum|zero interesse
não obrigado|obrigada
obrigado|obrigada|agradeço|agradecemos ~3 mas ~1 não
não ~2 precisamos|preciso|necessitamos|necessito|precisa|necessário|necessária
não ~2 temos necessidade
não é ~3 para|bem ~1 nós|mim
não ~3 avançar|prosseguir|continuar|seguir|avançaremos|prosseguiremos|contratar|comprar|aceitar|renovar|fechar
decidimos|decidi|optámos|optamos|optei|preferimos|resolvemos|decidido ~2 não
optámos|optamos|escolhemos|escolhi|decidimos|contratámos|contratamos|fechámos|fechamos|assinámos|assinamos|preferimos|ficámos|ficamos|fomos|adjudicámos|adjudicamos ~4 outro|outra|concorrente|concorrência
por|pela|pelo um|uma ~1 concorrente|concorrência|outro|outra ~1 fornecedor|empresa|parceiro|solução
vamos|temos|devemos|tenho|prefiro|preferimos|vou ~2 recusar|declinar|rejeitar|passar|dispensar
recusamos|recuso|declinamos|declino|rejeitamos|dispensamos|dispenso
não ~2 enquadra|corresponde|adequa|atende
não é ~2 que ~2 procuramos|procuro|queremos
projeto|projecto ~3 cancelado|suspenso|abandonado|anulado
cancelámos|cancelamos|abandonámos|desistimos
desistir|desistimos|desisti
continuamos|ficamos|mantemos ~2 com|fornecedor
resposta ~2 negativa|não
melhor não
fica para outra
não ~2 queremos|quero|pretendemos|pretendo
""",
    "no_word": "não nao",
    "now_word": """
de momento
por enquanto|agora
neste momento
no momento
atualmente|actualmente
agora não
este ano
para já
""",
    "complaint": """
é|isto|isso|são ~1 spam|assédio|ilegal|burla|golpe|phishing|abuso
spam
spammer|spammers
assédio|assediar|perseguição
advogado|advogados|advogada
medidas|ações|acções|ação|vias|processo legais|judiciais|judicial|legal
processar|processarei
cnpd|anpd|procon
queixa
denunciar|denuncio|denúncia|denunciarei|denunciado|denunciá-los
reportar|reporto|reportado|reportarei
reclamação ~3 formal|junto|apresentar|livro
emails|publicidade|comunicação|mensagens ~1 não ~1 solicitada|solicitado|solicitados|solicitadas|desejada|indesejada
ilegal
violação|viola|violam ~3 rgpd|lgpd|lei
""",
    "later": """
precisamos|preciso|falta ~4 tempo
agora|momento|enquanto ~3 não
não ~3 agora|momento|já
não é ~2 boa|bom|melhor|a|o ~1 altura|momento|hora|ocasião
má|mau altura|momento
ainda não
mais tarde|para
não antes
não ~4 até|antes
este ano ~3 não
volte|voltem|volta|voltar|ligue|liguem|contacte|contactem|contate|escreva|pergunte|tente|tentem|falamos|falemos|retomamos|retomar|conversamos|voltamos|lembre ~5 em|no|na|daqui|depois|mais|para|a|quando|após|à
vamos ~3 tratar|ver|analisar|falar|retomar|avaliar ~3 no|em|depois|na|mais|daqui|para|início
veremos|trataremos|analisaremos|avaliaremos ~3 no|em|depois|na|mais|daqui
estamos|estou ~3 cheios|cheio|ocupados|ocupado|atolados|sobrecarregados|ocupada|cheia|apertados
muito|demasiado ~1 ocupados|ocupado|trabalho|ocupada
adiar|adiado|adiamos|adiámos|suspenso|pausa|espera|standby|stand-by|protelar
próximo ano
ano que vem
para o ano
talvez ~3 mais|no|em|depois|para|próximo
outra altura|ocasião|vez
depois ~1 das|do|de ~1 férias|verão|festas|natal
licença maternidade|parental|de
quando ~1 voltar|regressar|voltarmos
""",
    "again": """
volte|voltem|volta|voltar ~2 a ~1 contactar|contatar|ligar|escrever|falar|contactar-me|tentar
tente|tentem ~2 novamente|de|em|no|outra
ligue|liguem|contacte|contactem|contate|escreva|pergunte|lembre|fale ~1 me|nos|em
falamos|falemos|retomamos|conversamos ~3 em|no|na|daqui|depois|mais|para|após
""",
    "wrong_person": """
não sou|é ~2 a|o|pessoa|responsável|indicado|indicada|certa|certo|adequada|correta|contacto
pessoa|contacto|contato|endereço errada|errado|incorreta
engano|enganou|enganado|enganaram
não ~2 trato|cuido|ocupo|trabalho|estou|lido ~3 mais|de|com|disso|na|no|nesse|disto
já não ~1 trabalho|estou|trato|faço|sou|me
não trabalho ~1 mais
não é ~1 da ~1 minha|meu|comigo|minha ~1 área|competência|departamento|responsabilidade
deixei|saí ~2 empresa|companhia|cargo|função
reformado|reformada|aposentado|aposentada|aposentei
""",
    "referral": """
contacte|contactar|contactem|contate|contatar|fale|falar|falem|dirija|dirijam|escreva|entre|ligue|procure|envie ~5 com|a|o|para|contacto|contato ~2 meu|minha|nosso|nossa|sr|sra|senhor|senhora|colega|diretor|diretora|responsável|departamento|dr|dra|d|chefe
fale|falar|falem com ~1 a|o|meu|minha
entre|entrar em contacto|contato com
dirija se
responsável|pessoa|contacto ~3 é
é ~4 responsável|encarregado|encarregada
é quem|que ~1 trata|cuida|decide|gere
quem trata|cuida|decide|gere
meu|minha|nosso|nossa colega ~5 trata|cuida|que|é|pode
reencaminho|encaminho|encaminhei|reencaminhei|passo|vou-passar|encaminhar|reencaminhar
em|no cópia|cc
coloco|ponho|pus|copio ~4 cópia|cc
substitui|substituto|substituta|sucessor|sucessora
""",
    "price": """
muito|demasiado|tão|bastante|um-pouco|mais ~1 caro|cara|caros|elevado|elevada|alto|alta|dispendioso
caro|caríssimo
acima|fora|excede|ultrapassa|além ~4 orçamento|possibilidades|alcance|orçamentado
não ~3 orçamento|verba|dinheiro|pagar
sem|falta|pouco orçamento|verba|dinheiro
mais|bem barato|barata|económico|em
preço|custo|valor|tarifa|proposta|preços|custos ~4 alto|altos|elevado|elevados|caro|problema|excessivo
desconto
""",
    "timing": """
muito|demasiado cedo|tarde|longo|apertado
não|falta|sem ~3 tempo|recursos|capacidade|disponibilidade
prazo|prazos ~4 longo|longos|curto|curtos|apertado|apertados|problema
""",
    "competitor": """
já ~3 com|trabalhamos|temos|usamos|utilizamos|trabalho|tenho|uso|contamos
concorrência|concorrente|concorrentes
outro|outra|outros|outras fornecedor|empresa|agência|solução|proposta|ferramenta|fornecedores|propostas|parceiro
satisfeitos|satisfeito|contentes|satisfeita
fornecedor|parceiro|solução|agência atual|actual|habitual
internamente|interno
comparar|comparação|comparando
mudar ~2 de
""",
    "authority": """
diretor|diretora|chefe|direção|administração|gerência|gerente|conselho|sócios|sócio|patrão|superior ~5 aprovar|decidir|decide|aprovação|autorizar|convencer|diz|tem|acha|quer
aprovação|autorização|aval|luz ~4 diretor|diretora|chefe|direção|administração|gerência|verde|conselho
falar|consultar|discutir|validar|conversar|ver|apresentar ~4 diretor|diretora|chefe|direção|administração|gerência|sócio|sócios|equipa|equipe|internamente|superior
não ~4 decido|decidir|decisão
""",
    "need": """
não ~3 convencido|convencida|convencidos|convence|certo|seguro|vantagem|valor|utilidade|vejo
dúvidas|reticente|receio|preocupa|preocupado|preocupação|hesito|céticos|cético|reservas
arriscado|risco|riscos
demasiado|muito complexo|complicado|grande|pequenos|pequeno
falta|faltam ~3 função|funções|funcionalidade|funcionalidades
""",
    "interested": """
adorou|gostou|adorámos|gostámos|entusiasmada|entusiasmados|convencidos
parece|soa|acho|achei|parece-me|gostei|pareceu ~2 muito|bem|interessante|ótimo|óptimo|perfeito|bom|excelente|boa
interessante|ótimo|óptimo|perfeito|excelente
estou|estamos|muito|estaria|continuo|continuamos ~2 interessado|interessada|interessados|interessadas
tenho|temos ~2 interesse
sim ~2 pode|podem|por|claro|vamos|quero|queremos|envie|envia|gostaria|obrigado|avançar|avance|faz|está
pode|podem|podia|poderia ~1 enviar|ligar|mandar|avançar|ligar-me|marcar|enviar-me|agendar|me
vamos a|avançar|em|fazer|marcar|falar|fechar|nessa|isso
com ~2 gosto|prazer
claro
combinado
de acordo
envie|envia|mande|manda|enviem|mandem ~4 proposta|orçamento|contrato|informação|informações|detalhes|link|convite|documentação|catálogo|tabela|apresentação|mais
ligue|liga|liguem ~1 me|nos
quando ~2 podemos|pode|podem|poderíamos|seria|podíamos|tem|dá|é
podemos|poderíamos|podíamos ~2 falar|marcar|agendar|reunir|avançar|fazer|começar|conversar|ver
gostaríamos|gostaria|queremos|quero|queria|queríamos|gostávamos ~2 contratar|comprar|avançar|experimentar|testar|ver|conhecer|saber|assinar|agendar|marcar|reservar|encomendar|falar|receber|uma|um ~1 mais
queremos|quero contratar|comprar|avançar|assinar|o|a
está|fica|seria|é ~2 ótimo|bem|perfeito|bom|melhor|óptimo|excelente|marcado|combinado
até amanhã|terça|segunda|quarta|quinta|sexta|breve|lá
disponível|livre
boa ideia
fechado
bora
pode ser
""",
    "question": """
não ~3 abrir|descarregar|ver|ler|encontrar|aceder|acessar|baixar|entrar
não ~3 recebi|recebemos|chegou|entendi|percebi|funciona
pergunta|perguntas|questão|dúvida
gostava|gostaria|queria|quero|gostávamos|gostaríamos|queríamos|preciso ~2 saber|perguntar|entender|perceber|esclarecer
pode|podem|podia|poderia|podiam|consegue ~4 esclarecer|explicar|dizer|confirmar|indicar|detalhar|esclarecer-me|especificar|responder|informar
pergunto|perguntava|questiono me|se
não sei ~1 se|como|qual
""",
    "question_start": "quanto quantos quantas quanta quando como porque porquê quem onde qual quais que o há existe é está inclui funciona têm tem oferecem pode podem dá posso será",
    "maybe": """
spam
descadastrar|subscrição|unsubscribe|inscrição
lista|listas
stop
chega|farto|farta|fartos|cansado
chato|chatos|insistente|insistentes|incómodo|inconveniente
como ~4 conseguiram|obtiveram|arranjaram|conseguiu ~2 meu|meus|minha
onde ~4 meu|meus
quem são|é vocês|você
rgpd|lgpd
consentimento
outra vez
infelizmente|lamentavelmente
provavelmente|talvez|certamente|realmente não
não ~1 creio|acho|penso|me-parece
acho|creio que não
perda de tempo
já ~2 disse|dissemos|respondi|referi
esqueça|deixe
parem|deixem
não ~1 mais
mas não
""",
    "farewell": """
obrigado|obrigada ~2 mesma|mesmo|qualquer
boa sorte
""",
    "decision": """
escolher|escolha|optar|contratar|fechado|fechámos
decidimos|decisão|optámos|optamos|escolhemos|preferimos|decidido
ficar|ficamos|manter|continuar ~1 com
outra|outro opção|caminho|fornecedor|solução
cancelado|suspenso
""",
    "pending": """
ainda ~2 não
não ~4 ainda
segunda|terça|quarta|quinta|sexta|amanhã ~4 não
não ~3 participar|vir|posso|acesso|anexo
""",
    "unfit": """
não ~2 encaixa|serve|convém
""",
    "progress": """
recebido|recebida|recebemos|recebi|analisar|analisando|anexo|anotado|entendido|segue|testando|aguardar|aguardamos|encaminhado|verificar
somos|usamos|utilizamos|temos|trabalhamos|queremos|procuramos|pagamos|precisamos|estamos
são|é
meu|minha|nosso|nossa número|endereço|equipa|equipe|empresa|telefone|orçamento
bom|boa ~1 fim|dia|semana|tarde
desculpe|desculpa
""",
    "shield": """
nenhuma objeção|alteração
cancelar|adiar|remarcar ~3 reunião|chamada|demo|conversa
volte|voltem|volta a ~3 em|no|depois|daqui|para|na
não há|tem|é|faz ~1 problema|problemas|pressa|stress|mal|dúvida|nenhum
sem|nenhum problema|problemas|pressa|compromisso|dúvida|stress|falta
não se|te preocupe|preocupes
não hesite|hesitem|hesites
não só|apenas
não parem|pare|pares
não ~1 mau|má|mal
porque|por não
não diria|digo ~1 que ~1 não
não vejo|vejo-a ~1 hora|inconveniente|problema
não ~2 mais dúvidas|perguntas|questões
um|uma|utilizador|utilizadores|usuário|usuários|contacto|contactos|cliente|clientes ~2 eliminar|remover|apagar
eliminar|remover|apagar|cancelar um|uma|os|o ~2 utilizador|utilizadores|usuário|usuários|contacto|contactos|cliente|clientes|linha|módulo|cláusula
mais informações|informação|detalhes|info
não antes
se não
ou não
saber mais
""",
    "promise": """
eu|vou|vamos ~1 falar|enviar|ligar|confirmar|rever|analisar|decidir|ver|contactar|responder|assinar|dar|verificar|mandar|retornar|voltar|discutir
ligo|envio|confirmo|respondo|contacto|mando|dou|digo|aviso|escrevo|retorno|volto ~1 lhe|vos|te|me|a|amanhã|até|na|no|em
ligarei|enviarei|confirmarei|responderei|contactarei|mandarei|darei|direi|avisarei|entrarei|entraremos|enviaremos|daremos|responderemos|confirmaremos|voltarei|voltaremos|retornarei|retornaremos|analisaremos|decidiremos
entro|entramos em contacto|contato
receberá|receberão|terá|terão ~2 resposta|notícias|a|o
dou|damos|darei ~2 resposta|retorno|feedback|notícias
""",
    "their_wish": """
envie|enviem|envia|mande|mandem|manda|ligue|liguem|liga|contacte|contactem|contate|escreva|fale|pergunte|lembre|tente|volte ~1 me|nos|a|o|em|depois|novamente|na|no
pode|podem|podia|podiam|poderia|consegue ~3 enviar|enviar-me|mandar|ligar|ligar-me|contactar|contatar|preparar|passar
me ~1 envie|mande|ligue|contate|envia|manda|liga
por favor ~2 envie|enviem|ligue|liguem|mande|contacte
falamos|falemos|conversamos|vamos-falar
vamos falar|marcar|conversar
""",
    "call": "ligue liguem liga contacte contactem contate contactar contatar escreva fale falamos falemos falar conversamos volte voltem retomamos retomar tente tentem pergunte lembre ligar",
    "thanks": "obrigado obrigada muito agradeço cumprimentos melhores saudações olá bom boa dia tarde caro cara exmo exma senhor senhora atenciosamente por favor pela pelo a o sua vossa mensagem email resposta abraço me já e",
    "roles": "diretor diretora responsável colega chefe senhor senhora sr sra dr dra eng obrigado obrigada olá eu nós o a os as é meu minha nosso nossa fale contacte com para em este esta por departamento compras marketing vendas comercial cópia que do da pessoa não sim vou",
}
