# ruff: noqa: E501
"""Pages kept apart, in Latin script; places, people and events are invented."""

from __future__ import annotations

from tests.pages.gold.build import page

SPLIT = "held"

PAGES = [
    page(
        "held-en-main-correction",
        "en",
        "main",
        "correction note, tweet, relative time, bio",
        """
x SCIENCE
@ - | - | Teodora Finch
t The lake that breathes out once a decade
w Teodora Finch
x 2 days ago
c Researchers lower a sampling bottle through the ice of Lake Orrin. Courtesy of the Orrin Field Station
b Every ten years or so, something stirs at the bottom of Lake Orrin. The water, which lies still beneath a metre of ice for most of the winter, begins to rise in slow columns, and a smell of struck matches drifts over the shore.
b People in the three villages around the lake have a name for it: the exhale. Scientists had none until last week, when a team led by the limnologist Paul Achterberg described the event for the first time with instruments in place.
b “We had been waiting for eleven winters,” Dr. Achterberg said. “Two of my students finished their degrees, got married and had children while we waited.”
e It happened. It actually happened. Eleven years of cold toes. pic.twitter.com/Or1nL — Orrin Field Station (@orrinfield) February 9, 2024
b The team believes that salt-heavy water, which seeps in from an old mine, presses the gas out of the sediment until the balance tips. If that is right, the interval should shorten as the mine fills.
n Correction: An earlier version of this article gave the depth of Lake Orrin as 114 feet. It is 114 metres.
x Teodora Finch writes about water and those who study it. She lives in Calder with two dogs.
x Related Stories
x A map of every frozen lake you can walk on
""",
    ),
    page(
        "held-de-whole-portal",
        "de",
        "whole",
        "consent wall, menus, teasers in sentences, agency credit",
        """
x Wir und unsere Partner verarbeiten personenbezogene Daten, z. B. Ihre IP-Adresse, um Ihnen passende Anzeigen zu zeigen. Sie können Ihre Einwilligung jederzeit widerrufen.
x Zustimmen und weiter
x Zum Inhalt springen
x Abo
x Anmelden
x E-Paper
x Politik
x Wirtschaft
x Panorama
x Sport
x Startseite
x Panorama
x Wildtiere
@ Norddeutsche Morgenpost | 2024-09-03 | -
t Wildschwein verirrt sich in Baumarkt und schläft zwischen Teppichen
d 3. September 2024, 10:17 Uhr
x Quelle: dpk
x Artikel merken
x Drucken
b Ein Wildschwein hat in einem Baumarkt in Kleinwehlen eine ungewöhnliche Nacht verbracht. Mitarbeiter entdeckten das Tier am Dienstagmorgen schlafend in der Teppichabteilung, wie die Polizei mitteilte.
b Vermutlich war die Bache am Vorabend durch die Schiebetür des Gartencenters geschlüpft. „Sie hat sich für einen hochflorigen Läufer entschieden, das spricht für Geschmack“, sagte ein Sprecher. Ein Jäger betäubte das Tier und brachte es zurück in den Wald.
x ANZEIGE
b Der Schaden hält sich in Grenzen: Neben drei Teppichen müssen mehrere Säcke Blumenzwiebeln ersetzt werden. Der Markt öffnete mit einer Stunde Verspätung.
r dpk/lno
x Das könnte Sie auch interessieren
x Ein Schwan legt den Bahnverkehr lahm. Die Helfer brauchen vier Stunden und eine Wolldecke.
x So verhalten Sie sich richtig, wenn Ihnen ein Wildschwein begegnet
x Zur Startseite
x Impressum
x Datenschutz
x Kontakt
x AGB
x © Norddeutsche Morgenpost Verlags-GmbH
""",
        gap="\n",
    ),
    page(
        "held-fr-whole-regional",
        "fr",
        "whole",
        "menus, subscription wall, updated date, footer",
        """
x Aller au contenu principal
x Menu
x Rechercher
x Je m'abonne
x Se connecter
x Mon compte
x Accueil
x Faits divers
x Le Courrier du Val
@ Le Courrier du Val | 2023-12-11 | -
t Saint-Aubry : un boulanger retrouve son four volé en 2009
x Par La rédaction
+d Publié le 11/12/2023 à 17:48
+x , mis à jour le 12/12/2023 à 08:10
x Écouter l'article
x Partager
c Le four pèse près de 400 kilos. © Le Courrier du Val – Inès Bauland
b C'est une histoire comme on n'en voit guère. Quatorze ans après le vol de son four à pain, un artisan de Saint-Aubry l'a reconnu, mardi dernier, sur un site de petites annonces. L'appareil était proposé à 900 euros par un particulier de la région.
b « J'ai tout de suite vu la bosse sur la porte, c'est moi qui l'avais faite avec une pelle », raconte Gérard Mathurin, 61 ans. Les gendarmes se sont rendus chez le vendeur, qui affirme l'avoir acheté de bonne foi dans un vide-greniers.
b Le parquet n'a pas encore décidé des suites de l'affaire. En attendant, le four dort dans la cour de la brigade, sous une bâche.
x Il vous reste 45 % de cet article à lire. La suite est réservée aux abonnés.
x Abonnez-vous à partir de 1 € le premier mois, sans engagement
x Déjà abonné ? Connectez-vous
x Les plus lus
x Une tempête attendue dans la nuit de jeudi à vendredi
x Le marché de Noël déménage, les commerçants grondent
x Sur le même sujet
x Vols de matériel agricole : la gendarmerie lance un appel à témoins
x Mentions légales
x Gestion des cookies
x Politique de confidentialité
x Nous contacter
""",
        gap="\n",
    ),
    page(
        "held-es-extracted-wrapped",
        "es",
        "extracted",
        "hard-wrapped paragraphs, author and date lines",
        """
@ - | 2021-03-02 | Marina Etxeberri
t La última telegrafista del puerto de Zarauela cumple cien años
w Por Marina Etxeberri
d 2 de marzo de 2021
b Amparo Lizaso recuerda todavía el primer mensaje que transmitió: un capitán avisaba de que llegaría tarde a su propia boda. Tenía diecisiete años y las manos heladas, y el operador que debía enseñarle el oficio se había marchado sin despedirse.
b Desde entonces pasaron por sus dedos naufragios, nacimientos, quiebras y alguna declaración de amor pagada por palabras. «La gente se volvía poeta cuando descubría lo que costaba cada sílaba», dice, sentada en la cocina de la casa que comparte con su sobrina.
b El telégrafo de Zarauela cerró en 1978. El aparato, que todos daban por perdido, apareció hace un mes en el desván de la cofradía de pescadores, envuelto en una red. Ayer, durante la fiesta, Amparo volvió a pulsarlo. Nadie entre los presentes supo descifrar lo que decía, y ella no quiso traducirlo.
""",
        wrap=68,
    ),
]
