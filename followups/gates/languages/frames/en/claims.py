"""English frames of claims about us and about customers."""
# ruff: noqa: E501 -- a phrase stands on one line

PHRASES = {
    "claim": """
        ask|asks|asking for us|me by
        come|comes|send|sends ~2 to us|me first
        no|nobody|none ~2 has|have|had ever|yet
        its|it|is|are|fully|re|s certified|accredited|patented|licensed|organic|award
        other|others|another ~3 saw|see|got|had|get ~2 more|fewer|less|better|higher|lower
        no|not|never|none ~1 client|customer|one|guest ~1 left|complained|returned|regretted
        kills|removes|stops|prevents ~2 percent|germs|all|every
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
        most|many|all|half|several|dozens of? ~6 with|use|uses|chose|choose|trust|trusts|prefer|picked us|ours|our|already
        we|i ve|have ~6 hundred|hundreds|thousand|thousands|dozens|scores|decades|generations
        we|i re|are|am ~1 the|an|a ~1 official|only|approved|certified|accredited|preferred|recommended|authorised|authorized|appointed
        pays|pay|paid|earns|earn ~1 its|their way|keep|cost|costs
        adjudged|acclaimed|honoured|honored|applauded|decorated|crowned
        one|two|three|four|five|six|seven|eight|nine|ten in|out of? every|ten|five|four|three|a|twenty|hundred
        best|finest|fastest|top|favourite ~1 in show|class|town|country|region|field
        percent|cent more|less|fewer|faster|lower|higher|better
        than ours|us|theirs|average|usual
        hands down
        without fail|exception
    """,
}
