r"""How the lexicon of danger is written: a row per way to tell a danger, in words and families of words.

A row has one sentence that must raise it and one, near it, that must not. Forms are written as
`danger` leaves words: no accent, no apostrophe (« jai »), « sa » for « ça » too. In them

    …       up to three words between, none of them a denial      « sent … gaz »
    ……      up to eight of them
    A & B   one and the other in any order, up to twelve words apart
    <word>  any word of the family `FAMILIES[word]`
    |  ?  \w*  have their usual meaning: or, optional, any ending
"""

from typing import Final, Literal, NamedTuple, get_args

# The order is the urgency: of two dangers in one message, the first of these is answered.
Kind = Literal[
    "fire", "gas", "carbon_monoxide", "electricity", "collapse", "medical", "trapped", "suicide",
    "child", "assault", "home_violence", "shelter",
]  # fmt: skip
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


class Rule(NamedTuple):
    """One way to tell a danger."""

    kind: Kind
    raises: str
    spares: str
    says: str


# Typed short or by ear.
SPELLINGS: Final = {
    "ca": "sa", "che": "chez", "chui": "je suis", "chuis": "je suis", "jsui": "je suis",
    "jsuis": "je suis", "sui": "suis", "jvai": "je vais", "jvais": "je vais", "vai": "vais",
    "jve": "je veux", "jveu": "je veux", "jveux": "je veux", "veu": "veux", "jpeu": "je peux",
    "jpeux": "je peux", "pa": "pas", "plu": "plus", "envi": "envie", "pri": "pris", "fai": "fait",
    "vien": "vient", "tro": "trop", "ds": "dans", "dan": "dans", "ki": "qui", "ke": "que",
    "kan": "quand", "kand": "quand", "qd": "quand", "quan": "quand", "koi": "quoi", "g": "jai",
    "bcp": "beaucoup", "tjr": "toujours", "tjrs": "toujours", "tjs": "toujours", "tt": "tout",
    "pr": "pour", "pck": "parce que", "ac": "avec", "avk": "avec", "bb": "bebe", "mtn": "maintenant",
    "lgt": "logement", "kelkun": "quelquun", "qqn": "quelquun", "qqun": "quelquun", "appt": "appart",
    "partou": "partout", "chauf": "chauffe", "marie": "mari", "copin": "copain",
    "secour": "secours", "deor": "dehors", "dehor": "dehors", "temp": "temps", "ossi": "aussi",
    "voizin": "voisin", "voizine": "voisine", "enfan": "enfant", "enfans": "enfants", "mor": "mort",
    "ojd": "aujourdhui", "auj": "aujourdhui", "ajd": "aujourdhui", "bbq": "barbecue",
    "mme": "madame", "mr": "monsieur",
}  # fmt: skip

