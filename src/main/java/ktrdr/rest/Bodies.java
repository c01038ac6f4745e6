package ktrdr.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import ktrdr.rest.problems.Problem;

/**
 * Reads bodies. Each that is not there yet keeps a thread of the server, so only so many are read
 * at once, and none for long: the others, a cancel above all, find a thread. What cancels has
 * places of its own.
 */
final class Bodies {
  private static final int MOST_BYTES = 1 << 20;
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);
  private static final Semaphore PLACES = new Semaphore(64);
  private static final Semaphore PLACES_OF_CANCELS = new Semaphore(64);
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");

  private Bodies() {}

  /** Why a body was not read. */
  static final class Unread extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Unread(int status, String code, String detail) {
      super(detail);
      this.problem = Problem.of(status, code, detail);
    }

    Problem problem() {
      return problem;
    }
  }

  /** Whether the request has a body by its headers. */
  static boolean isSaidToBeIn(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /**
   * Whether a body is named without a length that can be read: Liberty hides a length that is no
   * number, and takes the body for the next request.
   */
  static boolean hasNoLength(HttpServletRequest request) {
    return request.getProtocol().startsWith("HTTP/1")
        && request.getContentType() != null
        && request.getContentLengthLong() < 0
        && request.getHeader("Transfer-Encoding") == null;
  }

  /** Whether there may be one: in HTTP/2 it need not be said. */
  static boolean mayBeIn(HttpServletRequest request) {
    boolean unsaid =
        request.getProtocol().startsWith("HTTP/2")
            && request.getContentLengthLong() < 0
            && WITH_BODY.contains(request.getMethod());
    return unsaid || isSaidToBeIn(request);
  }

  /** Waits for the whole body. */
  static byte[] read(HttpServletRequest request) throws Unread {
    if (request.getContentLengthLong() > MOST_BYTES) {
      throw tooLarge();
    }
    boolean cancels =
        request.getMethod().equals("DELETE") || request.getRequestURI().endsWith("/cancel");
    Semaphore places = cancels ? PLACES_OF_CANCELS : PLACES;
    if (!places.tryAcquire()) {
      throw new Unread(503, "too_many_bodies", "Too many requests are half sent; try again");
    }
    try {
      return text(all(request.getInputStream()));
    } catch (SocketTimeoutException e) {
      throw tooSlow();
    } catch (IOException e) {
      throw new Unread(400, "malformed_request", "The body can't be read to its end");
    } finally {
      places.release();
    }
  }

  private static byte[] all(InputStream body) throws IOException, Unread {
    long began = System.nanoTime();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    for (int n = body.read(part); n >= 0; n = body.read(part)) {
      read.write(part, 0, n);
      if (read.size() > MOST_BYTES) {
        throw tooLarge();
      }
      if (System.nanoTime() - began > LONGEST) {
        throw tooSlow();
      }
    }
    return read.toByteArray();
  }

  private static byte[] text(byte[] bytes) throws Unread {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return bytes;
    } catch (CharacterCodingException e) {
      throw new Unread(400, "malformed_request", "The body is not UTF-8");
    }
  }

  private static Unread tooLarge() {
    return new Unread(413, "body_too_large", "The body is too large; 1 MiB is allowed");
  }

  private static Unread tooSlow() {
    return new Unread(408, "body_too_slow", "The body did not come in time");
  }
}
