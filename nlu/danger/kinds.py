"""What danger is spoken of, kind by kind, in the language of `nlu.danger.patterns`.

The words are standard ones (`language.normalising`): *gak kuat lagi* is *tidak kuat lagi*.
"""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "wants to die": """
<suicide>
bunuh|gantung|bakar|habisi|menghabisi|membunuh|kill|kil|killing|killed|hang ..1 diri|dhiri|self
    |myself|herself|himself
<i> ..2 bunuh|bakar|gantung|ngagantung maneh|kamu|awak sendiri?
bunuh dari
hayang|hoyong|arek|rek bunuh|ngagantung maneh|kamu
<wish> <between>? <between>? <between>? <die>
<wish> <between>? meninggal|tewas|dead
<die> saja|aja|wae|haja|aje|ae
<i> mati|mampus|modar|paeh|maot saja|aja|wae
caranya|cara|gimana|bagaimana|obat ..5 <die> ..2 tanpa|cepat|instan|tenang|nyaman|mudah
bagaimana|gimana cara ..1 <die>
biar|biarkan|biarin ..1 <i> <die>|tiada
kenapa <i> ..2 tidak <die>
kalau|andai|seandainya|seandai|jika|semoga|if|when <i> ..1 <die>|meninggal
<give_up> ..2 <life>|nyawa|penderitaan
mengakhiri|akhiri|akhirin|ngakhirin|udahan ..2 semua|segalanya
<wish> ..1 udahan ..1 sama|dengan|hidup|semua
<wish> ..1 <give_up> saja|hidup|semua|semuanya
tidak <bear> ..2 <wish> <give_up>
<give_up> ..1 sama|dengan|on <life>|dunia|semua
wish|wished <i> ..2 dead|die|tiada
better of|off dead
dont|not|no ..2 want|wanna ..1 live|alive|exist|wake
want|wanna|going|gonna ..1 die|disappear
end ..1 my life
<wish> ..1 tidur ..3 tidak ..1 bangun
percobaan|coba|mencoba|nyoba bunuh|gantung diri
tabrakin|nabrakin|menabrakkan|menabrak|jatuhin|menjatuhkan ..1 diri|badan
selfharm
self harm|harming
unalive
<wish> ..1 menyudahi|menyudahin|sudahi|sudahin|akhiri ..1 hidup|semua|semuanya|saja|ini
menyudahi|menyudahin|sudahi|sudahin ..1 hidup|semua|semuanya
dosis|butir|obat|racun ..4 mematikan
<medicine> ..4 mati|mampus|metong
berapa|brp ..2 <medicine> ..3 mati|mematikan|overdosis
<medicine> tidur ..1 <much>|<number>
<not> takut mati
malaikat maut ..2 jemput|datang
jemput|cabut|ambil nyawa|ajal <i>?
ya? tuhan|allah ambil|cabut|jemput nyawa? <i>
tuhan|allah|malaikat ..2 jemput|panggil|cabut ..1 <i>
cara|tempat|waktu ..2 bunuh|gantung diri
berhenti ..1 dari? <life>
kapan|kapankah ..1 <i> ..1 <die>
doain|doakan|semoga|harap|biar ..3 cepat ..1 <die>
cepat|cepetan ..1 mati saja
feel|feeling like killing|dying
<wish> ..1 mengakhiri $
<wish> ..1 semua ..1 berakhir|selesai
<life> ..7 <wish> ..1 selesai|berakhir|berhenti
mati ..3 tenang|solusi|satu|jalan|lega|bebas
""",
    "sees no way on": """
<not> ..2 <bear> ..3 <life>
<not> ..1 <wish>|semangat|sudi|layak|pantas ..2 <life>
<not> ada ..1 <worth> ..3 <life>
<tired> ..3 <life>
<tired> ..3 sama|dengan <life>
<life> ..4 <not> ..2 <worth>
<life> ..3 percuma|sia|hancur|ancur|hampa|useless|meaningless
untuk|buat|ngapain ..1 apa|lagi? ..2 <life>
alasan <i>? untuk|buat|bertahan <i>? <life>
alasan ..2 <life>
<not> ada ..1 guna|gunanya <i> ..1 di|untuk|ada
<not> ada|punya ..1 harapan
putus asa
hopeless
<vanish> ..2 <world>|<forever>
<wish> ..1 hilang|ngilang|menghilang|lenyap|musnah saja|selamanya
tidur|istirahat|tenang <forever>
<wish>|semoga|harap ..3 tidak ..2 bangun lagi
tidak ..1 bangun lagi
<not> <wish> ..1 ada ..1 besok|dunia|hari
<not> ..3 di|dalam <world> ini? lagi
<wish> ..1 nyusul|menyusul|ikut ..3 almarhum|almarhumah|alm|mendiang|meninggal|surga|alam|akhirat
<wish> ..1 nyusul|menyusul ..1 mama|papa|ibu|bapak|ayah|nenek|kakek|anak
nyusul|menyusul ..2 almarhum|almarhumah|alm|mendiang|meninggal|surga
pulang|kembali|menghadap ..1 ke|kepada? tuhan|allah|pangkuan|sang|yesus
lebih baik|enak|bagus|tenang|bahagia kalau? <i> ..1 tidak|hilang|tiada|pergi|mati
lebih baik|enak|bagus|tenang|bahagia ..3 kalau|tanpa <i> ..1 tidak|hilang|tiada|pergi|mati
lebih baik|bahagia|indah|tenang|enak tanpa|without <i>
<i> ..1 cuma|hanya|jadi|selalu ..1 beban|menyusahkan|nyusahin
<die> ..2 daripada|dari|timbang|than
beban ..1 keluarga|orangtua|semua|hidup
menyesal|nyesel|nyesal ..2 lahir|dilahirkan|dilahirin
andai|seandainya|seandai|coba|harusnya ..3 tidak ..2 lahir|dilahirkan
benci ..1 diri|hidup|hidupku
<not> layak|pantas|berhak|deserve ..1 <life>|bahagia
cant do this anymore
cant go on
<wish> ..1 tiada|musnah
<i> ..3 <not> ..1 kuat|sanggup|tahan lagi $
<not> kuat|sanggup|tahan|kuaik|kawa lagi $
<life> ..6 menyerah|nyerah|mengakhiri
maaf ..2 <i> ..1 menyerah|nyerah
<not> usah|perlu|pantes|patut ..1 <life>
<i> ..1 <not> guna|berguna|ada gunanya|artinya|arti
<i> ..1 <not> guna|berguna|berharga $
<i> ..1 sampah|gagal ..4 <life>|mati
pergi|hilang ..1 jauh ..3 tidak ..1 kembali|balik|pulang
<wish> ..1 pergi ..2 selamanya
<wish> ..1 bertemu|ketemu|jumpa|menemui|temui ..1 tuhan|allah|almarhum|almarhumah
<tired> ..3 <wish> ..1 menyerah|nyerah|udahan|mengakhiri|menyudahi
tidak ada ..1 jalan keluar|lain lagi
<world> ..2 tanpa <i>
<life> ..2 berat|sakit|neraka|gelap ..4 <not>|nyerah|menyerah|mati
<wish> ..1 ke surga|akhirat|neraka
gamau|gakmau|gmau|emoh|males <life>
apa guna|gunanya ..2 <life>
sebaiknya|seharusnya|mestinya <i> ..1 tidak lahir|hidup
sebaiknya|seharusnya|mestinya <i> ..1 tidak ada $
tidak akan ..1 lihat|ketemu|bertemu <i> lagi
tidak ada ..2 butuh|peduli|sayang|menyayangi|mencintai <i>
<tired> ..1 jadi|menjadi <i>|diri
tidur panjang|abadi
titik terendah ..6 <life>|berhenti|mati
hidup segan mati
<i> ..2 tidak ada ..1 di dunia
""",
    "says farewell to life": """
ini ..2 pesan|chat|pesanku|surat terakhir ..1 dari|ku|<i>
ini chat|chatku terakhir
ini ..1 pesan|surat terakhir
surat wasiat|perpisahan
selamat tinggal dunia
selamat tinggal ..3 maaf|maafkan|maafin
semua selesai|berakhir ..2 selamat tinggal
<i> pamit ..4 maaf|maafin|maafkan ..2 salah|semua|dosa
titip|jaga|jagain|rawat|jagakan ..3 kalau ..1 <i> ..2 tidak ada ..1 $
siap|siapin|siapkan|menyiapkan|nyiapin|nyiapkan|beli|ikat|masang|pasang ..1 tali|racun|tambang
    |kabel
sudah ..1 di|naik ..1 pinggir|tepi|atas|ujung ..1 <height>
di <height> ..5 <jump>
<jump> ..2 <height>
<wish> <jump>
suruh|menyuruh|nyuruh|disuruh|nekat|ancam|mengancam|ngancam|ngancem ..1 <wish>? <jump>
tulis|nulis|menulis|bikin|buat|ninggalin ..1 surat|pesan ..1 untuk|buat|ke ..1 anak|keluarga
    |istri|suami|ibu|orang|mama|papa
terima kasih ..4 selama ini ..3 maaf|pamit|selamat|nyerah|menyerah
chatku|pesanku terakhir
<person> ..3 di|ke atas ..1 jembatan|atap|tower|genteng|menara|rooftop
manjat|memanjat|naik ..1 tower|menara|gedung|jembatan|genteng|sutet
kurung|ngurung|mengurung diri ..5 mati|bunuh|bunuhdiri
tulis|nulis|menulis ..1 pesan|surat ..1 untuk|buat|ke mama|mamah|papa|papah|ibu|anak|suami|istri
maaf|maafin|maafkan ..3 kalau ..1 besok <i> ..2 tidak
berdiri|duduk|lagi|sudah di pinggir|tepi|ujung ..1 <height>
""",
    "hurts themselves": """
<hurt> ..1 diri|dhiri|myself
sakiti|menyakiti|nyakiti|nyakitin|lukai|melukai|lukain ..1 <self>
<cut> ..2 <skin>
<skin> ..3 disayat|sayat|nyayat|silet|nyilet|disilet|goresin
<i>|habis|setelah|abis|lagi|suka|mulai cutting|nyilet|nyayat ..1 lagi|barusan|tadi|diri|terus
    |tangan
cutting myself|again|lagi|barusan
setelah|habis|abis cutting
<i> ..2 pegang|megang|ambil|nyari|cari|bawa silet|pisau|cutter
mukul|mukulin|memukul|pukul|benturin|membenturkan|jedotin kepala ..1 sendiri|tembok|dinding
kepala|badan|diri sendiri ke? tembok|dinding
jedotin|jedutin|benturin|membenturkan kepala
🔪|pisau diri
potong|iris nadi|urat
luka|sayatan baru lagi di tangan
<wish> ..2 nyilet|nyayat|selfharm|cutting|menyayat|menyilet
nyakitin|menyakiti|lukai|melukai|nyelakain|mencelakai ..1 anak|istri|suami|ibu|bapak|bayi|orang
    |<i>
""",
    "has swallowed poison or too much": """
<swallow> ..2 <poison>
<swallow> ..1 obat nyamuk|tikus|serangga|kutu
<swallow> ..1 cairan|minyak|kapur|air ..1 pembersih|tanah|barus|aki|keras|pemutih|kamper|lantai
    |cuci
<swallow> ..1 kamper|kapur
<swallow> ..1 <much> <medicine>
<swallow> ..2 <medicine> ..2 <much>
<swallow> ..1 <medicine> ..1 <number> <pill>
<swallow> ..1 <number> <pill>|obat ..1 <medicine>?
kebanyakan|kelebihan|berlebihan ..2 minum? <medicine>
overdosis|overdose|overdosage
over dosis
od obat
<person> od
lagi|habis|barusan od
<child> ..3 tertelan|ketelan|ketelen|nelan|nelen|menelan|telan|keminum|terminum|kemakan
    |termakan|swallowed
<child> ..2 <swallow> ..1 <thing>
<child> ..2 <swallow> obat|pil ..1 nenek|kakek|ibu|bapak|ayah|orang|dewasa|kucing|anjing
tertelan|ketelan|ketelen|keminum|kemasukan ..1 <thing>|<poison>
od <help>
<person> ..1 od
to|too many ..1 pil|pills|tablets|meds
""",
    "is beaten or held": """
<beaten>
di pukul|pukuli|pukulin|tampar|tendang|gebuki|gebukin|bacok|tusuk|keroyok|cekik|perkosa|sandera
    |sekap|siksa|aniaya|kurung|ancam|bunuh|tembak
<kin> ..3 <beat> ..1 <person>
<beat> <person>
<beat> me|<i>
diperkosa|dicabuli
kdrt
<person> ..2 diculik|disekap|disandera
tolong|sekarang|lagi ..4 dilecehkan|dicabuli|diperkosa|dikeroyok
dilecehkan|dicabuli|diculik ..3 tolong|sekarang|barusan
kena bacok|tusuk|tembak|begal
dibegal|dirampok|dijambret ..4 <help>|sekarang|luka|berdarah
penusukan|penembakan|pembacokan|penganiayaan|pengeroyokan|tawuran|penculikan di|sekarang|depan
    |tolong
ada|terjadi penusukan|penembakan|pembacokan|tawuran|perkelahian|penganiayaan|pengeroyokan
dikunci|dikunciin|dikonci ..1 suami|istri|bapak|ibu|ayah|pacar|majikan|kamar|gudang
beating|hitting|hurting ..1 his|her|the|my|their
""",
    "threatens or is threatened": """
<hold> ..2 <weapon>
ditodong
<wish>|akan|ancam|mengancam|ngancam|ngancem|diancam|ancaman|takut|threatening ..2 <kill>
<wish>|akan|ancam|mengancam|ngancam|ngancem|diancam|nekat ..2 bakar|membakar|ngebakar|bom
    |ngebom|meledakkan rumah|orang|kantor|gedung|kampus|loket|sekolah|diri
<i> bakar|bom|ledakkan|ledakin|obrak ..1 kantor|rumah|gedung|kampus|kalian|kamu
<kill> <i>|dia|kami|anak|ibu|istri|suami|orang|semua|kamu|kalian|bapak|lu|lo|me|him|her|you|us
    |mereka|ayah|adik|kakak|tetangga
<wish>|akan|ancam|mengancam|ngancam|ngancem|diancam|coba|mencoba ..2 melukai|menyakiti|lukai
    |celakai|mencelakai|nyelakain
ada|pasang|bawa bom
someone|he|she|they ..2 trying|wants|going|trying ..2 kill|kil|hurt|stab|shoot
<voice> ..3 <order>
<order> ..1 <i>? bunuh|membunuh|mati|loncat|lompat|lukai|melukai|bakar
nyawa|life ..3 terancam|bahaya|danger|melayang
dalam|in bahaya|danger
ngejar|mengejar|dikejar ..3 <weapon>|orang|preman
gunting ..2 nusuk|tusuk|menusuk
<i> ..1 habisi|bantai|gorok|bunuh ..1 kalian|kamu|semua|dia|kau|mereka
""",
    "is raging": """
<person> ..3 <rage>
lagi|sedang|malah|terus <rage>
<rage> sambil|bawa|dan|terus|di|lagi|mecahin|memecahkan|hancurin|tolong|wish|mau|di rumah
<rage>
""",
    "cannot breathe or wake": """
<not> ..1 bisa? <breath>
henti|berhenti|susah|sulit|sesek|megap|stop|stopped <breath>
<not> ..1 bangun bangun
<other> ..5 <not> ..1 sadar|bergerak|gerak|nangis|sadarkan|siuman|responsif|merespon
<not> bisa? dibangunkan|dibangunin|siuman
jatuh|pingsan|tidur|ambruk ..5 <not> ..1 bangun
<not> sadarkan diri
<not> respon|responsif|merespon|sadar|bergerak ..2 dipanggil|dibangunkan|sama
not breathing|responding|moving|waking
cant|cannot breathe
<not> bisa bergerak|gerak tolong|tiba|mendadak
bibir|muka|wajah|kuku|badan ..2 biru|membiru|kebiruan
bayi <i>? biru|biruuu
bayi|anak|balita ..1 membiru|kebiruan
mulut|mulutnya ..1 berbusa|busa|mencong|perot|miring|berdarah
pelo|mencong|perot ..2 mendadak|tiba|sebelah
mendadak|tiba ..2 pelo|mencong|perot|lumpuh|pingsan|rubuh|ambruk|jatuh|kaku
serangan|henti jantung
heart attack
dada ..2 sakit|nyeri|sesak|sesek ..1 sekali|banget|hebat|parah|berat|tembus|pol|keringat|menjalar
keringat dingin ..3 dada|sesak|napas|nafas
napas|nafas ..1 berhenti|hilang|tersengal|megap|satu
jatuh ..5 berdarah|patah|pendarahan|kepala
<not> bisa ngomong|bicara|bergerak|berdiri ..2 tiba|mendadak
<other> ..2 tiba|mendadak ..3 tidak bisa ngomong|bicara|jalan|bergerak|gerak|melihat
asma|nama|bengek ..1 kambuh|kumat
bayi|balita ..6 lemas|lemes|loyo|lunglai
<other> ..1 drop ..2 sadar|tolong|parah
<other> ..2 ambruk|rubuh|roboh|kolaps|koit
kaku|dingin ..2 badan|tubuh ..3 <help>|tidak|sekarang
napas|nafas ..1 senin kamis
dada ..2 sakit|nyeri|sesak ..2 keringetan|keringat|menjalar|pingsan
""",
    "is bleeding, burning or giving birth": """
darah ..2 <not> ..2 berhenti|mampet
darah ..1 ngucur|mengucur|muncrat|deras|banyak ..1 tolong|sekali|banget|terus|keluar|dari
darah ngucur|mengucur|muncrat|mengalir|deras
kejang|darah|pendarahan|perdarahan|muntah ..1 <not> ..1 berhenti
pendarahan|perdarahan hebat|banyak|terus|otak
bleeding ..2 lot|heavily|badly|out|much
kepala|leher ..1 bocor|pecah|robek ..2 darah|tolong|berdarah
ketuban ..2 pecah|rembes|merembes|keluar|bocor
pecah ketuban
mau|akan|sudah|pengen|ingin ..1 melahirkan|lahiran|brojol|babaran|ngalahirkeun ..3 sekarang
    |tolong|segera|cepat|gawat|kontraksi|mules|ketuban|darurat|pecah|jalan|bukaan
tolong ..4 melahirkan|lahiran|brojol
kepala bayi ..2 keluar|kelihatan|nongol
bayi ..2 keluar ..1 kepala|kaki|duluan
bukaan ..2 lengkap|tolong|sekarang
ada|tolong|terjadi|sedang|lagi kebakaran
rumah|kamar|dapur|kantor|gedung|asrama|kos|kontrakan ..1 kebakaran|terbakar|kobong
kebakaran di|tolong|rumah
kecelakaan|tabrakan di|depan|motor|mobil|beruntun ..5 <help>|depan|jalan|dekat|sini
tolong|ada|terjadi ..1 ledakan|meledak|longsor|terjebak|tenggelam
terjebak di
gas bocor|beracun ..3 tolong|pingsan|sesak
digigit|dipatok|dicatok|kegigit ular|ulo|oray|cobra|kobra
tersengat|kesengat|kesetrum ..1 listrik
kepala|muka|wajah|leher|tangan|kaki ..2 berdarah ..1 banyak|terus|parah
kepala ..1 berdarah
darah ..1 banyak ..2 keluar
keluar darah banyak|terus|deras
kontraksi ..2 terus|lahiran|melahirkan|tolong|sering|menit
kepala bayi ..2 keliatan|terlihat|nampak|muncul
tersiram|kesiram|ketumpahan|kena|disiram ..1 air|minyak ..1 panas|keras|raksa|mendidih
tangan|jari|kaki|lengan ..2 putus|terjepit|kejepit|terpotong|kepotong|buntung
luka bakar|tusuk|tembak|bacok ..3 <help>|parah|sekarang
melepuh ..3 <help>|parah
tersetrum|kesetrum|kesamber|tersambar
berdarah|mimisan|ngucur ..2 <not> ..2 berhenti|mampet
tabrakan|kecelakaan ..5 parah|korban|luka|berdarah|terjepit|meninggal
nimpa|menimpa|ketimpa|tertimpa|ketindih|kejatuhan ..2 orang|anak|pohon|tembok|bangunan|motor
    |mobil
""",
    "calls for rescue": """
kirim|panggil|panggilkan|kirimkan|butuh|minta|call|cal|send|need ..1 <ambulance>
tolong ..2 <ambulance>
<ambulance> ..1 tolong|sekarang|segera|cepat|darurat|gawat|dong? sekarang|please
ini|situasi|lagi|sedang|sangat sudah? darurat|emergency
darurat|gawat|emergency|urgent tolong|help|please|cepat
tolong|help ..1 darurat|gawat|emergency
tolong selamatkan|selametin
selamatkan nyawa|ibu|anak|bapak|suami|istri|saya|kami
help me dying|die
<i> ..1 dying
help me please? $
please help me $
sos
save me $
tolong tolong
tolong|tolongin|selamatkan <i> $
kondisi|keadaan ..1 <other> ..2 gawat|kritis|darurat|sekarat|memburuk
""",
}
"""Phrases by the kind of danger of which they speak."""

SICK_NOW = """
<person>|ada|tolong|bantu|sekarang ..4 <sick>
<sick> ..5 <help>|sekarang|saya|terus
<person>|ada|tolong ..4 muntah|batuk|berak|bab darah
muntah|batuk darah ..4 <help>|sekarang|terus|banyak
<person>|tolong|ada ..4 sesak|berhenti|susah|sulit napas|nafas
sesak|susah napas|nafas ..3 <help>|berat|sekali|banget|parah|sekarang
"""
"""A body in danger: only when it is now, not when it is told of the past or asked about."""
