"""Makes the bundled bars again from the two public files named in README.md.

python3 make.py sp500-2000.csv bitstamp_trades_from_20131125_usd.csv
"""
import csv
import gzip
import sys
from datetime import datetime, timezone
from decimal import Decimal

PRICES = ("open", "high", "low", "close")


def text(number):
    digits = format(number, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def write(name, rows):
    lines = ["start,open,high,low,close,volume"] + [",".join(row) for row in rows]
    with open(name, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(("\n".join(lines) + "\n").encode("ascii"))


def check(when, before, o, h, l, c, volume):
    assert before is None or before < when, f"{when}: not after {before}"
    assert 0 < l <= min(o, c) and max(o, c) <= h and volume > 0, f"{when}: impossible bar"


def daily(path):
    before = None
    for row in csv.DictReader(open(path)):
        bar = [Decimal(row[column]) for column in PRICES + ("volume",)]
        check(row["date"], before, *bar)
        assert row["adjclose"] == row["close"], f"{row['date']}: adjusted"
        before = row["date"]
        yield [before] + [text(number) for number in bar]


def minutes(path):
    bars, last = {}, 0
    for row in csv.DictReader(open(path)):
        time, price, amount = int(row["timestamp"]), Decimal(row["price"]), Decimal(row["amount"])
        assert time >= last, f"{time}: not in time order"
        last = time
        if amount > 0:
            o, h, l, _, v = bars.get(time // 60, (price, price, price, price, 0))
            bars[time // 60] = (o, max(h, price), min(l, price), price, v + amount)
    del bars[last // 60]  # the trades end within this minute
    before = None
    for minute, bar in bars.items():
        check(minute, before, *bar)
        before = minute
        start = datetime.fromtimestamp(minute * 60, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        yield [start] + [text(number) for number in bar]


write("SPX_1d.csv.gz", daily(sys.argv[1]))
write("BTCUSD_1m.csv.gz", minutes(sys.argv[2]))
