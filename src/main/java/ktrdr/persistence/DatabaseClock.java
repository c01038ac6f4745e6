package ktrdr.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The one clock that all servers share. */
public final class DatabaseClock {
  private DatabaseClock() {}

  // A table with one row, because Derby needs a table in a select.
  public static Instant now(EntityManager em) {
    Object now =
        em.createNativeQuery("select current_timestamp from session_capacity where id = 1")
            .getSingleResult();
    return now instanceof OffsetDateTime time ? time.toInstant() : ((Timestamp) now).toInstant();
  }
}
