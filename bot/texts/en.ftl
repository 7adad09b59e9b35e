### All that a tenant reads, in English. One message = one thing shown; its name is that of the step.
### Attributes: one per choice (its label), “-words” (ways to type it), “-told” (in the recap),
### “refused-…” (an answer that does not fit), “help” (help on the question), “hint” (in the input field).
### What the landlord reads stays in French: the letters and the messages for staff.

## Welcome

hello = Hello. The buttons below stay there: back, help, a person, emergency.

welcome =
    I am a robot of { $landlord_name } (RHO), your landlord.
    I help you find the right door for your dispute.
    I keep your answers { $draft_days } days. Nothing is sent unless you agree.
    Do not write about health, your bank or a neighbour’s name.
    In danger? Call 112. I do not alert the emergency services.
    Touch “Start”, or write your problem here.
    .start = Start
    .start-words = start, begin, lets go, let us go, yes, ok, go
    .about_mediation = What is mediation?
    .about_mediation-words = mediation, what is mediation, mediator
    .my_case = Follow my case
    .my_case-words = my case, my cases, follow, follow up
    .emergency = Emergency
    .emergency-words = urgent, danger, sos
    .help = Touch “Start”. I ask short questions, one at a time.

opening_kept = I kept your words for later. A few questions first.

draft_found =
    You have a draft. It is not sent.
    Do you want to go on with it?
    .resume = Go on with my draft
    .set_aside = Keep it, another problem
    .restart_all = Start all over

about_mediation =
    Mediation is a way to settle a dispute without a judge.
    The mediator is a neutral person, who helps both sides to agree.
    It is free for you.
    First you need a written complaint to RHO.
    Then you must act within the year.
    Only the mediator decides whether to accept your request.
    .continue = Continue

## Finding the door

theme =
    What is your problem about?
    .money = Rent, charges or deposit
    .money-words = rent, charge, charges, deposit, money, bill, invoice, sum, adjustment, service charges, rents, cash, adjustment bill
    .money-told = rent, charges or deposit
    .services = Cleaning, caretaker
    .services-words = service, services, cleaning, caretaker, upkeep, garden, gardens, common areas, stairs
    .services-told = a service
    .repairs = A repair, a breakdown
    .repairs-words = repair, repairs, breakdown, broken, leak, heating, hot water, works, damp, mould, mold, lock, shutter
    .repairs-told = a repair
    .neighbour = A neighbour
    .neighbour-words = neighbour, neighbours, neighbor, neighbors, neighbourhood, noise
    .neighbour-told = a conflict with a neighbour
    .other = Something else
    .other-words = other, another subject, another problem, something else, benefit, benefits, housing benefit, bailiff, eviction
    .other-told = something else
    .unknown = I do not know
    .unknown-words = dont know, i dont know, do not know, not sure, no idea, idk, dunno, i dunno, i do not know, i am not sure, im not sure
    .unknown-told = to be made clear
    .refused-not-this = All right. Choose what is closest, or say it in other words.
    .help = Choose what is closest. You can go back later.

### What the robot understood of a text: the person confirms, or chooses something else.

reading =
    .charges = Charges
    .charges-told = service charges
    .rent = Rent
    .rent-told = the amount of the rent
    .deposit = Deposit
    .deposit-told = the deposit
    .services = Cleaning, caretaker
    .services-told = cleaning, the caretaker or reception
    .repairs = A repair
    .repairs-told = a repair, something broken
    .neighbour = A neighbour
    .neighbour-told = a neighbour
    .allocation = Housing request
    .allocation-told = a request for housing or a move
    .court = Court, eviction
    .court-told = a court, an eviction, a bailiff
    .benefits = CAF, housing benefit
    .benefits-told = housing benefit (CAF)
    .other_landlord = Another landlord
    .other_landlord-told = another landlord than RHO
    .insurance = My insurance
    .insurance-told = your insurance
    .company = Energy, internet
    .company-told = energy, water or internet
    .arrears = I cannot pay any more
    .arrears-told = difficulty paying
    .discrimination = Discrimination
    .discrimination-told = discrimination
    .data = My data
    .data-told = your personal data

guess-theme =
    I understood: { $reading }.
    Is that right?
    .yes = Yes, that is right
    .yes-words = yes, yeah, right, exactly, ok, thats right, that is it, thats it
    .something_else = Something else
    .something_else-words = no, not that, other, something else, none

guess-several =
    You tell of several problems.
    Which one first? I keep the others for later.
    .something_else = Something else
    .something_else-words = no, other, none

guess-water_flows =
    Does the water touch a socket, a lamp or the electrical panel?
    .water_near_power = Yes, or I do not know
    .water_near_power-words = yes, maybe, i do not know
    .repairs = No
    .repairs-words = not at all
    .something_else = Something else

guess-water_bill =
    Close all the taps, if you can. Does the water meter still turn?
    .repairs = Yes, it turns
    .repairs-words = yes, turns
    .charges = No, it is the bill
    .charges-words = no, bill, i do not know
    .something_else = Something else

guess-parking_place =
    Is somebody using the space? Or does RHO make you pay for it wrongly?
    .neighbour = Somebody uses it
    .neighbour-words = somebody, a neighbour
    .charges = RHO makes me pay
    .charges-words = pay, rho
    .something_else = Something else

guess-garage_lease =
    Is this garage or cellar on the same lease as your home?
    .rent = Yes, the same lease
    .rent-words = yes, same, same lease
    .lease_apart = No, or I do not know
    .lease_apart-words = no, another lease, i do not know
    .something_else = Something else

guess-debt =
    Is this debt right, or do you contest it?
    .arrears = It is right
    .arrears-words = right, yes
    .rent = I contest it
    .rent-words = contest, no, wrong
    .something_else = Something else

guess-adaptation =
    Is it a new request, or did RHO refuse in writing?
    .repairs = A new request
    .repairs-words = new, request
    .refused_in_writing = RHO refused in writing
    .refused_in_writing-words = refused, refusal
    .something_else = Something else

guess-agent =
    What happened?
    .threat = Threat or violence
    .threat-words = threat, violence
    .discrimination = Discriminating words
    .discrimination-words = racism, discrimination
    .services = A bad reception
    .services-words = reception, bad reception
    .something_else = Something else

guess-billed =
    Do you contest a sum on your rent notice (avis d’échéance)?
    .charges = Yes, a sum
    .charges-words = yes, sum
    .repairs = No, it needs repair
    .repairs-words = no, repair
    .something_else = Something else

other_matter =
    You also told of another problem: { $reading }.
    Do you want to deal with it now?
    .next_matter = Yes, the other problem
    .next_matter-words = yes, other problem, the other

body-other_landlord =
    RHO cannot act for another landlord.
    Write to your landlord first. An agency or a landlord has its own mediator.
    Free advice on housing (ADIL): { $adil_phone }

body-insurance =
    This dispute is with your insurance.
    Write to its complaints service first. After that: the insurance mediator, free.
    After water damage, tell the insurer within 5 working days.

body-data =
    Your data at RHO: write to { $dpo_contact }
    RHO must answer within a month. After that, write to the CNIL: cnil.fr

money =
    What is it about?
    Service charges (charges locatives) are costs paid with the rent: water, cleaning, lift…
    The deposit (dépôt de garantie) is the sum paid when you moved in.
    .charges = Service charges
    .charges-words = charges, charge, service charges, adjustment, water bill, provisions, the adjustment, charges adjustment, adjustment bill
    .charges-told = service charges
    .rent = The amount of the rent
    .rent-words = rent, rent increase, increase, rent supplement, sls
    .rent-told = the amount of the rent
    .deposit = The deposit
    .deposit-words = deposit, security deposit, check in report, check out report
    .deposit-told = the deposit
    .help = Find the line you dispute. Look at your rent notice or statement.

repairs_aim =
    What do you want?
    .repair = Have it repaired
    .repair-words = repair, have it repaired, fix, fix it, mend, repaired, fixed
    .repair-told = have it repaired
    .sum = Dispute a sum of money
    .sum-words = sum, money, bill, invoice, dispute, they charge me, paid
    .sum-told = dispute a sum of money
    .no_reaction = No reaction to my letters
    .no_reaction-words = nothing moves, nothing happens, no reaction, does not react, no answer, no reply
    .no_reaction-told = no reaction to my letters
    .help = “Have it repaired” leads to your local office. It is the fastest way.

neighbour_aim =
    Is the problem the neighbour, or how RHO reacts?
    .neighbour = The neighbour
    .neighbour-words = neighbour, the neighbour, my neighbour, neighbor, the neighbor, my neighbor
    .neighbour-told = the neighbour
    .silence = RHO does not react
    .silence-words = rho, silence, does not react, doesnt react, nothing, landlord
    .silence-told = RHO does not react
    .help = Do not give the neighbour’s name. I never ask for it.

