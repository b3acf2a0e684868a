"""Words of somebody in danger, found by patterns alone: never left to statistics."""

import re

from language.normalising import words

_PERSON = (
    "(?:saya|ibu|bapak|pak|ayah|anak|istri|suami|dia|ia|adik|adek|kakak|kak|nenek|kakek|pasien|"
    "teman|tetangga|orang|bayi|mama|papa|mamah|papah|mertua|keluarga|korban|kami|saudara|cucu|"
    "paman|bibi|tante|om|pacar|seseorang|beliau)(?:ku|mu)?"
)
_GAP = r"(?:\S+ ){0,4}"
_SMALL_GAP = r"(?:\S+ ){0,2}"
_LIFE = "(?:hidup|urip|hirup|idup|hdp|hdup)(?:ku)?"
_DIE = "(?:mati|mti|mampus|modar|meninggal|maot|paeh|koit|metong)"
_WISH = (
    "(?:ingin|mau|lebih baik|mending|mendingan|kepikiran|terpikir|berpikir|pikir|niat|berniat|rasa|"
    "biar|siap|hoyong|hayang|coba|rencana|harap|berharap|doa|saja)"
)
_WEAPON = (
    "(?:pisau|parang|golok|celurit|clurit|senjata|sajam|pistol|linggis|badik|samurai|mandau|kapak)"
)
_CONDITION = (
    "(?:kejang|pingsan|sekarat|sesak (?:napas|nafas)|serangan jantung|henti jantung|stroke|"
    "muntah darah|pendarahan|perdarahan|berdarah|keracunan|tersedak|keselek|ketelan|ketelen|"
    "tertelan|tenggelam|kesetrum|"
    "kecelakaan|tertabrak|ketabrak|digigit ular|tersetrum|tidak sadar|"
    "tidak sadarkan diri|tidak responsif|tidak bergerak|"
    "tidak bisa (?:ber)?gerak|membiru|kritis|gawat)"
)

_HARMLESS = re.compile(
    rf"\b{_DIE} (?:lampu|listrik|gaya|air|kutu|suri|penasaran|bosan|matian|lampunya)\b"
    rf"|(?<!ingin )(?<!mau )\b{_DIE} rasa\b|\bbunuh (?:nyamuk|kecoa|tikus|semut|lalat|serangga|"
    rf"waktu)\b"
    rf"|\b(?:setengah|harga|hidup) {_DIE}\b"
    r"|(?<!tolong )(?<!ini )(?<!keadaan )\bgawat darurat\b(?! tolong)"
    r"|\b(?:hp|handphone|ponsel|baterai|batre|batrai|lampu|listrik|mesin|ac|kipas|komputer|server|"
    r"motor|mobil|sinyal|jaringan|internet|wifi|bpjs|kis|kartu|ktp|sim|paspor|stnk|pajak|website|"
    rf"web|aplikasi|air|telepon) (?:\S+ ){{0,3}}{_DIE}\b"
    r"|\b(?:apa|untuk|bagi|khusus|terima|menerima|merawat|menangani|fisioterapi|"
    r"obat|poli|poliklinik|dokter|spesialis|jadwal|riwayat|penyakit|terapi|biaya|rujukan|"
    r"penanganan|kontrol|klinik|penderita|asuransi|jaminan|klaim|vaksin|pencegahan|pelatihan|"
    rf"ruang|ruangan|unit|instalasi|layanan|rawat) "
    rf"(?:(?:untuk|pasien|korban|anak|orang|ibu) ){{0,2}}{_CONDITION}\b"
)
_PAST = re.compile(
    r"\b(?:kemarin|lalu|pernah|dulu|riwayat|waktu itu|sudah sembuh|sudah pulang|sembuh)\b"
)

