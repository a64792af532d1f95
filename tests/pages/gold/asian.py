# ruff: noqa: E501
"""Chinese, Japanese, Korean, Thai, Hindi, Indonesian and Vietnamese pages, all invented."""

from __future__ import annotations

from tests.pages.gold.build import page

SPLIT = "dev"

PAGES = [
    page(
        "zh-whole-portal",
        "zh",
        "whole",
        "portal with menus, hot list, editor credit, footer",
        """
x 首页
x 新闻
x 财经
x 体育
x 娱乐
x 登录
x 注册
x 当前位置：首页 > 新闻 > 社会
@ 清源晚报 | 2024-04-18 | 林晓岚
t 青石镇百年老桥完成修缮 居民重新踏上石板路
d 2024年04月18日 09:32
x 来源：
++o 清源晚报
x 分享到：
x 微信
x 微博
x 字号：大 中 小
b 本报讯（记者 林晓岚）历时八个月的修缮之后，青石镇的永安桥昨天重新开放。清晨六点刚过，已经有老人提着菜篮子从桥上走过，不少人停下脚步，摸一摸新换的石栏杆。
b 永安桥建于1907年，全长四十二米，是镇上连接老街与码头的唯一通道。去年夏天的一场大水冲毁了两个桥墩，镇政府随后决定按照原样修复。“能用旧石头的地方，我们绝不用新石头。”负责施工的工程师周维明说。
b 据介绍，工程总投资约为六百三十万元，其中一半来自居民捐款。修复过程中，工人在桥墩底部发现了一枚刻有工匠姓名的铜牌，目前已经送往县博物馆保存。
b 镇长何秀兰表示，今后机动车将不再从桥上通行，新的公路桥预计在明年年底建成。
r （责任编辑：陈默）
x 相关阅读
x 老街改造方案公布 商户有人欢喜有人忧
x 清源县博物馆新馆下月开馆
x 热门排行
x 1 今天夜里到明天有大到暴雨
x 2 这家面馆为什么只开三个小时
x 3 高铁站周边新增两条公交线路
x 网友评论
x 文明上网，理性发言，请遵守评论服务协议
x 关于我们 | 联系我们 | 版权声明 | 广告服务
x 版权所有 未经授权禁止转载
""",
        gap="\n",
    ),
    page(
        "ja-extracted-prose",
        "ja",
        "extracted",
        "title, prose, no date",
        """
@ - | - | -
t 廃校の体育館が醤油蔵に　浜名瀬村の若者が起業
b 浜名瀬村で10年前に閉校した小学校の体育館が、醤油の仕込み蔵として生まれ変わった。都会から戻った三人の若者が立ち上げた会社が村から建物を借り、木桶を並べて今月から仕込みを始めている。
b 代表の佐伯真帆さん（31）は東京の広告会社を辞めて故郷に帰ってきた。「祖母の家の醤油の味が忘れられなかった。でも、村の蔵はもう一軒も残っていなかったんです」と話す。
b 体育館は天井が高く、夏でも風が通る。床板をはがして土間に戻し、杉の桶を12本据えた。桶を作ったのは隣町の職人で、80歳を過ぎて久しぶりの大仕事だったという。
b 最初の醤油が搾れるのは再来年の春の予定だ。村は売り上げの一部を、裏山の大豆畑を復活させる費用に充てたいとしている。
""",
        gap="\n",
    ),
    page(
        "hi-main-district",
        "hi",
        "main",
        "agency line, native text, share and app prompts",
        """
x होम
x राज्य
@ नवप्रभात टाइम्स | 2023-08-22 | -
t सोनपुर गाँव की महिलाओं ने खुद बना ली तीन किलोमीटर लंबी सड़क
o नवप्रभात टाइम्स
d अपडेटेड: 22 अगस्त 2023, 07:45 PM
x फॉलो करें
x ऐप डाउनलोड करें
b [[सोनपुर]]: बरसों तक सरकारी दफ्तरों के चक्कर लगाने के बाद सोनपुर गाँव की महिलाओं ने आखिरकार फावड़ा उठा लिया। चालीस दिन की मेहनत के बाद मंगलवार को गाँव को बाज़ार से जोड़ने वाली सड़क पर पहली बार बैलगाड़ी चली।
b इस काम की अगुवाई 52 वर्षीय कमला देवी ने की। उन्होंने बताया, "हर बारिश में हमारे बच्चे स्कूल नहीं जा पाते थे। हमने तय किया कि अब किसी का इंतज़ार नहीं करेंगे।" हर घर से एक व्यक्ति रोज़ चार घंटे काम करता था।
x यह भी पढ़ें: बाढ़ के बाद फिर खुला सोनपुर का पुल
b ज़िलाधिकारी राघव त्रिपाठी ने गाँव पहुँचकर महिलाओं को सम्मानित किया और कहा कि सड़क को पक्का करने का प्रस्ताव भेज दिया गया है। उन्होंने माना कि पिछले साल मंज़ूर हुई राशि समय पर खर्च नहीं हो सकी थी।
b गाँव वालों का कहना है कि वे अगले साल तालाब की सफाई का काम भी इसी तरह करेंगे।
x देश और दुनिया की ताज़ा ख़बरें सबसे पहले पढ़ने के लिए हमारे व्हाट्सऐप चैनल से जुड़ें।
""",
    ),
    page(
        "zh-main-caption",
        "zh",
        "main",
        "caption line, editor, source with date in one line, disclaimer",
        """
@ 东岭新闻网 | 2023-12-03 | -
t 退休教师二十年手绘三千张鸟类图谱
d 2023-12-03 10:15:27
+x 来源：
++o 东岭新闻网
+x 作者：佚名
c 图为沈国栋在湿地观鸟。东岭新闻网记者 高翔 摄
b 　　东岭新闻网12月3日电 天还没亮，七十四岁的沈国栋就背着画夹出了门。二十年来，他走遍了县里的每一片湿地，把看到的鸟一只一只画下来，如今已经攒了三千多张。
b 　　“照相机太快，画画得慢慢看，看久了，鸟也就不怕你了。”沈国栋退休前是一名中学生物教师。他说，自己最难忘的是2009年冬天，一只迷路的白鹤在村口的池塘里住了整整四十天。
b 　　县林业局工作人员告诉记者，这些图谱已成为当地鸟类调查的重要资料，其中有七种鸟是首次在本县被记录。明年春天，县图书馆将为他举办一次展览。
r 【编辑：许文静】
x 声明：本文仅代表作者个人观点，与本网站无关。
x 更多精彩内容请进入社会频道
x 扫一扫，关注我们的微信公众号
""",
        gap="\n",
    ),
    page(
        "ja-whole-local",
        "ja",
        "whole",
        "menus, member-only mark, caption, ranking, footer",
        """
x 本文へスキップ
x ログイン
x 会員登録
x トップ
x 速報
x 社会
x 政治
x 経済
x スポーツ
x 天気
x 西浜新聞デジタル
x 社会
@ 西浜新聞 | 2024-06-03 | 大庭修一
t 渡し船「ちどり丸」引退へ　67年間、無事故で川を往復
d 2024年6月3日 5時00分
w 大庭修一
x 印刷する
x メールでシェアする
x Xでシェアする
c 最後の点検を受けるちどり丸＝5月28日、西浜市、大庭修一撮影
b 西浜市の大津川で67年にわたって住民を運んできた渡し船「ちどり丸」が、今月末で引退する。上流に新しい橋が完成するためで、最終日には無料で乗船できる。
b ちどり丸は1957年に建造された木造船で、定員は12人。対岸の中学校に通う生徒や、朝市に向かう農家の人たちの足として親しまれてきた。多い年には延べ4万人が利用したが、昨年度は2千人余りまで減っていた。
b 3代目の船頭、岸本辰雄さん（72）は「風の強い日は子どもたちに歌を歌わせた。怖がる子は一人もいなかった」と振り返る。船は市の資料館に寄贈され、岸本さんは橋のたもとで茶店を開くつもりだという。
x この記事は有料会員記事です。残り：312文字
x 有料会員になると続きをお読みいただけます。
x あわせて読みたい
x 新しい橋の愛称は「ちどり橋」　小学生が提案
x アクセスランキング
x 1 商店街のたぬき、駅長に就任
x 2 台風2号、週末にかけて接近か
x お問い合わせ
x 個人情報保護方針
x 著作権について
x 本サイトに掲載の記事・写真の無断転載を禁じます。すべての内容は日本の著作権法により保護されています。
""",
        gap="\n",
    ),
    page(
        "ko-whole-portal",
        "ko",
        "whole",
        "menus, reactions, subscription prompts, comments, footer",
        """
x 본문 바로가기
x 로그인
x 회원가입
x 뉴스홈
x 정치
x 경제
x 사회
x 문화
x 스포츠
x 새벌신문
@ 새벌신문 | 2023-10-27 | 윤다솜
t 마을버스 기사가 쓴 시집, 승객들이 출판비 모았다
x 승인
+d 2023.10.27 14:05
x 댓글 2
x 바로가기
x 복사하기
x 본문 글씨 줄이기
x 본문 글씨 키우기
b [새벌신문=
++w 윤다솜 기자
++b ] 새벌시 3번 마을버스에는 안내 방송 대신 시가 흐른다. 운전기사 오만석(58) 씨가 정류장마다 직접 쓴 시를 한 줄씩 읽어 주기 때문이다.
b 오 씨는 2년 전 비 오는 날 우산 없이 버스를 기다리는 학생을 보고 첫 시를 썼다. 그는 “신호등이 빨간불일 때마다 한 줄씩 적었다. 이 도시에 신호등이 많아서 다행”이라고 말했다.
b 소문이 퍼지자 승객들이 출판비를 모으기 시작했다. 두 달 만에 412명이 참여했고, 지난주 시집 ‘다음 정류장은 당신’이 나왔다. 초판 천 부는 사흘 만에 동났다.
b 버스 회사는 오 씨가 운전 중에는 시를 쓰지 않는다는 조건으로 낭독을 허락했다. 인세는 새 정류장 의자를 만드는 데 쓰인다.
x 좋아요 37
x 훈훈해요 112
x 기사가 마음에 드셨다면 새벌신문을 구독해 주세요.
x 댓글
x 3번버스팬
x 매일 아침 이 버스를 타려고 일부러 한 정거장을 걸어갑니다. 기사님 건강하세요.
x 답글
x 민들레
x 우리 동네 버스도 이랬으면 좋겠네요. 시집은 어디서 살 수 있나요?
x 답글
x 인기기사
x 새벌역 앞 은행나무, 올해도 제때 물들었다
x 신문사소개
x 광고문의
x 청소년보호정책 (책임자 : 문경호)
x Copyright © 2023 새벌신문. All rights reserved.
""",
        gap="\n",
    ),
    page(
        "ko-extracted-brief",
        "ko",
        "extracted",
        "agency head in brackets, prose",
        """
@ - | - | -
b ([[다온]]=한솔통신) 유서영 기자 = 다온군 앞바다에서 해녀들이 건져 올린 항아리 수백 점이 조선 후기 무역선의 짐으로 확인됐다.
b 다온해양유물연구소는 지난해 5월부터 벌인 조사에서 항아리 316점과 나무 닻, 동전 꾸러미를 찾아냈다고 20일 밝혔다. 항아리 안에서는 말린 조기와 소금, 글씨가 적힌 대나무 조각도 나왔다.
b 유물을 처음 발견한 해녀 고순덕(81) 씨는 “전복인 줄 알고 집었는데 너무 무거워서 놀랐다”고 말했다. 연구소는 가라앉은 배의 몸체가 펄 속에 남아 있을 것으로 보고 내년 봄 정밀 탐사를 시작한다.
r ysy@hansol.example
""",
        gap="\n",
    ),
    page(
        "th-main-news",
        "th",
        "main",
        "Buddhist-era date with abbreviated month, tags, follow prompts",
        """
x หน้าแรก / ภูมิภาค
@ ข่าวลุ่มน้ำ | 2023-07-04 | -
t ช้างป่าเดินเข้าตลาดเช้า ชาวบ้านแบ่งกล้วยให้ก่อนกลับเข้าป่า
o ข่าวลุ่มน้ำ
d 4 ก.ค. 2566 08:20 น.
x แชร์ข่าวนี้
c ช้างป่ายืนกินกล้วยหน้าร้านขายผัก (ภาพ: กู้ภัยดอนตะเคียน)
b เมื่อเวลาประมาณ 05.30 น. ของวันที่ 4 กรกฎาคม ช้างป่าเพศผู้ตัวหนึ่งเดินเข้ามาในตลาดเช้าบ้านดอนตะเคียน สร้างความตกใจให้กับพ่อค้าแม่ค้าที่กำลังตั้งแผง แต่ไม่มีผู้ใดได้รับบาดเจ็บ
b นางบุญเรือน แสงคำ อายุ 63 ปี เจ้าของแผงผลไม้ เล่าว่า ช้างเดินช้า ๆ มาหยุดที่หน้าร้าน จึงตัดสินใจยกกล้วยให้ทั้งเครือ "คิดว่าเขาคงหิว เราขายของมาสามสิบปี ลูกค้าคนนี้ตัวใหญ่ที่สุด"
x อ่านข่าวเพิ่มเติม: เปิดเส้นทางหากินของช้างป่าดอนตะเคียน
b ด้านเจ้าหน้าที่เขตรักษาพันธุ์สัตว์ป่าใช้เวลากว่าหนึ่งชั่วโมงในการผลักดันช้างกลับเข้าป่า โดยคาดว่าช้างออกมาหาอาหารเนื่องจากแหล่งน้ำในป่าแห้งขอดจากภาวะฝนทิ้งช่วง พร้อมขอความร่วมมือประชาชนไม่เข้าใกล้หรือถ่ายภาพในระยะประชิด
x แท็กที่เกี่ยวข้อง
x ช้างป่า
x ตลาดเช้า
x ติดตามข่าวสารได้ที่ LINE และ Facebook ของเรา
""",
        gap="\n",
    ),
    page(
        "hi-whole-portal",
        "hi",
        "whole",
        "menus, photo caption, share bar, teasers, footer",
        """
x होम
x देश
x विदेश
x खेल
x मनोरंजन
x वीडियो
x ई-पेपर
x लॉग इन करें
x सरिता समाचार
x उत्तर क्षेत्र
@ सरिता समाचार | 2024-01-11 | मनीष चौबे
t रिटायर्ड पोस्टमास्टर ने खोजे 40 साल पुराने 200 पत्र, अब पते पर पहुँचा रहे हैं
w Written by: मनीष चौबे
d प्रकाशित: 11 जनवरी 2024, 10:12 AM IST
x Edited by: डेस्क
x शेयर करें
x फेसबुक
x ट्विटर
c पुराने पत्रों के साथ हरिशंकर मिश्र। (फोटो: सरिता समाचार)
b बिलासगंज के बंद पड़े डाकघर की दीवार टूटी तो उसके पीछे से एक थैला निकला। थैले में 1983 के 212 पत्र थे, जो कभी बाँटे ही नहीं गए। अब 71 साल के सेवानिवृत्त पोस्टमास्टर हरिशंकर मिश्र साइकिल पर निकलकर उन्हें उनके पतों तक पहुँचा रहे हैं।
b मिश्र कहते हैं, "चिट्ठी का वक्त कभी खत्म नहीं होता। मैंने नौकरी में जो आखिरी काम अधूरा छोड़ा था, उसे पूरा कर रहा हूँ।" अब तक 87 पत्र सही हाथों में पहुँच चुके हैं। इनमें एक नौकरी का बुलावा था और एक शादी का प्रस्ताव।
b जिस महिला के नाम वह प्रस्ताव था, उनकी उम्र अब 66 साल है। उन्होंने हँसते हुए बताया कि उनकी शादी उसी लड़के से हुई, क्योंकि वह जवाब न मिलने पर खुद घर चला आया था।
b डाक विभाग ने मामले की जाँच शुरू कर दी है। अधिकारियों का कहना है कि थैला किसने छिपाया, यह पता लगाना मुश्किल होगा।
x ये भी पढ़ें
x बिलासगंज में बनेगा नया डाकघर
x ताज़ा वीडियो
x ट्रेंडिंग
x मौसम: अगले दो दिन घना कोहरा
x Disclaimer: यह खबर संवाददाता की जानकारी पर आधारित है।
x हमारे बारे में
x संपर्क करें
x प्राइवेसी पॉलिसी
x Copyright © 2024 सरिता समाचार। सर्वाधिकार सुरक्षित।
""",
        gap="\n",
    ),
    page(
        "id-main-several-pages",
        "id",
        "main",
        "dateline with outlet, read-also lines, page links, editor",
        """
x Beranda
x Nusantara
@ Kabarpesisir.example | 2024-02-19 | Ratna Widuri
t Nelayan Teluk Embun Temukan Meriam Kuno saat Menjaring Ikan
w Ratna Widuri
+x -
+o Kabarpesisir.example
d Senin, 19 Feb 2024 13:20 WIB
c Meriam perunggu sepanjang dua meter itu kini disimpan di balai desa. (Foto: Dok. Desa Teluk Embun)
b [[Teluk Embun]] - Sejumlah nelayan di Desa Teluk Embun menemukan sebuah meriam perunggu yang diperkirakan berasal dari abad ke-17. Benda seberat 300 kilogram itu tersangkut di jaring mereka pada Minggu (18/2) dini hari.
b "Kami kira batu karang. Waktu ditarik pakai dua perahu, baru kelihatan ada ukiran naganya," kata Syamsul, salah seorang nelayan, kepada wartawan.
x Baca juga: Kapal Karam di Selat Embun Jadi Surga Penyelam
b Kepala Dinas Kebudayaan setempat, Lestari Handoko, mengatakan pihaknya akan mengirim tim untuk meneliti temuan tersebut. Ia mengimbau warga agar tidak menggosok permukaan meriam karena dapat merusak lapisan pelindungnya.
x ADVERTISEMENT
x SCROLL TO CONTINUE WITH CONTENT
b Sementara itu, warga berharap meriam tetap disimpan di desa. Menurut Syamsul, sejak kabar penemuan beredar, jumlah pengunjung pasar ikan naik dua kali lipat.
r (rwd/hnd)
x Halaman Selanjutnya
x 1
x 2
x Tonton juga video: Pesona Pantai Embun dari Udara
""",
    ),
    page(
        "id-whole-portal",
        "id",
        "whole",
        "menus, popular list, comments, network links",
        """
x Masuk
x Daftar
x Cari
x Home
x Nasional
x Ekonomi
x Olahraga
x Gaya Hidup
x Indeks
x Suara Lembah
x Trending
x Gempa
x Harga Cabai
@ Suara Lembah | 2023-11-02 | Bagus Prasetyo
t Perpustakaan Kuda Kembali Keliling Lereng Gunung Wirang
d Kamis, 2 November 2023 | 07:01 WIB
w Penulis: Bagus Prasetyo
x Editor: Dewi Anggraini
x Lihat Foto
c Kuda bernama Mentari membawa dua peti buku. (SUARA LEMBAH/BAGUS PRASETYO)
b [[WIRANG]], SUARA LEMBAH - Setelah berhenti hampir tiga tahun, perpustakaan kuda di lereng Gunung Wirang kembali beroperasi. Setiap Rabu dan Sabtu, seekor kuda bernama Mentari membawa dua peti berisi buku ke sebelas dusun.
b Pengelolanya, Pak Slamet, menuturkan bahwa anak-anak sudah menunggu sejak pagi. "Mereka hafal bunyi loncengnya. Kadang yang dipinjam bukan bukunya, tapi kudanya," ujarnya sambil tertawa, Rabu (1/11/2023).
x Baca juga: Kisah Guru yang Menyeberangi Sungai demi Mengajar
b Kegiatan ini sempat terhenti karena kuda sebelumnya mati tua. Warga kemudian mengumpulkan uang hasil panen kopi untuk membeli penggantinya. Saat ini tersedia sekitar 900 buku, sebagian besar sumbangan dari pembaca di luar kota.
b Pemerintah kabupaten berjanji menambah satu ekor kuda lagi pada tahun depan.
x Dapatkan update berita pilihan dan breaking news setiap hari. Mari bergabung di grup Telegram kami.
x Tag
x perpustakaan
x literasi
x Komentar
x Jadilah yang pertama memberikan komentar
x Terpopuler
x 1 Jembatan Gantung Putus, Siswa Pilih Berenang
x 2 Jadwal Kereta Wisata Akhir Pekan
x Tentang Kami
x Pedoman Media Siber
x Kebijakan Privasi
x Copyright 2023 Suara Lembah. All rights reserved.
""",
        gap="\n",
    ),
    page(
        "vi-main-news",
        "vi",
        "main",
        "weekday and numeric date, lead, caption, author at the end",
        """
x Thời sự
x Dân sinh
@ - | 2024-08-07 | Minh Khuê
d Thứ tư, 7/8/2024, 09:15 (GMT+7)
t Cụ bà 88 tuổi dạy bơi miễn phí cho trẻ em cù lao Én
b Ba mươi năm qua, bà Tư Nhạn đã dạy hơn hai nghìn đứa trẻ ở cù lao biết bơi, dù chưa một lần học qua trường lớp nào.
b Mỗi sáng mùa hè, khi nước sông vừa lên, tiếng còi của bà Lê Thị Nhạn lại vang khắp bến đò. Lũ trẻ xếp hàng, đứa ôm can nhựa, đứa đeo phao làm từ chai nước, chờ tới lượt xuống nước.
c Bà Tư Nhạn trong một buổi dạy bơi. Ảnh: Hoài Nam
b "Năm 1993, con của hàng xóm té sông. Tôi đứng trên bờ mà không cứu kịp", bà kể. Từ đó bà cắm tre thành ô vuông dưới bến, tự nghĩ ra cách tập thở và tập nổi. Theo thống kê của xã, mười năm gần đây cù lao không có trẻ nào bị đuối nước.
x >> Xem thêm: Những bến đò cuối cùng trên sông Én
b Chính quyền địa phương vừa hỗ trợ 40 triệu đồng để làm bến tập an toàn hơn. Bà Tư nói sẽ dạy đến khi nào chân không còn đạp nước được nữa.
w Minh Khuê
x Ý kiến của bạn
x Chia sẻ bài viết qua email
""",
        gap="\n",
    ),
    page(
        "vi-extracted-one-line",
        "vi",
        "extracted",
        "one long line, dateline with agency",
        """
@ - | - | -
b [[Phú Lạng]] (TTXĐ) - Sáng nay, huyện Phú Lạng tổ chức lễ công nhận cây gạo cổ thụ ở đầu làng Đoài là cây di sản. Cây cao 32 mét, chu vi gốc gần 9 mét, được cho là có tuổi đời hơn 400 năm. Ông Nguyễn Văn Thức, trưởng thôn, cho biết trong chiến tranh thân cây từng là nơi treo kẻng báo động, còn bây giờ là chỗ hẹn của mọi đám cưới. "Ai đi xa về cũng phải ghé gốc gạo trước rồi mới vào nhà", ông nói. Các chuyên gia lâm nghiệp đã trám một hốc rỗng lớn ở thân cây và lắp cọc chống hai cành phía đông. Kinh phí khoảng 150 triệu đồng do người dân và con em xa quê đóng góp. Địa phương dự kiến trồng thêm một hàng gạo con dọc bờ đê để nối dài mùa hoa tháng ba.
""",
    ),
]
