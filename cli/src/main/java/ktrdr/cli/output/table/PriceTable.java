package ktrdr.cli.output.table;

import java.util.List;
import java.util.stream.Collectors;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;

/** A table of prices for a million tokens, one line for each tier. */
public final class PriceTable {
  private PriceTable() {}

  /** The members behind the columns, in order. */
  public static final List<String> MEMBERS =
      List.of("model", "valid_from", "valid_until", "retires", "checked", "own", "source");

  public static Table of(List<Fields> prices) {
    Table table =
        new Table(
            "MODEL", "FROM TOKENS", "IN", "OUT", "READ", "WRITE", "VALID", "CHECKED", "SOURCE");
    prices.forEach(row -> row.objects("tiers").forEach(tier -> table.row(cells(row, tier))));
    return table;
  }

  private static String[] cells(Fields row, Fields tier) {
    return new String[] {
      row.text("model").orElse(Words.UNKNOWN),
      Words.count(tier.number("from_input_tokens")),
      rate(tier, "input_usd"),
      rate(tier, "output_usd"),
      rate(tier, "cache_read_usd"),
      tier.objects("cache_writes").stream()
          .map(w -> w.text("lifetime").orElse("") + " " + rate(w, "usd"))
          .collect(Collectors.joining(", ")),
      valid(row),
      row.text("checked").orElse(Words.UNKNOWN),
      row.flag("own").orElse(false) ? "prices.yaml" : row.text("source").orElse(Words.UNKNOWN)
    };
  }

  private static String valid(Fields row) {
    String from = row.text("valid_from").map(day -> "from " + day + " ").orElse("");
    String until = row.text("valid_until").map(day -> "until " + day + " ").orElse("");
    String retires = row.text("retires").map(day -> "retires " + day).orElse("");
    String all = (from + until + retires).strip();
    return all.isEmpty() ? "always" : all;
  }

  /** A price with all its digits. */
  static String rate(Fields prices, String name) {
    return prices.scalar(name).map(usd -> "$" + usd).orElse(Words.UNKNOWN);
  }
}
