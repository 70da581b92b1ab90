"""English."""

from followups.gates.language import Language
from followups.gates.languages.english import asking, matters, offering

LANGUAGE = Language(
    code="en",
    stop_words=(
        "the and of to a in is you that it for on are with as i this have from or had but what we your can there be at "
        "which do how if will about out then them these so some would our was were has been not he she they an by my me"
    ),
    filler=(
        "just check checking follow following up touch touching base circle circling back hope hoping well week day days "
        "today yesterday last previous earlier recent sent send email mail e message note know let think thought thoughts any "
        "question questions update updates news feedback hear hearing heard look looking forward reply respond response "
        "proposal offer quote conversation call talk talked spoke chat discussed chance time wanted want see seen saw get "
        "got had review reviewed read still interested interest thanks thank please happy help here reach reaching again "
        "quick quickly move moving forward next step steps all best kind regards hi hello dear doing great good did does "
        "don t s ll d ve re m im could should may might when whenever ready yet also need anything something more into "
        "inbox top bump bumping bringing regarding concerning available free now soon everything going where stand things "
        "make sure missed status per since us wondering wonder drop line ping busy under"
    ),
    phrases={**offering.PHRASES, **asking.PHRASES, **matters.PHRASES},
    greetings=("hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening", "greetings", "hiya"),
    nobody="there all team everyone everybody folks both again sir madam or and friend colleagues to you whom it may concern",
    titles="mr mrs ms miss mx dr prof professor sir madam",
    sign_offs=(
        "best",
        "best regards",
        "kind regards",
        "warm regards",
        "regards",
        "best wishes",
        "all the best",
        "cheers",
        "thanks",
        "thank you",
        "many thanks",
        "sincerely",
        "yours sincerely",
        "yours truly",
        "yours",
        "warmly",
        "with best regards",
        "kindest regards",
        "thanks again",
        "talk soon",
        "speak soon",
        "with kind regards",
        "yours faithfully",
        "sincerely yours",
        "thanks and regards",
    ),
    weekdays=(
        "monday mon",
        "tuesday tue tues",
        "wednesday wed",
        "thursday thu thurs",
        "friday fri",
        "saturday",
        "sunday",
    ),
    months=(
        "january jan",
        "february feb",
        "march",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sep sept",
        "october oct",
        "november nov",
        "december dec",
    ),
    units={
        "day": 1,
        "days": 1,
        "week": 7,
        "weeks": 7,
        "month": 30,
        "months": 30,
        "quarter": 91,
        "quarters": 91,
        "year": 365,
        "years": 365,
        "fortnight": 14,
        "hour": 0,
        "hours": 0,
    },
    numbers={
        "a": 1,
        "an": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "twelve": 12,
        "fourteen": 14,
        "thirty": 30,
        "couple": 2,
        "few": 3,
    },
    periods={
        "month": ("month", "monthly", "mo"),
        "year": ("year", "yearly", "annually", "annum", "annual"),
        "user": ("user", "seat", "person", "head", "users", "seats"),
        "day": ("day", "daily"),
        "hour": ("hour", "hourly"),
        "week": ("week", "weekly"),
        "once": ("once", "one-off", "flat"),
    },
    days={
        "tomorrow": "tomorrow",
        "tonight": "today",
        "today": "today",
        "weekend": "end of week",
        "christmas": "christmas",
        "easter": "easter",
        "eod": "today",
        "eow": "end of week",
    },
)
