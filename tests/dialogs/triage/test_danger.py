import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.triage.danger import KINDS, RULES, Danger, Kind, Rule, find_danger

LONGEST_MESSAGE = 4096  # characters, Telegram's limit

TOLD: list[tuple[Kind, str]] = [
    ("gas", "Bonjour ça sent le gaz dans la cuisine"),
    ("gas", "URGENT odeure de gaz ds la cage d escalier"),
    ("gas", "ya une fuite gaz au 2eme"),
    ("gas", "JE SENS UNE FORTE ODEUR DE GAZ"),
    ("gas", "sa pue le gazzz chez moi"),
    ("gas", "je ne sais pas quoi faire, une odeur de gaz depuis ce matin"),
    ("gas", "GRDF ne répond pas, odeur de gaz dans le hall"),
    ("gas", "hay olor a gas en la cocina"),
    ("gas", "cheiro a gas no predio"),
    ("gas", "сильно пахне газом"),
    ("fire", "il y a le feu !"),
    ("fire", "incendi dans la cave vite"),
    ("fire", "la poubelle a pris feu en bas"),
    ("fire", "Au feuuuu"),
    ("fire", "y a de la fumée qui sort de chez le voisin"),
    ("fire", "Ça crame au 4ème étage"),
    ("fire", "pas de gaz mais il y a le feu"),
    ("fire", "yangın var"),
    ("fire", "у нас пожежа"),
    ("carbon_monoxide", "Le détecteur de monoxyde sonne depuis tout à l'heure"),
    ("carbon_monoxide", "la chaudière fait une odeur et les enfants ont mal à la tête"),
    ("carbon_monoxide", "nausées et vertiges quand j'allume le poêle"),
    ("electricity", "je prends des coups de jus sous la douche"),
    ("electricity", "L'eau du plafond coule sur le tableau électrique"),
    ("electricity", "ya des etinscelles a la prise"),
    ("electricity", "inondation dans l'entrée, l'eau arrive aux prises"),
    ("electricity", "fils électriques dénudés dans la chambre du petit"),
    ("collapse", "le balcon menace de tomber"),
    ("collapse", "Un morceau de plafond s'est détaché sur le lit"),
    ("collapse", "le plancher est en train de s'effondrer"),
    ("trapped", "je suis bloquée dans l'ascenseur"),
    ("trapped", "on est coincé ds l ascenceur depuis 1h"),
    ("trapped", "ascenseur en panne avec quelqu'un dedans"),
    ("trapped", "ma voisine âgée ne répond plus, sa porte est fermée"),
    ("medical", "mon mari a fait un malaise"),
    ("medical", "elle ne respire plus"),
    ("medical", "il y a quelqu'un d'inconscient dans le hall"),
    ("medical", "ma mère est tombée, ma mère ne bouge plus"),
    ("medical", "un ouvrier est gravement blessé"),
    ("assault", "Il menace de me tuer"),
    ("assault", "il a un couteau il est devant ma porte"),
    ("assault", "mon voisin m'a agressée hier dans le parking"),
    ("assault", "Un type est en train de défoncer ma porte"),
    ("assault", "des coups de feu dans la rue"),
    ("assault", "j'ai reçu des menaces de mort du voisin"),
    ("assault", "AU SECOURS"),
    ("assault", "j'ai peur qu'il me tue"),
    ("assault", "il m'a tapé"),
    ("assault", "envoyez la police svp"),
    ("assault", "llama a la policía"),
    ("home_violence", "mon mari me frappe"),
    ("home_violence", "Mon ex m'a frappée"),
    ("home_violence", "mon conjoint me tape"),
    ("home_violence", "je demande un logement suite à des violences conjugales, c'est réglé"),
    ("home_violence", "Mon compagnon est violent"),
    ("home_violence", "le voisin frappe sa femme"),
    ("home_violence", "j'ai peur de mon ex"),
    ("home_violence", "mi marido me pega"),
    ("home_violence", "kocam beni dövüyor"),
    ("child", "la voisine bat son fils"),
    ("child", "J'entends un enfant se faire frapper à côté"),
    ("child", "un bébé maltraité au 3e"),
    ("child", "mon enfant est en danger"),
    ("child", "ma fille a disparu"),
    ("suicide", "je vais finir par me tuer"),
    ("suicide", "g envie d en finir"),
    ("suicide", "Je veux mourir"),
    ("suicide", "je veux plus vivre"),
    ("suicide", "si vous m'expulsez je me suicide"),
    ("suicide", "je pense à en finir avec la vie"),
    ("suicide", "je vais me jeter par la fenêtre"),
    ("suicide", "J'ai plus la force de vivre"),
    ("suicide", "ma soeur est suicidaire"),
    ("suicide", "i want to kill myself"),
    ("suicide", "jvais me tuer"),
    ("suicide", "jve mourir"),
    ("suicide", "a quoi bon continuer à vivre"),
    ("suicide", "quiero morir"),
    ("suicide", "intihar edeceğim"),
    ("suicide", "хочу померти"),
    ("shelter", "je dors dans ma voiture avec mes 2 enfants"),
    ("shelter", "Expulsée ce matin je suis avec ma valise"),
    ("shelter", "je n'ai nulle part où dormir"),
    ("shelter", "nous sommes à la rue"),
    ("shelter", "mon frère m'a mise dehors cette nuit"),
    ("shelter", "pas de toit pour ce soir"),
]

