package ktrdr.sessions.standalone;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;

/** The parameters of an operation's subject, as read from the database. */
public record Parameters(Map<String, Object> values) {

  public static Parameters of(Operation.Subject subject) {
    return new Parameters(subject.parameters());
  }

  public boolean has(String name) {
    return values.get(name) != null;
  }

  public String text(String name) {
    return (String) required(name);
  }

  /** A text that not every operation has. */
  public Optional<String> textIfGiven(String name) {
    return Optional.ofNullable((String) values.get(name));
  }

  boolean flag(String name) {
    return (Boolean) required(name);
  }

  // The database returns all numbers as decimals.
  Number number(String name) {
    return (Number) required(name);
  }

  /** A number that operations of before may lack. */
  Optional<Number> numberIfGiven(String name) {
    return Optional.ofNullable((Number) values.get(name));
  }

  Optional<LocalDate> date(String name) {
    return Optional.ofNullable(values.get(name)).map(day -> LocalDate.parse((String) day));
  }

  @SuppressWarnings("unchecked")
  Parameters within(String name) {
    return new Parameters((Map<String, Object>) required(name));
  }

  private Object required(String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalStateException("the operation has no parameter " + name));
  }
}
