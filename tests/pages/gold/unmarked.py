# ruff: noqa: E501
"""Pages that do not say in words what their lines are; places, people and events are invented."""

from __future__ import annotations

from tests.pages.gold.build import page

SPLIT = "dev"

PAGES = [
    page(
        "en-whole-unheaded-comments",
        "en",
        "whole",
        "title with a full stop, comments without a heading",
        """
x Front page
x Harbour
x Letters
x Tides
@ - | 2023-05-12 | Ada Quill
t The harbour council has forgotten what a harbour is for.
w By Ada Quill
d 12 May 2023
b For nine winters the council of Penmarrow has met above the old ice house, and for nine winters it has counted everything there but boats.
b Last week it counted again: four cafes, two galleries and a shop for candles. “We are thriving,” said the chairman, who was rowed ashore in 1987 and has not been afloat since.
b I have nothing against candles. But a harbour that lets its last slipway to a photographer will find one day that nobody brings it any fish.
x saltydog
x 12 May 2023
x The slipway went to my cousin, who takes very good photographs. Fish can come in by the other side.
x Meg of the Lane
x 13 May 2023
x Somebody had to say it at last. My father would have signed every word of that.
x ninewinters
x 13 May 2023
x I was there and he did say thriving. Twice, in fact, and nobody laughed.
x Imprint
""",
        gap="\n",
    ),
    page(
        "en-main-key-points",
        "en",
        "main",
        "points above the text, a short first sentence",
        """
@ - | 2022-11-03 | -
t Ferry to the outer islands will sail on batteries from spring
d 3 November 2022
b- New boat crosses the sound in forty minutes without a drop of oil
b- Islanders may ride free of charge until the end of summer
b- Old ferry to become a museum of lost luggage
b It hums, and nobody minds.
b That is the first thing passengers notice about the Saint Brannoc, which will take over the crossing to the outer islands in April and which carries two hundred people and thirty cars.
b “We had to put in a bell so that the seals would hear us,” said her master, Owen Tarr, after a trial run on Wednesday. The yard says her batteries will last for fifteen years.
""",
        gap="\n\n",
    ),
    page(
        "zh-extracted-own-wire",
        "zh",
        "extracted",
        "outlet and reporter in the first line only",
        """
@ 南屏新闻网 | - | 郑小满
t 山村小学来了一位会修钟的校长
b 南屏新闻网6月9日电（记者郑小满）石鼓村小学的大钟停了十一年，上个月终于又响了起来。修好它的不是请来的师傅，而是刚刚上任的校长梁启文。
b 梁启文说，他小时候跟着爷爷修过钟表，没想到会在学校里用上。“孩子们现在不用看手机就知道几点了。”他笑着说，下一步打算教学生们自己做一座日晷。
""",
        gap="\n",
    ),
    page(
        "de-whole-long-interruption",
        "de",
        "whole",
        "many links between two halves of a text",
        """
x Menü
x Suche
x Region
x Kultur
x Wirtschaft und Verkehr
x Vereine und Verbände
x Wetter für Hallstedt und Umgebung
x Kleinanzeigen und Trauer
x Bilder des Tages aus der Region
x Veranstaltungen am Wochenende
@ - | 2021-09-07 | -
t Im Wasserturm von Hallstedt wird wieder gebacken
d 7. September 2021
b Vierzig Jahre lang stand der Wasserturm von Hallstedt leer. Seit Montag duftet es dort nach Sauerteig, denn im dritten Stock hat die Bäckerin Jule Marten ihren Ofen aufgestellt.
b Das Mehl kommt mit demselben Aufzug nach oben, der früher die Kohle trug. Zwölf Säcke passen hinein, wenn niemand mitfährt; die Bäckerin nimmt deshalb lieber die Treppe und ist meistens früher da als ihr Mehl.
x Mehr zum Thema
x Hallstedt sucht einen Nachtwächter
x Brücke am Mühlgraben bleibt gesperrt
x Drei Störche, ein Schornstein
x Freibad öffnet nur vormittags
x Der letzte Fährmann geht von Bord
x Orgel nach Brand wieder spielbar
x Schulbus fährt jetzt auch sonntags
x Apfelfest fällt kleiner aus
x Kreis zählt seine Fledermäuse
x Ein Museum für verlorene Schirme
x Wo der Nebel am längsten bleibt
b Jule Marten hat den Turm für einen symbolischen Euro im Jahr gemietet. Die Stadt Hallstedt verlangt dafür, dass im Aufzug kein Brot verkauft wird und die Besucher die Treppe nehmen.
b Die Bäckerin backt am Tag hundertzwanzig Brote, mehr fasst der Ofen im Turm nicht. Am Samstag reichte die Schlange bis zum Bahnhof, und die letzten Brote wurden geteilt.
x Bilder des Tages aus der Region
x Unsere Standorte im Überblick
x Häufige Fragen zum Abo
x Barrierefreiheit
x Hallstedt von oben
x Rätsel und Spiele für Kinder
x Impressum
x Datenschutz
""",
        gap="\n",
    ),
]
