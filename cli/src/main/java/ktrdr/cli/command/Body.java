package ktrdr.cli.command;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;

/** The body of a request. It has only what the user gave, because the server knows the defaults. */
public final class Body {
  private final JsonObjectBuilder members = Json.createObjectBuilder();

  /** Adds a member unless its value is null. */
  public Body with(String name, String value) {
    if (value != null) {
      members.add(name, value);
    }
    return this;
  }

  /** Adds a member unless its value is null. */
  public Body with(String name, Long value) {
    if (value != null) {
      members.add(name, value);
    }
    return this;
  }

  /** Adds a member unless its value is null. */
  public Body with(String name, Integer value) {
    if (value != null) {
      members.add(name, value);
    }
    return this;
  }

  /** Adds a member unless its value is null. */
  public Body with(String name, BigDecimal value) {
    if (value != null) {
      members.add(name, value);
    }
    return this;
  }

  /** Adds a member unless its value is null. */
  public Body with(String name, JsonValue value) {
    if (value != null) {
      members.add(name, value);
    }
    return this;
  }

  /** Adds a member if its value is true. */
  public Body with(String name, boolean value) {
    if (value) {
      members.add(name, true);
    }
    return this;
  }

  /** Adds a list of texts unless it is null. */
  public Body with(String name, List<String> values) {
    if (values != null) {
      members.add(name, Json.createArrayBuilder(values));
    }
    return this;
  }

  public JsonObject json() {
    return members.build();
  }
}
