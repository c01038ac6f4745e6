package ktrdr.cli.output.report;

import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Page;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Times;
import ktrdr.cli.output.Words;

/** Budgets for people: a table of them, and who changed them last. */
public final class BudgetSheet {
  private static final int CHANGES = 3;

  private BudgetSheet() {}

  /** The answer of the server in every format. */
  public static Answer answer(JsonObject whole) {
    Fields budget = new Fields(whole);
    return Answer.one(whole, budget).shownOn(page -> lines(budget, page));
  }

  private static List<String> lines(Fields budget, Page page) {
    Sheet sheet = new Sheet(page.width());
    sheet.add(table(budget).lines(page.width()));
    budget
        .scalar("cycles_affordable")
        .ifPresent(n -> sheet.sentence("enough for about " + n + " sessions as they cost of late"));
    double blocked = budget.number("blocked_bills").orElse(0);
    if (blocked > 0) {
      sheet.sentence(
          "! "
              + (long) blocked
              + " odd bills stop every further call; see them with: ktrdr agent ledger --waiting");
    }
    sheet.section(
        "last changes",
        budget.objects("changes").stream()
            .limit(CHANGES)
            .map(change -> change(change, page.times()))
            .toList());
    return sheet.lines();
  }

  private static Table table(Fields budget) {
    Table table = new Table("BUDGET", "LIMIT", "SPENT", "HELD", "LEFT");
    for (String name : List.of("day", "total", "session", "comparison")) {
      Fields row = budget.object(name);
      if (!row.isEmpty()) {
        table.row(
            name.equals("day") ? "day " + budget.text("date").orElse("") : name,
            limit(row, "limit_usd"),
            Words.usd(row.number("spent_usd")),
            Words.usd(row.number("held_usd")),
            limit(row, "remaining_usd"));
      }
    }
    return table;
  }

  private static String limit(Fields row, String name) {
    return row.scalar(name).isEmpty() ? "none" : Words.usd(row.number(name));
  }

  private static String change(Fields change, Times times) {
    String budget = change.text("budget").orElse(Words.UNKNOWN);
    return change.text("at").map(times::of).orElse(Words.UNKNOWN)
        + " "
        + (budget.startsWith("session:") ? "session" : budget)
        + " "
        + limit(change, "limit_usd")
        + " by "
        + change.text("by").orElse(Words.UNKNOWN)
        + ": "
        + change.text("reason").orElse("");
  }
}
