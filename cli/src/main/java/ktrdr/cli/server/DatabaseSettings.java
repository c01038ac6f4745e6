package ktrdr.cli.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a server keeps its rows, as the environment says it. Whoever reads the messages of this
 * class learns no password: an address with one in it is not repeated.
 *
 * @param kind {@code derby} or {@code postgresql}
 */
record DatabaseSettings(String kind) {
  static final String KIND = "KTRDR_DATABASE";
  static final String URL = "KTRDR_DATABASE_URL";
  private static final String DERBY = "derby";
  private static final String POSTGRESQL = "postgresql";
  private static final List<String> NEEDED =
      List.of(URL, "KTRDR_DATABASE_USER", "KTRDR_DATABASE_PASSWORD");

  /**
   * @throws ServerTrouble when the database is unknown or something that it needs is missing
   */
  static DatabaseSettings of(Map<String, String> environment) {
    String kind = environment.getOrDefault(KIND, "").strip();
    switch (kind) {
      case "", DERBY -> {
        return new DatabaseSettings(DERBY);
      }
      case POSTGRESQL -> {
        check(environment);
        return new DatabaseSettings(POSTGRESQL);
      }
      default -> throw ServerTrouble.usage(KIND + " is neither derby nor postgresql: " + kind);
    }
  }

  private static void check(Map<String, String> environment) {
    List<String> missing =
        NEEDED.stream().filter(name -> environment.getOrDefault(name, "").isBlank()).toList();
    if (!missing.isEmpty()) {
      throw ServerTrouble.usage(
          "KTRDR_DATABASE=postgresql needs also " + String.join(", ", missing));
    }
    String url = environment.get(URL);
    if (url.contains("@") || url.toLowerCase(Locale.ROOT).contains("password=")) {
      throw ServerTrouble.usage(
          URL + " must not hold a password; KTRDR_DATABASE_PASSWORD is the place for it");
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw ServerTrouble.usage(
          URL
              + " is no address of a PostgreSQL database: "
              + url
              + " (like jdbc:postgresql://127.0.0.1:5432/ktrdr)");
    }
  }

  /** For the environment of the server, whose configuration is chosen by it. */
  void put(Map<String, String> variables) {
    variables.put(KIND, kind);
  }
}
