package ktrdr.rest.guard;

import com.ibm.wsspi.http.HttpInboundConnection;
import com.ibm.wsspi.http.HttpRequest;
import com.ibm.wsspi.http.HttpResponse;
import com.ibm.wsspi.http.WorkClassifier;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Stands before the web container: before logins, redirects to TLS, and what Liberty itself says of
 * an address that it can't decode. Liberty asks it for each request who is to work on it.
 */
public final class TransportGuard implements WorkClassifier {

  /** Whoever answers a request instead of the server; {@code null} when the server may do it. */
  @Override
  public Executor classify(HttpRequest request, HttpInboundConnection connection) {
    Optional<Refused> refused = Guard.refusal(new TransportRequest(connection));
    return refused.<Executor>map(r -> work -> answer(connection, r)).orElse(null);
  }

  private static void answer(HttpInboundConnection connection, Refused refused) {
    Exception failure = null;
    try {
      write(connection, refused);
    } catch (IOException e) {
      failure = e;
    }
    connection.finish(failure);
  }

  private static void write(HttpInboundConnection connection, Refused refused) throws IOException {
    HttpResponse response = connection.getResponse();
    byte[] body = refused.bytes(connection.getRequest().getURI());
    // The rest of a body that nobody reads must not be taken for the next request.
    response.setHeader("Connection", "close");
    response.setHeader("Content-Type", "application/problem+json");
    response.setStatus(refused.status());
    response.setContentLength(body.length);
    if (!connection.getRequest().getMethod().equals("HEAD")) {
      response.getBody().write(body);
    }
  }
}
