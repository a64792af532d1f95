# ruff: noqa: E501
"""German, Dutch and Swedish pages; places, people and events are invented."""

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
]
