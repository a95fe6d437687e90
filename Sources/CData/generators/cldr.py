#!/usr/bin/env python3
"""Prints sections of a language file from CLDR (by PyPI's babel), as a start that is then corrected
by hand: cldr.py SECTION LANGUAGE, where SECTION is month, weekday, state or territories."""
import sys
from babel import Locale

REGIONS = """AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES
ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM
IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG
PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY
SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA
ZM ZW""".split()


def unique(values):
    return list(dict.fromkeys(v for v in values if v))


def months(locale):
    for number in range(1, 13):
        yield number, unique(
            locale.months[context][width].get(number)
            for width in ("wide", "abbreviated") for context in ("format", "stand-alone"))


def weekdays(locale):
    for number in range(1, 8):
        yield number, unique(
            locale.days[context][width].get(number - 1)
            for width in ("wide", "abbreviated", "short") for context in ("format", "stand-alone"))


def states(locale):
    for code in REGIONS:
        keys = (code, f"{code}-alt-short", f"{code}-alt-variant")
        yield code, unique(locale.territories.get(key) for key in keys)


def main(section, *languages):
    if section == "territories":
        for code in REGIONS:
            for language in languages:
                for number, names in states(Locale.parse(language)):
                    if number == code and names:
                        print(code, language, *names, sep="\t")
        return
    rows = {"month": months, "weekday": weekdays, "state": states}[section]
    print(f"[{section}]")
    for key, values in rows(Locale.parse(languages[0])):
        print(key, *values, sep="\t")


main(*sys.argv[1:])
