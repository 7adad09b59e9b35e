### Tout ce que lit un locataire, en français. Un message = une chose montrée ; son nom est celui de l'étape.
### Attributs : un par choix (son libellé), « -words » (façons de le taper), « -told » (dans le récapitulatif),
### « refused-… » (réponse qui ne va pas), « help » (aide de la question), « hint » (dans le champ de saisie).

## Accueil

hello = Bonjour. Les boutons du bas restent là : retour, aide, une personne, urgence.

welcome =
    Je suis un robot de { $landlord_name } (RHO), votre bailleur.
    Je vous aide à trouver la bonne porte pour votre litige.
    Je garde vos réponses { $draft_days } jours. Rien n’est envoyé sans votre accord.
    N’écrivez rien sur la santé, la banque ou un voisin nommé.
    En danger ? Appelez le 112. Je ne préviens pas les secours.
    Touchez « Commencer », ou écrivez votre problème ici.
    .start = Commencer
    .start-words = commencer, debuter, demarrer, allons y, oui, ok, go, c’est parti
    .about_mediation = La médiation, c’est quoi ?
    .about_mediation-words = mediation, c’est quoi la mediation, mediateur
    .my_case = Suivre mon dossier
    .my_case-words = mon dossier, mes dossiers, suivi, suivre
    .emergency = Urgence
    .emergency-words = urgent, danger, au secours
    .help = Touchez « Commencer ». Je pose des questions courtes, une par une.

opening_kept = J’ai gardé vos mots pour la suite. Quelques questions d’abord.

draft_found =
    Vous avez un brouillon. Il n’est pas envoyé.
    Voulez-vous le reprendre ?
    .resume = Reprendre mon brouillon
    .set_aside = Le garder, autre problème
    .restart_all = Tout recommencer

about_mediation =
    La médiation sert à régler un litige sans juge.
    Le médiateur est une personne neutre. Il aide les deux côtés à trouver un accord.
    C’est gratuit pour vous.
    Il faut d’abord une réclamation écrite à RHO.
    Il faut ensuite agir dans l’année.
    Le médiateur seul décide s’il accepte votre demande.
    .continue = Continuer

## Trouver la porte

theme =
    Votre problème porte sur quoi ?
    .money = Loyer, charges ou dépôt
    .money-words = loyer, charge, charges, depot, argent, facture, somme, caution, regularisation, charges locatives, depot de garantie, regul, loyers, sous, apl loyer
    .money-told = loyer, charges ou dépôt
    .services = Ménage, gardien, accueil
    .services-words = service, services, menage, gardien, accueil, nettoyage, entretien, espaces verts, parties communes
    .services-told = un service rendu
    .repairs = Une réparation, une panne
    .repairs-words = reparation, reparations, panne, fuite, chauffage, eau chaude, travaux, humidite, moisissure, serrure, volet
    .repairs-told = une réparation
    .neighbour = Un voisin
    .neighbour-words = voisin, voisins, voisine, voisinage, bruit
    .neighbour-told = un conflit de voisinage
    .other = Autre chose
    .other-words = autre, autre sujet, autre probleme, apl, caf, huissier, expulsion
    .other-told = autre chose
    .unknown = Je ne sais pas
    .unknown-words = sais pas, je sais pas, aucune idee, je c pas, jsp, chai pas, sais pa, je sais pas trop, je ne sais pas trop
    .unknown-told = à préciser
    .refused-not-this = D’accord. Choisissez le plus proche, ou dites-le avec d’autres mots.
    .help = Choisissez ce qui est le plus proche. Vous pourrez revenir en arrière.

### Ce que le robot a compris d’un texte : la personne confirme, ou choisit autre chose.

reading =
    .charges = Les charges
    .charges-told = les charges
    .rent = Le loyer
    .rent-told = le montant du loyer
    .deposit = Le dépôt de garantie
    .deposit-told = le dépôt de garantie
    .services = Ménage, gardien, accueil
    .services-told = le ménage, le gardien ou l’accueil
    .repairs = Une réparation
    .repairs-told = une réparation, une panne
    .neighbour = Un voisin
    .neighbour-told = un voisin
    .allocation = Demande de logement
    .allocation-told = une demande de logement ou d’échange
    .court = Tribunal, expulsion
    .court-told = un tribunal, une expulsion, un huissier
    .benefits = CAF, aide au logement
    .benefits-told = une aide au logement (CAF)
    .other_landlord = Un autre propriétaire
    .other_landlord-told = un autre propriétaire que RHO
    .insurance = Mon assurance
    .insurance-told = votre assurance
    .company = Énergie, internet
    .company-told = l’énergie, l’eau ou internet
    .arrears = Je n’arrive plus à payer
    .arrears-told = des difficultés pour payer
    .discrimination = Discrimination
    .discrimination-told = une discrimination
    .data = Mes données
    .data-told = vos données personnelles

guess-theme =
    J’ai compris : { $reading }.
    C’est bien ça ?
    .yes = Oui, c’est ça
    .yes-words = oui, ouais, oui oui, exact, exactement, c’est ça, voila, ok, c’est bien ça, tout a fait, yes
    .something_else = Autre chose
    .something_else-words = non, pas ça, autre, c’est pas ça, ce n’est pas ça, aucun

guess-several =
    Vous parlez de plusieurs problèmes.
    Lequel voulez-vous traiter d’abord ? Je garde les autres pour la suite.
    .something_else = Autre chose
    .something_else-words = non, pas ça, autre, aucun

guess-water_flows =
    L’eau touche-t-elle une prise, une lampe ou le tableau électrique ?
    .water_near_power = Oui, ou je ne sais pas
    .water_near_power-words = oui, peut-être, je ne sais pas, je crois
    .repairs = Non
    .repairs-words = non pas du tout
    .something_else = Autre chose

guess-water_bill =
    Fermez tous les robinets, si vous pouvez. Le compteur d’eau tourne-t-il encore ?
    .repairs = Oui, il tourne
    .repairs-words = oui, tourne
    .charges = Non, c’est la facture
    .charges-words = non, facture, arrete, je ne sais pas
    .something_else = Autre chose

guess-parking_place =
    Quelqu’un occupe la place, ou RHO vous la fait payer à tort ?
    .neighbour = Quelqu’un l’occupe
    .neighbour-words = un voisin, quelqu’un, occupe
    .charges = RHO me la fait payer
    .charges-words = payer, facture, rho
    .something_else = Autre chose

guess-garage_lease =
    Le garage ou la cave : est-ce le même bail que votre logement ?
    .rent = Oui, le même bail
    .rent-words = oui, le meme, meme bail
    .lease_apart = Non, ou je ne sais pas
    .lease_apart-words = non, autre bail, je ne sais pas
    .something_else = Autre chose

guess-debt =
    Cette dette est-elle juste, ou la contestez-vous ?
    .arrears = Elle est juste
    .arrears-words = juste, oui, elle est juste
    .rent = Je la conteste
    .rent-words = conteste, non, fausse, erreur
    .something_else = Autre chose

guess-adaptation =
    Est-ce une nouvelle demande, ou RHO a-t-il refusé par écrit ?
    .repairs = Une nouvelle demande
    .repairs-words = nouvelle, demande, nouvelle demande
    .refused_in_writing = RHO a refusé par écrit
    .refused_in_writing-words = refus, refuse, ils ont refuse
    .something_else = Autre chose

guess-agent =
    Que s’est-il passé ?
    .threat = Menace ou violence
    .threat-words = menace, violence
    .discrimination = Propos discriminatoires
    .discrimination-words = racisme, discrimination
    .services = Un mauvais accueil
    .services-words = accueil, mauvais accueil
    .something_else = Autre chose

guess-billed =
    Contestez-vous une somme sur votre avis d’échéance (la feuille du loyer) ?
    .charges = Oui, une somme
    .charges-words = oui, somme
    .repairs = Non, c’est à réparer
    .repairs-words = non, reparer
    .something_else = Autre chose

other_matter =
    Vous avez aussi parlé d’un autre problème : { $reading }.
    Voulez-vous le traiter maintenant ?
    .next_matter = Oui, l’autre problème
    .next_matter-words = oui, autre probleme, l’autre

body-other_landlord =
    RHO ne peut pas agir chez un autre propriétaire.
    Écrivez d’abord à votre propriétaire. Une agence ou un bailleur a son propre médiateur.
    Conseil gratuit sur le logement (ADIL) : { $adil_phone }

body-insurance =
    Ce litige est avec votre assurance.
    Écrivez d’abord à son service réclamation. Ensuite : la médiation de l’assurance, gratuite.
    Après un dégât des eaux, prévenez l’assureur sous 5 jours ouvrés.

body-data =
    Vos données chez RHO : écrivez à { $dpo_contact }
    RHO doit répondre en un mois. Ensuite, vous pouvez écrire à la CNIL : cnil.fr

money =
    C’est pour quoi ?
    Les charges locatives sont les frais payés avec le loyer : eau, ménage, ascenseur…
    Le dépôt de garantie est la somme versée à l’entrée.
    .charges = Les charges locatives
    .charges-words = charges, charge, regularisation, regul, facture d’eau, provisions, la regul, regule, regularisation des charges
    .charges-told = les charges locatives
    .rent = Le montant du loyer
    .rent-words = loyer, hausse de loyer, augmentation, supplement de loyer, sls
    .rent-told = le montant du loyer
    .deposit = Le dépôt de garantie
    .deposit-words = depot, caution, garantie, etat des lieux
    .deposit-told = le dépôt de garantie
    .help = Regardez la ligne que vous contestez sur votre avis ou votre décompte.

repairs_aim =
    Que voulez-vous ?
    .repair = Faire réparer
    .repair-words = reparer, faire reparer, reparation, depanner, depannage, que ce soit repare
    .repair-told = faire réparer
    .sum = Contester une somme
    .sum-words = somme, argent, facture, contester, on me facture, paye
    .sum-told = contester une somme
    .no_reaction = RHO ne réagit pas à mes écrits
    .no_reaction-words = rien ne bouge, pas de reaction, ne reagit pas, sans reponse
    .no_reaction-told = RHO ne réagit pas à mes écrits
    .help = « Faire réparer » mène à votre agence. C’est le plus rapide.

neighbour_aim =
    Votre problème, c’est le voisin ou la réaction de RHO ?
    .neighbour = Le voisin lui-même
    .neighbour-words = voisin, le voisin, ma voisine, mon voisin
    .neighbour-told = le voisin
    .silence = RHO ne réagit pas
    .silence-words = rho, silence, ne reagit pas, rien, bailleur
    .silence-told = l’absence de réaction de RHO
    .help = Ne donnez pas le nom du voisin. Je ne le demande jamais.

