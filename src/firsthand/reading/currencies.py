"""Currencies as they are written: signs before an amount, names after it; ISO 4217 where there is no doubt."""

__all__ = ["CURRENCY_CODES", "CURRENCY_NAMES", "NATIONAL_CURRENCIES"]

CURRENCY_CODES = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₩": "KRW",
    "₦": "NGN", "₪": "ILS", "₱": "PHP", "₫": "VND", "₸": "KZT", "฿": "THB", "US$": "USD", "A$": "AUD", "AU$": "AUD",
    "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "NT$": "TWD", "RM": "MYR",
    "Rp": "IDR", "Sh": "KES", "KSh": "KES", "Ksh": "KES", "USh": "UGX", "Ush": "UGX", "TSh": "TZS", "Tsh": "TZS",
    "Rs": "rupees", "N": "NGN", "R": "ZAR", "P": "PHP",
}  # fmt: skip
_ISO = (
    "USD EUR GBP JPY CNY RMB INR RUB UAH TRY KRW NGN ILS PHP VND AUD CAD NZD HKD SGD BRL TWD MYR IDR KES UGX TZS PKR "
    "BDT LKR NPR EGP ZAR GHS ETB AED SAR QAR IRR IQD SYP LBP CHF SEK NOK DKK PLN CZK HUF RON MXN ARS CLP COP PEN"
)
CURRENCY_CODES |= {code: "CNY" if code == "RMB" else code for code in _ISO.split()}

CURRENCY_NAMES = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "roubles": "RUB", "rouble": "RUB", "rubles": "RUB", "ruble": "RUB", "hryvnia": "UAH",
    "hryvnias": "UAH", "lira": "TRY", "liras": "TRY", "naira": "NGN", "shekels": "ILS", "shekel": "ILS",
    "zloty": "PLN", "zlotys": "PLN", "rand": "ZAR", "rupiah": "IDR", "baht": "THB", "ringgit": "MYR",
    "forints": "HUF", "taka": "BDT", "birr": "ETB", "reais": "BRL", "real": "BRL", "dong": "VND", "tenge": "KZT",
    "riyals": "SAR", "dirhams": "AED", "sterling": "GBP",
}  # fmt: skip
NATIONAL_CURRENCIES = {
    ("canadian", "dollars"): "CAD", ("australian", "dollars"): "AUD", ("singapore", "dollars"): "SGD",
    ("zealand", "dollars"): "NZD", ("kong", "dollars"): "HKD", ("indian", "rupees"): "INR",
    ("pakistani", "rupees"): "PKR", ("lankan", "rupees"): "LKR", ("kenyan", "shillings"): "KES",
    ("ugandan", "shillings"): "UGX", ("mexican", "pesos"): "MXN", ("philippine", "pesos"): "PHP",
    ("argentine", "pesos"): "ARS", ("swiss", "francs"): "CHF", ("swedish", "kronor"): "SEK",
    ("norwegian", "kroner"): "NOK", ("danish", "kroner"): "DKK", ("british", "pounds"): "GBP",
    ("egyptian", "pounds"): "EGP",
}  # fmt: skip
