### Ce que lit le personnel dans son groupe Telegram, en français.

staff-topic = { $case } · { $theme } · { $state }

staff-state =
    État
    .open = à prendre
    .claimed = pris
    .answered = répondu
    .closed = fermé
    .late = en retard
    .frozen = médiation en cours

staff-card =
    Dossier { $case } · { $state }
    Porte : { $door }
    Agence : { $agency }
    Sujet : { $theme }
    Date limite : { $deadline }
    Manque : { $missing }
    { $shared ->
        [yes] Le locataire partage son récit et ses pièces.
       *[no] Le locataire ne partage pas son récit.
    }
    Pris par : { $agent }
    Promis pour : { $promise }
    { $next }
    Pour répondre au locataire : répondez à ce message.

staff-card-private =
    Dossier { $case } · { $state }
    Porte : { $door }
    Reçu { $since }
    Pris par : { $agent }
    { $next }

staff-card-frozen =
    Dossier { $case } · { $state }
    Le locataire a dit que la médiation est ouverte. Elle est confidentielle.
    Rien n’est transmis entre lui et RHO ici. Lui seul peut reprendre.

staff-card-missing-reference = référence client
staff-card-missing-evidence = pièces
staff-card-missing-none = rien

staff-next-open = À faire : prendre le dossier et répondre avant { $due }.
staff-next-claimed = À faire : répondre avant { $due }.
staff-next-answered = À faire : rien. Le locataire doit dire si c’est réglé.
staff-next-closed = À faire : rien.

staff-actions =
    Actions
    .claim = Je prends
    .answer = Répondre
    .quick = Réponses prêtes
    .ask_piece = Demander une pièce
    .promise = Promettre
    .record = Noter une date
    .keep_promise = Promesse tenue
    .reroute = Autre porte
    .transfer = Passer à
    .release = Je rends
    .close = Fermer
    .reopen = Rouvrir

staff-story =
    Dossier { $case }. Ce que dit le locataire :
    { $lines }
    { $added }

staff-ask_piece =
    Dossier { $case } : quelle pièce demander ?
    .complaint = Réclamation écrite
    .proof_of_sending = Preuve d’envoi
    .answer = Réponse de RHO
    .statement = Décompte
    .inventory = État des lieux
    .lease = Bail
    .mandate = Mandat signé
    .photo = Photo
    .other = Autre

staff-promise =
    Dossier { $case } : promettre pour quand ? Le locataire lira votre phrase et la date.
    .d1 = Prochain jour ouvré
    .d3 = Dans 3 jours ouvrés
    .d5 = Dans une semaine

staff-reroute =
    Dossier { $case } : quelle porte ? Le locataire lira votre raison.
    .mediation = Médiateur
    .agency = Agence
    .social_mediation = Médiation sociale
    .advisor = Une personne

staff-close =
    Dossier { $case } : comment finit-il ? Le locataire le lira.
    .solved = Réglé
    .explained = Expliqué
    .refused = Non accepté
    .elsewhere = Autre service
    .unreachable = Sans nouvelles

staff-record =
    Dossier { $case } : quelle date connaissez-vous ? Le locataire la lira.
    .answered = Réponse écrite de RHO
    .accepted = Médiation ouverte

staff-words-record =
    { $name }, écrivez la date, par exemple 12/05/2026, en réponse à ce message.
    Dossier { $case }.
staff-recorded = La date du { $day } est notée. Le locataire le sait.
staff-record-how = Je n’ai pas compris la date. Écrivez par exemple 12/05/2026. Elle doit être passée.

staff-quick = Dossier { $case } : quelle réponse ? Vous la relirez avant l’envoi.

staff-preview =
    Le locataire lira ceci :
    { $words }
    .send = Envoyer au locataire

staff-transfer = Dossier { $case } : à qui le passer ?

staff-words-answer =
    { $name }, écrivez votre réponse au locataire, en réponse à ce message.
    Dossier { $case }.
staff-words-reroute =
    { $name }, écrivez la raison pour le locataire, en réponse à ce message.
    Dossier { $case }.

staff-words-promise =
    { $name }, écrivez ce que vous promettez au locataire, en réponse à ce message.
    Dossier { $case }.

staff-message = Message du locataire, dossier { $case } :
    { $words }
staff-more = Dossier { $case } : le locataire a ajouté quelque chose. Celui qui a le dossier le lit.
staff-piece =
    Pièce { $number }, dossier { $case }
    { $role }
    { $words }

