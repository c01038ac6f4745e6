package ktrdr.cli.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a server stores its rows, according to the environment. Messages of this class never reveal
 * a password: they do not repeat an address that contains one.
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
   * @throws ServerTrouble if the database is unknown or a setting that it needs is missing
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

  /** Adds the variables that select the server's database configuration. */
  void put(Map<String, String> variables) {
    variables.put(KIND, kind);
  }
}
