"""The words behind each `<name>` in the phrases of danger, as they are once they are standard.

Each line is a name and words; a name may have several lines.
"""

from collections.abc import Mapping

from language.slang import listed

NUMBER = "<number>"
"""Stands for every number of ten or more."""

_TABLE = """
i: saya aku kami gue gua gw ku i me my im kula kulo abdi ambo ulun aye
not: tidak belum jangan tanpa gamau gabisa gakuat not dont don cant no never
die: mati mti mt mampus modar maot paeh koit metong mate die dying pejah
wish: ingin mau pengin pingin kepingin kepengin pen hendak handak nio nak hoyong hayang arep
wish: arek rek kepikiran terpikir berpikir mikir pikir mikirin memikirkan niat berniat nekat
wish: siap coba mencoba nyoba rencana berencana ngerencanain harap berharap doa berdoa want
wish: wanna wants wish thinking about going gonna mending mendingan lebih mo meh gamon
life: hidup hidupku idup hdup hdp urip hirup iduik iduiknyo life living live kehidupan nyawa
world: dunia bumi world
tired: capek capai cape cpk lelah bosan bosen muak males malas benci menyerah nyerah letih jenuh
tired: tired sick hate
bear: kuat sanggup tahan kuaik kuwat kawa mampu bisa kuasa
worth: guna berguna arti berarti artinya gunanya makna bermakna tujuan alasan harapan
suicide: bunuhdiri bundir bndr bndir nglalu ngelalu kendat ngendat suicide suicidal kms unalive
suicide: gantungdiri
hurt: sakiti menyakiti nyakiti nyakitin sakitin lukai melukai lukain ngelukain bakar membakar
hurt: bunuh membunuh ngebunuh gantung menggantung ngagantung tabrakin nabrakin menabrakkan
hurt: hancurin cekik tusuk nusuk mutilasi bagantuang
self: diri sendiri dhiri myself himself herself maneh awak badan
cut: sayat menyayat nyayat disayat silet menyilet nyilet disilet iris mengiris ngiris goresin
cut: gores menggores ngegores baret baretin potong motong memotong cutter cutting cut kerat
cut: ngerat sobek beset mbeset
skin: tangan nadi lengan urat pergelangan leher paha lenganku tanganku wrist wrists arm
jump: loncat lompat terjun nyebur cebur menceburkan meloncat melompat lompatin mancolot jump
height: gedung jembatan lantai atap balkon sungai laut sumur rel rooftop tebing jurang menara
height: genteng apartemen hotel kereta bridge roof building tingkat lt
vanish: hilang ngilang menghilang lenyap musnah pergi pamit disappear tiada pulang
forever: selamanya selama selamalamanya forever
swallow: minum meminum menelan nelan nelen telan telen tertelan ketelan ketelen menenggak
swallow: nenggak tenggak keminum terminum kemakan termakan makan memakan ngemil tegak swallowed
swallow: drank took nyemil masukin kemasukan ngemut ngombe nginum leguk nguyup
poison: racun baygon pestisida pemutih bayclin wipol karbol sianida potas potasium thinner tiner
poison: bensin solar detergen deterjen rinso soklin vixal porstex insektisida herbisida roundup
poison: gramoxone autan spiritus aki minyaktanah poison bleach kamper formalin
poison: oplosan sabun pembersih
give_up: menyudahi sudahi
sick: kejet kejengkang ayan menggelepar
beat: beats hits punches strangles punching
bear: kiat kiyat
much: segepok setumpuk seplastik segelas sekotak sebungkus
between: saya aku kami gue i me my saja aja wae banget sekali rasa cepat segera untuk buat bisa
between: supaya lebih baik jadi pun deh sih biar ikut to of be sekarang tentang about muda saat
between: tenang ini malam dunia langsung sudah kalau lah rasanya daripada kan pas
thing: baterai batre batrei koin peniti jarum kelereng paku magnet kancing mainan uang logam
thing: kaca anting cincin biji duri tulang kapur kamper mur baut silet permen kacang tutup benda
thing: battery coin minyak bensin sabun racun
much: semua banyak puluhan segenggam sebotol sekaligus seluruh sestrip berlebihan overdosis
pill: butir tablet biji pil kapsul strip tab pills kaplet bungkus papan
medicine: obat pil paracetamol parasetamol panadol tablet antidepresan xanax valium
weapon: pisau parang golok celurit clurit senjata sajam pistol linggis badik samurai mandau
weapon: kapak keris pedang silet cutter gergaji knife gun palu gaman lading
hold: bawa pegang megang membawa memegang acungkan ngacungin todong menodong nodong pakai ambil
hold: cari ngejar mengejar dengan nyari mengacungkan ngambil mbawa gawa nyekel has with nodongin
kill: bunuh membunuh ngebunuh dibunuh tusuk menusuk nusuk ditusuk bacok membacok dibacok tembak
kill: menembak ditembak cekik mencekik dicekik perkosa memperkosa diperkosa bantai gorok
kill: menggorok habisi menghabisi dihabisi kill murder pateni mateni kil
threaten: ancam mengancam ngancam ngancem diancam ancaman ngancemin takut akan terancam
beat: mukulin mukuli memukuli memukul mukul pukulin pukul nampar menampar namparin nendang
beat: menendang nendangin nyiksa menyiksa menganiaya nyekik mencekik membanting banting
beat: ngebanting nyeret menyeret gebukin gebuki nggebuki menghajar ngehajar hajar bacok membacok
beat: nusuk menusuk nembak menembak nyiram menyiram menyetrika hitting beating hit jambak
beat: ngejambak menjambak ngantemi
beaten: dipukul dipukuli dipukulin ditampar ditampari ditamparin ditendang ditendangi
beaten: ditendangin digebuki digebukin dibacok ditusuk dikeroyok dicekik diperkosa disandera
beaten: disekap dikurung ditembak disiksa dianiaya dihajar dibanting diseret diancam dibunuh
beaten: disetrika dicabuli digampar dijambak diperkaos digebug digebugi diantemi
rage: ngamuk mengamuk ngamuknya ngamok amuk mengamok
sick: kejang step sekarat pingsan semaput kapiuhan sawan ayan stroke kritis gawat membiru koma
sick: kecelakaan tertabrak ketabrak tenggelam kesetrum tersetrum keracunan tersedak keselek
sick: kesedak kelolodan ketelan tertelan pendarahan perdarahan kolaps kelelep keslek tertembak
sick: ketusuk tertusuk tertimpa tertimbun kesamber tersambar terbakar sesak seizure unconscious
sick: collapsed bleeding choking fainted drowning
person: saya ibu bapak pak ayah anak istri suami dia ia adik adek dek kakak kak nenek kakek
person: pasien teman tetangga orang bayi balita mama papa mamah papah mamak emak bapakku ibuku
person: mertua keluarga korban kami saudara cucu paman bibi tante om pacar seseorang beliau
person: anakku mantan abang sepupu ponakan keponakan siswa mahasiswa murid ortu orangtua bunda
person: bokap nyokap mbah eyang simbah biyung lanang wedok bini laki mother father mom dad son
person: daughter wife husband someone she he sister brother friend baby kid child mas mbak
person: penumpang pengendara warga odgj bocah simak mamakku abah uma ambu amak apak uni uda
kin: suami istri bapak ayah ibu pacar mantan mertua kakak abang anak adik papa mama bini laki
kin: husband wife father mother boyfriend girlfriend tetangga dia mereka orang preman bokap
child: anak bayi balita adik adek cucu ponakan keponakan anakku bocah baby kid son daughter dia
child: toddler
now: tolong sekarang cepat segera darurat gawat help sedang lagi barusan terus mendadak tiba
now: please tulung now skrng tulungi bantu bantuin buruan urgent
help: tolong help tulung tulungi selamatkan tolongin selametin darurat gawat emergency urgent
help: sos segera cepat buruan
ambulance: ambulans ambulan ambulance ambulanc
breath: napas nafas bernapas bernafas napasnya breathing breathe ambekan
voice: bisikan suara halusinasi voices voice
order: suruh menyuruh nyuruh disuruh nyuru telling tell memerintah ngongkon
give_up: menyerah nyerah udahan berakhir mengakhiri akhiri akhirin mengakhirin ngakhirin
give_up: ngakhiri end ending selesai pungkasi selesein
staff: petugas perawat dokter admin satpam kasir pegawai bidan dosen staf bos atasan
"""


def _read(table: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in table.strip().splitlines():
        name, _, words = line.partition(":")
        found[name] = found.get(name, frozenset()) | listed(words)
    found["other"] = found["person"] - found["i"]
    found["number"] = frozenset({NUMBER})
    return found


CLASSES = _read(_TABLE)
"""Every class by its name."""

COMMON = frozenset().union(
    *(CLASSES[name] for name in ("i", "not", "wish", "person", "now", "kin", "child", "hold")),
    listed(
        "saja ada di ke dari yang untuk sudah lagi apa semua sama itu ini banyak bisa obat "
        "baik kalau dengan rumah jadi minum makan lebih pergi hilang lain "
        "the a to is be selesai darah"
    ),
)
"""Words too frequent to look for a phrase by them."""