staff-relayed = Envoyé au locataire.
staff-held = Le locataire a bloqué le robot. Votre réponse attend son retour. Utilisez son autre contact.
staff-promised = C’est promis pour { $due }. Le locataire le sait.
staff-rerouted = La nouvelle porte est : { $door }. Le locataire le sait.
staff-moved = Dossier { $case } : il continue dans un autre groupe. Porte : { $door }.
staff-transferred = { $name }, ce dossier est pour vous.
staff-unreachable = Dossier { $case } : le locataire a bloqué le robot. Utilisez son autre contact.
staff-erased = Dossier { $case } : effacé à la demande du locataire.
staff-failed = Une demande n’a pas pu être traitée (référence { $reference }). Prévenez l’administrateur.

staff-frozen = Dossier { $case } : médiation en cours. Plus rien n’est transmis.
staff-thawed = Dossier { $case } : le locataire reprend les échanges avec RHO.
staff-settled-yes = Dossier { $case } : le locataire dit que c’est réglé.
staff-settled-partly = Dossier { $case } : le locataire dit que c’est réglé en partie.
staff-settled-no = Dossier { $case } : le locataire dit que ce n’est pas réglé. Le dossier est rouvert.

## Dans la bulle, au-dessus d’un bouton

staff-claimed = Le dossier est pour vous.
staff-passed = Le dossier est passé à { $name }.
staff-released = Le dossier est de nouveau libre.
staff-reopened = Le dossier est rouvert.
staff-closed = Le dossier est fermé.
staff-kept = La promesse est tenue. Le locataire le sait.
staff-asked = La pièce est demandée.
staff-write = Écrivez en réponse au message du robot.
staff-choose = Choisissez dans le message du robot.
staff-stale = La fiche a changé. La voici à jour.
staff-gone = Ce dossier n’existe plus.

staff-refused-stranger = Vous n’êtes pas dans la liste du personnel. Rien n’est fait.
staff-refused-not_allowed = Votre rôle ne permet pas cela.
staff-refused-not_yours = Ce dossier n’est pas à vous.
staff-refused-taken = { $name } a déjà pris ce dossier.
staff-refused-closed = Ce dossier est fermé.
staff-refused-frozen = Une médiation est en cours. Seul le locataire peut reprendre les échanges.
staff-refused-not_closed = Ce dossier est encore ouvert.

## Commandes et temps

staff-stranger =
    { $name } est dans ce groupe et pas dans la liste du personnel.
    Les récits et les pièces attendent. Ajoutez cette personne avec /lien, ou retirez-la du groupe.
staff-stranger-gone = { $name } a quitté le groupe.
staff-commands =
    Vous pouvez écrire : { $commands }.
    .dossiers = Les dossiers ouverts
    .note = Garder une note avec ce dossier
    .journal = Qui a fait quoi dans ce dossier
    .clore = Fermer ce dossier
    .stats = Les chiffres d’un mois
    .lien = Faire entrer un collègue
    .retirer = Retirer un collègue
    .aide = Ce que vous pouvez écrire
staff-no-case = Écrivez cette commande dans le sujet d’un dossier, ou en réponse à sa fiche.
staff-noted = Note gardée. Le locataire ne la voit pas.
staff-note-how = Écrivez : /note, puis votre note.
staff-notes =
    Dossier { $case }. Notes entre collègues :
    { $lines }
staff-note = { $when }, { $name } : { $words }
staff-list =
    Dossiers ouverts, les plus pressés d’abord :
    { $lines }
staff-journal =
    Dossier { $case }, ce qui a été fait :
    { $lines }
staff-deed =
    Ce qui a été fait
    .open = a envoyé le dossier
    .add = a ajouté des mots ou des pièces
    .settle = a dit si c’est réglé
    .freeze = en médiation, rien ne passe
    .thaw = la médiation est finie
    .erase = a tout effacé
    .export = a reçu ses données
    .show = récit ou pièces transmis
    .claim = a pris le dossier
    .release = a rendu le dossier
    .transfer = a passé le dossier
    .answer = a répondu
    .correct = a corrigé sa réponse
    .ask_piece = a demandé une pièce
    .reroute = a changé de porte
    .promise = a promis
    .record = a noté une date
    .keep_promise = a tenu sa promesse
    .close = a fermé
    .reopen = a rouvert
    .note = a écrit une note
    .journal = a lu ce journal
    .late = réponse en retard
    .promise_late = promesse en retard
    .free = dossier de nouveau libre
    .forget = dossier effacé, durée passée
staff-deed-by =
    Qui
    .tenant = le locataire
    .system = le robot
    .operator = l’administrateur du robot
    .staff = un ancien collègue
staff-room = Le disque du robot est presque plein. Bientôt, il ne prendra plus de fichiers. Prévenez l’administrateur.
staff-list-none = Aucun dossier ouvert.
staff-invite-how = Écrivez : /lien agent, /lien responsable ou /lien administrateur. Ajoutez le service.
staff-invite-sent = Le mot vous est envoyé en privé. Si rien n’arrive, ouvrez d’abord le robot.
staff-text-only = Seul un texte part au locataire. Rien n’est envoyé.
staff-invite =
    La personne envoie ceci au robot, en privé, sous un jour :
    /start staff-{ $word }
