package ktrdr.sessions.doctor;

import java.util.Locale;
import java.util.Optional;

/**
 * The result of one check.
 *
 * @param remedy what to do; empty if nothing has to be done
 */
public record Check(String name, Status status, String detail, Optional<String> remedy) {

  public enum Status {
    OK,
    /** Works, but not for long or not as intended. */
    WARN,
    FAIL;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Check ok(String name, String detail) {
    return new Check(name, Status.OK, detail, Optional.empty());
  }

  static Check warn(String name, String detail, String remedy) {
    return new Check(name, Status.WARN, detail, Optional.of(remedy));
  }

  static Check fail(String name, String detail, String remedy) {
    return new Check(name, Status.FAIL, detail, Optional.of(remedy));
  }
}
