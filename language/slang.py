"""How Indonesians write on cheap phones: slang, abbreviations and regional words by standard word.

Each line is a standard spelling (one or two words) and the ways in which it is written.
"""

from collections.abc import Mapping
from types import MappingProxyType

from language.foreign import ENGLISH, NUMERALS

_TABLE = """
ada: ad adakah onten wonten aya
adalah: adl adlh ialah yaitu
akan: bakal bkal bakalan
alamat: almt alamt almat alamatx
alamat: papanipun panggonan
alasan: alesan
ambil: mundhut njupuk jupuk
ambulans: ambulan ambulance ambulanc
anak: ank
antre: antri ngantri antrian antrean antriaan ngantre mengantri
apa: ap apaan ape opo nopo naon apah apakah napa
apa: menopo menapa punopo punapa
apa saja: apasaja apaaja apasj
apotek: apotik aptk
asuransi: asurnsi asransi
atas: ats
atau: ato atw ataw utawa
bagaimana: gmn gmna gmana gimana gimna gimn bgmn bgmna bgaimana bagaimna gemana piye pripun
bagaimana: kumaha pegimana
bagaimana: kepriye kepiye
bagaimana: kayapa
bagian: bag bgian
bagus: bgs bgus
admin: mimin
anjir: njir anjrit anjrot anying
banget: bgt bngt bgtt bangt bingit
bantu: bntu bntuin bantuin
bapak: bpk bpak
baru: bru anyar enggal
bawa: bw bwa
bayar: byr bayr byar mbayar
beberapa: bbrp bbrapa
begini: gini bgini
begitu: gitu gtu bgitu
beli: tumbas meser
belum: blm blom belom lom blum dereng durung
belum: acan
benar: bener bnr bner benr bnar benaar
berlaku: balaku brlaku
berapa: brp brpa brapa berpa barapa pira piro pinten sabaraha brpan brapaan
berkas: brkas
berobat: brobat brbt
bersama: brsm
besar: bsr gede
besok: bsk bsok isuk mbesok benjing
besuk: bsuk bezuk bezoek mbesuk jenguk menjenguk jengukan ngebesuk
biar: biyar
biasa: bias
biaya: biayanipun bya biya byaya
bisa: bs bsa bisakah iso saged tiasa bsakah
bisa: kawa
bos: bosku bosq boss
boleh: blh bole bleh
bro: broo brow bray bre cuy coy ngab lur dab
buat: bwt bt buwat mbuat gawe damel ngedamel
buka: bka bukak bukanya
bukan: sanes bukankah bkn
bulan: bln blan
butuh: bth btuh
cara: cra caranya carane caranipun tatacara
cek: check ngecek
cepat: cpt cepet cpat
coba: cb cba
daftar: dftr daftr dftar ndaftar ngedaftar
dalam: dlm dlam
dapat: dpt dapet dpet
dari: dri drpd daripada saking tina
datang: dtg dtang dateng
dekat: dkt deket
dengan: dgn dg dngn dgan
depan: dpn
di: d
di: ing ning neng teng
dibalas: dibales dibalesin
ditelepon: ditelpon ditelfon
dimana: dmn dmna dimna dmana ndi nandi pundi
dimana: endi ngendi
dokter: dok dktr doktr dokternya dokteer
dulu: dl dlu dulux rumiyin
email: imel emel surel
formulir: form frm
fungsi: fungsine ginanipun ginapun gunane kegunaan
gratis: grtis
harga: hrg hrga
hari: hr hri dino dinten
harus: hrs hrus kudu kedah hrsnya hrusnya harusny
hidup: urip hirup iduik
hilang: ilang hlg
hubungi: hub hbgi hubungin
hujan: hjn
ibu: bu ibuk buk
igd: ugd
informasi: info infonya inpo infokan infoin
ingin: pengen pgn pngn pengin ingn kepengen kepingin pgen pingin
ingin: handak hoyong hayang nio
ini: ni nih iki niki ieu
instagram: ig insta
itu: tuh iku kuwi niku eta
itu: puniko punika kae
izin: ijin
jadi: jd jdi jadinya
jadwal: jdwl jadwl jadual jadwalnya skedul
jalan: jln jl jlan
jam: jm
jangan: jgn jngan jan ojo
jelas: jls
juga: jg jga jugak ugi
jumat: jmt jumaat
kabar: kbr
kalau: klo kalo kl klw klau kalu kaloo nek menawi lamun klu
kamar: kmr kamr
kamu: km kmu lu lo elu loe u kowe sampeyan maneh
kamu: samean panjenengan
kantor: kntr kantr
kantor: kantore kantoripun
kapan: kpn kpan kapankah iraha
karena: krn karna krna coz soalnya soale
kartu: krtu
kasih: ksh kasi
kata: kt
ke: kee
keluar: klr kluar
keluarga: klrg klg keluarg kluarga
keluhan: keluhn kluhan
kemana: kmn kmna kmana kemna
kemarin: kmrn kmaren kemaren kmarin wingi
kenapa: knp knpa kenpa ngapa npa mengapa kunaon
kepada: kpd kpada
kerja: krj krja kerjo
kesal: kesel kezel kzl
kerja: makarya
kirim: krm krim
komplain: complain complaint komplen komplein kompline komplian komplin
konsultasi: konsul konsult konsultsi konsulnya
kosong: ksg
kuat: kuaik
kurang: krg kurng
lagi: lg lgi
laki: lk
lama: lma lm suwe dangu
lama: danguning suwene
langsung: lgsg lgsung langsng lngsung
lapor: lpr ngelapor
lebih: lbh lbih
lewat: lwt
libur: lbur prei
lihat: liat lht ngeliat
maaf: maafin
makan: mkn
maksimal: max maks maximal
malam: mlm malem mlem dalu
mana: mn mna
masalah: mslh problem masalh
masih: msh masi mash
masuk: msk msuk mlebu
maksud: mksd mksud maksut maksdnya
mau: mo mw mauu maw arep ajeng bade
melalui: via mll
memang: emang emg mmg emng
membuat: bikin bikinnya mbikin
menit: mnit menitan
menunggu: nunggu nungu nunggunya
minggu: mgg mggu mnggu
minimal: minim
minta: mnta mta mintak nyuwun nyuhunkeun mnt njaluk
mobil: mbl
mohon: mhn mohn mhon
mudah: gampang
mulai: mule mulei
musala: mushola musholla musolla mushalla
nama: nm nma jeneng jenenge
nanti: nt nti ntar entar ntr
nomor: no nmr nmer nomer nomr nomornya
obat: obt obatnya
online: onlen onlin daring
operasional: oprasional
orang: org orng wong tiyang
orang: jelema
pagi: pg pgi enjing
pakai: pake pk pkai pakek make ngangge nganggo
paling: plg plng
parkir: parkr parkiran
pasien: psien pasen pasein pasienn
pelayanan: plyanan pelyanan pelayanannya
pendaftaran: pndftrn pendftran pndaftaran pendaftran pndftaran
penting: pntg
perawat: prwt perwat suster
periksa: prksa priksa
perlu: prlu
persyaratan: persyratan prsyaratan
pertama: prtama
petugas: ptgs petgas
pindah: pndh pndah
poliklinik: poly polik
praktik: praktek prktk prktek
proses: prses
pulang: plang
punya: pny pnya punyak py
puskesmas: pkm
rawat: rwt
rawat inap: ranap rawatinap opname
rawat jalan: rajal rawatjalan
rekam medis: rm
resep: rsp resp
ruangan: ruang
rujukan: rjukan rujukn
rumah: rmh rumh
rumah sakit: rs
sabtu: sbtu
saja: aja aj sj ae wae mawon ajah
sakit: skt sakt
salah: slh sala salh kliru
sama: sm ama
sampai: sampe smpe nyampe ampe smpai
sangat: sgt
saraf: syaraf
saya: sy sya ak aq aku gw gue gua ane saia kula kulo abdi ambo beta
saya: ulun kuring aye gwe guwe gweh gwa ogut aing eike w
sebelum: sblm sebelom
secara: scr
sekali: skali
sekarang: skrg skg skr skrng skarang saiki skrang sekrang sakniki sapunika ayeuna
sekolah: skolah skul
selalu: sll sllu
selamat: slmt slamat
selasa: slasa
semua: smua smw semuanya sadaya
sendiri: sndri sendri
senin: snin senen
seperti: kayak kyk kek spt sprti kaya
setelah: stlh
siang: siank
siap: siaap
sis: sist sista
siapa: sapa spa syp siapakah sinten saha sopo
silakan: silahkan
suami: swami
sudah: udah udh sdh dah dh uda sudh sampun wis wes atos
sudah: tos
supaya: spy
surat: srt surt
syarat: syaratipun syrt syarate sarat syart
tadi: td tdi
tahu: tau tw taw
tahun: thn taun thun th
tanggal: tgl tggl tngl
tanya: tny tnya nanya nanyak tanyak
tapi: tp tpi tetapi
telepon: tlp telp tlpn telpon tlfn telfon phone nelpon nelfon
teman: tmn temen guys gays gaes gais gaiz
tempat: tmpt
tentang: ttg tntg
terakhir: trakhir
terima kasih: makasih makasi mksh mksih trims tks thx thanks thank tq trimakasih terimakasih
terima kasih: tengkyu tengkiu makasii trmksh makaci suwun nuhun tnx
terus: trs trus
tiap: setiap stiap
tidak: gak ga gk g gx ngga nggak enggak engga kagak kaga kgk ndak nda tdk tak ora mboten
tidak: henteu teu ngak gag kada indak gaak nggk nggaak
tidak ada: gada gaada gakada gkada nggada
tidak punya: gapunya gakpunya gkpunya gapny
tinggal: lenggah
tolong: tlg tlong tulung tulungi tolng
tolong: plis pls tulungin
tunggu: tnggu tgu
turun: trun
tutup: ttp ttup tutupnya
uang: duit duwit
umur: usia
untuk: utk utuk untk kanggo kangge
urus: ngurus mengurus
utama: utma
vaksin: vaksinasi
waktu: wkt wktu
whatsapp: wa whatsap wasap watsap
woi: woy woyy oi oy hoi hoy
ya ampun: yaelah yaelahh yailah
ya sudah: yaudah yaudahlah yaudh yasudah yasudahlah yowes yowis yawes
yang: yg yng sing ingkang nu
"""


def _read(table: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in table.strip().splitlines():
        standard, _, written = line.partition(":")
        for word in written.split():
            found[word] = tuple(standard.split())
    return MappingProxyType(found)


SLANG: Mapping[str, tuple[str, ...]] = _read(NUMERALS + ENGLISH + _TABLE)
"""What is written, to the word or two words that are meant."""


def listed(text: str) -> frozenset[str]:
    """The words of `text`, for word lists that can be read in the source."""
    return frozenset(text.split())
