"""English frames of asking for news and of asking."""
# ruff: noqa: E501 -- a phrase stands on one line

PHRASES = {
    "bump": """
        revert on|to|at|upon ~1 below|same|this|above|earliest|trailing
        take|carry|move ~4 forward|ahead|further
        waiting|await|awaiting|eager|keen|expecting ~2 revert|reply|response|word|confirmation|decision|feedback
        to revert on|with|at|by|soon
        status ~3 from|on|your
        just checking
        let me|us know about
        please confirm on|about|regarding|your
        any|some word|joy|luck
        how the|your land lies|thinking
        minded|wished|thought|wondered ~2 see|ask|enquire|inquire how|where|whether|if
        indication|idea|sense ~2 your intentions|intention|thinking|leaning|view
        drop|drops|dropped|slide|slides|fade|fades|fall|falls|slip|slips|get|gets ~2 out|from of? ~1 sight|view|mind|memory|sight|lost|forgotten
        let me know either way
        grateful|glad|curious|keen|eager|love|like to learn|hear|know whether|if|how|where
        still|remains|remain|sits|sitting ~2 on your desk|pile|plate
        anything ~2 moved|changed|happened ~4 your|since
        most recent|last|latest letter|word|mail|email|message ~3 correspondence|thread|exchange|between us
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
    "ask_open": """
        i also need|require|want|lack the|your|a|an
        i|we further|additionally require|need|request
        perhaps|maybe ~1 you could|can|might
        if you|your could|would|can ~2 <asking>
        please ~1 let|have
        grateful|obliged|thankful if|for ~1 you|your|a|the
        i|we ~1 d|would|should|ll|will ~2 glad|grateful|obliged|happy|pleased|thankful|keen of|for|if|to ~1 a|an|the|your|know|have|hear|see|get|learn|receive|you|any
        i|we ~1 need|require|want|lack ~4 from you
        all i|we need|want|lack is|are
        could|can|d do with your|a|the
        mind sending|telling|sharing|letting|giving|passing|showing
        kindly|please ~1 <asking>
        would ~1 help|suit|be ~3 to know|have|see|get|hear
        it would ~1 help|suit ~2 know|have|see|get|hear
        i|we ~1 d|would also? love|appreciate|welcome|need ~1 a|an|your|to ~1 introduction|intro|copy|list|number|referral|look|picture|photo|plan|view
        it would also? help|be ~1 great|good|useful|helpful? to know|see|have|hear|get
        i|we ~1 should|would|d be grateful|obliged|glad|pleased|thankful if
        i|we ~1 should|would|d ~1 also? like ~1 besides? to know|see|have|hear
    """,
    "ask_verb": """
        <asking> the|your|a|an|me|us|whether|if|who|which|what|when|how|where|by|my|it|them
        let me|us have|see|get
        let your|her|him|them
        have your|her|him|them|someone|somebody
        tell me|us also|the|your|about|whether
        ask your|her|him|them|the|around
        pick|choose one|two|your|a|the
        text|ring|mail|write|message|whatsapp|dm me|us|back
        bring|collect|gather|prepare|upload|attach your|the|a|any|all
        have a|your|the ~1 look|read|team|think
        read|watch|try|visit|download|check ~1 our|the|this|it|out|my
        use|follow ~1 link
        add|join|like|rate ~1 me|us|our
        ask your|the|around
    """,
}
