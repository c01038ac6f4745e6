package ktrdr.operations;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells failures of the database, after which the same request may work, from faults of ours. */
public final class DatabaseTrouble {
  private static final int DEEPEST = 20;

  // Connection, resources, deadlock, operator, system; and those of Derby: boot, store, log.
  private static final List<String> STATES =
      List.of("08", "53", "40", "57", "58", "XJ0", "XBM", "XS");

  private DatabaseTrouble() {}

  /** What the database said; empty when it is not the cause. */
  public static Optional<String> in(Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(DEEPEST).toList();
    Optional<Throwable> first = causes.stream().filter(SQLException.class::isInstance).findFirst();
    return first.isPresent()
        ? first.filter(e -> temporary((SQLException) e)).map(Throwable::getMessage)
        : causes.stream()
            .filter(DatabaseTrouble::isLostTransaction)
            .map(Throwable::toString)
            .findFirst();
  }

  private static boolean temporary(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    return e instanceof SQLTransientException
        || e instanceof SQLNonTransientConnectionException
        || e instanceof SQLRecoverableException
        || STATES.stream().anyMatch(state::startsWith);
  }

  // What the transaction manager says when the connection is gone has no SQLException in it.
  private static boolean isLostTransaction(Throwable e) {
    return e instanceof RollbackException
        || e instanceof SystemException
        || e instanceof HeuristicMixedException
        || e instanceof HeuristicRollbackException
        || e.getClass().getName().startsWith("jakarta.resource.");
  }
}
