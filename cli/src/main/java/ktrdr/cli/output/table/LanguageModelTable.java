package ktrdr.cli.output.table;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;

/** A table of language models, one per line; a star marks what works by default. */
public final class LanguageModelTable {
  private static final String BUILTIN = "builtin";

  private LanguageModelTable() {}

  /** The members behind the columns, in order. */
  public static final List<String> MEMBERS =
      List.of(
          "model",
          "provider",
          "is_default",
          "key_set",
          "priced",
          "usable",
          "knowledge_cutoff",
          "context_window",
          "max_output_tokens",
          "aliases",
          "remark");

  public static Table of(List<Fields> models) {
    Table table =
        new Table(
            "MODEL", "PROVIDER", "KEY", "IN", "OUT", "KNOWS UNTIL", "CONTEXT", "ALIASES", "REMARK");
    models.forEach(model -> table.row(cells(model)));
    return table;
  }

  private static String[] cells(Fields model) {
    boolean builtin = model.text("provider").orElse("").equals(BUILTIN);
    Fields tier = model.object("price").objects("tiers").stream().findFirst().orElse(Fields.NONE);
    return new String[] {
      model.text("model").orElse(Words.UNKNOWN)
          + (model.flag("is_default").orElse(false) ? " *" : ""),
      model.text("provider").orElse(Words.UNKNOWN),
      builtin ? "needs none" : model.flag("key_set").orElse(false) ? "set" : "none",
      builtin ? "$0" : PriceTable.rate(tier, "input_usd"),
      builtin ? "$0" : PriceTable.rate(tier, "output_usd"),
      model.text("knowledge_cutoff").orElse(Words.UNKNOWN),
      Words.count(model.number("context_window")),
      String.join(" ", model.texts("aliases")),
      model.text("remark").orElse("")
    };
  }
}