_DANGER = re.compile(
    r"\b(?:"
    r"bunu?h? ?diri|bnuh diri|bunuhdiri|bundir|gantung diri|bakar diri|suicide|suicidal|"
    r"kill? (?:my ?self|me|him|her)|self ?harm|selfharm|(?:want|wanna) (?:to )?die|"
    rf"(?:meng|ng)?akhiri(?:n)? (?:semua|nyawa|{_LIFE}|penderitaan)|akhirin {_LIFE}|"
    rf"{_WISH} {_SMALL_GAP}{_DIE}|{_DIE} saja|"
    rf"tidak (?:\S+ )?(?:kuat|sanggup|tahan|ingin|mau|guna|berguna|layak|pantas|semangat|sudi) "
    rf"(?:lagi |buat |untuk |menjalani |jalani |ada )*{_LIFE}|"
    rf"(?:capek|cape|cpk|capai|lelah|bosan|bosen|muak|males|malas|benci|menyerah|nyerah|putus asa) "
    rf"(?:sekali |banget |saya |saja |sama |dengan |menjalani |jalani |untuk |sudah )*{_LIFE}|"
    rf"{_LIFE} (?:saya |ini |aku )*(?:percuma|sia|(?:sudah )?tidak (?:lagi |ada )?"
    r"(?:guna|berguna|berarti|arti))|"
    rf"{_LIFE} (?:\S+ ){{0,3}}(?:hancur|ancur)|"
    rf"(?:untuk|buat) apa (?:saya )?(?:masih )?{_LIFE}|alasan (?:untuk |buat )?{_LIFE}|"
    r"(?:hilang|ngilang|menghilang|pergi|lenyap|pamit) (?:saja |saya )?(?:dari )?(?:dunia|"
    r"selama(?:nya)?)|"
    rf"tidak ada guna(?:nya)? (?:lagi )?(?:saya |aku )?(?:untuk |buat )?{_LIFE}|"
    r"(?:siap|siapkan|menyiapkan|nyiapin|beli|ikat) (?:\S+ )?(?:tali|racun)|"
    r"tidur selama(?:nya)?|tidak (?:\S+ ){0,3}(?:di|dalam) dunia(?: ini)?(?: lagi)?|putus asa|"
    rf"tidak (?:ada|punya) harapan|(?:nyusul|menyusul|ikut) {_SMALL_GAP}(?:alm|almarhum|"
    rf"almarhumah|mendiang)|"
    rf"(?:nyusul|menyusul) {_SMALL_GAP}(?:yang )?(?:sudah )?meninggal|"
    rf"(?:kalau|andai|seandainya|jika|semoga) (?:saya |aku ){_DIE}|"
    r"lebih (?:baik|enak|bagus) (?:kalau )?saya (?:sudah )?(?:tidak ada|hilang|tiada)|"
    r"saya (?:cuma|hanya|jadi) beban|"
    r"(?:bisikan|suara) (?:\S+ ){0,3}(?:me)?(?:ny|s)uruh|"
    r"tidak (?:mau |ingin |usah |pernah )?bangun lagi|"
    r"(?:me)?(?:sakiti|nyakiti|nyakitin|lukai|lukain|melukai|menyakiti) diri|"
    r"(?:sayat|nyayat|menyayat|silet|nyilet|potong|iris|ngiris|mengiris) (?:\S+ )?"
    r"(?:tangan|nadi|lengan|urat|diri|pergelangan)|"
    r"(?:lo[mn][pc]at|terjun|nyebur|cebur|menceburkan diri) (?:\S+ )?(?:dari |ke )?"
    r"(?:gedung|jembatan|lantai|atap|balkon|sungai|laut|sumur|rel)|"
    r"(?:minum|menelan|nelan|nelen|menenggak|nenggak) (?:\S+ )?(?:racun|baygon|pestisida|pemutih|"
    r"obat nyamuk|semua obat|banyak obat)|(?:minum|menelan|nelan|nelen) (?:semua|banyak|"
    r"puluhan) obat|"
    r"minum obat (?:\S+ ){0,2}(?:banyak|sekaligus|sebotol)|"
    r"(?:minum|menelan|nelan|telan|nelen|telen) obat (?:\S+ )?[1-9]\d+ (?:butir|tablet|biji|pil|"
    r"kapsul)|"
    r"overdosis|overdose|over dosis|od obat|"
    r"(?:nulis|tulis|menulis|membuat|buat) surat wasiat|selamat tinggal dunia|"
    r"selamat tinggal (?:\S+ ){0,2}maaf(?:kan)?|"
    r"(?:kejang|darah|pendarahan|perdarahan) (?:\S+ )?(?:tidak|belum) (?:mau )?berhenti|"
    r"(?:nekat|ancam|mengancam|ngancam|ngancem) (?:mau |akan |ingin )?(?:terjun|lo[mn][pc]at)|"
    r"(?:mau|ingin) terjun|"
    r"(?:mau|ingin|akan|ancam|mengancam|ngancam|ngancem) (?:mau )?(?:mem|nge)?bakar (?:rumah|"
    r"orang)|"
    rf"(?:bawa|pegang|megang|membawa|memegang|acungkan|ngacungin|todong|menodong|pakai|ambil|cari|"
    rf"ngejar|mengejar|dengan) {_SMALL_GAP}{_WEAPON}|ditodong|"
    rf"(?:mau|ingin|akan|ancam|mengancam|ngancam|ancaman|coba|mencoba) {_SMALL_GAP}"
    r"(?:bunuh|membunuh|ngebunuh|dibunuh|tusuk|menusuk|nusuk|bacok|membacok|tembak|menembak|cekik|"
    r"mencekik|melukai|perkosa)|"
    r"bunuh (?:saya|dia|kami|anak|ibu|istri|suami|orang|semua)|"
    r"di ?(?:pukul(?:i|in)?|tampar(?:i|in)?|tendang(?:i|in)?|ancam|gebuki(?:n)?|bacok|tusuk|"
    r"keroyok|"
    r"cekik|perkosa|sandera|sekap|tembak|siksa|aniaya)|"
    rf"(?:mukulin|mukuli|memukuli|memukul|mukul|pukulin|nampar|menampar|nendang|nyiksa|menyiksa|"
    rf"menganiaya|nyekik|bacok|membacok|nusuk|menusuk|nembak|menembak) {_PERSON}|"
    r"kdrt|"
    rf"(?:{_PERSON}|lagi|sedang|malah|terus) (?:yang )?(?:sudah |lagi |sedang |malah |terus )?"
    r"(?:saya |kami )?(?:meng|ng)amuk|(?:meng|ng)amuk (?:sambil|bawa|dan|terus|di|lagi)|"
    r"(?:tolong|ada|terjadi|sedang) kebakaran|rumah (?:saya )?(?:ke|ter)bakar(?:an)?|"
    r"sekarat|tidak (?:ber)?na[pf]as|berhenti (?:napas|nafas|bernapas|bernafas)|"
    r"henti (?:napas|nafas|jantung)|tidak (?:bisa|dapat) (?:ber)?(?:napas|nafas)|"
    r"(?:ketuban (?:\S+ ){0,2}pecah|pecah ketuban)|"
    r"(?:kirim|butuh|minta|perlu|panggil|panggilkan|tolong) (?:\S+ )?ambulan[cs]e? "
    r"(?:sekarang|segera|cepat|gawat|darurat|tolong)|"
    r"(?:ini|situasi|kondisi|keadaan|lagi|sedang) (?:sudah )?darurat|tolong darurat|darurat tolong|"
    r"tolong gawat|gawat tolong|nyawa (?:\S+ ){0,2}(?:terancam|bahaya|melayang)"
    r")\b"
)
_SICK_NOW = re.compile(
    rf"\b(?:{_PERSON}|tolong|ada yang|ada orang|bantu|sekarang) {_GAP}{_CONDITION}\b"
    rf"|\b{_CONDITION} (?:\S+ ){{0,5}}(?:tolong|sekarang|cepat|segera|gawat|darurat)\b"
    rf"|^{_CONDITION}$"
)
_NOT_THEIRS = re.compile(
    r"\b(?:petugas|perawat|dokter|admin|satpam|kasir|pegawai) (?:\S+ )?(?:meng|ng)amuk\b"
)


def in_danger(text: str) -> bool:
    """Whether somebody speaks of dying, of hurting, or of a life at risk now.

    Reads the whole text, in time linear in its length. Rather one call too many: a person reads
    it. Never raises.
    """
    said = " ".join(words(text, len(text)))
    said = _NOT_THEIRS.sub(" ", _HARMLESS.sub(" ", said))
    if _DANGER.search(said):
        return True
    return _SICK_NOW.search(said) is not None and _PAST.search(said) is None