role =
    Êtes-vous locataire de RHO ?
    .tenant = Oui, je suis locataire
    .tenant-words = oui, locataire, je suis locataire
    .tenant-told = locataire
    .former_tenant = Je l’étais, je suis parti
    .former_tenant-words = ancien locataire, ancienne locataire, j’etais, parti, plus maintenant, je ne suis plus locataire, plus locataire, ancien, ancienne, j’ai demenage
    .former_tenant-told = ancien locataire
    .helper = J’aide un locataire
    .helper-words = j’aide, aide un locataire, pour ma mere, pour mon pere, pour mes parents, pour un proche, travailleur social, association, assistante sociale, mandat, je l’aide
    .helper-told = une personne qui aide un locataire
    .other = Non
    .other-words = non, autre bailleur, demandeur, proprietaire, je ne suis pas locataire, pas locataire
    .other-told = pas locataire de RHO
    .help = Le nom du bailleur est écrit sur votre bail et votre quittance.

proceedings =
    Un tribunal ou un autre médiateur a-t-il déjà ce litige ?
    .none = Non, personne
    .none-words = non, personne, aucun, ni l’un ni l’autre, pas de tribunal, aucun tribunal, ni tribunal ni mediateur, pas de juge, rien de tout ca, non pas de tribunal
    .none-told = aucun
    .court = Oui, un tribunal
    .court-words = tribunal, juge, justice, huissier, assignation, avocat
    .court-told = un tribunal
    .mediator = Oui, un autre médiateur
    .mediator-words = mediateur, autre mediateur, conciliateur
    .mediator-told = un autre médiateur
    .unknown = Je ne sais pas
    .unknown-words = sais pas, je sais pas, aucune idee, je c pas, jsp, chai pas, sais pa, je sais pas trop, je ne sais pas trop
    .unknown-told = à vérifier
    .help = Une lettre du tribunal ou d’un commissaire de justice compte.

complaint =
    Avez-vous écrit à RHO pour ce problème ?
    Un courrier, un e-mail ou un formulaire comptent. Un appel ou une visite ne comptent pas.
    .written = Oui, j’ai écrit
    .written-words = oui, j’ai ecrit, ecrit, courrier, lettre, mail, email, recommande, formulaire, je ecri, j’e ecri, j’ai envoye un courrier, j’ai envoye un mail
    .spoken_only = Non, seulement parlé
    .spoken_only-words = telephone, appel, j’ai appele, parle, visite, guichet, agence, oral, je les ai appeles, je les ai appeler, j’ai telephone, j’ai ete a l’agence, par telephone, de vive voix
    .none = Non, rien encore
    .none-words = non, rien, pas encore, jamais, pas ecrit, je n’ai pas ecrit, pas de courrier, pas de mail, je n’ai pas envoye de courrier, je n’ai rien envoye
    .written-told = oui, par écrit
    .spoken_only-told = non, seulement parlé
    .none-told = non, rien encore
    .what_is_written = Qu’est-ce qui compte ?
    .what_is_written-words = qu’est ce qui compte, c’est quoi, exemple
    .help = Cherchez un accusé de réception, un e-mail envoyé, une copie.

what_is_written =
    Une réclamation écrite est un texte envoyé à RHO.
    Elle dit le problème et ce que vous demandez.
    Comptent : une lettre, un e-mail, un formulaire, un message du compte locataire.
    Ne comptent pas : un appel, une visite, un message vocal.
    Gardez une copie et la preuve de l’envoi.
    .continue = Continuer

complaint_date =
    Quand avez-vous envoyé votre première réclamation écrite ?
    Tapez la date, par exemple 12/05/2026, « mars 2026 » ou « il y a 2 mois ».
    Une relance ne compte pas. Seule la première compte.
    .under_2_months = Moins de 2 mois
    .under_2_months-words = moins de 2 mois, moins de deux mois
    .from_2_to_6_months = De 2 à 6 mois
    .from_2_to_6_months-words = entre 2 et 6 mois, 2 a 6 mois
    .from_6_to_11_months = De 6 à 11 mois
    .from_6_to_11_months-words = entre 6 et 11 mois, 6 a 11 mois
    .about_a_year = Environ un an
    .about_a_year-words = environ un an, a peu pres un an
    .over_a_year = Plus longtemps
    .over_a_year-words = plus d’un an, plus longtemps, plusieurs annees
    .unknown = Je ne sais plus
    .unknown-words = je ne sais plus, je sais plus, aucune idee, je c pas, jsp, chai pas, sais pa, je sais pas trop, je ne sais pas trop, je me rappelle plus, je ne me souviens plus
    .unknown-told = date inconnue
    .never-told = jamais envoyée
    .keep = Garder ma réponse
    .help = Regardez votre lettre, votre e-mail ou le reçu de la Poste.
    .refused-unreadable = Je n’ai pas compris la date. Écrivez par exemple 12/05/2026 ou « mars 2026 ».
    .refused-in-the-future = Cette date n’est pas encore passée. Écrivez par exemple 12/05/2026.

complaint_day =
    Un an est presque passé, ou vient de passer. Le jour exact compte.
    Quel jour avez-vous envoyé la première réclamation écrite ?
    Regardez la lettre, l’e-mail ou le reçu. Exemple : 12/05/2026.
    .unknown = Je ne trouve pas
    .unknown-words = je ne trouve pas, je ne sais plus, je sais plus, je ne sais pas, aucune idee, je c pas, jsp, chai pas, sais pa, je sais pas trop, je ne sais pas trop
    .unknown-told = jour inconnu
    .never-told = jamais envoyée
    .keep = Garder ma réponse
    .help = Regardez votre lettre, votre e-mail ou le reçu de la Poste.
    .refused-unreadable = Je n’ai pas compris la date. Écrivez par exemple 12/05/2026.
    .refused-in-the-future = Cette date n’est pas encore passée. Écrivez par exemple 12/05/2026.

landlord_answer =
    Votre première réclamation écrite : { $complaint }.
    Qu’a répondu RHO ?
    Un simple accusé de réception n’est pas une réponse.
    .none = Rien, pas de réponse
    .none-words = rien, non, aucune, pas de reponse, silence, accuse de reception, toujours pas de reponse, ils repondent pas, ils ont accuse reception, accuse reception seulement, rien recu, aucune nouvelle, pas de nouvelles, ils ne repondent pas, pas repondu, aucune reponse, toujours rien
    .none-told = aucune
    .unsatisfying = Une réponse qui ne va pas
    .unsatisfying-words = refus, refuse, pas d’accord, pas satisfait, ne convient pas, mauvaise reponse, ils refusent, pas content, ils ont dit non
    .unsatisfying-told = elle ne me convient pas
    .in_progress = « C’est en cours »
    .in_progress-words = en cours, ils s’en occupent, on attend, traitement
    .in_progress-told = en cours de traitement
    .solved = C’est réglé
    .solved-words = regle, resolu, c’est bon, accord, c bon, c regle
    .solved-told = problème réglé
    .help = Comptent une lettre, un e-mail ou un message du compte locataire.

## La porte trouvée

verdict-mediation =
    La bonne porte : le médiateur de la consommation, { $mediator_name }.
    { $answer ->
        [none] RHO n’a pas répondu à temps à votre réclamation écrite.
        [in_progress] RHO n’a pas donné de vraie réponse à temps.
       *[unsatisfying] La réponse de RHO ne vous convient pas.
    }
    { $urgency ->
        [last] Attention : le dernier jour pour le saisir (faire la demande) est aujourd’hui, { $deadline }.
        [soon] Attention, c’est bientôt : dernier jour pour le saisir (faire la demande) le { $deadline }.
       *[later] Dernier jour pour le saisir (faire la demande) : { $deadline }.
    }
    C’est gratuit. Le médiateur seul décide s’il accepte.
    En ligne : { $mediator_url }
    Par courrier : { $mediator_address }
    .why = Pourquoi ?
    .wrong_answer = J’ai mal répondu
    .link = Ouvrir le site du médiateur

why-mediation =
    Vous avez écrit à RHO, et un an n’est pas dépassé.
    RHO n’a pas répondu en { $silence_months } mois, ou sa réponse ne va pas.
    Aucun tribunal n’est saisi. Votre sujet est lié au bail.
    Source : Code de la consommation, art. L612-2.
    Au-delà d’un an, le médiateur peut dire non.
    Le délai de { $silence_months } mois est un usage.
    .continue = Continuer

verdict-agency =
    La bonne porte : votre agence de proximité RHO.
    Une panne ou une réparation se règle d’abord avec elle.
    Pas de date limite ici. Appelez vite si le problème s’aggrave.
    { $agency_lines }
    Numéro d’astreinte, le soir et le week-end : { $on_call_phone }
    Téléphone de RHO : { $landlord_phone }
    Ses coordonnées sont aussi sur votre avis d’échéance, la feuille du loyer.
    .why = Pourquoi ?
    .wrong_answer = J’ai mal répondu

why-agency =
    RHO traite les problèmes techniques en agence.
    Le médiateur de la consommation s’occupe d’autres litiges : loyer, charges, services.
    Si rien ne bouge, écrivez à RHO et gardez la preuve.
    Revenez ensuite ici. Une personne verra les autres voies.
    Source : page « Litiges de la consommation » de RHO.
    .continue = Continuer

verdict-social_mediation =
    La bonne porte : la chargée de médiation sociale de RHO.
    Parlez d’abord avec votre voisin, si c’est possible sans danger.
    Sinon, elle vous aide après un courrier. Je prépare ce courrier avec vous.
    Pas de date limite ici.
    Adresse : { $social_address }
    Téléphone : { $social_phone }
    .why = Pourquoi ?
    .wrong_answer = J’ai mal répondu

why-social_mediation =
    RHO confie les conflits de voisinage à sa chargée de médiation sociale.
    Elle demande un courrier : le problème, les personnes, les dates, vos démarches.
    Source : page « Litiges de la consommation » de RHO.
    .continue = Continuer

verdict-advisor =
    La bonne porte : une personne va regarder votre situation.
    Elle vérifie ce que je ne peux pas décider seul.
    { $deadline ->
        [none] Si vous avez écrit à RHO, gardez bien la preuve de la date.
       *[other] Gardez cette date en tête : { $deadline }. C’est la limite pour le médiateur.
    }
    Laissez vos coordonnées, ou contactez votre agence.
    { $agency_lines }
    Téléphone de RHO : { $landlord_phone }
    .why = Pourquoi ?
    .wrong_answer = J’ai mal répondu

