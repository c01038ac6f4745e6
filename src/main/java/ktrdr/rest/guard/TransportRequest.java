package ktrdr.rest.guard;

import com.ibm.wsspi.http.HttpInboundConnection;
import java.util.List;

/** A request that has not reached a web application yet. */
record TransportRequest(HttpInboundConnection connection) implements IncomingRequest {
  @Override
  public String protocol() {
    return connection.getRequest().getVersion();
  }

  @Override
  public String scheme() {
    return connection.getRequest().getScheme();
  }

  @Override
  public String host() {
    return connection.getRequestedHost();
  }

  @Override
  public int port() {
    return connection.getRequestedPort();
  }

  @Override
  public String method() {
    return connection.getRequest().getMethod();
  }

  @Override
  public String path() {
    return connection.getRequest().getURI();
  }

  @Override
  public String query() {
    return connection.getRequest().getQuery();
  }

  @Override
  public List<String> headers(String name) {
    return connection.getRequest().getHeaders(name);
  }
}
