package ktrdr.agent.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ktrdr.agent.model.wire.JsonTexts;

/**
 * The prompts: files for people to read, such as {@code agent/prompts/design-2.md}. A change of
 * their words is a new version; a phase whose words it does not change has no new file.
 *
 * <p>A version has the rules of strategy documents as they were then, in its file. A replay must
 * ask what was asked, so no byte of its requests may follow from what documents are today.
 */
public final class Prompts {
  /**
   * The version that new sessions are asked by. It stands in the session from its start, which goes
   * on with it after an update, and in results, so that they can be compared.
   */
  public static final String VERSION = "3";

  private static final String DIVIDER = "\n=== user ===\n";
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

  private Prompts() {}

  /**
   * A prompt whose places are filled.
   *
   * @param system the same for every session
   * @param user what this session is about
   */
  record Prompt(String system, String user) {}

  /**
   * Fills the prompt of a design.
   *
   * @param places the text for each name of a place; asked only for those that the version has
   */
  static Prompt design(String version, UnaryOperator<String> places) {
    return filled("design", version, places);
  }

  static Prompt assessment(String version, Map<String, String> places) {
    return filled("assessment", version, places::get);
  }

  private static Prompt filled(String phase, String version, UnaryOperator<String> places) {
    String[] parts = text(phase, version).split(DIVIDER, 2);
    return new Prompt(fill(parts[0], places).strip(), fill(parts[1], places).strip());
  }

  /** Fills all places in one pass, so that nothing that is filled in is taken for a place. */
  private static String fill(String text, UnaryOperator<String> places) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(Objects.requireNonNull(places.apply(place.group(1)))));
  }

  /**
   * Words of others as one JSON string: they can't end their quotes, their line or the tag that
   * they stand in.
   */
  static String data(String words) {
    return JsonTexts.quoted(words)
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String text(String phase, String version) {
    for (int its = number(version); its >= 0; its--) {
      Optional<String> text = file("/agent/prompts/" + phase + "-" + its + ".md");
      if (text.isPresent()) {
        return text.get();
      }
    }
    throw new PromptsNotKept(version);
  }

  private static int number(String version) {
    boolean known =
        version.matches("\\d{1,4}") && Integer.parseInt(version) <= Integer.parseInt(VERSION);
    if (!known) {
      throw new PromptsNotKept(version);
    }
    return Integer.parseInt(version);
  }

  private static Optional<String> file(String resource) {
    try (InputStream in = Prompts.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
