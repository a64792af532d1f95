# ruff: noqa: E501
"""Long pages in Germanic and Finnic languages, written without knowing the rules; all is invented."""

from __future__ import annotations

from tests.pages.gold.final_notation import long_page

SPLIT = "final"

PAGES = [
    long_page(
        "en-whole-broadsheet",
        "en",
        "whole",
        "menus, rail of teasers above, pull quote, newsletter box, table, comments, more teasers, footer",
        """
x| Skip to main content | Skip to navigation | Subscribe | Sign in | My account | Search | US edition | UK edition | International | News | Opinion | Sport | Culture | Lifestyle | World | UK politics | Environment | Science | Business | Money | Obituaries | Football | Cricket | Rugby union | Tennis | Cycling | Books | Music | TV & radio | Film | Food | Travel | Puzzles | Cartoons | Podcasts | Newsletters | Today's paper
x Breaking
x Ferry services between Carrow and the mainland suspended after engine fire
x* Councils face 'impossible' choice over library closures | More than forty branches could shut by spring as grants dry up, leaked papers suggest. | 2h ago
x* The accidental botanist who catalogued a motorway verge | Ruth Amory stopped to change a tyre and never quite left. | 4h ago | Long read
x* 'We were told to wait': inside the flooded estate that nobody evacuated | Residents of Harrow Mead say three warnings were ignored before the river came through their doors. | Exclusive
x* Live | Markets slide as central bank keeps rates on hold | 19m ago
x News › UK › Transport
@ - | 2024-02-11 | Marian Foxley
t Night trains return to the north after a decade – but only if you bring your own pillow
b Operator Lanterline says its first sleeper since 2013 sold out in nine minutes, though unions warn that the carriages are older than most of the staff.
w Marian Foxley
+x Transport correspondent
d Sun 11 Feb 2024 17.42 GMT
x Last modified on Mon 12 Feb 2024 08.15 GMT
x| Share | 212 | Comments | Listen to this article · 6 min
c The refurbished carriages at Aldermoor depot. The blue livery was chosen by a public vote. Photograph: Colin Strake/Lanterline
b At 10.47 on Saturday night, eleven minutes late, a string of dark blue carriages pulled away from platform two at Aldermoor and headed north with 186 people on board. It was the first scheduled sleeper on the line since 2013, and the cheers could be heard from the car park.
b For some of those leaning out of the windows, it was a homecoming. "My father worked the last one," said Dilys Karran, 61, who had booked a berth within a minute of sales opening. "He always said they would bring it back when everyone had forgotten how to make the beds."
b The service, run by the private company Lanterline under a three-year licence, will leave twice a week and call at seven stations. Seats start at £39 and a shared cabin at £85. There are no showers, and the company admits that the heating in two coaches "has moods".
b A spokesperson for the regulator said that the licence had been granted only after the rolling stock, built in 1978, passed a fresh set of brake tests in November. The union representing on-board crew disputes that the results tell the whole story.
x Sign up to First Edition
x Our morning email breaks down the key stories of the day, telling you what's happening and why it matters
x| Enter your email address | Sign up | Privacy Notice: Newsletters may contain info about charities, online ads, and content funded by outside parties. For more information see our Privacy Policy. | after newsletter promotion
h 'A museum on wheels'
b "It is a museum on wheels, and I say that as somebody who loves museums," said Terry Oldcastle, the union's regional organiser. He pointed to a report, seen by this newspaper, in which fitters described doors that could be opened only with a spoon.
n 'It is a museum on wheels, and I say that as somebody who loves museums'
b Lanterline's chief executive, Priya Vance, rejected the description. Every carriage had been stripped to the frame and rebuilt, she said, and the spoon had been "a joke in a margin that somebody took for a procedure".
b What nobody disputes is the demand. The first 40 departures went on sale in December and sold out before lunch; the company has since added a further dozen, mostly on Sundays, when the track is otherwise used by stone trains.
x Related: 'Six hours with a goat': readers on their most memorable rail journeys
b Transport economists are less sure that the figures add up. A full train brings in roughly £14,000, while track access, fuel and staff come to slightly more than that. The difference is covered by a grant from four northern councils, which ends in 2026.
h How the fares compare
b Route Seat Berth Flight
b Aldermoor–Carrow £39 £85 £112
b Aldermoor–Stennick £44 £92 £140
b Aldermoor–Port Lowell £51 £104 no service
b "You can't run a railway on nostalgia," said Prof Iain Tallis of the University of Wexmere. "But you can run it on the fact that hotels in Carrow now cost £170 a night, and that the train is one."
b On board, as midnight passed, such arguments seemed far away. In the lounge car a retired surveyor was teaching two students to play cribbage, and a steward went from door to door with hot water bottles, each in a hand-knitted cover.
b By 3am only the guard was awake. He has done this journey before, on the final run of the old service, and kept the whistle. "I did not think that I would be blowing it again," he said. "Mind you, I did not think I'd still be working, either."
b The train reached Port Lowell at 7.31, four minutes early. Nobody had been told what to do in that event, so the passengers stayed where they were and finished their tea.
x| Explore more on these topics | Rail transport | Scotland | Travel | Night trains | features | Share | Reuse this content
x Marian Foxley has covered transport for this paper since 2009. She is the author of two books about canals and does not drive.
x| More on this story | Sleeper carriages fail first brake test | 3 Nov 2023 | 41 | Councils agree to fund night train for three years | 18 Aug 2023 | 96
x| Comments (212) | Sign in or create your account to join the discussion | This discussion is now closed to new comments | Order by | Oldest | Show 25
x| Bramblewick | 11 Feb 2024 18.02 | I took the old one in 1996 and the heating had moods then as well. Nobody ever complained, because we were too cold to hold a pen. | 84 | Reply | Report
x| northernlad77 | 11 Feb 2024 18.09 | Eighty-five pounds for a bunk you share with a stranger who snores? I would rather walk, and I have a bad knee. | 31 | Reply | Report
x| OldSignalBox | 11 Feb 2024 18.15 | The report says nothing about the signalling north of Stennick, which is the real reason these trains were withdrawn. Somebody should ask the minister about it before the licence is renewed. | 57 | Reply | Report | View more comments
x| Most viewed | Across the site | In UK news
x#. 0 8
x* The town that banned Mondays, and what happened next | It began as a joke at a parish meeting. Then the shops stopped opening. | 11 Feb 2024 | 140
x* 'My neighbour's hedge has its own postcode' | Our consumer champion on the boundary dispute that has lasted longer than either marriage. | 10 Feb 2024
x* Wexmere's lost river could see daylight again by 2030 | Engineers want to open up a mile of culvert, but the market traders above it have other ideas. | 10 Feb 2024 | 12
x* Review: a Lear so quiet that you can hear the seats think | Four stars for a production that takes its time. | ★★★★☆
x* Goat found on roof of leisure centre for second time | Fire crews say the animal "knew where the ladder was". | 9 Feb 2024
x| Original reporting and incisive analysis, direct from our newsroom every morning | Sign up for our email | About us | Help | Complaints & corrections | SecureDrop | Work for us | Privacy policy | Cookie policy | Terms & conditions | Contact us | All topics | All writers | Modern Slavery Act | Tax strategy | Facebook | Instagram | LinkedIn | Advertise with us | Search jobs | Back to top
x © 2024 Wexmere News & Media Limited or its affiliated companies. All rights reserved. (dcr)
""",
    ),
    long_page(
        "en-main-live",
        "en",
        "main",
        "live blog: key events, updates with times, embeds, reader messages",
        """
@ - | 2024-10-02 | Jo Hadley; Sam Petrides
x Live
t Storm Edwin: thousands without power as gusts of 94mph hit the coast – as it happened
b Rescue teams worked through the night along the Stennick shore, where a harbour wall gave way at high tide and 60 homes were emptied.
x| Follow | Share | Save | 31 updates
d Wed 2 Oct 2024 22.10 BST
w Jo Hadley
+x and
+w Sam Petrides
+x (earlier)
x| Key events | 2 Oct 2024 21.58 Closing summary | 2 Oct 2024 20.31 Harbour wall collapses at Stennick | 2 Oct 2024 18.05 Schools to stay closed on Thursday | Show key events only | Please turn on JavaScript to use this feature
x 21.58 BST
h Closing summary
b We are closing this live blog now. Here is where things stand at the end of a long day:
b- At least 41,000 homes have no electricity, most of them west of Carrow, and the grid operator does not expect to reconnect all of them before Friday.
b- Two people are in hospital after a bus was blown against a bridge near Tolland; neither is said to be in danger.
b- The Stennick harbour wall, which dates from 1832, has lost about 30 metres of its length.
b- Trains will not run north of Aldermoor until the line has been inspected in daylight.
x Share
x 20.31 BST
h Harbour wall collapses at Stennick
b The outer harbour wall in Stennick has given way, sending seawater into Quay Street and the lower part of the old town. The coastguard says that everybody is accounted for.
b "It went like a row of dominoes," the harbourmaster, Neil Corran, told local radio. He had watched from the chandlery as the first stones fell shortly after eight.
c Waves break over what is left of the wall on Wednesday evening. Photograph: Ada Lusk/PA
e Stennick Lifeboat @stennicklifeboat Both crews are safe and back on shore. Please stay away from the front, however good you think the picture will be. 8:44 PM · Oct 2, 2024
x Share
x 19.12 BST
x Sam Petrides
b The mayor of Carrow has asked residents not to drive to the supermarkets, where queues have formed since the afternoon. "There is bread for everyone, and there will be bread tomorrow," she said.
b Shelves of candles and batteries, though, were empty by five, according to several shop managers.
x| Share | Updated at 19.20 BST
x 18.05 BST
h Schools to stay closed on Thursday
b All 212 schools in the county will remain shut tomorrow, the council has announced. Exams due to take place in the morning are moved to Monday week.
b The decision was taken early, said the head of education, so that parents would not have to find out from a radio with flat batteries.
x| Share | Newer | 1 | 2 | 3 | Older
x| Topics | UK weather | Flooding | Rail transport | Most viewed | Most viewed in UK news
x| Councils face 'impossible' choice over library closures | Goat found on roof of leisure centre for second time | The town that banned Mondays, and what happened next
""",
    ),
    long_page(
        "en-extracted-feature",
        "en",
        "extracted",
        "title repeated, byline, captions between paragraphs, trailing related list and prompt",
        """
@ Carrow Chronicle | 2023-06-08 | Dale Whitcombe
t The last lamplighter of Carrow hands over his pole
2 The last lamplighter of Carrow hands over his pole
w By Dale Whitcombe
d Published 8 June 2023
c Arthur Penn lights his final lamp on Tanner's Row on Wednesday evening. (Carrow Chronicle)
b [[CARROW]] — For 44 years, Arthur Penn has walked the same two miles at dusk. On Wednesday he did so for the last time, with a brass band behind him and most of the street's dogs in front.
b The 31 gas lamps of Tanner's Row are the only ones in the county that are still lit by hand. They burn with a greenish glow that visitors find romantic and that residents, according to a survey last year, find "adequate".
b Penn, 71, inherited the round from an uncle. He was paid by the lamp, he said, at first in coins and then, from 1994, by a bank transfer that arrived under the heading "sundry heat".
b "People think that it is about light," he said as he leaned the pole against number 14. "It's mostly about knowing who is at home."
b He knew when a widower on the corner had fallen, because the curtains were open at the wrong hour. He knew, before the vicar did, that the vicar was leaving.
c Penn's uncle Walter on the same street in 1951. (County archive)
b His successor is Imogen Marsh, a 26-year-old stonemason who answered an advertisement in the library window. She was chosen from nine applicants, three of whom were afraid of ladders and one of the dark.
b The council had planned to fit electric timers, at a cost of £62,000. It gave up after a petition, and after an engineer pointed out that the timers would need to be wound twice a week by somebody with a ladder.
b- Lamps: 31, of which two are original
b- Length of the round: two miles and one pub
b- Pay per lamp in 1979: four pence
b Marsh will start on Thursday. She has been told the names of the dogs.
x Read more: Ten streets where time stands still
x- Brass band wins reprieve after petition
x- County archive to open its cellars for one weekend
x- Why the vicar left: an interview
x Don't miss a thing: get the Chronicle's Friday letter in your inbox.
""",
        gap="\n\n",
    ),
    long_page(
        "de-whole-magazin",
        "de",
        "whole",
        "paywall prompts, teasers above and below, info box, newsletter, forum, footer",
        """
x| Zum Hauptinhalt springen | Hinweis: Ihr Browser ist veraltet. Bitte aktualisieren Sie ihn, um alle Funktionen nutzen zu können. | Menü | Startseite | Anmelden | Abo testen | Schlagzeilen | Politik | Inland | Ausland | Wirtschaft | Börse | Mobilität | Panorama | Justiz | Sport | Fußball | Bundesliga | Tabellen | Kultur | Literatur | Musik | Wissenschaft | Klima | Medizin | Netzwelt | Reise | Stil | Familie | Gesundheit | Geschichte | Videos | Podcasts | Rätsel | Spiele | Newsletter | Themen A-Z | Archiv
x* Rentenpaket: Koalition vertagt sich schon wieder | Nach sieben Stunden gehen die Unterhändler ohne Ergebnis auseinander. Am Montag soll es weitergehen. | Von Nora Halm | vor 35 Min
x* Warum Bäckereien jetzt mittwochs schließen | Personal fehlt überall, doch manche Betriebe machen aus der Not ein Geschäftsmodell. | + | Eine Analyse von Gero Lind
x* »Ich habe mein Haus nie wiedergesehen« | Ein Jahr nach dem Erdrutsch von Brünnau leben 80 Menschen noch immer in Containern. | Aus Brünnau berichtet Tilda Wehr
x Anzeige
x| Startseite | Panorama | Gesellschaft
@ - | 2023-11-22 | Jorinde Mahl
x Streit um Kirchturmuhr
t Die Zeit bleibt stehen, und zwar vor Gericht
b Im fränkischen Ellwangsdorf schlägt die Glocke seit 1871 alle Viertelstunde. Ein Zugezogener klagte, das Dorf wehrte sich. Nun hat ein Richter entschieden, mit dem niemand gerechnet hatte.
w Von Jorinde Mahl, Ellwangsdorf
d 22.11.2023, 09.38 Uhr
x| Artikel zum Hören • 5 Min | Zur Merkliste hinzufügen | X.com | Facebook | E-Mail | Link kopieren | Weitere Optionen zum Teilen
c Kirchturm in Ellwangsdorf: Schlag auf Schlag
r Foto: Bernd Ulmer / imago
b Als Matthias Grohl an einem Dienstag um 6.00 Uhr zum ersten Mal in seinem neuen Schlafzimmer aufwachte, zählte er mit. Sechs Schläge, dann noch einmal sechs, dann das Angelusläuten. »Da wusste ich, was der Makler mit ruhiger Lage gemeint hatte«, sagt er.
b Grohl, 48 Jahre alt und Softwareentwickler aus Hamburg, hat nichts gegen Kirchen. Er hat, so steht es in der Klageschrift, etwas gegen 71 Dezibel. So laut nämlich kommt der Schlag auf seinem Balkon an, gemessen von einem Gutachter aus Würzburg, der dafür eine Nacht auf dem Dach verbrachte.
b Die Gemeinde sieht das anders. Die Glocke sei Kulturgut, argumentierte ihr Anwalt, und außerdem müsse man ja wissen, wie spät es sei. Den Hinweis des Richters, es gebe inzwischen Armbanduhren, nahm er zu Protokoll.
x Mehr zum Thema
x* Nachbarschaftsstreit: Wenn der Hahn zum Anwalt muss | Von Lars Petrich
x* +Lärm auf dem Land: Die Sehnsucht nach der Stille, die es nie gab | Ein Essay von Hanna Bruch
h »Ohne die Glocke finde ich nicht ins Bett«
b Im Dorf hat der Prozess Gräben aufgerissen, die man vorher nicht kannte. Auf der einen Seite stehen die Alteingesessenen, die ihre Kühe nach dem Geläut melken. Auf der anderen die Bewohner des Neubaugebiets, die in der Mehrzahl auch nichts gegen die Glocke haben, es aber nicht mehr laut sagen.
b »Ohne die Glocke finde ich nicht ins Bett«, sagt Walburga Heindl, 83. Sie wohnt dem Turm am nächsten, zwölf Meter Luftlinie, und hört nach eigenen Angaben seit 1990 auf beiden Ohren kaum noch etwas.
x Die Lage am Morgen
x Kein Aufstehen ohne das Wichtigste: Abonnieren Sie unser Briefing, kuratiert von unserer Chefredaktion.
x| Jetzt kostenlos bestellen | Mit dem Klick bestätigen Sie, dass Sie unsere Datenschutzhinweise gelesen haben.
b Am Amtsgericht Ochsenbrunn verhandelte in dieser Woche Richterin Petra Solms. Sie ließ sich den Turm zeigen, stieg die 143 Stufen hinauf und stellte fest, dass das Schlagwerk seit Monaten neun Minuten nachgeht. Niemandem war es aufgefallen.
b Ihr Urteil ist deshalb ungewöhnlich. Die Glocke darf weiter schlagen, so verkündete sie es am Mittwoch, allerdings nur zur richtigen Zeit. Bis die Gemeinde das Uhrwerk repariert hat, muss sie schweigen.
h Was in der Lärmschutzverordnung steht
b- Liturgisches Läuten ist als Ausübung der Religion weitgehend geschützt.
b- Der Zeitschlag gilt dagegen als weltliches Geräusch und unterliegt den üblichen Grenzwerten.
b- In Dorfgebieten sind nachts 45 Dezibel erlaubt, einzelne Spitzen bis 65.
b Für die Gemeinde ist das teuer. Der einzige Uhrmacher, der das Werk noch versteht, ist 79 und lebt auf Teneriffa. Er wäre bereit zu kommen, schrieb er, wenn man ihm den Flug zahle und verspreche, dass er nicht um sechs geweckt werde.
b Grohl will keine Berufung einlegen. Er habe in der ersten stillen Nacht kein Auge zugetan, räumt er ein. »Man wartet ja doch die ganze Zeit darauf, dass es endlich schlägt.«
r jma/dpa
x| Feedback | Diskutieren Sie mit | 147 Kommentare | Die Redaktion behält sich vor, unsachliche Beiträge nicht zu veröffentlichen. | Beliebteste | Neueste
x| Turmfalke_62 | 22.11., 10.05 Uhr | Ich wohne seit dreißig Jahren neben einer Kirche und habe mich noch nie beschwert. Wer aufs Land zieht, der muss eben mit dem Land leben. | 88 | Antworten | Melden
x| K. Sommer | 22.11., 10.21 Uhr | Die Richterin hat Humor. So ein Urteil wünscht man sich öfter, vor allem bei Laubbläsern. | 64 | Antworten
x| gisela.p | 22.11., 11.40 Uhr | Bei uns im Ort wurde der Schlag nachts einfach abgestellt, und nach zwei Wochen hat kein Mensch mehr darüber geredet. | 19 | Antworten | Mehr Kommentare anzeigen
x| Meistgelesen | In Panorama
x#. 0 5
x* Die Frau, die 400 Regenschirme rettete | In Bahnhofsfundbüros wartet der halbe Haushalt der Republik. Eine Rentnerin bringt ihn zurück. | Ein Porträt
x* Das große Heizungsquiz: Wissen Sie, was Ihr Thermostat tut? | Zehn Fragen, die selbst Installateure ins Schwitzen bringen.
x* Trickbetrug: Falscher Dirigent leitet drei Proben | Das Orchester lobte ihn. Dann kam der echte.
x| Spiele | Kreuzworträtsel | Sudoku | Solitär | Snake | Mehr Spiele
x| Services | Gutscheine | Gehaltsrechner | Bußgeldrechner | Immobilienbörse | Partnersuche | Impressum | Datenschutz | Nutzungsbedingungen | Teilnahmebedingungen | Cookies & Tracking | Barrierefreiheit | Hilfe & FAQ | Kontakt | Abo kündigen
x Mehrfachnutzung erkannt
x Bitte beachten Sie: Die zeitgleiche Nutzung von Abo-Inhalten ist auf ein Gerät beschränkt. Wir behalten uns vor, die Mehrfachnutzung zukünftig technisch zu unterbinden.
""",
    ),
    long_page(
        "de-main-interview",
        "de",
        "main",
        "interview with bold questions, tip box, teasers inside, author line, comments",
        """
@ Weserblatt | 2024-08-19 | Hilke Brandes
x Interview
t »Ein Deich ist wie ein Hund: Man muss jeden Tag mit ihm gehen«
d 19. August 2024, 6:00 Uhr
x Lesezeit: 7 Min.
w Interview von Hilke Brandes
x| Teilen | Merken | Feedback | Drucken
c Onno Tjarks auf »seinem« Abschnitt bei Harlerdeich. (Foto: Frauke Immen/Weserblatt)
b Onno Tjarks, 66, war vierzig Jahre lang Deichrichter in der Wesermarsch. Jetzt geht er in Rente. Ein Gespräch über Maulwürfe, Sturmfluten und die Frage, wie lange das Land noch hält.
b Herr Tjarks, wann haben Sie zuletzt schlecht geschlafen?
b In der Nacht zum 22. Dezember. Da stand das Wasser 3,40 Meter über normal, und ich lag im Bett, weil der Arzt es so wollte. Meine Frau hat mir das Telefon weggenommen.
b Wer war denn statt Ihrer draußen?
b Meine Nachfolgerin. Sie hat alles richtig gemacht. Das war fast das Schlimmste daran.
x* Podcast »Auf der Kante«: Wie sicher sind unsere Küsten? | Jetzt anhören
b Wie erkennt man einen kranken Deich?
b Am Gras. Wo es zu grün ist, steht Wasser drunter, und wo es zu gelb ist, war der Maulwurf da. Den Rest merkt man mit den Füßen. Ein gesunder Deich gibt nicht nach, aber er ist auch nicht hart wie Beton, er federt ein bisschen.
b Sie sollen einmal einen Minister auf Knien über die Grasnarbe geschickt haben.
b Das wird gern erzählt. Er ist ausgerutscht, und als er schon mal unten war, habe ich ihm eben erklärt, was er da sieht. Zwei Monate später hatten wir das Geld für die Spundwand.
h »Schafe sind die besten Mitarbeiter«
b Was kostet ein Meter Sicherheit?
b Heute um die 9000 Euro, wenn man ihn neu baut. Die Pflege ist billiger: Schafe sind die besten Mitarbeiter, die treten fest und halten kurz, und am Ende kann man sie essen. Versuchen Sie das mal mit einem Bagger.
x Lesen Sie auch
x* Klimawandel an der Nordsee: Das Meer kommt schneller als gedacht | Forscher haben die Pegel der letzten hundert Jahre neu ausgewertet. Von Malte Ohlsen
b Reicht das denn noch, wenn der Meeresspiegel weiter steigt?
b Bis 2050 ja. Danach müssen wir überlegen, ob wir höher bauen oder weiter hinten. Das will keiner hören, weil weiter hinten immer schon einer wohnt.
b Und Sie, ziehen Sie weg?
b Ich? Nein. Ich habe einen Hund gekauft. Irgendwas muss ja jeden Tag auf den Deich.
x Hilke Brandes, Jahrgang 1981, ist hinter dem Deich aufgewachsen und berichtet seit 2012 für das Weserblatt von der Küste.
x| Schlagworte | Küstenschutz | Nordsee | Wesermarsch | Klimawandel
x| 3 Kommentare | Kommentieren
x| H. Meinen | vor 2 Tagen | Ein feiner Mann, ich habe noch bei ihm gelernt, wie man einen Priel liest. | Antworten
x| Strandläufer | vor 1 Tag | Die Spundwand war nach fünf Jahren durchgerostet, das hätte man ruhig einmal fragen dürfen. | Antworten
x| Mehr aus dem Ressort | Werft bekommt Großauftrag für drei Fähren | Krabbenfischer dürfen wieder auslaufen | Alle Artikel
""",
        gap="\n\n",
    ),
    long_page(
        "nl-main-krant",
        "nl",
        "main",
        "kicker, pull quote, 'lees ook' teasers, newsletter box, tags, reactions",
        """
@ - | 2024-01-16 | Femke Aldershof
x Reportage
x Wonen
t In Zuiderwoude deelt een hele straat één wasmachine, en niemand klaagt
w Femke Aldershof
d 16 januari 2024, 14:20
x| 4 min leestijd | Bewaren | Delen | Luister naar dit artikel
c De wasruimte in de oude brandweerkazerne. Foto Jelle Rond
b Het begon met een kapotte trommel en een briefje in de bus. Nu, twee jaar later, draait er in de oude brandweerkazerne aan de Molenkade een wasmachine voor 38 huishoudens. De wachttijd: gemiddeld een uur en een kop koffie.
b „Ik dacht eerst: dat wordt ruzie”, zegt Truus Bakkenes (74), die het rooster bijhoudt op een schoolbord. „Maar als je iemands onderbroeken hebt opgevouwen, word je vanzelf beleefd.”
b Het idee kwam van Sander Kooiman, technicus bij een wasserette die failliet ging. Hij nam één industriële machine mee als ontslagvergoeding, een gevaarte van 400 kilo dat met een heftruck over de brug moest. De brug heeft sindsdien een scheur.
n „Als je iemands onderbroeken hebt opgevouwen, word je vanzelf beleefd”
h Goedkoper en schoner
b Volgens een berekening van de Hogeschool van Waterland bespaart de straat jaarlijks 96.000 liter water. De stroom komt van het dak van de sporthal, waar het volleybalteam in ruil daarvoor gratis de tenues laat wassen.
x Lees ook
x Steeds meer buurten kopen samen een auto, maar wie tankt hem vol?
b Toch is niet iedereen enthousiast. De gemeente wilde vorig jaar weten of de kazerne wel een ‘natte bestemming’ had. Het duurde acht maanden voor een ambtenaar vaststelde dat een brandweerkazerne van nature een natte bestemming heeft.
b Ook de verzekeraar stelde vragen. Wie is aansprakelijk als een trui krimpt? Het antwoord staat nu in een reglement van één bladzijde, waarvan de eerste regel luidt: wie wol op zestig graden zet, trakteert.
x Nieuwsbrief De Buurt
x Elke vrijdag de mooiste verhalen over wonen en leven in je mailbox.
x| Vul je e-mailadres in | Aanmelden
b De huisregels:
b- Eén was per huishouden per week, twee met kleine kinderen
b- Niet draaien na tien uur 's avonds
b- Losse sokken gaan naar de kapstok en na een maand naar de poppenkast
b Inmiddels komen er delegaties kijken, uit Gent en zelfs uit Aarhus. Kooiman laat ze dan zien wat volgens hem het belangrijkste onderdeel is: niet de machine, maar de bank die ervoor staat.
b „Mensen vragen altijd naar de techniek”, zegt hij. „Maar het draait om wachten. Wanneer wacht je nog met je buren op iets?”
r Met medewerking van Ilse Tromp
x| Lees meer over | Wonen | Duurzaamheid | Buurtinitiatieven
x| Reacties (12) | Log in om te reageren
x| P. de Wit | 17 januari, 08:11 | Prachtig initiatief, al vraag ik me af wat er gebeurt als Truus een keer met vakantie gaat. | Reageer
x| Wasknijper | 17 januari, 09:45 | Bij ons in de flat hadden we dat in de jaren zeventig al, en toen vond iedereen het armoedig. | Reageer
x| Meest gelezen | Huurders winnen zaak over schimmel in kelder | Waarom de stroopwafel steeds kleiner wordt | Fietsbrug blijft dicht tot na de zomer
""",
    ),
    long_page(
        "nl-extracted-sport",
        "nl",
        "extracted",
        "no title, dateline, agency, trailing related bullets",
        """
@ - | - | -
b [[ALMERHAVEN]] (ANP) - Schaatser Niels Verkuil heeft zaterdag bij de wereldbeker in Almerhaven de 1500 meter gewonnen. De 23-jarige Fries bleef met 1.44,31 de Noor Halvor Brekke nipt voor. Het verschil bedroeg negen duizendsten van een seconde.
b Voor Verkuil is het de eerste zege op het hoogste niveau. Vorig seizoen brak hij zijn sleutelbeen toen hij op de training over een verloren muts struikelde, waarna hij vijf maanden aan de kant stond.
b „Ik keek naar het bord en zag een groene één. Toen heb ik maar gewoon doorgereden, want mijn benen wilden niet stoppen”, aldus Verkuil.
b De titelverdediger, de Amerikaan Cole Hanley, kwam niet verder dan de zesde plaats. Hij klaagde na afloop over de ijstemperatuur, die volgens de organisatie precies op het voorgeschreven niveau lag.
b Bij de vrouwen ging de winst op de 3000 meter naar de Tsjechische Adéla Mrázková. Zij reed een baanrecord in 4.02,77. De Nederlandse Roos Tichelaar werd derde en stapte daarna met kramp van het ijs.
b Zondag staan in Almerhaven de 500 meter en de massastart op het programma.
x- Lees ook: Tichelaar stopt na dit seizoen
x- Bekijk hier alle uitslagen van de wereldbeker
x- Verkuil: van verloren muts naar goud
""",
        gap="\n\n",
        bullet="  • ",
    ),
    long_page(
        "sv-main-lokal",
        "sv",
        "main",
        "lead in bullets, fact box, embeds, tags, byline with mail, follow prompts",
        """
x| Nyheter | Norrbo
@ Norrbo Allehanda | 2024-03-04 | Elin Sandgren
t Älgen Gösta får stanna i parken: "Han är en av oss"
b Efter tre veckors debatt har kommunstyrelsen i Norrbo bestämt sig. Älgtjuren som flyttat in i stadsparken ska inte skjutas, utan få en egen inhägnad och ett öppethållande.
x| Spela upp artikeln | 3 min | Dela | Spara | Gilla
d Publicerad 2024-03-04 16.12
x Uppdaterad 2024-03-05 07.30
c Gösta vid kiosken i lördags. Foto: Per-Olof Lind/TT
b Det var i början av februari som den stora tjuren kom vandrande längs järnvägen och lade sig till rätta mellan musikpaviljongen och minigolfen. Sedan dess har han blivit en sevärdhet, men också ett problem.
b – Han äter upp rosorna, stoppar trafiken och har satt sig på en parkbänk. Det är inte hållbart, säger kommunens parkchef Ulf Wiberg.
b Jägareförbundet ville att älgen skulle skjutas innan någon kom till skada. Då samlade två högstadieelever in 4 200 namnunderskrifter på fyra dagar, och frågan hamnade på kommunstyrelsens bord.
x LÄS MER: Så gör du om du möter en älg på cykelbanan
h "Röstade med hjärtat"
b Beslutet togs med nio röster mot sex. Kommunalrådet Gunvor Ståhl (C) säger att hon röstade med hjärtat, men att det också finns pengar att tjäna.
b – Kiosken har sålt mer glass i februari än under hela förra sommaren, säger hon.
b Oppositionen är kritisk. Enligt Jan Edman (M) har ingen räknat på vad det kostar att hålla en älg på 450 kilo med sly och vatten året om.
h Fakta: Älg i stadsmiljö
b- Ungefär femtio älgar om året tar sig in i svenska tätorter.
b- De flesta går därifrån självmant inom två dygn.
b- En vuxen tjur äter omkring tio kilo kvistar om dagen på vintern.
b Inhägnaden ska stå klar till påsk. Till dess vaktas Gösta av två pensionerade brandmän, som turas om att be folk backa.
e Norrbo kommun @norrbokommun Nej, man får inte klappa Gösta. Ja, vi har frågat honom. 4 mars 2024
x Elin Sandgren
x elin.sandgren@norrboallehanda.example
x| Följ ämnen i artikeln | Norrbo | Djur | Kommunpolitik | Följ | Så jobbar vi med nyheter
x Norrbo Allehandas nyhetsrapportering ska vara korrekt, saklig och allsidig. Har du synpunkter på innehållet? Hör av dig till redaktionen.
x| Läs också | Brandmännen fick specialutbildning | Bussen kör ny väg förbi parken | Kioskägaren: "Bästa vintern någonsin"
""",
        gap="\n\n",
    ),
    long_page(
        "fi-main-uutinen",
        "fi",
        "main",
        "times and updates, quotes, list, share and comment prompts, latest list",
        """
x Kotimaa
x Tilaajille
@ - | 2023-09-14 | Aino Virmavirta
t Kunta osti vahingossa 3 000 kottikärryä – nyt niitä jaetaan ilmaiseksi
b Kirjoitusvirhe tilauslomakkeessa toi Särkilahdelle 52 rekallista puutarhatarvikkeita. Kunnanjohtaja ei aio palauttaa niitä.
w Aino Virmavirta
d 14.9.2023 11:02 | Päivitetty 14.9.2023 15:47
x| Kuuntele | Tallenna | Jaa | Kommentoi 64
c Kottikärryt täyttävät urheilukentän. KUVA: Mikko Salorinne
b Särkilahden urheilukentällä ei ole viikkoon pelattu jalkapalloa. Kenttä on täynnä vihreitä kottikärryjä, jotka seisovat riveissä kuin sotaväki tarkastuksessa.
b Kunnan piti tilata niitä kolme. Tilausjärjestelmä vaati kuitenkin määrän tuhansissa, mistä kukaan ei ollut kertonut puutarhuri Keijo Ahvenaiselle.
b ”Ihmettelin kyllä, että toimituskulut olivat aika kovat”, Ahvenainen sanoo.
b Lasku on 147 000 euroa. Myyjä olisi ottanut erän takaisin, mutta paluukuljetus olisi maksanut enemmän kuin kärryt. Niinpä kunnanhallitus päätti maanantaina antaa jokaiselle taloudelle yhden.
x Lue myös: Kunta tilasi väärän patsaan, ja siitä tuli nähtävyys
h Jono ulottui koululle asti
b Keskiviikkona jaon alkaessa paikalla oli noin tuhat ihmistä. Ensimmäisenä jonotti eläkeläinen Raija Tolvanen, joka asuu kerrostalossa eikä omista puutarhaa.
b ”Mutta ajattelin, että kyllä sille käyttöä löytyy. Vien sillä lapsenlapsia kauppaan”, hän sanoo.
b Kunta toivoo, että kärryjä käytettäisiin talkoissa. Ehdotuksia on tullut jo kymmeniä:
b- kottikärryralli, jonka tuotto menee nuorisotalolle
b- kukkaistutukset jokaisen linja-autopysäkin viereen
b- maailman pisin kottikärryjono, jota varten on otettu yhteyttä ennätystoimistoon.
b Kunnanjohtaja Tuula Harjanteen mukaan virheestä on opittu. Tilausjärjestelmä kysyy jatkossa, onko ostaja aivan varma.
b ”Seuraavaksi piti tilata kaksi traktoria. Pyysin, että soitetaan ensin.”
r Lähteenä käytetty myös STT:n uutista.
x| Aiheet | Särkilahti | Kunnat | Hankinnat
x Keskustelu
x Kirjaudu sisään kommentoidaksesi. Kommentit tarkastetaan ennen julkaisua.
x| Nimimerkki Multasormi | Meillä meni toisin päin: tilattiin tuhat kiloa multaa ja saatiin yksi pussi. | 23 | Vastaa
x| Uusimmat | 16:20 Sade siirtyy yöllä itään | 16:02 Poliisi etsii kadonnutta alpakkaa | 15:41 Pörssi sulkeutui nousuun | Näytä lisää
""",
    ),
]
