"""What somebody says who may hurt themselves, in the language of `nlu.danger.patterns`."""

from collections.abc import Mapping

DESPAIR: Mapping[str, str] = {
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
}
"""Phrases by the kind of danger of which they speak."""
