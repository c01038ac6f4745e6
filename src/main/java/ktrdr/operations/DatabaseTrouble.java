package ktrdr.operations;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tells failures of the database, after which the same request may work, from faults of ours. */
public final class DatabaseTrouble {
  private static final System.Logger LOG = System.getLogger(DatabaseTrouble.class.getName());
  private static final int DEEPEST = 20;

  // Connection, resources, deadlock, operator, system, read-only; and those of Derby: boot, store,
  // log.
  private static final List<String> STATES =
      List.of("08", "53", "40", "57", "58", "25006", "25502", "XJ0", "XBM", "XS");

  // No room in PostgreSQL; Derby's store and log can't be written; it opened itself read-only.
  private static final List<String> UNWRITABLE = List.of("53100", "25006", "25502", "XSDG", "XSLA");

  private DatabaseTrouble() {}

  /**
   * Lets this thread use the database again. A Derby that closes interrupts every thread that is
   * inside it, and would close each new connection of a thread that stays interrupted. Nothing else
   * interrupts work.
   */
  public static void forgetInterrupt() {
    if (Thread.interrupted()) {
      LOG.log(Level.DEBUG, "the database interrupted this thread when it closed");
    }
  }

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

  /** The sentence at the bottom of a failure: what the driver said. */
  public static String sentence(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).strip();
  }

  /** Whether it answers, and can't write: its disk is full, or it is open for reading only. */
  public static boolean isUnwritable(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .limit(DEEPEST)
        .filter(SQLException.class::isInstance)
        .flatMap(e -> StreamSupport.stream(((SQLException) e).spliterator(), false))
        .filter(SQLException.class::isInstance)
        .map(e -> Optional.ofNullable(((SQLException) e).getSQLState()).orElse(""))
        .anyMatch(state -> UNWRITABLE.stream().anyMatch(state::startsWith));
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
