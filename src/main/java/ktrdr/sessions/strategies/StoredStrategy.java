package ktrdr.sessions.strategies;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import ktrdr.operations.Caller;
import ktrdr.work.Sha256;

/**
 * A strategy document as somebody stored it.
 *
 * @param name of the document, unique among stored strategies
 * @param text YAML or JSON, exactly as it was sent
 */
public record StoredStrategy(String name, String text, Stamp stamp) {

  /**
   * When it was stored.
   *
   * @param updatedBy who stored the present text
   */
  public record Stamp(Instant created, Instant updated, String updatedBy) {}

  static StoredStrategy first(String name, String text, Instant now, Caller by) {
    Instant time = now.truncatedTo(ChronoUnit.MICROS); // as exact as the column
    return new StoredStrategy(name, text, new Stamp(time, time, by.by()));
  }

  StoredStrategy with(String other, Instant now, Caller by) {
    Instant time = now.truncatedTo(ChronoUnit.MICROS);
    return new StoredStrategy(name, other, new Stamp(stamp.created(), time, by.by()));
  }

  /** SHA-256 of the text in UTF-8, in hex: its entity tag. */
  public String sha256() {
    return sha256(text);
  }

  /** SHA-256 of any text in UTF-8, in hex. */
  public static String sha256(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
