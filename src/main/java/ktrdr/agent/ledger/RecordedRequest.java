package ktrdr.agent.ledger;

import java.util.Arrays;
import ktrdr.work.Sha256;

/**
 * A request, byte for byte as it was sent; the key is not part of it.
 *
 * @param body the first bytes of it, at most {@link RecordedReply#MOST_BYTES}
 * @param sha256 of the whole body, in hex
 */
public record RecordedRequest(byte[] body, String sha256) {

  /** What is kept of a request. */
  public static RecordedRequest of(byte[] body) {
    int kept = Math.min(body.length, RecordedReply.MOST_BYTES);
    return new RecordedRequest(Arrays.copyOf(body, kept), Sha256.of(body));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordedRequest request && sha256.equals(request.sha256);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  @Override
  public String toString() {
    return body.length + " bytes, SHA-256 " + sha256;
  }
}
