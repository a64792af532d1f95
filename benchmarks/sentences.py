"""How well and how fast sentences are found, beside pysbd, sentencex and syntok where installed.

``python benchmarks/sentences.py [--news | --held] [--wrong]`` prints F1 of whole sentences (both
edges right) on the hard lines of ``tests/text/lines``, the language given, for all and by language,
then how many articles of 3 kB (UTF-8) each splitter divides in a second of process time on one
core: ordinary prose in paragraphs, and hard lines one after another, which have five times as many
places to decide. The best of many short rounds counts, and the last row, one regular expression
that looks for marks and decides nothing, tells how busy the machine was. ``--held`` takes the lines
that no rule was made with, ``--news`` those of the kinds that news pages have, ``--wrong`` shows
what was divided wrongly.
"""

from __future__ import annotations

import importlib
import re
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.text.sentences import sentences
from tests.text.hard_lines import read_lines, unpack

Split = Callable[[str, str], list[tuple[int, int]]]
ARTICLE = 3000
SECONDS = 0.5
CALLS = 20
FLOOR = re.compile(r"[.!?…。！？؟।;]\s*")
PROSE = {
    "en": (
        "The ferry company said on Monday that three of its ships would stay in the "
        "harbour until the storm had passed. “Nobody should take the risk,” Mr. Hale "
        "told reporters. About 1,500 passengers waited in hotels that the town had "
        "opened for them, some since Saturday night."
    ),
    "de": (
        "Die Reederei teilte am Montag mit, dass drei ihrer Schiffe im Hafen bleiben, "
        "bis der Sturm vorüber ist. „Niemand soll das wagen“, sagte Dr. Hale vor der "
        "Presse. Rund 1.500 Fahrgäste warten in Unterkünften, die die Stadt am 3. "
        "Oktober für sie geöffnet hatte."
    ),
    "fr": (
        "La compagnie a annoncé lundi que trois de ses navires resteraient au port tant "
        "que durerait la tempête. « Personne ne doit prendre ce risque », a déclaré M. "
        "Hale. Près de 1 500 passagers attendent dans les hôtels que la ville leur a "
        "ouverts depuis samedi soir."
    ),
    "ru": (
        "Компания сообщила в понедельник, что три её судна останутся в порту, пока не "
        "кончится шторм. «Никто не должен рисковать», — сказал И. П. Хейл журналистам. "
        "Около 1500 пассажиров ждут в гостиницах, которые город открыл для них ещё в "
        "субботу."
    ),
    "ar": (
        "أعلنت الشركة يوم الاثنين أن ثلاثا من سفنها ستبقى في الميناء حتى تنتهي العاصفة. "
        "وقال المدير للصحفيين إن أحدا لا ينبغي أن يخاطر. وينتظر نحو 1500 راكب في الفنادق "
        "منذ مساء السبت."
    ),
    "zh": (
        "公司星期一表示，三艘轮船将留在港口，直到风暴过去。“谁也不该冒险。”经理对记者说。"
        "约1500名乘客从星期六晚上起在旅馆等候。"
    ),
    "ja": (
        "会社は月曜日、嵐が過ぎるまで三隻の船を港にとどめると発表した。「危険を冒すべきで"
        "はない」と社長は記者団に述べた。約1500人の乗客が土曜の夜から宿で待っている。"
    ),
    "es": (
        "La naviera anunció el lunes que tres de sus barcos seguirán en el puerto hasta que pase "
        "el temporal. «Nadie debe correr ese riesgo», dijo el Sr. Hale. Unos 1.500 pasajeros "
        "esperan en hoteles desde el sábado por la noche."
    ),
    "it": (
        "La compagnia ha annunciato lunedì che tre navi resteranno in porto finché non passerà "
        "la tempesta. «Nessuno deve rischiare», ha detto il dott. Hale. Circa 1.500 passeggeri "
        "aspettano in albergo da sabato sera."
    ),
    "pt": (
        "A empresa anunciou na segunda-feira que três navios ficarão no porto até a tempestade "
        "passar. “Ninguém deve correr esse risco”, disse o Sr. Hale. Cerca de 1.500 passageiros "
        "esperam em hotéis desde sábado à noite."
    ),
    "nl": (
        "De rederij maakte maandag bekend dat drie schepen in de haven blijven tot de storm "
        "voorbij is. ‘Niemand moet dat risico nemen’, zei dhr. Hale. Zo’n 1.500 passagiers "
        "wachten sinds zaterdagavond in hotels."
    ),
    "tr": (
        "Şirket pazartesi günü üç gemisinin fırtına geçene kadar limanda kalacağını açıkladı. "
        "“Kimse bu riski almamalı” dedi Dr. Hale. Yaklaşık 1.500 yolcu cumartesi akşamından "
        "beri otellerde bekliyor."
    ),
    "el": (
        "Η εταιρεία ανακοίνωσε τη Δευτέρα ότι τρία πλοία θα μείνουν στο λιμάνι μέχρι να περάσει "
        "η καταιγίδα. «Κανείς δεν πρέπει να το ρισκάρει», είπε ο κ. Χέιλ. Περίπου 1.500 επιβάτες "
        "περιμένουν σε ξενοδοχεία από το Σάββατο."
    ),
    "uk": (
        "Компанія повідомила в понеділок, що три її судна залишаться в порту, доки не мине "
        "шторм. «Ніхто не повинен ризикувати», — сказав І. П. Гейл. Близько 1500 пасажирів "
        "чекають у готелях від суботи."
    ),
    "he": (
        "החברה הודיעה ביום שני ששלוש מספינותיה יישארו בנמל עד שתחלוף הסערה. "
        "״איש לא צריך להסתכן״, אמר ד״ר הייל לעיתונאים. כ-1,500 נוסעים ממתינים במלונות ממוצאי שבת."
    ),
    "fa": (
        "شرکت روز دوشنبه اعلام کرد سه کشتی آن تا پایان توفان در بندر می‌مانند. "
        "مدیر به خبرنگاران گفت هیچ‌کس نباید خطر کند. حدود ۱۵۰۰ مسافر از شنبه شب در هتل‌ها منتظرند."
    ),
    "hi": (
        "कंपनी ने सोमवार को कहा कि तूफ़ान गुज़रने तक उसके तीन जहाज़ बंदरगाह में रहेंगे। “किसी को जोखिम नहीं लेना "
        "चाहिए,” डॉ. हेल ने पत्रकारों से कहा। करीब 1,500 यात्री शनिवार रात से होटलों में इंतज़ार कर रहे हैं।"
    ),
    "ko": (
        "회사는 월요일 폭풍이 지나갈 때까지 배 세 척이 항구에 머문다고 밝혔다. “아무도 위험을 "
        "감수해서는 안 된다”고 사장은 기자들에게 말했다. 승객 약 1500명이 토요일 밤부터 "
        "호텔에서 기다리고 있다."
    ),
    "th": (
        "บริษัทแจ้งเมื่อวันจันทร์ว่าเรือสามลำจะจอดอยู่ที่ท่าจนกว่าพายุจะผ่านไป ทั้งนี้ ผู้โดยสารราว 1500 คนรออยู่ในโรงแรม"
    ),
}
"""Ordinary news prose, three sentences each."""


