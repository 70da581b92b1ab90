"""English frames, by theme."""
# ruff: noqa: E501 -- a class of words stands on one line

from followups.gates.languages.frames import Frames
from followups.gates.languages.frames.en import asking, claims, hearing, offers, pressure

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
        "number": "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty",
        "asking": "confirm send share reply revert advise inform indicate arrange furnish depute forward tell book choose pick fill sign mark give answer call introduce return complete write name get point put pass provide schedule reserve bring decide measure photograph say state arrange organise organize connect check drop loop hand supply submit list",
        "fast": "fast quickly quick soon rapidly",
    },
    phrases={**asking.PHRASES, **claims.PHRASES, **hearing.PHRASES, **offers.PHRASES, **pressure.PHRASES},
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
