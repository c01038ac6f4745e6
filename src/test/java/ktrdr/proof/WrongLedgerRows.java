package ktrdr.proof;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerEntry.Standing;
import ktrdr.agent.ledger.LedgerRows;
import ktrdr.agent.ledger.LedgerState;

/** The rows of the ledger with one thing wrong each, to see that the exploration notices. */
final class WrongLedgerRows {
  private WrongLedgerRows() {}

  /** What was settled looks as if its bill had not come: the next bill settles it once more. */
  static LedgerRows settlingTwice(LedgerRows real) {
    return changed(real, "find", rows -> id -> rows.find((Long) id).map(WrongLedgerRows::unpaid));
  }

  private static LedgerEntry unpaid(LedgerEntry e) {
    Standing s = e.standing();
    return s.state() == LedgerState.SETTLED
        ? new LedgerEntry(
            e.id(),
            e.attempt(),
            e.asked(),
            e.reservation(),
            new Standing(
                LedgerState.RESERVED,
                s.cost(),
                s.held(),
                s.tokens(),
                s.reply(),
                s.remarks(),
                Optional.empty()))
        : e;
  }

  /** Whoever asks may call. */
  static LedgerRows payingForAnyone(LedgerRows real) {
    return changed(real, "mayCall", rows -> attempt -> true);
  }

  /** Nobody looks for the calls of work that has ended. */
  static LedgerRows forgettingTheAbandoned(LedgerRows real) {
    return changed(real, "abandoned", rows -> none -> List.of());
  }

  private interface Call {
    Object with(Object argument);
  }

  private interface Change {
    Call of(LedgerRows real);
  }

  private static LedgerRows changed(LedgerRows real, String method, Change change) {
    InvocationHandler handler =
        (proxy, called, arguments) -> {
          if (called.getName().equals(method)) {
            return change.of(real).with(arguments == null ? null : arguments[0]);
          }
          try {
            return called.invoke(real, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (LedgerRows)
        Proxy.newProxyInstance(
            LedgerRows.class.getClassLoader(), new Class<?>[] {LedgerRows.class}, handler);
  }
}
