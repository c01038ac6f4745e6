package ktrdr.sessions.doctor;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Asks the database a question with a known answer, to find out how it is. */
public interface DatabaseProbe {

  /**
   * The database's answer.
   *
   * @param product its name and version
   * @param latency time until the answer
   * @param clock the database's time of the answer
   * @param current whether its tables are those of this server's version
   */
  record Answer(String product, Duration latency, Instant clock, boolean current) {}

  /**
   * Asks the database.
   *
   * @throws SQLException if it does not answer
   */
  Answer ask() throws SQLException;
}
