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
]
