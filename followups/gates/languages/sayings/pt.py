"""Portuguese: how people refer, ask, press and claim."""
# ruff: noqa: E501 -- a phrase stands on one line

PHRASES = {
    "refers": """
        nossa|nosso|última|último|a|esta ~1 conversa|troca|demonstração|visita
        sua|seu|tua|teu|vossa ~1 pedido|mensagem|pergunta|mail|e-mail|email|resposta|observação|objeção|solicitação|dúvida|interesse|preocupação
        perguntou|perguntava|mencionou|disse|referiu|escreveu|pediu|queria|indicou|levantou|comentou|falou
        nos|me|tinha ~1 perguntado|pedido|dito
        falámos|falamos|conversámos|conversamos|combinámos|combinamos|acordámos|vimos|tratámos
        como|conforme prometido|combinado|acordado|falámos|pediu|prometi|conversámos
        prometi|prometido|prometida|combinado
        obrigado|obrigada|agradeço ~1 de|pelo|pela|o|a|novo|por|seu|sua|que ~4
        a|nossa|minha|uma|da|na proposta
        o|nosso|meu|um|do orçamento de|que|para|enviado|julga
        o|um orçamento
        desde|depois a|da|nossa|nosso|sua
        sobre a|o proposta|orçamento
    """,
    "refers_spoken": """
        nossa|última|a|nosso ~1 chamada|ligação|reunião|encontro|telefonema
        ao|por telefone
    """,
    "refers_written": "seu|sua|teu ~1 mail|e-mail|email",
    "closes": """
        encerro|encerramos|fecho|fechamos|encerrar ~4 assunto|tema|lado|processo|este
        última mensagem
        nenhuma outra mensagem
        deixamos assim
    """,
    "ask_open": """
        manda|envia|passa|diz|confirma|reencaminha|traz|mande|envie|passe|traga me|nos|pra ~1 o|a|os|as|um|uma|qual|quais|quantos|quantas|quem
        me manda|mande|envia|envie|passa|passe|diz|diga|confirma|confirme ~1 o|a|os|as|um|uma|qual|quais|quantos|quantas|quem
        por favor
        diga|envie|confirme|indique|mande me|nos ~1 se|quem|quando|qual|o|a
        gostaria|gostaríamos ~2 falar|saber|marcar|conversar
        proponho ~3 chamada|conversa|reunião
        se ~3 der|convier|servir
    """,
    "ask_modal": """
        pode|poderia|podemos|poderíamos|podem|quer|gostaria|deseja|prefere|tem|teria|está|há|posso|devo|é|seria|consegue
    """,
    "ask_verb": "envie|responda|escolha|reserve|ligue|assine|preencha|confirme|reencaminhe|diga|indique|mande o|a|os|as|um|uma|com|me|nos|se|por|quem",
    "ask_wh": """
        quem|que|quando|qual|quais|como|onde|quanto
        pode|poderia|podemos|quer|tem|está|há|posso|é|seria
    """,
    "ask_soft": """
        não hesite em
        basta|bastam ~2 linha|palavra|palavras
        fico|estou à|ao
        qualquer dúvida|questão
    """,
    "ask_not": """
        leve|leva|tome|tire ~3 tempo
        sabia que
        não hesite em
        se tiver ~1 dúvidas|perguntas
        qualquer dúvida
        pergunte o mesmo
    """,
    "ask_call": """
        chamada|ligar|falar|conversar|conversa|encontro|reunião|reunir|agenda|marcar|videochamada|demonstração|ligação
        seria bom
        dá jeito
        convém|convir|serve
    """,
    "guilt": """
        terceira|quarta|quinta vez
        paciência
        perdeu|perderam ~2 interesse
        surpreende|surpreendido|estranho ~4 não|nada
        nunca ~1 respond*
        ainda não ~1 respond*|leu|decidiu
        imagino|suponho|presumo|vejo|parece ~4 não ~4 prioridade|interess*|important*
        não ~3 prioridade para si|você|vocês|vós
        evidentemente|claramente|obviamente|pelos ~2 não ~4 prioridade|interess*|important*
        tentei|tentámos|tentamos ~4 várias|muitas|diversas|repetidamente|vezes
        várias|muitas|diversas|inúmeras vezes|tentativas
        ignorou|ignorad*|ignorando|ignora
        desiludid*|decepcionad*|dececionad*
        depois de todo|tanto ~3 trabalho|tempo|esforço
        ao|pelo menos ~3 resposta|responder
        nem sequer|mesmo ~3 respond*
        espero ~3 há|pacientemente
        perder ~1 tempo
        fiz algo|alguma de? errado|mal
    """,
    "false_urgency": """
        arrepend*
        esgotam se
        última|últimas|último|últimos oportunidade|chance|chamada|aviso|vagas|dias|horas
        só|somente|apenas hoje|até|amanhã
        antes que ~3 tarde
        tarde demais
        demasiado tarde
        agora ou nunca
        apresse se
        aja|decida|assine|reserve ~1 já|agora|hoje
        não ~2 perca|deixe|espere ~3 oportunidade|passar|mais
        vagas ~1 limitadas
        tempo limitado
        tempo ~1 acaba|esgota
        só|apenas restam
        restam poucas|poucos|só|duas|três
        oferta|proposta ~3 expira|termina|acaba ~2 hoje|amanhã|breve|sexta|esta
        preços ~2 sobem|subirão|aumentam
        concorrência|concorrentes não|já ~3 espera*|frente
        cada dia|semana|mês ~4 custa|perde|perdido
        urgente*
        quanto antes
    """,
    "ultimatum": """
        preciso|precisamos|espero ~4 até|hoje|amanhã
        se não ~5 até|amanhã|sexta|segunda|hoje ~6 considerar*|retirar*|ceder*|fechar*|terei|teremos|assumir*
        se não ~2 responder|receber|ouvir ~6 considerar*|retirar*|ceder*|terei|teremos|assumir*
        caso contrário
        senão ~4 terei|teremos|considerar*|retirar*
        não ~1 outra|alternativa escolha|opção
        ou ~4 ou então
        é pegar ou largar
        último prazo
        retirar|retiraremos|retirarei ~3 oferta|proposta|orçamento
    """,
    "claim": """
        do mercado
        em um|num terço
        para|pela metade
        nove|oito|sete em cada
        gartner
        nossos|muitos|maioria|outros|todos|dos ~2 clientes|utilizadores|usuários|parceiros ~3 poup*|economiz*|reduz*|ganh*|duplic*|dobr*|aument*|melhor*|consegu*
        clientes ~2 poupam|economizam|reduzem|duplicam
        premiad*|galardoad*
        líder*
        melhor|maior|principal fornecedor|plataforma|solução|empresa
        centenas|milhares|dezenas ~2 clientes|empresas|utilizadores|usuários
        estudos|estudo|analistas|especialistas|testes ~1 mostra*|demonstra*|confirma*|prova*
        certificad*
        em média
        número um|1
        confiam em
        comprovad*
        paga se
        retorno do|sobre investimento
    """,
    "customer": """
        nosso|um|outro cliente|parceiro
        clientes|empresas|parceiros como
        caso|estudo de sucesso|estudo|caso da|do|de|com|sobre
        testemunho|referência da|do|de
        projeto com|na|no
        ajudámos|ajudamos|equipámos a|o
    """,
    "achieved": "reduziu|poupou|economizou|duplicou|dobrou|aumentou|conseguiu|escolheu|usa|melhorou",
    "counted": "perguntas|pergunta|pontos|ponto|passos|páginas|página|horas|linhas|opções|exemplos|partes|segundos",
}
GENERIC = (
    "equipa equipe equipas empresa empresas solução soluções trabalho projeto projetos processo processos cliente clientes "
    "produto produtos serviço serviços plataforma sistema sistemas ferramenta ferramentas pessoa pessoas tempo melhor bom boa "
    "novo nova novos forma ideia futuro resultado valor moderno moderna modernas fácil setor mercado utilizadores dados "
    "software muitas muitos precisa fazer encontrar mostrar mês ano possível informação parte caso ponto funciona temos "
    "preocupa ajuda ajudar"
    " ela elas eles vocês nós vós meu meus minha minhas teu tua seu seus sua suas nosso nossos"
    " nossas vosso vossa esta este estes estas esse essa isso aquele quem qual quais quando como onde quanto"
    " porque embora entre contra segundo durante antes depois então logo assim tão tanto todo toda todos todas outro"
    " outra outros outras mesmo mesma ser estar ter era eram foi foram havia tinha seria poderia pode podem"
    " deve devem quer aqui ali cada algum alguma nada ninguém ainda agora"
)
