package ktrdr.cli.client.http;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.MediaType;
import ktrdr.cli.client.UnreadableAnswer;

/** Rejects an answer whose type was not asked for, for example a page of another program. */
final class AnswerType implements ClientResponseFilter {
  private static final int SMALLEST_REFUSAL = 400;

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    MediaType type = response.getMediaType();
    boolean asked =
        type != null && request.getAcceptableMediaTypes().stream().anyMatch(type::isCompatible);
    if (response.getStatus() < SMALLEST_REFUSAL && !asked) {
      throw new UnreadableAnswer("an answer of the type " + type);
    }
  }
}