role =
    Are you a tenant of RHO?
    .tenant = Yes, I am a tenant
    .tenant-words = yes, tenant, i am a tenant
    .tenant-told = tenant
    .former_tenant = I was, I moved out
    .former_tenant-words = former tenant, ex tenant, old tenant, i was, i left, moved out, no longer, not any more, not anymore, former, i moved, i moved out, no longer a tenant, i am no longer a tenant, not a tenant anymore, not a tenant any more
    .former_tenant-told = former tenant
    .helper = I help a tenant
    .helper-words = i help, helping a tenant, for my mother, for my father, for my parents, for a relative, social worker, association
    .helper-told = a person who helps a tenant
    .other = No
    .other-words = no, not a tenant, not tenant, other landlord, another landlord, applicant, owner, i am not a tenant, im not a tenant, never a tenant
    .other-told = not a tenant of RHO
    .help = Look at your lease (bail) or rent receipt (quittance). The landlord’s name is there.

proceedings =
    Does a court or another mediator already have this dispute?
    .none = No, nobody
    .none-words = no, nobody, no one, none, neither, no court, no mediator, no court and no mediator, no judge, no tribunal, not in court, neither of them, none of that, nothing like that
    .none-told = none
    .court = Yes, a court
    .court-words = court, tribunal, judge, justice, bailiff, summons, lawyer
    .court-told = a court
    .mediator = Yes, another mediator
    .mediator-words = mediator, another mediator, other mediator, conciliator
    .mediator-told = another mediator
    .unknown = I do not know
    .unknown-words = dont know, i dont know, do not know, not sure, no idea, idk, dunno, i dunno, i do not know, i am not sure, im not sure
    .unknown-told = to be checked
    .help = A letter from a court or a bailiff (commissaire de justice) counts.

complaint =
    Did you write to RHO about this problem?
    A letter, an email or a form counts. A call or a visit does not count.
    .written = Yes, I wrote
    .written-words = yes, i wrote, wrote, i have written, written, letter, mail, email, e mail, registered letter, form, i sent a letter, i sent an email, i have sent a letter, i have sent an email, i emailed
    .spoken_only = No, I only spoke
    .spoken_only-words = phone, telephone, call, called, i called, spoke, i only spoke, visit, visited, desk, agency, office, oral, i called them, i phoned, i phoned them, by phone, i went to the office, i went to the agency, in person
    .none = No, nothing yet
    .none-words = no, nothing, not yet, never, never wrote, never written, not written, havent written, have not written, did not write, didnt write, no letter, no email, i never wrote, i did not write, i didnt write, i have not written, i havent written, no mail, nothing sent, i sent nothing, not sent, i did not send a letter, i didnt send a letter
    .written-told = yes, in writing
    .spoken_only-told = no, only spoken
    .none-told = no, nothing yet
    .what_is_written = What counts?
    .what_is_written-words = what counts, what is it, what does it mean, example
    .help = Look for a receipt, a sent email or a letter copy.

what_is_written =
    A written complaint is a text sent to RHO.
    It says the problem and what you ask for.
    These count: a letter, an email, a form, a message in your tenant account.
    These do not count: a call, a visit, a voice message.
    Keep a copy and the proof of sending.
    .continue = Continue

complaint_date =
    When did you send your first written complaint?
    Type the date, for example 12/05/2026, “March 2026” or “2 months ago”.
    A reminder does not count. Only the first one counts.
    .under_2_months = Less than 2 months ago
    .under_2_months-words = less than 2 months, less than two months, under 2 months
    .from_2_to_6_months = 2 to 6 months ago
    .from_2_to_6_months-words = between 2 and 6 months, 2 to 6 months
    .from_6_to_11_months = 6 to 11 months ago
    .from_6_to_11_months-words = between 6 and 11 months, 6 to 11 months
    .about_a_year = About a year ago
    .about_a_year-words = about a year, about one year, around a year
    .over_a_year = Longer ago
    .over_a_year-words = more than a year, over a year, longer, longer ago, several years
    .unknown = I do not remember
    .unknown-words = i dont remember, dont remember, do not remember, i forgot, no idea, idk, dunno, i dunno, i dont know, i do not know, not sure, i am not sure, cant remember, i cant remember, i cannot remember
    .unknown-told = date not known
    .never-told = never sent
    .keep = Keep my answer
    .help = Look at your letter, your email or the post office receipt. Day first, then month.
    .refused-unreadable = I did not understand the date. Write for example 12/05/2026 or “March 2026”.
    .refused-in-the-future = This date has not come yet. Write for example 12/05/2026, day first.

complaint_day =
    A year is almost over, or just over. The exact day matters.
    What day did you send the first written complaint?
    Look at the letter, the email or the receipt. Example: 12/05/2026, day first.
    .unknown = I cannot find it
    .unknown-words = i cannot find it, cannot find, cant find, i cant find it, i dont remember, i dont know, do not know, no idea, idk, dunno, i dunno, i do not know, not sure, i am not sure, i do not remember, i cant remember, i cannot remember
    .unknown-told = day not known
    .never-told = never sent
    .keep = Keep my answer
    .help = Look at your letter, your email or the post office receipt.
    .refused-unreadable = I did not understand the date. Write for example 12/05/2026.
    .refused-in-the-future = This date has not come yet. Write for example 12/05/2026, day first.

landlord_answer =
    Your first written complaint: { $complaint }.
    What did RHO answer?
    A note that only says “received” is not an answer.
    .none = Nothing, no answer
    .none-words = nothing, no, none, no answer, no reply, no response, didnt answer, did not answer, never answered, silence, acknowledgement, acknowledgment, just a receipt, still nothing, not yet, still no answer, they dont answer, they do not answer, they never answer, not answered, they have not answered, they havent answered
    .none-told = none
    .unsatisfying = An answer that is not right
    .unsatisfying-words = refusal, refused, they refused, they said no, disagree, not happy, not satisfied, bad answer, not right, no agreement, they refuse, not agree, i disagree, dont agree, i dont agree, i do not agree, unhappy
    .unsatisfying-told = it does not suit me
    .in_progress = “It is in progress”
    .in_progress-words = in progress, they are on it, we wait, waiting, being handled
    .in_progress-told = in progress
    .solved = It is settled
    .solved-words = settled, it is solved, its solved, its settled, its ok, we agreed, its resolved, it is resolved, all good
    .solved-told = problem settled
    .help = A letter, an email or a message in your tenant account counts.

## The door that was found

verdict-mediation =
    The right door: the consumer mediator (médiateur), { $mediator_name }.
    { $answer ->
        [none] RHO did not answer your written complaint in time.
        [in_progress] RHO gave no real answer in time.
       *[unsatisfying] The answer from RHO does not suit you.
    }
    { $urgency ->
        [last] Warning: the last day to send your request is today, { $deadline }.
        [soon] Warning, it is soon. Last day to send your request: { $deadline }.
       *[later] Last day to send your request: { $deadline }.
    }
    It is free. Only the mediator decides whether to accept.
    Online: { $mediator_url }
    By post: { $mediator_address }
    .why = Why?
    .wrong_answer = I answered wrong
    .link = Open the mediator’s site

why-mediation =
    You wrote to RHO, and one year is not over.
    RHO did not answer in { $silence_months } months, or its answer is not right.
    No court has the dispute. Your subject is linked to your lease.
    Source: French consumer code (Code de la consommation), art. L612-2.
    After one year, the mediator can say no.
    The wait of { $silence_months } months is a custom.
    .continue = Continue

verdict-agency =
    The right door: your local RHO office (agence de proximité).
    It is the first place for a breakdown or a repair.
    No last day here. Call soon if the problem gets worse.
    { $agency_lines }
    On-call number, evenings and weekends: { $on_call_phone }
    RHO phone: { $landlord_phone }
    The details are also on your rent notice (avis d’échéance).
    .why = Why?
    .wrong_answer = I answered wrong

why-agency =
    RHO handles technical problems in its local offices.
    The consumer mediator handles other disputes: rent, charges, services.
    If nothing moves, write to RHO and keep the proof.
    Then come back here. A person will look at other ways.
    Source: RHO web page “Litiges de la consommation” (consumer disputes).
    .continue = Continue

verdict-social_mediation =
    The right door: the RHO social mediation officer (chargée de médiation sociale).
    First talk with your neighbour, if you can do it safely.
    If not, the officer helps you after a letter. I prepare this letter with you.
    No last day here.
    Address: { $social_address }
    Phone: { $social_phone }
    .why = Why?
    .wrong_answer = I answered wrong

