"""What the dangers people run sound like in French; notation as in `danger_rules`."""

from typing import Final

from dialogs.triage.danger_rules import Rule

RULES: Final = (
    # --- medical --------------------------------------------------------------------------------------------
    Rule("medical", "ma voisine est inconsciente par terre", "Le bailleur est inconscient de la situation",
         r"inconscien(?:te?s?)(?! d(?:e|u) )|respir\w* plus|(?:il|elle|je|<kin>) (?:\w+ ){0,2}respir\w* "
         r"(?:pas|mal|tres mal|difficilement)(?! (?:a cause|avec|ici))|evanoui\w*(?! dans la nature)"
         "|hemorragie|(?:fait|fais|faire|eu) un malaise|(?:il|elle|je|<kin>) (?:a )?fai[st] (?:un "
         r"|une )?(?:avc|infarctus|ts|overdose|crise cardiaque|hypo\w*)"
         "|crise (?:cardiaque|d ?epilepsie|d ?asthme|convulsive|de tetanie)|arret cardiaque"
         r"|perdu? connaissance|sans connaissance|tombe\w* dans les pommes|surdose|overdose|coma"
         "|(?:difficile|mal|peine|arrive plus|arrive pas|peux plus) (?:a |de )?respirer"
         "|(?:levres?|visage) bleue?s?"),
    Rule("medical", "mon père ne bouge plus", "Le volet ne bouge plus",
         r"(?:il|elle|<kin>)(?: (?!stop\b|rho|agence|bailleur|vous|personne|rien|volets?|portes?"
         r"|chaudiere)\w+){0,6} (?:bouge|boug|reveille|releve|reagit|respire|sent) (?:plus|pas)"
         r"|<kin> … reveille pas|setouff\w*(?! (?:de|sous|dans) (?:chal|rire|charges|dettes))|convuls\w*"
         "|se noie|noyade|(?:est|suis) en train de mourir|sent plus (?:ses|mes) (?:jambes|bras)"
         "|(?:par terre|au sol) (?:depuis|et|elle|il|inanime|dans (?:son|le) sang)(?= .{0,50}(?:depuis"
         "|relev|bouge|parle|repond|saign|mal))|(?:peut|peux|arrive|pouvait) (?:plus|pas) (?:a )?(?:se "
         r"|me )?(?:re)?lever|(?:il|elle|<kin>) (?:est|reste|git|est reste|allonge)e? (?:\w+ )?(?:par terre"
         r"|au sol|inanime\w*)|(?:un|des|gros) malaises?(?! (?:entre|avec))"
         "|fait une crise(?! de (?:nerfs|rire)| au)|plus de pouls|(?:elle|il|<kin>) va mourir(?! de)"
         "|convulse"),
    Rule("medical", "il est tombé et il saigne beaucoup", "Je suis blessée par vos propos",
         r"(?:est|suis|sont|sest|me suis|gravement|grievement|personnes?|gens|un|enfant) bless?e\w*(?! par "
         "(?:vo|se|ce|le|la|un mot))|(?<!me )(?<!nous )(?:saign(?:e|es|ent|er|ait)|sengne"
         r"|seigne)\b(?! a blanc)|saigne\w* … (?:beaucoup|fort|tete|nez)"
         r"|(?:plein|beaucoup|mare|couverte?) de sang|sang (?:\w+ )?(?:coule|partout|gicle)"
         r"|plaie (?:\w+ ){0,3}(?:ouverte|profonde|sang|saigne)|du sang(?! (?:froid|neuf|dencre))|en sang"
         "|perd (?:tout )?son sang|pisse le sang|ouvert (?:la (?:main|tete|jambe|cheville)|le (?:crane|bras"
         "|front|pied|doigt))|doigts? (?:coupe|sectionne)|os qui sort"
         r"|coupe\w* (?:\w+ ){0,3}(?:profond\w*|veine|artere|doigt)"
         r"|brul\w* (?:\w+ ){0,6}(?:eau bouillante|huile bouillante|\w+ degre)"),
    Rule("medical", "ma mère est tombée dans l'escalier", "Je suis tombée sur votre annonce",
         r"(?:il|elle|suis|je|est|a|<kin>|ai|etre|jai) (?:\w+ ){0,2}(?:chute|tombe|glisse|chuter"
         r"|degringole)\w* (?:\w+ ){0,4}(?:[dl]?escaliers?|marches?|l?echelle|toit|l?echafaudage|fenetre"
         "|etage|baignoire|douche|lit|fauteuil|verglas)|fait une (?:grosse |mauvaise |sacree |)chute"
         r"|(?<!de )(?:col du femur|hanche|jambe|bras|poignet) casse\w*|defenestre\w*"),
    Rule("medical", "mon bébé a avalé de la javel", "J'ai du mal à avaler cette hausse",
         r"(?:avale|bu\b|ingere|gobe|mange|mis dans la bouche|croque|pris)\w* … <swallowed>"
         r"|trop (?:pris )?de (?:cachets?|comprimes|medic\w*|medocs?|somniferes)"
         r"|(?:cachets?|comprimes|medic\w*|medocs?) & (?:sens partir|me sens mal|par erreur)"),
    Rule("medical", "envoyez une ambulance au 3e", "L'ambulance se gare sur ma place",
         "(?:appele[rz]?|envoye[rz]?|vite|besoin|faut)(?: vite)? (?:d ?)?(?:une )?(?:ambulance|le samu|samu"
         "|le 15|le 112|un medecin durgence)|infarctus|urgence vitale"
         r"|accouche (?:la|maintenant|chez|sur|dans l)|(?:va|train d) ?accoucher|perd\w* les eaux"
         "|contractions? (?:toutes|depuis|tres|rapproch)|(?:fait|faire|en) (?:une )?(?:crise|attaque) "
         "(?:cardiaque|d ?(?:epilepsie|asthme)|de convulsions?)"
         r"|doul\w* (?:\w+ ){0,3}(?:insupportable|atroce)|(?:besoin|faut) (?:d ?)?(?:un )?(?:medecin"
         r"|docteur) (?:urgent\w*|vite|tout de suite)|(?:il|elle|<kin>) (?:\w+ ){0,4}(?:delire|suffoque"
         "|agonise|tremble de partout|vomit du sang|crache du sang|tout (?:bleu|blanc|mou)|toute (?:bleue"
         r"|blanche|molle))|fausse couche|piqu\w* (?:par|de) (?:une )?(?:guepe|frelon|seringue)"
         "|vu (?:le |son |du )?sang|electrochoc"),
    Rule("medical", "j'ai une barre dans la poitrine depuis une heure", "J'ai mal au dos",
         r"(?:barre|douleurs?|mal|serre|serrement|oppress\w*|etau|point|pince|brulure) "
         r"(?:\w+ ){0,3}(?:poitrine|thorax|torax|sein gauche)"
         r"|(?:poitrine|coeur) … (?:serre|fait mal|lache|oppress)\w*"
         r"|bras gauche … (?:lance|mal|engourdi|paralys)\w*|mal au (?:coeur et|bras gauche)"
         r"|bouche (?:\w+ ){0,2}(?:de travers|tordue|deformee)|parle (?:bizarre|de travers)"
         "|(?:mal|peine|arrive plus|peut plus) (?:a )?parler (?:et|stop|son|ni)"
         r"|(?:bras|jambe|visage|cote) (?:\w+ )?paralyse\w*|tete ouverte"
         r"|(?:<child>|elle|il) (?:\w+ ){0,2}tout(?:e)? bleue?|cote (?:gauche|droit)? ?paralyse"
         r"|(?:gorge|langue|visage) (?:qui )?gonfl\w*|choc (?:allergique|anaphyl\w*)|reaction allergique"
         "|me sens partir|se sent partir|tres mal en point|(?:brulee?|ebouillantee?)s? (?:gravement|au "
         r"(?:\w+ )?degre|avec (?:l|de l) ?(?:eau|huile)|le visage)|ebouillant\w*"
         r"|trouve\w* (?:\w+ ){0,3}(?:morte?|decedee?)|cadavre|hypotherm\w*|crise de convul\w*"),
    # --- suicide --------------------------------------------------------------------------------------------
    Rule("suicide", "je pense au suiside", "Merci de suivre mon dossier",
         r"sui[csz]+i[dt]\w*(?! (?:financ|econom|commerc|budget|politi|fisc|collect))|sucid\w*"
         r"|fait une tentative|scarifi\w*|automutil\w*|(?:se|me) (?:coupe|taillade|mutile|tailler?) (?:les "
         "(?:veines|bras|poignets)|$)|idees noires|pulsions de mort"),
    Rule("suicide", "je vais finir par me tuer", "Cette régul va me tuer",
         "(?:vais|veux|voudrais|envie|finir|finirai|fini|pense|pret|prete|idee|prefere|capable|autant"
         "|failli|reste qua|plus qua) (?:par |de |a |bien |juste )*me <kill>(?! (?:au travail|a la tache"
         "|a force|a vous|a le|a lui|a leur|a repet))|je (?:me|m) (?:flingue|pends?|suicide|fous en lair"
         r"|bute|tue(?! (?:a|au)\b)|supprime|jette (?:sous|par|du|dans))|(?:me|se) (?:jet|balanc|fout"
         r"|mett)\w* (?:\w+ )?(?:sous (?:un|le) (?:train|metro|bus|camion)|par la fenetre|(?:du|par le) "
         "(?:balcon|pont|toit|haut)|dans le vide)|me faire du mal"),
    Rule("suicide", "j ai envie d en finir", "J'ai envie d'en finir avec ce dossier",
         "(?:envie|veux|veut|vais|voulait|voulais|voudrais|besoin|pense|idee|decide|mieux|autant|issue que"
         r"|pens\w* a) (?:\w+ )?(?:de |d )?en finir(?! avec (?!(?:la|ma|cette) vie))"
         "|den finir(?! avec (?!(?:la|ma|cette) vie))|fin a (?:mes|ses) jours|fin a (?:ma|sa) vie"
         r"|(?:va|vais|veux|veut|envie de|pret a) saut\w* (?:par la fenetre|du|dans le vide|d en haut)"
         "|bout d ?une corde|(?:mot|lettre|message) dadieu|mes adieux"
         r"|adieu (?:tout le monde|a tous|stop|mes)|(?:corde|cachets?|medic\w*|medocs|lame) "
         r"(?:\w+ ){0,2}(?:devant moi|sous la main|dans la main|prete?s?|sur la table)"),
    Rule("suicide", "je veu mourire", "Je meurs de froid dans ce logement",
         "(?:veux|veut|voudrais|envie de|aimerais|prefere|voulais|laissez moi|voudrait) (?:juste |vraiment "
         "|plutot |que )?(?:mourr?ire?|crever|disparaitre(?! d(?:e|u|es) )|partir pour toujours|meure)(?! "
         "(?:de (?:faim|froid|chaud|rire|soif|honte|trouille|peur)|dennui|la dalle))|mieux morte?"
         r"|autant (?:mourir|crever)|mort sur la conscience|retrouv\w* (?:morte?|pendue?|mon (?:corps"
         r"|cadavre))|(?:rejoindre|retrouver) (?:\w+ ){1,3}(?:la haut|au ciel|au paradis)"
         r"|(?:trop|tres) fatiguee? (?:\w+ ){0,2}(?:pour continuer|de tout sa je veux)"
         r"|me laisse\w* (?:mourir|partir|crever)|manquerai a personne"
         "|(?:serai|serais|sois) (?:bientot )?(?:morte?|plus la) (?:demain|avant|quand|ce sera)"
         "|je (?:men vais|pars) pour (?:toujours|de bon)|derniere (?:nuit|fois que je vous|lettre de ma)"
         r"|pris (?:ma|la) decision de (?:partir|mourir)|occup\w* (?:vous )?(?:de|bien de) mon (?:chat|chien"
         "|fils) (?:apres|quand je)|(?:plus|aucun) (?:despoir|d ?avenir)(?! (?:de|pour))"
         r"|dormir pour (?:toujours|ne plus)|(?:rater|manquer)\w* pas (?:cette fois|la prochaine)"),
    Rule("suicide", "je n'ai plus envie de vivre", "J'en ai marre de vivre dans l'humidité",
         "(?:plus|pas|aucune) (?:envie|la force|le gout|de raison|le courage|raison) (?:de |a )<live>"
         "|veux (?:plus|pas) <live>|(?:marre|fatiguee?|lasse|assez|ras le bol) de <live>"
         "|a quoi bon (?:continuer(?! a (?!vivre))|vivre)|plus (?:aucun |de )?sens a (?:ma|la) vie"
         "|(?:ma )?vie (?:na|a|vaut) (?:plus (?:de|aucun) sens|plus rien|plus le coup|plus la peine)"
         "|plus (?:envie de rien|la force de continuer(?! (?:ce|cette|les|a))|gout a rien)"
         "|(?:supporte|tiens) plus la vie|peux plus de <live>"
         "|(?:plus|pas) envie de (?:me (?:reveiller|lever)|continuer(?! (?:a|ce|cette|les|avec))|exister)"
         r"|(?:plus )?rien ne me retient|gout a la vie|vie ne vaut (?:plus|pas)|pens\w* au pire"
         r"|envie de mourir|pens\w* (?:\w+ )?a (?:mourir|la mort)|plus envie d ?etre la"
         "|(?:me )?(?:tirer|mettre|coller) une balle|plus simple si je|ne plus (?:exister|etre la)"
         "|arreter de vivre|tout arreter pour de bon"),
    Rule("suicide", "ce serait mieux que je sois plus là", "Je serai plus là en août, qui a les clés ?",
         r"(?:mieux|tranquilles?|soulages?|debarrasse\w*) (?:\w+ ){0,4}(?:que|si|quand|sans) (?:je|moi)(?: "
         r"(?:n)?(?:sois|suis|etais|serai|serais|etait) (?:plus|pas) (?:la|de ce monde)\b| nexist\w*"
         r"| disparai\w*)?|personne (?:ne )?(?:me|va me) (?:regrett|pleur|manqu)\w*"
         "|(?:mendormir|dormir) (?:et (?:cest tout|ne plus|plus)|pour (?:toujours|de bon)|sans)"
         r"|(?:ne |jamais |plus |pas )me reveiller|(?:papiers|affaires) en ordre (?:\w+ ){1,12}(?:adieu"
         r"|derniere|merci pour tout|plus a me)|derniere fois (?:\w+ ){0,25}merci pour tout|plus de ce monde"
         "|une charge pour (?:tout le monde|mes enfants|ma famille)|regarde le (?:vide|balcon)|(?:vais|va"
         "|peur de|pourrais|risque de|capable de) (?:finir par )?faire une (?:grosse )?(?:betise|connerie)"
         "|responsables? de ma mort|ma mort (?:sera|vous)|achete une corde"
         r"|fin a (?:tout\b|mes souffrances|ma souffrance)"),
    Rule("suicide", "mon frère menace de se pendre", "Le voisin va se plaindre",
         r"(?:il|elle|<kin>) (?:\w+ ){0,2}(?:veut|va|parle de|menac\w* de|essa[iy]e?n?t? de|voulait"
         "|dit quil va|pense a|capable de) (?:se (?:tuer|pendre|jeter|foutre en lair|flinguer|faire du mal"
         "|supprimer)|mourir(?! de)|sauter (?:du|par|de))|(?:sest|etre) (?:pendue?|ouvert les veines"
         r"|jete\w* (?:par|du|sous))"),
    # --- child ----------------------------------------------------------------------------------------------
    Rule("child", "le voisin frappe ses enfants tous les soirs", "Mes enfants tapent du pied",
         r"(?:frapp\w*|bat|battent|tape|tapent|maltrait\w*|secou\w*|tabass\w*|cogne\w*|gifle\w*|viole|abuse"
         r"|martyris\w*|etrangl\w*|brul\w*|touche|enferme\w*|attach\w*|insulte|noyer|terroris\w*) "
         "(?:violemment |sur |de |la (?:main|tete|jambe) (?:de|a) )?(?:son|sa|ses|mon|ma|mes|leurs?|un|une"
         r"|des|les|le|la) (?:\w+ )?<child>"),
    Rule("child", "je crois que la petite d'à côté est battue", "Mes enfants partagent une seule chambre",
         r"<child> …… (?:maltrait\w*|battue?s?|frappe\w*|en danger|viole[es]*|agresse[es]*|disparue?s?"
         r"|enlevee?s?|fugue\w*|affame\w*|attache[es]*|ligote\w*|secoue[es]*|prostitu\w*|enferme\w* (?:toute"
         "|seul|sans|tous|dans le noir|a cle)|squelettique|prend des coups|(?:se faire|se fait|fait) "
         r"(?:frapper|taper|battre|cogner|gifler))|maltraitance(?! animal| des? animaux)|inceste\w*"
         r"|pedophil\w*|attouchements?|enfance en danger|(?:faisait|fait|font) des choses "
         r"(?:\w+ )?(?:secretes?|bizarres|sales|pas normales)"
         "|trouve plus (?:mon|ma|notre) (?:petite? )?<child>"),
    Rule("child", "maman me tape avec la ceinture", "Maman me dit de vous écrire",
         "(?:maman|papa|(?:mon|ma) (?:pere|mere|belle mere|beau pere|tonton|oncle|grand frere)|tonton) "
         r"(?:\w+ ){0,3}(?:me (?:tape|frappe|bat|touche|fait mal|viole|force|cogne)|vien\w* dans "
         "(?:ma chambre|mon lit)|ma (?:tape|frappe|touche|viole))|coups? de ceinture"
         r"|avec (?:la|sa|une) ceinture|(?:jai|ai) (?:[6-9]|1[0-7]) ans & (?:peur|tape\w*|frapp\w*|touch\w*"
         r"|fugue\w*|viole\w*)"),
    Rule("child", "j'entends le petit hurler et des coups tous les soirs", "Les enfants crient en jouant",
         r"<child> (?:\w+ ){0,6}(?:hurl|cri|pleur|suppli|brail)\w* & (?:coups?(?! (?:dans|de|sur|au|contre))"
         r"|claques?|gifles?|frapp\w*|suppli\w*|seule?|non stop|sans arret depuis|pitie|arrete (?:papa"
         r"|maman)|plus rien)|(?:coups?|cris) (?:\w+ ){0,2}denfants? & (?:coups?|suppli\w*|peur)"
         "|(?:bleus|hematomes?|traces de coups|coquard|cocard|marques de coups) & <child>"
         "|<child> … (?:a des|plein de|couverte? de) (?:bleus|marques|brulures)"
         r"|(?:entend\w*|entends) (?:\w+ ){0,6}(?:frapper|taper|battre|cogner) (?:\w+ ){0,2}<child>|<child> "
         r"(?:\w+ ){0,6}(?:peur de (?:son|sa) (?:pere|mere|beau)|ose pas rentrer|a faim|prive\w* de "
         "(?:manger|nourriture)|touche (?:par|les parties))"
         r"|(?:ma|sa) (?:fille|fils) (?:\w+ ){0,4}(?:revient|rentre) (?:\w+ ){0,3}(?:bleus|marques)"
         r"|(?:exhibe|se touche|se montre nu) (?:\w+ ){0,4}<child>"
         r"|<child> (?:\w+ ){0,5}(?:drogue|alcoolisee?s?) ?(?:seule?)?"),
    Rule("child", "des enfants laissés seuls la nuit", "J'élève mes enfants seule",
         r"<child> (?:\w+ ){0,5}(?:laiss|rest|abandon|enferm)\w* (?:\w+ ){0,2}(?:seul\w*|sans surveillance)"
         r"|(?:laiss|abandonn)\w* (?:\w+ ){0,3}<child> (?:\w+ ){0,2}(?:seul\w*|sans (?:manger|surveillance)"
         r"|enferm\w*|toute la nuit)|<child> (?:\w+ ){0,6}(?:erre|traine|reste|dort|joue|est|sont|vit) "
         r"(?:\w+ )?seule?s? (?:dans|sur|la nuit|dehors|le soir)|(?:hurl|cri)\w* (?:dessus )?(?:sur|apres) "
         r"(?:son|sa|ses|leurs?) <child> (?:\w+ ){0,4}(?:coups|gifl\w*|claques?|frapp\w*|pleur\w*)|<child> "
         r"(?:\w+ ){0,3}(?:est|reste|laisse\w*|dort|joue|pleure) (?:\w+ )?tou(?:te?s?|s) seule?s?(?! (?:chez"
         r"|en appart))|<child> (?:\w+ ){0,3}seule?s? (?:sur|dans (?:la rue|le hall|l|leur|un)|dehors|a la"
         "|au|depuis|toute la|chez)|livree?s? a (?:lui|eux|elle|elles) memes?|<child> "
         r"(?:\w+ ){0,6}(?:en slip|en culotte|en pyjama|en couche|pieds nus|torse nu|tout nu|enjamb\w*"
         r"|sur le rebord)|(?:donn|met)\w* (?:\w+ )?(?:coups?|claques?|gifles?|fessees?) (?:\w+ ){0,2}a "
         r"(?:son|sa|ses|leurs?) (?:\w+ )?<child>|(?:enleve|kidnappe)\w* (?:mon|ma|mes|son|sa"
         r"|ses) <child>(?! d[ue])|<child> …… (?:fouill\w* (?:dans )?les poubelles|rien a manger|mange pas"
         "|comme un chien)"),
    # --- assault --------------------------------------------------------------------------------------------
    Rule("assault", "il menace de me tuer", "L'agence menace de me couper l'eau",
         r"menac\w* … (?:de |d|avec )?(?:me |nous |le |la |les |de |un |une |son |sa )*<harm>"
         "|peur (?:quil|quils|quelle) (?:me|nous) <kill>|peur pour (?:ma|notre) vie|danger de mort"
         r"|vie est en danger|(?:vais|va|vas|vont|allait|allaient) (?:te|les|vous|me|nous) (?:\w+ )?(?:tuer"
         "|planter?|crever|fumer|egorger|butt?er|demonter|defoncer|casser la (?:gueule|tete|figure|bouche)"
         "|faire la peau|bruler|violer)(?! (?:avec|les oreilles|a petit|au travail|de|a force"
         "|a petit feu))(?<!regul va me tuer)(?<!loyer va me tuer)(?<!vous allez me tuer)"
         "|(?:va|vas|vais) y passer|menaces? de mort"),
    Rule("assault", "un homme avec un couteau dans le hall", "L'alarme de la porte sonne encore",
         r"(?:avec|a|un|sort\w*|sorti|arme dun|tient|brandi\w*|au) (?:un |une |son |des |des )?(?:gros "
         r"|grand )?<weapon>|arm(?:ee?s?|es) d(?:e (?!patience|courage)|une? |(?!e\b))\w+|(?:mis|met|mettre"
         r"|donne|recu|pris|colle|foutu) (?:\w+ )?(?:gifles?|baffes?|coups? de (?:poing|pied|tete)"
         "|(?<!pris une )claques?)(?! (?:de froid|en (?:voyant|lisant)))"
         "|coups? de (?:feu|couteau(?! dans le dos)|machette|poings?|boule|batte|cutter|barre)|fusillade"
         "|(?:tire|tirent|tirer) (?:sur (?:moi|nous|les gens|lui|quelqu ?un)|des coups)"
         "|sa tire(?! (?:en|sur|a|au) )|reglement de comptes?"
         r"|(?:type|mec|homme|gars|individu|jeunes?|voisin|hommes|mecs) armee?s?\b|lacrymo\w*|(?:jet|lanc"
         r"|balanc)\w* (?:des |une |un )?(?:pierres?|cailloux|bouteilles?|paves?) (?:sur|contre|a) (?:moi"
         "|nous|la tete)"),
    Rule("assault", "le voisin m'a frapé au visage", "Il veut battre le record du bruit",
         "(?:ma|mont|(?:nous|lui|la|les) (?:a|ont)|(?<!je )me|se (?:fait|faire|font)|me fai[st]"
         "|<somebody> nous|etre|ete|fait|faire) (?:encore |deja |tous )?(?:frapp?|tabass|tap(?:ee?s?"
         r"|ent)?\b(?! (?:sur|dans loeil))|agress(?!i[fv])|poignard|etrangl\w*(?! (?:par|financ|en))|cogn"
         r"|viol(?:ee?s?|er)\b|attaqu(?!\w* (?:au|aux|a la|a mes|en justice))|batt?ue?\w*\b|braqu|bouscul"
         r"|gifl|racket|lynch|roue\w* de coups|passe\w* a tabac|jete\w* (?:contre|par terre|dans l))\w*(?! "
         "(?:verbal|oral|en justice|devant la|au tribunal|de pen|dun|par (?:les?|vos|votre|la|cette|ce) "
         r"(?:\w+ )?(?:charges|factures?|montant|loyer|hausse|courriers?|prix|decision|refus|ton|moustiques"
         "|punaises|bruits?|odeurs?|musique|lumiere|nuisances?|publicites?)|sur (?:les?|la) |avec (?:des"
         "|vos|ces) (?:courriers?|lettres?|mails?|relances?)|cest|le plus|a (?:la|ma) porte|chez))"),
    Rule("assault", "ils veulent me tabasser", "Le bailleur me tue avec ses charges",
         "<somebody> … (?:va|vont|veut|veulent|essa[iy]e?n?t? de|en train de|tente de) (?:me|nous|le|la|les"
         "|lui|se) (?:tuer|frapp?er|battre|tabasser|butt?er|casser la (?:gueule|figure|tete)|faire la peau"
         "|embrasser|toucher|crever|egorger|agresser|planter|violer)"
         "|en train de (?:me|nous|le|la|les|se) (?:frapp?er|tabasser|battre|agresser|taper)"
         r"|(?:me|suis|ete|etre) (?:fait )?viol(?:ee?|er)|(?:un|tentative de|le) viol\b"
         r"|(?:frapp?|tabass|cogn|agress|attaqu|poignard|lynch)\w* (?:sur )?(?!(?:sa|son) )<someone>"),
    Rule("assault", "un individu m'a touchée de force", "Votre courrier m'a touchée",
         r"(?:touch|embrass|pelot|coinc|plaqu)\w* (?:\w+ )?(?:de force|les (?:seins|fesses|parties|cuisses)"
         r"|contre (?:le|un) mur)|mains? (?:aux|sur les|sur mes) (?:fesses|seins|cuisses)|se masturb\w*"
         r"|exhibition\w*|exhib\w*|me (?:suit|poursui\w*|traque|guette) (?:jusqu|dans|en bas|depuis|tous"
         r"|avec|chez)\w*|chien (?:\w+ ){0,3}(?:mordu?s?|attaqu\w*|saute dessus)|mordue? par|agresseurs?"),
    Rule("assault", "quelqu'un essaie de forcer ma porte", "La porte du hall a été forcée, serrure à changer",
         r"<somebody> … (?:en train|essa[iy]\w*|veut|veulent|tent\w*|cherch\w*) (?:de |d ?"
         r"|a )?(?:\w+ )?(?:defoncer|enfoncer|forcer|casser|rentrer|entrer|ouvrir) … (?:porte|chez moi"
         r"|serrure|fenetre)|<somebody> (?:\w+ ){0,3}(?:trafiqu|forc|crochet|defonc|tambourin|bidouill)\w* "
         r"(?:\w+ ){0,3}(?:porte|serrure|poignee|fenetre|volet)|(?:quelqu ?un|homme|inconnu|type|mec) "
         r"(?:\w+ ){0,3}(?:rentre|entre|introduit|cache) (?:chez moi|dans (?:mon|ma))"
         r"|<somebody> … (?:tap|cogn|frapp|donne des coups)\w* (?:dans|contre|sur) (?:ma|notre) porte"
         "|(?:veut|voulu|voulait) m ?e? ?(?:embrasser|toucher|violer|frapper|tuer|agresser|tabasser)"
         r"|ma suivie?\b|suivie jusqu|quelqu ?un (?:chez moi|dans (?:mon|ma) (?:appart\w*|maison|logement"
         r"|chambre))|cambrioleurs?|en train de (?:me |nous )?cambriol\w*"
         r"|agression(?! (?:verbale|sonore|olfactive))|(?<!me )(?<!se )bagarres?\b(?! (?:avec|contre|pour))"
         r"|(?:se|ce) batt?(?:ent|e)?\b(?! (?:contre|pour|depuis|en retraite))|rixe"
         r"|(?<!sous )(?<!compte )(?<!mise )sequestr\w*|(?:refus\w* de me|me) laiss\w* (?:pas "
         r"|plus )?(?:sortir|partir)|empech\w* de (?:sortir|partir)"
         "|(?:poursuivi|encercle|caillasse|braque|detrousse|racket)e?s? (?:par|dans|jusqu|en bas)|(?:arrach"
         r"|vole|pris)\w* (?:mon|ma|son) (?:sac|telephone|portable) (?:\w+ ){0,3}(?:de force|en me"
         r"|dans le hall|menac)\w*|(?:ils?|elle|voisine?) (?:\w+ ){0,3}(?:mattend|nous attend|guette"
         r"|traque)\w* (?:en bas|devant|dans)|(?:crie|hurle|ecrit|dit|dis) (?:\w+ ){0,5}(?:va|vais|vont) "
         r"(?:nous |me |te |vous |la |le )(?:tuer|crever|planter|bruler|retrouver)|(?:peur|terrorise\w*"
         r"|menace\w*) (?:\w+ ){0,5}(?:voisin|dealers?|bande) (?:\w+ ){0,6}(?:arme|couteau|tuer|frapp"
         r"|mort)\w*|homme (?:\w+ ){0,2}(?:nu|cagoule)"),
    Rule("assault", "appelez la police vite", "Ma police d'assurance est jointe",
         "(?<![dl])(?:appele[rz]?|envoye[rz]?|vite|besoin de|faut)(?: vite)? (?:la "
         "|les )?(?:police(?! d ?assurance)|flics|gendarmes)|au secours(?! (?:stop )?(?:je (?:ne "
         "|n)?(?:y )?(?:comprend|sais|trouve|vois)|jy |cette |ces |les charges|mon (?:loyer|dossier)|vos "
         r"|votre ))|(?:appell(?:e|ent|er|ait)|cri|hurl)\w* (?:a laide|au secours)(?! sociale)"
         r"|arrete\w* tu me fais mal|tu me fais mal"),
    # --- home violence --------------------------------------------------------------------------------------
    Rule("home_violence", "mon ex m'a frappée il y a deux ans", "Mon ex me réclame la moitié du dépôt",
         r"(?:mon|son|ma|sa|l)(?: |)<partner> (?:(?!pas\b)\w+ ){0,5}(?:me|ma|nous|lui|mavait|la|ai|mont|te) "
         r"(?:\w+ )?(?:frap|bat|tape\b|cogn|etrangl|gifl|viol|tabass|agress|maltrait|menac|harcel|sequestr"
         r"|insult|brutalis)\w*|(?:mon|son|ma|sa|l)(?: |)<partner> (?:(?!pas\b)\w+ ){0,5}(?:me|ma) "
         r"(?:\w+ )?(?:enferm|tue\b|forc|bouscul|pouss|humili|controle|surveille|casse (?:le|un|la|une) "
         r"(?:bras|nez|cote|dent|doigt))\w*|(?:mon|ma) <relative> … (?:me|ma) (?:\w+ )?(?:frapp|bat\b|tape\b"
         r"|bouscul|cogn|menac|gifl|brutalis|jete|etrangl|agress|viol|sequestr)\w*(?! de (?:partir|couper))"),
    Rule("home_violence", "il me bat tous les soirs", "Il me tape sur les nerfs",
         r"(?<!je )(?:me|mavait|ma) (?:bat|battait|batt?u|frappait|tapait|cognait|sequestr\w*|humili\w*"
         r"|etrangl\w*)\b(?! (?:froid|aux? cartes))|(?:parler|parle) (?:\w+ )?il est (?:la|a cote)"
         r"|il ma \w+ … devant (?:les|mes|nos) (?:enfants?|petits?|gosses)|(?:a cause d\w+|sous|pris|prends"
         "|recois|recevoir|fuir) (?:les |des |ses |mes )?coups(?! (?:de|dans))"
         r"|il (?:ma )?(?:\w+ )?casse (?:le|un|la|une) (?:bras|nez|cote|dent|poignet|doigt|jambe|main)"
         "|peur (?:de lui|quand il|kil|de rentrer(?: chez (?:moi|nous)| a la maison| stop|$))|(?:femme"
         r"|voisine|dame|elle) (?:\w+ ){0,3}(?:hurl|cri|suppli)\w* & (?:coups?(?! (?:de|dans|sur))|arrete"
         r"|frapp\w*|pitie|tu me fais)"),
    Rule("home_violence", "Je suis partie pour violences conjugales",
         "Un violent orage a cassé ma fenêtre, dit mon mari",
         "violences? (?:conjugales?|domestiques?|familiales?|intrafamiliales?)|femmes? battues?"
         "|<partner> (?:est |devient |tres )*violente?s?|battue par (?:mon|son) <partner>"
         r"|peur (?:de|quand) (?:mon|son|ma) <partner>|menac\w* … par (?:mon|son) <partner>|(?:frappe|frape"
         "|bat|cogne|tape|battre)(?: sur)? (?:sa|son) (?:femme|compagne|copine|conjointe|mere)|(?:mari"
         r"|conjoint|compagnon|copain|ex) (?:\w+ ){0,2}(?:la|me|l) (?:bat|frappe|tape|cogne|etrangle"
         r"|sequestre|force)\w*|ordonnance de protection|bracelet anti ?rapprochement|telephone grave danger"
         "|jai ete battue|fui(?:s|r)? (?:mon|ma) <partner>|<partner> …… (?:mempeche|minterdit|prend mon "
         "(?:telephone|argent|salaire)|pris mon (?:telephone|argent)|me (?:controle|surveille|sequestre"
         "|suit partout))|sous (?:son )?emprise (?:de|stop)|(?:me|nous) mettre a labri"
         "|<partner> …… (?:devant (?:ma|la) porte|derriere (?:ma|la) porte|mattend|me suit)"
         r"|<partner> (?:est |devient )?(?:\w+ )?dangereu\w*|(?:mari|conjoint|compagnon|copain|ex|femme|il) "
         r"(?:\w+ ){0,3}(?:boit|bu|saoul|ivre) (?:\w+ ){0,6}(?:frapp|tap|cogn|casse|violent|peur)\w*"
         r"|(?:voisine|dame|femme) (?:\w+ ){0,6}(?:battue?|coquard|oeil au beurre noir|bleus|tumefie)\w*"
         r"|<partner> … (?:sort|sorti|libere) de prison|(?:cache|cacher|refugiee?) (?:\w+ ){0,6}(?:mari"
         "|conjoint|compagnon|ex|copain)|(?:porte|porter|depose) plainte contre (?:mon|ma) <partner>"
         r"|(?:jette|jete|balance|lance)\w* (?:\w+ ){0,4}(?:dessus|contre le mur|a la figure)"
         "|me (?:faire|fait) (?:mal|du mal)(?! (?:au|a la|aux))"
         r"|(?:mari|conjoint|compagnon|ex|copain) (?:\w+ ){0,5}(?:retrouve|retrouver|tuer) ?(?:moi)?"),
    # --- shelter --------------------------------------------------------------------------------------------
    Rule("shelter", "je dors dehors ce soir", "Appartement sans toit terrasse",
         "(?<!voiture )(?<!gens )(?<!sdf )(?<!ils )(?<!jeunes )(?<!qui )(?<!chien )(?:dor[mst]|dormons"
         r"|dormir|dormi|dormais|dort|couch\w*|passe\w* la nuit|nuits?) … (?:dehors|dans (?:la rue|(?:ma|sa"
         "|la|notre|une) (?:voiture|caisse|tente|camionnette|cave)|un (?:parc|hall|squat|local))|sous (?:un"
         r"|le) pont|sous (?:une|la) tente|a la rue|hall\b|sur (?:un banc|le trottoir)|(?:a|dans) la gare)"
         "|(?:vis|vit|vivons|vivre|dort|dors|dormons) dans (?:ma|la|notre|une|sa) (?:voiture|caisse|tente"
         "|camionnette|cave)"),
    Rule("shelter", "on ma mis dehors, je suis a la rue", "Les poubelles sont à sortir dans la rue",
         r"(?:suis|somm?es?|est|retrouve\w*|mis|mise|jete\w*|vire\w*|foutu\w*|sera|serai|serons|finir"
         r"|mett?\w*) … a la rue|(?:ma|mont|jai ete|avons ete|on a ete|suis|sommes|nous a|nous ont|me|nous) "
         r"(?:fait )?(?:mis|mises?|met|mettent|vire[es]*|foutue?s?|jetee?s?|jette|chasse\w*) (?:dehors"
         "|a la porte(?! d[eu])|de (?:la maison|chez)|du logement)"
         "|(?:suis|sommes|est|ete|dormir) (?:un |une )?(?:sdf|sans (?:abri|domicile))"
         "|sans (?:abri|domicile) (?:depuis|avec|ce|cette)|suis dehors (?:avec|ce soir|cette nuit|depuis)"
         r"|(?:sur|dans) le (?:trottoir|froid) (?:avec|et) (?:\w+ )?(?:\w+ )?(?:sacs?|affaires|valises?"
         r"|enfants)|(?:huissier|proprio\w*|bailleur|mari|pere|mere|<partner>|on) (?:\w+ ){0,2}change\w* "
         "(?:la|les|ma|mes) serrures?"),
    Rule("shelter", "expulsé aujourd'hui avec mes enfants", "J'ai peur d'une expulsion un jour",
         r"(?:expuls(?!ion)\w*|mise? dehors) …… <today>|<today> …… expuls(?!ion)\w*"
         r"|(?:plus|pas) de places? (?:\w+ ){0,3}115|(?:plein|sature|repond|complet)\w* (?:\w+ ){0,3}115"
         r"|115 (?!euros?|e\b)(?:\w+ ){0,6}(?:plein|place|sature|complet|rien|repond (?:pas|plus))\w*"
         r"|(?:demand\w* de|dit de|dois|faut|obligee? de) (?:\w+ )?(?:partir|quitter|degager) "
         r"(?:\w+ ){0,2}(?:ce soir|cette nuit|tout de suite)"
         r"|heberg\w* & (?:ce soir|cette nuit|dehors|plus (?:me|nous) garder)|mise? a la porte(?! d[eu])"),
    Rule("shelter", "je sais pas ou dormir cette nuit", "On ne peut pas dormir avec ce bruit",
         "(?:nulle part|pas|plus|rien|sais|aucun endroit|pas dendroit|endroit) (?:ou|pour) (?:dormir"
         "|coucher|passer la nuit|aller (?:ce soir|cette nuit))|nulle part ou aller"
         r"|ou (?:je|on|nous|va|va t on|vais je) (?:vais |va )?(?:dor[mst]\w*|coucher)|ou dormir|(?:sans"
         "|pas de|plus de|aucun) (?:toit|abri|hebergement|logement) (?:pour |depuis |et )?(?:<today>"
         "|la nuit|demain|personne|nous dormir|mes enfants)"
         r"|(?:ce soir|cette nuit) (?:\w+ ){0,4}(?:aucun endroit|nulle part|pas de toit|dehors|sans toit)"
         "|(?:plus de|sans|pas de) (?:logement|toit|maison) & (?:ce soir|cette nuit|demain matin|personne "
         "(?:ne )?(?:peut|veut))|personne (?:ne )?(?:peut|veut) (?:nous|m|me) ?(?:prendre|heberger"
         "|accueillir|loger)|(?:sais|sait|savons) (?:plus |pas )?ou (?:aller|loger)(?! (?:pour|deposer"
         r"|chercher|payer|porter))|plus (?:dargent|de quoi) (?:\w+ ){0,3}hotel"
         "|huissiers? (?:est|sont) (?:la|en bas|a la porte|devant)|expulsion (?:demain|aujourdhui|ce matin)"
         r"|plus (?:de |aucun )toit\b|(?:dors?|dort|dormir|dormons) ou\b"
         "|(?:aucune? |pas de |pas d)?(?:solution|endroit|place|lit) (?:pour|ou) dormir|(?:suis|on est"
         "|sommes|etre|enfants sont) (?:toute?s? )?(?:seule?s? )?dehors (?:avec|sous|ce soir|cette nuit"
         r"|depuis|dans le froid)|hotel (?:\w+ ){0,6}(?:dehors|fini|plus payer)|(?:rester|dormir|passer"
         r"|coucher|retrouve\w*) (?:\w+ ){0,4}(?:dehors|a la gare|dans le metro|aux urgences"
         "|dans les escaliers|sur le palier)|(?:accueil|hebergement|abri|toit|lit) "
         r"(?:\w+ ){0,2}(?:d ?urgence|pour (?:ce soir|cette nuit|la nuit))"
         "|plus (?:nulle part ou|d ?endroit ou)|(?:sacs?|valises?|cartons|affaires) "
         r"(?:\w+ ){0,4}(?:sur le trottoir|dans la rue|dans la voiture|a la main) (?:\w+ ){0,8}(?:soir|nuit"
         r"|dormir|aller|enfants)|(?:mis|met|mettre|foutre|jeter|virer|fout) (?:\w+ )?(?:dehors|a la rue) "
         r"(?:\w+ ){0,4}(?:ce soir|demain|cette nuit|aujourd\w*|maintenant)"
         r"|squatt\w* (?:\w+ ){0,3}(?:mon|notre) (?:logement|appart\w*)"),
)  # fmt: skip
