### Les papiers à imprimer. Ils partent chez RHO ou chez le médiateur : toujours en français, quelle que soit la langue choisie.
### Une ligne dont un fait n’est pas configuré n’est pas imprimée. « ____________________ » est une ligne à remplir à la main.

## Dans chaque lettre

letter-parts =
    .place = À ____________________, le { $today }
    .salutation = Madame, Monsieur,
    .closing = Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.
    .signature = Signature :
    .enclosures = Pièces jointes
    .reference = Référence client : { $client_reference }
    .name = Prénom et nom : { $name }
    .address = Adresse : { $address }
    .contact = Téléphone ou e-mail : { $contact }
    .not-for-sending = À garder : cette page ne fait pas partie du courrier.

letter-window =
    { $window_years ->
        [1] un an
       *[other] { $window_years } ans
    }

## La réclamation écrite au bailleur

letter-to-landlord =
    .title = Réclamation écrite à { $landlord_name }
    .subject = Objet : réclamation écrite ({ $theme })
    .subject-alone = Objet : réclamation écrite
    .opening = Je vous envoie une réclamation écrite. Elle concerne mon bail et mon logement.
    .facts = Les faits
    .sums = Les dates et les sommes
    .wish = Ce que je demande
    .reply = Je vous demande une réponse écrite, avec ses raisons, dans un délai de { $silence_months } mois.
    .rights = Si votre réponse ne me convient pas, ou sans réponse, je pourrai m’adresser au médiateur de la consommation. C’est gratuit. J’ai { letter-window } pour le faire, à compter de cette réclamation écrite (Code de la consommation, art. L612-1 et L612-2).
    .mediator = Merci de rappeler dans votre réponse les coordonnées de ce médiateur (art. L616-1 du même code).

letter-sending =
    .title = Comment l’envoyer et garder une preuve
    .intro = Cette page est pour vous. RHO n’en a pas besoin.

letter-sending-before = Avant l’envoi
    .items =
        Complétez les lignes vides, puis signez.
        Joignez des copies. Gardez les originaux.
        Cachez les numéros de banque et ce qui touche à la santé.
        Faites une copie ou une photo de la lettre signée.

letter-sending-ways = L’envoi, au choix
    .items =
        Par la Poste, en recommandé avec avis de réception : c’est la preuve la plus sûre. Gardez le reçu, puis l’avis signé.
        Par e-mail ou par formulaire : joignez la lettre signée, en photo ou en PDF. Gardez le message envoyé et l’accusé de réception.
        À l’accueil : demandez un tampon avec la date sur votre copie.
    .contacts =
        Adresse de RHO : { $landlord_address }
        L’adresse de RHO est sur votre avis d’échéance, la feuille du loyer.{ $no_landlord_address }
        E-mail de RHO : { $landlord_email }
        Formulaire de RHO : { $complaint_form }
    .envelope = Enveloppe à fenêtre (11 × 22 cm) : pliez la feuille en trois, sur les deux petits traits de la marge.

letter-sending-after = Ensuite
    .items =
        RHO a { $silence_months } mois pour répondre. Un accusé de réception n’est pas une réponse.
        Vous avez { letter-window } depuis cet envoi pour écrire au médiateur. Une relance ne change pas cette date.
        Un appel ou une visite ne remplacent pas la lettre.
        Le médiateur décide seul s’il accepte une demande.

letter-sending-log = À remplir le jour de l’envoi
    .fields =
        Envoyée le : ____________________
        Par (Poste, e-mail, formulaire, accueil) : ____________________
        Numéro du recommandé : ____________________
        Réponse attendue avant le (envoi + { $silence_months } mois) : ____________________
        Dernier jour pour le médiateur (envoi + { letter-window }) : ____________________

## Le courrier à la chargée de médiation sociale

letter-to-social-mediator =
    .title = Demande de médiation avec le voisinage
    .subject = Objet : demande de médiation avec un voisin
    .attention = À l’attention de la chargée de médiation sociale
    .opening = Je rencontre un problème de voisinage. Je vous demande votre aide pour trouver une solution.
    .trouble = Le problème
    .trouble-told = Ce que je subis : { $trouble }. Depuis : { $trouble_since }.
    .people = La ou les personnes concernées
    .chronology = Les faits, dans l’ordre des dates
    .steps = Les démarches déjà faites
    .request = Je suis à votre disposition pour en parler. Merci de me dire quelle suite vous donnez à ce courrier.

letter-steps =
    .talked = J’ai parlé avec la personne.
    .wrote = J’ai écrit à { $landlord_name }.
    .police = J’ai fait appel à la police ou à la gendarmerie, par une plainte ou une main courante.
    .others = J’ai contacté la mairie, un conciliateur ou un autre service.
    .several = J’ai fait plusieurs démarches :
    .nothing_yet = Je n’ai pas encore fait de démarche.

letter-neighbour-before = Avant l’envoi
    .items =
        Écrivez à la main le nom des personnes. Le robot ne le demande pas.
        Complétez les lignes vides, puis signez.
        Joignez des copies, si vous avez des papiers. Gardez les originaux.
        Faites une copie ou une photo de la lettre signée.

