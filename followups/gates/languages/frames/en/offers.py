"""English frames of offers: price, fees, extra work, terms, and work that is ready in time."""
# ruff: noqa: E501 -- a phrase stands on one line

PHRASES = {
    "discount": """
        hold|holding|pin you to it|that|this
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
        we|i ~2 look at|into|see about|consider|talk about|discuss dropping|waiving|lowering|reducing|trimming|removing|cutting|losing|skipping
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
        pays|pay|paid ~1 list
        call|make|say|let ~1 it ~1 a|an even|round|flat
        call|make it ~1 <number> ~1 hundred|thousand|grand|k|flat|even
        an even|round <number>
        flat and ~1 done
        go|goes|going ~1 one|any|some? lower|under|cheaper|better
        expect|count|bank ~1 a|on ~1 good|better|special|keen|nice|attractive ~1 rate|price|deal|figure
        see ~1 my|our way to
        keen|keener|sharper|friendlier price|rate|figure|number
        make|makes ~1 <price> ~1 lighter|smaller|softer
    """,
    "waiver": """
        my|our gift|treat|shout|present|compliments
        t|not|never ~2 see|get|receive|find ~1 bill|invoice|charge
        at our|my own expense|cost|charge
        not|never|nor|t ~2 trouble|worry|bother|concern ~2 about|with|over the|any|your ~1 <price>|vat|tax|deposit|carriage|duty|postage|shipping|transport
        no payment|charge|bill|billing|fee ~1 for|in|that|this
        billing|payment|bill|invoice ~2 can|could|will|may ~1 wait|hold|come later|until|till
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
        send|bring|put|lend|spare|get ~2 extra|additional
        t|not ~2 on|in|part|of ~2 quote|estimate|order|contract|price ~9 will|ll|can see|sort|do|take|handle|fix|clear|tidy
        or daily|weekly|more|bigger|twice|faster ~2 if you
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
        taken care of
        say|sign|confirm|book|order|decide ~1 yes|up? ~1 this|by|before|today|now ~2 and
        comes|come|goes|go with|in as|it|them|standard
        as standard
        as often|long as you|he|she|they|bisi like|likes|want|wants|need|wish
        as many times as
    """,
    "terms": """
        deposit|advance|prepayment|lock in|contract|notice|bond ~2 not|nothing|zero|nil|none|waived
        we|i|team|they ~2 come|work|deliver|fix|do|start ~3 whenever|anytime
        stop|leave|quit|exit|pause any ~1 time|day|moment|month
        stop|leave|quit|exit|pause anytime
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
        half|third|part|rest|remainder|balance of it|that|this|the ~1 before|upfront|first|now|later
        rest|remainder|balance ~2 whenever|later|after|once|when
        half|third of it|that ~4 rest|before|when|after
        make|makes|made ~1 good
        hand|give|send|bring ~3 back ~4 if|when|after
        t|not|no ~2 earn its|his|their keep
        owe|owes ~1 us|me nothing|nowt|zero
        take|takes ~2 responsibility
        drop|pull|back|bail out ~1 when|whenever|any|anytime|if
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
    "price_word": """
        free ~1 survey|trial|audit|consultation|assessment|check|sample|samples|visit|demo|call|inspection|estimate|workshop|analysis
        is|are|s|comes|come|a|our free ~1 of
    """,
}
