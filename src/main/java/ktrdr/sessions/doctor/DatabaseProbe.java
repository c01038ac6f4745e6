package ktrdr.sessions.doctor;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Asks the database a question whose answer is known, to see how it is. */
public interface DatabaseProbe {

  /**
   * What it answered.
   *
   * @param product its name and version
   * @param latency until it had answered
   * @param clock its time then
   * @param current whether it has the tables of this server
   */
  record Answer(String product, Duration latency, Instant clock, boolean current) {}

  /**
   * Asks.
   *
   * @throws SQLException when it does not answer
   */
  Answer ask() throws SQLException;
}
