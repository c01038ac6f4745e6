package ktrdr.cli.doctor;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Optional;
import ktrdr.cli.client.Fields;

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

    private String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Status of(String wire) {
      return switch (wire) {
        case "ok" -> OK;
        case "fail" -> FAIL;
        // covers statuses of a newer server, too
        default -> WARN;
      };
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

  /** What is wrong and what to do, as an error message. */
  String sentence() {
    String what = name.equals("port") ? name + " " + detail : detail;
    return what + remedy.map(todo -> "; " + todo).orElse("");
  }

  /** Reads a check made by the server: {@code {name, status, detail, remedy}}. */
  static Check of(Fields fields) {
    return new Check(
        fields.text("name").orElse("?"),
        Status.of(fields.text("status").orElse("")),
        fields.text("detail").orElse(""),
        fields.text("remedy"));
  }

  /**
   * @param where {@code here} or {@code server}: where the check was made
   */
  public JsonObject json(String where) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("where", where)
            .add("name", name)
            .add("status", status.wire())
            .add("detail", detail);
    remedy.ifPresentOrElse(text -> json.add("remedy", text), () -> json.addNull("remedy"));
    return json.build();
  }
}
