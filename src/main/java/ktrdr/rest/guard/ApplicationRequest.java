package ktrdr.rest.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** A request that has reached a web application. */
record ApplicationRequest(HttpServletRequest request) implements IncomingRequest {
  @Override
  public String protocol() {
    return request.getProtocol();
  }

  @Override
  public String scheme() {
    return request.getScheme();
  }

  @Override
  public String host() {
    return request.getServerName();
  }

  @Override
  public int port() {
    return request.getServerPort();
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    return request.getRequestURI();
  }

  @Override
  public String query() {
    return request.getQueryString();
  }

  @Override
  public List<String> headers(String name) {
    return Collections.list(request.getHeaders(name));
  }
}
