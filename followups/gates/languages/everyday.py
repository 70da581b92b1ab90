"""English words that anybody writes in any message: they carry no matter, so they need no evidence.

What is left of a statement when these, and the words of its evidence, are taken away is what it says beyond its evidence
(`statements.py`). Beginnings of words end in `*`.
"""
# ruff: noqa: E501 -- tables of words read better in long lines

from __future__ import annotations

from followups.gates.languages.matters import table

EVERYDAY = table(
    # Small words.
    "a an the and or but so if then than that this these those there here it its he she they them their theirs his her hers him we us our ours you your yours i me my mine myself yourself "
    "itself who whom whose which what when where why how whether while as at by for from in into of off on onto out over to too under up upon with within without about above across after again "
    "against along already also although always among another any anyone anything apart around away back because been before being below beside besides between both can cannot could did do "
    "does did doing done down each either else enough even ever every everybody everyone everything few fewer first further had has have having however instead is just last later least less many may "
    "maybe might more most much must near neither never next no nobody none nor not nothing now often once one only other others otherwise perhaps quite rather really right same several shall "
    "should since some somebody someone something somewhere soon still such sure though through till together too toward towards until very was were whatever whenever whichever will would yes yet are be am isn "
    "aren wasn weren don doesn didn won wouldn couldn shouldn haven hasn hadn themselves ourselves meanwhile instead anyway indeed certainly course probably possibly yep nope yeah ta cheers mate aye ok okay "
    # Saying, asking, showing, sending.
    "ask* answer* tell* told say* said write* wrote* writing written mention* rais* wonder* want* wish* speak* spoke* talk* call* phon* rang ring ringing text* mail* email* messag* reply* replied replies query queries question* request* "
    "enquir* inquir* explain* show* shown send* sent shar* attach* enclos* forward* pass passed bring* brought introduc* add adds added note* noted list* see seen sees saw look* read* hear* heard know* knew think* thought* understand* understood "
    "remember* remind* guess* suppos* decid* decision* choos* chose* pick* find* found check* confirm* clarif* describ* mean* meant concern* regard* refer* speak spell* put puts putting draw* drew drawn sketch* print* copy copies cop* "
    "page* sheet* document* paper* summar* overview guide* film* video* record* drawing* plan plans photo* picture* pics pic table* row* column* section* chapter* script* line* version* link* file* folder* survey report* brochure* leaflet* "
    "example* sampl* compar* detail* number* name* word* sentence* draft* part parts point* piece* fact facts side sides minute* bit version letter* letters screenshot* diagram* chart* map note* form booklet* paragraph* list* "
    # Courtesy, standing aside, closing.
    "sorry afraid glad happy pleased delight* thank* grateful appreciat* hello please kindly honest* frank* plain* simpl* straight* short* brief* quick* clear* exact* fair* fine good great true trust hope* luck best regards mind rush* hurry pressure "
    "stress worr* trouble* bother* feel feeling* free hard perfectly lovely nice welcom* understand* pretend* disposal clutter* natural smile* respect* pleasure settle* close* closing stop* rest leave* left let lets sit sits sat meet* met meeting* visit* come "
    "comes came coming walk* join* room today tomorrow yesterday week weeks month months year years morning* afternoon* evening* night* day days time times twice archive* disturb* inbox* recover* sad well wait* hold holding pencil* pop keen reckon* "
    # Being, having, moving: verbs of no matter, measures, orders.
    "whole half second third two three four five six seven eight nine ten eleven twelve twenty euro* eur usd pounds gbp chf dollar* cent cents work works worked working use uses used using need needs needed fit fits fitted suit suits depend* count* stay* remain* "
    "keep keeps kept keeping stand stands stood follow* reach* change* chang* start* begin* end ends ended differ* appl* includ* cover* matter* belong* cost costs figure* price* carr* turn* get gets got getting go goes going gone went give* gave given make* made take* "
    "took taken seem* set sets move* moving run runs running turn happen* lie lies fall* fell fallen place* placed spot* put become* became allow* able new old own different full small big large long quiet early late low high higher lower easy easier open ready useful help* narrow* wide older younger "
    "separate* spare safe deep* nearest little lot lots some kind kinds sort sorts thing things way ways person people someone colleague* team* desk office shop case reason* topic* subject* address* moment* meantime account brand class extra "
    "date dates noise value valid rough amount* sooner round limit* edge* corner* middle inside outside front between half top bottom left test* tested layout* settings admin* job jobs correct* fifth yearly redr* drawn afterward* aware treat treats return drift drifts heads"
)
