package ktrdr.rest.guard;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Adds to a response's own policy which pages may frame it, unless the policy says so itself. Other
 * responses get the server's policy from {@code server.xml}.
 */
final class Framing extends HttpServletResponseWrapper {
  private static final String POLICY = "Content-Security-Policy";
  private static final String ANCESTORS = "frame-ancestors";

  private final String allowed;

  /**
   * @param allowed {@code 'none'} or {@code 'self'}
   */
  Framing(HttpServletResponse response, String allowed) {
    super(response);
    this.allowed = allowed;
  }

  @Override
  public void setHeader(String name, String value) {
    super.setHeader(name, framed(name, value));
  }

  @Override
  public void addHeader(String name, String value) {
    super.addHeader(name, framed(name, value));
  }

  private String framed(String name, String value) {
    boolean silent = POLICY.equalsIgnoreCase(name) && value != null && !value.contains(ANCESTORS);
    return silent ? value.replaceFirst(";?\\s*$", "; " + ANCESTORS + " " + allowed) : value;
  }
}
