import pytest

from followups.drafting.style import Style, style_of


@pytest.mark.parametrize(
    ("language", "text", "formality"),
    [
        ("de", "Guten Tag, können Sie mir bitte Ihre Unterlagen schicken?", "formal"),
        ("de-AT", "Hallo, kannst du mir deine Unterlagen schicken?", "informal"),
        ("de", "Hallo, sie kommen morgen.", "unknown"),
        ("fr", "Pouvez-vous m'envoyer votre plan ?", "formal"),
        ("fr", "Tu peux m'envoyer ton plan ?", "informal"),
        ("es", "¿Podría usted enviar el plan?", "formal"),
        ("es", "¿Te va bien a ti y lo vemos contigo?", "informal"),
        ("nl", "Kunt u mij uw plan sturen?", "formal"),
        ("nl", "Kun je me jouw plan sturen?", "informal"),
        ("it", "Lei può mandarmi il piano?", "formal"),
        ("it", "Mi mandi il tuo piano?", "informal"),
        ("pt", "O senhor pode enviar o plano?", "formal"),
        ("en", "Dear Ms Olga, we would appreciate the plan. Kind regards", "formal"),
        ("en", "hey, thx, we're keen!!", "informal"),
        ("en", "The plan arrived.", "unknown"),
        ("xx", "Whatever.", "unknown"),
    ],
)
def test_how_somebody_addresses_us(language, text, formality):
    assert style_of([text], language).formality == formality


@pytest.mark.parametrize(
    ("words", "length"), [(5, "short"), (40, "short"), (41, "medium"), (120, "medium"), (121, "long")]
)
def test_how_much_they_write(words, length):
    assert style_of(["word " * words], "en").length == length


def test_of_somebody_who_has_not_written_nothing_is_known():
    assert style_of([], "en") == style_of(["", " \n"], "de") == Style()


def test_the_greeting_is_that_of_the_newest_text_that_has_one():
    assert style_of(["The plan, please.", "Hello Olga, thanks.", "Dear Olga"], "en").greeting == "hello"
