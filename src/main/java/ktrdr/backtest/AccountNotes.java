package ktrdr.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sentences about an account that its figures do not tell. */
public final class AccountNotes {
  private AccountNotes() {}

  /** What there is to say of a backtest; nothing of most. */
  public static List<String> of(BacktestRun run) {
    List<String> notes = new ArrayList<>();
    run.performance().dear().map(AccountNotes::dear).ifPresent(notes::add);
    if (run.trades().stream().anyMatch(trade -> trade.reason() == Trade.ExitReason.END)) {
      String where = run.rules() == Rules.PEER ? "open" : "close";
      notes.add("The position still open at the end was closed at the last bar's " + where + ".");
    }
    if (run.rules() == Rules.PEER) {
      notes.add(
          "Rules of the peer: an order decided at the last bar's close is filled at its open. That"
              + " position stays open: it is in the equity at the end, and in no trade.");
    }
    return List.copyOf(notes);
  }

  private static String dear(DearUnit dear) {
    String orders = dear.orders() == 1 ? "One order" : dear.orders() + " orders";
    return String.format(
        Locale.ROOT,
        "%s bought nothing, because a unit costs more than the position: at the first, %,.2f USD"
            + " of at most %,.2f USD. With unit 0, orders may be for parts of a unit.",
        orders,
        dear.cost(),
        dear.position());
  }
}