why-advisor =
    Certaines réponses changent la porte : une date, un tribunal, une suite de courriers.
    Sans elles, je pourrais vous envoyer au mauvais endroit.
    Une personne vérifie avec vous. Elle peut aussi regarder les autres voies.
    Ce n’est pas un refus.
    .continue = Continuer

## Derrière la porte

mediation =
    La médiation en bref :
    1. Vous envoyez votre demande au médiateur. C’est gratuit.
    2. Il dit sous 3 semaines environ s’il l’accepte.
    3. Il cherche un accord avec vous et RHO, en 90 jours environ.
    Il est neutre. Chacun peut arrêter quand il veut.
    Le médiateur seul décide si votre demande est acceptée.
    .understood = J’ai compris
    .understood-words = compris, ok, oui, d’accord, continuer, suite
    .more = En savoir plus
    .more-words = plus, en savoir plus, encore, details
    .help = Touchez « J’ai compris » pour continuer.

mediation_more =
    Vous pouvez être aidé par une personne de votre choix, à vos frais.
    Les 90 jours partent de l’acceptation. Un dossier complexe peut durer plus.
    Sans accord, le médiateur propose une solution. Vous êtes libre de dire non.
    Si vous et RHO dites oui, l’accord engage les deux côtés.
    Le tribunal reste possible ensuite. Demander ne bloque pas les délais de justice.
    .continue = Continuer

confidentiality =
    En médiation, les échanges sont confidentiels. L’accord trouvé aussi.
    Vous ne les montrez à personne, sauf exceptions de la loi.
    Attention : ce robot n’est pas la médiation.
    Ce que vous laissez ici peut être lu par RHO, si vous l’acceptez.
    Acceptez-vous de garder la médiation confidentielle ?
    .accept = Oui, j’accepte
    .accept-words = oui, accepte, j’accepte, d’accord, ok, ok je suis d’accord, je suis d’accord, bien sur, oui je suis d’accord, oui d’accord, oui bien sur
    .refuse = Non, je n’accepte pas
    .refuse-words = non, refuse, je refuse, je n’accepte pas, pas d’accord, je ne suis pas d’accord
    .help = Les exceptions : l’ordre public, la sécurité d’une personne, l’exécution de l’accord.

confidentiality_refused = Sans cette règle, la médiation n’a pas lieu. D’autres voies existent.

consent =
    { $door ->
        [mediation] Je peux préparer votre dossier. Vous l’enverrez vous-même au médiateur. AME CONSO ne reçoit rien de moi.
        [social_mediation] Je peux préparer votre courrier. RHO saura qu’un dossier existe, pas votre récit.
       *[other] Je peux transmettre votre demande à RHO.
    }
    Je garderais : nom, contact, référence, réponses, pièces.
    { $door ->
        [mediation] RHO lit votre récit seulement si vous le voulez.
        [social_mediation] Le texte du courrier n’est pas gardé.
       *[other] Le personnel de RHO chargé du dossier les lit.
    }
    Durée : { $draft_days } jours pour un brouillon, puis { $closed_days } jours après la fin du dossier.
    Vous pouvez tout effacer avec /effacer. Êtes-vous d’accord ?
    .agree = Oui, je suis d’accord
    .agree-words = oui, d’accord, ok, accepte, j’accepte, ok je suis d’accord, je suis d’accord, bien sur, oui je suis d’accord, oui d’accord, oui bien sur
    .without = Non, ne rien laisser
    .without-words = non, sans, rien, refuse, je ne veux pas, pas d’accord, je ne suis pas d’accord, rien laisser
    .privacy = Lire la suite
    .privacy-words = lire, suite, en savoir plus, confidentialite
    .help = Sans accord, vous gardez la porte, les contacts et la date.

name =
    Quels sont votre prénom et votre nom ?
    .hint = Prénom et nom
    .for_another = J’écris pour quelqu’un
    .for_another-words = pour quelqu’un, pour quelqu’un d’autre, pour un proche, pour ma mere, pour mon pere, j’aide quelqu’un
    .for_another-told = vous écrivez pour quelqu’un
    .keep = Garder ma réponse
    .help = Le nom du bail aide à retrouver votre dossier.
    .refused-not-text = Écrivez votre nom, s’il vous plaît. Exemple : Camille Martin.
    .refused-not-a-name = Je n’ai pas reconnu un nom. Exemple : Camille Martin. Pour une personne : /humain.
    .refused-too-long = Ce nom est trop long. Écrivez le prénom et le nom.

helped =
    Pour qui écrivez-vous ?
    Il faudra son accord signé : on l’appelle un mandat.
    .relative = Un proche
    .relative-words = proche, famille, parent, ma mere, mon pere, un ami, une amie, ma fille, mon fils, ma soeur, mon frere
    .relative-told = un proche
    .supported = Une personne suivie
    .supported-words = une personne que j’accompagne, travailleur social, association, beneficiaire, suivie
    .supported-told = une personne que vous suivez
    .help = Le mandat est une lettre signée par le locataire. Elle dit que vous agissez pour lui.

tenant_name =
    Quels sont le prénom et le nom du locataire ?
    C’est la personne qui a signé le bail.
    .hint = Prénom et nom du locataire
    .keep = Garder ma réponse
    .help = Le nom du bail aide à retrouver le dossier.
    .refused-not-text = Écrivez le nom du locataire, s’il vous plaît. Exemple : Camille Martin.
    .refused-not-a-name = Je n’ai pas reconnu un nom. Exemple : Camille Martin. Pour une personne : /humain.
    .refused-too-long = Ce nom est trop long. Écrivez le prénom et le nom.

helper_name =
    Et vous, quels sont votre prénom et votre nom ?
    .hint = Votre prénom et votre nom
    .keep = Garder ma réponse
    .help = RHO saura qui écrit pour le locataire.
    .refused-not-text = Écrivez votre nom, s’il vous plaît. Exemple : Camille Martin.
    .refused-not-a-name = Je n’ai pas reconnu un nom. Exemple : Camille Martin. Pour une personne : /humain.
    .refused-too-long = Ce nom est trop long. Écrivez le prénom et le nom.

contact =
    Comment vous joindre ?
    Écrivez un téléphone, un e-mail ou une adresse postale.
    Vous pouvez aussi toucher « Partager mon numéro », en bas.
    .here = Seulement ici, sur Telegram
    .here-words = ici, telegram, seulement ici
    .here-told = ici, sur Telegram
    .share = Partager mon numéro
    .hint = 06 12 34 56 78
    .keep = Garder ma réponse
    .help = Un seul moyen suffit. Choisissez celui que vous lisez souvent.
    .refused-not-a-contact = Je n’ai pas reconnu ce contact. Exemple : 06 12 34 56 78 ou nom@exemple.fr.
    .refused-not-yours = Ce contact n’est pas le vôtre. Partagez votre numéro, ou tapez-le.

client_reference =
    Quelle est votre référence client ?
    Elle est en général sur votre avis d’échéance ou votre quittance.
    .not_found = Je ne la trouve pas
    .not_found-words = je ne la trouve pas, je trouve pas, pas trouve, je ne sais pas, aucune, non, je c pas, jsp, chai pas, sais pa, je sais pas trop, je ne sais pas trop, j’en ai pas, je n’en ai pas, pas de reference, je l’ai pas
    .not_found-told = à retrouver
    .keep = Garder ma réponse
    .help = C’est une suite de chiffres, sur un papier de RHO. Elle est souvent près de votre nom.
    .refused-not-text = Tapez votre référence, ou touchez « Je ne la trouve pas ».
    .refused-not-a-reference = Cette référence me semble mal écrite. Elle a au moins un chiffre, et 3 à 30 signes.

agency =
    Quelle est votre agence ? Vous pouvez taper le nom de votre ville.
    { $lines }
    .unknown = Je ne sais pas
    .unknown-words = je ne sais pas, je sais pas, je c pas, jsp, chai pas, aucune idee, je ne sais pas trop, je sais pas trop, inconnue, je ne la connais pas
    .unknown-told = à retrouver
    .help = C’est l’agence qui s’occupe de votre logement. Son nom est sur votre avis d’échéance.
    .refused-not-an-agency = Je n’ai pas reconnu cette agence. Tapez son numéro dans la liste, ou votre ville.

description =
    Que s’est-il passé ? Racontez avec vos mots.
    Dites les dates et les sommes, si vous les avez.
    N’écrivez rien sur la santé, la banque ou un voisin nommé.
    .hint = Les faits, avec les dates
    .keep = Garder mon texte
    .help = Trois phrases suffisent. Exemple : « La régularisation (le solde des charges) a doublé en mars. »
    .refused-not-text = Écrivez quelques mots, s’il vous plaît.
    .refused-too-short = C’est un peu court. Dites-le en une phrase.

wish =
    Que demandez-vous ?
    Par exemple : un remboursement, un nouveau calcul, une explication.
    .hint = Votre demande
    .keep = Garder mon texte
    .help = Une phrase suffit. Dites la somme, si c’est de l’argent.
    .refused-not-text = Écrivez quelques mots, s’il vous plaît.
    .refused-too-short = C’est un peu court. Dites-le en une phrase.

trouble =
    Quel est le problème avec le voisinage ?
    .noise = Du bruit
    .noise-words = bruit, musique, tapage, cris
    .noise-told = du bruit
    .rudeness = Insultes, incivilités
    .rudeness-words = insulte, insultes, incivilite, incivilites, menaces
    .rudeness-told = des insultes ou incivilités
    .violence = Violences
    .violence-words = violence, coups, agression
    .violence-told = des violences
    .rubbish = Déchets, odeurs
    .rubbish-words = dechet, dechets, odeur, odeurs, poubelles, encombrants
    .rubbish-told = des déchets ou des odeurs
    .animals = Animaux
    .animals-words = animal, chien, chiens, chat, aboiements
    .animals-told = des animaux
    .other_trouble = Autre
    .other_trouble-words = autre, autre chose, parking, stationnement
    .other_trouble-told = un autre trouble
    .help = Choisissez le principal. En danger maintenant, appelez le 17.

