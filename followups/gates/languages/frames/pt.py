"""Portuguese frames."""
# ruff: noqa: E501 -- a phrase stands on one line

from followups.gates.languages.frames import Frames

FRAMES = Frames(
    classes={
        "price": "preço preços valor valores custo custos tarifa mensalidade orçamento montante taxa taxas fatura",
        "extras": "formação treinamento instalação suporte manutenção migração entrega montagem configuração consultoria hospedagem módulo frete implantação",
        "silence": "resposta retorno notícias palavra sinal reação",
        "upset": "desiludido desiludida surpreso surpresa decepcionado decepcionada pena triste chateado chateada lamento estranho estranha magoado",
        "ready": "pronto pronta prontos prontas instalado instalada funcionando funcionar operacional entregue ar ativo concluído montado",
        "soon": "antes até em para dentro já",
        "rivals": "concorrentes concorrência vizinhos outros outras demais colegas",
    },
    phrases={
        "asked": """
            perguntavas|perguntava|perguntaste|dizias|dizia|querias saber|escreveste|pediste|pedias
        """,
        "discount": """
            se ~1 assinar|assinarem|fechar|fecharem|confirmar|confirmarem|contratar ~4 semana|mês|hoje|sexta|segunda|dias
            dar|damos|dou|dava ~1 um jeito|jeitinho|empurrãozinho
            algo ~4 fazer|podemos
            fazer|podemos ~2 algo
            meio termo
            a meio caminho
            forcinha|jeitinho|agrado
            chegamos|chegar a ~1 acordo
            aparar|cortar|limar ~5
            <price> ~6 abaixo|baixo|baixar|negociável|negociar|conversar|melhorar|ajustar|margem|flexíveis|flexível|jeito|rever|especial|menor
            abaixar|baixar|negociar|melhorar|ajustar|margem|flexíveis|flexível|jeito|rever|especial|reduzir|descontinho ~4 <price>
            mais barato|em conta|baratinho
            por cento ~1 menos|menos
            precinho
            chegar ~2 abaixo
            fazer|faço|fazemos ~3 atenção|precinho|desconto|preço
            se ~4 semana|mês|hoje|sexta|segunda|dias|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|já|logo ~3 assin*|fech*|confirm*|decid*|diss*|aceit*|sim
            se ~3 assinar|assinarem|fecharmos|fechar|fecharem|confirmar|confirmarem|decidir|disser|aceitar|sim ~4 semana|mês|hoje|sexta|segunda|dias|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|já|logo
            arranja|arranjo|arranjar|arranjamos|ajeita|ajeito ~3 contas|números|alguma|qualquer
            nas contas
            refaço|refazemos|revejo ~2 contas|números
            entre pessoas|gente|parceiros ~8
            a gente se|nos entende|acerta|entendemos|acertamos
            condição|condições|oferta ~2 especial|especiais|melhor|melhores|vantajosa|vantajosas|diferenciada
            melhores condições
        """,
        "waiver": """
            pomos|pagamos|damos|oferecemos|tratamos nós|eu
            fica|ficam|vai|vão|sai ~3 nossa|minha|casa conta
            por conta da casa
            a nosso|meu encargo|cargo
            por|da ~1 nossa|minha conta
            não ~3 cobramos|cobraremos|cobro|cobrar
            oferta nossa
            sem custo|custos|cobrança|encargos
            isent*
            de graça|borla
            nada a pagar
        """,
        "scope": """
            de caminho
            já agora ~4 tratamos|fazemos|ligamos|montamos|vemos
            <extras> ~5 conta|inclu*|grátis|graça|oferta|brinde|oferecemos|sem
            incluímos|acrescentamos|oferecemos|damos|colocamos|ofereço|incluo|adicionamos ~5 <extras>|também|ainda|extra
            também|ainda ~2 fazemos|faço|incluímos|tratamos|cuidamos
            tratamos|cuidamos ~3 também|nós
            de brinde
            nem|não ~2 precisa|precisam|precisas|tem|têm ~3 preocup*|pensar|fazer ~2 nada|isso|com
            sem que ~3 tenha|tenham
            tiramos|levamos|retiramos|recolhemos ~4 velho|velha|velhos|antigo|antiga|nós
            velho|velha|velhos|velhas|antigo|antiga ~4 tiramos|levamos|retiramos|recolhemos
            de presente|bónus|bônus
            faço|montamos|monto|trato|ponho|pomos|coloco ~1 eu|nós
        """,
        "terms": """
            garanto|asseguro|prometo lhe|te|vos
            palavra de honra
            dou ~1 minha palavra
            sem|não|nenhum|nenhuma ~1 há|tem|existe? ~1 fidelização|fidelidade|compromisso|vínculo|multa|contrato|risco|burocracia
            sair|cancelar|cancela|desistir|rescindir ~3 quando|qualquer|momento|hora
            devolv* ~4 dinheiro|valor
            dinheiro ~2 volta
            não ~3 gostar|satisfeito|satisfeita|convencer|contente ~8 devol*|dinheiro|nada|reembols*|cancel*
            reembols*
            garant*
            não ~2 preso|presa|amarrado|obrigado ~1 a
            só|apenas paga|pagam ~2 se|quando|depois
            prometo|asseguro
            pode|podem|podes ~1 contar com isso
            dou ~2 certeza|palavra|garantia
            tem a minha palavra
            confie|confia em
        """,
        "in_time": """
            <ready> ~4 <soon>|tempo
            <soon> ~5 <ready>
            vai|fica|ficará|estará|terá|terão|entregamos|instalamos|começamos|colocamos ~5 antes|tempo|amanhã|segunda|semana|mês|prazo
            a tempo
            pode contar
            deixa|deixe comigo
            e|então|aí ~4 na|no|em|até ~1 páscoa|verão|outono|natal|temporada|férias|primavera|abertura|época ~4 já|pronto|terá|terão|funciona
            então ~3 na|no|em|até|nesta|neste ~1 páscoa|verão|outono|natal|temporada|férias|primavera|abertura|época
        """,
        "guilt": """
            não ~4 trás|último|últimos|última
            imagino|suponho|creio|acho|deduzo|temo|presumo|calculo ~12 não|pouco|nada ~6 importante|importa|prioridade|interessa|interesse|prioritário|urgente|sério
            <upset> ~9 não|nenhuma|nenhum|nada|nunca|sem|silêncio|nem
            seu|teu|vosso|esse|este|o silêncio
            depois|apesar|após ~3 tanto|tanta|tantas|tantos|todo|toda|todos ~3 empenho|trabalho|esforço|tempo|mensagens|emails|tentativas|dedicação
            nenhuma|sem|nem|nunca ~2 <silence>
            ignor*
            pelo menos ~4 responder|resposta|retorno
            espero|esperando|espera ~3 há|dias|semanas|até
            me deixou|deixar ~3 vácuo|sem|esperando
            vácuo
            contava|contávamos ~2 com
            esperava|esperávamos ~2 mais|outra ~3 de|da|do|sua|vossa
            noite|noites|serão|serões|domingo|domingos ~5 preparar|preparando|trabalhar|trabalhando|elaborar
            o mínimo
            me|nos desilude|decepciona|magoa|entristece
            desilude|decepciona|magoa|entristece me
            nem um|uma|sequer ~2 obrigado|obrigada|palavra|linha|sinal
            tanto|tal|longo silêncio
            por ~1 vossa|sua|tua causa
            que não|nunca ~2 respond*
        """,
        "false_urgency": """
            outros|outras|todos|maioria ~7 já ~2 mud*|ader*|fech*|pass*|troc*
            estão|está|vão ~1 a? ~1 acabar|acabando|esgotar|esgotando|terminar|encher
            esgot*
            <rivals> ~3 já|frente|aderiram|vantagem
            ficar|fique|fica|fiques para|pra|de trás
            não perca|percas|espere|esperes|deixe|demore ~3 oportunidade|mais|tempo|passar|chance|tarde
            últim* ~1 vagas|vaga|oportunidade|chance|dias|lugares|unidades
            só|apenas|restam|resta ~2 poucas|poucos|duas|dois|três|uma ~2 vagas|vaga|dias|lugares|unidades
            antes que ~3 tarde
            tarde demais|demais
            cada dia|semana|mês ~5 perde*|custa
            quanto mais ~2 espera*|demora*
            agora ou nunca
            corre|corra|garanta|decida|feche|assine|aproveite ~3 já|hoje|agora|logo
            quase ~1 cheio|esgotad*|lotad*
            outro|outra ~1 cliente|empresa|interessado ~4
            vendem|saem|vão ~2 como pãezinhos|pão
            só|apenas ~1 temos|há|tenho|resta|restam ~4 até|esta|um|uma|dois
            outro|outra|outros|outras ~4 à? espera|fila|querem|quer|interessad*
            quase ~1 todos|todas|tudo ~2 ocupad*|reservad*|vendid*|tomad*
            preços|tabela|valores ~4 sub*|aument*|reajust*
            preços|tabela|tarifas ~4 alta|subida|aumento
            pena ~2 perder*|deixar*
        """,
        "bump": """
            como está|vai|vão|andam|estão ~1 tudo|coisas
            lembrei me de si|ti|você|vocês
            dar sinal
            saber|ver|entender|perguntar ~1 em|como|se|o|a ~3 ponto|anda|está|rola|vai|assunto|interess*|decidi*|pensou|novidade*|pé
            em que ponto|pé
            já ~1 teve|tiveste|conseguiu|pôde|viu|pensou|decidiu ~4
            ainda ~2 rola|interess*|faz|quer|pensa|válido|pé
            alguma|algumas|tem ~1 novidade|novidades|notícia|notícias|posição|avanço
            passando|passo ~3 saber|ver|lembrar|perguntar|oi
            o que ~1 acha|achou|achaste|pensa
            subindo|subir|trazendo|puxando ~4 topo|cima|caixa|mensagem|email
            caso ~5 passado|perdido|visto|despercebid*
            dar|deu|dado ~1 uma ~1 olhada|olhadela|vista
            lembrete
            relembr*
            perdid*|perdeu|escapou|escapado|passou|ficou|caiu ~4 caixa|spam|esquecid*|despercebid*|meio|lixo|pilha|correria
            mensagem|email|e-mail|mail|proposta ~4 perdid*|perdeu|perdido|esquecid*|spam|soterrad*|despercebid*|escapado|enterrad*
            conseguiu|conseguiram|conseguiste|pôde|puderam|tiveram|teve|deu ~4 avaliar|analisar|estudar|ver|ler|discutir|olhar|apreciar|rever ~4 proposta|orçamento|mensagem|email|e-mail|documentos
            já|conseguiu|conseguiram|conseguiste ~2 avaliar|avaliou|avaliaram|analisar|analisou|analisaram|estudar|estudou|apreciou|apreciaram
            escrevo|escrever|escrevendo ~3 novo|novamente|outra|vez
            volto|voltamos|voltando ~2 à carga|insistir|escrever|incomodar|contactar|contatar|perguntar
            insisto|insistir
            sinal de vida
            um|só toque|toquezinho|alô
            como ficou|ficaram|anda|andam|está|estão|vai ~3 assunto|proposta|projeto|orçamento|ideia|coisas
            me|nos contar ~2 alguma|algo|novidades
            que é feito|aconteceu ~1 de|com|do|da
            pôr-me|colocar-me|atualize-me ~2 par|dia|corrente
            dei|esbarrei|encontrei ~3 nome|proposta|email
            recado|mensagem|email|e-mail|linhas|proposta|orçamento ~5 perdeu|chegou|chegaram|perdido|extraviou|caminho
            alguma|uma ideia|luz|pista ~2 vosso|seu|lado|vossa
        """,
        "claim": """
            como o|a|os|as seu|sua|seus|vosso|teu|tua ~7 mais|menos|quinto|quarto|terço|metade|dobro
            nove|oito|sete|quatro|três|9|8|7 ~1 em cada? dez|cinco|quatro|10
            o dobro|triplo
            duas|três|quatro|dez vezes mais|menos
            metade ~2 tempo|custo|preço
            poup*|economiz*|reduz*|dobr*|duplic*|aument* ~4 horas|metade|cento|tempo|custos|vendas
            se paga sozinho|em
            todos os nossos clientes
            nenhuma|nenhum|nunca|jamais ~3 queixa|reclamação|avaria|reclamações
            está|estão|trabalha|trabalham ~5 conosco|connosco
            confia|confiam ~3 nós|gente
        """,
        "legal_word": """
            fideliza*|fidelidade|contrato*|garanti*|reembols*|multa*|rescindir|legal|jurídic*
            sair|cancelar ~2 quando|qualquer
            condição|condições|cancelar|cancelamento*|cancela|anular|rescis*|rescind*|multa*|fideliz*|fidelidade|vínculo*|arrependimento
            aviso prévio
            privacidade|apólice*|lei|leis|legislação|legal|legais|regulamento|termos|licença|contrato*|norma*|alvará|responsabilidade
            dados pessoais
            proteção de dados
            tratamento de dados
            seguro ~1 de
        """,
        "objection": """
            acha|achou|acham|achas|achaste|parece|pareceu|está|é|são|muito|pouco|mais|saiu|fica|bem|meio|bastante|considera ~2 caro|cara|caros|caras|alto|alta|elevado|elevada|puxado|puxada|salgado|salgada|pesado|pesada|carote
            carote|puxad*|salgad*|dispendios*|onero*|caríssim*
            fora|acima|ultrapassa|passa|supera|excede ~3 orçamento|verba|previsto|budget
            muito|tanto dinheiro
            mais ~3 do que ~2 pensava|esperava|previa|previsto|esperado
            receio*|recei*|medo|teme|temem|desconfi*|hesit*|resisten*|reticen*|cétic*|apreens*|insegur*|travão|objeção|inquiet*
            má|más|mau|ruim|péssima experiência|experiências
            não ~2 convenc*|precis*|compens*|vale|justifica|tempo|cabe|verba
            mais barato|em conta|barata
            outra|outro|outros ~1 empresa|fornecedor|orçamento|proposta|orçamentos
            noutro|outro lado|lugar|sítio
            bela|boa maquia|nota|grana
            esticado|valente|exagerad*|exorbitante|pesa|dói
            não ~2 posso|consigo|podemos|conseguimos|dá ~3 descer|baixar|menos|desconto|reduzir
            dinheiro ~2 a mais|demais|demasiado
            fortuna|balúrdio|exagero|roubo|absurdo
            menos ~4 não ~3
            não ~3 menos ~2
            demais|demasiado
        """,
        "price_word": """
            sinal|entrada de|do|no
            depósito|caução|iva|importância|parcela*|prestação|prestações|honorários|mensalidade*|taxa|taxas|suplemento|pagamento*|pagar|valor|valores|caro|cara|caros|caras|adiantamento|anuidade|propina|propinas|euros|reais
        """,
        "sensitive": """
            luto|funeral|enterro|velório|morte|morreu|falecid*|suicídio
            hospital|cirurgia|operação|quimio*|depressão|burnout|acidente|enfarte|infarto|avc|deficiência|internad*|internamento|diagnóstico
            baixa médica
            de baixa
            separação|dívidas|dívida|penhora|despejo|gravidez|aborto|desemprego|despedid*
            guarda dos
            recuperação judicial
        """,
        "ask_soft": """
            basta|bastava|chega|bastaria ~2 um|uma|dizer|que|responder ~2
            com ~1 um|uma ~2 sim|não|palavra|linha ~2
            diga|diz|digam|avise|avisa|conte|conta ~1 me|nos
            me ~1 diga|diz|conta|conte|avisa|avise|fala|fale
            gostava|gostaria|adorava|adoraria ~3 saber|ouvir|ver
            fico ~2
        """,
        "opt_out": """
            não ~2 quer|queira|quiser|deseja|desejar|prefere|quiserem|pretende|pretender ~4 mais|receb*|escrev*|e-mails|mensagens|contact*|contat*
            não ~3 escrev*|incomod*|contact*|contat*|volto|voltarei|voltaremos ~3 mais|escrever|contactar|incomodar
            deixo|deixarei|deixaremos|paro de ~1 escrev*|incomod*|contact*|contat*|enviar
            basta|chega ~3 não|stop|parar|sair
            retir*|remov*|tiro|apag*|elimin* ~4 lista|contactos|contatos|base
            respond*|escrev* ~3 não|stop|parar|sair|remover
        """,
        "customer": """
            como|mesmo|igual|assim|também na|no|em|para|com
            fizemos|montámos|montamos|instalámos|instalamos|trabalhámos|trabalhamos|pusemos|entregámos ~4 na|no|em|para|com
        """,
        "ask_open": """
            diga|diz|avisa|avise|conte|conta|digam me ~1 também ~1 se|quem|quando|qual|quantos|quantas|o|a
        """,
    },
    status=(
        "gostava gostaria queria quero saber ver em que ponto pé está estão assunto tema teve tiveste oportunidade tempo conseguiu viu ver vista olhada passando passo só apenas pra para se ainda rola lance alguma novidade novidades por aí "
        "mensagem mail email e-mail último última anterior interesse interessado interessada pensou pensar pensa acha achou decidiu decisão resposta retorno responder sim não rápido rapidinho breve pequeno lembrete lembrar contato contacto conversa "
        "proposta oferta orçamento semana semanas dia dias mês meses passada faz tanto acompanhamento acompanhar espero bem tudo obrigado obrigada olá oi como anda andam vai algo nada alguma coisa já notícias posição parte lado topo caixa"
    ),
    using="usa usam utiliza utilizam faz fazem poupa poupou economiza ganha ganhou dobrou duplicou reduziu confia confiam já agora cliente clientes desde escolheu mudou trabalha",
    tags="viu né não ok certo tá",
)
