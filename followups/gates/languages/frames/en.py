"""English frames."""
# ruff: noqa: E501 -- a phrase stands on one line

from followups.gates.languages.frames import Frames

FRAMES = Frames(
    classes={
        "price": "price prices pricing fee fees cost costs rate rates quote figure number numbers total bill invoice charge charges",
        "lower": "lower reduce drop trim shave sharpen soften adjust revisit rework improve better slash ease tweak",
        "give": "throw include add toss bundle chuck slip pack stick give fold",
        "silence": "reply replies answer response word reaction acknowledgement peep",
        "upset": "surprised disappointed sad saddened frustrated puzzled hurt shame pity baffled gutted odd strange stings stung hurts",
        "ready": "live ready running done finished installed complete completed delivered operational built fitted migrated trained printed shipped sorted",
        "soon": "by before within",
        "others": "firms farms companies businesses clients customers teams shops stores hotels clinics practices schools agencies offices restaurants sites users neighbours manufacturers owners operators managers people peers",
        "gain": "cut cuts save saves saved saving halved doubled tripled gained grew reduced reduce trimmed shortened boosted won raised lifted rely relies trust trusts swear swears switched chose run runs",
        "rivals": "neighbours neighbors competitors competition rivals peers others everyone everybody",
        "fast": "fast quickly quick soon rapidly",
    },
    phrases={
        "discount": """
            do|something|anything|flexible|flexibility|room|leeway|wiggle|movement|generous|negotiate|budge|helpful|creative ~4 on|with|in|about|around|over ~2 <price>
            <price> ~3 negotiable|flexible|stone|lower|down
            <lower> ~1 our|the|that|this|your ~2 <price>
            <price> ~2 can|could|may|might ~1 come|go|move|bring|brought down|lower
            wiggle|some|bit|little room
            knock|chop|shave ~4 off
            make|find|work ~1 the|this ~1 <price> ~1 work|easier|sweeter|happen
            make ~3 affordable
            make it worth your while
            go|do|went one better
            undercut*|outbid*
            whatever ~3 quote|quotes|charge|charges|offer|offers|asks
            beat ~3 quote|price|offer|rate
            better|special|nicer|friendlier|good deal|terms|conditions
            cost|charge|pay|costs ~2 less than|for|if
            a little|bit|touch off
            price|rate we|i ~1 agree|work|arrive
            meet|met|come|came ~1 you|us|each ~2 halfway|middle|half way|part way
            split ~1 difference|cost|costs|bill|price
            come|get to ~1 an|some arrangement|agreement|understanding ~4 <price>
            do ~1 something|more|what ~3 <price>
            special|one time|exception ~3 <price>
            meet ~1 you|us|them|him|her|each ~3 halfway|middle|way
            come in ~1 under|below|beneath
            find each other
            find|reach ~1 a|some common|middle ground
        """,
        "waiver": """
            t|not|never|nothing|without ~2 charge|bill|invoice ~2 you|for|extra
            nothing ~1 to pay
            you|d|ll|wouldn|won|don ~1 t|not|never ~1 pay|owe|spend ~3 penny|cent|dime|thing|until|before|unless
            no payment|money|deposit|invoice ~4 until|before|unless|upfront
            pay|cost|owe|costs|charged ~2 penny|cent|dime|thing|nothing|zero
            at our|my expense|cost
            you|your|would ~1 pay|owe nothing
            absorb|swallow|foot ~2 <price>
            pick up ~1 tab|bill|cost|costs|shipping|fee
            <price> ~2 is|are|s gone|zero|nil|on
            nothing ~2 due|owed|payable|invoiced|charged|billed ~2 until|before|for|unless|till
            for nothing|zero|nowt|nil
            train|join|come|ride|stay|eat|travel|park ~1 for free|nothing
            forget ~2 about ~2 first|fee|fees|set|setup|charge|deposit|cost|month|year|invoice|bill
            t|not|never|hardly ~3 dream of charging|billing|invoicing
            t|not|never ~2 charge|charging|invoice|invoicing|bill|billing ~2 you|for|that|it
        """,
        "scope": """
            i|we|team ~2 <give> ~6 in|too|extra|top|well|boot|package
            i|we ~1 ll|d|can|could|will|would ~1 also|even do|handle|build|migrate|clean|design|run|write|redo|manage|train ~2 the|your|all|for
            i|we|glad|happy|pleased to include
            put|squeeze|work|build|slot ~1 in ~1 two|three|one|an|a|additional|extra|more|another|some ~1 extra|additional|more|lessons|sessions|hours|days|users|modules
            two|three|four|some|few|couple additional|extra|more|bonus ~1 lessons|sessions|hours|modules|users|seats|rounds|revisions|pages|days|licences|workshops
            you ~1 also|even get|have|receive|gets
            as|for a|an|your bonus|extra|goodwill|thank|courtesy
            take ~5 off your hands|plate
            t|not|no|without ~1 matter|limit|cap ~2 how|on ~1 many|users|seats|changes
            would|will|ll ~1 be|come included|covered|added|taken|thrown
            includes|include|including|included ~1 of course|naturally|obviously|for you|as well|too
            you ~1 d|ll|would|will|can|could get|have|receive|keep ~8 loan|extra|too|included|thrown|package|part|bonus|top|gift
            as part of the|your|this|our ~1 package|deal|price|offer|project
        """,
        "terms": """
            not|nothing|never|t|aren|isn|without ~1 tied|bound|locked|committed|obliged
            no|without|zero ~1 commitment|contract|lock|strings|penalty|ties|binding|notice
            no|without obligation to stay|buy
            cancel|leave|quit|exit|terminate|withdraw|stop ~4 any time|anytime|whenever|moment|month|notice
            walk|back|pull|step|drop away|out ~3 any|anytime|whenever|if|no|free|month
            money|cash|deposit back
            jump ship
            leave|go|quit|cancel|stop|bail|drop ~2 when|whenever|if|as ~1 you ~1 please|like|want|wish|choose|feel
            sign nothing
            nothing|not|no|never ~2 longer|more than ~1 month|week|year
            change your mind ~8 pay|refund|back|nothing|free|cost|charge
            you ~2 free to leave|cancel|go|stop
            nobody|no one|nothing ~1 can|could|will ~1 sue|touch|claim|happen
            fully|legally|completely|100 compliant|covered|protected|watertight|bulletproof|safe|insured
            t|not|aren|isn ~1 happy|satisfied|convinced|delighted|pleased ~8 back|refund|cancel|leave|free|nothing|return
            send|return|give it|them ~1 back
            own|keep|transfer ~2 rights|copyright|ownership
            we|i ~3 liable|liability|responsible for
            rest assured ~8 <price>|happen|work|problem
            promise|guarantee|assure ~1 you|that ~3
            pay ~3 when|once|after|if|until ~4 happy|results|works|live|satisfied
            pay|settle|payment ~3 half|part|rest|remainder|balance|later|afterwards|instalments|installments|monthly|quarterly|stages|parts|tranches
            half|part|quarter|third|deposit|rest|remainder|balance ~2 now|upfront|later|after|when|once|on|in ~2 half|rest|remainder|later|october|september|november|december|january|february|march|april|june|july|august|completion|delivery
            spread ~2 cost|payment|payments|price|fee|bill
            pay ~1 us? ~1 when|once|after|whenever
            extend|stretch|relax ~2 payment|terms|credit|deadline
            leave|quit|cancel|stop|go|end|exit ~5 end of ~1 any|each|every|a ~1 month|quarter|week|year
            leave|quit|cancel|stop|exit|end ~4 any|each|every month|quarter|week
            spread|split|divide ~2 it|them|this|that|payment|payments|cost|premium|price ~2 over|into|across
        """,
        "legal_word": """
            no|without|zero ~1 commitment|contract|lock|strings|obligation
            tied|bound|liable|sue|suing
            solicitor|lawyer|attorney
            pay|paid|payable|payment|payments|premium|cost|fee ~5 instalments|installments|monthly|quarterly|stages|tranches|signing|completion
            half|third|quarter|50|30|percent ~3 when|at|on|upon ~2 sign|signing|signature|completion|complete|delivery
            down payment
        """,
        "in_time": """
            <ready> ~3 <soon>
            <ready> ~2 this|next week|month|quarter
            up and running
            will|ll ~8 before|by|for ~1 summer|winter|autumn|spring|fall|season|harvest|holidays|peak|launch|opening|fair|inspection|audit|year|term
            in time for|to
            on your desk|doorstep|site|inbox|phones|shelves ~1 <soon>|this|next|tomorrow
            in your hands|inbox|office ~1 <soon>|this|next|tomorrow
            with you ~1 by|before|within|tomorrow
            weeks|days|hours|hour from now|today|signing|signature
            start|starting|begin|kick ~4 <soon>|next|tomorrow|monday|week
            off ~1 site|hands ~2 <soon>
            will|ll|shall|would|d|can ~8 within|inside ~4 days|day|hours|hour|weeks|week|month|months|minutes|fortnight
            stand|stands|arrive|arrives|be|are|is|hang|hangs|sit|sits ~6 before|by ~3 day|christmas|easter|wedding|birthday|opening|holidays|season|summer|winter
        """,
        "guilt": """
            i|we ~1 put|poured|invested|gave|spent ~4 thought|effort|work|time|care|heart|energy|hours
            some|a|any|least|small|little sign|word|signal|line|courtesy from|of ~1 you|life
            i|we ~1 have|ve|had|been|am|are|re ~1 left|waiting|waited|sat|sitting|hoping|hoped|counting|counted
            my|our boss|manager|director|team|target|targets|quota|numbers ~5 asks|asking|asked|depends|depend|needs|need|waiting|chasing|breathing
            third|fourth|fifth|sixth|several|many|multiple|numerous time|times|attempt|attempts|mail|mails|email|emails|message|messages|calls
            i|we ~2 expected|deserve|deserved|hoped ~1 more|better|answer|an
            <upset> ~7 no|not|never|nothing|without|lack|silence|t|much ~5 <silence>|heard|hear|answered|back|replied|respond|from
            never|hardly|barely ~4 <silence>|heard|replied|answered|responded
            not so|even ~3 <silence>
            all the|my|our|that|this ~1 effort|work|time|trouble|hours ~3 i|we|for|into|put|spent
            stayed up|late|late ~4 for|to|on
            i|we ~1 spent|gave|took|put ~4 evening|weekend|night|hours|days|morning|sunday ~3 on|for|into|to ~4 you|your|this|it
            t|not|cannot ~1 spare|find|manage ~2 minute|moment|second|line|word|sentence
            went|gone out of my|our|the way
            bent|bend over backwards
            your|radio|the|this silence ~2
            silent treatment
            cold shoulder
            gone ~2 dark|silent|quiet on|me|us
            left|leaving|leave ~2 hanging
            chasing|chased you
            feel|feels|feeling ~1 ignored|overlooked|unappreciated|let|forgotten
            i|we|team deserve* ~2 <silence>|courtesy|better
            takes|take ~1 you? ~1 a|ten|five|two|thirty|one|only|seconds|minute ~4 reply|answer|respond|say
            too much to ask
            lost count
            how many times|more|messages|emails|mails
            been ~1 ghosted|ignored|ghosting
            clearly|obviously|evidently ~2 have|busy|more|better|important
            a little|bit|some ~1 respect|courtesy|gratitude
            thought|believed ~1 we|you ~3 understanding|deal|agreement|serious|different|friends
            my ~2 emails|mails|messages|calls ~3 unanswered|ignored|void|nowhere
            still ~1 silence|nothing
            i|we ~1 have t? heard|received ~1 nothing|anything
            you|your ~5 moved|gone on ~3 without|telling|word
            hard to reach|get|pin
            avoid|avoiding me|us
            embarrass*
            i|we ~3 under ~4 pressure
            do|doing me|us a|one|this ~2 favour|favor|solid|kindness
            help|helps ~1 me|us out
            close|closing|hit|make ~2 my|our|the ~2 month|quarter|year|target|targets|quota|numbers
            close|closing ~1 this|it by|before ~3 month|quarter|year|week
            not|hardly|scarcely|un polite|courteous|kind|nice|fair
            once|twice|times ~1 i|we ~1 have|ve ~1 written|called|asked|tried|phoned|rung|mailed
            got|received|had|get nothing
            small|little effort|thing ~1 to
        """,
        "false_urgency": """
            every|each|another season|quarter|visit|booking|order|shift ~8 means|costs|cost|lose|losing|lost|wasted|goes
            kept|held|reserved|blocked|saved|holding|keeping|set ~5 back|for|aside|open ~8 another|others|other|someone|asking|elsewhere|away
            another|other|two|several client|customer|site|company|buyer|firm|buyers|clients|families|people ~4 asking|asks|interested|waiting|wants|want|after|keen|enquired
            pass|give|release|hand|offer|let ~1 your|the|that|this|it ~1 slot|place|spot|date|week|seat|crew|go ~1 on|away|to|elsewhere|go
            slot*|place*|spot*|seat*|diary|calendar|schedule|crew|crews ~3 left|tight|full|filling|scarce|limited|rare|gone
            you ~1 lose|losing|miss|missing|wasting|waste|bleeding ~5
            disappear*|go|goes|going|sell|sells|selling|fly|flying|flies like|off ~1 hot|hotcakes|cakes|shelf|shelves
            another|other|others|several|someone ~4 eyeing|circling|after|chasing|wants|interested ~3 your|the|this|same|it|in
            climbing|rising|going|creeping|soaring up? ~1 by|every|each|soon|daily|weekly|again ~1 day|week|month|hour
            isn|is|unless|if ~1 t? ~1 in|signed|booked|confirmed soon|now|today
            drying|filling|booking|selling|snapped|used|going up|out|fast|quickly ~1
            run|runs|running|ran ~1 out|low|short
            another|second|two|three|couple ~2 coming|viewing|looking|visiting|touring|enquiring|circling|keen|sniffing|nosing
            she|he|they|who want|wants|likes|fancy|fancies ~4 too|as well|same|also
            nearly|almost|practically|already|all|virtually full|gone|sold|booked|taken|closed
            booked up|out|solid
            last|only one ~1 to|left|standing|without|in
            left|falling|fall|stay|be behind
            behind|ahead the|of ~1 curve|you|competition|pack
            <rivals> ~3 already|ahead|moved|switched|signed|jumped|snapping|beat|overtaking
            every|each|another ~2 day|week|month|hour|minute ~4 wait*|delay*|hesitate|pass*|without|costs
            longer you|this|it ~2 wait|delay|leave|drags|takes
            you|we ~1 ll? ~1 wait* ~3 cost*|lose*|pay
            taking|take|running|run ~2 gamble|risk|chance ~4 if|by|with|unless
            playing|play with fire|luck
            at your own risk
            could|may|might|will|be ~2 too late
            while you|there|they|it ~1 still|can|lasts|last ~1
            strike while
            now is|s the time|moment
            time to act|decide|move|strike
            best|perfect|right time ~1 to ~1 act|buy|sign|move|decide|commit
            sleep|sleeping|sit|sitting|dither|dithering on it|this|that|the|your|around
            can|could t? ~1 not|cannot|only hold|keep|reserve|save|block ~6 for|until|till|open|much|longer
            someone|somebody|another|other|others|firm|client|company ~3 wants|want|asking|interested|waiting|queue|take|snap ~4 it|slot|place|spot|this|date|yours|now
            first come
            won t|not last|be|wait|hang ~2 long|forever|around|again|repeated
            never ~1 again|see|get|come ~3 chance|price|offer|deal
            pull|pulls|pulled off|from ~1 the table
            off the table
            before ~2 <price> ~2 go|goes|rise|rises|increase|up|change
            before <rivals>|someone|somebody|anyone ~2
            tick tock
            today|tonight ~1 or never|only
            by close|end of play|business|today
            <rivals> ~1 are ~3 you
            only|just ~4 remain|remains|remaining|left|available|open
            other|others|another|more ~1 firms|companies|clients|customers|buyers|people|businesses|teams|families|parties|bidders ~6 after|want|wants|interested|asking|asked|waiting|keen|looking|eyeing|queueing|enquired
            prices|price|rates|fees|costs ~1 go|goes|going|rise|rises|rising|increase|increases|climb ~2 up|in|on|from|next|soon
            act|move|decide|sign|book ~1 now|fast|quickly|soon ~1 if|before|or
            back|end of the|a ~1 queue|line|list
            lose|lost|losing ~5 because|since|as ~2 hesitated|waited|delayed|dithered|slow
            seen ~3 many|few|several|clients|owners|people|firms|proprietors ~3 lose|miss|regret|fail|pay
            warn you
            who ~1 has|have|hasn|haven|does|is ~1 not booked|signed|ordered|decided
        """,
        "ultimatum": """
            if i|we ~1 don|do|hear ~1 t|not|nothing ~1 hear|get|receive ~8 take|assume|conclude|guess|presume|pass|give|close|release
            if you ~1 don|do t|not ~1 answer|reply|respond|act|sign|decide ~6
            need|want|require ~1 to know|hear ~4 by|today|tomorrow|now|before
            otherwise|else ~4 assume|close|move|give|offer|conclude|cancel|withdraw|remove|hand|release
            final|last|one ~1 chance|warning|call ~2 before|to|or
            will|ll|shall|to ~2 take ~2 silence|this ~2 as|no
            silence ~2 means|as|is ~2 no
            now or never
            final|last|one more ~1 attempt|try|email|mail|message|note|time ~4 before|to reach|unless
            before i|we ~2 close|closing|archive|remove|delete|cancel|withdraw|hand|release ~4 file|account|offer|slot|place|record|case|books|list
        """,
        "bump": """
            drop|drops|dropped|slide|slides|fade|fades|fall|falls|slip|slips|get|gets ~2 out|from of? ~1 sight|view|mind|memory|sight|lost|forgotten
            let me know either way
            just|only|simply me again|once
            see|find|learn|hear|wonder|ask ~1 out? how|whether|where you|things|it ~2 getting|doing|faring|progressing|landed|standing
            see|check|find|know|learn|wondering|wonder|curious|ask|understand|hear ~1 out? ~1 where|how|if|whether|what ~4 stand|stands|landed|decided|decision|things|thoughts|thinking|status|latest|progress
            making|make sure ~7 lost|missed|buried|seen|saw|landed|reached|overlooked|spam|slipped
            giv* this|it|you|my ~2 nudge|push|bump|poke|kick|shove
            fall|fell|fallen|slip|slipped|drop|dropped ~1 off|through|down ~1 your|the radar|cracks|list|desk|table|plate|pile
            bring*|put*|mov*|push*|get*|place* ~4 back|top|front ~2 in|to|of|on ~1 your|the|mind ~1 mind|desk|attention|inbox|list|pile|radar|view|queue
            popping|pop|poking|poke|jumping|sliding|stopping|dropping back|by|in|into|my|up ~3 inbox|thread|see|head|check|say|hello|hi
            how ~2 feeling|feel ~1 about
            where|how ~1 is|are|s|re ~1 your|you ~2 head|decision|thinking|leaning|at
            reached|made|come ~1 to? ~1 decision|conclusion|verdict|mind
            what do|did you think|reckon|make
            any joy|luck|developments|movement|headway|verdict|reaction|interest|appetite
            chasing this|up|the|my|a|an
            chance|opportunity|time|moment to|at ~2 look|digest|mull|consider|think|read|review|peruse|glance|it
            keep*|stay* ~3 touch|contact|loop|conversation|ball|lines ~1 going|warm|alive|rolling|open
            say hello|hi|hey
            another|one|yet email|message|note|mail from
            not a bot|robot
            reminding|remind you ~1 of|about|that|to
            this|it ~2 still ~1 a priority|live|alive|happening|on|interest|cards|go
            ping|pinging|pinged ~1 you|this|again
            lmk|wdyt
            how are we|you|things looking|doing|going|placed|fixed
            your|the|any take|verdict|steer|gut ~3 when|whenever|on|yet|so
            get|hear|have|know ~1 your take|verdict|gut
            explore ~1 synerg*
            pick up where|from
            following|follow back up
        """,
        "approached": """
            when|whenever you ~1 get|have|find a ~1 sec|second|minute|moment|chance
            still keen|up|open|game|alive|live|interested|relevant|looking|considering|thinking|planning|want
            still ~2 list|table|mind|plan|plans|cards|agenda
            where ~1 you at
            quick yes|no
            yes or no
            did|have|had|has you|anyone|anybody|your|team ~2 think|thought|look|looked|talk|discuss|discussed|decide|decided
        """,
        "price_word": """
            free ~1 survey|trial|audit|consultation|assessment|check|sample|samples|visit|demo|call|inspection|estimate|workshop|analysis
            is|are|s|comes|come|a|our free ~1 of
        """,
        "claim": """
            <others> ~1 like|in|near|of|across|around|on ~5 <gain>
            most|many|several|all|some|our|other|hundreds|dozens ~2 <others> ~3 <gain>
            dozens|hundreds|thousands|scores|countless of ~4
            to|by a|one third|quarter|half|fifth|tenth
            the|our happiest|favourite|busiest|biggest|largest <others>
            pay|pays|paid|paying ~1 for ~1 themselves|itself
            halved|halves|halve|doubled|tripled|slashed ~1 its|their|his|her|his|the
            twice|three|four|five|ten|times ~1 as|the|more times? ~2 fast|many|much|more|bookings|sales|faster|better|orders|leads
            a|one|other|another|several|some|many|most ~2 like|near|similar|in ~1 you|yours|your|area|sector|industry|size|region ~5 save|saves|saved|saving|cut|cuts|halve|halved|double|doubled|gain|gained|grew|won|win|earn|earned|reduce|reduced|switched|chose|see|saw
            like|similar ~1 you|yours ~4 save|saves|saved|saving|cut|cuts|halve|halved|double|doubled|gain|gained|grew|won|win|earn|earned|reduce|reduced|switched|chose
            see|sees|saw|seeing|get|gets|getting|enjoy|enjoys ~3 fewer|higher|better|growth|uplift|increase|return
            nobody|no one|none ~1 else
            proven|known|guaranteed to
            everyone|everybody|all ~1 who|our ~4 happy|loves|love|delighted|swears|back
            within|in ~1 weeks|days|months ~1 you ~2 see|notice|save|earn
            number one|1
            best|leading|fastest|cheapest ~1 in|on the|town|market|business|world|class|country
            you ~1 ll|will ~1 save|earn|gain|double|cut|recoup|recover|win ~4 percent|hours|half|third|thousands|days|money|fortune
            third|half|quarter|fifth|twice|double|triple ~1 fewer|less|more|faster|lower|higher|longer|shorter|as
            market|industry|category|world leader|leaders|leading
            we|i ~2 had|got|did|won|helped|saved|freed|secured|struck|obtained ~9 clients|customers|firms|companies|families|people|businesses|shops|farms
            for ~3 of our clients|customers|members|users
        """,
        "ask_open": """
            i|we ~1 d|would also? love|appreciate|welcome|need ~1 a|an|your|to ~1 introduction|intro|copy|list|number|referral|look|picture|photo|plan|view
            it would also? help|be ~1 great|good|useful|helpful? to know|see|have|hear|get
            i|we ~1 should|would|d be grateful|obliged|glad|pleased|thankful if
            i|we ~1 should|would|d ~1 also? like ~1 besides? to know|see|have|hear
        """,
        "ask_verb": """
            pick|choose one|two|your|a|the
            text|ring|mail|write|message|whatsapp|dm me|us|back
            bring|collect|gather|prepare|upload|attach your|the|a|any|all
            have a|your|the ~1 look|read|team|think
            read|watch|try|visit|download|check ~1 our|the|this|it|out|my
            use|follow ~1 link
            add|join|like|rate ~1 me|us|our
            ask your|the|around
        """,
        "objection": """
            more than ~5 mind|expected|expect|planned|budget|budgeted|pay|thought|hoped|afford|spend
            other|another|lower|second|better|rival bid|bids|quote|price|figure|estimate|tender
            dear|steep|pricey|expensive
            a lot of money
            can|could|t ~1 t? afford
            do|anything|something|move|lower|reduce|budge ~3 price|figure|cost|rate|percent
        """,
        "refers": """
            you ~2 ask|asked|wrote|said|told|raised|wondered|downloaded|worried|wanted
        """,
    },
    status=(
        "where stand stands things see saw find know learn wonder wondering curious hear heard think thinking thought thoughts decide decided decision "
        "chance time moment opportunity look looked looking read reading review reviewed status update progress development news word answer reply "
        "response respond yes no maybe keen interested interest still yet already quick quickly short brief gentle friendly little small nudge nudging "
        "ping bump bumping radar inbox top list mind desk table plate busy swamped crazy hectic lot plenty going gone lost buried missed slip slipped "
        "fell cracks get got give giving make making sure want wanted wants hope hoping trying try wish like love ask asking way last latest previous "
        "earlier mail email emails message messages note line proposal quote offer follow following up back circle loop touch base reach reaching out "
        "again another one two conversation chat call talk spoke discussion share let lmk tell say said pop popping drop dropping check checking revive "
        "resend resending forward reminder remind reminding remember sent send week weeks month day days while ago month since today tomorrow monday "
        "tuesday wednesday thursday friday feel feeling feedback opinion priority plan plans planning side end here there writing write written come "
        "reached conclusion sleep slept digest consider considered considering considerations open close thread catch caught catching connect "
        "connecting contact contacting stay keep keeping friday morning afternoon evening hi hello hey happy glad great good well fine anything "
        "something everything nothing else more much many few just only simply also really actually honestly please thanks thank u ur"
    ),
    using=(
        "use uses used using run runs running work works worked chose choose chosen switch switched rely relies trust trusts save saves saved cut cuts "
        "halved doubled tripled gained grew see sees saw now already since customer customers client clients love loves signed swear swears "
        "reduced increased made got went won report reports reported helped"
    ),
    tags="right ok okay eh huh no yes correct",
)
