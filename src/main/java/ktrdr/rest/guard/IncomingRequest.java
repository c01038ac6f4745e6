package ktrdr.rest.guard;

import java.util.List;

/** A request as the guard sees it, whether or not it has reached a web application. */
interface IncomingRequest {
  /** Such as {@code HTTP/1.1}. */
  String protocol();

  String scheme();

  /** The requested name, without the port. */
  String host();

  int port();

  String method();

  /** As sent, not decoded. */
  String path();

  /** As sent; {@code null} if there is none. */
  String query();

  List<String> headers(String name);
}