LOOK_ALIKES = [
    "ampoule grillée",
    "odeur de cuisine",
    "la facture de gaz",
    "chauffage au gaz en panne",
    "compteur de gaz",
    "charges de gaz",
    "pot d'échappement",
    "odeur de gaz d'échappement au parking",
    "cette régul va me tuer",
    "je meurs de froid",
    "je vais mourir de froid cet hiver",
    "je suis mort de fatigue",
    "je suis morte de rire",
    "le bailleur me tue avec ses charges",
    "je me tue à vous le dire",
    "détecteur de fumée à changer",
    "mon détecteur de fumée bipe, la pile est faible",
    "la porte coupe-feu",
    "feu vert",
    "il a eu le feu vert du gardien",
    "feu mon mari est décédé",
    "extincteur",
    "agent de sécurité incendie",
    "assurance incendie",
    "attestation d'assurance multirisque incendie",
    "l'exercice incendie de mardi",
    "charges d'ascenseur",
    "ascenseur en panne",
    "l'ascenseur est bloqué au 3e",
    "je suis bloqué dans mon dossier",
    "l'alarme de l'immeuble sonne sans raison",
    "il gaspille l'eau chaude",
    "le gazon n'est pas tondu",
    "violent orage",
    "coup de téléphone",
    "coup de fil du gardien",
    "battre le record",
    "sans toit terrasse",
    "odeur de fumée de cigarette du voisin",
    "fumée de barbecue sur le balcon d'en face",
    "mon voisin ne répond pas à mes courriers",
    "RHO ne répond pas",
    "la dame de l'agence ne répond pas",
    "j'ai envie d'en finir avec cette histoire",
    "j'en ai marre de vivre dans le bruit",
    "les charges explosent",
    "mon voisin tape sur les murs",
    "mon ex n'a pas payé sa part du loyer",
    "mes enfants dorment dans la même chambre",
    "la police d'assurance est expirée",
    "facture d'eau et d'électricité",
    "dégât des eaux, prise en charge refusée",
    "j'ai besoin d'aide pour mon dossier",
    "aide au logement refusée",
    "l'APL, faire appel à l'aide sociale",
    "je me bats depuis deux ans contre RHO",
    "on peut pas dormir, ils crient",
    "les voisins font un bruit d'enfer",
    "please help me with my rent",
    "Je voudrais contester ma régularisation de charges 2024",
    "il me tape sur les nerfs",
    "on me menace d'expulsion",
    "le gardien a frappé à ma porte",
    "rien à signaler",
    "",
    "   ",
    "?!",
]

DENIED = [
    "pas de fuite de gaz",
    "Il n'y a pas d'odeur de gaz",
    "y a pas d odeur de gaz",
    "ce n'est pas un incendie",
    "c pas grave, aucune fumée noire",
    "ça ne sent pas le gaz",
    "ca sent pas le gaz",
    "sans odeur de gaz",
    "no gas leak",
    "no hay fuga de gas",
    "gaz kokusu yok",
    "mon mari ne me frappe pas",
    "je ne vais pas me suicider",
    "je ne suis pas suicidaire",
    "il ne menace pas de me tuer",
    "je ne suis pas à la rue",
    "il n'y a pas le feu",
]

