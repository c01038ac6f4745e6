package ktrdr.system.crash;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What two servers of one database do to each other. In one class, so that one process starts them.
 */
@ExtendWith(TwoServers.Given.class)
@DisabledIfSystemProperty(
    named = "ktrdr.test.database",
    matches = "postgresql",
    disabledReason = "on PostgreSQL either way: once is enough")
@Tag("own-database")
class TwoServersIT {
  @Nested
  class Stops extends AnotherServerStopsTheWork {
    Stops(TwoServers servers) {
      super(servers);
    }
  }

  @Nested
  class Freezes extends AFrozenServerWritesNothing {
    Freezes(TwoServers servers) {
      super(servers);
    }
  }

  @Nested
  class Share extends ServersShareTheLimit {
    Share(TwoServers servers) {
      super(servers);
    }
  }

  @Nested
  @EnabledIfSystemProperty(
      named = "ktrdr.proof",
      matches = "full",
      disabledReason = "in the full proof")
  class Lack extends AnotherHomeGoesOn {
    Lack(TwoServers servers) {
      super(servers);
    }
  }
}
