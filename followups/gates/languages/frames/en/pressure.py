"""English frames of pressure: guilt, scarcity, ultimatums."""
# ruff: noqa: E501 -- a phrase stands on one line

PHRASES = {
    "guilt": """
        least get|have|expect|deserve|send|drop|write|hear|be ~3 back|reply|answer|word|line|text|call|told
        figured|thought|reckoned|hoped|expected ~1 i|we|you ~2 at least
        to|still|and|but|yet hear|heard|hearing nothing
        was|am|were i|we mistaken|wrong|naive|foolish
        i|we had understood|imagined|supposed that|you
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
        talk|talking|speaking|writing ~1 myself|wall|walls|void|thin
        one sided|way
        draw ~2 own conclusions|conclusion
        beyond you|him|her|them
        thank|thanks you|me|us for dragging|waiting|dithering|nothing
        sat|sitting|stood|standing|left|still waiting|hanging ~1 on|for ~2 word|answer|reply|you|decision
        too much to ask|hope|expect
        isn|is|would t? too much trouble
        so little|much as a|an
        went|gone|go|going out of ~1 way
        left me|us ~1 hanging|dangling|waiting|wondering|guessing|dark
        not|hardly|scarcely ~2 too much for|to
        radio silence
        not even a|one|so ~4 word|line|reply|answer|acknowledgement|yes|no
        i|we ~2 deserve*|merit*
    """,
    "false_urgency": """
        can|could|cannot|t ~2 hold|keep|reserve|save|block ~4 forever|all|indefinitely
        fill|fills|filling up ~1 like|fast|quick|quickly|in
        what are you|we waiting for
        across|down|up|over the street|road|way|hall|lane ~5 already|got|has|have|did|does|bought|signed
        next door ~4 already|got|has|have|did|does|bought|signed
        you ~2 be the one|only|last ~3
        there|s is|s no more
        two|three|several|other|another ~2 others?|other? ~2 asked|asking|want|wants|interested|fighting|bidding|pressing|pleading ~2 for|about|in|over your|the|this|that|same|it
        diary|calendar|book|books ~4 all but|full|closed|closing
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
        sleep|sleeping|dither|dithering on it|this|that|the|your|around
        sit|sitting on it|this|that|your
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
        now or lose|miss|regret|forever
        last ~5 slot|spot|place|seat|one|space|date ~6 goes|going|go ~1 today|tomorrow|tonight|soon|fast|now
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
        don t|not let ~3 slip|go|pass|escape
        now|today or next|never|not
        the only|last one|ones|brand|firm|company|shop|farm|school ~3 without|not|left|standing|behind
        only|just|t ~2 keep|hold|leave ~4 so|that|for|much long|longer
        hate|sorry|pity|sad|shame to|if|for ~2 see|find|leave|you|have ~6
        next in line
        once ~5 close|closes|closed|full|gone|shut|shuts ~6
        nothing ~3 do|done ~1 for|about|then
        leave it|this|things much|any|too|longer|late
        turning|turn|turned ~2 away
        don t|not hang about|around
        get|be in ~1 early|quick|now|before|while
        while ~3 still|last|lasts|can
        other|others|more|several|two|three ~3 firms|people|clients|brands|companies|parties|couples|buyers ~5 on at|to|my
        fair|friendly|word ~1 warning|warn
        ends up|end up with|in|on|paying|losing|behind
        shutting|shuts|closing|closes its|the|their|our ~1 window|door|doors|gate|gates|book|books
        whoever|anyone|those|people|firms|companies who|that|which ~2 wait*|hesitat*|postpone*|delay*|dither*|isn|aren|doesn|don
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
        must|need ~2 your|an|a ~1 answer|decision|reply|word|yes ~4 by|before|today|tomorrow|now
        failing which|that|this
        by ~1 close|end of business|play|day|today|the
        cannot|can|t ~1 wait ~1 any|longer|another|until|forever
        do the needful
        if ~1 i|we ~2 don|do t|not hear ~3
    """,
}
