"""Portuguese, of Portugal and Brazil."""

from followups.inbound.reading.absence_words.words import Words

WORDS = Words(
    subjects="""
        resposta automatica
        mensagem automatica
        ausencia temporaria
        ausencia
        ausente
        fora do escritorio
        fora da empresa
        de ferias
        em ferias
        ferias
        confirmacao de recebimento
        confirmacao de rececao
    """,
    says_automatic="""
        resposta automatica
        mensagem automatica
        esta e uma mensagem automatica
        esta e uma resposta automatica
        gerada automaticamente
        gerado automaticamente
        enviada automaticamente
        nao responda a este
        nao responda a esta
        por favor, nao responda
        favor nao responder
    """,
    away="""
        fora do escritorio
        ausente do escritorio
        estou ausente
        estarei ausente
        encontro-me ausente
        me encontro ausente
        ausente ate
        de ferias
        em ferias
        licenca maternidade
        licenca-maternidade
        licenca de maternidade
        licenca de paternidade
        licenca medica
        de licenca
        baixa medica
        em viagem
        no meu regresso
        no meu retorno
        quando eu voltar
        quando voltar
        regressarei
        regresso no dia
        regresso a
        retornarei
        retorno no dia
        retorno em
        voltarei
        estarei de volta
        acesso limitado ao
        sem acesso ao e-mail
        sem acesso ao meu
        nao estarei disponivel
        indisponivel
        escritorio estara fechado
        estaremos fechados
        encerrados
    """,
    left="""
        ja nao trabalha
        ja nao trabalho
        nao trabalha mais
        nao trabalho mais
        ja nao faz parte
        nao faz mais parte
        nao faco mais parte
        ja nao colabora
        nao pertence mais
        deixou a empresa
        deixei a empresa
        saiu da empresa
        sai da empresa
        foi desligado
        foi desligada
        nao se encontra mais
        aposentou-se
        reformou-se
        este endereco ja nao
        este endereco nao esta mais
        este e-mail ja nao
        este email nao e mais
        esta caixa de correio ja nao
    """,
    ticket="""
        numero do ticket
        numero de ticket
        numero do chamado
        numero do protocolo
        numero de protocolo
        numero do processo
        seu chamado
        seu ticket
        o seu pedido foi
        sua solicitacao foi
        a sua mensagem foi
        sua mensagem foi
        recebemos a sua
        recebemos o seu
        recebemos sua
        recebemos seu
        obrigado por entrar em contato
        obrigado por entrar em contacto
        agradecemos o seu contacto
        agradecemos o seu contato
        agradecemos o contato
        agradecemos a sua mensagem
        responderemos
        entraremos em contato
        entraremos em contacto
        o mais breve possivel
        confirmacao de recebimento
    """,
    challenge="""
        confirme que voce e
        confirmar que e uma pessoa
        nao e um robo
        verificacao do remetente
        clique … entreg
        sua mensagem esta retida
        a sua mensagem esta retida
        sua mensagem foi retida
        antispam uol
        confirme o envio
    """,
    back="""
        regresso
        regressarei
        retorno
        retornarei
        volto
        voltarei
        de volta
        novamente disponivel
        disponivel a partir
        retomarei
        reabertura
        reabriremos
    """,
    until="""
        ate
        ate o dia
        ate ao dia
        ate dia
        a
        ao dia
    """,
    since="""
        de
        do dia
        desde
        a partir de
    """,
    months=(
        "janeiro jan",
        "fevereiro fev",
        "marco mar",
        "abril abr",
        "maio",
        "junho jun",
        "julho jul",
        "agosto",
        "setembro",
        "outubro",
        "novembro nov",
        "dezembro dez",
    ),
    weekdays=("segunda-feira", "terca-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sabado", "domingo"),
    relative=(("amanha", 1), ("depois de amanha", 2), ("na proxima semana", 7), ("semana que vem", 7)),
)