letter-neighbour-ways = L’envoi, au choix
    .items =
        Par la Poste, en recommandé avec avis de réception. Gardez le reçu, puis l’avis signé.
        À l’accueil de RHO : demandez un tampon avec la date sur votre copie.
    .contacts =
        Adresse : { $social_address }
        L’adresse de RHO est sur votre avis d’échéance, la feuille du loyer.{ $no_social_address }
        Téléphone : { $social_phone }

letter-neighbour-after = Ensuite
    .items =
        Il n’y a pas de date limite pour ce courrier.
        Notez la suite : jour, heure, ce qui s’est passé.
        Parlez avec la personne, si c’est possible sans danger.
        En danger, appelez le 17 ou le 112. Par SMS : 114.

letter-neighbour-log = À remplir le jour de l’envoi
    .fields =
        Envoyée le : ____________________
        Par (Poste, accueil) : ____________________
        Numéro du recommandé : ____________________
        Réponse reçue le : ____________________

## Le dossier pour le médiateur

letter-to-mediator =
    .title = Demande de médiation, dossier { $case }
    .subject = Objet : demande de médiation avec mon bailleur ({ $theme })
    .subject-alone = Objet : demande de médiation avec mon bailleur
    .opening = Je vous adresse une demande de médiation de la consommation. Le litige m’oppose à mon bailleur, { $landlord_name }.
    .complaint = Ma première réclamation écrite : { $complaint }.
    .answer-none = Je n’ai pas reçu de réponse.
    .answer-unsatisfying = La réponse de mon bailleur ne me convient pas.
    .answer-in_progress = Mon bailleur a dit que c’était en cours. Je n’ai pas reçu de vraie réponse.
    .answer-solved = Mon bailleur a donné une réponse.
    .undisputed = Aucun tribunal ni autre médiateur n’a ce litige.
    .enclosed = Mon dossier est joint : les faits, ma demande et la liste des pièces.
    .request = Merci de me dire si ma demande peut être acceptée.
    .enclosures =
        { $pieces ->
            [0] Le dossier { $case }
            [one] Le dossier { $case } et { $pieces } pièce
           *[other] Le dossier { $case } et { $pieces } pièces
        }

letter-dossier =
    .title = Dossier de demande de médiation
    .about = Dossier { $case }, préparé le { $today }
    .footer = Dossier { $case }
    .tenant = Qui demande
    .landlord = Le bailleur
    .facts = Les dates
    .story = Les faits
    .wish = Ce que je demande
    .pieces = Les pièces
    .claims = Chaque fait et sa preuve
    .grounds = Ce que le médiateur vérifie
    .last_day = Le dernier jour
    .role-tenant = Je suis locataire de { $landlord_name }.
    .role-former_tenant = J’ai été locataire de { $landlord_name }.
    .helper = Écrit pour le locataire, avec son mandat signé, par { $helper }.
    .landlord-address = Adresse : { $landlord_address }
    .landlord-contact =
        Téléphone : { $landlord_phone }
        E-mail : { $landlord_email }
    .no-pieces = Aucune pièce n’est jointe pour le moment.
    .sha256 = Sous chaque pièce figure l’empreinte SHA-256 de son fichier. Elle permet de vérifier que le fichier n’a pas changé.
    .mediator-decides = Ces cinq points viennent du Code de la consommation (art. L612-2). L’état indiqué est celui du dossier. Le médiateur décide seul s’il accepte.

letter-fact =
    .head =
        Date
        Ce qui s’est passé
        Pièces
    .complaint = J’envoie ma première réclamation écrite à { $landlord_name }.
    .silence = Pas de réponse au bout de { $silence_months } mois. Le silence compte comme un refus à partir de ce jour.
    .in_progress = Pas de vraie réponse au bout de { $silence_months } mois, seulement « en cours ». Cela compte comme un refus à partir de ce jour.
    .answer = { $landlord_name } répond. Cette réponse ne me convient pas.
    .today = Je prépare ce dossier.
    .last_day = Dernier jour pour saisir le médiateur.

letter-piece =
    .head =
        N°
        Pièce
        Ce qu’elle montre
        Reçue le
    .lease = Bail
    .lease-proves = Le lien avec le logement
    .complaint = Réclamation écrite
    .complaint-proves = Ce que j’ai demandé à mon bailleur
    .proof_of_sending = Preuve d’envoi
    .proof_of_sending-proves = Le jour de l’envoi
    .answer = Réponse du bailleur
    .answer-proves = Ce que le bailleur a répondu
    .statement = Décompte ou avis d’échéance
    .statement-proves = Les sommes en cause
    .inventory = État des lieux
    .inventory-proves = L’état du logement, à l’entrée ou à la sortie
    .photo = Photo
    .photo-proves = Ce que j’ai constaté
    .other = Autre pièce
    .other-proves = Un fait du récit
    .kind-photo = photo
    .kind-document = document
    .kind-voice = message vocal, à écouter
    .kind-audio = enregistrement, à écouter

