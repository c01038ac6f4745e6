package ktrdr.cli.client.http;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.PrintWriter;

/** Writes one line per request, for {@code -v}. */
record RequestTrace(PrintWriter writer) implements ClientResponseFilter {

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    writer.println(request.getMethod() + " " + request.getUri() + " → " + response.getStatus());
    writer.flush();
  }
}