trouble_since =
    Depuis quand ?
    .weeks = Quelques semaines
    .weeks-words = semaines, quelques jours, recent
    .weeks-told = quelques semaines
    .months = Quelques mois
    .months-words = mois, plusieurs mois
    .months-told = quelques mois
    .over_a_year = Plus d’un an
    .over_a_year-words = an, ans, annee, annees, plus d’un an, longtemps
    .over_a_year-told = plus d’un an
    .help = Une durée approchée suffit.

steps_taken =
    Qu’avez-vous déjà fait ?
    .talked = Parlé avec la personne
    .talked-words = parle, discute, dialogue
    .talked-told = j’ai parlé avec la personne
    .wrote = Écrit à RHO
    .wrote-words = ecrit, courrier, lettre, mail
    .wrote-told = j’ai écrit à RHO
    .police = Police, plainte, main courante
    .police-words = police, gendarmes, gendarmerie, plainte, main courante
    .police-told = plainte ou main courante
    .others = Mairie, conciliateur, autre
    .others-words = mairie, conciliateur, association, autre
    .others-told = j’ai contacté la mairie, un conciliateur ou un autre service
    .several = Plusieurs de ces démarches
    .several-words = plusieurs, tout, tout ca
    .several-told = plusieurs démarches
    .nothing_yet = Rien encore
    .nothing_yet-words = rien, pas encore, aucune
    .nothing_yet-told = rien encore
    .help = Vous pourrez détailler dans le courrier.

chronology =
    Racontez les faits dans l’ordre : dates, heures, ce qui s’est passé.
    Ne nommez personne. Vous écrirez le nom à la main sur le courrier.
    Ce texte va dans votre courrier. Je ne le garde pas ensuite.
    .by_hand = Je l’écrirai à la main
    .by_hand-words = a la main, plus tard, non, passer
    .by_hand-told = à écrire à la main
    .keep = Garder mon texte
    .help = Une ligne par fait suffit. Exemple : « Le 3 mars, musique de 23 h à 2 h. »
    .refused-not-text = Écrivez quelques mots, ou touchez « Je l’écrirai à la main ».
    .refused-too-short = C’est un peu court. Dites-le en une phrase.

evidence =
    { $files ->
        [0] Envoyez vos pièces ici : photos, PDF, messages vocaux.
        [one] Vous avez { $files } pièce.
       *[other] Vous avez { $files } pièces.
    }
    { $files ->
        [0] Par exemple : une lettre, une réponse, un décompte, une photo du problème.
       *[other] Envoyez-en d’autres, ou touchez « J’ai fini ».
    }
    { $door ->
        [mediation] Utile pour le médiateur : { $missing }.
       *[other] Utile pour RHO : { $missing }.
    }
    { $files ->
        [0] Cachez les numéros de banque et ce qui touche à la santé.
       *[other] Pour en retirer une, voyez la liste.
    }
    .done = J’ai fini
    .done-words = fini, termine, c’est tout, voila, suite, ok
    .list_pieces = Voir la liste
    .list_pieces-words = liste, la liste, mes pieces, voir mes pieces
    .remove_last = Retirer la dernière
    .remove_last-words = retirer, supprimer, enlever, retirer la derniere
    .nothing = Je n’ai rien à joindre
    .nothing-words = rien, aucune, non, pas de piece
    .complaint = Ma réclamation écrite
    .complaint-words = ma lettre, mon courrier, la lettre, mon mail, reclamation
    .complaint-told = votre réclamation écrite
    .proof_of_sending = La preuve d’envoi
    .proof_of_sending-words = preuve, accuse de reception, recommande, le recommande, recepisse
    .proof_of_sending-told = la preuve de l’envoi
    .answer = La réponse de RHO
    .answer-words = reponse, leur reponse, leur lettre, lettre de rho
    .answer-told = la réponse de RHO
    .statement = Le décompte
    .statement-words = decompte, facture, regularisation, avis d’echeance, releve, quittance
    .statement-told = le décompte des charges
    .inventory = L’état des lieux
    .inventory-words = etat des lieux
    .inventory-told = l’état des lieux
    .lease = Le bail
    .lease-words = bail, contrat de location, mon bail
    .lease-told = le bail
    .mandate = Le mandat signé
    .mandate-words = mandat, le mandat, procuration, accord signe
    .mandate-told = le mandat signé
    .photo = Une photo
    .photo-words = photo, photos, image
    .photo-told = une photo
    .other = Autre chose
    .other-words = autre, un autre document
    .other-told = un autre document
    .help = Prenez la photo bien à plat, avec de la lumière. 20 Mo au plus par fichier.
    .refused-not-a-choice = Envoyez une photo ou un PDF. Sinon, touchez « J’ai fini ».

evidence-naming =
    { $files ->
        [one] Vous avez { $files } pièce.
       *[other] Vous avez { $files } pièces.
    }
    { $naming ->
        [one] La dernière : qu’est-ce que c’est ?
       *[other] Les { $naming } dernières : qu’est-ce que c’est ?
    }

pieces =
    Vos pièces :
    { $lines }
    .remove = Retirer { $number }
    .kind-photo = photo
    .kind-document = document
    .kind-voice = message vocal
    .kind-audio = enregistrement

check_answers =
    Relisez vos réponses. C’est un brouillon : rien n’est envoyé.
    { $lines }
    .send = Envoyer à RHO
    .send-words = envoyer, j’envoie, oui, ok, valider, confirmer
    .send_with_story = Envoyer à RHO avec mon récit
    .send_with_story-words = avec mon recit, envoyer avec mon recit, tout envoyer
    .edit = Modifier { $number }
    .cancel = Tout effacer
    .cancel-words = annuler, effacer, tout effacer
    .refused-not-a-choice = Touchez un bouton, ou tapez « envoyer » ou « modifier 3 ».
    .help = « Envoyer » donne à RHO le numéro et le sujet. « Avec mon récit » donne aussi les faits et les pièces.

recap_first =
    Vos réponses :
    { $lines }

recap-theme = Sujet : { $value }
recap-money = Précision : { $value }
recap-repairs_aim = But : { $value }
recap-neighbour_aim = Problème : { $value }
recap-role = Vous : { $value }
recap-proceedings = Tribunal ou médiateur : { $value }
recap-complaint_date = Réclamation écrite : { $value }
recap-complaint_day = Jour de la réclamation écrite : { $value }
recap-landlord_answer = Réponse de RHO : { $value }
recap-name = Nom : { $value }
recap-helped = Pour : { $value }
recap-tenant_name = Nom du locataire : { $value }
recap-helper_name = Écrit par : { $value }
recap-contact = Contact : { $value }
recap-client_reference = Référence : { $value }
recap-agency = Agence : { $value }
recap-description = Faits : { $value }
recap-wish = Demande : { $value }
recap-trouble = Trouble : { $value }
recap-trouble_since = Depuis : { $value }
recap-steps_taken = Démarches : { $value }
recap-chronology = Récit : { $value }
recap-evidence = Pièces : { $value }

period-range = entre le { $start } et le { $end }

## Comment cela finit

outcome-mediation =
    Votre dossier a le numéro { $case }.
    C’est à vous de saisir le médiateur (lui envoyer la demande).
    { $urgency ->
        [past] Attention : le dernier jour était le { $deadline }. Le médiateur peut dire non.
        [last] Attention : le dernier jour est aujourd’hui, { $deadline }.
       *[later] Dernier jour : { $deadline }.
    }
    En ligne : { $mediator_url }
    Par courrier : { $mediator_address }
    RHO sait qu’un dossier existe. Le médiateur décide seul s’il accepte.
    Il le dit sous 3 semaines environ.
    .papers = Mes documents
    .my_case = Suivre mon dossier
    .restart = Autre problème
    .link = Ouvrir le site du médiateur

outcome-mediation-alone =
    Je ne garde rien. Voici la porte : { $mediator_name }.
    C’est à vous de saisir le médiateur (lui envoyer la demande).
    { $urgency ->
        [past] Attention : le dernier jour était le { $deadline }. Le médiateur peut dire non.
        [last] Attention : le dernier jour est aujourd’hui, { $deadline }.
       *[later] Dernier jour : { $deadline }.
    }
    En ligne : { $mediator_url }
    Par courrier : { $mediator_address }
    Le médiateur décide seul s’il accepte.
    .restart = Autre problème
    .link = Ouvrir le site du médiateur

papers_coming =
    { $paper ->
        [dossier] C’est noté. Je prépare votre dossier. Il arrive ici.
       *[letter] C’est noté. Je prépare votre lettre. Elle arrive ici.
    }

papers_mediation =
    À envoyer au médiateur :
    1. Vos nom, adresse, téléphone et référence client.
    2. Les faits, dans l’ordre des dates.
    3. Votre réclamation écrite, avec la preuve de l’envoi.
    4. La réponse de RHO, ou « pas de réponse ».
    5. Ce que vous demandez.
    6. Vos pièces : bail, décompte, état des lieux, photos.
    7. Une phrase : « Aucun tribunal ni médiateur n’a ce litige. »

outcome-agency =
    C’est transmis à RHO. Votre dossier a le numéro { $case }.
    Une personne de l’agence vous répondra ici ou par votre contact.
    Gardez ce numéro. Donnez-le si vous appelez.
    { $agency_lines }
    Numéro d’astreinte, le soir et le week-end : { $on_call_phone }
    Téléphone de RHO : { $landlord_phone }
    Réponse au plus tard { $answer_by }.
    .my_case = Suivre mon dossier
    .restart = Autre problème

outcome-agency-alone =
    Je ne garde rien. La bonne porte est votre agence de proximité RHO.
    { $agency_lines }
    Numéro d’astreinte, le soir et le week-end : { $on_call_phone }
    Téléphone de RHO : { $landlord_phone }
    Ses coordonnées sont aussi sur votre avis d’échéance, la feuille du loyer.
    .restart = Autre problème

outcome-social_mediation =
    Votre dossier a le numéro { $case }. RHO sait qu’un courrier va venir.
    Votre courrier est juste au-dessus. Recopiez-le ou imprimez-le.
    Complétez les lignes vides à la main, puis signez.
    Envoyez-le à : { $social_address }
    L’adresse de RHO est sur votre avis d’échéance (feuille du loyer).{ $no_social_address }
    Téléphone : { $social_phone }
    Je n’ai pas gardé son texte.
    Réponse au plus tard { $answer_by }.
    .my_case = Suivre mon dossier
    .restart = Autre problème

outcome-social_mediation-alone =
    Je ne garde rien. Écrivez à la chargée de médiation sociale de RHO.
    Dites le problème, les personnes, les dates et vos démarches.
    Adresse : { $social_address }
    L’adresse de RHO est sur votre avis d’échéance (feuille du loyer).{ $no_social_address }
    Téléphone : { $social_phone }
    .restart = Autre problème