why-social_mediation =
    RHO gives conflicts between neighbours to its social mediation officer.
    The officer asks for a letter: the problem, the people, the dates, your steps.
    Source: RHO web page “Litiges de la consommation” (consumer disputes).
    .continue = Continue

verdict-advisor =
    The right door: a person will look at your situation.
    This person checks what I cannot decide alone.
    { $deadline ->
        [none] If you wrote to RHO, keep the proof of the date.
       *[other] Keep this date in mind: { $deadline }. It is the limit for the mediator.
    }
    Leave your contact details, or contact your local office.
    { $agency_lines }
    RHO phone: { $landlord_phone }
    .why = Why?
    .wrong_answer = I answered wrong

why-advisor =
    Some answers change the door: a date, a court, a series of letters.
    Without them, I could send you to the wrong place.
    A person checks with you, and can also look at other ways.
    This is not a refusal.
    .continue = Continue

## Behind the door

mediation =
    Mediation in short:
    1. You send your request to the mediator. It is free.
    2. The mediator says in about 3 weeks whether it is accepted.
    3. The mediator looks for an agreement with you and RHO, in about 90 days.
    The mediator is neutral. Each side can stop at any time.
    Only the mediator decides whether your request is accepted.
    .understood = I understand
    .understood-words = understood, i understand, ok, yes, agreed, continue, next
    .more = Learn more
    .more-words = more, learn more, again, details
    .help = Touch “I understand” to continue.

mediation_more =
    A person of your choice can help you, at your own cost.
    The 90 days start when the request is accepted. A complex case can take longer.
    Without agreement, the mediator suggests a solution. You are free to say no.
    If you and RHO say yes, the agreement binds both sides.
    You can still go to court later. A request does not stop court deadlines.
    .continue = Continue

confidentiality =
    In mediation, what is said stays private. So does the agreement.
    You show it to nobody, with a few exceptions in the law.
    Warning: this robot is not the mediation.
    RHO can read what you leave here, if you accept.
    Do you agree to keep the mediation private?
    .accept = Yes, I accept
    .accept-words = yes, accept, i accept, agree, i agree, ok, of course, yes i agree, i agree, ok i agree, sure
    .refuse = No, I do not accept
    .refuse-words = no, refuse, i refuse, i do not accept, i dont accept, not accept, dont accept, cannot accept, cant accept, do not agree, dont agree, disagree, not agree, i do not agree, i dont agree, i disagree
    .help = The exceptions: public order, a person’s safety, carrying out the agreement.

confidentiality_refused = Without this rule, mediation does not take place. Other ways exist.

consent =
    { $door ->
        [mediation] I can prepare your case. You send it to the mediator yourself. AME CONSO (the mediator) gets nothing from me.
        [social_mediation] I can prepare your letter. RHO will know that a case exists, not your story.
       *[other] I can pass your request to RHO.
    }
    I would keep: name, contact, reference, answers, files.
    { $door ->
        [mediation] RHO reads your story only if you want it.
        [social_mediation] The text of the letter is not kept.
       *[other] The RHO staff in charge of the case read them.
    }
    How long: { $draft_days } days for a draft, then { $closed_days } days after the case ends.
    You can erase everything with /effacer. Do you agree?
    .agree = Yes, I agree
    .agree-words = yes, agree, i agree, ok, accept, i accept, of course, yes i agree, i agree, ok i agree, sure
    .without = No, leave nothing
    .without-words = no, without, nothing, refuse, i refuse, i do not want, i dont want, do not agree, dont agree, i do not accept, i dont accept, disagree, not agree, i do not agree, i dont agree, i disagree, leave nothing
    .privacy = Read more
    .privacy-words = read, read more, more, learn more, privacy
    .help = You can say no. You still get the door, contacts and date.

name =
    What are your first name and last name?
    .hint = First name and last name
    .for_another = I write for someone
    .for_another-words = for someone, for someone else, for a relative, for my mother, for my father, i help someone
    .for_another-told = you write for someone
    .keep = Keep my answer
    .help = The name on the lease helps to find your case.
    .refused-not-text = Write your name, please. Example: Camille Martin.
    .refused-not-a-name = I did not recognise a name. Example: Camille Martin. For a person: /humain.
    .refused-too-long = This name is too long. Write the first name and last name.

helped =
    For whom do you write?
    You will need their signed agreement: it is called a mandate.
    .relative = A relative or friend
    .relative-words = relative, family, parent, my mother, my father, a friend, my daughter, my son, my sister, my brother
    .relative-told = a relative or friend
    .supported = A person I support
    .supported-words = a person i support, social worker, association, client
    .supported-told = a person you support
    .help = The mandate is a letter signed by the tenant. It says that you act for them.

tenant_name =
    What are the tenant’s first name and last name?
    It is the person who signed the lease.
    .hint = First and last name of the tenant
    .keep = Keep my answer
    .help = The name on the lease helps to find the case.
    .refused-not-text = Write the tenant’s name, please. Example: Camille Martin.
    .refused-not-a-name = I did not recognise a name. Example: Camille Martin. For a person: /humain.
    .refused-too-long = This name is too long. Write the first name and last name.

helper_name =
    And you, what are your first name and last name?
    .hint = Your first and last name
    .keep = Keep my answer
    .help = RHO will know who writes for the tenant.
    .refused-not-text = Write your name, please. Example: Camille Martin.
    .refused-not-a-name = I did not recognise a name. Example: Camille Martin. For a person: /humain.
    .refused-too-long = This name is too long. Write the first name and last name.

contact =
    How can we reach you?
    Write a phone number, an email or a postal address.
    You can also touch “Share my number”, below.
    .here = Only here, on Telegram
    .here-words = here, telegram, only here
    .here-told = here, on Telegram
    .share = Share my number
    .hint = 06 12 34 56 78
    .keep = Keep my answer
    .help = One way is enough. Choose the one you read often.
    .refused-not-a-contact = I did not recognise this contact. Example: 06 12 34 56 78 or nom@exemple.fr.
    .refused-not-yours = This contact is not yours. Share your number, or type it.

client_reference =
    What is your client reference (référence client)?
    It is usually on your rent notice (avis d’échéance) or your rent receipt (quittance).
    .not_found = I cannot find it
    .not_found-words = i cannot find it, i cant find it, cannot find, cant find, not found, i do not know, i dont know, none, no, idk, dunno, i dunno, dont know, not sure, no reference, i have none, dont have it, i dont have it, i do not have it, dont have one, i dont have one
    .not_found-told = to be found
    .keep = Keep my answer
    .help = Take a paper from RHO. Look for digits near your name.
    .refused-not-text = Type your reference, or touch “I cannot find it”.
    .refused-not-a-reference = This reference looks wrong to me. It has at least one digit, and 3 to 30 characters.

agency =
    Which local office (agence) is yours? You can type the name of your town.
    { $lines }
    .unknown = I do not know
    .unknown-words = i do not know, i dont know, dont know, idk, dunno, i dunno, not sure, no idea, unknown
    .unknown-told = to be found
    .help = It is the office that looks after your home. Its name is on your rent notice.
    .refused-not-an-agency = I did not recognise this office. Type its number in the list, or your town.

description =
    What happened? Tell it in your own words.
    Say the dates and the sums, if you have them.
    Do not write about health, your bank or a neighbour’s name.
    .hint = The facts, with the dates
    .keep = Keep my text
    .help = Three sentences are enough. Example: “My yearly charges bill (régularisation) doubled in March.”
    .refused-not-text = Write a few words, please.
    .refused-too-short = This is a bit short. Say it in one sentence.

wish =
    What do you ask for?
    For example: money back, a new calculation, an explanation.
    .hint = Your request
    .keep = Keep my text
    .help = One sentence is enough. Say the sum, if it is about money.
    .refused-not-text = Write a few words, please.
    .refused-too-short = This is a bit short. Say it in one sentence.

trouble =
    What is the problem with the neighbours?
    .noise = Noise
    .noise-words = noise, music, loud, shouting
    .noise-told = noise
    .rudeness = Insults, rude behaviour
    .rudeness-words = insult, insults, rude, rudeness, threat, threats
    .rudeness-told = insults or rude behaviour
    .violence = Violence
    .violence-words = violence, blows, hit, attack, assault
    .violence-told = violence
    .rubbish = Rubbish, smells
    .rubbish-words = rubbish, garbage, trash, waste, smell, smells, bins
    .rubbish-told = rubbish or smells
    .animals = Animals
    .animals-words = animal, dog, dogs, cat, barking
    .animals-told = animals
    .other_trouble = Other
    .other_trouble-words = other, something else, parking
    .other_trouble-told = another problem
    .help = Choose the main one. In danger now, call 17.

