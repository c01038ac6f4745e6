package ktrdr.operations;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** {@code op_<type>_<UTC date>_<UTC time>_<ten random Crockford base-32 characters>}. */
public record OperationId(String value) implements Comparable<OperationId> {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

  /** A new id for an operation of this type that is created at {@code now}. */
  public static OperationId next(OperationType type, Instant now) {
    StringBuilder id = new StringBuilder("op_").append(type.wire()).append('_');
    id.append(TIME.format(now)).append('_');
    for (int i = 0; i < 10; i++) {
      id.append(CROCKFORD.charAt(RANDOM.nextInt(CROCKFORD.length())));
    }
    return new OperationId(id.toString());
  }

  @Override
  public int compareTo(OperationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