outcome-advisor =
    C’est transmis. Votre dossier a le numéro { $case }.
    Une personne de RHO vous répondra ici ou par votre contact.
    { $deadline ->
        [none] Gardez bien vos courriers et leurs preuves d’envoi.
       *[other] Gardez cette date en tête : { $deadline }. C’est la limite pour le médiateur.
    }
    Téléphone de RHO : { $landlord_phone }
    Réponse au plus tard { $answer_by }.
    .my_case = Suivre mon dossier
    .restart = Autre problème

outcome-advisor-alone =
    Je ne garde rien. Une personne peut regarder votre situation.
    { $deadline ->
        [none] Gardez bien vos courriers et leurs preuves d’envoi.
       *[other] Gardez cette date en tête : { $deadline }. C’est la limite pour le médiateur.
    }
    Contactez votre agence.
    { $agency_lines }
    Téléphone de RHO : { $landlord_phone }
    .human = Laisser une demande
    .restart = Autre problème

outcome-complain_first =
    { $next ->
        [advisor] D’abord, écrivez à RHO. Sans écrit, il n’y a pas de preuve.
       *[mediator] D’abord, écrivez à RHO. Le médiateur demande une réclamation écrite.
    }
    Un appel ou une visite ne suffisent pas.
    Complétez la lettre juste au-dessus. Gardez une copie et la preuve de l’envoi.
    RHO a ensuite { $silence_months } mois pour répondre. Revenez ici après.
    Adresse de RHO : { $landlord_address }
    L’adresse de RHO est sur votre avis d’échéance (feuille du loyer).{ $no_landlord_address }
    E-mail : { $landlord_email }
    Formulaire : { $complaint_form }
    .why = Pourquoi ?
    .wrong_answer = J’ai mal répondu

why-complain_first =
    La loi demande une réclamation écrite avant la médiation.
    Sa date compte : elle ouvre un délai d’un an.
    La lettre recommandée est la preuve la plus sûre.
    Un e-mail convient aussi, si vous gardez une copie.
    Source : Code de la consommation, art. L612-2.
    .continue = Continuer

outcome-wait =
    RHO a encore du temps pour répondre.
    Attendez jusqu’au { $deadline }. Ce jour-là, le silence compte comme un refus.
    Revenez ici à cette date, ou dès que RHO répond.
    Dernier jour pour le médiateur : { $last_day }.
    Une relance ne change pas ces dates.
    Téléphone de RHO : { $landlord_phone }
    .why = Pourquoi ?
    .wrong_answer = J’ai mal répondu

why-wait =
    On laisse { $silence_months } mois au bailleur pour répondre à votre réclamation écrite.
    C’est l’usage des médiateurs. La loi ne fixe pas de minimum.
    Un accusé de réception n’est pas une réponse.
    Le délai d’un an, lui, court depuis votre premier écrit.
    .continue = Continuer

outcome-too_late =
    Votre première réclamation écrite date de plus d’un an.
    { $deadline ->
        [none] La limite pour le médiateur est passée. C’est sans doute trop tard pour lui.
       *[other] La limite pour le médiateur était le { $deadline }. C’est sans doute trop tard pour lui.
    }
    Il reste d’autres voies, gratuites :
    la commission départementale de conciliation, un conciliateur de justice, l’ADIL.
    L’ADIL conseille sur le logement : { $adil_phone }
    Un fait nouveau peut tout changer. Une personne peut vérifier.
    .why = Pourquoi ?
    .human = Parler à une personne
    .wrong_answer = J’ai mal répondu

why-too_late =
    Le médiateur peut écarter une demande faite plus d’un an après la réclamation écrite.
    On compte depuis la première, pas depuis la relance.
    Lui seul décide.
    Source : Code de la consommation, art. L612-2.
    Un autre délai existe pour le juge : trois ans en général.
    .continue = Continuer

outcome-already_referred =
    { $proceedings ->
        [court] Un tribunal a déjà ce litige. En général, un litige se traite à un seul endroit.
       *[mediator] Un autre médiateur a déjà ce litige. Continuez avec lui.
    }
    Le médiateur seul décide s’il accepte.
    Vous avez reçu un papier du tribunal ? Agissez vite, un délai court.
    Conseil gratuit, loyer impayé ou expulsion : { $arrears_phone }
    Conseil gratuit, droit : { $law_phone }
    Vous pouvez aussi demander un avocat ou l’ADIL, le conseil logement.
    Une personne de RHO peut vous répondre.
    .why = Pourquoi ?
    .human = Parler à une personne
    .wrong_answer = J’ai mal répondu

why-already_referred =
    Un litige se traite à un seul endroit à la fois.
    Le médiateur n’examine pas ce qu’un juge ou un autre médiateur examine.
    Source : Code de la consommation, art. L612-2.
    .continue = Continuer

outcome-out_of_scope =
    { $role ->
        [other] Ce robot aide les locataires de RHO. Un autre bailleur a son propre médiateur.
       *[tenant] D’autres services traitent souvent ce sujet. Le médiateur décide pour lui-même.
    }
    Choisissez votre situation pour voir lequel.
    Pour parler à une personne, tapez /humain.
    .allocation = Demande de logement
    .allocation-words = logement, mutation, attribution, demande de logement, changer de logement
    .arrears = Je n’arrive plus à payer
    .arrears-words = dette, impaye, impayes, payer
    .court = Expulsion, tribunal
    .court-words = expulsion, tribunal, huissier, commandement de payer
    .benefits = CAF, aide au logement
    .benefits-words = caf, apl, aide, aides
    .company = Énergie, internet, assurance
    .company-words = energie, electricite, internet, telephone, assurance
    .discrimination = Discrimination
    .discrimination-words = discrimination, racisme, harcelement

body-allocation =
    Demande, échange ou refus de logement : contactez le service attribution de RHO.
    Téléphone de RHO : { $landlord_phone }
    En ligne : demande-logement-social.gouv.fr
    Si c’est urgent ou trop long : la commission DALO, à la préfecture.

body-arrears =
    Parlez-en vite à RHO. Demandez si vous pouvez payer en plusieurs fois.
    SOS Loyers impayés, gratuit : { $arrears_phone }
    Téléphone de RHO : { $landlord_phone }
    L’aide du département (FSL) se demande avec une assistante sociale.
    N’arrêtez pas de payer ce que vous pouvez.

body-court =
    Agissez tout de suite. Un papier de justice ouvre un délai court.
    SOS Loyers impayés, gratuit : { $arrears_phone }
    Conseil gratuit, droit : { $law_phone }
    Allez à l’audience, même sans avocat.
    Sans toit ce soir : appelez le 115.

body-benefits =
    L’aide au logement dépend de la CAF.
    Demandez-lui une explication, puis contestez par écrit.
    CAF : { $benefits_phone }, ou caf.fr

body-company =
    Ce litige est avec une autre entreprise.
    Énergie : le médiateur national de l’énergie.
    Internet ou téléphone : le médiateur des communications électroniques.
    Assurance : la médiation de l’assurance.
    Après un dégât des eaux, prévenez votre assureur sous 5 jours ouvrés.

body-discrimination =
    Le Défenseur des droits aide gratuitement.
    Téléphone : { $discrimination_phone }
    En ligne : antidiscriminations.fr
    Une infraction se signale aussi à la police.

outcome-solved =
    Tant mieux. Gardez la réponse écrite de RHO.
    Si le problème revient, revenez ici.
    .restart = Autre problème
    .wrong_answer = J’ai mal répondu

outcome-cancelled =
    Ce brouillon est effacé. Il n’a pas été envoyé.
    Vous pouvez recommencer quand vous voulez.
    .restart = Recommencer

ended =
    { $case ->
        [none] Votre demande est terminée.
       *[other] Votre dossier { $case } est envoyé.
    }
    Que voulez-vous faire ?
    .my_case = Suivre mon dossier
    .restart = Autre problème

## Urgence

emergency-any =
    Danger : 112, ou 114 par SMS.
    Samu : 15. Police : 17. Pompiers : 18.
    Gaz : { $gas_phone }, dehors.
    Envie de mourir : 3114. Enfant en danger : 119.
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    Pour une panne, astreinte RHO : { $on_call_phone }
    .continue = Je suis en sécurité, continuer

emergency-gas =
    Gaz : { $gas_phone }. Pompiers : 18.
    Sortez. Ne touchez à aucun bouton. Aucune flamme.
    Téléphonez dehors, loin du bâtiment.
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    .continue = Je suis en sécurité, continuer

emergency-fire =
    Pompiers : 18 ou 112. Par SMS : 114.
    Sortez si vous pouvez. Fermez les portes. Pas d’ascenseur.
    Fumée dans l’escalier : restez chez vous, à la fenêtre.
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    .continue = Je suis en sécurité, continuer

emergency-carbon_monoxide =
    Pompiers : 18. Samu : 15. Ou 112.
    Ouvrez tout. Arrêtez le chauffage. Sortez.
    Ce gaz ne se voit pas. Il n’a pas d’odeur.
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    .continue = Je suis en sécurité, continuer

emergency-electricity =
    Pompiers : 18 ou 112.
    Ne touchez ni l’eau ni les prises. Coupez le disjoncteur, sans danger.
    Une personne électrisée : coupez d’abord, puis le 15.
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    .continue = Je suis en sécurité, continuer

emergency-collapse =
    Pompiers : 18 ou 112.
    Sortez et éloignez-vous. N’y retournez pas.
    Prévenez vos voisins.
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    .continue = Je suis en sécurité, continuer

emergency-trapped =
    Pompiers : 18 ou 112. Malaise : 15.
    Ascenseur : appuyez sur le bouton d’alarme.
    Astreinte RHO : { $on_call_phone }
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    .continue = Je suis en sécurité, continuer

emergency-medical =
    Samu : 15, ou 112. Par SMS : 114.
    Restez près de la personne.
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    .continue = Je suis en sécurité, continuer

emergency-assault =
    Police : 17 ou 112. Sans parler, par SMS : 114.
    Mettez-vous à l’abri. Fermez la porte.
    Aide aux victimes : 116 006.
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    .continue = Je suis en sécurité, continuer

emergency-home_violence =
    Police : 17. Sans parler, par SMS : 114.
    Écoute, jour et nuit : 3919.
    Effacez cette conversation si votre téléphone est surveillé.
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    .continue = Je suis en sécurité, continuer

