package ktrdr.rest.guard;

import com.ibm.wsspi.http.HttpInboundConnection;
import com.ibm.wsspi.http.HttpRequest;
import com.ibm.wsspi.http.HttpResponse;
import com.ibm.wsspi.http.WorkClassifier;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Guards the web container itself: it comes before logins, redirects to TLS, and Liberty's own
 * response to an address that it can't decode. Liberty asks it for the executor of each request.
 */
public final class TransportGuard implements WorkClassifier {

  /**
   * Returns an executor that answers in place of the server, or {@code null} to let the server
   * answer.
   */
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
    // The unread rest of a body must not be taken for the next request.
    response.setHeader("Connection", "close");
    response.setHeader("Content-Type", "application/problem+json");
    response.setStatus(refused.status());
    response.setContentLength(body.length);
    if (!connection.getRequest().getMethod().equals("HEAD")) {
      response.getBody().write(body);
    }
  }
}
