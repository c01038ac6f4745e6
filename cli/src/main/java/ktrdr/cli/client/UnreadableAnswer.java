package ktrdr.cli.client;

import jakarta.ws.rs.ProcessingException;

/** What answered is no ktrdr server, or broke off: its answer is not what was asked for. */
public final class UnreadableAnswer extends ProcessingException {
  private static final long serialVersionUID = 1L;

  public UnreadableAnswer(String message) {
    super(message);
  }
}
