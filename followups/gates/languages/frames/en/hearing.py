"""English frames of what the lead said."""

PHRASES = {
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
}