def placed(text: str, parts: list[str]) -> list[tuple[int, int]]:
    """Return the ranges of `parts`, which stand in `text` in this order."""
    found = []
    at = 0
    for part in map(str.strip, parts):
        start = text.find(part, at) if part else -1
        if start >= 0:
            at = start + len(part)
            found.append((start, at))
    return found


def splitters() -> dict[str, Split]:
    """Return the splitters that can be had here, by name; say which cannot."""
    found: dict[str, Split] = {"reader": sentences}
    missing = []
    try:
        pysbd = importlib.import_module("pysbd")
    except ImportError:
        missing.append("pysbd")
    else:
        segmenters = {}

        def by_pysbd(text: str, language: str) -> list[tuple[int, int]]:
            if language not in segmenters:
                try:
                    segmenters[language] = pysbd.Segmenter(language=language, clean=False)
                except ValueError:
                    segmenters[language] = pysbd.Segmenter(language="en", clean=False)
            return placed(text, segmenters[language].segment(text))

        found["pysbd"] = by_pysbd
    try:
        sentencex = importlib.import_module("sentencex")
    except ImportError:
        missing.append("sentencex")
    else:
        found["sentencex"] = lambda text, language: placed(
            text, list(sentencex.segment(language, text))
        )
    try:
        syntok = importlib.import_module("syntok.segmenter")
    except ImportError:
        missing.append("syntok")
    else:

        def by_syntok(text: str, language: str) -> list[tuple[int, int]]:
            found = [sentence for block in syntok.analyze(text) for sentence in block]
            return [(each[0].offset, each[-1].offset + len(each[-1].value)) for each in found]

        found["syntok"] = by_syntok
    if missing:
        print("not installed, so not measured:", ", ".join(missing))
    return found


