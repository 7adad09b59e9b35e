"""The lexicon of danger in the other languages of the tenants; notation as in `danger_rules`.

English, Spanish, Portuguese, Turkish, Ukrainian (in either script) and Moroccan Arabic as it is typed.
"""

from typing import Final

from dialogs.triage.danger_rules import Rule

FAMILIES: Final = {
    "lift_abroad": r"(?:lift|elevator|ascensor|elevador|asansor\w*|ліфт\w*|lift[iau]?|l?sansour|<lift>)",
    "ceiling": r"(?:ceiling|balcony|wall|roof|staircase|stairs|floor)",
    "techo": r"(?:techo|balcon|pared|muro|escalera|suelo|fachada|cornisa)",
    "teto": r"(?:teto|varanda|parede|muro|escadas?|chao|fachada|laje)",
    "tavan": r"(?:tavan\w*|balkon\w*|duvar\w*|merdiven\w*|cati\w*)",
    "stelia": (
        r"(?:стел[яюі]\w*|балкон\w*|стін[аиуі]\w*|дах\w*|сход[иіа]\w*|stel[iy]a|balkon|stina|sqef|s9ef"
        r"|l?7it)"
    ),
    "her man": r"(?:husband|boyfriend|ex|wife|partner|girlfriend)",
    "su hombre": r"(?:marido|esposo|novio|pareja|ex|mujer|namorado|companheiro|marido)",
    "kid": r"(?:child\w*|kids?|son|daughter|baby|toddler|boy|girl)",
    "nino": r"(?:nin[oa]s?|hij[oa]s?|bebe|criancas?|filh[oa]s?|menin[oa]s?)",
    "rozetka": r"(?:розетк\w*|щиток|проводк\w*|вимикач\w*|rozetk\w*|shchyt\w*)",
}