trouble_since =
    Since when?
    .weeks = A few weeks
    .weeks-words = weeks, a few days, days, recent
    .weeks-told = a few weeks
    .months = A few months
    .months-words = months, several months
    .months-told = a few months
    .over_a_year = More than a year
    .over_a_year-words = year, years, more than a year, over a year, a long time
    .over_a_year-told = more than a year
    .help = A rough length of time is enough.

steps_taken =
    What did you already do?
    .talked = Talked with the person
    .talked-words = talked, spoke, discussed, dialogue
    .talked-told = I talked with the person
    .wrote = Wrote to RHO
    .wrote-words = wrote, letter, mail, email
    .wrote-told = I wrote to RHO
    .police = Police, police report
    .police-words = police, gendarmes, gendarmerie, police report, police complaint, main courante
    .police-told = a report to the police
    .others = Town hall, conciliator, other
    .others-words = town hall, city hall, conciliator, charity, association, other
    .others-told = town hall or another service
    .several = Several of these steps
    .several-words = several, all, everything, all of them
    .several-told = several steps
    .nothing_yet = Nothing yet
    .nothing_yet-words = nothing, not yet, none
    .nothing_yet-told = nothing yet
    .help = You can give details in the letter.

chronology =
    Tell the facts in order: dates, times, what happened.
    Do not name anyone. You will write the name by hand on the letter.
    This text goes into your letter: write in French if you can. I do not keep it afterwards.
    .by_hand = I will write it by hand
    .by_hand-words = by hand, later, no, skip
    .by_hand-told = to be written by hand
    .keep = Keep my text
    .help = One line per fact is enough. Example: “3 March, music from 11 pm to 2 am.”
    .refused-not-text = Write a few words, or touch “I will write it by hand”.
    .refused-too-short = This is a bit short. Say it in one sentence.

evidence =
    { $files ->
        [0] Send your files here: photos, PDF, voice messages.
        [one] You have { $files } file.
       *[other] You have { $files } files.
    }
    { $files ->
        [0] For example: a letter, an answer, a statement, a photo of the problem.
       *[other] Send more, or touch “I have finished”.
    }
    { $door ->
        [mediation] Useful for the mediator: { $missing }.
       *[other] Useful for RHO: { $missing }.
    }
    { $files ->
        [0] Hide bank numbers and anything about health.
       *[other] To take one out, see the list.
    }
    .done = I have finished
    .done-words = finished, done, i am done, im done, that is all, thats all, next, ok
    .list_pieces = See the list
    .list_pieces-words = list, the list, my files, see my files
    .remove_last = Take out the last one
    .remove_last-words = remove, delete, take out, remove the last one, remove last
    .nothing = I have nothing to add
    .nothing-words = nothing, none, no, no file, no files
    .complaint = My written complaint
    .complaint-words = my letter, the letter, my email, complaint
    .complaint-told = your written complaint
    .proof_of_sending = The proof of sending
    .proof_of_sending-words = proof, receipt, registered letter, acknowledgement
    .proof_of_sending-told = the proof of sending
    .answer = The answer of RHO
    .answer-words = answer, their answer, their letter, letter from rho
    .answer-told = the answer of RHO
    .statement = The statement
    .statement-words = statement, bill, invoice
    .statement-told = the statement of charges
    .inventory = The inventory
    .inventory-words = inventory, check in report, check out report
    .inventory-told = the inventory of fixtures
    .lease = The lease
    .lease-words = lease, contract, my lease
    .lease-told = the lease
    .mandate = The signed mandate
    .mandate-words = mandate, power of attorney, signed agreement
    .mandate-told = the signed mandate
    .photo = A photo
    .photo-words = photo, photos, picture
    .photo-told = a photo
    .other = Something else
    .other-words = other, another document
    .other-told = another document
    .help = Take the photo flat, with good light. 20 megabytes at most per file.
    .refused-not-a-choice = Send a photo or a PDF. If not, touch “I have finished”.

evidence-naming =
    { $files ->
        [one] You have { $files } file.
       *[other] You have { $files } files.
    }
    { $naming ->
        [one] The last one: what is it?
       *[other] The last { $naming }: what are they?
    }

pieces =
    Your files:
    { $lines }
    .remove = Take out { $number }
    .kind-photo = photo
    .kind-document = document
    .kind-voice = voice message
    .kind-audio = recording

check_answers =
    Read your answers again. This is a draft: nothing is sent.
    { $lines }
    .send = Send to RHO
    .send-words = send, i send, send it, yes, ok, confirm
    .send_with_story = Send to RHO with my story
    .send_with_story-words = with my story, send with my story, send all, send everything
    .edit = Change { $number }
    .cancel = Erase everything
    .cancel-words = cancel, erase, erase everything, delete everything
    .refused-not-a-choice = Touch a button, or type “send” or “change 3”.
    .help = “Send” gives RHO the number and the subject. “With my story” also gives the facts and the files.

recap_first =
    Your answers:
    { $lines }

recap-theme = Subject: { $value }
recap-money = Detail: { $value }
recap-repairs_aim = Aim: { $value }
recap-neighbour_aim = Problem: { $value }
recap-role = You: { $value }
recap-proceedings = Court or mediator: { $value }
recap-complaint_date = Written complaint: { $value }
recap-complaint_day = Day of the written complaint: { $value }
recap-landlord_answer = Answer from RHO: { $value }
recap-name = Name: { $value }
recap-helped = For: { $value }
recap-tenant_name = Name of the tenant: { $value }
recap-helper_name = Written by: { $value }
recap-contact = Contact: { $value }
recap-client_reference = Reference: { $value }
recap-agency = Local office: { $value }
recap-description = Facts: { $value }
recap-wish = Request: { $value }
recap-trouble = Trouble: { $value }
recap-trouble_since = Since: { $value }
recap-steps_taken = Steps: { $value }
recap-chronology = Story: { $value }
recap-evidence = Files: { $value }

period-range = between { $start } and { $end }

## How it ends

outcome-mediation =
    Your case has the number { $case }.
    It is up to you to send your request to the mediator (médiateur).
    { $urgency ->
        [past] Warning: the last day was { $deadline }. The mediator may say no.
        [last] Warning: the last day is today, { $deadline }.
       *[later] Last day: { $deadline }.
    }
    Online: { $mediator_url }
    By post: { $mediator_address }
    RHO knows that a case exists. Only the mediator decides whether to accept.
    The answer comes in about 3 weeks.
    .papers = My documents
    .my_case = Follow my case
    .restart = Another problem
    .link = Open the mediator’s site

outcome-mediation-alone =
    I keep nothing. Here is the door: { $mediator_name }.
    It is up to you to send your request to the mediator (médiateur).
    { $urgency ->
        [past] Warning: the last day was { $deadline }. The mediator may say no.
        [last] Warning: the last day is today, { $deadline }.
       *[later] Last day: { $deadline }.
    }
    Online: { $mediator_url }
    By post: { $mediator_address }
    Only the mediator decides whether to accept.
    .restart = Another problem
    .link = Open the mediator’s site

papers_coming =
    { $paper ->
        [dossier] Noted. I am preparing your papers. They will come here.
       *[letter] Noted. I am preparing your letter. It will come here.
    }

papers_mediation =
    To send to the mediator:
    1. Your name, address, phone and client reference.
    2. The facts, in order of date.
    3. Your written complaint, with the proof of sending.
    4. The answer from RHO, or “no answer”.
    5. What you ask for.
    6. Your papers: lease, statement, check-in report (état des lieux), photos.
    7. One sentence: “No court or mediator has this dispute.”

outcome-agency =
    It is passed on to RHO. Your case has the number { $case }.
    A person from the local office will answer here or by your contact.
    Keep this number. Give it if you call.
    { $agency_lines }
    On-call number, evenings and weekends: { $on_call_phone }
    RHO phone: { $landlord_phone }
    Answer by { $answer_by }.
    .my_case = Follow my case
    .restart = Another problem

outcome-agency-alone =
    I keep nothing. The right door is your local RHO office (agence de proximité).
    { $agency_lines }
    On-call number, evenings and weekends: { $on_call_phone }
    RHO phone: { $landlord_phone }
    The details are also on your rent notice (avis d’échéance).
    .restart = Another problem

outcome-social_mediation =
    Your case has the number { $case }. RHO knows that a letter will come.
    Your letter is just above. Copy it by hand or print it.
    Fill in the empty lines by hand, then sign.
    Send it to: { $social_address }
    The address of RHO is on your rent notice (avis d’échéance).{ $no_social_address }
    Phone: { $social_phone }
    I did not keep its text.
    Answer by { $answer_by }.
    .my_case = Follow my case
    .restart = Another problem

