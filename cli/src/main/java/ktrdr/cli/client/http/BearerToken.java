package ktrdr.cli.client.http;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Sends the caller's token. */
record BearerToken(String secret) implements ClientRequestFilter {

  @Override
  public void filter(ClientRequestContext request) {
    request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + secret);
  }

  @Override
  public String toString() {
    return "BearerToken[…]";
  }
}
