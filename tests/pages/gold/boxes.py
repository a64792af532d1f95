# ruff: noqa: E501
"""Pages whose text is divided by boxes: prompts, other texts, posts; and pages that scroll on."""

from __future__ import annotations

from tests.pages.gold.build import page

SPLIT = "dev"

PAGES = [
    page(
        "uk-whole-scroll",
        "uk",
        "whole",
        "a page that goes on with the next article below the first, dates above the titles, a box of other texts with a date",
        """
x Головна
x Новини
x Політика
x Економіка
x Спорт
x Культура
x Погода
x Суспільство
@ - | 2024-04-09 | Іван Кметь
d 9 квітня 2024, 09:40
t У Вербівці лелеки зупинили ремонт дороги
c Фото: Іван Кметь
b Ремонт дороги на околиці Вербівки відклали на місяць: на стовпі, який мали перенести, оселилася пара лелек. Дорожники помітили гніздо вранці й викликали орнітолога.
b За словами начальника дільниці Степана Лугового, графік робіт змінили одразу. «Ми почекаємо, поки пташенята встануть на крило, — каже він. — Дорога чекала двадцять років, почекає ще трохи».
x Матеріали за темою
x У Рокитному повернули до річки бобрів
x 2 квітня 2024
b Селяни тим часом домовилися їздити через поле, а школярі малюють попереджувальні знаки.
w Іван Кметь
x Поділитися
x Telegram
x Facebook
x Суспільство
@ - | 2024-04-08 | Олена Шпак
d 8 квітня 2024, 17:15
t Пекарня в Озерному перейшла на сонячну піч
c Фото: Олена Шпак
b Сільська пекарня в Озерному від понеділка випікає хліб у печі, яку гріють шість дзеркал. Господар Микола Дзюба склав її за кресленнями зі старого журналу і витратив на це дві зими.
b У похмурі дні доводиться палити дровами, але таких днів торік було менше ніж сорок. Хліб подорожчав на гривню, та черга не поменшала.
w Олена Шпак
x Поділитися
x Telegram
x Facebook
x Про нас
x Контакти
x Реклама
x © 2024 Усі права захищено
""",
        gap="\n",
    ),
    page(
        "en-whole-prompts",
        "en",
        "whole",
        "prompts in whole sentences between paragraphs, a box of other texts with summaries, a post in one line",
        """
x Skip to content
x News
x Sport
x Weather
x Culture
x Opinion
x Podcasts
x Sign in
@ - | 2025-02-11 | Nora Tench
t Village clock restarts after a wasp is evicted
b The clock of St Osyth had told the same time since August. A ladder and a jam jar were all it took.
x By
+w Nora Tench
d 11 February 2025
c The tower on Monday morning. Gil Marrow
b For six months it was always twenty to four in Ketterby. The hands stuck in August, and the parish had set aside £4,000 for a clockmaker when a volunteer climbed the tower with a torch and found a nest the size of a football.
x Morning Post
x Get the stories that matter to you in our free newsletter, every weekday at seven.
x Enter your email address
x Sign up
b “I thought it was a coat,” said the volunteer, Imogen Vale, who moved the nest to a shed with the help of her brother-in-law and a jam jar. The clock started by itself and struck eleven times, although it was a quarter past two.
x Read more:
x Why do church clocks have no minute marks?
e St Osyth Parish @stosyth · It is moving! Please do not set your watch by it yet. · 4:12 PM · Feb 10, 2025
b The money will now pay for a new handrail. The vicar said the wasps were welcome to attend on Sundays, as long as they kept to the back.
x We rely on readers like you. If you value our reporting, please donate or subscribe today.
x Related stories
x The bell that rang for a goat
x The council bought a bell and forgot the rope.
x A hundred steps to nowhere
x The lighthouse that stands in a field is for sale.
x Privacy policy
x Terms of use
""",
        gap="\n",
    ),
    page(
        "de-main-boxes",
        "de",
        "main",
        "prompts and other texts inside, a list that a line announces below a heading, an author with a role",
        """
@ - | 2023-10-04 | Jette Brohm
t Kleingärtner zählen jetzt Igel statt Maulwürfe
w Jette Brohm
+x , Redakteurin
d 4. Oktober 2023
b Im Kleingartenverein Sonnenhang gehen seit dieser Woche jeden Abend zwölf Freiwillige mit Taschenlampen um die Beete. Sie zählen Igel, weil die Zahl der Tiere nach Angaben des Vereins in vier Jahren um die Hälfte gesunken ist.
x Mehr zum Thema
x Der Maulwurf ist Tier des Jahres. Was bringt ihm das?
b „Früher haben wir uns über die Maulwürfe geärgert, jetzt fehlen uns die Igel“, sagt der Vorsitzende Arno Pahl. Zum ersten Mal beteiligen sich auch zwei Schulklassen.
x Abonnieren Sie unseren Newsletter und lesen Sie jeden Freitag, was in Ihrer Stadt wächst. Sie können sich jederzeit wieder abmelden.
h Was den Tieren hilft
b Der Verein gibt diese Ratschläge:
b- Laub unter Hecken liegen lassen
b- eine Lücke im Zaun, so breit wie eine Hand
b- flache Schalen mit Wasser, keine Milch
b Im Frühjahr soll es ein zweites Ergebnis geben, dann mit Karte.
x Melden Sie sich jetzt an und erhalten Sie die wichtigsten Nachrichten kostenlos in unserer App.
""",
    ),
    page(
        "es-whole-boxes",
        "es",
        "whole",
        "a prompt and two other texts with dates inside, the name at the end, footer",
        """
x Portada
x Sucesos
x Deportes
x Economía
x Cultura
x Opinión
x Vídeos
@ - | 2022-05-19 | Aitana Robledo
t Un faro de Cabo Lira vuelve a encenderse para una boda
d 19 de mayo de 2022
x Compartir
c El faro, el sábado por la noche. [Archivo Municipal]
b El faro de Cabo Lira, apagado desde 1998, se encendió el sábado durante cuarenta minutos para la boda de los nietos de su último farero. La autoridad portuaria tardó once meses en dar el permiso y exigió un técnico de guardia.
b «Mi abuelo decía que una luz apagada también avisa», explicó la novia, Lucía Ferrán. Los pescadores, que no estaban avisados, llamaron tres veces al puesto de socorro.
x Suscríbete a nuestro boletín y recibe cada mañana las noticias de tu comarca en tu correo electrónico.
x Noticias relacionadas
x La cofradía pide un faro nuevo
x 3 de mayo de 2022
b El técnico cobró su jornada en marisco. La autoridad portuaria estudia repetir el encendido cada verano, sin boda.
w Aitana Robledo
x Lo más leído
x Un pulpo abre tres jaulas en una noche
x La verbena cambia de plaza
x Aviso legal
x Política de cookies
""",
        gap="\n",
    ),
]