staff-arrived = { $name } est dans la liste du personnel.
staff-dismiss-how = Écrivez : /retirer, puis le nom exact ou le numéro de la personne.
staff-dismissed = { $name } n’est plus dans la liste du personnel. L’administrateur la retire aussi de la configuration.
staff-stats-how = Écrivez /stats, ou /stats et un mois déjà fini, comme 2026-10.
staff-late =
    { $name }
    Dossier { $case } : la réponse est en retard. Elle était promise pour { $due }.
staff-promise-late =
    { $name }
    Dossier { $case } : une promesse n’est pas tenue. Elle était pour { $due }.
staff-idle = Dossier { $case } : il est de nouveau libre. { $name } n’a pas répondu à temps.
staff-digest =
    Bonjour. Dossiers ouverts : { $count }.
    En retard : { $late }. À prendre : { $free }. À répondre aujourd’hui : { $today }.
    { $lines }

## Les chiffres, pour le personnel

staff-stats =
    Du { $first_day } au { $last_day }
    Dossiers ouverts : { $opened }. Clos : { $closed }. En cours à la fin : { $still_open }.
    Par porte : { $doors }.
    Par sujet : { $themes }.
    Première réponse donnée : { $answered }. Attendue : { $unanswered }.
    La moitié est venue en moins de { $median }, neuf sur dix en moins de { $ninth_decile }.
    Brouillons arrêtés depuis un jour ou plus : { $stopped }.
    Surtout à ces questions : { $stops }.
    { $note }
    .small = < 5
    .hidden = masqué
    .hours = { $hours } h
    .days = { $days } jours
    .title = Les demandes des locataires
    .period = Du { $first_day } au { $last_day }
    .doors = Par quelle porte ?
    .doors-about = Dossiers ouverts : { $opened }
    .speed = En combien de temps ?
    .speed-about = Première réponse, nuits et week-ends compris. Attendue : { $unanswered }
    .median = La moitié en moins de
    .ninth_decile = Neuf sur dix en moins de
    .answers = Premières réponses
    .stops = Où les gens s’arrêtent ?
    .stops-about = Brouillons arrêtés depuis un jour ou plus : { $stopped }
    .all-steps = Toutes les questions
    .other-steps = Les autres questions
    .note = « < 5 » : moins de cinq, zéro compris. « masqué » : caché pour protéger un petit nombre.

staff-stats-step =
    Question
    .welcome = accueil
    .theme = sujet du problème
    .money = question d’argent
    .repairs_aim = but (réparation)
    .neighbour_aim = but (voisin)
    .role = locataire ou non
    .proceedings = tribunal ou médiateur saisi
    .complaint = réclamation écrite
    .complaint_date = date de la réclamation
    .complaint_day = jour de la réclamation
    .landlord_answer = réponse de RHO
    .mediation = règles de la médiation
    .confidentiality = confidentialité
    .consent = accord sur les données
    .name = nom
    .helped = pour qui on écrit
    .tenant_name = nom du locataire aidé
    .helper_name = nom de qui écrit
    .contact = contact
    .client_reference = référence client
    .agency = agence
    .description = récit
    .wish = demande
    .trouble = genre de trouble
    .trouble_since = durée du trouble
    .steps_taken = démarches déjà faites
    .chronology = faits dans l’ordre
    .evidence = pièces
    .check_answers = relecture avant l’envoi

## Par courriel

mail-handoff =
    Dossier { $case }
    Porte : { $door }
    Agence : { $agency }
    Sujet : { $theme }
    Date limite : { $deadline }
    Manque : { $missing }
    { $shared ->
        [yes] Le locataire partage son récit et ses pièces.
       *[no] Le locataire ne partage pas son récit.
    }
    { $lines }
    { $next }
    Promis pour : { $promise }
    Pour répondre : utilisez le contact du locataire. Ne répondez pas à ce message.

mail-message =
    Dossier { $case } : le locataire a ajouté ceci.
    { $words }

mail-late =
    Dossier { $case } : la réponse est en retard. Elle était promise pour { $due }.

mail-reminder =
    Dossier { $case } : le locataire attend une réponse depuis { $due }.
    Le robot ne sait pas si vous avez répondu.
    Contact du locataire : { $contact }

mail-settled-yes =
    Dossier { $case } : le locataire dit que c’est réglé. Le dossier est fermé.

mail-settled-no =
    Dossier { $case } : le locataire dit que ce n’est pas réglé.
    Il attend une réponse avant { $due }.
    Contact du locataire : { $contact }

mail-erased =
    Dossier { $case } : effacé à la demande du locataire.
    Supprimez aussi les messages et les pièces que vous avez reçus à ce sujet.