outcome-social_mediation-alone =
    I keep nothing. Write to the RHO social mediation officer (chargée de médiation sociale).
    Say the problem, the people, the dates and your steps.
    Address: { $social_address }
    The address of RHO is on your rent notice (avis d’échéance).{ $no_social_address }
    Phone: { $social_phone }
    .restart = Another problem

outcome-advisor =
    It is passed on. Your case has the number { $case }.
    A person from RHO will answer here or by your contact.
    { $deadline ->
        [none] Keep your letters and the proofs of sending.
       *[other] Keep this date in mind: { $deadline }. It is the limit for the mediator.
    }
    RHO phone: { $landlord_phone }
    Answer by { $answer_by }.
    .my_case = Follow my case
    .restart = Another problem

outcome-advisor-alone =
    I keep nothing. A person can look at your situation.
    { $deadline ->
        [none] Keep your letters and the proofs of sending.
       *[other] Keep this date in mind: { $deadline }. It is the limit for the mediator.
    }
    Contact your local office.
    { $agency_lines }
    RHO phone: { $landlord_phone }
    .human = Leave a request
    .restart = Another problem

outcome-complain_first =
    { $next ->
        [advisor] First, write to RHO. Without a written text, there is no proof.
       *[mediator] First, write to RHO. The mediator asks for a written complaint.
    }
    A call or a visit is not enough.
    Complete the letter above, in French. Keep a copy and the proof of sending.
    RHO then has { $silence_months } months to answer. Come back here after that.
    RHO address: { $landlord_address }
    The address of RHO is on your rent notice (avis d’échéance).{ $no_landlord_address }
    Email: { $landlord_email }
    Form: { $complaint_form }
    .why = Why?
    .wrong_answer = I answered wrong

why-complain_first =
    The law asks for a written complaint before mediation.
    Its date matters: one year starts on that day.
    A registered letter (lettre recommandée) is the safest proof.
    An email is fine too, if you keep a copy.
    Source: French consumer code (Code de la consommation), art. L612-2.
    .continue = Continue

outcome-wait =
    RHO still has time to answer.
    Wait until { $deadline }. On that day, silence counts as a refusal.
    Come back here on that date, or as soon as RHO answers.
    Last day for the mediator: { $last_day }.
    A reminder does not change these dates.
    RHO phone: { $landlord_phone }
    .why = Why?
    .wrong_answer = I answered wrong

why-wait =
    The landlord gets { $silence_months } months to answer your written complaint.
    It is the custom of mediators. The law sets no minimum.
    A note that only says “received” is not an answer.
    The year starts with your first written complaint.
    .continue = Continue

outcome-too_late =
    You sent your first written complaint more than a year ago.
    { $deadline ->
        [none] The limit for the mediator has passed. It is probably too late there.
       *[other] The limit for the mediator was { $deadline }. It is probably too late there.
    }
    There are other ways, all free:
    the conciliation board (commission départementale de conciliation), a conciliateur de justice, ADIL.
    ADIL gives advice on housing: { $adil_phone }
    A new fact can change everything. A person can check.
    .why = Why?
    .human = Talk to a person
    .wrong_answer = I answered wrong

why-too_late =
    The mediator can set aside a request sent over a year after the written complaint.
    The year starts with the first one, not with a reminder.
    Only the mediator decides.
    Source: French consumer code (Code de la consommation), art. L612-2.
    Another time limit exists for the judge: three years in general.
    .continue = Continue

outcome-already_referred =
    { $proceedings ->
        [court] A court already has this dispute. In general, a dispute is handled in one place.
       *[mediator] Another mediator already has this dispute. Go on with that one.
    }
    Only the mediator decides whether to accept.
    Did you get a paper from the court? Act fast, time is short.
    Free advice, unpaid rent or eviction: { $arrears_phone }
    Free advice, law: { $law_phone }
    You can also ask a lawyer or ADIL (housing advice).
    A person from RHO can answer you.
    .why = Why?
    .human = Talk to a person
    .wrong_answer = I answered wrong

why-already_referred =
    A dispute is handled in one place at a time.
    The mediator does not look at what a judge or another mediator has.
    Source: French consumer code (Code de la consommation), art. L612-2.
    .continue = Continue

outcome-out_of_scope =
    { $role ->
        [other] This robot helps tenants of RHO. Another landlord has its own mediator.
       *[tenant] Other services often handle this subject. The mediator makes their own decision.
    }
    Choose your situation to see which one.
    To talk to a person, type /humain.
    .allocation = Asking for housing
    .allocation-words = housing, flat, transfer, move, request for housing, change flat
    .arrears = I can no longer pay
    .arrears-words = debt, debts, unpaid, arrears, pay, cannot pay, cant pay
    .court = Eviction, court
    .court-words = eviction, court, tribunal, bailiff, order to pay
    .benefits = CAF, housing benefit
    .benefits-words = caf, apl, benefit, benefits, help
    .company = Energy, internet, insurance
    .company-words = energy, electricity, gas bill, internet, phone, telephone, insurance
    .discrimination = Discrimination
    .discrimination-words = discrimination, racism, harassment

body-allocation =
    Request, exchange or refusal of housing: contact the RHO allocation service (attribution).
    RHO phone: { $landlord_phone }
    Online: demande-logement-social.gouv.fr
    If it is urgent or too long: the DALO board (right to housing), at the préfecture.

body-arrears =
    Talk to RHO about it soon. Ask if you can pay in several parts.
    SOS Loyers impayés (unpaid rent), free: { $arrears_phone }
    RHO phone: { $landlord_phone }
    For help from the département (FSL, housing fund), ask a social worker.
    Do not stop paying what you can.

body-court =
    Act right away. With a paper from the court, time is short.
    SOS Loyers impayés (unpaid rent), free: { $arrears_phone }
    Free advice, law: { $law_phone }
    Go to the hearing, even without a lawyer.
    No roof tonight: call 115.

body-benefits =
    Housing benefit depends on the CAF (family benefits office).
    Ask the CAF for an explanation, then dispute it in writing.
    CAF: { $benefits_phone }, or caf.fr

body-company =
    This dispute is with another company.
    Energy: the energy mediator (médiateur national de l’énergie).
    Internet or phone: the telecoms mediator (médiateur des communications électroniques).
    Insurance: the insurance mediator (médiation de l’assurance).
    After water damage, tell your insurer within 5 working days.

body-discrimination =
    The Défenseur des droits (rights defender) helps for free.
    Phone: { $discrimination_phone }
    Online: antidiscriminations.fr
    You can also report an offence to the police.

outcome-solved =
    Good. Keep the written answer from RHO.
    If the problem comes back, come back here.
    .restart = Another problem
    .wrong_answer = I answered wrong

outcome-cancelled =
    This draft is erased. It was not sent.
    You can start again when you want.
    .restart = Start again

ended =
    { $case ->
        [none] Your request is finished.
       *[other] Your case { $case } is sent.
    }
    What do you want to do?
    .my_case = Follow my case
    .restart = Another problem

## Emergency

emergency-any =
    Danger: 112, or 114 by SMS.
    Ambulance (Samu): 15. Police: 17. Fire: 18.
    Gas: { $gas_phone }, outdoors.
    Thoughts of suicide: 3114. Child in danger: 119.
    Nobody reads this robot live. Emergency services are not alerted.
    For a breakdown, RHO on call: { $on_call_phone }
    .continue = I am safe, continue

emergency-gas =
    Gas: { $gas_phone }. Fire: 18.
    Get out. Touch no switch. No flame.
    Phone from outdoors, far from the building.
    Nobody reads this robot live. Emergency services are not alerted.
    .continue = I am safe, continue

emergency-fire =
    Fire: 18 or 112. By SMS: 114.
    Get out if you can. Close the doors. No lift.
    Smoke in the stairs: stay home, at the window.
    Nobody reads this robot live. Emergency services are not alerted.
    .continue = I am safe, continue

emergency-carbon_monoxide =
    Fire: 18. Ambulance (Samu): 15. Or 112.
    Open everything. Stop the heating. Get out.
    You cannot see or smell this gas.
    Nobody reads this robot live. Emergency services are not alerted.
    .continue = I am safe, continue

emergency-electricity =
    Fire: 18 or 112.
    Touch no water, no socket. Cut the power at the mains, if safe.
    Someone got a shock: power off first, then 15.
    Nobody reads this robot live. Emergency services are not alerted.
    .continue = I am safe, continue

