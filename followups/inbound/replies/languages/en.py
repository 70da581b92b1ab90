"""English."""
# ruff: noqa: E501 -- tables of words read better in long lines

PHRASES = {
    "opt_out": """
not ~1 interested in ~2 getting|receiving|emails|messages|newsletters|mails|hearing|your
end ~1 emails|messages|mails|mailings
taken off
wrong email|address ~3 don't|stop|remove
no more please
please no more
do not contact this|my|our|that address|email|number|company
me of the|your|this|any|that ~1 list|lists
did|didn't|never|not ~2 subscribe|sign|subscribed|signed ~4 not|don't|remove|stop
prefer|rather|like not to ~1 receive|get|be
don't ~3 be on any|your|this|a list
no more thanks|thank|please|of
take|get|remove ~1 my ~2 out of
remove|delete|take|strike|cross|drop|get|erase|exclude|scrub|wipe ~2 me|us|myself ~2 from|off|out
remove|delete|take|strike|cross|drop|erase|scrub|wipe|lose|forget ~2 my|our ~2 email|emails|e-mail|mail|address|name|number|contact|details|info|information|company|account
remove|delete|unsubscribe|unlist me|us|please|immediately|now
please|kindly|just unsubscribe
unsubscribe from|this|now|my|immediately|right|again|all|email|address
want|like|wish|need|trying|tried|asked|ask ~2 unsubscribe
want|like|wish|need|asked|ask ~2 be removed|unsubscribed|taken|deleted|excluded
to|i unsubscribe
unsubscribe me|us
stop|quit|cease ~2 emailing|mailing|contacting|writing|messaging|sending|calling|spamming|bothering|harassing|texting|pestering|reaching|e-mailing|pinging|chasing
stop ~3 emails|mails|messages|spam|newsletter|newsletters|e-mails|outreach|sequence|follow-ups|junk|contact
refrain from ~3 contacting|emailing|sending|writing|calling|contact|messages|further|e-mailing
desist from
no|zero more|further|additional ~1 emails|mails|messages|contact|communication|communications|newsletters|calls|e-mails|mail|email|outreach|follow-ups|correspondence|spam
don't|dont|not|no|never|cannot ~1 want|wish|like|care|longer ~3 receive|receiving|get|getting|hear|hearing|be|see ~4 emails|email|mail|mails|messages|newsletter|newsletters|communications|communication|contacted|emailed|spam|from|anything
don't|dont|not want|wish|need ~2 your|these|this|such ~1 emails|mails|messages|newsletter|newsletters|spam|e-mails
don't|dont|not want any|more ~3 emails|mails|messages|newsletter|contact|e-mails|mail
don't|dont|not want|wish to be contacted|emailed|called|on
leave me|us ~1 alone
leave me|us be
opt me|us|my out
opt|opting|opted out
opt-out
optout
off ~2 list|lists|database|mailing|distribution
lose my|our email|number|address|contact|e-mail
go away
get lost
fuck|piss|bugger off
f off
never|didn't|not|didnt ~1 signed|sign|subscribed|subscribe up? ~3 remove|stop|delete|unsubscribe
withdraw|revoke ~3 consent|permission
object to ~4 processing|marketing|use
not consent to
no longer want|wish|like ~3 receive|hear|be|get|contacted
do not use my ~2 data|email|address
block|blocked|blocking you|your|this
end ~2 subscription
cancel my|our|this ~1 subscription|newsletter
lose me from
remove ~3 your|the|this|any|all ~2 list|lists|database|records|mailing|crm|system
not contact|email ~2 any|no further|more|longer
cease ~2 communication|communications|contact
enough ~2 emails|mails|messages
do not ever contact|email|write|call
you may not contact|email|call
not be contacted
""",
    "no_contact": """
don't|dont|not|never ever? contact|email|mail|write|message|call|e-mail|text|spam|bother|ping|chase me|us|again|anymore|any|further|to
don't|dont|not|never send|sending ~1 me|us ~2 more|anything|emails|mails|messages|further|newsletters|any|these|spam|stuff|again|e-mails
not|don't|dont reach out ~2 again|anymore|further|me|us
no need to contact|email|write|follow|reach|call ~3 again|anymore|further|up
""",
    "opt_out_word": "stop unsubscribe remove unsub optout unsubscribed delete cancel end quit removal stopp",
    "erasure": """
delete|erase|remove|wipe|destroy|purge ~4 data|records|information|profile|account
right to erasure|be forgotten
right to be forgotten
erasure of|request
article|art 17
gdpr ~4 erasure|deletion|request|delete
request ~3 erasure|deletion
forget me
""",
    "explicit_no": """
give it|this|that a miss|pass
moved|moving on
ship has sailed
but no
we've|have|we moved on
not something we'll|we be
not this|that time
stay|staying|stick|sticking|remain|remaining|continue|continuing with our|the|my|what|current|existing
off the table
voted|decided|ruled against
turned ~2 down
is|this moot
not going to work|fly|happen
not ~1 selected|chosen|shortlisted|awarded
no longer looking|searching|evaluating
went|gone|going ~1 ahead with ~3 other|others|another|someone|different
consider this|it|the ~2 closed
closed from|on our|my
picked|chose|selected|hired ~3 instead
don't|dont|not think ~3 for us|me
leave it at that
not|longer needed
does not|doesn't|isn't|not ~1 fit|match|part|meet|suit ~1 our
came|come to the conclusion ~6 not
ended|end|decided up? ~2 building|doing|solving|handling|using|going|making|buying|hiring|choosing|picking|keeping|with
built|build|building|did|doing|do|solved it|this|that ourselves|internally|in-house
do|build|solve|handle|keep it|this ~1 ourselves|in-house
not in the market
not a? ~1 use case
going to|gonna say no
fallen|fell off ~2 radar
won't|not ~3 picked|revisited|revisiting
sorted|solved|resolved ~1 elsewhere|otherwise|already|ourselves
no longer ~1 a? topic|project|priority|relevant
not|isn't|aren't|ain't|never|longer|isnt|arent ~3 interested|interesting
uninterested
no|zero interest
no need|use|requirement|demand|appetite for|of|here|at
there is|s no need
no thanks|thank|thx|ta
nope|nah thanks|thank|not
thanks|thank but no
not|isn't|isnt a|the|really|quite ~2 fit|match
not|isn't|isnt ~1 for us|me
decided|chosen|elected|opted against
decided|chosen|elected|opted not
decided|chosen|elected|opted ~2 go|work|stay|stick|partner ~2 with|elsewhere
going|gone|go|went|sticking|staying ~1 with ~2 another|different|someone|somebody|competitor|competitors|competition|other|else|alternative|rival|existing|current
chosen|chose|selected|picked|hired|signed|contracted|committed|bought|purchased|appointed ~2 another|different|someone|competitor|other|else|elsewhere|alternative|rival|their
signed|committed|contracted ~1 with|to
going|gone|went|go elsewhere
going|gone|went ~1 in|for|with a? another|different ~1 direction|vendor|supplier|provider|agency|option|solution
have|need|must|will|shall|i'll|we'll|going|would|like to? ~1 decline
respectfully|politely decline
i|we|i'll|we'll|will|to|gonna pass
pass on this|it|that|your|the|for
hard pass
not|won't|wont|never ~3 moving|move|going|go|proceeding|proceed|continuing|continue|pursuing|pursue|taking|renewing ~2 forward|ahead|further|with|this|it|any
not|won't|wont be|need|want|going ~2 needing|buying|purchasing|ordering|renewing|proceeding|continuing|signing|needed|required
don't|dont|not|didn't|won't|no need|require|want|longer ~1 this|it|that|your|anything|any|such|these|need
not what|something ~1 we|i|we're|i'm ~3 need|want|looking|after|interested|require|for
not looking|searching|shopping ~1 for|to|at|into
turn|turning|turned ~3 down
not going to happen
won't happen
not relevant|applicable ~1 for|to|us|me
of no interest|relevance|use
close|closing my|our|the|this ~1 file|case|inquiry|enquiry|request|ticket
withdraw|cancel ~2 inquiry|enquiry|request|order|application
thanks|thank ~3 not today|us
rather not
no longer|not considering|evaluating|pursuing|planning|require|needed|required
dropped|cancelled|canceled|shelved|scrapped|killed ~2 project|plan|plans|initiative|idea
project ~3 dropped|cancelled|canceled|shelved|scrapped|dead|killed
can't|cannot|unable|not able ~2 accept
not|won't accept ~2 offer|proposal|quote
must say no
answer|it is|s|it's ~1 no
a|definite|clear|firm no from|thank
no go
not keen
found ~3 another|different|other|someone|elsewhere|else
""",
    "no_word": "no nope nah",
    "now_word": """
right now
at the moment
at this time|point|moment|stage
currently
for now
at present
for the moment|time
just|quite yet
not yet
this year|quarter|month
today
""",
    "complaint": """
this|it|that is|s|it's|looks|was? ~2 spam|harassment|harassing|phishing|scam|illegal|unlawful|unsolicited
unsolicited ~2 email|mail|message|advertising|commercial|marketing|spam|emails
reported|reporting|report|flagged|flag|marked|marking ~4 spam|abuse|ico|ftc|authority|phishing|authorities|junk|police
report you
cease and desist
my|our|with|a ~1 lawyer|lawyers|attorney|solicitor|solicitors|legal
lawyer|lawyers|attorney|solicitor|solicitors ~3 will|shall|contact|touch|hear
legal action|proceedings|steps|consequences|counsel
sue you
take you to court
see you in court
file|lodge|make|raise|submit|filing|lodging|filed ~2 complaint
complain|complaint ~3 to|about|with|against
data protection authority|commissioner|officer|agency
information commissioner
breach|violation|violates|violating|breaches|infringement ~4 gdpr|privacy|law|can-spam|pecr|dpa|regulation
against the law
spammer|spammers
you ~2 spamming|harassing
harassment
scammers|scammer
""",
    "later": """
need|needs|take|takes ~3 more|some|bit|little ~2 time
not|isn't|isnt|no ~2 right|good|best|great|ideal time|moment|timing
not|no right? now
not just? yet
not ~2 ready
not at this|the|present ~1 time|moment|point|stage
not before|until|till
not|don't|dont|never|nothing ~4 before|until|till
not this year|month|quarter|week|time
not today
too|very|so|extremely|super|crazy|really busy|swamped|hectic
too much on|going|work|happening
swamped|snowed
maybe|perhaps|possibly ~1 later|next|in|after|then|another
another time
some other time
next year|quarter|season maybe|perhaps|possibly|then
revisit|reconvene|reconnect|regroup|re-evaluate|reassess|reconsider|resume ~4 in|next|after|later|then|when|at|once
circle|check|come|get|loop|touch|pick ~4 back|base|up ~2 in|next|after|later|then|when|at|once|around
pick this|it up
put|park|parked|push|pushed|postpone|postponed|pause|paused|shelve|defer|deferred|delay|delayed|hold ~3 this|it|project|off|hold|until|for|back|back-burner|till
on hold|pause|ice
on the back burner
back burner
down the road|line
give me|us|it|me ~2 weeks|months|time
after the|my|our ~2 holidays|vacation|summer|break|leave|launch|move|season
when|once|after ~2 i'm|i|we're|we ~1 back|return
budget ~3 next
next budget
no ~2 budget ~2 this|until|left|till
""",
    "again": """
contact|call|email|write|ping|ask|try|message|check|reach|follow|remind|nudge|approach|speak|talk|touch|chat|mail|ring|get|come|circle|catch ~3 again|back|base|up|later|then|in|next|after
ask|contact|call|email|ping|remind|ring|try|message me|us|again
talk|speak|chat|discuss ~2 again|then|in|next|after|later
let's|let talk|speak|revisit|reconnect|discuss
""",
    "wrong_person": """
wrong person|guy|contact|department|address|lady|man|recipient|one|team|email|number|company
not the right|correct|best|appropriate person|contact|one|address|department|guy|place|team
not|isn't|am|no|never ~2 responsible|charge|involved|decision ~2 for|in|of|with|maker|anymore|any|topic
not in charge
not my|our area|department|responsibility|field|topic|remit|decision
nothing to do with
no longer|not|don't|dont|left ~1 work|working|works|with|employed|company|at|there|here ~2 here|there|at|for|with|in|company|anymore
no longer ~2 involved|responsible|charge|role|handle|handling
left ~2 company|organisation|organization|role|position|firm|job
don't|dont|not handle|deal|manage|look|do ~2 this|that|it|these|with|after|purchasing|procurement
retired
have me confused|mixed|mistaken
confused me
think you meant
mistaken me
""",
    "referral": """
take|takes|taking it|this|over from here
will|is|has take|taking|taken over
contact|speak|talk|reach|email|write|message|call|approach|address|ask|try|mail|turn ~3 to|my|our|mr|mrs|ms|miss|dr ~1 colleague|boss|manager|department|team|head|lead|director|assistant|partner|cto|cfo|ceo|coo|cmo|vp|it|hr|purchasing|procurement|office|successor
contact|ask|call|email mr|mrs|ms|miss|dr
speak|talk|reach|write|better|best out? ~1 to|with mr|mrs|ms|miss|dr|our|my|the
best|better|should ~1 to? ~1 talk|speak|contact|write|reach|ask|email
right|best|correct|better person|contact ~3 is|would|will
person|one ~2 charge|responsible|handles
who|she|he ~1 handles|looks|oversees|responsible|charge|deals|decides
is|are|s the? ~1 person|one|contact ~2 for|to|responsible|charge|who
in charge of
responsible for this|that|it|these
cc'd|cc|ccing|cc'ing|copied|copying|looping|looped|adding|added|introducing|introduce|include|including|included
forwarding|forwarded|forward|passing|passed|pass|redirecting|handing|handed|referred|refer|referring ~3 to|on|along|over
instead of me
took|taken|takes over
successor
my|our colleague ~3 handles|takes|responsible|looks
""",
    "price": """
too|so|very|quite|pretty|bit|rather|really|way|more ~1 expensive|pricey|costly|high|steep|dear
expensive
overpriced
price|cost|quote|fee|rate|pricing|offer|that|it|this ~3 too high|much|steep
price|cost|quote|fee|rate|pricing|fees|costs ~2 is|are|seems|looks|s ~2 higher|high|above|over|steep|problem|concern|issue
more than ~5 spend|pay|budget|expected|wanted|planned|afford|thought
above|over|beyond|exceeds|outside|out ~3 budget|limit|range|means
can't|cannot|not|couldn't ~2 afford
no|not|don't|without|lack|limited|tight|small ~3 budget|funds|money
cheaper
lower price|quote|rate
half|fraction the|of ~1 price|cost
discount
cost|costs too much
""",
    "timing": """
too early|soon|late|long|short ~1 for
takes|take too long
bad|wrong|poor|tricky timing|time
timing ~3 not|bad|wrong|off|difficult|problem|tight
not|no|lack|don't ~3 time|bandwidth|capacity|resources
no|limited capacity|bandwidth|resources
deadline ~3 tight|short
""",
    "competitor": """
already use|using|have|work|working|got|with|partnered|happy|covered|served
currently|presently use|using|work|working|have
happy|satisfied|fine|content|pleased with ~4 have|current|existing|provider|solution|vendor|supplier|tool|agency|system|setup|it|them|our
existing|current provider|vendor|supplier|solution|tool|agency|contract|partner|system
competitor|competitors|competing|competition
another|other|different|alternative ~1 vendor|provider|supplier|solution|offer|tool|agency|quote|product
compared|comparing|versus|vs|alternatives
switching
do|doing|handle|build|built it|this|that in-house
in-house
""",
    "authority": """
my|our|the ~1 boss|manager|management|board|director|ceo|cfo|cto|partner|partners|legal|procurement|it|team|superior|committee|finance|wife|husband ~4 approve|approval|decide|decides|sign|agree|think|thinks|convince|check|convinced|say|says|ok|okay|to|on|would|needs|has|doubt|will|wants
need|needs|have|get|getting|require|requires|must|first|awaiting|pending ~3 approval|sign-off|permission|buy-in|consent|go-ahead
not|isn't my decision|call
can't|cannot|not decide|sign|authorize|approve
sign this|it|that|off
internally|internal
discuss|check|talk|speak|clear|run ~3 with|past|by|to my|the|our
""",
    "need": """
don't|dont|not|can't|fail ~2 see|understand|convinced|sure|think ~3 need|value|benefit|point|why|use|help|works|right
not|isn't|aren't|un|hardly ~1 convinced
no|not|little|real|any ~2 added value|benefit|advantage
doubt|doubts|skeptical|sceptical|hesitant|unsure|concern|concerns|concerned|worried|worry|reservations|afraid
risky|risk
too complicated|complex|big|small|basic|much|limited
missing|lacks|lack|doesn't|does|without ~3 feature|features|support|integrate|include|function
we're|we|are too small|big
""",
    "interested": """
can|could|shall|should we ~2 talk|speak|meet|call|chat|schedule|set|arrange
looks|seems|sounds|is|was|are solid|convincing|impressive|helpful|fair
loved|loves|liked|likes|impressed|excited|thrilled
sounds|looks|seems|looking ~2 good|great|interesting|promising|perfect|fine|nice|excellent|exciting|amazing|useful|wonderful
i'm|we're|am|are|i|we|very|really|be|still|definitely|quite|im ~1 interested
interested in|to
yes|yeah|yep|yup|sure|absolutely|definitely|certainly|ok|okay|gladly ~1 please|let|let's|lets|i|we|that|go|send|book|sounds|thanks|works|happy|why|it|you|would|call|interested|of
let's|lets ~1 do|go|book|set|schedule|meet|start|get|arrange|talk|have|proceed|move|jump|chat|speak|sign|make|try|discuss
go ahead
would|i'd|we'd|i'll|d like|love|be|want|prefer to|a|happy|interested|keen|the|glad
want|wants to|a ~1 learn|see|know|try|buy|order|book|start|go|proceed|sign|hear|test|move|demo|meet|discuss|talk
happy|glad|pleased|keen|delighted|excited|eager to
can't wait
works|suits|fits|work|suit|fine|good|ok|okay|perfect|great ~2 for|with|me|us|well|fine
is|are|would|be|s ~1 better|best|ideal|perfect|great|fine|good|convenient
look|looking forward
send|share|forward|mail|email ~2 me|us|over|through|the|your|along ~3 offer|proposal|contract|info|information|details|quote|brochure|link|invite|invitation|pricing|deck|agreement|invoice|material|materials|more|calendar|paperwork|docs|documents
book|schedule|arrange|set|organise|organize|plan ~2 a|the|up|me|us|in ~2 call|meeting|demo|slot|appointment|time|chat
when|what ~2 can|could|are|would|time|works|do ~3 demo|call|talk|meet|speak|available|start|free|we|work|suits|chat
call|ring|phone me|us
give me|us a ~1 call|ring|shout
count me|us in
i'm|we're|am|are in
why not
tell me|us more
how about
learn|know|hear|find more
ready to
we|i accept
deal
free|available on|at|for|tomorrow|monday|tuesday|wednesday|thursday|friday|next|from|any|this|between
nothing against
move|moving|proceed|going|go forward|ahead
could|can|would|please|will you ~2 send|share|forward|book|call|schedule|arrange|set ~1 me|us|over|up|a|the|through
please|pls|kindly send|call|book|share|schedule
perfect
awesome
""",
    "question": """
can't|cannot|couldn't|unable|not able to? ~1 open|access|download|see|find|read|log|view|load|connect
doesn't|does not|isn't|not work|working|load|loading|open|opening
didn't|did not|haven't|not|never ~1 understand|get|receive|received|arrive|arrived|got
not|didn't clear
wondering|wonder|curious
would|i'd|we'd|d like to know|understand|clarify|ask
want|need|wanted to know|understand|clarify|ask
could|can|would you ~2 tell|explain|clarify|confirm|elaborate|advise|specify|let|say|answer
please ~1 explain|clarify|confirm|elaborate|advise|tell|let
let me|us know if|whether|what|how|when|who|which|where
question|questions
not sure ~2 what|how|whether|if|which
what about
""",
    "question_start": "what how why when where who which whose does do did is are was can could would will should may has have am any",
    "maybe": """
the|your|this|any list|lists
unsubscribe|unsubscribed|unsubscribing
opt
spam|spammy|spamming
mailing|distribution list|lists
stop
enough already|is|now
sick|tired|fed of|up|with
annoying|annoyed|annoys|irritating|irritated|pestering|intrusive
bothering|bothered|harassing|harass
too many ~1 emails|mails|messages
how|where ~2 you ~2 get|got|find|found|have ~2 my|our
who are you
who|what is this
never heard of
gdpr
dsgvo
consent
privacy
probably|likely|definitely|certainly|absolutely|really|maybe not
not really
don't|dont|do not? think so|we|i|this|it|that
unlikely
doubt it
waste of|my|your
yeah right
as if
in your dreams
not again
yet another
oh great|joy|wonderful|no
just what i|we needed
give it|me a rest
give up
take a hint
persistent
still not
already told|said|asked
told|asked you
how many times
not happening
not welcome
remove
lost|losing interest
never mind
nevermind
forget it|about
don't|dont bother
please don't|dont|not
reconsider
cancel
regretfully
unfortunately
i'm afraid
leave it
we're|i'm|we're all good|fine|set|covered
we're|i'm good|fine|set|covered
we are good|fine|covered
all set
""",
    "farewell": """
thanks|thank|appreciate ~2 anyway|anyways|though|regardless
good|best of? luck ~2 with|for|finding|in
all the best ~2 with|for
wish you ~3 success|luck|best
keep you|your|it ~3 mind|file|details
""",
    "decision": """
hired|moot|shelved|dead|rejected|withdrawn|abandoned
decided|decision|concluded|conclusion
picked|chose|chosen|selected|opted ~3 instead
picked|chose|selected|preferred
bidder|bidders
closed|close|closing
elsewhere
instead
parting ways
moved|moving on
going a different
not|don't ~3 for us
gone ahead with
strategy|strategic
""",
    "pending": """
haven't|not|hasn't|didn't|no|wasn't ~3 yet|decided|looked|managed|finished|time|chance
not sure|certain yet
can't|cannot|won't|unable|couldn't ~3 monday|tuesday|wednesday|thursday|friday|join|attend|make|tomorrow|today|morning|afternoon
no|not ~2 access|attachment|attached
not a|an ~1 problem|issue
""",
    "unfit": """
doesn't|does|don't|do not? ~1 suit|fit|work us|our|me|for
doesn't|does|not ~1 meet|match|fit our
""",
    "progress": """
received|reviewing|reading|checking|testing|evaluating|studying|considering|waiting|attached|enclosed|below|fyi|noted|forwarded|understood
got it
here is|are|it|s|you|they
look|looking|read|check at|into|it|through|over
see ~1 attached|attachment|below|enclosed|above
we|i|we're|i'm are|am|use|have|need|want|pay|plan|work|currently|run|sell|prefer|also|usually|live
our|my number|address|office|team|company|budget|fiscal|name|deadline|website|account|phone
it|that|they is|s|are|'s
hope you|this|all
happy|have|enjoy ~1 a|weekend|holidays|day|week
welcome
sorry for|about
""",
    "shield": """
no complaints
not|isn't a|an ~1 problem|issue
not|isn't|aren't ~1 too|that expensive|high|much
good to go
fine with|for|by|on|if
opt|opting out of ~3 module|feature|analytics|tracking|training|option|clause|add-on|plan|cookies
customers|users|clients|people|recipients|subscribers|contacts|they|leads ~2 unsubscribe|unsubscribes|unsubscribed
cancel|cancelling|move|postpone thursday|monday|tuesday|wednesday|friday|today|tomorrow|our|the|this ~2 meeting|call|appointment|demo|session|slot
stop the|our trial|test|pilot
if|when|after|before ~2 cancel|stop|quit
don't|do not mind
don't|do not worry
budget|price|cost|costs|timing|money is|are not ~1 issue|problem|concern
no changes|change|objection|concerns|remarks
nothing ~3 change
not sure ~3 question
don't|dont|not|never|can't|won't|please-don't stop ~2 sending|emailing|writing|mailing|contacting|calling|messaging|now|the|these|here|working|e-mailing
don't|dont|never unsubscribe|remove|delete|cancel
unsubscribe|remove|delete|erase|cancel|wipe ~1 a|an|user|users|contacts|customer|customers|item|items|background|feature|row|record|records|column|option|module|clause|section|paragraph|lead|leads|people|members|subscribers|line|file|files|duplicate|duplicates|old|them|him|her|step
one-stop
non-stop
stop by|over|in
full stop
pit stop
bus stop
no problem|problems|worries|rush|hurry|doubt|brainer|pressure|stress|issue|issues|objection|objections|trouble|bother|biggie|sweat|question|questions|prob
no need to apologise|apologize|rush|hurry|worry|explain|send|prepare|bring|thank
no way|later|one|matter|longer ~1 than
no other|further|more questions|question|objections|comments
not only
not a bad|problem|big|huge
not bad
not at all
why not
couldn't be more interested
nothing against
wouldn't say no
would|will not say no
can't say no
isn't bad
no-obligation
no obligation
yes and no
whether or not
or not
if not
no doubt
can't wait
not that i
no later than
hard to say no
won't regret
sorry ~2 not|didn't ~3 sooner|earlier|back
no news
wrong person to ask
pass this|it|that|your|on|along ~3 to|on|along
pass on to|your
pass the|your|my ~3 on|along|to
not to worry
not to mention
legal team|department ~3 review|check|look|approve|reviewing
run ~3 legal
""",
    "promise": """
i'll|we'll|will|shall ~1 get|let|send|call|confirm|contact|review|discuss|check|speak|talk|decide|come|follow|write|reply|answer|forward|sign|ring|return|update|have|look|provide|share|give|email|mail|reach|respond|test|present|know
i|we|i'm|we're|am|are going to
i|we should|can|expect|plan|intend|hope|promise ~1 to? ~1 get|let|have|send|call|decide|confirm|reply|know|answer|sign
""",
    "their_wish": """
please|pls|kindly ~1 add|change|update|adjust|include|use|note|find|put|remove|make|fix|confirm|prepare|see|reschedule|move|review|sign
send|call|ring|email|mail|write|contact|give|get|share|provide|forward|phone|ping|remind|ask|let|try|show|prepare ~1 me|us|again|back|over
send|share|prepare|forward|provide the|your|a|an|over|it
let's|lets ~1 talk|speak|meet|discuss|have|schedule|book|do|catch|reconnect|revisit
can|could|would|will|please you ~1 send|call|share|provide|forward|prepare|give|email|contact
please ~1 send|call|ring|email|contact|share|forward|provide|prepare|get|reach|check|follow|try|ask|write
""",
    "call": "call calls ring phone contact reach ping talk speak write email mail ask try revisit reconnect check circle follow chat remind catch discuss",
    "thanks": "thanks thank you thx cheers best regards kind many very much for the your email mail message reply hi hello dear hey good morning afternoon evening all sincerely please pls regards now me us just ta",
    "roles": "head director manager lead team department colleague boss the our my your please best hi hello dear thanks regards it hr cto ceo cfo coo cmo vp sales marketing purchasing procurement operations i we this that to for in on at and or if you he she they mr mrs ms miss dr monday tuesday wednesday thursday friday sorry unfortunately yes no",
}
