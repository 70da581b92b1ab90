"""English: how people refer, ask, press and claim."""
# ruff: noqa: E501 -- a phrase stands on one line

PHRASES = {
    "refers": """
        our|last|previous|earlier|recent|that|the ~1 conversation|discussion|exchange|correspondence
        the demo|workshop|visit|webinar|session|tour|pilot on|of|last|yesterday|this|you|we
        your ~1 request|inquiry|enquiry|message|email|e-mail|mail|note|question|reply|answer|point|concern|remark|comment|voicemail|application|download|registration|feedback|booking|form|brief|objection|wish|idea|list
        you|they|he|she also? asked|mentioned|said|wrote|told|wanted|raised|described|wondered|requested|named|noted|explained|shared|showed|downloaded|registered|booked|visited|attended|joined|filled|sent|promised|offered|agreed|suggested|pointed|brought|liked|needed|worried
        you had|have|ve|were|d also? asked|mentioned|said|told|wanted|raised|described|requested|named|noted|sent|promised|agreed|suggested|asking|looking|wondering|waiting|missing
        what you asked|mentioned|said|wrote|told|wanted|raised|described
        we|i|both spoke|talked|discussed|met|agreed|looked|left|promised|went
        we last? spoke|talked|met|discussed
        as|like promised|agreed|discussed|mentioned|announced|requested|asked
        as you|we|i asked|agreed|discussed|said|promised|mentioned|wished|spoke|wanted
        thank|thanks you? for getting|reaching|writing|contacting|coming|joining|downloading|asking|sending|taking|showing|telling|saying|sharing|filling|the|your|our
        last time
        the|our|my|this|that|a ~1 proposal|quote|quotation|estimate
        from|in|on|of|after|since|during our|the|your call|meeting
        you|your colleague ~2 asked|raised|mentioned
    """,
    "refers_spoken": """
        our|last|the|yesterday s? ~1 call|meeting|chat|phone|telephone
        we|i ~1 spoke|talked|met
        on the phone
    """,
    "refers_written": """
        your|the ~1 email|e-mail|mail|letter
        you wrote|emailed|mailed
    """,
    "closes": """
        clos* ~3 file|this|it|loop|matter|topic|chapter|thread
        last|final note|message|mail|email|e-mail
        leave it|this ~2 closed|here|there|at
        stop writing|here
        won t write|contact|follow|bother
        no further|more message|messages|note|notes|mails|emails
        step back|away
    """,
    "ask_open": """
        please ~1 confirm|send|share|reply|let|tell|book|choose|pick|fill|sign|mark|give|forward|review|answer|call|introduce|check|return|complete|write|name|say|read|get|add|point|put|ask|pass|provide|schedule|reserve|bring|show|look|decide|approve|respond|drop
        let me|us know ~1 which|what|when|who|whom|whether|if|how|where|by|a|your|the
        tell|show me|us which|what|when|who|whether|if|how|where|more|a|your|the
        i|we d|would ~1 love|like|appreciate|welcome|be to|if|a|an|your|grateful|glad|interested ~1 set|hear|schedule|arrange|have|get|speak|talk|meet|know|see|understand|call|learn|if
        i|we would|d ~1 appreciate|welcome
        it|that would|d ~2 help|great|good|useful|ideal ~1 if|to
        i|we suggest|propose ~4 call|meeting|session|chat|visit|meet|speak|talk
        let s|us schedule|talk|speak|meet|set|book|find|have|look|arrange|jump|hop|fix|plan
        if ~4 convenient for|you
        if ~3 works|suits|fits
        i|we need|require|want ~1 your|you|to know|from
        just|simply? say which|what|when|who|whether|yes|if|how|where
        waiting for your answer|decision|approval|signature
        grateful for|if
        up for a|an
        happy to ~4 call if
    """,
    "ask_modal": """
        could|can|would|will|do|are|have|did|might|may|shall|should you|we|i|your|somebody|someone|anybody|anyone|our
        does|is|has|was|would|will|did anybody|anyone|somebody|someone|there|it|this|that|your|a|the|now|one
        would|does|is monday|tuesday|wednesday|thursday|friday|next|tomorrow|today
    """,
    "ask_verb": """
        reply|respond|answer with|to|by|yes|here|me|us
        send|forward|share|email|give|return|show|bring|pass me|us|it|the|your|this|over|that|them|along|on
        book|pick|choose|grab|schedule|reserve|find|select|take a|an|the|your|any|one|whatever
        fill in|out
        sign the|here|and|it|up
        introduce me|us
        call|ring|phone|text|message me|us
        confirm the|your|by|that|whether|which|if
        click|register|download|complete|approve|review the|here|this|your|it|now|on|below|at
        tell|let me|us which|what|when|who|whether|if|how|where|more|know
        mark the|your|what
        put me|us in
        name a|the|one|me
        check with|whether|if|your|the
        drop me|us a
        decide which|what|when|whether|if|on|by
        invite me|us
    """,
    "ask_wh": """
        who|which|what|when|how|where|why|whom|whether
        is|are|does|do|has|have|could|can|would|will|shall|should|may|did
    """,
    "ask_soft": """
        let me|us know
        just|simply reply|write|say
        a|one|short line|word|note|yes|no ~3 enough
        feel free
        happy to
        reach out
        if|should you have|need any|anything|questions|further|more
        any questions
    """,
    "ask_not": """
        please? tell|remind|assure|reassure your|her|him|them
        please ~1 find|note|see|accept|excuse|forgive|bear|do|rest|feel|ignore|disregard|don
        let me|us know if|whether|should you have|need|d|would|prefer|ever|change|want|run
        let me|us know if|whether|should there|anything|i|that|this|it|any|something|not|so|we|plans|things
        let me|us know ~1 and
        did|do you know that|how|what
        did you know
        remember|guess what|when|how|the
        why|so|and|sounds does|what|that|not|familiar
        know what
        how come
        have you ever
        who|which one? knows|knew
    """,
    "ask_call": """
        call
        a|the|our|short|quick|brief|first|next ~1 meeting|chat|conversation|demo|demonstration|session|visit
        meet|meeting
        speak|talk|chat
        slot|calendar|invitation|invite
        suit|suits|works|work for|you|me|better|best
        suit|suits
        work|works for
        minutes|min
        time|hour|day|date|week ~2 is|suits|works|quiet|good|best|better|fits
        look at it|this|them together
        on the phone
        free on|for|at|next
        join|walk me|us|you|them|your
        visit on|you|your
    """,
    "guilt": """
        still ~1 haven|hasn|have|has t|not ~2 found|answered|replied|responded|made|got|read|had|managed|signed|decided
        surprised|astonished|puzzled|shocked that|by ~2 you|your|nobody|no|still
        more than patient
        been ~2 patient
        lost interest|sight
        second|third|fourth|fifth|sixth|tenth time i|we|that|this|now
        tell|explain|report ~1 my manager|boss|director|team|colleagues
        you|nobody|team|anyone never ~1 answered|answer|replied|responded|came|got|wrote|called
        letting|let me|us|everyone|everybody|team down
        expected|hoped|thought ~2 more|better from|of you
        forgotten about me|us|my|our
        i|we guess|assume|suppose|gather|imagine|take|think|see ~2 this|it|that|you|we isn|is|aren|are|re|don|do|have|has|not ~2 priority|important|interested|care|bothered|forgotten
        isn|not t? a? priority for you
        obviously|clearly|apparently|evidently ~3 not|isn|aren|don|no|other ~3 priority|priorities|interested|important|interest|care
        i|we ve|have? tried|been|attempted ~3 reach|reaching|contact|contacting|get|getting ~4 several|many|multiple|three|four|five|few|number|again|weeks|times|now|hold
        tried to? reach|contact|call|reaching|contacting|calling ~3 several|many|multiple|three|four|five|few|number|times
        several|many|multiple|repeated|numerous|three|four|five attempts|tries|unanswered
        you|your|nobody|no ~3 ignored|ignoring|ghosted|ghosting
        ignored|ignoring|ghosting|ghosted my|our|me|us|all
        still|yet|even no|not|without ~3 reply|answer|response|courtesy
        disappoint*
        let me|us|down down
        hurt|upset|sad|sorry|frustrat* that|to ~3 not|no|nobody|never
        after all|everything|the ~4 work|time|effort|hours|trouble ~3 put|spent|invested|gone|taken|for|into
        after all|everything i|we ve|have? done
        i|we put|spent|invested|took|sacrificed ~4 hours|time|work|effort|energy|weekend|days|night ~4 for|on|into|and|you
        you owe me|us
        least you can|could
        common courtesy
        be polite|fair|decent|courteous to|enough
        waiting|waited patiently|for|in ~2 days|weeks|ages|long|ever|vain|since
        waiting patiently
        my|our boss|manager|director|job|team ~4 asking|depends|disappointed|pressure|quota|angry|upset
        wast* my|our|everyone|everybody|your s? time
        don t|not you ~1 care
        you ~1 don|do t|not ~1 care
        must|may|did have|i|we done|said|do|say something wrong|to|offend
        have|did i|we done|said|say|do something wrong|offended
        offended|upset you
        you promised|said ~6 yet|but|still|waiting|nothing|never
        why have|are|haven|don|won|do|did|didn you|t ~2 answer*|respond*|replied|reply*|ignor*|silent
        haven|have|has t|not even|bothered
        could|would ~1 have at least
        count* on you
        no longer|not serious about
        too busy to
    """,
    "false_urgency": """
        of the essence
        regret ~2 waiting|it|this|not|missing|later
        secure|claim|reserve|lock ~3 now|today|while|before|immediately
        going|filling|selling|disappearing|leaving fast|quickly|soon|rapidly
        train|ship|boat ~2 leaving|leaves|sails|sailed
        sooner than later
        delay* ~3 cost|costs|costing|expensive
        last|final chance|call|opportunity|reminder|warning|notice|days|hours
        only|just|ends|end|expires|expiring|until|till|valid today|tonight|tomorrow|midnight
        today only
        before it|its s? is|too|gone|late
        too late
        act|decide|sign|move|order|book|hurry|commit|respond|reply now|fast|today|quickly|immediately|soon|right|this before|or|while|and|to
        act|hurry|decide now|fast|up|quickly|immediately
        sign|commit|decide|order|book ~2 today|now|this week|tonight|immediately
        don t|not ~1 miss|wait|delay|hesitate out|any|this|too|the|on|longer
        miss* out
        now or never
        once in a lifetime
        limited time|spots|places|seats|availability|slots|number|offer|edition
        while stocks|supplies|places|it|they|seats last|lasts|remain|are
        spots|places|seats|slots|capacity|calendar ~4 filling|running|going|selling|disappearing|limited|left|gone|full
        it|they ~1 filling|selling|disappearing
        only|just ~2 spots|places|seats|slots|days|hours|licences|licenses|left|remaining ~2 left|remaining|available|open|for
        running|run out of? time|of
        time is|s running|ticking|short|up
        clock is|s ticking
        price*|rates|fees|costs ~2 go|goes|going|rise|rises|rising|increase*|double|up soon|up|from|on|by|next|again|after|tomorrow
        offer|deal|discount|price|proposal|quote ~3 expires|ends|expire|end|lapse|lapses|gone|disappears today|tonight|tomorrow|soon|midnight|this|in|on|at
        competitors|others|rivals ~3 won|will|are|already|ahead|wait t? wait|ahead|moving|snap|overtake|taking
        fall|falling|left|lag behind
        every|each day|week|month|hour ~4 costs|cost|costing|lose|losing|wasted|lost
        you re|are|will|ll losing|lose|missing money|ground|customers|business|out
        urgent*
        asap
        as soon as possible
        immediate* response|answer|action|reply|decision|attention
        cannot|can|won|will t|not hold|keep|reserve|guarantee ~5 longer|long|forever|much|past|after
        window ~3 closing|closes|close
        high demand
        others|other ~3 already|interested|waiting ~3 this|your|the|line|queue
    """,
    "ultimatum": """
        need|require|expect|want|must ~1 your|an|a ~1 answer|decision|reply|signature|commitment|confirmation|yes by|before|until|today|tomorrow|now|this|immediately
        by|before|until monday|tuesday|wednesday|thursday|friday|today|tomorrow|midnight|noon|tonight or|otherwise|else the|we|i|your|it|this
        goes|go|given|offered to somebody|someone|another|others|other
        if|unless|until|should|when i|we|you ~2 don|do|not|hear|reply|respond|answer ~3 hear|reply|respond|answer|by|back|from|before|you ~4 by|before|until|within|today|tomorrow|monday|tuesday|wednesday|thursday|friday|week|eod
        unless i|we|you ~2 hear|reply|respond|answer|decide|sign|confirm
        if you don|do t|not ~1 reply|respond|answer|decide|sign|confirm|act|want
        otherwise i|we ~3 assume|close|give|have|move|cancel|withdraw|take|release|consider
        i|we ~2 have no choice
        no other choice|option but
        this is your|the final|last
        take it or leave it
        or else
        either you|we ~6 or
        will|ll|have ~2 assume|conclude|take ~3 not|no|don|aren|lost|interested|care
        have|forced|obliged to assume|withdraw|cancel|close|give|escalate
        withdraw ~3 proposal|offer|quote|price|slot
        give ~3 slot|place|spot|seat|offer|capacity to
        escalate
        go|going to|over your boss|manager|head|superior|ceo|supervisor
        deadline ~3 reply|answer|respond|passes|passed
    """,
    "claim": """
        most ~1 reliable|advanced|popular|trusted|accurate|powerful|efficient|modern|complete|secure|used
        fastest|best|cheapest|leading|strongest|safest|smartest ~2 on|in the market|industry|world|class|business|field
        on the market
        two|three|four|seven|eight|nine|4|7|8|9 out|in of? three|four|five|ten|5|10
        cut|cuts|reduce|reduces|save|saves|increase|increases|raise|raises|lower|lowers|boost|boosts|drop|drops|fall|falls|shrink|shrinks|grow|grows ~4 by a|one|two? third|half|quarter|thirds|double
        gartner|forrester|mckinsey|idc|deloitte|statista|harvard
        double|doubles|triple|triples|halve|halves your|the|their|output|throughput|errors
        second to none
        unrivalled|unrivaled|unmatched|unbeatable
        risk free
        never fails|failed|breaks
        our|most|many|all|other|some|several|of|these|similar ~2 clients|customers|users|partners ~3 sav*|see|saw|report*|reduc*|cut|gain*|doubl*|tripl*|achiev*|increas*|grow|grew|love|trust|experienc*|get|win|improv*|earn|recoup*|typical*|usually|average|find|switched|won|lower*|halv*
        clients|customers|companies|firms|teams|businesses|retailers|agencies|depots|users who|that|like|we|using ~4 sav*|saw|report*|reduc*|cut|gain*|doubl*|tripl*|achiev*|increas*|halv*
        hundreds|thousands|dozens|millions of ~1 clients|customers|companies|firms|teams|businesses|users|people
        award winning
        won|win|winner|winners|received|awarded|named|voted|rated|ranked ~4 award|awards|prize|best|top|leader|excellent|stars
        award*
        market|industry|world|category leader|leading|leaders
        leading|largest|biggest|fastest|best|most ~2 provider|supplier|vendor|agency|platform|solution|company in
        number|no one|1 in|for|on|provider|choice
        best in class
        world class
        top rated
        trusted|used|loved|recommended by
        rely|relies|trust|trusts on? us|our
        studies|study|research|analysts|experts|surveys|survey|gartner|forrester|tests|statistics ~1 show*|prov*|confirm*|found|say*|agree
        clinically|scientifically|independently|proven|certified proven|tested|verified|certified
        proven track|to|results|return
        iso 27001|9001|certified
        certified by|to|for|partner
        roi of|within
        return on investment
        pays|paid|pay for? itself|themselves|off within|in|after
        on average
        twice|half|double|triple|ten|three|five|two|10 times? as|faster|the|more|fewer ~3 fast|faster|errors|time|cost|output|throughput|cheaper|productive|as|quick
        typically|usually sav*|reduc*|cut*|see|gain*|doubl*|increas*
        guaranteed results|to|success
        award|prize from|for
        satisfaction|success|retention|renewal rate
    """,
    "customer": """
        just ask
        rolled|rolling|roll ~3 out at|with|for|across
        references ~2 are|include
        introduced|installed|deployed|implemented|launched ~3 at|for|with
        clients|customers|references ~2 include|are
        customer|client|clients|customers|companies|firms|brands|partners|retailers|agencies such? as|like|including
        our|a|another|one|my|existing|recent|longtime ~1 customer|client|partner|user
        case study|studies on|about|with|of|from|at|for
        success story on|about|with|of|from|at|for
        reference customer|client|from|at
        we|i|ve|just|recently|team helped|supported|equipped|served
        work|works|worked|working with|for
        the|our|a project|rollout|pilot|implementation with|for|at
        testimonial|quote|review from|by|of
        used|trusted|chosen|loved|recommended by
    """,
    "achieved": """
        cut|saved|reduced|increased|doubled|tripled|halved|grew|boosted|slashed|gained|lowered|raised|shortened|switched|migrated|chose|picked|won
        saves|cuts|doubles|reduces|trusts|uses|relies
        has|have ~1 cut|saved|reduced|increased|doubled|tripled|halved|switched|chosen|used|grown
        went|go live
    """,
    "counted": "questions|question|points|point|steps|step|pages|page|options|option|rows|row|slides|slide|lines|line|things|examples|screenshots|chapters|seconds|items|o|oclock|am|pm|words|variants|ways|names|parts|settings|files|hours? call|session|workshop",
}
GENERIC = (
    "team teams company companies business businesses solution solutions help helps work works working project projects "
    "process processes customer customers client clients product products service services platform system systems tool "
    "tools people person time times better best good great improve save saving new way ways idea ideas future growth "
    "results result value modern easy easily industry market support user users data software provide offer many most "
    "use uses using used need needs needed want make made makes find found learn show shows shift day days today month "
    "year open possible opportunity information details thing things matter matters part side case point points start "
    "end get set run old big own one two put let lot bit via yet far few ask try sit lose give hour hours hope begin begins start "
    "does also like love other others first please sure long right still same even every thank decision decide decides"
)