emergency-collapse =
    Fire: 18 or 112.
    Get out and move away. Do not go back.
    Warn your neighbours.
    Nobody reads this robot live. Emergency services are not alerted.
    .continue = I am safe, continue

emergency-trapped =
    Fire: 18 or 112. Feeling ill: 15.
    Lift: press the alarm button.
    RHO on call: { $on_call_phone }
    Nobody reads this robot live. Emergency services are not alerted.
    .continue = I am safe, continue

emergency-medical =
    Ambulance (Samu): 15, or 112. By SMS: 114.
    Stay near the person.
    Nobody reads this robot live. Emergency services are not alerted.
    .continue = I am safe, continue

emergency-assault =
    Police: 17 or 112. Without speaking, by SMS: 114.
    Get to a safe place. Close the door.
    Help for victims: 116 006.
    Nobody reads this robot live. Emergency services are not alerted.
    .continue = I am safe, continue

emergency-home_violence =
    Police: 17. Without speaking, by SMS: 114.
    Someone to talk to, day and night: 3919.
    Erase this chat if your phone is watched.
    Nobody reads this robot live. Emergency services are not alerted.
    .continue = I am safe, continue

emergency-child =
    Police: 17. Child in danger: 119, day and night.
    Without speaking, by SMS: 114.
    119 does not show on the bill.
    Nobody reads this robot live. Emergency services are not alerted.
    .continue = I am safe, continue

emergency-suicide =
    Call 3114, day and night, free. Or 15.
    A trained person listens to you. You are not alone.
    Stay near someone, if you can.
    Nobody reads this robot live. Emergency services are not alerted.
    .continue = Continue later

emergency-shelter =
    No roof tonight: call 115, free.
    In danger: 112. By SMS: 114.
    115 answers day and night. Keep calling.
    Nobody reads this robot live. Emergency services are not alerted.
    .continue = Continue

danger_over = Noted. In danger: 112. Fire: 18. Police: 17.

## Available at all times

nav =
    Back, help, a person, emergency.
    .back = Back
    .back-words = back, go back, previous
    .help = Help
    .help-words = help, help me, how does it work, how does this work, i dont understand, i do not understand
    .human = Talk to a person
    .human-words = talk to a person, speak to a person, a person, human, a human, talk to someone, speak to someone, adviser, advisor, someone
    .emergency = Emergency
    .emergency-words = emergency, emergencies, sos, danger, urgent
    .restart-words = restart, start again, start over, start all over
    .resume-words = resume, continue, go on
    .my_case-words = my case, my cases, follow up
    .wrong_answer-words = i answered wrong, wrong answer, i made a mistake, my mistake, mistake, error
    .why-words = why

help =
    { $help }
    You can touch a button, or type its number or its name.
    /retour: question before. /reprendre: see the question again.
    /suivi: your cases. /annuler: stop everything.
    /urgence: emergency numbers. /langue: change language.
    /confidentialite: your data. /effacer: delete them.
    .human = Talk to a person
    .words = Difficult words
    .continue = Continue

glossary =
    { glossary-mediator }
    { glossary-refer }
    { glossary-admissible }
    { glossary-service-charges }
    { glossary-deposit }
    { glossary-adjustment }
    { glossary-rent-notice }
    .continue = Continue

glossary-mediator = Mediator (médiateur): neutral person who helps both sides to agree.
glossary-refer = Refer (saisir): send a request.
glossary-admissible = Admissible (recevable): that can be accepted.
glossary-service-charges = Service charges (charges locatives): water, cleaning, other costs paid with rent.
glossary-deposit = Deposit (dépôt de garantie): sum paid when you moved in.
glossary-adjustment = Adjustment (régularisation): count of the charges, once a year.
glossary-rent-notice = Rent notice (avis d’échéance): sheet with the rent to pay.

human =
    A person from RHO can take over.
    Leave a request, and get an answer here or by your contact.
    { $agency_lines }
    RHO phone: { $landlord_phone }
    Hours: { $landlord_hours }
    You can also go to your local office, or write to RHO.
    .leave_request = Leave a request
    .continue = Go on with the robot

three_misses =
    I do not understand your answers, sorry.
    A person can take over.
    .leave_request = Leave a request
    .continue = Go on with the robot

refused-not-a-choice = I did not understand. Touch a button, or type its number.

contact_noted = Noted: { $contact }.

reference_unusual = This reference looks unusual. I keep it. Please check it on a paper from RHO.

already_done = This is already done.
already_sent = This is already sent.
question_is_past = This question is past. Here is the present question.

nothing_to_undo = There is nothing to undo here.

nothing_to_cancel =
    There is nothing to cancel.
    .restart = Start

cancel_confirm =
    Erase everything? Your answers and your files will be lost.
    .cancel_all = Yes, erase everything
    .continue = No, continue

draft_expired = Your draft is erased, because it was not sent. Type /start to begin again.

edited = I do not read corrected messages again. Write a new message, or type /retour.

other_kind = I cannot read this kind of message. Write, touch a button or send a photo.

unknown_command = I do not know this command. Type /aide to see the list.

failed = An error happened on our side. Nothing is lost. Try again, or type /humain.

# Under a message that may have come before.
resent = (sent again)

text_parked_alone =
    Is this a new problem? I keep your words.
    .restart = Yes, a new problem
    .continue = No

reply_now =
    Write your answer for case { $case }. You can also send a file.
    .no_reply = Do not reply

reply_piece =
    Send { $role } for case { $case }. You can also write.
    .no_reply = Do not reply

restart_confirm =
    You have a request that is not sent. What do you want to do with it?
    .set_aside = Keep it, another problem
    .restart_all = Erase it, start all over
    .continue = Go on with it

draft_set_aside = Your draft is kept. You find it again with /dossiers.
draft_dropped = This draft is erased. It was not sent.

text_parked =
    Do you want to add this message to case { $case }?
    .add_to_case = Yes, add it
    .restart = No, another problem

added_to_case = It is added to case { $case }. RHO will read it.

file_parked =
    { $files ->
        [one] I received your file ({ $files }). It is not sent yet.
       *[other] I received your files ({ $files }). They are not sent yet.
    }
    What do you want to do with it?
    .keep_files = Keep for my case
    .add_to_case = Add to my case
    .drop_files = Erase

files_waiting =
    { $files ->
        [one] There is one more file that you sent separately.
       *[other] There are { $files } more files that you sent separately.
    }
    RHO does not see this yet. What shall I do?
    .add_to_case = Add to my case
    .drop_files = Delete

files_kept =
    { $files ->
        [one] It is kept ({ $files } file). I will come back to it later.
       *[other] They are kept ({ $files } files). I will come back to them later.
    }

files_dropped = It is erased.

files_forgotten =
    { $files ->
        [one] I erased the file that you had sent separately.
       *[other] I erased the { $files } files that you had sent separately.
    }
    You did not say whether to keep it. You can send it again.

file_refused_kind = I do not keep this kind of file. Send a photo, a PDF or a voice message.
file_refused_too_big = This file is over 20 megabytes. Send a photo, or add it to your letter by post.
file_refused_too_fast = You sent many files. Wait ten minutes, then send the last ones again.
file_refused_too_much = This is too heavy for today. Send this file again tomorrow, or send it by post.
file_refused_no_room = I have no room left for files. Try again tomorrow, or send it by post.
slow_down =
    You are writing very fast. I do not read your messages for a minute.
    Then send again what got no answer.
    In danger: /urgence
too_many_cases =
    You already have several open cases. I cannot open another one now.
    You can add a message to an open case. Your draft is kept.
    .my_case = See my cases
    .continue = Continue
file_refused_too_many = You already have many files. Keep the most useful ones, or send them by post.
file_refused_empty = One file came in empty. Can you send it again?
file_refused_lost = One file could not be received. Can you send it again?
file_refused_duplicate = You had already sent this file. I keep it once.
file_refused_content = This file is not kept. I keep photos, PDF and voice messages.
file_refused_archive = This is a file with other files in it. Send each document by itself.
file_refused_active = This document holds a program. To be safe, I do not keep it. Send a photo.
file_refused_locked = This PDF asks for a password. Send it without one, or as a photo.
file_refused_broken = This file is damaged: I cannot open it. Send it again, or take a photo.
file_refused_bomb = This file is too heavy to open. Send a simpler photo.
file_refused_word = I do not open this kind of document. Send it as a PDF, or as a photo.
file_refused_infected = This file holds a virus. It is not kept. Send a photo.

cases =
    { $count ->
        [0] You have no case sent.
        [one] Your case:
       *[other] Your cases:
    }
    { $lines }
    .open = Open { $number }
    .restart = New problem
    .who_saw = Who has seen my case?
    .continue = Continue

