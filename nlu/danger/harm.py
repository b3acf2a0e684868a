"""A life at risk by poison, by people, by illness or by accident, in that language too."""

from collections.abc import Mapping

HARM: Mapping[str, str] = {
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