FAMILIES: Final = {
    "gaz": r"(?:ga[zs]|butane|propane)(?! dechap)",
    "of the stove": r"(?:(?:de |du |d)?<gaz>|de (?:la|ma) (?:gaziniere|cuisiniere))",
    "lift": r"(?:las?|las|l|a|as)?(?:sc|ss|c|s)[ae]n[sc]{1,2}eurs?",
    "tobacco": r"(?:cig\w*|tabac|clopes?|chicha|joints?|shit|cannabis|barbecue)",
    "smoke": r"fum(?:ee|mee|er)s?(?! (?:(?:de|du|des) )?<tobacco>)",
    "partner": (
        r"(?:mari|ex|ex mari|ex femme|conjointe?|compagn(?:on|e)|cop(?:ain|ine)|concubine?|fiancee?"
        r"|epou(?:x|se)|femme|petite? amie?|mec|homme|pere de (?:mes|ma|mon) \w+)"
    ),
    "relative": (
        r"(?:fils|fille|pere|mere|frere|soeur|beau \w+|belle \w+|gendre|petit fils|oncle|cousin"
        r"|colocataire|coloc)"
    ),
    "child": (
        r"(?:enfants?|gosses?|bebes?|nourrissons?|fils|fille|fillettes?|gamine?s?|petite?s?(?! (?:retraites?"
        r"|pensions?|primes?|aides?|somme|alloc\w*|chambre|fenetre|cour\b|mots?|note))"
        r"|mineure?s?|momes?|ados?|niece|neveu|minots?|garconnet|bambins?|gars de \d+ ans)"
    ),
    "elder": r"(?:voisine?|dame|monsieur|mamie|papi|papy|mami|vieux|vieille|madame|retraitee?)",
    "kin": (
        r"(?:mere|pere|maman|papa|mari|femme|fils|fille|bebe|enfant|petite?|frere|soeur|grand mere|tante"
        r"|homme|amie?|copine?|copain|personne|quelqu ?un|oncle|gardien|ouvrier|locataire|<elder>)"
    ),
    "somebody": (
        r"(?:ils?|elles?|on|y|voisine?s?|mari|ex|hommes?|mec|types?|gars|individus?|jeunes?|gens|inconnus?"
        r"|quelqu ?un|frere|fils|conjoint|compagnon|copain|pere|dealers?|squatteurs?|locataire|fou)"
    ),
    "someone": (
        r"(?:(?:un|une|le|la|des|les|mon|ma|son|sa|notre) (?:\w+ )?(?:jeune|homme|dame|femme|voisine?|mec"
        r"|type|gars|garcon|monsieur|vieux|vieille|gardien|livreur|facteur|frere|soeur|pere|mere|mari|ami"
        r"|copain|copine)|quelqu ?un)"
    ),
    "kill": (
        r"(?:tuer|tue|butt?er|flinguer|pendre|suicider|supprimer|foutre en lair|ouvrir les veines"
        r"|tailler les veines|jeter (?:par|sous|du|dans|de)|defenestrer|noyer|empoisonner)"
    ),
    # « marre de vivre ici » is about the flat, « marre de vivre » is not.
    "live": (
        r"(?:vivre|la vie)"
        r"(?! (?:dans|ici|la|comme|chez|au|aux|sous|sans|en|a cote|de|du|des|avec (?!(?:tout|tt|sa)\b))\b)"
    ),
    "today": r"(?:aujourd ?hui|ce soir|se soir|ce matin|cette nuit|ce jour|hier|maintenant|tout de suite)",
    "harm": (
        r"(?:tuer|mort|couteau|armes?|frapper|crever|planter|egorger|fusil|pistolet|machette|hache"
        r"|battre|tabasser|butt?er|violer|poignarder|bruler|batte|barre de fer|marteau|taser|flingue)"
    ),
    "weapon": (
        r"(?:couteau|coutea?u?x?|cout[oa]|cutter|fusil|pistolet|flingue|revolver|machette|hache|batte"
        r"|barre de fer|armes?(?! (?:a double|egales?|administ))(?: a feu| blanche)?|calibre|sabre|tournevis"
        r"|kalach\w*)"
    ),
    "sick": (
        r"(?:(?:tous|tout le monde|toutes) malades?|(?:mal|maux|mals) (?:a|de|au|o) (?:la |le )?(?:tete|tet"
        r"|crane|coeur)|migraines?|nause\w*"
        r"|vertiges?|tetes? (?:qui |me |nous |lui )?(?:tourn\w*|lourdes?)|vomi\w*|etourdi\w*"
        r"|jambes? (?:molles?|coupees?|en coton)|evanoui\w*|somnol\w*|dans les pommes|levres? rouges?"
        r"|ecroulee?s?|titub\w*|tournent? de loeil|endormi\w* dun coup)"
    ),
    "burner": (
        r"(?:chaudieres?|chauff?e (?:eau|bain)|poele|insert|cheminee|brasero|brazero|gaziniere|rechaud"
        r"|(?:chauffage|radiateur) (?:a|au|dappoint) ?(?:gaz|petrole|fioul|bois)?|petrole"
        r"|chauffage (?:\w+ ){0,2}(?:marche|tourne|demarre|sallume|fonctionne|allume)(?! pas)"
        r"|allum\w* (?:le|mon) chauffage|groupe electrogene)"
    ),
    "firepot": (
        r"(?:barbecues?|brasero|brazero|charbon(?: de bois)?|braises?|rechaud|groupe electrogene|generatrice"
        r"|generateur|moteur|poele a petrole|feu de bois|kanoun|canoun)"
    ),
    "indoors": (
        r"(?:dans (?:l|le|la|les|mon|ma|mes|son|sa|leur|notre|un|une)? ?l?(?:salon|chambres?|cuisine"
        r"|appart\w*"
        r"|logement|maison|sejour|salle|piece|studio|cave|couloir|garage|salle de bain|t\d)"
        r"|a l ?interieur|dedans|chez (?:moi|lui|elle|eux|nous)|fenetres? fermees?"
        r"|pour (?:se |me |nous |le |la |les )?(?:re)?chauffer)"
    ),
    # Smoke that comes in from a neighbour's barbecue is a nuisance.
    "kept in": r"(?: (?!balcons?|terrasse|jardin|voisin|rentr|entr|fum|odeur|sent)\w+){0,6} ",
    "water": (
        r"(?:pleut|l?eau|fui?tt?es?|inond\w*|infiltr\w*|goutt\w*|coul(?!oir)\w*|ruissel\w*|degats? des eaux"
        r"|flotte)"
    ),
    "electric": (
        r"(?:prises?(?! (?:en|de tete|d[eu])\b)|tableau(?! (?:des? (?:charges|repart|decompte|bord|calcul"
        r"|conso|provision)|recap|joint|annexe|excel|envoye|fourni))|disjoncteur|multiprise|lustre"
        r"|plafonnier|luminaire"
        r"|lampes?|spots?|neon|ampoules?|interrupteurs?|compteur electr\w*|boitier electr\w*|l?electricite"
        r"|fils? electr\w*|rallonge|cables?)"
    ),
    "structure": (
        r"(?:plafonds?|plafon|balcons?|planchers?|plancher|murs?|toits?|toiture|escaliers?|marches|dalles?"
        r"|cloison|immeuble|batiment|facade|garde corps|rambardes?|balustrade|corniche|charpente|poutres?"
        r"|pignon|auvent|parking|terrasse|placo)"
    ),
    "rubble": (
        r"(?:morceaux?|(?<!au )(?<!a )bouts?|blocs?|pans?|pierres?|briques?|beton|gravats|ciment|ardoises?"
        r"|crepi|platras"
        r"|corniches?|parpaings?|plaques? (?:de |du )?(?:platre|beton|plafond|facade|placo))"
    ),
    "place": (
        r"(?:cave|local|garage|sall?e de bains?|chambre|toilett?es?|wc|sous sol|hall|balcon|terrasse|sas"
        r"|buanderie|placard|loge|parking|cage|escalier|grenier|cellier|ascenseur|monte \w+|fauteuil)"
    ),
    "swallowed": (
        r"(?:medic\w*|javel|cachets?|comprimes?|produits?|pile|destop|lessive|deboucheur|detergent"
        r"|mort aux rats|poison|essence|white|acide|antigel|pastille|bille|capsule|doliprane|somniferes?)"
    ),
}