readers =
    { $count ->
        [0] Nobody at RHO has taken your case yet.
       *[other] These people at RHO worked on your cases, the latest first:
    }
    { $lines }
    .continue = Continue

case-reader = { $day }: { $who } ({ $case })
    .group = the staff group
    .staff = someone who has left RHO

case-line = { $case }: { $door }, { $state }.
case-line-deadline = Last day for the mediator: { $deadline }.

door-name =
    Door
    .mediation = mediator
    .agency = local office
    .social_mediation = social mediation
    .advisor = a person

case-state =
    State
    .open = passed on
    .claimed = somebody takes care of it
    .answered = answered
    .frozen = in mediation
    .closed = closed

news_taken =
    Case { $case }: { $signature } takes care of it.

news_answered =
    Answer for case { $case }:
    { $words }
    { $signature }
    Is it settled?
    .reply = Reply
    .settled_yes = Yes, it is settled
    .settled_partly = In part
    .settled_no = No

news_asked_piece =
    Case { $case }: RHO needs a document.
    Send { $role }.
    { $signature }
    .reply = Send the document

news_promised =
    Case { $case }: RHO promises you this.
    { $words }
    By { $due }.
    { $signature }

news_promise_kept =
    Case { $case }: the promise is kept.
    { $words }
    { $signature }

news_recorded =
    Case { $case }: RHO noted a date.
    { $event ->
        [answered] RHO answered you in writing on { $day }.
       *[accepted] The mediation began on { $day }. Nothing passes between you and RHO here any more.
    }
    If this is wrong, correct it with /suivi.
    { $signature }

news_rerouted =
    Case { $case }: it goes to another door.
    New door: { $door }.
    { $words }
    { $signature }
    .reply = Reply

news_closed =
    Case { $case }: it is closed.
    Result: { $outcome }.
    { $signature }
    .settled_no = It is not settled

news_reopened =
    Case { $case }: it is open again.
    RHO has to answer you by { $due }.
    { $signature }
    .reply = Reply

settled_yes =
    Thank you. Case { $case } is closed.
    You can come back when you want.

settled_partly =
    Noted. RHO knows that something is left.
    Say what is left, with the button.
    .reply = Say what is left

settled_no =
    Noted. Case { $case } is open again.
    Say what is wrong, with the button.
    If money is at stake, the mediator can help.
    Last day to apply: { $deadline }.
    .reply = Say what is wrong

is_settled =
    Case { $case }: is it settled?
    .settled_yes = Yes, it is settled
    .settled_no = No
    .human = Talk to a person

settled_not_yet =
    Noted. RHO gets another reminder for case { $case }.
    RHO has to answer by { $due }.
    .reply = Write to RHO

staff_welcome =
    Welcome. You are in the list of the staff.
    The cases are in the group of the staff.

case-status =
    Case { $case } · { $door }
    Where it is: { $state }.
    At RHO: { $agent }
    { $next }
    RHO promised, by { $promise_due }: { $promise }
    Last day for the mediator: { $deadline }.
    .reply = Write to RHO

case-next-open = RHO has to answer by { $due }.
case-next-claimed = RHO has to answer by { $due }.
case-next-late = The answer is late. A supervisor knows.
case-next-by_contact = RHO answers you by your contact, by { $due }.
case-next-reminded =
    RHO answers you by your contact. The bot does not know whether that is done.
    RHO was reminded.
    RHO phone: { $landlord_phone }
case-next-unshared =
    RHO does not have your contact. Write it to RHO, or telephone.
    RHO phone: { $landlord_phone }
case-next-answered = Your turn: say whether it is settled.
case-next-closed = There is nothing left to do.
case-next-frozen = The mediation is under way. RHO reads nothing here any more.

case-end =
    Result
    .solved = settled
    .explained = explained, without a change
    .refused = request not accepted
    .elsewhere = sent to another service
    .unreachable = no news from the tenant

## Following a dispute

turn-draft =
    Your turn: finish this draft.
    It will be erased on { $by }.
turn-under_way =
    Draft under way. Your turn: answer the question.
    It will be erased on { $by }.
turn-letter = Your turn: send your written complaint to RHO.
turn-silence = RHO has to answer before { $by }. From that day, no answer counts as a refusal.
turn-refer = Your turn: send your request to the mediator. Last day: { $by }.
turn-late = The last day was { $by }. There are other ways: type /humain.
turn-referred = The mediator has to say if they accept. Expect it by { $by }.
turn-accepted = The mediator looks for an agreement. Expect the end by { $by }.
turn-with_landlord = RHO has to answer.
turn-ended = It is over. There is nothing left to do.

timeline =
    Dispute { $number }: { $about }
    { $milestones }
    { $turn }

milestone-complaint = Written complaint: { $days }
milestone-silence =
    { $tense ->
        [past] No answer from RHO, counted as a refusal: { $days }
       *[ahead] Answer of RHO expected by { $days }
    }
milestone-earliest = Mediator possible since { $days }
milestone-last_day =
    { $tense ->
        [past] Last day for the mediator, over: { $days }
       *[ahead] Last day for the mediator: { $days }
    }
milestone-referred = Request sent to the mediator: { $days }
milestone-admissibility = The mediator says if they accept: about { $days }
milestone-accepted = Mediation began: { $days }
milestone-outcome = Mediation planned to end: { $days }
milestone-ended = Over: { $days }

### What a person can do or tell about a dispute they follow.

ways =
    Actions
    .open = See the dates
    .resume = Go on with this draft
    .forget = Erase this draft
    .sent = My letter is sent
    .answered = RHO has answered
    .prepare = Prepare my request
    .referred = I asked the mediator
    .accepted = The mediator accepts
    .declined = The mediator refuses
    .correct = Correct a date
    .ended = It is over
    .reopen = It is not over
    .write = Write to RHO
    .complete = Add to this case
    .thaw = Write to RHO again
    .grounds = The five points checked
    .what_if = What if…?
    .leave_request = Talk to a person
    .never = No more reminders
    .remind = Remind me of the dates
    .tonight = This evening
    .sunday = Sunday
    .today = Today
    .yesterday = Yesterday
    .continue = Continue

followed = I will write to you here for the important dates. To see them all: /suivi.

same_matter =
    You already follow a dispute about this: { $about }.
    Do you want to add to it? If not, go on.

when_referred =
    What day did you send your request to the mediator?
    Type the date, for example 12/05/2026.

when_accepted =
    What day did the mediator accept?
    It is the date of their letter or email. Type it, for example 12/05/2026.

day_unreadable = I did not understand the day. Write for example 12/05/2026.
day_future = That day is still to come. Write for example 12/05/2026.
day_too_early = That day is too early. It comes after { $day }. Write for example 12/05/2026.

recorded_referred =
    Noted. The mediator usually says within 3 weeks if they accept.
    Expect it by { $by }. Keep the proof of sending.

recorded_accepted =
    Noted. Mediation usually takes 90 days: until { $by }.
    What is said in mediation is confidential.
    { $frozen ->
        [yes] So I stop passing your messages about this case on to RHO.
       *[no] Do not tell here what is said there.
    }

recorded_declined =
    Noted. The mediator gives the reasons in the letter.
    Other ways remain: a justice conciliator, the local conciliation board.
    ADIL gives free advice: { $adil_phone }
    A person can check with you: /humain

recorded_ended = Noted: { $about } is over. There will be no more reminders.

frozen =
    A mediation is under way for case { $case }.
    What you write here would be read by RHO. Nothing is sent.
    Do you want to write to RHO about this case again?

thawed = RHO can read you and answer you again about { $about }.

### Reminders: one message, one question, and how to stop them.

remind-draft =
    You have a draft that is not sent.
    It will be erased on { $until }. Do you want to finish it?

remind-letter =
    Have you sent your written complaint to RHO?
    It is about { $about }.

remind-silence =
    RHO was to answer your written complaint.
    It is about { $about }. How is it going?
    Last day for the mediator: { $last_day }.
    .answered = Answer the question

remind-last_day =
    { $days ->
        [0] Today is the last day to ask the mediator.
        [1] Tomorrow is the last day to ask the mediator.
       *[other] There are { $days } days left to ask the mediator.
    }
    It is about { $about }.
    Last day: { $last_day }.

remind-referred =
    You asked the mediator, about { $about }.
    Did they say if they accept?

remind-accepted =
    The mediation about { $about } was to take about 90 days.
    Is it over?

snoozed_tonight = All right, this evening.
snoozed_sunday = All right, Sunday morning.
snoozed_enough = I have already reminded you. Everything is in /suivi.

muted =
    All right, no more reminders about { $about }.
    Keep this date: { $last_day }, last day for the mediator.

