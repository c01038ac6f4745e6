package ktrdr.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import ktrdr.rest.problems.Problem;
import ktrdr.sessions.artifacts.Staging;

/**
 * A body that is a file of bars: not read whole before it is handed on, but streamed to the disk by
 * the resource, which bounds how many at once, how large and how slow.
 */
final class FileBody {
  private static final Pattern PATH = Pattern.compile(".*/api/v1/data/[^/]+/[^/]+");

  // None that a form of a web page could send.
  private static final Set<String> TYPES =
      Set.of(
          "application/octet-stream",
          "text/csv",
          "application/vnd.apache.parquet",
          "application/gzip",
          "application/zip");
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

  private FileBody() {}

  /** Whether a request uploads a file. */
  static boolean isIn(HttpServletRequest request) {
    return request.getMethod().equals("PUT") && PATH.matcher(request.getRequestURI()).matches();
  }

  /** Why an upload is refused before anything of it is read; empty if it may go on. */
  static Optional<Problem> problem(HttpServletRequest request) {
    String type = request.getContentType() == null ? "" : request.getContentType();
    boolean encoded = request.getHeader("Content-Encoding") != null;
    if (encoded || !TYPES.contains(type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))) {
      return Optional.of(
          Problem.of(
              415,
              "unsupported_media_type",
              "Send the file as application/octet-stream, text/csv,"
                  + " application/vnd.apache.parquet, application/gzip or application/zip, without"
                  + " a Content-Encoding"));
    }
    return request.getContentLengthLong() > Staging.LARGEST
        ? Optional.of(
            Problem.of(413, "upload_too_large", "The file is too large; 2 GiB are allowed"))
        : Optional.empty();
  }

  /**
   * Lets the resource read the body. What it leaves, because it refuses the request, is read here:
   * a client that still sends would not see the answer.
   */
  static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // An endless body is not read to its end, so nothing may follow it.
    response.setHeader("Connection", "close");
    chain.doFilter(request, response);
    drain(request.getInputStream());
  }

  private static void drain(InputStream body) {
    long began = System.nanoTime();
    byte[] part = new byte[1 << 16];
    try {
      long left = Staging.LARGEST;
      while (left > 0 && System.nanoTime() - began < LONGEST) {
        int n = body.read(part);
        left = n < 0 ? 0 : left - n;
      }
    } catch (IOException e) {
      // The client has left; it does not wait for the answer.
    }
  }
}
