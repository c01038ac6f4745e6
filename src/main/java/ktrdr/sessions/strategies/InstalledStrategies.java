package ktrdr.sessions.strategies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The strategies that come with ktrdr. Nobody can replace or remove them. */
public final class InstalledStrategies {
  private static final List<String> NAMES = List.of("spx_rsi_triangles");

  private InstalledStrategies() {}

  /** Their names, sorted. */
  public static List<String> names() {
    return NAMES;
  }

  /** The document of this name. */
  public static Optional<String> text(String name) {
    return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  /**
   * Refuses a name that one of them has.
   *
   * @throws StrategyIsInstalled if one of them has it
   */
  static void refuse(String name) {
    if (NAMES.contains(name)) {
      throw new StrategyIsInstalled(name);
    }
  }

  private static String read(String name) {
    String file = "/strategies/" + name + ".yaml";
    try (InputStream document = InstalledStrategies.class.getResourceAsStream(file)) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
