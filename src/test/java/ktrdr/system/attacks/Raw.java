package ktrdr.system.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import ktrdr.system.AdminCenter;
import ktrdr.system.Api;

/**
 * An answer to bytes that no HTTP client would send.
 *
 * @param status 0 when the server said nothing and closed
 */
record Raw(int status, List<String> headers, String body) {
  private static final int SECONDS_20 = 20_000;
  private static final Pattern LENGTH =
      Pattern.compile("^content-length: (\\d+)", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\b(ktrdr|java|javax|jakarta|com|org|io)(\\.[a-z_]\\w*)+\\.[A-Z]|Exception|\\.java:\\d"
              + "|CWWW[A-Z]\\d|SRVE\\d|\\$WSEP");

  /** To the port without TLS. */
  static Raw send(String request) {
    return send(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Raw send(byte[] request) {
    try (Socket socket = open()) {
      return exchange(socket, request);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** To the port with TLS, by HTTP/1.1. */
  static Raw secure(AdminCenter center, String request) {
    SSLContext tls = center.api().client().sslContext();
    int port = center.api().server().getPort();
    try (Socket socket = tls.getSocketFactory().createSocket("127.0.0.1", port)) {
      return exchange(socket, request.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Socket open() throws IOException {
    return new Socket("127.0.0.1", port());
  }

  static int port() {
    return Api.shared().server().getPort();
  }

  /** The headers that a browser on this machine would send. */
  static String own() {
    return "Host: localhost:" + port() + "\r\nConnection: close\r\n";
  }

  static String get(String path, String headers) {
    return "GET " + path + " HTTP/1.1\r\n" + headers + "\r\n";
  }

  /** The values of a header. */
  List<String> header(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .toList();
  }

  /** Whether it names a class, a message of Liberty, or a line of code. */
  boolean tellsOfTheInside() {
    return Stream.concat(headers.stream(), Stream.of(body))
        .anyMatch(text -> INSIDE.matcher(text).find());
  }

  /** What the server says on this socket after these bytes, until it closes or falls silent. */
  static Raw exchange(Socket socket, byte[] request) throws IOException {
    socket.setSoTimeout(SECONDS_20);
    try {
      socket.getOutputStream().write(request);
    } catch (IOException closedEarly) {
      // It answered before it had read all.
    }
    return answer(socket);
  }

  /** Reads an answer; an event stream is read up to its headers only. */
  static Raw answer(Socket socket) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    InputStream in = socket.getInputStream();
    try {
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        bytes.write(part, 0, n);
        if (isComplete(bytes.toString(StandardCharsets.ISO_8859_1))) {
          break;
        }
      }
    } catch (SocketTimeoutException silent) {
      throw new AssertionError("no answer in time; until then: " + bytes, silent);
    } catch (IOException reset) {
      // Closed with something of ours unread.
    }
    return parse(bytes.toString(StandardCharsets.UTF_8));
  }

  // A server that closes waits for the rest of what it was sent.
  private static boolean isComplete(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    Matcher length = LENGTH.matcher(text.substring(0, end));
    boolean whole = length.find() && text.length() >= end + 4 + Integer.parseInt(length.group(1));
    return whole || text.contains("text/event-stream");
  }

  private static Raw parse(String text) {
    if (!text.startsWith("HTTP/")) {
      return new Raw(0, List.of(), text);
    }
    String[] parts = text.split("\r\n\r\n", 2);
    List<String> lines = List.of(parts[0].split("\r\n"));
    int status = Integer.parseInt(lines.get(0).split(" ")[1]);
    return new Raw(status, lines.subList(1, lines.size()), parts.length > 1 ? parts[1] : "");
  }
}
