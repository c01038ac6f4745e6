package ktrdr.sessions.admission;

import java.util.List;
import java.util.Set;

/**
 * Records which bars each server's home holds, for servers that share a database. Entries stay when
 * a server ends.
 */
public interface HomeStore {

  /**
   * A server's home.
   *
   * @param node its name
   * @param path on its machine
   * @param bars imported bars, as {@code MINE 1d}
   */
  record Home(String node, String path, Set<String> bars) {}

  /** Records the present contents of a home. */
  void tell(Home home);

  List<Home> homes();
}
