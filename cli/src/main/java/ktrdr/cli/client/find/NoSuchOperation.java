package ktrdr.cli.client.find;

/** Nothing on the server matches what the user named. */
public final class NoSuchOperation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoSuchOperation(String message) {
    super(message);
  }
}
