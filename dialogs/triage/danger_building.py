"""What the dangers of a building sound like in French; notation as in `danger_rules`."""

from typing import Final

from dialogs.triage.danger_rules import Rule

RULES: Final = (
    # --- fire -----------------------------------------------------------------------------------------------
    Rule("fire", "Un incendie s'est déclaré au deuxième", "Mon assurance incendie est à jour",
         r"(?<!\bma )(?<!mont )(?<!fait )(?<!faire )(?:i|e)n[sc][ea]n[dt]ie?s?|incendi(?:er|ent|aire)"
         r"|chip pan|brasier|fournaise (?:dans|chez)|etouffe\w* (?:dans|par|avec) (?:la )?<smoke>"
         r"|<smoke> & (?:tousse\w*|yeux|suffoqu\w*|pompiers)"
         "|flammes & (?:etage|balcon|fenetre|porte|cuisine|toit)(?! (?:arriere|rouge|vert))"),
    Rule("fire", "ya le feu dans la cave", "J'attends le feu vert de l'agence",
         "(?:ya|a) (?:le|du|un) feu(?! (?:vert|rouge|orange|dartifice))"
         r"|feu (?:dans|chez|sur|partout|a (?:la|l\w+|mon|ma))|(?:depart|debut) de feu"
         "|feu de (?:poubelles?|caves?|voitures?|cuisine|cheminee|friteuse|foret|appartement)"
         r"|feu (?:\w+ )?(?:se propage|gagne|prend|monte|arrive)"),
    Rule("fire", "Des jeunes ont mis le feu aux boîtes aux lettres", "Feu mon mari est décédé en mars",
         "(?:mis|met|mettre|mettent|foutu|foutre|foutent) le feu(?! aux? poudres?)"
         r"|(?:pris|prend|prends|prendre|pren|prennent) feu|en feu|en flam\w*|des flammes"
         "|flammes (?:dans|sortent|sur|partout|qui|montent|sortant)"
         "|au feu(?! (?:rouge|vert|orange|tricolore))"),
    Rule("fire", "la cuisine brule venez vite", "Mon ampoule est grillée, elle ne brûle plus",
         r"(?:sa|tout|maison|appart\w*(?: du \w+)?|cuisine|immeuble|cave|poubelles?|voitures?|balcon"
         r"|batiment|hall|matelas|canape|rideaux?|seche linge|machine|lave \w+|frigo|four|tele\w*|chargeur"
         "|batterie|trottin?ett?e|velo|scooter|local|ordures?|lettres|lit|tapis|chambre|salon|hotte"
         "|friteuse|huile|grenier|toit|haie|garage) (?:est en train de |sont en train de |qui |a "
         r"|commence a )?(?:brule|brulent|bruler|cram|flamb|couve\b|fume\b)\w*(?! (?:les?|dans|des|de la"
         r"|sur) )(?<!\bsa fume)(?<!tout fume)|(?:moteur|machinerie|vmc|radiateur|convecteur|grille pain"
         r"|poubelles?|compteur) (?:\w+ ){0,2}fume\b|part\w* en fumee(?! (?:mes|mon))"
         r"|consum(?:e|er|ent)\b(?! (?:\w+ )?(?:electric|gaz|eau|de l))"
         r"|casserol\w* & (?:endormi\w*|oubliee?) (?:\w+ ){0,6}fumee?|brulee? vif"),
    Rule("fire", "des jeunes sont en train de brûler le hall", "Le gardien brûle les étapes",
         "en train de (?:bruler|cramer|flamber|prendre feu)(?! (?:les etapes|mon argent))"
         r"|(?:ils|on|jeunes|gamins|gens|mecs|types?) (?:\w+ )?(?:brule|brulent|crament) (?!les etapes)"
         r"|endormi\w* avec (?:sa|une|la) (?:clope|cigarette)"),
    Rule("fire", "sa sent le brulé ds le couloir", "Odeur de fumée de cigarette du voisin",
         r"(?:odeurs?|oder|sen[ts]?|pue?) … (?:le |du |de )?(?:brule\w*|cram\w*|roussi|<smoke>)"),
    Rule("fire", "De la fumée noire sort du local poubelles", "Le détecteur de fumée est à changer",
         "(?:de la|beaucoup de|plein de|une|grosse|trop de|cette|epaisse|forte|remplie? de"
         "|pleine? de) <smoke>|<smoke> (?:noire|epaisse|blanche|grise|dans|qui|partout|sous|chez|monte"
         r"|remonte|sort|passe|envahi\w*|arrive)|enfume\w*(?! (?:\w+ ){0,3}<tobacco>)"
         r"|tousse\w* (?:\w+ ){0,4}<smoke>|(?:la|de) <smoke> (?:\w+ )?partout|fume partout"),
    Rule("fire", "l'alarme incendie sonne partout", "L'alarme incendie doit être vérifiée",
         r"(?:alarmes? (?:incendie|feu)|detecteurs? (?:de )?fumee?) (?:\w+ ){0,2}(?:sonne|hurle"
         r"|declench)\w*(?! .{0,20}(?:pas\b|pile|pour rien|sans raison|toast))"),
    Rule("fire", "il y a eu une explosion au rez de chaussée", "Une explosion de mes charges cette année",
         "(?:une|grosse|enorme|forte) explosion(?! (?:de|des|du) )|(?:chaudiere|immeuble|bouteille|ballon"
         r"|cumulus|<gaz>|batterie|trottin?ett?e|velo|telephone|machine|transfo\w*|four|chauffe eau)(?: "
         r"(?!factures?|charges?|prix)\w+){0,4} d?explos\w*"),
    Rule("fire", "appelez les pompiers !!", "Le camion des pompiers ne peut pas se garer",
         "(?:appele[rz]?|envoye[rz]?|vite|besoin|faut)(?: vite)? (?:les |des )?pompiers"
         "|pompiers (?:vite|svp|urgent|urgence)"),
    # --- gas ------------------------------------------------------------------------------------------------
    Rule("gas", "forte odeur bizarre de gaz sur le palier", "Il y a une odeur de cuisine dans l'escalier",
         "(?:od[eo]u?re?s?|oder|senteur|relents?|effluves?) … <gaz>"),
    Rule("gas", "sa sent le gaz", "Le chauffage au gaz est en panne",
         r"(?:re)?(?:sen[ts]?|sentai[st]|sentent|senti[rse]?|pue?|puent|ressens|renifl\w*|schling\w*"
         r"|empest\w*|dirait|cocott\w*|fouett\w*) … (?:(?:le|du|de|au) )?<gaz>|sa sans (?:le )?<gaz>"
         "|(?:gaziniere|cuisiniere|chauffe eau a gaz|rechaud) (?:qui )?(?:fui[ts]?|siffle)(?! (?:l?eau"
         r"|de l?eau))|siffl\w* (?:\w+ ){0,6}<gaz>|(?:pleine?|rempli\w*|envahi\w*|asphyxi\w*) (?:de|par le"
         r"|au) <gaz>|<gaz> & (?:mal (?:au|de) (?:coeur|tete)|tousse\w*|prend a la gorge|evacue\w*|palier)"
         r"|nez (?:\w+ ){0,3}gaz"),
    Rule("gas", "Fuitte de gaz au sous sol", "La facture de gaz a doublé",
         r"fui?tt?es? (?!d?eau)(?:\w+ ){0,4}<gaz>|<gaz> (?:\w+ ){0,3}(?:fuit|fui|sechapp\w*|siffle\w*"
         r"|souffle)|<gaz> (?:est )?(?:reste )?ouvert|urgence gaz|detecteur de <gaz> … (?:sonne|bip)\w*"),
    Rule("gas", "Le plombier a percé le tuyau de gaz", "Le robinet de gaz est à remplacer dans l'année",
         r"(?:perce|arrache|sectionne|casse|fendu|abime)\w* … (?:tuyaux?|conduite|flexible|robinet|arrivee"
         "|canalisation|vanne|raccord|colonne) <of the stove>|(?:tuyaux?|conduite|flexible|robinet|bouton"
         r"|vanne|bouteille|arrivee|raccord|detendeur) <of the stove> & (?:perce\w*|casse\w*|fui[ts]?"
         r"|fendue?|arrache\w*|siffl\w*|souffl\w*|pschi+t+|ouverte?|impossible de (?:le |la )?fermer"
         r"|tourne dans le vide|craquele\w*|ferme (?:pas|plus|mal)|sens|sent|pue)"),
    Rule("gas", "j'ai oublié de fermer le bouton de la cuisinière", "J'ai oublié mon relevé de gaz",
         r"laiss\w* (?:\w+ ){0,4}gaz (?:ouvert|allume|toute la nuit)|oubli\w* (?:le gaz|d(?:e |)(?:fermer"
         r"|eteindre|couper) (?:\w+ ){0,3}gaz|(?:\w+ ){0,4}bouton de (?:la|ma) (?:cuisiniere|gaziniere)"
         "|(?:gaziniere|cuisiniere) (?:ouverte|allumee))"),
    Rule("gas", "odeur d'oeuf pourri près de la gazinière", "Odeur d'œuf pourri qui remonte de l'évier",
         r"(?:odeurs?|sen[ts]|pue?) … (?:oeufs?|eufs?) pourr?is?(?! (?:\w+ ){0,7}[dl]?(?:egouts?|evier"
         r"|siphon|toilettes?|wc|canalisations?|lavabo|douche|l?eau|fosse)\b)"
         r"|(?:odeurs?|sen[ts]) (?:\w+ ){0,3}(?:bizarre|suspecte) & (?:gaziniere|chaudiere|bouteille)"),
    # --- carbon monoxide ------------------------------------------------------------------------------------
    Rule("carbon_monoxide", "l'alarme monoxyde de carbone sonne", "Le détecteur de monoxyde est à changer",
         r"monox[yi]d\w*(?! (?:\w+ ){0,12}l?(?:entretien|obligat\w*|norme|prevention|campagne|affiche))"
         r"|intoxi\w* … (?:co|chaudiere|poele|<gaz>)|(?:alarme|detecteur|boitier|capteur|appareil) (?:(?:de"
         "|du|a|au) )?(?:co|monox[yi]de)(?: de carbone)? & (?:sonn(?!ette)|hurl|bip|declench|debranch"
         r"|clignot|gueul|siffl)\w*(?! (?:\w+ ){0,6}piles? (?:faibles?|usees?|a changer|a remplacer|vides?"
         r"|hs))|co alarme? …… sonn\w*"),
    Rule("carbon_monoxide", "on a tous mal à la tête quand la chaudière tourne",
         "Le bruit de la chaudière me donne mal à la tête",
         r"<sick> & <burner>|<burner> & (?:chat|chien|canari|oiseaux?) (?:\w+ ){0,4}(?:morte?|ecroule|tombe"
         r"|inerte|somnole)|(?:mieux|passe|respire) (?:\w+ ){0,3}(?:dehors|fenetre) & <burner>|asphyxi\w*"
         "|gaz brules?"),
    Rule("carbon_monoxide", "on se chauffe au barbecue dans le salon",
         "Mon voisin fait des barbecues le soir",
         r"<firepot><kept in><indoors>|<indoors><kept in><firepot>|(?:re)?chauff\w* (?:\w+ ){0,3}<firepot>"
         r"|(?:gaziniere|plaques? (?:a|de) gaz|feux? de la gaziniere) (?:\w+ ){0,6}pour (?:se |me "
         r"|nous )?(?:re)?chauffer|(?:re)?chauff\w* (?:\w+ ){0,3}(?:gaziniere|plaques? (?:a|de) gaz)"
         r"|(?:poele|cheminee|insert|chaudiere) (?:\w+ ){0,3}(?:refoule|enfume)"),
    Rule("carbon_monoxide", "J'ai bouché l'aération et la chaudière à gaz est à côté",
         "L'aération est encrassée, tout est électrique",
         r"(?:bouch|scotch|calfeutr|obstru|condamn|ferm|obtur|carton|couvert)\w* "
         r"(?:\w+ ){0,4}(?:l?aerations?|grilles?|ventilations?|bouches|conduit|cheminee) & (?:<burner>|<gaz>"
         "|<sick>)|flammes? (?:est |sont )?(?:toute )?(?:jaunes?|oranges?) & (?:<burner>|suie)"
         r"|suie & <burner>|refoul\w* & (?:chaudiere|poele|cheminee|insert|conduit)"),
    # --- electricity ----------------------------------------------------------------------------------------
    Rule("electricity", "j'ai failli être électrocutée dans la douche", "Ma facture d'électricité est fausse",
         r"elect?roc(?!h)\w*|elec?tri[sz](?:e|ee|es|er)|court ?circuits?\b|courts circuits"
         r"|projete\w* en arriere"),
    Rule("electricity", "j'ai pri une décharge en touchant le lave linge",
         "J'ai signé une décharge pour les clés",
         r"(?:decharges?|chocs?|secousses?) electri\w*|(?:jai|a|ai) (?:\w+ )?(?:eu|senti) (?:une "
         r"|des )(?:\w+ )?decharges?|(?:ressenti?|pris|recu) (?:\w+ )?(?:secousse|picotements?)|(?:robinet"
         r"|douche|evier|frigo|machine|baignoire|poignee|radiateur) (?:\w+ ){0,2}(?:pique|picote"
         r"|electrifie\w*)|dirait (?:\w+ ){0,3}du courant|eau (?:\w+ ){0,2}(?:sort|coule|suinte) (?:de|par) "
         "(?:la|les|le|une) <electric>|(?:tableau|prise|compteur|disjoncteur) "
         r"(?:\w+ ){0,6}(?:odeur de chaud|friture|sent le chaud)|coups? de (?:jus|courant)|(?:pris|prends?"
         r"|recu|recois|recoit|prend|donne|met|envoie|mis|colle|balance)\w* (?:\w+ ){0,3}(?:decharges?"
         "|chataignes?|(?:du|le|un|de|mon) jus|(?:du|le) courant)(?! de resp)"
         "|(?:courant|jus) … passe dans (?:le|la) (?:robinet|douche|eau|baignoire|evier)"
         r"|(?:picot|fourmill)\w* & (?:robinet|douche|evier|frigo|machine|prise|baignoire)"),
    Rule("electricity", "La prise fait des étincelles", "La prise est décollée du mur",
         r"et[ie]n[sc]+el\w*|arcs? (?:bleus?|electri\w*)|(?:gresill|gresi|crepit|bourdonn)\w* & "
         r"(?:<electric>|compteur)|(?:<electric>|compteur) …… (?:flash|claque dans|gres[iy]|crepit)\w*"
         r"|(?:prise|interrupteur|tableau|multiprise|compteur|rallonge) (?:\w+ ){0,4}(?:saute aux yeux"
         r"|claque\b|explos\w*|etincel\w*|pete\b|crache\w*)|(?:electrise|electrocute)\w*"),
    Rule("electricity", "le tableau électrique est en train de cramer", "La prise télé ne marche plus",
         "(?:prises?(?! de tete)|tableaux?|multiprise|disjoncteur|interrupteur|compteur|rallonge|fils?"
         r"|cables?|plafonnier|luminaire) …… (?:brul|cram|fume\b|fond\b|fondu|noirci|surchauff)\w*|(?:prise"
         "|interrupteur|tableau|multiprise|disjoncteur|rallonge) … (?:est |tres |trop )?(?:chaude?"
         r"|brulante?|bouillante?|chauffe)s?\b|(?:fumee|feu|flammes) (?:\w+ ){0,4}(?:tableau|prise|compteur"
         "|disjoncteur)|sen[ts] le chaud & <electric>"),
    Rule("electricity", "fils électriques dénudés dans le couloir", "Le fil de la fibre pend sur la façade",
         r"(?:fils?|cables?|gaines?)(?: (?!fibre|tele\b|internet|antenne|linge|orange)\w+){0,4} (?:denud\w*"
         r"|a nu|nus?\b|a vif|arrach\w*|ronge\w*|a lair|pendent|pendants?|pend|par terre|tombe\w*|sortent"
         r"|depassent)|denud\w* & (?:fils?|cables?)|prise\w* (?:est )?arrachee? … (?:fils?|mur)"
         r"|ligne (?:electri\w*|haute tension) … (?:tombe|sol|terre)\w*"),
    Rule("electricity", "l'eau du voisin coule sur les prises",
         "Fuite d'eau, prise en charge par mon assurance ?",
         r"<water> (?:\w+ ){0,6}(?:sur|vers|pres|proche|jusqu\w*|au niveau|par|aux?|touche|atteint|a cote"
         r"|long) (?:\w+ ){0,2}<electric>|<water> (?:\w+ ){0,4}dans (?:\w+ )?<electric>|<electric> "
         r"(?:\w+ ){0,7}(?:mouill|tremp|inond|plein (?:d ?eau)|pleine d ?eau|prend leau|goutt|coul(?!oir)"
         r"|ruissel|sous leau|dans leau|rempli d)\w*|l?eau & (?:disjoncte|multiprise)"),
    # --- collapse -------------------------------------------------------------------------------------------
    Rule("collapse", "le plafond du salon s écroule", "Mon moral s'effondre avec ces travaux",
         r"<structure> …… (?:s ?|c ?)?(?:effondr|ecroul|affais|ced(?:e|ent|er|ait)\b|lach(?:e|ent|ait)\b"
         r"|decroch|detach|bascul|desolidaris|bomb|gondol|vacill)\w*|<structure> …… (?:fait un (?:ventre"
         "|creux)|tient plus|dans le vide|penche|va ceder|qui bouge|tremble|train de (?:lacher|ceder|tomber"
         r"|pencher))|(?:plancher|parquet|sol|dalle|marches) …… s?enfonc\w*"
         r"|seffondr\w* (?:\w+ ){0,3}<structure>|menac\w* (?:de |ruine)(?:s ?effondr|secroul|ceder"
         r"|seffondr)?\w*(?= (?:\w+ ){0,6}<structure>)"),
    Rule("collapse", "Mon plafond m'est tombé dessus", "La peinture du plafond tombe par plaques",
         "(?:plafonds?|plafon|balcons?|toiture|facade|garde corps|rambarde|corniche|dalle|cloison|mur"
         r"|poutre|placo|balustrade|auvent) (?:(?!peinture|papier|enduit)\w+ ){0,6}"
         r"(?:tomb|menace d|menacait d)\w*(?! en panne)"
         "|effondrement (?:du|de|des|imminent|partiel)|(?:plafond|mur|immeuble|toit|plancher|balcon) … "
         r"(?:secroule|nous tombe)\w*"),
    Rule("collapse", "des gravats tombent sur les voitures", "Un morceau de lino est décollé",
         r"<rubble>(?: (?!peinture|papier|carrelage|moquette|faience|lino|sucre)\w+){0,7} (?:tomb|se detach"
         r"|sest detach|detach|decroch|ecras|chut|pend)\w*|(?:tomb|chut)\w* … <rubble>|pluie de gravats"),
    Rule("collapse", "le mur porteur est fendu de haut en bas", "Une petite fissure dans l'enduit",
         r"fissur\w* (?:\w+ ){0,6}(?:sagrandi|agrandi|elargi|sec?art|enorme|grosse|traverse|de haut en bas"
         r"|a vu doeil|a vue doeil|porteur|passe (?:la|ma) main|sous (?:le|la) poids)\w*"
         "|(?:enorme|grosse|large)s? fissures?|murs? porteurs? … (?:fend|fissur|fele|casse|touche|coupe"
         r"|ouvert)\w*|(?:craqu\w*|fissur\w*) & (?:(?:murs?|plafonds?|poutres?|dalle|charpente|facade) "
         r"(?:\w+ ){0,2}(?:craqu|fissur|bouge|descend)\w*)|craque (?:de )?partout … mur|(?:garde corps"
         r"|rambarde|balustrade) (?:\w+ ){0,4}(?:descell\w*|arrach\w*|branl\w*|tient (?:plus|a rien|pas))"
         r"|tuiles? (?:\w+ ){0,2}tomb(?:e|ent)\b|immeuble (?:\w+ ){0,2}(?:tremble|bouge|a bouge|penche)"
         r"|(?:balcon|plancher|plafond|mur|escalier|marche|dalle|toit|sol|poutre) (?:\w+ ){0,6}(?:plie|ploie"
         r"|souple|pourri\w*|mou\b|molle\b|ne (?:me )?tient|craquements?)(?= (?:\w+ ){0,12}(?:tomb|peur"
         r"|passer|ceder|effondr|danger)\w*)|peur (?:quil|que (?:sa|le \w+|tout|la \w+)) "
         r"(?:\w+ ){0,3}(?:secroule|seffondre|tombe sur|cede|lache)\w*"
         r"|(?:tout|sa) (?:va|risque de|menace de) (?:s ?)?(?:effondr|ecroul|nous tomber)\w*"),
    # --- trapped --------------------------------------------------------------------------------------------
    Rule("trapped", "coincée ds l'assenseur avec ma fille", "L'ascenseur est bloqué depuis lundi",
         r"(?:blo[qck]\w*|coin[cs]\w*|enferm\w*|prison\w*|rest\w*) (?:\w+ ){0,4}(?:dans|en|a linterieur de) "
         r"(?:\w+ )?<lift>|(?:du monde|des gens|quelquun) (?:\w+ )?dedans"
         r"|(?:coinc|bloqu)\w* (?:\w+ ){0,3}dans (?:\w+ ){0,4}d?<lift>|(?:suis|est|sommes) (?:\w+ )?(?:coinc"
         r"|bloqu|enferm)\w*(?: (?!chez|etages?|cause|panne|moi)\w+){0,6} d?<lift>|<lift> …… (?:(?:quelqu\w*"
         r"|monde|gens|enfants?|dame|monsieur|(?!personne)<kin>|<child>) (?:est |sont |a |bloque\w* "
         r"|coince\w* )?(?:dedans|a linterieur)|dedans avec|moi dedans|avec (?:quelqu|des gens|une dame"
         r"|un enfant)\w*)"),
    Rule("trapped", "Nous sommes dans l'ascenseur bloqué au 4e", "Les charges d'ascenseur sont trop hautes",
         r"(?:suis|est|sommes|sont|quelqu ?un|gens|<kin>) (?:\w+ ){0,2}(?:dans) (?:\w+ )?<lift> … (?:bloqu"
         r"|arret|panne|coinc)\w*|<lift> … (?:bloqu|arret|coinc|panne)\w* (?:\w+ ){0,5}(?:avec (?!tout"
         "|mes courses)|on est dedans|dedans (?:il|ya)|monde dedans)"),
    Rule("trapped", "Ma fille est enfermée dans la salle de bain", "Je suis bloqué dans mon dossier",
         r"(?:(?:enferm|sequestr|prisonni)\w* (?:a (?:cle|linterieur) )?(?:dans|sur|au|a|de)|(?:bloqu"
         r"|coinc)\w* (?:dans|sur)) (?:l|la|le|les|ma|mon|mes|un|une|son|sa|notre|de|du|des)? ?<place>"
         r"|coinc\w* sous|enferme\w* (?:a cle|dehors sur|de l ?interieur|chez (?:moi|lui|elle))|(?:serrure"
         "|porte|poignee|cle|verrou) & (?:(?:plus|pas) (?:a )?sortir(?! (?:ma|la|mon|les|le) )|(?:pas"
         r"|plus) a (?:r?ouvrir(?! (?:la|ma|les) )|sortir))|coinc\w* & personne (?:ne )?m ?entend|(?:peux"
         "|peut|pouvons|arrive|arrivons) (?:plus|pas) (?:a )?(?:sortir|en sortir) (?:de (?:la |l "
         r"|ma )?(?:cave|chambre|salle|balcon|garage|parking|wc|hall|local|appart\w*)|du (?:garage|parking"
         r"|local|balcon))(?! (?:ma|la|mon) )|porte (?:\w+ ){0,5}(?:refermee|claque\w*) "
         r"(?:\w+ ){0,4}(?:dedans|a linterieur|enferme\w*|bebe|enfant|<child>)|(?:bebe|<child>) "
         r"(?:\w+ ){0,5}(?:enferme\w*|seule?) (?:\w+ ){0,2}(?:dans|a) (?:la|l|le) ?(?:voiture|linterieur)"),
    Rule("trapped", "La vieille dame du 3e ne répond plus quand je sonne",
         "Mon voisin ne répond pas à mes courriers",
         r"(?!personne|amie?|gardien|quelqu|locataire)<kin>(?: (?!stop\b|l?agence|l?accueil|mes\b|gardien"
         r"|rho|bailleur|service|cais+e|caf\b|mairie|syndic|vous|chien|on\b)\w+){0,9} n?(?:repond|repon"
         "|ouvre)s? (?:plus|pas|ni)(?! (?:(?:a|aux?|sur|par|de|son|sa) )?(?:mes |mon |ma |nos |la "
         "|le )?(?:courriers?|lettres?|mails?|messages?|sms|demandes?|questions?|compte|sac|poubelle"
         r"|boite))|derriere (?:la|sa|une|cette) porte … (?:bouge|gemi|appel|cri|repond)\w*"),
    Rule("trapped", "la voisine n'a pas ouvert depuis 4 jours", "Le voisin n'a pas ouvert le local hier",
         r"(?!gardien)<kin> (?:\w+ ){0,3}(?:pas|plus) (?:ouvert|sortie?|descendue?) depuis"),
    Rule("trapped", "plus de nouvelles de mon voisin depuis une semaine", "Plus de nouvelles de mon dossier",
         r"<elder> (?:\w+ ){0,6}(?:plus|aucune|sans|pas) (?:de )?(?:nouvelles?|signe)(?! d[eu] (?:vous|votre"
         "|mon dossier|rho|lagence|bailleur))|(?:plus|sans|aucune|pas) (?:de )?nouvelles? (?:de |du "
         r"|d)(?:\w+ ){0,2}<elder>|personne (?:\w+ ){0,2}vue?\b(?= (?:depuis|cette semaine|stop|aujourd)|$)"
         r"|(?:pas|plus) (?:re)?vue?s? (?:\w+ ){0,2}(?:voisine?|dame|mamie|papi|vieux|vieille|mere|pere"
         r"|grand mere)|<elder> & (?:(?:pas|plus) (?:re)?vue? (?:\w+ )?depuis|volets? "
         r"(?:\w+ ){0,3}(?:fermes?|ouverts?|depuis)|(?:courrier|boite) (?:\w+ ){0,2}deborde)|porte "
         r"(?:\w+ )?(?:close|fermee) & (?:aucun bruit|tele (?:marche|allumee)|(?:repond|ouvre) (?:pas|plus)"
         r"|inqui\w*|lumiere allumee)|inqui\w* pour (?:\w+ )?<elder>"
         r"|volets? (?:\w+ ){0,3}depuis & (?:sonne|repond|inqui\w*)|signe de vie"
         r"|(?:odeur|sent|pue) (?:de |le |comme )*(?:mort|cadavre|decompos\w*)"
         r"|entend\w* (?:\w+ ){0,5}(?:gemi\w*|appeler a|a laide|au secours)|(?:tele|lumiere|radio) "
         r"(?:\w+ ){0,5}(?:jour et nuit|allumee?|tourne) (?:\w+ ){0,6}(?:repond|ouvre|bouge)\w* (?:pas|plus)"
         r"|(?:pas|plus) (?:croise\w*|apercue?|entendue?) (?:\w+ ){0,3}(?:voisine?|dame|mamie|papi|monsieur)"
         r"|<elder> (?:\w+ ){0,8}(?:pas|plus) (?:sortie?|croise\w*|apercue?|vue?|entendue?) "
         r"(?:\w+ ){0,3}depuis|(?:chat|chien)s? (?:\w+ ){0,3}(?:aboie|miaule|hurle)\w* "
         r"(?:\w+ ){0,4}(?:repond|ouvre)\w* (?:pas|plus)|drole dodeur & <elder>"),
)  # fmt: skip
