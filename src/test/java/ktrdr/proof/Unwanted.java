package ktrdr.proof;

import java.util.List;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.sessions.SessionOutcome;

/** Work ends well, unless somebody wanted it otherwise, or it broke. */
final class Unwanted {
  private Unwanted() {}

  static void check(World world, Scope scope) {
    Operation root = world.root();
    world.tables.sessions.values().stream()
        .flatMap(session -> session.standing().outcome().stream())
        .filter(outcome -> !isExplained(outcome, root, scope.wishes()))
        .forEach(
            outcome -> {
              throw new Broken("ended " + outcome + ", which nobody wanted");
            });
  }

  private static boolean isExplained(SessionOutcome how, Operation root, List<Wish> wanted) {
    return switch (how) {
      case SUCCESS -> true;
      case CANCELLED -> isWanted(root.state().cancellation().orElseThrow().notice().by(), wanted);
      case FAILED_TIMEOUT -> wanted.contains(Wish.TIME_OUT);
      case FAILED_INTERRUPTED -> wanted.contains(Wish.NO_START);
      case FAILED_ORPHAN -> false;
      default -> wanted.contains(Wish.FAILURE);
    };
  }

  private static boolean isWanted(Caller by, List<Wish> wanted) {
    return by.equals(ServerMoves.LIBERTY)
        ? wanted.contains(Wish.STOP_JOB)
        : wanted.contains(Wish.CANCEL) || wanted.contains(Wish.CANCEL_CHILD);
  }
}
