# ruff: noqa: E501
"""Russian, Ukrainian, Polish and Czech pages; places, people and events are invented."""

from __future__ import annotations

from tests.pages.gold.build import page

SPLIT = "dev"

PAGES = [
    page(
        "ru-whole-comments",
        "ru",
        "whole",
        "menu, teasers, readers' comments in sentences, footer",
        """
x Главная
x Новости
x Политика
x Общество
x Происшествия
x Спорт
x Войти
x Подписаться
x Вестник Приозёрья
@ Вестник Приозёрья | 2024-02-12 | Анна Рощина
t В Каменке закрыли единственный мост: до больницы теперь сорок километров
d 12 февраля 2024, 16:20
x 1 254 просмотра
w Анна Рощина
c Мост через Вяжу построили в 1968 году. Фото: Олег Тихонов
b Жители посёлка Каменка остались без прямой дороги в районный центр. В понедельник власти закрыли мост через реку Вяжу после того, как в одной из опор обнаружили сквозную трещину. Объезд по лесной дороге занимает больше часа.
b «Мы не могли ждать, пока кто-нибудь упадёт в реку», — объяснил журналистам глава района Виктор Слепцов. По его словам, на ремонт нужно не меньше 60 млн руб., и таких денег в местном бюджете нет.
x Читайте также: Почему в области разрушаются мосты
b Скорая помощь обещает дежурить на обоих берегах, а школьников будут возить на автобусе. Пенсионерка Мария Глухова, которая трижды в неделю ездит на процедуры, в это не верит: «Автобус у нас и раньше ходил как хотел».
b Временную переправу, по словам дорожников, можно навести не раньше апреля, когда сойдёт лёд.
x Поделиться
x ВКонтакте
x Одноклассники
x Телеграм
x Комментарии (2)
x Сергей
x 12 февраля, 17:05
x Об этой трещине писали ещё пять лет назад, но никто даже не приехал посмотреть. Теперь все удивляются.
x Ответить
x Галина П.
x 12 февраля, 18:31
x Сама работаю в больнице и не представляю, как мы будем добираться на ночные смены.
x Ответить
x Правила комментирования
x Самое читаемое
x На севере области ожидается метель
x Школьница из Приозёрска победила на олимпиаде по физике
x Рекламодателям
x Политика конфиденциальности
x Все права защищены. При использовании материалов ссылка на сайт обязательна.
x © 2024 «Вестник Приозёрья» 18+
""",
        gap="\n",
    ),
    page(
        "uk-extracted-bulleted",
        "uk",
        "extracted",
        "title, summary in bullets, prose",
        """
@ - | - | -
t У Вербівці відкрили музей, який придумали школярі
b- Експозицію зібрали учні восьмого класу разом із учителем історії.
b- Гроші на ремонт дали місцеві фермери та земляки з-за кордону.
b- Перші відвідувачі прийшли ще до того, як висохла фарба.
b У селі Вербівка на місці колишньої пошти запрацював музей повсякденного життя. Тут немає портретів полководців, зате є праски, листи, дитячі санчата й понад сто рушників, які принесли мешканці.
b «Ми хотіли показати, чим жили наші бабусі в звичайний вівторок», — розповідає вчитель Тарас Лозовий. Діти записали 46 розмов зі старшими людьми; уривки можна послухати через старий телефонний апарат.
b Приміщення ремонтували два роки. За словами старости Оксани Гнатюк, громада витратила близько 300 тис. грн, ще стільки ж додали благодійники. Вхід вільний, але на вихід зі скринькою для пожертв дивиться суворий кіт на ім'я Директор.
b Наступного року школярі планують зняти фільм про ткалю Параску Мельник, якій виповнилося сто років.
""",
        gap="\n",
    ),
    page(
        "pl-main-comments",
        "pl",
        "main",
        "lead, date, source line, comments",
        """
x Strona główna » Wiadomości » Region
@ Echo Doliny | 2024-01-31 | -
t Zapomniany tunel pod rynkiem w Starogaju. Robotnicy trafili na niego przypadkiem
o Echo Doliny
d 31 stycznia 2024, 12:48
b Miał być zwykły remont kanalizacji, a skończyło się na odkryciu, które może zmienić plany przebudowy całego rynku. Pod brukiem ciągnie się ceglany korytarz długi na co najmniej osiemdziesiąt metrów.
c Wejście do tunelu znajduje się na głębokości trzech metrów. Fot. Jacek Wilga
b Na tunel natknął się operator koparki, pan Zdzisław. – Łyżka nagle poleciała w dół i zobaczyłem sklepienie. Myślałem, że zaraz tam wpadnę razem z maszyną – opowiada.
b Według wstępnych ustaleń archeologów korytarz pochodzi z drugiej połowy XVII w. i mógł łączyć ratusz z browarem. W środku znaleziono gliniane kufle, but oraz fragment drewnianych torów. – Na razie nie wiemy, czy służył do przewożenia piwa, czy do ucieczki przed żonami – żartuje dr Hanna Rutka z muzeum regionalnego.
x Czytaj także: Co kryją podziemia naszych miast?
b Prace wstrzymano co najmniej do marca. Burmistrz Tomasz Okoń zapowiada, że jeśli konserwator wyrazi zgodę, część tunelu będzie można zwiedzać.
x Komentarze (2)
x mieszkanka
x Moja babcia zawsze mówiła o przejściu pod rynkiem, ale nikt jej nie wierzył.
x odpowiedz
x Gość
x Teraz remont potrwa dziesięć lat. Sklepikarze powinni dostać odszkodowania.
x odpowiedz
x Dodaj komentarz
""",
        gap="\n",
    ),
    page(
        "ru-main-feed",
        "ru",
        "main",
        "feed of several short news items with date lines",
        """
x Лента новостей
@ - | 2023-11-21 | -
d 21.11.2023 18:05
t В Заречье спасли лося, провалившегося под лёд
b Рыбаки и спасатели вытащили на берег молодого лося, который провалился под лёд на Чёрном озере. Животное провело в воде около сорока минут. Его обсушили соломой и укрыли брезентом, после чего лось самостоятельно ушёл в лес.
@ - | 2023-11-21 | -
d 21.11.2023 15:30
t Трамвай № 6 изменит маршрут до конца года
b С 25 ноября трамваи шестого маршрута будут ходить через Садовую улицу. Как сообщили в городском управлении транспорта, это связано с заменой рельсов на площади Труда. Стоимость проезда не изменится, на остановках уже вывесили новое расписание.
@ - | 2023-11-20 | -
d 20.11.2023 11:12
t Библиотека отдаёт книги в хорошие руки
b Районная библиотека в посёлке Луговом раздаёт жителям списанные книги. За первый день разобрали почти половину из трёх тысяч томов, быстрее всего закончились детективы и справочники по пчеловодству. Остальное можно забрать до пятницы.
x Показать ещё
x Подпишитесь на рассылку
""",
        gap="\n",
    ),
    page(
        "uk-whole-portal",
        "uk",
        "whole",
        "menu, date with time first, telegram prompt, teasers, footer",
        """
x Головна
x Новини
x Суспільство
x Економіка
x Відео
x Контакти
x Пошук
x Читати російською
x Суспільство
@ Голос Надбужжя | 2023-09-14 | Ірина Савчук
t У Залужжі корови зупинили потяг, щоб подивитися на диригента
d 14:25, 14 вересня 2023
w Ірина Савчук
x Перегляди: 872
x Поширити у Facebook
c Череда поверталася з пасовища звичною дорогою. Фото: Богдан Рись
b Приміський потяг сполученням Залужжя — Боровичі у середу ввечері простояв посеред поля понад сорок хвилин. Рух перекрила череда корів, яка зібралася навколо духового оркестру.
b Музиканти місцевої школи репетирували просто неба, бо в клубі ремонтують підлогу. «Спершу підійшла одна корова, потім ще три, а далі ми збилися з рахунку», — розповів диригент Ярослав Цимбал.
x Читайте також: Як живе найменша школа області
b Машиніст двічі подавав сигнал, але тварини не зрушили з місця, доки оркестр не догравав марш до кінця. В «Укрколії» зазначили, що графік відновили о 19:10, а пасажирам запропонували безкоштовний чай.
b Староста села вважає, що репетиції треба перенести подалі від колії. Учні проти: кажуть, що кращої публіки в них ще не було.
x Підписуйтесь на наш Telegram-канал, щоб не пропустити важливого
x Якщо ви помітили помилку, виділіть її та натисніть Ctrl+Enter
x Останні новини
x 13:50 На трасі біля Боровичів перекинулася вантажівка з кавунами
x 12:15 Завтра в області прогнозують грози
x 11:02 Оголошено конкурс на найкращий мурал
x Редакційна політика
x Реклама на сайті
x Передрук матеріалів дозволено лише за наявності гіперпосилання.
x © Голос Надбужжя, 2023
""",
        gap="\n",
    ),
    page(
        "cs-main-report",
        "cs",
        "main",
        "date with spaces, caption, related box, author at the end",
        """
x Domů / Regiony
@ Listy z Podhůří | 2024-03-04 | Klára Benešová
t Obec koupila hospodu, aby měla kde zasedat. Výčep se nezavírá ani během schůze
o Listy z Podhůří
d 4. 3. 2024 16:55
x Délka čtení: 2 min.
c Starosta Vlček za výčepem. Foto: Listy z Podhůří / Radek Suk
b Zastupitelstvo Horních Lipan bude od dubna zasedat v hospodě. Obec ji v pondělí koupila za 2,6 milionu korun od majitele, který odchází do důchodu a nenašel nástupce.
b „Na úřad nám chodili tři lidé, do hospody jich přijde šedesát,“ vysvětlil starosta Josef Vlček. Pivo se podle něj během jednání čepovat bude, zastupitelé si ho však smějí objednat až po hlasování o rozpočtu.
x Přečtěte si také: Vesnice bez obchodu si založila vlastní družstvo
b Opozice s nákupem nesouhlasí. „Obec nemá podnikat v pohostinství, když nemá na chodníky,“ namítl zastupitel Jiří Kopal. Proti hlasoval jako jediný a večer prý přišel i tak.
b Budova z roku 1887 potřebuje novou střechu. Na tu chce obec získat dotaci z kraje.
w Klára Benešová
x Témata: obec, hospoda, rozpočet
x Vstoupit do diskuse
""",
        gap="\n",
    ),
]