reminders_on = All right, I will write to you about { $about }.

### The five points that the mediator checks (French consumer code, art. L612-2).

grounds =
    The mediator checks five points. Only the mediator decides.
    { $lines }

ground-line = { $name }: { $light } { $reason }

ground =
    Point
    .complaint = Written complaint
    .complaint-proved-told = You have the letter and its proof.
    .complaint-prove-told = Add the letter and the proof of sending.
    .complaint-write-told = Write to RHO first.
    .founded = Serious request
    .founded-shown-told = Your documents show the facts.
    .founded-show-told = Add a document that shows the facts.
    .elsewhere = No court, no other mediator
    .elsewhere-free-told = Nobody else has this dispute.
    .elsewhere-taken-told = A dispute is handled in one place only.
    .elsewhere-check-told = Check your letters from the court.
    .year = Less than a year
    .year-open-told = You still have time.
    .year-soon-told = Be quick.
    .year-past-told = A new fact can change everything.
    .year-unknown-told = Find the date of your letter.
    .field = The mediator’s field
    .field-in-told = Rent, charges, deposit or services.
    .field-ask-told = The mediator will say if it is for them.
    .green = in order.
    .amber = to complete.
    .red = to settle first.

### What if an answer were another one? Nothing is written down.

what_if =
    Which answer do you want to change, to see? Nothing will be changed.
    { $lines }
    .change = Change { $number }
    .theme-told = About:
    .money-told = Precisely:
    .repairs_aim-told = Aim:
    .neighbour_aim-told = Problem:
    .role-told = You are:
    .proceedings-told = Court or mediator:
    .complaint-told = You wrote to RHO:
    .complaint_date-told = Date of the written complaint:
    .complaint_day-told = Day of the written complaint:
    .landlord_answer-told = RHO’s answer:

what_if_choice =
    { $question }
    Which other answer do you want to try?

what_if_door =
    With this answer, the right door would be { $found }.
    Last day: { $day }.
    Nothing is changed.
    .what_if = Try something else

what_if_end =
    With this answer, here is what follows: { $found }.
    Date: { $day }.
    Nothing is changed.
    .what_if = Try something else

what_if_question =
    With this answer, I would first ask another question.
    Nothing is changed.
    .what_if = Try something else

what_if_past = That question is past. Type /reprendre to see the one of the moment.

found =
    Door
    .mediation-told = the mediator, { $mediator_name }
    .agency-told = your local agency
    .social_mediation-told = the social mediator
    .advisor-told = a person at RHO
    .complain_first-told = write to RHO first
    .wait-told = wait for RHO’s answer
    .too_late-told = other ways, because a year is over
    .already_referred-told = go on where the dispute already is
    .out_of_scope-told = another service
    .solved-told = it is settled

my_data =
    I keep the answers and the files of your draft (files: { $files }).
    I keep your cases that were sent, with their files: /suivi
    I also keep your Telegram number and your language.
    All of it is also in a file that I send you.
    To delete everything: /effacer

my_data_later = I sent you this file less than an hour ago. Ask for it again later.

erase_confirm =
    Delete everything I keep about you?
    Your cases, your files and your draft will be lost.
    I remove my recent messages from here. The others stay in Telegram.
    .erase_all = Yes, delete everything
    .continue = No, continue

erased =
    Your data is erased from the bot. Here is the count:
    cases { $cases }, files { $files }, messages waiting { $waiting }.
    { $cases ->
        [0] RHO had no case of yours.
       *[other] RHO is told. It keeps the number of the case, without your name.
    }
    { $messages ->
        [0] I could not remove my messages from here.
        [one] I removed my last message from here.
       *[other] I removed my { $messages } recent messages from here.
    }
    I cannot erase the rest: your messages, my older messages, what RHO has already received.
    To empty Telegram, delete this conversation yourself.

privacy =
    { $landlord_name } is responsible for your data.
    Data protection officer: { $dpo_contact }
    Purpose: to guide you and prepare your case.
    Guiding you is part of RHO’s public mission. Your case follows your lease (a contract).
    The rest needs your consent: keeping a draft, a contact by Telegram.
    All of it is optional. With “No, leave nothing” you keep the door and the date.
    In a case, the reference and the files stay optional.
    .privacy_more = Read on
    .continue = Continue

privacy_more =
    Readers: RHO’s staff in charge of the case. AME CONSO gets nothing from me.
    Telegram sees these messages, also outside Europe. It follows its own rules.
    They are not encrypted end to end. Send no bank details and no medical papers.
    Kept: draft { $draft_days } days, case { $closed_days } days after its end.
    File not confirmed: { $parked_days } days. Trace of a message, without its words: { $sent_days } days.
    Journal of what is done, without your name: { $audit_days } days.
    Emergency screen: nothing is kept.
    Without Telegram: write, call or go to the agency.
    .privacy_rights = Read on
    .continue = Continue

privacy_rights =
    Your rights: see and receive your data (/mesdonnees), erase it (/effacer), correct it.
    You can also limit its use, object, or take back your consent.
    Write to: { $dpo_contact }
    By post: { $landlord_address }
    The reply comes within a month.
    Complaint: CNIL, 3 place de Fontenoy, 75007 Paris, or cnil.fr.
    The bot only guides. A person decides, never the bot alone.
    .continue = Continue

language_choice =
    Which language do you prefer?
    .french = Français
    .english = English

language_set = OK, I go on in English.

## Menu commands (Telegram shows them beside the input field)

command-start = Start
command-reprendre = See the question again
command-suivi = Follow my cases
command-dossiers = My cases and drafts
command-retour = Question before
command-annuler = Stop everything and erase the draft
command-aide = Help
command-humain = Talk to a person
command-urgence = Emergency numbers
command-confidentialite = Your data
command-mesdonnees = See what I keep
command-effacer = Delete everything
command-langue = Change language

## Documents to download (in French: the landlord and the mediator read French)

paper-complaint = Your complaint letter, as a PDF in French. Complete it, sign it, keep a copy.
paper-neighbour = Your letter to the social mediator, as a PDF in French. Write the name by hand and sign.
paper-dossier = Your file for the mediator, as a PDF in French. Read it, sign it, keep a copy.
paper-preview = Here is the first page.
paper-copy = The same text, to copy:
paper-data =
    { $count ->
        [one] Here is all that I keep about you. Read summary.pdf first.
       *[other] All that I keep about you, part { $part } of { $count }.
    }
    .title = What I keep about you
    .nothing = Nothing.
    .conversation = Your conversation
    .conversation-told = Your language, your step, your answers that are not sent yet.
    .cases = Your cases
    .cases-told = What you sent to RHO, and what was done. The words of RHO’s answers are in the chat.
    .files = Your files
    .files-told = The files as you sent them. They are also in this file, under “files”.
    .reminders = Your dates
    .reminders-told = The days when I erase something, and your calendar.
    .sending = Your messages
    .sending-told = What waits to be sent. The words of messages that were sent are not kept.
    .timer-draft = Draft erased
    .timer-parked = Files erased
    .timer-draft_soon = Reminder before erasure
    .timer-dispute = Next day of a dispute
    .dispute = Dispute followed
    .calendar = Your calendar
paper-data-about =
    As of { $day }. The file data.json says the same, for a computer.
    Notes between RHO’s staff are not in this file.
paper-data-waiting = Messages waiting: { $count }.
case-deed =
    What was done
    .open = you sent the case
    .add = you added something
    .settle = you said if it is settled
    .freeze = your mediation began
    .thaw = RHO can read again
    .erase = you erased everything
    .export = you received your data
    .show = RHO got story or files
    .claim = RHO took the case
    .release = RHO gave the case back
    .transfer = a colleague has the case
    .answer = RHO answered
    .correct = RHO corrected its answer
    .ask_piece = RHO asked for a file
    .reroute = RHO changed the door
    .promise = RHO promised something
    .keep_promise = RHO kept its promise
    .close = RHO closed the case
    .reopen = RHO reopened the case
    .journal = RHO read this journal
    .late = the answer is late
    .promise_late = a promise is late
    .free = the case waits for someone
paper-pieces = Your files together, in the order of the request.
paper-pieces-part = Your files together, part { $part } of { $count }. They are too heavy to send at once.
paper-sounds = The files that cannot be printed are together here.
paper-calendar = Open this file to put the date in your calendar.
calendar-last_day = Last day to apply to the mediator
calendar-last_day-text = This is the last day to ask { $mediator_name } for mediation ({ $mediator_url }).
calendar-silence_day = You can apply to the mediator
calendar-silence_day-text = With no answer from RHO, you can apply to { $mediator_name } ({ $mediator_url }).

## For the staff (Telegram group; in French)
