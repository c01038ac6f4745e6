package ktrdr.cli.client;

import jakarta.ws.rs.ProcessingException;

/** The answer is not what was asked for: it does not come from a ktrdr server, or it broke off. */
public final class UnreadableAnswer extends ProcessingException {
  private static final long serialVersionUID = 1L;

  public UnreadableAnswer(String message) {
    super(message);
  }
}
