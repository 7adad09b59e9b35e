"""What the words of a dispute are about: families of words that people use for the same thing.

An entry is how a word begins, as `fold` leaves it; with a full stop after it, the whole word; words joined by
"_" stand one after the other. Misspelt words are found by their sound. A family decides nothing: the model
weighs it.
"""

from typing import Final

CONCEPTS: Final = {
    # --- money
    "sum": (
        "euro eur. balle. balles. montant prix. tarif cout. coute coutent couter somme. sommes. mille. "
        "money amount price paying dinero pagar pago importe preco plata flous flouss felous ucret "
        "тисяч гроші hroshi"
    ),
    "bill": (
        "factur facur faktur fatur fature invoice bill. bills. billed factura cobra cobran cobrar "
        "рахунок rakhun rahun"
    ),
    "charge": (
        "charge decompte regul provision recapitulatif rappel. trop_percu tropercu service_charges "
        "gastos. despesas. condominio aidat gider комунальн komunaln рахунки charg"
    ),
    "rent": (
        "loyer loye. rent. rents. rental alquiler renta. aluguel aluguer renda. kiram kirayi оренд "
        "orend lkra lkira kira loier"
    ),
    "increase": (
        "augment hausse haus. hosse grimpe grimper bondi bond. doubl triple increase raised higher "
        "subid sube. subio aument zam. artti artis піднял підвищ pidnyal pidvysh zad. zado zadou tlee3 "
        "zayd"
    ),
    "index": (
        "irl. indice index. surface superficie metre metres m2. carre carres sls. surloyer supplement "
        "ops. enquete plafond_de bareme"
    ),
    "debit": (
        "prelev preleve prelevement debit virement rib. doublon deux_fois 2_fois fois. cheque. twice "
        "dos_veces duas_vezes iki_kere двічі"
    ),
    "refund": (
        "rembours rembourse restitu rend. rendu rendre rende rendez recuper recupere refund return. "
        "returned devolv devuelv devolu iade. повернут povern rja3 yraj3 reddou"
    ),
    "deposit": (
        "caution cotion depot. depots. garantie depozit deposit fianza caucao застав zastav daman garanti."
    ),
    "inventory": (
        "etat_des_lieux edl. inventaire degrad deterior trou. trous. trace. traces. vetust "
        "menage_de_sortie peinture"
    ),
    "left": (
        "parti. partie. partis. quitt demenag ancien ancienne sorti. sortie. sortant ex_locataire "
        "rendu_les_cles clefs remis preavis conge. resili depart. left. moved mude mude. mudamos sali. "
        "sai sai. ciktim tasindim tasind виіха vyikha khrajt kherjt rhalt"
    ),
    "owe": (
        "retard dette. dettes. impay dois. devons devoir echeancier apurement etaler plus_payer "
        "peux_plus arrive_plus galere fins_de_mois finir_le_mois chomage rsa. surendett debt afford "
        "deuda atraso divida borc. borcum борг borh borg m9drch manqderch"
    ),
    "contest": (
        "contest conteste desaccord faux. fausse erreur anormal abus arnaque vol. voleur injust justif "
        "explication pourquoi comprend comprends detail error mistake wrong"
    ),
    # --- things
    "broken": (
        "panne casse casser hs. marche_pas fonctionne_pas fonctionn mort. morte. foutu kaput cass bloqu "
        "coinc ferme_plus ouvre_plus deglingu broken broke works working roto rota funciona averia "
        "estrag avaria quebr bozuk bozul calis kirik не працю зламан зламав pracyu pratsyu zlaman "
        "khasser khaser khsr mkhasser"
    ),
    "mend": (
        "repar repare reparation refaire refait changer remplac poser intervention intervenir travaux "
        "chantier depann technicien plombier electricien chauffagiste menuisier artisan fix. fixed "
        "repair arregl consert conserto tamir remont ремонт ysl7 islah slah. slahat sla7"
    ),
    "leak": (
        "fuit fuite goutte gout. coule ecoul infiltr inond degat_des_eaux degats trempe suint leak "
        "fuga. vazamento goteo gotea sizinti sizint su_akiy протік протіка teche тече kiqtor yqattar "
        "lma_kayseel"
    ),
    "damp": (
        "humid moisi champignon salpetre condens aureole mould mold damp moho humedad mofo umidade kuf "
        "rutubet цвіл плісняв вогк plisnyav rtouba rotoba ltouba"
    ),
    "heat": (
        "chauff radiateur chaudiere convecteur froid gele. degres chofage chofaj heating heater boiler "
        "cold calefac aquecimento frio. radiador isitma kalorif soguk sicak опален холодн гаряч opalen "
        "kholod garyach schofage bard. berd skhoun skhana chauffo chaud. chaude. glace. glacial gla"
    ),
    "water": (
        "eau. robinet douche baignoire evier lavabo ballon cumulus chasse wc. toilette water tap. agua "
        "grifo ducha torneira banheiro su. suyu вода води воду voda vody lma. elma eaux. leau. deau. "
        "compteur chiotte"
    ),
    "lift": ("ascens asenseur assenseur elevator lift. ascensor elevador asansor ліфт lift monte_charge"),
    "door": (
        "porte. portes. portail interphone digicode badge. vigik serrure cle. cles. clef volet fenetre "
        "vitre vitrage store. poignee boite_aux boite_a_lettres door. lock. window puerta cerradura "
        "ventana porta. fechadura janela kapi kilit pencere двері замок вікн lbab serjem chbak bab."
    ),
    "power": (
        "electri prise. prises. disjonct courant lumiere ampoule neon eclairage vmc. ventilation "
        "interrupteur light. lights luz. elektrik свет світло svitlo trici trisinti daw"
    ),
    "pests": (
        "cafard blatte punaise rats. souris rongeur nuisible fourmi pigeon insect cockroach bedbug mice "
        "mouse cucaracha chinche barata rato hamam bocek fare тарган клоп миш tarhan sraq zarzou bak. "
        "fiyran rat. raton deratis"
    ),
    "fabric": (
        "plafond mur. murs. sol. parquet carrelage lino. toit toiture peinture crepi tuile gouttiere "
        "isolation cloison salle_de_bain ceiling wall. walls. floor roof techo pared suelo teto parede "
        "duvar tavan стел стін placard. facade balcon cuisine."
    ),
    # --- services
    "clean": (
        "menage nettoy propre sale. sales. salete crasse degueu poussiere lave balai serpilliere "
        "entretien entretenu cleaning clean. dirty limpi sucio sujo limpeza temiz temizl kirli pis. "
        "прибиран брудн прибир prybyr brud n9a nqa mwassekh moussakh khamaj"
    ),
    "common": (
        "hall. halls escalier cage palier couloir parties_communes commun entree cave. caves "
        "local_poubelle poubelles batiment residence immeuble stairs staircase hallway escalera escada "
        "merdiven підізд pidyizd droj drouj"
    ),
    "green": (
        "pelouse herbe haie tondre tonte tondu jardin espaces_verts espace_vert arbre branche feuille "
        "grass garden"
    ),
    "bins": (
        "poubelle encombrant ordure dechet conteneur container tri. benne bins. rubbish garbage basura "
        "lixo cop. сміт smit zbel"
    ),
    "caretaker": (
        "gardien concierge chargee_de_secteur charge_de_secteur agent. personnel caretaker portero "
        "porteiro kapici консьєрж"
    ),
    "agency": (
        "agence accueil standard secretari guichet bureau. interlocuteur office. oficina escritorio "
        "conseiller. conseillere. rho_repond hotesse"
    ),
    "unreachable": (
        "telephon appel rappel. joindre joignable repond repondeur decroche mail. mails. phone answer "
        "llamo llamar responde ligo arad telefon ariyor дзвон телефон dzvon nsonni i3ayet messagerie"
    ),
    "appointment": (
        "rendez rdv. rendezvous creneau lapin. deplace venu. venir passe_pas viennent jamais_venu "
        "appointment cita. cita randevu"
    ),
    "papers": (
        "attestation quittance bail. papier document copie duplicata certificat avis. justificatif "
        "paper contract contrato kagit довідк dovidk wraq wra9"
    ),
    "aerial": ("antenne tele. tv. wifi fibre internet. reseau parabole tnt."),
    # --- people
    "neighbour": (
        "voisin vwazin voizin dessus. dessous. palier. locataire_du colocataire a_cote neighbour "
        "neighbor upstairs downstairs vecin vizinh komsu сусід susid jar. jiran jarti en_face jari "
        "jarna ljiran ljar mitoyen etage_au_dessus du_dessus gens_du couple_du dame_du monsieur_du"
    ),
    "noise": (
        "bruit boucan vacarme tapage musique basses. fete fetes crie crient hurle cris. gueul engueul "
        "tape. perceuse dort dors dormir sommeil reveil insomnie piano batterie noise noisy loud music "
        "party sleep ruido ruidos fiesta musica barulho festa gurultu muzik шум галас музик shum muzyk "
        "sda3 talons. techno sono pietine"
    ),
    "animal": (
        "chien chiens aboie aboiement chat. chats. toutou molosse clebs pitbull perro ladra cachorro "
        "cao kopek собак sobak kelb dog. dogs. bark"
    ),
    "conduct": (
        "insult menac harcel agress provoc conflit crach intimid fume. fument cannabis shit. joint. "
        "odeur squat regroup jeunes. dealer trafic scooter moto. gare. garee stationn parking "
        "emplacement jette. jettent. disputes. bagarr deal vole. crache crotte pisse urin encens megots"
    ),
    # --- elsewhere
    "request": (
        "demande_de_logement mutation echange changer_de_logement plus_grand plus_petit t2. t3. t4. f2. "
        "f3. f4. studio attribution dossier_de_demande candidat liste_d_attente obtenir dalo. garant "
        "caution_solidaire numero_unique grossesse enceinte bigger flat apply application apartment "
        "vivienda solicitud casa daire basvuru квартир заявк житло zhytlo skna chambres. surface_plus "
        "dar_jdida nouvelle_demande numero_de_demande passer_en_commission commission_d_attribution"
    ),
    "court": (
        "huissier uissier expuls commandement assign tribunal juge. jugement juge avocat commissaire "
        "saisie proces audience convoc court eviction evict bailiff lawyer judge desahuc juzgado "
        "despejo mahkeme tahliye icra суд. суду виселен vysel mahkama mahkma tard."
    ),
    "benefits": (
        "caf. lacaf apl. rls. allocation alocation fsl. cheque_energie assistante_sociale benefit ayuda "
        "ajuda yardim допомог dopomoh 3awna aide. aides. prime. allocataire"
    ),
    "other_landlord": (
        "proprietaire proprio particulier prive. privee bailleur_prive agence_immobiliere "
        "autre_bailleur copropri syndic achete owner private dueno senhorio ev_sahibi власник"
    ),
    "insurer": (
        "assurance assureur assurance. expert expertise sinistre indemnis franchise maif macif "
        "insurance seguro sigorta страхов strakhov mutuelle. bris_de"
    ),
    "supplier": (
        "edf. engie enedis grdf. fournisseur linky box. operateur abonnement contrat electricite "
        "forfait eni. orange. sfr. free. bouygues veolia saur. supplier proveedor luz_y_gas"
    ),
    "unfair": (
        "discrimin racis raciste origine couleur handicap foulard etranger arabe noir. accent peau "
        "religion homophob"
    ),
    "privacy": (
        "rgpd donnees_personnelles cnil confidentiel vie_privee affichee nom_affiche divulgu photo. "
        "photos. affiche. fichier. fiche"
    ),
    # --- talk
    "hello": (
        "bonjour bjr bonsoir bsr salut slt. coucou cc. hello hi. hola bom_dia buenos salam merhaba "
        "selam привіт добрии pryvit dobry"
    ),
    "talk": (
        "merci robot machine chatbot conseiller humain parler savoir test. essai explique thank gracias "
        "obrigad tesekkur дякую dyakuyu chokran choukran personne. probleme. souci. question. aidez "
        "help. quelqu_un quelquun bot. automate"
    ),
    "silent": (
        "reaction reagi reponse repondu ignore courrier recommande lettre lettres ecrit signale "
        "signaler reclamation rien. silence. bouge"
    ),
    # --- danger
    "fire": (
        "feu. feux. flamm flam. brul brule cram crame incend pompier fum. fumee fumees smoke fire. burn "
        "fuego humo fogo fumaca arder arde yangin yaniyor yaniyo duman alev пожеж горить дим. вогон "
        "pozhezh horyt 3afia l3afia cha3la dokhan nar. lafia"
    ),
    "gas": ("gaz. gas. butane propane gazi grdf газ газу газом ghaz lgaz gazin"),
    "smell": (
        "odeur sent. sens. sentir pue. puent smell smells olor huele cheir koku kokuyor пахне запах "
        "ri7a riha ri7t"
    ),
    "poison": (
        "monoxyde carbone co. intoxi brasero barbecue bbq groupe_electrogene electrogene charbon "
        "rechaud poele. aeration detecteur generator charcoal carbon mangal komur detector alarme alarm"
    ),
    "unwell": (
        "tete. tetes vertige nausee vomi malaise evanoui etourdi maux. tourne. headache dizzy sick. "
        "faint mareo marea vomit cabeza cabeca tontura basi basim голов нудить rasi raso dayekh dokha"
    ),
    "shock": (
        "electrocut electris decharge etincelle etincel jus. chataign court_circuit denud fils. sparks "
        "spark shock chispa descarga choque carpti carpiyor іскр струм trisinti"
    ),
    "falls": (
        "effondr ecroul tombe. tombent tomber tombee affaiss lache. detach morceau gravats fissur "
        "collaps falling fell. derrumb cayo cae. caiu caindo cair coktu cokuyor dustu yikil обвал впа "
        "taht tah."
    ),
    "body": (
        "sang. saign seign bless inconscient inconsien respir coeur. avale ambulance samu convuls "
        "etouff blood bleed unconscious breath sangre sangr inconsciente kan. kaniyor nefes bayildi "
        "кров дихає непритом dem. dmaya ghayb"
    ),
    "stuck": (
        "bloquee coincee coince. enferm prisonni derriere_la_porte repond_plus repond_pas ouvre_pas "
        "bouge_plus stuck trapped locked atrapad encerrad preso presa mahsur sikisti kilitli застря "
        "замкн mblok"
    ),
    "despair": (
        "suicid mourir crever en_finir pendre pendu me_tuer sauter jeter_par veines corde. plus_envie "
        "envie_de a_quoi_bon la_vie die. kill_myself end_it morir matarme morrer me_matar olmek intihar "
        "жити. померти nmout nmot n9tel_rasi"
    ),
    "violence": (
        "frapp tape. taper tabass cogn battu battre bat. gifl coup. coups. poing etrangl viol. violer "
        "violee viole agress menace menac tuer. couteau arme. armes. armee pistolet fusil machette "
        "hache batte hit. hits. hitting beat. beats beating kill. knife gun. threat pega. pego golpe "
        "mata. matar amenaz cuchillo bate. bateu faca ameac dovuyor dovdu vuruyor bicak oldur tehdit "
        "бє. вдари побив ніж. погрож вбити kaydreb drebni darbni yqtel y9tel mous. sekkin"
    ),
    "partner": (
        "mari. marie. conjoint compagnon ex. copain concubin husband boyfriend partner marido esposo "
        "novio pareja namorado kocam esim чоловік rajli zawji rajel"
    ),
    "child": (
        "enfant bebe. bebes. gosse gamin fillette petite. mineur child children kid. kids. baby hijo "
        "hija nino nina bebe filho crianca cocuk bebek дитин wlad drari bnti weldi"
    ),
    "police": (
        "police gendarme secours aidez au_secours help. ayuda socorro auxilio imdat polis yardim "
        "допоможіть рятуите 3awnoni 3te9"
    ),
    "street": (
        "rue. dehors. sdf. 115. foyer. toit. nulle_part ou_dormir voiture. homeless sleep street calle "
        "dormir. rua. sokak disarida вулиц ночув zanqa zan9a barra nuit."
    ),
    "settled": (
        "repare. reparee regle. reglee eteint termine fini. finie. passe. ancien dernier derniere "
        "avait. etait. revenu rentre. fixed solved over. ago. last. arregl reparad consert tamir_edildi "
        "полагод slahou"
    ),
    "now": (
        "maintenant vite. urgent urgence tout_de_suite en_ce_moment now. ahora agora simdi hemen зараз "
        "daba deba drk. dorka encore"
    ),
}
