package ktrdr.rest.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * There is no login on the loopback interface, so this keeps web pages from driving the server. The
 * requested host must be a loopback name, because a page can point its own name at 127.0.0.1. If a
 * page sends its origin, that must be the server's own. A request that can be read in two ways is
 * refused.
 */
public final class Guard {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> PROTOCOLS = Set.of("HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "HTTP/2");
  private static final List<Function<IncomingRequest, Optional<Refused>>> CHECKS =
      List.of(Guard::host, Guard::origin, Guard::method, Guard::length, Guard::address);

  private Guard() {}

  /** Why a request is refused; empty if it may pass. */
  public static Optional<Refused> refusal(HttpServletRequest request) {
    return refusal(new ApplicationRequest(request));
  }

  static Optional<Refused> refusal(IncomingRequest request) {
    return CHECKS.stream().flatMap(check -> check.apply(request).stream()).findFirst();
  }

  // HTTP/2 has no Host header: the name is in the request's :authority.
  private static Optional<Refused> host(IncomingRequest request) {
    List<String> hosts = request.headers("Host");
    boolean old = request.protocol().startsWith("HTTP/1");
    if (hosts.size() > 1 || (old && hosts.stream().allMatch(String::isBlank))) {
      return Optional.of(Refused.malformed("A request has one Host header"));
    }
    boolean own =
        Stream.concat(Stream.of(request.host()), hosts.stream().map(Guard::name))
            .allMatch(name -> LOOPBACK.contains(name.toLowerCase(Locale.ROOT)));
    return own
        ? Optional.empty()
        : Optional.of(Refused.forbidden("foreign_host", "Ask for 127.0.0.1 or localhost"));
  }

  private static String name(String host) {
    return host.strip().replaceFirst(":\\d*$", "");
  }

  private static Optional<Refused> origin(IncomingRequest request) {
    String own = origin(request.scheme(), request.host(), request.port());
    return request.headers("Origin").stream().allMatch(own::equalsIgnoreCase)
        ? Optional.empty()
        : Optional.of(
            Refused.forbidden("foreign_origin", "Web pages of other origins may not ask"));
  }

  // As browsers write it: without the scheme's default port.
  private static String origin(String scheme, String name, int port) {
    String host = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }

  private static Optional<Refused> method(IncomingRequest request) {
    if (!PROTOCOLS.contains(request.protocol())) {
      return Optional.of(Refused.malformed("Speak HTTP/1.1 or HTTP/2"));
    }
    return METHODS.contains(request.method())
        ? Optional.empty()
        : Optional.of(Refused.method(request.method()));
  }

  private static Optional<Refused> length(IncomingRequest request) {
    // With HTTP/2, Liberty passes on one Content-Length twice.
    Set<String> lengths = Set.copyOf(request.headers("Content-Length"));
    List<String> codings = request.headers("Transfer-Encoding");
    if (lengths.size() > 1 || !lengths.stream().allMatch(l -> l.strip().matches("\\d{1,18}"))) {
      return Optional.of(Refused.malformed("Content-Length is one whole number of bytes"));
    }
    boolean chunked = codings.equals(List.of("chunked"));
    return codings.isEmpty() || (chunked && lengths.isEmpty())
        ? Optional.empty()
        : Optional.of(Refused.malformed("Say the length of a body, or send it chunked; not both"));
  }

  private static Optional<Refused> address(IncomingRequest request) {
    if (!Percent.isText(request.path()) || !Percent.isText(request.query())) {
      return Optional.of(Refused.malformed("The address is not UTF-8 in percent-encoding"));
    }
    return Percent.isPath(request.path())
        ? Optional.empty()
        : Optional.of(
            Refused.malformed("The path has control characters or leads out of the root"));
  }
}