OVER: list[tuple[Kind, str]] = [
    ("gas", "il y avait une odeur de gaz hier, GRDF est venu, c'est réparé"),
    ("fire", "l'incendie de l'an dernier est réglé"),
    ("fire", "Il y a eu un incendie en 2019 dans mon immeuble"),
    ("fire", "on a eu un départ de feu, les pompiers sont venus, tout est éteint"),
    ("gas", "La fuite de gaz est réparée"),
    ("collapse", "le plafond s'était effondré en mars, c'est réparé"),
    ("electricity", "Il y avait des étincelles à la prise. C'est réglé"),
]

NOT_OVER: list[tuple[Kind, str]] = [
    ("gas", "ça sent le gaz depuis hier"),
    ("gas", "il y avait une fuite de gaz, c'est réparé mais ça sent encore le gaz"),
    ("gas", "une odeur de gaz hier, ce n'est pas réparé"),
    ("gas", "La chaudière a été réparée hier et ça sent le gaz"),
    ("fire", "ya le feu, l'ascenseur est réparé"),
    ("fire", "L'an dernier c'était une fuite, là il y a le feu"),
    ("collapse", "le plafond s'est effondré le mois dernier"),
    ("suicide", "l'an dernier j'ai voulu me suicider, c'est fini maintenant"),
    ("home_violence", "mon ex m'a frappée il y a deux ans, c'est réglé"),
    ("child", "l'an dernier mon fils a été battu, c'est fini"),
]


def named(rule: Rule) -> str:
    return rule.raises


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_example_of_a_rule_raises_its_danger(rule: Rule) -> None:
    assert find_danger(rule.raises) == Danger(rule.kind, presses=True)


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_counter_example_of_a_rule_raises_nothing(rule: Rule) -> None:
    assert find_danger(rule.spares) is None


def test_every_kind_of_danger_has_a_rule() -> None:
    assert {rule.kind for rule in RULES} == set(KINDS)


@pytest.mark.parametrize(("kind", "text"), TOLD)
def test_a_danger_is_heard_however_it_is_typed(kind: Kind, text: str) -> None:
    assert find_danger(text) == Danger(kind, presses=True)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_an_everyday_sentence_raises_nothing(text: str) -> None:
    assert find_danger(text) is None


@pytest.mark.parametrize("text", DENIED)
def test_a_danger_denied_is_none(text: str) -> None:
    assert find_danger(text) is None


@pytest.mark.parametrize(("kind", "text"), OVER)
def test_a_danger_told_as_settled_is_over(kind: Kind, text: str) -> None:
    assert find_danger(text) == Danger(kind, presses=False)


@pytest.mark.parametrize(("kind", "text"), NOT_OVER)
def test_in_doubt_a_danger_is_not_over(kind: Kind, text: str) -> None:
    assert find_danger(text) == Danger(kind, presses=True)


def test_a_danger_still_there_comes_before_a_more_urgent_one_that_is_over() -> None:
    text = "l'incendie de l'an dernier est réglé. Je dors dehors"

    assert find_danger(text) == Danger("shelter", presses=True)


def test_of_two_dangers_the_more_urgent_is_answered() -> None:
    assert find_danger("je dors dehors et ça sent le gaz") == Danger("gas", presses=True)


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    find_danger(text)


WORDS = " ".join(f"{rule.raises} {rule.spares}" for rule in RULES).split()


@settings(deadline=1000, max_examples=50)
@given(st.lists(st.sampled_from(WORDS), min_size=300), st.sampled_from(WORDS))
def test_the_longest_message_is_read_within_a_second(words: list[str], word: str) -> None:
    find_danger(" ".join(words)[:LONGEST_MESSAGE])
    find_danger((f"{word} " * LONGEST_MESSAGE)[:LONGEST_MESSAGE])
    find_danger((word * LONGEST_MESSAGE)[:LONGEST_MESSAGE])
