# ruff: noqa: E501
"""Long pages in Slavic languages, Hungarian and Greek, written without knowing the rules; all is invented."""

from __future__ import annotations

from tests.pages.gold.final_notation import long_page

SPLIT = "final"

PAGES = [
    long_page(
        "pl-whole-portal",
        "pl",
        "whole",
        "portal with GDPR prompt, teasers, 'czytaj także' inside, embeds, source line, comments with votes",
        """
x Szanowny Użytkowniku, aby dalej móc dostarczać Ci materiały, które są coraz lepiej dopasowane do Twoich potrzeb, potrzebujemy zgody na przetwarzanie Twoich danych przez nas i naszych zaufanych partnerów.
x| Przejdź do serwisu | Poczta | Wiadomości | Sport | Biznes | Gwiazdy | Moto | Tech | Kobieta | Zdrowie | Kuchnia | Dom | Pogoda | Program TV | Gry | Wideo | Najnowsze | Kraj | Świat | Polityka | Regiony | Warszawa | Kraków | Wrocław | Poznań | Trójmiasto | Łódź | Szczecin | Religia | Historia | Nauka | Opinie | Kiosk | Premium
x* Rząd zapowiada zmiany w podatku od psów | Opłata ma zależeć od wagi zwierzęcia. Samorządy liczą straty. | 12 minut temu
x* Mieszkańcy bloku od trzech lat szukają windy | W projekcie była, w księdze wieczystej też. Na klatce jej nie ma. | REPORTAŻ
x* Nadciąga front atmosferyczny. IMGW wydał ostrzeżenia dla sześciu województw | Porywy wiatru mogą sięgać 85 km/h. | Pogoda
x| Wiadomości | Kraj | Podlaskie
@ - | 2024-06-17 | Kamil Sroczyński
t Żubr wszedł do szkoły i został na zebraniu. "Zachowywał się lepiej niż niejeden rodzic"
w Kamil Sroczyński
d 17 czerwca 2024, 13:42
x| Udostępnij | Lubię to! | 5 min czytania | Skomentuj | 214
b W Starej Białowieży na Podlasiu dorosły żubr wszedł w czwartek do budynku szkoły podstawowej i przez czterdzieści minut stał w sali numer 6, w której trwało zebranie trzeciej klasy. Nikomu nic się nie stało.
c Żubr opuszcza szkołę w Starej Białowieży (Fot. Czytelnik/Kontakt24)
b Jak relacjonuje dyrektorka placówki Halina Wyszomirska, zwierzę weszło głównym wejściem, które w upały jest otwarte, minęło szatnię i skręciło w lewo. "Woźny pomyślał, że to delegacja z nadleśnictwa" — opowiada.
b Rodzice, których było wtedy w sali siedemnaścioro, zachowali spokój. Wychowawczyni przerwała omawianie wycieczki do Torunia i poprosiła, by nikt nie jadł kanapek.
x CZYTAJ TAKŻE: Łoś w supermarkecie. Klienci ustawili się w kolejce po zdjęcie
b — Stał, sapał i patrzył na tablicę. Zachowywał się lepiej niż niejeden rodzic — mówi Marek Zalewa, ojciec dwojga uczniów. Dodaje, że dopiero po kwadransie ktoś odważył się zadzwonić pod numer alarmowy.
n "Zachowywał się lepiej niż niejeden rodzic"
h Leśniczy: najważniejsze to nie machać rękami
b Na miejsce przyjechał leśniczy Adam Pogorzelski z wiadrem buraków. Wyprowadzenie ważącego około 700 kilogramów byka zajęło mu sześć minut, z czego cztery, jak przyznaje, szukał wyjścia ewakuacyjnego.
b Przypomina też zasady zachowania w takich sytuacjach:
b- nie podchodzić bliżej niż na pięćdziesiąt metrów, o ile pozwala na to metraż sali;
b- nie krzyczeć, nie klaskać i nie robić zdjęć z lampą;
b- zostawić zwierzęciu drogę odwrotu.
e Nadleśnictwo Stara Białowieża @LasyStaraB Dziękujemy nauczycielom za zimną krew, a żubrowi za wyrozumiałość. #żubr #szkoła
x Dalsza część artykułu pod materiałem wideo
b Powiatowy inspektor sanitarny zdecydował o jednodniowym zamknięciu sali. W protokole, do którego dotarł nasz portal, zapisano, że podłoga wymaga cyklinowania, a plansza z układem oddechowym "nosi ślady zainteresowania".
b Kuratorium poprosiło o wyjaśnienia. Chce wiedzieć, czy na zebraniu sporządzono listę obecności. Dyrektorka odpowiada, że tak, i że jedna pozycja pozostaje na niej bez podpisu.
b Zebranie dokończono w piątek. Do Torunia klasa nie pojedzie, bo dzieci wolą do puszczy.
r Źródło: PAP, Kontakt24
x Masz newsa, zdjęcie lub filmik? Prześlij nam przez formularz!
x| Oceń jakość naszego artykułu: | Twoja opinia pozwala nam tworzyć lepsze treści. | żubr | szkoła | podlaskie
x| Komentarze (214) | Najlepsze | Najnowsze | Zaloguj się, aby dodać komentarz
x| ~Jadzia | 17 cze, 14:05 | U nas w gminie na zebrania nie przychodzi nawet żubr, więc proszę docenić frekwencję. | 312 | 4 | Odpowiedz
x| ~leśnik emeryt | 17 cze, 14:31 | Buraki to podstawa, ale w czerwcu lepiej działa świeża koniczyna. Człowiek uczy się całe życie. | 98 | 1 | Odpowiedz
x| ~realista | 17 cze, 15:12 | A gdyby w środku były dzieci, to też byśmy się tak śmiali? Drzwi do szkoły powinny być zamknięte i koniec. | 57 | 60 | Odpowiedz
x Wybrane dla Ciebie
x* Zgubił obrączkę w pierogach. Znalazła ją po 9 latach synowa | Ciasto było mrożone. | Ludzie
x* Najdłuższy remont mostu w Europie dobiega półmetka | Zaczął się, gdy wykonawca chodził do przedszkola. | Trójmiasto
x* Ile naprawdę kosztuje domek nad jeziorem? Sprawdziliśmy | Ceny zaczynają się od absurdu. | Biznes
x* Nowy rekord Polski w rzucie beretem | 44 metry z wiatrem. | Sport
x Najczęściej czytane
x#. 0 6
x| Reklama | O nas | Kontakt | Redakcja | Regulamin | Polityka prywatności | Ustawienia prywatności | Praca | Copyright © 1998–2024 Grupa Puszcza sp. z o.o.
x Systematyczne pobieranie treści, danych lub informacji z tej strony internetowej jest zabronione bez uprzedniej, wyraźnej zgody wydawcy.
""",
    ),
    long_page(
        "pl-extracted-gospodarka",
        "pl",
        "extracted",
        "lead, bold questions, bullets, author at the end",
        """
@ - | - | Edyta Rokosz
t Czynsze spadają pierwszy raz od dekady. Co to oznacza dla najemców?
b Za kawalerkę w średniej wielkości mieście trzeba dziś zapłacić o 4 proc. mniej niż rok temu – wynika z raportu Instytutu Mieszkań i Miast. Ekonomiści studzą jednak entuzjazm.
b Instytut przeanalizował 86 tys. ofert z szesnastu miast. Najmocniej potaniał Radomsk, gdzie po otwarciu akademika na rynek trafiło ponad tysiąc pustych pokoi.
b "To nie jest krach, tylko powrót do rozsądku" – uważa dr Ewelina Górka, współautorka opracowania. Jej zdaniem właściciele zbyt długo wierzyli, że każde mieszkanie znajdzie chętnego w jeden dzień.
h Gdzie wciąż jest drogo
b W pięciu miastach stawki nadal rosną. Powodem są nowe inwestycje przemysłowe i brak budów. W Bielinku za dwa pokoje żąda się już 3,2 tys. zł, czyli więcej niż wynosi rata kredytu.
b Zanim podpiszesz umowę, sprawdź:
b- czy czynsz administracyjny jest wliczony w cenę,
b- kto płaci za fundusz remontowy,
b- czy licznik na zdjęciach jest tym samym, który wisi na ścianie.
b Zdaniem Górki spadki potrwają najdalej do jesieni. Potem wrócą studenci, a z nimi kaucje.
w Edyta Rokosz
x Przeczytaj także: Kaucja nie wróciła? Oto trzy kroki, które warto zrobić
""",
        gap="\n\n",
    ),
    long_page(
        "cs-main-zpravy",
        "cs",
        "main",
        "lead, photo counter, bold subheads, 'čtěte také', poll, discussion",
        """
x| Domácí | Zlínský kraj
@ - | 2024-10-09 | Radka Vymazalová
t Obec omylem prodala náves. Kupec ji nechce vrátit, dokud mu nezahraje dechovka
d 9. října 2024 10:18
w Radka Vymazalová
x| Sdílet | Poslechnout článek | 0:00 / 4:12
b Stačilo přehodit dvě číslice v parcelním čísle a z návsi v Horních Loučkách se stal soukromý pozemek. Nový majitel tvrdí, že o žádný podvod nejde, a slibuje dohodu.
c Náves v Horních Loučkách i s lípou, která teď patří panu Šebestovi. | foto: Libor Kadlčík, ČTK
x| Fotogalerie | 12
b Starostka Jitka Opletalová si chyby všimla ve chvíli, kdy jí přišlo poděkování. Penzista Vlastimil Šebesta v něm psal, jak ho těší, že za necelých devět tisíc korun získal „tak pěkný kus světa, navíc s autobusovou zastávkou“.
b Původně přitom kupoval pruh louky za svou stodolou. Do smlouvy se však místo čísla 417 dostalo 471, zastupitelé ji jednomyslně schválili a katastr vklad povolil.
b „Četli jsme to třikrát, jenže jsme četli ty věty, a ne ta čísla,“ krčí rameny starostka.
x Čtěte také
x Vesnice na prodej: proč malé obce nezvládají vlastní papíry
h Co všechno se prodalo
b- lípa republiky zasazená roku 1918,
b- autobusová zastávka s novou střechou,
b- polovina pomníku, druhá stojí na sousední parcele.
b Právníci kraje doporučují smlouvu rozvázat dohodou. Šebesta souhlasí, má ale podmínku: chce, aby mu k sedmdesátinám přímo na jeho pozemku zahrála místní dechovka, a to zadarmo.
b Kapela je ovšem rozhádaná od voleb. Trumpetisté kandidovali proti křídlovkám a od té doby spolu zkoušejí jen přes zeď.
h Jednání pokračují
b Minulý týden se obě strany sešly v hospodě, která shodou okolností také stojí na návsi. Výčepní jako první nájemce nového majitele raději nepřišel.
b „Dohodneme se. Jen chci, aby hráli všichni,“ řekl Šebesta a objednal rundu.
b Termín je 26. října. Do té doby se podle vyhlášky smí po návsi chodit.
x| Vstoupit do diskuse (58) | Anketa | Měl by kupec náves vrátit? | Ano 61 % | Ne 39 % | Hlasovalo 2 114 lidí
x| Témata: | obec | katastr nemovitostí | dechovka
x| Nejčtenější | Dálnici zablokoval kamion s knedlíky | Soud vrátil majitelce hlučného papouška | Kde letos rostou hřiby
""",
        gap="\n\n",
    ),
    long_page(
        "cs-extracted-veda",
        "cs",
        "extracted",
        "science report, quotes, trailing agency and related list",
        """
@ - | 2023-05-30 | -
t Čeští biologové popsali mravence, který si staví mosty z vlastních nohou
d 30. 5. 2023
b V korunách stromů na Borneu žije mravenec, jehož dělnice při přechodu mezi listy vytvářejí živé řetězy. Popsal ho tým z Ústavu tropické ekologie v Českých Budějovicích.
b Nový druh měří necelé tři milimetry. Vědci si ho všimli díky náhodě, když jim spadla na stan větev a několik tisíc dělnic začalo budovat cestu zpátky do koruny.
b „Nejdelší most, který jsme naměřili, měl 41 centimetrů a držel přes šest hodin, i když mezitím dvakrát pršelo,“ popsala vedoucí výpravy Magda Říhová.
c Řetěz dělnic v laboratoři. Foto: Ústav tropické ekologie
b Zajímavé je, že o délce mostu nerozhoduje královna ani zkušené dělnice. Podle matematického modelu stačí, aby každý mravenec sledoval jen dva sousedy, a stavba se sama zastaví ve chvíli, kdy by se přetrhla.
b Poznatky by mohly pomoci při navrhování roztažitelných konstrukcí. Říhová ale varuje před přeháněním: roboti podle ní zatím neumějí to hlavní, totiž pustit se ve správný okamžik.
b Studie vyšla v časopise Journal of Canopy Research.
r (ČTK)
x- Proč mravenci nechodí po mostě ve dvou řadách
x- Vědci našli v Tatrách neznámý lišejník
""",
        gap="\n\n",
    ),
    long_page(
        "hu-main-hirportal",
        "hu",
        "main",
        "portal article: author and time, subheads, quotes with dashes, 'kapcsolódó', donation prompt, comments",
        """
x belföld
@ - | 2024-02-27 | Szendrey Boróka
t Elvitte a szél a falu nevét, azóta senki sem talál oda
w Szendrey Boróka
d 2024. február 27. 06:12
x| Megosztás | Mentés | Hozzászólások | 73
c Az üres táblahely Kisharsány határában. Fotó: Bakó Áron
b Februári viharban tűnt el mindkét helységnévtábla Kisharsányból. A pótlás nem is lenne bonyolult, ha közben nem derül ki, hogy a község neve a nyilvántartásban öt éve hibásan szerepel.
b Lengyel Ottó polgármester szerint az egész egy ablakból nézve kezdődött. Reggel kinyitotta a redőnyt, és látta, ahogy a tábla lassan, szinte méltósággal átsuhan a focipálya fölött.
b – Gondoltam, majd megtaláljuk. Aztán a szomszéd faluból telefonáltak, hogy náluk van, és nagyon jól mutat a kocsmában – mondta.
x Kapcsolódó
x A legkisebb magyar település, ahol több a körforgalom, mint a lakó
h Kisharsány vagy Kisharsány-puszta?
b A közútkezelő csak a hivatalos névvel gyárthat táblát. A rendszerben viszont, egy 2019-es átvezetés óta, Kisharsány-puszta áll. A javításhoz a helyi önkormányzat kérelme kell, csakhogy Kisharsány-puszta önkormányzata nem létezik.
b A minisztérium lapunk kérdésére azt írta, hogy „az ügyben egyeztetés zajlik az érintett településekkel”. A polgármester szerint ez úgy lehetséges, hogy ő néha beszél a feleségével, aki a pusztán született.
x Ha fontosnak tartod a munkánkat, támogass minket! Nálunk nincs állami hirdetés, csak olvasók.
x| Támogatom | 1%
b A tábla hiányának következményei:
b- három eltévedt kenyeresautó egyetlen héten,
b- egy elhalasztott lakodalom, mert a zenekar máshol játszott,
b- és tizenkét turista, aki azóta is itt lakik.
b A helyi asztalos végül fából faragott egy feliratot, kék festékkel. A rendőrség szerint szabálytalan, viszont az egyetlen a megyében, amelyiken nincs golyónyom.
b A végleges döntés áprilisra várható. Addig a postás azt kéri, hogy mindenki integessen.
x| Címkék | helységnévtábla | vihar | bürokrácia
x| Kommentek | A hozzászólásokért a szerkesztőség nem vállal felelősséget.
x| bandi_bá | 2024.02.27. 07:40 | Nálunk meg három tábla van egymás után, és mindegyiken más a falu neve. | Válasz
x| Ibolya | 2024.02.27. 09:13 | Voltam ott esküvőn, tényleg nehéz megtalálni, de a töltött káposzta mindent megért. | Válasz
x| Friss hírek | 11:20 Leállt a metró a Rózsa térnél | 11:02 Nyert a kézilabda-válogatott | 10:48 Drágul a bodza
""",
        gap="\n\n",
    ),
    long_page(
        "ru-whole-lenta",
        "ru",
        "whole",
        "news column on the left, two reports by endless scroll, telegram prompts, comments",
        """
x| Главное | Россия | Мир | Бывший СССР | Экономика | Силовые структуры | Наука и техника | Авто | Культура | Спорт | Интернет и СМИ | Ценности | Путешествия | Из жизни | Среда обитания | Забота о себе | Игры | Подкасты | Погода в Москве | +3° | USD 91,24 | EUR 98,77 | Войти | Подписаться
x Главные новости
x* 15:32 | В Госдуме предложили сделать выходным последнюю пятницу декабря
x* 15:21 | Метеоролог назвал сроки прихода настоящей весны
x* 15:07 | Россиянам объяснили, почему отключают горячую воду на две недели
x* 14:55 | Школьник нашел в бабушкином сарае бивень мамонта
x* 14:40 | Рыбаков сняли с отколовшейся льдины вместе с автомобилем
x* 14:18 | Названы самые читаемые книги года
x Все новости
x Из жизни
@ - | 2024-03-19 | Полина Еремеева
d 14:02, 19 марта 2024
t Житель Усть-Ковды двадцать лет чинил часы на вокзале и не знал, что они не нужны
c Фото: Артем Лыткин / РИА Новости
b Пенсионер из Усть-Ковды Архангельской области двадцать лет поднимался на башню вокзала, чтобы завести часы, которые официально списали в 2004 году. Об этом рассказала местная газета «Северный рабочий».
b Николаю Перевозчикову 81 год. Раз в неделю он преодолевает 96 ступеней, смазывает шестерни и переводит стрелки. «Я думал, что начальство знает, а начальство думало, что они электрические», — пояснил он журналистам.
b Выяснилось все случайно. Во время ремонта станции подрядчик пришел снимать механизм и застал наверху человека с масленкой и термосом. Оба, по словам очевидцев, испугались.
x Материалы по теме
x «Здесь время идет по-своему». Как живет поселок, в котором поезд останавливается раз в три дня
x 12 февраля 2024
b В управлении дороги признали, что числили часы утраченными. «Формально мы не можем платить за обслуживание того, чего нет, но и снимать то, чего нет, тоже не имеем права», — сообщили в пресс-службе.
b Жители поселка собрали подписи за то, чтобы оставить все как есть. По подсчетам краеведа Веры Туголуковой, за два десятилетия часы ошиблись лишь однажды, в день, когда у мастера родилась внучка: тогда они ушли вперед на семь минут.
b Ранее сообщалось, что в Карелии смотритель маяка десять лет передавал сводки погоды на отключенную рацию.
w Полина Еремеева
x| Поделиться | Подписывайтесь на наш канал в Telegram, чтобы быть в курсе важных новостей | Что думаешь? Оцени! | 412 | 3
x| Последние новости | Обсудить | Комментарии отключены
x Из жизни
@ - | 2024-03-19 | Антон Рогачевский
d 13:26, 19 марта 2024
t Кот застрял в банкомате и три часа не пускал инкассаторов
c Фото: Unsplash
b В Верхнем Тагуле трехцветный кот забрался внутрь банкомата и три часа не давал инкассаторам выполнить работу. Инцидент произошел в понедельник утром в отделении на улице Чкалова.
b Как рассказала управляющая Ирина Семибратова, животное, вероятно, проникло в служебную нишу ночью, когда там меняли проводку. «Сначала клиенты жаловались, что аппарат мурчит и не выдает чек», — вспоминает она.
b На помощь вызвали спасателей, однако кот вышел сам, как только один из сотрудников открыл паштет. Деньги, по данным банка, не пострадали, за исключением двух купюр, на которых остались следы когтей.
b Хозяев у кота не нашлось. Его забрал инкассатор.
w Антон Рогачевский
x| Поделиться | Подписывайтесь на наш канал в Telegram, чтобы быть в курсе важных новостей | Что думаешь? Оцени! | 1208 | 12
x Другие материалы рубрики
x* 13:01 | Невеста заказала торт в виде налоговой декларации
x* 12:44 | Туристы перепутали острова и сутки жили у незнакомцев
x* 12:20 | Дворник написал роман и получил премию
x* 11:58 | Бабушка обыграла гроссмейстера в электричке
x| Редакция | Реклама | Пресс-релизы | Техподдержка | Спецпроекты | Условия использования | Политика конфиденциальности | RSS | Мобильная версия | 18+
x Информация об ограничениях. На сайте применяются рекомендательные технологии в соответствии с правилами. Сетевое издание зарегистрировано Федеральной службой по надзору в сфере связи, информационных технологий и массовых коммуникаций. Адрес: 125190, Москва, Каретный пер., д. 80.
""",
    ),
    long_page(
        "ru-extracted-interfaks",
        "ru",
        "extracted",
        "agency: dateline, short paragraphs, 'читайте также' inside",
        """
@ - | 2024-07-05 | -
t Суд обязал управляющую компанию вернуть во двор качели
d 5 июля 2024
b [[Верхнекамск. 5 июля. INTERFAX.RU]] - Октябрьский районный суд Верхнекамска обязал управляющую компанию "Уют-плюс" вернуть во двор дома на улице Пихтовой качели, демонтированные без согласия жильцов, сообщила объединенная пресс-служба судов региона.
b По данным суда, качели были установлены в 1983 году и пережили семь ремонтов. В мае прошлого года их спилили, сославшись на новый стандарт безопасности, согласно которому сиденье не должно раскачиваться.
b "Представитель ответчика не смог объяснить, чем в таком случае качели отличаются от скамейки", - говорится в сообщении.
x Читайте также: Жители пятиэтажки отсудили у застройщика вид на реку
b Иск подала четырнадцатилетняя школьница через законного представителя. Она потребовала вернуть оборудование, а также компенсировать два пропущенных лета, оценив их в 40 тысяч рублей.
b Суд удовлетворил требования частично: качели должны появиться в течение месяца, размер компенсации снижен до 10 тысяч.
b Решение не вступило в законную силу.
x Хочешь видеть больше качественных новостей? Подписывайся на наши каналы
""",
    ),
    long_page(
        "uk-whole-vydannia",
        "uk",
        "whole",
        "menus, reading list, 'читайте також' inside, embeds, support prompt, more teasers, footer",
        """
x| Перейти до основного вмісту | Укр | Eng | Рус | Підтримати | Пошук | Новини | Політика | Економіка | Суспільство | Київ | Львів | Одеса | Харків | Дніпро | Світ | Культура | Спорт | Технології | Здоров'я | Освіта | Довкілля | Історії | Погляди | Розслідування | Подкасти | Відео | Фото | Спецпроєкти | Архів
x Тривога! Київ і область. Перейдіть в укриття
x* Нацбанк залишив облікову ставку без змін | Рішення ухвалили одностайно, наступний перегляд у грудні. | 16:05
x* "Ми не герої, ми електрики": один день з бригадою, що лагодить світло | За добу вони проїхали 340 кілометрів і повернули струм у дев'ять сіл. | Репортаж
x* Мешканці багатоповерхівки знайшли у підвалі друкарський верстат 1905 року | Музей готовий його забрати, якщо хтось допоможе винести. | 15:20
x* У Ковельському районі знову чутно вовків | Фахівці радять не залишати собак на прив'язі. | 14:48
x| Головна | Суспільство
@ - | 2023-10-24 | Мар'яна Дзюба
t Бібліотекарка з Нижнього Вербижа розвозить книжки дрезиною. Залізниця дала їй колію на дві години щодня
w Мар'яна Дзюба
d 24 жовтня, 2023, 09:30
x| 5 хвилин читання | Поширити | Зберегти | Слухати
c Оксана Ткачук на перегоні біля Рунгурів. Фото: Назар Костюк / Суспільне
b О пів на одинадцяту ранку семафор на станції Вербиж світить зеленим, хоча жодного потяга в розкладі немає. З-за повороту виїжджає жовта дрезина, навантажена книжками. За кермом, якщо це можна так назвати, сидить завідувачка сільської бібліотеки.
b Оксана Ткачук, якій 52 роки, придумала маршрут після повені. Вода знесла міст, і чотири хутори залишилися без автобуса, крамниці та, як вона каже, без детективів. "Продукти їм скинули гелікоптером, а про читання ніхто не подумав".
b Колія на тій ділянці вціліла, але потяги нею не ходять із 2014 року. Директорка написала до управління залізниці листа на двох аркушах. Відповідь надійшла за день: дозволити, з десятої до дванадцятої, зі сигнальним ріжком.
x Читайте також
x "Читають і в укритті". Як міські книгарні пережили рік без світла
h Три зупинки і один детектив
b Дрезину відремонтував місцевий коваль Богдан Лесюк. Мотор він узяв від мотоблока, гальма від трамвая, а сидіння зняв зі шкільного автобуса. Найвища швидкість, за його словами, "достатня, щоб не заснути".
b На зупинках бібліотекарку чекають. Перша читачка, пані Стефа, бере лише товсті романи й повертає їх із засушеними квітами між сторінками. Брати Гриник, дев'яти та одинадцяти років, уже вдруге просять атлас світу.
n "Продукти їм скинули гелікоптером, а про читання ніхто не подумав"
b За пів року бібліотека на колесах видала 2 140 книжок. Загубилися три, ще одну з'їла коза, про що є акт.
b Що найчастіше просять:
b- детективи, бажано з кількома вбивствами;
b- книжки з городництва;
b- усе, де йдеться про море.
e Вербизька громада 23 жовтня о 18:12 Шукаємо напарника для пані Оксани. Права на потяг не потрібні, любов до читання обов'язкова.
b У громаді хочуть відбудувати міст до наступного літа. Ткачук каже, що тоді дрезина вже не буде потрібна, але припиняти рейси не збирається. "Залізниця ж не знає, що міст готовий".
x| Підписуйтеся на наш Telegram | Долучайтеся до спільноти читачів | Підтримати редакцію
x Якщо ви знайшли помилку, виділіть її та натисніть Ctrl+Enter
x| Теги: | бібліотека | Прикарпаття | залізниця
x| Коментарі (4) | Увійдіть, щоб залишити коментар
x| Ганна Петрівна | 24.10.2023 11:04 | Дай Боже здоров'я цій жінці, бо на таких людях усе тримається. | Відповісти
x| Колійник | 24.10.2023 12:37 | Працював на цій дільниці двадцять років і можу сказати, що шпали там давно треба міняти. | Відповісти
x Популярне
x#. 0 4
x Останні новини
x* 17:02 | На Закарпатті розцвіли крокуси, хоча ще осінь
x* 16:51 | Збірна з шахів здобула срібло
x* 16:33 | У столиці перейменували ще п'ять вулиць
x* 16:20 | Аграрії завершили збирання буряка
x| Про нас | Команда | Редакційна політика | Реклама | Вакансії | Контакти | Політика приватності | © 2023 Усі права захищено. Використання матеріалів дозволено лише за наявності відкритого для пошукових систем гіперпосилання не нижче другого абзацу.
""",
    ),
    long_page(
        "uk-extracted-sport",
        "uk",
        "extracted",
        "match report, photo line first, list of goals, fused source",
        """
@ - | - | -
t "Колос" Зарічне здолав лідера і вперше вийшов у півфінал Кубка
c Гравці "Колоса" святкують гол Мельничука. Фото: ФК "Колос"
b Аматорський клуб із Зарічного сенсаційно переміг столичний "Авангард" із рахунком 2:1 і вийшов до півфіналу Кубка України. Вирішальний м'яч на четвертій доданій хвилині забив захисник, який уранці ще викладав фізику.
b Гості контролювали гру від першого свистка й відкрили рахунок на 18-й хвилині, коли воротар господарів послизнувся на мокрому газоні. До перерви вони могли забивати ще тричі, але двічі влучали у штангу.
b Після відпочинку все змінилося. Тренер Іван Бойко випустив двох школярів, а дощ перетворив поле на болото, до якого, за його словами, "ми звикли більше".
b Спершу рівновагу відновив сімнадцятирічний Данило Пасічник. А коли всі вже чекали овертайму, Роман Мельничук дальнім ударом здивував і воротаря, і себе.
b "Я просто хотів вибити м'яч подалі, щоб трохи віддихатися", — зізнався герой матчу.
b Голи:
b- 0:1 — Кравець (18)
b- 1:1 — Пасічник (71)
b- 2:1 — Мельничук (90+4)
b У півфіналі "Колос" зіграє на виїзді в середу, тож урок фізики доведеться перенести.
x Читайте також: Календар півфіналів і де дивитися
""",
        gap="\n\n",
    ),
    long_page(
        "bg-main-vestnik",
        "bg",
        "main",
        "counters, lead, quotes, 'още по темата', comments numbered with votes",
        """
x| България | Общини
@ - | 2024-04-22 | Десислава Кованлъшка
t Махала в Родопите си плаща тока с домати и никой не е против
w Десислава Кованлъшка
d 22 апр 2024, 08:30
x| 14 260 | 39 | Сподели | Запази
c Доматите се претеглят в бившия клуб на пенсионера. © Ивайло Сербезов
b От две години жителите на родопската махала Долни чучур покриват сметките си за електричество със селскостопанска продукция. Схемата е законна, твърди кметският наместник, макар че никой закон не я предвижда.
b Всичко тръгнало от една неплатена фактура за 1140 лева. Собственикът на малкия ВЕЦ над селото, инженер Тодор Манолев, бил готов да изключи захранването, но по пътя баба Злата го нагостила със салата.
b „Опитах домата и се върнах. Такъв вкус не бях усещал, откакто бях дете“, разказва той. На следващия ден предложил тарифа: килограм срещу осем киловатчаса.
x Още по темата
x Бартерът се завръща: къде още плащат със сирене
h Комисията дойде и си тръгна с касетка
b Регулаторът изпратил проверка миналия септември. В доклада, с който разполага вестникът, е отбелязано, че „мерната единица не отговаря на Закона за измерванията, но е възприета от двете страни с доверие“.
b Юристът Калин Дойнов смята, че става дума за обикновена замяна. „Проблем ще възникне чак ако държавата поиска ДДС в натура“, казва той.
b Текущите тарифи са закачени на вратата на магазина:
b- розови домати: осем киловатчаса за килограм;
b- чушки: пет;
b- краставици: не се приемат, имало е злоупотреби.
b През зимата махалата минава на буркани. Лютеницата, по негласно споразумение, важи двойно.
b Манолев вече мисли за разширяване. Купил е втора турбина и хладилник.
x| Тагове: | Родопи | ток | домати | ВЕЦ
x| Коментари (39) | Подредба: Най-харесвани
x| #1 | Чичо Пей | 22 апр 2024, 09:02 | Най-смислената енергийна политика в държавата и я е измислила една баба. | 88 | 2 | Отговори
x| #2 | скептик | 22 апр 2024, 09:47 | Чакайте да дойде данъчният и ще видите дали ще вземе домати. | 31 | 5 | Отговори
x| За да коментирате, трябва да влезете в профила си.
x| Най-четени | Мост рухна часове преди откриването си | Кучето, което пътува само с влака | Цените на имотите тръгнаха надолу
""",
    ),
    long_page(
        "sr-extracted-vesti",
        "sr",
        "extracted",
        "Cyrillic, source line first, short report, related bullet list at the end",
        """
@ - | 2024-08-11 | -
t Аласи код Голупца извукли звоно старо два века
d недеља, 11.08.2024, 13:45
x Извор: Танјуг
b Двојица рибара извукла су јуче из Дунава код Голупца бронзано звоно тешко 180 килограма, за које се верује да припада цркви потопљеној приликом изградње бране.
b Звоно се, како каже Миодраг Станић, један од аласа, најпре закачило за мрежу, а затим за њихово памћење. „Деда ми је причао да се пред олују чује како звони испод воде. Мислио сам да прича да бих раније легао“, испричао је он.
+b Стручњаци Народног музеја прегледали су налаз на обали и утврдили да је изливено 1821. године у Оршави. На ободу се читају имена шест приложника.
b О даљој судбини звона одлучиће комисија. Мештани предлажу да се окачи у порти нове цркве, док музеј тражи да прво прође конзервацију, која би могла да потраје и до две године.
b До тада ће звоно стајати у згради месне заједнице, где је већ сада, кажу, најпосећенија изложба у последњих десет година.
x- Да ли је могуће подићи цело село са дна језера
x- Водостај Дунава најнижи од 2003. године
x- Како се лови сом: савети старог аласа
""",
    ),
    long_page(
        "el-whole-efimerida",
        "el",
        "whole",
        "menus, news ticker, 'διαβάστε επίσης' inside, pull quote, Google News prompt, comments, footer",
        """
x| Μετάβαση στο περιεχόμενο | Αρχική | Ροή ειδήσεων | Πολιτική | Οικονομία | Ελλάδα | Κόσμος | Κοινωνία | Υγεία | Παιδεία | Περιβάλλον | Αθλητισμός | Πολιτισμός | Βιβλίο | Σινεμά | Μουσική | Γεύση | Ταξίδια | Τεχνολογία | Επιστήμη | Απόψεις | Πρόσωπα | Podcasts | Βίντεο | Καιρός | Ζώδια | Εορτολόγιο | Πρωτοσέλιδα | Συνδρομές | Σύνδεση
x* 18:22 | Απεργία στα πλοία την Τετάρτη, δεμένα στα λιμάνια για 24 ώρες
x* 18:05 | Στη Βουλή το νομοσχέδιο για τα αδέσποτα
x* 17:49 | Ισχυρή βροχή στην Πάτρα, διακοπές ρεύματος σε τρεις συνοικίες
x* 17:31 | Έκλεψε ταξί και έκανε κανονικά κούρσες όλη νύχτα
x Περισσότερες ειδήσεις
x* Το νησί που δεν έχει γιατρό, αλλά έχει τρεις φαρμακοποιούς | Οι κάτοικοι ζητούν εδώ και χρόνια ένα αγροτικό ιατρείο. Η απάντηση ήταν πάντοτε μια καινούργια κάλπη. | ΡΕΠΟΡΤΑΖ
x| Αρχική | Ελλάδα | Ήπειρος
@ - | 2024-01-29 | Μυρτώ Καραβίτη
t Το χωριό που έβαλε φανάρι για τα πρόβατα
b Στα Κάτω Πηγάδια των Ιωαννίνων εγκαταστάθηκε ο πρώτος σηματοδότης προτεραιότητας για κοπάδια. Οι οδηγοί διαμαρτύρονται, τα πρόβατα όχι.
w Μυρτώ Καραβίτη
d 29.01.2024 • 07:30
x| Κοινοποίηση | Εκτύπωση | Μέγεθος γραμματοσειράς | 1' διάβασμα
c Το φανάρι στην είσοδο των Κάτω Πηγαδιών. [ΓΙΩΡΓΟΣ ΝΤΟΒΑΣ/INTIME NEWS]
b Λίγο μετά τις έξι το απόγευμα, στον επαρχιακό δρόμο που οδηγεί στο χωριό, ανάβει κόκκινο. Σταματά πρώτα ένα αγροτικό, ύστερα το λεωφορείο της γραμμής. Από την πλαγιά κατεβαίνουν διακόσια σαράντα πρόβατα και περνούν απέναντι χωρίς να βιάζονται.
b Η ιδέα ανήκει στον κτηνοτρόφο Λάμπρο Τσούκα, 55 ετών, ο οποίος έχασε πέρυσι επτά ζώα σε τροχαίο. «Έγραψα στον δήμο ένα γράμμα και περίμενα να γελάσουν», λέει στην εφημερίδα. «Γέλασαν, αλλά το έκαναν».
b Ο μηχανισμός κόστισε 4.300 ευρώ. Ένας αισθητήρας στο κουδούνι του γκεσεμιού στέλνει σήμα, και το φανάρι αλλάζει μέσα σε είκοσι δευτερόλεπτα. Όταν περάσει και το τελευταίο ζώο, ανάβει πάλι πράσινο.
x Διαβάστε επίσης: Πώς οι λύκοι επέστρεψαν στην Πίνδο και ποιος πληρώνει τη ζημιά
h «Περίμενα δώδεκα λεπτά για μια κατσίκα»
b Δεν είναι όλοι ευχαριστημένοι. Επαγγελματίες οδηγοί κατέθεσαν υπόμνημα στην Περιφέρεια, στο οποίο περιγράφουν αναμονές που ξεπερνούν το τέταρτο. «Περίμενα δώδεκα λεπτά για μια κατσίκα που είχε αποφασίσει να βοσκήσει στη μέση του δρόμου», καταγγέλλει ο Σπύρος Μάνθος, οδηγός φορτηγού.
n «Περίμενα δώδεκα λεπτά για μια κατσίκα»
b Η Τροχαία, από την πλευρά της, σημειώνει ότι από την ημέρα της εγκατάστασης δεν έχει καταγραφεί κανένα ατύχημα. Έχουν βεβαιωθεί ωστόσο εννέα παραβάσεις ερυθρού σηματοδότη, οι οκτώ από αυτοκίνητα.
b Τι προβλέπει ο κανονισμός του δήμου:
b- προτεραιότητα στα κοπάδια από τις 6 έως τις 8, πρωί και απόγευμα·
b- τα σκυλιά περνούν τελευταία·
b- απαγορεύεται η κόρνα.
b Ο δήμαρχος Αριστείδης Ζώης δηλώνει ότι ήδη τρία χωριά ζήτησαν αντίστοιχο εξοπλισμό. Το υπουργείο Υποδομών εξετάζει, όπως έγινε γνωστό, αν χρειάζεται νέα πινακίδα στον Κώδικα.
b Ο Τσούκας σκέφτεται το επόμενο βήμα. Θα ήθελε, λέει, κι ένα στέγαστρο, γιατί «τα ζώα βρέχονται όσο περιμένουν να φύγουν τα αυτοκίνητα».
x Ακολουθήστε μας στο Google News και μάθετε πρώτοι όλες τις ειδήσεις
x| Ετικέτες: | Ιωάννινα | Κτηνοτροφία | Οδική ασφάλεια
x| Σχόλια (3) | Προσθήκη σχολίου | Τα υβριστικά σχόλια διαγράφονται.
x| Ηπειρώτης | 29 Ιαν 2024, 09:10 | Επιτέλους κάποιος σκέφτηκε τους ανθρώπους που ζουν από τα ζώα τους και όχι μόνο τους περαστικούς. | Απάντηση
x| Κατερίνα Λ. | 29 Ιαν 2024, 10:02 | Στην Ελβετία τέτοια συστήματα υπάρχουν εδώ και τριάντα χρόνια και κανείς δεν γελάει. | Απάντηση
x| ΟΔΗΓΟΣ ΚΤΕΛ | 29 Ιαν 2024, 12:45 | Ελάτε να κάνετε εσείς το δρομολόγιο με τους επιβάτες να φωνάζουν και τα λέμε μετά. | Απάντηση
x Δημοφιλή
x#. 0 5
x| Σχετικά άρθρα | Γεφύρι της Ηπείρου έμεινε χωρίς ποτάμι | Νέοι κτηνοτρόφοι: Ποιοι δικαιούνται ενίσχυση
x| Ταυτότητα | Επικοινωνία | Όροι χρήσης | Πολιτική απορρήτου | Διαφήμιση | Πολιτική cookies | Μέλος του Μητρώου Online Media | Α.Μ. 232417
x © 2024 Πίνδος Εκδοτική Α.Ε. Με την επιφύλαξη παντός δικαιώματος. Απαγορεύεται η αναδημοσίευση χωρίς γραπτή άδεια του εκδότη.
""",
    ),
    long_page(
        "el-extracted-oikonomia",
        "el",
        "extracted",
        "report in long paragraphs, source line, table of prices",
        """
@ - | 2023-12-05 | -
t Ακριβότερο κατά 40% το ελαιόλαδο: τι πληρώνει ο καταναλωτής
d 5 Δεκεμβρίου 2023, 12:15
b Σε επίπεδα που δεν έχουν ξαναγίνει κινείται η τιμή του ελαιολάδου. Σύμφωνα με στοιχεία της Ένωσης Τυποποιητών Πελοποννήσου, ο ντενεκές των δεκαεπτά λίτρων πωλείται από 150 έως 165 ευρώ, όταν πέρυσι την ίδια εποχή δεν ξεπερνούσε τα 115.
b Οι παραγωγοί αποδίδουν την άνοδο στην ανομβρία και στον δάκο. «Μαζέψαμε τις μισές ελιές και πληρώσαμε διπλά μεροκάματα», λέει ο πρόεδρος του συνεταιρισμού Μεσσήνης, Θανάσης Μπούρας. Προσθέτει ότι αρκετοί συνάδελφοί του κράτησαν το λάδι στις αποθήκες και περιμένουν.
b Ενδεικτικές τιμές ανά λίτρο:
b Κατηγορία 2022 2023
b Εξαιρετικό παρθένο 7,10 9,90
b Παρθένο 6,20 8,80
b Πυρηνέλαιο 3,40 4,10
b Στα σούπερ μάρκετ οι πωλήσεις έχουν μειωθεί κατά 22%. Πολλά νοικοκυριά στρέφονται στο ηλιέλαιο, ενώ δεν λείπουν τα περιστατικά νοθείας: τον Νοέμβριο οι αρχές κατέσχεσαν έντεκα τόνους σπορέλαιου χρωματισμένου με χλωροφύλλη.
b Η ΕΛΣΤΑΤ θα δημοσιοποιήσει τα οριστικά στοιχεία για την παραγωγή τον Μάρτιο.
r Πηγή: ΑΠΕ-ΜΠΕ
""",
        gap="\n\n",
    ),
]