RULES: Final = (
    # --- fire -----------------------------------------------------------------------------------------------
    Rule("fire", "There is a fire in my building", "The fire door does not close",
         "(?:there is a|theres a|theres|house|flat|kitchen|room|big|on|caught|catch|catching) fire"
         "|fire (?:in|at|help|fire|stop)|we are on fire|smell smoke"
         "|smoke (?:in|from|everywhere|coming|under|is)|flames (?:coming|in|from|out|everywhere)|is burning"
         "|burning smell|smell of burning|(?:bin|bins|car|room|stairs|hallway|curtains?|oven|sofa) "
         r"(?:\w+ ){0,2}(?:on fire|burning)|put (?:it|the fire) out"),
    Rule("fire", "Se está quemando el cuarto", "El cuarto es demasiado caluroso",
         r"fuego|hay (?:mucho )?humo|humo (?:sube|sale|negro|en)|(?:se|esta) (?:esta )?quem\w*|esta ardiendo"
         r"|en llamas|ardiendo|arde|incendio\w*|fogo(?! de artif)|fumaca|fumo (?:preto|a sair|por|no|na|em)"
         "|a arder|esta a arder|pegou fogo|a queimar"),
    Rule("fire", "l3afia cha3la f lcouzina", "l3afia 3likom choukran",
         r"yangin\w*|yaniyor|duman(?:lar)? (?:var|cik\w*|dol\w*)|alev\w*|пожеж\w*|горить|горимо|палає"
         r"|дим (?:іде|з|у|в)|вогонь|po[zj]h?e[zj]h?[aiu]|horyt\w*|hor[iy]mo|[7h]ari[q9]"
         r"|l?3afi[ay]\w* (?:cha3la|f|cha3lat|chea?la|kat)|cha3l[ae]t? (?:l)?3afi[ay]"
         "|dokh?an (?:f|kaykhrej|bzaf)"),
    # --- gas ------------------------------------------------------------------------------------------------
    Rule("gas", "I can smell gas", "My gas bill is too high",
         r"smell\w* … gas|gas (?:leak|smell)\w*|leak\w* … gas"
         r"|(?:olor|huele\w*|fuga|escape|cheir\w*|vazamento|fuga) … gas|gas (?:is )?(?:escaping|hissing)"),
    Rule("gas", "evde gaz kokusu var", "gaz faturam çok yüksek",
         r"gaz (?:\w+ )?(?:koku\w*|kacagi|kacak|kaciriyor|sizinti\w*)"
         r"|(?:пахне|запах|витік|чую|чути|смердить) … газ\w*|газ\w* … (?:пахне|смердить|тече)"
         r"|(?:pakhne|pahne|zapakh|zapah|vytik|smerdyt) … [gh]az\w*"
         r"|ri[7h]h?[ae]?t? (?:el |al |dyal )?l?(?:gaz|ghaz)|l?(?:gaz|ghaz) (?:kay\w*|mharrb|khar[ej]\w*)"),
    # --- carbon monoxide ------------------------------------------------------------------------------------
    Rule("carbon_monoxide", "my CO alarm keeps going off", "The smoke alarm needs a battery",
         r"(?:co|carbon monoxide) (?:alarm|detector) (?:\w+ ){0,3}(?:going off|ring\w*|beep\w*|sound\w*)"
         r"|(?:headaches?|dizz\w*|nause\w*|sick|faint\w*) & (?:boiler|heater|stove|heating)|(?:charcoal"
         r"|barbecue|bbq|grill|generator) (?:\w+ ){0,3}(?:inside|indoors|in the (?:room|bedroom|kitchen"
         "|flat))"),
    Rule("carbon_monoxide", "nos duele la cabeza con la caldera encendida", "La caldera hace ruido",
         r"(?:duel\w* (?:\w+ ){0,2}cabeza|dolor de cabeza|mare\w*|vomit\w*|nauseas?) & (?:caldera|estufa"
         r"|calentador|brasero)|(?:dor(?:es)? de cabeca|doi\w* (?:\w+ )?(?:a )?cabeca|tontur\w*|enjo\w*"
         r"|vomit\w*|nauseas?) & (?:caldeira|esquentador|lareira|fogao|braseira)|(?:grelhador|carvao|carbon"
         r"|brasero|barbacoa|gerador|generador|braseira) (?:\w+ ){0,6}(?:quarto|sala|cozinha|dentro|aquecer"
         r"|habitacion|salon|calentar\w*)"),
    Rule("carbon_monoxide", "kombi yanınca başımız dönüyor", "kombi bozuk, su soğuk",
         r"(?:bas\w* (?:don\w*|agri\w*)|mide\w* bulan\w*|kus\w*) & (?:kombi|soba|sofben|mangal)"
         r"|(?:kombi|soba|sofben|mangal) & (?:bas\w* (?:don\w*|agri\w*)|mide\w* bulan\w*|zehirl\w*)"
         r"|karbonmonoksit\w*|(?:mangal|komur) (?:\w+ ){0,2}(?:evde|odada|iceride|salonda)|(?:болить голова"
         r"|голова болить|болить (?:\w+ )?голов\w*|нудить|паморо\w*|запаморо\w*) & (?:кот[еє]?л\w*|колонк\w*"
         r"|пічк\w*)|чадн\w*|(?:bolyt|nudyt) & (?:kot[ae]?l\w*|kolonk\w*)|(?:rass?[iy]|raso|ntqe?y\w*"
         r"|kaydo?u?r\w*) & (?:chauffe eau|chaudiere|chauffage|lmjmer|mejmer|fakher)"
         r"|(?:mejmer|lmejmer|fakher|lfakher) (?:\w+ ){0,3}(?:bit|dar|salon|west)"),
    # --- electricity ----------------------------------------------------------------------------------------
    Rule("electricity", "Sparks from the socket", "The electric bill is wrong",
         r"electric shock|electrocut\w*|sparks|sparking|(?:got|get|gave|getting) (?:\w+ ){0,2}shock(?:ed|s)?"
         r"|(?:exposed|bare|live|loose) wires?|(?:water|leak\w*) (?:\w+ ){0,5}(?:socket|fuse box|outlet|plug"
         r"|light fitting|electrics?)|(?:socket|outlet|plug|fuse box) (?:\w+ ){0,3}(?:burn\w*|smok\w*"
         r"|melt\w*|hot)"),
    Rule("electricity", "cae agua por la lámpara y saltan chispas", "a lâmpada da escada queimou",
         r"descarga electrica|chispas?|(?:da|dio|me ha dado|da un) (?:\w+ )?(?:calambre|corriente)"
         r"|calambrazo|electrocut\w*|cables? (?:pelados?|sueltos?)"
         r"|agua (?:\w+ ){0,4}(?:enchufes?|lampara|cuadro electrico)|choque eletrico|faiscas?"
         r"|(?:apanh\w*|levei|da|leva\w*) (?:\w+ ){0,2}choques?|fios? (?:descarnados?|soltos?|a vista)"
         r"|agua (?:\w+ ){0,4}(?:tomadas?|quadro)|(?:tomada|enchufe) (?:\w+ ){0,3}(?:queim\w*|quem\w*"
         r"|derret\w*|fumo|fumaca|humo)"),
    Rule("electricity", "prizden kıvılcım çıkıyor", "priz gevşek",
         r"elektrik (?:carp\w*)|kivilcim\w*|priz\w* (?:\w+ ){0,3}(?:yan\w*|duman|erim\w*|su\b)"
         r"|ciplak kablo\w*|su (?:\w+ ){0,3}prize|вдарило (?:\w+ )?струм\w*|б є струм\w*|бє струм\w*|іскр\w*"
         r"|<rozetka> (?:\w+ ){0,3}(?:горить|дим\w*|гаряч\w*|плав\w*)|вода (?:\w+ ){0,4}<rozetka>"
         r"|(?:iskr|vdarylo strum|bie strum)\w*|voda (?:\w+ ){0,4}<rozetka>"
         r"|dr?[ae]?b[an]*[tn]?[iy]? (?:tri(?:ciniti|sinti|siti)?|do?w|ddo?u|lkahraba)\b"
         r"|lma (?:\w+ ){0,3}(?:priz\w*|tri\w*|do?w)"),
    # --- collapse -------------------------------------------------------------------------------------------
    Rule("collapse", "The ceiling is falling down", "The ceiling is too low",
         r"<ceiling> … (?:collaps\w*|falling|fell|about to|crack\w*|com(?:e|ing) down|cav\w* in|bulg\w*"
         r"|giv\w* way|sagging)|(?:pieces|chunks|bits) of (?:\w+ )?(?:concrete|<ceiling>|plaster)"),
    Rule("collapse", "se ha caído parte del techo", "el techo es bajo",
         r"<techo> … (?:cae|caen|caer\w*|cayo|cayendo|caido|derrumb\w*|hund\w*|venir abajo)"
         r"|(?:cae|caen|caido|cayo|cayendo|derrumb\w*|hundi\w*|desprend\w*) … <techo>"
         r"|<teto> … (?:cair|caiu|caindo|caem|desab\w*|ceder|a cair|rach\w*)"
         r"|(?:caiu|caiem|cairam|caem|desab\w*) … (?:tetos?|varandas?|paredes?|betao|reboco|tijolos?)"),
    Rule("collapse", "salonun tavanı çöktü", "tavan çok alçak",
         r"<tavan> (?:\w+ ){0,3}(?:cok[tu]\w*|cokuyor|cokmek\w*|cokecek|dus\w*|yikil\w*|catla\w*)"
         r"|<stelia> … (?:пада\w*|впал\w*|обвал\w*|відвал\w*|завал\w*|трісну\w*|тріщ\w*|провал\w*|осип\w*)"
         r"|(?:впал\w*|обвал\w*|пада\w*|відвал\w*) … (?:<stelia>|бетон\w*|штукатурк\w*)"
         r"|<stelia> … (?:pada\w*|vpal\w*|obval\w*|vidval\w*|zaval\w*|\w*tih\w*|tah|tay[ht]\w*|\w*rib)"
         "|(?:tah|ta7|ghadi ytih) … (?:sqef|s9ef)"),
    # --- medical --------------------------------------------------------------------------------------------
    Rule("medical", "My father is not breathing", "I can breathe, the vent is repaired",
         "unconscious|not breathing|cant breathe|can ?not breathe|heart attack"
         "|(?:is|am|are|hes|shes|im|head|hand|badly) bleeding|bleeding (?:a lot|badly|from)|chest pains?"
         r"|passed out|collapsed|stroke|seizure|overdos\w*|chok(?:ing|ed)|swallowed"
         "|call (?:me )?(?:an )?ambulance|need (?:an )?ambulance|not (?:moving|responding|waking)"
         "|fell (?:down|off|from) (?:the )?(?:stairs|ladder|roof|window)"
         r"|(?:cant|can not|unable to) (?:move|breathe|feel)|(?:not|stopped) (?:\w+ )?breathing"
         r"|drank (?:bleach|cleaner)|took (?:too many|all) (?:\w+ )?pills|having a (?:stroke|fit|baby)"
         "|going into labou?r|burn(?:ed|t) (?:my|his|her|badly)|fell and"),
    Rule("medical", "mi madre se cayó y está inconsciente", "No respiramos bien con la humedad",
         r"no (?:puede )?respira\b|inconsciente (?!de)|inconsciente$|sangrando|sangra (?:mucho|de)|desmay\w*"
         r"|infarto|dolor en el pecho|convulsi\w*|ambulan[cs]ia|trago (?:lejia|una)"
         r"|no se (?:mueve|despierta|levanta)|(?:cayo|caido) (?:\w+ ){0,3}(?:escaleras?|ducha|banera)"
         r"|nao (?:respira|se mexe|acorda|reage)|desmai\w*|a sangrar|sangra muito|dor no peito|enfarte"
         r"|bebeu (?:lixivia|detergente)|engoliu|caiu (?:\w+ ){0,3}(?:escadas?|banheira|escadote)"),
    Rule("medical", "babam bayıldı uyanmıyor", "babam yarın gelecek",
         r"bayil\w*|nefes (?:alm\w*|alami\w*)|kalp krizi|kan(?:iyor|ama\w*)|gogsu\w* agri\w*|uyanmiyor"
         r"|(?:annem|babam|kocam|esim|komsu\w*|nenem|dedem) (?:\w+ ){0,3}dustu|kalkami?yor|hareket etmiyor"
         r"|ambulans\w*|(?:camasir suyu|ilac|deterjan) ic\w*|merdiven\w* dus\w*|непритомн\w*|не дихає"
         r"|не дихае|знепритомн\w*|кровотеч\w*|кров (?:тече|іде|не)|стікає кров\w*|інфаркт\w*|інсульт\w*"
         r"|болить (?:серце|в грудях)|випи(?:в|ла) (?:\w+ ){0,2}(?:засіб|хлор|таблетки|відбілювач)"
         r"|швидк(?:у|а) (?:допомог\w*|треба|потрібна)|викличте швидку|не прокида\w*"
         r"|впа(?:в|ла) (?:\w+ ){0,2}(?:сход\w*|драбин\w*)|ne dykhaie|neprytomn\w*|shvydku|ghi?be?t? 3la"
         r"|sokhfat|skhef|s[eo]khf\w*|kayn (?:d+em|dam) bzaf|d+em (?:bzaf|kaysil|kayhbet)|makay?tn?effes\w*"
         "|tahe?t? (?:f |mn )?(?:l?hemm?am|drouj|droj|derouj)|makatjawebch|chreb javel"),
    # --- trapped --------------------------------------------------------------------------------------------
    Rule("trapped", "I'm stuck in the elevator", "The elevator is broken again",
         r"(?:stuck|trapped|locked) (?:\w+ ){0,3}(?:in|inside|on) (?:\w+ ){0,2}(?:<lift_abroad>|bathroom"
         "|basement|cellar|toilet|garage|balcony|room|flat)|(?:neighbo?u?r|lady|mother|father|man) "
         r"(?:\w+ ){0,8}(?:not answering|doesnt answer|wont answer|not opened|isnt answering)(?! "
         "(?:my )?(?:emails?|letters?))|havent seen (?:my |the )?(?:old )?(?:neighbo?u?r|lady)"
         "|people (?:inside|in) the <lift_abroad>"),
    Rule("trapped", "estamos encerrados en el ascensor con un bebé", "el ascensor está averiado",
         r"(?:encerrad[oa]s?|atrapad[oa]s?|atascad[oa]s?) (?:\w+ )?(?:en|dentro) "
         r"(?:\w+ ){0,2}(?:<lift_abroad>|bano|sotano|garaje|trastero)|(?:pres[oa]s?|fechad[oa]s?"
         r"|trancad[oa]s?) (?:\w+ )?(?:no|na|dentro) (?:\w+ )?(?:<lift_abroad>|casa de banho|cave|garagem"
         r"|varanda|arrecadacao)|(?:vecin[oa]|madre|abuel[oa]|senora) (?:\w+ ){0,4}no (?:contesta|responde"
         "|abre)(?! (?:a )?(?:mis|las) (?:cartas|correos))|(?:vizinh[oa]|avo|mae|pai|senhora) "
         r"(?:\w+ ){0,3}nao (?:abre|atende|responde)(?! (?:as|aos) )"),
    Rule("trapped", "asansörde kaldık kapı açılmıyor", "asansör yine bozuk",
         r"<lift_abroad> (?:\w+ ){0,3}(?:kaldi\w*|mahsur\w*|sikis\w*|kisildi\w*|biri var|застряг\w*"
         r"|застр\w*)|mahsur kald\w*|(?:застряг\w*|застр\w*|zastriah?l?\w*|zastryah?l?\w*) "
         r"(?:\w+ ){0,3}(?:<lift_abroad>|підвал\w*|l[iy]ft\w*)"
         r"|komsu\w* (?:\w+ ){0,4}(?:kapiyi acmiyor|cevap vermiyor|ses vermiyor)"
         r"|(?:сусід\w*|бабус\w*|мама|дідус\w*) (?:\w+ ){0,5}не (?:відчиня\w*|відповіда\w*|відкрива\w*)"
         r"|замкнен\w* (?:у|в) (?:\w+ )?(?:підвал\w*|ванн\w*|туалет\w*)"
         r"|susid\w* (?:\w+ ){0,4}ne (?:vidchyn|vidpovid)\w*|(?:m?h?a?[7h]bo?u?sin?|mhbous\w*|mbloki\w*"
         r"|mqfoul\w*|me9foul\w*|wa7l\w*|wahl\w*) (?:\w+ ){0,3}(?:<lift_abroad>|ssanso\w*|la ?cave|hmmam"
         r"|toilette)|jart[iy] (?:\w+ ){0,4}(?:makat?jawb\w*|mahall?at)"),
    # --- suicide --------------------------------------------------------------------------------------------
    Rule("suicide", "I want to die", "I want to diet",
         "kill(?:ing)? myself|(?:want|going|like|rather) (?:to )?die|end (?:my life|it all)"
         "|dont want to (?:live|be alive)|no reason to live|better off (?:dead|without me)|hurt myself"
         "|cutting myself|wish i was dead|jump off|take my (?:own )?life"
         "|(?:nobody|no one|noone) (?:would|will) miss me|if i (?:was|were) (?:gone|dead)|tired of living"
         "|cant go on"),
    Rule("suicide", "ya no quiero vivir", "ya no quiero vivir en este piso",
         r"quiero morir\w*|no quiero (?:seguir )?vivir(?! (?:en|aqui|con|asi))|matarme|quitarme la vida"
         "|acabar con (?:todo|mi vida)|tirarme (?:por|del|al)|mejor muert[oa]|quero (?:morrer|desaparecer)"
         "|me matar|matar me|vale morrer|nao quero (?:mais )?viver(?! (?:aqui|neste|nesta|assim|com))"
         r"|acabar com (?:tudo|a (?:minha )?vida)|por fim a vida|atirar me (?:da|do)|falta\b … ninguem"
         "|estaria melhor mort[oa]"),
    Rule("suicide", "artık yaşamak istemiyorum", "artık burada yaşamak istemiyorum",
         r"intihar\w*|olmek isti\w*|(?<!burada )(?<!evde )(?<!bu evde )yasamak istemi\w*"
         r"|kendimi (?:oldur\w*|asacag\w*|atacag\w*)|canima kiy\w*|хочу (?:померти|вмерти|здохнути)"
         r"|самогуб\w*|не хочу (?:\w+ )?жити(?! (?:тут|у|в|з))|не хочеться жити|вбити себе"
         r"|вкоротити (?:собі )?віку|накласти на себе руки|покінчити|k?hochu (?:po|v)merty|samohub\w*"
         r"|ne k?hochu (?:\w+ )?zhyty(?! (?:tut|u|v|z))|vbyty sebe|b[gr]h?it nmo?ut|n[qk9]te?l ra[s]+[iy]"
         "|mab[gr]h?itch n3ich|ma bqit bagh[iy] n3ich|nhi hayati|n3te?l rasi|nintaher"),
    # --- child ----------------------------------------------------------------------------------------------
    Rule("child", "He hits his kids every night", "My kids hit the wall with a ball",
         r"(?:hits?|hitting|beats?|beating|hurts?|abus\w*|burn\w*|slap\w*|locks?|locked) (?:up )?(?:his|her"
         r"|my|the|their|a) (?:\w+ )?<kid>|child abuse|<kid> (?:\w+ ){0,5}(?:left|home|all|locked) (?:alone"
         r"|night alone|in)|leav\w* (?:\w+ ){0,3}<kid> (?:\w+ )?alone|<kid> alone (?:all|at|in)"
         r"|<kid> (?:\w+ ){0,3}(?:bruis\w*|starving|missing)"
         r"|<kid> (?:scream\w*|crying) & (?:hit\w*|beat\w*|alone)"),
    Rule("child", "el vecino pega a su hijo", "los niños pegan al balón",
         r"(?:pega|golpea|maltrata|bate|batem|abusa|encierra\w*|dejan?|deixam?|insulta) … <nino> … "
         "(?:sol[oa]s?|sozinh[oa]s?|encerrad[oa]s?|fechad[oa]s?|cinto)|(?:pegan?|golpean?|maltratan?|bate"
         r"|batem|abusan?|espanc\w*) (?:a|al|em|no|na|nos|nas|ao)?s? ?(?:\w+ )?<nino>|<nino> "
         r"(?:\w+ ){0,4}(?:moratones|desaparecid[oa]|sol[oa]s? en casa|sozinh[oa]s? em casa|maltratad[oa]s?"
         r"|nodoas negras|desaparec\w*)"),
    Rule("child", "üst katta çocuğu dövüyorlar", "çocuklar gürültü yapıyor",
         r"(?:cocu[gk]\w*|bebe[gk]\w*|oglu\w*|kizi\w*) (?:\w+ ){0,4}(?:dov\w*|vur\w*|taciz\w*|yalniz "
         r"(?:birak\w*|kal\w*)|kayip)|(?:бє|б є|бють|б ють|лупить|знуща\w*) … (?:дит\w*|син\w*|доньк\w*"
         r"|дочк\w*|малого|малу)|(?:дит\w*|син\w*|доньк\w*) … (?:бють|б ють|сам[аі]? вдома|зникл?\w*"
         r"|в синцях)|(?:bie|byut|biut) … (?:dyt\w*|syna|donk\w*|maloho)"
         r"|[ck]at?y?dr[ae]?b (?:\w+ )?(?:weld\w*|wlad\w*|bent\w*|drari|derri\w*)"
         r"|(?:wlad|weld|drari|derri|bent)\w* (?:\w+ ){0,4}(?:bohdo\w*|bouhdo\w*|kaytd?r[ae]?b\w*)"),
    # --- assault --------------------------------------------------------------------------------------------
    Rule("assault", "Please call the police", "Please call me tomorrow",
         "call (?:the )?police|need (?:the )?police|police please"
         "|(?:with|has|had|holding|pulled|got) (?:a |an )?(?:big )?(?:knife|gun|weapon|machete)"
         r"|(?:threaten\w*|going|trying|want\w*) (?:\w+ ){0,3}(?:to )?(?:kill|stab|rape|shoot|hurt) (?:me|us"
         r"|him|her)|(?:break\w*|broke|kick\w*) (?:\w+ ){0,2}(?:into|in|down) my (?:flat|door|house"
         "|apartment)|kicking my door|(?:attacked|assaulted|punched|stabbed|mugged|raped|beat"
         "|hit) me(?! with (?:a )?(?:bill|fee|rent))|got (?:attacked|stabbed|mugged|beaten)|gun ?shots?"
         r"|being attacked|following me|(?:he|they|man|guy|someone|neighbou?r) (?:\w+ ){0,4}(?:threaten\w*"
         r"|attack\w*|stab\w*|punch\w*|assault\w*|chas\w*) (?:me|us|him|her|someone)"
         r"|(?:gun|knife) (?:\w+ ){0,3}(?:door|lobby|hall|stairs)"
         r"|fight(?:ing)? (?:\w+ ){0,3}(?:knife|knives|outside my)"
         r"|someone (?:is )?(?:in|inside) my (?:flat|house|home)|groped|stalk\w*"),
    Rule("assault", "mi vecino me amenazó con un machete", "el vecino me amenaza con quejarse",
         r"llam\w* a la policia|cham\w* a policia|socorro|(?:amenaz\w*|ameac\w*) (?:\w+ ){0,4}(?:matar\w*"
         "|muerte|morte|machete|cuchillo|navaja|pistola|faca|arma|martelo)"
         "|(?:con|tiene|com|tem|saco) (?:un |una |uma )?(?:cuchillo|navaja|pistola|machete|faca|arma)"
         r"|me (?:ha |han )?(?:peg[oa]d?o?|golpe\w*|atac\w*|agred\w*|viol\w*|apunal\w*)"
         r"|(?:bateu|agrediu|atacou|esfaque\w*|ameacou)(?: me)?(?= (?:no|na|com|ontem|hoje|em)\b)|violar ?me"
         r"|tent\w* (?:violar|matar|entrar|arrombar|forzar)\w*|forzando (?:la|mi) puerta"
         "|arrombar (?:a )?(?:minha )?porta|tiros|disparos"),
    Rule("assault", "adam kapıyı tekmeliyor", "kapı kilidi bozuk",
         r"polis cagir\w*|imdat|(?:kapi\w*) (?:tekmel\w*|kir(?:iyor|maya)\w*|zorlu\w*)"
         r"|(?:bicak|silah|tabanca|pala)\w* (?:\w+ )?(?:var|cek\w*|tehdit\w*)|elinde (?:bicak|silah)"
         r"|(?:oldur\w*|bicak\w*) (?:\w+ )?tehdit\w*|tehdit (?:ediyor|etti)|bana saldir\w*|saldirdi"
         r"|beni (?:oldur\w*|bicakla\w*)|tecavuz\w*|викличте поліцію|поліці[юя] (?:терміново|швидко)|рятуите"
         r"|допоможіть (?:мене|він|вони|бють)|(?:погрожу\w*|погроз\w*) (?:\w+ ){0,3}(?:вбит\w*|ніж\w*|нож\w*"
         r"|пістолет\w*)|(?:з|має|тримає) (?:нож\w*|ніж|пістолет\w*|зброє\w*)|напа(?:в|ли|ла) на мене"
         r"|поби(?:в|ли|ла) мене|ламає(?:ться)? (?:\w+ )?двер\w*|вибива\w* двер\w*|зґвалт\w*"
         r"|vyklychte politsiyu|riatuite|(?:z nozhem|mae nizh|pohrozhu\w*)"
         r"|3ayt\w* (?:l ?|el )?(?:police|boulis)|(?:3ndo|3endo|hezz|jbed|b) (?:mous|mouss|jnwi|janwi|sif"
         r"|skin)\b|(?:kay|gha)?h?de?d+e?d?ni\w*|\w*qte?lni\b(?<!lberd qtelni)"
         r"|(?:kay)?her+es\w* (?:lbab|lbab dyali)|d[ae]?rbo?u?ni|ghadi y[qk9]t[e]?l\w*|chefar f dar"),
    # --- home violence --------------------------------------------------------------------------------------
    Rule("home_violence", "My husband beats me", "My husband is on the lease",
         r"my <her man> … (?:hits?|beats?|hit|hurts?|abus\w*|threaten\w*|chok\w*|rap\w*|punch\w*|slap\w*"
         "|locks? me)|(?:afraid|scared) of my <her man>|domestic (?:violence|abuse)"
         "|(?:he|she) (?:beats|hits|chokes|hit|choked) me"),
    Rule("home_violence", "mi marido me pega", "mi marido firma el contrato",
         r"m(?:i|eu|inha) <su hombre> … (?:pega|pego|golpe\w*|maltrat\w*|amenaz\w*|insulta|encierra|viol\w*"
         r"|ahog\w*|bate|bateu|agred\w*|ameac\w*|espanc\w*|tranca)"
         "|(?:miedo (?:de|a)|medo do) (?:mi|meu) <su hombre>|violencia (?:de genero|domestica|machista)"
         "|(?:el|ele) me (?:pega|bate|golpea)|ele bate me|bate me"
         r"|(?:mi|meu) <su hombre> (?:\w+ ){0,4}(?:mata\w*|matar\w*|violent[oa]|borracho|bebado)"
         "|me tiene encerrada|nao me deixa sair"),
    Rule("home_violence", "kocam beni dövüyor", "kocam işsiz kaldı",
         r"(?:koca(?:m|si)|esim|sevgilim|eski esim|nisanlim) … (?:dov\w*|vur\w*|tehdit\w*|bogaz\w*|bogu\w*"
         r"|tokat\w*|siddet\w*)|aile ici siddet|(?:чоловік|колишніи|хлопець|партнер|муж) … (?:б ?є|побив"
         r"|вдарив|погрожу\w*|душив|душить|лупить|знуща\w*|ґвалт\w*)|домашн\w* насильств\w*|боюся чоловіка"
         r"|(?:cholovik|kolyshnii|muzh) … (?:bie|b ?ye|pobyv|vdaryv|pohrozh\w*)|(?:rajl[iy]|rajel[iy]"
         r"|zawj[iy]|rajlha|tliqi|rajli lqdim) … (?:\w*dr[ae]b\w*|\w*hedd?ed\w*|\w*khn[e]?q\w*)"),
    # --- shelter --------------------------------------------------------------------------------------------
    Rule("shelter", "I have nowhere to sleep tonight", "I can not sleep, the neighbours are loud",
         r"sleep\w* (?:outside|rough|on the street|in my car|in the car)|homeless"
         "|(?:nowhere|no place|no where|no roof|anywhere) (?:to (?:sleep|go|stay)|tonight)"
         "|kicked (?:me|us) out|thrown out|(?:on|in) the streets? (?:tonight|with)"
         r"|evicted (?:today|this morning|tonight)|(?:no|without) (?:\w+ )?(?:shelter|accommodation|home) "
         "(?:tonight|now|for)|locked out and|lost (?:my|our) (?:home|flat)|(?:on|in) the street"),
    Rule("shelter", "esta noche duermo en la calle", "la calle está sucia",
         r"(?:duermo|dormimos|dormir|durmiendo|estamos|estoy) (?:\w+ )?en (?:la calle|el coche)|donde dormir"
         r"|(?:echado|desahuciad[oa]s?) (?:\w+ ){0,4}(?:hoy|calle|noche)|han echado (?:del|de)|durmo na rua"
         "|(?:dormir|estamos|estou|durmo|dormimos) (?:na rua|no carro)|onde (?:dormir|ficar)|sem teto"
         r"|sem abrigo|(?:puseram|pos|expuls\w*) (?:me|nos|fora)|despejad[oa]s? hoje|nao tenho para onde ir"
         "|no tengo (?:a )?donde ir|(?:sin|sem) (?:techo|teto|casa)"
         "|(?:en|na) (?:la )?(?:calle|rua) (?:con|com|desde|desta|esta|hoje)|(?:dormir|dormindo|durmiendo"
         r"|durmo|duermo) (?:\w+ ){0,2}(?:coche|carro|calle|rua|parque|estacion|estacao)"),
    Rule("shelter", "bu gece sokaktayız", "sokakta çöp var",
         r"evsiz\w*|(?:disarida|sokakta|arabada) (?:yat|uyu|kal)\w*|sokakta(?:yi[mz]|yiz|yim)"
         r"|kalacak (?:bir )?yer\w* yok|gidecek (?:bir )?yer\w* yok"
         r"|evden (?:atil\w*|atti\w*|kovul\w*|kovdu\w*)|(?:ніде|нема де|немає де|нема куди|немає куди) "
         r"(?:\w+ )?(?:спати|ночувати|жити сьогодні|іти|піти|ити)"
         r"|(?:сплю|спимо|ночу\w*) (?:\w+ )?(?:на|в|у) (?:вулиці|вокзалі|машині|авто|парку)"
         r"|(?:на|опинил\w* на) вулиці (?:з|сьогодні|без)|вигнали (?:з|нас|мене)"
         r"|(?:nide|nema de|nema kudy) (?:\w+ )?(?:spaty|nochuvaty|ity)|splio? na vulyts\w*"
         r"|ma(?: )?3n?di?c?h?n?a?c?h? fin (?:n\w+|\w*n3?es\w*)|fin (?:nn3es|n3es|nbat|nbatou|nmchi)\w*"
         r"|(?:na3?[ey]?s|kann?3es|n3es\w*|bay[et]\w*) (?:\w+ ){0,2}(?:zen[9q]a|lzenqa|char[3e]|tomobil)"
         "|(?:f|fi) (?:z+en[9q]a|zan[9q]a)|jraw 3li[ya]? mn dar"
         r"|(?:bu gece|cocuk\w*) (?:\w+ ){0,4}(?:sokakta|disarida|parkta)|yatacak yer\w* yok"
         r"|(?:виселили|вигнали|вигнав) |(?:на|без) (?:вулиці|житла|даху)(?! (?:\w+ )?(?:шум|бруд))"
         "|спимо (?:в|у|на)"),
)  # fmt: skip

# « lberd qtelni », « öldürecek beni »: the cold and the bills kill nobody.
HARMLESS: Final = (
    (
        r"lberd qtelni|(?:lberd|sehd|rkraya|lkra) \w*[qk9]te?lni|(?:fatura|kira)\w* (?:\w+ )?oldur\w*"
        r"|muer[ot] de (?:calor|frio|hambre|risa)|morro de (?:frio|calor|fome|riso)"
        r"|no gas|fire (?:door|alarm test|drill|safety|extinguisher|exit)|social worker"
    ),
)
