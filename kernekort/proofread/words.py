"""Danish words that the rules go by, each list with what it is for."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AUXILIARIES = _words("er var har havde kan kunne skal skulle vil ville må måtte bør burde tør turde findes fandtes mon")
"""A question that opens with one of these can be answered with yes or no, whatever follows."""

ASKING_VERBS = AUXILIARIES | _words(
    """
    gør gjorde ved vidste tror troede får fik bliver blev mener synes kender føler oplever husker mangler bruger savner
    taler lykkes gælder hjælper tager giver ser hører holder kommer går står sidder siger spørger lytter
    """
)
"""Verbs that open such questions. Those that are no auxiliaries are other words as well (»ved døren«, »får«), or
orders, so they ask only when a subject follows."""

SUBJECTS = _words(
    """
    vi i du de han hun man jeg det den der nogen noget alle ingen enhver hver vores jeres deres min din en et nogle
    """
)
"""Words that can follow a verb as its subject."""

CLEAR_VERBS = _words(
    """
    har havde er skal skulle kan kunne vil ville gør gjorde ved vidste siger sagde bruger fik kommer synes mener bør
    burde tør turde må måtte blev bliver tager giver ser hører tror kender husker glemmer savner ønsker oplever vælger
    skriver spørger laver sidder står ligger mangler arbejder holder opdager
    """
)
"""Verbs that are no noun, so that no preposition »i« can stand before them."""

DOUBTFUL_VERBS = _words("møder taler lærer leder løser svarer følger lever viser deler trækker læser stiller")
"""Verbs that are nouns too: »i møder«, »i taler«. Only after a word that opens a clause are they surely verbs."""

CLAUSE_OPENERS = _words(
    "hvad når hvis som at hvordan hvornår hvorfor fordi mens før efter da om hvem hvilke hvilken hvor end"
)
"""Words that open a clause whose subject comes next."""

INVERTED_VERBS = _words("gør har kan skal vil siger ved ser tror mener synes")
"""Verbs that a subject often follows in a question: »Hvad gør I, når …«."""