emergency-child =
    Police : 17. Enfant en danger : 119, jour et nuit.
    Sans parler, par SMS : 114.
    Le 119 n’apparaît pas sur la facture.
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    .continue = Je suis en sécurité, continuer

emergency-suicide =
    Appelez le 3114, jour et nuit, gratuit. Ou le 15.
    Une personne formée vous écoute. Vous n’êtes pas seul.
    Restez près de quelqu’un, si vous pouvez.
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    .continue = Continuer plus tard

emergency-shelter =
    Sans toit ce soir : appelez le 115, gratuit.
    En danger : 112. Par SMS : 114.
    Le 115 répond jour et nuit. Insistez.
    Personne ne lit ce robot en direct. Les secours ne sont pas prévenus.
    .continue = Continuer

danger_over = C’est noté. En cas de danger : 112. Pompiers : 18. Police : 17.

## Toujours disponible

nav =
    Retour, aide, une personne, urgence.
    .back = Retour
    .back-words = retour, revenir, precedent, en arriere
    .help = Aide
    .help-words = aide, aidez moi, comment ca marche, je comprends pas, je ne comprends pas
    .human = Parler à une personne
    .human-words = parler a une personne, une personne, humain, un humain, parler a quelqu’un, conseiller, conseillere, quelqu’un, parler a un conseiller, parler a une conseillere, parler a un humain, avoir quelqu’un au telephone
    .emergency = Urgence
    .emergency-words = urgence, urgences, au secours, a l’aide, danger
    .restart-words = recommencer, tout recommencer
    .resume-words = reprendre, continuer
    .my_case-words = mon dossier, mes dossiers, suivi
    .wrong_answer-words = j’ai mal repondu, je me suis trompe, je me suis trompee, erreur
    .why-words = pourquoi

help =
    { $help }
    Vous pouvez toucher un bouton, taper son numéro ou son nom.
    /retour : question d’avant. /reprendre : revoir la question.
    /suivi : vos dossiers. /annuler : tout arrêter.
    /urgence : numéros d’urgence. /langue : changer de langue.
    /confidentialite : vos données. /effacer : les supprimer.
    .human = Parler à une personne
    .words = Mots difficiles
    .continue = Continuer

glossary =
    { glossary-mediator }
    { glossary-refer }
    { glossary-admissible }
    { glossary-service-charges }
    { glossary-deposit }
    { glossary-adjustment }
    { glossary-rent-notice }
    .continue = Continuer

glossary-mediator = Médiateur : personne neutre qui aide à trouver un accord.
glossary-refer = Saisir : envoyer une demande.
glossary-admissible = Recevable : qui peut être accepté.
glossary-service-charges = Charges locatives : eau, ménage et autres frais payés avec le loyer.
glossary-deposit = Dépôt de garantie : somme versée à l’entrée.
glossary-adjustment = Régularisation : compte des charges, une fois par an.
glossary-rent-notice = Avis d’échéance : feuille du loyer à payer.

human =
    Une personne de RHO peut prendre le relais.
    Laissez une demande : elle vous répondra ici ou par votre contact.
    { $agency_lines }
    Téléphone de RHO : { $landlord_phone }
    Horaires : { $landlord_hours }
    Vous pouvez aussi aller à votre agence, ou écrire à RHO.
    .leave_request = Laisser une demande
    .continue = Continuer avec le robot

three_misses =
    Je ne comprends pas vos réponses, pardon.
    Une personne peut prendre le relais.
    .leave_request = Laisser une demande
    .continue = Continuer avec le robot

refused-not-a-choice = Je n’ai pas compris. Touchez un bouton, ou tapez son numéro.

contact_noted = C’est noté : { $contact }.

reference_unusual = Cette référence a une forme inhabituelle. Je la garde. Vérifiez-la sur un papier de RHO.

already_done = C’est déjà pris en compte.
already_sent = C’est déjà envoyé.
question_is_past = Cette question est passée. Voici la question du moment.

nothing_to_undo = Il n’y a rien à défaire ici.

nothing_to_cancel =
    Il n’y a rien à annuler.
    .restart = Commencer

cancel_confirm =
    Tout effacer ? Vos réponses et vos pièces seront perdues.
    .cancel_all = Oui, tout effacer
    .continue = Non, continuer

draft_expired = Votre brouillon est effacé, car il n’a pas été envoyé. Tapez /start pour recommencer.

edited = Je ne relis pas les messages corrigés. Écrivez un nouveau message, ou tapez /retour.

other_kind = Je ne sais pas lire ce type de message. Écrivez, touchez un bouton ou envoyez une photo.

unknown_command = Je ne connais pas cette commande. Tapez /aide pour voir la liste.

failed = Une erreur est arrivée de notre côté. Rien n’est perdu. Réessayez, ou tapez /humain.

# Under a message that may have come before.
resent = (renvoi)

text_parked_alone =
    Est-ce un nouveau problème ? Je garde vos mots.
    .restart = Oui, nouveau problème
    .continue = Non

reply_now =
    Écrivez votre réponse pour le dossier { $case }. Vous pouvez aussi envoyer un fichier.
    .no_reply = Ne pas répondre

reply_piece =
    Envoyez { $role } pour le dossier { $case }. Vous pouvez aussi écrire.
    .no_reply = Ne pas répondre

restart_confirm =
    Vous avez une demande non envoyée. Que voulez-vous en faire ?
    .set_aside = La garder, autre problème
    .restart_all = L’effacer, recommencer
    .continue = La continuer

draft_set_aside = Votre brouillon est gardé. Vous le retrouvez avec /dossiers.
draft_dropped = Ce brouillon est effacé. Il n’a pas été envoyé.

text_parked =
    Voulez-vous ajouter ce message au dossier { $case } ?
    .add_to_case = Oui, l’ajouter
    .restart = Non, autre problème

added_to_case = C’est ajouté au dossier { $case }. RHO le lira.

file_parked =
    { $files ->
        [one] J’ai bien reçu votre fichier ({ $files }). Il n’est pas encore envoyé.
       *[other] J’ai bien reçu vos fichiers ({ $files }). Ils ne sont pas encore envoyés.
    }
    Que voulez-vous en faire ?
    .keep_files = Garder pour mon dossier
    .add_to_case = Ajouter à mon dossier
    .drop_files = Effacer

files_waiting =
    { $files ->
        [one] Il reste un fichier que vous avez envoyé à part.
       *[other] Il reste { $files } fichiers que vous avez envoyés à part.
    }
    RHO ne les voit pas encore. Que voulez-vous en faire ?
    .add_to_case = Ajouter à mon dossier
    .drop_files = Effacer

files_kept =
    { $files ->
        [one] C’est gardé ({ $files } fichier). Je vous en reparle plus loin.
       *[other] C’est gardé ({ $files } fichiers). Je vous en reparle plus loin.
    }

files_dropped = C’est effacé.

files_forgotten =
    { $files ->
        [one] J’ai effacé le fichier que vous aviez envoyé à part.
       *[other] J’ai effacé les { $files } fichiers que vous aviez envoyés à part.
    }
    Vous n’avez pas dit si je devais le garder. Vous pouvez le renvoyer.

file_refused_kind = Je ne garde pas ce type de fichier. Envoyez une photo, un PDF ou un message vocal.
file_refused_too_big = Ce fichier dépasse 20 Mo. Envoyez une photo, ou joignez-le à votre courrier par la poste.
file_refused_too_fast = Vous avez envoyé beaucoup de fichiers. Attendez dix minutes, puis renvoyez les derniers.
file_refused_too_much = C’est trop lourd pour aujourd’hui. Renvoyez ce fichier demain, ou joignez-le par la poste.
file_refused_no_room = Je n’ai plus de place pour les fichiers. Réessayez demain, ou joignez-le par la poste.
slow_down =
    Vous écrivez très vite. Je ne lis plus vos messages pendant une minute.
    Renvoyez ensuite ce qui n’a pas eu de réponse.
    En cas de danger : /urgence
too_many_cases =
    Vous avez déjà plusieurs dossiers ouverts. Je ne peux pas en ouvrir un autre maintenant.
    Vous pouvez ajouter un message à un dossier ouvert. Votre brouillon est gardé.
    .my_case = Voir mes dossiers
    .continue = Continuer
file_refused_too_many = Vous avez déjà beaucoup de pièces. Gardez les plus utiles, ou joignez-les par la poste.
file_refused_empty = Un fichier reçu est vide. Pouvez-vous le renvoyer ?
file_refused_lost = Un fichier n’a pas pu être reçu. Pouvez-vous le renvoyer ?
file_refused_duplicate = Vous aviez déjà envoyé ce fichier. Je le garde une seule fois.
file_refused_content = Ce fichier n’est pas gardé. Je garde les photos, les PDF et les messages vocaux.
file_refused_archive = C’est un fichier qui en contient d’autres. Envoyez chaque document à part.
file_refused_active = Ce document contient un programme. Par prudence, je ne le garde pas. Envoyez une photo.
file_refused_locked = Ce PDF demande un mot de passe. Envoyez-le sans mot de passe, ou en photo.
file_refused_broken = Ce fichier est abîmé : je ne peux pas l’ouvrir. Envoyez-le encore, ou prenez une photo.
file_refused_bomb = Ce fichier est trop lourd à ouvrir. Envoyez une photo plus simple.
file_refused_word = Je n’ouvre pas ce type de document. Envoyez-le en PDF, ou en photo.
file_refused_infected = Ce fichier contient un virus. Il n’est pas gardé. Envoyez une photo.

cases =
    { $count ->
        [0] Vous n’avez pas de dossier envoyé.
        [one] Votre dossier :
       *[other] Vos dossiers :
    }
    { $lines }
    .open = Ouvrir { $number }
    .restart = Nouveau problème
    .who_saw = Qui a vu mon dossier ?
    .continue = Continuer

readers =
    { $count ->
        [0] Personne de RHO n’a encore pris votre dossier.
       *[other] Ces personnes de RHO ont travaillé sur vos dossiers, les dernières en premier :
    }
    { $lines }
    .continue = Continuer

case-reader = { $day } : { $who } ({ $case })
    .group = le groupe du personnel
    .staff = une personne qui a quitté RHO

case-line = { $case } : { $door }, { $state }.
case-line-deadline = Dernier jour pour le médiateur : { $deadline }.

door-name =
    Porte
    .mediation = médiateur
    .agency = agence
    .social_mediation = médiation sociale
    .advisor = une personne

