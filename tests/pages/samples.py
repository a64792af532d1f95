"""Pages written for the tests, in other layouts and languages than the real ones."""

GERMAN = """\
Startseite
Politik
Wirtschaft

Stadtrat von Lindau beschließt neues Radwegenetz
Von Klara Beispiel
Aktualisiert am 03.02.2024

Lindau (dpa) - Der Stadtrat hat am Dienstag nach langer Debatte ein neues Netz von Radwegen \
beschlossen, das bis zum Ende des Jahrzehnts fertig sein soll und rund zwölf Millionen Euro kostet.
Die Mehrheit sprach von einem wichtigen Schritt. „Wir holen nach, was andere Städte schon haben“, \
sagte die Bürgermeisterin nach der Sitzung.
Foto: Klara Beispiel
Kritik an den Kosten
Die Opposition bemängelte, dass der Bund nur einen kleinen Teil der Summe übernimmt und die Stadt \
deshalb an anderer Stelle sparen muss.
Der Bau beginnt im Sommer am Bahnhof. Danach folgen die Schulwege.

Mehr zum Thema
Was ein Radweg kostet
Drei Städte im Vergleich
Newsletter abonnieren
© 2024 Bodensee Bote. Alle Rechte vorbehalten.
"""

ARABIC = """\
الرئيسية
مجلس المدينة يوافق على إنشاء حديقة عامة جديدة
مجلس المدينة يوافق على إنشاء حديقة عامة جديدة
تاريخ النشر: 5 مارس 2024

وافق مجلس المدينة مساء الثلاثاء على إنشاء حديقة عامة جديدة في الحي الشرقي، وذلك بعد نقاش استمر \
عدة ساعات بين الأعضاء حول تكلفة المشروع ومدة تنفيذه.
وقال رئيس المجلس إن العمل سيبدأ في الصيف المقبل، وإن الحديقة ستضم ملاعب للأطفال ومكتبة صغيرة \
ومسارات للمشي.
وأضاف أن السكان طالبوا بهذا المشروع منذ سنوات طويلة، وأن الميزانية أصبحت متوفرة الآن.

اقرأ أيضا
افتتاح مدرسة جديدة في الحي الغربي
جميع الحقوق محفوظة
"""

CHINESE = """\
首页
市议会通过新建公园的决定
2024年3月5日 10:30
作者：李小明

市议会周二晚间经过数小时的讨论，通过了在东区新建一座公园的决定。议员们就项目的费用和工期交换了意见，多数人表示支持。
议长表示，工程将于今年夏天开始，公园内将设有儿童游乐场、小型图书馆和步道。
他还说，居民多年来一直希望有这样一座公园，现在预算终于到位了。
相关阅读
西区新学校开学
版权所有 禁止转载
"""

TWO_ARTICLES = """\
Harbour town opens its rebuilt library after three years
By Ann Writer | The Harbour Post | 14 May 2024

The library on the old quay opened its doors again on Monday, three years after a storm tore off \
its roof and soaked a third of the books that were kept there.
Staff and volunteers had dried, mended or replaced more than nine thousand volumes, the head of \
the library told visitors. "We kept every page that we could," she said.
The town paid for most of the work, and a fund of former pupils gave the rest.

River ferry will run through the winter for the first time
By Bob Reporter | The Harbour Post | 13 May 2024

The ferry between the two banks will keep running from November to March this year, the company \
said on Sunday, because the bridge upstream is closed for repairs until the spring.
Tickets stay at the summer price. Boats leave every half hour in the morning and every hour after \
noon, as long as the river is free of ice.
Residents had asked for the service in a petition last autumn.
"""

WINDOWS = "\ufeffA short note on the weather\r\n\r\n\u00a0 Rain fell for nine days in a row, \
and the river rose by two metres before it began to sink again on the tenth day of the month.\u200b\
\r\n  • The lower bridge was closed to cars, lorries and people on foot for most of that week.\r\n"

AMBIGUOUS = """\
Council backs plan for a covered market in the square
05/06/2023

The council voted by a wide margin for a covered market that will take the place of the car park \
behind the town hall, and asked the builders to begin before the end of the year.
Traders welcomed the vote. They have asked for a roof since the old hall was pulled down.
"""
