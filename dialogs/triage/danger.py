r"""The lexicon of danger: which typed words call for the emergency screen, in any state.

A row says how a danger is told, with one sentence that must raise it and one, near it, that must
not. Forms are written as `fold` leaves them: no accent, no apostrophe (« jai », « cest »). In them

    …       up to three words between, none of them a denial      « sent … gaz »
    ……      up to eight of them
    <word>  any word of the family `FAMILIES[word]`
    |  ?  \w*  have their usual meaning: or, optional, any ending

In doubt a danger is raised, and is not over: a needless screen costs one press.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Final, Literal, NamedTuple, get_args

from dialogs.triage.words import fold

# The order is the urgency: of two dangers in one message, the first of these is answered.
Kind = Literal[
    "fire", "gas", "carbon_monoxide", "electricity", "collapse", "medical", "trapped", "suicide",
    "child", "assault", "home_violence", "shelter",
]  # fmt: skip
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

# These do not end because one says so.
NEVER_OVER: Final = frozenset[Kind]({"suicide", "home_violence", "child"})
# These last hours: told as of last year, they are over even if nothing was mended.
PASSING: Final = frozenset[Kind]({"fire", "gas", "carbon_monoxide", "electricity", "medical", "trapped"})


@dataclass(frozen=True, slots=True)
class Danger:
    """What a text tells; one that is over deserves a reminder, not a screen."""

    kind: Kind
    is_over: bool


class Rule(NamedTuple):
    """One way to tell a danger."""

    kind: Kind
    raises: str
    spares: str
    says: str


FAMILIES: Final = {
    "gaz": r"(?:ga[zs]|butane|propane)(?! dechap)",
    "lift": r"(?:las?|las|l|a|as)?(?:sc|ss|c|s)[ae]n[sc]{1,2}eurs?",
    "tobacco": r"(?:cig\w*|tabac|clopes?|chicha|joints?|shit|cannabis|barbecue|bbq)",
    "smoke": r"fum(?:ee|mee|er)s?(?! (?:(?:de|du|des) )?<tobacco>)",
    "partner": (
        r"(?:mari|marie|ex|ex mari|ex femme|conjointe?|compagn(?:on|e)|cop(?:ain|ine)|concubine?"
        r"|epou(?:x|se)|femme|petite? amie?|mec|pere de (?:mes|ma|mon) \w+)"
    ),
    "child": (
        r"(?:enfants?|gosses?|bebes?|nourrissons?|fils|fille|fillettes?|gamine?s?|petite?s?"
        r"|mineure?s?|momes?|ados?|niece|neveu)"
    ),
    "kin": (
        r"(?:mere|pere|maman|papa|mamie|papi|mari|femme|fils|fille|bebe|enfant|frere|soeur|voisine?"
        r"|dame|monsieur|homme|amie?|copine?|copain|personne|quelqu ?un|vieux|vieille|mami|papy)"
    ),
    "somebody": (
        r"(?:il|ils|elles?|on|voisine?s?|mari|ex|hommes?|mec|type|gars|individus?|jeunes?|gens"
        r"|quelqu ?un|frere|fils|conjoint|compagnon|copain|pere|dealers?|squatteurs?)"
    ),
    "kill": (
        r"(?:tuer|tue|butt?er|flinguer|pendre|suicider|supprimer|foutre en lair|ouvrir les veines"
        r"|tailler les veines|jeter (?:par|sous|du|dans|de)|defenestrer)"
    ),
    # « marre de vivre ici » is about the flat, « marre de vivre » is not.
    "live": (
        r"(?:vivre|la vie)"
        r"(?! (?:dans|ici|avec|la|comme|chez|au|aux|sous|sans|en|a cote|de|du|des)\b)"
    ),
    "today": (
        r"(?:aujourd ?hui|ojd|auj|ajd|ce soir|se soir|ce matin|cette nuit|ce jour|hier|maintenant"
        r"|tout de suite)"
    ),
    "harm": (
        r"(?:tuer|mort|couteau|armes?|frapper|crever|planter|egorger|fusil|pistolet|machette|hache"
        r"|battre|tabasser|butt?er|violer|poignarder|bruler)"
    ),
}

RULES: Final = (
    # --- fire -------------------------------------------------------------------------------------
    Rule("fire", "Un incendie s'est déclaré au deuxième", "Mon assurance incendie est à jour",
         r"(?:i|e)n[sc][ea]n[dt]ie?s?|incendio"),
    Rule("fire", "ya le feu dans la cave", "J'attends le feu vert de l'agence",
         r"(?:ya|a) (?:le|du|un) feu(?! (?:vert|rouge|orange|dartifice))|feu (?:dans|chez|sur"
         r"|partout|a (?:la|l\w+|mon|ma))|(?:depart|debut) de feu|feu de (?:poubelles?|caves?"
         r"|voitures?|cuisine|cheminee)"),
    Rule("fire", "Des jeunes ont mis le feu aux boîtes aux lettres",
         "Feu mon mari est décédé en mars",
         r"(?:mis|met|mettre|mettent|foutu|foutre|foutent) le feu(?! aux? poudres?)|(?:pris|pri"
         r"|prend|prends|prendre|pren) feu|en feu|en flammes?|des flammes|flammes (?:dans|sortent"
         r"|sur|partout)|au feu(?! (?:rouge|vert|orange|tricolore))"),
    Rule("fire", "la cuisine brule venez vite", "Mon ampoule est grillée, elle ne brûle plus",
         r"(?:ca|sa|tout|maison|appart\w*|cuisine|immeuble|cave|poubelles?|voiture|balcon|batiment"
         r"|hall|matelas|canape) (?:est en train de |qui |a |commence a )?(?:brul|crame|flamb)\w*"),
    Rule("fire", "sa sent le brulé ds le couloir", "Odeur de fumée de cigarette du voisin",
         r"(?:odeurs?|oder|sen[ts]?|pue) … (?:le |du |de )?(?:brule\w*|cram\w*|roussi|<smoke>)"),
    Rule("fire", "De la fumée noire sort du local poubelles", "Le détecteur de fumée est à changer",
         r"(?:de la|beaucoup de|bcp de|plein de|une|grosse|trop de|cette) <smoke>|<smoke> (?:noire"
         r"|epaisse|blanche|dans|qui sort|partout|sous|chez|monte)"),
    Rule("fire", "l'alarme incendie sonne partout", "L'alarme incendie doit être vérifiée",
         r"(?:alarmes? (?:incendie|feu)|detecteurs? (?:de )?fumee) (?:\w+ ){0,2}(?:sonne|hurle"
         r"|declench)\w*(?! .{0,20}(?:pile|pour rien|sans raison))"),
    Rule("fire", "il y a eu une explosion au rez de chaussée",
         "Une explosion de mes charges cette année",
         r"(?:une|grosse|enorme|forte) explosion(?! (?:de|des|du) )|(?:chaudiere|immeuble|bouteille"
         r"|ballon|cumulus|<gaz>) (?:a |va |vient d|qui )?explos\w*"),
    Rule("fire", "appelez les pompiers !!", "Le camion des pompiers ne peut pas se garer",
         r"(?:appele[rz]?|envoye[rz]?|vite|besoin)(?: vite)? (?:les |des )?pompiers"),
    Rule("fire", "There is a fire in my building", "The fire door does not close",
         r"(?:there is a|theres a|house|flat|kitchen|room|big|on) fire|fire (?:in|at|help)"
         r"|smoke (?:in|from|everywhere|coming)"),
    Rule("fire", "Hay fuego en la escalera", "Le four de la cuisine ne chauffe plus",
         r"fuego|hay humo|se quema|fogo|fumaca|yangin(?: var)?|yaniyor|duman var|пожеж\w*|горить"
         r"|горимо|po[zj]h?e[zj]h?[aiu]|[7h]ari[q9]"),
    # --- gas --------------------------------------------------------------------------------------
    Rule("gas", "forte odeur bizarre de gaz sur le palier",
         "Il y a une odeur de cuisine dans l'escalier",
         r"(?:odeu?re?s?|oder|senteur|relents?) … <gaz>"),
    Rule("gas", "sa sent le gaz", "Le chauffage au gaz est en panne",
         r"(?:sen[ts]?|sentai[st]|sentent|senti|pue|puent|ressens) … (?:(?:le|du|de|au) )?<gaz>"
         r"|(?:ca|sa) sans (?:le )?<gaz>"),
    Rule("gas", "Fuitte de gaz au sous sol", "La facture de gaz a doublé",
         r"fui?tt?es? (?!d?eau)(?:\w+ ){0,4}<gaz>|<gaz> (?:qui )?(?:fuit|fui|sechappe)|(?:tuyau"
         r"|conduite|flexible) (?:de )?<gaz> … (?:perce|casse|fuit|fendu|arrache)\w*"
         r"|<gaz> (?:est )?(?:reste )?ouvert"),
    Rule("gas", "I can smell gas", "My gas bill is too high",
         r"smell\w* … gas|gas (?:leak|smell)\w*|(?:olor|huele|fuga|escape) … gas|(?:cheir\w*"
         r"|vazamento) … gas"),
    Rule("gas", "evde gaz kokusu var", "gaz faturam çok yüksek",
         r"gaz (?:koku\w*|kokuyor|kacagi|sizinti\w*)|(?:пахне|запах|витік) … газ\w*|(?:pakhne|pahne"
         r"|zapakh|zapah|vytik) … [gh]az\w*|ri[7h]h?[ae]?t? (?:el |al |dyal )?l?(?:gaz|ghaz)"),
    # --- carbon monoxide --------------------------------------------------------------------------
    Rule("carbon_monoxide", "l'alarme monoxyde de carbone sonne",
         "Le détecteur de monoxyde est à changer",
         r"monox[yi]d\w*|intoxi\w* … (?:co|chaudiere|poele|<gaz>)|(?:alarme|detecteur) (?:de |du "
         r"|a )?(?:co|monoxyde)(?: de carbone)? (?:sonne|hurle)"),
    Rule("carbon_monoxide", "on a tous mal à la tête quand la chaudière tourne",
         "Le bruit de la chaudière me donne mal à la tête",
         r"(?:(?:mal|maux|mals) (?:a la|de|au) (?:tete|crane)|nausees?|vertiges?|tete qui tourne"
         r"|tete tourne|vomi\w*) …… (?:chaudiere|chauffe eau|poele|chauffage|brasero|barbecue)"
         r"|(?:chaudiere|chauffe eau|poele|brasero) …… (?:(?:mal|maux) (?:a la|de|au) (?:tete"
         r"|crane)|nausees?|vertiges?|tete qui tourne|tete tourne|vomi\w*)"),
    # --- electricity ------------------------------------------------------------------------------
    Rule("electricity", "j'ai failli être électrocutée dans la douche",
         "Ma facture d'électricité est fausse",
         r"electroc\w*|electris(?:e|ee|es|er)|court ?circuit|courts circuits"),
    Rule("electricity", "j'ai pri une décharge en touchant le lave linge",
         "J'ai signé une décharge pour les clés",
         r"(?:decharges?|chocs?|secousses?) electri\w*|coups? de jus|(?:pris|pri|prends?|recu"
         r"|recois|recoit) (?:\w+ ){0,2}(?:decharges?|chataignes?|jus|courant)(?! de resp)"),
    Rule("electricity", "La prise fait des étincelles", "La prise est décollée du mur",
         r"et[ie]n[sc]{1,2}ell?es?"),
    Rule("electricity", "le tableau électrique est en train de cramer",
         "La prise télé ne marche plus",
         r"(?:prises?(?! de tete)|tableaux?|multiprise|disjoncteur|interrupteur"
         r"|rallonge) …… (?:brul|cram|fume\b|fond\b|fondu|noirci)\w*|fils? (?:electri\w* )?(?:sont "
         r"|est |qui sont )?(?:denudes?|a nu|a vif)"),
    Rule("electricity", "l'eau du voisin coule sur les prises",
         "Fuite d'eau, prise en charge par mon assurance ?",
         r"(?:eau (?:\w+ ){0,3}(?:coule|tombe|touche|rentre|entre|arrive|ruisselle|goutte|monte"
         r"|sort|atteint)|inond\w*|fui?tt?es?|infiltrations?|degats? des eaux) …… (?:prises?(?! en "
         r"| d[eu] (?!courant|terre))|electricite|tableau|disjoncteur|multiprise|lustre|plafonnier"
         r"|luminaire|lampe|fils? electri\w*|compteur electri\w*)|eau … (?:prises?(?! en )|tableau"
         r"|multiprise)|(?:prises?|tableau|disjoncteur"
         r"|electricite) … (?:mouille\w*|trempe\w*|inonde\w*|sous leau|dans leau|prend leau)"),
    Rule("electricity", "Sparks from the socket", "The electric bill is wrong",
         r"electric shock|electrocuted|sparks|descarga electrica|chispas|choque eletrico|faiscas"
         r"|elektrik carpti|вдарило струмом"),
    # --- collapse ---------------------------------------------------------------------------------
    Rule("collapse", "le plafond du salon s écroule", "Mon moral s'effondre avec ces travaux",
         r"(?:plafonds?|balcons?|planchers?|murs?|toit|toiture|escaliers?|dalle|cloison|immeuble"
         r"|batiment|facade|garde corps|rambarde|corniche|charpente|poutre) …… (?:s ?)?(?:effondr"
         r"|ecroul|affais|cede\b|lache\b)\w*"),
    Rule("collapse", "Mon plafond m'est tombé dessus", "La peinture du plafond tombe par plaques",
         r"(?:plafonds?|balcons?|toiture|facade|garde corps|rambarde|corniche"
         r"|dalle) (?:\w+ ){0,3}(?:tomb|menace de)\w*|(?:morceaux?|bouts?|blocs?) (?:de "
         r"|du )?(?:plafond|beton|facade|balcon|mur|platre|toit) … (?:tomb|decroch|detach)\w*"
         r"|effondrement (?:du|de|des|imminent|partiel)"),
    Rule("collapse", "The ceiling is falling down", "The ceiling is too low",
         r"(?:ceiling|balcony|wall|roof) … (?:collaps\w*|falling|fell)|(?:techo|balcon"
         r"|pared) … (?:cae|cayo|cayendo|derrumb\w*)|(?:teto|varanda|parede) … (?:cair|caiu|caindo"
         r"|desab\w*)"),
    # --- medical ----------------------------------------------------------------------------------
    Rule("medical", "ma voisine est inconsciente par terre",
         "Le bailleur est inconscient de la situation",
         r"inconscien(?:te?s?|cia)(?! d(?:e|u) )|respir\w* (?:plus|pas|mal)|evanoui\w*|hemorragie"
         r"|(?:fait|fais|fai) un malaise|(?:il|elle|je) fai[st] (?:un |une )?(?:avc|infarctus"
         r"|overdose|crise cardiaque)"),
    Rule("medical", "mon père ne bouge plus", "Le volet ne bouge plus",
         r"<kin> … (?:bouge|boug|reveille|releve|reagit) plus|<kin> … reveille pas"
         r"|setouffe\w*|convuls\w*"),
    Rule("medical", "il est tombé et il saigne beaucoup", "Je suis blessée par vos propos",
         r"(?:est|suis|sont|sest|me suis|gravement|grievement|personnes?"
         r"|gens) bless?e\w*(?! par (?:vo|se|ce|le|la|un mot))|(?:saign|seign)\w* … (?:beaucoup|bcp"
         r"|tete|arreter|fort|partout|plein)|(?:plein|beaucoup|bcp|mare) de sang|du sang partout"
         r"|en sang"),
    Rule("medical", "mon bébé a avalé de la javel", "J'ai du mal à avaler cette hausse",
         r"avale\w* … (?:medic\w*|javel|cachets?|comprimes?|produits?|pile)|(?:appele[rz]?"
         r"|envoye[rz]?|vite|besoin) (?:d)?(?:une )?(?:ambulance|le samu)"),
    Rule("medical", "My father is not breathing", "No respiramos bien con la humedad",
         r"unconscious|not breathing|heart attack|bleeding|no respira|sangrando|desmay\w*"
         r"|nao respira|desmai\w*|ambulan[cs]ia|bayildi|nefes almiyor|непритомн\w*|не дихае"
         r"|не дихає"),
    # --- trapped ----------------------------------------------------------------------------------
    Rule("trapped", "coincée ds l'assenseur avec ma fille", "L'ascenseur est bloqué depuis lundi",
         r"(?:blo[qck]\w*|coin[cs]\w*|enferm\w*|prison\w*) (?:\w+ ){0,3}(?:dans|ds|dan|en"
         r"|a linterieur de) (?:\w+ )?<lift>|<lift> …… (?:dedans|a linterieur|avec (?:quelqu"
         r"|des gens|une dame|un enfant)\w*)"),
    Rule("trapped", "Nous sommes dans l'ascenseur bloqué au 4e",
         "Les charges d'ascenseur sont trop hautes",
         r"(?:suis|est|sommes|sont|quelqu ?un|gens|<kin>) (?:\w+ ){0,2}(?:dans"
         r"|ds) (?:\w+ )?<lift> … (?:bloqu|arret|panne|coinc)\w*"),
    Rule("trapped", "Ma fille est enfermée dans la salle de bain",
         "Je suis bloqué dans mon dossier",
         r"enferme\w* (?:a cle )?dans (?:la|le|les|ma|mon|un|une) (?:cave|local|garage"
         r"|salle de bain|chambre|toilettes?|wc|sous sol|hall)|coinc\w* sous"),
    Rule("trapped", "La vieille dame du 3e ne répond plus quand je sonne",
         "Mon voisin ne répond pas à mes courriers",
         r"<kin> (?:(?!l?agence|l?accueil|mes\b)\w+ ){0,4}(?:repond|repon|ouvre)s? (?:plus"
         r"|pas)(?! (?:(?:a|aux?|sur|par) )?(?:mes |mon |ma )?(?:courriers?|lettres?|mails?"
         r"|messages?|sms|demandes?|questions?))|derriere (?:la|sa|une|cette) porte … (?:bouge|gemi"
         r"|appel|cri|repond)\w*"),
    # --- suicide ----------------------------------------------------------------------------------
    Rule("suicide", "je pense au suiside", "Merci de suivre mon dossier",
         r"sui[csz]+i[dt]\w*|sucid\w*"),
    Rule("suicide", "je vais finir par me tuer", "Cette régul va me tuer",
         r"(?:j?vais|vai|j?veux|j?veu|jve|voudrais|envie|envi|finir|finirai|fini|pense|pret|prete"
         r"|idee"
         r"|prefere|capable|autant|failli) (?:par |de |a |bien )*me <kill>(?! (?:au travail"
         r"|a la tache|a force|a vous|a le|a lui|a leur|a repet))|je (?:me|m) (?:flingue|pends"
         r"|suicide|fous en lair|tue(?! a ))|me faire du mal"),
    Rule("suicide", "j ai envie d en finir", "J'ai envie d'en finir avec ce dossier",
         r"(?:envie|veux|veu|vais|voudrais|besoin|pense|idee|decide|mieux|autant|issue que"
         r"|pens\w* a) (?:\w+ )?(?:de |d )?en finir(?! avec (?!(?:la|ma|cette) vie))"
         r"|den finir(?! avec (?!(?:la|ma|cette) vie))|fin a (?:mes jours|ma vie)"
         r"|saut\w* (?:par la fenetre|du balcon|dans le vide)"),
    Rule("suicide", "je veu mourire", "Je meurs de froid dans ce logement",
         r"(?:j?veux|j?veu|jve|veut|voudrais|envie de|aimerais|prefere|voulais"
         r"|laissez moi) (?:juste "
         r"|vraiment |plutot )?(?:mourr?ire?|crever|disparaitre)(?! de (?:faim|froid|chaud|rire"
         r"|ennui|soif))|mieux morte?|autant mourir"),
    Rule("suicide", "je n'ai plus envie de vivre", "J'en ai marre de vivre dans l'humidité",
         r"(?:plus|pas) (?:envie|la force|le gout|de raison) de <live>|veux plus <live>|(?:marre"
         r"|fatiguee?|lasse) de <live>|a quoi bon (?:continuer a )?vivre|idees noires"),
    Rule("suicide", "mon frère menace de se pendre", "Le voisin va se plaindre",
         r"(?:il|elle|<kin>) (?:veut|va|parle de|menace de|essa[iy]e?n?t? de) (?:se (?:tuer|pendre"
         r"|jeter|foutre en lair)|mourir(?! de))"),
    Rule("suicide", "I want to die", "I want to diet",
         r"kill(?:ing)? myself|(?:want|going) to die|end my life|quiero morir\w*|matarme"
         r"|quero morrer|me matar|intihar\w*|olmek istiyorum|хочу померти|самогуб\w*|не хочу жити"
         r"|k?hochu pomerty|samohub\w*|b[gr]h?it nmout"),
    # --- child ------------------------------------------------------------------------------------
    Rule("child", "le voisin frappe ses enfants tous les soirs", "Mes enfants tapent du pied",
         r"(?:frapp\w*|bat|battent|tape|tapent|maltrait\w*|secoue\w*|tabass\w*|cogne\w*|gifle\w*"
         r"|viole|abuse|martyris\w*|etrangl\w*) (?:violemment |sur |de )?(?:son|sa|ses|mon|ma|mes"
         r"|leurs?|un|une|des|les|le|la) (?:\w+ )?<child>"),
    Rule("child", "je crois que la petite d'à côté est battue",
         "Mes enfants partagent une seule chambre",
         r"<child> … (?:maltrait\w*|battue?s?|frappee?s?|en danger|viole[es]*|agresse[es]*"
         r"|disparue?s?|enlevee?s?|fugue\w*|(?:se faire|se fait) (?:frapper|taper|battre))"
         r"|maltraitance(?! animal| des? animaux)|inceste\w*|pedophil\w*|attouchements?"
         r"|enfance en danger"),
    Rule("child", "He hits his kids every night", "My kids hit the wall with a ball",
         r"(?:hits?|hitting|beats?|beating|hurts?|abus\w*) (?:his|her|my|the|their|a) (?:child\w*"
         r"|kids?|son|daughter|baby)|child abuse|(?:pega|golpea|maltrata|bate) … (?:nin[oa]s?"
         r"|hij[oa]s?|crianca|filh[oa]s?)"),
    # --- assault ----------------------------------------------------------------------------------
    Rule("assault", "il menace de me tuer", "L'agence menace de me couper l'eau",
         r"menac\w* … (?:de |d)?(?:me |nous |le |la |les |de )?<harm>"
         r"|peur (?:quil|quils|quelle) (?:me|nous) <kill>|peur pour (?:ma|notre) vie"
         r"|danger de mort|vie est en danger"),
    Rule("assault", "un homme avec un couteau dans le hall", "L'alarme de la porte sonne encore",
         r"(?:avec|a|un|sort\w*|sorti|arme dun|tient|brandi\w*) (?:un |une |son |des )?(?:gros "
         r"|grand )?(?:couteau|cout[oa]|cutter|fusil|pistolet|flingue|machette|hache"
         r"|armes?)(?: a feu| blanche)?|arm(?:ee?s?|es) d(?:e |une? )?\w+|coups? de (?:feu|couteau"
         r"|fusil|machette)"),
    Rule("assault", "le voisin m'a frapé au visage", "Il veut battre le record du bruit",
         r"(?:<somebody> … (?:me|nous|se fait)|ma|mont|nous a|nous ont) (?:frap\w*|tabass\w*"
         r"|tap(?:e|er)\b(?! sur les? (?:nerf|systeme))|agress\w*|poignard\w*|etrangl\w*|cogne\w*"
         r"|viole[es]*|attaqu\w*|battu\w*)(?! (?:verbal"
         r"|oral|en justice|devant|au tribunal|de pen))"),
    Rule("assault", "ils veulent me tabasser", "Le bailleur me tue avec ses charges",
         r"<somebody> … (?:va|vont|veut|veulent|essa[iy]e?n?t? de|en train de|tente de) (?:me|nous"
         r"|le|la|les|lui) (?:tuer|frapp?er|battre|tabasser|butt?er|crever|egorger|agresser|planter"
         r"|violer)|en train de (?:me|nous|le|la|les) (?:frapp?er|tabasser|battre|agresser)|(?:me"
         r"|suis|ete|etre) (?:fait )?viol(?:ee?|er)|(?:un|tentative de) viol"),
    Rule("assault", "quelqu'un essaie de forcer ma porte",
         "La porte du hall a été forcée, serrure à changer",
         r"<somebody> … (?:en train de|essa[iy]e?n?t? de|veut|veulent|tentent? de) (?:defoncer"
         r"|enfoncer|forcer|casser|rentrer|entrer) … (?:porte|chez moi|serrure)"
         r"|agression(?! (?:verbale|sonore|olfactive))|bagarre|se battent|sequestr\w*"),
    Rule("assault", "appelez la police vite", "Ma police d'assurance est jointe",
         r"(?:appele[rz]?|envoye[rz]?|vite|besoin de)(?: vite)? (?:la )?police(?! dassurance)"
         r"|au secours|(?:appell|cri|hurl)\w* a laide"),
    Rule("assault", "Please call the police", "Please call me tomorrow",
         r"call (?:the )?police|need (?:the )?police|police please|llam\w* a la policia"
         r"|cham\w* a policia|polis cagir\w*|imdat|socorro|викличте поліцію|vyklychte politsiyu"
         r"|рятуите|3ayt\w* (?:l ?|el )?(?:police|boulis)"),
    # --- home violence ----------------------------------------------------------------------------
    Rule("home_violence", "mon ex m'a frappée il y a deux ans",
         "Mon ex me réclame la moitié du dépôt",
         r"(?:mon|son|ma|sa|l)(?: |)<partner> (?:(?!pas\b)\w+ ){0,3}(?:me|ma|nous|lui|mavait|la"
         r"|ai) (?:\w+ )?(?:frap|bat|tape\b|cogn|etrangl|gifl|viol|tabass|agress|maltrait|menac"
         r"|harcel|sequestr|enferm|insult|brutalis|tue)\w*"),
    Rule("home_violence", "Je suis partie pour violences conjugales",
         "Un violent orage a cassé ma fenêtre, dit mon mari",
         r"violences? (?:conjugales?|domestiques?|familiales?|intrafamiliales?)|femmes? battues?"
         r"|<partner> (?:est |devient |tres )*violente?s?|battue par (?:mon|son) <partner>"
         r"|peur de (?:mon|son|ma) <partner>|menac\w* … par (?:mon|son) <partner>|(?:frappe|frape"
         r"|bat|cogne|tape)(?: sur)? (?:sa|son) (?:femme|compagne|copine|conjointe)"),
    Rule("home_violence", "My husband beats me", "My husband is on the lease",
         r"my (?:husband|boyfriend|ex|wife|partner) … (?:hits?|beats?|hit|hurts?|abus\w*"
         r"|threaten\w*)|mi (?:marido|esposo|novio|pareja|ex) … (?:pega|pego|golpe\w*|maltrat\w*"
         r"|amenaz\w*)|meu (?:marido|namorado|ex|companheiro) … (?:bate|bateu|agred\w*|ameac\w*)"
         r"|(?:kocam|esim) … (?:dovuyor|dovdu|vuruyor)|чоловік … (?:бє|побив|вдарив)|(?:rajl[iy]"
         r"|rajel[iy]|zawj[iy]) … \w*dr[ae]bn[iy]"),
    # --- shelter ----------------------------------------------------------------------------------
    Rule("shelter", "je dors dehors ce soir", "Appartement sans toit terrasse",
         r"(?:dor[st]|dormons|dormir|dormi|couch\w*|passe\w* la nuit) … (?:dehors|dans (?:la rue"
         r"|(?:ma|sa|la|notre) (?:voiture|caisse))|sous (?:un|le) pont|sous (?:une|la) tente"
         r"|a la rue)"),
    Rule("shelter", "on ma mis dehors, je suis a la rue", "Les poubelles sont à sortir dans la rue",
         r"(?:suis|somme|sommes|retrouve\w*|mis|mise|jetee?s?|vire[es]*) … a la rue|(?:ma|mont|ete"
         r"|suis|sommes|nous a|nous ont) (?:fait )?(?:mis|mise|mises|vire[es]*|foutue?s?"
         r"|jetee?s?) (?:dehors|a la porte)|(?:suis|sommes|est) (?:un |une )?(?:sdf|sans abri"
         r"|sans domicile)|suis dehors (?:avec|ce soir|cette nuit|depuis)"),
    Rule("shelter", "expulsé aujourd'hui avec mes enfants", "J'ai peur d'une expulsion un jour",
         r"(?:expuls\w*|mis\w* dehors) …… <today>|<today> …… expuls\w*"),
    Rule("shelter", "je sais pas ou dormir cette nuit", "On ne peut pas dormir avec ce bruit",
         r"(?:nulle part|pas|plus|rien|sais|aucun endroit|pas dendroit) (?:ou|pour) (?:dormir"
         r"|coucher|passer la nuit|aller (?:ce soir|cette nuit))|nulle part ou aller|(?:sans|pas de"
         r"|plus de|aucun) (?:toit|abri|hebergement|logement) (?:pour )?<today>"),
    Rule("shelter", "I have nowhere to sleep tonight", "I can not sleep, the neighbours are loud",
         r"sleep\w* (?:outside|on the street|in my car)|homeless|nowhere to (?:sleep|go)"
         r"|duermo en la calle|donde dormir|durmo na rua|onde dormir|sem teto|evsiz|disarida (?:yat"
         r"|uyu|kal)\w*|ніде спати|ніде ночувати|сплю на вулиці|nide spaty"),
)  # fmt: skip

# Everyday words that hold a word of danger; they use it up.
HARMLESS: Final = (
    (
        r"(?:assur\w*|securite|portes?|detecteurs?|exercice|consignes?|normes?|garantie|protection"
        r"|colonne|extincteurs?|contrat|attestation|plan|systeme|formation|declaration|prevention"
        r"|reglement\w*|multirisques?|visite) (?:(?:de|d|du|la|contre|les|risques?|sinistre|anti"
        r"|en cas|habitation|lutte) )*[dl]?incendies?"
    ),
    r"alarmes? (?:incendie|feu)|detecteurs? (?:(?:de|du|a) )?(?:fumee|co|monoxyde)(?: de carbone)?",
    r"odeurs? (?:de |du )?(?:gaz|pots?) dechap\w*|gaz dechap\w*",
    r"(?:bruits?|vacarme) … (?:chaudiere|chauffe eau|poele)",
    r"(?:peinture|papier peint|tapisserie|enduit) (?:du|au|des) (?:plafonds?|murs?)",
    r"(?:donn\w*|attend\w*|a) (?:le|un|du) feu (?:vert|rouge|orange)|feux? dartifice",
    r"tout feu tout flamme",
)

# Words a gap does not cross: denials, and papers whose name holds a danger (« facture de gaz »).
_STOP = (
    r"pas|jamais|aucune?|ni|sans|factures?|compteurs?|charges|contrat|prix|tarifs?|abonnement"
    r"|regul\w*|agence|accueil|bailleur"
)
_GAP = rf"(?: (?!(?:{_STOP})\b)\w++){{0,3}} "
_WIDE_GAP = rf"(?: (?!(?:{_STOP})\b)\w++){{0,8}} "

# A clause ends as in a telegram, in a word: folding leaves it in place.
_CLAUSE_END: Final = " stop "
_CLAUSES: Final = re.compile(r"[.,;:!?…\n()]+|\s-+\s")
_REPEATED: Final = re.compile(r"([^\W\d])\1{2,}")
_LOOSE_ELISION: Final = re.compile(r"\b([cdjlmnst]|qu) (?=[aeiouyh])")
# Where a form may start: at a word, or after the « d » or « l » that elision glued to it.
_STARTS: Final = re.compile(r"\b\w|(?<=\b[dl])[aeiouyh](?=\w\w)")
_FAMILY: Final = re.compile(r"<(\w+)>")
_HARMLESS: Final = "harmless"


def _pattern(says: str) -> str:
    says = says.replace(" …… ", _WIDE_GAP).replace(" … ", _GAP)
    while family := _FAMILY.search(says):
        says = says.replace(family[0], FAMILIES[family[1]])
    return says


def _alternatives(pattern: str) -> list[str]:
    """Split at each « | » that stands in no bracket."""
    depth, parts = 0, [""]
    for sign in pattern:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _initials(pattern: str) -> set[str]:
    """Give the letters its first word may start with."""
    letters, end = {pattern[0]}, 1
    if pattern.startswith("(?:"):
        end = _closing(pattern)
        letters = {it for one in _alternatives(pattern[3 : end - 1]) for it in _initials(one)}
    elif pattern.startswith("["):
        end = pattern.index("]") + 1
        letters = set(pattern[1 : end - 1])
    if pattern[end : end + 1] in {"?", "*"}:
        letters |= _initials(pattern[end + 1 :])
    return letters


def _closing(pattern: str) -> int:
    depths = accumulate((sign == "(") - (sign == ")") for sign in pattern)
    return 1 + next(place for place, depth in enumerate(depths) if not depth)


def _spoken() -> dict[str, dict[str, list[str]]]:
    """Sort the forms by first letter, then by kind: a word is tried on few of them."""
    spoken: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = [*((rule.kind, rule.says) for rule in RULES), (_HARMLESS, "|".join(HARMLESS))]
    for kind, says in rows:
        for form in _alternatives(_pattern(says)):
            for initial in _initials(form):
                spoken[initial][kind].append(form)
    return {initial: dict(kinds) for initial, kinds in spoken.items()}


_SPOKEN: Final = _spoken()


@cache
def _forms(initial: str) -> re.Pattern[str]:
    """Compile the forms of one first letter, the first time a word has it."""
    groups = (f"(?P<{kind}>{'|'.join(forms)})" for kind, forms in _SPOKEN[initial].items())
    return re.compile(rf"(?:{'|'.join(groups)})\b")


# Read up to the first letter of the mention: « pas d » stands for « de » in « pas dincendie ».
_DENIED: Final = re.compile(
    r"(?:\b(?:aucune?|ni|sans|no|not|not an?|without|without any|sin|sem|nao|nao ha|no hay|no es"
    r"|ninguna?|nema|nemaye|нема|немае|немає|не|(?:pas|jamais)(?: eu)? (?:de|du|des))"
    r"|\b(?:n?est|n?etait|cest|n?ya|n?y a|n?ai|n?a|n?avait|suis|vais|veux|sont)"
    r" (?:pas|jamais)(?: eu)?(?: (?:une?|la|le|les|du|de|me|me faire))?"
    r"|(?:^|stop )pas(?: (?:une?|la|le))?) [dl]?\w$"
    r"|\b(?:pas|jamais)(?: eu)? d\w$"
)
_DENIED_AFTER: Final = re.compile(
    r" (?:yok|degil|немае|немає|(?:pas|jamais)(?! (?:que|qu\w+|tous|toujours|tout|souvent)))\b"
)
_STILL: Final = re.compile(
    r"\b(?:encore|toujours|nouveau|recommenc\w*|revien\w*|continue\w*|ce soir|en ce moment|depuis"
    r"|actuellement|rien|still|again|(?:pas|jamais)(?: \w+)? (?:repare|regle|resolu|eteint)\w*)\b"
)
_PRESENT: Final = re.compile(
    r"\b(?:y a|ya|ca|sa|je|on|theres|there is|hay|var)(?: (?:sens?|sent|pue|prend|brule))?"
    r"(?! (?:eu|\d|une? (?:an|mois)|deux|trois|quatre|cinq|quelques|longtemps|plusieurs|avait|avai"
    r"|avais|a eu|sentait|etait))\b"
)
_PAST: Final = re.compile(r"\b(?:n?y?avai\w*|s?etai\w*|sentai\w*|eu|suite|apres|lors|was|had)\b")
_SETTLED: Final = re.compile(
    r"(?<!que )(?<!si )\b(?:s?cest|est|etait|sont|a ete|ont ete|ete)"
    r" (?:(?:maintenant|enfin|bien|tout|deja|vite|completement) )?"
    r"(?:repare|regle|resolu|eteint|fini|termine|securise|passe)\w*|\bplus (?:de|aucun) (?:danger"
    r"|risque|odeur|probleme)|\btout va bien|\b(?:is|was|been) (?:fixed|repaired|solved|over)"
)
_LONG_AGO: Final = re.compile(
    r"\b(?:lan (?:dernier|passe)|l?annee (?:derniere|passee)|mois dernier|en (?:19|20)\d\d"
    r"|last year|y a (?:\d+|une?|deux|trois|quatre|cinq|six|dix|quelques|plusieurs)"
    r" (?:ans?|annees?|mois)"
    r"|(?:years?|months?) ago)\b"
)
_NEARBY: Final = 120


def find_danger(text: str) -> Danger | None:
    """Name the most urgent danger a text tells, one still there before one that is over."""
    told = _tell(text)
    heard = [(kind, it) for kind, it in _mentions(told) if not _is_denied(told, it)]
    may_be_over = bool(heard) and _STILL.search(told) is None
    dangers = (Danger(kind, may_be_over and _is_over(kind, told, it)) for kind, it in heard)
    return min(dangers, key=lambda it: (it.is_over, KINDS.index(it.kind)), default=None)


def _tell(text: str) -> str:
    """Fold, keeping where clauses end: a denial does not reach past a full stop."""
    told = fold(_CLAUSES.sub(_CLAUSE_END, text))
    return _LOOSE_ELISION.sub(r"\1", _REPEATED.sub(r"\1", told))


def _mentions(told: str) -> Iterator[tuple[Kind, re.Match[str]]]:
    heard = 0
    for start in _STARTS.finditer(told):
        place = start.start()
        if place < heard or told[place] not in _SPOKEN:
            continue
        if it := _forms(told[place]).match(told, place):
            heard = it.end()
            yield from ((kind, it) for kind in KINDS if kind == it.lastgroup)


def _is_denied(told: str, mention: re.Match[str]) -> bool:
    before = told[max(0, mention.start() - _NEARBY) : mention.start() + 1]
    if _DENIED.search(before):
        return True
    denial = _DENIED_AFTER.match(told, mention.end())
    return denial is not None and (" ne " in mention[0] or denial[0].strip() in {"yok", "degil"})


def _is_over(kind: Kind, told: str, mention: re.Match[str]) -> bool:
    if kind in NEVER_OVER:
        return False
    before = told[max(0, mention.start() - _NEARBY) : mention.start()].rpartition(_CLAUSE_END)[2]
    after = told[mention.end() : mention.end() + _NEARBY]
    clause, _, _ = after.partition(_CLAUSE_END)
    if _PRESENT.search(before + mention[0]):
        return False
    if kind in PASSING and _LONG_AGO.search(before + mention[0] + clause):
        return True
    is_past = _PAST.search(before + mention[0]) is not None
    return _SETTLED.search(after if is_past else clause) is not None