case-state =
    État
    .open = transmis
    .claimed = quelqu’un s’en occupe
    .answered = répondu
    .frozen = en médiation
    .closed = fermé

news_taken =
    Dossier { $case } : { $signature } s’en occupe.

news_answered =
    Réponse pour le dossier { $case } :
    { $words }
    { $signature }
    Est-ce réglé ?
    .reply = Répondre
    .settled_yes = Oui, c’est réglé
    .settled_partly = En partie
    .settled_no = Non

news_asked_piece =
    Dossier { $case } : RHO a besoin d’une pièce.
    Envoyez { $role }.
    { $signature }
    .reply = Envoyer la pièce

news_promised =
    Dossier { $case } : RHO vous promet ceci.
    { $words }
    Au plus tard { $due }.
    { $signature }

news_promise_kept =
    Dossier { $case } : la promesse est tenue.
    { $words }
    { $signature }

news_recorded =
    Dossier { $case } : RHO a noté une date.
    { $event ->
        [answered] RHO vous a répondu par écrit le { $day }.
       *[accepted] La médiation est ouverte depuis le { $day }. Plus rien ne passe entre vous et RHO ici.
    }
    Si c’est faux, corrigez avec /suivi.
    { $signature }

news_rerouted =
    Dossier { $case } : il change de porte.
    Nouvelle porte : { $door }.
    { $words }
    { $signature }
    .reply = Répondre

news_closed =
    Dossier { $case } : il est fermé.
    Résultat : { $outcome }.
    { $signature }
    .settled_no = Ce n’est pas réglé

news_reopened =
    Dossier { $case } : il est de nouveau ouvert.
    RHO doit vous répondre au plus tard { $due }.
    { $signature }
    .reply = Répondre

settled_yes =
    Merci. Le dossier { $case } est fermé.
    Vous pouvez revenir quand vous voulez.

settled_partly =
    C’est noté. RHO sait qu’il reste quelque chose.
    Dites ce qui reste, avec le bouton.
    .reply = Dire ce qui reste

settled_no =
    C’est noté. Le dossier { $case } est de nouveau ouvert.
    Dites ce qui ne va pas, avec le bouton.
    Si une somme est en cause, le médiateur peut aider.
    Dernier jour pour le saisir : { $deadline }.
    .reply = Dire ce qui ne va pas

is_settled =
    Dossier { $case } : est-ce réglé ?
    .settled_yes = Oui, c’est réglé
    .settled_no = Non
    .human = Parler à une personne

settled_not_yet =
    C’est noté. RHO reçoit un nouveau rappel pour le dossier { $case }.
    RHO doit répondre au plus tard { $due }.
    .reply = Écrire à RHO

staff_welcome =
    Bienvenue. Vous êtes dans la liste du personnel.
    Les dossiers sont dans le groupe du personnel.

case-status =
    Dossier { $case } · { $door }
    Où il en est : { $state }.
    Chez RHO : { $agent }
    { $next }
    RHO a promis, pour { $promise_due } : { $promise }
    Dernier jour pour le médiateur : { $deadline }.
    .reply = Écrire à RHO

case-next-open = RHO doit répondre au plus tard { $due }.
case-next-claimed = RHO doit répondre au plus tard { $due }.
case-next-late = La réponse est en retard. Un responsable est prévenu.
case-next-by_contact = RHO répond par votre contact, au plus tard { $due }.
case-next-reminded =
    RHO répond par votre contact. Le robot ne sait pas si c’est fait.
    RHO a reçu un rappel.
    Téléphone de RHO : { $landlord_phone }
case-next-unshared =
    RHO n’a pas votre contact. Écrivez-le à RHO, ou téléphonez.
    Téléphone de RHO : { $landlord_phone }
case-next-answered = À vous : dites si c’est réglé.
case-next-closed = Il n’y a plus rien à faire.
case-next-frozen = La médiation est en cours. RHO ne lit plus rien ici.

case-end =
    Résultat
    .solved = réglé
    .explained = expliqué, sans changement
    .refused = demande non acceptée
    .elsewhere = renvoyé à un autre service
    .unreachable = pas de nouvelles du locataire

## Suivre un litige

turn-draft =
    À vous : finir ce brouillon.
    Il sera effacé le { $by }.
turn-under_way =
    Brouillon en cours. À vous : répondre à la question.
    Il sera effacé le { $by }.
turn-letter = À vous : envoyer votre réclamation écrite à RHO.
turn-silence = RHO doit répondre avant le { $by }. Ce jour-là, le silence compte comme un refus.
turn-refer = À vous : saisir le médiateur. Dernier jour : { $by }.
turn-late = Le dernier jour était le { $by }. D’autres voies existent : tapez /humain.
turn-referred = Le médiateur doit dire s’il accepte. Comptez jusqu’au { $by }.
turn-accepted = Le médiateur cherche un accord. Comptez jusqu’au { $by }.
turn-with_landlord = À RHO de répondre.
turn-ended = C’est fini. Il n’y a plus rien à faire.

timeline =
    Litige { $number } : { $about }
    { $milestones }
    { $turn }

milestone-complaint = Réclamation écrite : { $days }
milestone-silence =
    { $tense ->
        [past] Silence de RHO, compté comme un refus : { $days }
       *[ahead] Réponse de RHO attendue jusqu’au { $days }
    }
milestone-earliest = Médiateur possible depuis le { $days }
milestone-last_day =
    { $tense ->
        [past] Dernier jour pour le médiateur, passé : { $days }
       *[ahead] Dernier jour pour le médiateur : { $days }
    }
milestone-referred = Médiateur saisi : { $days }
milestone-admissibility = Le médiateur dit s’il accepte : vers le { $days }
milestone-accepted = Médiation ouverte : { $days }
milestone-outcome = Fin prévue de la médiation : { $days }
milestone-ended = Fini : { $days }

### Ce que la personne peut faire ou dire d’un litige qu’elle suit.

ways =
    Actions
    .open = Voir les dates
    .resume = Reprendre ce brouillon
    .forget = Effacer ce brouillon
    .sent = Ma lettre est partie
    .answered = RHO a répondu
    .prepare = Préparer ma demande
    .referred = J’ai saisi le médiateur
    .accepted = Le médiateur accepte
    .declined = Le médiateur refuse
    .correct = Corriger une date
    .ended = C’est fini
    .reopen = Ce n’est pas fini
    .write = Écrire à RHO
    .complete = Compléter ce dossier
    .thaw = Écrire de nouveau à RHO
    .grounds = Les cinq points vérifiés
    .what_if = Et si… ?
    .leave_request = Parler à une personne
    .never = Plus de rappels
    .remind = Me rappeler les dates
    .tonight = Ce soir
    .sunday = Dimanche
    .today = Aujourd’hui
    .yesterday = Hier
    .continue = Continuer

followed = Je vous écrirai ici pour les dates importantes. Pour tout revoir : /suivi.

same_matter =
    Vous suivez déjà un litige sur ce sujet : { $about }.
    Voulez-vous le compléter ? Sinon, continuez.

when_referred =
    Quel jour avez-vous saisi le médiateur ?
    Tapez la date, par exemple 12/05/2026.

when_accepted =
    Quel jour le médiateur a-t-il accepté ?
    C’est la date de sa lettre ou de son e-mail. Tapez-la, par exemple 12/05/2026.

day_unreadable = Je n’ai pas compris le jour. Écrivez par exemple 12/05/2026.
day_future = Ce jour n’est pas encore passé. Écrivez par exemple 12/05/2026.
day_too_early = Ce jour est trop tôt. Il vient après le { $day }. Écrivez par exemple 12/05/2026.

recorded_referred =
    C’est noté. Le médiateur dit en général sous 3 semaines s’il accepte.
    Comptez jusqu’au { $by }. Gardez la preuve de votre envoi.

recorded_accepted =
    C’est noté. La médiation dure en général 90 jours : jusqu’au { $by }.
    Ce qui se dit en médiation est confidentiel.
    { $frozen ->
        [yes] J’arrête donc de transmettre vos messages à RHO pour ce dossier.
       *[no] Ne racontez pas ici ce qui s’y dit.
    }

recorded_declined =
    C’est noté. Le médiateur explique ses raisons dans sa lettre.
    D’autres voies restent : un conciliateur de justice, la commission départementale de conciliation.
    L’ADIL conseille gratuitement : { $adil_phone }
    Une personne peut vérifier avec vous : /humain

recorded_ended = C’est noté : { $about } est fini. Il n’y aura plus de rappels.

frozen =
    Une médiation est en cours pour le dossier { $case }.
    Ce que vous écrivez ici serait lu par RHO. Rien n’est envoyé.
    Voulez-vous écrire de nouveau à RHO pour ce dossier ?

thawed = RHO peut de nouveau vous lire et vous répondre pour { $about }.

### Les rappels : un seul message, une seule question, et comment les arrêter.

remind-draft =
    Vous avez un brouillon non envoyé.
    Il sera effacé le { $until }. Voulez-vous le finir ?

remind-letter =
    Avez-vous envoyé votre réclamation écrite à RHO ?
    C’est pour { $about }.

remind-silence =
    RHO devait répondre à votre réclamation écrite.
    C’est pour { $about }. Où en êtes-vous ?
    Dernier jour pour le médiateur : { $last_day }.
    .answered = Répondre à la question

remind-last_day =
    { $days ->
        [0] C’est aujourd’hui le dernier jour pour saisir le médiateur.
        [1] Demain est le dernier jour pour saisir le médiateur.
       *[other] Il reste { $days } jours pour saisir le médiateur.
    }
    C’est pour { $about }.
    Dernier jour : { $last_day }.

remind-referred =
    Vous avez saisi le médiateur, pour { $about }.
    Vous a-t-il dit s’il accepte ?

remind-accepted =
    La médiation pour { $about } devait durer 90 jours environ.
    Est-elle finie ?

snoozed_tonight = D’accord, ce soir.
snoozed_sunday = D’accord, dimanche matin.
snoozed_enough = Je vous l’ai déjà rappelé. Tout est dans /suivi.

muted =
    D’accord, plus de rappels pour { $about }.
    Gardez cette date : { $last_day }, dernier jour pour le médiateur.

reminders_on = D’accord, je vous écrirai pour { $about }.

### Les cinq points que le médiateur vérifie (Code de la consommation, art. L612-2).

grounds =
    Le médiateur vérifie cinq points. Lui seul décide.
    { $lines }

ground-line = { $name } : { $light } { $reason }

