"""Danish places by name, so that one is never taken for a misspelling of another; where they lie isn't known here.

A list is needed because likeness can't tell: Viborg is two letters from Nyborg, and so is a hasty “Nyobrg”.
"""

from danish.folding import TOKEN, fold

_AREAS = """
    Jylland Nordjylland Vestjylland Midtjylland Østjylland Sydjylland Sønderjylland Sydvestjylland Sydøstjylland
    Nordvestjylland Nordøstjylland Midtvestjylland Himmerland Vendsyssel Thy Mors Salling Djursland Kronjylland
    Trekantområdet Trekanten Storebælt Lillebælt Øresund Fyn Nordfyn Vestfyn Østfyn Sydfyn Midtfyn Nordvestfyn
    Nordøstfyn Sydvestfyn Sydøstfyn Sjælland Nordsjælland Vestsjælland Midtsjælland Østsjælland Sydsjælland
    Nordvestsjælland Hovedstaden Storkøbenhavn Lolland Falster Bornholm
"""
_MUNICIPALITIES = """
    Albertslund Allerød Assens Ballerup Billund Bornholm Brøndby Brønderslev Dragør Egedal Esbjerg Fanø Favrskov Faxe
    Fredensborg Fredericia Frederiksberg Frederikshavn Frederikssund Furesø Faaborg-Midtfyn Gentofte Gladsaxe Glostrup
    Greve Gribskov Guldborgsund Haderslev Halsnæs Hedensted Helsingør Herlev Herning Hillerød Hjørring Holbæk Holstebro
    Horsens Hvidovre Høje-Taastrup Hørsholm Ikast-Brande Ishøj Jammerbugt Kalundborg Kerteminde Kolding København Køge
    Langeland Lejre Lemvig Lolland Lyngby-Taarbæk Læsø Mariagerfjord Middelfart Morsø Norddjurs Nordfyns Nyborg Næstved
    Odder Odense Odsherred Randers Rebild Ringkøbing-Skjern Ringsted Roskilde Rudersdal Rødovre Samsø Silkeborg
    Skanderborg Skive Slagelse Solrød Sorø Stevns Struer Svendborg Syddjurs Sønderborg Thisted Tønder Tårnby Vallensbæk
    Varde Vejen Vejle Vesthimmerlands Viborg Vordingborg Ærø Aabenraa Aalborg Aarhus
"""
_TOWNS_AND_ISLANDS = """
    Als Arø Avernakø Bogense Bov Brande Broager Christiansfeld Drejø Egebjerg Endelave Ejby Faaborg Fur Fænø Give
    Gram Grenaa Grindsted Gråsten Hasselager Jelling Kegnæs Langå Lyø Mandø Marstal Nordborg Otterup Ribe Ringe
    Rudkøbing Rødding Rødekro Rømø Siø Skagen Skjern Skærbæk Strynø Sydals Søby Søndersø Tved Tåsinge Vamdrup Vojens
    Ærøskøbing Årslev Årø Årup
"""
AREAS = frozenset(fold(name) for name in TOKEN.findall(_AREAS))
"""Parts of the country as people call them, folded; the regions that are named after one are meant with them."""
PLACES = AREAS - {"nordfyn"} | {fold(name) for name in TOKEN.findall(f"{_MUNICIPALITIES} {_TOWNS_AND_ISLANDS}")}
"""The words of all kommuner, of parts of the country, and of towns and islands near our own, folded.

Not Nordfyn, which is how people say Nordfyns Kommune.
"""
