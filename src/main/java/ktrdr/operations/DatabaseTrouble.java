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

/**
 * Tells database failures, after which a repeated request may succeed, from faults of the program.
 */
public final class DatabaseTrouble {
  private static final System.Logger LOG = System.getLogger(DatabaseTrouble.class.getName());
  private static final int DEEPEST = 20;

  // SQLState prefixes: connection, resources, deadlock, operator, system, read-only; Derby: boot,
  // store, log.
  private static final List<String> STATES =
      List.of("08", "53", "40", "57", "58", "25006", "25502", "XJ0", "XBM", "XS");

  // PostgreSQL's disk is full; Derby opened read-only, or can't write its store or log.
  private static final List<String> UNWRITABLE = List.of("53100", "25006", "25502", "XSDG", "XSLA");

  private DatabaseTrouble() {}

  /**
   * Clears the interrupt of the current thread so that it can use the database again. When Derby
   * closes, it interrupts every thread inside it, and it closes each new connection of an
   * interrupted thread. Nothing else interrupts work.
   */
  public static void forgetInterrupt() {
    if (Thread.interrupted()) {
      LOG.log(Level.DEBUG, "the database interrupted this thread when it closed");
    }
  }

  /** Returns the database's message; empty when a temporary database failure is not the cause. */
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

  /** Returns the message of the innermost cause: what the driver said. */
  public static String sentence(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).strip();
  }

  /** Whether the database answers but can't write: its disk is full, or it is open read-only. */
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

  // For a lost connection, the transaction manager throws exceptions without an SQLException.
  private static boolean isLostTransaction(Throwable e) {
    return e instanceof RollbackException
        || e instanceof SystemException
        || e instanceof HeuristicMixedException
        || e instanceof HeuristicRollbackException
        || e.getClass().getName().startsWith("jakarta.resource.");
  }
}