def f1(counts: list[int]) -> float:
    right, found, wanted = counts
    return 2 * right / (found + wanted) if found + wanted else 1.0


def accuracy(name: str, tried: dict[str, Split], *, wrong: bool) -> None:
    lines = read_lines(name)
    counts = {each: {"all": [0, 0, 0]} for each in tried}
    for language, line in lines:
        text, wanted = unpack(line)
        for each, split in tried.items():
            found = split(text, language)
            for key in ("all", language):
                row = counts[each].setdefault(key, [0, 0, 0])
                row[0] += len(set(found) & set(wanted))
                row[1] += len(found)
                row[2] += len(wanted)
            if wrong and each == "reader" and found != wanted:
                print(f"  {language}: " + " | ".join(text[a:b] for a, b in found))
    keys = ["all", *dict.fromkeys(language for language, _ in lines)]
    print(f"\nF1 on {len(lines)} lines ({name})\n{'':10}" + "".join(f"{key:>6}" for key in keys))
    for each, by_key in counts.items():
        print(f"{each:10}" + "".join(f"{f1(by_key[key]):6.2f}" for key in keys))


def article(sentences_of_it: list[str], block: int) -> str:
    """Return 3 kB of these sentences, in blocks of so many."""
    text, at = "", 0
    while len(text.encode()) < ARTICLE:
        text += sentences_of_it[at % len(sentences_of_it)] + ("\n\n" if at % block == 1 else " ")
        at += 1
    return text.encode()[:ARTICLE].decode(errors="ignore")


def floor(text: str, language: str) -> list[tuple[int, int]]:
    return [found.span() for found in FLOOR.finditer(text)]


def best_time(work: Callable[[], object]) -> float:
    """Return the seconds of process time of the quickest call, of those that fit into `SECONDS`."""
    best, began = float("inf"), time.process_time()
    while (start := time.process_time()) - began < SECONDS:
        for _ in range(CALLS):
            work()
        best = min(best, (time.process_time() - start) / CALLS)
    return best


def speed(tried: dict[str, Split]) -> None:
    lines = read_lines("development")
    english = [unpack(line)[0] for code, line in lines if code == "en"]
    articles = {code: (code, article([prose], 2)) for code, prose in PROSE.items()}
    articles["hard"] = ("en", article(english, 5))
    print(f"\narticles of 3 kB a second\n{'':10}" + "".join(f"{each:>8}" for each in articles))
    for each, split in {**tried, "floor": floor}.items():
        times = (best_time(partial(split, text, code)) for code, text in articles.values())
        print(f"{each:10}" + "".join(f"{1 / each:8.0f}" for each in times))


def main() -> None:
    tried = splitters()
    named = [name for name in ("held", "news") if f"--{name}" in sys.argv[1:]]
    name = named[0] if named else "development"
    accuracy(name, tried, wrong="--wrong" in sys.argv[1:])
    speed(tried)


if __name__ == "__main__":
    main()
