package ktrdr.sessions.admission;

import java.util.List;
import java.util.Set;

/** Where servers that share a database tell what lies in their homes; kept when they end. */
public interface HomeStore {

  /**
   * A home of servers.
   *
   * @param node its name
   * @param path on its machine
   * @param bars that were brought into it, {@code MINE 1d}
   */
  record Home(String node, String path, Set<String> bars) {}

  /** What lies in a home now. */
  void tell(Home home);

  List<Home> homes();
}