# Everyday words that hold a word of danger; they use it up.
HARMLESS: Final = (
    (
        r"(?:assur\w*|securite|portes?|detecteurs?|exercice|consignes?|normes?|garantie|protection|colonne"
        r"|extincteurs?|contrat|attestation|plan|systeme|formation|declaration|prevention|evacuation"
        r"|reglement\w*|multirisques?|visite|alerte) (?:(?:de|d|du|la|contre|les|risques?|sinistre|anti"
        r"|en cas|habitation|lutte|evacuation|devacuation) )*[dl]?incendies?"
    ),
    r"alarmes? (?:incendie|feu)|detecteurs? (?:(?:de|du|a) )?(?:fumee?|co|monoxyde)(?: de carbone)?",
    r"odeurs? (?:de |du )?(?:gaz|pots?) dechap\w*|gaz dechap\w*",
    (
        r"(?:factures?|charges?|prix|abonnement|compteurs?|releve|tarifs?|contrat|fournisseur|provisions?|cout"
        r"|consommation|conso|montant|note) (?:de |du |d |en )?(?:<gaz>|electricite|delectricite)"
    ),
    r"(?:bruits?|vacarme|boucan) … (?:chaudiere|chauffe eau|poele)",
    r"(?:plus |pas )?envie de rien|(?:a |ya )?le feu au lac|taxe incendie|met le feu a la piste",
    r"appele la police (?:\w+ ){0,2}pour le bruit|me bat au|petits? (?:revenus|budgets?|loyers?)",
    r"etincelles entre|jump off the sofa",
    r"(?:assurance|seguro|sigorta)\w* (?:\w+ ){0,3}l?incendi\w*|saigner le (?:coeur|compte|budget)",
    r"(?:femme|mari|mere|pere|patron) va me tuer si|(?:barbecue|bbq)s? (?:\w+ ){0,6}enfum\w*",
    r"(?:fumees?|odeurs?|fumer) (?:\w+ ){0,2}<firepot>|<tobacco> (?:\w+ ){0,12}<smoke>",
    r"(?:peinture|papier peint|tapisserie|enduit) (?:du|au|des) (?:plafonds?|murs?)",
    r"(?:donn\w*|attend\w*|a) (?:le|un|du) feu (?:vert|rouge|orange)|feux? dartifice|tout feu tout flamme",
    r"(?:par|depuis|de|sur|du) (?:le|la|les|mon|son|leurs?) balcons?(?! (?:\w+ )?s?(?:effondr|ecroul|ced))",
    (
        r"(?:cest|serait|etait|completement|totalement|financierement) suicidaires?|cest (?:du|un) (?:vrai "
        r"|pur )?suicide"
    ),
    (
        r"(?:voitures?|vehicule|velos?|scooter|moto|poussette|meubles?|colis|cles?|badge|camion|chats?|caddie"
        r"|affaires"
        r"|courrier|portail|cartons?|argent|dossier|demande|virement) (?:\w+ ){0,4}(?:bloqu|coinc|enferm)\w*"
    ),
    (
        r"descend\w* en flammes|(?:ma|mont|fait|faire) incendier?|feu de paille|usine a gaz"
        r"|sa sent le (?:roussi|sapin) (?:pour|cette|votre|mon|ce)"
        r"|(?:hate|presse\w*|faut) d ?en finir|en finir (?:vite|rapidement|une)"
    ),
    (
        r"(?:droit dans|a un|au pied d\w|contre un) murs?|peter? (?:un|les) (?:cables?|plombs)|a se (?:taper"
        r"|cogner) la tete"
        r"|vrai coup de fusil|poignard\w* dans le dos|coup de (?:couteau|poignard) dans le dos"
        r"|sur un coup de tete"
    ),
    r"le couteau sous la gorge|failli tomber de (?:ma chaise|haut)|plafonds? de (?:ressources|revenus|loyer)",
)
