# ruff: noqa: E501
"""Long pages in Chinese, Japanese, Korean, Thai, Vietnamese and Indonesian, and an English front page, written blind; all is invented."""

from __future__ import annotations

from tests.pages.gold.final_notation import long_page

SPLIT = "final"

PAGES = [
    long_page(
        "zh-whole-wangzhan",
        "zh",
        "whole",
        "portal: menus, rolling headlines, source and time line, editor line, comments, hot list, footer with licences",
        """
x| 首页 | 要闻 | 国内 | 国际 | 社会 | 财经 | 科技 | 体育 | 娱乐 | 汽车 | 房产 | 教育 | 健康 | 旅游 | 军事 | 文化 | 评论 | 图片 | 视频 | 直播 | 专题 | 地方 | 北京 | 上海 | 广东 | 浙江 | 四川 | 客户端 | 登录 | 注册 | 无障碍 | 繁體
x 滚动新闻
x* 多地迎来大风降温天气，局地气温骤降十四度
x* 新一批国家级非遗传承人名单公布，二百余人入选
x* 高速公路服务区推出“夜间书房”，司机称比咖啡管用
x* 研究发现：常走楼梯的人更清楚自己住几楼
x* 央行开展一千二百亿元逆回购操作
x| 您的位置： | 首页 | 社会 | 正文
@ 澜江晚报 | 2024-03-28 | 周砚秋
t 老剧院最后一任放映员：把胶片留给听得见的人
d 2024年03月28日 07:41
x 来源：
++o 澜江晚报
x| 字号：小 中 大 | 分享到： | 微信 | 微博 | 收藏 | 参与评论（126）
b 清晨六点，澜江市人民剧院的侧门吱呀一声开了。七十三岁的顾长庚提着一只保温桶走进放映室，先给那台1958年出厂的放映机擦灰，再给自己倒一碗豆浆。机器已经十一年没有转动，他说，擦一擦，它心里踏实。
b 剧院今年夏天将改建为社区文化中心。按照规划，放映室要打通，做成儿童阅读区。消息传开后，不断有人来找顾长庚，有的想买机器，有的想拍照，还有一位姑娘，只想听一听胶片走动的声音。
c 顾长庚在放映室内整理胶片盒。澜江晚报记者 陆一鸣 摄
b 这位姑娘叫沈若溪，自幼失明。小时候，父亲常带她坐在放映室门外“听电影”。“别人听的是对白，我听的是后面那个沙沙声，像下小雨。”她告诉记者。
b 顾长庚记得她。那时候她总坐在第三级台阶上，散场了也不肯走。于是他决定，在机器拆走之前再放一场，不卖票，也不亮银幕。
h 一场没有画面的电影
b 3月23日晚，四百多人挤进了原本只能坐三百二十人的大厅。灯熄了，银幕一片漆黑，只有放映机的声音从高处传下来。四十七分钟里没有人说话，有人闭上眼睛，有人把手放在前排椅背上，说能摸到震动。
b “我放了四十年电影，头一回觉得自己也是演员。”顾长庚说。那卷胶片其实是一部旧农业科教片，讲的是如何防治稻飞虱。
x 延伸阅读：他用三十年收集了一座城市的叫卖声
b 活动结束后，文化中心的设计团队修改了图纸：放映机不拆了，放映室将成为一间“听觉展厅”。负责人贺宁介绍，届时市民可以在那里听到已经消失的声音，包括：
b- 老式公交车的报站与刹车声；
b- 轮渡码头的汽笛；
b- 弹棉花、磨剪刀和打铁的声音。
b 有专家提醒，胶片和机器都怕潮，保存环境需要恒温恒湿，每年的维护费用大约要十二万元。目前，已有三家企业表示愿意资助。
b 顾长庚被聘为顾问，每周去两次。问他有什么要求，老人想了想，说，第三级台阶别铺地毯。
w 周砚秋
x （责任编辑：冯一诺）
x 声明：本网转载此文出于传递更多信息之目的，并不意味着赞同其观点或证实其描述。如有侵权，请联系我们删除。
x| 打开客户端，阅读体验更佳 | 相关新闻 | 露天电影重回乡村广场 | 城市声音档案馆开始征集 | 热门评论
x| 江边老刘 | 浙江 | 3小时前 | 小时候翻墙进去看电影，被顾师傅揪过耳朵，现在想想真是怀念。 | 点赞 231 | 回复
x| 一颗薄荷糖 | 四川 | 2小时前 | 看到第三级台阶那句话一下子没忍住，这才是一座城市应该留下的东西。 | 点赞 187 | 回复
x| 理性吃瓜 | 广东 | 1小时前 | 维护费一年十二万，够修好几条盲道了，希望两件事都能办。 | 点赞 64 | 回复
x| 查看全部126条评论 | 网友评论仅供其表达个人看法，并不表明本网立场。
x 热点排行
x#. 0 5
x 精彩推荐
x* 快递站里的围棋高手，连赢三位业余六段 | 下完棋他接着分拣包裹。
x* 这座桥为什么修了又拆、拆了又修 | 三任设计师给出三种答案。
x* 高中生用废旧手机做成地震预警器 | 已在三所学校试用。
x| 关于我们 | 广告服务 | 联系我们 | 招聘信息 | 版权声明 | 隐私政策 | 违法和不良信息举报电话：000-00000000 | 网络视听许可证0000000号 | 京ICP备00000000号
x 未经本网授权，不得转载、摘编或利用其它方式使用上述作品。已经本网授权使用作品的，应在授权范围内使用，并注明来源。
""",
    ),
    long_page(
        "zh-main-taiwan",
        "zh",
        "main",
        "traditional script: reporter line in brackets, subheads, related links inside, fan page prompts, tags",
        """
@ - | 2023-12-02 | 林書妤
t 離島最後一班渡輪改由村民自己開　船長輪流當、票價一條魚
d 2023/12/02 18:20
w 林書妤
x| 分享 | 列印 | 字級 | A- | A+
b 〔記者林書妤／南浦報導〕航商不堪虧損停駛後，離島小村南浦一度與本島斷了聯絡。村民乾脆合資買下舊渡輪，考取執照輪流掌舵，開航滿一年，竟比從前還準時。
c 村民自組的「南浦號」每天往返兩趟。（記者林書妤攝）
b 南浦村只有九十七人，平均年齡六十八歲。去年秋天，航商以「每航次平均載客一點三人」為由申請停航，縣府核准的公文寄到村裡時，送信的正是最後一班船。
b 村長吳添丁說，大家開了一晚的會，吵到半夜，最後是八十二歲的阿珠嬸站起來說：「沒有船，就自己划。」隔天眾人湊出一百四十萬元。
x 請繼續往下閱讀...
h 六名船長　最年長七十一歲
b 一年來共有六人考取動力小船駕照，其中最年長的七十一歲，原本是裁縫。她笑說，開船跟踩縫紉機差不多，「看前面，腳要穩，不要急轉彎」。
b 票價也自己訂。外地人單程兩百元，村民可以付現金，也可以付一條魚，由廚房秤重入帳。縣府交通處曾來函詢問魚如何開立收據，村裡回覆的是一張曬乾的魚皮。
x 相關新聞：離島醫療專機　一年飛了幾趟？
x 看更多！加入南浦日常粉絲團
b 根據村辦公處統計，一年載客兩千八百人次，是停航前的三倍，有遊客專程來搭裁縫船長的班次，還得預約。
b 不過，老船的引擎已經用了二十六年，航政單位要求明年底前更換。經費約三百萬元，村民打算賣一批手繪船票籌措，第一張由阿珠嬸畫，畫的是一支槳。
x 不用抽 不用搶 現在用APP看新聞 保證天天中獎　點我下載APP　按我看活動辦法
x| 相關關鍵字： | 離島交通 | 渡輪 | 南浦
x| 熱門新聞 | 冷氣團週三報到 | 學生發明會唱歌的斑馬線 | 夜市老攤交棒第四代
x| 你可能還想看 | 全台最短鐵路停駛三天 | 燈塔開放夜宿 | 留言（5）
""",
        gap="\n\n",
    ),
    long_page(
        "ja-whole-shimbun",
        "ja",
        "whole",
        "newspaper site: menus, teasers, paid mark, photo lines, related links, comments, rankings, footer",
        """
x| 本文へ移動 | メニュー | 検索 | ログイン | 会員登録 | お試し購読 | 紙面ビューアー | トップ | 速報 | 朝刊 | 夕刊 | 連載 | ランキング | 社会 | 政治 | 経済 | 国際 | スポーツ | 高校野球 | 文化・芸能 | 暮らし | 教育 | 医療・健康 | 科学・環境 | 地域 | 北海道 | 東北 | 関東 | 東海 | 近畿 | 中国 | 四国 | 九州 | オピニオン | 社説 | 写真 | 動画 | 天気 | 占い
x* 大雪の影響で新幹線に遅れ、夕方まで続く見通し | 14:22
x* 市役所の電話、保留音が「長すぎて名曲に」 問い合わせ殺到 | 13:58 | 有料記事
x* 春闘、中小の回答は来週がヤマ場 物価高で要求額は過去最高 | 13:40
x* 小学生が見つけた新種のカニ、正式に学名がつく | 13:05
x| トップ | 社会 | 記事
@ 潮見新聞 | 2024-02-21 | 三宅遼太
t 「バスが来ない停留所」に今日も列 認知症の人と家族を支える小さなベンチ
x 有料記事
w 三宅遼太
d 2024年2月21日 11時30分
x| シェア | ツイートする | ブックマーク | メールする | 印刷する | list | コメント 2件
c 停留所のベンチで話す利用者と施設職員=2024年2月9日、潮見市港町、三宅遼太撮影
b 潮見市の住宅街に、時刻表のないバス停がある。丸い標識は本物だが、路線は14年前に廃止された。それでも毎日、夕方になると数人がベンチに腰を下ろし、来るはずのないバスを待っている。
b 設置したのは、向かいにある介護施設「なぎさの家」だ。家に帰ろうと外に出てしまう入居者が後を絶たず、施設長の大塚美和さん(51)が、使われなくなった標識をバス会社から譲り受けた。
b 「止めると怒られる。でも『バスで帰りましょうか』と言うと、みなさん落ち着いて座ってくださるんです」。10分もすると、何を待っていたのかを忘れて、空の色の話になる。
x 【関連記事】 「帰りたい」は、どこへ帰りたいのか 介護現場からの報告
h 元運転手が「次は」とアナウンス
b 待合に欠かせない人がいる。元路線バス運転手の川端義男さん(79)だ。自身も物忘れが進み、3年前に入居した。制服の帽子をかぶり、ときおり低い声で「次は終点、港町」と告げる。
b 「お客さんを待たせるのが仕事だったからね」と川端さん。現役時代の停留所の名前は、62カ所すべて言える。昼に何を食べたかは、言えない。
n 「お客さんを待たせるのが仕事だったからね」
b 取り組みは少しずつ広がっている。市によると、同様の停留所は県内で5カ所になった。大学の研究チームが調べたところ、設置後、夜間に施設の外で保護された件数は約4分の1に減ったという。
b 一方で、「うそをついて座らせることにならないか」という声もある。大塚さんは、家族への説明で必ず次の三つを伝えている。
b- 本人が立ち上がったら、引き止めないこと
b- 職員が必ず隣に座ること
b- 「バスは来ない」と自分からは言わないこと
b 先月、地元のバス会社から思わぬ申し出があった。年に1度だけ、本物のバスを走らせたいという。運転席に座るのは若手の社員で、案内は川端さんに頼むことになった。
b 走る距離は一周わずか1.2キロ。終点は、出発したのと同じ停留所だ。(三宅遼太)
x 有料会員になると会員限定の有料記事もお読みいただけます。
x| 今すぐ登録（1カ月間無料） | ログインする
x| この記事を書いた人 | 三宅遼太 | 社会部 | 専門・関心分野 | 介護、地域交通、人口減少
x| コメントプラス | 藤代真帆 (医師・作家) | 2024年2月21日13時12分 投稿
x 【視点】認知症の人の「帰りたい」は場所ではなく時間を指していることが多いと言われます。この停留所は、その時間に寄り添う装置なのだと感じました。
x| いいね 41
x こちらも読まれています
x* 廃線の駅舎、図書室に 本を返しに来るのはキツネ? | 2月20日
x* 「ありがとう」が言えない人のための自販機 | 2月19日
x* 祖母のレシピ、AIが読み解いた「適量」の正体 | 2月18日 | 有料記事
x アクセスランキング
x#. 0 5
x| 潮見新聞のSNS | X | フェイスブック | LINE
x| サイトポリシー | 個人情報の取り扱い | 利用規約 | 特定商取引法に基づく表示 | 広告掲載 | 著作権について | お問い合わせ | ヘルプ | サイトマップ
x 潮見新聞に掲載の記事・写真の無断転載を禁じます。すべての内容は日本の著作権法並びに国際条約により保護されています。
x Copyright © The Shiomi Shimbun Company. All rights reserved. No reproduction or republication without written permission.
""",
    ),
    long_page(
        "ja-extracted-tsushin",
        "ja",
        "extracted",
        "agency: full-width indents, caption in brackets, related bullets",
        """
@ - | 2024-09-04 | -
t 深海の「歌う岩」、正体は微生物か　研究チームが録音に成功
d 2024年09月04日19時05分配信
c 無人探査機が撮影した「歌う岩」（海洋地質機構提供）
b 　海洋地質機構などの研究チームは4日、駿河湾の水深1800メートルにある岩から、音階のように変化する低い音を録音することに成功したと発表した。岩の隙間にすむ微生物が出すガスの泡が原因とみられる。
b 　音は1990年代から漁業者の間で「岩の歌」として知られていたが、発生源は分かっていなかった。チームは無人探査機に水中マイクを取り付け、延べ310時間にわたって観測した。
b 　解析の結果、音の高さは水温と連動しており、わずか0.2度の変化で半音ほど上下することが判明。泡が抜ける穴の大きさが、温度によって変わるためと考えられるという。
b 　主任研究員の砂川理香さんは「海底の温度計として使える可能性がある。歌がうまいかどうかは、聴く人による」と話している。
b 　成果は英科学誌電子版に掲載された。
x- 【関連記事】深海ロボット、沈没船の時計を発見
x- 【特集】海底に広がる知られざる生態系
""",
    ),
    long_page(
        "ko-whole-ilbo",
        "ko",
        "whole",
        "daily: menus, input and update times, photo lines, reporter mail, reactions, comments, most viewed, footer",
        """
x| 본문 바로가기 | 메뉴 | 로그인 | 회원가입 | 구독신청 | 지면보기 | 홈 | 오피니언 | 사설 | 칼럼 | 정치 | 대통령실 | 국회 | 경제 | 금융 | 부동산 | 사회 | 사건·사고 | 교육 | 노동 | 국제 | 미국 | 중국 | 일본 | 문화 | 책 | 방송·연예 | 스포츠 | 야구 | 축구 | 라이프 | 건강 | 여행 | 과학 | IT | 지역 | 수도권 | 영남 | 호남 | 포토 | 영상 | 뉴스레터
x* [속보] 수도권 광역버스 노사 협상 타결…내일 정상 운행
x* 전세 보증금 돌려받는 데 평균 14개월 걸렸다 | 피해자 절반은 아직도 소송 중인 것으로 나타났다. | 이소민 기자
x* “할머니 손글씨가 폰트로”… 6년 만에 3만 명이 내려받았다 | 문화
x* 미세먼지 ‘매우 나쁨’, 내일 비 오면 그칠 듯 | 날씨
x| 홈 | 사회 | 전국
@ - | 2024-11-05 | 한도윤
t 폐교에 들어선 ‘걱정 전당포’…고민 맡기면 된장을 내준다
b 경북 산골 마을 주민 11명이 운영, 1년 만에 4천 명 다녀가
w 한도윤
+x 기자
d 입력 2024.11.05. 06:00
x| 수정 2024.11.05. 09:21 | 기사 듣기 | 글자 크기 | 공유 | 스크랩 | 댓글 57
c 옛 솔고개분교 교실에 마련된 ‘걱정 전당포’. 한도윤 기자
b 경북 청운군 솔고개마을. 굽이진 길 끝에 있는 폐교 현관에는 손으로 쓴 간판이 걸려 있다. ‘걱정 전당포, 맡긴 것은 잃어버려도 책임지지 않습니다.’ 4일 오전 찾은 이곳 복도에는 평일인데도 열댓 명이 번호표를 쥐고 앉아 있었다.
b 방식은 간단하다. 손님은 종이에 고민을 적어 창구에 낸다. 그러면 평균 나이 일흔여섯인 ‘심사역’ 할머니들이 돌려 읽고, 무게를 매긴다. 가벼우면 고추장 한 숟갈, 무거우면 된장 한 단지다.
b 마을 이장 권오식(68)씨는 “처음엔 남아도는 된장을 없애려고 시작한 일”이라며 “그런데 사람들이 된장은 두고 가고 얘기만 더 하고 싶어 하더라”고 말했다.
x [관련기사] 폐교의 변신…도서관, 양조장, 그리고 천문대
h “다 읽고 나면 한 번씩 웃어요”
b 심사는 매주 화요일에 열린다. 취업에 열두 번 떨어졌다는 청년의 종이 앞에서 할머니들은 한참 말이 없었다고 한다. 결국 그는 된장 두 단지와 함께 “나는 시집살이에 마흔 번 떨어졌다”는 답장을 받았다.
n “다 읽고 나면 한 번씩 웃어요”
c 할머니 심사역들이 고민의 무게를 논의하고 있다. 청운군 제공
b 지난 1년간 접수된 고민은 4천216건. 군청이 주제별로 나눠 보니 다음과 같았다.
b- 가족과의 다툼 1천302건
b- 일자리와 빚 988건
b- 말 못 할 짝사랑 417건
b 맡긴 걱정을 찾으러 온 사람은 아홉 명뿐이었다. 그중 한 명은 1년 전 자신이 쓴 종이를 읽더니 “이게 왜 걱정이었는지 모르겠다”며 웃고 갔다고 심사역 최말순(81)씨는 전했다.
x ▶ 우리 신문을 네이버에서 구독하세요
b 전문가들은 조심스럽다. 정신건강의학과 전문의 남궁현 교수는 “이웃의 경청이 주는 위로는 분명하지만, 위기 신호를 놓치지 않도록 전문 기관과 연결하는 장치가 필요하다”고 짚었다. 군은 내년부터 상담사 한 명을 보내기로 했다.
b 전당포에는 폐업 계획도 있다. 맡아 줄 걱정이 없어지는 날이다. 권 이장은 “된장이 먼저 떨어질 것 같다”고 했다.
x 한도윤 기자 dyhan@cheongun.example
x| 저작권자 ⓒ 청운일보 무단전재 및 재배포, AI 학습 및 활용 금지
x| #폐교 | #된장 | #마을기업 | 이 기사를 추천합니다 | 좋아요 412 | 훈훈해요 388 | 슬퍼요 21
x| 댓글 57 | 순공감순 | 최신순 | 클린봇이 악성댓글을 감지합니다.
x| 산바람 | 2024.11.05. 07:12 | 읽다가 눈물 났습니다. 이런 어르신들이 계셔서 아직 살 만한 세상이네요. | 답글 3 | 공감 211
x| kims**** | 2024.11.05. 08:40 | 솔직히 상담사 보내는 예산이면 동네 보건소부터 살리는 게 먼저 아닌가요? | 답글 8 | 공감 35
x| 된장찌개 | 2024.11.05. 10:03 | 짝사랑은 몇 숟갈입니까? 진지하게 여쭤봅니다. | 공감 402
x 많이 본 뉴스
x#. 0 4
x 함께 보면 좋은 기사
x* 은퇴한 등대지기, 유튜브에서 밤마다 책을 읽는다 | 조회 수는 적지만 모두 끝까지 듣는다. | 2024.11.04.
x* 버려진 우산으로 만든 텐트, 노숙인 쉼터에 전달 | 대학생 동아리가 2년간 모았다. | 2024.11.03.
x* 고속도로 한복판 감나무, 올해도 열매 맺어 | 누가 심었는지는 아무도 모른다. | 2024.11.02.
x| 회사소개 | 광고문의 | 기사제보 | 개인정보처리방침 | 청소년보호정책 | 이용약관 | 고충처리인 | 저작권규약 | RSS
x 경북 청운군 중앙로 24 | 등록번호 경북 아00000 | 발행·편집인 배수현 | 청운일보의 모든 콘텐츠는 저작권법의 보호를 받습니다.
""",
    ),
    long_page(
        "ko-extracted-tongsin",
        "ko",
        "extracted",
        "agency: place and name in the lead, short paragraphs, mail, copyright line",
        """
@ - | 2023-07-19 | 오세린
c 해남 앞바다에서 발견된 옹기 [국립서남해문화유산연구소 제공. 재판매 및 DB 금지]
b [[(해남=한빛통신) 오세린 기자]] = 전남 해남군 앞바다에서 뚜껑이 닫힌 채 보존된 18세기 옹기 34점이 발견됐다.
b 국립서남해문화유산연구소는 19일 어민의 신고를 받아 두 달간 수중 조사를 벌인 결과 갯벌 1.5m 아래에서 옹기를 무더기로 찾아냈다고 밝혔다.
b 옹기 가운데 여섯 점에는 젓갈로 추정되는 내용물이 남아 있었다. 연구소는 시료를 채취해 성분을 분석하고 있다.
b 장보경 학예연구사는 "젓갈이 200년 넘게 밀봉된 사례는 처음"이라며 "냄새는 지금 것과 크게 다르지 않았다"고 말했다.
b 연구소는 옹기를 실은 배가 강진에서 제주로 가던 길에 침몰한 것으로 보고 선체를 찾기 위한 탐사를 이어갈 예정이다.
b 발견 당시 옹기를 그물로 끌어 올린 어민 박모(59)씨에게는 포상금이 지급된다.
x serin@hanbit.example
x 제보는 카카오톡 okjebo
x <저작권자(c) 한빛통신, 무단 전재-재배포 금지>
d 2023/07/19 10:14 송고
""",
        gap="\n\n",
    ),
    long_page(
        "th-main-khao",
        "th",
        "main",
        "Thai: Buddhist year, spaces between clauses, related box inside, tags, share prompts",
        """
x| หน้าแรก | ข่าวทั่วไทย | ภาคใต้
@ - | 2024-01-23 | -
t ชาวประมงเกาะปันหยิกเลี้ยงห่านเฝ้าท่าเรือ โจรหาย นักท่องเที่ยวเพิ่ม
d 23 ม.ค. 2567 08:45 น.
x| แชร์ | คัดลอกลิงก์ | ขนาดตัวอักษร ก ก ก | บันทึก
b ชาวบ้านเกาะปันหยิก จ.ตรัง แก้ปัญหาเครื่องยนต์เรือถูกขโมย ด้วยการเลี้ยงห่าน 18 ตัวไว้ที่ท่าเรือ ผ่านไปแปดเดือนไม่มีของหายแม้แต่ชิ้นเดียว
c ฝูงห่านเดินตรวจท่าเรือในช่วงเช้ามืด ภาพ: สมชาติ ทะเลงาม
b ผู้สื่อข่าวรายงานว่า ที่ท่าเรือบ้านใต้ ทุกคืนเวลาประมาณสามทุ่ม ห่านทั้งฝูงจะเดินเรียงแถวจากเล้าไปยังสะพานไม้ แล้วแยกย้ายกันยืนตามเสา คล้ายกับการเปลี่ยนเวรยามของทหาร
b นายดลเลาะ หมัดอาด้ำ อายุ 61 ปี เจ้าของความคิด เล่าว่า ก่อนหน้านี้ติดตั้งกล้องวงจรปิดไปแล้วสองครั้ง แต่กล้องก็ถูกขโมยไปด้วย "ผมเลยนึกถึงห่านของแม่ ตอนเด็กๆ ผมกลับบ้านดึกทีไร มันร้องฟ้องทุกที"
b ตั้งแต่เดือนพฤษภาคมเป็นต้นมา ห่านจับคนแปลกหน้าได้แล้วสามราย รายแรกเป็นขโมย รายที่สองเป็นลูกเขยผู้ใหญ่บ้าน ส่วนรายสุดท้ายเป็นปลัดอำเภอที่มาตรวจงานโดยไม่ได้แจ้งล่วงหน้า
x ข่าวที่เกี่ยวข้อง
x เปิดใจครูดอย ใช้แพะไปรับนักเรียนข้ามลำธาร
h เงินเดือนเป็นข้าวเปลือก
b คณะกรรมการหมู่บ้านลงมติให้ห่านเป็นลูกจ้างของกองทุน ได้ค่าตอบแทนเป็นข้าวเปลือกวันละสองกระสอบ และหยุดงานในวันที่มีพายุ โดยมีกติกาสำหรับผู้มาเยือนดังนี้
b- ห้ามวิ่งบนสะพานหลังพระอาทิตย์ตก
b- ห้ามทำท่าทางเลียนแบบห่าน
b- หากถูกล้อมให้ยืนนิ่งและรอเจ้าของ
b ด้านผู้กำกับการสถานีตำรวจในพื้นที่กล่าวว่า สถิติการลักทรัพย์ลดลงจริง แต่มีการแจ้งความเรื่องถูกจิกเพิ่มขึ้น 11 คดี ซึ่งทั้งหมดตกลงกันได้ด้วยปลาแห้ง
x ติดตามข่าวสารได้ที่ LINE Official Account คลิกเพิ่มเพื่อน
b ปัจจุบันมีนักท่องเที่ยวมารอชมการเปลี่ยนเวรคืนละกว่าร้อยคน ชาวบ้านเปิดร้านน้ำชาเพิ่มอีกสี่ร้าน และกำลังฝึกเป็ดไว้สำรอง
x| แท็กที่เกี่ยวข้อง | ตรัง | ห่าน | ประมงพื้นบ้าน | ท่องเที่ยวชุมชน
x| ข่าวล่าสุด | หวยงวดนี้เลขเด็ดอะไรบ้าง | ฝนตกหนักหลายพื้นที่ | ราคาน้ำมันพรุ่งนี้ | ดูทั้งหมด
x| ความคิดเห็น | เข้าสู่ระบบเพื่อแสดงความคิดเห็น
x| ลุงชัย | 24 ม.ค. 2567 | อยากให้ท่าเรือบ้านเราทำแบบนี้บ้าง เพราะเครื่องเรือหายทุกปีจนไม่มีใครกล้าจอด | ตอบกลับ
""",
        gap="\n\n",
    ),
    long_page(
        "th-extracted-wikhro",
        "th",
        "extracted",
        "economy report, Buddhist year, long lines, numbered list, related",
        """
@ - | 2023-10-12 | -
t ราคาทุเรียนปลายฤดูพุ่ง ชาวสวนเก็บไว้ไม่ยอมขาย
d วันที่ 12 ตุลาคม 2566 - 14:20 น.
b ราคาทุเรียนหน้าสวนในจังหวัดทางภาคใต้ปรับขึ้นต่อเนื่องเป็นสัปดาห์ที่สี่ โดยหมอนทองเกรดเอซื้อขายกันที่กิโลกรัมละ 185 บาท สูงกว่าช่วงเดียวกันของปีก่อนเกือบหนึ่งในสาม
b นางกัลยา ศรีพรหม นายกสมาคมชาวสวนผลไม้ เปิดเผยว่า ผลผลิตปีนี้ลดลงเพราะฝนทิ้งช่วงในเดือนมีนาคม ขณะที่ผู้ซื้อจากต่างประเทศยังคงสั่งจองล่วงหน้าในปริมาณเท่าเดิม
b อย่างไรก็ดี ชาวสวนจำนวนหนึ่งเลือกที่จะยังไม่ตัดผล เพราะเชื่อว่าราคาจะแตะ 200 บาทก่อนสิ้นเดือน นักวิชาการเตือนว่าการรอมีความเสี่ยงสามประการ
b- ผลสุกคาต้นและร่วงก่อนตัด
b- ค่าจ้างคนเฝ้าสวนตอนกลางคืนสูงขึ้น
b- ตลาดปลายทางหันไปซื้อจากประเทศเพื่อนบ้าน
b กระทรวงพาณิชย์จะประชุมร่วมกับผู้ส่งออกในวันจันทร์หน้า เพื่อประเมินสถานการณ์และกำหนดมาตรการป้องกันการสวมสิทธิ์
x- อ่านเพิ่มเติม: ทุเรียนอ่อนระบาด ตรวจยึดแล้วกว่า 40 ตัน
x- อ่านเพิ่มเติม: เปิดเส้นทางสายทุเรียนเมืองใต้
""",
        gap="\n\n",
    ),
    long_page(
        "vi-main-bao",
        "vi",
        "main",
        "Vietnamese: date with GMT, sapo, captions, author bottom right, related links inside, reader opinions",
        """
x| Thời sự | Dân sinh
@ - | 2024-03-13 | Thùy Khanh
d Thứ tư, 13/3/2024, 06:00 (GMT+7)
t Xóm chài dựng 'cây ATM muối' giữa đầm phá
b THỪA THIÊN HUẾ - Chiếc tủ sắt cũ bên bờ phá Tam Giang mỗi ngày phát ra hơn 60 kg muối cho người đi biển, không cần thẻ, chỉ cần một câu hò.
b Bốn giờ sáng, ông Trần Văn Lộc, 66 tuổi, chèo ghe ra mép nước, mở nắp tủ rồi đổ vào ba bao muối hạt. Chiếc tủ vốn là máy bán nước ngọt bỏ đi của một khách sạn, được thợ máy trong làng lắp thêm mạch nhận giọng nói.
b Ai muốn lấy muối phải đứng trước loa và hò một câu, bài gì cũng được. Máy không chấm hay dở, chỉ đo xem người hò có ngân đủ ba giây hay không. "Người vội thì không ngân nổi. Mà người vội ra khơi là dễ gặp nạn", ông Lộc giải thích.
c Một ngư dân hò trước 'cây ATM muối', sáng 10/3. Ảnh: Võ Thạnh Bình
b Ý tưởng ra đời sau mùa bão năm 2020. Khi ấy giá muối tăng gấp bốn, nhiều nhà phải bỏ cá vì không ướp kịp. Mười hai hộ làm nghề muối góp lại, mỗi hộ vài tạ một năm, để người đánh bắt lấy trước, cuối vụ trả bằng mắm.
x > Những người giữ nghề muối cuối cùng ở vùng đầm phá
h Câu hò thành mật khẩu
b Thạc sĩ văn hóa Lê Diệu Hiền, người ghi âm toàn bộ các lượt hò suốt hai năm, cho biết bà đã sưu tầm được 340 làn điệu, trong đó gần một phần ba chưa từng có trong sách. "Tôi không phải đi điền dã nữa, chỉ cần ngồi cạnh cái tủ", bà nói.
b Chính quyền xã từng lo mất trật tự vì tiếng loa lúc rạng sáng. Sau ba cuộc họp, người dân thống nhất:
b- Trước năm giờ chỉ được hò ru.
b- Trẻ em được lấy muối nếu thuộc trọn một bài.
b- Khách du lịch hò sai lời vẫn được muối, nhưng phải nghe người khác hò lại.
b Đến nay tủ mới hỏng một lần, do một con mực chui vào khe phát. Người trong xóm gọi đó là vị khách duy nhất không chịu hò.
b Hội nghề cá tỉnh dự định nhân rộng mô hình sang ba xã ven phá trong năm nay. Ông Lộc chỉ mong một điều, rằng máy mới đừng có màn hình.
w Thùy Khanh
x| Trở lại Dân sinh | Lưu | Chia sẻ | Copy link thành công
x| Ý kiến (18) | Quan tâm nhất | Mới nhất
x| Hoàng Minh | Tôi quê ở đó, lần nào về cũng ra hò một câu rồi xách bịch muối lên phố làm quà. | Thích 56 | Trả lời | 08:12 13/3
x| ngocanh85 | Mong các nơi khác học theo, vừa giúp bà con vừa giữ được điệu hò của cha ông. | Thích 33 | Trả lời | 09:40 13/3
x| Tin xem nhiều | Cầu phao đóng cửa vì gió mạnh | Giá vàng lại lập đỉnh | Nữ sinh tìm thấy nhật ký của ông cố
""",
        gap="\n\n",
    ),
    long_page(
        "id-main-agregator",
        "id",
        "main",
        "aggregator: one story, excerpts of three outlets with outlet and date lines, cut at the end",
        """
x| Beranda | Liputan penuh
x Liputan penuh
x Kereta gantung Gunung Lawira batal dibangun
x 3 artikel dari 3 media
@ Kabar Lawira | 2024-06-03 | -
o Kabar Lawira
d 3 Juni 2024
t Warga Menang, Proyek Kereta Gantung Lawira Dihentikan
b Pemerintah kabupaten akhirnya menghentikan proyek kereta gantung senilai Rp 310 miliar setelah protes warga berlangsung sebelas bulan. Keputusan itu dibacakan bupati di hadapan ratusan petani kopi yang sejak pagi memenuhi pendapa. "Kami mendengar, dan kami tidak akan menebang satu pohon pun," ujarnya. Warga menyambut pengumuman itu dengan menabuh lesung. Sementara itu, kontraktor menyatakan akan menuntut ganti…
x Baca selengkapnya
@ Harian Samudra | 2024-06-03 | -
o Harian Samudra
d 3 Juni 2024
t Investor kecewa, pembatalan kereta gantung dinilai merusak iklim usaha
b Konsorsium pemenang tender menyayangkan langkah bupati yang membatalkan pembangunan secara sepihak. Direktur utamanya, Hendra Wibisana, menyebut pihaknya sudah mengeluarkan Rp 42 miliar untuk studi kelayakan dan pembebasan lahan. Menurut dia, pembatalan ini memberi sinyal buruk bagi penanam modal lain. Asosiasi pengusaha setempat meminta gubernur turun tangan sebelum perkara ini sampai ke…
x Baca selengkapnya
@ Suara Hijau | 2024-06-02 | -
o Suara Hijau
d 2 Juni 2024
t Elang Jawa di balik gagalnya kereta gantung
b Tiga sarang elang yang ditemukan mahasiswa biologi pada Februari lalu ternyata mengubah jalannya perkara. Temuan itu membuat dokumen lingkungan harus disusun ulang, dan di sanalah para peneliti menemukan bahwa peta yang dipakai konsultan berasal dari gunung lain. "Kami kira salah cetak," kata Nadia Rahmi, salah satu mahasiswa. Peta tersebut, yang memuat sungai yang tidak pernah ada di Lawira, kemudian menjadi…
x Baca selengkapnya
x| Topik terkait | Lawira | Lingkungan | Pariwisata | Ikuti | Bandingkan liputan
x Daftar buletin kami untuk mendapatkan ringkasan berita setiap pagi.
""",
        gap="\n",
    ),
    long_page(
        "en-whole-front",
        "en",
        "whole",
        "front page: teasers in sections only, no article",
        """
x| Skip to content | Sign in | Home | News | Sport | Weather | Business | Arts | Travel | Earth | Audio | Video | Live | Thursday 6 June
x* Ferry company goes into administration with 900 jobs at risk | Sailings will continue for at least two weeks, say the administrators. | 1 hr ago | Carrow
x* Ministers to rule on tidal barrage by autumn | The scheme could power 80,000 homes, but anglers fear for the salmon. | 3 hrs ago | Business
x* Watch: Otter steals the show at village cricket final | 1:04 | Sport
x More to explore
x* The people who collect other people's shopping lists | There are more of them than you think, and they meet in Hull. | Features
x* Why the best bread in Wexmere is baked in a prison | A sentence, a sourdough starter and a second chance. | Food
x* Quiz of the week: whose hat blew into the Assembly? | Quiz
x Most watched
x#. 0 4
x Sport
x* Tallis out for the season after fall in warm-up | The captain slipped on a water bottle. | 5 hrs ago | Athletics
x* Stennick draw again to stay eleventh | It was their ninth goalless game in a row. | 7 hrs ago | Football
x Also in news
x* Fire at recycling plant brought under control | Residents are still advised to keep windows shut. | 8 hrs ago
x* School choir's song played on the space station | An astronaut's mother teaches there. | 9 hrs ago
x Most read
x#. 2 10
x| Terms of Use | About us | Privacy Policy | Cookies | Accessibility Help | Contact | Copyright 2024. We are not responsible for the content of external sites. Read about our approach to external linking.
""",
    ),
]
