package ktrdr.sessions.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ktrdr.operations.DatabaseTrouble;
import ktrdr.sessions.Artifacts;

/**
 * Whether this server can write to its database and to its home. It tries now and then, and at once
 * after a failed write.
 */
@ApplicationScoped
public class Writing {
  private static final System.Logger LOG = System.getLogger(Writing.class.getName());
  private static final Duration WELL = Duration.ofSeconds(15);
  private static final Duration ILL = Duration.ofSeconds(2);
  private static final byte[] SOME_BYTES = new byte[1 << 16];

  private final DatabaseWrites database;
  private final Artifacts artifacts;
  private final InstantSource clock;
  private volatile Instant next = Instant.MIN;
  private volatile State state = State.WELL;

  /**
   * What can't be written to, and why; both empty if all is well.
   *
   * @param database why, as the end of a sentence
   * @param home why, as the end of a sentence
   * @param silent whether the database does not answer at all; then nobody knows of its disk
   */
  public record State(Optional<String> database, Optional<String> home, boolean silent) {
    static final State WELL = new State(Optional.empty(), Optional.empty(), false);

    /** Whether the database answers, but can't be written to. */
    public boolean isUnwritable() {
      return database.isPresent() && !silent;
    }

    /** Whether everything can be written to. */
    public boolean isWell() {
      return database.isEmpty() && home.isEmpty();
    }

    /** What is wrong, as a sentence; empty if nothing is. */
    public Optional<String> sentence() {
      return database
          .map(why -> "The database can't be written to: " + why)
          .or(() -> home.map(why -> "The home can't be written to: " + why));
    }
  }

  @Inject
  public Writing(DatabaseWrites database, Artifacts artifacts, InstantSource clock) {
    this.database = database;
    this.artifacts = artifacts;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected Writing() {
    this(null, null, null);
  }

  /** The result of the last attempt. */
  public State state() {
    return state;
  }

  /** Records a failed write to the database, which counts as unwritable until the next attempt. */
  public void failed(String why) {
    state = new State(Optional.of(why), state.home(), false);
    next = Instant.MIN;
  }

  /**
   * Whether the database caused this failure. While it can't be written to, every failure counts,
   * because a closing Derby causes errors of any kind.
   */
  public boolean explains(Throwable failure) {
    return DatabaseTrouble.in(failure).isPresent() || state.database().isPresent();
  }

  /**
   * Allows new work to begin.
   *
   * @throws NotWritable if the database could not store it
   */
  public void require() {
    state
        .database()
        .ifPresent(
            why -> {
              throw new NotWritable(state.sentence().orElse(why));
            });
  }

  /** Tries to write, if an attempt is due. */
  public void look() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    State before = state;
    State found = attempt(before);
    state = found;
    next = now.plus(found.isWell() ? WELL : ILL);
    if (found.isWell() && !before.isWell()) {
      LOG.log(Level.INFO, "everything can be written to again");
    } else if (!found.isWell() && !found.equals(before)) {
      LOG.log(Level.WARNING, found.sentence().orElseThrow());
    }
  }

  private State attempt(State before) {
    try {
      database.attempt();
      return new State(Optional.empty(), home(), false);
    } catch (SQLException e) {
      // Liberty appends its own code to the driver's message.
      String why = DatabaseTrouble.sentence(e).replaceFirst("(?s)\\s*DSRA0010E.*", "");
      // A Derby whose disk is full closes: from then on its errors are of any kind.
      boolean silent = !DatabaseTrouble.isUnwritable(e) && !before.isUnwritable();
      return new State(Optional.of(why), home(), silent);
    }
  }

  // Never recreate the home itself: a database without one would be lost at the next start.
  private Optional<String> home() {
    Path home = artifacts.root().toAbsolutePath().getParent();
    Path folder = Files.isDirectory(artifacts.root()) ? artifacts.root() : home;
    try {
      Path probe = Files.createTempFile(folder, ".probe-", "");
      try {
        Files.write(probe, SOME_BYTES);
      } finally {
        Files.delete(probe);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          Files.isDirectory(home)
              ? "no file can be made in " + folder + " (" + e.getMessage() + ")"
              : home + " is gone; stop the server and put it back");
    }
  }
}