letter-pieces =
    { $count ->
        [0] sans pièce
        [one] pièce { $numbers }
       *[other] pièces { $numbers }
    }
    .range = { $first } à { $last }

letter-claim =
    .head =
        Ce que j’affirme
        Preuve
    .lease = Je loue, ou j’ai loué, un logement à { $landlord_name }.
    .complaint = J’ai écrit à { $landlord_name }. Date : { $complaint }.
    .proof_of_sending = Cette réclamation écrite a bien été envoyée.
    .answer = { $landlord_name } m’a répondu.
    .answer-none = { $landlord_name } n’a pas répondu.
    .answer-in_progress = { $landlord_name } n’a pas donné de vraie réponse.
    .statement = Les sommes en cause sont celles que je conteste.
    .inventory = L’état du logement a été noté à l’entrée ou à la sortie.
    .photo = J’ai constaté ce que je décris.
    .other = Les autres faits de mon récit.

letter-ground =
    .head =
        Le point
        Dans ce dossier
        État
    .written = 1. J’ai d’abord écrit à mon bailleur.
    .written-established = La réclamation écrite est jointe, et elle est bien partie.
    .written-partial = Il manque la réclamation écrite, ou la preuve de son envoi.
    .written-missing = La réclamation écrite et la preuve de son envoi ne sont pas jointes.
    .serious = 2. Ma demande est sérieuse et sans abus.
    .serious-established = Les faits, la demande et des pièces sont réunis.
    .serious-partial = Il manque les faits, la demande ou des pièces.
    .serious-missing = Les faits et la demande ne sont pas encore écrits.
    .elsewhere = 3. Aucun juge ni autre médiateur n’a ce litige.
    .elsewhere-established = Je le déclare, et je signe la lettre de la première page.
    .elsewhere-partial = Cela reste à vérifier.
    .elsewhere-missing = Un juge ou un autre médiateur a déjà ce litige.
    .in_time = 4. Ma demande arrive à temps : { letter-window } au plus après ma réclamation écrite.
    .in_time-established = Dernier jour : { $last_day }. La date est prouvée.
    .in_time-partial = Dernier jour : { $last_day }. La date exacte reste à prouver.
    .in_time-missing = Le dernier jour, { $last_day }, est passé.
    .in_time-unknown = La date de la réclamation écrite reste à retrouver.
    .field = 5. Le sujet est de ceux que ce médiateur traite.
    .field-established = Sujet : { $theme }. Il est lié au bail.
    .field-partial = Sujet : { $theme }. Le médiateur dira s’il le traite.
    .field-unknown = Le sujet reste à préciser.
    .state-established = établi
    .state-partial = à compléter
    .state-missing = manque

letter-last-day =
    .complaint = Première réclamation écrite : { $complaint }.
    .earliest = Le jour exact n’est pas connu. On compte donc depuis le premier jour possible : { $start }.
    .computed = { $start } + { letter-window } = { $last_day }. Ce jour compte encore.
    .left =
        { $days ->
            [0] C’est aujourd’hui, { $today }.
            [one] Au { $today }, il reste { $days } jour.
           *[other] Au { $today }, il reste { $days } jours.
        }
    .past = Cette date est passée. Le médiateur décide seul s’il accepte.
    .unknown = La date de la réclamation écrite reste à retrouver. Le dernier jour est { letter-window } après elle.
    .source = Source : Code de la consommation, art. L612-2.

letter-filing =
    .title = Comment envoyer ce dossier et garder une preuve
    .intro = Cette page est pour vous. Le médiateur n’en a pas besoin. Le robot ne lui envoie rien : c’est à vous de le faire.

letter-filing-online = En ligne
    .items =
        Ouvrez le site { $mediator_url } et remplissez la demande.
        Copiez les textes de ce dossier. Joignez le dossier et les pièces.
        Gardez le message de confirmation. Faites une photo de l’écran.

letter-filing-post = Par la Poste
    .items =
        Imprimez ce dossier. Complétez les lignes vides, puis signez la première page.
        Joignez une copie de chaque pièce, avec son numéro. Gardez les originaux.
        Cachez les numéros de banque et ce qui touche à la santé.
        Envoyez en recommandé avec avis de réception. Gardez le reçu, puis l’avis signé.
    .contacts = Adresse : { $mediator_address }

letter-filing-after = Ensuite
    .items =
        Le médiateur dit sous 3 semaines environ s’il accepte. Il décide seul.
        S’il accepte, il cherche un accord en 90 jours environ. Un dossier complexe peut durer plus.
        Les échanges de la médiation sont confidentiels. L’accord trouvé aussi.
        Demander une médiation ne bloque pas les délais de justice.

letter-filing-log = À remplir le jour de l’envoi
    .fields =
        Envoyé le : ____________________
        Par (site, Poste) : ____________________
        Numéro de la demande ou du recommandé : ____________________