ground =
    Point
    .complaint = Réclamation écrite
    .complaint-proved-told = Vous avez la lettre et sa preuve.
    .complaint-prove-told = Joignez la lettre et la preuve d’envoi.
    .complaint-write-told = Écrivez d’abord à RHO.
    .founded = Demande sérieuse
    .founded-shown-told = Vos pièces montrent les faits.
    .founded-show-told = Joignez une pièce qui montre les faits.
    .elsewhere = Ni juge ni autre médiateur
    .elsewhere-free-told = Personne d’autre n’a ce litige.
    .elsewhere-taken-told = Un litige se traite à un seul endroit.
    .elsewhere-check-told = Vérifiez vos lettres de justice.
    .year = Moins d’un an
    .year-open-told = Vous avez encore du temps.
    .year-soon-told = Faites vite.
    .year-past-told = Un fait nouveau peut tout changer.
    .year-unknown-told = Retrouvez la date de votre lettre.
    .field = Sujet du médiateur
    .field-in-told = Loyer, charges, dépôt ou services.
    .field-ask-told = Le médiateur dira si c’est pour lui.
    .green = en ordre.
    .amber = à compléter.
    .red = à régler d’abord.

### Et si une réponse était autre ? Rien n’est écrit.

what_if =
    Quelle réponse changer, pour voir ? Rien ne sera modifié.
    { $lines }
    .change = Changer { $number }
    .theme-told = Sujet :
    .money-told = Précision :
    .repairs_aim-told = But :
    .neighbour_aim-told = Problème :
    .role-told = Vous êtes :
    .proceedings-told = Tribunal ou médiateur :
    .complaint-told = Vous avez écrit à RHO :
    .complaint_date-told = Date de la réclamation écrite :
    .complaint_day-told = Jour de la réclamation écrite :
    .landlord_answer-told = Réponse de RHO :

what_if_choice =
    { $question }
    Quelle autre réponse voulez-vous essayer ?

what_if_door =
    Avec cette réponse, la bonne porte serait { $found }.
    Dernier jour : { $day }.
    Rien n’est modifié.
    .what_if = Essayer autre chose

what_if_end =
    Avec cette réponse, voici la suite : { $found }.
    Date : { $day }.
    Rien n’est modifié.
    .what_if = Essayer autre chose

what_if_question =
    Avec cette réponse, je poserais d’abord une autre question.
    Rien n’est modifié.
    .what_if = Essayer autre chose

what_if_past = Cette question est passée. Tapez /reprendre pour voir celle du moment.

found =
    Porte
    .mediation-told = le médiateur, { $mediator_name }
    .agency-told = votre agence de proximité
    .social_mediation-told = la chargée de médiation sociale
    .advisor-told = une personne de RHO
    .complain_first-told = écrire d’abord à RHO
    .wait-told = attendre la réponse de RHO
    .too_late-told = d’autres voies, car un an est passé
    .already_referred-told = continuer là où le litige est déjà
    .out_of_scope-told = un autre service
    .solved-told = c’est réglé

my_data =
    Je garde les réponses de votre brouillon, avec ses pièces ({ $files }).
    Je garde vos dossiers envoyés, avec leurs pièces : /suivi
    Je garde aussi votre numéro Telegram et votre langue.
    Tout est aussi dans un fichier, que je vous envoie.
    Pour tout supprimer : /effacer

my_data_later = Je vous ai envoyé ce fichier il y a moins d’une heure. Redemandez-le plus tard.

erase_confirm =
    Supprimer tout ce que je garde de vous ?
    Vos dossiers, vos pièces et votre brouillon seront perdus.
    Je retire d’ici mes messages récents. Les autres restent dans Telegram.
    .erase_all = Oui, tout supprimer
    .continue = Non, continuer

erased =
    Vos données sont effacées du robot. Voici le compte :
    dossiers { $cases }, fichiers { $files }, messages en attente { $waiting }.
    { $cases ->
        [0] RHO n’avait pas de dossier de vous.
       *[other] RHO est prévenu. Il garde le numéro du dossier, sans votre nom.
    }
    { $messages ->
        [0] Je n’ai pas pu retirer mes messages d’ici.
        [one] J’ai retiré d’ici mon dernier message.
       *[other] J’ai retiré d’ici mes { $messages } messages récents.
    }
    Je ne peux pas effacer le reste : vos messages, mes anciens messages, ce que RHO a déjà reçu.
    Pour vider Telegram, supprimez cette conversation vous-même.

privacy =
    { $landlord_name } est responsable de vos données.
    Délégué à la protection des données : { $dpo_contact }
    But : vous orienter et préparer votre dossier.
    Vous orienter fait partie de la mission publique de RHO. Votre dossier suit votre bail (un contrat).
    Le reste demande votre accord : garder un brouillon, un contact par Telegram.
    Tout est au choix. Avec « Non, ne rien laisser », vous gardez la porte et la date.
    Dans un dossier, la référence et les pièces restent au choix.
    .privacy_more = Lire la suite
    .continue = Continuer

privacy_more =
    Lecteurs : le personnel de RHO chargé du dossier. AME CONSO ne reçoit rien de moi.
    Telegram voit ces messages, aussi hors d’Europe. Il suit ses propres règles.
    Ils ne sont pas chiffrés de bout en bout. N’envoyez ni RIB, ni papier médical.
    Durée : brouillon { $draft_days } jours, dossier { $closed_days } jours après la fin.
    Fichier non confirmé : { $parked_days } jours. Trace d’un envoi, sans texte : { $sent_days } jours.
    Journal de ce qui est fait, sans votre nom : { $audit_days } jours.
    Écran d’urgence : rien n’est gardé.
    Sans Telegram : écrivez, appelez ou allez à l’agence.
    .privacy_rights = Lire la suite
    .continue = Continuer

privacy_rights =
    Vos droits : voir et recevoir vos données (/mesdonnees), les effacer (/effacer), les corriger.
    Vous pouvez aussi limiter leur usage, vous opposer ou retirer votre accord.
    Écrivez à : { $dpo_contact }
    Par courrier : { $landlord_address }
    La réponse vient sous un mois.
    Réclamation : CNIL, 3 place de Fontenoy, 75007 Paris, ou cnil.fr.
    Le robot oriente seulement. Une personne décide, jamais le robot seul.
    .continue = Continuer

language_choice =
    Quelle langue préférez-vous ?
    .french = Français
    .english = English

language_set = D’accord, je continue en français.

## Commandes du menu (Telegram les montre à côté du champ de saisie)

command-start = Commencer
command-reprendre = Revoir la question
command-suivi = Suivre mes dossiers
command-dossiers = Mes dossiers et brouillons
command-retour = Question d’avant
command-annuler = Tout arrêter et effacer le brouillon
command-aide = Aide
command-humain = Parler à une personne
command-urgence = Numéros d’urgence
command-confidentialite = Vos données
command-mesdonnees = Voir ce que je garde
command-effacer = Tout supprimer
command-langue = Changer de langue

## Documents à télécharger

paper-complaint = Votre lettre de réclamation, en PDF. Complétez-la, signez-la, gardez une copie.
paper-neighbour = Votre lettre pour la médiation sociale, en PDF. Écrivez le nom à la main et signez.
paper-dossier = Votre dossier pour le médiateur, en PDF. Relisez-le, signez-le, gardez une copie.
paper-preview = Voici la première page.
paper-copy = Le même texte, à copier :
paper-data =
    { $count ->
        [one] Voici tout ce que je garde de vous. Commencez par lire summary.pdf.
       *[other] Tout ce que je garde de vous, partie { $part } sur { $count }.
    }
    .title = Ce que je garde de vous
    .nothing = Rien.
    .conversation = Votre conversation
    .conversation-told = Votre langue, votre étape, vos réponses pas encore envoyées.
    .cases = Vos dossiers
    .cases-told = Ce que vous avez envoyé à RHO, et ce qui a été fait. Le texte des réponses de RHO est dans la conversation.
    .files = Vos fichiers
    .files-told = Les fichiers comme vous les avez envoyés. Ils sont aussi dans ce fichier, dans « files ».
    .reminders = Vos dates
    .reminders-told = Les jours où j’efface quelque chose, et votre agenda.
    .sending = Vos messages
    .sending-told = Ce qui attend d’être envoyé. Le texte des messages déjà envoyés n’est pas gardé.
    .timer-draft = Effacement du brouillon
    .timer-parked = Effacement de fichiers
    .timer-draft_soon = Rappel avant l’effacement
    .timer-dispute = Prochaine date d’un litige
    .dispute = Litige suivi
    .calendar = Votre agenda
paper-data-about =
    État du { $day }. Le fichier data.json dit la même chose, pour un ordinateur.
    Les notes entre agents de RHO ne sont pas dans ce fichier.
paper-data-waiting = Messages en attente : { $count }.
case-deed =
    Ce qui a été fait
    .open = vous avez envoyé le dossier
    .add = vous avez ajouté quelque chose
    .settle = vous avez dit si c’est réglé
    .freeze = votre médiation a commencé
    .thaw = RHO peut lire de nouveau
    .erase = vous avez tout effacé
    .export = vous avez reçu vos données
    .show = RHO a reçu récit ou pièces
    .claim = RHO a pris le dossier
    .release = RHO a rendu le dossier
    .transfer = un collègue a le dossier
    .answer = RHO a répondu
    .correct = RHO a corrigé sa réponse
    .ask_piece = RHO a demandé une pièce
    .reroute = RHO a changé de porte
    .promise = RHO a promis quelque chose
    .keep_promise = RHO a tenu sa promesse
    .close = RHO a fermé le dossier
    .reopen = RHO a rouvert le dossier
    .journal = RHO a relu ce journal
    .late = la réponse est en retard
    .promise_late = une promesse est en retard
    .free = le dossier attend quelqu’un
paper-pieces = Vos pièces réunies, dans l’ordre du dossier.
paper-pieces-part = Vos pièces réunies, partie { $part } sur { $count }. Le tout est trop lourd pour un seul envoi.
paper-sounds = Les pièces qui ne s’impriment pas sont réunies ici.
paper-calendar = Ouvrez ce fichier pour mettre la date dans votre agenda.
calendar-last_day = Dernier jour pour saisir le médiateur
calendar-last_day-text = C’est le dernier jour pour demander une médiation à { $mediator_name } ({ $mediator_url }).
calendar-silence_day = Vous pouvez saisir le médiateur
calendar-silence_day-text = Sans réponse de RHO, vous pouvez saisir { $mediator_name } ({ $mediator_url }).
