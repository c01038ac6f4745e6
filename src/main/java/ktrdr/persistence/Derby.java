package ktrdr.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;

/** Detects the embedded database, where it needs other SQL than PostgreSQL. */
public final class Derby {
  private Derby() {}

  /** Whether this entity manager uses Derby. Needs an active transaction. */
  public static boolean is(EntityManager em) {
    try {
      return is(em.unwrap(Connection.class));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static boolean is(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("Apache Derby");
  }
}
