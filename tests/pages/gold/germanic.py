# ruff: noqa: E501
"""German, Dutch, Swedish, Danish and, beside them, Hungarian pages; places, people and events are invented."""

from __future__ import annotations

from tests.pages.gold.build import page

SPLIT = "dev"

PAGES = [
    page(
        "de-main-caption-fused",
        "de",
        "main",
        "caption fused with the body, read-also line, bio",
        """
x Lokales
@ Lindauer Bote | 2023-11-07 | Mareike Holthusen
t Nach dem Brand im Sägewerk: Rosenau sucht einen neuen Arbeitgeber
w Von Mareike Holthusen
d 07.11.2023, 18:42 Uhr
x Lesezeit: 3 Minuten
c Von der großen Halle sind nur die Stahlträger geblieben. Foto: Jochen Adler
+b Zwei Wochen nach dem Großbrand im Sägewerk Brettschneider steht fest, dass der Betrieb nicht wieder aufgebaut wird. Das teilte die Geschäftsführung am Dienstag auf einer Betriebsversammlung mit. Betroffen sind 74 Beschäftigte, die meisten von ihnen leben in Rosenau.
b Bürgermeister Alois Trummer (parteilos) sprach von einem „schwarzen Tag für das ganze Tal“. Die Gemeinde werde alles tun, um auf dem Gelände neue Arbeitsplätze anzusiedeln, sagte er. „Aber niemand sollte sich Illusionen machen: So etwas dauert Jahre.“
x Lesen Sie auch: Warum die Feuerwehr in Rosenau kein Wasser hatte
b Die Ermittler gehen inzwischen davon aus, dass ein überhitztes Lager in der Sortieranlage das Feuer ausgelöst hat. Hinweise auf Brandstiftung gebe es nicht, so ein Sprecher des Polizeipräsidiums. Der Schaden wird auf rund 8,5 Mio. Euro geschätzt.
b Für die Beschäftigten soll nun eine Transfergesellschaft gegründet werden. Betriebsrätin Silke Nau zeigte sich enttäuscht: Man habe aus der Zeitung erfahren, wie es weitergehe.
x Mareike Holthusen, Jahrgang 1986, berichtet seit 2014 aus dem Landkreis. Sie hat in Leipzig Geschichte studiert und spielt in ihrer Freizeit Posaune.
x © Lindauer Bote 2023
""",
    ),
    page(
        "de-extracted-one-line",
        "de",
        "extracted",
        "one very long line",
        """
@ - | - | -
b [[Hallstedt]] (dpk) - Im Streit um die Umgehungsstraße von Hallstedt hat das Verwaltungsgericht den Gegnern des Projekts teilweise recht gegeben. Die Planung leide an einem Abwägungsfehler, weil die Behörde die Belange zweier Obsthöfe nicht ausreichend geprüft habe, sagte die Vorsitzende Richterin Dr. Ulrike Behrends am Mittwoch. Gebaut werden darf deshalb vorerst nur der nördliche Abschnitt. Die Landesregierung reagierte gelassen auf das Urteil: Der Fehler lasse sich in einem ergänzenden Verfahren heilen, erklärte ein Sprecher des Verkehrsministeriums. Die Bürgerinitiative „Talgrund bleibt grün“ will dagegen in die nächste Instanz gehen. „Wer einmal Beton in die Landschaft gießt, der holt ihn nie wieder heraus“, sagte ihr Vorsitzender Henrik Sommer. Die rund 6,2 Kilometer lange Straße soll den Ort vom Durchgangsverkehr entlasten; nach einer Zählung aus dem vergangenen Jahr fahren dort täglich etwa 14.000 Fahrzeuge, z. B. Lastwagen aus dem nahen Kieswerk. Über die Kosten wird seit Langem gestritten. Zuletzt war von 91 Millionen Euro die Rede, also fast doppelt so viel wie zu Beginn der Planung.
""",
    ),
    page(
        "nl-main-liveblog",
        "nl",
        "main",
        "live blog with times",
        """
x LIVEBLOG
@ - | 2024-01-02 | -
t Liveblog hoogwater: dijk bij Oudewaal houdt stand, evacuatie opgeheven
d Bijgewerkt op 2 januari 2024 om 21.15 uur
b De Meer bereikt vandaag de hoogste stand in dertig jaar. In dit blog houden we je op de hoogte van de situatie langs de rivier.
x Belangrijkste ontwikkelingen
b- Bewoners van Oudewaal mogen terug naar huis.
b- De piek wordt in de nacht verwacht bij Steenhoven.
b- Het treinverkeer ten zuiden van Loon ligt nog stil.
n 21:15
h Bewoners Oudewaal mogen naar huis
b De ongeveer 320 inwoners van Oudewaal die vanochtend hun woning moesten verlaten, kunnen terug. Volgens het waterschap is de nooddijk langs de Kerkstraat sterk genoeg. “We blijven de hele nacht patrouilleren”, zegt dijkgraaf Joost Verhagen.
n 18:40
h Zandzakken op, vrijwilligers gevraagd
b In Steenhoven zijn de zandzakken op. De gemeente vraagt mensen met een aanhanger om zich te melden bij de brandweerkazerne. Er zijn volgens een woordvoerder nog zo'n vierduizend zakken nodig.
e Het water staat nu tot aan de stoep van de bakker. Zoiets heb ik nog nooit gezien. pic.twitter.com/x8kQ21 — Els de Bruin (@elsdebruin) January 2, 2024
n 15:02
h Geen treinen door verzakking
b ProSpoor meldt dat er zeker tot donderdagochtend geen treinen rijden tussen Loon en Wijkerbrug. Het spoor is over een lengte van zestig meter verzakt. Reizigers kunnen gebruikmaken van bussen, maar moeten rekenen op een uur extra reistijd.
x Tip de redactie
x Heb je foto's of video's van het hoogwater? Stuur ze naar ons via WhatsApp.
""",
    ),
    page(
        "de-extracted-meldungen",
        "de",
        "extracted",
        "several short reports, dates and outlets in lines",
        """
x Presseschau: Streit um den Stausee
@ Bergischer Kurier | 2024-06-12 | -
t Stausee-Ausbau: Gemeinderat stimmt mit knapper Mehrheit zu
o Bergischer Kurier
d 12.06.2024
b Mit elf zu zehn Stimmen hat der Gemeinderat von Oberwinden den Ausbau des Stausees gebilligt. Der Abstimmung war eine sechsstündige Debatte vorausgegangen, die mehrfach unterbrochen werden musste. Gegner kündigten noch am Abend ein Bürgerbegehren an.
@ Tagblatt am See | 2024-06-13 | -
t Was der höhere Damm für die Fischer bedeutet
o Tagblatt am See
d 13.06.2024
b Für die vier letzten Berufsfischer am Windensee ist die Entscheidung ein Schlag. Steigt der Wasserspiegel wie geplant um drei Meter, verschwinden die flachen Laichplätze am Ostufer. „Dann kann ich meine Netze verkaufen“, sagt Korbinian Reiter, der in fünfter Generation hinausfährt. Der Betreiber verspricht künstliche Kiesbänke, hat aber noch keine Stelle genannt, an der sie liegen sol…
@ Energie-Rundschau | 2024-06-17 | -
t Betreiber rechnet mit Baubeginn im Frühjahr
o Energie-Rundschau
d 17.06.2024
b Die Windenkraft AG will nach eigenen Angaben im kommenden Frühjahr mit den Arbeiten am Damm beginnen. Der erweiterte Speicher soll Strom für rund 40.000 Haushalte puffern. Ein Bürgerbegehren würde den Zeitplan nicht gefährden, teilte das Unternehmen mit, da die Planung vom Land genehmigt worden sei. Juristen sehen das anders.
""",
        gap="\n",
    ),
    page(
        "sv-main-newsletter",
        "sv",
        "main",
        "updated and published lines, newsletter inside the text, facts box",
        """
x Lokalt
@ - | 2024-04-22 | Elin Hagström
t Efter protesterna – Norrholmens badhus får vara kvar ett år till
b Politikerna backar om stängningen. Men pengarna räcker bara till nästa sommar.
w Elin Hagström
x Uppdaterad 2024-04-23
d Publicerad 2024-04-22
c Badmästaren Gun Lindahl har jobbat i huset i 37 år. Foto: Mats Rönn
b Norrholmens badhus stängs inte vid halvårsskiftet som planerat. På måndagskvällen beslutade kommunstyrelsen att skjuta på frågan i tolv månader, sedan över 5 000 personer skrivit under en protestlista.
b – Vi har lyssnat, säger kommunalrådet Per Asplund. Men alla måste förstå att taket inte lagar sig självt.
x Missa inte det senaste från Norrholmen! Anmäl dig till vårt nyhetsbrev.
b Renoveringen beräknas kosta 31 miljoner kronor. Under tiden får simskolan hålla till i den lilla bassängen, medan motionssimmarna hänvisas till grannkommunen.
b Gun Lindahl, som undervisat tre generationer i bröstsim, är glad men vaksam.
b – Jag köper inga nya badtofflor riktigt än, säger hon.
h Fakta: Norrholmens badhus
b- Invigdes 1964 och ritades av Sven Markén.
b- Har omkring 48 000 besök om året.
b- Stängdes tillfälligt 2021 på grund av mögel.
x Läs mer: Här är badplatserna som saknar livräddare
x Elin Hagström
x elin.hagstrom@norrholmsbladet.example
""",
    ),
    page(
        "de-whole-comments",
        "de",
        "whole",
        "menus, subheads, long comments, policy text, most-read list",
        """
x Menü
x Suche
x Mein Konto
x Abo abschließen
x Startseite
x Region
x Politik
x Wirtschaft
x Kultur
x Wissen
x Der Havelbote
@ Der Havelbote | 2022-05-24 | Tim Wendrich
x Nahverkehr
t Pendler testen Rufbus: „Man muss halt anrufen“
b Seit drei Monaten fährt zwischen Grünow und Pritzleben ein Bus nur noch auf Bestellung. Die Bilanz fällt gemischt aus.
w Tim Wendrich
d 24. Mai 2022, 05:00 Uhr
x Merken
x Teilen
x 7 Kommentare
b Grünow. Um 6.12 Uhr steht Regina Pohl an der Haltestelle und schaut auf ihr Telefon. Der Kleinbus, den sie am Vorabend bestellt hat, soll in vier Minuten da sein. „Beim ersten Mal habe ich gedacht, das klappt nie“, sagt die Altenpflegerin.
h Jede zehnte Fahrt fällt aus
b Nach Angaben des Landkreises wurden seit Februar 4.870 Fahrten gebucht, etwa jede zehnte fand nicht statt – meist, weil kein Fahrer verfügbar war. Landrätin Kerstin Vogt (Grüne) nennt das „Kinderkrankheiten“ und verspricht Besserung bis zum Herbst.
h Kritik von Senioren
b Der Seniorenbeirat sieht das anders. Viele ältere Menschen wüssten gar nicht, wie sie einen Bus bestellen sollten, kritisiert der Vorsitzende Ernst Lübke. Die Hotline sei nur bis 16 Uhr besetzt, und eine App helfe niemandem, der kein Smartphone habe.
b Im September will der Kreistag entscheiden, ob das Angebot verlängert wird.
x Mehr zum Thema
x Warum kleine Orte am Fahrplan hängen
x Schreiben Sie uns Ihre Meinung! Bitte bleiben Sie sachlich und beachten Sie unsere Netiquette.
x Kommentare
x Landei
x vor 2 Stunden
x Bei uns kam der Bus dreimal hintereinander nicht. Ich habe mir jetzt ein Moped gekauft und bin schneller als vorher.
x Antworten
x H. Brandt
x vor 1 Stunde
x Ich finde die Idee gut. Früher fuhren hier große Busse leer durch die Gegend, und alle haben sich darüber beschwert.
x Antworten
x Meistgelesen
x Storch klaut Bratwurst vom Grill
x Diese Straßen werden ab Montag gesperrt
x Newsletter: Der Morgen an der Havel
x Alles, was Sie wissen müssen, jeden Werktag um sechs.
x Jetzt anmelden
x Impressum
x Datenschutz
x Widerruf
x Mediadaten
""",
        gap="\n",
    ),
    page(
        "de-main-table",
        "de",
        "main",
        "election results as lines, dateline, credit",
        """
@ - | 2023-10-08 | -
t Stichwahl in Grünow: Außenseiterin gewinnt mit elf Stimmen Vorsprung
d Stand: 08.10.2023 21:34 Uhr
b Grünow hat eine neue Bürgermeisterin. Die parteilose Tierärztin Jana Michalke setzte sich am Sonntag in der Stichwahl gegen Amtsinhaber Rolf Sieber (CDU) durch. Am Ende trennten die beiden elf Stimmen.
h Das Ergebnis im Überblick
b Jana Michalke (parteilos): 2.406 Stimmen (50,1 %)
b Rolf Sieber (CDU): 2.395 Stimmen (49,9 %)
b Wahlbeteiligung: 61,7 %
b Sieber gratulierte noch im Wahllokal. „Elf Stimmen, das ist eine Fußballmannschaft“, sagte er. „Ich hätte gern mitgespielt.“ Eine Neuauszählung will er nicht beantragen.
b Michalke tritt ihr Amt am 1. November an. Ihre Praxis wird sie nach eigenen Worten einem Kollegen übergeben, „samt den Schafen“.
r Mit Material von dpk
x Dieses Thema im Programm: Regionalmagazin, 08.10.2023, 19:30 Uhr
x Empfehlungen der Redaktion
x Zurück zur Startseite
""",
        gap="\n",
    ),
    page(
        "sv-whole-short",
        "sv",
        "whole",
        "menus, premium marks, teasers with a sentence, footer",
        """
x Till innehållet
x Logga in
x Bli prenumerant
x Fjällposten
x Nyheter
x Sport
x Kultur
x Familj
x Åsikter
x Tipsa oss
x Läs e-tidningen
@ Fjällposten | 2023-02-09 | Ylva Nordqvist
t Renar tog genvägen – genom gallerians skjutdörrar
d 9 februari 2023 15:47
w Ylva Nordqvist
x Det här är en nyhetsartikel. Den innehåller inga värderingar från skribenten.
c Väktaren Sami Holm följde efter med en påse havregryn. Bild: Kerstin Auer
b Ett tjugotal renar orsakade uppståndelse i centrala Tallnäs på torsdagen. Djuren, som skulle lastas på en bil vid torget, vek av och promenerade rakt in i gallerian.
b – De ställde sig vid rulltrappan och väntade, precis som alla andra, säger väktaren Sami Holm.
b Efter en halvtimme kunde flocken lockas ut på baksidan. En skylt och fyra krukväxter strök med. Renägaren har lovat att betala för växterna.
b Polisen skriver i sin logg att ingen människa kom till skada och att "renarna lämnade platsen i god ordning".
x Annons
x Så jobbar vi med journalistik
x Läs också
x Premium
x Vargspår mitt i byn: ”Vi håller hundarna inne”
x Kommunen inför avgift på skoterleder
x Mest läst
x Här öppnar länets första kattpensionat
x Kontakta oss
x Ansvarig utgivare: Bo Hellström
x Om cookies
x Personuppgifter
""",
        gap="\n",
    ),
    page(
        "nl-extracted-opinion",
        "nl",
        "extracted",
        "title, column, author line at the end",
        """
@ - | - | -
t De laatste telefooncel verdient een standbeeld
b In mijn straat staat een telefooncel. Hij doet het niet meer, de hoorn is er in 2016 afgeknipt, en toch wil niemand in de buurt dat hij verdwijnt. Vorige week kwam er een man van de gemeente met een formulier.
b Hij vroeg of er iemand bezwaar had. Er stonden elf mensen op de stoep. De een had er zijn verloving in aangekondigd, de ander had er als kind in geschuild voor een onweer dat, als je haar moest geloven, drie dagen had geduurd.
b ‘Het is een obstakel’, zei de man. Dat was natuurlijk waar. Alles waar je van houdt is op een gegeven moment een obstakel, zeker voor wie er met een bakfiets langs moet.
b De cel mag nu blijven tot het college zich erover heeft gebogen. Intussen heeft iemand er boeken in gezet, en een stoel. Ik heb er gisteren een half uur zitten lezen. Er belde niemand, maar dat ligt, denk ik, aan mij.
x Willem Osinga is columnist. Reageren? opinie@dagkrant.example
""",
        gap="\n",
    ),
    page(
        "da-main-report",
        "da",
        "main",
        "date with dots, subheads, read-also line, contact line",
        """
x Indland
@ - | 2023-06-21 | Mette Kragh
t Hele øen lærer at slå et reb: Sidste rebslager holder aftenskole
w Af Mette Kragh
d 21. jun. 2023 kl. 19.04
x Artiklen er mere end 30 dage gammel
b På Lindø har de meldt sig næsten alle sammen. 143 af øens 160 beboere er begyndt på aftenskole hos Anton Rask, der som den sidste i landet kan lave reb på en bane fra 1790'erne.
b - Jeg havde regnet med fire, måske fem. Nu må vi slå på skift, siger han.
h Banen skulle have været campingplads
b Kommunen ville oprindeligt sælge den 210 meter lange rebbane. Men da en håndfuld beboere opdagede, at Anton Rask ikke havde nogen lærling, gik de i gang med at samle underskrifter.
x Læs også: Skolen med syv elever får lov at fortsætte
b Nu er banen fredet, og til efteråret skal øens første reb i mange år leveres til et skoleskib. Det bliver 90 meter langt og tykt som en underarm.
b - Det skal kunne holde til en storm. Og til at 143 mennesker har haft fingrene i det, siger Anton Rask.
x Har du et tip til redaktionen? Skriv til os på tip@oebladet.example
""",
        gap="\n",
    ),
    page(
        "hu-extracted-date-first",
        "hu",
        "extracted",
        "year-first date with dots, prose, agency in brackets",
        """
@ - | 2024-02-15 | -
t Visszakapta harangját a templom, amelyet egy varjú kongatott
d 2024. február 15. 10:20
b Hatvan év után ismét harangszó hallatszik Felsőzúgóban. A falu 1964-ben elszállított harangját egy raktárban találták meg, és szerdán emelték vissza a toronyba.
b A beszerelés nem ment zökkenőmentesen: egy varjú fészket rakott az állványzaton, és amíg a fiókák ki nem repültek, nem lehetett dolgozni. „A varjú volt az első harangozónk, mert mindig nekirepült a kötélnek” – mesélte Balla Erzsébet polgármester.
b A 380 kilós harang felújítása 4,7 millió forintba került. Az összeg felét a faluból elszármazottak adták össze. A lelkész szerint mostantól naponta kétszer harangoznak, vasárnap háromszor, a varjúnak pedig etetőt szerelnek fel.
r (KHÍR)
""",
        gap="\n",
    ),
]
