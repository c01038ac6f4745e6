package ktrdr.rest.guard;

import java.util.List;

/** A request as the guard looks at it, wherever it meets it. */
interface IncomingRequest {
  /** Such as {@code HTTP/1.1}. */
  String protocol();

  String scheme();

  /** The name that was asked for, without the port. */
  String host();

  int port();

  String method();

  /** As it was sent: not decoded. */
  String path();

  /** As it was sent; {@code null} when there is none. */
  String query();

  List<String> headers(String name);
}
