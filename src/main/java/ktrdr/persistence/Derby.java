package ktrdr.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;

/** The embedded database, where it needs other words than PostgreSQL. */
final class Derby {
  private Derby() {}

  /** Whether the transaction of this entity manager is one of Derby's. */
  static boolean is(EntityManager em) {
    try {
      return is(em.unwrap(Connection.class));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean is(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("Apache Derby");
  }
}
