package ktrdr.agent.ledger;

import java.util.Arrays;
import java.util.Objects;

/**
 * A provider's reply, byte for byte as it came.
 *
 * @param body the first bytes of it, at most {@link #MOST_BYTES}
 * @param whole whether that is all
 */
public record RecordedReply(byte[] body, boolean whole) {
  /** What is kept of a longer one: 8 MiB. */
  public static final int MOST_BYTES = 8 << 20;

  /** What is kept of a reply. */
  public static RecordedReply of(byte[] reply) {
    return reply.length <= MOST_BYTES
        ? new RecordedReply(reply.clone(), true)
        : new RecordedReply(Arrays.copyOf(reply, MOST_BYTES), false);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordedReply reply
        && Arrays.equals(body, reply.body)
        && whole == reply.whole;
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(body), whole);
  }

  @Override
  public String toString() {
    return body.length + " bytes" + (whole ? "" : " of more");
  }
}
