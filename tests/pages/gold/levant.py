# ruff: noqa: E501
"""Turkish and Greek pages; places, people and events are invented."""

from __future__ import annotations

from tests.pages.gold.build import page

SPLIT = "dev"

PAGES = [
    page(
        "tr-main-short",
        "tr",
        "main",
        "spot line, date with day name, gallery counter",
        """
x Haberler
x Yaşam Haberleri
@ - | 2024-10-21 | -
t Akçaburun'da kayıp balıkçı teknesi 30 yıl sonra bulundu
b 1994 yılında fırtınada batan tekne, deniz tabanının haritasını çıkaran öğrenciler tarafından tesadüfen keşfedildi.
d 21 Ekim 2024 Pazartesi 11:08
x Son Güncelleme: 21 Ekim 2024 14:22
x Abone ol
b Akçaburun açıklarında otuz yıl önce kaybolan "Martı" adlı balıkçı teknesi, üniversite öğrencilerinin yürüttüğü bir araştırma sırasında 48 metre derinlikte bulundu. Teknenin gövdesi neredeyse sağlam durumda.
b Araştırmanın başındaki Doç. Dr. Selin Aktan, "Önce kayalık sandık. Sonra ekranda dümeni gördük ve kimse konuşamadı" dedi. Teknede kaybolan iki kardeşin ailesi haberi gözyaşlarıyla karşıladı.
x İLGİLİ HABER: Akçaburun feneri yeniden yanacak
b Kaymakamlık, teknenin yerinden çıkarılmayacağını ve bölgenin dalışa kapatılacağını duyurdu. Belediye ise kıyıya kaybolan balıkçılar için küçük bir anıt yaptıracak.
x 1/8
x Bu habere tepkiniz ne?
x Yorum yap
""",
    ),
    page(
        "tr-whole-portal",
        "tr",
        "whole",
        "menus, markets ticker, teasers, comments, footer",
        """
x DOLAR 32,14
x EURO 34,80
x ALTIN 2.431
x SON DAKİKA
x GÜNDEM
x EKONOMİ
x SPOR
x MAGAZİN
x YAZARLAR
x Giriş Yap
x Ovakent Postası
x Anasayfa > Gündem
@ Ovakent Postası | 2024-04-05 | Burcu Sönmez
t Ovakent'te saat kulesi 40 yıl sonra ilk kez doğru vakti gösterdi
b Emekli saatçi Kâzım Usta'nın üç yıllık çabası sonuç verdi
d 05.04.2024 - 09:41
x Güncelleme: 05.04.2024 - 12:30
w Burcu Sönmez
x Haberin Devamı
x Paylaş
x Tweetle
b Ovakent'in simgesi olan saat kulesi, 1984 depreminden bu yana ilk kez dün sabah doğru vakti gösterdi. Meydanda toplanan yüzlerce kişi, çanın sekiz kez çalmasını alkışlarla karşıladı.
b Kulenin mekanizmasını tek başına onaran 77 yaşındaki Kâzım Demirci, eksik dişlilerin çoğunu eski bir dikiş makinesinden söktüğünü anlattı. Demirci, "Saat bozuk değildi, kırgındı. Konuşa konuşa ikna ettim" dedi.
b Belediye Başkanı Nuray Tekin ise kuleye asansör yapılacağını ve haftanın iki günü ziyarete açılacağını açıkladı. Restorasyonun maliyeti 4,2 milyon lira olarak duyuruldu.
x İLGİNİZİ ÇEKEBİLİR
x Kayıp kedi üç il öteden geri döndü
x Ovakent otogarı taşınıyor
x YORUMLAR
x Yorumunuz editör onayından sonra yayınlanacaktır.
x Hasan K.
x Çocukluğumuzda çan sesiyle uyanırdık. Emeği geçen herkesten Allah razı olsun.
x EN ÇOK OKUNANLAR
x 1 Sağanak geliyor, meteoroloji saat verdi
x 2 Pazarda limon fiyatı şaşırttı
x Künye
x İletişim
x Çerez Politikası
x Tüm hakları saklıdır. © 2024 Ovakent Postası
""",
        gap="\n",
    ),
    page(
        "el-main-report",
        "el",
        "main",
        "native month in the genitive, read-also line, tags, source",
        """
x Ελλάδα
@ - | 2023-08-16 | -
t Το νησί με τους δεκαεπτά κατοίκους απέκτησε συμφωνική ορχήστρα
d 16 Αυγούστου 2023, 21:05
x Newsroom
x Facebook
x Twitter
b Στη Μικρή Λευκή, όπου τον χειμώνα μένουν μόλις δεκαεπτά άνθρωποι, ακούστηκε τη Δευτέρα το βράδυ για πρώτη φορά ολόκληρη συμφωνία. Στην αυλή του παλιού σχολείου έπαιξαν σαράντα δύο μουσικοί, οι περισσότεροι παιδιά και εγγόνια μεταναστών.
b «Ο παππούς μου έφυγε από εδώ με μια βαλίτσα και ένα βιολί. Η βαλίτσα χάθηκε», είπε η διευθύντρια της ορχήστρας, Δανάη Φωτεινού, που ζει στον Καναδά. Οι πρόβες γίνονταν επί δύο μήνες μέσω διαδικτύου, με όση ταχύτητα επέτρεπε η μοναδική κεραία του νησιού.
x ΔΙΑΒΑΣΤΕ ΑΚΟΜΑ: Ποια σχολεία της άγονης γραμμής ανοίγουν ξανά
b Για τις θέσεις του κοινού επιστρατεύτηκαν ψαροκασέλες και τα στασίδια της εκκλησίας. Ο πρόεδρος της κοινότητας, Νικόλας Ράπτης, υπολογίζει ότι ήρθαν 600 άτομα με καΐκια από τα γύρω νησιά.
b Η συναυλία θα επαναληφθεί του χρόνου, «αν δεν φυσάει».
x Ετικέτες: μουσική, νησιά, πολιτισμός
x Ακολουθήστε μας στο Google News και μάθετε πρώτοι όλες τις ειδήσεις
""",
        gap="\n",
    ),
    page(
        "el-whole-portal",
        "el",
        "whole",
        "consent text, menus, author, comments, teasers, footer",
        """
x Εμείς και οι συνεργάτες μας αποθηκεύουμε ή έχουμε πρόσβαση σε πληροφορίες σε μια συσκευή, όπως cookies, και επεξεργαζόμαστε προσωπικά δεδομένα.
x ΣΥΜΦΩΝΩ
x Αρχική
x Πολιτική
x Οικονομία
x Κοινωνία
x Αθλητικά
x Απόψεις
x Ο Ταχυδρόμος του Κάμπου
x Κοινωνία
@ Ο Ταχυδρόμος του Κάμπου | 2024-11-29 | Μαρία Γεωργά
t Αγρότης βρήκε μωσαϊκό κάτω από τις ελιές και το φύλαγε δέκα χρόνια
w Μαρία Γεωργά
d 29.11.2024 | 11:30
x Χρόνος ανάγνωσης: 3 λεπτά
c Λεπτομέρεια του ψηφιδωτού με τα δελφίνια. Φωτογραφία: Στέλιος Κατσής
b Έσκαβε για να φυτέψει μια ελιά και χτύπησε πάνω σε ένα δελφίνι. Ο Θανάσης Μπίρης, αγρότης από τα Πετράλωνα του Κάμπου, αποκάλυψε φέτος το μυστικό που κρατούσε από το 2014: κάτω από το χωράφι του υπάρχει ρωμαϊκό ψηφιδωτό σαράντα τετραγωνικών μέτρων.
b «Φοβόμουν πως θα μου πάρουν τις ελιές», εξηγεί. Κάθε χειμώνα σκέπαζε το εύρημα με άχυρο και νάιλον. Η αρχαιολόγος Ευγενία Λάμπρου παραδέχεται ότι το ψηφιδωτό διατηρήθηκε καλύτερα από πολλά που φυλάσσονται σε αποθήκες.
b Το υπουργείο Πολιτισμού δεν πρόκειται να ασκήσει δίωξη. Οι ελιές, πάντως, θα μεταφυτευτούν.
x Σχετικά άρθρα
x Λουκέτο στο μοναδικό ταχυδρομείο του Κάμπου
x Σχόλια (1)
x Κώστας Δ.
x Μπράβο του που το φύλαξε τόσα χρόνια. Άλλοι θα το είχαν πουλήσει κομμάτι κομμάτι.
x Απάντηση
x Δημοφιλή
x Ο καιρός το Σαββατοκύριακο: έρχονται ισχυρές βροχές
x Όροι χρήσης
x Ταυτότητα
x Επικοινωνία
x Απαγορεύεται η αναδημοσίευση χωρίς γραπτή άδεια.
""",
        gap="\n",
    ),
]
