package ktrdr.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import ktrdr.fixture.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SchemaStampTest {
  private final SchemaStamp stamp = new SchemaStamp("a".repeat(64));

  @Test
  void an_empty_database_has_no_stamp() throws Exception {
    try (Connection connection = Database.connect(Database.empty())) {
      assertThat(stamp.isIn(connection)).isFalse();
    }
  }

  @Test
  void a_database_knows_the_change_log_that_was_applied_last_and_no_other() throws Exception {
    try (Database database = new Database();
        Connection connection = database.connect()) {
      assertThat(stamp.isIn(connection)).isFalse();
      stamp.write(connection);
      assertThat(stamp.isIn(connection)).isTrue();
      assertThat(new SchemaStamp("b".repeat(64)).isIn(connection)).isFalse();
    }
  }
}
