package ktrdr.operations;

/**
 * Who asked for a change and from where, as the event log records it.
 *
 * @param by {@code local} on the loopback interface; the user's name; {@code session}, {@code
 *     recovery} and the like for the server itself
 * @param from {@code server}, {@code schedule 3}, Liberty's own doors, or the address and program
 *     of a request
 */
public record Caller(String by, String from) {
  /** The server itself, in this role. */
  public static Caller server(String role) {
    return new Caller(role, "server");
  }
}
